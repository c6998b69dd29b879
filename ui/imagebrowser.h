// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"
#include "models/library/library.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace platter {

class EmptyPage;
class ImageTableView;
class MessageArea;
class MessageStrip;

// The middle of the window: the table, or what stands in its place while there is nothing to list; above it what is always
// so (a library that cannot be written to), below it the news. Renames go to the library from here.
class ImageBrowser : public QWidget {
    Q_OBJECT

public:
    ImageBrowser(Library* library, ImageTableModel* model, QWidget* parent = nullptr); // both outlive it

    ImageTableView* table() const { return m_table; }
    MessageArea* messages() const { return m_messages; }
    bool hasImages() const; // shown or not

    // Shows the table or the page that fits; `free` is unset while it is not known.
    void refresh(const QString& search, std::optional<qint64> free);
    void refreshBanner();
    // Selects the first import among the rows that have just come in, unless the person has selected something.
    void selectNewImport(int first, int last);

Q_SIGNALS:
    void addRequested();
    void changeLocationRequested();
    void clearRequested(); // the search and the scope

private:
    void rename(const ImageKey& key, const QString& name);

    Library* m_library;
    ImageTableModel* m_model;
    MessageArea* m_banners;
    QStackedWidget* m_pages;
    ImageTableView* m_table;
    EmptyPage* m_empty;
    MessageArea* m_messages;
    QPointer<MessageStrip> m_readOnlyBanner;
};

} // namespace platter
