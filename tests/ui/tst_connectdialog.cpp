// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/connectdialog.h"

#include "tests/support/fakeconnector.h"
#include "tests/support/fakelibrary.h"
#include "tests/ui/dialogpictures.h"
#include "ui/colorswatches.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

using namespace platter;
using namespace Qt::StringLiterals;

class ConnectDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_connector = std::make_unique<FakeConnector>(m_libraries.get());
    }
    void cleanup() {
        m_dialog.reset();
        m_connector.reset();
        m_libraries.reset();
    }
    void connectsAnApiClient();
    void connectsAPersonWithACode();
    void choosesAnAccount();
    void errorsStayInPlace();
    void cancelTakesBackWhatCameTooLate();
    void offersFillTheForm();
    void addressesAreChecked_data();
    void addressesAreChecked();
    void signsInAgain();
    void saysWhatIsRemembered();
    void pictures();

private:
    template <typename T> T* find(const char* name) const { return m_dialog->findChild<T*>(QLatin1StringView(name)); }
    QPushButton* confirm() const { return find<QPushButton>("confirmButton"); }
    void type(const char* field, const QString& text) const { find<QLineEdit>(field)->setText(text); }
    void open() {
        m_dialog = std::make_unique<ConnectDialog>(m_connector.get(), QStringList{});
        m_dialog->show();
    }
    void openWithClient() {
        open();
        type("clientId", u"cli-12345"_s);
        type("clientSecret", u"s3cret"_s);
    }

    std::unique_ptr<LibrarySet> m_libraries;
    std::unique_ptr<FakeConnector> m_connector;
    std::unique_ptr<ConnectDialog> m_dialog;
};

void ConnectDialogTest::connectsAnApiClient() {
    open();
    QVERIFY(!confirm()->isEnabled());
    QCOMPARE(find<QLineEdit>("clientSecret")->echoMode(), QLineEdit::Password);
    QVERIFY(!find<QLineEdit>("password")->isVisible());
    type("clientId", u" cli-12345 "_s);
    type("clientSecret", u"s3cret"_s);
    type("connectionName", u"Acme prod"_s);
    QVERIFY(confirm()->isEnabled());
    QTest::keyClick(find<QLineEdit>("clientSecret"), Qt::Key_Return);
    QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(m_connector->connected().size(), 1);
    const ConnectRequest sent = m_connector->connected().first();
    QCOMPARE(sent.clientId, u"cli-12345"_s);
    QCOMPARE(sent.clientSecret, u"s3cret"_s);
    QCOMPARE(sent.api, QUrl(u"https://api.gb1.brightbox.com"_s));
    QCOMPARE(sent.account, AccountId(u"acc-12345"_s));
    QVERIFY(!sent.color.isEmpty());
    QVERIFY(m_libraries->find(m_dialog->library()));
}

void ConnectDialogTest::connectsAPersonWithACode() {
    open();
    find<QRadioButton>("kindPerson")->click();
    QVERIFY(find<QLineEdit>("password")->isVisible());
    QVERIFY(!find<QLineEdit>("clientId")->isVisible());
    QVERIFY(!find<QLineEdit>("oneTimeCode")->isVisible());
    QVERIFY(!find<QLineEdit>("appId")->isVisible());
    find<QToolButton>("more")->click();
    QVERIFY(find<QLineEdit>("appId")->isVisible());
    type("userName", u"anna@example.com"_s);
    type("password", u"pass"_s);
    type("appId", u"app-12345"_s);
    m_connector->failNext({.code = ErrorCode::OneTimeCodeNeeded, .message = u"A code is needed."_s});
    confirm()->click();
    QTRY_VERIFY(find<QLineEdit>("oneTimeCode")->isVisible());
    QVERIFY(!confirm()->isEnabled());
    type("oneTimeCode", u"123 456"_s);
    confirm()->click();
    QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
    const ConnectRequest sent = m_connector->connected().first();
    QCOMPARE(sent.kind, SignInKind::Person);
    QCOMPARE(sent.oneTimeCode, u"123456"_s);
    QCOMPARE(sent.clientId, u"app-12345"_s);
    QCOMPARE(sent.userName, u"anna@example.com"_s);
}

void ConnectDialogTest::choosesAnAccount() {
    m_connector->setAccounts(
        {{AccountId(u"acc-1"_s), u"One"_s, u"active"_s}, {AccountId(u"acc-2"_s), u"Two"_s, u"active"_s}});
    openWithClient();
    QVERIFY(!find<QComboBox>("account")->isVisible());
    confirm()->click();
    QTRY_VERIFY(find<QComboBox>("account")->isVisible());
    QVERIFY(m_connector->connected().isEmpty());
    find<QComboBox>("account")->setCurrentIndex(1);
    confirm()->click();
    QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(m_connector->connected().first().account, AccountId(u"acc-2"_s));
}

