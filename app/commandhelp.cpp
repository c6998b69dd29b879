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
        return {u"platter import FILE… [OPTIONS]"_s, tr("Takes disk images into the library and prints their new ids."),
            fields() + tr("  --sha256 SUM          refuse the file unless this is its SHA-256\n")};
    case Command::Export:
        return {u"platter export IMG FILE"_s, tr("Writes an image to a file, or to standard output when FILE is “-”."),
            tr("  --format FORMAT       raw, the only one in this version\n"
               "  --force               replace FILE when it exists\n")};
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
    case Command::Libraries:
        return {u"platter libraries"_s, tr("Lists the libraries."), {}};
    case Command::Window:
    case Command::Help:
    case Command::Version:
        break;
    }
    return {};
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
    for (const Command command :
        {Command::List, Command::Show, Command::History, Command::Import, Command::Export, Command::Update,
            Command::Deprecate, Command::Lock, Command::Unlock, Command::Delete, Command::Libraries}) {
        const Text text = CommandHelp::text(command);
        result += u"  %1 %2\n"_s.arg(text.call.section(u' ', 1, 1).leftJustified(10), text.summary);
    }
    result += u'\n' + tr("Options:") + u'\n';
    result
        += tr("  --library LIBRARY     “local” (this computer) or a library's folder; PLATTER_LIBRARY says the same\n"
              "  --json                print JSON\n"
              "  --quiet               no progress, and no ids of new images\n"
              "  -h, --help            this text; after a command, that command's\n"
              "  -v, --version         the version\n");
    result += u'\n' + imageNote();
    result += u'\n' + tr("Exit status: 0 done, 1 failed, 2 wrong usage.") + u'\n';
    return result;
}

} // namespace platter
