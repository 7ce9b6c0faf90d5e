<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Über photoclust</translation>
    </message>
    <message>
        <source>photoclust {0}, under the Apache License 2.0. Everything stays on this computer: no photo, face or name is ever sent anywhere.</source>
        <translation>photoclust {0}, unter der Apache-Lizenz 2.0. Alles bleibt auf diesem Computer: Kein Foto, kein Gesicht und kein Name wird je irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Faces are found by MTCNN (weights under the MIT licence) and compared by an embedding network, trained on from one in the public domain (CC0). The window is made with Qt for Python (LGPL-3.0).</source>
        <translation>Gesichter findet MTCNN (Gewichte unter der MIT-Lizenz); verglichen werden sie von einem Embedding-Netz, das aus einem gemeinfreien (CC0) weitertrainiert wurde. Das Fenster ist mit Qt for Python gemacht (LGPL-3.0).</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Look closely at the device, the networks&apos; weights and the library</source>
        <translation>Gerät, Gewichte der Netze und Bibliothek gründlich ansehen</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, device, counts and the end of the log, without names of people, to paste into a report of a problem</source>
        <translation>Versionen, Gerät, Anzahlen und das Ende des Protokolls, ohne Namen von Personen, zum Einfügen in eine Problemmeldung</translation>
    </message>
    <message>
        <source>The log is switched off</source>
        <translation>Das Protokoll ist abgeschaltet</translation>
    </message>
    <message>
        <source>About the networks</source>
        <translation>Über die Netze</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Über Qt</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Read damaged faces anew from their photos, and drop what cannot be</source>
        <translation>Beschädigte Gesichter aus ihren Fotos neu lesen und verwerfen, was sich nicht lesen lässt</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>Es ist keine Bibliothek offen.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>Collecting diagnostics</source>
        <translation>Diagnose wird gesammelt</translation>
    </message>
    <message>
        <source>The diagnostics were copied.</source>
        <translation>Die Diagnose wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>AdapterCard</name>
    <message>
        <source>Adapt to your people</source>
        <translation>An die eigenen Personen anpassen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Try to adapt to your people</source>
        <translation>Die Anpassung an die eigenen Personen ausprobieren</translation>
    </message>
    <message>
        <source>Go back to the network as it comes</source>
        <translation>Zurück zum mitgelieferten Netz</translation>
    </message>
    <message>
        <source>Learning from confirmed faces</source>
        <translation>Von bestätigten Gesichtern lernen</translation>
    </message>
    <message>
        <source>Learns to tell your people apart better, and shows what that would bring before anything changes. Needs three people with five confirmed faces each.</source>
        <translation>Lernt, die eigenen Personen besser auseinanderzuhalten, und zeigt, was das brächte, bevor sich etwas ändert. Braucht drei Personen mit je fünf bestätigten Gesichtern.</translation>
    </message>
    <message>
        <source>Adapter of this library</source>
        <translation>Adapter dieser Bibliothek</translation>
    </message>
    <message>
        <source>Trying to adapt</source>
        <translation>Anpassung wird ausprobiert</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Adapting to your people</source>
        <translation>Anpassen an die eigenen Personen</translation>
    </message>
    <message>
        <source>Faces are compared by the adapter from now on. Group people anew to have them gain by it.</source>
        <translation>Gesichter werden von jetzt an mit dem Adapter verglichen. Damit er den Personen zugutekommt, neu gruppieren.</translation>
    </message>
    <message>
        <source>Going back to the network as it comes</source>
        <translation>Rückkehr zum mitgelieferten Netz</translation>
    </message>
    <message>
        <source>Faces are compared by the network as it comes again. Group people anew to have them follow it.</source>
        <translation>Gesichter werden wieder mit dem mitgelieferten Netz verglichen. Damit die Personen ihm folgen, neu gruppieren.</translation>
    </message>
    <message>
        <source>Group anew</source>
        <translation>Neu gruppieren</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Angehalten. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>Es ist keine Bibliothek offen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) have {0} confirmed faces or more.</source>
        <translation>
            <numerusform>%Ln Person hat {0} bestätigte Gesichter oder mehr.</numerusform>
            <numerusform>%Ln Personen haben {0} bestätigte Gesichter oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} people have {2} confirmed faces. Confirm more on a person&apos;s page, or answer questions in Review.</source>
        <translation>{0} von {1} Personen haben {2} bestätigte Gesichter. Weitere lassen sich auf der Seite einer Person bestätigen, oder unter „Nachfragen“ mit Antworten.</translation>
    </message>
    <message>
        <source>In use, fitted to {0} of {1} and to the present network.</source>
        <translation>In Gebrauch, angepasst an {0} von {1} und an das jetzige Netz.</translation>
    </message>
    <message>
        <source>In use since {2}, fitted to {0} of {1} and to the present network.</source>
        <translation>In Gebrauch seit dem {2}, angepasst an {0} von {1} und an das jetzige Netz.</translation>
    </message>
</context>
<context>
    <name>AlbumForm</name>
    <message>
        <source>Everybody who has a name</source>
        <translation>Alle, die einen Namen haben</translation>
    </message>
    <message>
        <source>People you choose</source>
        <translation>Ausgewählte Personen</translation>
    </message>
    <message>
        <source>All saved albums</source>
        <translation>Alle gespeicherten Alben</translation>
    </message>
    <message>
        <source>Recipes that were saved on the page of photos.</source>
        <translation>Rezepte, die auf der Seite der Fotos gespeichert wurden.</translation>
    </message>
    <message>
        <source>Whose albums</source>
        <translation>Wessen Alben</translation>
    </message>
    <message>
        <source>Move or remove what does not belong there any more</source>
        <translation>Verschieben oder entfernen, was nicht mehr dorthin gehört</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Hard links</source>
        <translation>Harte Links</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>Symbolische Links</translation>
    </message>
    <message>
        <source>Also albums for those seen together: “Anna + Ben”</source>
        <translation>Auch Alben gemeinsamer Fotos: „Anna + Ben“</translation>
    </message>
    <message>
        <source>Photos you chose</source>
        <translation>Gewählte Fotos</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>Name des Albums</translation>
    </message>
    <message>
        <source>Of what was exported before; only files of which there is the original</source>
        <translation>Von früher Exportiertem; nur Dateien, deren Original vorhanden ist</translation>
    </message>
    <message>
        <source>Write names into the copies</source>
        <translation>Namen in die Kopien schreiben</translation>
    </message>
    <message>
        <source>For other programs, as the page Tags does; your photos stay as they are</source>
        <translation>Für andere Programme, wie auf der Seite „Namensangaben“; Ihre Fotos bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Files of their own, to give away or to edit.</source>
        <translation>Eigene Dateien, zum Weitergeben oder Bearbeiten.</translation>
    </message>
    <message>
        <source>Second names of the same files, on the same disk.</source>
        <translation>Zweiter Name der Datei, gleicher Datenträger.</translation>
    </message>
    <message>
        <source>They point to the originals, until these are moved.</source>
        <translation>Verweise, bis die Originale verschoben werden.</translation>
    </message>
    <message>
        <source>One HTML file for each album</source>
        <translation>Eine HTML-Datei je Album</translation>
    </message>
    <message>
        <source>With its photos in it, made smaller, for those who have no program.</source>
        <translation>Mit den verkleinerten Fotos darin, für alle ohne Programm.</translation>
    </message>
    <message>
        <source>By which means</source>
        <translation>Auf welchem Weg</translation>
    </message>
    <message>
        <source>Folder for the albums</source>
        <translation>Ordner für die Alben</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Tick the people whose photos you want.</source>
        <translation>Bitte die Personen ankreuzen, deren Fotos gewünscht sind.</translation>
    </message>
    <message>
        <source>Nobody has a name yet. Name people first, or choose some.</source>
        <translation>Noch hat niemand einen Namen. Zuerst Personen benennen oder einige auswählen.</translation>
    </message>
    <message>
        <source>Give the album a name.</source>
        <translation>Geben Sie dem Album einen Namen.</translation>
    </message>
    <message>
        <source>Choose a folder for the albums.</source>
        <translation>Bitte einen Ordner für die Alben wählen.</translation>
    </message>
    <message>
        <source>The {0} you chose</source>
        <translation>Die gewählten Fotos ({0})</translation>
    </message>
    <message>
        <source>Everybody who has a name ({0})</source>
        <translation>Alle mit Namen ({0})</translation>
    </message>
</context>
<context>
    <name>AlbumPreview</name>
    <message>
        <source>Albums that will be written</source>
        <translation>Alben, die geschrieben werden</translation>
    </message>
    <message>
        <source>No photo to write</source>
        <translation>Kein Foto zu schreiben</translation>
    </message>
    <message>
        <source>Nothing that is chosen is in a photo that can be reached just now.</source>
        <translation>Nichts Gewähltes ist in einem Foto, das gerade erreichbar ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln Album</numerusform>
            <numerusform>%Ln Alben</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}, all written already</source>
        <translation>{0}, alle schon geschrieben</translation>
    </message>
    <message>
        <source>needs no space</source>
        <translation>braucht keinen Platz</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) there already, left as they are</source>
        <translation>
            <numerusform>%Ln Foto ist schon da und bleibt, wie es ist</numerusform>
            <numerusform>%Ln Fotos sind schon da und bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them get another name, as theirs is taken</source>
        <translation>
            <numerusform>%Ln davon bekommt einen anderen Namen, da seiner vergeben ist</numerusform>
            <numerusform>%Ln davon bekommen einen anderen Namen, da ihrer vergeben ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached and stay out</source>
        <translation>
            <numerusform>%Ln Foto ist nicht erreichbar und bleibt außen vor</numerusform>
            <numerusform>%Ln Fotos sind nicht erreichbar und bleiben außen vor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can be moved from an earlier album</source>
        <translation>
            <numerusform>%Ln davon kann aus einem früheren Album verschoben werden</numerusform>
            <numerusform>%Ln davon können aus einem früheren Album verschoben werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) there do not belong there any more</source>
        <translation>
            <numerusform>%Ln Datei dort gehört nicht mehr dorthin</numerusform>
            <numerusform>%Ln Dateien dort gehören nicht mehr dorthin</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>written already</source>
        <translation>schon geschrieben</translation>
    </message>
    <message>
        <source>{0} new, {1} there</source>
        <translation>{0} neu, {1} vorhanden</translation>
    </message>
