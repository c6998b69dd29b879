// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/deletedialog.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/items/imagetexts.h"
#include "ui/fieldtext.h"
#include "ui/flowtext.h"
#include "ui/noticebox.h"
#include "ui/palette.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNames = 8; // in the list; the rest is counted

} // namespace

DeleteConsequences deleteConsequences(
    const QList<Image>& doomed, const QList<Image>& all, const QList<Server>& servers, const QStringList& accounts) {
    QSet<ImageKey> ids;
    for (const Image& image : doomed) {
        ids.insert(image.key());
    }
    QSet<ImageKey> used;
    DeleteConsequences result{
        .children = {}, .published = {}, .servers = {}, .accounts = accounts, .graceDays = 0, .deprecable = {}};
    for (const Server& server : servers) {
        const bool gone = server.status == ServerStatus::Deleted || server.status == ServerStatus::Deleting;
        const ImageKey image{server.library, server.image ? server.image->id : ImageId()};
        if (!gone && ids.contains(image)) {
            result.servers.append(server.name);
            used.insert(image);
        }
    }
    for (const Image& image : all) {
        const bool gone = image.status == ImageStatus::Deleted || image.status == ImageStatus::Deleting;
        const ImageKey ancestor{image.library, image.ancestor ? image.ancestor->id : ImageId()};
        if (!gone && ids.contains(ancestor) && !ids.contains(image.key())) {
            result.children.append(image.name);
            used.insert(ancestor);
        }
    }
    bool worth = false;
    for (const Image& image : doomed) {
        if (image.isPublic) {
            result.published.append(image.name);
        }
        if (ImageRules::canDeprecate(image)) {
            result.deprecable.append(image);
            worth = worth || image.isPublic || used.contains(image.key());
        }
    }
    if (!worth) {
        result.deprecable.clear();
    }
    return result;
}

DeleteDialog::DeleteDialog(
    const QList<Image>& doomed, const QStringList& kept, const DeleteConsequences& consequences, QWidget* parent)
    : QDialog(parent) {
    const bool one = doomed.size() == 1;
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setWindowTitle(one ? tr("Delete image") : tr("Delete images"));
    auto* title = new FlowText;
    title->setObjectName(u"title"_s);
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    title->setFont(large);
    title->setPlain(one ? tr("Delete %1?", "an image's name").arg(doomed.first().name)
                        : tr("Delete %1 images?").arg(QLocale().toString(doomed.size())));
    auto* breaks = new NoticeBox(NoticeBox::Kind::Warning);
    breaks->setObjectName(u"consequences"_s);
    breaks->setLines(consequenceLines(doomed, consequences));
    auto* refused = new NoticeBox(NoticeBox::Kind::Note);
    refused->setObjectName(u"kept"_s);
    refused->setLines(kept);
    m_truth = new FlowText;
    m_truth->setObjectName(u"truth"_s);
    const bool cloud = !consequences.accounts.isEmpty();
    m_truth->setPlain(cloud
            ? tr("For some seconds it can be undone in Transfers. After that it is gone for good.", "deleting images")
            : consequences.graceDays > 0
            ? tr("For %n day(s) it can be restored from “Deleted”. Then its space is given back.", "deleting images",
                  consequences.graceDays)
            : one ? tr("The image can no longer be used, exported or restored from this window.")
                  : tr("The images can no longer be used, exported or restored from this window."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(buildNames(doomed));
    layout->addWidget(breaks);
    layout->addWidget(refused);
    layout->addWidget(m_truth);
    layout->addStretch(1);
    layout->addLayout(buildButtons(doomed.size(), !consequences.deprecable.isEmpty()));
    // Wide enough for the sentences, as high as they need at that width.
    recolor();
    constexpr int wide = 480;
    layout->activate();
    resize(wide, layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : sizeHint().height());
}

DeleteDialog::~DeleteDialog() = default;

void DeleteDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_remove) {
        recolor();
    }
}

