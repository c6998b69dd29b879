// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/settingsdialog.h"

#include "models/domain/sizes.h"
#include "ui/dialogframe.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <array>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array kSizes{1 * kTiB, 4 * kTiB, 16 * kTiB, 64 * kTiB};

// Not wider than it needs to be.
QHBoxLayout* lineOf(std::initializer_list<QWidget*> widgets) {
    auto* line = new QHBoxLayout;
    for (QWidget* widget : widgets) {
        line->addWidget(widget);
    }
    line->addStretch();
    return line;
}

} // namespace

SettingsDialog::SettingsDialog(
    const ProgramSettings& program, const TransferSettings& transfers, Begin begin, QWidget* parent)
    : QDialog(parent)
    , m_frame(new DialogFrame(this, tr("Settings"), tr("Save")))
    , m_days(new QSpinBox)
    , m_largest(new QComboBox)
    , m_lowPriority(new QCheckBox(tr("Imports and exports give way to other programs")))
    , m_addresses(new QLineEdit)
    , m_limited(new QCheckBox(tr("&Limit uploads and downloads to")))
    , m_rate(new QDoubleSpinBox)
    , m_parallel(new QSpinBox) {
    setObjectName("settingsDialog"_L1);
    addLibraryRows(program);
    addTransferRows(transfers);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    check();
    resize(600, sizeHint().height());
    m_frame->fit();
    (begin == Begin::Transfers ? static_cast<QWidget*>(m_limited) : m_days)->setFocus();
}

void SettingsDialog::addLibraryRows(const ProgramSettings& settings) {
    m_days->setObjectName("graceDays"_L1);
    m_days->setRange(0, ProgramSettings::kMostDays);
    m_days->setSuffix(tr(" days", "after a number"));
    m_days->setSpecialValueText(tr("until space is freed"));
    m_days->setValue(settings.graceDays);
    m_frame->addRow(tr("&Keep deleted images"), lineOf({m_days}), m_days);
    m_largest->setObjectName("largestDisk"_L1);
    m_largest->setEditable(true);
    m_largest->setInsertPolicy(QComboBox::NoInsert);
    for (const qint64 size : kSizes) {
        m_largest->addItem(formatSize(size));
    }
    m_largest->setCurrentText(formatSize(settings.largestDisk));
    connect(m_largest, &QComboBox::currentTextChanged, this, &SettingsDialog::check);
    m_frame->addRow(tr("Largest &disk"), lineOf({m_largest}), m_largest);
    m_frame->addHint(tr("Larger ones are refused: a damaged image may claim any size."));
    m_lowPriority->setObjectName("lowPriority"_L1);
    m_lowPriority->setChecked(settings.lowPriority);
    m_frame->addRow(tr("&Priority"), lineOf({m_lowPriority}), m_lowPriority);
    m_addresses->setObjectName("serverAddresses"_L1);
    m_addresses->setText(settings.serverAddresses.join(u' '));
    m_addresses->setPlaceholderText(u"qemu:///session qemu:///system"_s);
    m_frame->addRow(tr("Ser&vers from"), m_addresses);
    m_frame->addHint(tr("Addresses of libvirt, with spaces between them. They count from the next start on."));
}

void SettingsDialog::addTransferRows(const TransferSettings& settings) {
    m_limited->setObjectName("limited"_L1);
    m_limited->setChecked(settings.limited);
    m_rate->setObjectName("rate"_L1);
    m_rate->setRange(TransferSettings::kSlowest, TransferSettings::kFastest);
    m_rate->setDecimals(1);
    m_rate->setSuffix(tr(" MiB/s"));
    m_rate->setAccessibleName(tr("Limit in MiB a second"));
    m_rate->setValue(settings.mebibytesPerSecond);
    m_rate->setEnabled(settings.limited);
    connect(m_limited, &QCheckBox::toggled, m_rate, &QWidget::setEnabled);
    m_parallel->setObjectName("parallel"_L1);
    m_parallel->setRange(1, TransferSettings::kMostParallel);
    m_parallel->setValue(settings.parallel);
    m_frame->addRow(tr("Speed"), lineOf({m_limited, m_rate}), m_limited);
    m_frame->addHint(tr("All transfers with the cloud together, each way. Copies on this computer are not limited."));
    m_frame->addRow(tr("&At the same time"), lineOf({m_parallel}), m_parallel);
    m_frame->addHint(tr("Transfers. Both apply at once, also to those that are under way."));
}

void SettingsDialog::check() {
    const auto size = parseSize(m_largest->currentText());
    const bool good = size && *size > 0;
    m_frame->confirm()->setEnabled(good);
    m_frame->setReason(good ? QString() : tr("“%1” is no size: 500 GiB or 2 TiB are.").arg(m_largest->currentText()));
}

ProgramSettings SettingsDialog::program() const {
    return {.graceDays = m_days->value(),
        .largestDisk = parseSize(m_largest->currentText()).value_or(ProgramSettings().largestDisk),
        .lowPriority = m_lowPriority->isChecked(),
        .serverAddresses = m_addresses->text().split(u' ', Qt::SkipEmptyParts)};
}

TransferSettings SettingsDialog::transfers() const {
    return {.limited = m_limited->isChecked(), .mebibytesPerSecond = m_rate->value(), .parallel = m_parallel->value()};
}

void SettingsDialog::accept() {
    if (m_frame->confirm()->isEnabled()) {
        QDialog::accept();
    }
}

} // namespace platter
