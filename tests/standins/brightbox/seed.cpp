// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/seed.h"

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 mib = 1024 * 1024;
constexpr qint64 seededBytes = 16 * mib; // of an own image's disk, where there is an Orbit to keep it

struct SeedType {
    const char *id, *handle, *name;
    int ram, cores, disk; // MiB
};

// api.md, section 5.3; the ids of the last four are made up.
constexpr std::array types{SeedType{"typ-4nssg", "nano", "Brightbox Nano Instance", 512, 2, 20480},
    SeedType{"typ-iqisj", "mini", "Brightbox Mini Instance", 1024, 4, 40960},
    SeedType{"typ-urtky", "small", "Brightbox Small Instance", 2048, 4, 81920},
    SeedType{"typ-qdiwq", "medium", "Brightbox Medium Instance", 4096, 8, 163840},
    SeedType{"typ-mlbt7", "large", "Brightbox Large Instance", 8192, 8, 327680},
    SeedType{"typ-wdicw", "xl", "Brightbox XL Instance", 16384, 8, 655360},
    SeedType{"typ-w0hf9", "1gb.ssd", "SSD 1GB", 1024, 1, 30720},
    SeedType{"typ-n2bs1", "2gb.nbs", "2GB Block Storage", 2048, 2, 0},
    SeedType{"typ-n4bs1", "4gb.nbs", "4GB Block Storage", 4096, 2, 0},
    SeedType{"typ-old01", "xxl", "Brightbox XXL Instance", 32768, 8, 1310720}};

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

QString ago(const CloudState& state, int hours) {
    return state.now().addSecs(-3600LL * hours).toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ");
}

void addPlace(CloudState& state, const QString& id, const QString& name) {
    state.add(id,
        {{u"name"_s, name}, {u"status"_s, u"active"_s}, {u"created_at"_s, u"2013-07-15T09:56:36Z"_s},
            {u"ram_limit"_s, 262144}, {u"ram_used"_s, 8192}, {u"cloud_ips_limit"_s, 20}, {u"cloud_ips_used"_s, 2},
            {u"block_storage_limit"_s, 1048576}, {u"block_storage_used"_s, 0}, {u"valid_credit_card"_s, true},
            {u"library_ftp_host"_s, QJsonValue::Null}, {u"library_ftp_user"_s, QJsonValue::Null},
            {u"library_ftp_password"_s, QJsonValue::Null}});
}

struct SeedImage {
    const char *id, *name, *username, *status;
    int virtualSize, diskSize; // MiB
    int hours; // ago
    const char* more = ""; // "windows", "i686", "deprecated", "locked", "compatibility", "public", "min_ram"
};

constexpr std::array officialImages{
    SeedImage{"img-ubn24", "ubuntu-noble-24.04-amd64-server", "ubuntu", "available", 3584, 612, 30 * 24},
    SeedImage{"img-ubj22", "ubuntu-jammy-22.04-amd64-server", "ubuntu", "available", 2252, 624, 200 * 24},
    SeedImage{"img-ubj2m", "ubuntu-jammy-22.04-amd64-minimal-uefi1", "ubuntu", "available", 2252, 291, 201 * 24},
    SeedImage{"img-ubf20", "ubuntu-focal-20.04-amd64-server", "ubuntu", "deprecated", 2252, 571, 900 * 24},
    SeedImage{"img-deb13", "debian-13-amd64-server", "debian", "available", 3072, 337, 60 * 24},
    SeedImage{"img-cen09", "CentOS Stream 9 server", "cloud-user", "available", 10240, 1083, 90 * 24},
    SeedImage{"img-w2k22", "Windows Server 2022", "administrator", "available", 20480, 5120, 300 * 24,
        "windows compatibility min_ram"},
    SeedImage{"img-blank", "Blank Disk Image", "", "available", 0, 0, 4000 * 24}};

