// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudrefresh.h"
#include "models/brightbox/cloudview.h"
#include "models/brightbox/refreshpause.h"

#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Connection ours() {
    return {.id = LibraryId(u"bbx-1"_s), .name = u"Acme"_s, .account = AccountId(u"acc-ours1"_s)};
}

Image image(const QString& id, const QString& name) {
    Image result;
    result.library = ours().id;
    result.id = ImageId(id);
    result.name = name;
    result.status = ImageStatus::Available;
    result.owner = u"acc-ours1"_s;
    return result;
}

CloudState stateOf(const QList<Image>& images, const QDateTime& at = QDateTime::currentDateTimeUtc()) {
    CloudState state;
    for (const Image& each : images)
        state.images.insert(each.id, each);
    state.heardAt = at;
    return state;
}

CloudView emptyView() {
    return CloudView(ours(), [](const ImageId&) { return qint64{0}; });
}

QStringList ids(const QList<Image>& images) {
    QStringList result;
    for (const Image& each : images)
        result.append(each.id.toString());
    result.sort();
    return result;
}

const ImageId kOne(u"img-00001"_s);

} // namespace

class TestCloudView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refreshesMergeById();
    void whatOthersChangeIsRemembered();
    void changesShowAtOnceAndRollBack();
    void aRefreshUnderWayDoesNotUndoAnAnswer();
    void aRefreshUnderWayDoesNotTakeWhatWasMadeMeanwhile();
    void ourOwnChangesAreNotTakenForOthers();
    void deletedOnesGetATime();
    void whatWasDeletedLongAgoIsNotLoaded();
    void failuresSayThatThereIsNoReason();
    void starsAreKeptHere();
    void othersDeprecatedImagesShowOnlyWhenUsed();
    void pause_data();
    void pause();
};

void TestCloudView::refreshesMergeById() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s), image(u"img-00002"_s, u"two"_s)}));
    auto news = view.take(stateOf({image(u"img-00001"_s, u"one"_s), image(u"img-00003"_s, u"three"_s)}), view.mark());
    QCOMPARE(ids(news.changed), QStringList{u"img-00003"_s});
    QCOMPARE(news.gone, QList{ImageId(u"img-00002"_s)});
    news = view.take(stateOf({image(u"img-00001"_s, u"one"_s), image(u"img-00003"_s, u"three"_s)}), view.mark());
    QVERIFY(news.isEmpty());
}

void TestCloudView::whatOthersChangeIsRemembered() {
    CloudView view = emptyView();
    const auto before = QDateTime::currentDateTimeUtc().addSecs(-300);
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}, before));
    const auto news = view.take(stateOf({image(u"img-00001"_s, u"uno"_s)}), view.mark());
    QCOMPARE(news.history.size(), 1);
    QCOMPARE(news.history.first().first, kOne);
    QCOMPARE(news.history.first().second.detail, u"name: \"one\" → \"uno\""_s);
    QCOMPARE(news.history.first().second.since, before);
}

void TestCloudView::changesShowAtOnceAndRollBack() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    const ImageChanges changes{.name = u"uno"_s};
    QCOMPARE(view.begin(kOne, changes).changed.first().name, u"uno"_s);
    QCOMPARE(view.image(kOne)->name, u"uno"_s);
    const auto news = view.end(kOne, changes, std::unexpected(Error{.code = ErrorCode::Refused, .message = u"No."_s}));
    QCOMPARE(news.changed.first().name, u"one"_s);
    QCOMPARE(view.image(kOne)->name, u"one"_s);
}

void TestCloudView::aRefreshUnderWayDoesNotUndoAnAnswer() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    const quint64 mark = view.mark(); // the question is sent …
    const ImageChanges changes{.name = u"uno"_s};
    view.begin(kOne, changes);
    view.end(kOne, changes, image(u"img-00001"_s, u"uno"_s));
    auto news = view.take(stateOf({image(u"img-00001"_s, u"one"_s)}), mark); // … and answered with what was then
    QCOMPARE(view.image(kOne)->name, u"uno"_s);
    QVERIFY(news.history.isEmpty());
    news = view.take(stateOf({image(u"img-00001"_s, u"due"_s)}), view.mark());
    QCOMPARE(view.image(kOne)->name, u"due"_s);
    QCOMPARE(news.history.size(), 1);
}

void TestCloudView::aRefreshUnderWayDoesNotTakeWhatWasMadeMeanwhile() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    const quint64 mark = view.mark();
    view.takeImage(image(u"img-00009"_s, u"new"_s));
    view.take(stateOf({}), mark);
    QVERIFY(!view.image(kOne));
    QVERIFY(view.image(ImageId(u"img-00009"_s)));
    view.take(stateOf({}), view.mark());
    QVERIFY(!view.image(ImageId(u"img-00009"_s)));
}

