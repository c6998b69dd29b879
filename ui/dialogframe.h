// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QList>

class QAbstractItemView;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace platter {

class FlowText;
class NoticeBox;

// What the dialogs have in common: title and a dim line below it, labelled rows, notices, and at the bottom why it cannot go
// on beside Cancel and the button that confirms. Lays itself out in the dialog and belongs to it.
class DialogFrame : public QWidget {
    Q_OBJECT

public:
    DialogFrame(QDialog* dialog, const QString& title, const QString& confirm);

    void setTitle(const QString& title);
    void setSubtitle(const QString& text); // hidden while empty
    QPushButton* confirm() const { return m_confirm; } // connected to nothing
    QPushButton* cancel() const { return m_cancel; } // rejects

    QLabel* addRow(const QString& label, QWidget* editor); // the label's mnemonic goes to the editor
    void addRow(const QString& label, QLayout* editors, QWidget* buddy);
    void addFramed(
        const QString& label, QAbstractItemView* list, int rows); // as high as so many rows, its header among them
    void setLabelWidth(int width); // at least
    void addWide(QWidget* widget, int stretch = 0); // over both columns
    QLabel* addHint(const QString& text = {}); // dim, beneath the row before; hidden while empty
    void setRowVisible(QWidget* editor, bool visible); // with its label
    void addHeader(QWidget* widget); // above the rows
    NoticeBox* note() const { return m_note; }
    NoticeBox* warning() const { return m_warning; }
    NoticeBox* failure() const { return m_failure; }
    void setReason(const QString& text, bool wrong = true); // beside the buttons
    void fit(); // as high as its content; a later turn of the event loop

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolor();

    QDialog* m_dialog;
    QLabel* m_title;
    FlowText* m_subtitle;
    QVBoxLayout* m_header;
    QGridLayout* m_grid;
    NoticeBox* m_note;
    NoticeBox* m_warning;
    NoticeBox* m_failure;
    FlowText* m_reason;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
    QList<QLabel*> m_labels;
    QList<std::pair<QWidget*, QLabel*>> m_rows;
    bool m_wrong = true;
    bool m_fitting = false;
};

} // namespace platter
