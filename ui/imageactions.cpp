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
#include <QGuiApplication>
#include <QLocale>
#include <QPointer>
#include <QtConcurrentRun>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

using Rule = Result<void> (*)(const Image&);

Result<void> canStar(const Image& image) {
    if (image.starred) {
        return std::unexpected(Error{
            .code = ErrorCode::WrongState, .message = ImageActions::tr("%1 is starred already.").arg(image.name)});
    }
    return ImageRules::canEdit(image);
}

Result<void> canUnstar(const Image& image) {
    if (!image.starred) {
        return std::unexpected(
            Error{.code = ErrorCode::WrongState, .message = ImageActions::tr("%1 is not starred.").arg(image.name)});
    }
    return ImageRules::canEdit(image);
}

// One direction of a change that can be switched: what it is called, who allows it, what it sets, what is said afterwards.
struct Direction {
    QString text;
    Rule rule;
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
    Private(ImageActions* actions, JobQueue* jobs, QWidget* parent)
        : q(actions)
        , queue(jobs)
        , window(parent)
        , menu(new QMenu(parent)) { }

    void build();
    void buildToggles();
    void buildMenu();
    QAction* add(const QString& name, const QString& text, const QKeySequence& keys = {}, const QString& icon = {});
    void refresh();
    void refreshToggle(Toggle& toggle);
    // Enabled when any image allows it; the tool tip says why not, or for how many.
    void allow(QAction* action, Rule rule, bool changesLibrary = true);
    QString libraryRefusal() const;
    QList<Image> allowed(Rule rule) const;
    void run(const Direction& direction);
    void change(Library* target, QList<ImageChange> changes, const QString& doneOne, const QString& doneMany);
    void undo(const QPointer<Library>& in, const QList<ImageChange>& back);
    void openEdit();
    void openExport();
    void openDelete();
    void showDelete(const QList<Image>& doomed, const DeleteConsequences& consequences);
    void removeNow(Library* in, const QList<Image>& doomed);
    void retryAll();

