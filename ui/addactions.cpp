// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addactions.h"

#include "models/media/media.h"
#include "models/web/fetcher.h"
#include "models/web/webaddress.h"
#include "ui/addimagedialog.h"
#include "ui/addurldialog.h"
#include "ui/registerdialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

bool takesImages(const Library& library) {
    return library.state() == LibraryState::Ready && library.readOnlyReason().isEmpty();
}

} // namespace

AddActions::AddActions(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_window(window)
    , m_register(new QAction(tr("Register from an Address…"), window))
    , m_address(new QAction(tr("Add Image from URL…"), window)) {
    m_register->setObjectName("register"_L1);
    m_register->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    window->addAction(m_register);
    m_address->setObjectName("addFromUrl"_L1);
    m_address->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    window->addAction(m_address);
    connect(m_address, &QAction::triggered, this, &AddActions::chooseAddress);
    auto* pasted = new QAction(tr("Paste"), window);
    pasted->setObjectName("pasteImages"_L1);
    pasted->setShortcut(QKeySequence(QKeySequence::Paste));
    window->addAction(pasted);
    connect(pasted, &QAction::triggered, this, &AddActions::paste);
    connect(m_register, &QAction::triggered, this, [this] { openRegister(m_chosen ? m_chosen->id() : LibraryId()); });
    for (Library* library : libraries->libraries()) {
        connect(library, &Library::stateChanged, this, &AddActions::changed);
    }
    connect(libraries, &LibrarySet::added, this, [this](Library* library) {
        connect(library, &Library::stateChanged, this, &AddActions::changed);
        Q_EMIT changed();
    });
    connect(libraries, &LibrarySet::removed, this, &AddActions::changed);
}

void AddActions::setChosen(Library* library) {
    m_chosen = library;
    Q_EMIT changed();
}

QList<Library*> AddActions::targets() const {
    QList<Library*> found;
    for (Library* library : m_libraries->libraries()) {
        if (takesImages(*library)) {
            found.append(library);
        }
    }
    return found;
}

Library* AddActions::target() const {
    const QList<Library*> all = targets();
    Library* chosen = m_chosen ? m_chosen.data() : m_libraries->first();
    return all.contains(chosen) || all.isEmpty() ? chosen : all.first();
}

bool AddActions::canAdd() const {
    return !targets().isEmpty();
}

void AddActions::chooseFiles() {
    auto* dialog = new QFileDialog(m_window, tr("Add Images"));
    dialog->setObjectName("chooseFiles"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Disk images (%1)").arg(Media::namePatterns().join(u' ')), tr("All files (%1)").arg(u"*"_s)});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) { addFiles(paths, nullptr); });
    dialog->open();
}

QString AddActions::clipboardAddress() {
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    return WebAddress::isOne(text) && !text.contains(u'\n') ? text : QString();
}

void AddActions::chooseAddress() {
    auto* dialog = new AddUrlDialog(clipboardAddress(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { addFiles({dialog->address()}, nullptr); });
    dialog->open();
}

void AddActions::paste() {
    if (const QString address = clipboardAddress(); !address.isEmpty()) {
        addFiles({address}, nullptr);
    } else {
        drop(QGuiApplication::clipboard()->mimeData(), nullptr);
    }
}

void AddActions::openRegister(const LibraryId& chosen) {
    QList<Library*> able = targets();
    able.removeIf([](const Library* library) { return !library->abilities().testFlag(Ability::RegisterUrl); });
    if (able.isEmpty()) {
        Q_EMIT refused({.code = ErrorCode::Unsupported,
            .message = tr("Only accounts in the cloud fetch images from an address. Connect to one first.")});
        return;
    }
    auto* dialog = new RegisterDialog(able, chosen, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Library* library = m_libraries->find(dialog->library());
        if (auto job = library ? library->registerJob(dialog->request()) : nullptr) {
            m_queue->add(std::move(job));
        }
    });
    dialog->open();
}

void AddActions::addFiles(const QStringList& paths, Library* into) {
    Library* target = into ? into : this->target();
    if (paths.isEmpty() || !target) {
        return;
    }
    QList<Library*> offered = targets();
    if (!offered.contains(target)) {
        offered.prepend(target); // still opening: the dialog says so and waits
    }
    if (std::ranges::any_of(paths, &WebAddress::isOne)) { // others take files alone
        offered.removeIf([](const Library* library) { return !library->fetcher(); });
        if (offered.isEmpty()) {
            Q_EMIT refused({.code = ErrorCode::Unsupported,
                .message = tr("Images are fetched from addresses into the library on this computer, which cannot be "
                              "written to now.")});
            return;
        }
        target = offered.contains(target) ? target : offered.first();
    }
    QStringList words;
    for (const QString& path : paths) { // from here on no address holds a secret
        words.append(target->fetcher() ? target->fetcher()->accept(path) : path);
    }
    auto* dialog = new AddImageDialog(offered, target, words, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (Library* library = dialog->library()) {
            for (const QList<ImportRequest> requests = dialog->requests(); const ImportRequest& request : requests) {
                m_queue->add(library->importJob(request));
            }
        }
    });
    dialog->open();
}

DropVerdict AddActions::judge(const QMimeData* data, Library* into) const {
    const Library* target = into ? into : this->target();
    return target ? DropVerdict::judge(data, *target) : DropVerdict{};
}

void AddActions::drop(const QMimeData* data, Library* into) {
    const DropVerdict verdict = judge(data, into);
    if (verdict.isAccepted()) {
        addFiles(verdict.paths, into);
    } else if (verdict.isDrop) {
        Q_EMIT refused({.code = ErrorCode::Unsupported, .message = verdict.sentence});
    }
}

} // namespace platter
