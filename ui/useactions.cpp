// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/useactions.h"

#include "models/domain/rules.h"
#include "ui/addwindowaction.h"
#include "ui/buildserverdialog.h"
#include "ui/imageactionsbatch.h"
#include "ui/imagecopier.h"
#include "ui/openjobdialog.h"
#include "ui/retiredialog.h"
#include "ui/sharedialog.h"
#include "ui/shrinkdialog.h"
#include "ui/successor.h"

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

using Need = ImageSelection::Need;

std::unexpected<Error> notOffered(const QString& message) {
    return std::unexpected(Error{.code = ErrorCode::Unsupported, .message = message});
}

Result<void> canBuildIn(const Image& image, const Library& library) {
    const auto problem = library.abilities().testFlag(Ability::BuildHere) ? library.serversProblem() : std::nullopt;
    if (problem && library.servers().isEmpty()) { // nothing here runs servers
        return std::unexpected(*problem);
    }
    return library.abilities().testFlag(Ability::Build)
        ? ImageRules::canBuild(image)
        : notOffered(UseActions::tr("%1 builds no servers. Copy the image to an account first.").arg(library.name()));
}

Result<void> canShare(const Image& image, const Library& library) {
    return library.abilities().testFlag(Ability::Share)
        ? ImageRules::canExport(image)
        : notOffered(
              UseActions::tr("%1 has no links to share. Copy the image to an account first.").arg(library.name()));
}

Result<void> canShrinkIn(const Image& image, const Library& library) {
    return library.abilities().testFlag(Ability::Shrink)
        ? ImageRules::canExport(image)
        : notOffered(
              UseActions::tr("%1 makes no disks smaller. Copy the image to this computer first.").arg(library.name()));
}

Result<void> canTakeOver(const Image& image, const Library& library) {
    Q_UNUSED(library)
    return image.isPublic ? ImageRules::canExport(image) : ImageRules::canPublish(image);
}

} // namespace

