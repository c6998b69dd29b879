// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"
#include "models/library/libraryset.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace platter {

class EmptyPage;
class ImageTableView;
class MessageArea;
class MessageStrip;

// The middle of the window: the table, the servers, or what stands in their place while there is nothing to list; above it
// what is so until it changes (a library that cannot be written to, or was signed out of), below it the news. Renames go to
// the libraries from here.
class ImageBrowser : public QWidget {
    Q_OBJECT

public:
    ImageBrowser(LibrarySet* libraries, ImageTableModel* model, QWidget* parent = nullptr); // both outlive it

    void setLibrary(Library* library); // the chosen one; null for all
    void addPage(QWidget* page); // for setOtherPage()
    void setOtherPage(QWidget* page); // shown instead of the table; null: the table again
    void setCanConnect(bool can);

    ImageTableView* table() const { return m_table; }
    MessageArea* messages() const { return m_messages; }
    bool hasImages() const; // shown or not

    // Shows the table or the page that fits; `free` is unset while it is not known.
    void refresh(const QString& search, std::optional<qint64> free);
    void refreshBanners();
    // Selects the first import among the rows that have just come in, unless the person has selected something.
    void selectNewImport(int first, int last);

Q_SIGNALS:
    void addRequested();
    void changeLocationRequested();
    void clearRequested(); // the search and the scope
    void connectRequested();
    void signInRequested(const platter::LibraryId& library);

private:
    struct Banner {
        LibraryId library;
        QString text;
        bool signIn = false;
        bool operator==(const Banner&) const = default;
    };
    QList<Banner> bannersOf(const Library& library) const;
    void rename(const ImageKey& key, const QString& name);
    void showEmpty(const QString& search, std::optional<qint64> free);

    LibrarySet* m_libraries;
    QPointer<Library> m_library;
    QPointer<QWidget> m_otherPage;
    ImageTableModel* m_model;
    MessageArea* m_banners;
    QStackedWidget* m_pages;
    ImageTableView* m_table;
    EmptyPage* m_empty;
    MessageArea* m_messages;
    QList<Banner> m_shownBanners;
    QList<QPointer<MessageStrip>> m_strips;
};

} // namespace platter