void DeleteDialog::recolor() {
    m_truth->setColor(colorsFor(palette()).dim);
    QPalette red;
    red.setColor(QPalette::ButtonText, colorsFor(palette()).failed.text);
    m_remove->setPalette(red);
}

QWidget* DeleteDialog::buildNames(const QList<Image>& doomed) {
    auto* names = new FlowText;
    names->setObjectName(u"names"_s);
    QStringList lines;
    for (const Image& image : doomed.first(std::min(kMostNames, doomed.size()))) {
        const QString size = image.status == ImageStatus::Failed ? ImageTexts::status(image.status)
                                                                 : tr("%1 of data").arg(formatSize(image.diskSize));
        lines.append(doomed.size() == 1
                ? tr("%1 · %2", "id, how much data").arg(image.id.toString(), size)
                : tr("%1 · %2 · %3", "name, id, how much data").arg(image.name, image.id.toString(), size));
    }
    if (doomed.size() > kMostNames) {
        lines.append(tr("and %1 more").arg(QLocale().toString(doomed.size() - kMostNames)));
    }
    names->setPlain(lines.join(u'\n'));
    return names;
}

QStringList DeleteDialog::consequenceLines(const QList<Image>& doomed, const DeleteConsequences& consequences) const {
    QStringList lines;
    const bool one = doomed.size() == 1;
    if (!consequences.accounts.isEmpty()) {
        const QString accounts = FieldText::nameList(consequences.accounts, 4);
        lines.append(one ? tr("It is deleted from %1 in the cloud.", "an account").arg(accounts)
                         : tr("They are deleted from %1 in the cloud.", "accounts").arg(accounts));
    }
    if (!consequences.servers.isEmpty()) {
        const QString names = FieldText::nameList(consequences.servers, 4);
        lines.append(one ? tr("Servers that were built from it go on, but cannot be built anew: %1.").arg(names)
                         : tr("Servers that were built from them go on, but cannot be built anew: %1.").arg(names));
    }
    if (consequences.children.size() == 1) {
        lines.append(one ? tr("%1 was made from it. It stays, but its origin is only a name then.")
                               .arg(consequences.children.first())
                         : tr("%1 was made from one of them. It stays, but its origin is only a name then.")
                               .arg(consequences.children.first()));
    } else if (!consequences.children.isEmpty()) {
        const QString names = FieldText::nameList(consequences.children, 4);
        lines.append(one
                ? tr("These were made from it and stay, but their origin is only a name then: %1.").arg(names)
                : tr("These were made from them and stay, but their origin is only a name then: %1.").arg(names));
    }
    if (one && !consequences.published.isEmpty()) {
        lines.append(tr("It is public: others may use it."));
    } else if (!consequences.published.isEmpty()) {
        lines.append(
            tr("Public, so that others may use them: %1.").arg(FieldText::nameList(consequences.published, 4)));
    }
    if (!consequences.deprecable.isEmpty()) {
        lines.append(one ? tr("Deprecating keeps it for those who know its id, and lists it for nobody else.")
                         : tr("Deprecating keeps them for those who know their ids, and lists them for nobody else."));
    }
    return lines;
}

QLayout* DeleteDialog::buildButtons(qsizetype count, bool canDeprecate) {
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setDefault(true);
    auto* remove = new QPushButton(count == 1 ? tr("Delete") : tr("Delete %1 images").arg(QLocale().toString(count)));
    remove->setObjectName(u"deleteButton"_s);
    remove->setAutoDefault(false);
    m_remove = remove;
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    if (canDeprecate) {
        auto* deprecate = new QPushButton(tr("Deprecate instead"));
        deprecate->setObjectName(u"deprecateButton"_s);
        deprecate->setAutoDefault(false);
        row->addWidget(deprecate);
        connect(deprecate, &QPushButton::clicked, this, [this] { choose(Choice::Deprecate); });
    }
    row->addStretch(1);
    row->addWidget(remove);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this] { choose(Choice::Delete); });
    cancel->setFocus();
    return row;
}

void DeleteDialog::choose(Choice choice) {
    m_choice = choice;
    accept();
}

} // namespace platter
