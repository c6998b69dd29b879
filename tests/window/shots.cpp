// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// platter_shots DISKS OUT [double] [de]: the real window, the real library, real disks; saves what the screen shows. In German
// with "de", mirrored with Qt's own -reverse.
#include "app/translations.h"
#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "models/local/locallibrary.h"
#include "ui/addimagedialog.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QDir>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

class Studio {
public:
    Studio(const QString& disks, const QString& out)
        : m_disks(disks)
        , m_out(out) { }

    void import(LocalLibrary& library, JobQueue& queue, const QString& file, const QString& name,
        const ImageChanges& changes = {}) {
        const auto media = Media::inspect(m_disks.filePath(file));
        if (!media)
            qFatal("%s: %s", qPrintable(file), qPrintable(media.error().message));
        ImportRequest request;
        request.media = *media;
        request.name = name;
        request.architecture = media->architecture;
        request.username = changes.username.value_or(QString());
        Job* job = queue.add(library.importJob(request));
        if (!QTest::qWaitFor([job] { return job->isFinished(); }, 120'000))
            qFatal("%s is not done", qPrintable(file));
        if (job->state() != JobState::Succeeded)
            return;
        if (!QTest::qWaitFor([job] { return !job->image().image.isEmpty(); }))
            qFatal("no id");
        ImageChanges rest = changes;
        rest.username.reset();
        // One at a time, as a person would: locking first would refuse the rest.
        (void)QTest::qWaitFor([future = library.update(job->image().image, rest)] { return future.isFinished(); });
    }

    void fill(LocalLibrary& library, JobQueue& queue) {
        const auto with = [](auto set) {
            ImageChanges changes;
            set(changes);
            return changes;
        };
        import(library, queue, u"debian-13-amd64.raw.gz"_s, u"debian-13-amd64-server"_s, with([](auto& c) {
            c.isPublic = true;
            c.username = u"debian"_s;
            c.description = u"Debian 13 with cloud-init."_s;
        }));
        import(library, queue, u"golden-web.raw"_s, u"golden-web"_s, with([](auto& c) {
            c.starred = true;
            c.locked = true;
            c.username = u"deploy"_s;
            c.architecture = Architecture::x86_64();
        }));
        import(library, queue, u"nightly-web-2026-11-22.raw"_s, u"nightly-web-2026-11-22"_s, with([](auto& c) {
            c.username = u"deploy"_s;
            c.architecture = Architecture::x86_64();
        }));
        import(library, queue, u"nightly-web-2026-11-23.raw"_s, u"nightly-web-2026-11-23"_s, with([](auto& c) {
            c.username = u"deploy"_s;
            c.architecture = Architecture::x86_64();
        }));
        import(library, queue, u"golden-web.raw"_s, u"golden-web-old"_s,
            with([](auto& c) { c.status = ImageStatus::Deprecated; }));
        import(library, queue, u"data-volume.raw"_s,
            u"data volume of the customer with a name that is much too long for any column"_s,
            with([](auto& c) { c.mode = ImageMode::Compatibility; }));
        import(library, queue, u"erp-2019-migrated-i386.raw.xz"_s, u"erp-2019-migrated"_s);
    }

    void save(QWidget& window, const QString& name) {
        QTest::qWait(700); // animations and the X server
        const QRect area(window.mapToGlobal(QPoint(0, 0)), window.size());
        const QPixmap picture = window.screen()->grabWindow(0, area.x(), area.y(), area.width(), area.height());
        if (!picture.save(m_out.filePath(name + u".png")))
            qFatal("cannot save %s", qPrintable(name));
    }

    static void select(MainWindow& window, const QString& name) {
        auto* table = window.findChild<QTableView*>(u"imageTable"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 1).data().toString() == name)
                table->selectRow(row);
        }
    }

    void all(QApplication& application, bool twice) {
        QTemporaryDir home;
        const QString folder = home.filePath(u"platter"_s);
        LibrarySet libraries;
        auto& library = static_cast<LocalLibrary&>(*libraries.add(std::make_unique<LocalLibrary>(folder)));
        JobQueue queue(1);
        {
            MainWindow window(&libraries, nullptr, &queue);
            window.setGeometry(0, 0, 1640, 860);
            window.show();
            save(window, twice ? u"empty-200"_s : u"empty"_s);
            fill(library, queue);
            queue.clearFinished();
            select(window, u"nightly-web-2026-11-22"_s);
            if (twice)
                return save(window, u"main-200"_s);
            ImportRequest request; // decompressing keeps it busy for some seconds
            request.media = *Media::inspect(m_disks.filePath(u"golden-web-next.raw.xz"_s));
            request.name = u"golden-web-next"_s;
            Job* running = queue.add(library.importJob(request));
            (void)QTest::qWaitFor(
                [running] {
                    return running->progress().done * 3 > running->progress().total && running->progress().total > 0;
                },
                60'000);
            save(window, u"main"_s);
            applyTheme(application, ThemeChoice::Dark);
            save(window, u"main-dark"_s);
            applyTheme(application, ThemeChoice::Light);
            select(window, u"erp-2019-migrated"_s);
            window.resize(1000, 640);
            save(window, u"failed-narrow"_s);
            running->cancel();
            (void)QTest::qWaitFor([&queue] { return queue.isIdle(); });
            queue.clearFinished();
            window.resize(1640, 860);
            window.findChild<QLineEdit*>(u"search"_s)->setText(u"nothing like this"_s);
            save(window, u"no-match"_s);
            window.findChild<QLineEdit*>(u"search"_s)->clear();
            dialogs(application, window);
        }
    }

    void dialogs(QApplication& application, MainWindow& window) {
        for (const bool dark : {false, true}) {
            applyTheme(application, dark ? ThemeChoice::Dark : ThemeChoice::Light);
            window.addImages({m_disks.filePath(u"nightly-web-2026-11-23.raw"_s)});
            saveDialog(window, dark ? u"add-image-dark"_s : u"add-image"_s);
            window.addImages({m_disks.path()});
            saveDialog(window, dark ? u"add-images-dark"_s : u"add-images"_s);
        }
    }

    void saveDialog(MainWindow& window, const QString& name) {
        AddImageDialog* dialog = nullptr;
        (void)QTest::qWaitFor([&] { return (dialog = window.findChild<AddImageDialog*>()) && dialog->isVisible(); });
        QTest::qWait(1500); // the files are looked at
        save(*dialog, name);
        dialog->reject();
        (void)QTest::qWaitFor([&] { return !window.findChild<AddImageDialog*>(); });
    }

private:
    QDir m_disks;
    QDir m_out;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    application.setOrganizationName(u"Platter"_s);
    application.setApplicationName(u"platter"_s);
    const QStringList arguments = application.arguments();
    QLocale::setDefault(arguments.contains(u"de"_s) ? QLocale(QLocale::German, QLocale::Germany)
                                                    : QLocale(QLocale::English, QLocale::UnitedKingdom));
    installTranslations(application, QLocale());
    applyTheme(application, ThemeChoice::Light);
    Studio studio(arguments.value(1), arguments.value(2));
    studio.all(application, arguments.contains(u"double"_s));
}
