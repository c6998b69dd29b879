// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/servertypes.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"

namespace platter {
using namespace Qt::StringLiterals;

namespace {

ServerType type(const QString& id, const QString& handle, qint64 ramMiB, int cores, qint64 diskMiB) {
    return {.id = ServerTypeId(id),
        .handle = handle,
        .name = handle,
        .ram = ramMiB * kMiB,
        .cores = cores,
        .disk = diskMiB * kMiB,
        .networkStorage = false};
}

} // namespace

const QList<ServerType>& usualServerTypes() {
    static const QList<ServerType> types{
        type(u"typ-4nssg"_s, u"nano"_s, 512, 2, 20480),
        type(u"typ-iqisj"_s, u"mini"_s, 1024, 4, 40960),
        type(u"typ-urtky"_s, u"small"_s, 2048, 4, 81920),
        type(u"typ-qdiwq"_s, u"medium"_s, 4096, 8, 163840),
        type(u"typ-mlbt7"_s, u"large"_s, 8192, 8, 327680),
        type(u"typ-wdicw"_s, u"xl"_s, 16384, 8, 655360),
        type(u"typ-lr76m"_s, u"xxl"_s, 32768, 8, 1310720),
    };
    return types;
}

const QList<ServerType>& typesOrUsual(const QList<ServerType>& own) {
    return own.isEmpty() ? usualServerTypes() : own;
}

QList<ServerType> typesThatFit(const Image& image, const QList<ServerType>& types) {
    QList<ServerType> fitting;
    for (const ServerType& each : types) {
        if (ImageRules::fits(image, each)) {
            fitting.append(each);
        }
    }
    return fitting;
}

QStringList handlesOf(const QList<ServerType>& types) {
    QStringList handles;
    for (const ServerType& type : types) {
        handles.append(type.handle);
    }
    return handles;
}

} // namespace platter
