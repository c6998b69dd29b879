// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imageactions.h"

#include "models/domain/rules.h"
#include "ui/deletedialog.h"
#include "ui/editimagedialog.h"
#include "ui/exportdialog.h"
#include "ui/imageactionsbatch.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QtConcurrentRun>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

using Need = ImageSelection::Need;

Result<void> hasStars(const Library& library) {
    if (!library.abilities().testFlag(Ability::Star)) {
        return std::unexpected(Error{.code = ErrorCode::Unsupported,
            .message = ImageActions::tr("%1 keeps no stars. Star images on this computer.").arg(library.name())});
    }
    return {};
}

Result<void> canStar(const Image& image, const Library& library) {
    if (const auto stars = hasStars(library); !stars) {
        return stars;
    }
    if (image.starred) {
        return std::unexpected(Error{
            .code = ErrorCode::WrongState, .message = ImageActions::tr("%1 is starred already.").arg(image.name)});
    }
    return ImageRules::canEdit(image);
}

Result<void> canUnstar(const Image& image, const Library& library) {
    if (const auto stars = hasStars(library); !stars) {
        return stars;
    }
    if (!image.starred) {
        return std::unexpected(
            Error{.code = ErrorCode::WrongState, .message = ImageActions::tr("%1 is not starred.").arg(image.name)});
    }
    return ImageRules::canEdit(image);
}

Result<void> canExportFrom(const Image& image, const Library& library) {
    if (!library.abilities().testFlag(Ability::Export)) {
        return std::unexpected(Error{.code = ErrorCode::Unsupported,
            .message = ImageActions::tr("%1 writes no files. Copy the image to this computer and export it there.")
                .arg(library.name())});
    }
    return ImageRules::canExport(image);
}

// One direction of a change that can be switched: what it is called, who allows it, what it sets, what is said afterwards.
struct Direction {
    QString text;
    ImageRule rule;
    ImageChanges changes;
    QString doneOne; // %1: a name
    QString doneMany; // %1: a number
};

struct Toggle {
    QAction* action = nullptr;
    Direction forward;
    Direction backward;
    bool (*isOn)(const Image&) = nullptr;
    bool showsBackward = false;

    const Direction& shown() const { return showsBackward ? backward : forward; }
};

} // namespace

class ImageActions::Private {
public:
    Private(ImageActions* actions, LibrarySet* set, JobQueue* jobs, QWidget* parent)
        : q(actions)
        , libraries(set)
        , queue(jobs)
        , window(parent)
        , menu(new QMenu(parent))
        , selection(set) { }

    void build();
    void buildToggles();
    void buildMenu();
    QAction* add(const QString& name, const QString& text, const QKeySequence& keys = {}, const QString& icon = {});
    void refresh();
    void refreshToggle(Toggle& toggle);
    QList<Image> allowed(const ImageRule& rule, Need need = Need::Changing) const {
        return selection.allowed(rule, need);
    }
    void run(const Direction& direction);
    void askPublish(const QStringList& names, const std::function<void()>& publish);
    void change(QList<ImageChange> changes, const QString& doneOne, const QString& doneMany);
    void undo(const QList<ImageChange>& back);
    void openEdit();
    void openExport();
    void startExports(const QList<ExportChoice>& choices);
    void openDelete();
    void showDelete(const QList<Image>& doomed, const DeleteConsequences& consequences);
    void removeNow(const QList<Image>& doomed);
    void offerRestore(const QList<ImageChange>& removed);
    void retryAll();

    ImageActions* q;
    LibrarySet* libraries;
    JobQueue* queue;
    QWidget* window;
    QPointer<QMenu> menu; // the window's child
    ImageSelection selection;
    QList<QMetaObject::Connection> stateConnections;

    QAction* copyId = nullptr;
    QAction* edit = nullptr;
    QAction* rename = nullptr;
    QAction* exportRaw = nullptr;
    QAction* retry = nullptr;
    QAction* remove = nullptr;
    Toggle access;
    Toggle deprecation;
    Toggle lock;
    Toggle star;
};

QAction* ImageActions::Private::add(
    const QString& name, const QString& text, const QKeySequence& keys, const QString& icon) {
    auto* action = new QAction(text, q);
    action->setObjectName(name);
    action->setShortcut(keys);
    if (!icon.isEmpty()) {
        action->setIcon(themedIcon(icon));
    }
    action->setAutoRepeat(false);
    window->addAction(action);
    return action;
}

