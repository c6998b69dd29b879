// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebarmodel.h"

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

SidebarModel::SidebarModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_lines(lines()) { }

bool SidebarModel::Line::isSameAs(const Line& other) const {
    const bool view = kind == Kind::Place && place.isView();
    return kind == other.kind && place.kind == other.place.kind && (view || place.library == other.place.library)
        && (kind != Kind::Heading || text == other.text);
}

QList<SidebarModel::Line> SidebarModel::lines() const {
    QList<Line> lines{
        {.kind = Kind::Heading, .text = tr("Libraries")},
        {.text = tr("All libraries"), .icon = u"library"_s, .count = m_content.images},
    };
    for (const SidebarLibrary& library : m_content.libraries) {
        addLibrary(lines, library);
    }
    if (m_content.canConnect) {
        lines.append({.kind = Kind::Connect, .text = tr("+ Connect…")});
    }
    if (m_content.deprecated > 0 || m_content.deleted > 0) {
        lines.append({.kind = Kind::Heading, .text = tr("Views")});
    }
    const auto addView = [&](Place::Kind kind, const QString& text, int count) {
        if (count > 0) {
            lines.append({.place = {.kind = kind, .library = m_viewed}, .text = text, .count = count});
        }
    };
    addView(Place::Kind::Deprecated, tr("Deprecated"), m_content.deprecated);
    addView(Place::Kind::Deleted, tr("Deleted"), m_content.deleted);
    return lines;
}

void SidebarModel::addLibrary(QList<Line>& lines, const SidebarLibrary& library) const {
    const bool expanded = !m_collapsed.contains(library.id.toString());
    const Place images{.kind = Place::Kind::Images, .library = library.id};
    lines.append({.kind = Kind::Library,
        .place = images,
        .text = library.name,
        .icon = library.color.isEmpty() ? u"computer"_s : QString(),
        .color = library.color,
        .expanded = expanded,
        .state = library.state});
    if (!expanded) {
        return;
    }
    lines.append({.place = images, .text = tr("Images"), .level = 1, .count = library.images});
    if (library.servers) {
        lines.append({.place = {.kind = Place::Kind::Servers, .library = library.id},
            .text = tr("Servers"),
            .level = 1,
            .count = *library.servers});
    }
}

void SidebarModel::setContent(const SidebarContent& content, const LibraryId& viewed) {
    m_content = content;
    m_viewed = viewed;
    show();
}

void SidebarModel::setCollapsed(const QSet<QString>& libraries) {
    m_collapsed = libraries;
    show();
}

void SidebarModel::setExpanded(const LibraryId& library, bool expanded) {
    expanded ? static_cast<void>(m_collapsed.remove(library.toString()))
             : static_cast<void>(m_collapsed.insert(library.toString()));
    show();
}

// Takes away what is gone, then adds and changes from the top: lines never change places.
void SidebarModel::show() {
    const QList<Line> next = lines();
    for (qsizetype row = m_lines.size() - 1; row >= 0; --row) {
        if (std::ranges::none_of(next, [&](const Line& line) { return line.isSameAs(m_lines[row]); })) {
            beginRemoveRows({}, int(row), int(row));
            m_lines.removeAt(row);
            endRemoveRows();
        }
    }
    for (qsizetype row = 0; row < next.size(); ++row) {
        if (row >= m_lines.size() || !next[row].isSameAs(m_lines[row])) {
            beginInsertRows({}, int(row), int(row));
            m_lines.insert(row, next[row]);
            endInsertRows();
        } else if (next[row] != m_lines[row]) {
            m_lines[row] = next[row];
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
        }
    }
    if (m_lines.size() > next.size()) { // the order of libraries changed: what was moved stands at the end
        beginRemoveRows({}, int(next.size()), int(m_lines.size()) - 1);
        m_lines.resize(next.size());
        endRemoveRows();
    }
}

int SidebarModel::rowOf(const Place& place) const {
    const auto found = std::ranges::find_if(m_lines, [&](const Line& line) {
        return line.kind == Kind::Place && line.place.kind == place.kind
            && (place.isView() || line.place.library == place.library);
    });
    if (found != m_lines.end()) {
        return int(found - m_lines.begin());
    }
    return place.isView() ? -1 : rowOfLibrary(place.library);
}

int SidebarModel::rowOfLibrary(const LibraryId& library) const {
    const auto found = std::ranges::find_if(
        m_lines, [&](const Line& line) { return line.kind == Kind::Library && line.place.library == library; });
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int SidebarModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_lines.size());
}

QString SidebarModel::accessibleText(const Line& line) const {
    if (line.kind == Kind::Library) {
        const QString folded = *line.expanded ? tr("expanded") : tr("collapsed");
        return line.state.sentence.isEmpty() ? tr("%1, %2", "a library, expanded or collapsed").arg(line.text, folded)
                                             : tr("%1, %2. %3", "a library, expanded or collapsed, its state")
                                                   .arg(line.text, folded, line.state.sentence);
    }
    if (line.count < 0) {
        return line.text;
    }
    return line.place.kind == Place::Kind::Servers ? tr("%1, %n server(s)", nullptr, line.count).arg(line.text)
                                                   : tr("%1, %n image(s)", nullptr, line.count).arg(line.text);
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Line& line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return accessibleText(line);
    case Qt::ToolTipRole:
        return line.state.sentence.isEmpty() ? QVariant() : QVariant(line.state.sentence);
    case KindRole:
        return int(line.kind);
    case PlaceRole:
        return QVariant::fromValue(line.place);
    case CountRole:
        return line.count;
    case IconRole:
        return line.icon;
    case LevelRole:
        return line.level;
    case ColorRole:
        return line.color;
    case ExpandedRole:
        return line.expanded ? QVariant(*line.expanded) : QVariant();
    case StateKindRole:
        return int(line.state.kind);
    case StateTextRole:
        return line.state.text;
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return Qt::NoItemFlags;
    }
    switch (m_lines[index.row()].kind) {
    case Kind::Heading:
        return Qt::NoItemFlags;
    case Kind::Library:
    case Kind::Place:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    case Kind::Connect:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    return Qt::NoItemFlags;
}

} // namespace platter
