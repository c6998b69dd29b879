// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QComboBox;

namespace platter {

// "Publish and retire": which image the new one takes the place of, and what that means.
class RetireDialog : public QDialog {
    Q_OBJECT

public:
    // `candidates`: those that can be deprecated, at least one; the likeliest first.
    RetireDialog(const Image& image, const QList<Image>& candidates, const Library& library, QWidget* parent = nullptr);

    Image retired() const;
    // What can be retired in favour of `image`: one's own, the same family first, public ones before private ones.
    static QList<Image> candidatesFor(const Image& image, const Library& library);

private:
    QList<Image> m_candidates;
    QComboBox* m_old;
};

} // namespace platter
