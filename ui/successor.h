// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QCoreApplication>

namespace platter {

// A deprecated image names the one that took its place in its description: "Use golden-web (img-12345) instead.", as the
// command line writes it too. The sentence is translated; the id in brackets is what is read again.
class Successor {
    Q_DECLARE_TR_FUNCTIONS(Successor)

public:
    static QString noted(const QString& description, const Image& successor); // with one more line
    static std::optional<ImageId> in(const QString& description); // the last one that is named
};

} // namespace platter
