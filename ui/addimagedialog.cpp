// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addimagedialog.h"

#include "models/domain/sizes.h"
#include "ui/addimagecandidate.h"
#include "ui/addimagelist.h"
#include "ui/fieldtext.h"
#include "ui/fitscrollarea.h"
#include "ui/flowtext.h"
#include "ui/importneeds.h"
#include "ui/noticebox.h"
#include "ui/palette.h"
#include "ui/tint.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace platter {
using namespace Qt::StringLiterals;

class AddImageDialog::Private {
public:
    Private(AddImageDialog* dialog, const QList<Library*>& all, Library* chosen, MediaInspection::Inspector inspector)
        : q(dialog)
        , libraries(all.begin(), all.end())
        , library(chosen)
        , inspection(std::move(inspector)) { }

    void build();
    QWidget* buildContent();
    void connectAll(const QStringList& paths);
    QWidget* buildInto();
    void choose(Library* chosen);
    void askLibrary();
    void setFiles(const QStringList& files);
    void setFound(qsizetype file, const InspectedFile& inspected);
    bool takeMembers(qsizetype row, const InspectedFile& inspected);
    void showList();
    void showSelected();
    void takeEdit(FormField field);
    void refresh();
    void refreshHead();
    void refreshInto();
    void refreshHints();
    void refreshNotices();
    void refreshButtons();
    void recolor();
    void fit();
    QString whyNot() const;
    std::vector<const AddImageCandidate*> wanted() const;
    bool allRefused() const;
    const AddImageCandidate* single() const; // the one that the form shows, if it is one

    AddImageDialog* q;
    QList<QPointer<Library>> libraries;
    QPointer<Library> library;
    quint64 asked = 0; // answers about a library that is not chosen any more are dropped
    MediaInspection inspection;
    std::vector<AddImageCandidate> candidates;
    QList<qsizetype> selected;
    std::optional<LibrarySpace> space;
    ImportNeeds needs;
    QSet<QString> takenNames;
    bool many = false;
    bool more = false;
    bool fitting = false;
    int fittedHeight = 0;

    QLabel* title = nullptr;
    FlowText* summary = nullptr;
    QFrame* foundBox = nullptr;
    QLabel* foundSign = nullptr;
    FlowText* found = nullptr;
    QComboBox* into = nullptr;
    QLabel* room = nullptr; // what is free and needed there
    AddImageList* list = nullptr;
    ImageForm* form = nullptr;
    NoticeBox* warnings = nullptr;
    NoticeBox* refusal = nullptr;
    FitScrollArea* scroll = nullptr;
    FlowText* reason = nullptr;
    QPushButton* add = nullptr;
    QPushButton* cancel = nullptr;
};

void AddImageDialog::Private::build() {
    title = new QLabel;
    title->setObjectName(u"title"_s);
    QFont large = q->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.3);
    title->setFont(large);
    summary = new FlowText;
    summary->setObjectName(u"summary"_s);
    scroll = new FitScrollArea(buildContent());
    scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    q->setAutoFillBackground(true);
    q->setBackgroundRole(QPalette::Base); // the panel's colour, on which fields stand out
    reason = new FlowText;
    reason->setObjectName(u"reason"_s);
    add = new QPushButton;
    add->setObjectName(u"addButton"_s);
    add->setDefault(true);
    cancel = new QPushButton(AddImageDialog::tr("Cancel"));
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(reason, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(add);
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(summary);
    layout->addSpacing(8);
    layout->addWidget(scroll, 1);
    layout->addSpacing(12);
    layout->addLayout(buttons);
}

QWidget* AddImageDialog::Private::buildContent() {
    auto* content = new QWidget;
    foundBox = new QFrame;
    foundBox->setObjectName(u"foundBox"_s);
    foundBox->setFrameShape(QFrame::StyledPanel);
    found = new FlowText;
    found->setObjectName(u"found"_s);
    auto* inBox = new QHBoxLayout(foundBox);
    inBox->setContentsMargins(12, 10, 12, 10);
    inBox->addWidget(found, 1);
    list = new AddImageList;
    list->setMinimumHeight(160);
    form = new ImageForm({FormField::Name, FormField::Architecture, FormField::Mode, FormField::Username,
        FormField::MinRam, FormField::Checksum, FormField::Description});
    warnings = new NoticeBox(NoticeBox::Kind::Warning);
    warnings->setObjectName(u"warnings"_s);
    refusal = new NoticeBox(NoticeBox::Kind::Failure);
    refusal->setObjectName(u"refusal"_s);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildInto());
    layout->addWidget(foundBox);
    layout->addWidget(list, 1);
    layout->addWidget(refusal);
    layout->addWidget(form);
    layout->addWidget(warnings);
    layout->addStretch(0);
    return content;
}

