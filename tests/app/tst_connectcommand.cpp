// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/connectcommand.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// Takes one secret, knows one account or several, and asks for a one-time code when it is told to.
class ScriptedConnector : public Connector {
public:
    QFuture<Result<QList<Account>>> accounts(const ConnectRequest&) override {
        return QtFuture::makeReadyValueFuture(Result<QList<Account>>(known));
    }
    QFuture<Result<LibraryId>> connectTo(const ConnectRequest& request) override {
        requests.append(request);
        return QtFuture::makeReadyValueFuture(answer(request));
    }
    QFuture<Result<void>> signIn(const LibraryId& library, const ConnectRequest& request) override {
        requests.append(request);
        signedIn.append(library);
        return QtFuture::makeReadyValueFuture(answer(request).transform([](const LibraryId&) { }));
    }
    std::optional<ConnectRequest> connection(const LibraryId& library) const override {
        const auto found = store->find(library);
        return found
            ? std::optional(ConnectRequest{.name = found->name, .api = found->api, .clientId = found->clientId})
            : std::nullopt;
    }
    void rename(const LibraryId&, const QString&, const QString&) override { }
    void signOut(const LibraryId& library) override { store->remove(library); }
    QList<ConnectRequest> offers() const override { return {}; }
    QList<std::pair<QString, QUrl>> regions() const override { return {}; }
    bool remembersSecrets() const override { return remembers; }

    Result<LibraryId> answer(const ConnectRequest& request) {
        const auto refused = [](ErrorCode which, const QString& message) {
            return std::unexpected(Error{.code = which, .message = message});
        };
        if (request.clientSecret != u"s3cret"_s
            || (request.kind == SignInKind::Person && request.password != u"pass"_s))
            return refused(ErrorCode::SignInNeeded, u"The secret is not taken."_s);
        if (request.oneTimeCode != code)
            return refused(ErrorCode::OneTimeCodeNeeded, u"A one-time code is needed."_s);
        if (known.size() > 1 && request.account.isEmpty())
            return refused(ErrorCode::Ambiguous, u"There are several accounts."_s);
        const Connection made{.id = LibraryId(u"bbx-new01"_s),
            .name = request.name,
            .api = request.api,
            .clientId = request.clientId,
            .account = known.first().id,
            .accountName = known.first().name};
        store->save(made);
        return made.id;
    }

    ConnectionStore* store = nullptr;
    QList<Account> known{{.id = AccountId(u"acc-12345"_s), .name = u"Acme"_s, .status = u"active"_s}};
    QString code;
    bool remembers = true;
    QList<ConnectRequest> requests;
    QList<LibraryId> signedIn;
};

struct Stage {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    ConnectionStore store{&settings};
    ScriptedConnector connector;
    QBuffer out;
    QBuffer err;
    QStringList typed; // what the person types, in order
    QStringList prompts;
    QString environmentSecret;
    bool terminal = true;
    Result<void> kept;

    Stage() {
        connector.store = &store;
        out.open(QIODevice::ReadWrite);
        err.open(QIODevice::ReadWrite);
    }
    int run(const QStringList& arguments) {
        const auto line = CommandLine::parse(arguments);
        if (!line)
            return 2;
        ConnectCommand command(*line,
            {.out = &out,
                .err = &err,
                .connector = &connector,
                .store = &store,
                .environmentSecret = environmentSecret,
                .inIsTerminal = terminal,
                .ask = [this](const QString& prompt) -> Result<QString> {
                    prompts.append(prompt);
                    if (typed.isEmpty())
                        return std::unexpected(Error{.code = ErrorCode::Cancelled, .message = u"Nothing was typed."_s});
                    return typed.takeFirst();
                },
                .settled = [this] { return QtFuture::makeReadyValueFuture(kept); }});
        QSignalSpy finished(&command, &ConnectCommand::finished);
        command.start();
        if (finished.isEmpty())
            finished.wait();
        return finished.size() == 1 ? finished.first().first().toInt() : -1;
    }
    QString complained() const { return QString::fromUtf8(err.data()); }
    QString printed() const { return QString::fromUtf8(out.data()); }
};

QStringList words(const QString& line) {
    return line.split(u' ', Qt::SkipEmptyParts);
}

const QString kClient = u"connect work --api https://api.example --orbit https://orbit.example --client-id cli-12345"_s;
const QString kPerson = u"connect work --api https://api.example --user a@example.com --application app-12345"_s;

} // namespace

class TestConnectCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretFromTheEnvironment();
    void secretFromTheTerminal();
    void secretFromStandardInput();
    void noSecret();
    void refused();
    void person();
    void personWithoutAKeyring();
    void severalAccounts();
    void withoutAKeyring();
    void keyringThatFails();
    void signsInAgain();
    void namesThatAreKnownOrNot();
    void disconnects();
};

void TestConnectCommand::secretFromTheEnvironment() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    QCOMPARE(stage.run(words(kClient + u" --account acc-12345 --color #AABBCC"_s)), 0);
    QVERIFY(stage.prompts.isEmpty());
    QCOMPARE(stage.connector.requests.size(), 1);
    const ConnectRequest request = stage.connector.requests.first();
    QCOMPARE(request.name, u"work"_s);
    QCOMPARE(request.api, QUrl(u"https://api.example"_s));
    QCOMPARE(request.storage, QUrl(u"https://orbit.example"_s));
    QCOMPARE(request.clientId, u"cli-12345"_s);
    QCOMPARE(request.account, AccountId(u"acc-12345"_s));
    QCOMPARE(request.color, u"#aabbcc"_s);
    QCOMPARE(stage.printed(), u"Connected to Acme (acc-12345) as “work”.\n"_s);
    QCOMPARE(stage.complained(), QString());
}

