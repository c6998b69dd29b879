// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/connectdialog.h"

#include "ui/colorswatches.h"
#include "ui/connectform.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kWidth = 520;
constexpr qsizetype kMostOffers = 4;

} // namespace

class ConnectDialog::Private {
public:
    Private(ConnectDialog* dialog, Connector* with, ConnectForm::Purpose why)
        : q(dialog)
        , connector(with)
        , purpose(why) { }

    void build(const QString& title, const QString& confirm);
    void addOffers(const QList<ConnectRequest>& offers);
    void refresh();
    void setBusy(const QString& what); // empty: not any more
    void showError(const Error& error);
    void fail(); // without a reason
    void askAccounts();
    void takeAccounts(const QList<Account>& accounts);
    void connectNow(const ConnectRequest& request);
    void signInNow();

    ConnectDialog* q;
    Connector* connector;
    ConnectForm::Purpose purpose;
    DialogFrame* frame = nullptr;
    ConnectForm* form = nullptr;
    LibraryId library;
    std::shared_ptr<bool> gaveUp = std::make_shared<bool>(false); // the person gave up: what is made now is taken back
    QString busy;
};

void ConnectDialog::Private::build(const QString& title, const QString& confirm) {
    q->setObjectName("connectDialog"_L1);
    frame = new DialogFrame(q, title, confirm);
    q->resize(kWidth, 400);
    q->setMinimumWidth(420);
    if (purpose == ConnectForm::Purpose::Connect) {
        addOffers(connector->offers());
    }
    form = new ConnectForm(frame, purpose, connector->regions());
    frame->note()->setText(connector->remembersSecrets()
            ? ConnectDialog::tr("The secret is kept in this desktop's keyring, nowhere else.")
            : ConnectDialog::tr(
                  "This desktop has no keyring: the secret is known until Platter ends, and asked for again "
                  "the next time."));
    QObject::connect(form, &ConnectForm::edited, q, [this] {
        frame->failure()->setText({});
        refresh();
    });
    QObject::connect(frame->confirm(), &QPushButton::clicked, q, &ConnectDialog::accept);
    refresh();
    frame->fit();
}

// What other programs know: one press fills in the form.
void ConnectDialog::Private::addOffers(const QList<ConnectRequest>& offers) {
    if (offers.isEmpty()) {
        return;
    }
    auto* box = new QWidget;
    box->setObjectName("offers"_L1);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 8);
    rows->setSpacing(8);
    auto* title = new QLabel(ConnectDialog::tr("Known to other programs on this computer"));
    title->setForegroundRole(QPalette::PlaceholderText);
    rows->addWidget(title);
    for (const ConnectRequest& offer : offers.first(std::min(kMostOffers, offers.size()))) {
        const QString who = offer.kind == SignInKind::Person ? offer.userName : offer.clientId;
        const QString name = offer.name.isEmpty() ? who : offer.name;
        auto* use = new QPushButton(frame->fontMetrics().elidedText(
            ConnectDialog::tr("%1 · %2 · %3", "a name, who signs in, an address").arg(name, who, offer.api.host()),
            Qt::ElideMiddle, kWidth - 88));
        use->setAutoDefault(false);
        rows->addWidget(use);
        QObject::connect(use, &QPushButton::clicked, q, [this, offer] {
            form->setRequest(offer);
            form->focusFirst();
        });
    }
    frame->addHeader(box);
}

void ConnectDialog::Private::refresh() {
    const QString problem = busy.isEmpty() ? form->problem() : QString();
    frame->confirm()->setEnabled(busy.isEmpty() && problem.isEmpty());
    frame->confirm()->setToolTip(problem);
    frame->setReason(busy, false);
    frame->fit();
}

void ConnectDialog::Private::setBusy(const QString& what) {
    busy = what;
    form->setEnabled(what.isEmpty());
    if (!what.isEmpty()) {
        frame->failure()->setText({});
        frame->cancel()->setFocus(); // the fields are greyed
    }
    refresh();
}

