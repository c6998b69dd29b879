// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/detailspanel.h"

#include "models/domain/rules.h"
#include "ui/detailspanelfacts.h"
#include "ui/detailspanelhistory.h"
#include "ui/fieldtext.h"
#include "ui/fitscrollarea.h"
#include "ui/flowtext.h"
#include "ui/noticebox.h"
#include "ui/palette.h"
#include "ui/statuslabel.h"
#include "ui/theme.h"
#include "ui/tint.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace platter {
using namespace Qt::StringLiterals;

class DetailsPanel::Private {
public:
    explicit Private(DetailsPanel* panel)
        : q(panel) { }

    void build();
    QWidget* buildOne();
    QWidget* buildFooter();
    void showNothing();
    void showMany(const QList<Image>& images);
    void showOne(const Image& image);
    void showFailure(const Image& image);
    ImageSurroundings around(const Image& image) const;
    void setParts(bool one, bool many);
    void askHistory();
    void askLineage();
    QAction* retryAction() const; // the menu's, if it has one
    void followActions();
    void recolor();

    DetailsPanel* q;
    QPointer<Library> library;
    std::optional<Image> image; // the one shown
    qsizetype count = 0;
    quint64 historyAsked = 0; // the last question: answers to older ones are dropped
    quint64 lineageAsked = 0;
    Surroundings surroundings;
    QPointer<QAction> editAction;
    QPointer<QAction> buildAction;
    QPointer<QMenu> moreMenu;

    QLabel* quiet = nullptr;
    FitScrollArea* scroll = nullptr;
    FlowText* name = nullptr;
    QWidget* statusRow = nullptr;
    StatusLabel* status = nullptr;
    QLabel* id = nullptr;
    QToolButton* copyId = nullptr;
    NoticeBox* failure = nullptr;
    QPushButton* retry = nullptr;
    FactGrid* facts = nullptr;
    QLabel* descriptionTitle = nullptr;
    FlowText* description = nullptr;
    LineageView* lineage = nullptr;
    HistoryView* history = nullptr;
    QWidget* footer = nullptr;
    QPushButton* buildButton = nullptr;
    QPushButton* edit = nullptr;
    QPushButton* more = nullptr;
};

void DetailsPanel::Private::build() {
    quiet = new QLabel(DetailsPanel::tr("Select an image to see everything about it."));
    quiet->setObjectName(u"quiet"_s);
    quiet->setWordWrap(true);
    quiet->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    quiet->setContentsMargins(24, 48, 24, 24);
    scroll = new FitScrollArea(buildOne());
    auto* layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(quiet, 1);
    layout->addWidget(scroll, 100); // as high as what it shows, at most; the rest stays empty
    layout->addWidget(buildFooter());
    layout->addStretch(1);
    QObject::connect(facts, &FactGrid::linkActivated, q, [this](const QString& link) {
        if (image) {
            Q_EMIT q->serverRequested({image->library, ServerId(link)});
        }
    });
    QObject::connect(lineage, &LineageView::clicked, q, [this](const ImageId& clicked) {
        if (image) {
            Q_EMIT q->imageRequested({image->library, clicked});
        }
    });
    q->setAutoFillBackground(true);
    q->setBackgroundRole(QPalette::Base);
    q->setMinimumWidth(std::max(220, footer->sizeHint().width())); // its buttons have whole words in every language
}

QWidget* DetailsPanel::Private::buildOne() {
    auto* content = new QWidget;
    name = new FlowText;
    name->setObjectName(u"name"_s);
    QFont large = q->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.15);
    name->setFont(large);
    status = new StatusLabel;
    status->setObjectName(u"status"_s);
    id = new QLabel;
    id->setObjectName(u"id"_s);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(q->font().pointSizeF() * 0.95);
    id->setFont(fixed);
    id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    copyId = makeCopyButton(nullptr);
    copyId->setObjectName(u"copyId"_s);
    statusRow = new QWidget;
    auto* row = new QHBoxLayout(statusRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(status);
    row->addSpacing(10);
    row->addWidget(id);
    row->addWidget(copyId);
    row->addStretch(1);
    failure = new NoticeBox(NoticeBox::Kind::Failure);
    failure->setObjectName(u"failure"_s);
    retry = new QPushButton(DetailsPanel::tr("Retry"));
    retry->setObjectName(u"retryButton"_s);
    failure->addButton(retry);
    facts = new FactGrid;
    descriptionTitle = new QLabel(DetailsPanel::tr("Description"));
    description = new FlowText;
    description->setObjectName(u"description"_s);
    lineage = new LineageView;
    history = new HistoryView;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(6);
    layout->addWidget(name);
    layout->addWidget(statusRow);
    layout->addWidget(failure);
    layout->addSpacing(8);
    layout->addWidget(facts);
    layout->addSpacing(6);
    layout->addWidget(descriptionTitle);
    layout->addWidget(description);
    layout->addWidget(lineage);
    layout->addSpacing(6);
    layout->addWidget(history);
    layout->addStretch(1);
    return content;
}

