// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "models/items/imagemime.h"
#include "models/items/imagetablemodel.h"
#include "models/items/servertablemodel.h"
#include "ui/addactions.h"
#include "ui/closequestion.h"
#include "ui/columnmemory.h"
#include "ui/connectionactions.h"
#include "ui/detailspanel.h"
#include "ui/dragexport.h"
#include "ui/dropoverlay.h"
#include "ui/imageactions.h"
#include "ui/imagebrowser.h"
#include "ui/imagecopier.h"
#include "ui/imagetableview.h"
#include "ui/messagestrip.h"
#include "ui/navigation.h"
#include "ui/scopebar.h"
#include "ui/searchfield.h"
#include "ui/serveractions.h"
#include "ui/serverspage.h"
#include "ui/settingsdialog.h"
#include "ui/sidebar.h"
#include "ui/spaceactions.h"
#include "ui/spacewatch.h"
#include "ui/summary.h"
#include "ui/topbar.h"
#include "ui/transferspanel.h"
#include "ui/upkeepactions.h"
#include "ui/useactions.h"
#include "ui/windowactions.h"
#include "ui/windowsettings.h"
#include "ui/windowwatch.h"

#include <QCloseEvent>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kDetailsWidth = 290;
constexpr int kSidebarWidth = 224;
constexpr int kWidthForDetails = 1040; // a narrower window keeps its room for the table

} // namespace

class MainWindow::Private : public QObject {
public:
    Private(MainWindow* window, LibrarySet* set, Connector* connector, JobQueue* jobs);

    void build();
    QWidget* makeCenter();
    void connectParts();
    void askSettings(SettingsDialog::Begin begin);
    void connectTable();
    void connectServers();
    void connectLibraries();
    void connectMessages();
    WindowSettings settings() const { return {q, splitter, own, table, columns.get(), sidebar}; }
    void refreshPlace();
    void showColumns();
    void refreshPage();
    void refreshTexts();
    void refreshSelection();
    void refreshDetails();
    void refreshLibraries();
    void showImage(const ImageKey& key);
    void showServer(const ServerKey& key);
    DropVerdict judge(
        const QMimeData* data, const LibraryId& library) const; // on a library of the sidebar, or elsewhere
    Library* spaceLibrary() const;

    MainWindow* q;
    LibrarySet* libraries;
    JobQueue* queue;
    ImageTableModel* model;
    ImageActions* actions;
    AddActions* adding;
    ConnectionActions* connections;
    ImageCopier* copier;
    UseActions* uses;
    UpkeepActions* upkeep;
    ServerActions* serverActions;
    ServerTableModel* servers;
    SpaceWatch* space;
    SpaceActions* spaceActions;
    WindowActions* own;
    Navigation* navigation = nullptr;
    TopBar* top = nullptr;
    Sidebar* sidebar = nullptr;
    QSplitter* splitter = nullptr;
    ImageBrowser* browser = nullptr;
    ImageTableView* table = nullptr; // the browser's, as the messages
    std::unique_ptr<ColumnMemory> columns; // of both tables
    MessageArea* messages = nullptr;
    CloseQuestion* closing = nullptr;
    ServersPage* serversPage = nullptr;
    DetailsPanel* details = nullptr;
    TransfersPanel* transfers = nullptr;
    BottomBar* bottom = nullptr;
    DropOverlay* overlay = nullptr;
    QList<Image> selected;
    ProgramSettings programSettings;
};

MainWindow::Private::Private(MainWindow* window, LibrarySet* set, Connector* connector, JobQueue* jobs)
    : q(window)
    , libraries(set)
    , queue(jobs)
    , model(new ImageTableModel(window))
    , actions(new ImageActions(set, jobs, window))
    , adding(new AddActions(set, jobs, window))
    , connections(new ConnectionActions(set, connector, jobs, window))
    , copier(new ImageCopier(set, jobs, window))
    , uses(new UseActions(set, jobs, copier, window))
    , upkeep(new UpkeepActions(set, jobs, window))
    , serverActions(new ServerActions(set, jobs, window))
    , servers(new ServerTableModel(window))
    , space(new SpaceWatch(window))
    , spaceActions(new SpaceActions(set, jobs, window))
    , own(new WindowActions(window)) {
    actions->setParent(window);
    build();
    connectParts();
    connectTable();
    connectServers();
    connectLibraries();
    connectMessages();
    new WindowWatch(libraries, q);
}

