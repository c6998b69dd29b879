// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/detailspanelfacts.h"

#include "models/domain/servertypes.h"
#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/items/imagetexts.h"
#include "ui/fieldtext.h"
#include "ui/flowtext.h"
#include "ui/palette.h"
#include "ui/theme.h"
#include "ui/tint.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMap>
#include <QTimer>
#include <QToolButton>
#include <QUrl>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QFont monospace(const QFont& like) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(like.pointSizeF() * 0.95);
    return font;
}

} // namespace

QString ImageFacts::fits(const Image& image, const QList<ServerType>& types) {
    if (image.virtualSize <= 0) {
        return {};
    }
    if (image.architecture.isSet() && !image.architecture.isBuildable()) {
        return tr("not built for %1", "an architecture").arg(FieldText::architecture(image.architecture));
    }
    const QList<ServerType> fitting = typesThatFit(image, typesOrUsual(types));
    if (fitting.isEmpty()) {
        return tr("types with network storage only");
    }
    if (fitting.size() == 1) {
        return fitting.first().handle;
    }
    return tr("%1 and larger", "a server type").arg(fitting.first().handle);
}

namespace {

// Names of servers to click on: some, and how many more there are.
Fact usersFact(const QString& label, const QList<Server>& servers) {
    constexpr qsizetype most = 6;
    Fact fact{.key = u"usedBy"_s, .label = label, .value = {}, .copy = {}, .toolTip = {}};
    for (const Server& server : servers.first(std::min(most, servers.size()))) {
        fact.links.append({server.name.isEmpty() ? server.id.toString() : server.name, server.id.toString()});
    }
    if (servers.size() > most) {
        fact.links.append({ImageFacts::tr("and %1 more").arg(QLocale().toString(servers.size() - most)), {}});
    }
    return fact;
}

// Where a file was fetched from, and what speaks for it.
QList<Fact> originFacts(const Image& image) {
    QList<Fact> facts;
    if (image.isFromWeb()) {
        facts.append({.key = u"address"_s,
            .label = ImageFacts::tr("Address"),
            .value = QUrl(image.sourcePath).host(),
            .copy = image.sourcePath,
            .toolTip = image.sourcePath});
    }
    const auto add = [&facts](const QString& key, const QString& label, const QString& value, const QString& tip) {
        if (!value.isEmpty())
            facts.append({.key = key, .label = label, .value = value, .copy = {}, .toolTip = tip});
    };
    add(u"checkedBy"_s, ImageFacts::tr("Checked by"), image.sourceCheckedBy,
        ImageFacts::tr("The publisher's list of checksums that lay beside the file."));
    add(u"signedBy"_s, ImageFacts::tr("Signed by"), image.sourceSignedBy.section(u" ("_s, 0, -2), image.sourceSignedBy);
    return facts;
}

// What tells equal disks and files apart from others, with buttons that copy.
QList<Fact> digestFacts(const Image& image) {
    QList<Fact> facts;
    if (!image.sourceSha256.isEmpty()) {
        const QString hex = QString::fromLatin1(image.sourceSha256.toHex());
        const bool whole = !image.contentId.isEmpty(); // else it is what the file must have
        const QString told = whole ? ImageFacts::tr("%1, as its publisher told it.", "a checksum")
                                   : ImageFacts::tr("The SHA-256 that the file must have: %1");
        facts.append({.key = u"sourceSha256"_s,
            .label
            = whole ? ImageFacts::tr("SHA-256") : ImageFacts::tr("Expected", "a checksum, in a column of labels"),
            .value = FieldText::shortDigest(image.sourceSha256),
            .copy = hex,
            .toolTip = image.sourceVerified || !whole ? told.arg(hex) : hex});
    }
    if (!image.contentId.isEmpty()) {
        const QString hex = QString::fromLatin1(image.contentId.toHex());
        facts.append({.key = u"contentId"_s,
            .label = ImageFacts::tr("Content id"),
            .value = FieldText::shortDigest(image.contentId),
            .copy = hex,
            .toolTip = ImageFacts::tr("Equal disks have equal content ids: %1").arg(hex)});
    }
    return facts;
}

} // namespace

