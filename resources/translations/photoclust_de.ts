<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photoclust {0}, under the Apache License 2.0. Everything stays on this computer: no photo, face or name is ever sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces are found by MTCNN (weights under the MIT licence) and compared by an embedding network (weights in the public domain, CC0). The window is made with Qt for Python (LGPL-3.0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closely at the device, the networks&apos; weights and the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlbumForm</name>
    <message>
        <source>Everybody who has a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People you choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also albums for those seen together: “Anna + Ben”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of their own, to give away or to edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second names of the same files, on the same disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They point to the originals, until these are moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the people whose photos you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has a name yet. Name people first, or choose people below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the albums.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who has a name ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlbumPreview</name>
    <message>
        <source>Albums that will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people chosen are in no photo that can be reached just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, all written already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs no space</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) there already, left as they are</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them get another name, as theirs is taken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) cannot be reached and stay out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} new, {1} there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanionList</name>
    <message>
        <source>Together with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With nobody so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who are in the same photos are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) together</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>Something went wrong inside photoclust: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing that was saved is lost; try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateButton</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Named {0} &apos;{1}&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took the name from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged {0} into {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split {0} off {1} as {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made {0} a new person, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {0} from where they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} said not to be {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1} said to be two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected {0} as not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showed {0} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chose a cover for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drew a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped {0} by {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is truncated: the file ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is damaged: its header makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is damaged: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image does not fit into memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an image, or one of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is over the limit of {0} GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of TIFF, with deep colours in planes, is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of TIFF is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has no pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is too large: {0} x {1} pixels is over the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This RAW photo is damaged, or of an unknown camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a camera RAW photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder was ever scanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file has taken its place in the album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The albums need {0} MB and {1} has room for {2} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not take {1} links: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The album&apos;s disk does not take it: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lies on another disk than {1}, and hard links stay on one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written by a newer photoclust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged or not a list of exported albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo cannot be read: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds photos of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither .csv nor .json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is in the way of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {0} is not available on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No NVIDIA graphics card that this installation can use was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a Mac with Apple graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} is damaged or not a photoclust library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} cannot be used: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} is not a regular file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds {0} is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} cannot be opened or written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} is in use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} is open in another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another scan of the library {0} is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is not a photoclust library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} was made by a newer photoclust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library {0} cannot be reached: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} for the library cannot be made: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no library at {0} yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup {0} cannot be replaced: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} cannot be made: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is damaged: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name has {0} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no face {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no person {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no decision {0} that is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is damaged at this point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be taken back: the person is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person {0} is called &apos;{1}&apos; already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person cannot be merged with itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person is the same as itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All faces of a person cannot be split off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {0} is not with {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {0} was not drawn by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face {0} is with nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of people is {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k-means needs to know how many people there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has so large a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the folder it lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, choose another disk, or export links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export copies instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update photoclust, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder, or move that file away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder for the albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose an empty or a new folder; it may lie inside this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end the name in .csv or .json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>create it, or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the disk is there, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update photoclust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give at least one visible character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use at most {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a decision first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo what came after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name two different people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the faces there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draw a box in a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to remove it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raise the pixel limit in the settings to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reinstall photoclust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the folder of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to that window, or close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for it to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing that was saved is lost; try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your originals stay where and as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what would be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Write %n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Write albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing albums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} written, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it; what was written stays, and writing goes on from there next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stayed out:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) written to {0}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceGrid</name>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceModel</name>
    <message>
        <source>Face {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaceNamer</name>
    <message>
        <source>Only this face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, without a name yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The whole group (%n face(s))</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the folders that your photos lie in, or drop them here. photoclust reads them; it never changes, moves or deletes a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relocate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where this folder lies now; names and people stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching this folder; the photos stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a folder deletes nothing: its photos stay where they are, and what you decided comes back when you add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{0}, %n of them offline</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Offline – nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photo folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stop watching %n folder(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop watching {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos stay where they are. Names and decisions are kept, and come back when you add the folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) no longer watched. Nothing was deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does {0} lie now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is found at {1} now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions, latest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing decided yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever you decide is listed here – naming, merging, moving, ignoring – and can be taken back, also after you have closed photoclust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going back takes back all decisions above that line; you can go forward again until you decide something new. The history is kept with the library, so all this works after a restart too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the scan left it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before all decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go forward to here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Add photo folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) were not added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the library lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a copy of the library, with all names and decisions, to a new file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library was copied to {0}, and the copy checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there already. Choose another name, or open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookAlikes</name>
    <message>
        <source>Untick the wrong ones: click them, or press the space bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these are {0}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open another library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This library cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>Merge?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {0} with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1} become one person, whose name is {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there already. Are they the same person?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The scan was stopped. What was found so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Scanned: {0}, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected portraits are one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the selected people out of the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export albums…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unsorted face(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People appear here as soon as they are found. You can go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop your photo folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photoclust finds the faces in them and groups them into people. Your photos stay where they are, as they are, and on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People whom you ignore are kept here, out of the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No person fits this search and filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePicker</name>
    <message>
        <source>Search people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People to choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all people shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all ticks away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleStore</name>
    <message>
        <source>Person {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>Search people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag faces onto the person whose they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n selected face(s) here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonChooser</name>
    <message>
        <source>Search, or type a new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonFaces</name>
    <message>
        <source>Order of the faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with the selected faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected faces are somebody else: a new person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected faces rightly are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most doubtful first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best pictures first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select faces of one person, and make them somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select those that do not belong here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every face is with somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces that fit nobody, or that you take from people, are kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move faces of other people here, or undo what took them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n face(s) to</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n face(s) of {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>all confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} % found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} that are with nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: {0}. Press to change it (F2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonList</name>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All faces here are rightly theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export album…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They became somebody else, or lost their last face. Undo brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message>
        <source>Faces in this photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found. Press D to draw one that was missed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop offers no file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the photo lies at {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>Photo {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around a face that was missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is no longer in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive or folder is not connected just now: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lay at {0}. Its faces and names are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding a face</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around the face, or press Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo has this person and lies in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photos, or drop one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop offers no file manager</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortraitWall</name>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file in your folders could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file that could not be read fits what you look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the paths and reasons, of what is selected or else of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could still not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Unsorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Nobody looks alike enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When there are groups that may be the same person, they are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>A name for this person (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The faces asked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click a face to see its photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are these the same person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Are these %n face(s) all {0}?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegroupForm</name>
    <message>
        <source>Find out how many people there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDBSCAN: faces that lie close together make a group of any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know how many people there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k-means: every face goes to the nearest of so many people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How finely to group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys change it step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How finely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As recommended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegroupPage</name>
    <message>
        <source>Regroup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No faces to group yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of photos first; faces are grouped while it is scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group the faces this way; it can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change nothing and go back to the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes until you apply it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed faces never move. What you named, merged or ignored stays as it is; only faces that nobody has decided about are grouped anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing faces…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} unsorted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegroupPreview</name>
    <message>
        <source>Would become one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would be taken apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody would be put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody would be taken apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) and {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>into %n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what was skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about everybody again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Y yes  ·  N no  ·  S skip  ·  F not a face  ·  Ctrl+Z takes an answer back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} answered, more than {1} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} answered, about {1} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No questions just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else to ask just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) were skipped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Ask them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to ask just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions come up when new photos are scanned, or when people get names. What you answered is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0}  ✕</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0}; press to ask about all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes: {0}  ·  No: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Answered whether %n face(s) are {0}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewQueue</name>
    <message>
        <source>Looking for questions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>That makes no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside photoclust: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing that was saved is lost; try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of people and faces, in all lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes when photoclust is started next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks run. Automatic takes the fastest there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faces narrower than this are passed over: fewer strangers in the background. Counts for photos looked at from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at all of them again, with these settings. Names and decisions stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} – not available</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Work under way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableForm</name>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spreadsheets: one line for each face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For other programs: the same, with copies of photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file if it is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry for each face: photo, place in the photo, person, whether you have confirmed it, quality and date. Ignored people are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TickGrid</name>
    <message>
        <source>Look-alikes, ticked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Likelihood</name>
    <message>
        <source>Almost certainly the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very likely the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rather not the same person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drop</name>
    <message>
        <source>{0} is not on this computer. Save it here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a file. Drop the folder that it lies in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