void MainWindow::Private::build() {
    uses->insertInto(actions->menu(), actions->exportRaw());
    upkeep->insertInto(actions->menu(), actions->retry());
    spaceActions->insertInto(actions->menu(), actions->remove());
    model->follow(libraries);
    servers->follow(libraries);
    auto* all = new QWidget(q);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    browser = new ImageBrowser(libraries, model, all);
    browser->setCanConnect(connections->canConnect());
    table = browser->table();
    messages = browser->messages();
    closing = new CloseQuestion(queue, messages, q);
    serversPage = new ServersPage(servers, browser);
    browser->addPage(serversPage);
    columns = std::make_unique<ColumnMemory>(
        QList{ColumnMemory::Table::of(u"images"_s, table), ColumnMemory::Table::of(u"servers"_s, serversPage)});
    own->addTable(table);
    own->viewMenu->addActions(
        {connections->refreshAction(), adding->addressAction(), adding->registerAction(), own->transfers});
    upkeep->addTo(own->viewMenu);
    own->viewMenu->addSeparator();
    own->viewMenu->addActions({spaceActions->freeNow(), own->settings});
    top = new TopBar(own->add, serverActions->snapshotAny(), own->viewMenu, all);
    transfers = new TransfersPanel(queue, [this](const Job& job) { return actions->canRetry(job); }, all);
    transfers->setLimit(TransferSettings::read(QSettings()).bytesPerSecond());
    bottom = new BottomBar(all);
    layout->addWidget(top);
    layout->addWidget(makeCenter(), 1);
    layout->addWidget(transfers);
    layout->addWidget(bottom);
    q->setCentralWidget(all);
    overlay = new DropOverlay(q);
    overlay->setJudge([this](const QMimeData* data) { return judge(data, {}); });
    details->setActions(actions->edit(), actions->menu(), uses->build());
    details->setSurroundings([this](const ImageKey& key, ImageSurroundings* around) {
        around->servers = servers->usersOf(key);
        around->snapshotOf = servers->sourceOf(key);
        around->unlisted = model->isUnlisted(key);
        const Library* library = libraries->find(key.library);
        around->graceDays = library ? library->graceDays() : 0;
    });
    navigation = new Navigation(libraries, model, sidebar, top, this);
    navigation->setCanConnect(connections->canConnect());
}

QWidget* MainWindow::Private::makeCenter() {
    splitter = new QSplitter(q);
    splitter->setObjectName("splitter"_L1);
    sidebar = new Sidebar(splitter);
    sidebar->setDropJudge([this](const QMimeData* data, const LibraryId& library) { return judge(data, library); });
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
    connect(own->add, &QAction::triggered, adding, &AddActions::chooseFiles);
    connect(own->find, &QAction::triggered, this, [this] { top->search()->focusAndSelect(); });
    connect(own->transfers, &QAction::triggered, this, [this] { askSettings(SettingsDialog::Begin::Transfers); });
    connect(own->settings, &QAction::triggered, this, [this] { askSettings(SettingsDialog::Begin::Top); });
    connect(own->showDetails, &QAction::toggled, this, &Private::refreshDetails);
    connect(sidebar, &Sidebar::connectRequested, connections->connectAction(), &QAction::trigger);
    connect(sidebar, &Sidebar::menuRequested, connections, &ConnectionActions::showMenu);
    connect(overlay, &DropOverlay::dropped, this, [this](const QMimeData* data) { adding->drop(data, nullptr); });
    connect(sidebar, &Sidebar::dropped, this, [this](const QMimeData* data, const LibraryId& library) {
        adding->drop(data, libraries->find(library)); // files
        copier->drop(data, library); // or images
    });
    connect(connections, &ConnectionActions::registerRequested, adding, &AddActions::openRegister);
    connect(connections, &ConnectionActions::connected, navigation, &Navigation::showLibrary);
    connect(navigation, &Navigation::filterChanged, this, &Private::refreshPlace);
    connect(navigation, &Navigation::fetched, this, &Private::showImage);
    connect(navigation, &Navigation::countsChanged, this, [this] {
        refreshPage();
        refreshTexts();
        space->refreshSoon();
    });
    connect(top->search(), &SearchField::left, this, [this] { table->setFocus(); });
    connect(browser, &ImageBrowser::addRequested, adding, &AddActions::chooseFiles);
    connect(browser, &ImageBrowser::changeLocationRequested, q, &MainWindow::changeLocationRequested);
    connect(browser, &ImageBrowser::clearRequested, navigation, &Navigation::showAll);
    connect(browser, &ImageBrowser::connectRequested, connections->connectAction(), &QAction::trigger);
    connect(browser, &ImageBrowser::signInRequested, connections, &ConnectionActions::signInAgain);
    connect(details, &DetailsPanel::imageRequested, this, &Private::showImage);
    connect(details, &DetailsPanel::serverRequested, this, &Private::showServer);
    connect(transfers, &TransfersPanel::retryRequested, actions, &ImageActions::retryJob);
    connect(transfers, &TransfersPanel::showRequested, this, &Private::showImage);
    connect(queue, &JobQueue::idle, space, &SpaceWatch::refresh);
    connect(space, &SpaceWatch::changed, this, &Private::refreshPage);
    connect(space, &SpaceWatch::changed, this, &Private::refreshTexts);
}

