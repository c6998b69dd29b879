// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/domain/servertypes.h"
#include "models/domain/shrinking.h"

#include <QJsonObject>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

void Cli::shrink() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (!m_library->abilities().testFlag(Ability::Shrink)) {
        return fail(Error{.code = ErrorCode::Unsupported,
            .message
            = tr("“%1” makes no disks smaller: copy the image to this computer first.").arg(m_library->name())});
    }
    if (const auto allowed = ImageRules::canExport(*image); !allowed)
        return fail(allowed.error());
    m_source = *image;
    m_library->shrinkPreview(image->id).then(this, [this](const Result<ShrinkPreview>& preview) {
        if (m_ended)
            return;
        if (!preview)
            return fail(preview.error());
        previewed(*preview);
    });
}

// Those of this computer, or those that every account is offered.
QList<ServerType> Cli::typesToFit() const {
    return typesOrUsual(m_library->serverTypes());
}

Result<qint64> Cli::shrunkSize(const ShrinkPreview& preview) const {
    if (m_line.serverType.isEmpty())
        return ShrinkRules::size(preview, m_line.size);
    const auto types = typesToFit();
    const auto found = std::ranges::find_if(types, [this](const ServerType& type) {
        return type.handle == m_line.serverType || type.id.toString() == m_line.serverType;
    });
    if (found == types.end()) {
        return std::unexpected(Error{.code = ErrorCode::NotFound,
            .message = tr("There is no server type “%1”. There are %2.")
                .arg(m_line.serverType, handlesOf(types).join(u", "_s))});
    }
    if (found->disk >= preview.virtualSize) {
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
            .message = tr("%1 fits %2 as it is.", "an image, a server type").arg(m_source->name, found->handle)});
    }
    return ShrinkRules::size(preview, found->disk);
}

void Cli::previewed(const ShrinkPreview& preview) {
    const auto size = shrunkSize(preview);
    if (!size)
        return fail(size.error());
    if (m_line.dryRun) {
        printPreview(preview, *size);
        return end(0);
    }
    // None named: what the job finds out once the file system was checked.
    const bool named = m_line.size > 0 || !m_line.serverType.isEmpty();
    make(m_library->shrinkJob(
             {.image = m_source->id, .size = named ? *size : 0, .name = m_line.changes.name.value_or(QString())}),
        m_source->name);
}

void Cli::printPreview(const ShrinkPreview& preview, qint64 size) {
    Image made;
    made.virtualSize = size;
    const QStringList fits = handlesOf(typesThatFit(made, typesToFit()));
    if (m_line.json) {
        return printJson(QJsonObject{{u"id"_s, m_source->id.toString()}, {u"virtual_size_bytes"_s, preview.virtualSize},
            {u"smallest_size_bytes"_s, preview.smallest}, {u"size_bytes"_s, size},
            {u"file_system"_s, preview.fileSystem}, {u"fits"_s, QJsonArray::fromStringList(fits)},
            {u"dry_run"_s, true}});
    }
    print(tr("%1 has a disk of %2, which can become as small as %3.")
              .arg(CliOutput::oneLine(m_source->name), exactSize(preview.virtualSize), exactSize(preview.smallest))
        + u'\n');
    if (!fits.isEmpty())
        print(tr("With %1 it fits %2.", "a size, server types").arg(exactSize(size), fits.join(u", "_s)) + u'\n');
}

} // namespace platter