void ConnectDialogTest::errorsStayInPlace() {
    openWithClient();
    m_connector->failNext({.code = ErrorCode::SignInNeeded, .message = u"The id or the secret is wrong."_s});
    confirm()->click();
    QTRY_COMPARE(find<NoticeBox>("failure")->text(), u"The id or the secret is wrong."_s);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(confirm()->isEnabled());
    type("clientSecret", u"other"_s); // a new try: the old error goes
    QCOMPARE(find<NoticeBox>("failure")->text(), QString());
}

void ConnectDialogTest::cancelTakesBackWhatCameTooLate() {
    m_connector->hold();
    openWithClient();
    confirm()->click();
    QVERIFY(!confirm()->isEnabled());
    QVERIFY(find<QPushButton>("cancelButton")->isEnabled());
    m_connector->release(); // the accounts; connecting goes on at once
    QTRY_COMPARE(m_connector->connected().size(), 1);
    m_dialog->reject();
    m_dialog.reset();
    m_connector->release();
    QTRY_VERIFY(m_libraries->libraries().isEmpty());
}

void ConnectDialogTest::offersFillTheForm() {
    m_connector->setOffers({{.name = u"acme"_s,
        .api = QUrl(u"https://api.other.example"_s),
        .clientId = u"cli-offer"_s,
        .clientSecret = u"known"_s}});
    open();
    find<QWidget>("offers")->findChild<QPushButton*>()->click();
    QCOMPARE(find<QLineEdit>("clientId")->text(), u"cli-offer"_s);
    QCOMPARE(find<QLineEdit>("apiAddress")->text(), u"https://api.other.example"_s);
    QVERIFY(find<QLineEdit>("apiAddress")->isVisible());
    QVERIFY(confirm()->isEnabled());
}

void ConnectDialogTest::addressesAreChecked_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://api.example.com"_s << true;
    QTest::newRow("without scheme") << u"api.example.com"_s << true;
    QTest::newRow("http") << u"http://api.example.com"_s << false;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("empty") << QString() << false;
}

void ConnectDialogTest::addressesAreChecked() {
    QFETCH(const QString, address);
    QFETCH(const bool, good);
    openWithClient();
    find<QComboBox>("region")->setCurrentIndex(find<QComboBox>("region")->count() - 1);
    type("apiAddress", address);
    QCOMPARE(confirm()->isEnabled(), good);
}

void ConnectDialogTest::signsInAgain() {
    auto cloud = std::make_unique<FakeLibrary>();
    cloud->playCloud(u"acme"_s, u"Acme prod"_s, {});
    const Library* library = m_libraries->add(std::move(cloud));
    m_dialog = std::make_unique<ConnectDialog>(m_connector.get(), *library);
    m_dialog->show();
    QVERIFY(!find<QComboBox>("region")->isVisible());
    QVERIFY(!find<ColorSwatches>("colors")->isVisible());
    QCOMPARE(find<QLineEdit>("clientId")->text(), u"cli-12345"_s);
    type("clientSecret", u"new"_s);
    confirm()->click();
    QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(m_connector->signIns().first().first, library->id());
    QCOMPARE(m_connector->signIns().first().second.clientSecret, u"new"_s);
}

void ConnectDialogTest::saysWhatIsRemembered() {
    open();
    QVERIFY(find<NoticeBox>("note")->text().contains(u"keyring"_s));
    m_connector->setRemembers(false);
    open();
    QVERIFY(find<NoticeBox>("note")->text().contains(u"until Platter ends"_s));
}

void ConnectDialogTest::pictures() {
    m_connector->setOffers(
        {{.name = u"acme"_s, .api = QUrl(u"https://api.gb1.brightbox.com"_s), .clientId = u"cli-offer"_s}});
    openWithClient();
    m_connector->failNext({.code = ErrorCode::SignInNeeded,
        .message = u"Brightbox does not accept this id and secret. Check both, or make a new client."_s});
    confirm()->click();
    savePictures(m_dialog.get(), u"connect-client"_s);
    m_connector->setOffers({});
    open();
    find<QRadioButton>("kindPerson")->click();
    find<QToolButton>("more")->click();
    savePictures(m_dialog.get(), u"connect-person"_s);
}

QTEST_MAIN(ConnectDialogTest)
#include "tst_connectdialog.moc"