void MainWindow::Private::askSettings(SettingsDialog::Begin begin) {
    auto* dialog = new SettingsDialog(programSettings, TransferSettings::read(QSettings()), begin, q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        QSettings kept;
        dialog->transfers().write(kept);
        transfers->setLimit(dialog->transfers().bytesPerSecond());
        Q_EMIT q->transferSettingsChanged(dialog->transfers());
        if (const ProgramSettings chosen = dialog->program(); chosen != programSettings) {
            programSettings = chosen;
            Q_EMIT q->programSettingsChanged(chosen);
        }
    });
    dialog->open();
}

void MainWindow::Private::connectTable() {
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
    auto* exporter = new DragExport(this);
    connect(table, &ImageTableView::dragBegins, exporter,
        [exporter](QMimeData* data) { exporter->offer(data, imageKeysIn(data)); });
    connect(exporter, &DragExport::dropped, actions, &ImageActions::exportTo);
    connect(table, &ImageTableView::opened, this, [this] { actions->edit()->trigger(); });
}

void MainWindow::Private::connectServers() {
    connect(serversPage, &ServersPage::selectionUpdated, this, [this] {
        serverActions->setSelection(serversPage->selectedServers());
        refreshTexts();
    });
    connect(serversPage, &ServersPage::menuRequested, this, [this](const QPoint& at) {
        serverActions->setSelection(serversPage->selectedServers());
        serverActions->menu()->popup(at);
    });
    connect(serverActions, &ServerActions::imageRequested, this, &Private::showImage);
}

void MainWindow::Private::connectLibraries() {
    const auto follow = [this](Library* library) {
        connect(library, &Library::stateChanged, this, &Private::refreshLibraries);
        connect(closing, &CloseQuestion::stopping, library, &Library::aboutToQuit);
    };
    for (Library* library : libraries->libraries()) {
        follow(library);
    }
    connect(libraries, &LibrarySet::added, this, follow);
    connect(libraries, &LibrarySet::removed, this, [this] {
        refreshPlace();
        refreshSelection();
    });
    connect(libraries, &LibrarySet::aboutToRemove, this, [this](const Library* doomed) {
        columns->forget(doomed->id());
        if (std::ranges::contains(selected, doomed->id(), &Image::library)) {
            table->clearSelection();
            refreshSelection();
        }
    });
    connect(adding, &AddActions::changed, this, [this] { own->add->setEnabled(adding->canAdd()); });
}

void MainWindow::Private::connectMessages() {
    connect(actions, &ImageActions::failed, messages, &MessageArea::showError);
    connect(actions, &ImageActions::undoable, messages, &MessageArea::showUndo);
    connect(spaceActions, &SpaceActions::failed, messages, &MessageArea::showError);
    connect(spaceActions, &SpaceActions::freesChanged, this, &Private::refreshTexts);
    connect(uses, &UseActions::failed, messages, &MessageArea::showError);
    connect(uses, &UseActions::undoable, messages, &MessageArea::showUndo);
    connect(copier, &ImageCopier::failed, messages, &MessageArea::showError);
    connect(serverActions, &ServerActions::failed, messages, &MessageArea::showError);
    connect(actions, &ImageActions::renameRequested, table, &ImageTableView::editName);
    connect(adding, &AddActions::refused, messages, &MessageArea::showError);
    connect(closing, &CloseQuestion::quitRequested, q, &QWidget::close);
}

