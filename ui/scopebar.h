// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/rules.h"

#include <QAbstractButton>
#include <QHash>

namespace platter {

// One button of the bar: a word and, quieter, how many images it stands for.
class ScopeButton : public QAbstractButton {
    Q_OBJECT

public:
    ScopeButton(const QString& text, bool alarm, QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont wordFont() const;
    bool m_alarm; // the "Needs attention" pill, in the colours of a failure
    int m_count = 0;
};

// All, Official, Private, Public as one segmented control, and "Needs attention" as a pill of its own. Scopes without
// images are not shown, except All and the chosen one.
class ScopeBar : public QWidget {
    Q_OBJECT

public:
    explicit ScopeBar(QWidget* parent = nullptr);

    void setCounts(const std::function<int(Scope)>& count);
    std::optional<Scope> scope() const { return m_scope; }
    // What is lit; nothing while a view of the sidebar is shown instead. Sends no signal.
    void setScope(std::optional<Scope> scope);

Q_SIGNALS:
    void chosen(platter::Scope scope);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showWhatIsThere();

    QList<std::pair<Scope, ScopeButton*>> m_buttons;
    std::optional<Scope> m_scope = Scope::All;
};

} // namespace platter
