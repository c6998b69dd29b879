<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddImageCandidate</name>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>file name, size, what it is</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 disk, %2 of data</source>
        <translation>Datenträger mit %1, davon %2 Daten</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation>Datenträger mit %1</translation>
    </message>
    <message>
        <source>the disk&apos;s size is known once it is unpacked</source>
        <translation>die Größe des Datenträgers ist nach dem Entpacken bekannt</translation>
    </message>
    <message>
        <source>%1 inside the archive</source>
        <translation>%1 im Archiv</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Nothing was recognised on this disk: no partition table and no file system. It can be added, but check that it is a disk image.</source>
        <translation>Auf diesem Datenträger wurde nichts erkannt: keine Partitionstabelle und kein Dateisystem. Er kann hinzugefügt werden; vorher bitte prüfen, ob es ein Datenträgerabbild ist.</translation>
    </message>
    <message>
        <source>An image for %1 is kept, but servers are not built from it.</source>
        <translation>Ein Abbild für %1 wird aufbewahrt, aber es werden keine Server daraus gebaut.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a file, an archive</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>from %1 beside the file</source>
        <translation>aus %1 neben der Datei</translation>
    </message>
    <message>
        <source>from %1 beside the file, which the vendor signed</source>
        <translation>aus %1 neben der Datei, vom Hersteller unterschrieben</translation>
    </message>
    <message>
        <source>signed by %1</source>
        <translation>unterschrieben von %1</translation>
    </message>
    <message>
        <source>checked by %1</source>
        <comment>a file of checksums</comment>
        <translation>geprüft mit %1</translation>
    </message>
    <message>
        <source>from the file&apos;s name</source>
        <translation>nach dem Namen der Datei</translation>
    </message>
    <message>
        <source>as the disk&apos;s partitions say</source>
        <translation>wie die Partitionen des Datenträgers sagen</translation>
    </message>
    <message>
        <source>as %1 on the disk says</source>
        <comment>a program</comment>
        <translation>wie %1 auf dem Datenträger sagt</translation>
    </message>
    <message>
        <source>whom cloud-init on the disk makes</source>
        <translation>den cloud-init auf dem Datenträger anlegt</translation>
    </message>
    <message>
        <source>as no virtio driver was found</source>
        <translation>da kein Virtio-Treiber gefunden wurde</translation>
    </message>
</context>
<context>
    <name>ApiClient</name>
    <message>
        <source>The cloud IP does not become free. Map it to the new server when it is.</source>
        <translation>Die Cloud-IP wird nicht frei. Bitte dem neuen Server zuordnen, sobald sie es ist.</translation>
    </message>
</context>
<context>
    <name>ApiError</name>
    <message>
        <source>The service refuses this: %1</source>
        <comment>%1: the service&apos;s own sentences</comment>
        <translation>Der Dienst lehnt das ab: %1</translation>
    </message>
    <message>
        <source>The service does not accept this sign-in any more. Sign in again.</source>
        <translation>Der Dienst nimmt diese Anmeldung nicht mehr an. Bitte erneut anmelden.</translation>
    </message>
    <message>
        <source>You are not allowed to do this in this account. Ask the account&apos;s owner.</source>
        <translation>Das ist in diesem Konto nicht erlaubt. Bitte den Besitzer des Kontos fragen.</translation>
    </message>
    <message>
        <source>The service does not know this any more. Refresh and try again.</source>
        <translation>Der Dienst kennt das nicht mehr. Bitte aktualisieren und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The service does not find this: %1</source>
        <comment>%1: the service&apos;s own sentences</comment>
        <translation>Der Dienst findet das nicht: %1</translation>
    </message>
    <message>
        <source>This does not fit its present state, or somebody else changed it meanwhile. Refresh and try again.</source>
        <translation>Das passt nicht zum jetzigen Zustand, oder jemand anders hat es zwischendurch geändert. Bitte aktualisieren und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This does not fit its present state: %1</source>
        <comment>%1: the service&apos;s own sentences</comment>
        <translation>Das passt nicht zum jetzigen Zustand: %1</translation>
    </message>
    <message>
        <source>The service does not offer this any more.</source>
        <translation>Der Dienst bietet das nicht mehr an.</translation>
    </message>
    <message>
        <source>The service gets too many requests. Try again in some minutes.</source>
        <translation>Der Dienst bekommt zu viele Anfragen. Bitte in einigen Minuten noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The service gets too many requests: %1</source>
        <comment>%1: the service&apos;s own sentences</comment>
        <translation>Der Dienst bekommt zu viele Anfragen: %1</translation>
    </message>
    <message>
        <source>The service has a problem of its own. Try again in some minutes.</source>
        <translation>Der Dienst hat selbst ein Problem. Bitte in einigen Minuten noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The service has a problem of its own: %1</source>
        <comment>%1: the service&apos;s own sentences</comment>
        <translation>Der Dienst hat selbst ein Problem: %1</translation>
    </message>
    <message>
        <source>The service refuses this request (status %1).</source>
        <translation>Der Dienst lehnt diese Anfrage ab (Status %1).</translation>
    </message>
    <message>
        <source>The service&apos;s answer makes no sense. Check the connection&apos;s address, or try again later.</source>
        <translation>Die Antwort des Dienstes ergibt keinen Sinn. Bitte die Adresse der Verbindung prüfen oder später noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The checksum cannot be computed.</source>
        <translation>Die Prüfsumme kann nicht berechnet werden.</translation>
    </message>
</context>
<context>
    <name>ArchiveReader</name>
    <message>
        <source>“%1” has a header of more than %2 MiB, which no real archive has. It is refused to be safe.</source>
        <translation>„%1“ hat einen Kopf von mehr als %2 MiB, was kein echtes Archiv hat. Es wird sicherheitshalber abgelehnt.</translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation>„%1“ endet zu früh: Die Datei ist nicht vollständig. Laden oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>“%1” is damaged. Download or copy it again.</source>
        <translation>„%1“ ist beschädigt. Laden oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>“%1” is encrypted. Unpack it with its password, then add the disk.</source>
        <translation>„%1“ ist verschlüsselt. Entpacken Sie die Datei mit ihrem Passwort und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” is packed in a way that Platter cannot read. Unpack it, then add the disk.</source>
        <translation>„%1“ ist auf eine Weise gepackt, die Platter nicht lesen kann. Entpacken Sie die Datei und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus.</translation>
    </message>
    <message>
        <source>“%1” has something else behind its end, and may not be whole. Download or copy it again, or unpack it yourself and add the disk.</source>
        <translation>Hinter dem Ende von „%1“ steht noch etwas anderes, vielleicht ist die Datei nicht vollständig. Laden oder kopieren Sie sie noch einmal, oder entpacken Sie sie selbst und fügen Sie die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” was packed so that unpacking it takes %2 MiB of memory, more than the %3 MiB that are granted. Unpack it yourself, then add the disk.</source>
        <translation>„%1“ wurde so gepackt, dass das Entpacken %2 MiB Arbeitsspeicher braucht, mehr als die erlaubten %3 MiB. Entpacken Sie die Datei selbst und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds “%2”, a name that leads out of the archive. It is refused to be safe: unpack it yourself, then add the disk.</source>
        <translation>„%1“ enthält „%2“, einen Namen, der aus dem Archiv hinausführt. Es wird sicherheitshalber abgelehnt: Entpacken Sie es selbst und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zu viele Dateien. Entpacken Sie es und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
</context>
<context>
    <name>ArchiveScan</name>
    <message>
        <source>“%1” holds “%2”, which is a link to another file. It is refused to be safe: unpack it yourself, then add the disk.</source>
        <translation>„%1“ enthält „%2“, eine Verknüpfung zu einer anderen Datei. Es wird sicherheitshalber abgelehnt: Entpacken Sie es selbst und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds “%2”, which is a second name of another file. It is refused to be safe: unpack it yourself, then add the disk.</source>
        <translation>„%1“ enthält „%2“, einen zweiten Namen einer anderen Datei. Es wird sicherheitshalber abgelehnt: Entpacken Sie es selbst und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds “%2”, which is a device, pipe or socket and no file. It is refused to be safe.</source>
        <translation>„%1“ enthält „%2“, ein Gerät, eine Pipe oder einen Socket und keine Datei. Es wird sicherheitshalber abgelehnt.</translation>
    </message>
    <message>
        <source>“%1” in “%2” is encrypted. Unpack it with its password, then add the disk.</source>
        <translation>„%1“ in „%2“ ist verschlüsselt. Entpacken Sie die Datei mit ihrem Passwort und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>No disk was found in the first %1 GiB of “%2”. Unpack it, then add the disk.</source>
        <translation>In den ersten %1 GiB von „%2“ wurde keine Festplatte gefunden. Entpacken Sie die Datei und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zu viele Dateien. Entpacken Sie es und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>The backup was cancelled.</source>
        <translation>Die Sicherung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The backup cannot be in the library&apos;s own folder. Choose another one.</source>
        <translation>Die Sicherung kann nicht im Ordner der Bibliothek selbst liegen. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>%1 is neither empty nor a backup. Choose another folder.</source>
        <translation>%1 ist weder leer noch eine Sicherung. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Another Platter is working in %1. Try again when it is done.</source>
        <translation>Ein anderes Platter arbeitet in %1. Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>%1 holds another library, or was changed as one since the last backup. Choose another folder.</source>
        <translation>%1 enthält eine andere Bibliothek oder wurde seit der letzten Sicherung als Bibliothek verändert. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Taken while the server ran, with its file systems frozen for that moment.</source>
        <translation>Aufgenommen, während der Server lief; seine Dateisysteme waren für diesen Augenblick angehalten.</translation>
    </message>
    <message>
        <source>Taken while the server ran; its file systems were not frozen (no guest agent answered), so they are as after a power cut.</source>
        <translation>Aufgenommen, während der Server lief; seine Dateisysteme waren nicht angehalten (kein Gastagent antwortete) und sind also wie nach einem Stromausfall.</translation>
    </message>
    <message>
        <source>%1 was switched off while its disk was being read. Take the snapshot again.</source>
        <translation>%1 wurde ausgeschaltet, während seine Festplatte gelesen wurde. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 does not have that disk any more.</source>
        <translation>%1 hat diese Festplatte nicht mehr.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>%1 was switched off meanwhile. Take the snapshot again.</source>
        <translation>%1 wurde inzwischen ausgeschaltet. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>The snapshot was cancelled.</source>
        <translation>Der Schnappschuss wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 cannot be copied</source>
        <translation>%1 kann nicht kopiert werden</translation>
    </message>
    <message>
        <source>The file systems of %1 were frozen and its agent does not thaw them: “virsh domfsthaw %1” does.</source>
        <translation>Die Dateisysteme von %1 wurden angehalten, und sein Agent gibt sie nicht wieder frei: „virsh domfsthaw %1“ tut das.</translation>
    </message>
    <message>
        <source>libvirt copies the disk of %1 before it is read: that takes %2, and in %3 there is room for %4. Make room there, or shut the server down, then take the snapshot.</source>
        <translation>libvirt kopiert den Datenträger von %1, bevor er gelesen wird: Das braucht %2, und in %3 ist Platz für %4. Schaffen Sie dort Platz, oder schalten Sie den Server aus, und nehmen Sie dann den Schnappschuss auf.</translation>
    </message>
    <message>
        <source>The QEMU of %1 may not let Platter read its disk through %2, since AppArmor, SELinux or the rights of a folder forbid it.</source>
        <translation>Das QEMU von %1 darf Platter den Datenträger nicht durch %2 lesen lassen, weil AppArmor, SELinux oder die Rechte eines Ordners es verbieten.</translation>
    </message>
    <message>
        <source>%1 was switched off while its disk was being copied. Take the snapshot again.</source>
        <translation>%1 wurde ausgeschaltet, während sein Datenträger kopiert wurde. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>libvirt could not copy the disk of %1: %2</source>
        <translation>libvirt konnte den Datenträger von %1 nicht kopieren: %2</translation>
    </message>
    <message>
        <source>libvirt could not copy the disk of %1, and does not say why. Take the snapshot again.</source>
        <translation>libvirt konnte den Datenträger von %1 nicht kopieren und sagt nicht, warum. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>libvirt is copying it</source>
        <translation>libvirt kopiert ihn</translation>
    </message>
    <message>
        <source>%1 What changes could not be tracked: %2</source>
        <translation>%1 Änderungen konnten nicht verfolgt werden: %2</translation>
    </message>
    <message>
        <source>another snapshot of it was being taken, or it has no qcow2 disk.</source>
        <translation>Ein anderer Schnappschuss davon wurde gerade aufgenommen, oder er hat keinen qcow2-Datenträger.</translation>
    </message>
</context>
<context>
    <name>Brightbox</name>
    <message>
        <source>Brightbox could not make %1, and gives no reason. The usual ones: the address could not be fetched, the file is no disk image that it knows, or it holds more than 50 GB compressed.</source>
        <translation>Brightbox konnte %1 nicht erstellen und nennt keinen Grund. Die üblichen: Die Adresse war nicht abrufbar, die Datei ist kein Datenträgerabbild, das Brightbox kennt, oder sie enthält komprimiert mehr als 50 GB.</translation>
    </message>
    <message>
        <source>Brightbox is making the image</source>
        <translation>Brightbox erstellt das Abbild</translation>
    </message>
    <message>
        <source>%1 was deleted while it was made.</source>
        <translation>%1 wurde gelöscht, während es entstand.</translation>
    </message>
    <message>
        <source>The connection ended before all of %1 had arrived.</source>
        <translation>Die Verbindung endete, bevor %1 ganz angekommen war.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The connection was lost, and the storage of the cloud does not tell whether %1 is still what it was. Start again.</source>
        <translation>Die Verbindung ging verloren, und der Speicher der Cloud sagt nicht, ob %1 noch dasselbe ist. Beginnen Sie von vorn.</translation>
    </message>
</context>
<context>
    <name>ChangeTracker</name>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>Die Datei %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Another snapshot of %1 is being taken. Try again when it is done.</source>
        <translation>Von %1 wird gerade ein anderer Schnappschuss aufgenommen. Versuchen Sie es noch einmal, wenn er fertig ist.</translation>
    </message>
</context>
<context>
    <name>ChunkStore</name>
    <message>
        <source>A part of this disk is missing or damaged in the library, so it cannot be read whole.</source>
        <translation>Ein Teil dieses Datenträgers fehlt in der Bibliothek oder ist beschädigt; er kann nicht vollständig gelesen werden.</translation>
    </message>
</context>
<context>
    <name>CliOutput</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>DATEN</translation>
    </message>
    <message>
        <source>VIRTUAL</source>
        <translation>VIRTUELL</translation>
    </message>
    <message>
        <source>ACCESS</source>
        <translation>ZUGRIFF</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>ERSTELLT</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <extracomment>a size for people, and the same exactly: 1.3 GiB (1395864371 bytes)</extracomment>
        <translation>%1 (%2 Byte)</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source format</source>
        <translation>Quellformat</translation>
    </message>
    <message>
        <source>Source SHA-256</source>
        <translation>SHA-256 der Quelle</translation>
    </message>
    <message>
        <source>%1, as expected</source>
        <translation>%1, wie erwartet</translation>
    </message>
    <message>
        <source>Content id</source>
        <translation>Inhalts-ID</translation>
    </message>
    <message>
        <source>Ancestor</source>
        <translation>Vorfahr</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Offiziell</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation>Virtuelle Größe</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Minimum RAM</source>
        <translation>Mindest-RAM</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>WANN</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>WER</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>WAS</translation>
    </message>
    <message>
        <source>DETAIL</source>
        <translation>EINZELHEITEN</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>PLACE</source>
        <translation>ORT</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate: 393 MiB/s</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Expected SHA-256</source>
        <translation>Erwartete SHA-256</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>Deleting frees</source>
        <translation>Löschen gibt frei</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Abbilder</translation>
    </message>
    <message>
        <source>Deleted, can be restored</source>
        <translation>Gelöscht, wiederherstellbar</translation>
    </message>
    <message>
        <source>Without repetitions</source>
        <translation>Ohne Wiederholungen</translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation>Komprimiert</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Auf dem Datenträger</translation>
    </message>
    <message>
        <source>Garbage</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>Sharing</source>
        <extracomment>how many times smaller the data became because equal parts are stored once</extracomment>
        <translation>Gemeinsames</translation>
    </message>
    <message>
        <source>Compression</source>
        <extracomment>how many times smaller the rest became</extracomment>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Source address</source>
        <translation>Adresse der Quelle</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft mit</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Compressed again</source>
        <extracomment>of what is on the disk: what was compressed a second time, better</extracomment>
        <translation>Neu komprimiert</translation>
    </message>
    <message>
        <source>Saved by that</source>
        <extracomment>by how much that became smaller</extracomment>
        <translation>Dadurch gespart</translation>
    </message>
    <message>
        <source>Fetched, not made yet</source>
        <translation>Geladen, noch nicht angelegt</translation>
    </message>
</context>
<context>
    <name>CloudEnvironment</name>
    <message>
        <source>The library “brightbox” needs in the environment: %1.</source>
        <translation>Die Bibliothek „brightbox“ braucht in der Umgebung: %1.</translation>
    </message>
    <message>
        <source>PLATTER_API_URL is no address: it looks like https://api.gb1.brightbox.com.</source>
        <translation>PLATTER_API_URL ist keine Adresse: Sie sieht aus wie https://api.gb1.brightbox.com.</translation>
    </message>
    <message>
        <source>PLATTER_ORBIT_URL is needed: the address of Orbit, the storage that belongs to this API.</source>
        <translation>PLATTER_ORBIT_URL wird gebraucht: die Adresse von Orbit, dem Speicher, der zu dieser API gehört.</translation>
    </message>
    <message>
        <source>PLATTER_ORBIT_URL is no address: it looks like https://orbit.brightbox.com.</source>
        <translation>PLATTER_ORBIT_URL ist keine Adresse: Sie sieht aus wie https://orbit.brightbox.com.</translation>
    </message>
    <message>
        <source>This sign-in reaches no account.</source>
        <translation>Diese Anmeldung erreicht kein Konto.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There are several accounts: choose one of them with --account or PLATTER_ACCOUNT (%1).</source>
        <extracomment>%1 accounts with commas between them</extracomment>
        <translation>Es gibt mehrere Konten: bitte eines mit --account oder PLATTER_ACCOUNT wählen (%1).</translation>
    </message>
</context>
<context>
    <name>CommandHelp</name>
    <message>
        <source>IMG is an image&apos;s id, a name that only one image has, or PATTERN@latest: the newest finished image whose
name matches, as in &apos;nightly-web-*@latest&apos;.
</source>
        <translation>IMG ist die ID eines Abbilds, ein Name, den nur ein Abbild hat, oder MUSTER@latest: das neueste fertige Abbild,
dessen Name passt, wie in &apos;nightly-web-*@latest&apos;.
</translation>
    </message>
    <message>
        <source>  --name NAME           what the image is called
  --arch ARCH           x86_64, i686 or another architecture; none: not known
  --mode MODE           virtio, or compatibility for systems without virtio drivers
  --username USER       the account that gets the ssh key on first boot
  --description TEXT    what it is for
  --min-ram MIB         the least memory that a server needs; none: no minimum
</source>
        <translation>  --name NAME           wie das Abbild heißt
  --arch ARCH           x86_64, i686 oder eine andere Architektur; none: nicht bekannt
  --mode MODUS          virtio, oder compatibility für Systeme ohne virtio-Treiber
  --username BENUTZER   das Konto, das beim ersten Start den SSH-Schlüssel bekommt
  --description TEXT    wozu es dient
  --min-ram MIB         wie viel Speicher ein Server mindestens braucht; none: kein Mindestwert
</translation>
    </message>
    <message>
        <source>Lists images.</source>
        <translation>Listet Abbilder auf.</translation>
    </message>
    <message>
        <source>  --scope SCOPE         all (without the deleted ones), official, private, public, deprecated or deleted
  --search TEXT         only what the window&apos;s search field would find: words, status:failed, larger:10G, …
</source>
        <translation>  --scope BEREICH       all (ohne die gelöschten), official, private, public, deprecated oder deleted
  --search TEXT         nur was das Suchfeld des Fensters finden würde: Wörter, status:failed, larger:10G, …
</translation>
    </message>
    <message>
        <source>Tells everything about an image.</source>
        <translation>Zeigt alles über ein Abbild.</translation>
    </message>
    <message>
        <source>Tells what was done with an image, by whom and when.</source>
        <translation>Zeigt, was mit einem Abbild getan wurde, von wem und wann.</translation>
    </message>
    <message>
        <source>Takes disk images into the library and prints their new ids.</source>
        <translation>Nimmt Datenträgerabbilder in die Bibliothek auf und gibt deren neue IDs aus.</translation>
    </message>
    <message>
        <source>Writes an image to a file, or to standard output when FILE is “-”.</source>
        <translation>Schreibt ein Abbild in eine Datei, oder auf die Standardausgabe, wenn DATEI „-“ ist.</translation>
    </message>
    <message>
        <source>Changes what is said about an image.</source>
        <translation>Ändert die Angaben zu einem Abbild.</translation>
    </message>
    <message>
        <source>  --public YES-OR-NO    whether everyone may see it
</source>
        <translation>  --public YES-ODER-NO  ob alle es sehen dürfen
</translation>
    </message>
    <message>
        <source>Marks images as outdated: no longer listed for others, still usable by their id.</source>
        <translation>Kennzeichnet Abbilder als veraltet: für andere nicht mehr aufgelistet, über die ID noch benutzbar.</translation>
    </message>
    <message>
        <source>  --successor IMG       say in the description what to use instead
  --undo                make them available again
</source>
        <translation>  --successor IMG       in der Beschreibung sagen, was stattdessen zu benutzen ist
  --undo                sie wieder verfügbar machen
</translation>
    </message>
    <message>
        <source>Locks images, so that they cannot be deleted.</source>
        <translation>Sperrt Abbilder, sodass sie nicht gelöscht werden können.</translation>
    </message>
    <message>
        <source>Unlocks images.</source>
        <translation>Entsperrt Abbilder.</translation>
    </message>
    <message>
        <source>Deletes images, without asking. Nothing is deleted when one of them cannot be.</source>
        <translation>Löscht Abbilder, ohne nachzufragen. Kann eines nicht gelöscht werden, wird keines gelöscht.</translation>
    </message>
    <message>
        <source>Platter keeps disk images of servers.
</source>
        <translation>Platter bewahrt Datenträgerabbilder von Servern auf.
</translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation>öffnet das Fenster</translation>
    </message>
    <message>
        <source>opens the window and asks how to add the files</source>
        <translation>öffnet das Fenster und fragt, wie die Dateien hinzugefügt werden sollen</translation>
    </message>
    <message>
        <source>does one thing and ends</source>
        <translation>erledigt eine Sache und endet</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Exit status: 0 done, 1 failed, 2 wrong usage.</source>
        <translation>Rückgabewert: 0 erledigt, 1 fehlgeschlagen, 2 falscher Aufruf.</translation>
    </message>
    <message>
        <source>Lists this computer and the connections, which are not asked anything.</source>
        <translation>Listet diesen Rechner und die Verbindungen auf, ohne bei ihnen anzufragen.</translation>
    </message>
    <message>
        <source>Connects to an account in Brightbox Cloud, as an API client or as a person. The name alone signs in again.</source>
        <translation>Verbindet mit einem Konto in der Brightbox Cloud, als API-Client oder als Person. Der Name allein meldet erneut an.</translation>
    </message>
    <message>
        <source>  --api URL             the region&apos;s API: https://api.gb1.brightbox.com
  --orbit URL           its storage, where it is not the usual one
  --account ACCOUNT     acc-xxxxx, where there are several
  --color COLOR         &apos;#rrggbb&apos;, which the window shows it in
  --secret-stdin        read the secret from standard input; of a person the application&apos;s secret, the
                        password and, when it is asked for, the one-time code: a line each

The secret comes from PLATTER_CLIENT_SECRET, or is asked for on the terminal. It is kept in the desktop&apos;s
keyring and nowhere else. Other commands then take --library NAME.
</source>
        <translation>  --api URL             die API der Region: https://api.gb1.brightbox.com
  --orbit URL           ihr Speicher, wo es nicht der übliche ist
  --account KONTO       acc-xxxxx, wenn es mehrere gibt
  --color FARBE         &apos;#rrggbb&apos;, in der das Fenster sie zeigt
  --secret-stdin        das Geheimnis von der Standardeingabe lesen; bei einer Person das der Anwendung, das
                        Passwort und, wenn danach gefragt wird, den Einmalcode: je eine Zeile

Das Geheimnis kommt aus PLATTER_CLIENT_SECRET oder wird am Terminal erfragt. Es wird im Schlüsselbund des
Desktops aufbewahrt und nirgends sonst. Andere Befehle nehmen dann --library NAME.
</translation>
    </message>
    <message>
        <source>Forgets a connection: its secret, its settings and what was known of the account.</source>
        <translation>Vergisst eine Verbindung: Geheimnis, Einstellungen und was vom Konto bekannt war.</translation>
    </message>
    <message>
        <source>Copies an image into another library and prints its new id.</source>
        <translation>Kopiert ein Abbild in eine andere Bibliothek und gibt dessen neue ID aus.</translation>
    </message>
    <message>
        <source>  --to LIBRARY          as --library takes it
  --name NAME           what the copy is called
</source>
        <translation>  --to BIBLIOTHEK       wie bei --library
  --name NAME           wie die Kopie heißt
</translation>
    </message>
    <message>
        <source>
Between two accounts no byte passes through this computer: the service reads IMG until the copy is made.
</source>
        <translation>
Zwischen zwei Konten läuft kein Byte über diesen Rechner: Der Dienst liest IMG, bis die Kopie fertig ist.
</translation>
    </message>
    <message>
        <source>Prints an address from which anybody can read the image&apos;s disk for a while.</source>
        <translation>Gibt eine Adresse aus, unter der eine Zeit lang alle den Datenträger des Abbilds lesen können.</translation>
    </message>
    <message>
        <source>  --expires HOURS       how long it is good; 24 when nothing is said
</source>
        <translation>  --expires STUNDEN     wie lange sie gilt; 24, wenn nichts angegeben ist
</translation>
    </message>
    <message>
        <source>Makes an image public.</source>
        <translation>Macht ein Abbild öffentlich.</translation>
    </message>
    <message>
        <source>  --retire OLD          deprecate this image, and say in its description what to use instead
</source>
        <translation>  --retire ALT          dieses Abbild als veraltet kennzeichnen und in der Beschreibung den Nachfolger nennen
</translation>
    </message>
    <message>
        <source>  --no-wait             leave once the cloud has taken the image, which may still be creating then
</source>
        <translation>  --no-wait             enden, sobald die Cloud das Abbild angenommen hat, das dann vielleicht noch entsteht
</translation>
    </message>
    <message>
        <source>“brightbox” is the account that PLATTER_API_URL, PLATTER_CLIENT_ID and PLATTER_CLIENT_SECRET tell, with
PLATTER_ORBIT_URL and PLATTER_ACCOUNT where they are needed: it needs no connection and leaves nothing behind.
</source>
        <translation>„brightbox“ ist das Konto, das PLATTER_API_URL, PLATTER_CLIENT_ID und PLATTER_CLIENT_SECRET angeben, wo nötig mit
PLATTER_ORBIT_URL und PLATTER_ACCOUNT: Es braucht keine Verbindung und hinterlässt nichts.
</translation>
    </message>
    <message>
        <source>Restores deleted images, as long as their space was not given back (this computer).</source>
        <translation>Stellt gelöschte Abbilder wieder her, solange ihr Platz nicht freigegeben wurde (dieser Computer).</translation>
    </message>
    <message>
        <source>Deletes all but the newest images of those whose names match.</source>
        <translation>Löscht von den Abbildern, deren Name passt, alle bis auf die neuesten.</translation>
    </message>
    <message>
        <source>  --keep N              how many of the newest stay
  --dry-run             only tell what would be deleted, and what that would free

Locked and starred images stay, and those that a server uses.
</source>
        <translation>  --keep N              wie viele der neuesten bleiben
  --dry-run             nur sagen, was gelöscht würde und was das freigäbe

Gesperrte und markierte Abbilder bleiben, ebenso die, die ein Server verwendet.
</translation>
    </message>
    <message>
        <source>Gives back the space of deleted images whose days are over, and of what else nobody needs.</source>
        <translation>Gibt den Platz gelöschter Abbilder frei, deren Tage vorbei sind, und was sonst niemand braucht.</translation>
    </message>
    <message>
        <source>  --now                 also of deleted images that could still be restored
  --yes                 do so, rather than tell which they are
</source>
        <translation>  --now                 auch den von gelöschten Abbildern, die noch wiederherstellbar wären
  --yes                 es tun, statt zu sagen, welche es sind
</translation>
    </message>
    <message>
        <source>Tells how much is stored, shared and compressed, and what is garbage.</source>
        <translation>Sagt, wie viel gespeichert, gemeinsam und komprimiert ist, und was Abfall ist.</translation>
    </message>
    <message>
        <source>Reads and hashes images, or the whole library, and names what is damaged.</source>
        <translation>Liest und prüft Abbilder oder die ganze Bibliothek und nennt, was beschädigt ist.</translation>
    </message>
    <message>
        <source>Makes the catalogue and the index anew from the rest of the library, and verifies everything.</source>
        <translation>Macht Katalog und Index aus dem Rest der Bibliothek neu und prüft alles.</translation>
    </message>
    <message>
        <source>Copies the library into a folder, or brings an earlier copy up to date.</source>
        <translation>Kopiert die Bibliothek in einen Ordner oder bringt eine frühere Kopie auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>
FOLDER can be opened as a library: platter --library FOLDER list. Settings are put into its folder
“settings”; the secrets of connections are not copied.
</source>
        <translation>
ORDNER lässt sich als Bibliothek öffnen: platter --library ORDNER list. Einstellungen kommen in seinen Ordner
„settings“; die Geheimnisse von Verbindungen werden nicht kopiert.
</translation>
    </message>
    <message>
        <source>Copies the disks of servers, and volumes, into new images and prints their ids. Each is named by its id or its name.</source>
        <translation>Kopiert die Platten von Servern sowie Volumes in neue Abbilder und gibt deren Kennungen aus. Jeder Server und jedes Volume wird mit Kennung oder Namen genannt.</translation>
    </message>
    <message>
        <source>  --library LIBRARY     “local” (this computer), a connection&apos;s name, or a library&apos;s folder; PLATTER_LIBRARY
                        says the same
  --json                print JSON
  --quiet               no progress, and no ids of new images
  -h, --help            this text; after a command, that command&apos;s
  -v, --version         the version
</source>
        <translation>  --library BIBLIOTHEK  „local“ (dieser Computer), der Name einer Verbindung oder der Ordner einer Bibliothek;
                        PLATTER_LIBRARY sagt dasselbe
  --json                JSON ausgeben
  --quiet               kein Fortschritt und keine Kennungen neuer Abbilder
  -h, --help            dieser Text; nach einem Befehl der dieses Befehls
  -v, --version         die Version
</translation>
    </message>
    <message>
        <source>  --sha256 SUM          refuse the file unless this is its SHA-256
  --member NAME         which file of an archive, when it holds several disks
  --max-size SIZE       refuse larger disks (64T unless the settings say otherwise)
  --retry               make images that failed again, from where they were to come
</source>
        <translation>  --sha256 SUM          die Datei ablehnen, wenn ihre SHA-256 nicht diese ist
  --member NAME         welche Datei eines Archivs, wenn es mehrere Festplatten enthält
  --max-size SIZE       größere Festplatten ablehnen (64T, wenn die Einstellungen nichts anderes sagen)
  --retry               Images noch einmal machen, die fehlschlugen, von dort, woher sie kommen sollten
</translation>
    </message>
    <message>
        <source>
What is at a URL is checked against SHA256SUMS and its like beside it, and is official when a vendor
signed that. Passwords and keys in a URL are not kept. A library in the cloud fetches a URL itself.
A file is uploaded. With “-” the disk comes from standard input, raw, compressed or in a tar
archive (this computer).
</source>
        <translation>
Was an einer Adresse liegt, wird mit SHA256SUMS und dergleichen daneben geprüft und ist offiziell, wenn
ein Hersteller das unterschrieben hat. Passwörter und Schlüssel in einer Adresse werden nicht behalten.
Eine Bibliothek in der Cloud holt eine Adresse selbst. Eine Datei wird hochgeladen. Mit „-“ kommt die
Festplatte von der Standardeingabe, roh, komprimiert oder in einem tar-Archiv (dieser Computer).
</translation>
    </message>
    <message>
        <source>Compresses again what imports stored in a hurry, so that the library becomes smaller.</source>
        <translation>Komprimiert noch einmal, was beim Hinzufügen in Eile gespeichert wurde, damit die Bibliothek kleiner wird.</translation>
    </message>
    <message>
        <source>
The window does this by itself when nothing else is worked on. Imports go first, and stopping it loses
nothing. It needs as much free space as the largest file under packs/, 1 GiB at most.
</source>
        <translation>
Das Fenster tut das von selbst, wenn sonst nichts getan wird. Importe gehen vor, und Anhalten verliert
nichts. Es braucht so viel freien Platz wie die größte Datei unter packs/, höchstens 1 GiB.
</translation>
    </message>
    <message>
        <source>Lists the servers of an account, or of this computer.</source>
        <translation>Listet die Server eines Kontos oder dieses Computers auf.</translation>
    </message>
    <message>
        <source>  --limit-rate MIB      how many MiB a second move to and from the cloud at most
  --low-priority        give way to other programs on this computer
</source>
        <translation>  --limit-rate MIB      wie viele MiB je Sekunde höchstens zur Cloud und von ihr gehen
  --low-priority        anderen Programmen auf diesem Computer den Vortritt lassen
</translation>
    </message>
    <message>
        <source>  --format FORMAT       raw (unless told otherwise), qcow2, vmdk, vdi or vhdx
  --force               replace FILE when it exists
</source>
        <translation>  --format FORMAT       raw (wenn nichts anderes gesagt ist), qcow2, vmdk, vdi oder vhdx
  --force               DATEI ersetzen, wenn es sie gibt
</translation>
    </message>
    <message>
        <source>Gives out an image over NBD, read-only, until it is interrupted.</source>
        <translation>Gibt ein Abbild über NBD aus, nur zum Lesen, bis es unterbrochen wird.</translation>
    </message>
    <message>
        <source>  --socket PATH         where clients connect; it is made, and removed again

