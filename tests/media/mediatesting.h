// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/media.h"

#include <QByteArray>
#include <QString>
#include <QTest>

namespace platter::test {

// Everything in the source, as an import reads it: to the end, with the last check. Holes come out as zeros.
Result<QByteArray> readAll(DiskSource& source, qint64 step = 1 << 20);
// inspect, open, readAll: what comes out of a file, or the first error.
Result<QByteArray> readMedia(const QString& path, qint64 step = 1 << 20);

// For QVERIFY2: the error's sentence, or "no error".
template <typename T> QByteArray why(const Result<T>& result) {
    return result
        ? QByteArray("no error")
        : (errorCodeName(result.error().code) + u": " + result.error().message + u" [" + result.error().detail + u"]")
              .toUtf8();
}

// A sentence for people: begins with a capital letter or a quotation mark, ends with a full stop, has no holes.
bool isSentence(const QString& text);

} // namespace platter::test

#define VERIFY_OK(result) QVERIFY2(result, platter::test::why(result).constData())
#define VERIFY_ERROR(result, expected)                                                                                 \
    do {                                                                                                               \
        QVERIFY2(!result, "an error was expected");                                                                    \
        QVERIFY2(result.error().code == (expected), platter::test::why(result).constData());                           \
        QVERIFY2(platter::test::isSentence(result.error().message), platter::test::why(result).constData());           \
    } while (false)