</context>
<context>
    <name>BatchQuestion</name>
    <message>
        <source>The sure ones are ticked. Click the others: yes, no, or left open.</source>
        <translation>Die sicheren sind angehakt. Die anderen anklicken: ja, nein oder offen.</translation>
    </message>
    <message>
        <source>Which of these are the same person?</source>
        <translation>Welche davon sind dieselbe Person?</translation>
    </message>
    <message>
        <source>Which of these are {0}?</source>
        <translation>Welche davon sind {0}?</translation>
    </message>
</context>
<context>
    <name>BirthQuestion</name>
    <message>
        <source>When was {0} born?</source>
        <translation>Wann ist {0} geboren?</translation>
    </message>
    <message>
        <source>A day, or only a year. Ages are shown beside photos, and faces from before are not taken for theirs.</source>
        <translation>Ein Tag oder nur ein Jahr. Neben Fotos steht dann das Alter, und Gesichter von davor werden nicht für diese Person gehalten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Take the date away</source>
        <translation>Datum entfernen</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>A command, a person, an album, a folder or a setting</source>
        <translation>Ein Befehl, eine Person, ein Album, ein Ordner oder eine Einstellung</translation>
    </message>
    <message>
        <source>Find a command, a person, an album, a folder or a setting</source>
        <translation>Einen Befehl, eine Person, ein Album, einen Ordner oder eine Einstellung finden</translation>
    </message>
</context>
<context>
    <name>CompanionList</name>
    <message>
        <source>Together with</source>
        <translation>Zusammen mit</translation>
    </message>
    <message>
        <source>With nobody so far</source>
        <translation>Bisher mit niemandem</translation>
    </message>
    <message>
        <source>People who are in the same photos are listed here.</source>
        <translation>Hier stehen die Personen, die auf denselben Fotos sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln gemeinsames Foto</numerusform>
            <numerusform>%Ln gemeinsame Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DailyBackup</name>
    <message>
        <source>Backing up the library</source>
        <translation>Bibliothek wird gesichert</translation>
    </message>
</context>
<context>
    <name>DateButton</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>Dates: {0}</source>
        <translation>Zeitraum: {0}</translation>
    </message>
</context>
<context>
    <name>DemoLibrary</name>
    <message>
        <source>Drawing people</source>
        <translation>Personen werden gezeichnet</translation>
    </message>
    <message>
        <source>These people are drawn. Try what you like; your own library is apart.</source>
        <translation>Diese Personen sind gezeichnet. Probieren Sie aus, was Sie mögen; Ihre eigene Bibliothek ist davon getrennt.</translation>
    </message>
    <message>
        <source>Back to my library</source>
        <translation>Zurück zu meiner Bibliothek</translation>
    </message>
</context>
<context>
    <name>DismissQuestion</name>
    <message>
        <source>None of these faces matters</source>
        <translation>Keines dieser Gesichter ist wichtig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) without a name are in other photos too.</source>
        <translation>
            <numerusform>%Ln Person ohne Namen ist auch auf anderen Fotos.</numerusform>
            <numerusform>%Ln Personen ohne Namen sind auch auf anderen Fotos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is ignored is kept out of the way in all photos.</source>
        <translation>Wer ignoriert wird, ist auf allen Fotos aus dem Weg.</translation>
    </message>
    <message>
        <source>Ignore them too</source>
        <translation>Auch diese ignorieren</translation>
    </message>
    <message>
        <source>Only the others</source>
        <translation>Nur die anderen</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop folders to add them, photos to see them</source>
        <translation>Ordner hinzufügen oder Fotos ansehen</translation>
    </message>
</context>
<context>
    <name>ExchangeCard</name>
    <message>
        <source>Other libraries</source>
        <translation>Andere Bibliotheken</translation>
    </message>
    <message>
        <source>Two computers, one family: what was decided in another library is added to this one. The other stays as it is, and one undo takes it back.</source>
        <translation>Zwei Rechner, eine Familie: Was in einer anderen Bibliothek entschieden wurde, kommt zu dieser hinzu. Die andere bleibt, wie sie ist, und einmal Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>Join another…</source>
        <translation>Andere aufnehmen…</translation>
    </message>
    <message>
        <source>Export for other programs…</source>
        <translation>Für andere Programme exportieren…</translation>
    </message>
    <message>
        <source>All that was decided, as documented JSON Lines with the embeddings beside</source>
        <translation>Alles Entschiedene als dokumentierte JSON Lines, daneben die Einbettungen</translation>
    </message>
    <message>
        <source>Comparing the libraries</source>
        <translation>Bibliotheken werden verglichen</translation>
    </message>
    <message>
        <source>Joining the libraries</source>
        <translation>Bibliotheken werden vereint</translation>
    </message>
    <message>
        <source>Exporting the library</source>
        <translation>Bibliothek wird exportiert</translation>
    </message>
    <message>
        <source>The library was joined: {0} decided.</source>
        <translation>Die Bibliothek wurde aufgenommen: über {0} entschieden.</translation>
    </message>
    <message>
        <source>Its folders are scanned from now on.</source>
        <translation>Ihre Ordner werden von nun an durchsucht.</translation>
    </message>
    <message>
        <source>{0} written to {1}.</source>
        <translation>{0} nach {1} geschrieben.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Join another library</source>
        <translation>Andere Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Libraries (*{0} {1})</source>
        <translation>Bibliotheken (*{0} {1})</translation>
    </message>
    <message>
        <source>Folder for the exported library</source>
        <translation>Ordner für die exportierte Bibliothek</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Your originals stay where and as they are.</source>
        <translation>Die Originale bleiben, wo und wie sie sind.</translation>
    </message>
    <message>
        <source>Write table</source>
        <translation>Tabelle schreiben</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Write what is shown</source>
        <translation>Schreiben, was angezeigt wird</translation>
    </message>
    <message>
        <source>Write (Ctrl+Return)</source>
        <translation>Schreiben (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Looking at what would be written</source>
        <translation>Es wird ermittelt, was geschrieben würde</translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation>Das lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Name people</source>
        <translation>Personen benennen</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto schreiben</numerusform>
            <numerusform>%Ln Fotos schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Write albums</source>
        <translation>Alben schreiben</translation>
    </message>
    <message>
        <source>Writing albums</source>
        <translation>Alben werden geschrieben</translation>
    </message>
    <message>
        <source>Writing contact sheets</source>
        <translation>Kontaktabzüge werden geschrieben</translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation>Tabelle wird geschrieben</translation>
    </message>
    <message>
        <source>{0} written, {1}.</source>
        <translation>{0} geschrieben, {1}.</translation>
    </message>
    <message>
        <source>No photo was written.</source>
        <translation>Kein Foto wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to new places.</source>
        <translation>
            <numerusform>%Ln Datei an ihren neuen Ort verschoben.</numerusform>
            <numerusform>%Ln Dateien an ihren neuen Ort verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, with {0} in them.</source>
        <translation>
            <numerusform>%Ln Datei geschrieben, mit {0} darin.</numerusform>
            <numerusform>%Ln Dateien geschrieben, mit {0} darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) written to {0}.</source>
        <translation>
            <numerusform>%Ln Seite nach {0} geschrieben.</numerusform>
            <numerusform>%Ln Seiten nach {0} geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) removed.</source>
        <translation>
            <numerusform>%Ln Datei entfernt.</numerusform>
            <numerusform>%Ln Dateien entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was written stays, and writing goes on from there next time.</source>
        <translation>Abgebrochen: Was geschrieben ist, bleibt; beim nächsten Mal geht es dort weiter.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) stayed out:</source>
        <translation>
            <numerusform>%Ln Foto blieb außen vor:</numerusform>
            <numerusform>%Ln Fotos blieben außen vor:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weiteres.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) written to {0}.</source>
        <translation>
            <numerusform>%Ln Gesicht nach {0} geschrieben.</numerusform>
            <numerusform>%Ln Gesichter nach {0} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>FaceGrid</name>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
</context>
<context>
    <name>FaceModel</name>
    <message>
        <source>Face {0} of {1}</source>
        <translation>Gesicht {0} von {1}</translation>
    </message>
</context>
<context>
    <name>FaceNamer</name>
    <message>
        <source>Only this face</source>
        <translation>Nur dieses Gesicht</translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation>Ja, das stimmt</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>Namen speichern</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Not a face (Shift+Delete)</source>
        <translation>Kein Gesicht (Umschalt+Entf)</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Nicht diese Person</translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation>Nicht {0}</translation>
    </message>
    <message>
        <source>{0} (Delete)</source>
        <translation>{0} (Entf)</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Noch nicht zugeordnet</translation>
    </message>
    <message numerus="yes">
        <source>The whole group (%Ln face(s))</source>
        <translation>
            <numerusform>Die ganze Gruppe (%Ln Gesicht)</numerusform>
            <numerusform>Die ganze Gruppe (%Ln Gesichter)</numerusform>
        </translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>Andere Person „{0}“</translation>
    </message>
    <message>
        <source>One more person called {0}</source>
        <translation>Noch eine Person namens {0}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Mit Namen</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Named first</source>
        <translation>Benannte zuerst</translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation>Meiste Fotos zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>Früheste zuerst</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
