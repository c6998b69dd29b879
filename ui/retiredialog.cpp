// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/retiredialog.h"

#include "models/domain/rules.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QPushButton>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

QList<Image> RetireDialog::candidatesFor(const Image& image, const Library& library) {
    QList<Image> found;
    for (const QList<Image> all = library.images(); const Image& each : all) {
        const bool own = library.owner().isEmpty() || each.owner == library.owner();
        if (own && each.id != image.id && ImageRules::canDeprecate(each)) {
            found.append(each);
        }
    }
    const QString family = nameFamily(image.name);
    std::ranges::sort(found, [&family](const Image& a, const Image& b) {
        const auto rank = [&family](const Image& each) {
            return std::pair(nameFamily(each.name) == family ? 0 : 1, each.isPublic ? 0 : 1);
        };
        return rank(a) != rank(b) ? rank(a) < rank(b) : comesFirst(a, b);
    });
    return found;
}

RetireDialog::RetireDialog(const Image& image, const QList<Image>& candidates, const Library& library, QWidget* parent)
    : QDialog(parent)
    , m_candidates(candidates)
    , m_old(new QComboBox) {
    setObjectName("retireDialog"_L1);
    auto* frame = new DialogFrame(this, tr("Publish and retire"), tr("Publish and Retire"));
    frame->setSubtitle(tr("%1 takes the place of an older image.").arg(image.name));
    m_old->setObjectName("retired"_L1);
    m_old->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Image& each : candidates) {
        m_old->addItem(tr("%1 · %2", "an image's name, its id").arg(each.name, each.id.toString()));
    }
    frame->addRow(tr("&Retire"), m_old);
    const bool everyone = library.abilities().testFlag(Ability::PublishToAll);
    frame->note()->setLines({everyone ? tr("%1 becomes public: every customer sees it.").arg(image.name)
                                      : tr("%1 becomes public.").arg(image.name),
        tr("The retired one is deprecated: it is listed for nobody else, and those who know its id can still build "
           "from it."),
        tr("Its description names %1 as its successor.").arg(image.id.toString())});
    connect(frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(520, sizeHint().height());
    frame->fit();
}

Image RetireDialog::retired() const {
    return m_candidates.value(m_old->currentIndex());
}

} // namespace platter
