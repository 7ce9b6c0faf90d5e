<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AdapterCard</name>
    <message numerus="yes">
        <source>%n person(s) have {0} confirmed faces or more.</source>
        <translation>
            <numerusform>%n person has {0} confirmed faces or more.</numerusform>
            <numerusform>%n people have {0} confirmed faces or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumPreview</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) there already, left as they are</source>
        <translation>
            <numerusform>%n photo there already, left as it is</numerusform>
            <numerusform>%n photos there already, left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them get another name, as theirs is taken</source>
        <translation>
            <numerusform>%n of them gets another name, as theirs is taken</numerusform>
            <numerusform>%n of them get another name, as theirs is taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be reached and stay out</source>
        <translation>
            <numerusform>%n photo cannot be reached and stays out</numerusform>
            <numerusform>%n photos cannot be reached and stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there do not belong there any more</source>
        <translation>
            <numerusform>%n file there does not belong there any more</numerusform>
            <numerusform>%n files there do not belong there any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanionList</name>
    <message numerus="yes">
        <source>%n photo(s) together</source>
        <translation>
            <numerusform>%n photo together</numerusform>
            <numerusform>%n photos together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>Write %n photo(s)</source>
        <translation>
            <numerusform>Write %n photo</numerusform>
            <numerusform>Write %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) removed.</source>
        <translation>
            <numerusform>%n file removed.</numerusform>
            <numerusform>%n files removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stayed out:</source>
        <translation>
            <numerusform>%n photo stayed out:</numerusform>
            <numerusform>%n photos stayed out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) written to {0}.</source>
        <translation>
            <numerusform>%n face written to {0}.</numerusform>
            <numerusform>%n faces written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaceNamer</name>
    <message numerus="yes">
        <source>The whole group (%n face(s))</source>
        <translation>
            <numerusform>The whole group (%n face)</numerusform>
            <numerusform>The whole group (%n faces)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderIntake</name>
    <message numerus="yes">
        <source>%n thing(s) were not added.</source>
        <translation>
            <numerusform>%n thing was not added.</numerusform>
            <numerusform>%n things were not added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop watching %n folder(s)?</source>
        <translation>
            <numerusform>Stop watching %n folder?</numerusform>
            <numerusform>Stop watching %n folders?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) no longer watched. Nothing was deleted.</source>
        <translation>
            <numerusform>%n folder no longer watched. Nothing was deleted.</numerusform>
            <numerusform>%n folders no longer watched. Nothing was deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It looks at %n photo(s) again while you go on.</source>
        <translation>
            <numerusform>It looks at %n photo again while you go on.</numerusform>
            <numerusform>It looks at %n photos again while you go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) looked at again.</source>
        <translation>
            <numerusform>%n photo looked at again.</numerusform>
            <numerusform>%n photos looked at again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new photo(s)</source>
        <translation>
            <numerusform>%n new photo</numerusform>
            <numerusform>%n new photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of exported albums passed over.</source>
        <translation>
            <numerusform>%n folder of exported albums passed over.</numerusform>
            <numerusform>%n folders of exported albums passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) read with a remark.</source>
        <translation>
            <numerusform>%n photo read with a remark.</numerusform>
            <numerusform>%n photos read with a remark.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people</source>
        <translation>
            <numerusform>%n more person</numerusform>
            <numerusform>%n more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed photo(s) with faces that were not found again.</source>
        <translation>
            <numerusform>%n changed photo with faces that were not found again.</numerusform>
            <numerusform>%n changed photos with faces that were not found again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new problem(s) reading your folders.</source>
        <translation>
            <numerusform>%n new problem reading your folders.</numerusform>
            <numerusform>%n new problems reading your folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other kinds passed over</source>
        <translation>
            <numerusform>%n file of another kind passed over</numerusform>
            <numerusform>%n files of other kinds passed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoPeople</name>
    <message numerus="yes">
        <source>%n face(s) found, each of somebody else. Make people of them, or add more photos.</source>
        <translation>
            <numerusform>%n face found, of somebody who is in no other photo. Make a person of it, or add more photos.</numerusform>
            <numerusform>%n faces found, each of somebody else. Make people of them, or add more photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n unsorted face(s)</source>
        <translation>
            <numerusform>%n unsorted face</numerusform>
            <numerusform>%n unsorted faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message numerus="yes">
        <source>Move %n selected face(s) here</source>
        <translation>
            <numerusform>Move %n selected face here</numerusform>
            <numerusform>Move %n selected faces here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonFaces</name>
    <message numerus="yes">
        <source>Move %n face(s) to</source>
        <translation>
            <numerusform>Move %n face to</numerusform>
            <numerusform>Move %n faces to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message numerus="yes">
        <source>Forget %n photo(s)?</source>
        <translation>
            <numerusform>Forget %n photo?</numerusform>
            <numerusform>Forget %n photos?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>%n file or folder could not be read</numerusform>
            <numerusform>%n files or folders could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) read with a remark</source>
        <translation>
            <numerusform>%n photo read with a remark</numerusform>
            <numerusform>%n photos read with a remark</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied.</source>
        <translation>
            <numerusform>%n line copied.</numerusform>
            <numerusform>%n lines copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could still not be read.</source>
        <translation>
            <numerusform>%n of them could still not be read.</numerusform>
            <numerusform>%n of them could still not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read now.</source>
        <translation>
            <numerusform>%n file read now.</numerusform>
            <numerusform>%n files read now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message numerus="yes">
        <source>Are these %n face(s) all {0}?</source>
        <translation>
            <numerusform>Is this %n face {0}?</numerusform>
            <numerusform>Are these %n faces all {0}?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupPage</name>
    <message numerus="yes">
        <source>%n new person(s)</source>
        <translation>
            <numerusform>%n new person</numerusform>
            <numerusform>%n new people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupPreview</name>
    <message numerus="yes">
        <source>%n other(s) and {0}</source>
        <translation>
            <numerusform>%n other and {0}</numerusform>
            <numerusform>%n others and {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>into %n group(s)</source>
        <translation>
            <numerusform>into %n group</numerusform>
            <numerusform>into %n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n question(s) were skipped.</source>
        <translation>
            <numerusform>%n question was skipped.</numerusform>
            <numerusform>%n questions were skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
</TS>