constexpr std::array ownImages{SeedImage{"img-web01", "nightly-web-2024-05-01", "ubuntu", "available", 2252, 702, 30},
    SeedImage{"img-web02", "nightly-web-2024-05-02", "ubuntu", "available", 2252, 705, 6, "locked"},
    SeedImage{"img-gold1", "golden-base", "ubuntu", "available", 2252, 655, 400, "public min_ram"},
    SeedImage{"img-gold0", "golden-base", "ubuntu", "deprecated", 2252, 641, 2000},
    SeedImage{"img-old86", "legacy-appliance", "", "available", 8192, 2210, 9000, "i686 compatibility"},
    SeedImage{"img-broke", "upload-of-tuesday", "", "failed", 0, 0, 50}};

// An own image. Where there is an Orbit, one that is available has its bytes there: then it is as large as they are.
void addOwn(Api& api, Importer& importer, QJsonObject fields) {
    const bool stored = !importer.orbit.isEmpty() && fields["status"_L1].toString() == "available"_L1;
    if (stored) {
        fields["virtual_size"_L1] = seededBytes / mib;
        fields["disk_size"_L1] = seededBytes / mib / 4;
    }
    const auto id = api.addImage(fields);
    if (stored)
        importer.copy(id, {.file = {}, .seed = static_cast<quint32>(qHash(id, 1)), .bytes = seededBytes});
}

QJsonObject fieldsOf(const CloudState& state, const SeedImage& image) {
    const auto more = text(image.more);
    QJsonObject fields{{u"id"_s, text(image.id)}, {u"name"_s, text(image.name)}, {u"status"_s, text(image.status)},
        {u"virtual_size"_s, image.virtualSize}, {u"disk_size"_s, image.diskSize},
        {u"created_at"_s, ago(state, image.hours)}, {u"source"_s, QString(text(image.name) + u".img")},
        {u"arch"_s, more.contains(u"i686") ? u"i686"_s : u"x86_64"_s}, {u"locked"_s, more.contains(u"locked")},
        {u"compatibility_mode"_s, more.contains(u"compatibility")}, {u"public"_s, more.contains(u"public")},
        {u"licence_name"_s, more.contains(u"windows") ? u"Windows 2022"_s : u""_s}};
    if (*image.username)
        fields["username"_L1] = text(image.username);
    if (more.contains(u"min_ram"))
        fields["min_ram"_L1] = 2048;
    return fields;
}

void seedServers(CloudState& state, Api& api) {
    struct {
        const char *id, *name, *status, *type, *image, *ip;
    } constexpr servers[]{{"srv-web1a", "web-1", "active", "typ-urtky", "img-gold1", "109.107.50.1"},
        {"srv-web2a", "web-2", "active", "typ-urtky", "img-gold0", "109.107.50.2"},
        {"srv-db01a", "database", "active", "typ-n2bs1", "img-ubj22", ""},
        {"srv-jump1", "jump host", "active", "typ-4nssg", "img-ubf20", "109.107.50.3"},
        {"srv-build", "build machine", "inactive", "typ-qdiwq", "img-deb13", ""},
        {"srv-win01", "accounting", "active", "typ-urtky", "img-w2k22", ""}};
    state.add(u"grp-web01"_s,
        {{u"name"_s, u"web"_s}, {u"description"_s, u"web servers"_s}, {u"created_at"_s, u"2019-01-01T00:00:00Z"_s},
            {u"default"_s, false}, {u"_account"_s, u"acc-12345"_s}, {u"fqdn"_s, u"grp-web01.gb1.brightbox.com"_s}});
    for (const auto& server : servers) {
        const auto id = text(server.id);
        const bool web = id.startsWith(u"srv-web");
        api.addServer({{u"id"_s, id}, {u"name"_s, text(server.name)}, {u"status"_s, text(server.status)},
            {u"_type"_s, text(server.type)}, {u"_image"_s, text(server.image)}, {u"created_at"_s, ago(state, 700)},
            {u"_groups"_s, QJsonArray{web ? u"grp-web01"_s : u"grp-dflt1"_s}},
            {u"snapshots_schedule"_s, web ? QJsonValue(u"0 7 * * *"_s) : QJsonValue()},
            {u"snapshots_retention"_s, web ? QJsonValue(u"7"_s) : QJsonValue()}});
        if (*server.ip)
            addCloudIp(state, {{u"public_ip"_s, text(server.ip)}, {u"_server"_s, id}, {u"name"_s, text(server.name)}});
    }
    addCloudIp(state, {{u"public_ip"_s, u"109.107.50.9"_s}, {u"name"_s, u"spare"_s}});
    api.addVolume(
        {{u"id"_s, u"vol-db00a"_s}, {u"_server"_s, u"srv-db01a"_s}, {u"_image"_s, u"img-ubj22"_s}, {u"boot"_s, true},
            {u"status"_s, u"attached"_s}, {u"source"_s, u"img-ubj22"_s}, {u"source_type"_s, u"image"_s}});
    api.addVolume({{u"id"_s, u"vol-db01a"_s}, {u"name"_s, u"tables"_s}, {u"_server"_s, u"srv-db01a"_s},
        {u"_image"_s, u"img-blank"_s}, {u"status"_s, u"attached"_s}, {u"size"_s, 102400},
        {u"filesystem_type"_s, u"ext4"_s}});
    api.addVolume({{u"id"_s, u"vol-old1a"_s}, {u"name"_s, u"old tables"_s}, {u"_image"_s, u"img-blank"_s},
        {u"status"_s, u"detached"_s}, {u"size"_s, 51200}});
}

} // namespace

