// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/emptypage.h"

#include "models/domain/sizes.h"
#include "ui/palette.h"
#include "ui/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

// The dashed place to drop on; without dashes it only holds the text together.
class EmptyFrame : public QWidget {
public:
    using QWidget::QWidget;

    bool dashed = true;
    bool hasHeightForWidth() const override { return false; } // its labels wrap, but the frame keeps its proportions
    QSize sizeHint() const override { return {660, 440}; }

protected:
    void paintEvent(QPaintEvent* event) override {
        Q_UNUSED(event)
        if (!dashed) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(colorsFor(palette()).trackEdge, 2);
        pen.setDashPattern({3, 2.5});
        painter.setPen(pen);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 14, 14);
    }
};

class EmptyIcon : public QWidget {
public:
    explicit EmptyIcon(QWidget* parent)
        : QWidget(parent) {
        setFixedHeight(76);
    }

    QString name;

protected:
    void paintEvent(QPaintEvent* event) override {
        Q_UNUSED(event)
        const Colors& colors = colorsFor(palette());
        const int size = name == "drop-stack"_L1 ? 76 : 44;
        const QColor color = name == "drop-stack"_L1 ? colors.accent
            : name == "warning"_L1                   ? colors.failed.text
                                                     : colors.trackEdge;
        QRect at(0, 0, size, size);
        at.moveCenter(rect().center());
        QPainter painter(this);
        themedIcon(name, color).paint(&painter, at);
    }
};

namespace {

// Dim text that follows the theme by its palette role.
QLabel* makeText(QWidget* parent, QLatin1StringView name, QPalette::ColorRole role) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setForegroundRole(role);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_frame(new EmptyFrame(this))
    , m_icon(new EmptyIcon(m_frame))
    , m_title(makeText(m_frame, "emptyTitle"_L1, QPalette::WindowText))
    , m_text(makeText(m_frame, "emptyText"_L1, QPalette::PlaceholderText))
    , m_add(new QPushButton(tr("+ Add Image…"), m_frame))
    , m_connect(new QPushButton(tr("Connect to Brightbox…"), m_frame))
    , m_clear(new QPushButton(m_frame))
    , m_change(new QPushButton(tr("Use Another Folder…"), m_frame))
    , m_place(makeText(m_frame, "emptyPlace"_L1, QPalette::PlaceholderText))
    , m_promise(makeText(m_frame, "emptyPromise"_L1, QPalette::PlaceholderText)) {
    setObjectName("emptyPage"_L1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.5);
    big.setWeight(QFont::DemiBold);
    m_title->setFont(big);
    m_add->setAccessibleName(tr("Add Image…"));
    m_add->setObjectName("emptyAdd"_L1);
    m_add->setProperty("primary", true);
    m_connect->setObjectName("emptyConnect"_L1);
    m_clear->setObjectName("emptyClear"_L1);
    m_change->setObjectName("emptyChange"_L1);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.94);
    m_place->setFont(small);
    m_promise->setFont(small);
    m_place->setTextFormat(Qt::RichText);
    m_place->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_promise->setText(tr("Compressed, each block once. Nothing leaves this computer until you say so."));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    for (QPushButton* button : {m_add, m_connect, m_clear, m_change}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(24, 16, 24, 16);
    inside->setSpacing(4);
    inside->addStretch();
    inside->addWidget(m_icon);
    inside->addSpacing(14);
    inside->addWidget(m_title);
    inside->addSpacing(4);
    inside->addWidget(m_text);
    inside->addSpacing(18);
    inside->addLayout(buttons);
    inside->addSpacing(22);
    inside->addWidget(m_place);
    inside->addWidget(m_promise);
    inside->addStretch();
    auto* outside = new QVBoxLayout(this);
    outside->setContentsMargins(24, 24, 24, 24);
    outside->addWidget(m_frame, 0, Qt::AlignCenter);

    showOpening({});
    connect(m_add, &QPushButton::clicked, this, &EmptyPage::addRequested);
    connect(m_connect, &QPushButton::clicked, this, &EmptyPage::connectRequested);
    connect(m_clear, &QPushButton::clicked, this, &EmptyPage::clearRequested);
    connect(m_change, &QPushButton::clicked, this, &EmptyPage::changeRequested);
    connect(m_place, &QLabel::linkActivated, this, &EmptyPage::changeRequested);
}

void EmptyPage::show(Kind kind, const QString& icon, const QString& title, const QString& text) {
    m_kind = kind;
    m_icon->name = icon;
    m_icon->update();
    m_frame->dashed = kind == Kind::FirstStart || kind == Kind::NoImages;
    m_frame->update();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_text->setToolTip({});
    m_add->setVisible(kind == Kind::FirstStart || kind == Kind::NoImages);
    m_connect->setVisible(kind == Kind::FirstStart && m_canConnect);
    m_clear->setVisible(kind == Kind::NothingFound || kind == Kind::NothingHere);
    m_change->setVisible(kind == Kind::Failed);
    m_place->setVisible(kind == Kind::FirstStart);
    m_promise->setVisible(kind == Kind::FirstStart);
}

void EmptyPage::showFirstStart(const QString& location, std::optional<qint64> free, bool writable) {
    show(Kind::FirstStart, u"drop-stack"_s, writable ? tr("Drop a disk image here") : tr("No images here"),
        writable ? tr("raw, qcow2, vmdk, vdi, vhd, vhdx, ISO; plain or inside gz, bz2, xz, zst, lz4, zip, tar, 7z, ova")
                 : QString());
    m_add->setVisible(writable);
    m_frame->dashed = writable;
    const QString folder = homeShortened(location).toHtmlEscaped();
    const QString change = u"<a href=\"change\">%1</a>"_s.arg(tr("Change…"));
    m_place->setText(free ? tr("Kept in %1 · %2 free · %3").arg(folder, formatSize(*free), change)
                          : tr("Kept in %1 · %2").arg(folder, change));
}

void EmptyPage::showNoImages(const QString& libraryName, bool writable) {
    show(Kind::NoImages, writable ? u"drop-stack"_s : u"library"_s, tr("No images in “%1” yet").arg(libraryName),
        writable ? tr("Drop a disk image here to upload it, or drag images from this computer onto the account.")
                 : QString());
    m_add->setVisible(writable);
    m_frame->dashed = writable;
}

void EmptyPage::showNothingFound(const QString& search) {
    show(Kind::NothingFound, u"search"_s, tr("Nothing matches your search"),
        tr("No image here matches “%1”.").arg(search.simplified()));
    m_clear->setText(tr("Clear Search"));
}

void EmptyPage::showNothingHere() {
    show(Kind::NothingHere, u"library"_s, tr("Nothing here now"), tr("There are no images of this kind."));
    m_clear->setText(tr("Show All Images"));
}

void EmptyPage::showOpening(const QString& libraryName) {
    show(Kind::Opening, u"library"_s, tr("Opening “%1”…").arg(libraryName), {});
}

void EmptyPage::showFailed(const QString& libraryName, const Error& error) {
    show(Kind::Failed, u"warning"_s, tr("“%1” cannot be opened").arg(libraryName), error.message);
    m_text->setToolTip(error.detail);
}

QString homeShortened(const QString& folder) {
    const QString home = QDir::homePath();
    if (folder == home) {
        return u"~"_s;
    }
    return folder.startsWith(home + u'/') ? u"~"_s + folder.mid(home.size()) : folder;
}

} // namespace platter