// How long a deleted image can still be restored; empty where it never can.
QString ImageFacts::restorable(const Image& image, const QDateTime& now, int graceDays) {
    if (image.reclaimed) {
        return tr("no more: its space was given back");
    }
    if (!ImageRules::canRestore(image) || graceDays == 0) {
        return {};
    }
    const auto left = int((now.secsTo(image.deletedAt->addDays(graceDays)) + 86'399) / 86'400);
    return left > 0 ? tr("%n day(s) left", nullptr, left) : tr("until space is freed, which is soon");
}

QList<Fact> ImageFacts::of(const Image& image, const QDateTime& now, const ImageSurroundings& around) {
    QList<Fact> facts;
    const auto add = [&facts](const QString& key, const QString& label, const QString& value, const QString& tip = {}) {
        if (!value.isEmpty()) {
            facts.append({.key = key, .label = label, .value = value, .copy = {}, .toolTip = tip});
        }
    };
    const bool creating = image.status == ImageStatus::Creating;
    const qint64 total = creating && image.virtualSize == 0 ? image.expectedSize : image.virtualSize;
    const QString unknown = creating ? tr("not known yet") : tr("not known");
    add(u"virtualSize"_s, tr("Virtual size"), total > 0 ? formatSize(total) : unknown,
        tr("How big the disk is once it is written to a server, zeros included."));
    const QString data = formatSize(image.diskSize);
    add(u"data"_s, around.inCloud ? tr("Disk size") : tr("Data"), creating ? tr("%1 so far").arg(data) : data,
        around.inCloud ? tr("What the cloud stores of it, compressed.") : tr("What the disk holds that is not zero."));
    if (image.storedSize) {
        add(u"stored"_s, tr("Stored"), formatSize(*image.storedSize),
            tr("What it added to the library: compressed, and only what was not there already."));
    }
    if (image.freesBytes) {
        add(u"frees"_s, tr("Deleting frees"), formatSize(*image.freesBytes),
            tr("What only this image needs. Parts that other images have too stay."));
    }
    add(u"architecture"_s, tr("Architecture"), FieldText::architecture(image.architecture));
    add(u"mode"_s, tr("Mode"), ImageTexts::mode(image.mode));
    add(u"username"_s, tr("Username"), image.username.isEmpty() ? tr("not set", "username") : image.username,
        tr("The account that gets the ssh key when a server first starts."));
    add(u"minRam"_s, tr("Minimum RAM"), FieldText::minRam(image.minRam));
    const QString access = FieldText::access(image.isPublic);
    add(u"access"_s, tr("Access"), around.unlisted ? tr("%1, not listed", "public or private").arg(access) : access,
        around.unlisted ? tr("Lists do not show it. Those who know its id can use it.") : QString());
    if (image.official) {
        add(u"official"_s, tr("Official"), tr("yes"),
            image.sourceSignedBy.isEmpty() ? tr("Provided by the vendor.")
                                           : tr("Its vendor signed the checksum that its file has."));
    }
    add(u"locked"_s, tr("Locked"), image.locked ? tr("yes, cannot be deleted") : tr("no"));
    add(u"fits"_s, tr("Fits"), fits(image, around.types), tr("Server types whose disk and RAM are large enough."));
    if (!around.servers.isEmpty()) {
        facts.append(usersFact(tr("Used by"), around.servers));
    }
    if (image.sourceType == SourceType::Snapshot) {
        add(u"source"_s, tr("Source"),
            tr("snapshot of %1", "a server's name or id")
                .arg(around.snapshotOf.isEmpty() ? image.source : around.snapshotOf),
            image.source);
    } else {
        const bool checked = image.sourceVerified && !image.source.isEmpty();
        add(u"source"_s, tr("Source"),
            checked ? tr("%1, verified", "a file; its checksum was compared").arg(image.source) : image.source,
            image.sourcePath);
    }
    facts += originFacts(image);
    facts += digestFacts(image);
    add(u"licence"_s, tr("Licence"), image.licenceName);
    const auto exact = [](const QDateTime& at) { return QLocale().toString(at.toLocalTime(), QLocale::LongFormat); };
    if (image.createdAt.isValid()) {
        add(u"created"_s, tr("Created"), FieldText::day(image.createdAt, now), exact(image.createdAt));
    }
    if (image.deletedAt) {
        add(u"deleted"_s, tr("Deleted"), FieldText::day(*image.deletedAt, now), exact(*image.deletedAt));
        add(u"restorable"_s, tr("Restore"), restorable(image, now, around.graceDays));
    }
    add(u"owner"_s, tr("Owner"), image.owner);
    add(u"library"_s, tr("Library"), around.library);
    return facts;
}

QList<Fact> ImageFacts::sums(const QList<Image>& images) {
    qint64 virtualSize = 0;
    qint64 data = 0;
    qint64 stored = 0;
    qsizetype locked = 0;
    bool anyStored = false;
    QMap<ImageStatus, qsizetype> statuses;
    for (const Image& image : images) {
        virtualSize += image.virtualSize;
        data += image.diskSize;
        stored += image.storedSize.value_or(0);
        anyStored = anyStored || image.storedSize;
        locked += image.locked ? 1 : 0;
        ++statuses[image.status];
    }
    QStringList words;
    for (const auto [status, count] : statuses.asKeyValueRange()) {
        words.append(tr("%1 %2", "a number, a status").arg(QLocale().toString(count), ImageTexts::status(status)));
    }
    const auto fact = [](const QString& key, const QString& label, const QString& value) {
        return Fact{.key = key, .label = label, .value = value, .copy = {}, .toolTip = {}};
    };
    QList<Fact> facts{fact(u"virtualSize"_s, tr("Virtual size"), formatSize(virtualSize)),
        fact(u"data"_s, tr("Data"), formatSize(data))};
    if (anyStored) {
        facts.append(fact(u"stored"_s, tr("Stored"), formatSize(stored)));
    }
    facts.append(fact(u"status"_s, tr("Status"), words.join(tr(", ", "between statuses"))));
    facts.append(
        fact(u"locked"_s, tr("Locked"), locked > 0 ? QLocale().toString(locked) : tr("none", "locked images")));
    return facts;
}

QToolButton* makeCopyButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(u"copy"_s));
    button->setIconSize({14, 14});
    button->setFixedSize(22, 20);
    button->setAutoRaise(true);
    button->setCursor(Qt::ArrowCursor);
    QObject::connect(button, &QToolButton::clicked, button, [button] {
        QGuiApplication::clipboard()->setText(button->property("copyText").toString());
        button->setIcon(themedIcon(u"done"_s));
        QTimer::singleShot(1200, button, [button] { button->setIcon(themedIcon(u"copy"_s)); });
    });
    return button;
}

