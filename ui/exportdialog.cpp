// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/exportdialog.h"

#include "models/files/convertedoutput.h"
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

QString numbered(const QString& fileName, int number) {
    return QString(fileName.chopped(4) + u" (%1).raw"_s.arg(number)); // ".raw" is four letters
}

} // namespace

QString exportFileName(const Image& image) {
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
    return QString((name.isEmpty() ? image.id.toString() : name) + u".raw"_s);
}

ExportPlan planExports(const QString& folder, const QList<Image>& images, bool keepBoth) {
    const QDir dir(folder);
    QSet<QString> taken;
    ExportPlan plan;
    for (const Image& image : images) {
        const QString wish = exportFileName(image);
        QString name = wish;
        const auto isTaken = [&](const QString& each) {
            return taken.contains(each.toLower()) || (keepBoth && QFileInfo::exists(dir.filePath(each)));
        };
        for (int number = 2; isTaken(name); ++number) {
            name = numbered(wish, number);
        }
        taken.insert(name.toLower());
        if (QFileInfo::exists(dir.filePath(name))) {
            plan.existing.append(name);
        }
        plan.choices.append(
            {.image = image.key(), .request = {.path = dir.absoluteFilePath(name), .overwrite = false}});
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
    auto* dialog = new QFileDialog(m_window, tr("Export %1 images to a folder").arg(m_images.size()), lastFolder());
    dialog->setObjectName(u"exportFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Export here"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { plan(folder, false); });
    connect(dialog, &QDialog::rejected, this, &QObject::deleteLater);
    dialog->open();
}

// A library in the cloud gives out its disks as they are there.
bool ExportDialog::areFormatsOffered() const {
    return m_images.first().library == LibraryId(u"local"_s);
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

void ExportDialog::plan(const QString& folder, bool keepBoth) {
    QSettings().setValue(folderKey(), folder);
    QtConcurrent::run([folder, images = m_images, keepBoth] { return planExports(folder, images, keepBoth); })
        .then(this,
            [this, folder](const ExportPlan& made) {
                made.existing.isEmpty() ? finish(made.choices, false) : confirmFolder(folder, made);
            })
        .onFailed(this, [this] { deleteLater(); })
        .onCanceled(this, [this] { deleteLater(); });
}

void ExportDialog::confirmFolder(const QString& folder, const ExportPlan& made) {
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
    connect(box, &QMessageBox::finished, this, [this, box, replace, both, folder, made] {
        if (box->clickedButton() == replace) {
            finish(made.choices, true);
        } else if (box->clickedButton() == both) {
            plan(folder, true);
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
