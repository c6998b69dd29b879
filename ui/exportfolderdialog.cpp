// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/exportfolderdialog.h"

#include "models/domain/sizes.h"
#include "models/files/convertedoutput.h"
#include "ui/dialogframe.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStorageInfo>
#include <QtConcurrentRun>

#include <numeric>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QString formatKey() {
    return u"export/format"_s;
}

qint64 dataOf(const QList<Image>& images) {
    return std::accumulate(
        images.begin(), images.end(), qint64(0), [](qint64 sum, const Image& image) { return sum + image.diskSize; });
}

} // namespace

ExportFolderDialog::ExportFolderDialog(const QList<Image>& images, const QString& folder, bool formats, QWidget* parent)
    : QDialog(parent)
    , m_data(dataOf(images))
    , m_frame(new DialogFrame(this, tr("Export %n images", nullptr, int(images.size())), tr("Export")))
    , m_folder(new QLineEdit(QDir::toNativeSeparators(folder)))
    , m_format(new QComboBox)
    , m_space(nullptr) {
    setObjectName("exportFolderDialog"_L1);
    m_frame->setSubtitle(tr("Each becomes a file of its own, named after its image."));
    m_folder->setObjectName("folder"_L1);
    m_folder->setTextMargins(4, 0, 4, 0);
    auto* browseButton = new QPushButton(tr("&Browse…"));
    browseButton->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_folder, 1);
    row->addWidget(browseButton);
    m_frame->addRow(tr("&Folder"), row, m_folder);
    m_space = m_frame->addHint();
    m_space->setObjectName("space"_L1);
    m_format->setObjectName("format"_L1);
    m_format->addItem(tr("Raw disks (.raw)"), QString());
    for (const QString& format : ConvertedOutput::formats())
        m_format->addItem(
            tr("%1 disks (.%2)", "a disk format, the files' ending").arg(format.toUpper(), format), format);
    m_frame->addRow(tr("F&ormat"), m_format);
    m_frame->setRowVisible(m_format, formats);
    if (formats)
        m_format->setCurrentIndex(std::max(0, m_format->findData(QSettings().value(formatKey()).toString())));
    connect(browseButton, &QPushButton::clicked, this, &ExportFolderDialog::browse);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportFolderDialog::look);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this, formats] {
        if (formats)
            QSettings().setValue(formatKey(), m_format->currentData());
    });
    resize(560, sizeHint().height());
    look();
}

ExportTarget ExportFolderDialog::target() const {
    return {.folder = QDir::fromNativeSeparators(m_folder->text()), .format = m_format->currentData().toString()};
}

void ExportFolderDialog::browse() {
    auto* dialog = new QFileDialog(this, tr("Export to a Folder"), target().folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    connect(dialog, &QFileDialog::fileSelected, m_folder,
        [this](const QString& folder) { m_folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

void ExportFolderDialog::look() {
    const QString folder = target().folder;
    m_frame->confirm()->setEnabled(false);
    QtConcurrent::run([folder] {
        const QFileInfo info(folder);
        const bool usable = info.isAbsolute() && info.isDir() && info.isWritable();
        return Place{usable, usable ? QStorageInfo(folder).bytesAvailable() : 0};
    }).then(this, [this, folder](const Place& place) {
        if (folder == target().folder) // or another one was typed meanwhile
            show(place);
    });
}

void ExportFolderDialog::show(const Place& place) {
    m_frame->confirm()->setEnabled(place.folder);
    m_frame->setReason(place.folder ? QString() : tr("This is no folder that can be written to."));
    m_space->setText(place.folder && m_data > 0
            ? tr("The images hold up to %1; %2 are free here.").arg(formatSize(m_data), formatSize(place.free))
            : QString());
    m_space->setVisible(!m_space->text().isEmpty());
    m_frame->fit();
}

} // namespace platter