void ImageActions::Private::build() {
    copyId = add(u"copyId"_s, ImageActions::tr("Copy &id"), QKeySequence::Copy, u"copy"_s);
    edit = add(u"edit"_s, ImageActions::tr("&Edit…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    rename = add(u"rename"_s, ImageActions::tr("Re&name"), QKeySequence(Qt::Key_F2));
    exportRaw = add(u"exportRaw"_s, ImageActions::tr("E&xport…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    retry = add(u"retry"_s, ImageActions::tr("&Retry"), {}, u"retry"_s);
    remove = add(u"remove"_s, ImageActions::tr("&Delete…"), QKeySequence::Delete);
    buildToggles();
    buildMenu();
    QObject::connect(copyId, &QAction::triggered, q, [this] {
        QStringList ids;
        for (const Image& image : selection.images()) {
            ids.append(image.id.toString());
        }
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    });
    QObject::connect(
        rename, &QAction::triggered, q, [this] { Q_EMIT q->renameRequested(selection.images().first().key()); });
    QObject::connect(edit, &QAction::triggered, q, [this] { openEdit(); });
    QObject::connect(exportRaw, &QAction::triggered, q, [this] { openExport(); });
    QObject::connect(retry, &QAction::triggered, q, [this] { retryAll(); });
    QObject::connect(remove, &QAction::triggered, q, [this] { openDelete(); });
    for (Toggle* toggle : {&access, &deprecation, &lock, &star}) {
        QObject::connect(toggle->action, &QAction::triggered, q, [this, toggle] { run(toggle->shown()); });
    }
}

void ImageActions::Private::buildToggles() {
    access = {.action = add(u"publish"_s, {}),
        .forward = {ImageActions::tr("Make &public"), ruleOf(&ImageRules::canPublish), {.isPublic = true},
            ImageActions::tr("Made %1 public"), ImageActions::tr("Made %1 images public")},
        .backward = {ImageActions::tr("Make &private"), ruleOf(&ImageRules::canUnpublish), {.isPublic = false},
            ImageActions::tr("Made %1 private"), ImageActions::tr("Made %1 images private")},
        .isOn = [](const Image& image) { return image.isPublic; }};
    deprecation = {.action = add(u"deprecate"_s, {}, {}, u"deprecated"_s),
        .forward
        = {ImageActions::tr("De&precate"), ruleOf(&ImageRules::canDeprecate), {.status = ImageStatus::Deprecated},
            ImageActions::tr("Deprecated %1"), ImageActions::tr("Deprecated %1 images")},
        .backward = {ImageActions::tr("Undo de&precation"), ruleOf(&ImageRules::canUndeprecate),
            {.status = ImageStatus::Available}, ImageActions::tr("Undid the deprecation of %1"),
            ImageActions::tr("Undid the deprecation of %1 images")},
        .isOn = [](const Image& image) { return image.status == ImageStatus::Deprecated; }};
    lock = {.action = add(u"lock"_s, {}, {}, u"lock"_s),
        .forward = {ImageActions::tr("&Lock"), ruleOf(&ImageRules::canLock), {.locked = true},
            ImageActions::tr("Locked %1"), ImageActions::tr("Locked %1 images")},
        .backward = {ImageActions::tr("Un&lock"), ruleOf(&ImageRules::canUnlock), {.locked = false},
            ImageActions::tr("Unlocked %1"), ImageActions::tr("Unlocked %1 images")},
        .isOn = [](const Image& image) { return image.locked; }};
    star = {.action = add(u"star"_s, {}, {}, u"star"_s),
        .forward = {ImageActions::tr("&Star"), &canStar, {.starred = true}, ImageActions::tr("Starred %1"),
            ImageActions::tr("Starred %1 images")},
        .backward = {ImageActions::tr("Remove &star"), &canUnstar, {.starred = false},
            ImageActions::tr("Removed the star of %1"), ImageActions::tr("Removed the stars of %1 images")},
        .isOn = [](const Image& image) { return image.starred; }};
}

void ImageActions::Private::buildMenu() {
    menu->setObjectName(u"imageMenu"_s);
    menu->setToolTipsVisible(true); // a greyed action says why there
    menu->addActions({copyId, edit, rename});
    menu->addSeparator();
    menu->addActions({access.action, deprecation.action, lock.action, star.action});
    menu->addSeparator();
    menu->addActions({exportRaw, retry});
    menu->addSeparator();
    menu->addAction(remove);
}

void ImageActions::Private::refreshToggle(Toggle& toggle) {
    const bool forward = !allowed(toggle.forward.rule).isEmpty();
    const bool backward = !allowed(toggle.backward.rule).isEmpty();
    const bool on = !selection.isEmpty() && toggle.isOn(selection.images().first());
    toggle.showsBackward = forward ? false : backward ? true : on; // mixed: forward, for those that allow it
    toggle.action->setText(toggle.shown().text);
    selection.allow(toggle.action, toggle.shown().rule);
}

void ImageActions::Private::refresh() {
    const QList<Image>& images = selection.images();
    copyId->setText(images.size() > 1 ? ImageActions::tr("Copy &ids") : ImageActions::tr("Copy &id"));
    copyId->setEnabled(!images.isEmpty());
    selection.allow(edit, ruleOf(&ImageRules::canEdit));
    selection.allow(rename, ruleOf(&ImageRules::canEdit));
    if (images.size() > 1) {
        rename->setEnabled(false);
        rename->setToolTip(ImageActions::tr("Images are renamed one at a time."));
    }
    selection.allow(exportRaw, &canExportFrom, Need::Reading);
    selection.allow(retry, ruleOf(&ImageRules::canRetry));
    selection.allow(remove, ruleOf(&ImageRules::canDelete));
    for (Toggle* toggle : {&access, &deprecation, &lock, &star}) {
        refreshToggle(*toggle);
    }
    star.action->setIcon(themedIcon(star.showsBackward ? u"star"_s : u"star-filled"_s));
    retry->setVisible(
        std::ranges::any_of(images, [](const Image& image) { return image.status == ImageStatus::Failed; }));
}

void ImageActions::Private::run(const Direction& direction) {
    QList<ImageChange> changes;
    QStringList forAll; // what every customer of a service will see
    for (const Image& image : allowed(direction.rule)) {
        changes.append({.image = image, .changes = direction.changes});
        const bool publishes = direction.changes.isPublic.value_or(false);
        if (publishes && selection.libraryOf(image)->abilities().testFlag(Ability::PublishToAll)) {
            forAll.append(image.name);
        }
    }
    if (forAll.isEmpty()) {
        change(changes, direction.doneOne, direction.doneMany);
    } else {
        askPublish(forAll, [this, changes, direction] { change(changes, direction.doneOne, direction.doneMany); });
    }
}

void ImageActions::Private::askPublish(const QStringList& names, const std::function<void()>& publish) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, ImageActions::tr("Make public"),
        names.size() == 1 ? ImageActions::tr("Make %1 public?").arg(names.first())
                          : ImageActions::tr("Make %1 images public?").arg(QLocale().toString(names.size())),
        QMessageBox::NoButton, window);
    box->setObjectName(u"publishQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(ImageActions::tr(
        "Every customer of the service sees it then and can build servers from it, and read what is on its disk."));
    QPushButton* yes = box->addButton(ImageActions::tr("Make Public"), QMessageBox::AcceptRole);
    yes->setObjectName(u"publishButton"_s);
    QPushButton* no = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(no);
    QObject::connect(yes, &QPushButton::clicked, q, publish);
    box->open();
}

void ImageActions::Private::change(QList<ImageChange> changes, const QString& doneOne, const QString& doneMany) {
    for (ImageChange& each : changes) { // what undo goes back to is how it is now, not when a dialog was opened
        each.image = libraries->image(each.image.key()).value_or(each.image);
    }
    ImageBatch::update(q, libraries, changes, [this, doneOne, doneMany](const ImageBatch::Outcome& outcome) {
        QList<ImageChange> back;
        for (const ImageChange& done : outcome.done) {
            back.append({.image = applied(done.image, done.changes), .changes = reverseOf(done.image, done.changes)});
        }
        if (!back.isEmpty()) {
            const QString text = back.size() == 1 ? doneOne.arg(outcome.done.first().image.name)
                                                  : doneMany.arg(QLocale().toString(back.size()));
            const QPointer<ImageActions> alive(q);
            Q_EMIT q->undoable(text, [this, alive, back] {
                if (alive) {
                    undo(back);
                }
            });
        }
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

void ImageActions::Private::undo(const QList<ImageChange>& back) {
    ImageBatch::update(q, libraries, back, [this](const ImageBatch::Outcome& outcome) {
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

void ImageActions::Private::openEdit() {
    const QList<Image> editable = allowed(ruleOf(&ImageRules::canEdit));
    auto* dialog = new EditImageDialog(editable, window);
    dialog->setObjectName(u"editImageDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, q, [this, dialog, editable] {
        QList<ImageChange> changes;
        for (const Image& image : editable) {
            const ImageChanges real = effective(image, dialog->changes());
            if (!real.isEmpty()) {
                changes.append({.image = image, .changes = real});
            }
        }
        change(changes, ImageActions::tr("Changed %1", "an image's name"), ImageActions::tr("Changed %1 images"));
    });
    dialog->open();
}

void ImageActions::Private::openExport() {
    const QList<Image> exported = allowed(&canExportFrom, Need::Reading);
    const QPointer<ImageActions> alive(q);
    ExportDialog::ask(window, exported, [this, alive](const QList<ExportChoice>& choices) {
        if (alive) {
            startExports(choices);
        }
    });
}

void ImageActions::Private::startExports(const QList<ExportChoice>& choices) {
    for (const ExportChoice& choice : choices) {
        if (Library* in = libraries->find(choice.image.library)) {
            if (auto job = in->exportJob(choice.image.image, choice.request)) {
                queue->add(std::move(job));
            }
        }
    }
}

void ImageActions::exportTo(const QList<ImageKey>& images, const QString& folder) {
    QList<Image> exported;
    for (const ImageKey& key : images) {
        const Library* library = d->libraries->find(key.library);
        const auto image = d->libraries->image(key);
        if (library && image && canExportFrom(*image, *library)) {
            exported.append(*image);
        }
    }
    if (!QDir::isAbsolutePath(folder)) {
        Q_EMIT failed({.code = ErrorCode::Unsupported,
            .message
            = tr("%1 is no folder of this computer. Export to one, and copy the file from there.").arg(folder)});
        return;
    }
    QtConcurrent::run([folder, exported] { return planExports({.folder = folder, .format = {}}, exported, true); })
        .then(this, [this](const ExportPlan& plan) { d->startExports(plan.choices); })
        .onFailed(this, [] {})
        .onCanceled(this, [] {});
}

void ImageActions::Private::retryAll() {
    for (const Image& image : allowed(ruleOf(&ImageRules::canRetry))) {
        queue->add(selection.libraryOf(image)->retryJob(image.id));
    }
}

// What would break is looked for on a worker: a library may hold very many images.
void ImageActions::Private::openDelete() {
    const QList<Image> doomed = allowed(ruleOf(&ImageRules::canDelete));
    if (doomed.isEmpty()) {
        return;
    }
    QList<Image> all;
    QList<Server> servers;
    QStringList accounts;
    for (const Library* library : selection.libraries()) {
        all += library->images();
        servers += library->servers();
        if (library->abilities().testFlag(Ability::Refresh)) {
            accounts.append(library->name());
        }
    }
    QtConcurrent::run([doomed, all, servers, accounts] { return deleteConsequences(doomed, all, servers, accounts); })
        .then(q,
            [this, doomed](DeleteConsequences consequences) {
                const Library* library = selection.onlyLibrary();
                consequences.graceDays = library ? library->graceDays() : 0;
                showDelete(doomed, consequences);
            })
        .onFailed(q, [this, doomed] { showDelete(doomed, {}); })
        .onCanceled(q, [] {});
}

void ImageActions::Private::showDelete(const QList<Image>& doomed, const DeleteConsequences& consequences) {
    QStringList kept;
    for (const Image& image : selection.images()) {
        if (const auto rule = selection.check(image, ruleOf(&ImageRules::canDelete), Need::Changing);
            !rule && kept.size() < 5) {
            kept.append(rule.error().message);
        }
    }
    auto* dialog = new DeleteDialog(doomed, kept, consequences, window);
    dialog->setObjectName(u"deleteDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, q, [this, dialog, doomed, consequences] {
        if (dialog->choice() == DeleteDialog::Choice::Delete) {
            removeNow(doomed);
            return;
        }
        QList<ImageChange> changes;
        for (const Image& image : consequences.deprecable) {
            changes.append({.image = image, .changes = deprecation.forward.changes});
        }
        change(changes, deprecation.forward.doneOne, deprecation.forward.doneMany);
    });
    dialog->open();
}

// Library by library: where deleting is for good, a job waits first, and cancelling that undoes it.
void ImageActions::Private::removeNow(const QList<Image>& doomed) {
    QHash<LibraryId, QList<Image>> groups;
    for (const Image& image : doomed) {
        groups[image.library].append(image);
    }
    QList<Image> atOnce;
    for (const auto& [id, images] : groups.asKeyValueRange()) {
        Library* library = libraries->find(id);
        if (!library) {
            continue;
        }
        QList<ImageId> ids;
        std::ranges::transform(images, std::back_inserter(ids), &Image::id);
        std::unique_ptr<Job> job = library->removeJob(ids);
        if (!job) {
            atOnce += images;
            continue;
        }
        const QPointer<Job> waiting(queue->add(std::move(job)));
        const QString text = images.size() == 1
            ? ImageActions::tr("%1 is about to be deleted from %2", "an image, an account")
                  .arg(images.first().name, library->name())
            : ImageActions::tr("%1 images are about to be deleted from %2", "a number, an account")
                  .arg(QLocale().toString(images.size()), library->name());
        Q_EMIT q->undoable(text, [waiting] {
            if (waiting) {
                waiting->cancel();
            }
        });
    }
    ImageBatch::remove(q, libraries, atOnce, [this](const ImageBatch::Outcome& outcome) {
        offerRestore(outcome.done);
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

// Where deleted images stay for a while.
void ImageActions::Private::offerRestore(const QList<ImageChange>& removed) {
    QList<Image> back;
    for (const ImageChange& each : removed) {
        const Library* library = libraries->find(each.image.library);
        if (library && library->abilities().testFlag(Ability::Reclaim)) {
            back.append(each.image);
        }
    }
    if (back.isEmpty()) {
        return;
    }
    const QString text = back.size() == 1 ? ImageActions::tr("Deleted %1").arg(back.first().name)
                                          : ImageActions::tr("Deleted %1 images").arg(QLocale().toString(back.size()));
    const QPointer<ImageActions> alive(q);
    Q_EMIT q->undoable(text, [this, alive, back] {
        for (const Image& image : alive ? back : QList<Image>()) {
            if (Library* library = libraries->find(image.library)) {
                library->restore(image.id).then(q, [this](const Result<Image>& restored) {
                    if (!restored) {
                        Q_EMIT q->failed(restored.error());
                    }
                });
            }
        }
    });
}

ImageActions::ImageActions(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : d(std::make_unique<Private>(this, libraries, queue, window)) {
    d->build();
    d->refresh();
}

ImageActions::~ImageActions() {
    delete d->menu;
}

void ImageActions::setSelection(const QList<Image>& images) {
    for (const QMetaObject::Connection& each : std::as_const(d->stateConnections)) {
        disconnect(each);
    }
    d->stateConnections.clear();
    d->selection.set(images);
    for (Library* library : d->selection.libraries()) {
        d->stateConnections.append(connect(library, &Library::stateChanged, this, [this] { d->refresh(); }));
    }
    d->refresh();
}

bool ImageActions::canRetry(const Job& job) const {
    const Library* library = d->libraries->find(job.image().library);
    const std::optional<Image> image = d->libraries->image(job.image());
    return library && image && library->readOnlyReason().isEmpty() && ImageRules::canRetry(*image).has_value();
}

void ImageActions::retryJob(Job* job) {
    const ImageKey key = job->image();
    if (Library* library = d->libraries->find(key.library)) {
        d->queue->remove(job);
        d->queue->add(library->retryJob(key.image));
    }
}

QMenu* ImageActions::menu() const {
    return d->menu;
}
QAction* ImageActions::copyId() const {
    return d->copyId;
}
QAction* ImageActions::rename() const {
    return d->rename;
}
QAction* ImageActions::edit() const {
    return d->edit;
}
QAction* ImageActions::exportRaw() const {
    return d->exportRaw;
}
QAction* ImageActions::remove() const {
    return d->remove;
}
QAction* ImageActions::retry() const {
    return d->retry;
}
QAction* ImageActions::publish() const {
    return d->access.action;
}
QAction* ImageActions::deprecate() const {
    return d->deprecation.action;
}
QAction* ImageActions::lock() const {
    return d->lock.action;
}
QAction* ImageActions::star() const {
    return d->star.action;
}

} // namespace platter
