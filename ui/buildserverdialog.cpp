// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/buildserverdialog.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/domain/sshkeys.h"
#include "ui/dialogframe.h"
#include "ui/noticebox.h"
#include "ui/palette.h"
#include "ui/successor.h"
#include "ui/textfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include <algorithm>
#include <initializer_list>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSmallestVolume = 40 * kGiB; // api.md, section 6
constexpr int kTypeRow = Qt::UserRole;
constexpr auto kOwnSize = "own"_L1; // the id of the type whose size is asked for

} // namespace

class BuildServerDialog::Private {
public:
    Private(BuildServerDialog* dialog, const Library& of)
        : q(dialog)
        , library(of) { }

    void build(const QString& title);
    void buildTypes();
    void buildPlace();
    void buildHere();
    void chooseKey();
    void offerToShrink();
    QString freeName(const QString& name) const;
    ServerType ownSize() const;
    bool isHere() const { return library.abilities().testFlag(Ability::BuildHere); }
    Result<QStringList> keys() const;
    QString subtitle() const;
    void setImages(const QList<Image>& all, const ImageId& chosen);
    void prefill(const Server& server);
    void showTypes();
    void refresh();
    const Image& image() const { return images.at(std::max(0, imageBox->currentIndex())); }
    std::optional<ServerType> type() const;
    std::optional<qint64> bootVolume() const;
    QString whyNot() const;
    QStringList warnings() const;

    BuildServerDialog* q;
    const Library& library;
    QList<Image> images;
    QList<ServerType> types;
    std::optional<CloudIp> cloudIp;
    DialogFrame* frame = nullptr;
    QComboBox* imageBox = nullptr;
    QTreeWidget* typeList = nullptr;
    QSpinBox* volume = nullptr;
    QLineEdit* name = nullptr;
    QComboBox* zone = nullptr;
    QListWidget* groups = nullptr;
    TextField* userData = nullptr;
    QCheckBox* moveIp = nullptr;

    // On this computer.
    QSpinBox* ownRam = nullptr;
    QSpinBox* ownCores = nullptr;
    QSpinBox* ownDisk = nullptr;
    QComboBox* key = nullptr;
    QComboBox* mode = nullptr;
    QCheckBox* start = nullptr;
};

void BuildServerDialog::Private::build(const QString& title) {
    q->setObjectName("buildServerDialog"_L1);
    frame = new DialogFrame(q, title, BuildServerDialog::tr("Build Server"));
    imageBox = new QComboBox;
    imageBox->setObjectName("image"_L1);
    imageBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    frame->addRow(BuildServerDialog::tr("&Image"), imageBox);
    name = new QLineEdit;
    name->setObjectName("serverName"_L1);
    name->setTextMargins(4, 0, 4, 0);
    frame->addRow(BuildServerDialog::tr("&Name"), name);
    buildTypes();
    buildHere();
    buildPlace();
    frame->setRowVisible(zone, !isHere());
    frame->addWide(start);
    start->setVisible(isHere());
    QObject::connect(imageBox, &QComboBox::currentIndexChanged, q, [this] { showTypes(); });
    QObject::connect(frame->confirm(), &QPushButton::clicked, q, &QDialog::accept);
    q->resize(680, 600);
}

void BuildServerDialog::Private::buildTypes() {
    types = library.serverTypes();
    types.removeIf([](const ServerType& each) { return each.status == ServerTypeStatus::Deprecated; });
    if (isHere()) {
        types.append({.id = ServerTypeId(kOwnSize), .name = BuildServerDialog::tr("own size")});
    }
    typeList = new QTreeWidget;
    typeList->setObjectName("types"_L1);
    typeList->setRootIsDecorated(false);
    typeList->setUniformRowHeights(true);
    typeList->setHeaderLabels({BuildServerDialog::tr("Type"), BuildServerDialog::tr("RAM"),
        BuildServerDialog::tr("Cores"), BuildServerDialog::tr("Disk"), QString()});
    typeList->header()->setStretchLastSection(true);
    typeList->setAllColumnsShowFocus(true);
    typeList->header()->setDefaultSectionSize(72);
    typeList->setColumnWidth(0, 104);
    frame->addFramed(BuildServerDialog::tr("&Type"), typeList, 9);
    volume = new QSpinBox;
    volume->setObjectName("bootVolume"_L1);
    volume->setRange(1, 16384);
    volume->setSuffix(BuildServerDialog::tr(" GiB"));
    frame->addRow(BuildServerDialog::tr("&Boot volume"), volume);
    QObject::connect(typeList, &QTreeWidget::currentItemChanged, q, [this] { refresh(); });
    QObject::connect(volume, &QSpinBox::valueChanged, q, [this] { refresh(); });
}