DropVerdict MainWindow::Private::judge(const QMimeData* data, const LibraryId& library) const {
    const DropVerdict images = copier->judge(data, library);
    return images.isDrop ? images : adding->judge(data, libraries->find(library));
}

Library* MainWindow::Private::spaceLibrary() const {
    return navigation->library() ? navigation->library() : libraries->first();
}

// Another place, scope or search, or a library less.
void MainWindow::Private::refreshPlace() {
    const bool showsServers = navigation->place().kind == Place::Kind::Servers;
    servers->setFilter({.library = navigation->place().only(), .words = model->filter().words});
    serversPage->setSearch(navigation->search());
    browser->setOtherPage(showsServers ? serversPage : nullptr);
    serverActions->setChosen(navigation->library());
    adding->setChosen(navigation->library());
    browser->setLibrary(navigation->library());
    showColumns();
    space->setLibrary(spaceLibrary());
    refreshPage();
    refreshTexts();
}

// The place's own.
void MainWindow::Private::showColumns() {
    const Library* only = libraries->libraries().size() == 1 ? libraries->first() : navigation->library();
    table->setFirstColumns(!only, !only || only->abilities().testFlag(Ability::Servers));
    columns->show(navigation->place().library);
}

void MainWindow::Private::refreshPage() {
    browser->refresh(navigation->search(), space->space() ? std::optional(space->space()->free) : std::nullopt);
    refreshDetails();
}

void MainWindow::Private::refreshTexts() {
    if (navigation->place().kind == Place::Kind::Servers) {
        bottom->setTexts(Summary::servers(servers->rowCount()),
            Summary::selectedServers(int(serversPage->selectedServers().size())));
        return;
    }
    const Library* of = spaceLibrary();
    const bool ready = of && of->state() == LibraryState::Ready;
    bottom->setTexts(ready ? Summary::totals(model->totals(), space->space()) : QString(),
        Summary::selection(selected, spaceActions->frees()));
}

void MainWindow::Private::refreshSelection() {
    selected = table->selectedImages();
    actions->setSelection(selected);
    uses->setSelection(selected);
    upkeep->setSelection(selected);
    spaceActions->setSelection(selected);
    details->setImages(selected.isEmpty() ? nullptr : libraries->find(selected.first().library), selected);
    refreshTexts();
}

void MainWindow::Private::refreshDetails() {
    const bool images = navigation->place().kind != Place::Kind::Servers && browser->hasImages();
    details->setVisible(own->showDetails->isChecked() && images && q->width() >= kWidthForDetails);
}

void MainWindow::Private::refreshLibraries() {
    own->add->setEnabled(adding->canAdd());
    browser->refreshBanners();
    refreshPage();
    refreshTexts();
    space->refreshSoon();
}

void MainWindow::Private::showImage(const ImageKey& key) {
    if (!table->selectImage(key) && model->find(key)) {
        sidebar->setPlace({.kind = Place::Kind::Images, .library = key.library});
        navigation->showAll(); // the search or the scope hid it
        table->selectImage(key);
    }
}

void MainWindow::Private::showServer(const ServerKey& key) {
    sidebar->setPlace({.kind = Place::Kind::Servers, .library = key.library});
    if (!serversPage->selectServer(key)) {
        top->search()->clear();
        serversPage->selectServer(key);
    }
    serversPage->table()->setFocus();
}

MainWindow::MainWindow(LibrarySet* libraries, Connector* connector, JobQueue* queue, QWidget* parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(this, libraries, connector, queue)) {
    setWindowTitle(tr("Platter"));
    setMinimumSize(640, 400);
    d->settings().restore();
    d->refreshPlace();
    d->refreshLibraries();
    d->refreshSelection();
    d->table->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::setProgramSettings(const ProgramSettings& settings) {
    d->programSettings = settings;
}

void MainWindow::showLibrary(const LibraryId& library) {
    d->navigation->showLibrary(library);
}

void MainWindow::addImages(const QStringList& paths) {
    d->adding->addFiles(paths, nullptr);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (d->closing->mayClose()) {
        d->settings().save();
        event->accept();
        Q_EMIT closed();
    } else {
        event->ignore();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (d) {
        d->refreshDetails();
    }
}

} // namespace platter
