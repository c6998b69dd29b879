// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/navigation.h"

#include "ui/scopebar.h"
#include "ui/searchfield.h"
#include "ui/sidebar.h"
#include "ui/topbar.h"

namespace platter {

namespace {

constexpr int kAgesEvery = 2000; // "8 s" is read, not watched

} // namespace

Navigation::Navigation(LibrarySet* libraries, ImageTableModel* model, Sidebar* sidebar, TopBar* top, QObject* parent)
    : QObject(parent)
    , m_libraries(libraries)
    , m_model(model)
    , m_sidebar(sidebar)
    , m_top(top) {
    connect(sidebar, &Sidebar::chosen, this, &Navigation::choosePlace);
    connect(top->scopes(), &ScopeBar::chosen, this, &Navigation::chooseScope);
    connect(top->search(), &SearchField::textChanged, this, &Navigation::applyFilter);
    connect(model, &ImageTableModel::countsChanged, this, &Navigation::refreshCounts);
    const auto follow = [this](Library* library) {
        connect(library, &Library::stateChanged, this, &Navigation::refreshSidebar);
        connect(library, &Library::serversChanged, this, &Navigation::refreshSidebar);
    };
    for (Library* library : libraries->libraries()) {
        follow(library);
    }
    connect(libraries, &LibrarySet::added, this, [this, follow](Library* library) {
        follow(library);
        refreshCounts();
    });
    connect(libraries, &LibrarySet::removed, this, &Navigation::refreshCounts);
    m_ages.setInterval(kAgesEvery);
    connect(&m_ages, &QTimer::timeout, this, [this] {
        if (m_sidebar->isVisible()) {
            refreshSidebar();
        }
    });
    m_ages.start();
    refreshCounts();
    if (const Library* first = libraries->first()) {
        sidebar->setPlace({.kind = Place::Kind::Images, .library = first->id()});
    }
}

void Navigation::setCanConnect(bool can) {
    m_canConnect = can;
    refreshSidebar();
}

Place Navigation::place() const {
    return m_sidebar->place();
}

Library* Navigation::library() const {
    return m_libraries->find(place().library);
}

QString Navigation::search() const {
    return m_top->search()->text();
}

Scope Navigation::scope() const {
    switch (place().kind) {
    case Place::Kind::Deprecated:
        return Scope::Deprecated;
    case Place::Kind::Deleted:
        return Scope::Deleted;
    case Place::Kind::Images:
    case Place::Kind::Servers:
        return m_top->scopes()->scope().value_or(Scope::All);
    }
    Q_UNREACHABLE_RETURN(Scope::All);
}

void Navigation::choosePlace(const Place& place) {
    m_top->scopes()->setScope(place.kind == Place::Kind::Images ? std::optional(Scope::All) : std::nullopt);
    applyFilter();
    refreshCounts();
}

void Navigation::chooseScope() {
    if (place().kind != Place::Kind::Images) {
        const QSignalBlocker quiet(m_sidebar);
        m_sidebar->setPlace({.kind = Place::Kind::Images, .library = place().library});
    }
    applyFilter();
}

void Navigation::applyFilter() {
    ImageFilter filter = parseFilter(search(), scope(), QDateTime::currentDateTimeUtc());
    filter.library = place().only();
    m_model->setFilter(filter);
    m_top->search()->setNotUnderstood(filter.notUnderstood);
    fetchPasted();
    Q_EMIT filterChanged();
}

// The cloud tells about images that are not listed to those who know their id.
void Navigation::fetchPasted() {
    const QString text = search().trimmed();
    if (text == m_asked || !isCloudImageId(text) || m_model->rowCount() > 0) {
        return;
    }
    m_asked = text;
    for (Library* library : m_libraries->libraries()) {
        const bool chosen = place().library.isEmpty() || place().library == library->id();
        if (!chosen || !library->abilities().testFlag(Ability::Refresh)) {
            continue;
        }
        const ImageKey key{library->id(), ImageId(text)};
        library->fetch(key.image)
            .then(this,
                [this, key](const Result<Image>& result) {
                    if (result) {
                        m_model->showUnlisted(key);
                        Q_EMIT fetched(key);
                    }
                })
            .onFailed(this, [] {}) // nothing is found then, as the page says
            .onCanceled(this, [] {});
    }
}

void Navigation::refreshCounts() {
    m_top->scopes()->setCounts([this](Scope of) { return m_model->count(of); });
    refreshSidebar();
    Q_EMIT countsChanged();
}

void Navigation::refreshSidebar() {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    SidebarContent content{.images = m_model->tally({}).count(Scope::All),
        .deprecated = m_model->count(Scope::Deprecated),
        .deleted = m_model->count(Scope::Deleted),
        .canConnect = m_canConnect};
    for (const Library* library : m_libraries->libraries()) {
        const bool hasServers = library->abilities().testFlag(Ability::Servers);
        content.libraries.append({.id = library->id(),
            .name = library->name(),
            .color = library->color(),
            .isConnection = library->abilities().testFlag(Ability::Refresh),
            .state = LibraryStateText::of(*library, now),
            .images = m_model->tally(library->id()).count(Scope::All),
            .servers = hasServers ? std::optional(int(library->servers().size())) : std::nullopt});
    }
    m_sidebar->setContent(content);
}

void Navigation::showAll() {
    {
        const QSignalBlocker quietSearch(m_top->search()); // one new filter, not two
        const QSignalBlocker quietPlace(m_sidebar);
        m_top->search()->clear();
        m_sidebar->setPlace({.kind = Place::Kind::Images, .library = place().library});
    }
    m_top->scopes()->setScope(Scope::All);
    applyFilter();
}

void Navigation::showLibrary(const LibraryId& library) {
    m_sidebar->setPlace({.kind = Place::Kind::Images, .library = library});
}

} // namespace platter
