// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace platter {

// One export that was decided on.
struct ExportChoice {
    ImageKey image;
    ExportRequest request;
};

// What exporting some images into a folder would write.
struct ExportPlan {
    QList<ExportChoice> choices;
    QStringList existing; // names of files that are there already
};

// Where exports into a folder go and what they are.
struct ExportTarget {
    QString folder;
    QString format; // one of ConvertedOutput::formats(); empty: raw
};

// A file name for an image: NAME.raw (or the format's ending), without what file systems do not take; its id where nothing
// is left.
QString exportFileName(const Image& image, const QString& format = {});
// No two images get the same file. With `keepBoth`, files that exist are left alone: the new ones get a number. Looks at
// the disk: call it on a worker thread.
ExportPlan planExports(const ExportTarget& target, const QList<Image>& images, bool keepBoth);

// Asks where to export images to: a file for one, a folder and a format for several; asks again before files are replaced. Works with
// dialogs that are open beside the window (no nested event loop) and deletes itself when the person has answered.
class ExportDialog : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const QList<ExportChoice>&)>; // not called when the person cancels

    // `parent` owns the dialogs.
    static void ask(QWidget* parent, const QList<Image>& images, Done done);

private:
    ExportDialog(QWidget* parent, const QList<Image>& images, Done done);
    void askFile();
    void askFolder();
    void plan(const ExportTarget& target, bool keepBoth);
    void checkFile(const QString& path);
    bool areFormatsOffered() const; // other than raw
    ExportChoice choiceOf(const QString& path) const; // its ending says the format
    void confirmFile(const QString& path);
    void confirmFolder(const ExportTarget& target, const ExportPlan& plan);
    void finish(QList<ExportChoice> choices, bool overwrite);

    QWidget* m_window;
    QList<Image> m_images;
    Done m_done;
};

} // namespace platter