</context>
<context>
    <name>FolderIntake</name>
    <message>
        <source>Add photo folder</source>
        <translation>Fotoordner hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) were not added.</source>
        <translation>
            <numerusform>%Ln Eintrag wurde nicht hinzugefügt.</numerusform>
            <numerusform>%Ln Einträge wurden nicht hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>{0} is no photo that can be read.</source>
        <translation>{0} ist kein lesbares Foto.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in “{0}”, which is not one of your folders.</source>
        <translation>
            <numerusform>%Ln Foto in „{0}“, keinem der durchsuchten Ordner.</numerusform>
            <numerusform>%Ln Fotos in „{0}“, keinem der durchsuchten Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this folder</source>
        <translation>Diesen Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Noch kein Ordner</translation>
    </message>
    <message>
        <source>Add the folders that your photos lie in, or drop them here. photoclust reads them; it never changes, moves or deletes a photo.</source>
        <translation>Ordner mit Fotos hinzufügen oder hier ablegen. photoclust liest sie nur; es ändert, verschiebt und löscht nie ein Foto.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>Relocate…</source>
        <translation>Neuer Ort…</translation>
    </message>
    <message>
        <source>Say where this folder lies now; names and people stay</source>
        <translation>Angeben, wo dieser Ordner jetzt liegt; Namen und Personen bleiben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Stop watching this folder; the photos stay where they are</source>
        <translation>Diesen Ordner nicht mehr beobachten; die Fotos bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Open in file manager</source>
        <translation>Im Dateimanager öffnen</translation>
    </message>
    <message>
        <source>Removing a folder deletes nothing: its photos stay where they are, and what you decided comes back when you add it again.</source>
        <translation>Entfernen löscht nichts: Die Fotos bleiben, wo sie sind, und alle Entscheidungen sind wieder da, sobald der Ordner wieder hinzugefügt wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} of them offline</source>
        <translation>{0}, davon {1} offline</translation>
    </message>
    <message>
        <source>Offline – nothing is lost</source>
        <translation>Offline – nichts ist verloren</translation>
    </message>
    <message>
        <source>Add photo folder</source>
        <translation>Fotoordner hinzufügen</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>Ordner entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Stop watching %Ln folder(s)?</source>
        <translation>
            <numerusform>%Ln Ordner nicht mehr beobachten?</numerusform>
            <numerusform>%Ln Ordner nicht mehr beobachten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop watching {0}?</source>
        <translation>{0} nicht mehr beobachten?</translation>
    </message>
    <message>
        <source>The photos stay where they are. Names and decisions are kept, and come back when you add the folder again.</source>
        <translation>Die Fotos bleiben, wo sie sind. Namen und Entscheidungen bleiben erhalten und sind wieder da, sobald der Ordner wieder hinzugefügt wird.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) no longer watched. Nothing was deleted.</source>
        <translation>
            <numerusform>%Ln Ordner wird nicht mehr beobachtet. Nichts wurde gelöscht.</numerusform>
            <numerusform>%Ln Ordner werden nicht mehr beobachtet. Nichts wurde gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>Wieder hinzufügen</translation>
    </message>
    <message>
        <source>Where does {0} lie now?</source>
        <translation>Wo liegt {0} jetzt?</translation>
    </message>
    <message>
        <source>{0} is found at {1} now.</source>
        <translation>{0} liegt jetzt unter {1}.</translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message>
        <source>This cannot be undone. The files stay where they are. Backups keep it.</source>
        <translation>Das lässt sich nicht rückgängig machen. Die Dateien bleiben, wo sie sind. Sicherungen behalten es.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Decisions, latest first</source>
        <translation>Entscheidungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Nothing decided yet</source>
        <translation>Noch nichts entschieden</translation>
    </message>
    <message>
        <source>Whatever you decide is listed here – naming, merging, moving, ignoring – and can be taken back, also after you have closed photoclust.</source>
        <translation>Jede Entscheidung steht hier – benennen, zusammenführen, verschieben, ignorieren – und lässt sich zurücknehmen, auch nachdem photoclust geschlossen wurde.</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>Zu den Personen</translation>
    </message>
    <message>
        <source>Go back to here</source>
        <translation>Bis hierher zurück</translation>
    </message>
    <message>
        <source>Going back takes back all decisions above that line; you can go forward again until you decide something new. The history is kept with the library, so all this works after a restart too.</source>
        <translation>Zurückgehen nimmt alle Entscheidungen über dieser Zeile zurück; vorwärts geht es wieder, bis etwas Neues entschieden wird. Der Verlauf gehört zur Bibliothek und übersteht jeden Neustart.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>%Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Aktueller Stand</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>Heute, {0}</translation>
    </message>
    <message>
        <source>As the scan left it</source>
        <translation>Stand nach dem Einlesen</translation>
    </message>
    <message>
        <source>Before all decisions</source>
        <translation>Vor allen Entscheidungen</translation>
    </message>
    <message>
        <source>Go forward to here</source>
        <translation>Bis hierher vor</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>{0} von {1} Fotos</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a library</source>
        <translation>Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>What is in {0} is added to this library:</source>
        <translation>Was in {0} steht, kommt zu dieser Bibliothek hinzu:</translation>
    </message>
    <message>
        <source>New photos appear when a scan finds them.</source>
        <translation>Neue Fotos erscheinen, wenn eine Suche sie findet.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>{0} decided</source>
        <translation>über {0} entschieden</translation>
    </message>
    <message>
        <source>{0} known here</source>
        <translation>{0} hier bekannt</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} neu</translation>
    </message>
    <message>
        <source>Who is who? Tick those who are one person.</source>
        <translation>Wer ist wer? Ankreuzen, wer dieselbe Person ist.</translation>
    </message>
    <message>
        <source>person {0}</source>
        <translation>Person {0}</translation>
    </message>
    <message>
        <source>“{0}” there is “{1}” here</source>
        <translation>„{0}“ dort ist „{1}“ hier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s); what was decided here stays:</source>
        <translation>
            <numerusform>%Ln Unterschied; was hier entschieden wurde, bleibt:</numerusform>
            <numerusform>%Ln Unterschiede; was hier entschieden wurde, bleibt:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weiterer.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Where the library lies</source>
        <translation>Ort der Bibliothek</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Write a copy of the library, with all names and decisions, to a new file</source>
        <translation>Eine Kopie der Bibliothek mit allen Namen und Entscheidungen in eine neue Datei schreiben</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Put a backup in the library&apos;s place; what is there now is kept beside it</source>
        <translation>Eine Sicherung an die Stelle der Bibliothek setzen; was jetzt dort liegt, bleibt daneben erhalten</translation>
    </message>
    <message>
        <source>Keep a backup a day beside it, the last seven</source>
        <translation>Täglich daneben sichern, die letzten sieben behalten</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Andere öffnen…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Bibliothek sichern</translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation>Bibliotheken (*{0})</translation>
    </message>
    <message>
        <source>Backing up the library</source>
        <translation>Bibliothek wird gesichert</translation>
    </message>
    <message>
        <source>The library was copied to {0}, and the copy checked.</source>
        <translation>Die Bibliothek wurde nach {0} kopiert und die Kopie geprüft.</translation>
    </message>
