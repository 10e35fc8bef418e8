// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString sources = QStringLiteral(HUBWARDEN_SOURCES);

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersHaveTheirForms()
    {
        QTranslator words;
        QVERIFY(words.load(QLocale(u"en"_s), u"hubwarden"_s, u"_"_s, u":/i18n"_s));
        const auto button = [&words](int count) {
            return words.translate("Hubwarden::ConfirmDeclineDialog", "Decline %n Invitation(s)", nullptr,
                                   count);
        };
        QCOMPARE(button(1), u"Decline %n Invitation"_s); // tr() puts the number in
        QCOMPARE(button(17), u"Decline %n Invitations"_s);
    }

    void everyPluralOfTheSourcesIsThere()
    {
        const QString forms = contentOf(sources + u"/resources/translations/hubwarden_en.ts"_s);
        QVERIFY(!forms.isEmpty());
        QVERIFY2(!forms.contains("unfinished"_L1),
                 "a plural has no form: run lupdate as ui/CMakeLists.txt says");
        static const QRegularExpression form(u"<numerusform>(.*?)</numerusform>"_s);
        for (auto matches = form.globalMatch(forms); matches.hasNext();) {
            const QString text = matches.next().captured(1);
            QVERIFY2(!text.isEmpty() && !text.contains("(s)"_L1), qPrintable(text));
        }
        // The first line of each text is enough to find it.
        static const QRegularExpression plural(u"tr\\(\\s*\"([^\"]*%n[^\"]*)\""_s);
        int found = 0;
        QDirIterator files(sources + u"/ui"_s, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString code = contentOf(files.next());
            for (auto matches = plural.globalMatch(code); matches.hasNext(); ++found) {
                const QString text = matches.next().captured(1);
                QVERIFY2(forms.contains(u"<source>"_s + text), qPrintable(text));
            }
        }
        QVERIFY(found > 10);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