void BuildServerDialog::Private::buildPlace() {
    zone = new QComboBox;
    zone->setObjectName("zone"_L1);
    zone->addItem(BuildServerDialog::tr("any"), QString());
    for (const QList<Zone> zones = library.zones(); const Zone& each : zones) {
        zone->addItem(each.handle, each.id.toString());
    }
    frame->addRow(BuildServerDialog::tr("&Zone"), zone);
    groups = new QListWidget;
    groups->setObjectName("groups"_L1);
    for (const QList<ServerGroup> all = library.serverGroups(); const ServerGroup& each : all) {
        auto* item = new QListWidgetItem(each.name.isEmpty() ? each.id.toString() : each.name, groups);
        item->setData(Qt::UserRole, each.id.toString());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(each.isDefault ? Qt::Checked : Qt::Unchecked);
    }
    frame->addFramed(BuildServerDialog::tr("&Groups"), groups, std::clamp(groups->count(), 1, 3));
    frame->setRowVisible(groups, groups->count() > 0);
    userData = new TextField;
    userData->setObjectName("userData"_L1);
    userData->setPlaceholderText(BuildServerDialog::tr("optional: a script or #cloud-config"));
    userData->setFixedHeight(64);
    frame->addRow(BuildServerDialog::tr("&User data"), userData);
    moveIp = new QCheckBox;
    moveIp->setObjectName("moveIp"_L1);
    moveIp->setVisible(false);
    frame->addWide(moveIp);
}

// What only servers of this computer are asked.
void BuildServerDialog::Private::buildHere() {
    const auto number = [this](const QString& widgetName, int value, int most, const QString& suffix) {
        auto* box = new QSpinBox;
        box->setObjectName(widgetName);
        box->setRange(1, most);
        box->setValue(value);
        box->setSuffix(suffix);
        QObject::connect(box, &QSpinBox::valueChanged, q, [this] { refresh(); });
        return box;
    };
    ownRam = number(u"ownRam"_s, 1024, 1 << 24, BuildServerDialog::tr(" MiB of RAM"));
    ownCores = number(u"ownCores"_s, 2, 512, BuildServerDialog::tr(" cores", "of a processor, after their number"));
    ownDisk = number(u"ownDisk"_s, 20, 1 << 20, BuildServerDialog::tr(" GiB of disk"));
    frame->addRow(BuildServerDialog::tr("&RAM"), ownRam);
    frame->addRow(BuildServerDialog::tr("&Cores"), ownCores);
    frame->addRow(BuildServerDialog::tr("&Disk"), ownDisk);
    key = new QComboBox;
    key->setObjectName("sshKey"_L1);
    key->setEditable(true);
    key->addItems(usualSshKeyFiles(QDir::homePath()));
    key->lineEdit()->setPlaceholderText(BuildServerDialog::tr("optional: a file with a public key"));
    auto* choose = new QPushButton(BuildServerDialog::tr("Choose…"));
    choose->setObjectName("chooseSshKey"_L1);
    auto* keyRow = new QHBoxLayout;
    keyRow->addWidget(key, 1);
    keyRow->addWidget(choose);
    frame->addRow(BuildServerDialog::tr("&ssh key"), keyRow, key);
    mode = new QComboBox;
    mode->setObjectName("mode"_L1);
    mode->addItem(BuildServerDialog::tr("virtio: fast"), int(ImageMode::Virtio));
    mode->addItem(
        BuildServerDialog::tr("compatibility: for systems without virtio drivers"), int(ImageMode::Compatibility));
    frame->addRow(BuildServerDialog::tr("&Mode"), mode);
    start = new QCheckBox(BuildServerDialog::tr("S&tart it at once"));
    start->setObjectName("start"_L1);
    start->setChecked(true);
    for (QWidget* widget : std::initializer_list<QWidget*>{key, mode}) {
        frame->setRowVisible(widget, isHere());
    }
    choose->setVisible(isHere());
    QObject::connect(choose, &QPushButton::clicked, q, [this] { chooseKey(); });
    QObject::connect(key, &QComboBox::editTextChanged, q, [this] { refresh(); });
}