// Where it goes comes first: what follows depends on it.
QWidget* AddImageDialog::Private::buildInto() {
    auto* row = new QWidget;
    into = new QComboBox(row);
    into->setObjectName(u"into"_s);
    into->setAccessibleName(AddImageDialog::tr("Into which library"));
    into->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const QPointer<Library>& each : std::as_const(libraries)) {
        into->addItem(each->name());
    }
    into->setCurrentIndex(int(libraries.indexOf(library)));
    into->setVisible(libraries.size() > 1);
    room = new QLabel;
    room->setObjectName(u"room"_s);
    room->setTextFormat(Qt::PlainText);
    room->setWordWrap(true); // beside a library's long name
    auto* label = new QLabel(AddImageDialog::tr("&Into"));
    label->setBuddy(into);
    label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    label->setMinimumWidth(form->labelWidth());
    label->setForegroundRole(QPalette::PlaceholderText);
    auto* only = new QLabel(library->name(), row);
    only->setTextFormat(Qt::PlainText);
    only->setVisible(libraries.size() == 1);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(label);
    layout->addWidget(into);
    layout->addWidget(only);
    layout->addWidget(room, 1);
    return row;
}

void AddImageDialog::Private::choose(Library* chosen) {
    library = chosen;
    space.reset();
    takenNames.clear();
    if (library) {
        askLibrary();
    }
    refresh();
}

void AddImageDialog::Private::connectAll(const QStringList& paths) {
    QObject::connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    QObject::connect(add, &QPushButton::clicked, q, &QDialog::accept);
    QObject::connect(form, &ImageForm::edited, q, [this](FormField field) { takeEdit(field); });
    QObject::connect(list, &QTreeWidget::itemSelectionChanged, q, [this] { showSelected(); });
    QObject::connect(list, &AddImageList::ticked, q, [this](qsizetype row, bool on) {
        candidates[static_cast<size_t>(row)].wanted = on;
        refresh();
    });
    QObject::connect(into, &QComboBox::currentIndexChanged, q, [this](int at) { choose(libraries.value(at)); });
    for (const QPointer<Library>& each : std::as_const(libraries)) {
        QObject::connect(each, &Library::stateChanged, q, [this] { refresh(); });
        QObject::connect(each, &QObject::destroyed, q, [this] { refresh(); });
    }
    QObject::connect(&inspection, &MediaInspection::listed, q, [this](const QStringList& files, bool tooMany) {
        more = tooMany;
        setFiles(files);
    });
    QObject::connect(&inspection, &MediaInspection::inspected, q,
        [this](qsizetype row, const InspectedFile& file) { setFound(row, file); });
    QObject::connect(&needs, &ImportNeeds::told, q, [this] { refresh(); });
    setFiles(paths); // shows at once; folders are replaced by their files when these are known
    askLibrary();
    inspection.start(paths);
}

// Free space, and the names that are taken: both may take a moment, and the dialog does not wait for them.
void AddImageDialog::Private::askLibrary() {
    const quint64 question = ++asked;
    library->space()
        .then(q,
            [this, question](const Result<LibrarySpace>& result) {
                if (result && question == asked) {
                    space = *result;
                    refresh();
                }
            })
        .onFailed(q, [] {}) // without it the dialog only cannot tell what is free
        .onCanceled(q, [] {});
    QtConcurrent::run([images = library->images()] {
        QSet<QString> names;
        for (const Image& image : images) {
            if (image.status != ImageStatus::Deleted) {
                names.insert(image.name);
            }
        }
        return names;
    })
        .then(q,
            [this, question](const QSet<QString>& names) {
                if (question == asked) {
                    takenNames = names;
                    refreshHints();
                }
            })
        .onFailed(q, [] {})
        .onCanceled(q, [] {});
}

