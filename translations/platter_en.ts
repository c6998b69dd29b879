<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DropVerdict</name>
    <message numerus="yes">
        <source>Add %n file(s) or folder(s) to “%1”</source>
        <translation>
            <numerusform>Add %n file or folder to “%1”</numerusform>
            <numerusform>Add %n files or folders to “%1”</numerusform>
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
    <name>Inspector</name>
    <message numerus="yes">
        <source>“%1” holds %n disks: %2. Unpack it and add those that you want.</source>
        <translation>
            <numerusform>“%1” holds %n disk: %2. Unpack it and add the one that you want.</numerusform>
            <numerusform>“%1” holds %n disks: %2. Unpack it and add those that you want.</numerusform>
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
    <name>platter::TransfersPanel</name>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
</context>
</TS>