UseActions::UseActions(LibrarySet* libraries, JobQueue* queue, ImageCopier* copier, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_copier(copier)
    , m_window(window)
    , m_selection(libraries)
    , m_copy(new QMenu(tr("Copy &to another library"), window))
    , m_retire(addWindowAction(this, window, u"retire"_s, tr("P&ublish and retire…"), &UseActions::openRetire))
    , m_share(addWindowAction(this, window, u"share"_s, tr("S&hare link…"), &UseActions::openShare))
    , m_build(addWindowAction(this, window, u"build"_s, tr("&Build server…"), &UseActions::openBuild))
    , m_trial(addWindowAction(this, window, u"trial"_s, tr("&Try image"), &UseActions::startTrial))
    , m_shrink(addWindowAction(this, window, u"shrink"_s, tr("Shrin&k to fit…"), &UseActions::openShrink)) {
    m_copy->setObjectName("copyMenu"_L1);
    m_copy->setToolTipsVisible(true);
    m_build->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(m_copy, &QMenu::aboutToShow, this, &UseActions::fillCopyMenu);
    refresh();
}

void UseActions::insertInto(QMenu* menu, QAction* before) {
    menu->insertAction(before, m_build);
    menu->insertAction(before, m_trial);
    menu->insertAction(before, m_shrink);
    menu->insertMenu(before, m_copy);
    menu->insertAction(before, m_share);
    menu->insertAction(before, m_retire);
}

void UseActions::setSelection(const QList<Image>& images) {
    m_selection.set(images);
    refresh();
}

void UseActions::refresh() {
    m_selection.allow(m_build, &canBuildIn, Need::Reading);
    m_selection.allow(m_trial, &canBuildIn, Need::Reading);
    const Library* of = m_selection.libraryOf(m_selection.images().value(0));
    m_trial->setVisible(of && of->abilities().testFlag(Ability::BuildHere));
    m_selection.allow(m_shrink, &canShrinkIn);
    m_selection.allow(m_share, &canShare, Need::Reading);
    m_selection.allow(m_retire, &canTakeOver);
    if (m_selection.images().size() > 1) {
        for (QAction* action : {m_build, m_trial, m_shrink, m_share, m_retire}) {
            action->setEnabled(false);
            action->setToolTip(tr("This is done with one image at a time."));
        }
    }
    QAction* copy = m_copy->menuAction();
    const bool any = !m_copier->targets(m_selection.images()).isEmpty();
    m_selection.allow(copy, ruleOf(&ImageRules::canExport), Need::Reading);
    if (!any) {
        copy->setEnabled(false);
        copy->setToolTip(tr("There is no other library that takes images. Connect to an account first."));
    }
}

void UseActions::fillCopyMenu() {
    m_copy->clear();
    const QList<Image> images = m_selection.images();
    for (const Library* target : m_copier->targets(images)) {
        QAction* action = m_copy->addAction(tr("%1…", "a library").arg(QString(target->name()).replace(u'&', u"&&"_s)));
        Result<void> first = {};
        const bool possible = std::ranges::any_of(images, [&](const Image& image) {
            const Result<void> allowed = m_copier->check(image, *target);
            first = first ? allowed : first;
            return allowed.has_value();
        });
        action->setEnabled(possible);
        action->setToolTip(possible || first ? QString() : first.error().message);
        connect(action, &QAction::triggered, this, [this, images, id = target->id()] { m_copier->copy(images, id); });
    }
}

// No question: it costs nothing, and nothing of it stays.
void UseActions::startTrial() {
    const Image image = m_selection.images().value(0);
    Library* library = m_selection.libraryOf(image);
    if (auto job = library ? library->trialJob(image.id) : nullptr) {
        m_queue->add(std::move(job));
    }
}

void UseActions::openBuild() {
    const Image image = m_selection.images().value(0);
    Library* library = m_selection.libraryOf(image);
    if (!library) {
        return;
    }
    auto* dialog = new BuildServerDialog(*library, image, m_window);
    connect(dialog, &BuildServerDialog::shrinkWanted, this, &UseActions::openShrinkOf);
    openJobDialog(dialog, library, m_libraries, m_queue, &Library::buildJob);
}

void UseActions::openShrink() {
    openShrinkOf(m_selection.images().value(0));
}

void UseActions::openShrinkOf(const Image& image) {
    Library* library = m_selection.libraryOf(image);
    if (!library) {
        return;
    }
    auto* dialog = new ShrinkDialog(*library, image, m_window);
    openJobDialog(dialog, library, m_libraries, m_queue, &Library::shrinkJob);
}

void UseActions::openShare() {
    const Image image = m_selection.images().value(0);
    if (Library* library = m_selection.libraryOf(image)) {
        auto* dialog = new ShareDialog(library, image, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void UseActions::openRetire() {
    const Image image = m_selection.images().value(0);
    const Library* library = m_selection.libraryOf(image);
    if (!library) {
        return;
    }
    const QList<Image> candidates = RetireDialog::candidatesFor(image, *library);
    if (candidates.isEmpty()) {
        Q_EMIT failed({.code = ErrorCode::NotFound,
            .message = tr("There is no other image in %1 that could be retired.").arg(library->name())});
        return;
    }
    auto* dialog = new RetireDialog(image, candidates, *library, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, image] { publish(image, dialog->retired()); });
    dialog->open();
}

// The new one first: if that is refused, the old one stays.
void UseActions::publish(const Image& image, const Image& old) {
    if (image.isPublic) {
        retireOld(image, old);
        return;
    }
    ImageBatch::update(this, m_libraries, {{.image = image, .changes = {.isPublic = true}}},
        [this, image, old](const ImageBatch::Outcome& outcome) {
            if (const auto error = outcome.error()) {
                Q_EMIT failed(*error);
            } else {
                retireOld(image, old);
            }
        });
}

void UseActions::retireOld(const Image& image, const Image& old) {
    ImageChanges changes{.status = ImageStatus::Deprecated};
    changes.description = Successor::noted(old.description, image);
    ImageBatch::update(this, m_libraries, {{.image = old, .changes = changes}},
        [this, image, old, changes](const ImageBatch::Outcome& outcome) {
            if (const auto error = outcome.error()) {
                Q_EMIT failed(*error);
                return;
            }
            QList<ImageChange> back{{.image = applied(old, changes), .changes = reverseOf(old, changes)}};
            if (!image.isPublic) {
                back.append({.image = applied(image, {.isPublic = true}), .changes = {.isPublic = false}});
            }
            const QPointer<UseActions> alive(this);
            Q_EMIT undoable(tr("Published %1 and retired %2").arg(image.name, old.name), [alive, back] {
                if (alive) {
                    ImageBatch::update(alive, alive->m_libraries, back, [alive](const ImageBatch::Outcome& undone) {
                        if (const auto error = undone.error(); error && alive) {
                            Q_EMIT alive->failed(*error);
                        }
                    });
                }
            });
        });
}

} // namespace platter
