// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/spaceactions.h"

#include "models/domain/rules.h"
#include "ui/addwindowaction.h"
#include "ui/dialogframe.h"
#include "ui/fieldtext.h"

#include <QPushButton>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNames = 8; // in a question; the rest is counted

Result<void> canRestoreIn(const Image& image, const Library& library) {
    if (!library.abilities().testFlag(Ability::Reclaim)) {
        return std::unexpected(Error{.code = ErrorCode::Unsupported,
            .message = SpaceActions::tr("What was deleted from %1 cannot be restored.").arg(library.name())});
    }
    return ImageRules::canRestore(image);
}

} // namespace

SpaceActions::SpaceActions(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_window(window)
    , m_selection(libraries)
    , m_restore(addWindowAction(this, window, u"restore"_s, tr("Re&store"), &SpaceActions::restoreSelected))
    , m_freeNow(addWindowAction(this, window, u"freeSpaceNow"_s, tr("Free Space Now…"), &SpaceActions::askToFree)) {
    setSelection({});
}

void SpaceActions::insertInto(QMenu* menu, QAction* before) {
    menu->insertAction(before, m_restore);
}

Library* SpaceActions::library() const {
    const auto all = m_libraries->libraries();
    const auto found
        = std::ranges::find_if(all, [](const Library* each) { return each->abilities().testFlag(Ability::Reclaim); });
    return found == all.end() ? nullptr : *found;
}

void SpaceActions::setSelection(const QList<Image>& images) {
    m_selection.set(images);
    m_restore->setVisible(
        std::ranges::any_of(images, [](const Image& image) { return image.status == ImageStatus::Deleted; }));
    m_selection.allow(m_restore, &canRestoreIn);
    const bool knew = std::exchange(m_frees, std::nullopt).has_value();
    const quint64 question = ++m_question;
    Library* const of = m_selection.onlyLibrary();
    if (!of || !of->abilities().testFlag(Ability::Reclaim)) {
        if (knew) {
            Q_EMIT freesChanged();
        }
        return;
    }
    QList<ImageId> ids;
    std::ranges::transform(images, std::back_inserter(ids), &Image::id);
    of->frees(ids).then(this, [this, question](const Result<qint64>& frees) {
        if (question == m_question && frees) {
            m_frees = *frees;
            Q_EMIT freesChanged();
        }
    });
}

void SpaceActions::restoreSelected() {
    for (const Image& image : m_selection.allowed(&canRestoreIn)) {
        m_selection.libraryOf(image)->restore(image.id).then(this, [this](const Result<Image>& restored) {
            if (!restored) {
                Q_EMIT failed(restored.error());
            }
        });
    }
}

void SpaceActions::askToFree() {
    Library* const of = library();
    if (!of) {
        return;
    }
    QList<ImageId> ids;
    QStringList names;
    for (const Image& image : of->images()) {
        if (ImageRules::canRestore(image)) {
            ids.append(image.id);
            names.append(image.name);
        }
    }
    names.sort();
    const auto start = [this, id = of->id(), ids] {
        if (Library* there = m_libraries->find(id)) {
            if (auto job = there->reclaimJob({.now = ids, .background = false})) {
                m_queue->add(std::move(job));
            }
        }
    };
    if (ids.isEmpty()) { // then nothing is lost by it
        return start();
    }
    auto* dialog = new QDialog(m_window);
    dialog->setObjectName(u"freeSpaceQuestion"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* frame
        = new DialogFrame(dialog, tr("Delete %n image(s) for good?", nullptr, int(ids.size())), tr("Free Space"));
    frame->setSubtitle(
        tr("Now Restore would still bring back %1; then nothing does.").arg(FieldText::nameList(names, kMostNames)));
    frame->cancel()->setDefault(true);
    connect(frame->confirm(), &QPushButton::clicked, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, start);
    dialog->open();
}

} // namespace platter