void setCopyText(QToolButton* button, const QString& text, const QString& toolTip) {
    button->setProperty("copyText", text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
}

FactGrid::FactGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, 88);
}

void FactGrid::addRow() {
    const auto at = static_cast<int>(m_rows.size());
    Row row{.label = new QLabel,
        .cell = new QWidget,
        .flow = new FlowText,
        .fixed = new QLabel,
        .links = new QLabel,
        .copy = makeCopyButton(nullptr)};
    row.fixed->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.fixed->setFont(monospace(font()));
    row.links->setTextFormat(Qt::RichText);
    row.links->setWordWrap(true);
    row.links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(row.links, &QLabel::linkActivated, this, &FactGrid::linkActivated);
    auto* inCell = new QHBoxLayout(row.cell);
    inCell->setContentsMargins(0, 0, 0, 0);
    inCell->setSpacing(4);
    inCell->addWidget(row.flow, 1);
    inCell->addWidget(row.fixed);
    inCell->addWidget(row.links, 1);
    inCell->addWidget(row.copy);
    inCell->addStretch(0);
    m_grid->addWidget(row.label, at, 0, Qt::AlignTop);
    m_grid->addWidget(row.cell, at, 1);
    m_rows.append(row);
}

void FactGrid::setFacts(const QList<Fact>& facts) {
    const bool more = facts.size() > m_rows.size();
    while (m_rows.size() < facts.size()) {
        addRow();
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        const bool used = i < facts.size();
        if (used && (i >= m_facts.size() || m_facts.at(i) != facts.at(i))) {
            show(row, facts.at(i));
        }
        row.label->setVisible(used);
        row.cell->setVisible(used);
    }
    m_facts = facts;
    if (more) {
        recolor();
    }
}

void FactGrid::show(const Row& row, const Fact& fact) {
    const bool copies = !fact.copy.isEmpty();
    row.label->setText(fact.label);
    row.label->setToolTip(fact.toolTip);
    const bool links = !fact.links.isEmpty();
    row.flow->setVisible(!copies && !links);
    row.links->setVisible(links);
    QStringList parts;
    for (const auto& [text, target] : fact.links) {
        parts.append(target.isEmpty() ? text.toHtmlEscaped()
                                      : u"<a href=\"%1\">%2</a>"_s.arg(target.toHtmlEscaped(), text.toHtmlEscaped()));
    }
    row.links->setText(parts.join(tr(", ", "between names of servers")));
    row.links->setObjectName(links ? fact.key : QString());
    row.fixed->setVisible(copies);
    row.copy->setVisible(copies);
    row.flow->setPlain(copies ? QString() : fact.value);
    row.flow->setToolTip(fact.toolTip);
    row.flow->setObjectName(copies || links ? QString() : fact.key);
    row.fixed->setText(copies ? fact.value : QString());
    row.fixed->setToolTip(fact.toolTip);
    row.fixed->setObjectName(copies ? fact.key : QString());
    if (copies) {
        setCopyText(row.copy, fact.copy, tr("Copy the whole %1", "a label: SHA-256, content id").arg(fact.label));
    }
}

void FactGrid::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        recolor();
    }
}

void FactGrid::recolor() {
    const Colors& colors = colorsFor(palette());
    for (const Row& row : std::as_const(m_rows)) {
        tint(row.label, colors.dim);
    }
}

} // namespace platter