</context>
<context>
    <name>LibraryErrorPage</name>
    <message>
        <source>New library…</source>
        <translation>Neue Bibliothek…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>This library cannot be opened</source>
        <translation>Diese Bibliothek lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Andere Bibliothek öffnen…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open another library…</source>
        <translation>Andere Bibliothek öffnen…</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>Fotoordner hinzufügen…</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>Neue Bibliothek…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Put a backup in the library&apos;s place; what is there now is kept beside it</source>
        <translation>Eine Sicherung an die Stelle der Bibliothek setzen; was jetzt dort liegt, bleibt daneben erhalten</translation>
    </message>
    <message>
        <source>Try it with drawn people</source>
        <translation>Mit gezeichneten Personen ausprobieren</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>Größere Bilder</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>Kleinere Bilder</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>Eine Bibliothek öffnen</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>Neue Bibliothek</translation>
    </message>
    <message>
        <source>{0} is there already. Choose another name, or open it.</source>
        <translation>{0} ist schon da. Einen anderen Namen wählen oder die Bibliothek öffnen.</translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation>Bibliotheken (*{0})</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>Die Sicherung wurde wiederhergestellt.</translation>
    </message>
    <message>
        <source>What was there is now {0}.</source>
        <translation>Was dort lag, ist jetzt {0}.</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>Wiederholen: {0}</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>Merge?</source>
        <translation>Zusammenführen?</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Leave them apart</source>
        <translation>Getrennt lassen</translation>
    </message>
    <message>
        <source>Merge this person with</source>
        <translation>Diese Person zusammenführen mit</translation>
    </message>
    <message>
        <source>Merge {0} with</source>
        <translation>{0} zusammenführen mit</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{0} become one person, whose name is {1}.</source>
        <translation>{0} werden eine Person, die {1} heißt.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>%Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>All are right</source>
        <translation>Alle stimmen</translation>
    </message>
    <message>
        <source>Names and decisions stay.</source>
        <translation>Namen und Entscheidungen bleiben.</translation>
    </message>
    <message>
        <source>Stopped looking again. The next start goes on where this one ended.</source>
        <translation>Angehalten. Der nächste Start macht dort weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) looked at again.</source>
        <translation>
            <numerusform>%Ln Foto noch einmal angesehen.</numerusform>
            <numerusform>%Ln Fotos noch einmal angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are out of reach, and looked at when they are back.</source>
        <translation>Sie sind gerade nicht erreichbar und werden angesehen, sobald sie wieder da sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s) in your folders.</source>
        <translation>
            <numerusform>%Ln neues Foto in den Ordnern.</numerusform>
            <numerusform>%Ln neue Fotos in den Ordnern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>The scan was stopped. What was found so far is kept.</source>
        <translation>Das Einlesen wurde angehalten. Was bisher gefunden wurde, bleibt.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached just now; nothing is lost.</source>
        <translation>
            <numerusform>%Ln Foto ist gerade nicht erreichbar; nichts ist verloren.</numerusform>
            <numerusform>%Ln Fotos sind gerade nicht erreichbar; nichts ist verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your folders are away.</source>
        <translation>Die Ordner sind gerade nicht da.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s)</source>
        <translation>
            <numerusform>%Ln neues Foto</numerusform>
            <numerusform>%Ln neue Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanned: {0}, {1}.</source>
        <translation>Eingelesen: {0}, {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) of exported albums passed over.</source>
        <translation>
            <numerusform>%Ln Ordner mit exportierten Alben übergangen.</numerusform>
            <numerusform>%Ln Ordner mit exportierten Alben übergangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark.</source>
        <translation>
            <numerusform>%Ln Foto mit einer Anmerkung gelesen.</numerusform>
            <numerusform>%Ln Fotos mit einer Anmerkung gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) of the group may show somebody else.</source>
        <translation>
            <numerusform>%Ln Gesicht der Gruppe zeigt vielleicht jemand anderen.</numerusform>
            <numerusform>%Ln Gesichter der Gruppe zeigen vielleicht jemand anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>photoclust looks at %Ln photo(s) again while you go on.</source>
        <translation>
            <numerusform>Nebenbei wird %Ln Foto noch einmal angesehen.</numerusform>
            <numerusform>Nebenbei werden %Ln Fotos noch einmal angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <comment>a number of faces, a name</comment>
        <translation>{0} von {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more people</source>
        <translation>
            <numerusform>%Ln weitere Person</numerusform>
            <numerusform>%Ln weitere Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Surely recognised: {0}.</source>
        <translation>Sicher erkannt: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed photo(s) with faces that were not found again.</source>
        <translation>
            <numerusform>%Ln geändertes Foto mit Gesichtern, die nicht wiedergefunden wurden.</numerusform>
            <numerusform>%Ln geänderte Fotos mit Gesichtern, die nicht wiedergefunden wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new problem(s) reading your folders.</source>
        <translation>
            <numerusform>%Ln neues Problem beim Lesen der Ordner.</numerusform>
            <numerusform>%Ln neue Probleme beim Lesen der Ordner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of other kinds passed over</source>
        <translation>
            <numerusform>%Ln Datei anderer Art übergangen</numerusform>
            <numerusform>%Ln Dateien anderer Art übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Several people are called so: choose one of the list.</source>
        <translation>So heißen mehrere: bitte in der Liste wählen.</translation>
    </message>
</context>
<context>
    <name>NoPeople</name>
    <message>
        <source>Try it with drawn people</source>
        <translation>Mit gezeichneten Personen ausprobieren</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Anderer Ort…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>Ihre Bibliothek</translation>
    </message>
    <message>
        <source>Your photos</source>
        <translation>Ihre Fotos</translation>
    </message>
    <message>
        <source>Nothing is written to them, unless you ask for it.</source>
        <translation>In sie wird nichts geschrieben, außer Sie wollen es.</translation>
    </message>
    <message>
        <source>Drop your photo folders here</source>
        <translation>Fotoordner hier ablegen</translation>
    </message>
    <message>
        <source>photoclust finds the faces in them and groups them into people. Your photos stay where they are, as they are, and on this computer.</source>
        <translation>photoclust findet die Gesichter darin und gruppiert sie zu Personen. Die Fotos bleiben, wo und wie sie sind, und auf diesem Computer.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation>Die Fotos werden angesehen</translation>
    </message>
    <message>
        <source>People appear here as soon as they are found. You can go on meanwhile.</source>
        <translation>Personen erscheinen hier, sobald sie gefunden sind. Inzwischen kann weitergearbeitet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) found, each of somebody else. Make people of them, or add more photos.</source>
        <translation>
            <numerusform>%Ln Gesicht gefunden, von jemandem, der auf keinem anderen Foto ist. Daraus eine Person machen oder weitere Fotos hinzufügen.</numerusform>
            <numerusform>%Ln Gesichter gefunden, jedes von jemand anderem. Daraus Personen machen oder weitere Fotos hinzufügen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is there twice yet</source>
        <translation>Noch ist niemand zweimal da</translation>
    </message>
    <message>
        <source>Look at the faces</source>
        <translation>Gesichter ansehen</translation>
    </message>
    <message>
        <source>Everybody is ignored</source>
        <translation>Alle werden ignoriert</translation>
    </message>
    <message>
        <source>People whom you ignore are kept out of the way. You can show them again.</source>
        <translation>Ignorierte Personen bleiben aus dem Weg. Sie lassen sich wieder zeigen.</translation>
    </message>
    <message>
        <source>Look at the ignored</source>
        <translation>Ignorierte ansehen</translation>
    </message>
    <message>
        <source>Nobody is ignored</source>
        <translation>Niemand wird ignoriert</translation>
    </message>
    <message>
        <source>People whom you ignore are kept here, out of the way.</source>
        <translation>Ignorierte Personen bleiben hier, aus dem Weg.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>No person fits this search and filter.</source>
        <translation>Keine Person passt zu Suche und Filter.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>PeopleChip</name>
    <message>
        <source>Who is not there</source>
        <translation>Wer nicht darauf ist</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>Wer darauf ist</translation>
    </message>
    <message>
        <source>Without…</source>
        <translation>Ohne…</translation>
    </message>
    <message>
        <source>With…</source>
        <translation>Mit…</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>Ohne {0}</translation>
    </message>
</context>
<context>
    <name>PeopleGraphView</name>
    <message>
        <source>Who is with whom</source>
        <translation>Wer mit wem</translation>
    </message>
    <message>
        <source>Most often with {0}</source>
        <translation>Am häufigsten mit {0}</translation>
    </message>
    <message>
        <source>{0} and {1}: {2}</source>
        <translation>{0} und {1}: {2}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Open person</source>
        <translation>Person öffnen</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>The selected portraits are one person</source>
        <translation>Die ausgewählten Porträts sind eine Person</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Keep the selected people out of the way</source>
        <translation>Die ausgewählten Personen ausblenden</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Favourites come first</source>
        <translation>Favoriten stehen vorn</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>Namen entfernen</translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation>Zu dieser Person nachfragen</translation>
    </message>
    <message>
        <source>Export albums…</source>
        <translation>Alben exportieren…</translation>
    </message>
    <message>
        <source>Who is with whom</source>
        <translation>Wer mit wem</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people become one person.</source>
        <translation>
            <numerusform>%Ln Person wird eine Person.</numerusform>
            <numerusform>%Ln Personen werden eine Person.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become one person.</source>
        <translation>{0} werden eine Person.</translation>
    </message>
    <message>
        <source>{0} and others become one person.</source>
        <translation>{0} und andere werden eine Person.</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>Small and blurred</source>
        <translation>Klein und unscharf</translation>
    </message>
    <message>
        <source>Groups of few photos, or of faces that tell little</source>
        <translation>Gruppen mit wenigen Fotos oder mit Gesichtern, die wenig verraten</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>{0} von {1} ausgewählt</translation>
    </message>
    <message>
        <source>type a name for all of them</source>
        <translation>Namen für alle eintippen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>Any of them</source>
        <translation>Eine davon</translation>
    </message>
</context>
<context>
    <name>PeoplePicker</name>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>People to choose</source>
        <translation>Personen zur Auswahl</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Tick all people shown</source>
        <translation>Alle gezeigten Personen ankreuzen</translation>
    </message>
    <message>
        <source>Take all ticks away</source>
        <translation>Alle Kreuze entfernen</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} gewählt</translation>
    </message>
</context>
<context>
    <name>PeopleStore</name>
    <message>
        <source>Unnamed</source>
        <translation>Ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>Unnamed (%Ln photo(s))</source>
        <translation>
            <numerusform>Ohne Namen (%Ln Foto)</numerusform>
            <numerusform>Ohne Namen (%Ln Fotos)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Drag faces onto the person whose they are.</source>
        <translation>Gesichter auf die Person ziehen, zu der sie gehören.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln selected face(s) here</source>
        <translation>
            <numerusform>%Ln ausgewähltes Gesicht hierher verschieben</numerusform>
            <numerusform>%Ln ausgewählte Gesichter hierher verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Person öffnen</translation>
    </message>
</context>
<context>
    <name>PersonChooser</name>
    <message>
        <source>Search, or type a new name</source>
        <translation>Suchen oder neuen Namen eingeben</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>New person: {0}</source>
        <translation>Neue Person: {0}</translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>Andere Person „{0}“</translation>
    </message>
</context>
<context>
    <name>PersonFaces</name>
    <message>
        <source>Order of the faces</source>
        <translation>Reihenfolge der Gesichter</translation>
    </message>
    <message>
        <source>More to do with the selected faces</source>
        <translation>Mehr zu den ausgewählten Gesichtern</translation>
    </message>
    <message>
        <source>Not them</source>
        <translation>Nicht diese Person</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>The selected faces are somebody else: a new person</source>
        <translation>Die ausgewählten Gesichter sind jemand anderes: eine neue Person</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben zu…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>The selected faces rightly are here</source>
        <translation>Die ausgewählten Gesichter gehören hierher</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>Als Titelbild verwenden</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Why is this here?</source>
        <translation>Warum ist das hier?</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Foto zeigen</translation>
    </message>
    <message>
        <source>Most doubtful first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>Best pictures first</source>
        <translation>Beste Bilder zuerst</translation>
    </message>
    <message>
        <source>Why are these together?</source>
        <translation>Warum sind diese beisammen?</translation>
    </message>
    <message>
        <source>Select those that do not belong here.</source>
        <translation>Auswählen, was nicht hierher gehört.</translation>
    </message>
    <message>
        <source>Looking for the chain</source>
        <translation>Suche nach der Kette</translation>
    </message>
    <message>
        <source>Every face is with somebody</source>
        <translation>Jedes Gesicht ist zugeordnet</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Nach Jahren</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>Faces that fit nobody, or that you take from people, are kept here.</source>
        <translation>Gesichter, die zu niemandem passen oder Personen weggenommen wurden, bleiben hier.</translation>
    </message>
    <message>
        <source>No face left</source>
        <translation>Kein Gesicht mehr da</translation>
    </message>
    <message>
        <source>Move faces of other people here, or undo what took them away.</source>
        <translation>Gesichter anderer Personen hierher verschieben oder rückgängig machen, was sie weggenommen hat.</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>diese Person</translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation>Nicht {0}</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>Type whose they are.</source>
        <translation>Eintippen, wessen sie sind.</translation>
    </message>
    <message>
        <source>Select faces, and type who it is.</source>
        <translation>Gesichter wählen, Namen eintippen.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln face(s) to</source>
        <translation>
            <numerusform>%Ln Gesicht verschieben zu</numerusform>
            <numerusform>%Ln Gesichter verschieben zu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>Favourite (Ctrl+D)</source>
        <translation>Favorit (Strg+D)</translation>
    </message>
    <message>
        <source>all confirmed</source>
        <translation>alle bestätigt</translation>
    </message>
    <message>
        <source>{0} confirmed</source>
        <translation>{0} bestätigt</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Ohne Zuordnung</translation>
    </message>
    <message>
        <source>{0} that are with nobody</source>
        <translation>{0}, die zu niemandem gehören</translation>
    </message>
    <message>
        <source>No favourite any more (Ctrl+D)</source>
        <translation>Kein Favorit mehr (Strg+D)</translation>
    </message>
    <message>
        <source>Name: {0}. Press to change it (F2)</source>
        <translation>Name: {0}. Drücken, um ihn zu ändern (F2)</translation>
    </message>
