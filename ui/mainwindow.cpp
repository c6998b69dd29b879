// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "models/items/imagetablemodel.h"
#include "models/media/media.h"
#include "ui/addimagedialog.h"
#include "ui/closequestion.h"
#include "ui/detailspanel.h"
#include "ui/dropoverlay.h"
#include "ui/imageactions.h"
#include "ui/imagebrowser.h"
#include "ui/imagetableview.h"
#include "ui/messagestrip.h"
#include "ui/scopebar.h"
#include "ui/searchfield.h"
#include "ui/sidebar.h"
#include "ui/spacewatch.h"
#include "ui/summary.h"
#include "ui/topbar.h"
#include "ui/transferspanel.h"
#include "ui/windowactions.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kDetailsWidth = 290;
constexpr int kSidebarWidth = 214;
constexpr int kWidthForDetails = 1040; // a narrower window keeps its room for the table

} // namespace

class MainWindow::Private : public QObject {
public:
    Private(MainWindow* window, Library* library, JobQueue* queue);

    QWidget* makeCenter();
    void connectParts();
    void connectMessages();
    void restore();
    void save() const;

    void applyFilter();
    void choosePlace(Place place);
    void refreshCounts();
    void refreshPage();
    void refreshTexts();
    void refreshSelection();
    void refreshDetails();
    void refreshLibrary();
    void showAll();
    void showImage(const ImageKey& key);
    void chooseFiles();
    void retry(Job* job);
    bool canRetry(const Job& job) const;
    void showWaiting();
    Scope scope() const;

    MainWindow* q;
    Library* library;
    JobQueue* queue;
    ImageTableModel* model;
    ImageActions* actions;
    CloseQuestion* closing;
    SpaceWatch* space;
    WindowActions* own;
    TopBar* top = nullptr;
    Sidebar* sidebar = nullptr;
    QSplitter* splitter = nullptr;
    ImageBrowser* browser = nullptr;
    ImageTableView* table = nullptr; // the browser's, as the messages
    MessageArea* messages = nullptr;
    DetailsPanel* details = nullptr;
    TransfersPanel* transfers = nullptr;
    BottomBar* bottom = nullptr;
    DropOverlay* overlay = nullptr;
    QPointer<MessageStrip> waitingStrip;
    QList<Image> selected;
};

MainWindow::Private::Private(MainWindow* window, Library* theLibrary, JobQueue* theQueue)
    : q(window)
    , library(theLibrary)
    , queue(theQueue)
    , model(new ImageTableModel(window))
    , actions(new ImageActions(theQueue, window))
    , closing(new CloseQuestion(theQueue, window))
    , space(new SpaceWatch(theLibrary, window))
    , own(new WindowActions(window)) {
    actions->setParent(window);
    model->addLibrary(library);
    auto* all = new QWidget(q);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    browser = new ImageBrowser(library, model, all);
    table = browser->table();
    messages = browser->messages();
    own->addTable(table);
    top = new TopBar(own->add, own->viewMenu, all);
    transfers = new TransfersPanel(queue, [this](const Job& job) { return canRetry(job); }, all);
    bottom = new BottomBar(all);
    layout->addWidget(top);
    layout->addWidget(makeCenter(), 1);
    layout->addWidget(transfers);
    layout->addWidget(bottom);
    q->setCentralWidget(all);
    overlay = new DropOverlay(q);
    details->setActions(actions->edit(), actions->menu());
    connectParts();
    connectMessages();
}

QWidget* MainWindow::Private::makeCenter() {
    splitter = new QSplitter(q);
    splitter->setObjectName("splitter"_L1);
    sidebar = new Sidebar(library->name(), splitter);
    details = new DetailsPanel(splitter);
    splitter->addWidget(sidebar);
    splitter->addWidget(browser);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 0);
    splitter->setCollapsible(1, false);
    splitter->setSizes({kSidebarWidth, 1640 - kSidebarWidth - kDetailsWidth, kDetailsWidth});
    return splitter;
}

