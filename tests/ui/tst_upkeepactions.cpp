// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/upkeepactions.h"

#include "tests/support/fakelibrary.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

template <typename Base, typename Report> class DoneJob : public Base {
public:
    QString title() const override { return u"upkeep"_s; }
    const Report& report() const override { return m_report; }

protected:
    Result<void> run(JobContext&) override { return {}; }

private:
    Report m_report;
};

// A library that is looked after, and remembers how.
class KeptLibrary : public FakeLibrary {
public:
    KeptLibrary() { setAbilities({Ability::Star, Ability::Upkeep}); }
    std::unique_ptr<CheckJob> verifyJob(const QList<ImageId>& ids) override {
        verified.append(ids);
        return std::make_unique<DoneJob<CheckJob, CheckReport>>();
    }
    std::unique_ptr<CheckJob> repairJob() override {
        ++repaired;
        return std::make_unique<DoneJob<CheckJob, CheckReport>>();
    }
    std::unique_ptr<BackupJob> backupJob(const QString& folder, const QStringList& extras) override {
        backups.append({folder, extras});
        return std::make_unique<DoneJob<BackupJob, BackupReport>>();
    }

    QList<QList<ImageId>> verified;
    QList<std::pair<QString, QStringList>> backups;
    int repaired = 0;
};

} // namespace

class TestUpkeepActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_local = static_cast<KeptLibrary*>(m_libraries->add(std::make_unique<KeptLibrary>()));
        auto cloud = std::make_unique<FakeLibrary>();
        cloud->playCloud(u"acme"_s, u"Acme prod"_s, u"#c9506b"_s);
        m_acme = static_cast<FakeLibrary*>(m_libraries->add(std::move(cloud)));
        m_local->putAll({fakeImage(u"loc-aaaaa"_s, u"a"_s), fakeImage(u"loc-bbbbb"_s, u"b"_s)});
        m_acme->put(fakeImage(u"img-aaaaa"_s, u"c"_s));
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_actions = new UpkeepActions(m_libraries.get(), m_queue.get(), m_window.get());
    }
    void cleanup() {
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void verifiesTheSelection() {
        QMenu menu;
        QAction* last = menu.addAction(u"last"_s);
        m_actions->insertInto(&menu, last);
        QCOMPARE(menu.actions(), (QList<QAction*>{m_actions->verify(), last}));
        QVERIFY(!m_actions->verify()->isEnabled());
        m_actions->setSelection(m_acme->images());
        QVERIFY(!m_actions->verify()->isEnabled());
        QVERIFY(m_actions->verify()->toolTip().contains(u"looks after its images itself"_s));
        Image damaged = *m_local->image(ImageId(u"loc-bbbbb"_s));
        damaged.status = ImageStatus::Unavailable;
        m_local->put(damaged);
        Image failed = fakeImage(u"loc-ccccc"_s, u"failed"_s);
        failed.status = ImageStatus::Failed;
        m_local->put(failed);
        m_actions->setSelection(m_local->images());
        QVERIFY(m_actions->verify()->isEnabled());
        m_actions->verify()->trigger();
        QCOMPARE(m_local->verified.size(), 1);
        QCOMPARE(m_local->verified.first(), (QList{ImageId(u"loc-aaaaa"_s), ImageId(u"loc-bbbbb"_s)}));
        QCOMPARE(m_queue->jobs().size(), 1);
    }

    void wholeLibrary() {
        QMenu menu;
        m_actions->addTo(&menu);
        QVERIFY(menu.actions().contains(m_actions->backup()));
        m_actions->verifyAll()->trigger();
        m_actions->repair()->trigger();
        QCOMPARE(m_local->verified, QList<QList<ImageId>>(1));
        QCOMPARE(m_local->repaired, 1);
        m_local->setReadOnlyReason(u"read only"_s);
        Q_EMIT menu.aboutToShow();
        QVERIFY(!m_actions->repair()->isEnabled());
        QVERIFY(m_actions->verifyAll()->isEnabled());
        QVERIFY(m_actions->backup()->isEnabled());
    }

    void backsUp() {
        std::function<void(const QString&)> answer;
        m_actions->setAskFolder([&](const auto& chosen) { answer = chosen; });
        m_actions->backup()->trigger();
        QVERIFY(answer && m_local->backups.isEmpty());
        answer(u"/mnt/backup"_s);
        QCOMPARE(m_local->backups.size(), 1);
        QCOMPARE(m_local->backups.first().first, u"/mnt/backup"_s);
        QCOMPARE(m_local->backups.first().second.size(), 1);
        QCOMPARE(m_queue->jobs().size(), 1);
    }

    void asksForTheFolder() {
        m_window->show();
        m_actions->backup()->trigger();
        auto* dialog = m_window->findChild<QFileDialog*>(u"backupDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->fileMode(), QFileDialog::Directory);
        dialog->reject();
        QVERIFY(m_local->backups.isEmpty());
    }

private:
    std::unique_ptr<LibrarySet> m_libraries;
    KeptLibrary* m_local = nullptr;
    FakeLibrary* m_acme = nullptr;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    UpkeepActions* m_actions = nullptr;
};

QTEST_MAIN(TestUpkeepActions)
#include "tst_upkeepactions.moc"