void AddImageDialog::Private::setFiles(const QStringList& files) {
    const bool same = std::ranges::equal(files, candidates, {}, {}, &AddImageCandidate::path);
    if (!same) {
        candidates.clear();
        for (const QString& file : files) {
            AddImageCandidate& added = candidates.emplace_back(file);
            added.file = std::ssize(candidates) - 1;
        }
    }
    many = files.size() > 1;
    if (many && !same) {
        showList();
        list->selectRow(0);
    }
    list->setVisible(many);
    showSelected();
}

// Known late that there are many when a folder or an archive was dropped; the list needs room.
void AddImageDialog::Private::showList() {
    many = true;
    q->resize(std::max(q->width(), 760), q->height());
    list->setVisible(true);
    list->setCandidates(candidates);
}

// An archive of several disks: a row for each. False when it is none.
bool AddImageDialog::Private::takeMembers(qsizetype row, const InspectedFile& inspected) {
    if (inspected.members.empty()) {
        return false;
    }
    const QList<qsizetype> before = list->selectedRows();
    const auto each = candidates.at(static_cast<size_t>(row)).perMember(inspected);
    const auto at = candidates.erase(candidates.begin() + row);
    candidates.insert(at, each.begin(), each.end());
    showList();
    const qsizetype chosen = before.isEmpty() ? row : before.constFirst();
    list->selectRow(chosen > row ? chosen + std::ssize(each) - 1 : chosen);
    showSelected();
    return true;
}

void AddImageDialog::Private::setFound(qsizetype file, const InspectedFile& inspected) {
    const qsizetype row = std::ranges::find(candidates, file, &AddImageCandidate::file) - candidates.begin();
    if (takeMembers(row, inspected)) {
        return;
    }
    AddImageCandidate& candidate = candidates.at(static_cast<size_t>(row));
    candidate.setFound(inspected);
    list->update(row, candidate);
    if (selected.contains(row)) {
        const bool moveOn = many && selected.size() == 1 && candidate.isRefused() && row + 1 < std::ssize(candidates)
            && std::ranges::all_of(candidates.begin(), candidates.begin() + row, &AddImageCandidate::isRefused);
        moveOn ? list->selectRow(row + 1) : showSelected(); // until a person chose: the first that can be added
        return;
    }
    refresh();
}

void AddImageDialog::Private::showSelected() {
    selected = many ? list->selectedRows() : QList<qsizetype>{};
    if (!many && !candidates.empty()) {
        selected = {0};
    }
    QList<FormValues> values;
    for (const qsizetype row : std::as_const(selected)) {
        const AddImageCandidate& candidate = candidates.at(static_cast<size_t>(row));
        if (!candidate.isRefused()) {
            values.append(candidate.values);
        }
    }
    form->setValues(values);
    form->setEnabled(!values.isEmpty());
    form->setFieldEnabled(FormField::Name, values.size() == 1);
    form->setFieldEnabled(FormField::Checksum, values.size() == 1);
    refresh();
}

void AddImageDialog::Private::takeEdit(FormField field) {
    for (const qsizetype row : std::as_const(selected)) {
        AddImageCandidate& candidate = candidates.at(static_cast<size_t>(row));
        if (candidate.isRefused()) {
            continue;
        }
        candidate.values.take(field, form->values());
        candidate.touched.insert(field);
        list->update(row, candidate);
    }
    refresh();
}

const AddImageCandidate* AddImageDialog::Private::single() const {
    return selected.size() == 1 ? &candidates.at(static_cast<size_t>(selected.first())) : nullptr;
}

bool AddImageDialog::Private::allRefused() const {
    return std::ranges::all_of(candidates, &AddImageCandidate::isRefused);
}

std::vector<const AddImageCandidate*> AddImageDialog::Private::wanted() const {
    std::vector<const AddImageCandidate*> result;
    for (const AddImageCandidate& candidate : candidates) {
        if (candidate.wanted && !candidate.isRefused()) {
            result.push_back(&candidate);
        }
    }
    return result;
}

void AddImageDialog::Private::refresh() {
    refreshHead();
    refreshInto();
    refreshHints();
    refreshNotices();
    refreshButtons();
    if (!fitting) {
        fitting = true;
        QTimer::singleShot(0, q, [this] { fit(); });
    }
}