QString addCloudIp(CloudState& state, QJsonObject fields) {
    const auto id = fields.contains("id"_L1) ? fields["id"_L1].toString() : state.newId(u"cip"_s);
    const QJsonObject usual{{u"public_ip"_s, u"109.107.50.200"_s}, {u"_server"_s, u""_s}, {u"name"_s, u""_s},
        {u"fqdn"_s, QString(id + u".gb1.brightbox.com")}, {u"reverse_dns"_s, QJsonValue::Null}, {u"mode"_s, u"nat"_s},
        {u"public_ipv6"_s, u"2001:db8:ffff::1"_s}, {u"_account"_s, u"acc-12345"_s}};
    for (auto it = usual.begin(); it != usual.end(); ++it)
        if (!fields.contains(it.key()))
            fields[it.key()] = it.value();
    fields["public_ipv4"_L1] = fields["public_ip"_L1];
    fields["status"_L1] = fields["_server"_L1].toString().isEmpty() ? u"unmapped"_s : u"mapped"_s;
    state.add(id, fields);
    return id;
}

void seedBasics(CloudState& state) {
    addPlace(state, u"acc-12345"_s, u"Example Account"_s);
    addPlace(state, u"acc-67890"_s, u"Other Account"_s);
    addPlace(state, u"acc-vendr"_s, u"Vendor"_s);
    state.add(u"usr-12345"_s,
        {{u"name"_s, u"Example User"_s}, {u"email_address"_s, u"user@example.com"_s}, {u"email_verified"_s, true},
            {u"ssh_key"_s, u""_s}, {u"messaging_pref"_s, true}, {u"created_at"_s, QJsonValue::Null},
            {u"2fa"_s, QJsonObject{{u"enabled"_s, false}}}});
    for (const auto& number : {u"12345"_s, u"67890"_s})
        state.add(u"cli-"_s + number,
            {{u"name"_s, u"client"_s}, {u"description"_s, u""_s}, {u"revoked_at"_s, QJsonValue::Null},
                {u"permissions_group"_s, u"full"_s}, {u"_account"_s, QString(u"acc-" + number)}});
    state.add(u"zon-6mxqw"_s, {{u"handle"_s, u"gb1-a"_s}});
    state.add(u"zon-remk1"_s, {{u"handle"_s, u"gb1-b"_s}});
    for (const auto& type : types)
        state.add(text(type.id),
            {{u"name"_s, text(type.name)}, {u"handle"_s, text(type.handle)},
                {u"status"_s, text(type.handle) == u"xxl" ? u"deprecated"_s : u"available"_s}, {u"cores"_s, type.cores},
                {u"ram"_s, type.ram}, {u"disk_size"_s, type.disk},
                {u"storage_type"_s, type.disk ? u"local"_s : u"network"_s}});
    for (const auto& [id, account] : {std::pair{u"grp-dflt1"_s, u"acc-12345"_s}, {u"grp-dflt2"_s, u"acc-67890"_s}})
        state.add(id,
            {{u"name"_s, u"default"_s}, {u"created_at"_s, u"2013-08-27T15:47:00Z"_s}, {u"default"_s, true},
                {u"description"_s, u"All new servers are added to this group unless specified otherwise."_s},
                {u"_account"_s, account}, {u"fqdn"_s, QString(id + u".gb1.brightbox.com")}});
}

