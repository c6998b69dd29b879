<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddImageCandidate</name>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>file name, size, what it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disk, %2 of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk&apos;s size is known once it is unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 inside the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recognised on this disk: no partition table and no file system. It can be added, but check that it is a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image for %1 is kept, but servers are not built from it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>The library&apos;s catalogue could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is busy: another program is writing to it. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s catalogue is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space is left on the disk that holds the library. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing. Please install the package libqt6sql6-sqlite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library was last used by a newer version of Platter. Please update Platter to open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChunkStore</name>
    <message>
        <source>A part of the library is missing or damaged. Importing the same disk again heals it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CliOutput</name>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DATA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIRTUAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACCESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <extracomment>a size for people, and the same exactly: 1.3 GiB (1395864371 bytes)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ancestor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum RAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DETAIL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PLACE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate: 393 MiB/s</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandHelp</name>
    <message>
        <source>IMG is an image&apos;s id, a name that only one image has, or PATTERN@latest: the newest finished image whose
name matches, as in &apos;nightly-web-*@latest&apos;.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --name NAME           what the image is called
  --arch ARCH           x86_64, i686 or another architecture; none: not known
  --mode MODE           virtio, or compatibility for systems without virtio drivers
  --username USER       the account that gets the ssh key on first boot
  --description TEXT    what it is for
  --min-ram MIB         the least memory that a server needs; none: no minimum
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --scope SCOPE         all (without the deleted ones), official, private, public, deprecated or deleted
  --search TEXT         only what the window&apos;s search field would find: words, status:failed, larger:10G, …
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells everything about an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells what was done with an image, by whom and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes disk images into the library and prints their new ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --sha256 SUM          refuse the file unless this is its SHA-256
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes an image to a file, or to standard output when FILE is “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --format FORMAT       raw, the only one in this version
  --force               replace FILE when it exists
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes what is said about an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --public YES-OR-NO    whether everyone may see it
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks images as outdated: no longer listed for others, still usable by their id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --successor IMG       say in the description what to use instead
  --undo                make them available again
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks images, so that they cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocks images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes images, without asking. Nothing is deleted when one of them cannot be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platter keeps disk images of servers.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens the window and asks how to add the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does one thing and ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --library LIBRARY     “local” (this computer) or a library&apos;s folder; PLATTER_LIBRARY says the same
  --json                print JSON
  --quiet               no progress, and no ids of new images
  -h, --help            this text; after a command, that command&apos;s
  -v, --version         the version
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit status: 0 done, 1 failed, 2 wrong usage.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>There is no option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--library needs the name or the folder of a library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command “%1” comes in a later version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is neither a command nor a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--json needs a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs an image: its id, its name or PATTERN@latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes one image, “%2” is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libraries takes no words, “%1” is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list takes no words, “%1” is too much: --search finds by words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no scope: write all, official, private, public, deprecated or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import needs a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty word names no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing from standard input comes in a later version: write a file&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing from a URL comes in a later version: download %1 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 is for one file, and there are several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--sha256 needs the 64 hexadecimal digits of a SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export needs an image and a file, or “-” for standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export takes one image and one file, “%1” is too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--json and the disk itself cannot both go to standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting as %1 comes in a later version: this one writes raw disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no format: this version writes raw disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--public needs yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update needs to be told what to change: --name, --description, --username, --arch, --mode, --min-ram or --public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--undo and --successor do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--successor needs an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image&apos;s name cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--mode needs virtio or compatibility.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--min-ram needs a number of MiB, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” tells how it is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropVerdict</name>
    <message>
        <source>“%1” is still being opened. Drop again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be opened, so nothing can be added to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file on this computer. Copy it here first, then drop the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is on another computer (%1). Copy it here first, then drop the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file in what was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) or folder(s) to “%1”</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>There is no space left on the disk that holds %1. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your disk quota is used up where %1 is kept. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file system that holds %1 does not take files this large. Choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to use %1. Change its permissions or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist any more. Check where it is and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: a part of the path is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device behind %1 is not there. Connect it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on a disk that can only be read. Choose another place or make the disk writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds %1 reported an error. Check the disk and its cable, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the place where %1 is kept was lost. Reconnect and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, and a file is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 is too long. Choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes round in a circle of symbolic links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using %1. Close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many files are open to use %1. Close some programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little free memory to use %1. Close some programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work on %1 was interrupted. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file system that holds %1 cannot do what is needed. Choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be used: the system reported error %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder. Give the name of a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name or allow it to be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that reads the disk stopped reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map of this image is missing, so its disk cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map of this image is another image&apos;s, so its disk cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>creating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <comment>architecture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64-bit (x86_64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32-bit (i686)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compatibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>minimum RAM</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and month, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>An architecture is one word, for example x86_64, i686 or arm64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minimum RAM is a size, for example 512 MiB or 2 GiB, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minimum RAM is told in whole MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these checksums is for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SHA-256 checksum has only the digits 0–9 and a–f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an MD5 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a SHA-1 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a SHA-512 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A SHA-256 checksum has 64 digits, this one has %n.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormatNames</name>
    <message>
        <source>a raw disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a qcow disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a qcow2 disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a QED disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VMDK disk (VMware)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description of a VMDK disk (VMware), whose data is in other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VDI disk (VirtualBox)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VHD disk (Virtual PC, Hyper-V, Azure)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VHDX disk (Hyper-V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Parallels disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an Apple disk image (DMG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Windows imaging file (WIM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cloop disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ISO image (a CD or DVD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gzip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bzip2 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an xz file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a zstd file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of a zip archive that was split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an lz4 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an lzma file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an lzip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an lzop file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file compressed by “compress”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cpio archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Debian package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an RPM package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program or library (ELF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Windows program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description of a virtual machine (OVF), whose disk is in another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a web page, perhaps an error page that was saved in place of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an office document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an audio file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a video or another media file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program (Java or macOS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPT partition table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MBR partition table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux swap space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LVM physical volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LUKS-encrypted data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>A part of the library is damaged. Import the disk again to heal it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum RAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made public by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made private by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecated by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecation undone by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecation undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlocked by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>star removed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>star removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exported by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed (asked for by %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retried by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted (asked for by %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of fields</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set</source>
        <comment>a field or several</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 set by %2</source>
        <comment>a field or several, a person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>an action&apos;s word, a person</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageFacts</name>
    <message>
        <source>not built for %1</source>
        <comment>an architecture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>types with network storage only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and larger</source>
        <comment>a server type</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How big the disk is once it is written to a server, zeros included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the disk holds that is not zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it added to the library: compressed, and only what was not there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <comment>username</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account that gets the ssh key when a server first starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum RAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes, cannot be deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightbox&apos;s usual server types whose disk and RAM are large enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot of %1</source>
        <comment>a server&apos;s id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal disks have equal content ids: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number, a status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between statuses</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <comment>locked images</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageLog</name>
    <message>
        <source>The record of this image is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too much text for one image. Please shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageRecords</name>
    <message>
        <source>There is no image %1 in this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library is open for reading only, so nothing in it can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library&apos;s catalogue is damaged and another Platter is using it. Close the other one and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map of this image is missing, so its disk cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platter was stopped while it made this image. Retry makes it again from the same file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageReference</name>
    <message>
        <source>An empty word names no image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the id of an image in Brightbox Cloud, and this is the library “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the id of an image on this computer, and this is the library “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image “%1” was deleted (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image has the id or the name “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n images are called “%1”: write an id instead (%2).</source>
        <extracomment>%1 a name, %2 ids with commas between them, newest first</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A name or a pattern is missing before “@latest”, as in “nightly-*@latest”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a pattern of names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished image has a name like “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageRules</name>
    <message>
        <source>An image needs a name. Type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is one line of text. Remove the line breaks and control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description holds control characters. Remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no username. Use the name of an account in the image, like root or admin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no architecture. Use x86_64, i686 or another name like arm64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minimum RAM cannot be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The status can be set to available or deprecated only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still being made. Wait until it is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unavailable now. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being deleted. Choose another image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted. Choose another image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed and holds no whole disk. Retry it or add the image again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no architecture. Set it to x86_64 or i686 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is for %2. Servers can be built for x86_64 and i686 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being deleted and cannot be changed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted and cannot be changed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deprecated already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not deprecated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still being made and can be cancelled. Lock it when it is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being deleted already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is still being made. Cancel it in Transfers or wait until it is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not fail: there is nothing to retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known which file %1 came from. Add that file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is public already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is private already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2 of RAM, and %3 has %4. Choose a larger type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a disk of %2, and %3 has %4. Choose a larger type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A boot volume for %1 must have %2 or more, not %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageTexts</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: how much non-zero data the image holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual</source>
        <comment>column: virtual size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>column: stored size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark: official images and your own golden ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data: what is not zero on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size bar: the whole bar is the virtual size, the filled part the data, the darker part what is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual size: how big the disk is once written to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is unusual: 32-bit, another architecture, compatibility mode, locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account that gets the ssh key on first boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored: what the data takes up after compression, shared parts counted once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official: provided by the vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of your golden images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed for everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed only for its owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast virtio devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emulated devices, for systems without virtio drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>official</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>golden image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing unusual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>creating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compatibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no disk image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archive ends early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by a newer Platter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else was busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32-bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the exceptions of an image: 32-bit, locked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed, no whole disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 hold data, %3 stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 hold data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being made. Its data grows until it is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers can be built from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listed for others any more. Who knows its id can still build servers from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted. Its id and name are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It failed, and no reason was given.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>The import was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s SHA-256 is not the one that was given. It was damaged on its way, or is another file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is named like a compressed file (.%2), but its beginning is not that of one. It is damaged, or something else. Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is named like a compressed one (.%1), but it holds the disk as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use by a running virtual machine. Shut the machine down first, or take a snapshot of the server instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed file carries no checksum of its contents: damage inside it may go unnoticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds “%2”, which is a link or leads out of the archive. It is refused to be safe: unpack it yourself, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n disks: %2. Unpack it and add those that you want.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The zip archive “%1” holds no disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No partition table or file system was recognised. It is taken for a raw disk because of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is encrypted: it will not get smaller by compression, and its data cannot be shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk says that it is %1 long, but there are only %2: it may have been cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its length is not a multiple of 512 bytes, which is unusual for a disk: it may have been cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be added yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is %2 itself. Unpack it, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be read yet. Unpack it, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is %2, not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is no disk image that Platter knows: nothing was recognised in it, and its length is not a multiple of 512 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no disk image that Platter knows: nothing was recognised in it, and its length is not a multiple of 512 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is no disk image that Platter knows. If it is a raw disk, give it a name that ends in .raw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no disk image that Platter knows. If it is a raw disk, give it a name that ends in .raw.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryFolder</name>
    <message>
        <source>The library&apos;s folder %1 cannot be made: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is on a network file system (%1), where two computers could damage it by writing at once. It is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is on a read-only file system. It is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to write to the library&apos;s folder. It is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryLocation</name>
    <message>
        <source>Libraries in Brightbox Cloud come in a later version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library called “%1”: write “local”, or a folder with a slash in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds other files and no library: choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalCore</name>
    <message>
        <source>The library is still being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapFile</name>
    <message>
        <source>The map of this image is damaged, so its disk cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image was made by a newer version of Platter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Raw disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, gzip-compressed</source>
        <comment>kind of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, bzip2-compressed</source>
        <comment>kind of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, xz-compressed</source>
        <comment>kind of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, zstd-compressed</source>
        <comment>kind of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in a zip archive</source>
        <comment>kind of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the file any more that was looked at before. Add it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>A pack of the library is damaged. Import the disk again to heal it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was written by a newer version of Platter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackedSource</name>
    <message>
        <source>The checksum cannot be computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged. Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was compressed in a way that Platter cannot read: it needs too much memory, or an unknown method. Decompress it first, then add the disk itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to decompress the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Standard output cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output or standard error is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display for the window: “platter --help” tells what works without one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceFile</name>
    <message>
        <source>“%1” does not exist (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a link that leads to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a link to “%2”, which does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a folder, not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a pipe (FIFO), not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a socket, not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a device, not a file. Copy its contents to a file first, then add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a device, not a disk image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” changed while it was read. Try again when nothing writes to it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end. Its disk or the connection to it may be failing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>No images yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZipDirectory</name>
    <message>
        <source>“%1” is damaged. Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is one part of a zip archive that was split. Put the parts together first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in “%2” is encrypted. Unpack it with its password, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in “%2” is packed by a method that Platter cannot read (number %3). Unpack it, then add the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::AddImageDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no files in what was dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first %n files; the rest is left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files: %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 files can be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free, at most %2 needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free, about %2 needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into %1</source>
        <comment>the library&apos;s name and free space</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the file&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an image of this name already. Both are kept: each has an id of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1 beside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may not fit: %1 is free where the library is kept, and up to %2 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, why it is refused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these files can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is still opening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is ticked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still looking at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still looking at the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, what is wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n images</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::AddImageList</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking at it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known once it is unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>format, what is on the disk</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::Application</name>
    <message>
        <source>Work is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images are still being added or exported. Wait for that, or cancel it, and then choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should images be kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder is needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::Cli</name>
    <message>
        <source>The library cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs no library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in the search is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import failed without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a file, %2 what is wrong with it: a whole sentence</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disk is not written to a terminal: write a file&apos;s name, or a pipe after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder: write the name of a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already: --force replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export failed without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be its own successor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1 (%2) instead.</source>
        <extracomment>put into the description of a deprecated image; %1 another image&apos;s name, %2 its id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard output cannot be written to: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::CloseQuestion</name>
    <message>
        <source>Quit Platter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) are not finished.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>An import that is stopped stays in the list as failed, and Retry starts it again. A stopped export leaves no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish, Then Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::DeleteDialog</name>
    <message>
        <source>Delete image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <comment>an image&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 images?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image can no longer be used, exported or restored from this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images can no longer be used, exported or restored from this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>id, how much data</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>name, id, how much data</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made from it. It stays, but its origin is only a name then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was made from one of them. It stays, but its origin is only a name then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were made from it and stay, but their origin is only a name then: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were made from them and stay, but their origin is only a name then: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is public: others may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public, so that others may use them: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecate instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecating keeps it for those who know its id, and lists it for nobody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecating keeps them for those who know their ids, and lists them for nobody else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::DetailsPanel</name>
    <message>
        <source>Select an image to see everything about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>why it failed, what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry reads the file again, with the same fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the image again, or delete this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::EditImageDialog</name>
    <message>
        <source>Edit image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mode affects servers built from now on; those built before stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image for %1 is kept, but servers are not built from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::EmptyPage</name>
    <message>
        <source>Add Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Another Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed, each block once. Nothing leaves this computer until you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a disk image here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw disks; plain or inside gz, bz2, xz, zst, zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1 · %2 free · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches your search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image here matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no images of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ExportDialog</name>
    <message>
        <source>Export %1</source>
        <comment>an image&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw disks (*.raw *.img)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1 images to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <comment>a file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing it loses what it holds now. It is replaced when the export is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of these files exist already: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing them loses what they hold now. Keeping both gives the new ones a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ExportJob</name>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::FactGrid</name>
    <message>
        <source>Copy the whole %1</source>
        <comment>a label: SHA-256, content id</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::HistoryView</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>when, what happened</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <comment>lines of the history</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ImageActions</name>
    <message>
        <source>%1 is starred already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not starred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make &amp;public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made %1 public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made %1 images public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make &amp;private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made %1 private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made %1 images private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;precate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecated %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecated %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo de&amp;precation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid the deprecation of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid the deprecation of %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un&amp;lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the star of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the stars of %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an image first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is still opening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1 of %2 images. %3</source>
        <comment>the last part is a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images are renamed one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1</source>
        <comment>an image&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1 images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ImageBatch</name>
    <message>
        <source>%1 of %2 images were left as they are. %3</source>
        <comment>the last part is a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ImageForm</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Username</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum &amp;RAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;ksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names need not be unique: every image has an id of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor of servers that are built from the image. Type another one, for example arm64, to keep an image that is not built here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtio is fast and needs drivers in the system on the disk; compatibility emulates common devices, for systems without those drivers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account that gets the ssh key when a server first starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers with less memory are not built from the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s SHA-256, as its publisher tells it. It is compared while the image is added, and the image fails when it differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional: paste a SHA-256, or its line of SHA256SUMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ImageTableView</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official First, Newest First</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ImportJob</name>
    <message>
        <source>Platter was closed before this image was made. Retry makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the file it was: it was %2 and is now %3. Add it as a new image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking the SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading and storing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platter was closed while it made this image. Retry makes it again from the same file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Platter. Try again, and report it if it happens again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::Job</name>
    <message>
        <source>Something went wrong inside Platter. Try again, and report it if it happens again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer has no room for one more task. Close some programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::JobListModel</name>
    <message>
        <source>%1, %2</source>
        <comment>title, phase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>title, phase, detail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2/s · %3</source>
        <comment>done, bytes a second, time left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2/s</source>
        <comment>done, bytes a second</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::LineageView</name>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <comment>an image</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, id</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::LocalLibrary</name>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::MainWindow</name>
    <message>
        <source>Add Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk images (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platter quits as soon as the transfers have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::MessageArea</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::RowDelegate</name>
    <message>
        <source>Name of the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ScopeBar</name>
    <message>
        <source>Which images to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Official</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::ScopeButton</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SearchField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search, paste an id, or status:failed older:30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks in names, ids, descriptions, usernames, owners and sources.
Narrow it with status:failed, arch:i686, mode:compatibility, owner:anna, larger:10G, older:30d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 makes no sense here, so it narrows nothing. Examples: status:failed, larger:10G, older:30d.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::Sidebar</name>
    <message>
        <source>Libraries and views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::SidebarModel</name>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SizeBarDelegate</name>
    <message>
        <source>%1 so far; how big the disk is shows when it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of a disk of %2 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of data on a disk of %2; stored in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of data on a disk of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::TopBar</name>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns, order and what is shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::TransfersDelegate</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::TransfersPanel</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n finished</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>platter::WindowActions</name>
    <message>
        <source>Add Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add disk images from files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
