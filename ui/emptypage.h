// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace platter {

// What stands in the table's place while there is nothing to list: how to begin, that a search found nothing, that the
// library is being opened, or why it could not be.
class EmptyPage : public QWidget {
    Q_OBJECT

public:
    enum class Kind { FirstStart, NoImages, NothingFound, NothingHere, Opening, Failed };

    explicit EmptyPage(QWidget* parent = nullptr);

    Kind kind() const { return m_kind; }
    void showFirstStart(const QString& location, std::optional<qint64> free, bool writable);
    void showNoImages(const QString& libraryName, bool writable); // a library in the cloud that has none yet
    void setCanConnect(bool can) { m_canConnect = can; }
    void showNothingFound(const QString& search);
    void showNothingHere();
    void showOpening(const QString& libraryName);
    void showFailed(const QString& libraryName, const Error& error);

Q_SIGNALS:
    void addRequested();
    void changeRequested(); // another folder for the library
    void clearRequested(); // the search, or the scope
    void connectRequested();

private:
    void show(Kind kind, const QString& icon, const QString& title, const QString& text);

    Kind m_kind = Kind::Opening;
    class EmptyFrame* m_frame;
    class EmptyIcon* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_add;
    QPushButton* m_connect;
    QPushButton* m_clear;
    QPushButton* m_change;
    QLabel* m_place;
    QLabel* m_promise;
    bool m_canConnect = false;
};

// A folder for people: the home folder is "~".
QString homeShortened(const QString& folder);

} // namespace platter
