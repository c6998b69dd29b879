// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace platter {

class FlowText;

// What happened to an image, newest first; a long history shows its newest lines until the rest is asked for.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(QWidget* parent = nullptr);

    void setEntries(const QList<HistoryEntry>& oldestFirst, const QDateTime& now);
    void setProblem(const QString& sentence); // instead of the entries
    void clear(); // another image: what is shown is not its history

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void recolor();

    QVBoxLayout* m_lines;
    QLabel* m_title;
    QList<FlowText*> m_rows;
    QPushButton* m_showAll;
    QList<HistoryEntry> m_entries; // newest first
    QDateTime m_now;
    QString m_problem;
    bool m_all = false;
};

// Where an image comes from and what came from it: its ancestor, itself, its descendants, along a line.
class LineageView : public QWidget {
    Q_OBJECT

public:
    explicit LineageView(QWidget* parent = nullptr);

    // Hides itself where there is nothing but the image.
    void setLineage(const Image& image, const QList<Image>& descendants);

Q_SIGNALS:
    void clicked(const platter::ImageId& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addName(const QString& name, const QString& toolTip, const QString& link, bool bold);
    void refresh();

    QVBoxLayout* m_lines;
    QLabel* m_title;
    QWidget* m_names;
    Image m_image;
    QList<Image> m_descendants;
};

} // namespace platter
