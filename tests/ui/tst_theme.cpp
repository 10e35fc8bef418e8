// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

SystemLook look(bool dark, bool highContrast)
{
    QPalette palette(dark ? QColor(Qt::black) : QColor(Qt::white));
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    return {palette, dark, highContrast};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void everyPairOfThePalettesIsReadable_data();
    void everyPairOfThePalettesIsReadable();
    void primaryButtonIsReadableInEveryState_data();
    void primaryButtonIsReadableInEveryState();
    void outlinesAndIconsCanBeSeen_data();
    void outlinesAndIconsCanBeSeen();
    void contrastIsWcags();
    void choiceDecidesTheColors();
    void highContrastOfTheSystemWins();
    void fieldsAreDrawnWithTheOutlineToken();
    void everyIconHasADrawing();
    void iconsTakeTheColor();
};

namespace {

struct Pair
{
    const char *name;
    ColorToken front;
    ColorToken back;
};

void addPairs(const QList<Pair> &pairs)
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("back");
    for (const auto &[mode, colors] :
         {std::pair{"light", ThemeColors::light()}, std::pair{"dark", ThemeColors::dark()}}) {
        for (const Pair &pair : pairs)
            QTest::addRow("%s: %s", mode, pair.name) << colors.color(pair.front) << colors.color(pair.back);
    }
}

} // namespace

void TestTheme::textIsReadable_data()
{
    addPairs({
        {"text on window", ColorToken::Text, ColorToken::Window},
        {"text on surface", ColorToken::Text, ColorToken::Surface},
        {"text on selection", ColorToken::Text, ColorToken::Selection},
        {"text on hover", ColorToken::Text, ColorToken::Hover},
        {"text on attention banner", ColorToken::Text, ColorToken::AttentionSoft},
        {"text on failed banner", ColorToken::Text, ColorToken::FailedSoft},
        {"text on done banner", ColorToken::Text, ColorToken::DoneSoft},
        {"text on neutral banner", ColorToken::Text, ColorToken::NeutralSoft},
        {"secondary on window", ColorToken::SecondaryText, ColorToken::Window},
        {"secondary on surface", ColorToken::SecondaryText, ColorToken::Surface},
        {"secondary on selection", ColorToken::SecondaryText, ColorToken::Selection},
        {"secondary on hover", ColorToken::SecondaryText, ColorToken::Hover},
        {"code in a found place of the help", ColorToken::SecondaryText, ColorToken::AttentionSoft},
        {"link in a found place of the help", ColorToken::Accent, ColorToken::AttentionSoft},
        {"primary button", ColorToken::OnAccent, ColorToken::Accent},
        {"link on surface", ColorToken::Accent, ColorToken::Surface},
        {"link on window", ColorToken::Accent, ColorToken::Window},
        {"done badge", ColorToken::Done, ColorToken::DoneSoft},
        {"attention badge", ColorToken::Attention, ColorToken::AttentionSoft},
        {"failed badge", ColorToken::Failed, ColorToken::FailedSoft},
        {"neutral badge", ColorToken::Neutral, ColorToken::NeutralSoft},
        {"done on window", ColorToken::Done, ColorToken::Window},
        {"attention on window", ColorToken::Attention, ColorToken::Window},
        {"failed on window", ColorToken::Failed, ColorToken::Window},
        {"practice", ColorToken::PracticeText, ColorToken::PracticeStripe},
    });
}

void TestTheme::textIsReadable()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(front, back);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::everyPairOfThePalettesIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addRow("light") << ThemeColors::light().palette();
    QTest::addRow("light, in tables") << ThemeColors::light().viewPalette();
    QTest::addRow("dark") << ThemeColors::dark().palette();
    QTest::addRow("dark, in tables") << ThemeColors::dark().viewPalette();
}

//! What Qt's own widgets draw: fields, menus, lists, tool tips, links.
void TestTheme::everyPairOfThePalettesIsReadable()
{
    QFETCH(QPalette, palette);
    const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::ButtonText, QPalette::Window},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::PlaceholderText, QPalette::Window},
        {QPalette::Link, QPalette::Base},
        {QPalette::LinkVisited, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase}};
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        for (const auto &[front, back] : pairs) {
            const double ratio = contrastRatio(palette.color(group, front), palette.color(group, back));
            // What cannot be used is quieter, but can still be made out.
            QVERIFY2(ratio >= (group == QPalette::Disabled ? 3.0 : 4.5),
                     qPrintable(u"group %1, %2 on %3: %4"_s.arg(group).arg(front).arg(back).arg(ratio)));
        }
    }
}

void TestTheme::primaryButtonIsReadableInEveryState_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<bool>("down");
    QTest::addColumn<bool>("hover");
    for (const auto &[name, appearance] :
         {std::pair{"light", Appearance::Light}, std::pair{"dark", Appearance::Dark}}) {
        QTest::addRow("%s", name) << appearance << false << false;
        QTest::addRow("%s, down", name) << appearance << true << false;
        QTest::addRow("%s, under the pointer", name) << appearance << false << true;
    }
}

