// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <expected>

namespace platter {

// What went wrong, as far as code needs to tell it apart. The person reads Error::message.
enum class ErrorCode {
    Cancelled,
    InvalidArgument,
    NotFound,
    Ambiguous, // a name that several images have; an archive with several disks
    WrongState, // the image's status does not allow it
    Locked, // the image is locked
    Unsupported, // known, but not taken (yet): a qcow2, an ISO, …
    NotADiskImage,
    Unsafe, // a disk image that reaches for other files, or pretends to be several things at once
    Unreadable, // the file cannot be opened or read
    Truncated, // a compressed file or archive ends early
    Corrupt, // a compressed file, archive or checksum is wrong
    SourceChanged, // the file changed or shrank while it was read
    SourceInUse, // QEMU holds the file open
    DiskFull,
    PermissionDenied,
    ReadOnly, // the library cannot be written to
    Damaged, // the library itself has lost or wrong bytes
    NewerVersion, // made by a newer Platter
    Busy, // another process holds what is needed
    Interrupted, // the process doing the work died
    Offline, // the service cannot be reached
    TimedOut, // the service does not answer
    SignInNeeded, // the service refuses who we say we are, or nobody has signed in
    OneTimeCodeNeeded, // signing in wants the second factor as well
    Refused, // the service understood and will not: not allowed, not valid, a limit reached
    Conflict, // somebody else changed it meanwhile, or its state does not allow it
    Unavailable, // the service has a problem of its own
    Internal,
};

// An error as a value: a sentence that a person can act on, and the technical detail behind it.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; // translated, a whole sentence, ends with a full stop
    QString detail{}; // untranslated: path, errno text, offset; may be empty
    bool retryable = false; // the same call may go through later

    bool operator==(const Error&) const = default;
};

template <typename T> using Result = std::expected<T, Error>;

// A name for every code, stable, for --json, logs and the catalogue: "disk_full".
QString errorCodeName(ErrorCode code);
// The code with that name; Internal for a name that this version does not know.
ErrorCode errorCodeFromName(QStringView name);

// The usual sentence for an errno value met at `path` ("No space is left on …").
Error errorFromErrno(int errnoValue, const QString& path);

} // namespace platter
