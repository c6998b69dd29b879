// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/connectform.h"

#include "ui/colorswatches.h"
#include "ui/dialogframe.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QToolButton>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QUrl& url) {
    return url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1;
}

QUrl address(const QLineEdit& edit) {
    const QString text = edit.text().trimmed();
    return QUrl(text.contains(u"://"_s) || text.isEmpty() ? text : u"https://"_s + text, QUrl::StrictMode);
}

} // namespace

ConnectForm::ConnectForm(DialogFrame* frame, Purpose purpose, const QList<std::pair<QString, QUrl>>& regions)
    : QObject(frame)
    , m_frame(frame)
    , m_purpose(purpose)
    , m_client(new QRadioButton(tr("&API client")))
    , m_person(new QRadioButton(tr("&Person"))) {
    buildWho();
    buildWhere(regions);
    buildLook();
    showRows();
}

QLineEdit* ConnectForm::line(const QString& name, const QString& label, bool secret) {
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAcceptDrops(false);
    edit->setTextMargins(4, 0, 4, 0);
    if (secret) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    }
    m_frame->addRow(label, edit);
    connect(edit, &QLineEdit::textChanged, this, [this, edit] {
        if (m_asksAccount && edit != m_name) {
            askForAccount({}); // somebody else signs in: other accounts
        }
        Q_EMIT edited();
    });
    return edit;
}