void TestCloudView::ourOwnChangesAreNotTakenForOthers() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    const ImageChanges changes{.name = u"uno"_s};
    view.begin(kOne, changes);
    QVERIFY(view.take(stateOf({image(u"img-00001"_s, u"uno"_s)}), view.mark()).history.isEmpty());
    QVERIFY(view.end(kOne, changes, image(u"img-00001"_s, u"uno"_s)).history.isEmpty());
}

void TestCloudView::deletedOnesGetATime() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    Image deleted = image(u"img-00001"_s, u"one"_s);
    deleted.status = ImageStatus::Deleted;
    view.take(stateOf({deleted}), view.mark());
    const auto at = view.image(kOne)->deletedAt;
    QVERIFY(at.has_value());
    view.take(stateOf({deleted}, QDateTime::currentDateTimeUtc().addSecs(60)), view.mark());
    QCOMPARE(view.image(kOne)->deletedAt, at); // the first time that it was seen
}

void TestCloudView::whatWasDeletedLongAgoIsNotLoaded() {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Image recent = image(u"img-00001"_s, u"one"_s);
    recent.status = ImageStatus::Deleted;
    recent.deletedAt = now.addSecs(-50 * 60);
    Image old = image(u"img-00002"_s, u"two"_s);
    old.status = ImageStatus::Deleted;
    old.deletedAt = now.addSecs(-70 * 60);
    CloudView view = emptyView();
    const auto news = view.load(stateOf({recent, old, image(u"img-00003"_s, u"three"_s)}, now.addSecs(-80 * 60)));
    QCOMPARE(ids(news.changed), (QStringList{u"img-00001"_s, u"img-00003"_s}));
}

void TestCloudView::failuresSayThatThereIsNoReason() {
    CloudView view = emptyView();
    Image failed = image(u"img-00001"_s, u"one"_s);
    failed.status = ImageStatus::Failed;
    view.load(stateOf({failed}));
    QVERIFY(view.image(kOne)->failure);
    QVERIFY(view.image(kOne)->failure->message.contains(u"no reason"_s));
    QVERIFY(!view.state().images.value(kOne).failure); // it is ours, not the service's
}

void TestCloudView::starsAreKeptHere() {
    CloudView view = emptyView();
    view.load(stateOf({image(u"img-00001"_s, u"one"_s)}));
    QVERIFY(view.setStarred(kOne, true).changed.first().starred);
    view.take(stateOf({image(u"img-00001"_s, u"one"_s)}), view.mark());
    QVERIFY(view.image(kOne)->starred);
    QVERIFY(!view.setStarred(kOne, false).changed.first().starred);
}

void TestCloudView::othersDeprecatedImagesShowOnlyWhenUsed() {
    Image theirs = image(u"img-00001"_s, u"theirs"_s);
    theirs.owner = u"acc-other"_s;
    const AccountId account = ours().account;
    CloudState state = stateOf({theirs});
    QVERIFY(isOfInterest(theirs, account, state));
    theirs.status = ImageStatus::Deprecated;
    QVERIFY(!isOfInterest(theirs, account, state));
    Server server{.id = ServerId(u"srv-00001"_s), .status = ServerStatus::Active};
    server.image = Ancestor{.id = theirs.id, .name = theirs.name};
    state.servers.insert(server.id, server);
    QVERIFY(isOfInterest(theirs, account, state));
    state.servers[server.id].status = ServerStatus::Deleted;
    QVERIFY(!isOfInterest(theirs, account, state));
    theirs.listed = false; // asked for by its id
    QVERIFY(isOfInterest(theirs, account, state));
}

void TestCloudView::pause_data() {
    QTest::addColumn<RefreshSituation>("situation");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("something is under way") << RefreshSituation{.busy = true, .unchanged = 9} << qint64{2};
    QTest::newRow("just now something was new") << RefreshSituation{} << qint64{10};
    QTest::newRow("slower") << RefreshSituation{.unchanged = 1} << qint64{20};
    QTest::newRow("a minute at most") << RefreshSituation{.unchanged = 1000} << qint64{60};
    QTest::newRow("nobody looks") << RefreshSituation{.watched = false} << qint64{300};
    QTest::newRow("nobody looks, something is under way")
        << RefreshSituation{.busy = true, .watched = false} << qint64{10};
    QTest::newRow("one failure") << RefreshSituation{.busy = true, .failures = 1} << qint64{4};
    QTest::newRow("several") << RefreshSituation{.failures = 5} << qint64{64};
    QTest::newRow("five minutes at most") << RefreshSituation{.failures = 1000} << qint64{300};
}

void TestCloudView::pause() {
    QFETCH(RefreshSituation, situation);
    QFETCH(qint64, seconds);
    QCOMPARE(refreshPause(situation), std::chrono::seconds(seconds));
}

QTEST_GUILESS_MAIN(TestCloudView)
#include "tst_cloudview.moc"
