// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/upkeepactions.h"

#include "models/domain/rules.h"
#include "ui/addwindowaction.h"

#include <QFileDialog>
#include <QSettings>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// Also one that is known to be damaged: it may be whole again.
Result<void> canVerify(const Image& image, const Library& library) {
    if (!library.abilities().testFlag(Ability::Upkeep)) {
        return std::unexpected(Error{.code = ErrorCode::Unsupported,
            .message = UpkeepActions::tr("%1 looks after its images itself.").arg(library.name())});
    }
    return image.status == ImageStatus::Unavailable ? Result<void>{} : ImageRules::canExport(image);
}

} // namespace

UpkeepActions::UpkeepActions(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_window(window)
    , m_selection(libraries)
    , m_askFolder([this](const auto& chosen) { chooseFolder(chosen); })
    , m_verify(addWindowAction(this, window, u"verify"_s, tr("&Verify"), &UpkeepActions::verifySelected))
    , m_verifyAll(addWindowAction(this, window, u"verifyAll"_s, tr("Verify All Images"), &UpkeepActions::verifyLibrary))
    , m_repair(addWindowAction(this, window, u"repair"_s, tr("Repair Library"), &UpkeepActions::repairLibrary))
    , m_backup(addWindowAction(this, window, u"backup"_s, tr("Back Up Library…"), &UpkeepActions::backUp)) {
    m_verifyAll->setToolTip(tr("Reads everything and names what is damaged"));
    m_repair->setToolTip(tr("Makes the catalogue and the index anew from the rest of the library, then verifies all"));
    m_backup->setToolTip(tr("Copies what is new to a folder that can be opened as a library"));
    refresh();
}

void UpkeepActions::insertInto(QMenu* imageMenu, QAction* before) {
    imageMenu->insertAction(before, m_verify);
}

void UpkeepActions::addTo(QMenu* menu) {
    menu->addSeparator();
    menu->addActions({m_verifyAll, m_repair, m_backup});
    connect(menu, &QMenu::aboutToShow, this, &UpkeepActions::refresh);
}

void UpkeepActions::setSelection(const QList<Image>& images) {
    m_selection.set(images);
    refresh();
}

Library* UpkeepActions::keeper() const {
    for (Library* library : m_libraries->libraries()) {
        if (library->abilities().testFlag(Ability::Upkeep)) {
            return library;
        }
    }
    return nullptr;
}

void UpkeepActions::refresh() {
    m_selection.allow(m_verify, &canVerify, ImageSelection::Need::Reading);
    const Library* library = keeper();
    const bool ready = library && library->state() == LibraryState::Ready;
    m_verifyAll->setEnabled(ready);
    m_backup->setEnabled(ready);
    m_repair->setEnabled(ready && library->readOnlyReason().isEmpty());
}

void UpkeepActions::verifySelected() {
    QHash<LibraryId, QList<ImageId>> groups;
    for (const Image& image : m_selection.allowed(&canVerify, ImageSelection::Need::Reading)) {
        groups[image.library].append(image.id);
    }
    for (const auto& [id, ids] : groups.asKeyValueRange()) {
        if (Library* library = m_libraries->find(id)) {
            m_queue->add(library->verifyJob(ids));
        }
    }
}

void UpkeepActions::verifyLibrary() {
    if (Library* library = keeper()) {
        m_queue->add(library->verifyJob({}));
    }
}

void UpkeepActions::repairLibrary() {
    if (Library* library = keeper()) {
        m_queue->add(library->repairJob());
    }
}

void UpkeepActions::backUp() {
    m_askFolder([this](const QString& folder) {
        if (Library* library = keeper()) {
            m_queue->add(library->backupJob(folder, {QSettings().fileName()}));
        }
    });
}

void UpkeepActions::chooseFolder(const std::function<void(const QString& folder)>& chosen) {
    auto* dialog = new QFileDialog(m_window, tr("Back up to"));
    dialog->setObjectName(u"backupDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Back Up Here"));
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

} // namespace platter