void MainWindow::Private::connectParts() {
    connect(own->add, &QAction::triggered, this, &Private::chooseFiles);
    connect(own->find, &QAction::triggered, this, [this] { top->search()->focusAndSelect(); });
    connect(own->showDetails, &QAction::toggled, this, &Private::refreshDetails);
    connect(sidebar, &Sidebar::chosen, this, &Private::choosePlace);
    connect(top->scopes(), &ScopeBar::chosen, this, [this] {
        if (sidebar->place() == Place::Deprecated || sidebar->place() == Place::Deleted) {
            const QSignalBlocker quiet(sidebar);
            sidebar->setPlace(Place::Images);
        }
        applyFilter();
    });
    connect(top->search(), &SearchField::textChanged, this, &Private::applyFilter);
    connect(top->search(), &SearchField::left, this, [this] { table->setFocus(); });
    connect(model, &ImageTableModel::countsChanged, this, &Private::refreshCounts);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(model, signal, this, &Private::refreshPage);
    }
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (!queue->isIdle()) { // what the person has just added, not what another program has
            browser->selectNewImport(first, last);
        }
    });
    connect(model, &QAbstractItemModel::modelReset, this, &Private::refreshPage);
    connect(model, &QAbstractItemModel::layoutChanged, this, &Private::refreshPage);
    connect(table, &ImageTableView::selectionUpdated, this, &Private::refreshSelection);
    connect(table, &ImageTableView::menuRequested, this, [this](const QPoint& at) {
        refreshSelection(); // not a turn of the event loop later
        actions->menu()->popup(at);
    });
    connect(table, &ImageTableView::opened, this, [this] { actions->edit()->trigger(); });
    connect(browser, &ImageBrowser::addRequested, this, &Private::chooseFiles);
    connect(browser, &ImageBrowser::changeLocationRequested, q, &MainWindow::changeLocationRequested);
    connect(browser, &ImageBrowser::clearRequested, this, &Private::showAll);
    connect(details, &DetailsPanel::imageRequested, this, &Private::showImage);
    connect(transfers, &TransfersPanel::retryRequested, this, &Private::retry);
    connect(transfers, &TransfersPanel::showRequested, this, &Private::showImage);
    connect(library, &Library::stateChanged, this, &Private::refreshLibrary);
    connect(queue, &JobQueue::idle, space, &SpaceWatch::refresh);
    connect(space, &SpaceWatch::changed, this, &Private::refreshPage);
    connect(space, &SpaceWatch::changed, this, &Private::refreshTexts);
}

void MainWindow::Private::connectMessages() {
    connect(actions, &ImageActions::failed, messages, &MessageArea::showError);
    connect(actions, &ImageActions::undoable, messages, &MessageArea::showUndo);
    connect(actions, &ImageActions::renameRequested, table, &ImageTableView::editName);
    connect(closing, &CloseQuestion::waitingChanged, this, &Private::showWaiting);
    connect(closing, &CloseQuestion::stopping, library, &Library::aboutToQuit);
    connect(closing, &CloseQuestion::quitRequested, q, &QWidget::close);
}

Scope MainWindow::Private::scope() const {
    switch (sidebar->place()) {
    case Place::Deprecated:
        return Scope::Deprecated;
    case Place::Deleted:
        return Scope::Deleted;
    case Place::AllLibraries:
    case Place::Images:
        return top->scopes()->scope().value_or(Scope::All);
    }
    Q_UNREACHABLE_RETURN(Scope::All);
}

void MainWindow::Private::choosePlace(Place place) {
    const bool view = place == Place::Deprecated || place == Place::Deleted;
    top->scopes()->setScope(view ? std::nullopt : std::optional(Scope::All));
    applyFilter();
}

void MainWindow::Private::applyFilter() {
    const ImageFilter filter = parseFilter(top->search()->text(), scope(), QDateTime::currentDateTimeUtc());
    model->setFilter(filter);
    top->search()->setNotUnderstood(filter.notUnderstood);
    refreshPage();
}

void MainWindow::Private::refreshCounts() {
    top->scopes()->setCounts([this](Scope of) { return model->count(of); });
    sidebar->setCounts({.images = model->count(Scope::All),
        .deprecated = model->count(Scope::Deprecated),
        .deleted = model->count(Scope::Deleted)});
    refreshPage();
    refreshTexts();
    space->refreshSoon();
}

void MainWindow::Private::refreshPage() {
    browser->refresh(top->search()->text(), space->space() ? std::optional(space->space()->free) : std::nullopt);
    refreshDetails();
}

void MainWindow::Private::refreshTexts() {
    const bool ready = library->state() == LibraryState::Ready;
    bottom->setTexts(
        ready ? Summary::totals(model->totals(), space->space()) : QString(), Summary::selection(selected));
}

void MainWindow::Private::refreshSelection() {
    selected = table->selectedImages();
    Library* of = selected.isEmpty() ? nullptr : library;
    actions->setSelection(of, selected);
    details->setImages(of, selected);
    refreshTexts();
}

