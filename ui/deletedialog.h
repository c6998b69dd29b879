// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace platter {

class FlowText;

// What deleting some images would break, as far as the library knows.
struct DeleteConsequences {
    QStringList children; // names of images that were made from one of them, and stay
    QStringList published; // names of those that are public
    QStringList servers; // names of servers that were built from one of them, and stay
    QStringList accounts; // names of the accounts in the cloud that they are deleted from
    int graceDays = 0; // for so long they can be restored
    QList<Image> deprecable; // what could be deprecated instead; empty where none of them is used by anyone
};
// `all` and `servers`: of the libraries that the doomed ones belong to.
DeleteConsequences deleteConsequences(const QList<Image>& doomed, const QList<Image>& all,
    const QList<Server>& servers = {}, const QStringList& accounts = {});

// Asks once before images are deleted: names them and what will break, and offers to deprecate instead where others may
// use them. Cancel is the default. Does nothing itself.
class DeleteDialog : public QDialog {
    Q_OBJECT

public:
    enum class Choice { Cancel, Delete, Deprecate };

    // `doomed`: what may be deleted, at least one. `kept`: selected too, but refused, with the reasons.
    DeleteDialog(const QList<Image>& doomed, const QStringList& kept, const DeleteConsequences& consequences,
        QWidget* parent = nullptr);
    ~DeleteDialog() override;

    Choice choice() const { return m_choice; } // after it was closed

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolor();
    QWidget* buildNames(const QList<Image>& doomed);
    QStringList consequenceLines(const QList<Image>& doomed, const DeleteConsequences& consequences) const;
    QLayout* buildButtons(qsizetype count, bool canDeprecate);
    void choose(Choice choice);

    Choice m_choice = Choice::Cancel;
    FlowText* m_truth = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace platter