For qemu, qemu-img, nbdcopy, guestfish: nbd+unix:///?socket=PATH
</source>
        <translation>  --socket PFAD         wohin sich Programme verbinden; wird angelegt und wieder entfernt

Für qemu, qemu-img, nbdcopy, guestfish: nbd+unix:///?socket=PFAD
</translation>
    </message>
    <message>
        <source>Runs a server whose disk is the image&apos;s, and throws away what it writes.</source>
        <translation>Startet einen Server mit dem Datenträger des Abbilds und wirft weg, was er schreibt.</translation>
    </message>
    <message>
        <source>
It starts without an export, on this computer&apos;s libvirt (qemu:///session), and ends when it is shut down or
with Ctrl+C. Its screen is reached as is printed.
</source>
        <translation>
Er startet ohne Export, mit dem libvirt dieses Computers (qemu:///session), und endet, wenn er herunterfährt, oder
mit Strg+C. Wie sein Bildschirm zu erreichen ist, wird ausgegeben.
</translation>
    </message>
    <message>
        <source>Builds a server from an image, in its account or on this computer, and prints how to reach it.</source>
        <translation>Baut einen Server aus einem Abbild, in dessen Konto oder auf diesem Computer, und gibt aus, wie er zu erreichen ist.</translation>
    </message>
    <message>
        <source>Gives a server of this computer the disk of an image.</source>
        <translation>Gibt einem Server dieses Computers den Datenträger eines Abbilds.</translation>
    </message>
    <message>
        <source>
The server must be off. Its present disk is taken as a snapshot first, whose id is printed.
</source>
        <translation>
Der Server muss aus sein. Von seinem jetzigen Datenträger wird zuerst ein Snapshot gemacht, dessen Id ausgegeben wird.
</translation>
    </message>
    <message>
        <source>Makes a new image with the same files on a smaller disk, and prints its id (this computer).</source>
        <translation>Macht ein neues Abbild mit denselben Dateien auf einem kleineren Datenträger und gibt seine Id aus (dieser Computer).</translation>
    </message>
    <message>
        <source>  --size SIZE           how large its disk is to be, such as 20G; the smallest when nothing is said
  --fit TYPE            as large as a server type&apos;s: nano, …
  --name NAME           what the new image is called
  --dry-run             only tell how small it can become, and which server types it would fit

The disk must end with an ext4, ext3 or ext2 file system, as those of most clouds do. IMG stays as it is.
</source>
        <translation>  --size GRÖSSE         wie groß der Datenträger sein soll, etwa 20G; ohne Angabe der kleinste
  --fit TYP             so groß wie der eines Servertyps: nano, …
  --name NAME           wie das neue Abbild heißt
  --dry-run             nur sagen, wie klein es werden kann und zu welchen Servertypen es passte

Der Datenträger muss mit einem Dateisystem ext4, ext3 oder ext2 enden, wie bei den meisten Clouds. IMG bleibt, wie es ist.
</translation>
    </message>
    <message>
        <source>  --type TYPE           the handle or the id of a server type; on this computer, when nothing is said, the
                        smallest that the image fits
  --name NAME           what the server is called
  --user-data FILE      what cloud-init is told

On this computer:
  --ssh-key FILE        a public key, for the image&apos;s user
  --mode MODE           virtio or compatibility, instead of the image&apos;s
  --ram MIB, --cores N, --disk GIB
                        instead of the type&apos;s
  --start               start it at once, and wait until it answers where it can be reached

In the cloud:
  --zone ZONE           the handle or the id of a zone
  --group GROUP         the name or the id of a server group; may be given several times
  --volume-size GIB     of the boot volume, for types with network storage
  --no-wait             leave once the service has begun, and print the server&apos;s id
</source>
        <translation>  --type TYP            Kürzel oder Id eines Servertyps; auf diesem Computer, wenn nichts gesagt ist, der
                        kleinste, zu dem das Abbild passt
  --name NAME           wie der Server heißt
  --user-data DATEI     was cloud-init gesagt wird

Auf diesem Computer:
  --ssh-key DATEI       ein öffentlicher Schlüssel, für den Benutzer des Abbilds
  --mode MODUS          virtio oder compatibility, statt dem des Abbilds
  --ram MIB, --cores N, --disk GIB
                        statt denen des Typs
  --start               sofort starten und warten, bis er antwortet, wo er zu erreichen ist

In der Cloud:
  --zone ZONE           Kürzel oder Id einer Zone
  --group GRUPPE        Name oder Id einer Servergruppe; auch mehrmals
  --volume-size GIB     des Boot-Volumes, für Typen mit Netzspeicher
  --no-wait             enden, sobald der Dienst begonnen hat, und die Id des Servers ausgeben
</translation>
    </message>
    <message>
        <source>  --name NAME           what the image is called
  --note TEXT           becomes its description
  --track-changes on    from now on: the next snapshot reads only what was written since
</source>
        <translation>  --name NAME           wie das Abbild heißt
  --note TEXT           wird dessen Beschreibung
  --track-changes on    ab jetzt: der nächste Schnappschuss liest nur, was seither geschrieben wurde
</translation>
    </message>
    <message>
        <source>
Changes are tracked for servers of this computer, in qcow2 disks, while they run. QEMU keeps track in the
disk itself, and until --track-changes off it will not go back to the disk&apos;s internal snapshots (virsh
snapshot-revert).
</source>
        <translation>
Änderungen werden bei Servern dieses Computers verfolgt, in qcow2-Datenträgern, während sie laufen. QEMU
führt im Datenträger selbst Buch und kehrt bis --track-changes off nicht zu dessen internen Schnappschüssen
zurück (virsh snapshot-revert).
</translation>
    </message>
    <message>
        <source>
Damaged images become unavailable. Importing the same disk again mends them, unless an earlier version
made them.
</source>
        <translation>
Beschädigte Abbilder sind nicht mehr verfügbar. Dieselbe Platte noch einmal zu importieren heilt sie, wenn nicht
eine frühere Version sie gemacht hat.
</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>There is no option %1.</source>
        <translation>Die Option %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>--library needs the name or the folder of a library.</source>
        <translation>--library braucht den Namen oder den Ordner einer Bibliothek.</translation>
    </message>
    <message>
        <source>“%1” is neither a command nor a file.</source>
        <translation>„%1“ ist weder ein Befehl noch eine Datei.</translation>
    </message>
    <message>
        <source>--json needs a command.</source>
        <translation>--json braucht einen Befehl.</translation>
    </message>
    <message>
        <source>%1 needs an image: its id, its name or PATTERN@latest.</source>
        <translation>%1 braucht ein Abbild: ID, Name oder MUSTER@latest.</translation>
    </message>
    <message>
        <source>%1 takes one image, “%2” is too much.</source>
        <translation>%1 nimmt ein Abbild, „%2“ ist zu viel.</translation>
    </message>
    <message>
        <source>list takes no words, “%1” is too much: --search finds by words.</source>
        <translation>list nimmt keine weiteren Wörter, „%1“ ist zu viel: --search sucht nach Wörtern.</translation>
    </message>
    <message>
        <source>“%1” is no scope: write all, official, private, public, deprecated or deleted.</source>
        <translation>„%1“ ist kein Bereich: möglich sind all, official, private, public, deprecated und deleted.</translation>
    </message>
    <message>
        <source>import needs a file.</source>
        <translation>import braucht eine Datei.</translation>
    </message>
    <message>
        <source>An empty word names no file.</source>
        <translation>Ein leeres Wort benennt keine Datei.</translation>
    </message>
    <message>
        <source>--%1 is for one file, and there are several.</source>
        <translation>--%1 gilt für eine Datei, und hier sind es mehrere.</translation>
    </message>
    <message>
        <source>--sha256 needs the 64 hexadecimal digits of a SHA-256.</source>
        <translation>--sha256 braucht die 64 hexadezimalen Ziffern einer SHA-256-Summe.</translation>
    </message>
    <message>
        <source>export needs an image and a file, or “-” for standard output.</source>
        <translation>export braucht ein Abbild und eine Datei, oder „-“ für die Standardausgabe.</translation>
    </message>
    <message>
        <source>export takes one image and one file, “%1” is too much.</source>
        <translation>export nimmt ein Abbild und eine Datei, „%1“ ist zu viel.</translation>
    </message>
    <message>
        <source>--json and the disk itself cannot both go to standard output.</source>
        <translation>--json und der Datenträger selbst können nicht beide auf die Standardausgabe.</translation>
    </message>
    <message>
        <source>--public needs yes or no.</source>
        <translation>--public braucht yes oder no.</translation>
    </message>
    <message>
        <source>update needs to be told what to change: --name, --description, --username, --arch, --mode, --min-ram or --public.</source>
        <translation>update muss wissen, was zu ändern ist: --name, --description, --username, --arch, --mode, --min-ram oder --public.</translation>
    </message>
    <message>
        <source>--undo and --successor do not go together.</source>
        <translation>--undo und --successor passen nicht zusammen.</translation>
    </message>
    <message>
        <source>--successor needs an image.</source>
        <translation>--successor braucht ein Abbild.</translation>
    </message>
    <message>
        <source>An image&apos;s name cannot be empty.</source>
        <translation>Der Name eines Abbilds darf nicht leer sein.</translation>
    </message>
    <message>
        <source>--mode needs virtio or compatibility.</source>
        <translation>--mode braucht virtio oder compatibility.</translation>
    </message>
    <message>
        <source>--min-ram needs a number of MiB, or none.</source>
        <translation>--min-ram braucht eine Anzahl MiB, oder none.</translation>
    </message>
    <message>
        <source>“%1” tells how it is used.</source>
        <translation>„%1“ erklärt den Aufruf.</translation>
    </message>
    <message>
        <source>%1 takes no words, “%2” is too much.</source>
        <translation>%1 nimmt keine weiteren Wörter, „%2“ ist zu viel.</translation>
    </message>
    <message>
        <source>“%1” is no address that can be fetched: it begins with https or http.</source>
        <translation>„%1“ ist keine Adresse, die abgerufen werden kann: Sie beginnt mit https oder http.</translation>
    </message>
    <message>
        <source>%1 needs the connection&apos;s name.</source>
        <translation>%1 braucht den Namen der Verbindung.</translation>
    </message>
    <message>
        <source>%1 takes one name, “%2” is too much.</source>
        <translation>%1 nimmt einen Namen, „%2“ ist zu viel.</translation>
    </message>
    <message>
        <source>A connection cannot be called “%1”: --library takes that for something else.</source>
        <translation>Eine Verbindung darf nicht „%1“ heißen: --library versteht darunter etwas anderes.</translation>
    </message>
    <message>
        <source>--client-id is for an API client, --user and --application for a person: not both.</source>
        <translation>--client-id ist für einen API-Client, --user und --application für eine Person: nicht beides.</translation>
    </message>
    <message>
        <source>connect needs --client-id, or --user and --application.</source>
        <translation>connect braucht --client-id, oder --user und --application.</translation>
    </message>
    <message>
        <source>connect needs the address of the API: --api https://api.gb1.brightbox.com, for example.</source>
        <translation>connect braucht die Adresse der API: zum Beispiel --api https://api.gb1.brightbox.com.</translation>
    </message>
    <message>
        <source>--client-id needs the id of an API client, cli-xxxxx.</source>
        <translation>--client-id braucht die ID eines API-Clients, cli-xxxxx.</translation>
    </message>
    <message>
        <source>A person needs both: --user with the e-mail address, and --application app-xxxxx.</source>
        <translation>Eine Person braucht beides: --user mit der E-Mail-Adresse und --application app-xxxxx.</translation>
    </message>
    <message>
        <source>--orbit needs an address: https://orbit.brightbox.com, for example.</source>
        <translation>--orbit braucht eine Adresse: zum Beispiel https://orbit.brightbox.com.</translation>
    </message>
    <message>
        <source>--account needs the id of an account, acc-xxxxx.</source>
        <translation>--account braucht die ID eines Kontos, acc-xxxxx.</translation>
    </message>
    <message>
        <source>--color needs six hexadecimal digits: &apos;#4a77b4&apos;, for example.</source>
        <translation>--color braucht sechs hexadezimale Ziffern: zum Beispiel &apos;#4a77b4&apos;.</translation>
    </message>
    <message>
        <source>copy needs --to: the name or the folder of the other library.</source>
        <translation>copy braucht --to: den Namen oder den Ordner der anderen Bibliothek.</translation>
    </message>
    <message>
        <source>--volume-size needs a number of GiB.</source>
        <translation>--volume-size braucht eine Anzahl GiB.</translation>
    </message>
    <message>
        <source>--expires needs a number of hours, %1 at most.</source>
        <translation>--expires braucht eine Anzahl Stunden, höchstens %1.</translation>
    </message>
    <message>
        <source>--retire needs an image.</source>
        <translation>--retire braucht ein Abbild.</translation>
    </message>
    <message>
        <source>backup needs one folder.</source>
        <translation>backup braucht einen Ordner.</translation>
    </message>
    <message>
        <source>--limit-rate needs a number of MiB a second, like 5 or 0.5.</source>
        <translation>--limit-rate braucht eine Zahl von MiB in der Sekunde, etwa 5 oder 0.5.</translation>
    </message>
    <message>
        <source>snapshot needs a server or a volume: its id or its name.</source>
        <translation>snapshot braucht einen Server oder ein Volume: Kennung oder Name.</translation>
    </message>
    <message>
        <source>--name is for one snapshot, and there are several.</source>
        <translation>--name gilt für einen einzigen Schnappschuss, und es sind mehrere.</translation>
    </message>
    <message>
        <source>prune needs one pattern: &apos;nightly-web-*&apos;.</source>
        <translation>prune braucht ein Muster: &apos;nightly-web-*&apos;.</translation>
    </message>
    <message>
        <source>prune needs to be told how many of the newest stay: --keep 7.</source>
        <translation>prune muss wissen, wie viele der neuesten bleiben: --keep 7.</translation>
    </message>
    <message>
        <source>--yes goes with --now.</source>
        <translation>--yes gehört zu --now.</translation>
    </message>
    <message>
        <source>Standard input is imported alone: “-” does not go with other files.</source>
        <translation>Die Standardeingabe wird allein importiert: „-“ geht nicht mit anderen Dateien zusammen.</translation>
    </message>
    <message>
        <source>--retry makes images as they were to be made: not with --%1.</source>
        <translation>--retry macht Images so, wie sie gemacht werden sollten: nicht mit --%1.</translation>
    </message>
    <message>
        <source>--member needs the name of a file in the archive.</source>
        <translation>--member braucht den Namen einer Datei im Archiv.</translation>
    </message>
    <message>
        <source>--max-size needs a size, such as 20T.</source>
        <translation>--max-size braucht eine Größe, etwa 20T.</translation>
    </message>
    <message>
        <source>serve needs --socket PATH, where clients connect.</source>
        <translation>serve braucht --socket PFAD, wohin sich Programme verbinden.</translation>
    </message>
    <message>
        <source>“%1” is no format that is written: raw, %2 are.</source>
        <translation>„%1“ ist kein Format, das geschrieben wird; raw, %2 sind es.</translation>
    </message>
    <message>
        <source>Only raw disks go to standard output. Name a file for %1.</source>
        <translation>Auf die Standardausgabe gehen nur rohe Datenträger. Nennen Sie für %1 eine Datei.</translation>
    </message>
    <message>
        <source>--ssh-key needs a file: ~/.ssh/id_ed25519.pub, for example.</source>
        <translation>--ssh-key braucht eine Datei, zum Beispiel ~/.ssh/id_ed25519.pub.</translation>
    </message>
    <message>
        <source>--ram needs a number of MiB.</source>
        <translation>--ram braucht eine Zahl von MiB.</translation>
    </message>
    <message>
        <source>--cores needs a number, %1 at most.</source>
        <translation>--cores braucht eine Zahl, höchstens %1.</translation>
    </message>
    <message>
        <source>--disk needs a number of GiB.</source>
        <translation>--disk braucht eine Zahl von GiB.</translation>
    </message>
    <message>
        <source>restore needs a server and an image: their ids or names.</source>
        <translation>restore braucht einen Server und ein Abbild: ihre Ids oder Namen.</translation>
    </message>
    <message>
        <source>--size and --fit both tell how large the disk is to be: not both.</source>
        <translation>--size und --fit sagen beide, wie groß der Datenträger sein soll: bitte nur eines.</translation>
    </message>
    <message>
        <source>--size needs a size, such as 20G.</source>
        <translation>--size braucht eine Größe, etwa 20G.</translation>
    </message>
    <message>
        <source>--fit needs a server type: nano, for example.</source>
        <translation>--fit braucht einen Servertyp: zum Beispiel nano.</translation>
    </message>
    <message>
        <source>--track-changes is on or off.</source>
        <translation>--track-changes ist on oder off.</translation>
    </message>
</context>
<context>
    <name>ContentsReader</name>
    <message>
        <source>What is on the disk could not be looked at: the program platter-look, which belongs to Platter, is not installed.</source>
        <translation>Was auf dem Datenträger ist, konnte nicht angesehen werden: Das Programm platter-look, das zu Platter gehört, ist nicht installiert.</translation>
    </message>
    <message>
        <source>What is on the disk could not be looked at.</source>
        <translation>Was auf dem Datenträger ist, konnte nicht angesehen werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Looking at what is on the disk took too long, and was given up.</source>
        <translation>Anzusehen, was auf dem Datenträger ist, dauerte zu lange und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>What is on the disk could not be looked at: this system does not allow the sandbox (bubblewrap) that this is done in.</source>
        <translation>Was auf dem Datenträger ist, konnte nicht angesehen werden: Dieses System erlaubt die Sandbox (bubblewrap) nicht, in der das geschieht.</translation>
    </message>
    <message>
        <source>What is on the disk could not be looked at: it is damaged, or was made to mislead programs.</source>
        <translation>Was auf dem Datenträger ist, konnte nicht angesehen werden: Er ist beschädigt oder soll Programme in die Irre führen.</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>No space is left on the disk that holds the library. Free some space and try again.</source>
        <translation>Auf dem Laufwerk mit der Bibliothek ist kein Platz mehr. Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The library&apos;s catalogue could not be read or written.</source>
        <translation>Der Katalog der Bibliothek konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The library is busy: another program is writing to it. Try again in a moment.</source>
        <translation>Die Bibliothek ist beschäftigt: Ein anderes Programm schreibt gerade darin. Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The library cannot be written to.</source>
        <translation>In die Bibliothek kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The library&apos;s catalogue is damaged.</source>
        <translation>Der Katalog der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing. Please install the package libqt6sql6-sqlite.</source>
        <translation>Der SQLite-Treiber von Qt fehlt. Bitte das Paket libqt6sql6-sqlite installieren.</translation>
    </message>
    <message>
        <source>This library was last used by a newer version of Platter. Please update Platter to open it.</source>
        <translation>Diese Bibliothek wurde zuletzt mit einer neueren Version von Platter benutzt. Bitte Platter aktualisieren, um sie zu öffnen.</translation>
    </message>
</context>
<context>
    <name>DescriptorStream</name>
    <message>
        <source>%1 broke off: it cannot be read any further.</source>
        <comment>the input</comment>
        <translation>%1 ist abgebrochen: Weiter kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read.</source>
        <comment>the input</comment>
        <translation>%1 wurde beim Lesen kürzer.</translation>
    </message>
</context>
<context>
    <name>DiskContents</name>
    <message>
        <source>%1 partition table</source>
        <translation>%1-Partitionstabelle</translation>
    </message>
    <message>
        <source>probably Windows</source>
        <translation>wahrscheinlich Windows</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>A partition is encrypted: it will not get smaller by compression, its data cannot be shared, and a server that starts from it asks for its key.</source>
        <translation>Eine Partition ist verschlüsselt: Sie wird durch Komprimieren nicht kleiner, ihre Daten lassen sich nicht teilen, und ein Server, der davon startet, fragt nach ihrem Schlüssel.</translation>
    </message>
    <message>
        <source>No virtio driver was found in its kernel: in virtio mode the system may not see its disk or network. Compatibility mode works without.</source>
        <translation>In seinem Kernel wurde kein Virtio-Treiber gefunden: Im Virtio-Modus sieht das System womöglich Datenträger oder Netz nicht. Der Kompatibilitätsmodus kommt ohne aus.</translation>
    </message>
    <message>
        <source>Windows sees its disk and network in virtio mode only with the virtio drivers (https://github.com/virtio-win/virtio-win-pkg-scripts). Compatibility mode works without.</source>
        <translation>Windows sieht Datenträger und Netz im Virtio-Modus nur mit den Virtio-Treibern (https://github.com/virtio-win/virtio-win-pkg-scripts). Der Kompatibilitätsmodus kommt ohne aus.</translation>
    </message>
    <message>
        <source>which system it is cannot be told from %1</source>
        <comment>file systems: XFS, Btrfs</comment>
        <translation>welches System es ist, verrät %1 nicht</translation>
    </message>
</context>
<context>
    <name>DiskHeader</name>
    <message>
        <source>This format has no header to read.</source>
        <translation>Dieses Format hat keinen Kopf zu lesen.</translation>
    </message>
    <message>
        <source>“%1” says that its disk is %2 long, and nothing over %3 is taken.</source>
        <translation>„%1“ sagt, sein Datenträger sei %2 lang; mehr als %3 wird nicht angenommen.</translation>
    </message>
    <message>
        <source>“%1” is damaged: its header holds numbers that cannot be. Download or copy it again.</source>
        <translation>„%1“ ist beschädigt: In seinem Kopf stehen Zahlen, die nicht sein können. Laden oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation>„%1“ endet zu früh: Die Datei ist nicht vollständig. Laden oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>“%1” ends too early: part of its disk would lie behind its end. Download or copy it again.</source>
        <translation>„%1“ endet zu früh: Ein Teil des Datenträgers läge hinter dem Ende der Datei. Laden oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>“%1” is damaged: two parts of its disk lie in the same place of the file. Take another copy, or repair this one where it was made.</source>
        <translation>„%1“ ist beschädigt: Zwei Teile des Datenträgers liegen an derselben Stelle der Datei. Nehmen Sie eine andere Kopie, oder reparieren Sie diese dort, wo sie entstand.</translation>
    </message>
    <message>
        <source>“%1” is a VDI of version %2, which is not known. Convert it with VirtualBox first.</source>
        <translation>„%1“ ist eine VDI der Version %2, die nicht bekannt ist. Wandeln Sie sie zuerst mit VirtualBox um.</translation>
    </message>
    <message>
        <source>“%1” is only the difference to another disk. It is refused: a disk image may not read other files. Merge both first (VBoxManage clonemedium), then add the result.</source>
        <translation>„%1“ ist nur der Unterschied zu einem anderen Datenträger und wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Führen Sie beide zuerst zusammen (VBoxManage clonemedium), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is only the difference to another disk, and asks for the file “%2”. It is refused: a disk image may not read other files. Merge both first, then add the result.</source>
        <translation>„%1“ ist nur der Unterschied zu einem anderen Datenträger, verlangt die Datei „%2“ und wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Führen Sie beide zuerst zusammen, und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is a qcow2 disk of version %2, which is not known. Convert it with the program that made it.</source>
        <translation>„%1“ ist ein qcow2 der Version %2, die nicht bekannt ist. Wandeln Sie es mit dem Programm um, das es erzeugt hat.</translation>
    </message>
    <message>
        <source>“%1” is only the difference to another disk, and asks for the file “%2”. It is refused: a disk image may not read other files. Merge both first (qemu-img convert), then add the result.</source>
        <translation>„%1“ ist nur der Unterschied zu einem anderen Datenträger, verlangt die Datei „%2“ und wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Führen Sie beide zuerst zusammen (qemu-img convert), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is encrypted inside, so its disk cannot be read. Decrypt it first (qemu-img convert), then add the result.</source>
        <translation>„%1“ ist innen verschlüsselt, sodass der Datenträger nicht gelesen werden kann. Entschlüsseln Sie ihn zuerst (qemu-img convert), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>The disk was not closed properly by the program that wrote it last. What it had not written out by then is missing.</source>
        <translation>Das Programm, das den Datenträger zuletzt beschrieb, hat ihn nicht ordentlich geschlossen. Was es bis dahin nicht geschrieben hatte, fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>%n internal snapshot(s) are left out: the disk is taken as it is now.</source>
        <translation>
            <numerusform>%n interner Snapshot wird weggelassen: Der Datenträger wird genommen, wie er jetzt ist.</numerusform>
            <numerusform>%n interne Snapshots werden weggelassen: Der Datenträger wird genommen, wie er jetzt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” holds only a map: its disk&apos;s bytes are in another file that it asks for. It is refused: a disk image may not read other files. Convert it where both files are (qemu-img convert), then add the result.</source>
        <translation>„%1“ enthält nur eine Karte: Die Bytes des Datenträgers stehen in einer anderen Datei, die es verlangt. Es wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Wandeln Sie es dort um, wo beide Dateien sind (qemu-img convert), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is marked as damaged by the program that wrote it. Repair it first (qemu-img check -r all), or take another copy.</source>
        <translation>„%1“ ist von dem Programm, das es schrieb, als beschädigt markiert. Reparieren Sie es zuerst (qemu-img check -r all), oder nehmen Sie eine andere Kopie.</translation>
    </message>
    <message>
        <source>“%1” uses features of qcow2 that are not known, and cannot be read safely without them.</source>
        <translation>„%1“ benutzt Eigenschaften von qcow2, die nicht bekannt sind, und kann ohne sie nicht sicher gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is compressed in a way that is not known.</source>
        <translation>„%1“ ist auf eine Weise komprimiert, die nicht bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” names another file that would hold its disk&apos;s bytes. It is refused: a disk image may not read other files. Convert it where both files are (qemu-img convert), then add the result.</source>
        <translation>„%1“ nennt eine andere Datei, in der die Bytes des Datenträgers stünden. Es wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Wandeln Sie es dort um, wo beide Dateien sind (qemu-img convert), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” uses features of VHDX that are not known, and cannot be read safely without them.</source>
        <translation>„%1“ benutzt Eigenschaften von VHDX, die nicht bekannt sind, und kann ohne sie nicht sicher gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is only the difference to another disk. It is refused: a disk image may not read other files. Merge both first (Merge-VHD), then add the result.</source>
        <translation>„%1“ ist nur der Unterschied zu einem anderen Datenträger und wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Führen Sie beide zuerst zusammen (Merge-VHD), und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is one part of a VMware ESX disk that lies in several files. Convert the whole disk with the program that made it, then add the result.</source>
        <translation>„%1“ ist ein Teil eines VMware-ESX-Datenträgers, der in mehreren Dateien liegt. Wandeln Sie den ganzen Datenträger mit dem Programm um, das ihn erzeugt hat, und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is a VMDK of version %2, which is not known.</source>
        <translation>„%1“ ist eine VMDK der Version %2, die nicht bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” says nothing of its own disk and sends its reader to other files instead. It is refused: a disk image may not read other files.</source>
        <translation>„%1“ sagt nichts von einem eigenen Datenträger und schickt den Leser zu anderen Dateien. Es wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen.</translation>
    </message>
    <message>
        <source>“%1” asks for the file “%2” to find its disk&apos;s bytes. It is refused: a disk image may not read other files. Convert it to one file with the program that made it, then add the result.</source>
        <translation>„%1“ verlangt die Datei „%2“, um die Bytes des Datenträgers zu finden. Es wird abgelehnt: Ein Abbild darf keine anderen Dateien lesen. Wandeln Sie es mit dem Programm, das es erzeugt hat, in eine Datei um, und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is a VMDK of the kind “%2”, whose disk lies in other files as well. Convert it to one file with the program that made it, then add the result.</source>
        <translation>„%1“ ist eine VMDK der Art „%2“, deren Datenträger auch in anderen Dateien liegt. Wandeln Sie sie mit dem Programm, das sie erzeugt hat, in eine Datei um, und fügen Sie das Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>“%1” is only the description of a disk. The disk itself is in other files.</source>
        <translation>„%1“ beschreibt einen Datenträger nur. Er selbst ist in anderen Dateien.</translation>
    </message>
    <message>
        <source>“%1” is only the description of a disk whose bytes are in “%2”. A disk image may not read other files. If that file&apos;s name ends in -flat.vmdk, it is the raw disk: add it under a name that ends in .raw. Otherwise convert the disk to one file first.</source>
        <translation>„%1“ beschreibt nur einen Datenträger, dessen Bytes in „%2“ stehen. Ein Abbild darf keine anderen Dateien lesen. Endet der Name jener Datei auf -flat.vmdk, ist sie der rohe Datenträger: Fügen Sie sie unter einem Namen hinzu, der auf .raw endet. Sonst wandeln Sie den Datenträger zuerst in eine Datei um.</translation>
    </message>
</context>
<context>
    <name>DiskOutput</name>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Der Ordner %1 existiert nicht.</translation>
    </message>
    <message>
        <source>%1 is a folder. Give the name of a file in it.</source>
        <translation>%1 ist ein Ordner. Bitte den Namen einer Datei darin angeben.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name or allow it to be replaced.</source>
        <translation>%1 gibt es schon. Bitte einen anderen Namen wählen oder das Ersetzen erlauben.</translation>
    </message>
    <message>
        <source>The program that reads the disk stopped reading.</source>
        <translation>Das Programm, das den Datenträger liest, hat aufgehört zu lesen.</translation>
    </message>
    <message>
        <source>Only raw disks can be written to standard output. Name a file for %1.</source>
        <translation>Auf die Standardausgabe können nur rohe Datenträger geschrieben werden. Nennen Sie für %1 eine Datei.</translation>
    </message>
    <message>
        <source>Exporting as %1 needs the program %2, which is not installed. Install the package %3 and try again.</source>
        <translation>Als %1 zu exportieren braucht das Programm %2, das nicht installiert ist. Installieren Sie das Paket %3, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk could not be written as %1: qemu-img failed.</source>
        <translation>Der Datenträger konnte nicht als %1 geschrieben werden: qemu-img ist gescheitert.</translation>
    </message>
</context>
<context>
    <name>DiskServer</name>
    <message>
        <source>Reading %1 disks</source>
        <comment>begins a sentence; %1 is qcow2, vmdk, …</comment>
        <translation>Datenträger in %1 zu lesen</translation>
    </message>
    <message>
        <source>“%1” could not be opened: the system did not allow a local connection.</source>
        <translation>„%1“ konnte nicht geöffnet werden: Das System ließ keine lokale Verbindung zu.</translation>
    </message>
    <message>
        <source>“%1” holds a larger disk than is taken.</source>
        <translation>„%1“ enthält einen größeren Datenträger, als angenommen wird.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: this system does not allow the sandbox (bubblewrap) in which %2 disks are read. Allow user namespaces, or convert it to a raw disk first.</source>
        <translation>„%1“ kann nicht geöffnet werden: Dieses System erlaubt die Sandbox (bubblewrap) nicht, in der %2 gelesen wird. Erlauben Sie User-Namespaces, oder wandeln Sie es zuerst in einen rohen Datenträger um.</translation>
    </message>
    <message>
        <source>“%1” was given up: reading it took more computing time than a disk of its size ever needs.</source>
        <translation>„%1“ wurde aufgegeben: Es zu lesen nahm mehr Rechenzeit, als ein Datenträger dieser Größe je braucht.</translation>
    </message>
    <message>
        <source>“%1” was given up: opening it took more memory than a disk ever needs.</source>
        <translation>„%1“ wurde aufgegeben: Es zu öffnen nahm mehr Speicher, als ein Datenträger je braucht.</translation>
    </message>
    <message>
        <source>“%1” made QEMU crash, in its sandbox: it is damaged, or was made to do that.</source>
        <translation>„%1“ hat QEMU in seiner Sandbox abstürzen lassen: Es ist beschädigt oder dazu gemacht.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened by QEMU: it is damaged, or uses something that is not known.</source>
        <translation>„%1“ kann von QEMU nicht geöffnet werden: Es ist beschädigt oder benutzt etwas, das nicht bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end: it is damaged.</source>
        <translation>„%1“ kann nicht bis zum Ende gelesen werden: Es ist beschädigt.</translation>
    </message>
</context>
<context>
    <name>DiskStream</name>
    <message>
        <source>“%1” is empty: there is no disk in it.</source>
        <translation>„%1“ ist leer: Es ist kein Datenträger darin.</translation>
    </message>
    <message>
        <source>Inside “%1” is %2, which Platter cannot read yet.</source>
        <translation>In „%1“ ist %2; das kann Platter noch nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” is stored as %2, which Platter cannot read yet.</source>
        <translation>„%1“ ist gespeichert als %2; das kann Platter noch nicht lesen.</translation>
    </message>
    <message>
        <source>Inside “%1” is %2, not a disk.</source>
        <translation>In „%1“ ist %2, kein Datenträger.</translation>
    </message>
    <message>
        <source>“%1” is stored as %2, not as a disk.</source>
        <translation>„%1“ ist gespeichert als %2, nicht als Datenträger.</translation>
    </message>
</context>
<context>
    <name>DiskTools</name>
    <message>
        <source>Making an image smaller</source>
        <comment>begins a sentence: … needs the program …</comment>
        <translation>Ein Abbild zu verkleinern</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk was given up: it is damaged, or was made to mislead programs.</source>
        <translation>Der Datenträger wurde aufgegeben: Er ist beschädigt oder soll Programme in die Irre führen.</translation>
    </message>
    <message>
        <source>An image cannot be made smaller here: this system does not allow the sandbox (bubblewrap) that it is done in. Allow user namespaces and try again.</source>
        <translation>Ein Abbild kann hier nicht verkleinert werden: Dieses System erlaubt die Sandbox (bubblewrap) nicht, in der das geschieht. Erlauben Sie User-Namespaces, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk was given up: working on it took more computing time than one of its size ever needs.</source>
        <translation>Der Datenträger wurde aufgegeben: Die Arbeit daran nahm mehr Rechenzeit, als einer dieser Größe je braucht.</translation>
    </message>
    <message>
        <source>The disk was given up: working on it took more memory than one of its size ever needs.</source>
        <translation>Der Datenträger wurde aufgegeben: Die Arbeit daran nahm mehr Speicher, als einer dieser Größe je braucht.</translation>
    </message>
    <message>
        <source>The disk made %1 crash, in its sandbox: it is damaged, or was made to do that.</source>
        <translation>Der Datenträger hat %1 in seiner Sandbox abstürzen lassen: Er ist beschädigt oder dazu gemacht.</translation>
    </message>
    <message>
        <source>The image could not be made smaller: %1 does not accept what is on its disk.</source>
        <translation>Das Abbild konnte nicht verkleinert werden: %1 nimmt nicht an, was auf seinem Datenträger ist.</translation>
    </message>
    <message>
        <source>How small the file system can become could not be told: it is damaged.</source>
        <translation>Wie klein das Dateisystem werden kann, war nicht zu erfahren: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>The file system on the disk is damaged, more than can be mended without asking. Start a server from the image, let it check its disk, and take a snapshot of that.</source>
        <translation>Das Dateisystem auf dem Datenträger ist beschädigt, und mehr, als ohne Rückfrage zu reparieren ist. Starten Sie einen Server aus dem Abbild, lassen Sie ihn seinen Datenträger prüfen, und machen Sie davon einen Schnappschuss.</translation>
    </message>
</context>
<context>
    <name>DomainXml</name>
    <message>
        <source>libvirt describes a server in a way that Platter does not understand.</source>
        <translation>libvirt beschreibt einen Server auf eine Weise, die Platter nicht versteht.</translation>
    </message>
    <message>
        <source>No QEMU here runs servers for %1</source>
        <translation>Kein QEMU hier führt Server für %1 aus</translation>
    </message>
    <message>
        <source>libvirt says in a way that Platter does not understand what it can do.</source>
        <translation>libvirt sagt auf eine Weise, die Platter nicht versteht, was es kann.</translation>
    </message>
</context>
<context>
    <name>DropVerdict</name>
    <message>
        <source>“%1” is still being opened. Drop again in a moment.</source>
        <translation>„%1“ wird noch geöffnet. Bitte gleich noch einmal ablegen.</translation>
    </message>
    <message>
        <source>“%1” could not be opened, so nothing can be added to it.</source>
        <translation>„%1“ konnte nicht geöffnet werden, deshalb kann nichts hinzugefügt werden.</translation>
    </message>
    <message>
        <source>%1 is not a file on this computer. Copy it here first, then drop the copy.</source>
        <translation>%1 ist keine Datei auf diesem Rechner. Bitte zuerst hierher kopieren und dann die Kopie ablegen.</translation>
    </message>
    <message>
        <source>This is on another computer (%1). Copy it here first, then drop the copy.</source>
        <translation>Das liegt auf einem anderen Rechner (%1). Bitte zuerst hierher kopieren und dann die Kopie ablegen.</translation>
    </message>
    <message>
        <source>There is no file in what was dropped.</source>
        <translation>Was abgelegt wurde, enthält keine Datei.</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation>„%1“ zu „%2“ hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s) or folder(s) to “%1”</source>
        <translation>
            <numerusform>%n Datei oder Ordner zu „%1“ hinzufügen</numerusform>
            <numerusform>%n Dateien oder Ordner zu „%1“ hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload “%1” to “%2”</source>
        <comment>a file, an account</comment>
        <translation>„%1“ nach „%2“ hochladen</translation>
    </message>
    <message numerus="yes">
        <source>Upload %n file(s) or folder(s) to “%1”</source>
        <comment>an account</comment>
        <translation>
            <numerusform>%n Datei oder Ordner nach „%1“ hochladen</numerusform>
            <numerusform>%n Dateien oder Ordner nach „%1“ hochladen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>There is no space left on the disk that holds %1. Free some space and try again.</source>
        <translation>Auf dem Laufwerk mit %1 ist kein Platz mehr. Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Your disk quota is used up where %1 is kept. Free some space and try again.</source>
        <translation>Das Speicherkontingent am Ort von %1 ist aufgebraucht. Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The file system that holds %1 does not take files this large. Choose another disk.</source>
        <translation>Das Dateisystem mit %1 nimmt keine so großen Dateien auf. Bitte ein anderes Laufwerk wählen.</translation>
    </message>
    <message>
        <source>You are not allowed to use %1. Change its permissions or choose another place.</source>
        <translation>%1 darf nicht benutzt werden. Bitte die Zugriffsrechte ändern oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 does not exist any more. Check where it is and try again.</source>
        <translation>%1 gibt es nicht mehr. Bitte den Ort prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: a part of the path is not a folder.</source>
        <translation>%1 ist nicht erreichbar: Ein Teil des Pfades ist kein Ordner.</translation>
    </message>
    <message>
        <source>The device behind %1 is not there. Connect it and try again.</source>
        <translation>Das Gerät hinter %1 ist nicht da. Bitte anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is on a disk that can only be read. Choose another place or make the disk writable.</source>
        <translation>%1 liegt auf einem Laufwerk, das nur gelesen werden kann. Bitte einen anderen Ort wählen oder das Laufwerk beschreibbar machen.</translation>
    </message>
    <message>
        <source>The disk that holds %1 reported an error. Check the disk and its cable, then try again.</source>
        <translation>Das Laufwerk mit %1 hat einen Fehler gemeldet. Bitte Laufwerk und Kabel prüfen und dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The connection to the place where %1 is kept was lost. Reconnect and try again.</source>
        <translation>Die Verbindung zum Ort von %1 ist abgebrochen. Bitte neu verbinden und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is a folder, and a file is needed.</source>
        <translation>%1 ist ein Ordner, gebraucht wird eine Datei.</translation>
    </message>
    <message>
        <source>%1 exists already. Choose another name.</source>
        <translation>%1 gibt es schon. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The name %1 is too long. Choose a shorter one.</source>
        <translation>Der Name %1 ist zu lang. Bitte einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>%1 goes round in a circle of symbolic links.</source>
        <translation>%1 führt über symbolische Verknüpfungen im Kreis.</translation>
    </message>
    <message>
        <source>Another program is using %1. Close it there and try again.</source>
        <translation>Ein anderes Programm benutzt %1. Bitte dort schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Too many files are open to use %1. Close some programs and try again.</source>
        <translation>Es sind zu viele Dateien offen, um %1 zu benutzen. Bitte einige Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is too little free memory to use %1. Close some programs and try again.</source>
        <translation>Es ist zu wenig Speicher frei, um %1 zu benutzen. Bitte einige Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The work on %1 was interrupted. Try again.</source>
        <translation>Die Arbeit an %1 wurde unterbrochen. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The file system that holds %1 cannot do what is needed. Choose another disk.</source>
        <translation>Das Dateisystem mit %1 kann nicht, was gebraucht wird. Bitte ein anderes Laufwerk wählen.</translation>
    </message>
    <message>
        <source>%1 could not be used: the system reported error %2.</source>
        <translation>%1 konnte nicht benutzt werden: Das System meldet Fehler %2.</translation>
    </message>
</context>
<context>
    <name>ExpansionRule</name>
    <message>
        <source>“%1” holds a disk of more than %2, which is the largest that is taken. If it is meant to be so large, allow it with --max-size on the command line or in the settings.</source>
        <translation>„%1“ enthält eine Festplatte von mehr als %2, der größten, die angenommen wird. Soll sie so groß sein, erlauben Sie es mit --max-size auf der Befehlszeile oder in den Einstellungen.</translation>
    </message>
    <message>
        <source>“%1” unpacks to far more data than a disk of its size can hold: it may be made to fill this computer&apos;s disk. It was stopped and nothing was kept. If you trust it, unpack it yourself and add the disk.</source>
        <translation>„%1“ wird entpackt zu weit mehr Daten, als eine Festplatte dieser Größe haben kann: Vielleicht soll es die Festplatte dieses Computers füllen. Es wurde angehalten und nichts davon behalten. Wenn Sie der Datei vertrauen, entpacken Sie sie selbst und fügen Sie die Festplatte hinzu.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>ExtSuperblock</name>
    <message>
        <source>The file system is damaged: what it says of itself cannot be.</source>
        <translation>Das Dateisystem ist beschädigt: Was es von sich sagt, kann nicht sein.</translation>
    </message>
</context>
<context>
    <name>Fetcher</name>
    <message>
        <source>“%1” is not the file any more that was looked at before. Add it again.</source>
        <translation>„%1“ ist nicht mehr die Datei, die vorher angesehen wurde. Fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>“%1” must be downloaded as a whole, which takes %2, and only %3 is free where the library is kept.</source>
        <translation>„%1“ muss als Ganzes geladen werden, was %2 braucht, und wo die Bibliothek liegt, ist nur %3 frei.</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>auspacken</translation>
    </message>
    <message>
        <source>“%1” is no archive: there is no “%2” in it to choose.</source>
        <translation>„%1“ ist kein Archiv: Darin gibt es kein „%2“ zum Auswählen.</translation>
    </message>
    <message>
        <source>Its server does not let anybody look into the archive before that. If it holds several disks, the import ends with their names, of which one can be chosen (--member on the command line).</source>
        <translation>Sein Server lässt vorher niemanden in das Archiv schauen. Enthält es mehrere Datenträger, endet der Import mit ihren Namen, von denen einer gewählt werden kann (--member auf der Kommandozeile).</translation>
    </message>
    <message>
        <source>Something went wrong inside Platter. Try again, and report it if it happens again.</source>
        <translation>In Platter ging etwas schief. Bitte noch einmal versuchen und melden, wenn es wieder geschieht.</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>not set</source>
        <comment>architecture</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>64-bit (x86_64)</source>
        <translation>64 Bit (x86_64)</translation>
    </message>
    <message>
        <source>32-bit (i686)</source>
        <translation>32 Bit (i686)</translation>
    </message>
    <message>
        <source>none</source>
        <comment>minimum RAM</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day and month, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>different values</source>
        <translation>verschiedene Werte</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names in a list</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>An architecture is one word, for example x86_64, i686 or arm64.</source>
        <translation>Eine Architektur ist ein Wort, zum Beispiel x86_64, i686 oder arm64.</translation>
    </message>
    <message>
        <source>The minimum RAM is a size, for example 512 MiB or 2 GiB, or none.</source>
        <translation>Das Mindest-RAM ist eine Größe, zum Beispiel 512 MiB oder 2 GiB, oder keiner.</translation>
    </message>
    <message>
        <source>The minimum RAM is told in whole MiB.</source>
        <translation>Das Mindest-RAM wird in ganzen MiB angegeben.</translation>
    </message>
    <message>
        <source>None of these checksums is for %1.</source>
        <translation>Keine dieser Prüfsummen gehört zu %1.</translation>
    </message>
    <message>
        <source>A SHA-256 checksum has only the digits 0–9 and a–f.</source>
        <translation>Eine SHA-256-Prüfsumme hat nur die Ziffern 0–9 und a–f.</translation>
    </message>
    <message>
        <source>This is an MD5 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation>Das ist eine MD5-Prüfsumme. Platter vergleicht SHA-256, und das hat 64 Ziffern.</translation>
    </message>
    <message>
        <source>This is a SHA-1 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation>Das ist eine SHA-1-Prüfsumme. Platter vergleicht SHA-256, und das hat 64 Ziffern.</translation>
    </message>
    <message>
        <source>This is a SHA-512 checksum. Platter compares SHA-256, which has 64 digits.</source>
        <translation>Das ist eine SHA-512-Prüfsumme. Platter vergleicht SHA-256, und das hat 64 Ziffern.</translation>
    </message>
    <message numerus="yes">
        <source>A SHA-256 checksum has 64 digits, this one has %n.</source>
        <translation>
            <numerusform>Eine SHA-256-Prüfsumme hat 64 Ziffern, diese hat %n.</numerusform>
            <numerusform>Eine SHA-256-Prüfsumme hat 64 Ziffern, diese hat %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cloud builds no servers of the architecture %1.</source>
        <translation>Die Cloud baut keine Server der Architektur %1.</translation>
    </message>
    <message>
        <source>The cloud needs to know the architecture: choose 64-bit or 32-bit.</source>
        <translation>Die Cloud muss die Architektur kennen: bitte 64 Bit oder 32 Bit wählen.</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <extracomment>two points in time, between which something happened</extracomment>
        <translation>zwischen %1 und %2</translation>
    </message>
</context>
<context>
    <name>FormatNames</name>
    <message>
        <source>a raw disk</source>
        <translation>ein Raw-Datenträger</translation>
    </message>
    <message>
        <source>a qcow disk</source>
        <translation>ein qcow-Datenträger</translation>
    </message>
    <message>
        <source>a qcow2 disk</source>
        <translation>ein qcow2-Datenträger</translation>
    </message>
    <message>
        <source>a QED disk</source>
        <translation>ein QED-Datenträger</translation>
    </message>
    <message>
        <source>a VMDK disk (VMware)</source>
        <translation>ein VMDK-Datenträger (VMware)</translation>
    </message>
    <message>
        <source>the description of a VMDK disk (VMware), whose data is in other files</source>
        <translation>die Beschreibung eines VMDK-Datenträgers (VMware), dessen Daten in anderen Dateien liegen</translation>
    </message>
    <message>
        <source>a VDI disk (VirtualBox)</source>
        <translation>ein VDI-Datenträger (VirtualBox)</translation>
    </message>
    <message>
        <source>a VHD disk (Virtual PC, Hyper-V, Azure)</source>
        <translation>ein VHD-Datenträger (Virtual PC, Hyper-V, Azure)</translation>
    </message>
    <message>
        <source>a VHDX disk (Hyper-V)</source>
        <translation>ein VHDX-Datenträger (Hyper-V)</translation>
    </message>
    <message>
        <source>a Parallels disk</source>
        <translation>ein Parallels-Datenträger</translation>
    </message>
    <message>
        <source>an Apple disk image (DMG)</source>
        <translation>ein Apple-Datenträgerabbild (DMG)</translation>
    </message>
    <message>
        <source>a Windows imaging file (WIM)</source>
        <translation>eine Windows-Abbilddatei (WIM)</translation>
    </message>
    <message>
        <source>a cloop disk</source>
        <translation>ein cloop-Datenträger</translation>
    </message>
    <message>
        <source>an ISO image (a CD or DVD)</source>
        <translation>ein ISO-Abbild (eine CD oder DVD)</translation>
    </message>
    <message>
        <source>a gzip file</source>
        <translation>eine gzip-Datei</translation>
    </message>
    <message>
        <source>a bzip2 file</source>
        <translation>eine bzip2-Datei</translation>
    </message>
    <message>
        <source>an xz file</source>
        <translation>eine xz-Datei</translation>
    </message>
    <message>
        <source>a zstd file</source>
        <translation>eine zstd-Datei</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a part of a zip archive that was split</source>
        <translation>ein Teil eines zerlegten ZIP-Archivs</translation>
    </message>
    <message>
        <source>an lz4 file</source>
        <translation>eine lz4-Datei</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>ein 7z-Archiv</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>ein tar-Archiv</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>an lzma file</source>
        <translation>eine lzma-Datei</translation>
    </message>
    <message>
        <source>an lzip file</source>
        <translation>eine lzip-Datei</translation>
    </message>
    <message>
        <source>an lzop file</source>
        <translation>eine lzop-Datei</translation>
    </message>
    <message>
        <source>a file compressed by “compress”</source>
        <translation>eine mit „compress“ komprimierte Datei</translation>
    </message>
    <message>
        <source>a cpio archive</source>
        <translation>ein cpio-Archiv</translation>
    </message>
    <message>
        <source>a Debian package</source>
        <translation>ein Debian-Paket</translation>
    </message>
    <message>
        <source>an RPM package</source>
        <translation>ein RPM-Paket</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a TIFF picture</source>
        <translation>ein TIFF-Bild</translation>
    </message>
    <message>
        <source>a program or library (ELF)</source>
        <translation>ein Programm oder eine Programmbibliothek (ELF)</translation>
    </message>
    <message>
        <source>a Windows program</source>
        <translation>ein Windows-Programm</translation>
    </message>
    <message>
        <source>a script</source>
        <translation>ein Skript</translation>
    </message>
    <message>
        <source>the description of a virtual machine (OVF), whose disk is in another file</source>
        <translation>die Beschreibung einer virtuellen Maschine (OVF), deren Datenträger in einer anderen Datei liegt</translation>
    </message>
    <message>
        <source>a web page, perhaps an error page that was saved in place of the image</source>
        <translation>eine Webseite, vielleicht eine Fehlerseite, die an Stelle des Abbilds gespeichert wurde</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>ein XML-Dokument</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>an office document</source>
        <translation>ein Office-Dokument</translation>
    </message>
    <message>
        <source>an audio file</source>
        <translation>eine Audiodatei</translation>
    </message>
    <message>
        <source>a video or another media file</source>
        <translation>ein Video oder eine andere Mediendatei</translation>
    </message>
    <message>
        <source>a program (Java or macOS)</source>
        <translation>ein Programm (Java oder macOS)</translation>
    </message>
    <message>
        <source>%1 file system</source>
        <translation>%1-Dateisystem</translation>
    </message>
    <message>
        <source>GPT partition table</source>
        <translation>GPT-Partitionstabelle</translation>
    </message>
    <message>
        <source>MBR partition table</source>
        <translation>MBR-Partitionstabelle</translation>
    </message>
    <message>
        <source>Linux swap space</source>
        <translation>Linux-Auslagerungsbereich</translation>
    </message>
    <message>
        <source>LVM physical volume</source>
        <translation>physischer LVM-Datenträger</translation>
    </message>
    <message>
        <source>LUKS-encrypted data</source>
        <translation>LUKS-verschlüsselte Daten</translation>
    </message>
    <message>
        <source>an lz4 file of the old form (made by “lz4 -l”)</source>
        <translation>eine lz4-Datei der alten Form (von „lz4 -l“)</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>A part of the library is damaged.</source>
        <translation>Ein Teil der Bibliothek ist beschädigt.</translation>
    </message>
</context>
<context>
    <name>HeldServerDisk</name>
    <message>
        <source>%1 cannot be asked whether it runs</source>
        <translation>%1 kann nicht gefragt werden, ob er läuft</translation>
    </message>
    <message>
        <source>%1 is running. Shut it down, then restore its disk.</source>
        <translation>%1 läuft. Fahren Sie ihn herunter, und stellen Sie dann seinen Datenträger wieder her.</translation>
    </message>
    <message>
        <source>%1 was saved while it ran, and would go on with another disk. Start it and shut it down first.</source>
        <translation>%1 wurde im Lauf gesichert und würde mit einem anderen Datenträger weiterlaufen. Starten Sie ihn zuerst, und fahren Sie ihn herunter.</translation>
    </message>
    <message>
        <source>libvirt keeps snapshots of %1 in its disk, which would be lost. Delete them first: “virsh snapshot-list”, “virsh snapshot-delete”.</source>
        <translation>libvirt hält Snapshots von %1 in dessen Datenträger, die verloren gingen. Löschen Sie sie zuerst: „virsh snapshot-list“, „virsh snapshot-delete“.</translation>
    </message>
    <message>
        <source>%1 has no disk.</source>
        <translation>%1 hat keinen Datenträger.</translation>
    </message>
    <message>
        <source>The disk of %1 is neither a raw or qcow2 file nor a block device: Platter cannot restore it.</source>
        <translation>Der Datenträger von %1 ist weder eine rohe noch eine qcow2-Datei noch ein Blockgerät: Platter kann ihn nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>%1 needs a disk of %2, and the one of %3 has %4.</source>
        <translation>%1 braucht einen Datenträger von %2, und der von %3 hat %4.</translation>
    </message>
    <message>
        <source>The new disk of %1 takes %2 beside the old one, and in %3 there is room for %4. Make room there first.</source>
        <translation>Der neue Datenträger von %1 nimmt neben dem alten %2, und in %3 ist Platz für %4. Schaffen Sie dort zuerst Platz.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Only a part of the new disk was written to %1 (%2), which does not work as it is now. Restore the disk of %3 again, or from the snapshot that was just taken of it.</source>
        <translation>Nur ein Teil des neuen Datenträgers wurde auf %1 (%2) geschrieben, das so nicht funktioniert. Stellen Sie den Datenträger von %3 noch einmal wieder her oder aus dem Schnappschuss, der gerade davon gemacht wurde.</translation>
    </message>
    <message>
        <source>%1 cannot be given its new disk</source>
        <translation>%1 kann seinen neuen Datenträger nicht bekommen</translation>
    </message>
    <message>
        <source>The disk of %1 is a block device of another computer: Platter cannot restore it.</source>
        <translation>Der Datenträger von %1 ist ein Blockgerät eines anderen Rechners: Platter kann ihn nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>The disk of %1 (%2) is used by %3 too, which would lose it.</source>
        <translation>Der Datenträger von %1 (%2) wird auch von %3 benutzt, und dem würde er fehlen.</translation>
    </message>
    <message>
        <source>The disk of %1 was written to or exchanged meanwhile, so it was left as it is. Restore it again.</source>
        <translation>Auf den Datenträger von %1 wurde inzwischen geschrieben, oder er wurde ausgetauscht; deshalb blieb er, wie er ist. Stellen Sie ihn noch einmal wieder her.</translation>
    </message>
    <message>
        <source>It may be in use.</source>
        <translation>Er wird vielleicht benutzt.</translation>
    </message>
    <message>
        <source>The disk that %1 had before is still there, at %2: %3 Remove it when nothing needs it.</source>
        <translation>Der Datenträger, den %1 vorher hatte, ist noch da, unter %2: %3 Entfernen Sie ihn, wenn nichts ihn braucht.</translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>minimum RAM</source>
        <translation>Mindest-RAM</translation>
    </message>
    <message>
        <source>access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>imported by %1</source>
        <translation>importiert von %1</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>renamed by %1</source>
        <translation>umbenannt von %1</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>changed by %1</source>
        <translation>geändert von %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>made public by %1</source>
        <translation>veröffentlicht von %1</translation>
    </message>
    <message>
        <source>made public</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>made private by %1</source>
        <translation>privat gemacht von %1</translation>
    </message>
    <message>
        <source>made private</source>
        <translation>privat gemacht</translation>
    </message>
    <message>
        <source>deprecated by %1</source>
        <translation>als veraltet gekennzeichnet von %1</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>deprecation undone by %1</source>
        <translation>Kennzeichnung als veraltet aufgehoben von %1</translation>
    </message>
    <message>
        <source>deprecation undone</source>
        <translation>Kennzeichnung als veraltet aufgehoben</translation>
    </message>
    <message>
        <source>locked by %1</source>
        <translation>gesperrt von %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>unlocked by %1</source>
        <translation>entsperrt von %1</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>entsperrt</translation>
    </message>
    <message>
        <source>starred by %1</source>
        <translation>mit Stern versehen von %1</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern versehen</translation>
    </message>
    <message>
        <source>star removed by %1</source>
        <translation>Stern entfernt von %1</translation>
    </message>
    <message>
        <source>star removed</source>
        <translation>Stern entfernt</translation>
    </message>
    <message>
        <source>exported by %1</source>
        <translation>exportiert von %1</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportiert</translation>
    </message>
    <message>
        <source>failed for %1</source>
        <translation>für %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>retried by %1</source>
        <translation>wiederholt von %1</translation>
    </message>
    <message>
        <source>retried</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>interrupted for %1</source>
        <translation>für %1 unterbrochen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>deleted by %1</source>
        <translation>gelöscht von %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of fields</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 set</source>
        <comment>a field or several</comment>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>%1 set by %2</source>
        <comment>a field or several, a person</comment>
        <translation>%1 gesetzt von %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>an action&apos;s word, a person</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>uploaded by %1</source>
        <translation>hochgeladen von %1</translation>
    </message>
    <message>
        <source>uploaded</source>
        <translation>hochgeladen</translation>
    </message>
    <message>
        <source>registered by %1</source>
        <translation>registriert von %1</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>snapshot taken by %1</source>
        <translation>Schnappschuss gemacht von %1</translation>
    </message>
    <message>
        <source>snapshot taken</source>
        <translation>Schnappschuss gemacht</translation>
    </message>
    <message>
        <source>server built by %1</source>
        <translation>Server gebaut von %1</translation>
    </message>
    <message>
        <source>server built</source>
        <translation>Server gebaut</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>none</source>
        <comment>minimum RAM</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>an architecture</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>damage found by %1</source>
        <translation>Schaden gefunden von %1</translation>
    </message>
    <message>
        <source>damage found</source>
        <translation>Schaden gefunden</translation>
    </message>
    <message>
        <source>found whole again by %1</source>
        <translation>wieder heil vorgefunden von %1</translation>
    </message>
    <message>
        <source>found whole again</source>
        <translation>wieder heil vorgefunden</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>a field of an image, what it was, what it is: mode: virtio → compatibility</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between changes of fields</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>written to a server&apos;s disk by %1</source>
        <translation>von %1 auf den Datenträger eines Servers geschrieben</translation>
    </message>
    <message>
        <source>written to a server&apos;s disk</source>
        <translation>auf den Datenträger eines Servers geschrieben</translation>
    </message>
    <message>
        <source>created by %1</source>
        <translation>angelegt von %1</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>restored by %1</source>
        <translation>wiederhergestellt von %1</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>space given back by %1</source>
        <translation>Platz zurückgegeben von %1</translation>
    </message>
    <message>
        <source>space given back</source>
        <translation>Platz zurückgegeben</translation>
    </message>
    <message>
        <source>record made whole by %1</source>
        <translation>Eintrag vervollständigt von %1</translation>
    </message>
    <message>
        <source>record made whole</source>
        <translation>Eintrag vervollständigt</translation>
    </message>
</context>
<context>
    <name>HostDisks</name>
    <message>
        <source>opening</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>writing the server&apos;s disk</source>
        <translation>schreibt den Datenträger des Servers</translation>
    </message>
</context>
<context>
    <name>HttpErrors</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The address of %1 must begin with https://, so that nobody on the way can read along.</source>
        <translation>Die Adresse von %1 muss mit https:// beginnen, damit unterwegs niemand mitlesen kann.</translation>
    </message>
    <message>
        <source>the service</source>
        <translation>dem Dienst</translation>
    </message>
    <message>
        <source>%1 leads to another place that is not safe to follow. Check the address.</source>
        <translation>%1 leitet an einen anderen Ort weiter, dem zu folgen nicht sicher ist. Bitte die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check your connection to the network, or try again later.</source>
        <translation>%1 antwortet nicht. Bitte die Verbindung zum Netzwerk prüfen oder später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost in the middle of the answer. Try again.</source>
        <translation>Die Verbindung zu %1 ist mitten in der Antwort abgebrochen. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted: %2.</source>
        <comment>%2: reasons</comment>
        <translation>Dem Zertifikat von %1 wird nicht vertraut: %2.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made. Check the address, and this computer&apos;s clock.</source>
        <translation>Zu %1 kam keine sichere Verbindung zustande. Bitte die Adresse und die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. Check your connection to the network and try again.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen. Bitte die Verbindung zum Netzwerk prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be found. Check the address and your connection to the network.</source>
        <translation>%1 ist nicht zu finden. Bitte die Adresse und die Verbindung zum Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the address and your connection to the network, or try again later.</source>
        <translation>%1 ist nicht erreichbar. Bitte die Adresse und die Verbindung zum Netzwerk prüfen oder später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached through the proxy of this network. Check the proxy&apos;s settings.</source>
        <translation>%1 ist über den Proxy dieses Netzwerks nicht erreichbar. Bitte die Einstellungen des Proxys prüfen.</translation>
    </message>
    <message>
        <source>The answer of %1 makes no sense. Check the address, and whether this network asks you to sign in.</source>
        <translation>Die Antwort von %1 ergibt keinen Sinn. Bitte die Adresse prüfen, und ob dieses Netzwerk eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>it was made out to another host</source>
        <translation>es ist auf einen anderen Rechner ausgestellt</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it is not valid yet (or this computer&apos;s clock is wrong)</source>
        <translation>es ist noch nicht gültig (oder die Uhr dieses Computers geht falsch)</translation>
    </message>
    <message>
        <source>it is signed by itself, or by somebody whom this computer does not know</source>
        <translation>es ist von sich selbst unterschrieben oder von jemandem, den dieser Computer nicht kennt</translation>
    </message>
    <message>
        <source>this computer does not know who signed it</source>
        <translation>dieser Computer kennt nicht, wer es unterschrieben hat</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>es wurde widerrufen</translation>
    </message>
</context>
<context>
    <name>ImageFacts</name>
    <message>
        <source>not built for %1</source>
        <comment>an architecture</comment>
        <translation>wird nicht für %1 gebaut</translation>
    </message>
    <message>
        <source>types with network storage only</source>
        <translation>nur Typen mit Netzwerkspeicher</translation>
    </message>
    <message>
        <source>%1 and larger</source>
        <comment>a server type</comment>
        <translation>%1 und größer</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Virtual size</source>
        <translation>Virtuelle Größe</translation>
    </message>
    <message>
        <source>How big the disk is once it is written to a server, zeros included.</source>
        <translation>Wie groß der Datenträger auf einem Server ist, Nullen mitgezählt.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>What the disk holds that is not zero.</source>
        <translation>Was auf dem Datenträger nicht null ist.</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>What it added to the library: compressed, and only what was not there already.</source>
        <translation>Was es der Bibliothek hinzugefügt hat: komprimiert, und nur was noch nicht da war.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>username</comment>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>The account that gets the ssh key when a server first starts.</source>
        <translation>Das Konto, das beim ersten Start eines Servers den SSH-Schlüssel bekommt.</translation>
    </message>
    <message>
        <source>Minimum RAM</source>
        <translation>Mindest-RAM</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>yes, cannot be deleted</source>
        <translation>ja, kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt auf</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Content id</source>
        <translation>Inhalts-ID</translation>
    </message>
    <message>
        <source>Equal disks have equal content ids: %1</source>
        <translation>Gleiche Datenträger haben gleiche Inhalts-IDs: %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number, a status</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between statuses</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>none</source>
        <comment>locked images</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, verified</source>
        <comment>a file; its checksum was compared</comment>
        <translation>%1, geprüft</translation>
    </message>
    <message>
        <source>%1, as its publisher told it.</source>
        <comment>a checksum</comment>
        <translation>%1, wie vom Herausgeber genannt.</translation>
    </message>
    <message>
        <source>The SHA-256 that the file must have: %1</source>
        <translation>Die SHA-256, die die Datei haben muss: %1</translation>
    </message>
    <message>
        <source>Expected</source>
        <comment>a checksum, in a column of labels</comment>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Disk size</source>
        <translation>Datenträgergröße</translation>
    </message>
    <message>
        <source>What the cloud stores of it, compressed.</source>
        <translation>Was die Cloud davon speichert, komprimiert.</translation>
    </message>
    <message>
        <source>%1, not listed</source>
        <comment>public or private</comment>
        <translation>%1, nicht aufgelistet</translation>
    </message>
    <message>
        <source>Lists do not show it. Those who know its id can use it.</source>
        <translation>Listen zeigen es nicht. Wer die ID kennt, kann es benutzen.</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Offiziell</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Provided by the vendor.</source>
        <translation>Vom Anbieter bereitgestellt.</translation>
    </message>
    <message>
        <source>Server types whose disk and RAM are large enough.</source>
        <translation>Servertypen, deren Datenträger und RAM groß genug sind.</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>no more: its space was given back</source>
        <translation>nicht mehr: der Platz wurde freigegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>until space is freed, which is soon</source>
        <translation>bis Platz freigegeben wird, also bald</translation>
    </message>
    <message>
        <source>Deleting frees</source>
        <translation>Löschen gibt frei</translation>
    </message>
    <message>
        <source>What only this image needs. Parts that other images have too stay.</source>
        <translation>Was nur dieses Abbild braucht. Teile, die andere Abbilder auch haben, bleiben.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>snapshot of %1</source>
        <comment>a server&apos;s name or id</comment>
        <translation>Schnappschuss von %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft mit</translation>
    </message>
    <message>
        <source>The publisher&apos;s list of checksums that lay beside the file.</source>
        <translation>Die Liste des Herausgebers mit Prüfsummen, die neben der Datei lag.</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Its vendor signed the checksum that its file has.</source>
        <translation>Der Hersteller hat die Prüfsumme unterschrieben, die seine Datei hat.</translation>
    </message>
</context>
<context>
    <name>ImageLog</name>
    <message>
        <source>The record of this image is damaged.</source>
        <translation>Die Aufzeichnung dieses Abbilds ist beschädigt.</translation>
    </message>
    <message>
        <source>That is too much text for one image. Please shorten it.</source>
        <translation>Das ist zu viel Text für ein Abbild. Bitte kürzen.</translation>
    </message>
</context>
<context>
    <name>ImageRecords</name>
    <message>
        <source>There is no image %1 in this library.</source>
        <translation>In dieser Bibliothek gibt es kein Abbild %1.</translation>
    </message>
    <message>
        <source>This library is open for reading only, so nothing in it can be changed.</source>
        <translation>Diese Bibliothek ist nur zum Lesen geöffnet, deshalb kann darin nichts geändert werden.</translation>
    </message>
    <message>
        <source>The library&apos;s catalogue is damaged and another Platter is using it. Close the other one and try again.</source>
        <translation>Der Katalog der Bibliothek ist beschädigt, und ein anderes Platter benutzt ihn. Bitte das andere schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The map of this image is missing, so its disk cannot be read.</source>
        <translation>Die Blockkarte dieses Abbilds fehlt, deshalb kann sein Datenträger nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Recovered %1</source>
        <translation>%1 wiederhergestellt</translation>
    </message>
    <message>
        <source>Platter was stopped while it made this image. Retry makes it again from the same file.</source>
        <translation>Platter wurde angehalten, während dieses Abbild entstand. Wiederholen erstellt es aus derselben Datei neu.</translation>
    </message>
    <message>
        <source>Platter was stopped while it copied this image. Copy it again.</source>
        <translation>Platter wurde beendet, während dieses Abbild kopiert wurde. Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Platter was stopped while it copied this image. It goes on when Platter is started again, or with Retry.</source>
        <translation>Platter wurde beendet, während dieses Abbild kopiert wurde. Es geht weiter, wenn Platter wieder startet, oder mit „Wiederholen“.</translation>
    </message>
    <message>
        <source>Platter was stopped while it made this image. Retry fetches it again from the same address.</source>
        <translation>Platter wurde beendet, während es dieses Image machte. Erneut versuchen holt es noch einmal von derselben Adresse.</translation>
    </message>
    <message>
        <source>Platter was stopped while it took this snapshot. Take a new one of the server.</source>
        <translation>Platter wurde beendet, während es diesen Schnappschuss aufnahm. Nehmen Sie einen neuen vom Server auf.</translation>
    </message>
    <message>
        <source>Platter was stopped while it made this image. Import it again.</source>
        <translation>Platter wurde beendet, während es dieses Image machte. Importieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Platter was stopped while it made this smaller disk of another image. Shrink that image again.</source>
        <translation>Platter wurde beendet, während es diesen kleineren Datenträger aus einem anderen Abbild machte. Verkleinern Sie jenes Abbild noch einmal.</translation>
    </message>
    <message>
        <source>Platter was stopped while it fetched this image. It goes on where it was when Platter is started again, or with Retry: what came so far is kept for a week.</source>
        <translation>Platter wurde beendet, während es dieses Abbild lud. Es macht dort weiter, wenn Platter wieder gestartet wird, oder mit „Wiederholen“: Was schon da ist, wird eine Woche aufbewahrt.</translation>
    </message>
    <message>
        <source>Platter was stopped while it fetched this image. Add it again from its whole address, which Platter does not keep, and it goes on where it was: what came so far is kept for a week.</source>
        <translation>Platter wurde beendet, während es dieses Abbild lud. Fügen Sie es mit seiner ganzen Adresse, die Platter nicht aufbewahrt, noch einmal hinzu, dann macht es dort weiter: Was schon da ist, wird eine Woche aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>ImageReference</name>
    <message>
        <source>An empty word names no image.</source>
        <translation>Ein leeres Wort benennt kein Abbild.</translation>
    </message>
    <message>
        <source>%1 is the id of an image in Brightbox Cloud, and this is the library “%2”.</source>
        <translation>%1 ist die ID eines Abbilds in der Brightbox Cloud, und dies ist die Bibliothek „%2“.</translation>
    </message>
    <message>
        <source>%1 is the id of an image on this computer, and this is the library “%2”.</source>
        <translation>%1 ist die ID eines Abbilds auf diesem Rechner, und dies ist die Bibliothek „%2“.</translation>
    </message>
    <message>
        <source>The image “%1” was deleted (%2).</source>
        <translation>Das Abbild „%1“ wurde gelöscht (%2).</translation>
    </message>
    <message>
        <source>No image has the id or the name “%1”.</source>
        <translation>Kein Abbild hat die ID oder den Namen „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%n images are called “%1”: write an id instead (%2).</source>
        <extracomment>%1 a name, %2 ids with commas between them, newest first</extracomment>
        <translation>
            <numerusform>%n Abbild heißt „%1“: bitte eine ID angeben (%2).</numerusform>
            <numerusform>%n Abbilder heißen „%1“: bitte eine ID angeben (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>A name or a pattern is missing before “@latest”, as in “nightly-*@latest”.</source>
        <translation>Vor „@latest“ fehlt ein Name oder ein Muster, wie in „nightly-*@latest“.</translation>
    </message>
    <message>
        <source>“%1” is not a pattern of names.</source>
        <translation>„%1“ ist kein Muster für Namen.</translation>
    </message>
    <message>
        <source>No finished image has a name like “%1”.</source>
        <translation>Kein fertiges Abbild hat einen Namen wie „%1“.</translation>
    </message>
</context>
<context>
    <name>ImageRules</name>
    <message>
        <source>An image needs a name. Type one.</source>
        <translation>Ein Abbild braucht einen Namen. Bitte einen eingeben.</translation>
    </message>
    <message>
        <source>A name is one line of text. Remove the line breaks and control characters.</source>
        <translation>Ein Name ist eine Zeile Text. Bitte Zeilenumbrüche und Steuerzeichen entfernen.</translation>
    </message>
    <message>
        <source>The description holds control characters. Remove them.</source>
        <translation>Die Beschreibung enthält Steuerzeichen. Bitte entfernen.</translation>
    </message>
    <message>
        <source>%1 is no username. Use the name of an account in the image, like root or admin.</source>
        <translation>%1 ist kein Benutzername. Bitte den Namen eines Kontos im Abbild angeben, wie root oder admin.</translation>
    </message>
    <message>
        <source>%1 is no architecture. Use x86_64, i686 or another name like arm64.</source>
        <translation>%1 ist keine Architektur. Bitte x86_64, i686 oder einen anderen Namen wie arm64 angeben.</translation>
    </message>
    <message>
        <source>The minimum RAM cannot be negative.</source>
        <translation>Das Mindest-RAM darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>The status can be set to available or deprecated only.</source>
        <translation>Der Status kann nur auf verfügbar oder veraltet gesetzt werden.</translation>
    </message>
    <message>
        <source>%1 is still being made. Wait until it is available.</source>
        <translation>%1 entsteht noch. Bitte warten, bis es verfügbar ist.</translation>
    </message>
    <message>
        <source>%1 is unavailable now. Try again later.</source>
        <translation>%1 ist zurzeit nicht verfügbar. Bitte später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is being deleted. Choose another image.</source>
        <translation>%1 wird gerade gelöscht. Bitte ein anderes Abbild wählen.</translation>
    </message>
    <message>
        <source>%1 is deleted. Choose another image.</source>
        <translation>%1 ist gelöscht. Bitte ein anderes Abbild wählen.</translation>
    </message>
    <message>
        <source>%1 failed and holds no whole disk. Retry it or add the image again.</source>
        <translation>%1 ist fehlgeschlagen und enthält keinen ganzen Datenträger. Bitte wiederholen oder das Abbild noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>%1 has no architecture. Set it to x86_64 or i686 first.</source>
        <translation>%1 hat keine Architektur. Bitte zuerst x86_64 oder i686 setzen.</translation>
    </message>
    <message>
        <source>%1 is for %2. Servers can be built for x86_64 and i686 only.</source>
        <translation>%1 ist für %2. Server können nur für x86_64 und i686 gebaut werden.</translation>
    </message>
    <message>
        <source>%1 is being deleted and cannot be changed any more.</source>
        <translation>%1 wird gerade gelöscht und kann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>%1 is deleted and cannot be changed any more.</source>
        <translation>%1 ist gelöscht und kann nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>%1 is deprecated already.</source>
        <translation>%1 ist schon veraltet.</translation>
    </message>
    <message>
        <source>%1 is not deprecated.</source>
        <translation>%1 ist nicht veraltet.</translation>
    </message>
    <message>
        <source>%1 is locked already.</source>
        <translation>%1 ist schon gesperrt.</translation>
    </message>
    <message>
        <source>%1 is still being made and can be cancelled. Lock it when it is available.</source>
        <translation>%1 entsteht noch und kann abgebrochen werden. Sperren geht, sobald es verfügbar ist.</translation>
    </message>
    <message>
        <source>%1 is not locked.</source>
        <translation>%1 ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>%1 is deleted already.</source>
        <translation>%1 ist schon gelöscht.</translation>
    </message>
    <message>
        <source>%1 is being deleted already.</source>
        <translation>%1 wird schon gelöscht.</translation>
    </message>
    <message>
        <source>%1 is locked. Unlock it first.</source>
        <translation>%1 ist gesperrt. Bitte zuerst entsperren.</translation>
    </message>
    <message>
        <source>%1 is still being made. Cancel it in Transfers or wait until it is available.</source>
        <translation>%1 entsteht noch. Bitte in den Übertragungen abbrechen oder warten, bis es verfügbar ist.</translation>
    </message>
    <message>
        <source>%1 did not fail: there is nothing to retry.</source>
        <translation>%1 ist nicht fehlgeschlagen: Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>It is not known which file %1 came from. Add that file again.</source>
        <translation>Es ist nicht bekannt, aus welcher Datei %1 stammt. Bitte diese Datei noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>%1 is public already.</source>
        <translation>%1 ist schon öffentlich.</translation>
    </message>
    <message>
        <source>%1 is private already.</source>
        <translation>%1 ist schon privat.</translation>
    </message>
    <message>
        <source>%1 needs %2 of RAM, and %3 has %4. Choose a larger type.</source>
        <translation>%1 braucht %2 RAM, und %3 hat %4. Bitte einen größeren Typ wählen.</translation>
    </message>
    <message>
        <source>%1 needs a disk of %2, and %3 has %4. Choose a larger type.</source>
        <translation>%1 braucht einen Datenträger mit %2, und %3 hat %4. Bitte einen größeren Typ wählen.</translation>
    </message>
    <message>
        <source>A boot volume for %1 must have %2 or more, not %3.</source>
        <translation>Ein Startdatenträger für %1 muss mindestens %2 haben, nicht %3.</translation>
    </message>
    <message>
        <source>%1 was to become a copy of “%2” of another library. Copy that image again.</source>
        <translation>%1 sollte eine Kopie von „%2“ aus einer anderen Bibliothek werden. Bitte jenes Abbild noch einmal kopieren.</translation>
    </message>
    <message>
        <source>%1 is unavailable: %2</source>
        <translation>%1 ist nicht verfügbar: %2</translation>
    </message>
    <message>
        <source>%1 is not deleted.</source>
        <translation>%1 ist nicht gelöscht.</translation>
    </message>
    <message>
        <source>%1 was deleted for good: its space was given back. Add its file again.</source>
        <translation>%1 wurde endgültig gelöscht: der Platz wurde freigegeben. Fügen Sie die Datei noch einmal hinzu.</translation>
    </message>
    <message>
        <source>%1 was to be a server&apos;s disk of that moment, which is over. Take a new snapshot.</source>
        <translation>%1 sollte die Festplatte eines Servers in jenem Augenblick werden, und der ist vorbei. Nehmen Sie einen neuen Schnappschuss auf.</translation>
    </message>
    <message>
        <source>%1 was to become a smaller disk of “%2”. Shrink that image again.</source>
        <translation>%1 sollte ein kleinerer Datenträger von „%2“ werden. Bitte jenes Abbild noch einmal verkleinern.</translation>
    </message>
</context>
<context>
    <name>ImageSelection</name>
    <message>
        <source>The library is still opening.</source>
        <translation>Die Bibliothek wird noch geöffnet.</translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation>Die Bibliothek kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The library of %1 is not there any more.</source>
        <translation>Die Bibliothek von %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 belongs to another account. Only that one can change it.</source>
        <translation>%1 gehört einem anderen Konto. Nur dieses kann es ändern.</translation>
    </message>
    <message>
        <source>Select an image first.</source>
        <translation>Bitte zuerst ein Abbild auswählen.</translation>
    </message>
    <message>
        <source>For %1 of %2 images. %3</source>
        <comment>the last part is a sentence</comment>
        <translation>Für %1 von %2 Abbildern. %3</translation>
    </message>
</context>
<context>
    <name>ImageServer</name>
    <message>
        <source>%1 is too long for a socket&apos;s name: the system allows %2 letters.</source>
        <translation>%1 ist zu lang für den Namen eines Sockets: Das System erlaubt %2 Zeichen.</translation>
    </message>
    <message>
        <source>%1 is there already. Name another one.</source>
        <translation>%1 gibt es schon. Nennen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Giving out a disk needs the program %1, which is not installed. Install the package %1 and try again.</source>
        <translation>Einen Datenträger auszugeben braucht das Programm %1, das nicht installiert ist. Installieren Sie das Paket %1, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Giving out a disk needs platter-nbdkit-plugin.so, which belongs to Platter and is not installed.</source>
        <translation>Einen Datenträger auszugeben braucht platter-nbdkit-plugin.so, das zu Platter gehört und nicht installiert ist.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The disk could not be given out: nbdkit ended.</source>
        <translation>Der Datenträger konnte nicht ausgegeben werden: nbdkit hat sich beendet.</translation>
    </message>
</context>
<context>
    <name>ImageSource</name>
    <message>
        <source>A place behind the disk&apos;s end was asked for.</source>
        <translation>Eine Stelle hinter dem Ende des Datenträgers wurde verlangt.</translation>
    </message>
</context>
<context>
    <name>ImageTexts</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>column: how much non-zero data the image holds</comment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Virtual</source>
        <comment>column: virtual size</comment>
        <translation>Virtuell</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Stored</source>
        <comment>column: stored size</comment>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Mark: official images and your own golden ones</source>
        <translation>Kennzeichen: offizielle Abbilder und die eigenen Golden Images</translation>
    </message>
    <message>
        <source>Data: what is not zero on the disk</source>
        <translation>Daten: was auf dem Datenträger nicht null ist</translation>
    </message>
    <message>
        <source>Size bar: the whole bar is the virtual size, the filled part the data, the darker part what is stored</source>
        <translation>Größenbalken: der ganze Balken ist die virtuelle Größe, der gefüllte Teil die Daten, der dunklere das Gespeicherte</translation>
    </message>
    <message>
        <source>Virtual size: how big the disk is once written to a server</source>
        <translation>Virtuelle Größe: wie groß der Datenträger auf einem Server ist</translation>
    </message>
    <message>
        <source>What is unusual: 32-bit, another architecture, compatibility mode, locked</source>
        <translation>Was ungewöhnlich ist: 32 Bit, eine andere Architektur, Kompatibilitätsmodus, gesperrt</translation>
    </message>
    <message>
        <source>The account that gets the ssh key on first boot</source>
        <translation>Das Konto, das beim ersten Start den SSH-Schlüssel bekommt</translation>
    </message>
    <message>
        <source>Stored: what the data takes up after compression, shared parts counted once</source>
        <translation>Gespeichert: was die Daten komprimiert belegen, Gemeinsames einmal gezählt</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>Official: provided by the vendor</source>
        <translation>Offiziell: vom Anbieter bereitgestellt</translation>
    </message>
    <message>
        <source>One of your golden images</source>
        <translation>Eines der eigenen Golden Images</translation>
    </message>
    <message>
        <source>Listed for everyone</source>
        <translation>Für alle aufgelistet</translation>
    </message>
    <message>
        <source>Listed only for its owner</source>
        <translation>Nur für den Besitzer aufgelistet</translation>
    </message>
    <message>
        <source>Fast virtio devices</source>
        <translation>Schnelle virtio-Geräte</translation>
    </message>
    <message>
        <source>Emulated devices, for systems without virtio drivers</source>
        <translation>Emulierte Geräte, für Systeme ohne virtio-Treiber</translation>
    </message>
    <message>
        <source>official</source>
        <translation>offiziell</translation>
    </message>
    <message>
        <source>golden image</source>
        <translation>Golden Image</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>kein Kennzeichen</translation>
    </message>
    <message>
        <source>nothing unusual</source>
        <translation>nichts Ungewöhnliches</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>creating</source>
        <translation>entsteht</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>virtio</source>
        <translation>virtio</translation>
    </message>
    <message>
        <source>compatibility</source>
        <translation>Kompatibilität</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>format not supported</source>
        <translation>Format nicht unterstützt</translation>
    </message>
    <message>
        <source>no disk image</source>
        <translation>kein Datenträgerabbild</translation>
    </message>
    <message>
        <source>file not readable</source>
        <translation>Datei nicht lesbar</translation>
    </message>
    <message>
        <source>archive ends early</source>
        <translation>Archiv endet zu früh</translation>
    </message>
    <message>
        <source>file is damaged</source>
        <translation>Datei ist beschädigt</translation>
    </message>
    <message>
        <source>file changed meanwhile</source>
        <translation>Datei zwischendurch geändert</translation>
    </message>
    <message>
        <source>file is in use</source>
        <translation>Datei wird benutzt</translation>
    </message>
    <message>
        <source>disk is full</source>
        <translation>Laufwerk ist voll</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>library is read-only</source>
        <translation>Bibliothek ist nur lesbar</translation>
    </message>
    <message>
        <source>library is damaged</source>
        <translation>Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>made by a newer Platter</source>
        <translation>von einem neueren Platter</translation>
    </message>
    <message>
        <source>something else was busy</source>
        <translation>etwas anderes war beschäftigt</translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation>wurde unterbrochen</translation>
    </message>
    <message>
        <source>something went wrong</source>
        <translation>etwas ging schief</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>32-bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the exceptions of an image: 32-bit, locked</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>upload</source>
        <translation>hochgeladen</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>failed, no whole disk</source>
        <translation>fehlgeschlagen, kein ganzer Datenträger</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>%1 of %2 hold data, %3 stored</source>
        <translation>%1 von %2 enthalten Daten, %3 gespeichert</translation>
    </message>
    <message>
        <source>%1 of %2 hold data</source>
        <translation>%1 von %2 enthalten Daten</translation>
    </message>
    <message>
        <source>Being made. Its data grows until it is available.</source>
        <translation>Entsteht gerade. Die Daten wachsen, bis es verfügbar ist.</translation>
    </message>
    <message>
        <source>Servers can be built from it.</source>
        <translation>Server können daraus gebaut werden.</translation>
    </message>
    <message>
        <source>Not listed for others any more. Who knows its id can still build servers from it.</source>
        <translation>Für andere nicht mehr aufgelistet. Wer die ID kennt, kann weiter Server daraus bauen.</translation>
    </message>
    <message>
        <source>Cannot be used now.</source>
        <translation>Kann zurzeit nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Being deleted.</source>
        <translation>Wird gerade gelöscht.</translation>
    </message>
    <message>
        <source>Deleted. Its id and name are kept.</source>
        <translation>Gelöscht. ID und Name bleiben erhalten.</translation>
    </message>
    <message>
        <source>It failed, and no reason was given.</source>
        <translation>Fehlgeschlagen, ohne dass ein Grund genannt wurde.</translation>
    </message>
    <message>
        <source>service not reached</source>
        <translation>Dienst nicht erreicht</translation>
    </message>
    <message>
        <source>service did not answer</source>
        <translation>Dienst antwortete nicht</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>refused by the service</source>
        <translation>vom Dienst abgelehnt</translation>
    </message>
    <message>
        <source>service had a problem</source>
        <translation>Dienst hatte ein Problem</translation>
    </message>
    <message>
        <source>Servers</source>
        <comment>column: how many servers use the image</comment>
        <translation>Server</translation>
    </message>
    <message>
        <source>Servers: how many were built from it and are still there</source>
        <translation>Server: wie viele daraus gebaut wurden und noch da sind</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgelistet</translation>
    </message>
    <message>
        <source>Frees</source>
        <comment>column: what deleting gives back</comment>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>Frees: what deleting it gives back; parts that other images have too stay</source>
        <translation>Gibt frei: was Löschen zurückgibt; Teile, die andere Abbilder auch haben, bleiben</translation>
    </message>
    <message>
        <source>Deleted in the cloud. It goes from here once the service forgets it, after an hour.</source>
        <translation>In der Cloud gelöscht. Es verschwindet von hier, wenn der Dienst es vergisst, nach einer Stunde.</translation>
    </message>
    <message>
        <source>image is not safe</source>
        <translation>Image ist nicht sicher</translation>
    </message>
</context>
<context>
    <name>ImageUpdate</name>
    <message>
        <source>%1 is now “%2”</source>
        <extracomment>a field of an image and its value</extracomment>
        <translation>%1 ist jetzt „%2“</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>der Name</translation>
    </message>
    <message>
        <source>the description</source>
        <translation>die Beschreibung</translation>
    </message>
    <message>
        <source>the username</source>
        <translation>der Benutzername</translation>
    </message>
    <message>
        <source>the architecture</source>
        <translation>die Architektur</translation>
    </message>
    <message>
        <source>the minimum RAM</source>
        <translation>das Mindest-RAM</translation>
    </message>
    <message>
        <source>the status</source>
        <translation>der Status</translation>
    </message>
    <message>
        <source>Somebody else changed %1 meanwhile: %2. Nothing was overwritten. Look at it, and change it again if that is still right.</source>
        <translation>Jemand anders hat %1 zwischendurch geändert: %2. Nichts wurde überschrieben. Bitte ansehen und noch einmal ändern, wenn das noch richtig ist.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between fields</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ImportJob</name>
    <message>
        <source>Platter was closed before this image was made. Retry fetches it again from the same address.</source>
        <translation>Platter wurde geschlossen, bevor dieses Image gemacht war. Erneut versuchen holt es noch einmal von derselben Adresse.</translation>
    </message>
    <message>
        <source>Platter was closed before this snapshot was complete. Take a new one of the server.</source>
        <translation>Platter wurde geschlossen, bevor dieser Schnappschuss vollständig war. Nehmen Sie einen neuen vom Server auf.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was made. Import it again.</source>
        <translation>Platter wurde geschlossen, bevor dieses Image gemacht war. Importieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was made. Retry makes it again from the same file.</source>
        <translation>Platter wurde geschlossen, bevor dieses Image gemacht war. Erneut versuchen macht es noch einmal aus derselben Datei.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was copied. Copy it again.</source>
        <translation>Platter wurde geschlossen, bevor dieses Image kopiert war. Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was copied. It goes on when Platter is started again.</source>
        <translation>Platter wurde geschlossen, bevor dieses Image kopiert war. Es geht weiter, wenn Platter wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Platter was closed before this smaller disk of another image was made. Shrink that image again.</source>
        <translation>Platter wurde geschlossen, bevor dieser kleinere Datenträger eines anderen Abbilds gemacht war. Verkleinern Sie jenes Abbild noch einmal.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was made. It goes on where it was when Platter is started again: what came so far is kept for a week.</source>
        <translation>Platter wurde geschlossen, bevor dieses Abbild fertig war. Es macht dort weiter, wenn Platter wieder gestartet wird: Was schon da ist, wird eine Woche aufbewahrt.</translation>
    </message>
    <message>
        <source>Platter was closed before this image was made. Add it again from its whole address, which Platter does not keep, and it goes on where it was: what came so far is kept for a week.</source>
        <translation>Platter wurde geschlossen, bevor dieses Abbild fertig war. Fügen Sie es mit seiner ganzen Adresse, die Platter nicht aufbewahrt, noch einmal hinzu, dann macht es dort weiter: Was schon da ist, wird eine Woche aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>ImportNeed</name>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>The import was cancelled.</source>
        <translation>Der Import wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The file&apos;s SHA-256 is not the one that was given. It was damaged on its way, or is another file.</source>
        <translation>Die SHA-256-Summe der Datei ist nicht die angegebene. Die Datei wurde unterwegs beschädigt oder ist eine andere.</translation>
    </message>
    <message>
        <source>The disk is shorter than it was. Copy it again.</source>
        <translation>Der Datenträger ist kürzer, als er war. Kopieren Sie ihn noch einmal.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The file was not looked at.</source>
        <translation>Die Datei wurde nicht untersucht.</translation>
    </message>
    <message>
        <source>“%1” is named like a compressed file (.%2), but its beginning is not that of one. It is damaged, or something else. Download or copy it again.</source>
        <translation>„%1“ heißt wie eine komprimierte Datei (.%2), beginnt aber nicht wie eine. Sie ist beschädigt oder etwas anderes. Bitte noch einmal herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>The file is named like a compressed one (.%1), but it holds the disk as it is.</source>
        <translation>Die Datei heißt wie eine komprimierte (.%1), enthält den Datenträger aber unkomprimiert.</translation>
    </message>
    <message>
        <source>“%1” is in use by a running virtual machine. Shut the machine down first, or take a snapshot of the server instead.</source>
        <translation>„%1“ wird von einer laufenden virtuellen Maschine benutzt. Bitte die Maschine zuerst herunterfahren oder stattdessen einen Schnappschuss des Servers machen.</translation>
    </message>
    <message>
        <source>The file inside “%1” is empty.</source>
        <translation>Die Datei in „%1“ ist leer.</translation>
    </message>
    <message>
        <source>The compressed file carries no checksum of its contents: damage inside it may go unnoticed.</source>
        <translation>Die komprimierte Datei enthält keine Prüfsumme ihres Inhalts: Schäden darin bleiben vielleicht unbemerkt.</translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zu viele Dateien. Bitte entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” holds “%2”, which is a link or leads out of the archive. It is refused to be safe: unpack it yourself, then add the disk.</source>
        <translation>„%1“ enthält „%2“, das eine Verknüpfung ist oder aus dem Archiv hinausführt. Zur Sicherheit wird es abgelehnt: bitte selbst entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>No partition table or file system was recognised. It is taken for a raw disk because of its name.</source>
        <translation>Weder Partitionstabelle noch Dateisystem wurde erkannt. Wegen des Namens gilt die Datei als Raw-Datenträger.</translation>
    </message>
    <message>
        <source>The disk is encrypted: it will not get smaller by compression, and its data cannot be shared.</source>
        <translation>Der Datenträger ist verschlüsselt: Er wird durch Komprimieren nicht kleiner, und seine Daten können nicht geteilt werden.</translation>
    </message>
    <message>
        <source>The disk says that it is %1 long, but there are only %2: it may have been cut short.</source>
        <translation>Der Datenträger gibt an, %1 lang zu sein, aber es sind nur %2 da: Er wurde vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>Its length is not a multiple of 512 bytes, which is unusual for a disk: it may have been cut short.</source>
        <translation>Die Länge ist kein Vielfaches von 512 Byte, was für einen Datenträger ungewöhnlich ist: Er wurde vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet.</source>
        <translation>Die Datei in „%1“ ist %2 und kann noch nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be added yet.</source>
        <translation>„%1“ ist %2 und kann noch nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation>Die Datei in „%1“ ist %2 und kann noch nicht hinzugefügt werden. Bitte zuerst in einen Raw-Datenträger umwandeln.</translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation>„%1“ ist %2 und kann noch nicht hinzugefügt werden. Bitte zuerst in einen Raw-Datenträger umwandeln.</translation>
    </message>
    <message>
        <source>The file inside “%1” is %2 itself. Unpack it, then add the disk.</source>
        <translation>Die Datei in „%1“ ist selbst %2. Bitte entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” is %2, which cannot be read yet. Unpack it, then add the disk.</source>
        <translation>„%1“ ist %2 und kann noch nicht gelesen werden. Bitte entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, not a disk image.</source>
        <translation>Die Datei in „%1“ ist %2, kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>“%1” is %2, not a disk image.</source>
        <translation>„%1“ ist %2, kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>The file inside “%1” is no disk image that Platter knows: nothing was recognised in it, and its length is not a multiple of 512 bytes.</source>
        <translation>Die Datei in „%1“ ist kein Datenträgerabbild, das Platter kennt: Nichts darin wurde erkannt, und die Länge ist kein Vielfaches von 512 Byte.</translation>
    </message>
    <message>
        <source>“%1” is no disk image that Platter knows: nothing was recognised in it, and its length is not a multiple of 512 bytes.</source>
        <translation>„%1“ ist kein Datenträgerabbild, das Platter kennt: Nichts darin wurde erkannt, und die Länge ist kein Vielfaches von 512 Byte.</translation>
    </message>
    <message>
        <source>The file inside “%1” is no disk image that Platter knows. If it is a raw disk, give it a name that ends in .raw.</source>
        <translation>Die Datei in „%1“ ist kein Datenträgerabbild, das Platter kennt. Ist es ein Raw-Datenträger, hilft ein Name, der auf .raw endet.</translation>
    </message>
    <message>
        <source>“%1” is no disk image that Platter knows. If it is a raw disk, give it a name that ends in .raw.</source>
        <translation>„%1“ ist kein Datenträgerabbild, das Platter kennt. Ist es ein Raw-Datenträger, hilft ein Name, der auf .raw endet.</translation>
    </message>
    <message>
        <source>“%1” is no archive: there is no “%2” in it to choose.</source>
        <translation>„%1“ ist kein Archiv: Darin gibt es kein „%2“ auszuwählen.</translation>
    </message>
    <message>
        <source>“%1” is named like one part of a file that was split. Put all parts together first (cat, or 7-Zip), beginning with 001 and going on with “%2”, or rename it if it is whole.</source>
        <translation>„%1“ heißt wie ein Teil einer geteilten Datei. Fügen Sie erst alle Teile zusammen (cat oder 7-Zip), beginnend mit 001 und dann mit „%2“, oder benennen Sie die Datei um, wenn sie vollständig ist.</translation>
    </message>
    <message>
        <source>“%1” only describes a virtual machine. Its disk is in “%2”, which should lie beside it: add that file.</source>
        <translation>„%1“ beschreibt nur eine virtuelle Maschine. Ihre Festplatte ist in „%2“, das daneben liegen sollte: Fügen Sie jene Datei hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds no file “%2”.</source>
        <translation>„%1“ enthält keine Datei „%2“.</translation>
    </message>
    <message>
        <source>What is in “%1” is packed once more, and in that once more. Platter looks into one archive or compressed file inside another, not deeper: unpack it, then add the disk.</source>
        <translation>Was in „%1“ ist, ist noch einmal gepackt und darin noch einmal. Platter sieht in ein Archiv oder eine komprimierte Datei in einer anderen, nicht tiefer: Entpacken Sie die Datei und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>The archive “%1” holds no disk image.</source>
        <translation>Das Archiv „%1“ enthält kein Image einer Festplatte.</translation>
    </message>
    <message>
        <source>“%1” is not complete: “%2”, which the description of its virtual machine names, is missing. Download or copy it again.</source>
        <translation>„%1“ ist nicht vollständig: „%2“, das die Beschreibung der virtuellen Maschine nennt, fehlt. Laden oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>“%1” holds two files that are called “%2”, of which one may be meant. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zwei Dateien mit dem Namen „%2“, von denen eine gemeint sein kann. Entpacken Sie das Archiv und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>The file is named like a %1 disk, but it holds a raw one: what makes it a %1 is missing, and perhaps its end.</source>
        <translation>Die Datei heißt wie ein %1, enthält aber einen rohen Datenträger: Was sie zu einem %1 macht, fehlt, und vielleicht ihr Ende.</translation>
    </message>
    <message>
        <source>“%1” is %2 and %3 at once: programs would not agree on what is in it. It is refused, since such files are made to deceive.</source>
        <translation>„%1“ ist %2 und %3 zugleich: Programme wären sich nicht einig, was darin ist. Es wird abgelehnt, da solche Dateien zum Täuschen gemacht sind.</translation>
    </message>
    <message>
        <source>The ISO image has no partition table: it is made for a CD drive, and a server cannot start from it as from a disk.</source>
        <translation>Das ISO-Abbild hat keine Partitionstabelle: Es ist für ein CD-Laufwerk gemacht, und ein Server kann davon nicht wie von einem Datenträger starten.</translation>
    </message>
    <message>
        <source>The %1 disk has to be unpacked before it can be read: that takes %2 for a while.</source>
        <translation>Der Datenträger in %1 muss ausgepackt werden, bevor er gelesen werden kann: Das nimmt eine Weile %2.</translation>
    </message>
    <message>
        <source>The %1 disk has to be unpacked before it can be read: that takes space for a while.</source>
        <translation>Der Datenträger in %1 muss ausgepackt werden, bevor er gelesen werden kann: Das nimmt eine Weile Platz.</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>The keyring of the desktop did not answer as it should: %1.</source>
        <translation>Der Schlüsselbund des Desktops hat nicht geantwortet, wie er sollte: %1.</translation>
    </message>
</context>
<context>
    <name>LayeredSource</name>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation>Die Datei in „%1“ ist %2, was noch nicht hinzugefügt werden kann. Wandeln Sie sie erst in eine rohe Festplatte um.</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>%1 cannot do that.</source>
        <translation>%1 kann das nicht.</translation>
    </message>
</context>
<context>
    <name>LibraryFolder</name>
    <message>
        <source>The library&apos;s folder %1 cannot be made: %2</source>
        <translation>Der Ordner %1 der Bibliothek kann nicht angelegt werden: %2</translation>
    </message>
    <message>
        <source>The library is on a network file system (%1), where two computers could damage it by writing at once. It is open for reading only.</source>
        <translation>Die Bibliothek liegt auf einem Netzwerk-Dateisystem (%1), wo zwei Rechner sie durch gleichzeitiges Schreiben beschädigen könnten. Sie ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The library is on a read-only file system. It is open for reading only.</source>
        <translation>Die Bibliothek liegt auf einem nur lesbaren Dateisystem. Sie ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>You have no permission to write to the library&apos;s folder. It is open for reading only.</source>
        <translation>In den Ordner der Bibliothek darf nicht geschrieben werden. Sie ist nur zum Lesen geöffnet.</translation>
    </message>
</context>
<context>
    <name>LibraryLocation</name>
    <message>
        <source>There is no library in %1.</source>
        <translation>In %1 gibt es keine Bibliothek.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 holds other files and no library: choose an empty folder.</source>
        <translation>%1 enthält andere Dateien und keine Bibliothek: bitte einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>Several connections are called “%1”: write an id, which “platter libraries” tells.</source>
        <translation>Mehrere Verbindungen heißen „%1“: bitte eine ID angeben, „platter libraries“ zeigt sie.</translation>
    </message>
    <message>
        <source>There is no library called “%1”. There are: %2. A folder is written with a slash in it.</source>
        <extracomment>%2 names with commas between them</extracomment>
        <translation>Es gibt keine Bibliothek namens „%1“. Es gibt: %2. Ein Ordner wird mit einem Schrägstrich geschrieben.</translation>
    </message>
    <message>
        <source>The account that the environment tells is for commands. To see it in the window, connect to it there.</source>
        <translation>Das Konto aus der Umgebung ist für Befehle. Um es im Fenster zu sehen, verbinden Sie sich dort damit.</translation>
    </message>
</context>
<context>
    <name>LibraryStateText</name>
    <message>
        <source>%1 s</source>
        <comment>an age in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>an age in minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>an age in hours</comment>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>an age</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>%1 is being opened.</source>
        <translation>%1 wird geöffnet.</translation>
    </message>
    <message>
        <source>What is shown is %1 old.</source>
        <comment>an age</comment>
        <translation>Was gezeigt wird, ist %1 alt.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>why it could not be refreshed, how old what is shown is</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Connected. %1</source>
        <comment>an age</comment>
        <translation>Verbunden. %1</translation>
    </message>
    <message>
        <source>offline, %1</source>
        <comment>an age</comment>
        <translation>offline, %1</translation>
    </message>
</context>
<context>
    <name>LiveMarks</name>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The map of %1 is damaged, so nobody knows what it still needs, and nothing was given back. Delete that image, or put its map back from a backup.</source>
        <translation>Die Karte von %1 ist beschädigt, also weiß niemand, was es noch braucht, und nichts wurde freigegeben. Löschen Sie dieses Abbild oder holen Sie seine Karte aus einer Sicherung zurück.</translation>
    </message>
    <message>
        <source>Too much of the library is missing to tell what can be given back. Verify it first.</source>
        <translation>Von der Bibliothek fehlt zu viel, um zu sagen, was freigegeben werden kann. Prüfen Sie sie zuerst.</translation>
    </message>
</context>
<context>
    <name>LocalCore</name>
    <message>
        <source>The library is still being opened.</source>
        <translation>Die Bibliothek wird noch geöffnet.</translation>
    </message>
    <message>
        <source>The library was closed.</source>
        <translation>Die Bibliothek wurde geschlossen.</translation>
    </message>
    <message>
        <source>No space is left on the disk that holds the library. It is open for reading only: free some space, then start Platter again.</source>
        <translation>Auf dem Datenträger mit der Bibliothek ist kein Platz mehr frei. Sie ist nur zum Lesen geöffnet: Schaffen Sie etwas Platz und starten Sie Platter noch einmal.</translation>
    </message>
</context>
<context>
    <name>ManifestSource</name>
    <message>
        <source>“%1” in “%2” is not what the archive&apos;s own manifest says: it was damaged or changed on its way. Download or copy it again.</source>
        <translation>„%1“ in „%2“ ist nicht, was das Manifest des Archivs sagt: Es wurde unterwegs beschädigt oder verändert. Laden oder kopieren Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>MapFile</name>
    <message>
        <source>The map of this image is damaged, so its disk cannot be read.</source>
        <translation>Die Blockkarte dieses Abbilds ist beschädigt, deshalb kann sein Datenträger nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This image was made by a newer version of Platter.</source>
        <translation>Dieses Abbild stammt von einer neueren Version von Platter.</translation>
    </message>
    <message>
        <source>The map of this image is missing, so its disk cannot be read.</source>
        <translation>Die Blockkarte dieses Abbilds fehlt, deshalb kann sein Datenträger nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The map of this image is another image&apos;s, so its disk cannot be read.</source>
        <translation>Die Blockkarte dieses Abbilds gehört zu einem anderen Abbild, deshalb kann sein Datenträger nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The image was deleted while its disk was being read, and its space was given back.</source>
        <translation>Das Abbild wurde gelöscht, während seine Platte gelesen wurde, und sein Platz freigegeben.</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Raw disk</source>
        <translation>Raw-Datenträger</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <translation>Datenträger mit %1</translation>
    </message>
    <message>
        <source>%1, gzip-compressed</source>
        <comment>kind of disk</comment>
        <translation>%1, mit gzip komprimiert</translation>
    </message>
    <message>
        <source>%1, bzip2-compressed</source>
        <comment>kind of disk</comment>
        <translation>%1, mit bzip2 komprimiert</translation>
    </message>
    <message>
        <source>%1, xz-compressed</source>
        <comment>kind of disk</comment>
        <translation>%1, mit xz komprimiert</translation>
    </message>
    <message>
        <source>%1, zstd-compressed</source>
        <comment>kind of disk</comment>
        <translation>%1, mit zstd komprimiert</translation>
    </message>
    <message>
        <source>%1, in a zip archive</source>
        <comment>kind of disk</comment>
        <translation>%1, in einem ZIP-Archiv</translation>
    </message>
    <message>
        <source>“%1” is not the file any more that was looked at before. Add it again.</source>
        <translation>„%1“ ist nicht mehr die Datei, die vorher untersucht wurde. Bitte noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>%1, lz4-compressed</source>
        <comment>kind of disk</comment>
        <translation>%1, mit lz4 komprimiert</translation>
    </message>
    <message>
        <source>%1, in a tar archive</source>
        <comment>kind of disk</comment>
        <translation>%1, in einem tar-Archiv</translation>
    </message>
    <message>
        <source>%1, in a 7z archive</source>
        <comment>kind of disk</comment>
        <translation>%1, in einem 7z-Archiv</translation>
    </message>
    <message>
        <source>%1, compressed (%2)</source>
        <comment>kind of disk, ending</comment>
        <translation>%1, komprimiert (%2)</translation>
    </message>
    <message>
        <source>ISO image</source>
        <translation>ISO-Abbild</translation>
    </message>
    <message>
        <source>What is on a packed disk can be told once it is unpacked.</source>
        <translation>Was auf einem gepackten Datenträger ist, lässt sich sagen, wenn er ausgepackt ist.</translation>
    </message>
    <message>
        <source>The disk cannot be read anywhere.</source>
        <translation>Der Datenträger kann nicht an beliebiger Stelle gelesen werden.</translation>
    </message>
    <message>
        <source>The file&apos;s name says %1, but the system on the disk is for %2.</source>
        <translation>Der Name der Datei sagt %1, das System auf dem Datenträger ist aber für %2.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n disks: %2. Choose one (--member on the command line), or unpack it and add those that you want.</source>
        <translation>
            <numerusform>„%1“ enthält %n Datenträger: %2. Wählen Sie einen (--member auf der Kommandozeile), oder entpacken Sie es und fügen Sie die gewünschten hinzu.</numerusform>
            <numerusform>„%1“ enthält %n Datenträger: %2. Wählen Sie einen (--member auf der Kommandozeile), oder entpacken Sie es und fügen Sie die gewünschten hinzu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberSource</name>
    <message>
        <source>The archive “%1” holds no disk image.</source>
        <translation>Das Archiv „%1“ enthält kein Image einer Festplatte.</translation>
    </message>
    <message>
        <source>“%1” holds no file “%2”.</source>
        <translation>„%1“ enthält keine Datei „%2“.</translation>
    </message>
    <message>
        <source>“%2” in “%1” is a link or a folder, no disk.</source>
        <translation>„%2“ in „%1“ ist eine Verknüpfung oder ein Ordner und keine Festplatte.</translation>
    </message>
    <message>
        <source>“%1” holds two files that are called “%2”, of which one may be meant. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zwei Dateien mit dem Namen „%2“, von denen eine gemeint sein kann. Entpacken Sie das Archiv und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
    <message>
        <source>“%1” holds more than one disk: “%2”, “%3”. Name the one to take (--member on the command line), or unpack it and add those that you want.</source>
        <translation>„%1“ enthält mehr als eine Festplatte: „%2“, „%3“. Nennen Sie die gewünschte (--member auf der Befehlszeile), oder entpacken Sie das Archiv und fügen Sie hinzu, was Sie möchten.</translation>
    </message>
</context>
<context>
    <name>NbdSource</name>
    <message>
        <source>“%1” cannot be read: whatever should give it out does not answer.</source>
        <translation>„%1“ kann nicht gelesen werden: Was es herausgeben sollte, antwortet nicht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end: reading it failed.</source>
        <translation>„%1“ kann nicht bis zum Ende gelesen werden: Das Lesen schlug fehl.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: whatever gives it out has stopped answering.</source>
        <translation>„%1“ kann nicht gelesen werden: Was es herausgibt, antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end: whatever gave it out is gone.</source>
        <translation>„%1“ kann nicht bis zum Ende gelesen werden: Was es herausgab, ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>OfflineDisk</name>
    <message>
        <source>The disk of a server that is off is read by qemu-nbd, which is not installed here: it is in the package qemu-utils (qemu-img on Fedora).</source>
        <translation>Die Festplatte eines ausgeschalteten Servers liest qemu-nbd, das hier nicht installiert ist: Es steckt im Paket qemu-utils (auf Fedora qemu-img).</translation>
    </message>
    <message>
        <source>No temporary folder can be made.</source>
        <translation>Es kann kein temporärer Ordner angelegt werden.</translation>
    </message>
    <message>
        <source>The snapshot was cancelled.</source>
        <translation>Der Schnappschuss wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk of %1 could not be opened in time.</source>
        <translation>Die Festplatte von %1 konnte nicht rechtzeitig geöffnet werden.</translation>
    </message>
    <message>
        <source>The disk of %1 is being used by another program. Try again when that is done.</source>
        <translation>Die Festplatte von %1 wird von einem anderen Programm benutzt. Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>The disk of %1 (%2) cannot be read: %3</source>
        <translation>Die Festplatte von %1 (%2) kann nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>Taken while the server was off.</source>
        <translation>Aufgenommen, während der Server ausgeschaltet war.</translation>
    </message>
    <message>
        <source>The disk %1 of %2 is neither a file nor a block device: it can be copied while the server runs.</source>
        <translation>Die Festplatte %1 von %2 ist weder eine Datei noch ein Blockgerät: Sie kann kopiert werden, während der Server läuft.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>You may not write to the disk of %1 (%2). Let its administrator give you the right to.</source>
        <translation>Sie dürfen nicht auf den Datenträger von %1 (%2) schreiben. Lassen Sie sich das Recht vom Verwalter geben.</translation>
    </message>
    <message>
        <source>You may not read the disk of %1 (%2). Let its administrator give you the right to.</source>
        <translation>Sie dürfen den Datenträger von %1 (%2) nicht lesen. Lassen Sie sich das Recht dazu von der Verwaltung geben.</translation>
    </message>
</context>
<context>
    <name>OrbitClient</name>
    <message>
        <source>The storage of the cloud does not accept the sign-in. Sign in again.</source>
        <translation>Der Cloud-Speicher nimmt die Anmeldung nicht an. Bitte erneut anmelden.</translation>
    </message>
    <message>
        <source>This account may not do that in the storage of the cloud.</source>
        <translation>Dieses Konto darf das im Cloud-Speicher nicht.</translation>
    </message>
    <message>
        <source>That is not in the storage of the cloud any more.</source>
        <translation>Das ist nicht mehr im Cloud-Speicher.</translation>
    </message>
    <message>
        <source>Something else is changing the same in the storage of the cloud. Try again.</source>
        <translation>Etwas anderes ändert gerade dasselbe im Cloud-Speicher. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It was replaced in the storage of the cloud meanwhile. Start again.</source>
        <translation>Es wurde zwischendurch im Cloud-Speicher ersetzt. Bitte von vorn beginnen.</translation>
    </message>
    <message>
        <source>The storage of the cloud is full: the account&apos;s limit is reached.</source>
        <translation>Der Cloud-Speicher ist voll: Die Grenze des Kontos ist erreicht.</translation>
    </message>
    <message>
        <source>What arrived in the storage of the cloud is damaged. Try again.</source>
        <translation>Was im Cloud-Speicher ankam, ist beschädigt. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The storage of the cloud has a problem of its own. Try again later.</source>
        <translation>Der Cloud-Speicher hat selbst ein Problem. Bitte später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The storage of the cloud refuses that.</source>
        <translation>Der Cloud-Speicher lehnt das ab.</translation>
    </message>
    <message>
        <source>Parts that were sent are gone from the storage of the cloud. Try again.</source>
        <translation>Gesendete Teile sind nicht mehr im Cloud-Speicher. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The storage of the cloud gives an answer that Platter does not understand. Try again later.</source>
        <translation>Der Cloud-Speicher gibt eine Antwort, die Platter nicht versteht. Bitte später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The storage of the cloud does not go on where the download stopped.</source>
        <translation>Der Cloud-Speicher macht nicht dort weiter, wo das Herunterladen aufhörte.</translation>
    </message>
    <message>
        <source>The storage of the cloud does not keep the key that links to its objects are signed with.</source>
        <translation>Der Cloud-Speicher bewahrt den Schlüssel nicht auf, mit dem Links zu seinen Objekten unterschrieben werden.</translation>
    </message>
</context>
<context>
    <name>OrbitUpload</name>
    <message>
        <source>The disk is empty: there is nothing to send.</source>
        <translation>Der Datenträger ist leer: Es gibt nichts zu senden.</translation>
    </message>
    <message>
        <source>The disk is not the one that was being sent before. Send it again from the beginning.</source>
        <translation>Der Datenträger ist nicht der, der vorher gesendet wurde. Bitte von Anfang an neu senden.</translation>
    </message>
</context>
<context>
    <name>OvfDescription</name>
    <message>
        <source>The description of the virtual machine in “%1” is damaged. Download or copy it again.</source>
        <translation>Die Beschreibung der virtuellen Maschine in „%1“ ist beschädigt. Laden oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The virtual machine in “%1” takes a disk from elsewhere: “%2”. Only files in the archive are read.</source>
        <translation>Die virtuelle Maschine in „%1“ holt eine Festplatte von anderswo: „%2“. Nur Dateien im Archiv werden gelesen.</translation>
    </message>
    <message>
        <source>The disk in “%1” was split into several files. Put them together, then add the disk.</source>
        <translation>Die Festplatte in „%1“ wurde auf mehrere Dateien verteilt. Fügen Sie sie zusammen und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
</context>
<context>
    <name>Pack</name>
    <message>
        <source>A part of the library is damaged.</source>
        <translation>Ein Teil der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>The library was written by a newer version of Platter.</source>
        <translation>Die Bibliothek wurde von einer neueren Version von Platter geschrieben.</translation>
    </message>
</context>
<context>
    <name>PackedSource</name>
    <message>
        <source>The checksum cannot be computed.</source>
        <translation>Die Prüfsumme kann nicht berechnet werden.</translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation>„%1“ endet zu früh: Die Datei ist nicht vollständig. Bitte noch einmal herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>“%1” is damaged. Download or copy it again.</source>
        <translation>„%1“ ist beschädigt. Bitte noch einmal herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>There is not enough memory to decompress the file.</source>
        <translation>Der Speicher reicht nicht, um die Datei zu entpacken.</translation>
    </message>
    <message>
        <source>The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.</source>
        <translation>Die Datei in „%1“ ist %2 und kann noch nicht hinzugefügt werden. Bitte zuerst in einen Raw-Datenträger umwandeln.</translation>
    </message>
    <message>
        <source>“%1” has something else behind its compressed data, and may not be whole. Download or copy it again, or decompress it yourself and add the disk.</source>
        <translation>Hinter den komprimierten Daten von „%1“ steht noch etwas anderes; vielleicht ist die Datei nicht vollständig. Laden oder kopieren Sie sie noch einmal, oder entpacken Sie sie selbst und fügen Sie den Datenträger hinzu.</translation>
    </message>
    <message>
        <source>“%1” was compressed by a method that Platter does not know. Decompress it first, then add the disk itself.</source>
        <translation>„%1“ wurde mit einem Verfahren komprimiert, das Platter nicht kennt. Entpacken Sie die Datei erst und fügen Sie dann die Festplatte selbst hinzu.</translation>
    </message>
    <message>
        <source>“%1” was compressed so that unpacking it takes more memory than is granted (a window or dictionary of more than 128 MiB for zstd, 100 MiB for xz). Decompress it yourself, then add the disk itself.</source>
        <translation>„%1“ wurde so komprimiert, dass das Entpacken mehr Arbeitsspeicher braucht, als erlaubt ist (ein Fenster oder Wörterbuch von mehr als 128 MiB bei zstd, 100 MiB bei xz). Entpacken Sie die Datei selbst und fügen Sie dann die Festplatte hinzu.</translation>
    </message>
</context>
<context>
    <name>PipedDisk</name>
    <message>
        <source>Nothing came: %1 is empty.</source>
        <translation>Es kam nichts: %1 ist leer.</translation>
    </message>
    <message>
        <source>There is no “%1” in what came.</source>
        <translation>In dem, was kam, gibt es kein „%1“.</translation>
    </message>
    <message>
        <source>What came is %1, not a disk image.</source>
        <translation>Was kam, ist %1 und kein Image einer Festplatte.</translation>
    </message>
    <message>
        <source>What came is %1, which cannot be read from a pipe. Save it to a file and add that.</source>
        <translation>Was kam, ist %1, und das kann nicht aus einer Pipe gelesen werden. Speichern Sie es in eine Datei und fügen Sie diese hinzu.</translation>
    </message>
    <message>
        <source>%1 ended too early: only a part of the disk came. Run the command before it again, and look at what it says.</source>
        <translation>%1 endete zu früh: Nur ein Teil der Festplatte kam. Führen Sie den Befehl davor noch einmal aus und sehen Sie nach, was er sagt.</translation>
    </message>
    <message>
        <source>%1 is a terminal: pipe a disk into it.</source>
        <translation>%1 ist ein Terminal: Leiten Sie eine Festplatte hinein.</translation>
    </message>
    <message>
        <source>%1 can be read only once. Import it again.</source>
        <translation>%1 kann nur einmal gelesen werden. Importieren Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Standard output cannot be written to.</source>
        <translation>Auf die Standardausgabe kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Standard output or standard error is closed.</source>
        <translation>Die Standardausgabe oder die Standardfehlerausgabe ist geschlossen.</translation>
    </message>
    <message>
        <source>There is no display for the window: “platter --help” tells what works without one.</source>
        <translation>Für das Fenster ist kein Bildschirm da: „platter --help“ erklärt, was ohne geht.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>Qcow2Source</name>
    <message>
        <source>“%1” cannot be opened: it is damaged.</source>
        <translation>„%1“ kann nicht geöffnet werden: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end: it is damaged.</source>
        <translation>„%1“ kann nicht bis zum Ende gelesen werden: Es ist beschädigt.</translation>
    </message>
</context>
<context>
    <name>QemuDiskOutput</name>
    <message>
        <source>A disk of the kind %1 is made by qemu-img, which is not installed here: it is in the package qemu-utils (qemu-img on Fedora).</source>
        <translation>Einen Datenträger der Art %1 macht qemu-img, das hier nicht installiert ist: Es ist im Paket qemu-utils (auf Fedora qemu-img).</translation>
    </message>
    <message>
        <source>The new disk of %1 cannot be made: %2</source>
        <translation>Der neue Datenträger von %1 kann nicht gemacht werden: %2</translation>
    </message>
    <message>
        <source>There is no room left for the disk of %1.</source>
        <translation>Für den Datenträger von %1 ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>The disk of %1 cannot be written: QEMU&apos;s own tool failed.</source>
        <translation>Der Datenträger von %1 kann nicht geschrieben werden: Das Werkzeug von QEMU ist gescheitert.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk of %1 cannot be written: QEMU&apos;s own tool does not answer any more. Look whether the disk that it lies on works, then try again.</source>
        <translation>Der Datenträger von %1 kann nicht geschrieben werden: QEMUs eigenes Werkzeug antwortet nicht mehr. Sehen Sie nach, ob das Laufwerk arbeitet, auf dem er liegt, und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>QuietWork</name>
    <message>
        <source>waiting until nothing is being added</source>
        <translation>wartet, bis nichts mehr hinzugefügt wird</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>RangeFile</name>
    <message>
        <source>%1 gives out whole files only.</source>
        <translation>%1 gibt nur ganze Dateien heraus.</translation>
    </message>
    <message>
        <source>“%1” changed at %2 while it was looked at. Try again.</source>
        <translation>„%1“ änderte sich auf %2, während es angesehen wurde. Versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>Reclaimer</name>
    <message>
        <source>Freeing space was cancelled.</source>
        <translation>Das Freigeben von Platz wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Repacker</name>
    <message>
        <source>Repacking was cancelled.</source>
        <translation>Das neue Komprimieren wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>%1 needs the program %2, which is not installed. Install the package %3 and try again.</source>
        <translation>%1 braucht das Programm %2, das nicht installiert ist. Installieren Sie das Paket %3, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Opening disk images of others safely</source>
        <comment>begins a sentence</comment>
        <translation>Abbilder anderer sicher zu öffnen</translation>
    </message>
    <message>
        <source>The sandbox in which disk images of others are opened could not be started.</source>
        <translation>Die Sandbox, in der Abbilder anderer geöffnet werden, konnte nicht gestartet werden.</translation>
    </message>
</context>
<context>
    <name>SecretReader</name>
    <message>
        <source>The terminal cannot be kept from showing what is typed: use --secret-stdin.</source>
        <translation>Das Terminal kann nicht verbergen, was eingegeben wird: bitte --secret-stdin benutzen.</translation>
    </message>
    <message>
        <source>Nothing was typed.</source>
        <translation>Nichts wurde eingegeben.</translation>
    </message>
    <message>
        <source>The secret is missing: standard input ended before it came.</source>
        <translation>Das Geheimnis fehlt: Die Standardeingabe endete, bevor es kam.</translation>
    </message>
</context>
<context>
    <name>SegmentSender</name>
    <message>
        <source>The upload was cancelled.</source>
        <translation>Das Hochladen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Parts of the disk that were sent are gone from the storage of the cloud. Try again.</source>
        <translation>Gesendete Teile des Datenträgers sind nicht mehr im Cloud-Speicher. Bitte noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>ServerOutput</name>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>TYP</translation>
    </message>
    <message>
        <source>IMAGE</source>
        <translation>ABBILD</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADRESSE</translation>
    </message>
    <message>
        <source>LAST SNAPSHOT</source>
        <translation>LETZTER SCHNAPPSCHUSS</translation>
    </message>
</context>
<context>
    <name>ServerRules</name>
    <message>
        <source>%1 is running. Shut it down, then restore its disk.</source>
        <translation>%1 läuft. Fahren Sie ihn herunter, und stellen Sie dann seinen Datenträger wieder her.</translation>
    </message>
    <message>
        <source>%1 is not off, as far as can be seen: its disk cannot be restored now.</source>
        <translation>%1 ist, soweit zu sehen, nicht aus: Sein Datenträger kann jetzt nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>%1 has no disk.</source>
        <translation>%1 hat keinen Datenträger.</translation>
    </message>
</context>
<context>
    <name>ShrinkPlan</name>
    <message>
        <source>The disk has a partition table that is not made smaller (%1): only GPT and MBR ones are.</source>
        <translation>Der Datenträger hat eine Partitionstabelle, die nicht verkleinert wird (%1): Das geht nur mit GPT und MBR.</translation>
    </message>
    <message>
        <source>No file system was found on the disk, so it cannot become smaller.</source>
        <translation>Auf dem Datenträger wurde kein Dateisystem gefunden, daher kann er nicht kleiner werden.</translation>
    </message>
    <message>
        <source>The disk has an extended partition, with others inside. Such disks are not made smaller.</source>
        <translation>Der Datenträger hat eine erweiterte Partition, in der andere liegen. Solche Datenträger werden nicht verkleinert.</translation>
    </message>
    <message>
        <source>Partitions of the disk lie over each other, so it is not made smaller.</source>
        <translation>Partitionen des Datenträgers liegen übereinander, daher wird er nicht verkleinert.</translation>
    </message>
    <message>
        <source>nothing that is known</source>
        <comment>what is in a partition</comment>
        <translation>Daten unbekannter Art</translation>
    </message>
    <message>
        <source>The last partition of the disk holds %1 and lies behind the file system. Only a disk that ends with ext4, ext3 or ext2 can become smaller.</source>
        <translation>Die letzte Partition des Datenträgers enthält %1 und liegt hinter dem Dateisystem. Nur ein Datenträger, der mit ext4, ext3 oder ext2 endet, kann kleiner werden.</translation>
    </message>
    <message>
        <source>The disk ends with %1. Only ext4, ext3 and ext2 file systems can be made smaller.</source>
        <translation>Der Datenträger endet mit %1. Nur die Dateisysteme ext4, ext3 und ext2 können verkleinert werden.</translation>
    </message>
</context>
<context>
    <name>ShrinkRules</name>
    <message>
        <source>%1 is too small for what is on the disk, which can become as small as %2. Choose that or more.</source>
        <translation>%1 ist zu klein für das, was auf dem Datenträger ist; er kann bis auf %2 verkleinert werden. Wählen Sie das oder mehr.</translation>
    </message>
    <message>
        <source>%1 is no smaller than the disk, which has %2. Choose between %3 and that.</source>
        <translation>%1 ist nicht kleiner als der Datenträger, der %2 hat. Wählen Sie etwas zwischen %3 und dem.</translation>
    </message>
    <message>
        <source>The disk cannot become smaller: what is on it needs all of its %1.</source>
        <translation>Der Datenträger kann nicht kleiner werden: Was darauf ist, braucht alle seine %1.</translation>
    </message>
</context>
<context>
    <name>Shrinker</name>
    <message>
        <source>No folder could be made in %1 to work in.</source>
        <translation>In %1 konnte kein Ordner zum Arbeiten angelegt werden.</translation>
    </message>
    <message>
        <source>looking at what is on the disk</source>
        <translation>sieht nach, was auf dem Datenträger ist</translation>
    </message>
    <message>
        <source>reading the file system</source>
        <translation>liest das Dateisystem</translation>
    </message>
    <message>
        <source>making the partition table</source>
        <translation>macht die Partitionstabelle</translation>
    </message>
    <message>
        <source>checking the file system</source>
        <translation>prüft das Dateisystem</translation>
    </message>
    <message>
        <source>making the file system smaller</source>
        <translation>verkleinert das Dateisystem</translation>
    </message>
    <message>
        <source>The file system did not become as small as was asked for.</source>
        <translation>Das Dateisystem wurde nicht so klein wie verlangt.</translation>
    </message>
    <message>
        <source>The disk has a GPT and an MBR with partitions of its own. Such disks are not made smaller.</source>
        <translation>Der Datenträger hat eine GPT und einen MBR mit eigenen Partitionen. Solche Datenträger werden nicht verkleinert.</translation>
    </message>
    <message>
        <source>The partition table holds something that would be lost if it were made again for a smaller disk.</source>
        <translation>Die Partitionstabelle enthält etwas, das verloren ginge, wenn sie für einen kleineren Datenträger neu gemacht würde.</translation>
    </message>
    <message>
        <source>Its file system was not in order, and was mended before it was made smaller.</source>
        <translation>Sein Dateisystem war nicht in Ordnung und wurde repariert, bevor es verkleinert wurde.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>You are not signed in. Sign in first.</source>
        <translation>Sie sind nicht angemeldet. Bitte zuerst anmelden.</translation>
    </message>
    <message>
        <source>The one-time code is not accepted. Wait for the next one and enter it.</source>
        <translation>Der Einmalcode wird nicht angenommen. Bitte auf den nächsten warten und ihn eingeben.</translation>
    </message>
    <message>
        <source>Signing in needs a one-time code as well. Enter the one that your app shows.</source>
        <translation>Zum Anmelden wird auch ein Einmalcode gebraucht. Bitte den eingeben, den die App zeigt.</translation>
    </message>
    <message>
        <source>%1 does not offer signing in. Check the address.</source>
        <translation>%1 bietet keine Anmeldung an. Bitte die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 may not sign in this way. Check the client&apos;s id.</source>
        <translation>%1 darf sich so nicht anmelden. Bitte die ID des Clients prüfen.</translation>
    </message>
    <message>
        <source>The client&apos;s id or secret is not accepted. Check both and sign in again.</source>
        <translation>ID oder Geheimnis des Clients wird nicht angenommen. Bitte beides prüfen und erneut anmelden.</translation>
    </message>
    <message>
        <source>The sign-in is not accepted. Check the e-mail address and the password and sign in again.</source>
        <translation>Die Anmeldung wird nicht angenommen. Bitte E-Mail-Adresse und Passwort prüfen und erneut anmelden.</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
    <message>
        <source>%1 EiB</source>
        <translation>%1 EiB</translation>
    </message>
</context>
<context>
    <name>SnapshotGroup</name>
    <message>
        <source>That moment of the server is over. Take a new snapshot of it.</source>
        <translation>Dieser Augenblick des Servers ist vorbei. Nehmen Sie einen neuen Schnappschuss auf.</translation>
    </message>
    <message>
        <source>%1 does not have that disk any more.</source>
        <translation>%1 hat diese Festplatte nicht mehr.</translation>
    </message>
    <message>
        <source>%1 was started while its disk was being read. Take the snapshot again.</source>
        <translation>%1 wurde gestartet, während sein Datenträger gelesen wurde. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>It cannot be told whether %1 was started</source>
        <translation>Es lässt sich nicht sagen, ob %1 gestartet wurde</translation>
    </message>
</context>
<context>
    <name>SoleTurn</name>
    <message>
        <source>The library is looked after when nothing is being added. Try again when that is done.</source>
        <translation>Die Bibliothek wird gepflegt, wenn nichts hinzugefügt wird. Versuchen Sie es noch einmal, wenn das fertig ist.</translation>
    </message>
</context>
<context>
    <name>SourceFile</name>
    <message>
        <source>“%1” does not exist (any more).</source>
        <translation>„%1“ gibt es nicht (mehr).</translation>
    </message>
    <message>
        <source>You are not allowed to read “%1”.</source>
        <translation>„%1“ darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is a link that leads to itself.</source>
        <translation>„%1“ ist eine Verknüpfung, die zu sich selbst führt.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is a link to “%2”, which does not exist.</source>
        <translation>„%1“ ist eine Verknüpfung zu „%2“, das es nicht gibt.</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a disk image.</source>
        <translation>„%1“ ist ein Ordner, kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>“%1” is a pipe (FIFO), not a disk image.</source>
        <translation>„%1“ ist eine Pipe (FIFO), kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>“%1” is a socket, not a disk image.</source>
        <translation>„%1“ ist ein Socket, kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>“%1” is a device, not a file. Copy its contents to a file first, then add that file.</source>
        <translation>„%1“ ist ein Gerät, keine Datei. Bitte den Inhalt zuerst in eine Datei kopieren und dann diese hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” is a device, not a disk image.</source>
        <translation>„%1“ ist ein Gerät, kein Datenträgerabbild.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” changed while it was read. Try again when nothing writes to it any more.</source>
        <translation>„%1“ hat sich beim Lesen geändert. Bitte noch einmal versuchen, wenn niemand mehr darin schreibt.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end. Its disk or the connection to it may be failing.</source>
        <translation>„%1“ kann nicht bis zum Ende gelesen werden. Das Laufwerk oder die Verbindung dorthin fällt vielleicht aus.</translation>
    </message>
    <message>
        <source>The name of “%1” holds bytes that are not UTF-8, so it cannot be opened. Rename it first.</source>
        <translation>Der Name von „%1“ enthält Bytes, die kein UTF-8 sind; die Datei lässt sich so nicht öffnen. Benennen Sie sie zuerst um.</translation>
    </message>
</context>
<context>
    <name>SshKeys</name>
    <message>
        <source>%1 is a private key, which is for nobody else. The public one ends in .pub.</source>
        <translation>%1 ist ein privater Schlüssel, der niemanden sonst angeht. Der öffentliche endet auf .pub.</translation>
    </message>
    <message>
        <source>%1 is no ssh public key: one begins with ssh-ed25519, for example.</source>
        <translation>%1 ist kein öffentlicher ssh-Schlüssel: Ein solcher beginnt zum Beispiel mit ssh-ed25519.</translation>
    </message>
    <message>
        <source>There is no ssh key in %1.</source>
        <translation>In %1 ist kein ssh-Schlüssel.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
</context>
<context>
    <name>StorageVolume</name>
    <message>
        <source>%1 cannot be made</source>
        <translation>%1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 cannot be removed</source>
        <translation>%1 kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read. Try again.</source>
        <translation>%1 wurde kürzer, während es gelesen wurde. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>libvirt does not answer any more at %1.</source>
        <translation>libvirt antwortet bei %1 nicht mehr.</translation>
    </message>
    <message>
        <source>%1 is in none of libvirt&apos;s storage pools, so it cannot be read.</source>
        <translation>%1 liegt in keinem Speicherpool von libvirt und kann deshalb nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is in none of libvirt&apos;s storage pools, so it cannot be read. Make one of its folder: “virsh -c %2 pool-create-as %3 dir --target %4”, then try again.</source>
        <translation>%1 liegt in keinem Speicherpool von libvirt und kann deshalb nicht gelesen werden. Machen Sie einen aus seinem Ordner: „virsh -c %2 pool-create-as %3 dir --target %4“, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The storage pool “default” of %1, which a disk would be kept in, cannot be used. Start it: “%2”.</source>
        <translation>Der Speicherpool „default“ von %1, in dem ein Datenträger liegen soll, ist nicht benutzbar. Starten Sie ihn: „%2“.</translation>
    </message>
    <message>
        <source>%1 has no storage pool “default” to keep a disk in. Make one: “%2”, then “%3”.</source>
        <translation>%1 hat keinen Speicherpool „default“, in dem ein Datenträger liegen könnte. Legen Sie einen an: „%2“, dann „%3“.</translation>
    </message>
    <message>
        <source>It cannot be told who uses %1</source>
        <translation>Es lässt sich nicht sagen, wer %1 benutzt</translation>
    </message>
</context>
<context>
    <name>StoreWriter</name>
    <message>
        <source>The library is being repaired just now. Try again when that is done.</source>
        <translation>Die Bibliothek wird gerade repariert. Versuchen Sie es wieder, wenn das fertig ist.</translation>
    </message>
</context>
<context>
    <name>StreamInspector</name>
    <message>
        <source>“%1” is named like a compressed file (.%2), but its beginning is not that of one. It is damaged, or something else.</source>
        <translation>„%1“ heißt wie eine komprimierte Datei (.%2), beginnt aber nicht wie eine. Die Datei ist beschädigt oder etwas anderes.</translation>
    </message>
    <message>
        <source>“%1” is no disk image that Platter knows: nothing was recognised in it.</source>
        <translation>„%1“ ist kein Image, das Platter kennt: Nichts darin wurde erkannt.</translation>
    </message>
    <message>
        <source>No partition table or file system was recognised. It is taken for a raw disk because of its name.</source>
        <translation>Es wurde weder eine Partitionstabelle noch ein Dateisystem erkannt. Wegen des Namens wird es für eine rohe Festplatte gehalten.</translation>
    </message>
    <message>
        <source>The beginning of the file could not be kept in the folder for temporary files.</source>
        <translation>Der Anfang der Datei konnte nicht im Ordner für temporäre Dateien gehalten werden.</translation>
    </message>
    <message>
        <source>This format can only be read as a whole: the file is downloaded first, which takes as much room as it is large until the image is made.</source>
        <translation>Dieses Format kann nur als Ganzes gelesen werden: Die Datei wird erst geladen und braucht so viel Platz, wie sie groß ist, bis das Image gemacht ist.</translation>
    </message>
</context>
<context>
    <name>Successor</name>
    <message>
        <source>Use %1 (%2) instead.</source>
        <extracomment>put into the description of a deprecated image; %1 another image&apos;s name, %2 its id</extracomment>
        <translation>Stattdessen %1 (%2) benutzen.</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Abbilder</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Abbild</numerusform>
            <numerusform>%n Abbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of disks</source>
        <translation>%1 Datenträger</translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation>%1 Daten</translation>
    </message>
    <message>
        <source>%1 stored</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>%1 Datenträger</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>deleting frees %1</source>
        <translation>Löschen gibt %1 frei</translation>
    </message>
</context>
<context>
    <name>TableScript</name>
    <message>
        <source>The partition table is for disks with another size of sector, which are not made smaller.</source>
        <translation>Die Partitionstabelle ist für Datenträger mit einer anderen Sektorgröße; solche werden nicht verkleinert.</translation>
    </message>
    <message>
        <source>The partition table cannot be read as it would have to be, to be made again for a smaller disk.</source>
        <translation>Die Partitionstabelle ist nicht so zu lesen, wie es sein müsste, um sie für einen kleineren Datenträger neu zu machen.</translation>
    </message>
</context>
<context>
    <name>UnpackedFile</name>
    <message>
        <source>Unpacking the disk needs %1, and the disk that holds %2 has %3 left. Free some space and try again.</source>
        <translation>Den Datenträger auszupacken braucht %1, und wo %2 liegt, sind %3 frei. Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>UpkeepOutput</name>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>no image needs it</source>
        <translation>kein Abbild braucht es</translation>
    </message>
    <message>
        <source>%1 damaged parts in all; --json names more of them.</source>
        <translation>%1 beschädigte Teile insgesamt; --json nennt mehr davon.</translation>
    </message>
    <message>
        <source>Whole again: %1</source>
        <translation>Wieder heil: %1</translation>
    </message>
    <message>
        <source>Images looked at: %1; chunks: %2; data read and hashed: %3.</source>
        <translation>Angesehene Abbilder: %1; Stücke: %2; gelesene und geprüfte Daten: %3.</translation>
    </message>
    <message>
        <source>%1 of %2 files copied, %3 of %4.</source>
        <translation>%1 von %2 Dateien kopiert, %3 von %4.</translation>
    </message>
</context>
<context>
    <name>UploadPlan</name>
    <message>
        <source>The disk cannot be compressed. Try again.</source>
        <translation>Der Datenträger kann nicht komprimiert werden. Bitte noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>VendorKeys</name>
    <message>
        <source>The checksum stands outside of what was signed.</source>
        <translation>Die Prüfsumme steht außerhalb dessen, was unterschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 does not prove who published the image: %2</source>
        <comment>a file, a whole sentence</comment>
        <translation>%1 beweist nicht, wer das Image veröffentlicht hat: %2</translation>
    </message>
    <message>
        <source>The signature cannot be checked: GnuPG (gpg) cannot be used on this computer.</source>
        <translation>Die Unterschrift kann nicht geprüft werden: GnuPG (gpg) ist auf diesem Computer nicht benutzbar.</translation>
    </message>
    <message>
        <source>It was signed with a key that Platter does not know.</source>
        <translation>Es wurde mit einem Schlüssel unterschrieben, den Platter nicht kennt.</translation>
    </message>
    <message>
        <source>It was signed with a key that has expired.</source>
        <translation>Es wurde mit einem abgelaufenen Schlüssel unterschrieben.</translation>
    </message>
    <message>
        <source>The signature has expired.</source>
        <translation>Die Unterschrift ist abgelaufen.</translation>
    </message>
    <message>
        <source>It was signed with a key that was revoked.</source>
        <translation>Es wurde mit einem widerrufenen Schlüssel unterschrieben.</translation>
    </message>
    <message>
        <source>The signature does not belong to the text: one of them was changed.</source>
        <translation>Die Unterschrift gehört nicht zum Text: Eines von beiden wurde verändert.</translation>
    </message>
    <message>
        <source>There is no signature that can be read.</source>
        <translation>Es gibt keine lesbare Unterschrift.</translation>
    </message>
</context>
<context>
    <name>Verifier</name>
    <message>
        <source>The check was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Virt</name>
    <message>
        <source>That server is not there any more.</source>
        <translation>Diesen Server gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>%1: libvirt does not allow that to you. Join the group that may (“libvirt” on Debian and Ubuntu), then sign in to this computer again.</source>
        <translation>%1: libvirt erlaubt Ihnen das nicht. Treten Sie der Gruppe bei, die das darf (auf Debian und Ubuntu „libvirt“), und melden Sie sich dann an diesem Computer neu an.</translation>
    </message>
    <message>
        <source>%1 at the moment: something else is being done with it. Try again.</source>
        <translation>%1, jedenfalls im Augenblick: Etwas anderes wird damit gemacht. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1: this libvirt or its QEMU cannot do that.</source>
        <translation>%1: Dieses libvirt oder sein QEMU kann das nicht.</translation>
    </message>
    <message>
        <source>%1. libvirt says: %2</source>
        <translation>%1. libvirt sagt: %2</translation>
    </message>
    <message>
        <source>The servers of %1 are not shown: libvirt does not allow that to you. Join the group that may (“libvirt” on Debian and Ubuntu), then sign in to this computer again.</source>
        <translation>Die Server von %1 werden nicht gezeigt: libvirt erlaubt Ihnen das nicht. Treten Sie der Gruppe bei, die das darf (auf Debian und Ubuntu „libvirt“), und melden Sie sich dann an diesem Computer neu an.</translation>
    </message>
    <message>
        <source>No servers of %1 are shown: libvirt does not answer there. To run servers on this computer install libvirt-daemon-system (Debian, Ubuntu) or libvirt (Fedora).</source>
        <translation>Es werden keine Server von %1 gezeigt: libvirt antwortet dort nicht. Um auf diesem Computer Server zu betreiben, installieren Sie libvirt-daemon-system (Debian, Ubuntu) oder libvirt (Fedora).</translation>
    </message>
    <message>
        <source>libvirt does not allow you to copy or change the servers of %1. Join the group that may (“libvirt” on Debian and Ubuntu), then sign in to this computer again.</source>
        <translation>libvirt erlaubt Ihnen nicht, die Server von %1 zu kopieren oder zu ändern. Treten Sie der Gruppe bei, die es darf („libvirt“ bei Debian und Ubuntu), und melden Sie sich dann neu an diesem Rechner an.</translation>
    </message>
    <message>
        <source>No servers of %1 are shown: libvirt does not answer there. Look whether that computer is on, and whether you can sign in to it without a password.</source>
        <translation>Von %1 werden keine Server gezeigt: libvirt antwortet dort nicht. Sehen Sie nach, ob jener Rechner an ist, und ob Sie sich dort ohne Passwort anmelden können.</translation>
    </message>
</context>
<context>
    <name>VirtWatch</name>
    <message numerus="yes">
        <source>%n core(s), %1</source>
        <extracomment>how big a server is: %n processor cores, %1 its memory</extracomment>
        <translation>
            <numerusform>%n Kern, %1</numerusform>
            <numerusform>%n Kerne, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolumeDisk</name>
    <message>
        <source>The disk of %1 was written to while it was read. Take the snapshot again.</source>
        <translation>Auf den Datenträger von %1 wurde geschrieben, während er gelesen wurde. Nehmen Sie den Schnappschuss noch einmal auf.</translation>
    </message>
    <message>
        <source>The snapshot was cancelled.</source>
        <translation>Der Schnappschuss wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The disk of %1 (%2) stands on another file, which Platter may not open. Start the server and take the snapshot while it runs.</source>
        <translation>Der Datenträger von %1 (%2) beruht auf einer anderen Datei, die Platter nicht öffnen darf. Starten Sie den Server und nehmen Sie den Schnappschuss auf, während er läuft.</translation>
    </message>
    <message>
        <source>The disk of %1 (%2) is a qcow2 of a kind that is read only where you may open it yourself: let its administrator give you the right to.</source>
        <translation>Der Datenträger von %1 (%2) ist ein qcow2 von einer Art, die nur gelesen wird, wo Sie es selbst öffnen dürfen: Lassen Sie sich das Recht dazu von der Verwaltung geben.</translation>
    </message>
    <message>
        <source>The disk of %1 (%2) is of the format %3, which is read only where you may open it yourself: let its administrator give you the right to.</source>
        <translation>Der Datenträger von %1 (%2) hat das Format %3, das nur gelesen wird, wo Sie es selbst öffnen dürfen: Lassen Sie sich das Recht dazu von der Verwaltung geben.</translation>
    </message>
</context>
<context>
    <name>VolumeOutput</name>
    <message>
        <source>The new disk %1 cannot be written</source>
        <translation>Der neue Datenträger %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Not all of the new disk %1 was written. Look whether there is room where it is kept, and try again.</source>
        <translation>Nicht der ganze neue Datenträger %1 wurde geschrieben. Sehen Sie nach, ob dort Platz ist, wo er liegt, und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>WebStream</name>
    <message>
        <source>waiting for network</source>
        <translation>wartet auf das Netzwerk</translation>
    </message>
    <message>
        <source>What came from %1 is not the file that was expected: its %2 is another one. Nothing of it was kept.</source>
        <translation>Was von %1 kam, ist nicht die erwartete Datei: Ihre %2 ist eine andere. Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>What came from %1 is not the file that %2 names there: its %3 is another one. Nothing of it was kept. It may have been damaged on the way, or changed: try again later.</source>
        <translation>Was von %1 kam, ist nicht die Datei, die %2 dort nennt: Ihre %3 ist eine andere. Nichts davon wurde behalten. Vielleicht wurde sie unterwegs beschädigt oder verändert: Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost twice, and %1 cannot go on in the middle of a file. Try again when the network is better.</source>
        <translation>Die Verbindung zu %1 ging zweimal verloren, und %1 kann mitten in einer Datei nicht fortfahren. Versuchen Sie es noch einmal, wenn das Netzwerk besser ist.</translation>
    </message>
    <message>
        <source>reading again from the beginning: the server cannot go on in the middle</source>
        <translation>wird von vorn gelesen: Der Server kann nicht in der Mitte fortfahren</translation>
    </message>
    <message>
        <source>“%1” changed at %2 while it was read. Nothing of it was kept: try again.</source>
        <translation>„%1“ änderte sich bei %2, während es gelesen wurde. Nichts davon wurde behalten: Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 does not give this file to everybody (%2). Check the address, and whether it needs a name and a password or a newer link; Platter keeps none of these, so the whole address has to be given again.</source>
        <translation>%1 gibt diese Datei nicht jedem (%2). Prüfen Sie die Adresse und ob sie einen Namen und ein Passwort oder einen neueren Link braucht; Platter behält nichts davon, also muss die ganze Adresse noch einmal angegeben werden.</translation>
    </message>
    <message>
        <source>There is no such file at %1 (%2). Check the address.</source>
        <translation>Bei %1 gibt es keine solche Datei (%2). Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>%1 has a problem of its own (%2). Try again later.</source>
        <translation>%1 hat selbst ein Problem (%2). Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 does not answer with a file (%2). Check the address.</source>
        <translation>%1 antwortet nicht mit einer Datei (%2). Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>checking what was fetched before</source>
        <translation>prüfen, was schon geladen ist</translation>
    </message>
</context>
<context>
    <name>ZipDirectory</name>
    <message>
        <source>“%1” is damaged. Download or copy it again.</source>
        <translation>„%1“ ist beschädigt. Bitte noch einmal herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>“%1” ends too early: it is not complete. Download or copy it again.</source>
        <translation>„%1“ endet zu früh: Die Datei ist nicht vollständig. Bitte noch einmal herunterladen oder kopieren.</translation>
    </message>
    <message>
        <source>“%1” is one part of a zip archive that was split. Put the parts together first.</source>
        <translation>„%1“ ist ein Teil eines zerlegten ZIP-Archivs. Bitte zuerst die Teile zusammensetzen.</translation>
    </message>
    <message>
        <source>“%1” holds too many files. Unpack it, then add the disk.</source>
        <translation>„%1“ enthält zu viele Dateien. Bitte entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” in “%2” is encrypted. Unpack it with its password, then add the disk.</source>
        <translation>„%1“ in „%2“ ist verschlüsselt. Bitte mit dem Passwort entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
    <message>
        <source>“%1” in “%2” is packed by a method that Platter cannot read (number %3). Unpack it, then add the disk.</source>
        <translation>„%1“ in „%2“ ist mit einem Verfahren gepackt, das Platter nicht lesen kann (Nummer %3). Bitte entpacken und dann den Datenträger hinzufügen.</translation>
    </message>
</context>
<context>
    <name>platter::AddActions</name>
    <message>
        <source>Register from an Address…</source>
        <translation>Von einer Adresse registrieren …</translation>
    </message>
    <message>
        <source>Add Images</source>
        <translation>Abbilder hinzufügen</translation>
    </message>
    <message>
        <source>Disk images (%1)</source>
        <translation>Datenträgerabbilder (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Only accounts in the cloud fetch images from an address. Connect to one first.</source>
        <translation>Nur Konten in der Cloud rufen Abbilder von einer Adresse ab. Bitte zuerst mit einem verbinden.</translation>
    </message>
    <message>
        <source>Add Image from URL…</source>
        <translation>Image von Adresse hinzufügen …</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Images are fetched from addresses into the library on this computer, which cannot be written to now.</source>
        <translation>Von Adressen werden Images in die Bibliothek auf diesem Computer geholt, in die gerade nicht geschrieben werden kann.</translation>
    </message>
</context>
<context>
    <name>platter::AddImageDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Abbilder hinzufügen</translation>
    </message>
    <message>
        <source>Add image</source>
        <translation>Abbild hinzufügen</translation>
    </message>
    <message>
        <source>There are no files in what was dropped.</source>
        <translation>Was abgelegt wurde, enthält keine Dateien.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n files; the rest is left out.</source>
        <translation>
            <numerusform>Die erste Datei; der Rest wird ausgelassen.</numerusform>
            <numerusform>Die ersten %n Dateien; der Rest wird ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the files: %1 of %2</source>
        <translation>Dateien werden untersucht: %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 files can be added</source>
        <translation>%1 von %2 Dateien können hinzugefügt werden</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird untersucht …</translation>
    </message>
    <message>
        <source>%1 free, at most %2 needed</source>
        <translation>%1 frei, höchstens %2 nötig</translation>
    </message>
    <message>
        <source>%1 free, about %2 needed</source>
        <translation>%1 frei, etwa %2 nötig</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>There is an image of this name already. Both are kept: each has an id of its own.</source>
        <translation>Es gibt schon ein Abbild mit diesem Namen. Beide werden behalten: Jedes hat seine eigene ID.</translation>
    </message>
    <message>
        <source>This may not fit: %1 is free where the library is kept, and up to %2 is needed.</source>
        <translation>Das passt vielleicht nicht: Am Ort der Bibliothek sind %1 frei, gebraucht werden bis zu %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, why it is refused</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>None of these files can be added.</source>
        <translation>Keine dieser Dateien kann hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The library is still opening.</source>
        <translation>Die Bibliothek wird noch geöffnet.</translation>
    </message>
    <message>
        <source>The library cannot be used.</source>
        <translation>Die Bibliothek kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>No file is ticked.</source>
        <translation>Keine Datei ist angekreuzt.</translation>
    </message>
    <message>
        <source>Still looking at %1.</source>
        <translation>%1 wird noch untersucht.</translation>
    </message>
    <message>
        <source>Still looking at the file.</source>
        <translation>Die Datei wird noch untersucht.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n images</source>
        <translation>
            <numerusform>%n Abbild hinzufügen</numerusform>
            <numerusform>%n Abbilder hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Into which library</source>
        <translation>In welche Bibliothek</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>at most %1 to send before compression</source>
        <translation>höchstens %1 zu senden, vor dem Komprimieren</translation>
    </message>
    <message>
        <source>about %1 to send before compression</source>
        <translation>etwa %1 zu senden, vor dem Komprimieren</translation>
    </message>
    <message>
        <source>The cloud refuses images that hold more than 50 GB once they are compressed. This one may.</source>
        <translation>Die Cloud lehnt Images ab, die komprimiert mehr als 50 GB enthalten. Dieses könnte darüber liegen.</translation>
    </message>
    <message>
        <source>%1 free, about %2 needed (%3 shared)</source>
        <extracomment>%3: &quot;93 %&quot;, how much of the data the library has already</extracomment>
        <translation>%1 frei, etwa %2 nötig (%3 gemeinsam)</translation>
    </message>
    <message>
        <source>This may not fit: %1 is free where the library is kept, and about %2 is needed.</source>
        <translation>Das passt vielleicht nicht: Am Ort der Bibliothek sind %1 frei, gebraucht werden etwa %2.</translation>
    </message>
</context>
<context>
    <name>platter::AddImageList</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Files to add</source>
        <translation>Dateien zum Hinzufügen</translation>
    </message>
    <message>
        <source>looking at it…</source>
        <translation>wird untersucht …</translation>
    </message>
    <message>
        <source>Known once it is unpacked.</source>
        <translation>Nach dem Entpacken bekannt.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>format, what is on the disk</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>platter::AddUrlDialog</name>
    <message>
        <source>Add image from URL</source>
        <translation>Image von Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Look at It</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>A name and a password or a key in the address are used to fetch the image, and not kept.</source>
        <translation>Ein Name und ein Passwort oder ein Schlüssel in der Adresse werden benutzt, um das Image zu holen, und nicht behalten.</translation>
    </message>
    <message>
        <source>Type the image&apos;s address.</source>
        <translation>Geben Sie die Adresse des Images ein.</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen.</translation>
    </message>
</context>
<context>
    <name>platter::Application</name>
    <message>
        <source>Work is under way</source>
        <translation>Es wird noch gearbeitet</translation>
    </message>
    <message>
        <source>Images are still being added or exported. Wait for that, or cancel it, and then choose another place.</source>
        <translation>Es werden noch Abbilder hinzugefügt oder exportiert. Bitte das abwarten oder abbrechen und dann einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Where should images be kept?</source>
        <translation>Wo sollen Abbilder aufbewahrt werden?</translation>
    </message>
    <message>
        <source>Another folder is needed</source>
        <translation>Ein anderer Ordner wird gebraucht</translation>
    </message>
</context>
<context>
    <name>platter::BrightboxConnector</name>
    <message>
        <source>The address of the API is not one: it looks like https://api.gb1.brightbox.com.</source>
        <translation>Die Adresse der API ist keine: Sie sieht aus wie https://api.gb1.brightbox.com.</translation>
    </message>
    <message>
        <source>The address of Orbit, the storage that belongs to this API, is needed.</source>
        <translation>Die Adresse von Orbit wird gebraucht, dem Speicher, der zu dieser API gehört.</translation>
    </message>
    <message>
        <source>There are several accounts: choose one of them.</source>
        <translation>Es gibt mehrere Konten: bitte eines wählen.</translation>
    </message>
    <message>
        <source>This sign-in does not reach the account %1.</source>
        <translation>Diese Anmeldung erreicht das Konto %1 nicht.</translation>
    </message>
    <message>
        <source>There is a connection called “%1” already. Choose another name.</source>
        <translation>Es gibt schon eine Verbindung namens „%1“. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>This account is connected already, as “%1”.</source>
        <translation>Dieses Konto ist schon verbunden, als „%1“.</translation>
    </message>
</context>
<context>
    <name>platter::BrightboxLibrary</name>
    <message>
        <source>Sign in to %1 again to change anything there.</source>
        <translation>Bitte erneut bei %1 anmelden, um dort etwas zu ändern.</translation>
    </message>
    <message>
        <source>Brightbox tells no free space.</source>
        <translation>Brightbox nennt keinen freien Platz.</translation>
    </message>
</context>
<context>
    <name>platter::BuildJob</name>
    <message>
        <source>Server from %1</source>
        <translation>Server aus %1</translation>
    </message>
    <message>
        <source>Brightbox could not build the server, and gives no reason. Its status is “%1”.</source>
        <translation>Brightbox konnte den Server nicht bauen und nennt keinen Grund. Sein Status ist „%1“.</translation>
    </message>
    <message>
        <source>Brightbox is building the server</source>
        <translation>Brightbox baut den Server</translation>
    </message>
    <message>
        <source>asking for the server</source>
        <translation>Server wird angefordert</translation>
    </message>
    <message>
        <source>moving the cloud IP</source>
        <translation>Cloud-IP wird umgestellt</translation>
    </message>
</context>
<context>
    <name>platter::BuildServerDialog</name>
    <message>
        <source>Build Server</source>
        <translation>Server bauen</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Abbild</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>RAM</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>&amp;Boot volume</source>
        <translation>&amp;Startdatenträger</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zone</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message>
        <source>optional: a script or #cloud-config</source>
        <translation>optional: ein Skript oder #cloud-config</translation>
    </message>
    <message>
        <source>&amp;User data</source>
        <translation>&amp;Benutzerdaten</translation>
    </message>
    <message>
        <source>%1 · %2 (deprecated)</source>
        <comment>an image&apos;s name, its id</comment>
        <translation>%1 · %2 (veraltet)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an image&apos;s name, its id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>In %1. Running servers cost money.</source>
        <comment>an account</comment>
        <translation>In %1. Laufende Server kosten Geld.</translation>
    </message>
    <message>
        <source>From %1 in %2. Running servers cost money.</source>
        <comment>an image, an account</comment>
        <translation>Aus %1 in %2. Laufende Server kosten Geld.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No server type fits this image.</source>
        <translation>Kein Servertyp passt zu diesem Abbild.</translation>
    </message>
    <message>
        <source>%1 is deprecated. %2 (%3) took its place.</source>
        <comment>names and an id</comment>
        <translation>%1 ist veraltet. An seine Stelle trat %2 (%3).</translation>
    </message>
    <message>
        <source>%1 is deprecated. %2 took its place.</source>
        <comment>a name and an id</comment>
        <translation>%1 ist veraltet. An seine Stelle trat %2.</translation>
    </message>
    <message>
        <source>%1 is deprecated: a newer image may be the better choice.</source>
        <translation>%1 ist veraltet: Ein neueres Abbild ist vielleicht die bessere Wahl.</translation>
    </message>
    <message>
        <source>Move the cloud IP %1 to the new server once it is up</source>
        <translation>Die Cloud-IP %1 auf den neuen Server umstellen, sobald er läuft</translation>
    </message>
    <message>
        <source>%1 goes on until you delete it, so that you can go back.</source>
        <translation>%1 läuft weiter, bis Sie ihn löschen, sodass es ein Zurück gibt.</translation>
    </message>
    <message>
        <source>Build server</source>
        <translation>Server bauen</translation>
    </message>
    <message>
        <source>Build replacement of %1</source>
        <comment>a server</comment>
        <translation>Ersatz für %1 bauen</translation>
    </message>
    <message>
        <source>own size</source>
        <translation>eigene Größe</translation>
    </message>
    <message>
        <source> MiB of RAM</source>
        <translation> MiB RAM</translation>
    </message>
    <message>
        <source> cores</source>
        <comment>of a processor, after their number</comment>
        <translation> Kerne</translation>
    </message>
    <message>
        <source> GiB of disk</source>
        <translation> GiB Datenträger</translation>
    </message>
    <message>
        <source>&amp;RAM</source>
        <translation>&amp;RAM</translation>
    </message>
    <message>
        <source>&amp;Cores</source>
        <translation>&amp;Kerne</translation>
    </message>
    <message>
        <source>&amp;Disk</source>
        <translation>&amp;Datenträger</translation>
    </message>
    <message>
        <source>optional: a file with a public key</source>
        <translation>optional: eine Datei mit einem öffentlichen Schlüssel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>&amp;ssh key</source>
        <translation>&amp;ssh-Schlüssel</translation>
    </message>
    <message>
        <source>virtio: fast</source>
        <translation>virtio: schnell</translation>
    </message>
    <message>
        <source>compatibility: for systems without virtio drivers</source>
        <translation>Kompatibilität: für Systeme ohne Virtio-Treiber</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modus</translation>
    </message>
    <message>
        <source>S&amp;tart it at once</source>
        <translation>Sofort s&amp;tarten</translation>
    </message>
    <message>
        <source>Public ssh Key</source>
        <translation>Öffentlicher ssh-Schlüssel</translation>
    </message>
    <message>
        <source>Public keys (*.pub);;All files (*)</source>
        <translation>Öffentliche Schlüssel (*.pub);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>the size asked for</source>
        <translation>die gewünschte Größe</translation>
    </message>
    <message>
        <source>In %1.</source>
        <comment>a library</comment>
        <translation>In %1.</translation>
    </message>
    <message>
        <source>From %1 in %2.</source>
        <comment>an image, a library</comment>
        <translation>Aus %1 in %2.</translation>
    </message>
    <message>
        <source>Without a key nobody signs in by ssh, unless the image holds one.</source>
        <translation>Ohne Schlüssel meldet sich niemand per ssh an, es sei denn, das Abbild enthält einen.</translation>
    </message>
    <message>
        <source>Shrink to fit…</source>
        <translation>Passend verkleinern …</translation>
    </message>
    <message>
        <source>Some types have a smaller disk than the image. A smaller one with the same files may fit them.</source>
        <translation>Manche Typen haben einen kleineren Datenträger als das Abbild. Ein kleineres mit denselben Dateien passt vielleicht.</translation>
    </message>
</context>
<context>
    <name>platter::Cli</name>
    <message>
        <source>The library cannot be opened.</source>
        <translation>Die Bibliothek kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This needs no library.</source>
        <translation>Das braucht keine Bibliothek.</translation>
    </message>
    <message>
        <source>“%1” in the search is not understood.</source>
        <translation>„%1“ in der Suche ist nicht verständlich.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a file, %2 what is wrong with it: a whole sentence</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A disk is not written to a terminal: write a file&apos;s name, or a pipe after it.</source>
        <translation>Ein Datenträger wird nicht auf ein Terminal geschrieben: bitte einen Dateinamen angeben oder eine Pipe anschließen.</translation>
    </message>
    <message>
        <source>%1 is a folder: write the name of a file in it.</source>
        <translation>%1 ist ein Ordner: bitte den Namen einer Datei darin angeben.</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 exists already: --force replaces it.</source>
        <translation>%1 gibt es schon: --force ersetzt es.</translation>
    </message>
    <message>
        <source>The export failed without a reason.</source>
        <translation>Der Export ist ohne Grund fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 cannot be its own successor.</source>
        <translation>%1 kann nicht der eigene Nachfolger sein.</translation>
    </message>
    <message>
        <source>Use %1 (%2) instead.</source>
        <extracomment>put into the description of a deprecated image; %1 another image&apos;s name, %2 its id</extracomment>
        <translation>Stattdessen %1 (%2) benutzen.</translation>
    </message>
    <message>
        <source>Standard output cannot be written to: %1.</source>
        <translation>Auf die Standardausgabe kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>“%1” cannot do that: --library names a library in the cloud.</source>
        <translation>„%1“ kann das nicht: bitte mit --library eine Bibliothek in der Cloud angeben.</translation>
    </message>
    <message>
        <source>%1 cannot be exported from %2.</source>
        <translation>%1 kann nicht aus %2 exportiert werden.</translation>
    </message>
    <message>
        <source>--no-wait is for libraries in the cloud, which “%1” is not.</source>
        <translation>--no-wait ist für Bibliotheken in der Cloud, und „%1“ ist keine.</translation>
    </message>
    <message>
        <source>“%1” takes images for x86_64 and i686, not for %2.</source>
        <translation>„%1“ nimmt Abbilder für x86_64 und i686, nicht für %2.</translation>
    </message>
    <message>
        <source>“%1” fetches nothing from addresses: download the file first.</source>
        <translation>„%1“ ruft nichts von Adressen ab: bitte die Datei zuerst herunterladen.</translation>
    </message>
    <message>
        <source>“%1” is the library that the image is in.</source>
        <translation>„%1“ ist die Bibliothek, in der das Abbild schon ist.</translation>
    </message>
    <message>
        <source>“%1” cannot do that.</source>
        <translation>„%1“ kann das nicht.</translation>
    </message>
    <message>
        <source>It failed without a reason.</source>
        <translation>Ohne Grund fehlgeschlagen.</translation>
    </message>
    <message>
        <source>No server has the id or the name “%1”.</source>
        <translation>Kein Server hat die ID oder den Namen „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%n servers are called “%1”: write an id instead (%2).</source>
        <extracomment>%1 a name, %2 ids with commas between them</extracomment>
        <translation>
            <numerusform>%n Server heißt „%1“: bitte eine ID angeben (%2).</numerusform>
            <numerusform>%n Server heißen „%1“: bitte eine ID angeben (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no server type “%1”. There are: %2.</source>
        <translation>Es gibt keinen Servertyp „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no zone “%1”. There are: %2.</source>
        <translation>Es gibt keine Zone „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>Several server groups are called “%1”: write an id.</source>
        <translation>Mehrere Servergruppen heißen „%1“: bitte eine ID angeben.</translation>
    </message>
    <message>
        <source>There is no server group “%1”. There are: %2.</source>
        <translation>Es gibt keine Servergruppe „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is too long: user data is 48 KiB at most.</source>
        <translation>%1 ist zu lang: Benutzerdaten haben höchstens 48 KiB.</translation>
    </message>
    <message>
        <source>%1 has its disk on the network: --volume-size says how large it is to be.</source>
        <translation>%1 hat den Datenträger im Netzwerk: --volume-size gibt an, wie groß er werden soll.</translation>
    </message>
    <message>
        <source>%1 has a disk of its own: --volume-size is for types with network storage.</source>
        <translation>%1 hat einen eigenen Datenträger: --volume-size ist für Typen mit Netzwerkspeicher.</translation>
    </message>
    <message>
        <source>%1 is deprecated: there may be a newer one.</source>
        <translation>%1 ist veraltet: Vielleicht gibt es ein neueres.</translation>
    </message>
    <message>
        <source>The server %1 goes on being built.</source>
        <translation>Der Server %1 wird trotzdem weiter gebaut.</translation>
    </message>
    <message>
        <source>Building the server failed without a reason.</source>
        <translation>Das Bauen des Servers ist ohne Grund fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 belongs to another account: only that one can share it.</source>
        <translation>%1 gehört einem anderen Konto: Nur dieses kann es teilen.</translation>
    </message>
    <message>
        <source>“%1” needs to know the architecture, x86_64 or i686: --arch tells it.</source>
        <translation>„%1“ muss die Architektur kennen, x86_64 oder i686: --arch nennt sie.</translation>
    </message>
    <message>
        <source>Several servers and volumes are called “%1”: write an id instead (%2).</source>
        <translation>Mehrere Server und Volumes heißen „%1“: schreiben Sie stattdessen eine Kennung (%2).</translation>
    </message>
    <message>
        <source>“%1” cannot do that: it is for the library on this computer.</source>
        <translation>„%1“ kann das nicht: es ist für die Bibliothek auf diesem Computer.</translation>
    </message>
    <message>
        <source>Several deleted images are called “%1”: write the id of one of them: %2.</source>
        <translation>Mehrere gelöschte Abbilder heißen „%1“: schreiben Sie die Kennung eines davon: %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>These deleted images could not be restored any more: %1. --yes frees their space.</source>
        <translation>Diese gelöschten Abbilder könnten nicht mehr wiederhergestellt werden: %1. --yes gibt ihren Platz frei.</translation>
    </message>
    <message>
        <source>No space was freed.</source>
        <translation>Es wurde kein Platz freigegeben.</translation>
    </message>
    <message>
        <source>Freed %1; %2 are free.</source>
        <translation>%1 freigegeben; %2 sind frei.</translation>
    </message>
    <message>
        <source>There is nothing to delete.</source>
        <translation>Es gibt nichts zu löschen.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) would be deleted.</source>
        <translation>
            <numerusform>%n Abbild würde gelöscht.</numerusform>
            <numerusform>%n Abbilder würden gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were deleted.</source>
        <translation>
            <numerusform>%n Abbild wurde gelöscht.</numerusform>
            <numerusform>%n Abbilder wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>That frees %1.</source>
        <translation>Das gibt %1 frei.</translation>
    </message>
    <message>
        <source>“%1” takes files, not standard input: import it into the library on this computer, then copy the image.</source>
        <translation>„%1“ nimmt Dateien, nicht die Standardeingabe: Importieren Sie in die Bibliothek auf diesem Computer und kopieren Sie dann das Image.</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>--sha256 is for files, not for what the service fetches itself.</source>
        <translation>--sha256 ist für Dateien, nicht für das, was der Dienst selbst holt.</translation>
    </message>
    <message>
        <source>%1 gives out raw disks only. Copy the image to this computer, then export it as %2.</source>
        <translation>%1 gibt nur rohe Datenträger aus. Kopieren Sie das Abbild auf diesen Computer, und exportieren Sie es dann als %2.</translation>
    </message>
    <message>
        <source>“%1” runs no servers on this computer.</source>
        <translation>„%1“ führt auf diesem Computer keine Server aus.</translation>
    </message>
    <message>
        <source>%1 is for libraries in the cloud, which “%2” is not.</source>
        <translation>%1 ist für Bibliotheken in der Cloud; „%2“ ist keine.</translation>
    </message>
    <message>
        <source>%1 is for servers of this computer, and “%2” builds them in the cloud.</source>
        <translation>%1 ist für Server dieses Computers; „%2“ baut sie in der Cloud.</translation>
    </message>
    <message>
        <source>build needs --type: the handle or the id of a server type, as in --type nano.</source>
        <translation>build braucht --type: das Kürzel oder die ID eines Servertyps, wie in --type nano.</translation>
    </message>
    <message>
        <source>the size asked for</source>
        <translation>die gewünschte Größe</translation>
    </message>
    <message>
        <source>“%1” cannot do that: restore is for servers of this computer.</source>
        <translation>„%1“ kann das nicht: restore ist für Server dieses Computers.</translation>
    </message>
    <message>
        <source>%1 has no disk.</source>
        <translation>%1 hat keinen Datenträger.</translation>
    </message>
    <message>
        <source>Restoring the disk failed without a reason.</source>
        <translation>Den Datenträger wiederherzustellen ist ohne Angabe eines Grundes gescheitert.</translation>
    </message>
    <message>
        <source>No address of %1 is known, so this opens its console. With the package passt installed, servers that your own libvirt runs can be reached over ssh; build it again then.</source>
        <translation>Von %1 ist keine Adresse bekannt, daher öffnet dies seine Konsole. Mit dem Paket passt sind Server, die Ihr eigenes libvirt laufen lässt, über ssh zu erreichen; bauen Sie ihn dann noch einmal.</translation>
    </message>
    <message>
        <source>running; its screen: %1</source>
        <translation>läuft; sein Bildschirm: %1</translation>
    </message>
    <message>
        <source>“%1” makes no disks smaller: copy the image to this computer first.</source>
        <translation>„%1“ verkleinert keine Datenträger: Bitte das Abbild zuerst auf diesen Rechner kopieren.</translation>
    </message>
    <message>
        <source>There is no server type “%1”. There are %2.</source>
        <translation>Es gibt keinen Servertyp „%1“. Es gibt %2.</translation>
    </message>
    <message>
        <source>%1 fits %2 as it is.</source>
        <comment>an image, a server type</comment>
        <translation>%1 passt zu %2, wie es ist.</translation>
    </message>
    <message>
        <source>%1 has a disk of %2, which can become as small as %3.</source>
        <translation>%1 hat einen Datenträger von %2, der bis auf %3 verkleinert werden kann.</translation>
    </message>
    <message>
        <source>With %1 it fits %2.</source>
        <comment>a size, server types</comment>
        <translation>Mit %1 passt es zu %2.</translation>
    </message>
    <message>
        <source>Changes of %1 cannot be tracked: only qcow2 disks of this computer&apos;s servers keep note of them.</source>
        <translation>Änderungen von %1 können nicht verfolgt werden: nur qcow2-Datenträger von Servern dieses Computers vermerken sie.</translation>
    </message>
</context>
<context>
    <name>platter::CloseQuestion</name>
    <message>
        <source>Quit Platter</source>
        <translation>Platter beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) are not finished.</source>
        <translation>
            <numerusform>%n Übertragung ist nicht fertig.</numerusform>
            <numerusform>%n Übertragungen sind nicht fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish, Then Quit</source>
        <translation>Fertigstellen, dann beenden</translation>
    </message>
    <message>
        <source>Stop Now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Platter quits as soon as the transfers have ended.</source>
        <translation>Platter endet, sobald die Übertragungen fertig sind.</translation>
    </message>
    <message>
        <source>Uploads, downloads and copies from an account go on when Platter is started again. An import of a file that is stopped stays in the list as failed, and Retry starts it again.</source>
        <translation>Uploads, Downloads und Kopien aus einem Konto gehen weiter, wenn Platter wieder startet. Ein Import einer Datei, der angehalten wird, bleibt als fehlgeschlagen in der Liste, und „Wiederholen“ beginnt ihn neu.</translation>
    </message>
    <message numerus="yes">
        <source>%n throw-away server(s) are running.</source>
        <translation>
            <numerusform>%n Wegwerf-Server läuft.</numerusform>
            <numerusform>%n Wegwerf-Server laufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A throw-away server is ended when Platter quits, and what was written in it is lost. The image that it started from stays as it is.</source>
        <translation>Ein Wegwerf-Server wird beendet, wenn Platter beendet wird, und was in ihm geschrieben wurde, ist verloren. Das Abbild, aus dem er gestartet wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>End and Quit</source>
        <translation>Abschalten und beenden</translation>
    </message>
</context>
<context>
    <name>platter::ColorSwatches</name>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>platter::ConnectCommand</name>
    <message>
        <source>There is a connection called “%1” already: “platter connect %1” alone signs in again.</source>
        <translation>Es gibt schon eine Verbindung namens „%1“: „platter connect %1“ allein meldet erneut an.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>There is no connection called “%1”, and no other one.</source>
        <translation>Es gibt keine Verbindung namens „%1“ und auch keine andere.</translation>
    </message>
    <message>
        <source>There is no connection called “%1”. There are: %2.</source>
        <extracomment>%2 names with commas between them</extracomment>
        <translation>Es gibt keine Verbindung namens „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>There is no keyring here, so a person&apos;s sign-in cannot be kept: use an API client.</source>
        <translation>Hier gibt es keinen Schlüsselbund, deshalb kann die Anmeldung einer Person nicht aufbewahrt werden: bitte einen API-Client benutzen.</translation>
    </message>
    <message>
        <source>Secret of the application %1</source>
        <extracomment>%1 an id, app-xxxxx or cli-xxxxx</extracomment>
        <translation>Geheimnis der Anwendung %1</translation>
    </message>
    <message>
        <source>Secret of %1</source>
        <translation>Geheimnis von %1</translation>
    </message>
    <message>
        <source>The secret is missing: PLATTER_CLIENT_SECRET tells it, or standard input with --secret-stdin.</source>
        <translation>Das Geheimnis fehlt: PLATTER_CLIENT_SECRET gibt es an, oder die Standardeingabe mit --secret-stdin.</translation>
    </message>
    <message>
        <source>The password is asked for on a terminal, or read from standard input with --secret-stdin.</source>
        <translation>Das Passwort wird am Terminal erfragt oder mit --secret-stdin von der Standardeingabe gelesen.</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <extracomment>%1 an e-mail address</extracomment>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Connected to %1 as “%2”.</source>
        <extracomment>%1 an account, %2 a name</extracomment>
        <translation>Verbunden mit %1 als „%2“.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>The accounts changed meanwhile: try again.</source>
        <translation>Die Konten haben sich zwischendurch geändert: bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“%1” is forgotten here: its secret, its settings and what was known of it.</source>
        <translation>„%1“ ist hier vergessen: Geheimnis, Einstellungen und was davon bekannt war.</translation>
    </message>
    <message>
        <source>There is no keyring here, so the secret is not kept: PLATTER_CLIENT_SECRET tells it to each command.</source>
        <translation>Hier gibt es keinen Schlüsselbund, deshalb wird das Geheimnis nicht aufbewahrt: PLATTER_CLIENT_SECRET gibt es jedem Befehl an.</translation>
    </message>
</context>
<context>
    <name>platter::ConnectDialog</name>
    <message>
        <source>The secret is kept in this desktop&apos;s keyring, nowhere else.</source>
        <translation>Das Geheimnis wird im Schlüsselbund dieses Desktops aufbewahrt, nirgends sonst.</translation>
    </message>
    <message>
        <source>This desktop has no keyring: the secret is known until Platter ends, and asked for again the next time.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund: Das Geheimnis ist bekannt, bis Platter endet, und wird beim nächsten Mal wieder erfragt.</translation>
    </message>
    <message>
        <source>Known to other programs on this computer</source>
        <translation>Anderen Programmen auf diesem Rechner bekannt</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>a name, who signs in, an address</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Signing in did not work. Try again.</source>
        <translation>Das Anmelden ging nicht. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>Signing in worked, but there is no account that may be used.</source>
        <translation>Das Anmelden ging, aber es gibt kein Konto, das benutzt werden darf.</translation>
    </message>
    <message>
        <source>Choose which account to connect to.</source>
        <translation>Bitte wählen, mit welchem Konto verbunden werden soll.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>Connect to Brightbox</source>
        <translation>Mit Brightbox verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an account&apos;s name, an address</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>platter::ConnectForm</name>
    <message>
        <source>&amp;API client</source>
        <translation>&amp;API-Client</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>An id and a secret made for a program in Brightbox Manager.</source>
        <translation>Eine ID und ein Geheimnis, im Brightbox Manager für ein Programm angelegt.</translation>
    </message>
    <message>
        <source>Your own e-mail address and password.</source>
        <translation>Die eigene E-Mail-Adresse und das eigene Passwort.</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>Anmelden als</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Client-&amp;ID</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>Einmal&amp;code</translation>
    </message>
    <message>
        <source>from your authenticator app</source>
        <translation>aus der Authenticator-App</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>The OAuth application through which a person signs in</source>
        <translation>Die OAuth-Anwendung, über die sich eine Person anmeldet</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Application id</source>
        <translation>ID der Anwendung</translation>
    </message>
    <message>
        <source>Application secret</source>
        <translation>Geheimnis der Anwendung</translation>
    </message>
    <message>
        <source>Another address…</source>
        <translation>Andere Adresse …</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Region</translation>
    </message>
    <message>
        <source>API a&amp;ddress</source>
        <translation>API-A&amp;dresse</translation>
    </message>
    <message>
        <source>S&amp;torage address</source>
        <translation>&amp;Speicheradresse</translation>
    </message>
    <message>
        <source>the one that belongs to the API’s region</source>
        <translation>die zur Region der API gehört</translation>
    </message>
    <message>
        <source>Where Orbit, the storage of the same account, is. Only needed where the API is not one of Brightbox’s own.</source>
        <translation>Wo Orbit ist, der Speicher desselben Kontos. Nur nötig, wo die API keine von Brightbox selbst ist.</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>the account&apos;s name</source>
        <translation>der Name des Kontos</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Type the client&apos;s id.</source>
        <translation>Bitte die ID des Clients eingeben.</translation>
    </message>
    <message>
        <source>Type the client&apos;s secret.</source>
        <translation>Bitte das Geheimnis des Clients eingeben.</translation>
    </message>
    <message>
        <source>Type your e-mail address.</source>
        <translation>Bitte die E-Mail-Adresse eingeben.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Bitte das Passwort eingeben.</translation>
    </message>
    <message>
        <source>Type the one-time code.</source>
        <translation>Bitte den Einmalcode eingeben.</translation>
    </message>
    <message>
        <source>Type the address of the API, like https://api.gb1.brightbox.com.</source>
        <translation>Bitte die Adresse der API eingeben, wie https://api.gb1.brightbox.com.</translation>
    </message>
    <message>
        <source>The address must begin with https://, so that nobody can read the secret on its way.</source>
        <translation>Die Adresse muss mit https:// beginnen, damit unterwegs niemand das Geheimnis lesen kann.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an account&apos;s name, its id</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>platter::ConnectionActions</name>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Connect to a Brightbox account</source>
        <translation>Mit einem Brightbox-Konto verbinden</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Register from an &amp;address…</source>
        <translation>Von einer A&amp;dresse registrieren …</translation>
    </message>
    <message>
        <source>Sign &amp;in again…</source>
        <translation>&amp;Erneut anmelden …</translation>
    </message>
    <message>
        <source>Name and &amp;colour…</source>
        <translation>Name und &amp;Farbe …</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>A&amp;bmelden …</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out of %1?</source>
        <translation>Von %1 abmelden?</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>This computer forgets the secret, what it has seen of the account and the connection itself. No image is deleted in the cloud.</source>
        <translation>Dieser Computer vergisst das Geheimnis, was er vom Konto gesehen hat, und die Verbindung selbst. In der Cloud wird kein Abbild gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) to or from it are cancelled, and what they have sent so far is removed.</source>
        <translation>
            <numerusform>%n Übertragung von oder zu ihm wird abgebrochen, und was sie bisher gesendet hat, wird entfernt.</numerusform>
            <numerusform>%n Übertragungen von oder zu ihm werden abgebrochen, und was sie bisher gesendet haben, wird entfernt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::CopyDialog</name>
    <message>
        <source>Copy to %1</source>
        <comment>a library</comment>
        <translation>Nach %1 kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>%1 from %2, %3</source>
        <comment>names, a library, how much data</comment>
        <translation>%1 aus %2, %3</translation>
    </message>
    <message>
        <source>Each copy keeps its name and fields.</source>
        <translation>Jede Kopie behält Namen und Angaben.</translation>
    </message>
    <message>
        <source>%1 fetches it from %2 itself: nothing passes through this computer.</source>
        <comment>two accounts</comment>
        <translation>%1 holt es selbst von %2: Nichts läuft über diesen Rechner.</translation>
    </message>
    <message>
        <source>Copies in the cloud start private.</source>
        <translation>Kopien in der Cloud sind anfangs privat.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an image, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>platter::DeleteDialog</name>
    <message>
        <source>Delete image</source>
        <translation>Abbild löschen</translation>
    </message>
    <message>
        <source>Delete images</source>
        <translation>Abbilder löschen</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <comment>an image&apos;s name</comment>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Delete %1 images?</source>
        <translation>%1 Abbilder löschen?</translation>
    </message>
    <message>
        <source>The image can no longer be used, exported or restored from this window.</source>
        <translation>Das Abbild kann danach nicht mehr benutzt, exportiert oder von diesem Fenster aus wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The images can no longer be used, exported or restored from this window.</source>
        <translation>Die Abbilder können danach nicht mehr benutzt, exportiert oder von diesem Fenster aus wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>%1 of data</source>
        <translation>%1 Daten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>id, how much data</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>name, id, how much data</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1 was made from it. It stays, but its origin is only a name then.</source>
        <translation>%1 wurde daraus gemacht. Es bleibt, aber sein Ursprung ist dann nur noch ein Name.</translation>
    </message>
    <message>
        <source>%1 was made from one of them. It stays, but its origin is only a name then.</source>
        <translation>%1 wurde aus einem davon gemacht. Es bleibt, aber sein Ursprung ist dann nur noch ein Name.</translation>
    </message>
    <message>
        <source>These were made from it and stay, but their origin is only a name then: %1.</source>
        <translation>Diese wurden daraus gemacht und bleiben, aber ihr Ursprung ist dann nur noch ein Name: %1.</translation>
    </message>
    <message>
        <source>These were made from them and stay, but their origin is only a name then: %1.</source>
        <translation>Diese wurden aus ihnen gemacht und bleiben, aber ihr Ursprung ist dann nur noch ein Name: %1.</translation>
    </message>
    <message>
        <source>It is public: others may use it.</source>
        <translation>Es ist öffentlich: Andere benutzen es vielleicht.</translation>
    </message>
    <message>
        <source>Public, so that others may use them: %1.</source>
        <translation>Öffentlich, sodass andere sie vielleicht benutzen: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete %1 images</source>
        <translation>%1 Abbilder löschen</translation>
    </message>
    <message>
        <source>Deprecate instead</source>
        <translation>Stattdessen als veraltet kennzeichnen</translation>
    </message>
    <message>
        <source>Deprecating keeps it for those who know its id, and lists it for nobody else.</source>
        <translation>Als veraltet gekennzeichnet bleibt es für alle, die seine ID kennen, und wird für niemand anderen aufgelistet.</translation>
    </message>
    <message>
        <source>Deprecating keeps them for those who know their ids, and lists them for nobody else.</source>
        <translation>Als veraltet gekennzeichnet bleiben sie für alle, die ihre IDs kennen, und werden für niemand anderen aufgelistet.</translation>
    </message>
    <message>
        <source>For some seconds it can be undone in Transfers. After that it is gone for good.</source>
        <comment>deleting images</comment>
        <translation>Einige Sekunden lang lässt es sich in den Übertragungen rückgängig machen. Danach ist es endgültig weg.</translation>
    </message>
    <message>
        <source>It is deleted from %1 in the cloud.</source>
        <comment>an account</comment>
        <translation>Es wird aus %1 in der Cloud gelöscht.</translation>
    </message>
    <message>
        <source>They are deleted from %1 in the cloud.</source>
        <comment>accounts</comment>
        <translation>Sie werden aus %1 in der Cloud gelöscht.</translation>
    </message>
    <message>
        <source>Servers that were built from it go on, but cannot be built anew: %1.</source>
        <translation>Server, die daraus gebaut wurden, laufen weiter, können aber nicht neu gebaut werden: %1.</translation>
    </message>
    <message>
        <source>Servers that were built from them go on, but cannot be built anew: %1.</source>
        <translation>Server, die aus ihnen gebaut wurden, laufen weiter, können aber nicht neu gebaut werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>For %n day(s) it can be restored from “Deleted”. Then its space is given back.</source>
        <comment>deleting images</comment>
        <translation>
            <numerusform>%n Tag lang lässt es sich aus „Gelöscht“ wiederherstellen. Dann wird der Platz freigegeben.</numerusform>
            <numerusform>%n Tage lang lässt es sich aus „Gelöscht“ wiederherstellen. Dann wird der Platz freigegeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::DetailsPanel</name>
    <message>
        <source>Select an image to see everything about it.</source>
        <translation>Ein Abbild auswählen, um alles darüber zu sehen.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>%1 images selected</source>
        <translation>%1 Abbilder ausgewählt</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <translation>Der Grund ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>why it failed, what to do</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Retry reads the file again, with the same fields.</source>
        <translation>Wiederholen liest die Datei noch einmal, mit denselben Angaben.</translation>
    </message>
    <message>
        <source>Add the image again, or delete this one.</source>
        <translation>Bitte das Abbild noch einmal hinzufügen oder dieses löschen.</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Der Verlauf konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Build server…</source>
        <translation>Server bauen …</translation>
    </message>
</context>
<context>
    <name>platter::DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>platter::DownloadJob</name>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>wird heruntergeladen</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>wartet auf Netzwerk</translation>
    </message>
    <message>
        <source>waiting for sign-in</source>
        <translation>wartet auf Anmeldung</translation>
    </message>
    <message>
        <source>it was replaced meanwhile: beginning anew</source>
        <translation>inzwischen ersetzt: beginnt von vorn</translation>
    </message>
</context>
<context>
    <name>platter::EditImageDialog</name>
    <message>
        <source>Edit image</source>
        <translation>Abbild bearbeiten</translation>
    </message>
    <message>
        <source>Edit %1 images</source>
        <translation>%1 Abbilder bearbeiten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The mode affects servers built from now on; those built before stay as they are.</source>
        <translation>Der Modus wirkt auf Server, die von jetzt an gebaut werden; vorher gebaute bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>An image for %1 is kept, but servers are not built from it.</source>
        <translation>Ein Abbild für %1 wird aufbewahrt, aber es werden keine Server daraus gebaut.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>platter::EmptyPage</name>
    <message>
        <source>Add Image…</source>
        <translation>Abbild hinzufügen …</translation>
    </message>
    <message>
        <source>Use Another Folder…</source>
        <translation>Anderen Ordner benutzen …</translation>
    </message>
    <message>
        <source>Compressed, each block once. Nothing leaves this computer until you say so.</source>
        <translation>Komprimiert, jeder Block einmal. Nichts verlässt ungefragt diesen Rechner.</translation>
    </message>
    <message>
        <source>Drop a disk image here</source>
        <translation>Ein Datenträgerabbild hier ablegen</translation>
    </message>
    <message>
        <source>No images here</source>
        <translation>Hier sind keine Abbilder</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Kept in %1 · %2 free · %3</source>
        <translation>Aufbewahrt in %1 · %2 frei · %3</translation>
    </message>
    <message>
        <source>Kept in %1 · %2</source>
        <translation>Aufbewahrt in %1 · %2</translation>
    </message>
    <message>
        <source>Nothing matches your search</source>
        <translation>Nichts passt zur Suche</translation>
    </message>
    <message>
        <source>No image here matches “%1”.</source>
        <translation>Kein Abbild hier passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Nothing here now</source>
        <translation>Hier ist jetzt nichts</translation>
    </message>
    <message>
        <source>There are no images of this kind.</source>
        <translation>Es gibt keine Abbilder dieser Art.</translation>
    </message>
    <message>
        <source>Show All Images</source>
        <translation>Alle Abbilder zeigen</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>„%1“ wird geöffnet …</translation>
    </message>
    <message>
        <source>“%1” cannot be opened</source>
        <translation>„%1“ kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>+ Add Image…</source>
        <translation>+ Abbild hinzufügen …</translation>
    </message>
    <message>
        <source>Connect to Brightbox…</source>
        <translation>Mit Brightbox verbinden …</translation>
    </message>
    <message>
        <source>No images in “%1” yet</source>
        <translation>Noch keine Abbilder in „%1“</translation>
    </message>
    <message>
        <source>Drop a disk image here to upload it, or drag images from this computer onto the account.</source>
        <translation>Ein Datenträgerabbild zum Hochladen hier ablegen, oder Abbilder von diesem Rechner auf das Konto ziehen.</translation>
    </message>
    <message>
        <source>raw, qcow2, vmdk, vdi, vhd, vhdx, ISO; plain or inside gz, bz2, xz, zst, lz4, zip, tar, 7z, ova</source>
        <translation>raw, qcow2, vmdk, vdi, vhd, vhdx, ISO; so wie sie sind oder in gz, bz2, xz, zst, lz4, zip, tar, 7z, ova</translation>
    </message>
</context>
<context>
    <name>platter::ExportDialog</name>
    <message>
        <source>Export %1</source>
        <comment>an image&apos;s name</comment>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Raw disks (*.raw *.img)</source>
        <translation>Raw-Datenträger (*.raw *.img)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <comment>a file</comment>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Replacing it loses what it holds now. It is replaced when the export is whole.</source>
        <translation>Beim Ersetzen geht verloren, was sie jetzt enthält. Sie wird ersetzt, wenn der Export vollständig ist.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation>Dateien ersetzen</translation>
    </message>
    <message>
        <source>Some of these files exist already: %1.</source>
        <translation>Einige dieser Dateien gibt es schon: %1.</translation>
    </message>
    <message>
        <source>Replacing them loses what they hold now. Keeping both gives the new ones a number.</source>
        <translation>Beim Ersetzen geht verloren, was sie jetzt enthalten. Werden beide behalten, bekommen die neuen eine Nummer.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>%1 disks (*.%2)</source>
        <translation>%1-Datenträger (*.%2)</translation>
    </message>
</context>
<context>
    <name>platter::ExportFolderDialog</name>
    <message numerus="yes">
        <source>Export %n images</source>
        <translation>
            <numerusform>%n Abbild exportieren</numerusform>
            <numerusform>%n Abbilder exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Each becomes a file of its own, named after its image.</source>
        <translation>Jedes wird eine eigene Datei, die nach dem Abbild heißt.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Raw disks (.raw)</source>
        <translation>Rohe Datenträger (.raw)</translation>
    </message>
    <message>
        <source>%1 disks (.%2)</source>
        <comment>a disk format, the files&apos; ending</comment>
        <translation>%1-Datenträger (.%2)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Export to a Folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>This is no folder that can be written to.</source>
        <translation>Das ist kein Ordner, in den geschrieben werden kann.</translation>
    </message>
    <message>
        <source>The images hold up to %1; %2 are free here.</source>
        <translation>Die Abbilder enthalten bis zu %1; hier sind %2 frei.</translation>
    </message>
</context>
<context>
    <name>platter::ExportJob</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>converting to %1</source>
        <translation>in %1 umwandeln</translation>
    </message>
</context>
<context>
    <name>platter::FactGrid</name>
    <message>
        <source>Copy the whole %1</source>
        <comment>a label: SHA-256, content id</comment>
        <translation>%1 ganz kopieren</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of servers</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>platter::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>when, what happened</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <comment>lines of the history</comment>
        <translation>Alle %1 zeigen</translation>
    </message>
</context>
<context>
    <name>platter::ImageActions</name>
    <message>
        <source>%1 is starred already.</source>
        <translation>%1 hat schon einen Stern.</translation>
    </message>
    <message>
        <source>%1 is not starred.</source>
        <translation>%1 hat keinen Stern.</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Make &amp;public</source>
        <translation>Ö&amp;ffentlich machen</translation>
    </message>
    <message>
        <source>Made %1 public</source>
        <translation>%1 öffentlich gemacht</translation>
    </message>
    <message>
        <source>Made %1 images public</source>
        <translation>%1 Abbilder öffentlich gemacht</translation>
    </message>
    <message>
        <source>Make &amp;private</source>
        <translation>&amp;Privat machen</translation>
    </message>
    <message>
        <source>Made %1 private</source>
        <translation>%1 privat gemacht</translation>
    </message>
    <message>
        <source>Made %1 images private</source>
        <translation>%1 Abbilder privat gemacht</translation>
    </message>
    <message>
        <source>De&amp;precate</source>
        <translation>Als &amp;veraltet kennzeichnen</translation>
    </message>
    <message>
        <source>Deprecated %1</source>
        <translation>%1 als veraltet gekennzeichnet</translation>
    </message>
    <message>
        <source>Deprecated %1 images</source>
        <translation>%1 Abbilder als veraltet gekennzeichnet</translation>
    </message>
    <message>
        <source>Undo de&amp;precation</source>
        <translation>Nicht mehr als &amp;veraltet kennzeichnen</translation>
    </message>
    <message>
        <source>Undid the deprecation of %1</source>
        <translation>%1 ist nicht mehr als veraltet gekennzeichnet</translation>
    </message>
    <message>
        <source>Undid the deprecation of %1 images</source>
        <translation>%1 Abbilder sind nicht mehr als veraltet gekennzeichnet</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>Locked %1</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>Locked %1 images</source>
        <translation>%1 Abbilder gesperrt</translation>
    </message>
    <message>
        <source>Un&amp;lock</source>
        <translation>Ent&amp;sperren</translation>
    </message>
    <message>
        <source>Unlocked %1</source>
        <translation>%1 entsperrt</translation>
    </message>
    <message>
        <source>Unlocked %1 images</source>
        <translation>%1 Abbilder entsperrt</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>S&amp;tern setzen</translation>
    </message>
    <message>
        <source>Starred %1</source>
        <translation>%1 mit Stern versehen</translation>
    </message>
    <message>
        <source>Starred %1 images</source>
        <translation>%1 Abbilder mit Stern versehen</translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation>S&amp;tern entfernen</translation>
    </message>
    <message>
        <source>Removed the star of %1</source>
        <translation>Stern von %1 entfernt</translation>
    </message>
    <message>
        <source>Removed the stars of %1 images</source>
        <translation>Sterne von %1 Abbildern entfernt</translation>
    </message>
    <message>
        <source>Copy &amp;ids</source>
        <translation>&amp;IDs kopieren</translation>
    </message>
    <message>
        <source>Images are renamed one at a time.</source>
        <translation>Abbilder werden einzeln umbenannt.</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <comment>an image&apos;s name</comment>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Changed %1 images</source>
        <translation>%1 Abbilder geändert</translation>
    </message>
    <message>
        <source>%1 keeps no stars. Star images on this computer.</source>
        <translation>%1 bewahrt keine Sterne auf. Bitte Abbilder auf diesem Rechner mit Stern versehen.</translation>
    </message>
    <message>
        <source>%1 writes no files. Copy the image to this computer and export it there.</source>
        <translation>%1 schreibt keine Dateien. Bitte das Abbild auf diesen Rechner kopieren und dort exportieren.</translation>
    </message>
    <message>
        <source>Make public</source>
        <translation>Öffentlich machen</translation>
    </message>
    <message>
        <source>Make %1 public?</source>
        <translation>%1 öffentlich machen?</translation>
    </message>
    <message>
        <source>Make %1 images public?</source>
        <translation>%1 Abbilder öffentlich machen?</translation>
    </message>
    <message>
        <source>Every customer of the service sees it then and can build servers from it, and read what is on its disk.</source>
        <translation>Alle Kunden des Dienstes sehen es dann, können Server daraus bauen und lesen, was auf dem Datenträger ist.</translation>
    </message>
    <message>
        <source>Make Public</source>
        <translation>Öffentlich machen</translation>
    </message>
    <message>
        <source>%1 is about to be deleted from %2</source>
        <comment>an image, an account</comment>
        <translation>%1 wird gleich aus %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 images are about to be deleted from %2</source>
        <comment>a number, an account</comment>
        <translation>%1 Abbilder werden gleich aus %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 is no folder of this computer. Export to one, and copy the file from there.</source>
        <translation>%1 ist kein Ordner dieses Computers. Exportieren Sie in einen solchen und kopieren Sie die Datei von dort.</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>Deleted %1 images</source>
        <translation>%1 Abbilder gelöscht</translation>
    </message>
</context>
<context>
    <name>platter::ImageBatch</name>
    <message>
        <source>%1 of %2 images were left as they are. %3</source>
        <comment>the last part is a sentence</comment>
        <translation>%1 von %2 Abbildern blieben, wie sie sind. %3</translation>
    </message>
    <message>
        <source>%1 could not be changed.</source>
        <translation>%1 konnte nicht geändert werden.</translation>
    </message>
</context>
<context>
    <name>platter::ImageBrowser</name>
    <message>
        <source>%1: %2</source>
        <comment>an account, why it could not be refreshed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
</context>
<context>
    <name>platter::ImageCopier</name>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist schon dort.</translation>
    </message>
    <message>
        <source>%1 is for %2. Only images for x86_64 and i686 go to the cloud.</source>
        <translation>%1 ist für %2. Nur Abbilder für x86_64 und i686 kommen in die Cloud.</translation>
    </message>
    <message>
        <source>The disk of %1 cannot be read from %2.</source>
        <translation>Der Datenträger von %1 kann nicht aus %2 gelesen werden.</translation>
    </message>
    <message>
        <source>Drop on a library in the sidebar to copy there</source>
        <translation>Zum Kopieren auf eine Bibliothek in der Seitenleiste ziehen</translation>
    </message>
    <message>
        <source>Copy “%1” to “%2”</source>
        <comment>an image, a library</comment>
        <translation>„%1“ nach „%2“ kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n image(s) to “%1”</source>
        <comment>a library</comment>
        <translation>
            <numerusform>%n Abbild nach „%1“ kopieren</numerusform>
            <numerusform>%n Abbilder nach „%1“ kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Not all: %2</source>
        <extracomment>what is copied; why some are not</extracomment>
        <translation>%1. Nicht alle: %2</translation>
    </message>
</context>
<context>
    <name>platter::ImageForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Architecture</source>
        <translation>&amp;Architektur</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modus</translation>
    </message>
    <message>
        <source>&amp;Username</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Minimum &amp;RAM</source>
        <translation>Mindest-&amp;RAM</translation>
    </message>
    <message>
        <source>Chec&amp;ksum</source>
        <translation>&amp;Prüfsumme</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>B&amp;eschreibung</translation>
    </message>
    <message>
        <source>Names need not be unique: every image has an id of its own.</source>
        <translation>Namen müssen nicht eindeutig sein: Jedes Abbild hat seine eigene ID.</translation>
    </message>
    <message>
        <source>The processor of servers that are built from the image. Type another one, for example arm64, to keep an image that is not built here.</source>
        <translation>Der Prozessor von Servern, die aus dem Abbild gebaut werden. Mit einem anderen, zum Beispiel arm64, wird ein Abbild aufbewahrt, das hier nicht gebaut wird.</translation>
    </message>
    <message>
        <source>virtio is fast and needs drivers in the system on the disk; compatibility emulates common devices, for systems without those drivers.</source>
        <translation>virtio ist schnell und braucht Treiber im System auf dem Datenträger; Kompatibilität emuliert verbreitete Geräte, für Systeme ohne diese Treiber.</translation>
    </message>
    <message>
        <source>The account that gets the ssh key when a server first starts.</source>
        <translation>Das Konto, das beim ersten Start eines Servers den SSH-Schlüssel bekommt.</translation>
    </message>
    <message>
        <source>Servers with less memory are not built from the image.</source>
        <translation>Server mit weniger Speicher werden nicht aus dem Abbild gebaut.</translation>
    </message>
    <message>
        <source>The file&apos;s SHA-256, as its publisher tells it. It is compared while the image is added, and the image fails when it differs.</source>
        <translation>Die SHA-256-Summe der Datei, wie der Herausgeber sie nennt. Sie wird beim Hinzufügen verglichen, und das Abbild schlägt fehl, wenn sie abweicht.</translation>
    </message>
    <message>
        <source>optional: paste a SHA-256, or its line of SHA256SUMS</source>
        <translation>optional: eine SHA-256-Summe oder ihre Zeile aus SHA256SUMS einfügen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>platter::ImageTableModel</name>
    <message numerus="yes">
        <source>used by %n server(s)</source>
        <translation>
            <numerusform>von %n Server benutzt</numerusform>
            <numerusform>von %n Servern benutzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ImageTableView</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Abbilder</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Size bar</source>
        <translation>Größenbalken</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Official First, Newest First</source>
        <translation>Offizielle zuerst, neueste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Abbild</numerusform>
            <numerusform>%n Abbilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::ImportJob</name>
    <message>
        <source>%1 is not the file it was: it was %2 and is now %3. Add it as a new image.</source>
        <translation>%1 ist nicht mehr die Datei von vorher: Sie war %2 und ist jetzt %3. Bitte als neues Abbild hinzufügen.</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>checking the SHA-256</source>
        <translation>SHA-256 wird geprüft</translation>
    </message>
    <message>
        <source>reading and storing</source>
        <translation>lesen und speichern</translation>
    </message>
    <message>
        <source>Something went wrong inside Platter. Try again, and report it if it happens again.</source>
        <translation>In Platter ging etwas schief. Bitte noch einmal versuchen und melden, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: its library is not there. Connect it again, then retry.</source>
        <translation>„%1“ kann nicht gelesen werden: seine Bibliothek ist nicht da. Verbinden Sie sie wieder und wiederholen Sie es.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>waiting for sign-in</source>
        <translation>wartet auf Anmeldung</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>wartet auf Netzwerk</translation>
    </message>
    <message>
        <source>checking the %1</source>
        <comment>a kind of checksum</comment>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>“%1” is not the file that %2 names: its %3 is another one.</source>
        <translation>„%1“ ist nicht die Datei, die %2 nennt: Ihre %3 ist eine andere.</translation>
    </message>
    <message>
        <source>This library does not fetch images from addresses.</source>
        <translation>Diese Bibliothek holt keine Images von Adressen.</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>wird verbunden</translation>
    </message>
    <message>
        <source>“%1” did not arrive to its end. Try again.</source>
        <translation>„%1“ ist nicht vollständig angekommen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>downloading and storing</source>
        <translation>laden und speichern</translation>
    </message>
    <message>
        <source>looking at what is on the disk</source>
        <translation>ansehen, was auf dem Datenträger ist</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>auspacken</translation>
    </message>
</context>
<context>
    <name>platter::Job</name>
    <message>
        <source>Something went wrong inside Platter. Try again, and report it if it happens again.</source>
        <translation>In Platter ging etwas schief. Bitte noch einmal versuchen und melden, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The computer has no room for one more task. Close some programs and try again.</source>
        <translation>Der Rechner hat keinen Platz für eine weitere Aufgabe. Bitte einige Programme schließen und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>platter::JobListModel</name>
    <message>
        <source>%1, %2</source>
        <comment>title, phase</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>title, phase, detail</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 · %2/s · %3</source>
        <comment>done, bytes a second, time left</comment>
        <translation>%1 · %2/s · %3</translation>
    </message>
    <message>
        <source>%1 · %2/s</source>
        <comment>done, bytes a second</comment>
        <translation>%1 · %2/s</translation>
    </message>
</context>
<context>
    <name>platter::LibraryOpener</name>
    <message>
        <source>The connection was removed meanwhile.</source>
        <translation>Die Verbindung wurde zwischendurch entfernt.</translation>
    </message>
    <message>
        <source>The secret of “%1” is not known here: “platter connect %1” asks for it, and for one run PLATTER_CLIENT_SECRET tells it.</source>
        <translation>Das Geheimnis von „%1“ ist hier nicht bekannt: „platter connect %1“ fragt danach, und für einen Aufruf gibt PLATTER_CLIENT_SECRET es an.</translation>
    </message>
    <message>
        <source>Nobody is signed in to “%1”: “platter connect %1” asks for the password.</source>
        <translation>Bei „%1“ ist niemand angemeldet: „platter connect %1“ fragt nach dem Passwort.</translation>
    </message>
</context>
<context>
    <name>platter::LineageView</name>
    <message>
        <source>Lineage</source>
        <translation>Abstammung</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <comment>an image</comment>
        <translation>%1 (gelöscht)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, id</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>platter::LocalBackupJob</name>
    <message>
        <source>Backup to %1</source>
        <translation>Sicherung nach %1</translation>
    </message>
    <message>
        <source>looking for what is new</source>
        <translation>sucht, was neu ist</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>kopiert</translation>
    </message>
</context>
<context>
    <name>platter::LocalLibrary</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Check of the library</source>
        <translation>Prüfung der Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>Check of %n image(s)</source>
        <translation>
            <numerusform>Prüfung von %n Abbild</numerusform>
            <numerusform>Prüfung von %n Abbildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::MainWindow</name>
    <message>
        <source>Platter</source>
        <translation>Platter</translation>
    </message>
</context>
<context>
    <name>platter::MessageArea</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>platter::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>platter::ReclaimJob</name>
    <message>
        <source>looking at what is needed</source>
        <translation>sieht nach, was gebraucht wird</translation>
    </message>
    <message>
        <source>freeing space</source>
        <translation>gibt Platz frei</translation>
    </message>
    <message>
        <source>Freeing space</source>
        <translation>Platz freigeben</translation>
    </message>
</context>
<context>
    <name>platter::RegisterDialog</name>
    <message>
        <source>Register from an address</source>
        <translation>Von einer Adresse registrieren</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>Into %1</source>
        <comment>an account</comment>
        <translation>In %1</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>The account fetches the disk itself: nothing passes through this computer. The address must be one that the internet can reach.</source>
        <translation>Das Konto ruft den Datenträger selbst ab: Nichts läuft über diesen Rechner. Die Adresse muss aus dem Internet erreichbar sein.</translation>
    </message>
    <message>
        <source>Type the disk&apos;s address.</source>
        <translation>Bitte die Adresse des Datenträgers eingeben.</translation>
    </message>
    <message>
        <source>The address must begin with https:// or http://.</source>
        <translation>Die Adresse muss mit https:// oder http:// beginnen.</translation>
    </message>
</context>
<context>
    <name>platter::RegisterJob</name>
    <message>
        <source>registering</source>
        <translation>wird registriert</translation>
    </message>
</context>
<context>
    <name>platter::RemoveJob</name>
    <message>
        <source>Delete %1 from %2</source>
        <extracomment>%1 an image, %2 an account</extracomment>
        <translation>%1 aus %2 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n images from %1</source>
        <translation>
            <numerusform>%n Abbild aus %1 löschen</numerusform>
            <numerusform>%n Abbilder aus %1 löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting %n s: cancel to keep it</source>
        <translation>
            <numerusform>wartet %n s: Abbrechen behält es</numerusform>
            <numerusform>wartet %n s: Abbrechen behält es</numerusform>
        </translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>wird gelöscht</translation>
    </message>
</context>
<context>
    <name>platter::RenameConnectionDialog</name>
    <message>
        <source>Name and colour</source>
        <translation>Name und Farbe</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
</context>
<context>
    <name>platter::RepackJob</name>
    <message>
        <source>compressing again</source>
        <translation>wird neu komprimiert</translation>
    </message>
    <message>
        <source>There is not enough free space to compress again: %1 are needed.</source>
        <translation>Es ist nicht genug Platz frei, um neu zu komprimieren: %1 werden gebraucht.</translation>
    </message>
    <message>
        <source>%1 smaller</source>
        <translation>%1 kleiner</translation>
    </message>
    <message>
        <source>Compressing better</source>
        <translation>Besser komprimieren</translation>
    </message>
</context>
<context>
    <name>platter::RestoreDiskDialog</name>
    <message>
        <source>Restore disk of %1</source>
        <comment>a server</comment>
        <translation>Datenträger von %1 wiederherstellen</translation>
    </message>
    <message>
        <source>Restore Disk</source>
        <translation>Datenträger wiederherstellen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an image&apos;s name, its id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Its present disk becomes an image of its own first, so that you can go back.</source>
        <translation>Sein jetziger Datenträger wird zuerst ein eigenes Abbild, sodass Sie zurückkönnen.</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Abbild</translation>
    </message>
    <message>
        <source>%1 is deprecated: a newer image may be the better choice.</source>
        <translation>%1 ist veraltet: Ein neueres Abbild ist vielleicht die bessere Wahl.</translation>
    </message>
    <message>
        <source>%1 is for %2, and %3 is a server for %4.</source>
        <translation>%1 ist für %2, und %3 ist ein Server für %4.</translation>
    </message>
    <message>
        <source>%1 has its disk and network by virtio, for which the system of %2 may have no drivers.</source>
        <translation>%1 hat Datenträger und Netz über Virtio, wofür das System von %2 womöglich keine Treiber hat.</translation>
    </message>
    <message>
        <source>The disk grows from %1 to %2.</source>
        <translation>Der Datenträger wächst von %1 auf %2.</translation>
    </message>
    <message>
        <source>There is no image to restore from.</source>
        <translation>Es gibt kein Abbild, aus dem wiederhergestellt werden könnte.</translation>
    </message>
</context>
<context>
    <name>platter::RestoreDiskJob</name>
    <message>
        <source>%1 ← %2</source>
        <comment>a server, the image that its disk becomes</comment>
        <translation>%1 ← %2</translation>
    </message>
    <message>
        <source>The disk of %1 could not be held.</source>
        <translation>Der Datenträger von %1 konnte nicht festgehalten werden.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>platter::RetireDialog</name>
    <message>
        <source>Publish and retire</source>
        <translation>Veröffentlichen und ablösen</translation>
    </message>
    <message>
        <source>Publish and Retire</source>
        <translation>Veröffentlichen und ablösen</translation>
    </message>
    <message>
        <source>%1 takes the place of an older image.</source>
        <translation>%1 tritt an die Stelle eines älteren Abbilds.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an image&apos;s name, its id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>&amp;Ablösen</translation>
    </message>
    <message>
        <source>%1 becomes public: every customer sees it.</source>
        <translation>%1 wird öffentlich: Alle Kunden sehen es.</translation>
    </message>
    <message>
        <source>%1 becomes public.</source>
        <translation>%1 wird öffentlich.</translation>
    </message>
    <message>
        <source>The retired one is deprecated: it is listed for nobody else, and those who know its id can still build from it.</source>
        <translation>Das abgelöste ist dann veraltet: Es wird für niemand anderen aufgelistet, und wer die ID kennt, kann weiter daraus bauen.</translation>
    </message>
    <message>
        <source>Its description names %1 as its successor.</source>
        <translation>Seine Beschreibung nennt %1 als Nachfolger.</translation>
    </message>
</context>
<context>
    <name>platter::RowDelegate</name>
    <message>
        <source>Name of the image</source>
        <translation>Name des Abbilds</translation>
    </message>
</context>
<context>
    <name>platter::ScheduleDialog</name>
    <message>
        <source>Automatic snapshots</source>
        <translation>Automatische Schnappschüsse</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 · next %2</source>
        <comment>a server, a date and time</comment>
        <translation>%1 · als Nächstes %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>every day at 03:00</source>
        <translation>jeden Tag um 03:00</translation>
    </message>
    <message>
        <source>every Sunday at 03:00</source>
        <translation>jeden Sonntag um 03:00</translation>
    </message>
    <message>
        <source>on the first of each month at 03:00</source>
        <translation>am Ersten jedes Monats um 03:00</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>eine andere Zeit</translation>
    </message>
    <message>
        <source>minute hour day month weekday</source>
        <translation>Minute Stunde Tag Monat Wochentag</translation>
    </message>
    <message>
        <source>all</source>
        <comment>snapshots are kept</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Wann</translation>
    </message>
    <message>
        <source>&amp;Crontab</source>
        <translation>&amp;Crontab</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Times are UTC. Older automatic snapshots are deleted by the service when there are more.</source>
        <translation>Zeiten sind in UTC. Gibt es mehr, löscht der Dienst ältere automatische Schnappschüsse.</translation>
    </message>
    <message>
        <source>Type five fields, like 30 2 * * 1-5.</source>
        <translation>Bitte fünf Felder eingeben, wie 30 2 * * 1-5.</translation>
    </message>
</context>
<context>
    <name>platter::ScopeBar</name>
    <message>
        <source>Which images to show</source>
        <translation>Welche Abbilder gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Offiziell</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
</context>
<context>
    <name>platter::ScopeButton</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Abbild</numerusform>
            <numerusform>%1, %n Abbilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search, paste an id, or status:failed older:30d</source>
        <translation>Suchen, eine ID einfügen oder status:failed older:30d</translation>
    </message>
    <message>
        <source>Looks in names, ids, descriptions, usernames, owners and sources.
Narrow it with status:failed, arch:i686, mode:compatibility, owner:anna, larger:10G, older:30d.</source>
        <translation>Sucht in Namen, IDs, Beschreibungen, Benutzernamen, Besitzern und Quellen.
Eingrenzen mit status:failed, arch:i686, mode:compatibility, owner:anna, larger:10G, older:30d.</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>Nicht verstanden: %1</translation>
    </message>
    <message>
        <source>%1 makes no sense here, so it narrows nothing. Examples: status:failed, larger:10G, older:30d.</source>
        <translation>%1 ergibt hier keinen Sinn und grenzt deshalb nichts ein. Beispiele: status:failed, larger:10G, older:30d.</translation>
    </message>
</context>
<context>
    <name>platter::ServeJob</name>
    <message>
        <source>opening</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>giving out the disk</source>
        <translation>gibt den Datenträger aus</translation>
    </message>
</context>
<context>
    <name>platter::ServerActions</name>
    <message>
        <source>Snapshot Server…</source>
        <translation>Schnappschuss eines Servers …</translation>
    </message>
    <message>
        <source>&amp;Snapshot…</source>
        <translation>&amp;Schnappschuss …</translation>
    </message>
    <message>
        <source>Build &amp;replacement…</source>
        <translation>&amp;Ersatz bauen …</translation>
    </message>
    <message>
        <source>Sche&amp;dule…</source>
        <translation>&amp;Zeitplan …</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <source>Copy ss&amp;h line</source>
        <translation>SS&amp;H-Zeile kopieren</translation>
    </message>
    <message>
        <source>Show i&amp;mage</source>
        <translation>&amp;Abbild zeigen</translation>
    </message>
    <message>
        <source>Copy servers&apos; disks into new images</source>
        <translation>Datenträger von Servern in neue Abbilder kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;ids</source>
        <translation>&amp;IDs kopieren</translation>
    </message>
    <message>
        <source>This is done with one server at a time.</source>
        <translation>Das geht mit jeweils einem Server.</translation>
    </message>
    <message>
        <source>%1 has no address that can be reached.</source>
        <translation>%1 hat keine Adresse, die erreichbar ist.</translation>
    </message>
    <message>
        <source>It is not known which image %1 was built from.</source>
        <translation>Es ist nicht bekannt, aus welchem Abbild %1 gebaut wurde.</translation>
    </message>
    <message>
        <source>&amp;Restore disk from image…</source>
        <translation>Datenträger aus Abbild wiede&amp;rherstellen …</translation>
    </message>
</context>
<context>
    <name>platter::ServerBuildJob</name>
    <message>
        <source>Server from %1</source>
        <translation>Server aus %1</translation>
    </message>
    <message>
        <source>%1 has no storage pool “default” to keep a server&apos;s disk in. Start one, or build with your own libvirt, qemu:///session.</source>
        <translation>%1 hat keinen Speicher-Pool „default“, in dem der Datenträger eines Servers liegen könnte. Starten Sie einen, oder bauen Sie mit Ihrem eigenen libvirt, qemu:///session.</translation>
    </message>
    <message>
        <source>No libvirt is known that could run a server.</source>
        <translation>Es ist kein libvirt bekannt, das einen Server ausführen könnte.</translation>
    </message>
    <message>
        <source>A server cannot be called “%1”: a name has 1 to %2 characters, without slashes.</source>
        <translation>Ein Server kann nicht „%1“ heißen: Ein Name hat 1 bis %2 Zeichen, ohne Schrägstriche.</translation>
    </message>
    <message>
        <source>The new server&apos;s disk takes %1, and in %2 there is room for %3. Make room there first.</source>
        <translation>Der Datenträger des neuen Servers nimmt %1, und in %2 ist Platz für %3. Schaffen Sie dort zuerst Platz.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>“%1” cannot be set up</source>
        <translation>„%1“ kann nicht eingerichtet werden</translation>
    </message>
    <message>
        <source>“%1” was built and cannot be started, so it was removed again</source>
        <translation>„%1“ wurde gebaut, lässt sich nicht starten und wurde deshalb wieder entfernt</translation>
    </message>
    <message>
        <source>“%1” can neither be started nor removed</source>
        <translation>„%1“ lässt sich weder starten noch entfernen</translation>
    </message>
    <message>
        <source>waiting for the server&apos;s address</source>
        <translation>wartet auf die Adresse des Servers</translation>
    </message>
    <message>
        <source>looking for a place</source>
        <translation>sucht einen Platz</translation>
    </message>
    <message>
        <source>The size of the server is not known.</source>
        <translation>Die Größe des Servers ist nicht bekannt.</translation>
    </message>
    <message>
        <source>setting up the server</source>
        <translation>richtet den Server ein</translation>
    </message>
    <message>
        <source>waiting for the server to answer</source>
        <translation>wartet, bis der Server antwortet</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is a server called “%1” already. Choose another name.</source>
        <translation>Es gibt schon einen Server namens „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>platter::ServerTableModel</name>
    <message>
        <source>creating</source>
        <comment>a server</comment>
        <translation>entsteht</translation>
    </message>
    <message>
        <source>active</source>
        <comment>a server</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>inactive</source>
        <comment>a server</comment>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>deleting</source>
        <comment>a server</comment>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>deleted</source>
        <comment>a server</comment>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a server</comment>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>unavailable</source>
        <comment>a server</comment>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a snapshot was made</comment>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (deprecated)</source>
        <comment>an image</comment>
        <translation>%1 (veraltet)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Built from</source>
        <comment>column: the image of a server</comment>
        <translation>Gebaut aus</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column: the server type</comment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last snapshot</source>
        <translation>Letzter Schnappschuss</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Volume %1 (%2): %3</source>
        <extracomment>a volume&apos;s name, its id, its size</extracomment>
        <translation>Volume %1 (%2): %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a disk or volume, its server</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Looking for servers…</source>
        <translation>Server werden gesucht …</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>a snapshot was made</comment>
        <translation>gerade eben</translation>
    </message>
</context>
<context>
    <name>platter::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>There are no servers here yet. Select an image and choose Build server…</source>
        <translation>Hier gibt es noch keine Server. Bitte ein Abbild auswählen und dann: Server bauen …</translation>
    </message>
    <message>
        <source>No server here matches “%1”.</source>
        <translation>Kein Server hier passt zu „%1“.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>There are no servers here.</source>
        <translation>Hier gibt es keine Server.</translation>
    </message>
</context>
<context>
    <name>platter::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Imports and exports give way to other programs</source>
        <translation>Importe und Exporte lassen anderen Programmen den Vortritt</translation>
    </message>
    <message>
        <source>&amp;Limit uploads and downloads to</source>
        <translation>Uploads und Downloads &amp;begrenzen auf</translation>
    </message>
    <message>
        <source> days</source>
        <comment>after a number</comment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>until space is freed</source>
        <translation>bis Platz freigegeben wird</translation>
    </message>
    <message>
        <source>&amp;Keep deleted images</source>
        <translation>Gelöschte Abbilder &amp;behalten</translation>
    </message>
    <message>
        <source>Largest &amp;disk</source>
        <translation>Größter &amp;Datenträger</translation>
    </message>
    <message>
        <source>Larger ones are refused: a damaged image may claim any size.</source>
        <translation>Größere werden abgelehnt: Ein beschädigtes Abbild kann jede Größe behaupten.</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>&amp;Priorität</translation>
    </message>
    <message>
        <source>Ser&amp;vers from</source>
        <translation>Ser&amp;ver von</translation>
    </message>
    <message>
        <source>Addresses of libvirt, with spaces between them. They count from the next start on.</source>
        <translation>Adressen von libvirt, mit Leerzeichen dazwischen. Sie gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source> MiB/s</source>
        <translation> MiB/s</translation>
    </message>
    <message>
        <source>Limit in MiB a second</source>
        <translation>Grenze in MiB in der Sekunde</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>All transfers with the cloud together, each way. Copies on this computer are not limited.</source>
        <translation>Alle Übertragungen mit der Cloud zusammen, in jeder Richtung. Kopien auf diesem Computer sind nicht begrenzt.</translation>
    </message>
    <message>
        <source>&amp;At the same time</source>
        <translation>&amp;Gleichzeitig</translation>
    </message>
    <message>
        <source>Transfers. Both apply at once, also to those that are under way.</source>
        <translation>Übertragungen. Beides gilt sofort, auch für laufende.</translation>
    </message>
    <message>
        <source>“%1” is no size: 500 GiB or 2 TiB are.</source>
        <translation>„%1“ ist keine Größe; 500 GiB oder 2 TiB sind es.</translation>
    </message>
</context>
<context>
    <name>platter::ShareDialog</name>
    <message>
        <source>Share link</source>
        <translation>Link teilen</translation>
    </message>
    <message>
        <source>Make Link</source>
        <translation>Link erstellen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an image&apos;s name, its id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>&amp;Gültig für</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Link</translation>
    </message>
    <message>
        <source>Whoever has the link can read the whole disk until it ends. It cannot be taken back.</source>
        <translation>Wer den Link hat, kann den ganzen Datenträger lesen, bis der Link abläuft. Zurücknehmen lässt er sich nicht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird angefragt …</translation>
    </message>
    <message>
        <source>It ends %1.</source>
        <comment>a date and time</comment>
        <translation>Er gilt bis %1.</translation>
    </message>
</context>
<context>
    <name>platter::ShrinkDialog</name>
    <message>
        <source>Shrink to fit</source>
        <translation>Passend verkleinern</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>The library was closed meanwhile.</source>
        <translation>Die Bibliothek wurde inzwischen geschlossen.</translation>
    </message>
    <message>
        <source>Makes a new image of %1 with the same files on a smaller disk. %1 stays as it is.</source>
        <translation>Macht aus %1 ein neues Abbild mit denselben Dateien auf einem kleineren Datenträger. %1 bleibt, wie es ist.</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>New &amp;size</source>
        <translation>Neue &amp;Größe</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Gr&amp;öße</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>%1, as large as the disk of %2</source>
        <comment>a size, a server type</comment>
        <translation>%1, so groß wie der Datenträger von %2</translation>
    </message>
    <message>
        <source>%1, the smallest</source>
        <comment>a size</comment>
        <translation>%1, die kleinste</translation>
    </message>
    <message>
        <source>another size</source>
        <translation>eine andere Größe</translation>
    </message>
    <message>
        <source>It fits no usual server type.</source>
        <translation>Es passt zu keinem üblichen Servertyp.</translation>
    </message>
    <message>
        <source>It fits %1.</source>
        <comment>server types</comment>
        <translation>Es passt zu %1.</translation>
    </message>
    <message>
        <source>Its %1 file system is checked and made smaller. Files, names and identities stay what they are.</source>
        <translation>Sein Dateisystem (%1) wird geprüft und verkleinert. Dateien, Namen und Kennungen bleiben, was sie sind.</translation>
    </message>
    <message>
        <source>At the smallest size about %1 are left free.</source>
        <translation>Bei der kleinsten Größe bleiben etwa %1 frei.</translation>
    </message>
    <message>
        <source>Looking at what is on the disk…</source>
        <translation>Es wird nachgesehen, was auf dem Datenträger ist …</translation>
    </message>
    <message>
        <source>The new image needs a name.</source>
        <translation>Das neue Abbild braucht einen Namen.</translation>
    </message>
</context>
<context>
    <name>platter::ShrinkJob</name>
    <message>
        <source>%1 → %2</source>
        <comment>an image, the size that it becomes</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, made smaller</source>
        <comment>an image</comment>
        <translation>%1, verkleinert</translation>
    </message>
    <message>
        <source>Making %1 smaller needs %2 of free space in %3 for a while, and %4 are left. Free some space, then try again.</source>
        <translation>%1 zu verkleinern braucht für eine Weile %2 freien Platz in %3, und %4 sind frei. Bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>platter::Sidebar</name>
    <message>
        <source>Libraries and views</source>
        <translation>Bibliotheken und Ansichten</translation>
    </message>
</context>
<context>
    <name>platter::SidebarModel</name>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation>Alle Bibliotheken</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Abbilder</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1, %n Abbild</numerusform>
            <numerusform>%1, %n Abbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>+ Connect…</source>
        <translation>+ Verbinden …</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a library, expanded or collapsed</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <comment>a library, expanded or collapsed, its state</comment>
        <translation>%1, %2. %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n server(s)</source>
        <translation>
            <numerusform>%1, %n Server</numerusform>
            <numerusform>%1, %n Server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::SizeBarDelegate</name>
    <message>
        <source>%1 so far; how big the disk is shows when it is done</source>
        <translation>%1 bis jetzt; wie groß der Datenträger ist, zeigt sich am Ende</translation>
    </message>
    <message>
        <source>Nothing stored yet</source>
        <translation>Noch nichts gespeichert</translation>
    </message>
    <message>
        <source>%1 of a disk of %2 so far</source>
        <translation>%1 eines Datenträgers mit %2 bis jetzt</translation>
    </message>
    <message>
        <source>%1 of data on a disk of %2; stored in %3</source>
        <translation>%1 Daten auf einem Datenträger mit %2; gespeichert in %3</translation>
    </message>
    <message>
        <source>%1 of data on a disk of %2</source>
        <translation>%1 Daten auf einem Datenträger mit %2</translation>
    </message>
</context>
<context>
    <name>platter::SleepInhibitor</name>
    <message>
        <source>Images are being moved.</source>
        <translation>Abbilder werden übertragen.</translation>
    </message>
</context>
<context>
    <name>platter::SnapshotDialog</name>
    <message>
        <source>%1 is %2. Only active and inactive servers can be copied.</source>
        <translation>%1: %2. Nur aktive und inaktive Server können kopiert werden.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a volume, its server</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Take Snapshot</source>
        <translation>Schnappschuss machen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a server&apos;s name, its id</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>optional: becomes the image&apos;s description</source>
        <translation>optional: wird die Beschreibung des Abbilds</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Snapshot of %1 and the time</source>
        <comment>a server</comment>
        <translation>Schnappschuss von %1 und die Zeit</translation>
    </message>
    <message>
        <source>Not in the snapshot: %1.</source>
        <comment>volumes</comment>
        <translation>Nicht im Schnappschuss: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Take %n Snapshots</source>
        <translation>
            <numerusform>%n Schnappschuss machen</numerusform>
            <numerusform>%n Schnappschüsse machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies boot disks of servers, and volumes, into new images while the servers run.</source>
        <translation>Kopiert Systemplatten von Servern sowie Volumes in neue Abbilder, während die Server laufen.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3, volume of %4</source>
        <extracomment>a volume&apos;s name, its id, its size, its server</extracomment>
        <translation>%1 · %2 · %3, Volume von %4</translation>
    </message>
    <message>
        <source>Snapshot of each and the time</source>
        <translation>„Snapshot of“, der Name und die Zeit</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Nichts ist angekreuzt.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3, volume that no server has</source>
        <extracomment>a volume&apos;s name, its id, its size</extracomment>
        <translation>%1 · %2 · %3, Volume ohne Server</translation>
    </message>
    <message>
        <source>&amp;Track changes, so that the next snapshot reads only those</source>
        <translation>Ä&amp;nderungen verfolgen, damit der nächste Schnappschuss nur sie liest</translation>
    </message>
    <message>
        <source>For qcow2 disks, while the server runs. QEMU keeps track in the disk itself, and as long as it does it will not go back to the disk&apos;s internal snapshots (virsh snapshot-revert).</source>
        <translation>Bei qcow2-Datenträgern, während der Server läuft. QEMU führt im Datenträger selbst Buch und kehrt, solange es das tut, nicht zu dessen internen Schnappschüssen zurück (virsh snapshot-revert).</translation>
    </message>
</context>
<context>
    <name>platter::SnapshotJob</name>
    <message>
        <source>asking for the snapshot</source>
        <translation>Schnappschuss wird angefordert</translation>
    </message>
</context>
<context>
    <name>platter::SpaceActions</name>
    <message>
        <source>What was deleted from %1 cannot be restored.</source>
        <translation>Was aus %1 gelöscht wurde, lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Re&amp;store</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Free Space Now…</source>
        <translation>Jetzt Platz freigeben …</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n image(s) for good?</source>
        <translation>
            <numerusform>%n Abbild endgültig löschen?</numerusform>
            <numerusform>%n Abbilder endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Now Restore would still bring back %1; then nothing does.</source>
        <translation>Jetzt brächte „Wiederherstellen“ %1 noch zurück; danach nichts mehr.</translation>
    </message>
    <message>
        <source>Free Space</source>
        <translation>Platz freigeben</translation>
    </message>
</context>
<context>
    <name>platter::TopBar</name>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Columns, order and what is shown</source>
        <translation>Spalten, Reihenfolge und was gezeigt wird</translation>
    </message>
    <message>
        <source>+ Add Image…</source>
        <translation>+ Abbild hinzufügen …</translation>
    </message>
</context>
<context>
    <name>platter::TransfersDelegate</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>End</source>
        <comment>a server that is tried</comment>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>platter::TransfersPanel</name>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Clear Finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%n finished</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Show Image</source>
        <translation>Abbild zeigen</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <extracomment>%1 something to paste, as in &quot;ssh ubuntu@…&quot;</extracomment>
        <translation>„%1“ kopieren</translation>
    </message>
    <message>
        <source>limited to %1/s each way</source>
        <comment>a size</comment>
        <translation>begrenzt auf %1/s in jeder Richtung</translation>
    </message>
</context>
<context>
    <name>platter::TrialJob</name>
    <message>
        <source>Trial of %1</source>
        <comment>an image</comment>
        <translation>Probelauf von %1</translation>
    </message>
    <message>
        <source>Trying an image needs your own libvirt, qemu:///session, which is not among the addresses in the settings.</source>
        <translation>Ein Abbild auszuprobieren braucht Ihr eigenes libvirt, qemu:///session, das nicht unter den Adressen in den Einstellungen ist.</translation>
    </message>
    <message>
        <source>Trying an image needs the program %1, which is not installed. Install the package %2 and try again.</source>
        <translation>Ein Abbild auszuprobieren braucht das Programm %1, das nicht installiert ist. Installieren Sie das Paket %2, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A file for what the server writes could not be made in %1.</source>
        <translation>In %1 konnte keine Datei für das angelegt werden, was der Server schreibt.</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>No folder could be made in %1 for what the server writes.</source>
        <translation>In %1 konnte kein Ordner für das angelegt werden, was der Server schreibt.</translation>
    </message>
    <message>
        <source>A server of “%1” cannot be started</source>
        <translation>Ein Server von „%1“ kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>The server of “%1” was ended: its disk is not given out any more.</source>
        <translation>Der Server von „%1“ wurde beendet: Sein Datenträger wird nicht mehr ausgegeben.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>platter::UpkeepActions</name>
    <message>
        <source>%1 looks after its images itself.</source>
        <translation>%1 kümmert sich selbst um seine Abbilder.</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Verify All Images</source>
        <translation>Alle Abbilder prüfen</translation>
    </message>
    <message>
        <source>Repair Library</source>
        <translation>Bibliothek reparieren</translation>
    </message>
    <message>
        <source>Back Up Library…</source>
        <translation>Bibliothek sichern …</translation>
    </message>
    <message>
        <source>Reads everything and names what is damaged</source>
        <translation>Liest alles und nennt, was beschädigt ist</translation>
    </message>
    <message>
        <source>Makes the catalogue and the index anew from the rest of the library, then verifies all</source>
        <translation>Macht Katalog und Index aus dem Rest der Bibliothek neu und prüft dann alles</translation>
    </message>
    <message>
        <source>Copies what is new to a folder that can be opened as a library</source>
        <translation>Kopiert, was neu ist, in einen Ordner, der sich als Bibliothek öffnen lässt</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sichern nach</translation>
    </message>
    <message>
        <source>Back Up Here</source>
        <translation>Hier sichern</translation>
    </message>
</context>
<context>
    <name>platter::UploadJob</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>%1 an image, %2 the account that it is copied to</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Brightbox needs to know the architecture of an image, which is x86_64 or i686. Set it and try again.</source>
        <translation>Brightbox muss die Architektur eines Abbilds kennen, x86_64 oder i686. Bitte setzen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>registering</source>
        <translation>wird registriert</translation>
    </message>
    <message>
        <source>waiting for sign-in</source>
        <translation>wartet auf Anmeldung</translation>
    </message>
    <message>
        <source>waiting for network</source>
        <translation>wartet auf Netzwerk</translation>
    </message>
    <message>
        <source>The image %1, which this is a copy of, is not there any more.</source>
        <translation>Das Abbild %1, von dem dies eine Kopie ist, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 is not the file it was when the upload began. Add it again.</source>
        <translation>%1 ist nicht mehr die Datei, die sie beim Beginn des Hochladens war. Bitte noch einmal hinzufügen.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The SHA-256 of %1 is not the one that was given.</source>
        <translation>Die SHA-256-Summe von %1 ist nicht die angegebene.</translation>
    </message>
    <message>
        <source>uploading; over 50 GB compressed, which Brightbox may refuse</source>
        <translation>wird hochgeladen; komprimiert über 50 GB, was Brightbox vielleicht ablehnt</translation>
    </message>
    <message>
        <source>uploading</source>
        <translation>wird hochgeladen</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>%1 changed while it was uploaded. Nothing was kept; add it again.</source>
        <translation>%1 hat sich beim Hochladen geändert. Nichts wurde behalten; bitte noch einmal hinzufügen.</translation>
    </message>
</context>
<context>
    <name>platter::UseActions</name>
    <message>
        <source>%1 builds no servers. Copy the image to an account first.</source>
        <translation>%1 baut keine Server. Bitte das Abbild zuerst in ein Konto kopieren.</translation>
    </message>
    <message>
        <source>%1 has no links to share. Copy the image to an account first.</source>
        <translation>%1 hat keine Links zum Teilen. Bitte das Abbild zuerst in ein Konto kopieren.</translation>
    </message>
    <message>
        <source>Copy &amp;to another library</source>
        <translation>In andere Bibliothek &amp;kopieren</translation>
    </message>
    <message>
        <source>P&amp;ublish and retire…</source>
        <translation>Veröffentlichen und &amp;ablösen …</translation>
    </message>
    <message>
        <source>S&amp;hare link…</source>
        <translation>Link t&amp;eilen …</translation>
    </message>
    <message>
        <source>&amp;Build server…</source>
        <translation>Se&amp;rver bauen …</translation>
    </message>
    <message>
        <source>This is done with one image at a time.</source>
        <translation>Das geht mit jeweils einem Abbild.</translation>
    </message>
    <message>
        <source>There is no other library that takes images. Connect to an account first.</source>
        <translation>Es gibt keine andere Bibliothek, die Abbilder aufnimmt. Bitte zuerst mit einem Konto verbinden.</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a library</comment>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>There is no other image in %1 that could be retired.</source>
        <translation>In %1 gibt es kein anderes Abbild, das abgelöst werden könnte.</translation>
    </message>
    <message>
        <source>Published %1 and retired %2</source>
        <translation>%1 veröffentlicht und %2 abgelöst</translation>
    </message>
    <message>
        <source>&amp;Try image</source>
        <translation>Abbild au&amp;sprobieren</translation>
    </message>
    <message>
        <source>%1 makes no disks smaller. Copy the image to this computer first.</source>
        <translation>%1 verkleinert keine Datenträger. Bitte das Abbild zuerst auf diesen Rechner kopieren.</translation>
    </message>
    <message>
        <source>Shrin&amp;k to fit…</source>
        <translation>Passend &amp;verkleinern …</translation>
    </message>
</context>
<context>
    <name>platter::VerifyJob</name>
    <message>
        <source>Repair of the library</source>
        <translation>Reparatur der Bibliothek</translation>
    </message>
    <message>
        <source>looking for damage</source>
        <translation>sucht nach Schäden</translation>
    </message>
    <message>
        <source>reading and hashing</source>
        <translation>liest und prüft</translation>
    </message>
    <message>
        <source>There is no image %1 in this library.</source>
        <translation>In dieser Bibliothek gibt es kein Abbild %1.</translation>
    </message>
    <message>
        <source>making the catalogue from the images&apos; records</source>
        <translation>macht den Katalog aus den Aufzeichnungen der Abbilder</translation>
    </message>
    <message>
        <source>making the index from the packs</source>
        <translation>macht den Index aus den Packs</translation>
    </message>
    <message>
        <source>%1 bytes of the packs could not be read and were left out.</source>
        <translation>%1 Bytes der Packs waren nicht lesbar und wurden ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) could not be opened.</source>
        <translation>
            <numerusform>%n Pack konnte nicht geöffnet werden.</numerusform>
            <numerusform>%n Packs konnten nicht geöffnet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the index are damaged.</source>
        <translation>
            <numerusform>%n Teil des Index ist beschädigt.</numerusform>
            <numerusform>%n Teile des Index sind beschädigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The index was damaged, and was made again from the packs.</source>
        <translation>Der Index war beschädigt und wurde aus den Packs neu gemacht.</translation>
    </message>
    <message>
        <source>checking the maps of the images</source>
        <translation>prüft die Karten der Abbilder</translation>
    </message>
    <message>
        <source>looking for lost parts in the packs</source>
        <translation>sucht verlorene Teile in den Packs</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this disk are lost or damaged in the library. Adding the same disk again mends it.</source>
        <translation>
            <numerusform>%n Teil dieser Platte ist in der Bibliothek verloren oder beschädigt. Dieselbe Platte noch einmal hinzuzufügen heilt das.</numerusform>
            <numerusform>%n Teile dieser Platte sind in der Bibliothek verloren oder beschädigt. Dieselbe Platte noch einmal hinzuzufügen heilt das.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged parts could not be taken out of the index: %1</source>
        <translation>Die beschädigten Teile konnten nicht aus dem Index genommen werden: %1</translation>
    </message>
    <message>
        <source>“%1” is damaged: %2</source>
        <translation>„%1“ ist beschädigt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are damaged.</source>
        <translation>
            <numerusform>%n Abbild ist beschädigt.</numerusform>
            <numerusform>%n Abbilder sind beschädigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the library are damaged, but no image needs them. They were taken out.</source>
        <translation>Teile der Bibliothek sind beschädigt, aber kein Abbild braucht sie. Sie wurden herausgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) whole</source>
        <translation>
            <numerusform>%n Abbild heil</numerusform>
            <numerusform>%n Abbilder heil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of this disk are lost or damaged in the library. An earlier version of Platter stored it, so adding the same disk again makes a new image and does not mend this one.</source>
        <translation>
            <numerusform>%n Teil dieser Platte ist in der Bibliothek verloren oder beschädigt. Eine frühere Version von Platter hat sie gespeichert; dieselbe Platte noch einmal hinzuzufügen ergibt darum ein neues Abbild und heilt dieses nicht.</numerusform>
            <numerusform>%n Teile dieser Platte sind in der Bibliothek verloren oder beschädigt. Eine frühere Version von Platter hat sie gespeichert; dieselbe Platte noch einmal hinzuzufügen ergibt darum ein neues Abbild und heilt dieses nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>platter::WindowActions</name>
    <message>
        <source>Add Image…</source>
        <translation>Abbild hinzufügen …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Compact Rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Add disk images from files (%1)</source>
        <translation>Datenträgerabbilder aus Dateien hinzufügen (%1)</translation>
    </message>
    <message>
        <source>Transfer Limits…</source>
        <translation>Grenzen für Übertragungen …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
</context>
</TS>
