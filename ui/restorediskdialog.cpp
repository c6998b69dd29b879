// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/restorediskdialog.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QPushButton>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

RestoreDiskDialog::RestoreDiskDialog(const Library& library, const Server& server, QWidget* parent)
    : QDialog(parent)
    , m_server(server)
    , m_images(library.images())
    , m_frame(new DialogFrame(this, tr("Restore disk of %1", "a server").arg(server.name), tr("Restore Disk")))
    , m_image(new QComboBox) {
    setObjectName("restoreDiskDialog"_L1);
    m_images.removeIf([](const Image& image) { return !ImageRules::canExport(image); });
    const auto own = [&server](const Image& image) {
        return image.sourceType == SourceType::Snapshot && image.source == server.id.toString();
    };
    std::ranges::sort(m_images, [&own](const Image& a, const Image& b) {
        if (own(a) != own(b)) {
            return own(a);
        }
        return own(a) ? a.createdAt > b.createdAt : comesFirst(a, b);
    });
    m_image->setObjectName("image"_L1);
    m_image->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Image& image : std::as_const(m_images)) {
        m_image->addItem(tr("%1 · %2", "an image's name, its id").arg(image.name, image.id.toString()));
    }
    m_frame->setSubtitle(tr("Its present disk becomes an image of its own first, so that you can go back."));
    m_frame->addRow(tr("&Image"), m_image);
    connect(m_image, &QComboBox::currentIndexChanged, this, &RestoreDiskDialog::refresh);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(560, sizeHint().height());
    refresh();
}

void RestoreDiskDialog::refresh() {
    const bool any = !m_images.isEmpty();
    QStringList warnings;
    if (any) {
        const Image& image = m_images.at(std::max(0, m_image->currentIndex()));
        if (image.status == ImageStatus::Deprecated) {
            warnings.append(tr("%1 is deprecated: a newer image may be the better choice.").arg(image.name));
        }
        if (m_server.architecture.isSet() && image.architecture.isSet()
            && m_server.architecture != image.architecture) {
            warnings.append(tr("%1 is for %2, and %3 is a server for %4.")
                    .arg(image.name, image.architecture.name(), m_server.name, m_server.architecture.name()));
        }
        if (image.mode != m_server.mode && image.mode == ImageMode::Compatibility) {
            warnings.append(tr("%1 has its disk and network by virtio, for which the system of %2 may have no drivers.")
                    .arg(m_server.name, image.name));
        }
        if (m_server.diskSize > 0 && image.virtualSize > m_server.diskSize) {
            warnings.append(
                tr("The disk grows from %1 to %2.").arg(formatSize(m_server.diskSize), formatSize(image.virtualSize)));
        }
    }
    m_frame->warning()->setLines(warnings);
    m_frame->confirm()->setEnabled(any);
    m_frame->setReason(any ? QString() : tr("There is no image to restore from."));
    m_frame->fit();
}

RestoreDiskRequest RestoreDiskDialog::request() const {
    return {.server = m_server.id,
        .image = m_images.isEmpty() ? ImageId() : m_images.at(std::max(0, m_image->currentIndex())).id};
}

} // namespace platter
