// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/server.h"

#include <QCoreApplication>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace platter {

class FlowText;

// One line of the details panel.
struct Fact {
    QString key; // stable: the value's object name
    QString label;
    QString value;
    QString copy; // what the button beside it copies; empty: no button
    QList<std::pair<QString, QString>> links{}; // texts and what a click sends, instead of the value
    QString toolTip;

    bool operator==(const Fact&) const = default;
};

// What is known about an image beside its own fields.
struct ImageSurroundings {
    QString library{}; // its name; empty: not told
    bool inCloud = false; // the disk size is what the cloud stores, compressed
    bool unlisted = false;
    int graceDays = 0; // how long the library keeps what was deleted
    QList<Server> servers{}; // those that use it
    QString snapshotOf{}; // the name of the server that it is a snapshot of; empty: not known any more
    QList<ServerType> types{}; // the library's
};

// What the panel says about images. Plain functions.
class ImageFacts {
    Q_DECLARE_TR_FUNCTIONS(ImageFacts)

public:
    static QList<Fact> of(const Image& image, const QDateTime& now, const ImageSurroundings& around = {});
    static QString restorable(const Image& image, const QDateTime& now, int graceDays);
    static QList<Fact> sums(const QList<Image>& images);
    // "nano and larger"; empty while it cannot be told. Without types: the usual ones.
    static QString fits(const Image& image, const QList<ServerType>& types = {});
};

// A button that copies a text and shows for a moment that it did.
QToolButton* makeCopyButton(QWidget* parent);
void setCopyText(QToolButton* button, const QString& text, const QString& toolTip);

// Labels and values, two columns. New facts go into the rows that are there: nothing flickers, selections stay.
class FactGrid : public QWidget {
    Q_OBJECT

public:
    explicit FactGrid(QWidget* parent = nullptr);

    void setFacts(const QList<Fact>& facts);

Q_SIGNALS:
    void linkActivated(const QString& link);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QLabel* label;
        QWidget* cell;
        FlowText* flow; // a value that may be long
        QLabel* fixed; // a value with a button behind it
        QLabel* links; // names to click on
        QToolButton* copy;
    };
    void addRow();
    void show(const Row& row, const Fact& fact);
    void recolor();

    QGridLayout* m_grid;
    QList<Row> m_rows;
    QList<Fact> m_facts;
};

} // namespace platter