void ConnectDialog::Private::showError(const Error& error) {
    setBusy({});
    if (error.code == ErrorCode::OneTimeCodeNeeded) {
        form->askForCode();
        refresh();
        return;
    }
    form->forgetCode(); // each is good for one try
    frame->failure()->setText(error.message);
    frame->failure()->setToolTip(error.detail);
    form->focusFirst();
    frame->fit();
}

void ConnectDialog::Private::fail() {
    showError({.code = ErrorCode::Internal, .message = ConnectDialog::tr("Signing in did not work. Try again.")});
}

void ConnectDialog::Private::askAccounts() {
    setBusy(ConnectDialog::tr("Signing in…"));
    connector->accounts(form->request())
        .then(q,
            [this](const Result<QList<Account>>& result) {
                if (*gaveUp) {
                    return;
                }
                result ? takeAccounts(*result) : showError(result.error());
            })
        .onFailed(q, [this] { fail(); })
        .onCanceled(q, [] {});
}

void ConnectDialog::Private::takeAccounts(const QList<Account>& accounts) {
    if (accounts.isEmpty()) {
        showError({.code = ErrorCode::NotFound,
            .message = ConnectDialog::tr("Signing in worked, but there is no account that may be used.")});
    } else if (accounts.size() > 1) {
        setBusy({});
        form->askForAccount(accounts);
        frame->setReason(ConnectDialog::tr("Choose which account to connect to."), false);
    } else {
        ConnectRequest request = form->request();
        request.account = accounts.first().id;
        connectNow(request);
    }
}

void ConnectDialog::Private::connectNow(const ConnectRequest& request) {
    setBusy(ConnectDialog::tr("Connecting…"));
    const QPointer<ConnectDialog> alive(q);
    connector->connectTo(request)
        .then(connector,
            [this, alive, gaveUp = gaveUp, with = connector](const Result<LibraryId>& result) {
                if (*gaveUp) {
                    if (result) {
                        with->signOut(*result); // Cancel came first
                    }
                    return;
                }
                if (alive && !result) {
                    showError(result.error());
                } else if (alive) {
                    library = *result;
                    alive->done(Accepted);
                }
            })
        .onFailed(q, [this] { fail(); })
        .onCanceled(q, [] {});
}

void ConnectDialog::Private::signInNow() {
    setBusy(ConnectDialog::tr("Signing in…"));
    connector->signIn(library, form->request())
        .then(q,
            [this](const Result<void>& result) {
                if (*gaveUp) {
                    return;
                }
                result ? q->done(Accepted) : showError(result.error());
            })
        .onFailed(q, [this] { fail(); })
        .onCanceled(q, [] {});
}

ConnectDialog::ConnectDialog(Connector* connector, const QStringList& usedColors, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, connector, ConnectForm::Purpose::Connect)) {
    d->build(tr("Connect to Brightbox"), tr("Connect"));
    d->form->setColor(unusedColor(usedColors));
    d->form->focusFirst();
}

ConnectDialog::ConnectDialog(Connector* connector, const Library& library, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, connector, ConnectForm::Purpose::SignInAgain)) {
    d->library = library.id();
    d->build(tr("Sign in again"), tr("Sign In"));
    const ConnectRequest known = connector->connection(library.id()).value_or(ConnectRequest{});
    d->frame->setSubtitle(tr("%1 · %2", "an account's name, an address").arg(library.name(), known.api.host()));
    d->form->setRequest(known);
    d->form->setColor(known.color);
    d->form->focusFirst();
    d->refresh();
}

ConnectDialog::~ConnectDialog() {
    *d->gaveUp = *d->gaveUp || result() != Accepted;
}

const LibraryId& ConnectDialog::library() const {
    return d->library;
}

void ConnectDialog::accept() {
    if (!d->busy.isEmpty() || !d->form->problem().isEmpty()) {
        return;
    }
    if (d->purpose == ConnectForm::Purpose::SignInAgain) {
        d->signInNow();
    } else if (d->form->asksForAccount()) {
        d->connectNow(d->form->request());
    } else {
        d->askAccounts();
    }
}

void ConnectDialog::reject() {
    *d->gaveUp = true;
    QDialog::reject();
}

} // namespace platter
