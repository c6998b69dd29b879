// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sharedialog.h"

#include "ui/dialogframe.h"
#include "ui/noticebox.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kHour = 3600;

} // namespace

ShareDialog::ShareDialog(Library* library, const Image& image, QWidget* parent)
    : QDialog(parent)
    , m_library(library)
    , m_image(image.id)
    , m_frame(new DialogFrame(this, tr("Share link"), tr("Make Link")))
    , m_expiry(new QComboBox)
    , m_link(new QLineEdit)
    , m_copy(new QPushButton(tr("&Copy"))) {
    setObjectName("shareDialog"_L1);
    m_frame->setSubtitle(tr("%1 · %2", "an image's name, its id").arg(image.name, image.id.toString()));
    m_expiry->setObjectName("expiry"_L1);
    m_expiry->addItem(tr("1 hour"), kHour);
    m_expiry->addItem(tr("1 day"), 24 * kHour);
    m_expiry->addItem(tr("7 days"), 7 * 24 * kHour);
    m_expiry->setCurrentIndex(1);
    m_link->setObjectName("link"_L1);
    m_link->setReadOnly(true);
    m_link->setTextMargins(4, 0, 4, 0);
    m_copy->setObjectName("copyLink"_L1);
    m_copy->setAutoDefault(false);
    m_copy->setIcon(themedIcon(u"copy"_s));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_link, 1);
    row->addWidget(m_copy);
    m_frame->addRow(tr("&Valid for"), m_expiry);
    m_frame->addRow(tr("&Link"), row, m_link);
    m_frame->note()->setText(
        tr("Whoever has the link can read the whole disk until it ends. It cannot be taken back."));
    m_frame->cancel()->setText(tr("Close"));
    connect(m_frame->confirm(), &QPushButton::clicked, this, &ShareDialog::make);
    connect(m_expiry, &QComboBox::currentIndexChanged, this, [this] { show({}); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_link->text());
        m_frame->setReason(tr("Copied."), false);
    });
    show({});
    resize(560, sizeHint().height());
}

void ShareDialog::show(const QString& link) {
    m_link->setText(link);
    m_link->setCursorPosition(0);
    m_copy->setEnabled(!link.isEmpty());
    m_frame->confirm()->setEnabled(link.isEmpty());
    m_frame->setReason({}, false);
}

void ShareDialog::make() {
    if (!m_library) {
        return;
    }
    m_frame->failure()->setText({});
    m_frame->confirm()->setEnabled(false);
    m_frame->setReason(tr("Asking…"), false);
    const QDateTime expires = QDateTime::currentDateTimeUtc().addSecs(m_expiry->currentData().toInt());
    m_library->shareLink(m_image, expires)
        .then(this,
            [this, expires](const Result<QUrl>& result) {
                show(result ? result->toString(QUrl::FullyEncoded) : QString());
                if (result) {
                    m_frame->setReason(tr("It ends %1.", "a date and time")
                                           .arg(QLocale().toString(expires.toLocalTime(), QLocale::ShortFormat)),
                        false);
                    m_copy->setFocus();
                } else {
                    m_frame->failure()->setText(result.error().message);
                    m_frame->fit();
                }
            })
        .onFailed(this, [this] { show({}); })
        .onCanceled(this, m_life.guard([this] { show({}); }));
}

} // namespace platter
