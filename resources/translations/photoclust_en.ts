<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AdapterCard</name>
    <message numerus="yes">
        <source>%Ln person(s) have {0} confirmed faces or more.</source>
        <translation>
            <numerusform>%Ln person has {0} confirmed faces or more.</numerusform>
            <numerusform>%Ln people have {0} confirmed faces or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumPreview</name>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) there already, left as they are</source>
        <translation>
            <numerusform>%Ln photo there already, left as it is</numerusform>
            <numerusform>%Ln photos there already, left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them get another name, as theirs is taken</source>
        <translation>
            <numerusform>%Ln of them gets another name, as theirs is taken</numerusform>
            <numerusform>%Ln of them get another name, as theirs is taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached and stay out</source>
        <translation>
            <numerusform>%Ln photo cannot be reached and stays out</numerusform>
            <numerusform>%Ln photos cannot be reached and stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can be moved from an earlier album</source>
        <translation>
            <numerusform>%Ln of them can be moved from an earlier album</numerusform>
            <numerusform>%Ln of them can be moved from an earlier album</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) there do not belong there any more</source>
        <translation>
            <numerusform>%Ln file there does not belong there any more</numerusform>
            <numerusform>%Ln files there do not belong there any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompanionList</name>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>%Ln photo together</numerusform>
            <numerusform>%Ln photos together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DismissQuestion</name>
    <message numerus="yes">
        <source>%Ln person(s) without a name are in other photos too.</source>
        <translation>
            <numerusform>%Ln person without a name is in other photos too.</numerusform>
            <numerusform>%Ln people without a name are in other photos too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message numerus="yes">
        <source>Write %Ln photo(s)</source>
        <translation>
            <numerusform>Write %Ln photo</numerusform>
            <numerusform>Write %Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) removed.</source>
        <translation>
            <numerusform>%Ln file removed.</numerusform>
            <numerusform>%Ln files removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to new places.</source>
        <translation>
            <numerusform>%Ln file moved to a new place.</numerusform>
            <numerusform>%Ln files moved to new places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, with {0} in them.</source>
        <translation>
            <numerusform>%Ln file written, with {0} in it.</numerusform>
            <numerusform>%Ln files written, with {0} in them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) written to {0}.</source>
        <translation>
            <numerusform>%Ln page written to {0}.</numerusform>
            <numerusform>%Ln pages written to {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) stayed out:</source>
        <translation>
            <numerusform>%Ln photo stayed out:</numerusform>
            <numerusform>%Ln photos stayed out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) written to {0}.</source>
        <translation>
            <numerusform>%Ln face written to {0}.</numerusform>
            <numerusform>%Ln faces written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaceNamer</name>
    <message numerus="yes">
        <source>The whole group (%Ln face(s))</source>
        <translation>
            <numerusform>The whole group (%Ln face)</numerusform>
            <numerusform>The whole group (%Ln faces)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderIntake</name>
    <message numerus="yes">
        <source>%Ln thing(s) were not added.</source>
        <translation>
            <numerusform>%Ln thing was not added.</numerusform>
            <numerusform>%Ln things were not added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in “{0}”, which is not one of your folders.</source>
        <translation>
            <numerusform>%Ln photo in “{0}”, which is not one of your folders.</numerusform>
            <numerusform>%Ln photos in “{0}”, which is not one of your folders.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop watching %Ln folder(s)?</source>
        <translation>
            <numerusform>Stop watching %Ln folder?</numerusform>
            <numerusform>Stop watching %Ln folders?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) no longer watched. Nothing was deleted.</source>
        <translation>
            <numerusform>%Ln folder no longer watched. Nothing was deleted.</numerusform>
            <numerusform>%Ln folders no longer watched. Nothing was deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message numerus="yes">
        <source>%Ln difference(s); what was decided here stays:</source>
        <translation>
            <numerusform>%Ln difference; what was decided here stays:</numerusform>
            <numerusform>%Ln differences; what was decided here stays:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) looked at again.</source>
        <translation>
            <numerusform>%Ln photo looked at again.</numerusform>
            <numerusform>%Ln photos looked at again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s)</source>
        <translation>
            <numerusform>%Ln new photo</numerusform>
            <numerusform>%Ln new photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) of exported albums passed over.</source>
        <translation>
            <numerusform>%Ln folder of exported albums passed over.</numerusform>
            <numerusform>%Ln folders of exported albums passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark.</source>
        <translation>
            <numerusform>%Ln photo read with a remark.</numerusform>
            <numerusform>%Ln photos read with a remark.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) of the group may show somebody else.</source>
        <translation>
            <numerusform>%Ln face of the group may show somebody else.</numerusform>
            <numerusform>%Ln faces of the group may show somebody else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>photoclust looks at %Ln photo(s) again while you go on.</source>
        <translation>
            <numerusform>photoclust looks at %Ln photo again while you go on.</numerusform>
            <numerusform>photoclust looks at %Ln photos again while you go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s) in your folders.</source>
        <translation>
            <numerusform>%Ln new photo in your folders.</numerusform>
            <numerusform>%Ln new photos in your folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached just now; nothing is lost.</source>
        <translation>
            <numerusform>%Ln photo cannot be reached just now; nothing is lost.</numerusform>
            <numerusform>%Ln photos cannot be reached just now; nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more people</source>
        <translation>
            <numerusform>%Ln more person</numerusform>
            <numerusform>%Ln more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed photo(s) with faces that were not found again.</source>
        <translation>
            <numerusform>%Ln changed photo with faces that were not found again.</numerusform>
            <numerusform>%Ln changed photos with faces that were not found again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new problem(s) reading your folders.</source>
        <translation>
            <numerusform>%Ln new problem reading your folders.</numerusform>
            <numerusform>%Ln new problems reading your folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of other kinds passed over</source>
        <translation>
            <numerusform>%Ln file of another kind passed over</numerusform>
            <numerusform>%Ln files of other kinds passed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoPeople</name>
    <message numerus="yes">
        <source>%Ln face(s) found, each of somebody else. Make people of them, or add more photos.</source>
        <translation>
            <numerusform>%Ln face found, of somebody who is in no other photo. Make a person of it, or add more photos.</numerusform>
            <numerusform>%Ln faces found, each of somebody else. Make people of them, or add more photos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%Ln people become one person.</source>
        <translation>
            <numerusform>%Ln person becomes one person.</numerusform>
            <numerusform>%Ln people become one person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleStore</name>
    <message numerus="yes">
        <source>Unnamed (%Ln photo(s))</source>
        <translation>
            <numerusform>Unnamed (%Ln photo)</numerusform>
            <numerusform>Unnamed (%Ln photos)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message numerus="yes">
        <source>Move %Ln selected face(s) here</source>
        <translation>
            <numerusform>Move %Ln selected face here</numerusform>
            <numerusform>Move %Ln selected faces here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonFaces</name>
    <message numerus="yes">
        <source>Move %Ln face(s) to</source>
        <translation>
            <numerusform>Move %Ln face to</numerusform>
            <numerusform>Move %Ln faces to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>%Ln to check</numerusform>
            <numerusform>%Ln to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message numerus="yes">
        <source>Forget %Ln photo(s)?</source>
        <translation>
            <numerusform>Forget %Ln photo?</numerusform>
            <numerusform>Forget %Ln photos?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) copied.</source>
        <translation>
            <numerusform>%Ln file copied.</numerusform>
            <numerusform>%Ln files copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitModel</name>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>%Ln new face</numerusform>
            <numerusform>%Ln new faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message numerus="yes">
        <source>%Ln file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>%Ln file or folder could not be read</numerusform>
            <numerusform>%Ln files or folders could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark</source>
        <translation>
            <numerusform>%Ln photo read with a remark</numerusform>
            <numerusform>%Ln photos read with a remark</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied.</source>
        <translation>
            <numerusform>%Ln line copied.</numerusform>
            <numerusform>%Ln lines copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them could still not be read.</source>
        <translation>
            <numerusform>%Ln of them could still not be read.</numerusform>
            <numerusform>%Ln of them could still not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) read now.</source>
        <translation>
            <numerusform>%Ln file read now.</numerusform>
            <numerusform>%Ln files read now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message numerus="yes">
        <source>Are these %Ln face(s) all {0}?</source>
        <translation>
            <numerusform>Is this %Ln face {0}?</numerusform>
            <numerusform>Are these %Ln faces all {0}?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupPage</name>
    <message numerus="yes">
        <source>%Ln new person(s)</source>
        <translation>
            <numerusform>%Ln new person</numerusform>
            <numerusform>%Ln new people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupPreview</name>
    <message numerus="yes">
        <source>%Ln unnamed</source>
        <translation>
            <numerusform>%Ln unnamed</numerusform>
            <numerusform>%Ln unnamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) and {0}</source>
        <translation>
            <numerusform>%Ln other and {0}</numerusform>
            <numerusform>%Ln others and {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>into %Ln group(s)</source>
        <translation>
            <numerusform>into %Ln group</numerusform>
            <numerusform>into %Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) named</source>
        <translation>
            <numerusform>%Ln face named</numerusform>
            <numerusform>%Ln faces named</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) were skipped.</source>
        <translation>
            <numerusform>%Ln question was skipped.</numerusform>
            <numerusform>%Ln questions were skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message numerus="yes">
        <source>%Ln file(s) to write</source>
        <translation>
            <numerusform>%Ln file to write</numerusform>
            <numerusform>%Ln files to write</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of other programs to follow</source>
        <translation>
            <numerusform>%Ln change of other programs to follow</numerusform>
            <numerusform>%Ln changes of other programs to follow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln left as it is</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>%Ln passed over</numerusform>
            <numerusform>%Ln passed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) not found yet will be drawn</source>
        <translation>
            <numerusform>%Ln face not found yet will be drawn</numerusform>
            <numerusform>%Ln faces not found yet will be drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) without a box</source>
        <translation>
            <numerusform>%Ln name without a box</numerusform>
            <numerusform>%Ln names without a box</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>%Ln file written.</numerusform>
            <numerusform>%Ln files written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of others followed.</source>
        <translation>
            <numerusform>%Ln change of others followed.</numerusform>
            <numerusform>%Ln changes of others followed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message numerus="yes">
        <source>A cut at the weakest link makes %Ln face(s) a new person.</source>
        <translation>
            <numerusform>A cut at the weakest link makes %Ln face a new person.</numerusform>
            <numerusform>A cut at the weakest link makes %Ln faces a new person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) old</source>
        <translation>
            <numerusform>%Ln year old</numerusform>
            <numerusform>%Ln years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} to %Ln years old</source>
        <translation>
            <numerusform>{0} to %Ln year old</numerusform>
            <numerusform>{0} to %Ln years old</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
</context>
</TS>