void MainWindow::Private::refreshDetails() {
    details->setVisible(own->showDetails->isChecked() && browser->hasImages() && q->width() >= kWidthForDetails);
}

void MainWindow::Private::refreshLibrary() {
    own->add->setEnabled(library->state() == LibraryState::Ready && library->readOnlyReason().isEmpty());
    browser->refreshBanner();
    refreshCounts();
    space->refresh();
}

void MainWindow::Private::showAll() {
    const QSignalBlocker quiet(top->search()); // one new filter, not two
    top->search()->clear();
    sidebar->setPlace(Place::Images);
    top->scopes()->setScope(Scope::All);
    applyFilter();
}

void MainWindow::Private::showImage(const ImageKey& key) {
    if (!table->selectImage(key) && model->find(key)) {
        showAll(); // the search or the scope hid it
        table->selectImage(key);
    }
}

void MainWindow::Private::chooseFiles() {
    auto* dialog = new QFileDialog(q, tr("Add Images"));
    dialog->setObjectName("chooseFiles"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Disk images (%1)").arg(Media::namePatterns().join(u' ')), tr("All files (%1)").arg(u"*"_s)});
    connect(dialog, &QFileDialog::filesSelected, q, &MainWindow::addImages);
    dialog->open();
}

bool MainWindow::Private::canRetry(const Job& job) const {
    const std::optional<Image> image = library->image(job.image().image);
    return image && library->readOnlyReason().isEmpty() && ImageRules::canRetry(*image).has_value();
}

void MainWindow::Private::retry(Job* job) {
    const ImageId id = job->image().image;
    queue->remove(job);
    queue->add(library->retryJob(id));
}

void MainWindow::Private::showWaiting() {
    if (waitingStrip) {
        waitingStrip->finish();
    }
    if (closing->isWaiting()) {
        waitingStrip
            = messages->showNote(MessageStrip::Kind::Note, tr("Platter quits as soon as the transfers have ended."));
        waitingStrip->setAction(tr("Stay"), [this] { closing->stay(); });
        waitingStrip->setDismissible(false);
    }
}

void MainWindow::Private::restore() {
    const QSettings settings;
    q->resize(1640, 900);
    q->restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    splitter->restoreState(settings.value("window/splitter"_L1).toByteArray());
    own->showDetails->setChecked(settings.value("window/details"_L1, true).toBool());
    table->restore(settings);
    own->compact->setChecked(table->isCompact());
}

void MainWindow::Private::save() const {
    QSettings settings;
    settings.setValue("window/geometry"_L1, q->saveGeometry());
    settings.setValue("window/splitter"_L1, splitter->saveState());
    settings.setValue("window/details"_L1, own->showDetails->isChecked());
    table->save(settings);
}

MainWindow::MainWindow(Library* library, JobQueue* queue, QWidget* parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(this, library, queue)) {
    setWindowTitle(tr("Platter"));
    setAcceptDrops(true);
    setMinimumSize(640, 400);
    d->restore();
    d->refreshLibrary();
    d->refreshSelection();
    d->table->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::addImages(const QStringList& paths) {
    if (paths.isEmpty()) {
        return;
    }
    auto* dialog = new AddImageDialog(d->library, paths, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const QList<ImportRequest> requests = dialog->requests(); const ImportRequest& request : requests) {
            d->queue->add(d->library->importJob(request));
        }
    });
    dialog->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (d->closing->mayClose()) {
        d->save();
        event->accept();
    } else {
        event->ignore();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (d) {
        d->overlay->setGeometry(rect());
        d->refreshDetails();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const DropVerdict verdict = DropVerdict::judge(event->mimeData(), *d->library);
    if (verdict.isDrop) {
        d->overlay->showVerdict(verdict);
        DropVerdict::answer(event);
    }
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event) {
    DropVerdict::answer(event);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* event) {
    d->overlay->hide();
    event->accept();
}

void MainWindow::dropEvent(QDropEvent* event) {
    d->overlay->hide();
    const DropVerdict verdict = DropVerdict::judge(event->mimeData(), *d->library);
    if (!verdict.isDrop) {
        return;
    }
    DropVerdict::answer(event);
    if (verdict.isAccepted()) {
        addImages(verdict.paths);
    } else {
        d->messages->showError({.code = ErrorCode::Unsupported, .message = verdict.sentence});
    }
}

} // namespace platter