</context>
<context>
    <name>PersonList</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Show the people</source>
        <translation>Personen zeigen</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen…</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>Zusammenführen mit…</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>Alle bestätigen</translation>
    </message>
    <message>
        <source>All faces here are rightly theirs</source>
        <translation>Alle Gesichter hier gehören zu dieser Person</translation>
    </message>
    <message>
        <source>Faces that may be theirs, but are not surely so</source>
        <translation>Gesichter, die vielleicht, aber nicht sicher diese Person zeigen</translation>
    </message>
    <message>
        <source>Export album…</source>
        <translation>Album exportieren…</translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation>Zu dieser Person nachfragen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Date of birth…</source>
        <translation>Geburtsdatum…</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>Namen entfernen</translation>
    </message>
    <message>
        <source>Forget this person…</source>
        <translation>Diese Person vergessen…</translation>
    </message>
    <message>
        <source>Erase the name, the faces and their history for good</source>
        <translation>Den Namen, die Gesichter und ihren Verlauf endgültig löschen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>More to do with this person</source>
        <translation>Mehr zu dieser Person</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>Zusammen mit</translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation>Dieselbe Person?</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Looking for more of them</source>
        <translation>Weitere Gesichter suchen</translation>
    </message>
    <message>
        <source>Forget {0}? The name, all faces with what is known of them, and their history are erased from the library.</source>
        <translation>{0} vergessen? Der Name, alle Gesichter mit allem, was über sie bekannt ist, und ihr Verlauf werden aus der Bibliothek gelöscht.</translation>
    </message>
    <message>
        <source>Forget this person</source>
        <translation>Diese Person vergessen</translation>
    </message>
    <message>
        <source>The person was forgotten.</source>
        <translation>Die Person wurde vergessen.</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>This person is no longer there</source>
        <translation>Diese Person gibt es nicht mehr</translation>
    </message>
    <message>
        <source>They became somebody else, or lost their last face. Undo brings them back.</source>
        <translation>Sie wurde jemand anderes oder hat ihr letztes Gesicht verloren. Rückgängig bringt sie zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln zu prüfen</numerusform>
            <numerusform>%Ln zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation>Ähnliche werden gesucht</translation>
    </message>
</context>
<context>
    <name>PhotoDates</name>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Last five years</source>
        <translation>Letzte fünf Jahre</translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message>
        <source>Faces in this photo</source>
        <translation>Gesichter auf diesem Foto</translation>
    </message>
    <message>
        <source>No face was found. Press D to draw one that was missed.</source>
        <translation>Kein Gesicht gefunden. Mit D ein übersehenes einzeichnen.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>Date unknown</source>
        <translation>Datum unbekannt</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Noch nicht zugeordnet</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} Pixel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
</context>
<context>
    <name>PhotoFilters</name>
    <message>
        <source>This day</source>
        <translation>Dieser Tag</translation>
    </message>
    <message>
        <source>Photos of this day in all years</source>
        <translation>Fotos von diesem Tag aus allen Jahren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Unsorted faces</source>
        <translation>Unsortierte</translation>
    </message>
    <message>
        <source>Photos with faces that are with nobody yet</source>
        <translation>Fotos mit Gesichtern, die noch bei niemandem sind</translation>
    </message>
    <message>
        <source>Dates from</source>
        <translation>Datum aus</translation>
    </message>
    <message>
        <source>Any number of people</source>
        <translation>Beliebig viele Personen</translation>
    </message>
    <message>
        <source>No faces</source>
        <translation>Keine Gesichter</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Eine Person</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Zwei Personen</translation>
    </message>
    <message>
        <source>Three or more</source>
        <translation>Drei oder mehr</translation>
    </message>
    <message>
        <source>Five or more</source>
        <translation>Fünf oder mehr</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Alle Daten</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>MMMM d</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>Around {0}</source>
        <translation>Um den {0}</translation>
    </message>
</context>
<context>
    <name>PhotoGlance</name>
    <message>
        <source>The whole photo, with the face framed</source>
        <translation>Das ganze Foto, das Gesicht eingerahmt</translation>
    </message>
    <message>
        <source>The photo is out of reach just now</source>
        <translation>Das Foto ist gerade nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>Foto {0} von {1}</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>Namen zeigen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>Slide show (Space)</source>
        <translation>Diaschau (Leertaste)</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>Gesicht einzeichnen</translation>
    </message>
    <message>
        <source>Draw a box around a face that was missed</source>
        <translation>Einen Rahmen um ein übersehenes Gesicht ziehen</translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation>Dieses Gesicht benennen</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>Nicht diese Person</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation>Diese Person öffnen</translation>
    </message>
    <message>
        <source>More to do with this photo</source>
        <translation>Mehr zu diesem Foto</translation>
    </message>
    <message>
        <source>This photo is no longer in the library</source>
        <translation>Dieses Foto ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>The drive or folder is not connected just now: {0}</source>
        <translation>Laufwerk oder Ordner ist gerade nicht verbunden: {0}</translation>
    </message>
    <message>
        <source>This photo is offline</source>
        <translation>Dieses Foto ist offline</translation>
    </message>
    <message>
        <source>It lay at {0}. Its faces and names are kept.</source>
        <translation>Es lag unter {0}. Gesichter und Namen bleiben erhalten.</translation>
    </message>
    <message>
        <source>This photo is no longer there</source>
        <translation>Dieses Foto ist nicht mehr da</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>Dieses Foto lässt sich nicht anzeigen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Adding a face</source>
        <translation>Gesicht wird hinzugefügt</translation>
    </message>
</context>
<context>
    <name>PhotoScreen</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Previous photo (Left)</source>
        <translation>Voriges Foto (Links)</translation>
    </message>
    <message>
        <source>Next photo (Right)</source>
        <translation>Nächstes Foto (Rechts)</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>Vollbild verlassen (Esc)</translation>
    </message>
    <message>
        <source>Hold the slide show (Space)</source>
        <translation>Diaschau anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Slide show (Space)</source>
        <translation>Diaschau (Leertaste)</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo with {0}</source>
        <translation>Foto mit {0}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Foto wird gelesen…</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>Gesicht wird angesehen…</translation>
    </message>
    <message>
        <source>Draw a box around the face, or press Esc</source>
        <translation>Einen Rahmen um das Gesicht ziehen oder Esc drücken</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>No photo fits all that is asked for above.</source>
        <translation>Kein Foto erfüllt alles, was oben verlangt ist.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>Mit anderem Programm öffnen</translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>Copy the files of the selected photos, to paste elsewhere</source>
        <translation>Die Dateien der ausgewählten Fotos kopieren, um sie anderswo einzufügen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>This day in other years</source>
        <translation>Dieser Tag in anderen Jahren</translation>
    </message>
    <message>
        <source>None of these faces matters</source>
        <translation>Keines dieser Gesichter ist wichtig</translation>
    </message>
    <message>
        <source>Ignore the people without a name in the selected photos</source>
        <translation>Die Personen ohne Namen auf den gewählten Fotos ignorieren</translation>
    </message>
    <message>
        <source>Forget these photos…</source>
        <translation>Diese Fotos vergessen…</translation>
    </message>
    <message>
        <source>More for the selected photos</source>
        <translation>Mehr für die gewählten Fotos</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln photo(s)?</source>
        <translation>
            <numerusform>%Ln Foto vergessen?</numerusform>
            <numerusform>%Ln Fotos vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>All faces in them, with what is known of them, are erased from the library. Scans pass over these pictures from then on.</source>
        <translation>Alle Gesichter darin, mit allem, was über sie bekannt ist, werden aus der Bibliothek gelöscht. Scans übergehen diese Bilder von da an.</translation>
    </message>
    <message>
        <source>Forget these photos</source>
        <translation>Diese Fotos vergessen</translation>
    </message>
    <message>
        <source>The photos were forgotten.</source>
        <translation>Die Fotos wurden vergessen.</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>No photo of this day</source>
        <translation>Kein Foto von diesem Tag</translation>
    </message>
    <message>
        <source>None was taken on {0}, in any year.</source>
        <translation>In keinem Jahr wurde am {0} eines aufgenommen.</translation>
    </message>
    <message>
        <source>The week around it</source>
        <translation>Die Woche darum</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Hier sind keine Fotos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody knows on which day this photo was taken.</source>
        <translation>Niemand weiß, an welchem Tag dieses Foto aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Selected photos</source>
        <translation>Gewählte Fotos</translation>
    </message>
    <message>
        <source>There is no face without a name in these photos.</source>
        <translation>Auf diesen Fotos ist kein Gesicht ohne Namen.</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Noch keine Fotos</translation>
    </message>
    <message>
        <source>Add a folder of photos, or drop one here.</source>
        <translation>Einen Fotoordner hinzufügen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>Fotoordner hinzufügen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) copied.</source>
        <translation>
            <numerusform>%Ln Datei kopiert.</numerusform>
            <numerusform>%Ln Dateien kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>PortraitDelegate</name>
    <message>
        <source>Type a name</source>
        <translation>Namen eintippen</translation>
    </message>
