// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// dragsource X Y FILE…: a small window at X, Y; pressing the mouse on it drags the files. Prints "ready" when it shows, and
// the action that the target answered with when the drag ends.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <cstdio>

namespace {

class Source : public QLabel {
public:
    explicit Source(const QStringList& files) {
        for (const QString& file : files)
            m_urls.append(QUrl::fromLocalFile(file));
        setText(QStringLiteral("files"));
    }

protected:
    void mousePressEvent(QMouseEvent*) override {
        auto* drag = new QDrag(this);
        auto* files = new QMimeData;
        files->setUrls(m_urls);
        drag->setMimeData(files);
        // As file managers do: a Move is offered too, and would make them delete the files.
        const Qt::DropAction action = drag->exec(Qt::CopyAction | Qt::MoveAction | Qt::LinkAction, Qt::MoveAction);
        std::printf("%d\n", int{action});
        std::fflush(stdout);
    }

private:
    QList<QUrl> m_urls;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    Source source(arguments.mid(3));
    source.setWindowFlags(Qt::FramelessWindowHint);
    source.setGeometry(arguments.value(1).toInt(), arguments.value(2).toInt(), 120, 120);
    source.show();
    std::printf("ready\n");
    std::fflush(stdout);
    return application.exec();
}
