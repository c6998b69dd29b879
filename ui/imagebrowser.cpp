// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imagebrowser.h"

#include "ui/emptypage.h"
#include "ui/imagetableview.h"
#include "ui/messagestrip.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

ImageBrowser::ImageBrowser(LibrarySet* libraries, ImageTableModel* model, QWidget* parent)
    : QWidget(parent)
    , m_libraries(libraries)
    , m_model(model)
    , m_banners(new MessageArea(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new ImageTableView(model, m_pages))
    , m_empty(new EmptyPage(m_pages))
    , m_messages(new MessageArea(this)) {
    m_banners->setObjectName("banners"_L1);
    m_pages->setObjectName("pages"_L1);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_banners);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_messages);
    connect(m_empty, &EmptyPage::addRequested, this, &ImageBrowser::addRequested);
    connect(m_empty, &EmptyPage::changeRequested, this, &ImageBrowser::changeLocationRequested);
    connect(m_empty, &EmptyPage::connectRequested, this, &ImageBrowser::connectRequested);
    connect(m_empty, &EmptyPage::clearRequested, this, &ImageBrowser::clearRequested);
    connect(m_model, &ImageTableModel::renameRequested, this, &ImageBrowser::rename);
}

void ImageBrowser::setLibrary(Library* library) {
    m_library = library;
    refreshBanners();
}

void ImageBrowser::addPage(QWidget* page) {
    m_pages->addWidget(page);
}

void ImageBrowser::setOtherPage(QWidget* page) {
    m_otherPage = page;
}

void ImageBrowser::setCanConnect(bool can) {
    m_empty->setCanConnect(can);
}

bool ImageBrowser::hasImages() const {
    return m_model->rowCount() > 0 || m_model->count(Scope::All) > 0;
}

void ImageBrowser::rename(const ImageKey& key, const QString& name) {
    Library* library = m_libraries->find(key.library);
    if (!library) {
        return;
    }
    library->update(key.image, {.name = name})
        .then(this,
            [this](const Result<Image>& result) {
                if (!result) {
                    m_messages->showError(result.error());
                }
            })
        .onFailed(this, [] {})
        .onCanceled(this, [] {});
}

void ImageBrowser::refresh(const QString& search, std::optional<qint64> free) {
    if (m_otherPage) {
        m_pages->setCurrentWidget(m_otherPage);
    } else if (m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_table);
    } else {
        showEmpty(search, free);
        m_pages->setCurrentWidget(m_empty);
    }
}

void ImageBrowser::showEmpty(const QString& search, std::optional<qint64> free) {
    const Library* library = m_library ? m_library.data() : m_libraries->first();
    if (!library) {
        m_empty->showNothingHere();
        return;
    }
    const bool cloud = library->abilities().testFlag(Ability::Refresh);
    const bool writable = library->readOnlyReason().isEmpty();
    switch (library->state()) {
    case LibraryState::Failed:
        m_empty->showFailed(library->name(), library->problem().value_or(Error{}));
        return;
    case LibraryState::Opening:
        m_empty->showOpening(library->name());
        return;
    case LibraryState::Ready:
        break;
    }
    if (!search.trimmed().isEmpty()) {
        m_empty->showNothingFound(search);
    } else if (m_model->count(Scope::All) > 0) {
        m_empty->showNothingHere();
    } else if (cloud) {
        m_empty->showNoImages(library->name(), writable);
    } else {
        m_empty->showFirstStart(library->location(), free, writable);
    }
}

QList<ImageBrowser::Banner> ImageBrowser::bannersOf(const Library& library) const {
    QList<Banner> banners;
    if (library.state() != LibraryState::Ready) {
        return banners; // the page says it
    }
    if (const auto problem = library.problem()) {
        const bool signIn = problem->code == ErrorCode::SignInNeeded || problem->code == ErrorCode::OneTimeCodeNeeded;
        const QString text = m_library
            ? problem->message
            : tr("%1: %2", "an account, why it could not be refreshed").arg(library.name(), problem->message);
        banners.append({.library = library.id(), .text = text, .signIn = signIn});
    }
    const QString reason = library.readOnlyReason();
    const bool said = library.problem() && library.problem()->message == reason;
    if (!reason.isEmpty() && !said && (m_library || m_libraries->libraries().size() == 1)) {
        banners.append({.library = library.id(), .text = reason});
    }
    return banners;
}

void ImageBrowser::refreshBanners() {
    QList<Banner> wanted;
    for (const Library* library : m_libraries->libraries()) {
        if (!m_library || m_library == library) {
            wanted += bannersOf(*library);
        }
    }
    if (wanted == m_shownBanners) {
        return;
    }
    for (const QPointer<MessageStrip>& strip : std::as_const(m_strips)) {
        if (strip) {
            strip->finish();
        }
    }
    m_strips.clear();
    m_shownBanners = wanted;
    for (const Banner& banner : std::as_const(wanted)) {
        MessageStrip* strip = m_banners->showNote(MessageStrip::Kind::Warning, banner.text);
        strip->setDismissible(false);
        if (banner.signIn) {
            strip->setAction(tr("Sign in…"), [this, id = banner.library] {
                m_shownBanners.clear(); // pressing it takes the strip away; it comes back unless that helped
                Q_EMIT signInRequested(id);
                refreshBanners();
            });
        }
        m_strips.append(strip);
    }
}

void ImageBrowser::selectNewImport(int first, int last) {
    if (m_table->selectionModel()->hasSelection()) {
        return;
    }
    for (int row = first; row <= last; ++row) {
        if (const Image* image = m_model->imageAt(row); image && image->status == ImageStatus::Creating) {
            m_table->selectImage(image->key());
            return;
        }
    }
}

} // namespace platter
