// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/scheduledialog.h"

#include "ui/dialogframe.h"
#include "ui/noticebox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

namespace platter {
using namespace Qt::StringLiterals;

bool ScheduleDialog::isSchedule(const QString& crontab) {
    static const QRegularExpression field(u"^[0-9A-Za-z*,/-]+$"_s);
    const QStringList fields = crontab.simplified().split(u' ');
    return fields.size() == 5
        && std::ranges::all_of(fields, [](const QString& each) { return field.match(each).hasMatch(); });
}

ScheduleDialog::ScheduleDialog(const Server& server, QWidget* parent)
    : QDialog(parent)
    , m_server(server)
    , m_frame(new DialogFrame(this, tr("Automatic snapshots"), tr("Save")))
    , m_preset(new QComboBox)
    , m_own(new QLineEdit)
    , m_keep(new QSpinBox) {
    setObjectName("scheduleDialog"_L1);
    m_frame->setSubtitle(server.nextSnapshotAt
            ? tr("%1 · next %2", "a server, a date and time")
                  .arg(server.name, QLocale().toString(server.nextSnapshotAt->toLocalTime(), QLocale::ShortFormat))
            : server.name);
    m_preset->setObjectName("preset"_L1);
    m_preset->addItem(tr("none"), QString());
    m_preset->addItem(tr("every day at 03:00"), u"0 3 * * *"_s);
    m_preset->addItem(tr("every Sunday at 03:00"), u"0 3 * * 0"_s);
    m_preset->addItem(tr("on the first of each month at 03:00"), u"0 3 1 * *"_s);
    m_preset->addItem(tr("another time"));
    m_own->setObjectName("crontab"_L1);
    m_own->setTextMargins(4, 0, 4, 0);
    m_own->setPlaceholderText(tr("minute hour day month weekday"));
    m_own->setText(server.snapshotSchedule);
    const int known = m_preset->findData(server.snapshotSchedule.simplified());
    m_preset->setCurrentIndex(known >= 0 ? known : m_preset->count() - 1);
    m_keep->setObjectName("keep"_L1);
    m_keep->setRange(0, 365);
    m_keep->setSpecialValueText(tr("all", "snapshots are kept"));
    m_keep->setValue(server.snapshotRetention.value_or(0));
    m_frame->addRow(tr("&When"), m_preset);
    m_frame->addRow(tr("&Crontab"), m_own);
    m_frame->addRow(tr("&Keep"), m_keep);
    m_frame->note()->setText(
        tr("Times are UTC. Older automatic snapshots are deleted by the service when there are more."));
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ScheduleDialog::check);
    connect(m_own, &QLineEdit::textChanged, this, &ScheduleDialog::check);
    connect(m_keep, &QSpinBox::valueChanged, this, &ScheduleDialog::check);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(480, sizeHint().height());
    check();
}

QString ScheduleDialog::crontab() const {
    const QVariant preset = m_preset->currentData();
    return preset.isValid() ? preset.toString() : m_own->text().simplified();
}

void ScheduleDialog::check() {
    const bool own = !m_preset->currentData().isValid();
    m_frame->setRowVisible(m_own, own);
    m_frame->setRowVisible(m_keep, own || !crontab().isEmpty());
    const bool wrong = own && !isSchedule(m_own->text());
    m_frame->setReason(wrong ? tr("Type five fields, like 30 2 * * 1-5.") : QString());
    const ServerChanges now = changes();
    m_frame->confirm()->setEnabled(!wrong && (now.snapshotSchedule || now.snapshotRetention));
    m_frame->fit();
}

ServerChanges ScheduleDialog::changes() const {
    ServerChanges changes;
    if (const QString wanted = crontab(); wanted != m_server.snapshotSchedule) {
        changes.snapshotSchedule = wanted;
    }
    const std::optional<int> keep = m_keep->value() > 0 ? std::optional(m_keep->value()) : std::nullopt;
    if (keep != m_server.snapshotRetention && !crontab().isEmpty()) {
        changes.snapshotRetention = keep;
    }
    return changes;
}

} // namespace platter