    ImageActions* q;
    JobQueue* queue;
    QWidget* window;
    QPointer<QMenu> menu; // the window's child
    QPointer<Library> library;
    QMetaObject::Connection stateConnection;
    QList<Image> images;

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
        for (const Image& image : std::as_const(images)) {
            ids.append(image.id.toString());
        }
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    });
    QObject::connect(rename, &QAction::triggered, q, [this] { Q_EMIT q->renameRequested(images.first().key()); });
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
        .forward = {ImageActions::tr("Make &public"), &ImageRules::canPublish, {.isPublic = true},
            ImageActions::tr("Made %1 public"), ImageActions::tr("Made %1 images public")},
        .backward = {ImageActions::tr("Make &private"), &ImageRules::canUnpublish, {.isPublic = false},
            ImageActions::tr("Made %1 private"), ImageActions::tr("Made %1 images private")},
        .isOn = [](const Image& image) { return image.isPublic; }};
    deprecation = {.action = add(u"deprecate"_s, {}, {}, u"deprecated"_s),
        .forward = {ImageActions::tr("De&precate"), &ImageRules::canDeprecate, {.status = ImageStatus::Deprecated},
            ImageActions::tr("Deprecated %1"), ImageActions::tr("Deprecated %1 images")},
        .backward
        = {ImageActions::tr("Undo de&precation"), &ImageRules::canUndeprecate, {.status = ImageStatus::Available},
            ImageActions::tr("Undid the deprecation of %1"), ImageActions::tr("Undid the deprecation of %1 images")},
        .isOn = [](const Image& image) { return image.status == ImageStatus::Deprecated; }};
    lock = {.action = add(u"lock"_s, {}, {}, u"lock"_s),
        .forward = {ImageActions::tr("&Lock"), &ImageRules::canLock, {.locked = true}, ImageActions::tr("Locked %1"),
            ImageActions::tr("Locked %1 images")},
        .backward = {ImageActions::tr("Un&lock"), &ImageRules::canUnlock, {.locked = false},
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

QString ImageActions::Private::libraryRefusal() const {
    if (!library) {
        return ImageActions::tr("Select an image first.");
    }
    if (library->state() == LibraryState::Opening) {
        return ImageActions::tr("The library is still opening.");
    }
    if (library->state() == LibraryState::Failed) {
        const auto problem = library->problem();
        return problem ? problem->message : ImageActions::tr("The library cannot be used.");
    }
    return library->readOnlyReason();
}

QList<Image> ImageActions::Private::allowed(Rule rule) const {
    QList<Image> result;
    std::ranges::copy_if(
        images, std::back_inserter(result), [rule](const Image& image) { return rule(image).has_value(); });
    return result;
}

void ImageActions::Private::allow(QAction* action, Rule rule, bool changesLibrary) {
    QString why = changesLibrary || !library ? libraryRefusal() : QString();
    const qsizetype count = why.isEmpty() ? allowed(rule).size() : 0;
    const QString plain = action->text().remove(u'&');
    action->setEnabled(count > 0);
    if (count == 0 && why.isEmpty() && !images.isEmpty()) {
        why = rule(images.first()).error().message;
    }
    if (count > 0 && count < images.size()) {
        const auto refused = std::ranges::find_if(images, [rule](const Image& image) { return !rule(image); });
        const QLocale locale;
        why = ImageActions::tr("For %1 of %2 images. %3", "the last part is a sentence")
                  .arg(locale.toString(count), locale.toString(images.size()), rule(*refused).error().message);
    }
    action->setToolTip(why.isEmpty() ? plain : why);
    action->setStatusTip(why);
}

void ImageActions::Private::refreshToggle(Toggle& toggle) {
    const bool forward = !allowed(toggle.forward.rule).isEmpty();
    const bool backward = !allowed(toggle.backward.rule).isEmpty();
    const bool on = !images.isEmpty() && toggle.isOn(images.first());
    toggle.showsBackward = forward ? false : backward ? true : on; // mixed: forward, for those that allow it
    toggle.action->setText(toggle.shown().text);
    allow(toggle.action, toggle.shown().rule);
}

void ImageActions::Private::refresh() {
    const bool any = !images.isEmpty() && library;
    copyId->setText(images.size() > 1 ? ImageActions::tr("Copy &ids") : ImageActions::tr("Copy &id"));
    copyId->setEnabled(any);
    allow(edit, &ImageRules::canEdit);
    allow(rename, &ImageRules::canEdit);
    if (images.size() > 1) {
        rename->setEnabled(false);
        rename->setToolTip(ImageActions::tr("Images are renamed one at a time."));
    }
    allow(exportRaw, &ImageRules::canExport, false);
    allow(retry, &ImageRules::canRetry);
    allow(remove, &ImageRules::canDelete);
    for (Toggle* toggle : {&access, &deprecation, &lock, &star}) {
        refreshToggle(*toggle);
    }
    star.action->setIcon(themedIcon(star.showsBackward ? u"star"_s : u"star-filled"_s));
    retry->setVisible(
        std::ranges::any_of(images, [](const Image& image) { return image.status == ImageStatus::Failed; }));
}

void ImageActions::Private::run(const Direction& direction) {
    QList<ImageChange> changes;
    for (const Image& image : allowed(direction.rule)) {
        changes.append({.image = image, .changes = direction.changes});
    }
    change(library, changes, direction.doneOne, direction.doneMany);
}

void ImageActions::Private::change(
    Library* target, QList<ImageChange> changes, const QString& doneOne, const QString& doneMany) {
    if (!target) {
        return;
    }
    for (ImageChange& each : changes) { // what undo goes back to is how it is now, not when a dialog was opened
        each.image = target->image(each.image.id).value_or(each.image);
    }
    const QPointer<Library> in(target);
    ImageBatch::update(q, target, changes, [this, in, doneOne, doneMany](const ImageBatch::Outcome& outcome) {
        QList<ImageChange> back;
        for (const ImageChange& done : outcome.done) {
            back.append({.image = applied(done.image, done.changes), .changes = reverseOf(done.image, done.changes)});
        }
        if (!back.isEmpty()) {
            const QString text = back.size() == 1 ? doneOne.arg(outcome.done.first().image.name)
                                                  : doneMany.arg(QLocale().toString(back.size()));
            const QPointer<ImageActions> alive(q);
            Q_EMIT q->undoable(text, [this, alive, in, back] {
                if (alive) {
                    undo(in, back);
                }
            });
        }
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

void ImageActions::Private::undo(const QPointer<Library>& in, const QList<ImageChange>& back) {
    if (!in) {
        return;
    }
    ImageBatch::update(q, in, back, [this](const ImageBatch::Outcome& outcome) {
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

void ImageActions::Private::openEdit() {
    const QList<Image> editable = allowed(&ImageRules::canEdit);
    auto* dialog = new EditImageDialog(editable, window);
    dialog->setObjectName(u"editImageDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, q, [this, dialog, editable, in = library] {
        QList<ImageChange> changes;
        for (const Image& image : editable) {
            const ImageChanges real = effective(image, dialog->changes());
            if (!real.isEmpty()) {
                changes.append({.image = image, .changes = real});
            }
        }
        change(in, changes, ImageActions::tr("Changed %1", "an image's name"), ImageActions::tr("Changed %1 images"));
    });
    dialog->open();
}

void ImageActions::Private::openExport() {
    const QPointer<Library> in = library;
    const QPointer<ImageActions> alive(q);
    ExportDialog::ask(window, allowed(&ImageRules::canExport), [this, alive, in](const QList<ExportChoice>& choices) {
        if (!alive || !in) {
            return;
        }
        for (const ExportChoice& choice : choices) {
            queue->add(in->exportJob(choice.image, choice.request));
        }
    });
}

void ImageActions::Private::retryAll() {
    for (const Image& image : allowed(&ImageRules::canRetry)) {
        queue->add(library->retryJob(image.id));
    }
}

// What would break is looked for on a worker: a library may hold very many images.
void ImageActions::Private::openDelete() {
    const QList<Image> doomed = allowed(&ImageRules::canDelete);
    if (!library || doomed.isEmpty()) {
        return;
    }
    QtConcurrent::run([doomed, all = library->images()] { return deleteConsequences(doomed, all); })
        .then(q, [this, doomed](const DeleteConsequences& consequences) { showDelete(doomed, consequences); })
        .onFailed(q, [this, doomed] { showDelete(doomed, {}); })
        .onCanceled(q, [] {});
}

void ImageActions::Private::showDelete(const QList<Image>& doomed, const DeleteConsequences& consequences) {
    QStringList kept;
    for (const Image& image : std::as_const(images)) {
        if (const auto rule = ImageRules::canDelete(image); !rule && kept.size() < 5) {
            kept.append(rule.error().message);
        }
    }
    auto* dialog = new DeleteDialog(doomed, kept, consequences, window);
    dialog->setObjectName(u"deleteDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, q, [this, dialog, doomed, consequences, in = library] {
        if (dialog->choice() == DeleteDialog::Choice::Delete) {
            removeNow(in, doomed);
            return;
        }
        QList<ImageChange> changes;
        for (const Image& image : consequences.deprecable) {
            changes.append({.image = image, .changes = deprecation.forward.changes});
        }
        change(in, changes, deprecation.forward.doneOne, deprecation.forward.doneMany);
    });
    dialog->open();
}

void ImageActions::Private::removeNow(Library* in, const QList<Image>& doomed) {
    if (!in) {
        return;
    }
    ImageBatch::remove(q, in, doomed, [this](const ImageBatch::Outcome& outcome) {
        if (const auto error = outcome.error()) {
            Q_EMIT q->failed(*error);
        }
    });
}

ImageActions::ImageActions(JobQueue* queue, QWidget* window)
    : d(std::make_unique<Private>(this, queue, window)) {
    d->build();
    d->refresh();
}

ImageActions::~ImageActions() {
    delete d->menu;
}

void ImageActions::setSelection(Library* library, const QList<Image>& images) {
    if (d->library != library) {
        disconnect(d->stateConnection);
        d->library = library;
        if (library) {
            d->stateConnection = connect(library, &Library::stateChanged, this, [this] { d->refresh(); });
        }
    }
    d->images = library ? images : QList<Image>{};
    d->refresh();
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
