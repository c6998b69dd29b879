// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/imageupdate.h"

#include <QCoreApplication>

namespace platter {

namespace {

struct UpdateText {
    Q_DECLARE_TR_FUNCTIONS(ImageUpdate)
};

// What is the matter with one field: its name and what it is now, when somebody else has set it to something third.
template <typename T, typename Show>
void compare(QStringList& found, const QString& field, const std::optional<T>& wanted, const T& base, const T& now,
    const Show& show) {
    if (wanted && now != base && now != *wanted) {
        //: a field of an image and its value
        found.append(UpdateText::tr("%1 is now “%2”").arg(field, show(now)));
    }
}

QStringList conflicts(const Image& base, const Image& now, const ImageChanges& changes) {
    QStringList found;
    const auto text = [](const QString& value) { return value; };
    compare(found, UpdateText::tr("the name"), changes.name, base.name, now.name, text);
    compare(found, UpdateText::tr("the description"), changes.description, base.description, now.description, text);
    compare(found, UpdateText::tr("the username"), changes.username, base.username, now.username, text);
    compare(found, UpdateText::tr("the architecture"), changes.architecture, base.architecture, now.architecture,
        [](const Architecture& value) { return value.name(); });
    compare(found, UpdateText::tr("the minimum RAM"), changes.minRam, base.minRam, now.minRam,
        [](const std::optional<qint64>& value) { return QString::number(value.value_or(0) / (1024 * 1024)); });
    compare(found, UpdateText::tr("the status"), changes.status, base.status, now.status,
        [](ImageStatus value) { return toApi(value); });
    return found;
}

} // namespace

Result<ImageUpdate> updateUnlessChanged(
    ApiClient& api, const Image& base, const ImageChanges& changes, const std::stop_token& stop) {
    const auto now = api.image(base.id, stop);
    if (!now)
        return std::unexpected(now.error());
    if (const QStringList found = conflicts(base, *now, changes); !found.isEmpty()) {
        return ImageUpdate{*now,
            Error{.code = ErrorCode::Conflict,
                .message
                = UpdateText::tr("Somebody else changed %1 meanwhile: %2. Nothing was overwritten. Look at it, "
                                 "and change it again if that is still right.")
                    .arg(base.name, found.join(UpdateText::tr(", ", "between fields")))}};
    }
    const ImageChanges needed = effective(*now, changes);
    if (needed.isEmpty())
        return ImageUpdate{*now};
    return api.updateImage(base.id, needed, stop).transform([](const Image& image) { return ImageUpdate{image}; });
}

} // namespace platter
