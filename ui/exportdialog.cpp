// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/exportdialog.h"

#include "models/files/convertedoutput.h"
#include "ui/exportfolderdialog.h"
#include "ui/fieldtext.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNameBytes = 200; // file systems take 255; a number and the ending must fit too

QString folderKey() {
    return u"export/folder"_s;
}

QString lastFolder() {
    const QString last = QSettings().value(folderKey()).toString();
    if (!last.isEmpty()) {
        return last;
    }
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return downloads.isEmpty() ? QDir::homePath() : downloads;
}

QString endingOf(const QString& format) {
    return QString(u'.' + (format.isEmpty() ? u"raw"_s : format));
}

} // namespace

QString exportFileName(const Image& image, const QString& format) {
    QString name;
    for (const QChar c : image.name.trimmed()) {
        const bool bad = c.category() == QChar::Other_Control || u"/\\:*?\"<>|"_s.contains(c);
        name += bad ? QChar(u'-') : c;
    }
    while (name.startsWith(u'.')) { // would be hidden
        name.remove(0, 1);
    }
    while (name.toUtf8().size() > kMostNameBytes) {
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
    }
    return QString((name.isEmpty() ? image.id.toString() : name) + endingOf(format));
}

ExportPlan planExports(const ExportTarget& target, const QList<Image>& images, bool keepBoth) {
    const QDir dir(target.folder);
    const QString ending = endingOf(target.format);
    QSet<QString> taken;
    ExportPlan plan;
    for (const Image& image : images) {
        const QString wish = exportFileName(image, target.format);
        QString name = wish;
        const auto isTaken = [&](const QString& each) {
            return taken.contains(each.toLower()) || (keepBoth && QFileInfo::exists(dir.filePath(each)));
        };
        for (int number = 2; isTaken(name); ++number) {
            name = wish.chopped(ending.size()) + u" (%1)"_s.arg(number) + ending;
        }
        taken.insert(name.toLower());
        if (QFileInfo::exists(dir.filePath(name))) {
            plan.existing.append(name);
        }
        plan.choices.append({.image = image.key(),
            .request = {.path = dir.absoluteFilePath(name), .overwrite = false, .format = target.format}});
    }
    return plan;
}

void ExportDialog::ask(QWidget* parent, const QList<Image>& images, Done done) {
    auto* dialog = new ExportDialog(parent, images, std::move(done));
    images.size() == 1 ? dialog->askFile() : dialog->askFolder();
}

ExportDialog::ExportDialog(QWidget* parent, const QList<Image>& images, Done done)
    : QObject(parent)
    , m_window(parent)
    , m_images(images)
    , m_done(std::move(done)) { }

void ExportDialog::askFile() {
    auto* dialog
        = new QFileDialog(m_window, tr("Export %1", "an image's name").arg(m_images.first().name), lastFolder());
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    // Its own question would be a nested event loop; checkFile() asks instead.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(u"raw"_s);
    QStringList filters{tr("Raw disks (*.raw *.img)")};
    if (areFormatsOffered())
        for (const QString& format : ConvertedOutput::formats())
            filters.append(tr("%1 disks (*.%2)").arg(format.toUpper(), format));
    filters.append(tr("All files (*)"));
    dialog->setNameFilters(filters);
    dialog->setLabelText(QFileDialog::Accept, tr("Export"));
    dialog->selectFile(exportFileName(m_images.first()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& filter) {
        const qsizetype chosen = filters.indexOf(filter) - 1; // behind raw disks
        const QStringList formats = ConvertedOutput::formats();
        const QString ending = chosen >= 0 && chosen < formats.size() ? formats[chosen] : u"raw"_s;
        dialog->setDefaultSuffix(ending);
        if (const QStringList files = dialog->selectedFiles(); filter != filters.last() && !files.isEmpty()) {
            const QFileInfo file(files.first());
            const bool known = file.suffix() == u"raw"_s || formats.contains(file.suffix());
            dialog->selectFile(
                (known ? file.fileName().chopped(file.suffix().size() + 1) : file.fileName()) + u'.' + ending);
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { checkFile(path); });
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

void ExportDialog::askFolder() {
    auto* dialog = new ExportFolderDialog(m_images, lastFolder(), areFormatsOffered(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { plan(dialog->target(), false); });
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

// A library in the cloud gives out its disks as they are there.
bool ExportDialog::areFormatsOffered() const {
    return std::ranges::all_of(m_images, [](const Image& image) { return image.library == LibraryId(u"local"_s); });
}

ExportChoice ExportDialog::choiceOf(const QString& path) const {
    const QString ending = QFileInfo(path).suffix().toLower();
    const bool known = areFormatsOffered() && ConvertedOutput::formats().contains(ending);
    return {.image = m_images.first().key(), .request = {.path = path, .format = known ? ending : QString()}};
}

void ExportDialog::checkFile(const QString& path) {
    QSettings().setValue(folderKey(), QFileInfo(path).absolutePath());
    QtConcurrent::run([path] { return QFileInfo::exists(path); })
        .then(this, [this, path](bool exists) { exists ? confirmFile(path) : finish({choiceOf(path)}, false); })
        .onFailed(this, [this] { deleteLater(); })
        .onCanceled(this, [this] { deleteLater(); });
}

void ExportDialog::confirmFile(const QString& path) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace file"),
        tr("%1 exists already.", "a file").arg(QFileInfo(path).fileName()), QMessageBox::NoButton, m_window);
    box->setObjectName(u"overwriteBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Replacing it loses what it holds now. It is replaced when the export is whole."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName(u"replaceButton"_s);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    connect(box, &QMessageBox::finished, this, [this, box, replace, path] {
        if (box->clickedButton() != replace) {
            deleteLater();
            return;
        }
        finish({choiceOf(path)}, true);
    });
    box->open();
}

void ExportDialog::plan(const ExportTarget& target, bool keepBoth) {
    QSettings().setValue(folderKey(), target.folder);
    QtConcurrent::run([target, images = m_images, keepBoth] { return planExports(target, images, keepBoth); })
        .then(this,
            [this, target](const ExportPlan& made) {
                made.existing.isEmpty() ? finish(made.choices, false) : confirmFolder(target, made);
            })
        .onFailed(this, [this] { deleteLater(); })
        .onCanceled(this, [this] { deleteLater(); });
}

void ExportDialog::confirmFolder(const ExportTarget& target, const ExportPlan& made) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace files"),
        tr("Some of these files exist already: %1.").arg(FieldText::nameList(made.existing, 6)), QMessageBox::NoButton,
        m_window);
    box->setObjectName(u"overwriteBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Replacing them loses what they hold now. Keeping both gives the new ones a number."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName(u"replaceButton"_s);
    QPushButton* both = box->addButton(tr("Keep both"), QMessageBox::AcceptRole);
    both->setObjectName(u"keepBothButton"_s);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    connect(box, &QMessageBox::finished, this, [this, box, replace, both, target, made] {
        if (box->clickedButton() == replace) {
            finish(made.choices, true);
        } else if (box->clickedButton() == both) {
            plan(target, true);
        } else {
            deleteLater();
        }
    });
    box->open();
}

void ExportDialog::finish(QList<ExportChoice> choices, bool overwrite) {
    for (ExportChoice& choice : choices) {
        choice.request.overwrite = overwrite;
        choice.request.goesOn = true;
    }
    m_done(choices);
    deleteLater();
}

} // namespace platter
