// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/spaceactions.h"

#include "tests/support/fakelibrary.h"
#include "ui/dialogframe.h"
#include "ui/theme.h"

#include <QDialog>
#include <QFuture>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

class DoneJob : public Job {
public:
    QString title() const override { return u"reclaim"_s; }

protected:
    Result<void> run(JobContext&) override { return {}; }
};

// A library that keeps deleted images for a while, and remembers what it was asked.
class KeepingLibrary : public FakeLibrary {
public:
    KeepingLibrary() { setAbilities({Ability::Star, Ability::Reclaim}); }
    int graceDays() const override { return 7; }
    QFuture<Result<Image>> restore(const ImageId& id) override {
        restored.append(id);
        return QtFuture::makeReadyValueFuture(Result<Image>(*image(id)));
    }
    QFuture<Result<qint64>> frees(const QList<ImageId>& ids) override {
        return QtFuture::makeReadyValueFuture(Result<qint64>(1000 * ids.size()));
    }
    std::unique_ptr<Job> reclaimJob(const ReclaimRequest& request) override {
        freed.append(request.now);
        return std::make_unique<DoneJob>();
    }

    QList<ImageId> restored;
    QList<QList<ImageId>> freed;
};

Image deletedImage(const QString& id, const QString& name) {
    Image image = fakeImage(id, name);
    image.status = ImageStatus::Deleted;
    image.deletedAt = QDateTime::currentDateTimeUtc();
    return image;
}

} // namespace

class TestSpaceActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_local = static_cast<KeepingLibrary*>(m_libraries->add(std::make_unique<KeepingLibrary>()));
        m_local->putAll({fakeImage(u"loc-aaaaa"_s, u"kept"_s), deletedImage(u"loc-bbbbb"_s, u"gone"_s)});
        m_queue = std::make_unique<JobQueue>();
        m_window = std::make_unique<QWidget>();
        m_actions = std::make_unique<SpaceActions>(m_libraries.get(), m_queue.get(), m_window.get());
    }
    void cleanup() {
        m_actions.reset();
        m_window.reset();
        m_queue.reset();
        m_libraries.reset();
    }

    void restores() {
        QVERIFY(!m_actions->restore()->isVisible());
        m_actions->setSelection({*m_local->image(m_kept)});
        QVERIFY(!m_actions->restore()->isVisible());
        m_actions->setSelection({*m_local->image(m_gone)});
        QVERIFY(m_actions->restore()->isVisible() && m_actions->restore()->isEnabled());
        m_actions->restore()->trigger();
        QCOMPARE(m_local->restored, QList{m_gone});
    }

    void tellsWhatASelectionFrees() {
        const QSignalSpy told(m_actions.get(), &SpaceActions::freesChanged);
        m_actions->setSelection(m_local->images());
        QTRY_COMPARE(m_actions->frees(), 2000);
        QCOMPARE_GE(told.size(), 1);
        m_actions->setSelection({});
        QCOMPARE(m_actions->frees(), std::nullopt);
    }

    void freeingAsksFirst() {
        m_window->show();
        m_actions->freeNow()->trigger();
        QVERIFY(m_local->freed.isEmpty());
        auto* question = m_window->findChild<QDialog*>(u"freeSpaceQuestion"_s);
        QVERIFY(question);
        auto* frame = question->findChild<DialogFrame*>();
        QVERIFY(frame->cancel()->isDefault());
        frame->cancel()->click();
        QVERIFY(m_local->freed.isEmpty());
        QTRY_VERIFY(!m_window->findChild<QDialog*>(u"freeSpaceQuestion"_s));
        m_actions->freeNow()->trigger();
        m_window->findChild<QDialog*>(u"freeSpaceQuestion"_s)->findChild<DialogFrame*>()->confirm()->click();
        QCOMPARE(m_local->freed, QList<QList<ImageId>>{{m_gone}});
        QCOMPARE(m_queue->jobs().size(), 1);
    }

    void nothingToLoseNeedsNoQuestion() {
        m_local->put(fakeImage(u"loc-bbbbb"_s, u"restored"_s));
        m_actions->freeNow()->trigger();
        QVERIFY(!m_window->findChild<QDialog*>(u"freeSpaceQuestion"_s));
        QCOMPARE(m_local->freed, QList<QList<ImageId>>(1));
    }

private:
    const ImageId m_kept{u"loc-aaaaa"_s}, m_gone{u"loc-bbbbb"_s};
    std::unique_ptr<LibrarySet> m_libraries;
    KeepingLibrary* m_local = nullptr;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<SpaceActions> m_actions;
};

QTEST_MAIN(TestSpaceActions)
#include "tst_spaceactions.moc"