</context>
<context>
    <name>PortraitModel</name>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>%Ln neues Gesicht</numerusform>
            <numerusform>%Ln neue Gesichter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitWall</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Search files and folders</source>
        <translation>Dateien und Ordner suchen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Whatever is in your folders could be read.</source>
        <translation>Alles in den Ordnern ließ sich lesen.</translation>
    </message>
    <message>
        <source>More to do with the selected files</source>
        <translation>Mehr zu den ausgewählten Dateien</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No file that could not be read fits what you look for.</source>
        <translation>Keine der nicht lesbaren Dateien passt zur Suche.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show no more what is wrong with these photos, which were read</source>
        <translation>Nicht mehr zeigen, was an diesen Fotos nicht stimmt, die gelesen wurden</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Copy the paths and reasons, of what is selected or else of all</source>
        <translation>Pfade und Gründe kopieren: der ausgewählten oder sonst aller Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>%Ln Datei oder Ordner nicht lesbar</numerusform>
            <numerusform>%Ln Dateien oder Ordner nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark</source>
        <translation>
            <numerusform>%Ln Foto mit einer Anmerkung gelesen</numerusform>
            <numerusform>%Ln Fotos mit einer Anmerkung gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}  ·  since {1}</source>
        <translation>{0}  ·  seit {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them could still not be read.</source>
        <translation>
            <numerusform>%Ln davon konnte weiterhin nicht gelesen werden.</numerusform>
            <numerusform>%Ln davon konnten weiterhin nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>Alle Gründe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied.</source>
        <translation>
            <numerusform>%Ln Zeile kopiert.</numerusform>
            <numerusform>%Ln Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) read now.</source>
        <translation>
            <numerusform>%Ln Datei ist jetzt gelesen.</numerusform>
            <numerusform>%Ln Dateien sind jetzt gelesen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The language changes when the work here is done.</source>
        <translation>Die Sprache wechselt, sobald die laufende Arbeit fertig ist.</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Unsorted</source>
        <translation>Ohne Zuordnung</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge with {0}</source>
        <translation>Mit {0} zusammenführen</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht dieselbe</translation>
    </message>
    <message>
        <source>{0} is somebody else</source>
        <translation>{0} ist jemand anderes</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at {0}</source>
        <translation>{0} ansehen</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Nobody looks alike enough</source>
        <translation>Niemand sieht ähnlich genug aus</translation>
    </message>
    <message>
        <source>When there are groups that may be the same person, they are shown here.</source>
        <translation>Gruppen, die dieselbe Person sein könnten, werden hier gezeigt.</translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation>Ähnliche werden gesucht</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>A name for this person (F2)</source>
        <translation>Ein Name für diese Person (F2)</translation>
    </message>
    <message>
        <source>The faces asked about</source>
        <translation>Die fraglichen Gesichter</translation>
    </message>
    <message>
        <source>Double-click a face to see its photo</source>
        <translation>Doppelklick auf ein Gesicht zeigt sein Foto</translation>
    </message>
    <message>
        <source>Is this really {0}?</source>
        <translation>Ist das wirklich {0}?</translation>
    </message>
    <message>
        <source>Are these the same person?</source>
        <translation>Ist das dieselbe Person?</translation>
    </message>
    <message>
        <source>Is this {0}?</source>
        <translation>Ist das {0}?</translation>
    </message>
    <message numerus="yes">
        <source>Are these %Ln face(s) all {0}?</source>
        <translation>
            <numerusform>Ist dieses %Ln Gesicht {0}?</numerusform>
            <numerusform>Sind diese %Ln Gesichter alle {0}?</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks more like {0}</source>
        <translation>Sieht eher aus wie {0}</translation>
    </message>
</context>
<context>
    <name>RecipeBar</name>
    <message>
        <source>Albums…</source>
        <translation>Alben…</translation>
    </message>
    <message>
        <source>Recipes that you have saved by name; they follow new photos</source>
        <translation>Unter einem Namen gespeicherte Rezepte; neue Fotos kommen von selbst dazu</translation>
    </message>
    <message>
        <source>Save as album…</source>
        <translation>Als Album speichern…</translation>
    </message>
    <message>
        <source>Delete the album “{0}”</source>
        <translation>Album „{0}“ löschen</translation>
    </message>
    <message>
        <source>Save as album</source>
        <translation>Als Album speichern</translation>
    </message>
    <message>
        <source>Name of the album:</source>
        <translation>Name des Albums:</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>Anna and Ben, not Carl, 2019–21, in Holidays</source>
        <translation>Anna und Ben, nicht Carl, 2019–21, in Ferien</translation>
    </message>
    <message>
        <source>Find photos by a recipe</source>
        <translation>Fotos mit einem Rezept finden</translation>
    </message>
</context>
<context>
    <name>RegroupForm</name>
    <message>
        <source>Let photoclust find out how many</source>
        <translation>photoclust soll die Zahl herausfinden</translation>
    </message>
    <message>
        <source>Faces that lie close together make a group of any size (HDBSCAN)</source>
        <translation>Was dicht beieinander liegt, bildet eine Gruppe beliebiger Größe (HDBSCAN)</translation>
    </message>
    <message>
        <source>I know how many</source>
        <translation>Ich kenne die Zahl</translation>
    </message>
    <message>
        <source>Every face goes to the nearest of so many people (k-means)</source>
        <translation>Jedes Gesicht kommt zur nächsten von so vielen Personen (k-means)</translation>
    </message>
    <message>
        <source>How many people there are</source>
        <translation>Wie viele Personen es sind</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Zahl der Personen</translation>
    </message>
    <message>
        <source>How finely to group</source>
        <translation>Wie fein gruppiert wird</translation>
    </message>
    <message>
        <source>Arrow keys change it step by step</source>
        <translation>Pfeiltasten ändern den Wert schrittweise</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>How finely</source>
        <translation>Feinheit</translation>
    </message>
    <message>
        <source>Coarser</source>
        <translation>Gröber</translation>
    </message>
    <message>
        <source>Finer</source>
        <translation>Feiner</translation>
    </message>
    <message>
        <source>As recommended</source>
        <translation>Wie empfohlen</translation>
    </message>
</context>
<context>
    <name>RegroupPage</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>No faces to group yet</source>
        <translation>Noch keine Gesichter zum Gruppieren</translation>
    </message>
    <message>
        <source>Add a folder of photos first; faces are grouped while it is scanned.</source>
        <translation>Zuerst einen Fotoordner hinzufügen; gruppiert wird schon beim Einlesen.</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>Fotoordner hinzufügen…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Group the faces this way; it can be undone</source>
        <translation>Die Gesichter so gruppieren; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Lassen, wie es ist</translation>
    </message>
    <message>
        <source>Change nothing and go back to the people</source>
        <translation>Nichts ändern und zurück zu den Personen</translation>
    </message>
    <message>
        <source>Nothing changes until you apply it.</source>
        <translation>Bis zum Anwenden ändert sich nichts.</translation>
    </message>
    <message>
        <source>Confirmed faces never move. What you named, merged or ignored stays as it is; only faces that nobody has decided about are grouped anew.</source>
        <translation>Bestätigte Gesichter bleiben immer, wo sie sind. Was benannt, zusammengeführt oder ignoriert wurde, bleibt; neu gruppiert werden nur Gesichter, über die noch nicht entschieden ist.</translation>
    </message>
    <message>
        <source>Comparing faces</source>
        <translation>Gesichter werden verglichen</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Comparing faces…</source>
        <translation>Gesichter werden verglichen…</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>Jetzt: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new person(s)</source>
        <translation>
            <numerusform>%Ln neue Person</numerusform>
            <numerusform>%Ln neue Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} unsorted</source>
        <translation>{0}, {1} ohne Zuordnung</translation>
    </message>
</context>
<context>
    <name>RegroupPreview</name>
    <message>
        <source>Would become one</source>
        <translation>Würden zu einer Person</translation>
    </message>
    <message>
        <source>Would be taken apart</source>
        <translation>Würden aufgeteilt</translation>
    </message>
    <message>
        <source>Nobody would be put together.</source>
        <translation>Niemand würde zusammengeführt.</translation>
    </message>
    <message>
        <source>Nobody would be taken apart.</source>
        <translation>Niemand würde aufgeteilt.</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unnamed</source>
        <translation>
            <numerusform>%Ln ohne Namen</numerusform>
            <numerusform>%Ln ohne Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) and {0}</source>
        <translation>
            <numerusform>%Ln weitere und {0}</numerusform>
            <numerusform>%Ln weitere und {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>into %Ln group(s)</source>
        <translation>
            <numerusform>in %Ln Gruppe</numerusform>
            <numerusform>in %Ln Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>all unsorted</source>
        <translation>alle ohne Zuordnung</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>J</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>No, it is…</source>
        <translation>Nein, das ist…</translation>
    </message>
    <message>
        <source>Say who it is instead</source>
        <translation>Sagen, wer es stattdessen ist</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>The whole photo with the face framed, and back</source>
        <translation>Das ganze Foto mit eingerahmtem Gesicht, und zurück</translation>
    </message>
    <message>
        <source>Back to what was skipped</source>
        <translation>Zurück zum Übersprungenen</translation>
    </message>
    <message>
        <source>Tick the open ones</source>
        <translation>Offene anhaken</translation>
    </message>
    <message>
        <source>Tick all faces that are left open; click those that are wrong then</source>
        <translation>Alle offen gelassenen Gesichter anhaken; dann die falschen anklicken</translation>
    </message>
    <message>
        <source>Confirm page</source>
        <translation>Seite bestätigen</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Foto zeigen</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>Person öffnen</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen…</translation>
    </message>
    <message>
        <source>Ask about everybody again</source>
        <translation>Wieder zu allen fragen</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>A page at a time</source>
        <translation>Seitenweise</translation>
    </message>
    <message>
        <source>Y yes  ·  N no  ·  I it is…  ·  S skip  ·  F not a face  ·  W whole photo  ·  Ctrl+Z takes an answer back</source>
        <translation>J ja  ·  N nein  ·  I das ist…  ·  S überspringen  ·  F kein Gesicht  ·  W ganzes Foto  ·  Strg+Z nimmt eine Antwort zurück</translation>
    </message>
    <message>
        <source>{0} answered</source>
        <translation>{0} beantwortet</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>Wer ist das?</translation>
    </message>
    <message>
        <source>{0} answered, more than {1} left</source>
        <translation>{0} beantwortet, über {1} übrig</translation>
    </message>
    <message>
        <source>{0} answered, about {1} left</source>
        <translation>{0} beantwortet, etwa {1} übrig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln Antwort</numerusform>
            <numerusform>%Ln Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) named</source>
        <translation>
            <numerusform>%Ln Gesicht benannt</numerusform>
            <numerusform>%Ln Gesichter benannt</numerusform>
        </translation>
    </message>
    <message>
        <source>No questions just now</source>
        <translation>Gerade keine Fragen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Looking for questions</source>
        <translation>Fragen werden gesucht</translation>
    </message>
    <message>
        <source>Nothing else to ask just now</source>
        <translation>Gerade keine weiteren Fragen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) were skipped.</source>
        <translation>
            <numerusform>%Ln Frage wurde übersprungen.</numerusform>
            <numerusform>%Ln Fragen wurden übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask them again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Nothing to ask just now</source>
        <translation>Gerade nichts zu fragen</translation>
    </message>
    <message>
        <source>Questions come up when new photos are scanned, or when people get names. What you answered is kept.</source>
        <translation>Fragen kommen auf, wenn neue Fotos eingelesen werden oder Personen Namen bekommen. Alle Antworten bleiben erhalten.</translation>
    </message>
    <message>
        <source>Show the people</source>
        <translation>Personen zeigen</translation>
    </message>
    <message>
        <source>Only {0}  ✕</source>
        <translation>Nur {0}  ✕</translation>
    </message>
    <message>
        <source>Only {0}; press to ask about all</source>
        <translation>Nur {0}; drücken, um zu allen zu fragen</translation>
    </message>
    <message>
        <source>Yes: {0}  ·  No: {1}  ·  Open: {2}</source>
        <translation>Ja: {0}  ·  Nein: {1}  ·  Offen: {2}</translation>
    </message>