void ConnectForm::buildWho() {
    m_client->setObjectName("kindClient"_L1);
    m_person->setObjectName("kindPerson"_L1);
    m_client->setChecked(true);
    m_client->setToolTip(tr("An id and a secret made for a program in Brightbox Manager."));
    m_person->setToolTip(tr("Your own e-mail address and password."));
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(16);
    kinds->addWidget(m_client);
    kinds->addWidget(m_person);
    kinds->addStretch(1);
    m_frame->addRow(tr("Sign in as"), kinds, m_client);
    m_clientId = line(u"clientId"_s, tr("Client &id"));
    m_clientId->setPlaceholderText(u"cli-xxxxx"_s);
    m_clientSecret = line(u"clientSecret"_s, tr("&Secret"), true);
    m_userName = line(u"userName"_s, tr("&E-mail"));
    m_password = line(u"password"_s, tr("Pass&word"), true);
    m_code = line(u"oneTimeCode"_s, tr("One-time &code"));
    m_code->setPlaceholderText(tr("from your authenticator app"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_more = new QToolButton;
    m_more->setObjectName("more"_L1);
    m_more->setText(tr("More"));
    m_more->setCheckable(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIcon(themedIcon(u"chevron-down"_s));
    m_more->setToolTip(tr("The OAuth application through which a person signs in"));
    m_frame->addRow({}, m_more);
    m_more->setAccessibleName(tr("More fields"));
    m_appId = line(u"appId"_s, tr("Application id"));
    m_appId->setPlaceholderText(u"app-xxxxx"_s);
    m_appSecret = line(u"appSecret"_s, tr("Application secret"), true);
    for (QRadioButton* kind : {m_client, m_person}) {
        connect(kind, &QRadioButton::toggled, this, [this] {
            showRows();
            Q_EMIT edited();
        });
    }
    connect(m_more, &QToolButton::toggled, this, &ConnectForm::showRows);
}

void ConnectForm::buildWhere(const QList<std::pair<QString, QUrl>>& regions) {
    m_region = new QComboBox;
    m_region->setObjectName("region"_L1);
    for (const auto& [name, url] : regions) {
        m_region->addItem(name, url);
    }
    m_region->addItem(tr("Another address…"));
    m_frame->addRow(tr("&Region"), m_region);
    m_address = line(u"apiAddress"_s, tr("API a&ddress"));
    m_address->setPlaceholderText(u"https://api.gb1.brightbox.com"_s);
    m_storage = line(u"storageAddress"_s, tr("S&torage address"));
    m_storage->setPlaceholderText(tr("the one that belongs to the API’s region"));
    m_storage->setToolTip(
        tr("Where Orbit, the storage of the same account, is. Only needed where the API is not one of "
           "Brightbox’s own."));
    m_account = new QComboBox;
    m_account->setObjectName("account"_L1);
    m_frame->addRow(tr("A&ccount"), m_account);
    connect(m_region, &QComboBox::currentIndexChanged, this, [this] {
        showRows();
        Q_EMIT edited();
    });
}

void ConnectForm::buildLook() {
    m_name = line(u"connectionName"_s, tr("&Name"));
    m_name->setPlaceholderText(tr("the account's name"));
    m_colors = new ColorSwatches;
    m_colors->setObjectName("colors"_L1);
    m_frame->addRow(tr("Colour"), m_colors);
}

SignInKind ConnectForm::kind() const {
    return m_person->isChecked() ? SignInKind::Person : SignInKind::ApiClient;
}

void ConnectForm::showRows() {
    const bool person = kind() == SignInKind::Person;
    const bool connecting = m_purpose == Purpose::Connect;
    m_frame->setRowVisible(m_clientId, !person);
    m_frame->setRowVisible(m_clientSecret, !person);
    m_frame->setRowVisible(m_userName, person);
    m_frame->setRowVisible(m_password, person);
    m_frame->setRowVisible(m_more, person);
    m_frame->setRowVisible(m_appId, person && m_more->isChecked());
    m_frame->setRowVisible(m_appSecret, person && m_more->isChecked());
    m_frame->setRowVisible(m_code, person && m_asksCode);
    m_frame->setRowVisible(m_region, connecting);
    m_frame->setRowVisible(m_address, connecting && !m_region->currentData().isValid());
    m_frame->setRowVisible(m_storage, connecting && !m_region->currentData().isValid());
    m_frame->setRowVisible(m_account, m_asksAccount);
    m_frame->setRowVisible(m_name, connecting);
    m_frame->setRowVisible(m_colors, connecting);
    m_frame->fit();
}

QUrl ConnectForm::api() const {
    if (m_purpose == Purpose::SignInAgain) {
        return m_rest.api;
    }
    if (const QVariant region = m_region->currentData(); region.isValid()) {
        return region.toUrl();
    }
    return address(*m_address);
}

ConnectRequest ConnectForm::request() const {
    ConnectRequest request = m_rest;
    const bool person = kind() == SignInKind::Person;
    request.name = m_name->text().trimmed();
    request.color = m_colors->color();
    request.api = api();
    if (m_purpose == Purpose::Connect) {
        request.storage = m_region->currentData().isValid() ? QUrl() : address(*m_storage);
    }
    request.kind = kind();
    request.clientId = (person ? m_appId : m_clientId)->text().trimmed();
    request.clientSecret = (person ? m_appSecret : m_clientSecret)->text();
    request.userName = person ? m_userName->text().trimmed() : QString();
    request.password = person ? m_password->text() : QString();
    request.oneTimeCode = person && m_asksCode ? m_code->text().simplified().remove(u' ') : QString();
    if (m_asksAccount) {
        request.account = AccountId(m_account->currentData().toString());
    }
    return request;
}

void ConnectForm::setRequest(const ConnectRequest& request) {
    m_rest = request;
    const bool person = request.kind == SignInKind::Person;
    (person ? m_person : m_client)->setChecked(true);
    m_clientId->setText(person ? QString() : request.clientId);
    m_clientSecret->setText(person ? QString() : request.clientSecret);
    m_appId->setText(person ? request.clientId : QString());
    m_appSecret->setText(person ? request.clientSecret : QString());
    m_userName->setText(request.userName);
    m_password->setText(request.password);
    m_name->setText(request.name);
    if (!request.api.isEmpty()) {
        const int at = m_region->findData(request.api);
        m_region->setCurrentIndex(at >= 0 ? at : m_region->count() - 1);
        m_address->setText(at >= 0 ? QString() : request.api.toString());
        m_storage->setText(at >= 0 ? QString() : request.storage.toString());
    }
    showRows();
}

void ConnectForm::setColor(const QString& color) {
    m_colors->setColor(color);
}

QString ConnectForm::problem() const {
    const ConnectRequest sent = request();
    if (sent.kind == SignInKind::ApiClient && sent.clientId.isEmpty()) {
        return tr("Type the client's id.");
    }
    if (sent.kind == SignInKind::ApiClient && sent.clientSecret.isEmpty()) {
        return tr("Type the client's secret.");
    }
    if (sent.kind == SignInKind::Person && sent.userName.isEmpty()) {
        return tr("Type your e-mail address.");
    }
    if (sent.kind == SignInKind::Person && sent.password.isEmpty()) {
        return tr("Type your password.");
    }
    if (sent.kind == SignInKind::Person && m_asksCode && sent.oneTimeCode.isEmpty()) {
        return tr("Type the one-time code.");
    }
    if (!sent.api.isValid() || sent.api.host().isEmpty()) {
        return tr("Type the address of the API, like https://api.gb1.brightbox.com.");
    }
    if (sent.api.scheme() != "https"_L1 && !isLoopback(sent.api)) {
        return tr("The address must begin with https://, so that nobody can read the secret on its way.");
    }
    return {};
}

void ConnectForm::setEnabled(bool enabled) {
    for (QWidget* field :
        std::initializer_list<QWidget*>{m_client, m_person, m_clientId, m_clientSecret, m_userName, m_password, m_code,
            m_more, m_appId, m_appSecret, m_region, m_address, m_storage, m_account, m_name, m_colors}) {
        field->setEnabled(enabled);
    }
}

void ConnectForm::focusFirst() {
    for (QLineEdit* field : {m_clientId, m_clientSecret, m_userName, m_password, m_code}) {
        if (!field->isHidden() && field->text().isEmpty()) {
            field->setFocus();
            return;
        }
    }
}

void ConnectForm::askForCode() {
    m_asksCode = true;
    m_code->clear();
    showRows();
    m_code->setFocus();
}

void ConnectForm::forgetCode() {
    m_code->clear();
}

void ConnectForm::askForAccount(const QList<Account>& accounts) {
    m_asksAccount = !accounts.isEmpty();
    m_account->clear();
    for (const Account& account : accounts) {
        m_account->addItem(
            tr("%1 (%2)", "an account's name, its id").arg(account.name, account.id.toString()), account.id.toString());
    }
    showRows();
    if (m_asksAccount) {
        m_account->setFocus();
    }
}

} // namespace platter
