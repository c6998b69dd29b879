// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/servertablemodel.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"

#include <QLocale>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = int(ServerColumn::Count);
constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

ImageStatus lookOf(ServerStatus status) {
    switch (status) {
    case ServerStatus::Creating:
        return ImageStatus::Creating;
    case ServerStatus::Active:
        return ImageStatus::Available;
    case ServerStatus::Inactive:
    case ServerStatus::Unavailable:
        return ImageStatus::Unavailable;
    case ServerStatus::Deleting:
        return ImageStatus::Deleting;
    case ServerStatus::Deleted:
        return ImageStatus::Deleted;
    case ServerStatus::Failed:
        return ImageStatus::Failed;
    }
    return ImageStatus::Unavailable;
}

// The disk, and on lines of their own the volumes beside it.
QString withVolumes(const QString& disk, const Server& server) {
    QStringList lines;
    if (!disk.isEmpty())
        lines.append(disk);
    for (const Volume& volume : server.volumes) {
        if (!volume.boot) {
            //: a volume's name, its id, its size
            lines.append(ServerTableModel::tr("Volume %1 (%2): %3")
                    .arg(volume.name.isEmpty() ? volume.id.toString() : volume.name, volume.id.toString(),
                        formatSize(volume.size)));
        }
    }
    return lines.join(u'\n');
}

} // namespace

ServerTableModel::ServerTableModel(QObject* parent)
    : QAbstractTableModel(parent) { }

void ServerTableModel::follow(LibrarySet* libraries) {
    m_libraries = libraries;
    for (Library* library : libraries->libraries()) {
        followOne(library);
    }
    connect(libraries, &LibrarySet::added, this, &ServerTableModel::followOne);
    connect(libraries, &LibrarySet::aboutToRemove, this, [this](Library* library) {
        disconnect(library, nullptr, this, nullptr);
        m_leaving = library;
        refresh();
    });
    connect(libraries, &LibrarySet::removed, this, [this] { m_leaving = nullptr; });
}

void ServerTableModel::followOne(Library* library) {
    connect(library, &Library::serversChanged, this, &ServerTableModel::refresh);
    connect(library, &Library::stateChanged, this, &ServerTableModel::refresh);
    connect(library, &Library::imagesChanged, this, &ServerTableModel::refresh); // one may be deprecated now
    refresh();
}

void ServerTableModel::setFilter(const ServerFilter& filter) {
    if (filter != m_filter) {
        m_filter = filter;
        refresh();
    }
}

void ServerTableModel::setSort(ServerColumn column, Qt::SortOrder order) {
    m_sort = column;
    m_order = order;
    refresh();
}

void ServerTableModel::sort(int column, Qt::SortOrder order) {
    setSort(column < 0 || column >= kColumns ? ServerColumn::Name : ServerColumn(column), order);
}

QList<ServerTableModel::Row> ServerTableModel::wanted() const {
    QList<Row> rows;
    for (const Library* library : m_libraries ? m_libraries->libraries() : QList<Library*>()) {
        if (library == m_leaving) {
            continue;
        }
        for (const QList<Server> servers = library->servers(); const Server& server : servers) {
            Row row{.server = server, .library = library->name()};
            row.server.library = library->id();
            if (server.image) {
                const auto image = library->image(server.image->id);
                row.deprecated = (image ? image->status : server.image->status) == ImageStatus::Deprecated;
            }
            rows.append(row);
        }
    }
    return rows;
}

bool ServerTableModel::isShown(const Row& row) const {
    if (m_filter.library && row.server.library != *m_filter.library) {
        return false;
    }
    const Server& server = row.server;
    const QString text = QStringList{server.name, server.id.toString(), server.address, server.hostname,
        server.image ? server.image->name : QString(), server.image ? server.image->id.toString() : QString()}
                             .join(u'\n')
                             .toCaseFolded();
    return std::ranges::all_of(m_filter.words, [&text](const QString& word) { return text.contains(word); });
}

QVariant ServerTableModel::sortValue(const Row& row, ServerColumn column) {
    const Server& server = row.server;
    switch (column) {
    case ServerColumn::Status:
        return int(server.status);
    case ServerColumn::Image:
        return server.image ? server.image->name.toCaseFolded() : QVariant();
    case ServerColumn::Type:
        return server.type ? QVariant(server.type->ram) : QVariant();
    case ServerColumn::Disk:
        return server.diskSize > 0 ? QVariant(server.diskSize) : QVariant();
    case ServerColumn::Address:
        return server.address.isEmpty() ? QVariant() : QVariant(server.address);
    case ServerColumn::LastSnapshot:
        return server.lastSnapshotAt ? QVariant(server.lastSnapshotAt->toMSecsSinceEpoch()) : QVariant();
    case ServerColumn::Zone:
        return server.zoneHandle.isEmpty() ? QVariant() : QVariant(server.zoneHandle);
    case ServerColumn::Library:
        return row.library;
    case ServerColumn::Id:
        return server.id.toString();
    case ServerColumn::Name:
    case ServerColumn::Count:
        break;
    }
    return {};
}

