<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DiskHeader</name>
    <message numerus="yes">
        <source>%n internal snapshot(s) are left out: the disk is taken as it is now.</source>
        <translation>
            <numerusform>%n internal snapshot is left out: the disk is taken as it is now.</numerusform>
            <numerusform>%n internal snapshots are left out: the disk is taken as it is now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVerdict</name>
    <message numerus="yes">
        <source>Add %n file(s) or folder(s) to “%1”</source>
        <translation>
            <numerusform>Add %n file or folder to “%1”</numerusform>
            <numerusform>Add %n files or folders to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upload %n file(s) or folder(s) to “%1”</source>
        <comment>an account</comment>
        <translation>
            <numerusform>Upload %n file or folder to “%1”</numerusform>
            <numerusform>Upload %n files or folders to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A SHA-256 checksum has 64 digits, this one has %n.</source>
        <translation>
            <numerusform>A SHA-256 checksum has 64 digits, this one has %n.</numerusform>
            <numerusform>A SHA-256 checksum has 64 digits, this one has %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImageFacts</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImageReference</name>
    <message numerus="yes">
        <source>%n images are called “%1”: write an id instead (%2).</source>
        <extracomment>%1 a name, %2 ids with commas between them, newest first</extracomment>
        <translation>
            <numerusform>%n image is called “%1”: write an id instead (%2).</numerusform>
            <numerusform>%n images are called “%1”: write an id instead (%2).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryStateText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>an age</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message numerus="yes">
        <source>“%1” holds %n disks: %2. Choose one (--member on the command line), or unpack it and add those that you want.</source>
        <translation>
            <numerusform>“%1” holds %n disk: %2. Choose it (--member on the command line), or unpack it and add it.</numerusform>
            <numerusform>“%1” holds %n disks: %2. Choose one (--member on the command line), or unpack it and add those that you want.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VirtWatch</name>
    <message numerus="yes">
        <source>%n core(s), %1</source>
        <extracomment>how big a server is: %n processor cores, %1 its memory</extracomment>
        <translation>
            <numerusform>%n core, %1</numerusform>
            <numerusform>%n cores, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::AddImageDialog</name>
    <message numerus="yes">
        <source>The first %n files; the rest is left out.</source>
        <translation>
            <numerusform>The first file; the rest is left out.</numerusform>
            <numerusform>The first %n files; the rest is left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n images</source>
        <translation>
            <numerusform>Add %n image</numerusform>
            <numerusform>Add %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::Cli</name>
    <message numerus="yes">
        <source>%n servers are called “%1”: write an id instead (%2).</source>
        <extracomment>%1 a name, %2 ids with commas between them</extracomment>
        <translation>
            <numerusform>%n server is called “%1”: write an id instead (%2).</numerusform>
            <numerusform>%n servers are called “%1”: write an id instead (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) would be deleted.</source>
        <translation>
            <numerusform>%n image would be deleted.</numerusform>
            <numerusform>%n images would be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were deleted.</source>
        <translation>
            <numerusform>%n image was deleted.</numerusform>
            <numerusform>%n images were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::CloseQuestion</name>
    <message numerus="yes">
        <source>%n transfer(s) are not finished.</source>
        <translation>
            <numerusform>%n transfer is not finished.</numerusform>
            <numerusform>%n transfers are not finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n throw-away server(s) are running.</source>
        <translation>
            <numerusform>%n throw-away server is running.</numerusform>
            <numerusform>%n throw-away servers are running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ConnectionActions</name>
    <message numerus="yes">
        <source>%n transfer(s) to or from it are cancelled, and what they have sent so far is removed.</source>
        <translation>
            <numerusform>%n transfer to or from it is cancelled, and what it has sent so far is removed.</numerusform>
            <numerusform>%n transfers to or from it are cancelled, and what they have sent so far is removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::DeleteDialog</name>
    <message numerus="yes">
        <source>For %n day(s) it can be restored from “Deleted”. Then its space is given back.</source>
        <comment>deleting images</comment>
        <translation>
            <numerusform>For %n day it can be restored from “Deleted”. Then its space is given back.</numerusform>
            <numerusform>For %n days it can be restored from “Deleted”. Then its space is given back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ExportFolderDialog</name>
    <message numerus="yes">
        <source>Export %n images</source>
        <translation>
            <numerusform>Export %n image</numerusform>
            <numerusform>Export %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ImageCopier</name>
    <message numerus="yes">
        <source>Copy %n image(s) to “%1”</source>
        <comment>a library</comment>
        <translation>
            <numerusform>Copy %n image to “%1”</numerusform>
            <numerusform>Copy %n images to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ImageTableModel</name>
    <message numerus="yes">
        <source>used by %n server(s)</source>
        <translation>
            <numerusform>used by %n server</numerusform>
            <numerusform>used by %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ImageTableView</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::LineageView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::LocalLibrary</name>
    <message numerus="yes">
        <source>Check of %n image(s)</source>
        <translation>
            <numerusform>Check of %n image</numerusform>
            <numerusform>Check of %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::RemoveJob</name>
    <message numerus="yes">
        <source>Delete %n images from %1</source>
        <translation>
            <numerusform>Delete %n image from %1</numerusform>
            <numerusform>Delete %n images from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting %n s: cancel to keep it</source>
        <translation>
            <numerusform>waiting %n s: cancel to keep it</numerusform>
            <numerusform>waiting %n s: cancel to keep it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ScopeButton</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ServerTableModel</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n image</numerusform>
            <numerusform>%1, %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n server(s)</source>
        <translation>
            <numerusform>%1, %n server</numerusform>
            <numerusform>%1, %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SnapshotDialog</name>
    <message numerus="yes">
        <source>Take %n Snapshots</source>
        <translation>
            <numerusform>Take %n Snapshot</numerusform>
            <numerusform>Take %n Snapshots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SpaceActions</name>
    <message numerus="yes">
        <source>Delete %n image(s) for good?</source>
        <translation>
            <numerusform>Delete %n image for good?</numerusform>
            <numerusform>Delete %n images for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::TransfersPanel</name>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::VerifyJob</name>
    <message numerus="yes">
        <source>%n pack(s) could not be opened.</source>
        <translation>
            <numerusform>%n pack could not be opened.</numerusform>
            <numerusform>%n packs could not be opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the index are damaged.</source>
        <translation>
            <numerusform>%n part of the index is damaged.</numerusform>
            <numerusform>%n parts of the index are damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this disk are lost or damaged in the library. Adding the same disk again mends it.</source>
        <translation>
            <numerusform>%n part of this disk is lost or damaged in the library. Adding the same disk again mends it.</numerusform>
            <numerusform>%n parts of this disk are lost or damaged in the library. Adding the same disk again mends it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are damaged.</source>
        <translation>
            <numerusform>%n image is damaged.</numerusform>
            <numerusform>%n images are damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) whole</source>
        <translation>
            <numerusform>%n image whole</numerusform>
            <numerusform>%n images whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this disk are lost or damaged in the library. An earlier version of Platter stored it, so adding the same disk again makes a new image and does not mend this one.</source>
        <translation>
            <numerusform>%n part of this disk is lost or damaged in the library. An earlier version of Platter stored it, so adding the same disk again makes a new image and does not mend this one.</numerusform>
            <numerusform>%n parts of this disk are lost or damaged in the library. An earlier version of Platter stored it, so adding the same disk again makes a new image and does not mend this one.</numerusform>
        </translation>
    </message>
</context>
</TS>
