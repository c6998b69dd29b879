// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/error.h"

#include <QCoreApplication>
#include <QDir>

#include <cerrno>
#include <cstring>
#include <utility>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static std::pair<ErrorCode, QString> forFile(int value, const QString& path);
    static std::pair<ErrorCode, QString> forSystem(int value, const QString& path);
};

// What to say about an errno value that concerns the file or its disk: the path, and what a person can do.
std::pair<ErrorCode, QString> ErrorText::forFile(int value, const QString& path) {
    switch (value) {
    case ENOSPC:
        return {ErrorCode::DiskFull,
            tr("There is no space left on the disk that holds %1. Free some space and try again.").arg(path)};
    case EDQUOT:
        return {ErrorCode::DiskFull,
            tr("Your disk quota is used up where %1 is kept. Free some space and try again.").arg(path)};
    case EFBIG:
        return {ErrorCode::Unsupported,
            tr("The file system that holds %1 does not take files this large. Choose another disk.").arg(path)};
    case EACCES:
    case EPERM:
        return {ErrorCode::PermissionDenied,
            tr("You are not allowed to use %1. Change its permissions or choose another place.").arg(path)};
    case ENOENT:
        return {ErrorCode::NotFound, tr("%1 does not exist any more. Check where it is and try again.").arg(path)};
    case ENOTDIR:
        return {ErrorCode::NotFound, tr("%1 cannot be reached: a part of the path is not a folder.").arg(path)};
    case ENXIO:
    case ENODEV:
        return {ErrorCode::NotFound, tr("The device behind %1 is not there. Connect it and try again.").arg(path)};
    case EROFS:
        return {ErrorCode::ReadOnly,
            tr("%1 is on a disk that can only be read. Choose another place or make the disk writable.").arg(path)};
    case EIO:
        return {ErrorCode::Unreadable,
            tr("The disk that holds %1 reported an error. Check the disk and its cable, then try again.").arg(path)};
    case ESTALE:
    case ENOTCONN:
    case ETIMEDOUT:
    case EHOSTDOWN:
        return {ErrorCode::Unreadable,
            tr("The connection to the place where %1 is kept was lost. Reconnect and try again.").arg(path)};
    case EISDIR:
        return {ErrorCode::InvalidArgument, tr("%1 is a folder, and a file is needed.").arg(path)};
    case EEXIST:
        return {ErrorCode::InvalidArgument, tr("%1 exists already. Choose another name.").arg(path)};
    case ENAMETOOLONG:
        return {ErrorCode::InvalidArgument, tr("The name %1 is too long. Choose a shorter one.").arg(path)};
    case ELOOP:
        return {ErrorCode::InvalidArgument, tr("%1 goes round in a circle of symbolic links.").arg(path)};
    default:
        return forSystem(value, path);
    }
}

// The same for what the system lacks or does not offer.
std::pair<ErrorCode, QString> ErrorText::forSystem(int value, const QString& path) {
    switch (value) {
    case EBUSY:
    case ETXTBSY:
    case EAGAIN:
        return {ErrorCode::Busy, tr("Another program is using %1. Close it there and try again.").arg(path)};
    case EMFILE:
    case ENFILE:
        return {ErrorCode::Busy, tr("Too many files are open to use %1. Close some programs and try again.").arg(path)};
    case ENOMEM:
        return {ErrorCode::Busy,
            tr("There is too little free memory to use %1. Close some programs and try again.").arg(path)};
    case EINTR:
        return {ErrorCode::Interrupted, tr("The work on %1 was interrupted. Try again.").arg(path)};
    case ENOTSUP:
    case ENOSYS:
        return {ErrorCode::Unsupported,
            tr("The file system that holds %1 cannot do what is needed. Choose another disk.").arg(path)};
    default:
        return {ErrorCode::Internal,
            tr("%1 could not be used: the system reported error %2.").arg(path, QString::number(value))};
    }
}

// Whether the same call may go through later without anybody changing the call.
bool mayPass(ErrorCode code, int value) {
    return code == ErrorCode::DiskFull || code == ErrorCode::Busy || code == ErrorCode::Interrupted
        || code == ErrorCode::Unreadable || value == ENXIO || value == ENODEV;
}

} // namespace

QString errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
        return u"cancelled"_s;
    case ErrorCode::InvalidArgument:
        return u"invalid_argument"_s;
    case ErrorCode::NotFound:
        return u"not_found"_s;
    case ErrorCode::Ambiguous:
        return u"ambiguous"_s;
    case ErrorCode::WrongState:
        return u"wrong_state"_s;
    case ErrorCode::Locked:
        return u"locked"_s;
    case ErrorCode::Unsupported:
        return u"unsupported"_s;
    case ErrorCode::NotADiskImage:
        return u"not_a_disk_image"_s;
    case ErrorCode::Unsafe:
        return u"unsafe"_s;
    case ErrorCode::Unreadable:
        return u"unreadable"_s;
    case ErrorCode::Truncated:
        return u"truncated"_s;
    case ErrorCode::Corrupt:
        return u"corrupt"_s;
    case ErrorCode::SourceChanged:
        return u"source_changed"_s;
    case ErrorCode::SourceInUse:
        return u"source_in_use"_s;
    case ErrorCode::DiskFull:
        return u"disk_full"_s;
    case ErrorCode::PermissionDenied:
        return u"permission_denied"_s;
    case ErrorCode::ReadOnly:
        return u"read_only"_s;
    case ErrorCode::Damaged:
        return u"damaged"_s;
    case ErrorCode::NewerVersion:
        return u"newer_version"_s;
    case ErrorCode::Busy:
        return u"busy"_s;
    case ErrorCode::Interrupted:
        return u"interrupted"_s;
    case ErrorCode::Offline:
        return u"offline"_s;
    case ErrorCode::TimedOut:
        return u"timed_out"_s;
    case ErrorCode::SignInNeeded:
        return u"sign_in_needed"_s;
    case ErrorCode::OneTimeCodeNeeded:
        return u"one_time_code_needed"_s;
    case ErrorCode::Refused:
        return u"refused"_s;
    case ErrorCode::Conflict:
        return u"conflict"_s;
    case ErrorCode::Unavailable:
        return u"unavailable"_s;
    case ErrorCode::Internal:
        return u"internal"_s;
    }
    return u"internal"_s;
}

ErrorCode errorCodeFromName(QStringView name) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i); // Internal is the last one
        if (errorCodeName(code) == name) {
            return code;
        }
    }
    return ErrorCode::Internal;
}

Error errorFromErrno(int errnoValue, const QString& path) {
    auto [code, message] = ErrorText::forFile(errnoValue, QDir::toNativeSeparators(path));
    // Untranslated on purpose (strerror() follows the locale): details are for reports and searching.
    const char* name = strerrorname_np(errnoValue);
    const char* description = strerrordesc_np(errnoValue);
    return {.code = code,
        .message = std::move(message),
        .detail = u"%1: %2 (%3)"_s.arg(path, description ? QString::fromLatin1(description) : u"unknown error"_s,
            name ? QString::fromLatin1(name) : QString::number(errnoValue)),
        .retryable = mayPass(code, errnoValue)};
}

} // namespace platter