</context>
<context>
    <name>ReviewQueue</name>
    <message>
        <source>Looking for questions</source>
        <translation>Fragen werden gesucht</translation>
    </message>
</context>
<context>
    <name>SameNameBar</name>
    <message>
        <source>The same, or another?</source>
        <translation>Dieselbe oder jemand anders?</translation>
    </message>
    <message>
        <source>word, such as school</source>
        <translation>Wort, etwa Schule</translation>
    </message>
    <message>
        <source>A word to tell them apart, which may be empty</source>
        <translation>Ein Wort, das sie unterscheidet; darf leer sein</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>Andere Person „{0}“</translation>
    </message>
    <message>
        <source>One more person called {0}</source>
        <translation>Noch eine Person namens {0}</translation>
    </message>
    <message>
        <source>{0} is there already. Is this the same person, or another one?</source>
        <translation>{0} gibt es schon. Ist das dieselbe Person oder jemand anders?</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Dieselbe Person</translation>
    </message>
    <message>
        <source>The same as {0}</source>
        <translation>Dieselbe Person wie {0}</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source>Select all of {0}</source>
        <translation>Alles aus {0} auswählen</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>That makes no difference.</source>
        <translation>Das ändert nichts.</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>Sieht Fotos noch einmal an</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Hell oder dunkel.</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Of people and faces, in all lists.</source>
        <translation>Von Personen und Gesichtern, in allen Listen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source> photos</source>
        <translation> Fotos</translation>
    </message>
    <message>
        <source>Show people from</source>
        <translation>Personen zeigen ab</translation>
    </message>
    <message>
        <source>Who has no name and is in fewer photos waits below the wall, as do groups of blurred faces.</source>
        <translation>Wer keinen Namen hat und auf weniger Fotos ist, wartet unter der Wand, ebenso Gruppen unscharfer Gesichter.</translation>
    </message>
    <message>
        <source>Of all texts, at once.</source>
        <translation>Aller Texte, sofort.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> Megapixel</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Joining people</source>
        <translation>Selbst zuordnen</translation>
    </message>
    <message>
        <source>At most 1 wrong in {0}</source>
        <translation>Höchstens 1 falsches in {0}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>Gesichter finden</translation>
    </message>
    <message>
        <source>Faces narrower than this in the photo are passed over: fewer strangers in the background. Counts for photos looked at from now on.</source>
        <translation>Gesichter, die im Foto schmaler sind, werden übergangen: weniger Fremde im Hintergrund. Gilt für Fotos, die ab jetzt angesehen werden.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the networks run. Automatic takes the fastest there is.</source>
        <translation>Wo die Netze rechnen. Automatisch nimmt das schnellste vorhandene.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>Kleinstes Gesicht</translation>
    </message>
    <message>
        <source>Pixel limit</source>
        <translation>Pixelgrenze</translation>
    </message>
    <message>
        <source>Larger photos are not read. The larger, the more memory they take.</source>
        <translation>Größere Fotos werden nicht gelesen. Je größer, desto mehr Speicher brauchen sie.</translation>
    </message>
    <message>
        <source>File size limit</source>
        <translation>Grenze für Dateien</translation>
    </message>
    <message>
        <source>Larger files are not read.</source>
        <translation>Größere Dateien werden nicht gelesen.</translation>
    </message>
    <message>
        <source>New faces join people with a name by themselves if they surely show them. Of strangers in your photos so many may join wrongly; what is less sure is left to you.</source>
        <translation>Neue Gesichter kommen von selbst zu benannten Personen, wenn sie diese sicher zeigen. So viele Fremde auf Ihren Fotos dürfen falsch zugeordnet werden; was weniger sicher ist, entscheiden Sie.</translation>
    </message>
    <message>
        <source>Photos known already</source>
        <translation>Bereits bekannte Fotos</translation>
    </message>
    <message>
        <source>Look at all of them again, with these settings. Names and decisions stay.</source>
        <translation>Alle mit diesen Einstellungen noch einmal ansehen. Namen und Entscheidungen bleiben.</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>Geräte werden gesucht</translation>
    </message>
    <message>
        <source>{0} – not available</source>
        <translation>{0} – nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>ShelfButton</name>
    <message>
        <source>{0}, open</source>
        <translation>{0}, offen</translation>
    </message>
    <message>
        <source>{0}, closed</source>
        <translation>{0}, geschlossen</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Work under way</source>
        <translation>Laufende Arbeiten</translation>
    </message>
</context>
<context>
    <name>TableForm</name>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>For spreadsheets: one line for each face.</source>
        <translation>Für Tabellenprogramme: eine Zeile je Gesicht.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>For other programs: the same, with copies of photos.</source>
        <translation>Für andere Programme: dasselbe, mit Kopien der Fotos.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Replace the file if it is there already</source>
        <translation>Die Datei ersetzen, wenn es sie schon gibt</translation>
    </message>
    <message>
        <source>One entry for each face: photo, place in the photo, person, whether you have confirmed it, quality and date. Ignored people are left out.</source>
        <translation>Ein Eintrag je Gesicht: Foto, Stelle im Foto, Person, ob bestätigt, Qualität und Datum. Ignorierte Personen fehlen.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Contact sheets</source>
        <translation>Kontaktabzüge</translation>
    </message>
    <message>
        <source>PDF: no table, but a page for each person, with their best faces.</source>
        <translation>PDF: keine Tabelle, sondern je Person eine Seite mit ihren besten Gesichtern.</translation>
    </message>
    <message>
        <source>Tables and contact sheets ({0})</source>
        <translation>Tabellen und Kontaktabzüge ({0})</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>What stays as it is</source>
        <translation>Was bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>Nichts zu schreiben</translation>
    </message>
    <message>
        <source>Your files say already what you have named and confirmed.</source>
        <translation>In Ihren Dateien steht schon, wen Sie benannt und bestätigt haben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to write</source>
        <translation>
            <numerusform>%Ln Datei zu schreiben</numerusform>
            <numerusform>%Ln Dateien zu schreiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of other programs to follow</source>
        <translation>
            <numerusform>%Ln Änderung anderer Programme zu übernehmen</numerusform>
            <numerusform>%Ln Änderungen anderer Programme zu übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln bleibt, wie es ist</numerusform>
            <numerusform>%Ln bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>%Ln übergangen</numerusform>
            <numerusform>%Ln übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>No new names</source>
        <translation>Keine neuen Namen</translation>
    </message>
    <message>
        <source>{0} would get a name</source>
        <translation>{0} bekämen einen Namen</translation>
    </message>
    <message>
        <source>Your files hold no names of other programs.</source>
        <translation>In Ihren Dateien stehen keine Namen anderer Programme.</translation>
    </message>
    <message>
        <source>All names that your files hold are known.</source>
        <translation>Alle Namen in Ihren Dateien sind bekannt.</translation>
    </message>
    <message>
        <source>{0} with names</source>
        <translation>{0} mit Namen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) not found yet will be drawn</source>
        <translation>
            <numerusform>%Ln noch nicht gefundenes Gesicht wird gezeichnet</numerusform>
            <numerusform>%Ln noch nicht gefundene Gesichter werden gezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) without a box</source>
        <translation>
            <numerusform>%Ln Name ohne Rahmen</numerusform>
            <numerusform>%Ln Namen ohne Rahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} known already</source>
        <translation>{0} schon bekannt</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} auf {1}</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>TagReadingForm</name>
    <message>
        <source>Take names over after each scan</source>
        <translation>Namen nach jedem Einlesen übernehmen</translation>
    </message>
    <message>
        <source>As confirmed, from all places; names that you have already are the same people</source>
        <translation>Als bestätigt, von überall; Namen, die Sie schon haben, sind dieselben Personen</translation>
    </message>
    <message>
        <source>Files beside the photos (.xmp)</source>
        <translation>Dateien neben den Fotos (.xmp)</translation>
    </message>
    <message>
        <source>The photos themselves</source>
        <translation>Die Fotos selbst</translation>
    </message>
    <message>
        <source>Picasa (.picasa.ini)</source>
        <translation>Picasa (.picasa.ini)</translation>
    </message>
    <message>
        <source>Google Takeout (.json)</source>
        <translation>Google Takeout (.json)</translation>
    </message>
    <message>
        <source>Picasa’s contacts.xml</source>
        <translation>contacts.xml von Picasa</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>contacts.xml, if there is one</source>
        <translation>contacts.xml, falls vorhanden</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>They are surely right.</source>
        <translation>Sie stimmen sicher.</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>You will look at each.</source>
        <translation>Sie sehen sich jeden an.</translation>
    </message>
    <message>
        <source>Names become</source>
        <translation>Namen werden</translation>
    </message>
    <message>
        <source>They are the same people</source>
        <translation>Es sind dieselben Personen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Sie weglassen</translation>
    </message>
    <message>
        <source>Names that you have already</source>
        <translation>Namen, die Sie schon haben</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