void BuildServerDialog::Private::chooseKey() {
    auto* dialog = new QFileDialog(q, BuildServerDialog::tr("Public ssh Key"), QDir::home().filePath(u".ssh"_s),
        BuildServerDialog::tr("Public keys (*.pub);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, key, &QComboBox::setEditText);
    dialog->open();
}

Result<QStringList> BuildServerDialog::Private::keys() const {
    const QString path = key->currentText().trimmed();
    return path.isEmpty() || !isHere() ? QStringList() : readSshKeyFile(path);
}

ServerType BuildServerDialog::Private::ownSize() const {
    return {.id = ServerTypeId(kOwnSize),
        .name = BuildServerDialog::tr("the size asked for"),
        .ram = ownRam->value() * kMiB,
        .cores = ownCores->value(),
        .disk = ownDisk->value() * kGiB};
}

QString BuildServerDialog::Private::subtitle() const {
    const QString place = library.name();
    if (isHere()) {
        return images.size() > 1
            ? BuildServerDialog::tr("In %1.", "a library").arg(place)
            : BuildServerDialog::tr("From %1 in %2.", "an image, a library").arg(images.first().name, place);
    }
    return images.size() > 1
        ? BuildServerDialog::tr("In %1. Running servers cost money.", "an account").arg(place)
        : BuildServerDialog::tr("From %1 in %2. Running servers cost money.", "an image, an account")
              .arg(images.first().name, place);
}

void BuildServerDialog::Private::setImages(const QList<Image>& all, const ImageId& chosen) {
    images = all;
    for (const Image& each : images) {
        const QString text = each.status == ImageStatus::Deprecated
            ? BuildServerDialog::tr("%1 · %2 (deprecated)", "an image's name, its id")
                  .arg(each.name, each.id.toString())
            : BuildServerDialog::tr("%1 · %2", "an image's name, its id").arg(each.name, each.id.toString());
        imageBox->addItem(text);
    }
    const auto at = std::ranges::find(images, chosen, &Image::id);
    imageBox->setCurrentIndex(at == images.end() ? 0 : int(at - images.begin()));
    frame->setRowVisible(imageBox, images.size() > 1);
    frame->setSubtitle(subtitle());
    showTypes();
}

// Each type with why it does not fit. Keeps the chosen one where it still fits, else the first that does.
void BuildServerDialog::Private::showTypes() {
    const int before = typeList->currentItem() ? typeList->currentItem()->data(0, kTypeRow).toInt() : -1;
    const QSignalBlocker quiet(typeList);
    typeList->clear();
    QTreeWidgetItem* first = nullptr;
    QTreeWidgetItem* kept = nullptr;
    for (int row = 0; row < types.size(); ++row) {
        const ServerType& each = types[row];
        const bool own = each.id.toString() == kOwnSize;
        const Result<void> fits = own ? Result<void>{} : ImageRules::fits(image(), each);
        const QString disk = each.networkStorage ? BuildServerDialog::tr("network") : formatSize(each.disk);
        auto* item = new QTreeWidgetItem(typeList,
            {each.handle.isEmpty() ? each.name : each.handle, formatSize(each.ram), QString::number(each.cores), disk,
                fits ? QString() : fits.error().message});
        item->setData(0, kTypeRow, row);
        item->setDisabled(!fits);
        item->setToolTip(4, item->text(4));
        if (!fits) {
            continue;
        }
        if (own) {
            for (const int column : {1, 2, 3}) {
                item->setText(column, QString());
            }
        }
        first = first ? first : item;
        kept = row == before ? item : kept;
    }
    typeList->setCurrentItem(kept ? kept : first);
    volume->setMinimum(int((std::max(kSmallestVolume, image().virtualSize) + kGiB - 1) / kGiB));
    ownDisk->setMinimum(std::max(1, int((image().virtualSize + kGiB - 1) / kGiB)));
    ownRam->setMinimum(std::max(1, int((image().minRam.value_or(0) + kMiB - 1) / kMiB)));
    mode->setCurrentIndex(mode->findData(int(image().mode)));
    refresh();
}

std::optional<ServerType> BuildServerDialog::Private::type() const {
    const QTreeWidgetItem* item = typeList->currentItem();
    if (!item || item->isDisabled()) {
        return std::nullopt;
    }
    const ServerType& chosen = types.at(item->data(0, kTypeRow).toInt());
    return chosen.id.toString() == kOwnSize ? ownSize() : chosen;
}

std::optional<qint64> BuildServerDialog::Private::bootVolume() const {
    const auto chosen = type();
    return chosen && chosen->networkStorage ? std::optional(volume->value() * kGiB) : std::nullopt;
}

QString BuildServerDialog::Private::whyNot() const {
    if (const auto buildable = ImageRules::canBuild(image()); !buildable) {
        return buildable.error().message;
    }
    const auto chosen = type();
    if (!chosen) {
        return BuildServerDialog::tr("No server type fits this image.");
    }
    if (const Result<void> fits = ImageRules::fits(image(), *chosen, bootVolume()); !fits) {
        return fits.error().message;
    }
    const auto known = keys();
    return known ? QString() : known.error().message;
}

QStringList BuildServerDialog::Private::warnings() const {
    QStringList lines;
    if (isHere() && key->currentText().trimmed().isEmpty()) {
        lines.append(BuildServerDialog::tr("Without a key nobody signs in by ssh, unless the image holds one."));
    }
    if (image().status != ImageStatus::Deprecated) {
        return lines;
    }
    const auto next = Successor::in(image().description);
    const auto successor = next ? library.image(*next) : std::nullopt;
    if (successor) {
        lines.append(BuildServerDialog::tr("%1 is deprecated. %2 (%3) took its place.", "names and an id")
                .arg(image().name, successor->name, successor->id.toString()));
    } else if (next) {
        lines.append(BuildServerDialog::tr("%1 is deprecated. %2 took its place.", "a name and an id")
                .arg(image().name, next->toString()));
    } else {
        lines.append(
            BuildServerDialog::tr("%1 is deprecated: a newer image may be the better choice.").arg(image().name));
    }
    return lines;
}

void BuildServerDialog::Private::refresh() {
    const QString why = whyNot();
    const auto chosen = type();
    const bool own = chosen && chosen->id.toString() == kOwnSize;
    frame->setRowVisible(volume, chosen && chosen->networkStorage);
    for (QSpinBox* box : {ownRam, ownCores, ownDisk}) {
        frame->setRowVisible(box, own);
    }
    frame->warning()->setLines(warnings());
    frame->confirm()->setEnabled(why.isEmpty());
    frame->setReason(why);
    frame->fit();
}

// A smaller image may fit what this one does not.
void BuildServerDialog::Private::offerToShrink() {
    const bool tooLarge = std::ranges::any_of(types, [this](const ServerType& each) {
        return !each.networkStorage && each.disk > 0 && each.disk < image().virtualSize;
    });
    if (!tooLarge || !library.abilities().testFlag(Ability::Shrink) || !ImageRules::canExport(image())) {
        return;
    }
    auto* shrink = new QPushButton(BuildServerDialog::tr("Shrink to fit…"));
    shrink->setObjectName("shrink"_L1);
    shrink->setAutoDefault(false);
    frame->note()->setText(
        BuildServerDialog::tr("Some types have a smaller disk than the image. A smaller one with the "
                              "same files may fit them."));
    frame->note()->addButton(shrink);
    QObject::connect(shrink, &QPushButton::clicked, q, [this] {
        const Image wanted = image();
        q->reject();
        Q_EMIT q->shrinkWanted(wanted);
    });
}

// On this computer no two servers have the same name.
QString BuildServerDialog::Private::freeName(const QString& wanted) const {
    const QList<Server> servers = isHere() ? library.servers() : QList<Server>();
    QString free = wanted;
    for (int number = 2; std::ranges::contains(servers, free, &Server::name); ++number) {
        free = u"%1-%2"_s.arg(wanted).arg(number);
    }
    return free;
}

void BuildServerDialog::Private::prefill(const Server& server) {
    name->setText(freeName(server.name));
    zone->setCurrentIndex(std::max(0, zone->findData(server.zone.toString())));
    for (int row = 0; row < groups->count(); ++row) {
        const ServerGroupId id(groups->item(row)->data(Qt::UserRole).toString());
        groups->item(row)->setCheckState(server.groups.contains(id) ? Qt::Checked : Qt::Unchecked);
    }
    userData->setPlainText(QString::fromUtf8(QByteArray::fromBase64(server.userData.toLatin1())));
    for (int row = 0; server.type && row < typeList->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = typeList->topLevelItem(row);
        if (types.at(item->data(0, kTypeRow).toInt()).id == server.type->id && !item->isDisabled()) {
            typeList->setCurrentItem(item);
        }
    }
    if (const auto boot = std::ranges::find(server.volumes, true, &Volume::boot); boot != server.volumes.end()) {
        volume->setValue(int(boot->size / kGiB));
    }
    const QList<CloudIp> ips = library.cloudIps();
    const auto ip = std::ranges::find(ips, server.id, &CloudIp::server);
    if (ip != ips.end()) {
        cloudIp = *ip;
        moveIp->setText(BuildServerDialog::tr("Move the cloud IP %1 to the new server once it is up").arg(ip->address));
        moveIp->setChecked(true);
        moveIp->setVisible(true);
    }
    frame->note()->setText(
        BuildServerDialog::tr("%1 goes on until you delete it, so that you can go back.").arg(server.name));
    refresh();
}

BuildServerDialog::BuildServerDialog(const Library& library, const Image& image, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, library)) {
    d->build(tr("Build server"));
    d->setImages({image}, image.id);
    d->offerToShrink();
    d->name->setText(d->freeName(QString(image.name).replace(u'/', u'-')));
    d->name->selectAll();
    d->name->setFocus();
}

BuildServerDialog::BuildServerDialog(const Library& library, const Server& replaced, QWidget* parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, library)) {
    d->build(tr("Build replacement of %1", "a server").arg(replaced.name));
    QList<Image> buildable = library.images();
    buildable.removeIf([&](const Image& image) {
        const bool used = replaced.image && replaced.image->id == image.id;
        return !ImageRules::canBuild(image)
            || (!used && !library.owner().isEmpty() && image.owner != library.owner()
                && !ImageRules::isListed(image, library.owner()));
    });
    std::ranges::sort(buildable, comesFirst);
    d->setImages(
        buildable.isEmpty() ? QList<Image>{Image{}} : buildable, replaced.image ? replaced.image->id : ImageId());
    d->prefill(replaced);
    d->imageBox->setFocus();
}

BuildServerDialog::~BuildServerDialog() = default;

BuildRequest BuildServerDialog::request() const {
    BuildRequest request;
    request.image = d->image().id;
    request.type = d->type() ? d->type()->id : ServerTypeId();
    request.bootVolume = d->bootVolume();
    request.zone = ZoneId(d->zone->currentData().toString());
    request.name = d->name->text().trimmed();
    for (int row = 0; row < d->groups->count(); ++row) {
        if (d->groups->item(row)->checkState() == Qt::Checked) {
            request.groups.append(ServerGroupId(d->groups->item(row)->data(Qt::UserRole).toString()));
        }
    }
    request.userData = d->userData->toPlainText().toUtf8();
    if (d->isHere()) {
        request.size = d->type();
        request.sshKeys = d->keys().value_or(QStringList());
        request.mode = ImageMode(d->mode->currentData().toInt());
        request.start = d->start->isChecked();
    }
    if (d->cloudIp && d->moveIp->isChecked()) {
        request.moveCloudIp = d->cloudIp->id;
    }
    return request;
}

} // namespace platter
