// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/successor.h"

#include <QRegularExpression>

namespace platter {
using namespace Qt::StringLiterals;

QString Successor::noted(const QString& description, const Image& successor) {
    //: put into the description of a deprecated image; %1 another image's name, %2 its id
    const QString line = tr("Use %1 (%2) instead.").arg(successor.name, successor.id.toString());
    const QString before = description.trimmed();
    return before.isEmpty() ? line : before + u'\n' + line;
}

std::optional<ImageId> Successor::in(const QString& description) {
    static const QRegularExpression id(u"\\(((?:img|loc)-[0-9a-z]+)\\)"_s);
    std::optional<ImageId> last;
    for (auto match = id.globalMatch(description); match.hasNext();) {
        last = ImageId(match.next().captured(1));
    }
    return last;
}

} // namespace platter