void TestTheme::primaryButtonIsReadableInEveryState()
{
    QFETCH(Appearance, appearance);
    QFETCH(bool, down);
    QFETCH(bool, hover);
    Theme theme([] { return look(false, false); });
    theme.apply(appearance);
    QPushButton button;
    Theme::makePrimary(&button);
    button.resize(120, 32);
    button.setDown(down);
    button.setAttribute(Qt::WA_UnderMouse, hover);
    const QColor ground = button.grab().toImage().pixelColor(60, 16);
    QCOMPARE(ground == theme.color(ColorToken::Accent), !down && !hover);
    const double ratio = contrastRatio(theme.color(ColorToken::OnAccent), ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::outlinesAndIconsCanBeSeen_data()
{
    addPairs({
        {"outline on window", ColorToken::ControlOutline, ColorToken::Window},
        {"outline on surface", ColorToken::ControlOutline, ColorToken::Surface},
        {"scroll bar on window", ColorToken::ControlOutline, ColorToken::Window},
        {"focus on window", ColorToken::Accent, ColorToken::Window},
        {"focus on surface", ColorToken::Accent, ColorToken::Surface},
        {"focus on selection", ColorToken::Accent, ColorToken::Selection},
        {"focus on primary button", ColorToken::OnAccent, ColorToken::Accent},
        {"progress on its groove", ColorToken::Accent, ColorToken::Border},
        {"icon on window", ColorToken::Text, ColorToken::Window},
        {"icon on surface", ColorToken::Text, ColorToken::Surface},
        {"quiet icon on surface", ColorToken::SecondaryText, ColorToken::Surface},
        {"quiet icon on done banner", ColorToken::SecondaryText, ColorToken::DoneSoft},
        {"quiet icon on attention banner", ColorToken::SecondaryText, ColorToken::AttentionSoft},
        {"quiet icon on failed banner", ColorToken::SecondaryText, ColorToken::FailedSoft},
        {"quiet icon on neutral banner", ColorToken::SecondaryText, ColorToken::NeutralSoft},
        {"done icon on surface", ColorToken::Done, ColorToken::Surface},
        {"attention icon on surface", ColorToken::Attention, ColorToken::Surface},
        {"failed icon on surface", ColorToken::Failed, ColorToken::Surface},
        {"neutral icon on surface", ColorToken::Neutral, ColorToken::Surface},
        {"done icon on selection", ColorToken::Done, ColorToken::Selection},
        {"attention icon on selection", ColorToken::Attention, ColorToken::Selection},
        {"failed icon on selection", ColorToken::Failed, ColorToken::Selection},
        {"neutral icon on selection", ColorToken::Neutral, ColorToken::Selection},
        {"tick", ColorToken::OnAccent, ColorToken::Accent},
        {"disabled tick", ColorToken::SecondaryText, ColorToken::Border},
        {"focus on the banners", ColorToken::Accent, ColorToken::AttentionSoft},
        {"scroll bar that is dragged", ColorToken::SecondaryText, ColorToken::Window},
        {"disabled icon on window", ColorToken::ControlOutline, ColorToken::Window},
    });
}

void TestTheme::outlinesAndIconsCanBeSeen()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(front, back);
    QVERIFY2(ratio >= 3.0, qPrintable(QString::number(ratio)));
}

void TestTheme::contrastIsWcags()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // The known border case: this grey is the lightest that passes 4.5 on white.
    QVERIFY(qAbs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void TestTheme::choiceDecidesTheColors()
{
    for (const bool dark : {false, true}) {
        Theme theme([dark] { return look(dark, false); });
        theme.apply(Appearance::System);
        QVERIFY(theme.colors() == (dark ? ThemeColors::dark() : ThemeColors::light()));
        theme.apply(Appearance::Light);
        QVERIFY(theme.colors() == ThemeColors::light());
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xF6, 0xF8, 0xFA));
        theme.apply(Appearance::Dark);
        QVERIFY(theme.colors() == ThemeColors::dark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x15, 0x18, 0x1C));
    }
}

void TestTheme::highContrastOfTheSystemWins()
{
    Theme theme([] { return look(true, true); });
    theme.apply(Appearance::Light);
    QCOMPARE(theme.color(ColorToken::Window), QColor(Qt::black));
    QCOMPARE(theme.color(ColorToken::Failed), QColor(Qt::white));
    QCOMPARE(theme.colors().softTone(Tone::Failed), theme.color(ColorToken::Surface));
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(Qt::black));
}

void TestTheme::fieldsAreDrawnWithTheOutlineToken()
{
    Theme theme([] { return look(true, false); });
    theme.apply(Appearance::Dark);
    QLineEdit field;
    field.resize(120, 30);
    const QImage image = field.grab().toImage();
    QCOMPARE(image.pixelColor(60, 0), theme.color(ColorToken::ControlOutline));
    QCOMPARE(image.pixelColor(60, 29), theme.color(ColorToken::ControlOutline));
}

void TestTheme::everyIconHasADrawing()
{
    for (int i = 0; i < iconCount; ++i) {
        for (const qreal ratio : {1.0, 1.5, 2.0, 3.0}) {
            const QPixmap pixmap = tintedPixmap(static_cast<Icon>(i), 16, Qt::red, ratio);
            QVERIFY2(!pixmap.isNull(), qPrintable(QString::number(i)));
            QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
        }
    }
    QVERIFY(!applicationIcon().pixmap(256, 256).isNull());
    QCOMPARE(applicationIcon().availableSizes().size(), 8);
}

void TestTheme::iconsTakeTheColor()
{
    const QImage image = tintedPixmap(Icon::Stop, 24, Qt::green, 1).toImage();
    bool solid = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 200) {
                solid = true;
                QVERIFY(pixel.green() > 240 && pixel.red() < 10 && pixel.blue() < 10);
            }
        }
    }
    QVERIFY(solid);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
