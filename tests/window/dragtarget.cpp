// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// dragtarget X Y FOLDER: a small window at X, Y that takes images dragged out of Platter as Dolphin does: it tells the
// program that offers them, over the session's bus, that they were dropped on the folder. Prints "ready" when it shows, and
// then "told", or why not.
#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>

#include <cstdio>

namespace {

void say(const QString& text) {
    std::printf("%s\n", qPrintable(text));
    std::fflush(stdout);
}

class Target : public QLabel {
public:
    explicit Target(const QString& folder)
        : m_folder(folder) {
        setText(QStringLiteral("folder"));
        setAcceptDrops(true);
    }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override {
        if (event->mimeData()->hasFormat(QStringLiteral("application/x-kde-ark-dndextract-service")))
            event->acceptProposedAction();
    }
    void dropEvent(QDropEvent* event) override {
        const auto text = [event](const QString& format) { return QString::fromUtf8(event->mimeData()->data(format)); };
        QDBusMessage call
            = QDBusMessage::createMethodCall(text(QStringLiteral("application/x-kde-ark-dndextract-service")),
                text(QStringLiteral("application/x-kde-ark-dndextract-path")), QStringLiteral("org.kde.ark.DndExtract"),
                QStringLiteral("extractSelectedFilesTo"));
        call.setArguments({m_folder});
        event->acceptProposedAction();
        const QDBusMessage answer = QDBusConnection::sessionBus().call(call); // waits, as Dolphin does
        say(answer.type() == QDBusMessage::ErrorMessage ? answer.errorMessage() : QStringLiteral("told"));
    }

private:
    QString m_folder;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    Target target(arguments.value(3));
    target.setWindowFlags(Qt::FramelessWindowHint);
    target.setGeometry(arguments.value(1).toInt(), arguments.value(2).toInt(), 120, 120);
    target.show();
    say(QStringLiteral("ready"));
    return application.exec();
}