void seed(CloudState& state, Api& api, Importer& importer) {
    for (const auto& image : officialImages) {
        auto fields = fieldsOf(state, image);
        fields["owner"_L1] = u"acc-vendr"_s;
        fields["official"_L1] = true;
        fields["public"_L1] = true;
        api.addImage(fields);
    }
    for (const auto& image : ownImages) {
        auto fields = fieldsOf(state, image);
        fields["_ancestor"_L1] = text(image.name).startsWith(u"nightly") ? u"img-ubj22"_s : QString();
        addOwn(api, importer, fields);
    }
    api.addImage({{u"id"_s, u"img-other"_s}, {u"name"_s, u"appliance of somebody else"_s}, {u"owner"_s, u"acc-67890"_s},
        {u"public"_s, true}, {u"virtual_size"_s, 4096}, {u"disk_size"_s, 900}, {u"created_at"_s, ago(state, 3000)}});
    api.addImage({{u"id"_s, u"img-hid00"_s}, {u"name"_s, u"private thing of somebody else"_s},
        {u"owner"_s, u"acc-67890"_s}, {u"virtual_size"_s, 4096}, {u"disk_size"_s, 900}});
    seedServers(state, api);
    for (int day = 1; day <= 2; ++day)
        addOwn(api, importer,
            {{u"id"_s, u"img-aut0%1"_s.arg(day)}, {u"name"_s, u"Automated snapshot of srv-web1a (web-1)"_s},
                {u"username"_s, u"ubuntu"_s}, {u"source"_s, u"srv-web1a"_s}, {u"source_type"_s, u"snapshot"_s},
                {u"source_trigger"_s, u"schedule"_s}, {u"_ancestor"_s, u"img-gold1"_s}, {u"status"_s, u"available"_s},
                {u"created_at"_s, ago(state, 24 * day)}, {u"virtual_size"_s, 81920}, {u"disk_size"_s, 1480}});
}

void seedMany(CloudState& state, Api& api, int images, int servers) {
    QStringList ids;
    for (int i = 0; i < images; ++i)
        ids << api.addImage({{u"name"_s, u"build-%1"_s.arg(i, 5, 10, QChar(u'0'))}, {u"username"_s, u"ubuntu"_s},
            {u"virtual_size"_s, 2252 + i % 7 * 1024}, {u"disk_size"_s, 500 + i % 400}, {u"created_at"_s, ago(state, i)},
            {u"status"_s, i % 10 == 9 ? u"deprecated"_s : u"available"_s}});
    for (int i = 0; i < servers; ++i)
        api.addServer({{u"name"_s, u"node-%1"_s.arg(i, 4, 10, QChar(u'0'))}, {u"_image"_s, ids.value(i % 50)},
            {u"status"_s, i % 9 == 8 ? u"inactive"_s : u"active"_s}, {u"created_at"_s, ago(state, i + 1)},
            {u"_groups"_s, QJsonArray{u"grp-dflt1"_s}}});
}

} // namespace platter::test