QWidget* DetailsPanel::Private::buildFooter() {
    footer = new QWidget;
    buildButton = new QPushButton(DetailsPanel::tr("Build server…"));
    buildButton->setObjectName(u"buildButton"_s);
    edit = new QPushButton(DetailsPanel::tr("Edit…"));
    edit->setObjectName(u"editButton"_s);
    more = new QPushButton;
    more->setObjectName(u"moreButton"_s);
    more->setIcon(themedIcon(u"more"_s));
    more->setAccessibleName(DetailsPanel::tr("More actions"));
    more->setToolTip(DetailsPanel::tr("More actions"));
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(buildButton);
    layout->addWidget(edit);
    layout->addWidget(more);
    layout->addStretch(1);
    QObject::connect(buildButton, &QPushButton::clicked, q, [this] {
        if (buildAction) {
            buildAction->trigger();
        }
    });
    QObject::connect(edit, &QPushButton::clicked, q, [this] {
        if (editAction) {
            editAction->trigger();
        }
    });
    QObject::connect(more, &QPushButton::clicked, q, [this] {
        if (moreMenu) {
            moreMenu->popup(more->mapToGlobal(QPoint(0, more->height())));
        }
    });
    return footer;
}

void DetailsPanel::Private::setParts(bool one, bool many) {
    quiet->setVisible(!one && !many);
    scroll->setVisible(one || many);
    footer->setVisible((one || many) && (editAction || moreMenu));
    statusRow->setVisible(one);
    history->setVisible(one);
    if (!one) {
        failure->setText({});
        descriptionTitle->hide();
        description->hide();
        lineage->hide();
    }
}

void DetailsPanel::Private::showNothing() {
    image.reset();
    setParts(false, false);
}

void DetailsPanel::Private::showMany(const QList<Image>& images) {
    image.reset();
    setParts(false, true);
    name->setPlain(DetailsPanel::tr("%1 images selected").arg(QLocale().toString(images.size())));
    facts->setFacts(ImageFacts::sums(images));
}

void DetailsPanel::Private::showOne(const Image& shown) {
    const bool other = !image || image->key() != shown.key();
    // A growing image comes ten times a second; its history and lineage do not change by growing.
    Image grown = image.value_or(Image{});
    grown.diskSize = shown.diskSize;
    grown.expectedSize = shown.expectedSize;
    const bool changed = other || grown != shown;
    image = shown;
    setParts(true, false);
    name->setPlain(shown.name);
    status->setStatus(shown.status);
    id->setText(shown.id.toString());
    setCopyText(copyId, shown.id.toString(), DetailsPanel::tr("Copy the id"));
    showFailure(shown);
    facts->setFacts(ImageFacts::of(shown, QDateTime::currentDateTimeUtc(), around(shown)));
    description->setPlain(shown.description);
    description->setVisible(!shown.description.isEmpty());
    descriptionTitle->setVisible(!shown.description.isEmpty());
    if (other) {
        history->clear();
        lineage->setLineage(shown, {});
        scroll->ensureVisible(0, 0);
    }
    if (changed) {
        askHistory();
        askLineage();
    }
}

ImageSurroundings DetailsPanel::Private::around(const Image& shown) const {
    ImageSurroundings found;
    if (library) {
        found.library = library->name();
        found.inCloud = library->abilities().testFlag(Ability::Refresh);
        found.types = library->serverTypes();
    }
    if (surroundings) {
        surroundings(shown.key(), &found);
    }
    return found;
}

void DetailsPanel::Private::showFailure(const Image& shown) {
    if (shown.status == ImageStatus::Unavailable && shown.failure) { // damaged: the sentence says what to do
        failure->setText(shown.failure->message);
        failure->setToolTip(shown.failure->detail);
        retry->setVisible(false);
        return;
    }
    if (shown.status != ImageStatus::Failed) {
        failure->setText({});
        return;
    }
    const QString why = shown.failure ? shown.failure->message : DetailsPanel::tr("The reason is not known.");
    const bool again = ImageRules::canRetry(shown).has_value();
    failure->setText(DetailsPanel::tr("%1\n%2", "why it failed, what to do")
            .arg(why,
                again ? DetailsPanel::tr("Retry reads the file again, with the same fields.")
                      : DetailsPanel::tr("Add the image again, or delete this one.")));
    failure->setToolTip(shown.failure ? shown.failure->detail : QString());
    retry->setVisible(again && retryAction());
}

