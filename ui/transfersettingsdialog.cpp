// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/transfersettingsdialog.h"

#include "ui/dialogframe.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

TransferSettingsDialog::TransferSettingsDialog(const TransferSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_limited(new QCheckBox(tr("&Limit uploads and downloads to")))
    , m_rate(new QDoubleSpinBox)
    , m_parallel(new QSpinBox) {
    setObjectName("transferSettingsDialog"_L1);
    auto* frame = new DialogFrame(this, tr("Transfers"), tr("Save"));
    frame->setSubtitle(tr("Applies at once, also to transfers that are under way."));
    m_limited->setObjectName("limited"_L1);
    m_limited->setChecked(settings.limited);
    m_rate->setObjectName("rate"_L1);
    m_rate->setRange(TransferSettings::kSlowest, TransferSettings::kFastest);
    m_rate->setDecimals(1);
    m_rate->setSuffix(tr(" MiB/s"));
    m_rate->setAccessibleName(tr("Limit in MiB a second"));
    m_rate->setValue(settings.mebibytesPerSecond);
    m_rate->setEnabled(settings.limited);
    m_parallel->setObjectName("parallel"_L1);
    m_parallel->setRange(1, TransferSettings::kMostParallel);
    m_parallel->setValue(settings.parallel);
    auto* line = new QHBoxLayout;
    line->addWidget(m_limited);
    line->addWidget(m_rate);
    line->addStretch();
    frame->addRow(tr("Speed"), line, m_limited);
    frame->addHint(tr("All transfers with the cloud together, each way. Copies on this computer are not limited."));
    auto* count = new QHBoxLayout;
    count->addWidget(m_parallel);
    count->addStretch();
    frame->addRow(tr("&At the same time"), count, m_parallel);
    connect(m_limited, &QCheckBox::toggled, m_rate, &QWidget::setEnabled);
    connect(frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(520, sizeHint().height());
    frame->fit();
}

TransferSettings TransferSettingsDialog::settings() const {
    return {.limited = m_limited->isChecked(), .mebibytesPerSecond = m_rate->value(), .parallel = m_parallel->value()};
}

} // namespace platter