// Raw values, missing ones last whichever way, then by name as people count, then by key.
bool ServerTableModel::less(const Row& a, const Row& b) const {
    const QVariant one = sortValue(a, m_sort);
    const QVariant other = sortValue(b, m_sort);
    if (one.isValid() != other.isValid()) {
        return one.isValid();
    }
    if (one.isValid() && one != other) {
        const bool before = QVariant::compare(one, other) == QPartialOrdering::Less;
        return before == (m_order == Qt::AscendingOrder);
    }
    const QByteArray name = nameOrderKey(a.server.name);
    const QByteArray otherName = nameOrderKey(b.server.name);
    if (name != otherName) {
        const bool down = m_sort == ServerColumn::Name && m_order == Qt::DescendingOrder;
        return down ? otherName < name : name < otherName;
    }
    return std::pair(a.server.id, a.server.library) < std::pair(b.server.id, b.server.library);
}

void ServerTableModel::refresh() {
    QList<Row> next = wanted();
    next.removeIf([this](const Row& row) { return !isShown(row); });
    std::ranges::sort(next, [this](const Row& a, const Row& b) { return less(a, b); });
    if (next != m_rows) {
        merge(std::move(next));
    }
    Q_EMIT refreshed();
}

// Takes away what is gone, moves and changes what stays, then adds what is new: each step with its own signal.
void ServerTableModel::merge(QList<Row> next) {
    QHash<ServerKey, int> places;
    for (int i = 0; i < next.size(); ++i) {
        places.insert(next[i].key(), i);
    }
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (!places.contains(m_rows[row].key())) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
    const auto placeOf = [&places](const Row& row) { return places.value(row.key()); };
    if (!std::ranges::is_sorted(m_rows, {}, placeOf)) {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        QList<ServerKey> pointed;
        for (const QModelIndex& each : before) {
            pointed.append(m_rows[each.row()].key());
        }
        std::ranges::sort(m_rows, {}, placeOf);
        for (qsizetype i = 0; i < before.size(); ++i) {
            changePersistentIndex(before[i], index(rowOf(pointed[i]), before[i].column()));
        }
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    for (int row = 0; row < next.size(); ++row) {
        if (row >= m_rows.size() || m_rows[row].key() != next[row].key()) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, next[row]);
            endInsertRows();
        } else if (m_rows[row] != next[row]) {
            m_rows[row] = next[row];
            Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        }
    }
}

int ServerTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ServerTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString ServerTableModel::statusText(ServerStatus status) {
    switch (status) {
    case ServerStatus::Creating:
        return tr("creating", "a server");
    case ServerStatus::Active:
        return tr("active", "a server");
    case ServerStatus::Inactive:
        return tr("inactive", "a server");
    case ServerStatus::Deleting:
        return tr("deleting", "a server");
    case ServerStatus::Deleted:
        return tr("deleted", "a server");
    case ServerStatus::Failed:
        return tr("failed", "a server");
    case ServerStatus::Unavailable:
        return tr("unavailable", "a server");
    }
    return {};
}

QString ServerTableModel::age(const QDateTime& since, const QDateTime& now) {
    if (!since.isValid()) {
        return tr("never", "a snapshot was made");
    }
    const qint64 seconds = std::max<qint64>(0, since.secsTo(now));
    if (seconds < 60) {
        return tr("just now", "a snapshot was made");
    }
    if (seconds < kHour) {
        return tr("%n minute(s) ago", nullptr, int(seconds / 60));
    }
    if (seconds < 2 * kDay) {
        return tr("%n hour(s) ago", nullptr, int(seconds / kHour));
    }
    return tr("%n day(s) ago", nullptr, int(seconds / kDay));
}

QString ServerTableModel::display(const Row& row, ServerColumn column) const {
    const Server& server = row.server;
    switch (column) {
    case ServerColumn::Name:
        return server.name.isEmpty() ? server.id.toString() : server.name;
    case ServerColumn::Status:
        return statusText(server.status);
    case ServerColumn::Image:
        if (!server.image) {
            return {};
        }
        return row.deprecated ? tr("%1 (deprecated)", "an image").arg(server.image->name) : server.image->name;
    case ServerColumn::Type:
        return server.type ? (server.type->handle.isEmpty() ? server.type->name : server.type->handle) : QString();
    case ServerColumn::Disk:
        return server.diskSize > 0 ? formatSize(server.diskSize) : QString();
    case ServerColumn::Address:
        return server.address;
    case ServerColumn::LastSnapshot:
        return age(server.lastSnapshotAt.value_or(QDateTime()), QDateTime::currentDateTimeUtc());
    case ServerColumn::Zone:
        return server.zoneHandle;
    case ServerColumn::Id:
        return server.id.toString();
    case ServerColumn::Library:
        return row.library;
    case ServerColumn::Count:
        break;
    }
    return {};
}

