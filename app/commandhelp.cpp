// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandhelp.h"

namespace platter {

using namespace Qt::StringLiterals;

QString CommandHelp::imageNote() {
    return tr(
        "IMG is an image's id, a name that only one image has, or PATTERN@latest: the newest finished image whose\n"
        "name matches, as in 'nightly-web-*@latest'.\n");
}

QString CommandHelp::fields() {
    return tr("  --name NAME           what the image is called\n"
              "  --arch ARCH           x86_64, i686 or another architecture; none: not known\n"
              "  --mode MODE           virtio, or compatibility for systems without virtio drivers\n"
              "  --username USER       the account that gets the ssh key on first boot\n"
              "  --description TEXT    what it is for\n"
              "  --min-ram MIB         the least memory that a server needs; none: no minimum\n");
}

CommandHelp::Text CommandHelp::text(Command command) {
    switch (command) {
    case Command::List:
        return {u"platter list [--scope SCOPE] [--search TEXT]"_s, tr("Lists images."),
            tr("  --scope SCOPE         all (without the deleted ones), official, private, public, deprecated or "
               "deleted\n"
               "  --search TEXT         only what the window's search field would find: words, status:failed, "
               "larger:10G, …\n")};
    case Command::Show:
        return {u"platter show IMG"_s, tr("Tells everything about an image."), {}};
    case Command::History:
        return {u"platter history IMG"_s, tr("Tells what was done with an image, by whom and when."), {}};
    case Command::Import:
        return {u"platter import FILE-OR-URL…|- [OPTIONS]\n       platter import --retry IMG…"_s,
            tr("Takes disk images into the library and prints their new ids."),
            fields()
                + tr("  --sha256 SUM          refuse the file unless this is its SHA-256\n"
                     "  --member NAME         which file of an archive, when it holds several disks\n"
                     "  --max-size SIZE       refuse larger disks (64T unless the settings say otherwise)\n"
                     "  --retry               make images that failed again, from where they were to come\n")
                + limitRate() + noWait()
                + tr("\nWhat is at a URL is checked against SHA256SUMS and its like beside it, and is official when a "
                     "vendor\n"
                     "signed that. Passwords and keys in a URL are not kept. A library in the cloud fetches a URL "
                     "itself.\n"
                     "A file is uploaded. With “-” the disk comes from standard input, raw, compressed or in a tar\n"
                     "archive (this computer).\n")};
    case Command::Export:
        return {u"platter export IMG FILE"_s, tr("Writes an image to a file, or to standard output when FILE is “-”."),
            tr("  --format FORMAT       raw (unless told otherwise), qcow2, vmdk, vdi or vhdx\n"
               "  --force               replace FILE when it exists\n")
                + limitRate()};
    case Command::Update:
        return {u"platter update IMG OPTIONS"_s, tr("Changes what is said about an image."),
            fields() + tr("  --public YES-OR-NO    whether everyone may see it\n")};
    case Command::Deprecate:
        return {u"platter deprecate IMG… [--successor IMG | --undo]"_s,
            tr("Marks images as outdated: no longer listed for others, still usable by their id."),
            tr("  --successor IMG       say in the description what to use instead\n"
               "  --undo                make them available again\n")};
    case Command::Lock:
        return {u"platter lock IMG…"_s, tr("Locks images, so that they cannot be deleted."), {}};
    case Command::Unlock:
        return {u"platter unlock IMG…"_s, tr("Unlocks images."), {}};
    case Command::Delete:
        return {u"platter delete IMG…"_s,
            tr("Deletes images, without asking. Nothing is deleted when one of them cannot be."), {}};
    case Command::Undelete:
        return {u"platter undelete IMG…"_s,
            tr("Restores deleted images, as long as their space was not given back (this computer)."), {}};
    case Command::Prune:
        return {u"platter prune PATTERN --keep N [--dry-run]"_s,
            tr("Deletes all but the newest images of those whose names match."),
            tr("  --keep N              how many of the newest stay\n"
               "  --dry-run             only tell what would be deleted, and what that would free\n"
               "\nLocked and starred images stay, and those that a server uses.\n")};
    case Command::Reclaim:
        return {u"platter reclaim [--now --yes]"_s,
            tr("Gives back the space of deleted images whose days are over, and of what else nobody needs."),
            tr("  --now                 also of deleted images that could still be restored\n"
               "  --yes                 do so, rather than tell which they are\n")};
    case Command::Repack:
        return {u"platter repack"_s,
            tr("Compresses again what imports stored in a hurry, so that the library becomes smaller."),
            tr("\nThe window does this by itself when nothing else is worked on. Imports go first, and stopping it "
               "loses\n"
               "nothing. It needs as much free space as the largest file under packs/, 1 GiB at most.\n")};
    case Command::Stats:
        return {u"platter stats"_s, tr("Tells how much is stored, shared and compressed, and what is garbage."), {}};
    case Command::Serve:
        return {u"platter serve IMG --socket PATH"_s,
            tr("Gives out an image over NBD, read-only, until it is interrupted."),
            tr("  --socket PATH         where clients connect; it is made, and removed again\n"
               "\nFor qemu, qemu-img, nbdcopy, guestfish: nbd+unix:///?socket=PATH\n")};
    case Command::Try:
        return {u"platter try IMG"_s, tr("Runs a server whose disk is the image's, and throws away what it writes."),
            tr("\nIt starts without an export, on this computer's libvirt (qemu:///session), and ends when it is shut "
               "down or\n"
               "with Ctrl+C. Its screen is reached as is printed.\n")};
    case Command::Shrink:
        return {u"platter shrink IMG [--size SIZE | --fit TYPE] [--name NAME] [--dry-run]"_s,
            tr("Makes a new image with the same files on a smaller disk, and prints its id (this computer)."),
            tr("  --size SIZE           how large its disk is to be, such as 20G; the smallest when nothing is said\n"
               "  --fit TYPE            as large as a server type's: nano, …\n"
               "  --name NAME           what the new image is called\n"
               "  --dry-run             only tell how small it can become, and which server types it would fit\n"
               "\nThe disk must end with an ext4, ext3 or ext2 file system, as those of most clouds do. IMG stays as "
               "it "
               "is.\n")};
    case Command::Libraries:
        return {
            u"platter libraries"_s, tr("Lists this computer and the connections, which are not asked anything."), {}};
    case Command::Verify:
        return {u"platter verify [IMG…]"_s,
            tr("Reads and hashes images, or the whole library, and names what is damaged."),
            tr("\nDamaged images become unavailable. Importing the same disk again mends them, unless an "
               "earlier version\nmade them.\n")};
    case Command::Repair:
        return {u"platter repair"_s,
            tr("Makes the catalogue and the index anew from the rest of the library, and verifies everything."), {}};
    case Command::Backup:
        return {u"platter backup FOLDER"_s,
            tr("Copies the library into a folder, or brings an earlier copy up to date."),
            tr("\nFOLDER can be opened as a library: platter --library FOLDER list. Settings are put into its folder\n"
               "“settings”; the secrets of connections are not copied.\n")};
    case Command::Connect:
    case Command::Disconnect:
    case Command::Copy:
    case Command::Servers:
    case Command::Snapshot:
    case Command::Build:
    case Command::Restore:
    case Command::Share:
    case Command::Publish:
        return cloudText(command);
    case Command::Window:
    case Command::Help:
    case Command::Version:
        break;
    }
    return {};
}

CommandHelp::Text CommandHelp::connectText() {
    return {u"platter connect NAME --api URL --client-id cli-xxxxx [OPTIONS]\n"
            "platter connect NAME --api URL --user EMAIL --application app-xxxxx [OPTIONS]\n"
            "platter connect NAME"_s,
        tr("Connects to an account in Brightbox Cloud, as an API client or as a person. The name alone signs in "
           "again."),
        tr("  --api URL             the region's API: https://api.gb1.brightbox.com\n"
           "  --orbit URL           its storage, where it is not the usual one\n"
           "  --account ACCOUNT     acc-xxxxx, where there are several\n"
           "  --color COLOR         '#rrggbb', which the window shows it in\n"
           "  --secret-stdin        read the secret from standard input; of a person the application's secret, the\n"
           "                        password and, when it is asked for, the one-time code: a line each\n"
           "\n"
           "The secret comes from PLATTER_CLIENT_SECRET, or is asked for on the terminal. It is kept in the desktop's\n"
           "keyring and nowhere else. Other commands then take --library NAME.\n")};
}

CommandHelp::Text CommandHelp::buildText() {
    return {u"platter build IMG [--type TYPE] [OPTIONS]"_s,
        tr("Builds a server from an image, in its account or on this computer, and prints how to reach it."),
        tr("  --type TYPE           the handle or the id of a server type; on this computer, when nothing is said, "
           "the\n"
           "                        smallest that the image fits\n"
           "  --name NAME           what the server is called\n"
           "  --user-data FILE      what cloud-init is told\n"
           "\n"
           "On this computer:\n"
           "  --ssh-key FILE        a public key, for the image's user\n"
           "  --mode MODE           virtio or compatibility, instead of the image's\n"
           "  --ram MIB, --cores N, --disk GIB\n"
           "                        instead of the type's\n"
           "  --start               start it at once, and wait until it answers where it can be reached\n"
           "\n"
           "In the cloud:\n"
           "  --zone ZONE           the handle or the id of a zone\n"
           "  --group GROUP         the name or the id of a server group; may be given several times\n"
           "  --volume-size GIB     of the boot volume, for types with network storage\n"
           "  --no-wait             leave once the service has begun, and print the server's id\n")};
}

CommandHelp::Text CommandHelp::cloudText(Command command) {
    switch (command) {
    case Command::Connect:
        return connectText();
    case Command::Disconnect:
        return {u"platter disconnect NAME"_s,
            tr("Forgets a connection: its secret, its settings and what was known of the account."), {}};
    case Command::Copy:
        return {u"platter copy IMG --to LIBRARY [--name NAME]"_s,
            tr("Copies an image into another library and prints its new id."),
            tr("  --to LIBRARY          as --library takes it\n"
               "  --name NAME           what the copy is called\n")
                + limitRate() + noWait()
                + tr("\nBetween two accounts no byte passes through this computer: the service reads IMG until the "
                     "copy is made.\n")};
    case Command::Servers:
        return {u"platter servers"_s, tr("Lists the servers of an account, or of this computer."), {}};
    case Command::Snapshot:
        return {u"platter snapshot SERVER-OR-VOLUME… [--name NAME] [--note TEXT] [--track-changes on|off]"_s,
            tr("Copies the disks of servers, and volumes, into new images and prints their ids. Each is named by its "
               "id or "
               "its name."),
            tr("  --name NAME           what the image is called\n"
               "  --note TEXT           becomes its description\n"
               "  --track-changes on    from now on: the next snapshot reads only what was written since\n")
                + noWait()
                + tr("\nChanges are tracked for servers of this computer, in qcow2 disks, while they run. QEMU "
                     "keeps track in the\ndisk itself, and until --track-changes off it will not go back to the disk's "
                     "internal "
                     "snapshots (virsh\nsnapshot-revert).\n")};
    case Command::Build:
        return buildText();
    case Command::Restore:
        return {u"platter restore SERVER IMG"_s, tr("Gives a server of this computer the disk of an image."),
            tr("\nThe server must be off. Its present disk is taken as a snapshot first, whose id is printed.\n")};
    case Command::Share:
        return {u"platter share IMG [--expires HOURS]"_s,
            tr("Prints an address from which anybody can read the image's disk for a while."),
            tr("  --expires HOURS       how long it is good; 24 when nothing is said\n")};
    case Command::Publish:
        return {u"platter publish IMG [--retire OLD]"_s, tr("Makes an image public."),
            tr("  --retire OLD          deprecate this image, and say in its description what to use instead\n")};
    case Command::Window:
    case Command::Help:
    case Command::Version:
    case Command::List:
    case Command::Show:
    case Command::History:
    case Command::Import:
    case Command::Export:
    case Command::Update:
    case Command::Deprecate:
    case Command::Lock:
    case Command::Unlock:
    case Command::Delete:
    case Command::Libraries:
    case Command::Verify:
    case Command::Repair:
    case Command::Backup:
    case Command::Undelete:
    case Command::Prune:
    case Command::Reclaim:
    case Command::Repack:
    case Command::Stats:
    case Command::Serve:
    case Command::Try:
    case Command::Shrink:
        break;
    }
    return {};
}

QString CommandHelp::limitRate() {
    return tr("  --limit-rate MIB      how many MiB a second move to and from the cloud at most\n"
              "  --low-priority        give way to other programs on this computer\n");
}

QString CommandHelp::noWait() {
    return tr("  --no-wait             leave once the cloud has taken the image, which may still be creating then\n");
}

QString CommandHelp::of(Command command) {
    const Text text = CommandHelp::text(command);
    QString result = u"%1\n\n%2\n"_s.arg(text.call, text.summary);
    if (!text.options.isEmpty())
        result += u"\n"_s + text.options;
    if (text.call.contains("IMG"_L1))
        result += u"\n"_s + imageNote();
    return result;
}

QString CommandHelp::overview() {
    QString result = tr("Platter keeps disk images of servers.\n");
    result += u"\n  platter                         "_s + tr("opens the window");
    result += u"\n  platter FILE…                   "_s + tr("opens the window and asks how to add the files");
    result += u"\n  platter [OPTIONS] COMMAND …     "_s + tr("does one thing and ends");
    result += u"\n\n"_s + tr("Commands:") + u'\n';
    for (const Command command : {Command::List, Command::Show, Command::History, Command::Import, Command::Export,
             Command::Update, Command::Deprecate, Command::Lock, Command::Unlock, Command::Delete, Command::Undelete,
             Command::Prune, Command::Reclaim, Command::Repack, Command::Stats, Command::Serve, Command::Try,
             Command::Shrink, Command::Verify, Command::Repair, Command::Backup, Command::Copy, Command::Share,
             Command::Publish, Command::Servers, Command::Snapshot, Command::Build, Command::Restore,
             Command::Libraries, Command::Connect, Command::Disconnect}) {
        const Text text = CommandHelp::text(command);
        result += u"  %1 %2\n"_s.arg(text.call.section(u' ', 1, 1).leftJustified(10), text.summary);
    }
    result += u'\n' + tr("Options:") + u'\n';
    result += tr(
        "  --library LIBRARY     “local” (this computer), a connection's name, or a library's folder; PLATTER_LIBRARY\n"
        "                        says the same\n"
        "  --json                print JSON\n"
        "  --quiet               no progress, and no ids of new images\n"
        "  -h, --help            this text; after a command, that command's\n"
        "  -v, --version         the version\n");
    result += u'\n' + imageNote();
    result += u'\n'
        + tr("“brightbox” is the account that PLATTER_API_URL, PLATTER_CLIENT_ID and PLATTER_CLIENT_SECRET tell, with\n"
             "PLATTER_ORBIT_URL and PLATTER_ACCOUNT where they are needed: it needs no connection and leaves nothing "
             "behind.\n");
    result += u'\n' + tr("Exit status: 0 done, 1 failed, 2 wrong usage.") + u'\n';
    return result;
}

} // namespace platter