</context>
<context>
    <name>TagWritingForm</name>
    <message>
        <source>Files beside the photos</source>
        <translation>Dateien neben den Fotos</translation>
    </message>
    <message>
        <source>Your photos stay as they are; the names go into “photo.jpg.xmp”.</source>
        <translation>Ihre Fotos bleiben, wie sie sind; die Namen kommen in „foto.jpg.xmp“.</translation>
    </message>
    <message>
        <source>The photos themselves</source>
        <translation>Die Fotos selbst</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP and TIFF. Only what is said about the picture changes, never the picture itself.</source>
        <translation>JPEG, PNG, WebP und TIFF. Nur die Angaben zum Bild ändern sich, nie das Bild selbst.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Keep the time of the photos’ files</source>
        <translation>Änderungszeit der Fotodateien behalten</translation>
    </message>
    <message>
        <source>Boxes with names</source>
        <translation>Rahmen mit Namen</translation>
    </message>
    <message>
        <source>Regions of the Metadata Working Group: Lightroom, digiKam, Picasa.</source>
        <translation>Bereiche der Metadata Working Group: Lightroom, digiKam, Picasa.</translation>
    </message>
    <message>
        <source>Boxes with names, of Microsoft</source>
        <translation>Rahmen mit Namen, von Microsoft</translation>
    </message>
    <message>
        <source>Windows, digiKam and others.</source>
        <translation>Windows, digiKam und andere.</translation>
    </message>
    <message>
        <source>Keywords below “People”</source>
        <translation>Stichwörter unter „People“</translation>
    </message>
    <message>
        <source>As “People/Anna”: digiKam and Lightroom.</source>
        <translation>Etwa „People/Anna“: digiKam und Lightroom.</translation>
    </message>
    <message>
        <source>People in the image</source>
        <translation>Personen im Bild</translation>
    </message>
    <message>
        <source>The field of IPTC, for agencies and archives.</source>
        <translation>Das Feld von IPTC, für Agenturen und Archive.</translation>
    </message>
    <message>
        <source>Names among the keywords</source>
        <translation>Namen unter den Stichwörtern</translation>
    </message>
    <message>
        <source>Every program shows them, and none can tell what they mean.</source>
        <translation>Jedes Programm zeigt sie, und keines weiß, was sie bedeuten.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message>
        <source>Names in other programs’ files.</source>
        <translation>Namen in den Dateien anderer Programme.</translation>
    </message>
    <message>
        <source>Files that would be written</source>
        <translation>Dateien, die geschrieben würden</translation>
    </message>
    <message>
        <source>Write names</source>
        <translation>Namen schreiben</translation>
    </message>
    <message>
        <source>People who would be taken over</source>
        <translation>Personen, die übernommen würden</translation>
    </message>
    <message>
        <source>Take names over</source>
        <translation>Namen übernehmen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Write or take over</source>
        <translation>Schreiben oder übernehmen</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Noch nichts gewählt</translation>
    </message>
    <message>
        <source>Tick what is to be written.</source>
        <translation>Haken Sie an, was geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Confirmed names, for other programs</source>
        <translation>Bestätigte Namen, für andere Programme</translation>
    </message>
    <message>
        <source>What other programs wrote stays. What they changed in what photoclust wrote is taken over, and can be undone.</source>
        <translation>Was andere Programme geschrieben haben, bleibt. Was sie an dem geändert haben, was photoclust schrieb, wird übernommen und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Show what would be written</source>
        <translation>Zeigen, was geschrieben würde</translation>
    </message>
    <message>
        <source>Comparing tags</source>
        <translation>Angaben werden verglichen</translation>
    </message>
    <message>
        <source>Writing tags</source>
        <translation>Angaben werden geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>%Ln Datei geschrieben.</numerusform>
            <numerusform>%Ln Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of others followed.</source>
        <translation>
            <numerusform>%Ln Änderung anderer übernommen.</numerusform>
            <numerusform>%Ln Änderungen anderer übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was written stays.</source>
        <translation>Sie haben es angehalten; was geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>Names of other programs</source>
        <translation>Namen anderer Programme</translation>
    </message>
    <message>
        <source>Of digiKam, Lightroom, ACDSee, Windows, Apple Photos, Picasa and Google Photos. Nothing changes before you have seen who is found.</source>
        <translation>Von digiKam, Lightroom, ACDSee, Windows, Apple Fotos, Picasa und Google Fotos. Nichts ändert sich, bevor Sie gesehen haben, wer gefunden wird.</translation>
    </message>
    <message>
        <source>Look for names</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Tick where names are to be read.</source>
        <translation>Haken Sie an, woher Namen gelesen werden sollen.</translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation>Angaben werden gelesen</translation>
    </message>
    <message>
        <source>Taking names over</source>
        <translation>Namen werden übernommen</translation>
    </message>
    <message>
        <source>{0} named, {1} new. Undo takes it back.</source>
        <translation>{0} benannt, {1} neu. Rückgängig nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>TickGrid</name>
    <message>
        <source>Look-alikes, the sure ones ticked</source>
        <translation>Ähnliche Gesichter, die sicheren angehakt</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message>
        <source>Nobody is with anybody yet</source>
        <translation>Noch ist niemand mit jemandem zusammen</translation>
    </message>
    <message>
        <source>People who are in the same photos are shown here.</source>
        <translation>Personen, die auf denselben Fotos sind, werden hier gezeigt.</translation>
    </message>
    <message>
        <source>A click on somebody, then on another or on a line, shows their photos.</source>
        <translation>Ein Klick auf jemanden, dann auf jemand anderen oder eine Linie, zeigt ihre Fotos.</translation>
    </message>
    <message>
        <source>{0}: choose somebody else for the photos of both</source>
        <translation>{0}: für Fotos von beiden jemand anderen wählen</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Nothing joins this face to others: it is the only one.</source>
        <translation>Nichts verbindet dieses Gesicht mit anderen: Es ist das einzige.</translation>
    </message>
    <message>
        <source>Each face is most like the next.</source>
        <translation>Jedes Gesicht ähnelt dem nächsten am meisten.</translation>
    </message>
    <message numerus="yes">
        <source>A cut at the weakest link makes %Ln face(s) a new person.</source>
        <translation>
            <numerusform>Ein Schnitt an der schwächsten Stelle macht %Ln Gesicht zu einer neuen Person.</numerusform>
            <numerusform>Ein Schnitt an der schwächsten Stelle macht %Ln Gesichter zu einer neuen Person.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut at the weakest link</source>
        <translation>An der schwächsten Stelle trennen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ZoomSlider</name>
    <message>
        <source>Size of pictures (Ctrl and the wheel, Ctrl++, Ctrl+-)</source>
        <translation>Größe der Bilder (Strg und Mausrad, Strg++, Strg+-)</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln Monat</numerusform>
            <numerusform>%Ln Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) old</source>
        <translation>
            <numerusform>%Ln Jahr alt</numerusform>
            <numerusform>%Ln Jahre alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} to %Ln years old</source>
        <translation>
            <numerusform>{0} bis %Ln Jahr alt</numerusform>
            <numerusform>{0} bis %Ln Jahre alt</numerusform>
        </translation>
    </message>
    <message>
        <source>born {0}</source>
        <translation>geboren {0}</translation>
    </message>
</context>
<context>
    <name>_DateSources</name>
    <message>
        <source>Date from the camera</source>
        <translation>Datum von der Kamera</translation>
    </message>
    <message>
        <source>Date from another program</source>
        <translation>Datum von einem anderen Programm</translation>
    </message>
    <message>
        <source>Date from Google Photos</source>
        <translation>Datum von Google Fotos</translation>
    </message>
    <message>
        <source>Date from the file&apos;s name</source>
        <translation>Datum aus dem Dateinamen</translation>
    </message>
    <message>
        <source>Date of the file&apos;s last change</source>
        <translation>Datum der letzten Änderung der Datei</translation>
    </message>
</context>
<context>
    <name>_Desktop</name>
    <message>
        <source>The desktop knows no program that opens {0}</source>
        <translation>Der Desktop kennt kein Programm, das {0} öffnet</translation>
    </message>
    <message>
        <source>The desktop offers no file manager that could show {0}</source>
        <translation>Auf diesem Schreibtisch gibt es keinen Dateimanager, der {0} zeigen könnte</translation>
    </message>
</context>
<context>
    <name>_Likelihood</name>
    <message>
        <source>Almost certainly the same person</source>
        <translation>Fast sicher dieselbe Person</translation>
    </message>
    <message>
        <source>Very likely the same person</source>
        <translation>Sehr wahrscheinlich dieselbe Person</translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation>Wahrscheinlich dieselbe Person</translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation>Vielleicht dieselbe Person</translation>
    </message>
    <message>
        <source>Rather not the same person</source>
        <translation>Eher nicht dieselbe Person</translation>
    </message>
    <message>
        <source>Very likely somebody else</source>
        <translation>Sehr wahrscheinlich jemand anders</translation>
    </message>
    <message>
        <source>Almost certainly somebody else</source>
        <translation>Fast sicher jemand anders</translation>
    </message>
    <message>
        <source>very strong</source>
        <translation>sehr stark</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>very weak</source>
        <translation>sehr schwach</translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln Gesicht</numerusform>
            <numerusform>%Ln Gesichter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation>{0} % sicher</translation>
    </message>
    <message>
        <source>nearly all found</source>
        <translation>fast alle gefunden</translation>
    </message>
    <message>
        <source>about {0} % found ({1}–{2})</source>
        <translation>etwa {0} % gefunden ({1}–{2})</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drop</name>
    <message>
        <source>{0} is not on this computer. Save it here first.</source>
        <translation>{0} ist nicht auf diesem Computer. Bitte zuerst hier speichern.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>Neu gruppieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Nachfragen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Ohne Zuordnung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Namensangaben</translation>
    </message>
    <message>
        <source>Who is with whom</source>
        <translation>Wer mit wem</translation>
    </message>
</context>
</TS>