void AddImageDialog::Private::refreshHead() {
    title->setText(many ? AddImageDialog::tr("Add images") : AddImageDialog::tr("Add image"));
    q->setWindowTitle(title->text());
    const Colors& colors = colorsFor(q->palette());
    summary->setColor(colors.dim);
    if (candidates.empty()) {
        summary->setPlain(AddImageDialog::tr("There are no files in what was dropped."));
    } else if (!many) {
        summary->setPlain(candidates.front().summary());
    } else if (more) {
        summary->setPlain(AddImageDialog::tr(
            "The first %n files; the rest is left out.", nullptr, static_cast<int>(candidates.size())));
    } else {
        const auto good = std::ranges::count_if(candidates, &AddImageCandidate::isGood);
        const auto pending = std::ranges::count_if(candidates, &AddImageCandidate::isPending);
        summary->setPlain(pending > 0
                ? AddImageDialog::tr("Looking at the files: %1 of %2")
                      .arg(std::ssize(candidates) - pending)
                      .arg(std::ssize(candidates))
                : AddImageDialog::tr("%1 of %2 files can be added").arg(good).arg(std::ssize(candidates)));
    }
    const AddImageCandidate* one = many || candidates.empty() ? nullptr : &candidates.front();
    foundBox->setVisible(one && !one->isRefused());
    if (one) {
        found->setPlain(one->isPending() ? AddImageDialog::tr("Looking at the file…") : one->finding());
        found->setColor(one->isPending() ? colors.dim : colors.text);
    }
    form->setVisible(!candidates.empty() && !allRefused());
}

void AddImageDialog::Private::refreshInto() {
    if (!library) {
        return;
    }
    const bool cloud = library->abilities().testFlag(Ability::Refresh);
    const QString text = needs.of(*library, wanted()).words(cloud, space ? std::optional(space->free) : std::nullopt);
    room->setText(text);
    room->setVisible(!text.isEmpty());
    tint(room, colorsFor(q->palette()).dim);
    into->setToolTip(library->location());
}

void AddImageDialog::Private::refreshHints() {
    const AddImageCandidate* one = single();
    for (const FormField field : {FormField::Architecture, FormField::Username, FormField::Mode}) {
        form->setHint(field, one ? one->hint(field) : QString());
    }
    const QString name = one ? one->values.name.trimmed() : QString();
    form->setHint(FormField::Name,
        takenNames.contains(name)
            ? AddImageDialog::tr("There is an image of this name already. Both are kept: each has "
                                 "an id of its own.")
            : QString());
    const QString wrong = one ? one->values.problem(FormField::Checksum, one->fileName) : QString();
    const QString beside = one ? one->hint(FormField::Checksum) : QString();
    form->setHint(FormField::Checksum, beside.isEmpty() ? wrong : beside, !wrong.isEmpty());
}

void AddImageDialog::Private::refreshNotices() {
    QStringList lines;
    const SpaceEstimate estimate = library ? needs.of(*library, wanted()) : SpaceEstimate();
    if (space && estimate.bytes > space->free) {
        const QString text = estimate.atMost
            ? AddImageDialog::tr("This may not fit: %1 is free where the library is kept, and up to %2 is needed.")
            : AddImageDialog::tr("This may not fit: %1 is free where the library is kept, and about %2 is needed.");
        lines.append(text.arg(formatSize(space->free), formatSize(estimate.bytes)));
    }
    // api.md, section 8.4: what is compressed is known only afterwards.
    if (library && library->abilities().testFlag(Ability::RegisterUrl) && estimate.bytes > 50'000'000'000) {
        lines.append(
            AddImageDialog::tr("The cloud refuses images that hold more than 50 GB once they are compressed. This "
                               "one may."));
    }
    const AddImageCandidate* one = single();
    lines.append(one ? one->warnings() : QStringList());
    warnings->setLines(lines);
    const bool none = !candidates.empty() && allRefused();
    if (one && one->isRefused()) {
        refusal->setText(many
                ? AddImageDialog::tr("%1: %2", "file, why it is refused").arg(one->label(), one->refusal())
                : one->refusal());
    } else {
        refusal->setText(none ? AddImageDialog::tr("None of these files can be added.") : QString());
    }
}

