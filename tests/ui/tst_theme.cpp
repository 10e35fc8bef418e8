// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
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
        {"primary button", ColorToken::OnAccent, ColorToken::Accent},
        {"link on surface", ColorToken::Accent, ColorToken::Surface},
        {"link on window", ColorToken::Accent, ColorToken::Window},
        {"done badge", ColorToken::Done, ColorToken::DoneSoft},
        {"attention badge", ColorToken::Attention, ColorToken::AttentionSoft},
        {"failed badge", ColorToken::Failed, ColorToken::FailedSoft},
        {"neutral badge", ColorToken::Neutral, ColorToken::NeutralSoft},
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
