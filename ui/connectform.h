// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QRadioButton;
class QToolButton;

namespace platter {

class ColorSwatches;
class DialogFrame;

// The fields of a connection, as rows of a dialog: who signs in with what, and where. Knows which of them are needed.
class ConnectForm : public QObject {
    Q_OBJECT

public:
    enum class Purpose { Connect, SignInAgain };

    // Adds its rows to the frame, which outlives it.
    ConnectForm(DialogFrame* frame, Purpose purpose, const QList<std::pair<QString, QUrl>>& regions);

    ConnectRequest request() const;
    void setRequest(const ConnectRequest& request);
    void setColor(const QString& color);
    QString problem() const; // why the request cannot be sent yet, in words; empty when it can
    void setEnabled(bool enabled);
    void focusFirst(); // the first field that is empty

    void askForCode(); // shows the one-time code and goes there
    void forgetCode();
    void askForAccount(const QList<Account>& accounts); // shows the accounts to choose from; empty: hides them
    bool asksForAccount() const { return m_asksAccount; }

Q_SIGNALS:
    void edited();

private:
    QLineEdit* line(const QString& name, const QString& label, bool secret = false);
    void buildWho();
    void buildWhere(const QList<std::pair<QString, QUrl>>& regions);
    void buildLook();
    void showRows();
    SignInKind kind() const;
    QUrl api() const;

    DialogFrame* m_frame;
    Purpose m_purpose;
    QRadioButton* m_client;
    QRadioButton* m_person;
    QLineEdit* m_clientId = nullptr;
    QLineEdit* m_clientSecret = nullptr;
    QLineEdit* m_userName = nullptr;
    QLineEdit* m_password = nullptr;
    QLineEdit* m_code = nullptr;
    QToolButton* m_more = nullptr;
    QLineEdit* m_appId = nullptr;
    QLineEdit* m_appSecret = nullptr;
    QComboBox* m_region = nullptr;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_storage = nullptr;
    QComboBox* m_account = nullptr;
    QLineEdit* m_name = nullptr;
    ColorSwatches* m_colors = nullptr;
    ConnectRequest m_rest; // what has no field
    bool m_asksCode = false;
    bool m_asksAccount = false;
};

} // namespace platter