QVariant ServerTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[index.row()];
    const auto column = ServerColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        if (column == ServerColumn::LastSnapshot && row.server.lastSnapshotAt) {
            return QLocale().toString(row.server.lastSnapshotAt->toLocalTime(), QLocale::LongFormat);
        }
        return column == ServerColumn::Disk ? withVolumes(display(row, column), row.server) : display(row, column);
    case Qt::AccessibleTextRole: {
        const QString text
            = column == ServerColumn::Disk ? withVolumes(display(row, column), row.server) : display(row, column);
        return text.isEmpty() ? tr("not known") : text;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column == ServerColumn::Disk ? Qt::AlignRight : Qt::AlignLeft));
    case ServerKeyRole:
        return QVariant::fromValue(row.key());
    case ServerRole:
        return QVariant::fromValue(row.server);
    case ServerLookRole:
        return int(lookOf(row.server.status));
    case ServerImageDeprecatedRole:
        return row.deprecated;
    default:
        return {};
    }
}

QVariant ServerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::AlignVCenter | (section == int(ServerColumn::Disk) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (ServerColumn(section)) {
    case ServerColumn::Name:
        return tr("Name");
    case ServerColumn::Status:
        return tr("Status");
    case ServerColumn::Image:
        return tr("Built from", "column: the image of a server");
    case ServerColumn::Type:
        return tr("Type", "column: the server type");
    case ServerColumn::Disk:
        return tr("Disk");
    case ServerColumn::Address:
        return tr("Address");
    case ServerColumn::LastSnapshot:
        return tr("Last snapshot");
    case ServerColumn::Zone:
        return tr("Zone");
    case ServerColumn::Id:
        return tr("Id");
    case ServerColumn::Library:
        return tr("Library");
    case ServerColumn::Count:
        break;
    }
    return {};
}

QString ServerTableModel::sourceOf(const ImageKey& image) const {
    const Library* library = m_libraries ? m_libraries->find(image.library) : nullptr;
    const auto known = library ? library->image(image.image) : std::nullopt;
    if (!known || known->sourceType != SourceType::Snapshot) {
        return {};
    }
    for (const QList<Server> servers = library->servers(); const Server& server : servers) {
        if (server.id.toString() == known->source) {
            return server.name;
        }
        for (const Volume& volume : server.volumes) {
            if (volume.id.toString() == known->source) {
                //: a disk or volume, its server
                return tr("%1 of %2").arg(volume.name, server.name);
            }
        }
    }
    return {};
}

bool ServerTableModel::canBuild() const {
    const QList<Library*> all = m_libraries ? m_libraries->libraries() : QList<Library*>();
    return std::ranges::any_of(all, [this](const Library* library) {
        return library != m_leaving && (!m_filter.library || library->id() == *m_filter.library)
            && library->abilities().testFlag(Ability::Build);
    });
}

QString ServerTableModel::absence() const {
    for (const Library* library : m_libraries ? m_libraries->libraries() : QList<Library*>()) {
        const bool counts = library != m_leaving && (!m_filter.library || library->id() == *m_filter.library);
        if (!counts || !library->abilities().testFlag(Ability::Servers)) {
            continue;
        }
        if (!library->areServersKnown()) {
            return tr("Looking for servers…");
        }
        if (const auto problem = library->serversProblem()) {
            return problem->message;
        }
    }
    return {};
}

const Server* ServerTableModel::serverAt(int row) const {
    return row < 0 || row >= m_rows.size() ? nullptr : &m_rows[row].server;
}

int ServerTableModel::rowOf(const ServerKey& key) const {
    const auto found = std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QList<Server> ServerTableModel::usersOf(const ImageKey& image) const {
    QList<Server> users;
    for (const QList<Row> rows = wanted(); const Row& row : rows) {
        const bool there = row.server.status != ServerStatus::Deleted && row.server.status != ServerStatus::Deleting;
        if (there && row.server.library == image.library && row.server.image && row.server.image->id == image.image) {
            users.append(row.server);
        }
    }
    std::ranges::sort(users, {}, [](const Server& server) { return nameOrderKey(server.name); });
    return users;
}

} // namespace platter