// What is shown stays until the answer is there: no flicker while an image changes.
void DetailsPanel::Private::askHistory() {
    if (!library || !image) {
        return;
    }
    const quint64 question = ++historyAsked;
    const ImageKey key = image->key();
    const auto current = [this, question, key] { return question == historyAsked && image && image->key() == key; };
    library->history(key.image)
        .then(q,
            [this, current](const Result<QList<HistoryEntry>>& result) {
                if (!current()) {
                    return;
                }
                result ? history->setEntries(*result, QDateTime::currentDateTimeUtc())
                       : history->setProblem(result.error().message);
            })
        .onFailed(q,
            [this, current] {
                if (current()) {
                    history->setProblem(DetailsPanel::tr("The history could not be read."));
                }
            })
        .onCanceled(q, [] {});
}

// Descendants are looked for on a worker: a library may hold very many images.
void DetailsPanel::Private::askLineage() {
    if (!library || !image) {
        return;
    }
    const quint64 question = ++lineageAsked;
    QtConcurrent::run([images = library->images(), of = image->id] {
        QList<Image> descendants;
        for (const Image& each : images) {
            if (each.ancestor && each.ancestor->id == of && each.status != ImageStatus::Deleted) {
                descendants.append(each);
            }
        }
        std::ranges::sort(descendants, {}, [](const Image& each) { return std::pair(each.createdAt, each.id); });
        return descendants;
    })
        .then(q,
            [this, question](const QList<Image>& descendants) {
                if (question == lineageAsked && image) {
                    lineage->setLineage(*image, descendants);
                }
            })
        .onFailed(q, [] {})
        .onCanceled(q, [] {});
}

QAction* DetailsPanel::Private::retryAction() const {
    const QList<QAction*> actions = moreMenu ? moreMenu->actions() : QList<QAction*>{};
    const auto found
        = std::ranges::find_if(actions, [](const QAction* each) { return each->objectName() == "retry"_L1; });
    return found == actions.end() ? nullptr : *found;
}

void DetailsPanel::Private::followActions() {
    edit->setVisible(editAction != nullptr);
    more->setVisible(moreMenu != nullptr);
    buildButton->setVisible(buildAction && library && library->abilities().testFlag(Ability::Build) && count == 1);
    if (buildAction) {
        buildButton->setEnabled(buildAction->isEnabled());
        buildButton->setToolTip(buildAction->toolTip());
    }
    if (editAction) {
        edit->setEnabled(editAction->isEnabled());
        edit->setToolTip(editAction->toolTip());
    }
}

void DetailsPanel::Private::recolor() {
    const Colors& colors = colorsFor(q->palette());
    tint(quiet, colors.dim);
    tint(id, colors.dim);
    tint(descriptionTitle, colors.dim);
}

DetailsPanel::DetailsPanel(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this)) {
    d->build();
    d->recolor();
    d->showNothing();
    setAccessibleName(tr("Details"));
    connect(d->retry, &QPushButton::clicked, this, [this] {
        if (QAction* action = d->retryAction(); action && action->isEnabled()) {
            action->trigger();
        }
    });
}

DetailsPanel::~DetailsPanel() = default;

void DetailsPanel::setImages(Library* library, const QList<Image>& images) {
    d->library = library;
    d->count = images.size();
    d->followActions();
    if (images.isEmpty() || !library) {
        d->showNothing();
    } else if (images.size() == 1) {
        d->showOne(images.first());
    } else {
        d->showMany(images);
    }
}

void DetailsPanel::setSurroundings(Surroundings surroundings) {
    d->surroundings = std::move(surroundings);
}

void DetailsPanel::setActions(QAction* edit, QMenu* more, QAction* build) {
    for (const QPointer<QAction>& before : {d->editAction, d->buildAction}) {
        if (before) {
            disconnect(before, nullptr, this, nullptr);
        }
    }
    d->editAction = edit;
    d->buildAction = build;
    if (build) {
        connect(build, &QAction::changed, this, [this] { d->followActions(); });
    }
    d->moreMenu = more;
    if (edit) {
        connect(edit, &QAction::changed, this, [this] { d->followActions(); });
    }
    d->followActions();
    d->footer->setVisible(d->count > 0 && (edit || more));
    if (d->image) {
        d->showFailure(*d->image);
    }
}

QSize DetailsPanel::sizeHint() const {
    return {300, 600};
}

void DetailsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d && d->quiet) {
        d->recolor();
    }
}

} // namespace platter
