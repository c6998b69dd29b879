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

ImageBrowser::ImageBrowser(Library* library, ImageTableModel* model, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
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
    connect(m_empty, &EmptyPage::clearRequested, this, &ImageBrowser::clearRequested);
    connect(m_model, &ImageTableModel::renameRequested, this, &ImageBrowser::rename);
}

bool ImageBrowser::hasImages() const {
    return m_model->rowCount() > 0 || m_model->count(Scope::All) > 0;
}

void ImageBrowser::rename(const ImageKey& key, const QString& name) {
    m_library->update(key.image, {.name = name})
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
    if (m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_table);
        return;
    }
    switch (m_library->state()) {
    case LibraryState::Failed:
        m_empty->showFailed(m_library->name(), m_library->problem().value_or(Error{}));
        break;
    case LibraryState::Opening:
        m_empty->showOpening(m_library->name());
        break;
    case LibraryState::Ready:
        if (!search.trimmed().isEmpty()) {
            m_empty->showNothingFound(search);
        } else if (m_model->count(Scope::All) == 0) {
            m_empty->showFirstStart(m_library->location(), free, m_library->readOnlyReason().isEmpty());
        } else {
            m_empty->showNothingHere();
        }
        break;
    }
    m_pages->setCurrentWidget(m_empty);
}

void ImageBrowser::refreshBanner() {
    const QString reason = m_library->state() == LibraryState::Ready ? m_library->readOnlyReason() : QString();
    if (m_readOnlyBanner && m_readOnlyBanner->text() != reason) {
        m_readOnlyBanner->finish();
        m_readOnlyBanner.clear();
    }
    if (!reason.isEmpty() && !m_readOnlyBanner) {
        m_readOnlyBanner = m_banners->showNote(MessageStrip::Kind::Warning, reason);
        m_readOnlyBanner->setDismissible(false);
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