QString AddImageDialog::Private::whyNot() const {
    if (!library || library->state() == LibraryState::Opening) {
        return AddImageDialog::tr("The library is still opening.");
    }
    if (library->state() == LibraryState::Failed) {
        const auto problem = library->problem();
        return problem ? problem->message : AddImageDialog::tr("The library cannot be used.");
    }
    if (!library->readOnlyReason().isEmpty()) {
        return library->readOnlyReason();
    }
    const auto chosen = wanted();
    if (chosen.empty()) {
        return AddImageDialog::tr("No file is ticked.");
    }
    for (const AddImageCandidate* candidate : chosen) {
        if (candidate->isPending()) {
            return many ? AddImageDialog::tr("Still looking at %1.").arg(candidate->fileName)
                        : AddImageDialog::tr("Still looking at the file.");
        }
        QString problem = candidate->problem();
        if (problem.isEmpty() && library->abilities().testFlag(Ability::RegisterUrl) && candidate->isGood()) {
            problem = FieldText::cloudArchitectureProblem(candidate->request().architecture);
        }
        if (!problem.isEmpty()) {
            return many ? AddImageDialog::tr("%1: %2", "file, what is wrong").arg(candidate->label(), problem)
                        : problem;
        }
    }
    return {};
}

void AddImageDialog::Private::refreshButtons() {
    const bool closeOnly = candidates.empty() || allRefused();
    add->setVisible(!closeOnly);
    cancel->setText(closeOnly ? AddImageDialog::tr("Close") : AddImageDialog::tr("Cancel"));
    const auto count = static_cast<int>(wanted().size());
    add->setText(count <= 1 ? AddImageDialog::tr("Add image") : AddImageDialog::tr("Add %n images", nullptr, count));
    const QString why = closeOnly ? QString() : whyNot();
    add->setEnabled(why.isEmpty());
    add->setToolTip(why);
    const bool waiting = std::ranges::any_of(wanted(), &AddImageCandidate::isPending);
    reason->setPlain(waiting ? QString() : why); // while it looks, the dialog says so above
    reason->setColor(colorsFor(q->palette()).failed.text);
}

void AddImageDialog::Private::recolor() {
    for (qsizetype row = 0; row < std::ssize(candidates); ++row) {
        list->update(row, candidates[static_cast<size_t>(row)]);
    }
    refresh();
}

// As high as its content, as far as the screen allows; a size that the person gave stays.
void AddImageDialog::Private::fit() {
    fitting = false;
    q->layout()->activate();
    const int margins = q->layout()->contentsMargins().left() + q->layout()->contentsMargins().right();
    const int chrome = q->height() - scroll->height();
    const int most = q->screen() ? q->screen()->availableGeometry().height() * 9 / 10 : 800;
    const int content = scroll->contentHeight(q->width() - margins) + (many ? 60 : 0);
    const int height = std::min(most, chrome + content);
    if (q->height() == fittedHeight || fittedHeight == 0 || height > q->height()) {
        q->resize(q->width(), height);
        fittedHeight = q->height();
    }
}

AddImageDialog::AddImageDialog(
    const QList<Library*>& libraries, Library* library, const QStringList& paths, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, libraries, library, MediaInspection::inspectorOf(libraries))) {
    begin(paths);
}

AddImageDialog::AddImageDialog(const QList<Library*>& libraries, Library* library, const QStringList& paths,
    const Inspector& inspector, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, libraries, library, MediaInspection::onlyFiles(inspector))) {
    begin(paths);
}

void AddImageDialog::begin(const QStringList& paths) {
    d->build();
    d->connectAll(paths);
    resize(600, sizeHint().height());
    setMinimumWidth(420);
    d->form->focusName();
}

AddImageDialog::~AddImageDialog() = default;

Library* AddImageDialog::library() const {
    return d->library;
}

QList<ImportRequest> AddImageDialog::requests() const {
    QList<ImportRequest> requests;
    for (const AddImageCandidate* candidate : d->wanted()) {
        if (candidate->isGood() && candidate->problem().isEmpty()) {
            requests.append(candidate->request());
        }
    }
    return requests;
}

void AddImageDialog::accept() {
    if (d->whyNot().isEmpty()) {
        QDialog::accept();
    }
}

void AddImageDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d && d->add) {
        QTimer::singleShot(0, this, [this] { d->recolor(); }); // when the list has the new palette too
    }
}

} // namespace platter
