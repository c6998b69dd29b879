// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/shrinkdialog.h"

#include "models/domain/servertypes.h"
#include "models/domain/shrinking.h"
#include "models/domain/sizes.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kOwnSize = -1; // in the place of a size; 0 is the smallest

} // namespace

ShrinkDialog::ShrinkDialog(Library& library, const Image& image, QWidget* parent)
    : QDialog(parent)
    , m_image(image)
    , m_types(typesOrUsual(library.serverTypes()))
    , m_frame(new DialogFrame(this, tr("Shrink to fit"), tr("Shrink")))
    , m_sizes(new QComboBox)
    , m_ownSize(new QSpinBox)
    , m_fits(nullptr)
    , m_name(new QLineEdit) {
    setObjectName("shrinkDialog"_L1);
    build();
    library.shrinkPreview(image.id)
        .then(this, [this](const Result<ShrinkPreview>& preview) { previewed(preview); })
        .onCanceled(this, m_life.guard([this] {
            previewed(std::unexpected(
                Error{.code = ErrorCode::Cancelled, .message = tr("The library was closed meanwhile.")}));
        }));
}

void ShrinkDialog::build() {
    m_frame->setSubtitle(
        tr("Makes a new image of %1 with the same files on a smaller disk. %1 stays as it is.").arg(m_image.name));
    m_sizes->setObjectName("size"_L1);
    m_sizes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_ownSize->setObjectName("ownSize"_L1);
    m_ownSize->setSuffix(tr(" MiB"));
    m_ownSize->setGroupSeparatorShown(true);
    m_name->setObjectName("imageName"_L1);
    m_name->setTextMargins(4, 0, 4, 0);
    m_name->setText(shrunkName(m_image.name));
    m_frame->addRow(tr("New &size"), m_sizes);
    m_frame->addRow(tr("S&ize"), m_ownSize);
    m_fits = m_frame->addHint();
    m_fits->setObjectName("fits"_L1);
    m_frame->addRow(tr("&Name"), m_name);
    connect(m_sizes, &QComboBox::currentIndexChanged, this, &ShrinkDialog::refresh);
    connect(m_ownSize, &QSpinBox::valueChanged, this, &ShrinkDialog::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &ShrinkDialog::refresh);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(560, sizeHint().height());
    refresh();
}

void ShrinkDialog::previewed(const Result<ShrinkPreview>& preview) {
    const Result<qint64> smallest
        = preview.and_then([](const ShrinkPreview& known) { return ShrinkRules::size(known, 0); });
    if (!smallest) {
        m_refused = smallest.error();
        refresh();
        return;
    }
    m_preview = *preview;
    {
        const QSignalBlocker quiet(m_sizes);
        const QList<ServerType> types = ShrinkRules::reachable(*m_preview, m_types);
        for (const ServerType& type : types) {
            m_sizes->addItem(
                tr("%1, as large as the disk of %2", "a size, a server type").arg(exactSize(type.disk), type.handle),
                type.disk);
        }
        m_sizes->addItem(tr("%1, the smallest", "a size").arg(exactSize(*smallest)), 0);
        m_sizes->addItem(tr("another size"), kOwnSize);
        m_sizes->setCurrentIndex(0);
    }
    const auto mib = [](qint64 bytes) { return int(std::min<qint64>(bytes / kMiB, std::numeric_limits<int>::max())); };
    m_ownSize->setRange(mib(*smallest), mib(m_preview->virtualSize - 1));
    refresh();
    m_sizes->setFocus();
}

qint64 ShrinkDialog::size() const {
    const qint64 chosen = m_sizes->currentData().toLongLong();
    return chosen == kOwnSize ? m_ownSize->value() * kMiB : chosen == 0 ? m_preview->smallest : chosen;
}

QString ShrinkDialog::whatFits() const {
    Image made = m_image;
    made.virtualSize = size();
    const QStringList handles = handlesOf(typesThatFit(made, m_types));
    return handles.isEmpty() ? tr("It fits no usual server type.")
                             : tr("It fits %1.", "server types").arg(handles.join(u", "_s));
}

void ShrinkDialog::refresh() {
    const bool known = m_preview.has_value();
    const bool named = !m_name->text().trimmed().isEmpty();
    m_sizes->setEnabled(known);
    m_name->setEnabled(!m_refused);
    m_frame->setRowVisible(m_sizes, !m_refused);
    m_frame->setRowVisible(m_name, !m_refused);
    m_frame->setRowVisible(m_ownSize, known && m_sizes->currentData().toLongLong() == kOwnSize);
    m_fits->setText(known ? whatFits() : QString());
    m_fits->setVisible(known);
    m_frame->failure()->setText(m_refused ? m_refused->message : QString());
    m_frame->note()->setLines(known ? QStringList{tr("Its %1 file system is checked and made smaller. Files, names and "
                                                     "identities stay what they are.")
                                                      .arg(m_preview->fileSystem),
                                          tr("At the smallest size about %1 are left free.")
                                              .arg(formatSize(ShrinkRules::headRoom(m_preview->smallest)))}
                                    : QStringList());
    m_frame->confirm()->setEnabled(known && named);
    m_frame->setReason(m_refused ? QString()
            : !known             ? tr("Looking at what is on the disk…")
            : !named             ? tr("The new image needs a name.")
                                 : QString(),
        known);
    m_frame->fit();
}

ShrinkRequest ShrinkDialog::request() const {
    const qint64 chosen = m_sizes->currentData().toLongLong();
    return {.image = m_image.id, .size = chosen == 0 ? 0 : size(), .name = m_name->text().trimmed()};
}

} // namespace platter