void TestConnectCommand::secretFromTheTerminal() {
    Stage stage;
    stage.typed = {u"s3cret"_s};
    QCOMPARE(stage.run(words(kClient)), 0);
    QCOMPARE(stage.prompts.size(), 1);
    QVERIFY(stage.prompts.first().contains(u"cli-12345"_s));

    Stage gone; // Ctrl-C
    QCOMPARE(gone.run(words(kClient)), 1);
    QVERIFY(gone.connector.requests.isEmpty());
}

void TestConnectCommand::secretFromStandardInput() {
    Stage stage;
    stage.terminal = false;
    stage.environmentSecret = u"another"_s; // what was asked for wins
    stage.typed = {u"s3cret"_s};
    QCOMPARE(stage.run(words(kClient + u" --secret-stdin"_s)), 0);
}

void TestConnectCommand::noSecret() {
    Stage stage;
    stage.terminal = false;
    QCOMPARE(stage.run(words(kClient)), 1);
    QVERIFY2(stage.complained().contains(u"PLATTER_CLIENT_SECRET"_s), qPrintable(stage.complained()));
    QVERIFY(stage.connector.requests.isEmpty());
}

void TestConnectCommand::refused() {
    Stage stage;
    stage.environmentSecret = u"wr0ng"_s;
    QCOMPARE(stage.run(words(kClient)), 1);
    QCOMPARE(stage.complained(), u"platter: The secret is not taken.\n"_s);
    QVERIFY(stage.store.connections().isEmpty());
}

void TestConnectCommand::person() {
    Stage stage;
    stage.connector.code = u"123456"_s;
    stage.typed = {u"s3cret"_s, u"pass"_s, u"123456"_s};
    QCOMPARE(stage.run(words(kPerson)), 0);
    QCOMPARE(stage.prompts.size(), 3);
    QVERIFY(stage.prompts.at(0).contains(u"app-12345"_s));
    QVERIFY(stage.prompts.at(1).contains(u"a@example.com"_s));
    QCOMPARE(stage.connector.requests.size(), 2);
    QCOMPARE(stage.connector.requests.last().kind, SignInKind::Person);

    Stage wrong; // is asked once
    wrong.connector.code = u"123456"_s;
    wrong.typed = {u"s3cret"_s, u"pass"_s, u"654321"_s, u"123456"_s};
    QCOMPARE(wrong.run(words(kPerson)), 1);
    QCOMPARE(wrong.typed.size(), 1);
}

void TestConnectCommand::personWithoutAKeyring() {
    Stage stage;
    stage.connector.remembers = false;
    stage.typed = {u"s3cret"_s, u"pass"_s};
    QCOMPARE(stage.run(words(kPerson)), 1);
    QVERIFY(stage.prompts.isEmpty());
    QVERIFY2(stage.complained().contains(u"keyring"_s), qPrintable(stage.complained()));
}

void TestConnectCommand::severalAccounts() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    stage.connector.known.append({.id = AccountId(u"acc-67890"_s), .name = {}, .status = {}});
    QCOMPARE(stage.run(words(kClient)), 1);
    QVERIFY2(stage.complained().contains(u"acc-12345 (Acme), acc-67890"_s), qPrintable(stage.complained()));
    QCOMPARE(stage.complained().count(u'\n'), 1);
}

void TestConnectCommand::withoutAKeyring() {
    Stage stage;
    stage.connector.remembers = false;
    stage.environmentSecret = u"s3cret"_s;
    QCOMPARE(stage.run(words(kClient)), 0);
    QVERIFY2(stage.complained().contains(u"keyring"_s), qPrintable(stage.complained()));
    QVERIFY(!stage.complained().contains(u"s3cret"_s));
}

void TestConnectCommand::keyringThatFails() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    stage.kept = std::unexpected(Error{.code = ErrorCode::PermissionDenied, .message = u"The keyring is locked."_s});
    QCOMPARE(stage.run(words(kClient)), 1);
    QCOMPARE(stage.complained(), u"platter: The keyring is locked.\n"_s);
}

void TestConnectCommand::signsInAgain() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    QCOMPARE(stage.run(words(kClient)), 0);
    QCOMPARE(stage.run(words(u"connect WORK"_s)), 0);
    QCOMPARE(stage.connector.signedIn, QList{LibraryId(u"bbx-new01"_s)});
    QCOMPARE(stage.connector.requests.last().clientId, u"cli-12345"_s);
}

void TestConnectCommand::namesThatAreKnownOrNot() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    QCOMPARE(stage.run(words(u"connect work"_s)), 1); // not how it is signed in
    QCOMPARE(stage.run(words(kClient)), 0);
    QCOMPARE(stage.run(words(kClient)), 1); // twice
    QVERIFY2(stage.complained().contains(u"already"_s), qPrintable(stage.complained()));
    QCOMPARE(stage.run(words(u"connect wrk"_s)), 1);
    QVERIFY2(stage.complained().contains(u"There are: work."_s), qPrintable(stage.complained()));
}

void TestConnectCommand::disconnects() {
    Stage stage;
    stage.environmentSecret = u"s3cret"_s;
    QCOMPARE(stage.run(words(u"disconnect work"_s)), 1);
    QCOMPARE(stage.run(words(kClient)), 0);
    QCOMPARE(stage.run(words(u"disconnect work"_s)), 0);
    QVERIFY(stage.store.connections().isEmpty());
}

QTEST_GUILESS_MAIN(TestConnectCommand)
#include "tst_connectcommand.moc"
