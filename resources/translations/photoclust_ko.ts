<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>photoclust {0}, under the Apache License 2.0. Everything stays on this computer: no photo, face or name is ever sent anywhere.</source>
        <translation>photoclust {0}, Apache License 2.0. 모든 것은 이 컴퓨터에만 남습니다. 사진, 얼굴, 이름은 어디로도 전송되지 않습니다.</translation>
    </message>
    <message>
        <source>Faces are found by MTCNN (weights under the MIT licence) and compared by an embedding network, trained on from one in the public domain (CC0). The window is made with Qt for Python (LGPL-3.0).</source>
        <translation>얼굴은 MTCNN(가중치는 MIT 라이선스)으로 찾고, 퍼블릭 도메인(CC0) 네트워크를 이어서 학습시킨 임베딩 네트워크로 비교합니다. 창은 Qt for Python(LGPL-3.0)으로 만들었습니다.</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>점검</translation>
    </message>
    <message>
        <source>Look closely at the device, the networks&apos; weights and the library</source>
        <translation>장치, 네트워크 가중치, 라이브러리를 자세히 점검합니다</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>로그 보기</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>진단 정보 복사</translation>
    </message>
    <message>
        <source>Versions, device, counts and the end of the log, without names of people, to paste into a report of a problem</source>
        <translation>문제를 알릴 때 붙여넣을 버전, 장치, 개수와 로그의 끝부분(사람 이름은 들어 있지 않음)</translation>
    </message>
    <message>
        <source>The log is switched off</source>
        <translation>로그가 꺼져 있습니다</translation>
    </message>
    <message>
        <source>About the networks</source>
        <translation>네트워크 정보</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>Qt 정보</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>Read damaged faces anew from their photos, and drop what cannot be</source>
        <translation>손상된 얼굴을 사진에서 다시 읽고, 읽을 수 없는 것은 버립니다</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>열린 라이브러리가 없습니다.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>모두 정상입니다.</translation>
    </message>
    <message>
        <source>Collecting diagnostics</source>
        <translation>진단 정보를 모으는 중</translation>
    </message>
    <message>
        <source>The diagnostics were copied.</source>
        <translation>진단 정보를 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>AdapterCard</name>
    <message>
        <source>Adapt to your people</source>
        <translation>내 사람들에게 맞추기</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>해 보기</translation>
    </message>
    <message>
        <source>Try to adapt to your people</source>
        <translation>내 사람들에게 맞춰 보기</translation>
    </message>
    <message>
        <source>Go back to the network as it comes</source>
        <translation>기본 신경망으로 되돌리기</translation>
    </message>
    <message>
        <source>Learning from confirmed faces</source>
        <translation>확인된 얼굴에서 배우기</translation>
    </message>
    <message>
        <source>Learns to tell your people apart better, and shows what that would bring before anything changes. Needs three people with five confirmed faces each.</source>
        <translation>내 사람들을 더 잘 구별하도록 배우고, 무엇이 바뀌기 전에 어떤 이득이 있는지 보여 줍니다. 확인된 얼굴이 다섯 개씩 있는 사람 세 명이 필요합니다.</translation>
    </message>
    <message>
        <source>Adapter of this library</source>
        <translation>이 라이브러리의 어댑터</translation>
    </message>
    <message>
        <source>Trying to adapt</source>
        <translation>맞춰 보는 중</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>Adapting to your people</source>
        <translation>내 사람들에게 맞추는 중</translation>
    </message>
    <message>
        <source>Faces are compared by the adapter from now on. Group people anew to have them gain by it.</source>
        <translation>이제부터 어댑터로 얼굴을 비교합니다. 효과를 보려면 사람들을 다시 묶으십시오.</translation>
    </message>
    <message>
        <source>Going back to the network as it comes</source>
        <translation>기본 신경망으로 되돌리는 중</translation>
    </message>
    <message>
        <source>Faces are compared by the network as it comes again. Group people anew to have them follow it.</source>
        <translation>다시 기본 신경망으로 얼굴을 비교합니다. 사람들에게 반영하려면 다시 묶으십시오.</translation>
    </message>
    <message>
        <source>Group anew</source>
        <translation>다시 묶기</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>중지했습니다. 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No library is open.</source>
        <translation>열린 라이브러리가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) have {0} confirmed faces or more.</source>
        <translation>
            <numerusform>확인된 얼굴이 {0}개 이상인 사람이 %Ln명입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1} people have {2} confirmed faces. Confirm more on a person&apos;s page, or answer questions in Review.</source>
        <translation>필요한 {1}명 중 {0}명에게 확인된 얼굴이 {2}개 있습니다. 사람 페이지에서 더 확인하거나 검토에서 질문에 답하십시오.</translation>
    </message>
    <message>
        <source>In use, fitted to {0} of {1} and to the present network.</source>
        <translation>사용 중입니다. {1}의 {0}와 현재 신경망에 맞춰져 있습니다.</translation>
    </message>
    <message>
        <source>In use since {2}, fitted to {0} of {1} and to the present network.</source>
        <translation>{2}부터 사용 중입니다. {1}의 {0}와 현재 신경망에 맞춰져 있습니다.</translation>
    </message>
</context>
<context>
    <name>AlbumForm</name>
    <message>
        <source>Everybody who has a name</source>
        <translation>이름이 있는 모든 사람</translation>
    </message>
    <message>
        <source>People you choose</source>
        <translation>선택한 사람</translation>
    </message>
    <message>
        <source>All saved albums</source>
        <translation>저장한 앨범 모두</translation>
    </message>
    <message>
        <source>Recipes that were saved on the page of photos.</source>
        <translation>사진 페이지에서 저장한 레시피.</translation>
    </message>
    <message>
        <source>Whose albums</source>
        <translation>누구의 앨범</translation>
    </message>
    <message>
        <source>Move or remove what does not belong there any more</source>
        <translation>더 이상 맞지 않는 것은 옮기거나 지우기</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>복사본</translation>
    </message>
    <message>
        <source>Hard links</source>
        <translation>하드 링크</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>심볼릭 링크</translation>
    </message>
    <message>
        <source>Also albums for those seen together: “Anna + Ben”</source>
        <translation>함께 나온 사람의 앨범도 만들기: “Anna + Ben”</translation>
    </message>
    <message>
        <source>Photos you chose</source>
        <translation>고른 사진</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>앨범 이름</translation>
    </message>
    <message>
        <source>Of what was exported before; only files of which there is the original</source>
        <translation>이전에 내보낸 것 중 원본이 있는 파일만</translation>
    </message>
    <message>
        <source>Write names into the copies</source>
        <translation>복사본에 이름 쓰기</translation>
    </message>
    <message>
        <source>For other programs, as the page Tags does; your photos stay as they are</source>
        <translation>“태그” 페이지처럼 다른 프로그램을 위해 씁니다. 사진은 그대로입니다</translation>
    </message>
    <message>
        <source>Files of their own, to give away or to edit.</source>
        <translation>나눠 주거나 편집할 수 있는 별도의 파일입니다.</translation>
    </message>
    <message>
        <source>Second names of the same files, on the same disk.</source>
        <translation>같은 디스크에서 같은 파일에 붙는 두 번째 이름입니다.</translation>
    </message>
    <message>
        <source>They point to the originals, until these are moved.</source>
        <translation>원본을 옮기기 전까지 원본을 가리킵니다.</translation>
    </message>
    <message>
        <source>One HTML file for each album</source>
        <translation>앨범마다 HTML 파일 하나</translation>
    </message>
    <message>
        <source>With its photos in it, made smaller, for those who have no program.</source>
        <translation>작게 줄인 사진이 들어 있어 프로그램 없이 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>By which means</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Folder for the albums</source>
        <translation>앨범을 넣을 폴더</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>누구</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Tick the people whose photos you want.</source>
        <translation>사진을 원하는 사람을 체크하십시오.</translation>
    </message>
    <message>
        <source>Nobody has a name yet. Name people first, or choose some.</source>
        <translation>아직 이름이 있는 사람이 없습니다. 먼저 이름을 붙이거나 사람을 선택하십시오.</translation>
    </message>
    <message>
        <source>Give the album a name.</source>
        <translation>앨범에 이름을 붙여 주세요.</translation>
    </message>
    <message>
        <source>Choose a folder for the albums.</source>
        <translation>앨범을 넣을 폴더를 선택하십시오.</translation>
    </message>
    <message>
        <source>The {0} you chose</source>
        <translation>고른 {0}</translation>
    </message>
    <message>
        <source>Everybody who has a name ({0})</source>
        <translation>이름이 있는 모든 사람({0})</translation>
    </message>
</context>
<context>
    <name>AlbumPreview</name>
    <message>
        <source>Albums that will be written</source>
        <translation>만들어질 앨범</translation>
    </message>
    <message>
        <source>No photo to write</source>
        <translation>쓸 사진이 없습니다</translation>
    </message>
    <message>
        <source>Nothing that is chosen is in a photo that can be reached just now.</source>
        <translation>고른 것 가운데 지금 닿을 수 있는 사진에 있는 것이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>앨범 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}, all written already</source>
        <translation>{0}, 이미 모두 만들었습니다</translation>
    </message>
    <message>
        <source>needs no space</source>
        <translation>공간이 필요 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) there already, left as they are</source>
        <translation>
            <numerusform>이미 있는 사진 %Ln장은 그대로 둡니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them get another name, as theirs is taken</source>
        <translation>
            <numerusform>그중 %Ln장은 이름이 겹쳐 다른 이름을 받습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached and stay out</source>
        <translation>
            <numerusform>접근할 수 없는 사진 %Ln장은 제외됩니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can be moved from an earlier album</source>
        <translation>
            <numerusform>그중 %Ln장은 이전 앨범에서 옮길 수 있음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) there do not belong there any more</source>
        <translation>
            <numerusform>그곳의 파일 %Ln개는 더 이상 그곳에 속하지 않음</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 외 {1}개</translation>
    </message>
    <message>
        <source>written already</source>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>{0} new, {1} there</source>
        <translation>새로 {0}, 기존 {1}</translation>
    </message>
</context>
<context>
    <name>BatchQuestion</name>
    <message>
        <source>The sure ones are ticked. Click the others: yes, no, or left open.</source>
        <translation>확실한 것은 선택되어 있습니다. 나머지는 클릭하세요: 예, 아니요, 또는 미정.</translation>
    </message>
    <message>
        <source>Which of these are the same person?</source>
        <translation>다음 중 같은 사람은 누구인가요?</translation>
    </message>
    <message>
        <source>Which of these are {0}?</source>
        <translation>이 중 누가 {0}입니까?</translation>
    </message>
</context>
<context>
    <name>BirthQuestion</name>
    <message>
        <source>When was {0} born?</source>
        <translation>{0}의 생년월일은 언제입니까?</translation>
    </message>
    <message>
        <source>A day, or only a year. Ages are shown beside photos, and faces from before are not taken for theirs.</source>
        <translation>날짜나 연도만 쓰십시오. 사진 옆에 나이가 보이고, 그 전에 찍은 얼굴은 이 사람으로 여기지 않습니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Take the date away</source>
        <translation>날짜 지우기</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>A command, a person, an album, a folder or a setting</source>
        <translation>명령, 사람, 앨범, 폴더 또는 설정</translation>
    </message>
    <message>
        <source>Find a command, a person, an album, a folder or a setting</source>
        <translation>명령, 사람, 앨범, 폴더 또는 설정 찾기</translation>
    </message>
</context>
<context>
    <name>CompanionList</name>
    <message>
        <source>Together with</source>
        <translation>함께 나온 사람</translation>
    </message>
    <message>
        <source>With nobody so far</source>
        <translation>아직 아무도 없습니다</translation>
    </message>
    <message>
        <source>People who are in the same photos are listed here.</source>
        <translation>같은 사진에 나온 사람이 여기에 표시됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) together</source>
        <translation>
            <numerusform>함께 나온 사진 %Ln장</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DailyBackup</name>
    <message>
        <source>Backing up the library</source>
        <translation>라이브러리 백업 중</translation>
    </message>
</context>
<context>
    <name>DateButton</name>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>모든 날짜</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} ~ {1}</translation>
    </message>
    <message>
        <source>Dates: {0}</source>
        <translation>날짜: {0}</translation>
    </message>
</context>
<context>
    <name>DemoLibrary</name>
    <message>
        <source>Drawing people</source>
        <translation>사람을 그리는 중</translation>
    </message>
    <message>
        <source>These people are drawn. Try what you like; your own library is apart.</source>
        <translation>이 사람들은 그린 것입니다. 마음껏 시험해 보세요. 내 라이브러리는 따로 있습니다.</translation>
    </message>
    <message>
        <source>Back to my library</source>
        <translation>내 라이브러리로 돌아가기</translation>
    </message>
</context>
<context>
    <name>DismissQuestion</name>
    <message>
        <source>None of these faces matters</source>
        <translation>이 얼굴들은 중요하지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) without a name are in other photos too.</source>
        <translation>
            <numerusform>이름 없는 %Ln명이 다른 사진에도 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is ignored is kept out of the way in all photos.</source>
        <translation>무시한 사람은 모든 사진에서 보이지 않게 됩니다.</translation>
    </message>
    <message>
        <source>Ignore them too</source>
        <translation>그들도 무시</translation>
    </message>
    <message>
        <source>Only the others</source>
        <translation>나머지만</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop folders to add them, photos to see them</source>
        <translation>폴더는 추가하고 사진은 봅니다</translation>
    </message>
</context>
<context>
    <name>ExchangeCard</name>
    <message>
        <source>Other libraries</source>
        <translation>다른 라이브러리</translation>
    </message>
    <message>
        <source>Two computers, one family: what was decided in another library is added to this one. The other stays as it is, and one undo takes it back.</source>
        <translation>컴퓨터 두 대, 한 가족: 다른 라이브러리에서 결정한 것을 이 라이브러리에 더합니다. 다른 쪽은 그대로 남고, 실행 취소 한 번으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Join another…</source>
        <translation>다른 라이브러리 합치기…</translation>
    </message>
    <message>
        <source>Export for other programs…</source>
        <translation>다른 프로그램용으로 내보내기…</translation>
    </message>
    <message>
        <source>All that was decided, as documented JSON Lines with the embeddings beside</source>
        <translation>결정한 모든 것을 문서화된 JSON Lines로, 임베딩과 함께</translation>
    </message>
    <message>
        <source>Comparing the libraries</source>
        <translation>라이브러리를 비교하는 중</translation>
    </message>
    <message>
        <source>Joining the libraries</source>
        <translation>라이브러리를 합치는 중</translation>
    </message>
    <message>
        <source>Exporting the library</source>
        <translation>라이브러리를 내보내는 중</translation>
    </message>
    <message>
        <source>The library was joined: {0} decided.</source>
        <translation>라이브러리를 합쳤습니다: {0} 결정.</translation>
    </message>
    <message>
        <source>Its folders are scanned from now on.</source>
        <translation>그 폴더도 이제부터 살펴봅니다.</translation>
    </message>
    <message>
        <source>{0} written to {1}.</source>
        <translation>{1}에 {0}을(를) 썼습니다.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Join another library</source>
        <translation>다른 라이브러리 합치기</translation>
    </message>
    <message>
        <source>Libraries (*{0} {1})</source>
        <translation>라이브러리 (*{0} {1})</translation>
    </message>
    <message>
        <source>Folder for the exported library</source>
        <translation>내보낸 라이브러리 폴더</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Your originals stay where and as they are.</source>
        <translation>원본은 있는 자리에 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Write table</source>
        <translation>표 쓰기</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>앨범</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Write what is shown</source>
        <translation>표시된 내용 쓰기</translation>
    </message>
    <message>
        <source>Write (Ctrl+Return)</source>
        <translation>쓰기 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Looking at what would be written</source>
        <translation>만들어질 내용을 확인하는 중</translation>
    </message>
    <message>
        <source>This cannot be written</source>
        <translation>쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Name people</source>
        <translation>사람 이름 붙이기</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>아직 선택하지 않았습니다</translation>
    </message>
    <message numerus="yes">
        <source>Write %Ln photo(s)</source>
        <translation>
            <numerusform>사진 %Ln장 쓰기</numerusform>
        </translation>
    </message>
    <message>
        <source>Write albums</source>
        <translation>앨범 쓰기</translation>
    </message>
    <message>
        <source>Writing albums</source>
        <translation>앨범 쓰는 중</translation>
    </message>
    <message>
        <source>Writing contact sheets</source>
        <translation>밀착 인화를 쓰는 중</translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation>표 쓰는 중</translation>
    </message>
    <message>
        <source>{0} written, {1}.</source>
        <translation>{0} 썼습니다({1}).</translation>
    </message>
    <message>
        <source>No photo was written.</source>
        <translation>쓴 사진이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) moved to new places.</source>
        <translation>
            <numerusform>파일 %Ln개를 새 자리로 옮겼습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written, with {0} in them.</source>
        <translation>
            <numerusform>파일 %Ln개를 썼습니다({0}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) written to {0}.</source>
        <translation>
            <numerusform>{0}에 %Ln쪽을 썼습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) removed.</source>
        <translation>
            <numerusform>파일 %Ln개를 제거했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was written stays, and writing goes on from there next time.</source>
        <translation>중지했습니다. 이미 쓴 것은 남으며 다음에 이어서 씁니다.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) stayed out:</source>
        <translation>
            <numerusform>제외된 사진 %Ln장:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>외 %Ln장.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) written to {0}.</source>
        <translation>
            <numerusform>얼굴 %Ln개를 {0}에 썼습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
</context>
<context>
    <name>FaceGrid</name>
    <message>
        <source>Faces</source>
        <translation>얼굴</translation>
    </message>
</context>
<context>
    <name>FaceModel</name>
    <message>
        <source>Face {0} of {1}</source>
        <translation>얼굴 {0}/{1}</translation>
    </message>
</context>
<context>
    <name>FaceNamer</name>
    <message>
        <source>Only this face</source>
        <translation>이 얼굴만</translation>
    </message>
    <message>
        <source>Yes, that is right</source>
        <translation>네, 맞습니다</translation>
    </message>
    <message>
        <source>Save name</source>
        <translation>이름 저장</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>얼굴 아님</translation>
    </message>
    <message>
        <source>Not a face (Shift+Delete)</source>
        <translation>얼굴 아님 (Shift+Delete)</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>이 사람이 아님</translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation>{0} 아님</translation>
    </message>
    <message>
        <source>{0} (Delete)</source>
        <translation>{0} (Delete)</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>아직 분류되지 않음</translation>
    </message>
    <message numerus="yes">
        <source>The whole group (%Ln face(s))</source>
        <translation>
            <numerusform>그룹 전체(얼굴 %Ln개)</numerusform>
        </translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>다른 {0}</translation>
    </message>
    <message>
        <source>One more person called {0}</source>
        <translation>이름이 {0}인 또 한 사람</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>이름 있음</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>무시됨</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Named first</source>
        <translation>이름 있는 사람 먼저</translation>
    </message>
    <message>
        <source>Most photos first</source>
        <translation>사진 많은 순</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>최근 순</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>오래된 순</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>모든 폴더</translation>
    </message>
</context>
<context>
    <name>FolderIntake</name>
    <message>
        <source>Add photo folder</source>
        <translation>사진 폴더 추가</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) were not added.</source>
        <translation>
            <numerusform>%Ln개를 추가하지 않았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>{0} is no photo that can be read.</source>
        <translation>{0}은(는) 읽을 수 있는 사진이 아닙니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) in “{0}”, which is not one of your folders.</source>
        <translation>
            <numerusform>“{0}” 폴더의 사진 %Ln장: 살펴보는 폴더가 아닙니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add this folder</source>
        <translation>이 폴더 추가</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>아직 폴더가 없습니다</translation>
    </message>
    <message>
        <source>Add the folders that your photos lie in, or drop them here. photoclust reads them; it never changes, moves or deletes a photo.</source>
        <translation>사진이 있는 폴더를 추가하거나 여기에 놓으십시오. photoclust는 읽기만 하며 사진을 바꾸거나 옮기거나 지우지 않습니다.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>새 사진 찾기</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 살펴보기</translation>
    </message>
    <message>
        <source>Relocate…</source>
        <translation>위치 변경…</translation>
    </message>
    <message>
        <source>Say where this folder lies now; names and people stay</source>
        <translation>폴더의 현재 위치를 알려 줍니다. 이름과 사람은 그대로입니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Stop watching this folder; the photos stay where they are</source>
        <translation>이 폴더를 더 이상 살피지 않습니다. 사진은 그대로 있습니다</translation>
    </message>
    <message>
        <source>Open in file manager</source>
        <translation>파일 관리자에서 열기</translation>
    </message>
    <message>
        <source>Removing a folder deletes nothing: its photos stay where they are, and what you decided comes back when you add it again.</source>
        <translation>폴더를 제거해도 아무것도 지워지지 않습니다. 사진은 그대로 있고, 다시 추가하면 결정한 내용도 돌아옵니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>폴더 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} of them offline</source>
        <translation>{0}, 그중 {1}개 오프라인</translation>
    </message>
    <message>
        <source>Offline – nothing is lost</source>
        <translation>오프라인 – 잃은 것은 없습니다</translation>
    </message>
    <message>
        <source>Add photo folder</source>
        <translation>사진 폴더 추가</translation>
    </message>
    <message>
        <source>Remove folder</source>
        <translation>폴더 제거</translation>
    </message>
    <message numerus="yes">
        <source>Stop watching %Ln folder(s)?</source>
        <translation>
            <numerusform>폴더 %Ln개를 더 이상 살피지 않겠습니까?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop watching {0}?</source>
        <translation>{0} 폴더를 더 이상 살피지 않겠습니까?</translation>
    </message>
    <message>
        <source>The photos stay where they are. Names and decisions are kept, and come back when you add the folder again.</source>
        <translation>사진은 그대로 있습니다. 이름과 결정은 보관되며 폴더를 다시 추가하면 돌아옵니다.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>더 이상 살피지 않기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) no longer watched. Nothing was deleted.</source>
        <translation>
            <numerusform>폴더 %Ln개를 더 이상 살피지 않습니다. 지워진 것은 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add again</source>
        <translation>다시 추가</translation>
    </message>
    <message>
        <source>Where does {0} lie now?</source>
        <translation>{0} 폴더는 지금 어디에 있습니까?</translation>
    </message>
    <message>
        <source>{0} is found at {1} now.</source>
        <translation>{0} 폴더는 이제 {1}에 있습니다.</translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message>
        <source>This cannot be undone. The files stay where they are. Backups keep it.</source>
        <translation>되돌릴 수 없습니다. 파일은 그대로 남습니다. 백업에는 남아 있습니다.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Decisions, latest first</source>
        <translation>결정, 최근 순</translation>
    </message>
    <message>
        <source>Nothing decided yet</source>
        <translation>아직 결정한 것이 없습니다</translation>
    </message>
    <message>
        <source>Whatever you decide is listed here – naming, merging, moving, ignoring – and can be taken back, also after you have closed photoclust.</source>
        <translation>이름 붙이기, 합치기, 옮기기, 무시하기 등 모든 결정이 여기에 표시되며, photoclust를 닫은 뒤에도 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Go to people</source>
        <translation>사람 보기</translation>
    </message>
    <message>
        <source>Go back to here</source>
        <translation>여기로 되돌아가기</translation>
    </message>
    <message>
        <source>Going back takes back all decisions above that line; you can go forward again until you decide something new. The history is kept with the library, so all this works after a restart too.</source>
        <translation>되돌아가면 그 줄 위의 모든 결정이 취소됩니다. 새로 결정하기 전까지는 다시 앞으로 갈 수 있습니다. 기록은 라이브러리에 보관되므로 다시 시작해도 남아 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>결정 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>변경 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>현재 위치</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>오늘 {0}</translation>
    </message>
    <message>
        <source>As the scan left it</source>
        <translation>스캔 직후 상태</translation>
    </message>
    <message>
        <source>Before all decisions</source>
        <translation>모든 결정 이전</translation>
    </message>
    <message>
        <source>Go forward to here</source>
        <translation>여기로 앞으로 가기</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Pause</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>사진 {0}/{1}장</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 중지됨</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>초당 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>{0} 남음</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a library</source>
        <translation>라이브러리 합치기</translation>
    </message>
    <message>
        <source>What is in {0} is added to this library:</source>
        <translation>{0}의 내용을 이 라이브러리에 더합니다:</translation>
    </message>
    <message>
        <source>New photos appear when a scan finds them.</source>
        <translation>새 사진은 검색에서 찾으면 나타납니다.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>{0} decided</source>
        <translation>{0} 결정</translation>
    </message>
    <message>
        <source>{0} known here</source>
        <translation>{0} 이미 있음</translation>
    </message>
    <message>
        <source>{0} new</source>
        <translation>{0} 새로</translation>
    </message>
    <message>
        <source>Who is who? Tick those who are one person.</source>
        <translation>누가 누구인가요? 같은 사람이면 표시하세요.</translation>
    </message>
    <message>
        <source>person {0}</source>
        <translation>{0}번 사람</translation>
    </message>
    <message>
        <source>“{0}” there is “{1}” here</source>
        <translation>그곳의 &apos;{0}&apos;은(는) 여기의 &apos;{1}&apos;</translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s); what was decided here stays:</source>
        <translation>
            <numerusform>차이 %Ln개. 여기서 결정한 것이 남습니다:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>그 밖에 %Ln개.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
</context>
<context>
    <name>LibraryCard</name>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Where the library lies</source>
        <translation>라이브러리 위치</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Write a copy of the library, with all names and decisions, to a new file</source>
        <translation>모든 이름과 결정이 담긴 라이브러리 사본을 새 파일에 씁니다</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업 복원…</translation>
    </message>
    <message>
        <source>Put a backup in the library&apos;s place; what is there now is kept beside it</source>
        <translation>라이브러리 자리에 백업을 놓습니다. 지금 있는 것은 옆에 보관됩니다</translation>
    </message>
    <message>
        <source>Keep a backup a day beside it, the last seven</source>
        <translation>매일 옆에 백업하고 최근 일곱 개를 보관</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>다른 것 열기…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>새로 만들기…</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>라이브러리 백업</translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation>라이브러리 (*{0})</translation>
    </message>
    <message>
        <source>Backing up the library</source>
        <translation>라이브러리 백업 중</translation>
    </message>
    <message>
        <source>The library was copied to {0}, and the copy checked.</source>
        <translation>라이브러리를 {0}에 복사하고 사본을 확인했습니다.</translation>
    </message>
</context>
<context>
    <name>LibraryErrorPage</name>
    <message>
        <source>New library…</source>
        <translation>새 라이브러리…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업 복원…</translation>
    </message>
    <message>
        <source>This library cannot be opened</source>
        <translation>이 라이브러리를 열 수 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>다른 라이브러리 열기…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open another library…</source>
        <translation>다른 라이브러리 열기…</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>사진 폴더 추가…</translation>
    </message>
    <message>
        <source>Look for new photos</source>
        <translation>새 사진 찾기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>모든 명령…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>새 라이브러리…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업 복원…</translation>
    </message>
    <message>
        <source>Put a backup in the library&apos;s place; what is there now is kept beside it</source>
        <translation>라이브러리 자리에 백업을 놓습니다. 지금 있는 것은 옆에 보관됩니다</translation>
    </message>
    <message>
        <source>Try it with drawn people</source>
        <translation>그린 사람들로 시험해 보기</translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation>사진 크게</translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation>사진 작게</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>라이브러리 열기</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>새 라이브러리</translation>
    </message>
    <message>
        <source>{0} is there already. Choose another name, or open it.</source>
        <translation>{0}은(는) 이미 있습니다. 다른 이름을 고르거나 그것을 여십시오.</translation>
    </message>
    <message>
        <source>Libraries (*{0})</source>
        <translation>라이브러리 (*{0})</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>백업 복원</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>백업을 복원했습니다.</translation>
    </message>
    <message>
        <source>What was there is now {0}.</source>
        <translation>이전 파일은 이제 {0}입니다.</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>실행 취소: {0}</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>다시 실행: {0}</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
</context>
<context>
    <name>MergeBar</name>
    <message>
        <source>Merge?</source>
        <translation>합칠까요?</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Leave them apart</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Merge this person with</source>
        <translation>이 사람을 합칠 대상</translation>
    </message>
    <message>
        <source>Merge {0} with</source>
        <translation>{0}와(과) 합칠 사람</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0} become one person, whose name is {1}.</source>
        <translation>{0}이(가) 한 사람이 되고, 이름은 {1}입니다.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>취소함: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>다시 실행함: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>결정 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>All are right</source>
        <translation>모두 맞음</translation>
    </message>
    <message>
        <source>Names and decisions stay.</source>
        <translation>이름과 결정은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>Stopped looking again. The next start goes on where this one ended.</source>
        <translation>다시 살펴보기를 멈췄습니다. 다음에 시작하면 이어서 진행합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) looked at again.</source>
        <translation>
            <numerusform>사진 %Ln장을 다시 살펴보았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are out of reach, and looked at when they are back.</source>
        <translation>지금은 사진에 접근할 수 없어, 다시 연결되면 살펴봅니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s) in your folders.</source>
        <translation>
            <numerusform>폴더에 새 사진 %Ln장이 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>The scan was stopped. What was found so far is kept.</source>
        <translation>스캔을 중지했습니다. 지금까지 찾은 것은 보관됩니다.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>보기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) cannot be reached just now; nothing is lost.</source>
        <translation>
            <numerusform>지금 접근할 수 없는 사진 %Ln장이 있지만, 사라진 것은 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your folders are away.</source>
        <translation>폴더에 접근할 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new photo(s)</source>
        <translation>
            <numerusform>새 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanned: {0}, {1}.</source>
        <translation>스캔함: {0}, {1}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) of exported albums passed over.</source>
        <translation>
            <numerusform>내보낸 앨범 폴더 %Ln개는 건너뛰었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark.</source>
        <translation>
            <numerusform>사진 %Ln장을 읽었지만 알릴 점이 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) of the group may show somebody else.</source>
        <translation>
            <numerusform>그룹의 얼굴 %Ln개는 다른 사람일 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>photoclust looks at %Ln photo(s) again while you go on.</source>
        <translation>
            <numerusform>계속 작업하시는 동안 사진 %Ln장을 다시 살펴봅니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <comment>a number of faces, a name</comment>
        <translation>{1} {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more people</source>
        <translation>
            <numerusform>그 외 %Ln명</numerusform>
        </translation>
    </message>
    <message>
        <source>Surely recognised: {0}.</source>
        <translation>확실히 알아봄: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed photo(s) with faces that were not found again.</source>
        <translation>
            <numerusform>변경된 사진 %Ln장에서 다시 찾지 못한 얼굴이 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new problem(s) reading your folders.</source>
        <translation>
            <numerusform>폴더를 읽는 중에 새로운 문제 %Ln건이 있었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of other kinds passed over</source>
        <translation>
            <numerusform>다른 종류의 파일 %Ln개를 건너뜀</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>Who is this?</source>
        <translation>누구입니까?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Several people are called so: choose one of the list.</source>
        <translation>이 이름을 가진 사람이 여럿입니다. 목록에서 고르십시오.</translation>
    </message>
</context>
<context>
    <name>NoPeople</name>
    <message>
        <source>Try it with drawn people</source>
        <translation>그린 사람들로 시험해 보기</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>다른 위치…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Your library</source>
        <translation>내 라이브러리</translation>
    </message>
    <message>
        <source>Your photos</source>
        <translation>내 사진</translation>
    </message>
    <message>
        <source>Nothing is written to them, unless you ask for it.</source>
        <translation>원하지 않는 한 아무것도 기록하지 않습니다.</translation>
    </message>
    <message>
        <source>Drop your photo folders here</source>
        <translation>사진 폴더를 여기에 놓으십시오</translation>
    </message>
    <message>
        <source>photoclust finds the faces in them and groups them into people. Your photos stay where they are, as they are, and on this computer.</source>
        <translation>photoclust가 사진에서 얼굴을 찾아 사람별로 묶습니다. 사진은 이 컴퓨터에 있는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation>사진을 살펴보는 중</translation>
    </message>
    <message>
        <source>People appear here as soon as they are found. You can go on meanwhile.</source>
        <translation>사람을 찾는 대로 여기에 나타납니다. 그동안 다른 작업을 계속할 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) found, each of somebody else. Make people of them, or add more photos.</source>
        <translation>
            <numerusform>얼굴 %Ln개를 찾았지만 모두 다른 사람입니다. 사람으로 만들거나 사진을 더 추가하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is there twice yet</source>
        <translation>아직 두 번 나온 사람이 없습니다</translation>
    </message>
    <message>
        <source>Look at the faces</source>
        <translation>얼굴 보기</translation>
    </message>
    <message>
        <source>Everybody is ignored</source>
        <translation>모두 무시되었습니다</translation>
    </message>
    <message>
        <source>People whom you ignore are kept out of the way. You can show them again.</source>
        <translation>무시한 사람은 목록에서 빠집니다. 언제든 다시 표시할 수 있습니다.</translation>
    </message>
    <message>
        <source>Look at the ignored</source>
        <translation>무시한 사람 보기</translation>
    </message>
    <message>
        <source>Nobody is ignored</source>
        <translation>무시한 사람이 없습니다</translation>
    </message>
    <message>
        <source>People whom you ignore are kept here, out of the way.</source>
        <translation>무시한 사람은 여기에 따로 보관됩니다.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>찾은 사람이 없습니다</translation>
    </message>
    <message>
        <source>No person fits this search and filter.</source>
        <translation>검색과 필터에 맞는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>모두 보기</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
</context>
<context>
    <name>PeopleChip</name>
    <message>
        <source>Who is not there</source>
        <translation>없는 사람</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>있는 사람</translation>
    </message>
    <message>
        <source>Without…</source>
        <translation>제외할 사람…</translation>
    </message>
    <message>
        <source>With…</source>
        <translation>있는 사람…</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 외 {1}명</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} 또는 {1}</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>{0} 제외</translation>
    </message>
</context>
<context>
    <name>PeopleGraphView</name>
    <message>
        <source>Who is with whom</source>
        <translation>누가 누구와</translation>
    </message>
    <message>
        <source>Most often with {0}</source>
        <translation>가장 자주 함께: {0}</translation>
    </message>
    <message>
        <source>{0} and {1}: {2}</source>
        <translation>{0}, {1}: {2}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Open person</source>
        <translation>사람 열기</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>이름 붙이기…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>The selected portraits are one person</source>
        <translation>선택한 얼굴은 한 사람입니다</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>무시</translation>
    </message>
    <message>
        <source>Keep the selected people out of the way</source>
        <translation>선택한 사람을 치워 둡니다</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>다시 표시</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Favourites come first</source>
        <translation>즐겨찾기가 맨 앞에 옵니다</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>이름 지우기</translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation>이 사람 검토</translation>
    </message>
    <message>
        <source>Export albums…</source>
        <translation>앨범 내보내기…</translation>
    </message>
    <message>
        <source>Who is with whom</source>
        <translation>누가 누구와</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people become one person.</source>
        <translation>
            <numerusform>%Ln명이 한 사람이 됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} become one person.</source>
        <translation>{0}이(가) 한 사람이 됩니다.</translation>
    </message>
    <message>
        <source>{0} and others become one person.</source>
        <translation>{0} 등이 한 사람이 됩니다.</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>누구인가요?</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>즐겨찾기에서 빼기</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>사람 검색</translation>
    </message>
    <message>
        <source>Small and blurred</source>
        <translation>작거나 흐린 그룹</translation>
    </message>
    <message>
        <source>Groups of few photos, or of faces that tell little</source>
        <translation>사진이 적거나 알아보기 어려운 얼굴의 그룹</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>{1}명 중 {0}명 선택됨</translation>
    </message>
    <message>
        <source>type a name for all of them</source>
        <translation>이름을 입력하면 모두에게 붙습니다</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Any of them</source>
        <translation>한 명이라도</translation>
    </message>
</context>
<context>
    <name>PeoplePicker</name>
    <message>
        <source>Search people</source>
        <translation>사람 검색</translation>
    </message>
    <message>
        <source>People to choose</source>
        <translation>선택할 사람</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>모두 체크</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Tick all people shown</source>
        <translation>표시된 사람 모두 체크</translation>
    </message>
    <message>
        <source>Take all ticks away</source>
        <translation>모든 체크 해제</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0}명 선택됨</translation>
    </message>
</context>
<context>
    <name>PeopleStore</name>
    <message>
        <source>Unnamed</source>
        <translation>이름 없음</translation>
    </message>
    <message numerus="yes">
        <source>Unnamed (%Ln photo(s))</source>
        <translation>
            <numerusform>이름 없음 (사진 %Ln장)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>Search people</source>
        <translation>사람 검색</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>새 사람</translation>
    </message>
    <message>
        <source>Drag faces onto the person whose they are.</source>
        <translation>얼굴을 해당하는 사람에게 끌어 놓으십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln selected face(s) here</source>
        <translation>
            <numerusform>선택한 얼굴 %Ln개를 여기로 옮기기</numerusform>
        </translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>사람 열기</translation>
    </message>
</context>
<context>
    <name>PersonChooser</name>
    <message>
        <source>Search, or type a new name</source>
        <translation>검색하거나 새 이름 입력</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>사람 검색</translation>
    </message>
    <message>
        <source>New person: {0}</source>
        <translation>새 사람: {0}</translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>다른 {0}</translation>
    </message>
</context>
<context>
    <name>PersonFaces</name>
    <message>
        <source>Order of the faces</source>
        <translation>얼굴 순서</translation>
    </message>
    <message>
        <source>More to do with the selected faces</source>
        <translation>선택한 얼굴에 대한 다른 작업</translation>
    </message>
    <message>
        <source>Not them</source>
        <translation>이 사람 아님</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>새 사람</translation>
    </message>
    <message>
        <source>The selected faces are somebody else: a new person</source>
        <translation>선택한 얼굴은 다른 사람입니다. 새 사람으로 만듭니다</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>옮기기…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>The selected faces rightly are here</source>
        <translation>선택한 얼굴은 여기에 맞습니다</translation>
    </message>
    <message>
        <source>Use as cover</source>
        <translation>대표 얼굴로 사용</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>얼굴 아님</translation>
    </message>
    <message>
        <source>Why is this here?</source>
        <translation>왜 여기에 있나요?</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>사진 보기</translation>
    </message>
    <message>
        <source>Most doubtful first</source>
        <translation>의심스러운 순</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>닮은 순</translation>
    </message>
    <message>
        <source>Best pictures first</source>
        <translation>잘 나온 순</translation>
    </message>
    <message>
        <source>Why are these together?</source>
        <translation>왜 함께 있나요?</translation>
    </message>
    <message>
        <source>Select those that do not belong here.</source>
        <translation>여기에 속하지 않는 얼굴을 선택하십시오.</translation>
    </message>
    <message>
        <source>Looking for the chain</source>
        <translation>연결을 찾는 중</translation>
    </message>
    <message>
        <source>Every face is with somebody</source>
        <translation>모든 얼굴이 분류되었습니다</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>연도순</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>날짜 없음</translation>
    </message>
    <message>
        <source>Faces that fit nobody, or that you take from people, are kept here.</source>
        <translation>누구에게도 맞지 않거나 사람에게서 뺀 얼굴이 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>No face left</source>
        <translation>남은 얼굴이 없습니다</translation>
    </message>
    <message>
        <source>Move faces of other people here, or undo what took them away.</source>
        <translation>다른 사람의 얼굴을 여기로 옮기거나, 얼굴을 뺀 작업을 취소하십시오.</translation>
    </message>
    <message>
        <source>this person</source>
        <translation>이 사람</translation>
    </message>
    <message>
        <source>Not {0}</source>
        <translation>{0} 아님</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} 선택됨</translation>
    </message>
    <message>
        <source>Type whose they are.</source>
        <translation>누구의 얼굴인지 입력하세요.</translation>
    </message>
    <message>
        <source>Select faces, and type who it is.</source>
        <translation>얼굴을 선택하고 누구인지 입력하세요.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln face(s) to</source>
        <translation>
            <numerusform>얼굴 %Ln개를 옮길 사람</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonHeader</name>
    <message>
        <source>Favourite (Ctrl+D)</source>
        <translation>즐겨찾기(Ctrl+D)</translation>
    </message>
    <message>
        <source>all confirmed</source>
        <translation>모두 확인됨</translation>
    </message>
    <message>
        <source>{0} confirmed</source>
        <translation>{0} 확인됨</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>무시됨</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>분류 안 됨</translation>
    </message>
    <message>
        <source>{0} that are with nobody</source>
        <translation>아무에게도 속하지 않은 {0}</translation>
    </message>
    <message>
        <source>No favourite any more (Ctrl+D)</source>
        <translation>즐겨찾기에서 빼기(Ctrl+D)</translation>
    </message>
    <message>
        <source>Name: {0}. Press to change it (F2)</source>
        <translation>이름: {0}. 눌러서 바꾸기 (F2)</translation>
    </message>
</context>
<context>
    <name>PersonList</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Show the people</source>
        <translation>사람 보기</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>이름 붙이기…</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>합치기…</translation>
    </message>
    <message>
        <source>Confirm all</source>
        <translation>모두 확인</translation>
    </message>
    <message>
        <source>All faces here are rightly theirs</source>
        <translation>여기 있는 얼굴은 모두 이 사람입니다</translation>
    </message>
    <message>
        <source>Faces that may be theirs, but are not surely so</source>
        <translation>이 사람일 수 있지만 확실하지 않은 얼굴</translation>
    </message>
    <message>
        <source>Export album…</source>
        <translation>앨범 내보내기…</translation>
    </message>
    <message>
        <source>Review this person</source>
        <translation>이 사람 검토</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>무시</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Date of birth…</source>
        <translation>생년월일…</translation>
    </message>
    <message>
        <source>Take the name away</source>
        <translation>이름 지우기</translation>
    </message>
    <message>
        <source>Forget this person…</source>
        <translation>이 인물 삭제…</translation>
    </message>
    <message>
        <source>Erase the name, the faces and their history for good</source>
        <translation>이름과 얼굴, 관련 기록을 완전히 지웁니다</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>More to do with this person</source>
        <translation>이 사람에 대한 다른 작업</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>함께 나온 사람</translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation>같은 사람?</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>즐겨찾기에서 빼기</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>다시 표시</translation>
    </message>
    <message>
        <source>Looking for more of them</source>
        <translation>더 많은 얼굴 찾기</translation>
    </message>
    <message>
        <source>Forget {0}? The name, all faces with what is known of them, and their history are erased from the library.</source>
        <translation>{0}을(를) 삭제할까요? 이름과 모든 얼굴의 정보, 관련 기록이 라이브러리에서 지워집니다.</translation>
    </message>
    <message>
        <source>Forget this person</source>
        <translation>이 인물 삭제</translation>
    </message>
    <message>
        <source>The person was forgotten.</source>
        <translation>인물을 삭제했습니다.</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>삭제 중</translation>
    </message>
    <message>
        <source>This person is no longer there</source>
        <translation>이 사람은 더 이상 없습니다</translation>
    </message>
    <message>
        <source>They became somebody else, or lost their last face. Undo brings them back.</source>
        <translation>다른 사람이 되었거나 마지막 얼굴을 잃었습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>확인할 얼굴 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation>닮은 얼굴을 찾는 중</translation>
    </message>
</context>
<context>
    <name>PhotoDates</name>
    <message>
        <source>Last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>올해</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>작년</translation>
    </message>
    <message>
        <source>Last five years</source>
        <translation>최근 5년</translation>
    </message>
</context>
<context>
    <name>PhotoDetails</name>
    <message>
        <source>Faces in this photo</source>
        <translation>이 사진의 얼굴</translation>
    </message>
    <message>
        <source>No face was found. Press D to draw one that was missed.</source>
        <translation>찾은 얼굴이 없습니다. 빠진 얼굴은 D를 눌러 그리십시오.</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Date unknown</source>
        <translation>날짜 알 수 없음</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>누구입니까?</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>아직 분류되지 않음</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} 픽셀</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>파일 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
</context>
<context>
    <name>PhotoFilters</name>
    <message>
        <source>This day</source>
        <translation>이날</translation>
    </message>
    <message>
        <source>Photos of this day in all years</source>
        <translation>모든 해의 이날 사진</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>인원수</translation>
    </message>
    <message>
        <source>Unsorted faces</source>
        <translation>미분류 얼굴</translation>
    </message>
    <message>
        <source>Photos with faces that are with nobody yet</source>
        <translation>아직 누구의 것도 아닌 얼굴이 있는 사진</translation>
    </message>
    <message>
        <source>Dates from</source>
        <translation>날짜 출처</translation>
    </message>
    <message>
        <source>Any number of people</source>
        <translation>인원수 상관없음</translation>
    </message>
    <message>
        <source>No faces</source>
        <translation>얼굴 없음</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>한 명</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>두 명</translation>
    </message>
    <message>
        <source>Three or more</source>
        <translation>세 명 이상</translation>
    </message>
    <message>
        <source>Five or more</source>
        <translation>다섯 명 이상</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>모든 날짜</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>모든 폴더</translation>
    </message>
    <message>
        <source>MMMM d</source>
        <translation>M월 d일</translation>
    </message>
    <message>
        <source>Around {0}</source>
        <translation>{0} 전후</translation>
    </message>
</context>
<context>
    <name>PhotoGlance</name>
    <message>
        <source>The whole photo, with the face framed</source>
        <translation>얼굴에 테두리를 두른 전체 사진</translation>
    </message>
    <message>
        <source>The photo is out of reach just now</source>
        <translation>지금은 사진에 접근할 수 없습니다</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>날짜 없음</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>사진 {0}/{1}</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>이전 사진</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>다음 사진</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>사진 전체</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>원본 크기</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>이름 표시</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>슬라이드 쇼</translation>
    </message>
    <message>
        <source>Slide show (Space)</source>
        <translation>슬라이드 쇼 (Space)</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>얼굴 그리기</translation>
    </message>
    <message>
        <source>Draw a box around a face that was missed</source>
        <translation>빠진 얼굴에 상자를 그립니다</translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation>이 얼굴에 이름 붙이기</translation>
    </message>
    <message>
        <source>Not this person</source>
        <translation>이 사람 아님</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>얼굴 아님</translation>
    </message>
    <message>
        <source>Open this person</source>
        <translation>이 사람 열기</translation>
    </message>
    <message>
        <source>More to do with this photo</source>
        <translation>이 사진에 대한 다른 작업</translation>
    </message>
    <message>
        <source>This photo is no longer in the library</source>
        <translation>이 사진은 더 이상 라이브러리에 없습니다</translation>
    </message>
    <message>
        <source>The drive or folder is not connected just now: {0}</source>
        <translation>드라이브나 폴더가 지금 연결되어 있지 않습니다: {0}</translation>
    </message>
    <message>
        <source>This photo is offline</source>
        <translation>이 사진은 오프라인입니다</translation>
    </message>
    <message>
        <source>It lay at {0}. Its faces and names are kept.</source>
        <translation>{0}에 있었습니다. 얼굴과 이름은 보관됩니다.</translation>
    </message>
    <message>
        <source>This photo is no longer there</source>
        <translation>이 사진은 더 이상 없습니다</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>이 사진을 표시할 수 없습니다</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>누구입니까?</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Adding a face</source>
        <translation>얼굴 추가 중</translation>
    </message>
</context>
<context>
    <name>PhotoScreen</name>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Previous photo (Left)</source>
        <translation>이전 사진 (왼쪽)</translation>
    </message>
    <message>
        <source>Next photo (Right)</source>
        <translation>다음 사진 (오른쪽)</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>전체 화면 나가기 (Esc)</translation>
    </message>
    <message>
        <source>Hold the slide show (Space)</source>
        <translation>슬라이드 쇼 멈춤 (Space)</translation>
    </message>
    <message>
        <source>Slide show (Space)</source>
        <translation>슬라이드 쇼 (Space)</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo with {0}</source>
        <translation>{0}이(가) 있는 사진</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>사진을 읽는 중…</translation>
    </message>
    <message>
        <source>Looking at the face…</source>
        <translation>얼굴을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Draw a box around the face, or press Esc</source>
        <translation>얼굴에 상자를 그리거나 Esc를 누르십시오</translation>
    </message>
</context>
<context>
    <name>PhotosPage</name>
    <message>
        <source>No photo fits all that is asked for above.</source>
        <translation>위에서 찾는 조건에 모두 맞는 사진이 없습니다.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된 순</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>사진 열기</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation>파일 복사</translation>
    </message>
    <message>
        <source>Copy the files of the selected photos, to paste elsewhere</source>
        <translation>선택한 사진의 파일을 복사해 다른 곳에 붙여 넣기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>This day in other years</source>
        <translation>다른 해의 이날</translation>
    </message>
    <message>
        <source>None of these faces matters</source>
        <translation>이 얼굴들은 중요하지 않음</translation>
    </message>
    <message>
        <source>Ignore the people without a name in the selected photos</source>
        <translation>선택한 사진에서 이름 없는 사람들을 무시</translation>
    </message>
    <message>
        <source>Forget these photos…</source>
        <translation>이 사진 삭제…</translation>
    </message>
    <message>
        <source>More for the selected photos</source>
        <translation>선택한 사진에 대한 더 많은 작업</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln photo(s)?</source>
        <translation>
            <numerusform>사진 %Ln장을 삭제할까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>All faces in them, with what is known of them, are erased from the library. Scans pass over these pictures from then on.</source>
        <translation>그 안의 모든 얼굴과 그 정보가 라이브러리에서 지워지고, 이후 스캔에서는 이 사진을 건너뜁니다.</translation>
    </message>
    <message>
        <source>Forget these photos</source>
        <translation>이 사진 삭제</translation>
    </message>
    <message>
        <source>The photos were forgotten.</source>
        <translation>사진을 삭제했습니다.</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>삭제 중</translation>
    </message>
    <message>
        <source>No photo of this day</source>
        <translation>이날의 사진이 없습니다</translation>
    </message>
    <message>
        <source>None was taken on {0}, in any year.</source>
        <translation>어느 해에도 {0}에 찍은 사진이 없습니다.</translation>
    </message>
    <message>
        <source>The week around it</source>
        <translation>그 주 전체</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>여기에는 사진이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln장 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody knows on which day this photo was taken.</source>
        <translation>이 사진을 찍은 날을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Selected photos</source>
        <translation>선택한 사진</translation>
    </message>
    <message>
        <source>There is no face without a name in these photos.</source>
        <translation>이 사진들에는 이름 없는 얼굴이 없습니다.</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>모든 사진 보기</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>아직 사진이 없습니다</translation>
    </message>
    <message>
        <source>Add a folder of photos, or drop one here.</source>
        <translation>사진 폴더를 추가하거나 여기에 놓으십시오.</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>사진 폴더 추가…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) copied.</source>
        <translation>
            <numerusform>파일 %Ln개를 복사했습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>앨범</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>PortraitDelegate</name>
    <message>
        <source>Type a name</source>
        <translation>이름 입력</translation>
    </message>
</context>
<context>
    <name>PortraitModel</name>
    <message>
        <source>favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new face(s)</source>
        <translation>
            <numerusform>새 얼굴 %Ln개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitWall</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Search files and folders</source>
        <translation>파일과 폴더 검색</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>읽지 못한 파일</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>문제가 없습니다</translation>
    </message>
    <message>
        <source>Whatever is in your folders could be read.</source>
        <translation>폴더에 있는 것을 모두 읽었습니다.</translation>
    </message>
    <message>
        <source>More to do with the selected files</source>
        <translation>선택한 파일에 대한 다른 작업</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>No file that could not be read fits what you look for.</source>
        <translation>읽지 못한 파일 중 검색에 맞는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>모두 다시 시도</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>파일 관리자에서 보기</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Show no more what is wrong with these photos, which were read</source>
        <translation>읽은 사진의 문제를 더 이상 표시하지 않습니다</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>목록 복사</translation>
    </message>
    <message>
        <source>Copy the paths and reasons, of what is selected or else of all</source>
        <translation>선택한 파일, 없으면 모든 파일의 경로와 이유를 복사합니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>파일이나 폴더 %Ln개를 읽지 못했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) read with a remark</source>
        <translation>
            <numerusform>알릴 점이 있는 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}  ·  since {1}</source>
        <translation>{0}  ·  {1}부터</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them could still not be read.</source>
        <translation>
            <numerusform>그중 %Ln개는 여전히 읽지 못했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>모든 이유</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied.</source>
        <translation>
            <numerusform>%Ln줄을 복사했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>다시 시도 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) read now.</source>
        <translation>
            <numerusform>파일 %Ln개를 이제 읽었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The language changes when the work here is done.</source>
        <translation>진행 중인 작업이 끝나면 언어가 바뀝니다.</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Unsorted</source>
        <translation>분류 안 됨</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Merge with {0}</source>
        <translation>{0}와(과) 합치기</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>다른 사람</translation>
    </message>
    <message>
        <source>{0} is somebody else</source>
        <translation>{0}은(는) 다른 사람입니다</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>Look at {0}</source>
        <translation>{0} 살펴보기</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Nobody looks alike enough</source>
        <translation>충분히 닮은 사람이 없습니다</translation>
    </message>
    <message>
        <source>When there are groups that may be the same person, they are shown here.</source>
        <translation>같은 사람일 수 있는 그룹이 있으면 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Looking for look-alikes</source>
        <translation>닮은 얼굴을 찾는 중</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>A name for this person (F2)</source>
        <translation>이 사람의 이름 (F2)</translation>
    </message>
    <message>
        <source>The faces asked about</source>
        <translation>질문의 얼굴</translation>
    </message>
    <message>
        <source>Double-click a face to see its photo</source>
        <translation>얼굴을 두 번 클릭하면 사진을 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Is this really {0}?</source>
        <translation>정말 {0}인가요?</translation>
    </message>
    <message>
        <source>Are these the same person?</source>
        <translation>같은 사람입니까?</translation>
    </message>
    <message>
        <source>Is this {0}?</source>
        <translation>{0}입니까?</translation>
    </message>
    <message numerus="yes">
        <source>Are these %Ln face(s) all {0}?</source>
        <translation>
            <numerusform>이 얼굴 %Ln개가 모두 {0}입니까?</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks more like {0}</source>
        <translation>{0}에 더 가까워 보입니다</translation>
    </message>
</context>
<context>
    <name>RecipeBar</name>
    <message>
        <source>Albums…</source>
        <translation>앨범…</translation>
    </message>
    <message>
        <source>Recipes that you have saved by name; they follow new photos</source>
        <translation>이름을 붙여 저장한 레시피. 새 사진도 따라 들어옵니다</translation>
    </message>
    <message>
        <source>Save as album…</source>
        <translation>앨범으로 저장…</translation>
    </message>
    <message>
        <source>Delete the album “{0}”</source>
        <translation>&apos;{0}&apos; 앨범 삭제</translation>
    </message>
    <message>
        <source>Save as album</source>
        <translation>앨범으로 저장</translation>
    </message>
    <message>
        <source>Name of the album:</source>
        <translation>앨범 이름:</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>Anna and Ben, not Carl, 2019–21, in Holidays</source>
        <translation>민수 그리고 지민, 제외 철수, 2019–21, 폴더 여행</translation>
    </message>
    <message>
        <source>Find photos by a recipe</source>
        <translation>레시피로 사진 찾기</translation>
    </message>
</context>
<context>
    <name>RegroupForm</name>
    <message>
        <source>Let photoclust find out how many</source>
        <translation>photoclust가 알아내기</translation>
    </message>
    <message>
        <source>Faces that lie close together make a group of any size (HDBSCAN)</source>
        <translation>가까이 모인 얼굴이 크기에 상관없이 그룹이 됩니다 (HDBSCAN)</translation>
    </message>
    <message>
        <source>I know how many</source>
        <translation>몇 명인지 알고 있음</translation>
    </message>
    <message>
        <source>Every face goes to the nearest of so many people (k-means)</source>
        <translation>모든 얼굴이 정해진 수의 사람 가운데 가장 가까운 사람에게 갑니다 (k-means)</translation>
    </message>
    <message>
        <source>How many people there are</source>
        <translation>사람이 몇 명인지</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>사람 수</translation>
    </message>
    <message>
        <source>How finely to group</source>
        <translation>얼마나 잘게 묶을지</translation>
    </message>
    <message>
        <source>Arrow keys change it step by step</source>
        <translation>화살표 키로 조금씩 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>people</source>
        <translation>명</translation>
    </message>
    <message>
        <source>How finely</source>
        <translation>세밀함</translation>
    </message>
    <message>
        <source>Coarser</source>
        <translation>거칠게</translation>
    </message>
    <message>
        <source>Finer</source>
        <translation>세밀하게</translation>
    </message>
    <message>
        <source>As recommended</source>
        <translation>권장값</translation>
    </message>
</context>
<context>
    <name>RegroupPage</name>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>No faces to group yet</source>
        <translation>아직 묶을 얼굴이 없습니다</translation>
    </message>
    <message>
        <source>Add a folder of photos first; faces are grouped while it is scanned.</source>
        <translation>먼저 사진 폴더를 추가하십시오. 스캔하는 동안 얼굴을 묶습니다.</translation>
    </message>
    <message>
        <source>Add photo folder…</source>
        <translation>사진 폴더 추가…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Group the faces this way; it can be undone</source>
        <translation>이렇게 얼굴을 묶습니다. 취소할 수 있습니다</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Change nothing and go back to the people</source>
        <translation>아무것도 바꾸지 않고 사람 화면으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Nothing changes until you apply it.</source>
        <translation>적용하기 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Confirmed faces never move. What you named, merged or ignored stays as it is; only faces that nobody has decided about are grouped anew.</source>
        <translation>확인한 얼굴은 절대 옮겨지지 않습니다. 이름을 붙이거나 합치거나 무시한 것은 그대로이며, 아직 결정하지 않은 얼굴만 다시 묶습니다.</translation>
    </message>
    <message>
        <source>Comparing faces</source>
        <translation>얼굴 비교 중</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>중지했습니다.</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>다시 비교</translation>
    </message>
    <message>
        <source>Comparing faces…</source>
        <translation>얼굴 비교 중…</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>현재: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new person(s)</source>
        <translation>
            <numerusform>새 사람 %Ln명</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} unsorted</source>
        <translation>{0}, 분류 안 됨 {1}</translation>
    </message>
</context>
<context>
    <name>RegroupPreview</name>
    <message>
        <source>Would become one</source>
        <translation>하나가 될 그룹</translation>
    </message>
    <message>
        <source>Would be taken apart</source>
        <translation>나뉠 그룹</translation>
    </message>
    <message>
        <source>Nobody would be put together.</source>
        <translation>합쳐질 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody would be taken apart.</source>
        <translation>나뉠 사람이 없습니다.</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unnamed</source>
        <translation>
            <numerusform>이름 없는 사람 %Ln명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) and {0}</source>
        <translation>
            <numerusform>다른 %Ln명과 {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>into %Ln group(s)</source>
        <translation>
            <numerusform>그룹 %Ln개로</numerusform>
        </translation>
    </message>
    <message>
        <source>all unsorted</source>
        <translation>모두 분류 안 됨</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Not a face</source>
        <translation>얼굴 아님</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>No, it is…</source>
        <translation>아니요, 이 사람은…</translation>
    </message>
    <message>
        <source>Say who it is instead</source>
        <translation>대신 누구인지 알려 주기</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>전체 사진</translation>
    </message>
    <message>
        <source>The whole photo with the face framed, and back</source>
        <translation>얼굴에 테두리를 두른 전체 사진을 보고 돌아오기</translation>
    </message>
    <message>
        <source>Back to what was skipped</source>
        <translation>건너뛴 질문으로</translation>
    </message>
    <message>
        <source>Tick the open ones</source>
        <translation>남은 얼굴 모두 선택</translation>
    </message>
    <message>
        <source>Tick all faces that are left open; click those that are wrong then</source>
        <translation>정하지 않은 얼굴을 모두 선택합니다. 그런 다음 틀린 얼굴을 누르세요</translation>
    </message>
    <message>
        <source>Confirm page</source>
        <translation>페이지 확인</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>사진 보기</translation>
    </message>
    <message>
        <source>Open person</source>
        <translation>사람 열기</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>이름 붙이기…</translation>
    </message>
    <message>
        <source>Ask about everybody again</source>
        <translation>다시 모두에 대해 묻기</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>하나씩</translation>
    </message>
    <message>
        <source>A page at a time</source>
        <translation>한 페이지씩</translation>
    </message>
    <message>
        <source>Y yes  ·  N no  ·  I it is…  ·  S skip  ·  F not a face  ·  W whole photo  ·  Ctrl+Z takes an answer back</source>
        <translation>Y 예  ·  N 아니요  ·  I 이 사람은…  ·  S 건너뛰기  ·  F 얼굴 아님  ·  W 전체 사진  ·  Ctrl+Z 답 되돌리기</translation>
    </message>
    <message>
        <source>{0} answered</source>
        <translation>{0}개 답함</translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation>누구인가요?</translation>
    </message>
    <message>
        <source>{0} answered, more than {1} left</source>
        <translation>{0}개 답함, {1}개 넘게 남음</translation>
    </message>
    <message>
        <source>{0} answered, about {1} left</source>
        <translation>{0}개 답함, 약 {1}개 남음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>답 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) named</source>
        <translation>
            <numerusform>얼굴 %Ln개에 이름을 붙임</numerusform>
        </translation>
    </message>
    <message>
        <source>No questions just now</source>
        <translation>지금은 질문이 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Looking for questions</source>
        <translation>질문을 찾는 중</translation>
    </message>
    <message>
        <source>Nothing else to ask just now</source>
        <translation>지금은 더 물어볼 것이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) were skipped.</source>
        <translation>
            <numerusform>질문 %Ln개를 건너뛰었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask them again</source>
        <translation>다시 묻기</translation>
    </message>
    <message>
        <source>Nothing to ask just now</source>
        <translation>지금은 물어볼 것이 없습니다</translation>
    </message>
    <message>
        <source>Questions come up when new photos are scanned, or when people get names. What you answered is kept.</source>
        <translation>새 사진을 스캔하거나 사람에게 이름을 붙이면 질문이 생깁니다. 답한 내용은 보관됩니다.</translation>
    </message>
    <message>
        <source>Show the people</source>
        <translation>사람 보기</translation>
    </message>
    <message>
        <source>Only {0}  ✕</source>
        <translation>{0}만  ✕</translation>
    </message>
    <message>
        <source>Only {0}; press to ask about all</source>
        <translation>{0}만 묻는 중. 누르면 모두에 대해 묻습니다</translation>
    </message>
    <message>
        <source>Yes: {0}  ·  No: {1}  ·  Open: {2}</source>
        <translation>예: {0}  ·  아니요: {1}  ·  미정: {2}</translation>
    </message>
</context>
<context>
    <name>ReviewQueue</name>
    <message>
        <source>Looking for questions</source>
        <translation>질문을 찾는 중</translation>
    </message>
</context>
<context>
    <name>SameNameBar</name>
    <message>
        <source>The same, or another?</source>
        <translation>같은 사람입니까?</translation>
    </message>
    <message>
        <source>word, such as school</source>
        <translation>낱말(예: 학교)</translation>
    </message>
    <message>
        <source>A word to tell them apart, which may be empty</source>
        <translation>구별할 낱말. 비워 둘 수 있습니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Another {0}</source>
        <translation>다른 {0}</translation>
    </message>
    <message>
        <source>One more person called {0}</source>
        <translation>이름이 {0}인 또 한 사람</translation>
    </message>
    <message>
        <source>{0} is there already. Is this the same person, or another one?</source>
        <translation>{0}은(는) 이미 있습니다. 같은 사람입니까, 다른 사람입니까?</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>같은 사람</translation>
    </message>
    <message>
        <source>The same as {0}</source>
        <translation>{0}과(와) 같은 사람</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source>Select all of {0}</source>
        <translation>{0} 모두 선택</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>That makes no difference.</source>
        <translation>달라지는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>스캔 중</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>다시 살펴보는 중</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>밝은 색 또는 어두운 색.</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>Of people and faces, in all lists.</source>
        <translation>모든 목록의 사람과 얼굴 그림입니다.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source> photos</source>
        <translation>장부터</translation>
    </message>
    <message>
        <source>Show people from</source>
        <translation>사람을 표시하는 기준</translation>
    </message>
    <message>
        <source>Who has no name and is in fewer photos waits below the wall, as do groups of blurred faces.</source>
        <translation>이름이 없고 사진이 더 적은 사람과 흐린 얼굴의 그룹은 벽 아래에 둡니다.</translation>
    </message>
    <message>
        <source>Of all texts, at once.</source>
        <translation>모든 글에 바로 적용됩니다.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>프로세서(CPU)</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA 그래픽 카드(CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 그래픽(MPS)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> megapixels</source>
        <translation> 메가픽셀</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Joining people</source>
        <translation>자동으로 합치기</translation>
    </message>
    <message>
        <source>At most 1 wrong in {0}</source>
        <translation>최대 {0}개 중 1개 오류</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 살펴보기</translation>
    </message>
    <message>
        <source>Finding faces</source>
        <translation>얼굴 찾기</translation>
    </message>
    <message>
        <source>Faces narrower than this in the photo are passed over: fewer strangers in the background. Counts for photos looked at from now on.</source>
        <translation>사진에서 이보다 좁은 얼굴은 건너뜁니다. 배경의 낯선 사람이 줄어듭니다. 지금부터 살펴보는 사진에 적용됩니다.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Where the networks run. Automatic takes the fastest there is.</source>
        <translation>네트워크가 실행되는 곳입니다. 자동은 가장 빠른 장치를 씁니다.</translation>
    </message>
    <message>
        <source>Smallest face</source>
        <translation>가장 작은 얼굴</translation>
    </message>
    <message>
        <source>Pixel limit</source>
        <translation>픽셀 한도</translation>
    </message>
    <message>
        <source>Larger photos are not read. The larger, the more memory they take.</source>
        <translation>더 큰 사진은 읽지 않습니다. 클수록 메모리를 많이 사용합니다.</translation>
    </message>
    <message>
        <source>File size limit</source>
        <translation>파일 크기 한도</translation>
    </message>
    <message>
        <source>Larger files are not read.</source>
        <translation>더 큰 파일은 읽지 않습니다.</translation>
    </message>
    <message>
        <source>New faces join people with a name by themselves if they surely show them. Of strangers in your photos so many may join wrongly; what is less sure is left to you.</source>
        <translation>새 얼굴은 이름이 있는 사람이 확실할 때 자동으로 합쳐집니다. 사진 속 낯선 사람 중 이만큼은 잘못 합쳐질 수 있으며, 덜 확실한 것은 직접 결정합니다.</translation>
    </message>
    <message>
        <source>Photos known already</source>
        <translation>이미 아는 사진</translation>
    </message>
    <message>
        <source>Look at all of them again, with these settings. Names and decisions stay.</source>
        <translation>이 설정으로 모두 다시 살펴봅니다. 이름과 결정은 그대로입니다.</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>장치를 찾는 중</translation>
    </message>
    <message>
        <source>{0} – not available</source>
        <translation>{0} – 사용할 수 없음</translation>
    </message>
</context>
<context>
    <name>ShelfButton</name>
    <message>
        <source>{0}, open</source>
        <translation>{0}, 열림</translation>
    </message>
    <message>
        <source>{0}, closed</source>
        <translation>{0}, 닫힘</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Work under way</source>
        <translation>진행 중인 작업</translation>
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
        <translation>스프레드시트용: 얼굴마다 한 줄입니다.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>For other programs: the same, with copies of photos.</source>
        <translation>다른 프로그램용: 같은 내용에 사진 사본 위치를 더합니다.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>쓸 파일</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Replace the file if it is there already</source>
        <translation>파일이 이미 있으면 바꾸기</translation>
    </message>
    <message>
        <source>One entry for each face: photo, place in the photo, person, whether you have confirmed it, quality and date. Ignored people are left out.</source>
        <translation>얼굴마다 한 항목입니다. 사진, 사진 속 위치, 사람, 확인 여부, 품질, 날짜가 들어갑니다. 무시한 사람은 제외됩니다.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Contact sheets</source>
        <translation>밀착 인화</translation>
    </message>
    <message>
        <source>PDF: no table, but a page for each person, with their best faces.</source>
        <translation>PDF: 표가 아니라 사람마다 한 쪽씩 가장 좋은 얼굴을 담습니다.</translation>
    </message>
    <message>
        <source>Tables and contact sheets ({0})</source>
        <translation>표와 밀착 인화 ({0})</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>What stays as it is</source>
        <translation>그대로 두는 것</translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation>쓸 것이 없습니다</translation>
    </message>
    <message>
        <source>Your files say already what you have named and confirmed.</source>
        <translation>이름을 붙이고 확인한 것이 이미 파일에 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) to write</source>
        <translation>
            <numerusform>쓸 파일 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of other programs to follow</source>
        <translation>
            <numerusform>따를 다른 프로그램의 변경 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>그대로 두는 것 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>건너뛴 것 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>No new names</source>
        <translation>새 이름이 없습니다</translation>
    </message>
    <message>
        <source>{0} would get a name</source>
        <translation>{0}에 이름이 붙습니다</translation>
    </message>
    <message>
        <source>Your files hold no names of other programs.</source>
        <translation>파일에 다른 프로그램의 이름이 없습니다.</translation>
    </message>
    <message>
        <source>All names that your files hold are known.</source>
        <translation>파일에 있는 이름을 모두 알고 있습니다.</translation>
    </message>
    <message>
        <source>{0} with names</source>
        <translation>이름이 있는 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) not found yet will be drawn</source>
        <translation>
            <numerusform>아직 찾지 못한 얼굴 %Ln개를 그립니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) without a box</source>
        <translation>
            <numerusform>상자 없는 이름 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} known already</source>
        <translation>{0}개는 이미 앎</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{1}에서 {0}</translation>
    </message>
    <message>
        <source>known</source>
        <translation>아는 이름</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 이름</translation>
    </message>
</context>
<context>
    <name>TagReadingForm</name>
    <message>
        <source>Take names over after each scan</source>
        <translation>검색할 때마다 이름 가져오기</translation>
    </message>
    <message>
        <source>As confirmed, from all places; names that you have already are the same people</source>
        <translation>모든 곳에서 확인된 이름으로 가져오며, 이미 있는 이름은 같은 사람으로 봅니다</translation>
    </message>
    <message>
        <source>Files beside the photos (.xmp)</source>
        <translation>사진 옆의 파일(.xmp)</translation>
    </message>
    <message>
        <source>The photos themselves</source>
        <translation>사진 파일 자체</translation>
    </message>
    <message>
        <source>Picasa (.picasa.ini)</source>
        <translation>Picasa(.picasa.ini)</translation>
    </message>
    <message>
        <source>Google Takeout (.json)</source>
        <translation>Google 테이크아웃(.json)</translation>
    </message>
    <message>
        <source>Picasa’s contacts.xml</source>
        <translation>Picasa의 contacts.xml</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>contacts.xml, if there is one</source>
        <translation>contacts.xml(있으면)</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>They are surely right.</source>
        <translation>틀림없이 맞습니다.</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>You will look at each.</source>
        <translation>하나씩 살펴봅니다.</translation>
    </message>
    <message>
        <source>Names become</source>
        <translation>이름의 상태</translation>
    </message>
    <message>
        <source>They are the same people</source>
        <translation>같은 사람입니다</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>제외합니다</translation>
    </message>
    <message>
        <source>Names that you have already</source>
        <translation>이미 있는 이름</translation>
    </message>
    <message>
        <source>From</source>
        <translation>출처</translation>
    </message>
</context>
<context>
    <name>TagWritingForm</name>
    <message>
        <source>Files beside the photos</source>
        <translation>사진 옆의 파일</translation>
    </message>
    <message>
        <source>Your photos stay as they are; the names go into “photo.jpg.xmp”.</source>
        <translation>사진은 그대로 두고 이름은 “photo.jpg.xmp”에 씁니다.</translation>
    </message>
    <message>
        <source>The photos themselves</source>
        <translation>사진 파일 자체</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP and TIFF. Only what is said about the picture changes, never the picture itself.</source>
        <translation>JPEG, PNG, WebP, TIFF. 그림에 관한 정보만 바뀌고 그림 자체는 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>어디에</translation>
    </message>
    <message>
        <source>Keep the time of the photos’ files</source>
        <translation>사진 파일의 수정 시각 유지</translation>
    </message>
    <message>
        <source>Boxes with names</source>
        <translation>이름이 있는 상자</translation>
    </message>
    <message>
        <source>Regions of the Metadata Working Group: Lightroom, digiKam, Picasa.</source>
        <translation>Metadata Working Group의 영역: Lightroom, digiKam, Picasa.</translation>
    </message>
    <message>
        <source>Boxes with names, of Microsoft</source>
        <translation>Microsoft의 이름 있는 상자</translation>
    </message>
    <message>
        <source>Windows, digiKam and others.</source>
        <translation>Windows, digiKam 등.</translation>
    </message>
    <message>
        <source>Keywords below “People”</source>
        <translation>“People” 아래의 키워드</translation>
    </message>
    <message>
        <source>As “People/Anna”: digiKam and Lightroom.</source>
        <translation>예: “People/Anna”. digiKam과 Lightroom.</translation>
    </message>
    <message>
        <source>People in the image</source>
        <translation>이미지 속 인물</translation>
    </message>
    <message>
        <source>The field of IPTC, for agencies and archives.</source>
        <translation>통신사와 기록 보관소를 위한 IPTC 항목.</translation>
    </message>
    <message>
        <source>Names among the keywords</source>
        <translation>키워드로 쓴 이름</translation>
    </message>
    <message>
        <source>Every program shows them, and none can tell what they mean.</source>
        <translation>모든 프로그램이 보여 주지만 무슨 뜻인지는 알지 못합니다.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>무엇을</translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message>
        <source>Names in other programs’ files.</source>
        <translation>다른 프로그램의 파일에 있는 이름.</translation>
    </message>
    <message>
        <source>Files that would be written</source>
        <translation>쓰게 될 파일</translation>
    </message>
    <message>
        <source>Write names</source>
        <translation>이름 쓰기</translation>
    </message>
    <message>
        <source>People who would be taken over</source>
        <translation>가져오게 될 사람</translation>
    </message>
    <message>
        <source>Take names over</source>
        <translation>이름 가져오기</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Write or take over</source>
        <translation>쓰기 또는 가져오기</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>아직 고른 것이 없습니다</translation>
    </message>
    <message>
        <source>Tick what is to be written.</source>
        <translation>쓸 것을 고르십시오.</translation>
    </message>
    <message>
        <source>Confirmed names, for other programs</source>
        <translation>다른 프로그램을 위한 확인된 이름</translation>
    </message>
    <message>
        <source>What other programs wrote stays. What they changed in what photoclust wrote is taken over, and can be undone.</source>
        <translation>다른 프로그램이 쓴 것은 그대로 남습니다. photoclust가 쓴 것을 다른 프로그램이 바꾸었으면 그것을 따르며, 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Show what would be written</source>
        <translation>쓰게 될 것 보기</translation>
    </message>
    <message>
        <source>Comparing tags</source>
        <translation>태그 비교 중</translation>
    </message>
    <message>
        <source>Writing tags</source>
        <translation>태그 쓰는 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written.</source>
        <translation>
            <numerusform>파일 %Ln개를 썼습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of others followed.</source>
        <translation>
            <numerusform>다른 프로그램의 변경 %Ln건을 따랐습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>외 %Ln명</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped it; what was written stays.</source>
        <translation>중지했습니다. 이미 쓴 것은 남습니다.</translation>
    </message>
    <message>
        <source>Names of other programs</source>
        <translation>다른 프로그램의 이름</translation>
    </message>
    <message>
        <source>Of digiKam, Lightroom, ACDSee, Windows, Apple Photos, Picasa and Google Photos. Nothing changes before you have seen who is found.</source>
        <translation>digiKam, Lightroom, ACDSee, Windows, Apple 사진, Picasa, Google 포토의 이름. 누구를 찾았는지 보기 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Look for names</source>
        <translation>이름 찾기</translation>
    </message>
    <message>
        <source>Tick where names are to be read.</source>
        <translation>이름을 읽을 곳을 고르십시오.</translation>
    </message>
    <message>
        <source>Reading tags</source>
        <translation>태그 읽는 중</translation>
    </message>
    <message>
        <source>Taking names over</source>
        <translation>이름 가져오는 중</translation>
    </message>
    <message>
        <source>{0} named, {1} new. Undo takes it back.</source>
        <translation>{0}에 이름을 붙였고 {1}이(가) 새로 생겼습니다. 실행 취소로 되돌릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TickGrid</name>
    <message>
        <source>Look-alikes, the sure ones ticked</source>
        <translation>닮은 얼굴, 확실한 것은 선택됨</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message>
        <source>Nobody is with anybody yet</source>
        <translation>아직 함께 찍힌 사람이 없습니다</translation>
    </message>
    <message>
        <source>People who are in the same photos are shown here.</source>
        <translation>같은 사진에 있는 사람들이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>A click on somebody, then on another or on a line, shows their photos.</source>
        <translation>한 사람을 누른 다음 다른 사람이나 선을 누르면 두 사람의 사진이 나옵니다.</translation>
    </message>
    <message>
        <source>{0}: choose somebody else for the photos of both</source>
        <translation>{0}: 두 사람의 사진을 보려면 다른 사람을 고르세요</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Nothing joins this face to others: it is the only one.</source>
        <translation>이 얼굴을 다른 얼굴과 잇는 것이 없습니다. 하나뿐입니다.</translation>
    </message>
    <message>
        <source>Each face is most like the next.</source>
        <translation>각 얼굴은 다음 얼굴과 가장 비슷합니다.</translation>
    </message>
    <message numerus="yes">
        <source>A cut at the weakest link makes %Ln face(s) a new person.</source>
        <translation>
            <numerusform>가장 약한 곳에서 자르면 얼굴 %Ln개가 새 사람이 됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut at the weakest link</source>
        <translation>가장 약한 곳에서 자르기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ZoomSlider</name>
    <message>
        <source>Size of pictures (Ctrl and the wheel, Ctrl++, Ctrl+-)</source>
        <translation>사진 크기 (Ctrl+휠, Ctrl++, Ctrl+-)</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>사진 크기</translation>
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
            <numerusform>%Ln개월</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s) old</source>
        <translation>
            <numerusform>%Ln세</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} to %Ln years old</source>
        <translation>
            <numerusform>{0}~%Ln세</numerusform>
        </translation>
    </message>
    <message>
        <source>born {0}</source>
        <translation>{0}생</translation>
    </message>
</context>
<context>
    <name>_DateSources</name>
    <message>
        <source>Date from the camera</source>
        <translation>카메라의 날짜</translation>
    </message>
    <message>
        <source>Date from another program</source>
        <translation>다른 프로그램의 날짜</translation>
    </message>
    <message>
        <source>Date from Google Photos</source>
        <translation>Google 포토의 날짜</translation>
    </message>
    <message>
        <source>Date from the file&apos;s name</source>
        <translation>파일 이름의 날짜</translation>
    </message>
    <message>
        <source>Date of the file&apos;s last change</source>
        <translation>파일이 마지막으로 변경된 날짜</translation>
    </message>
</context>
<context>
    <name>_Desktop</name>
    <message>
        <source>The desktop knows no program that opens {0}</source>
        <translation>{0}을(를) 여는 프로그램이 없습니다</translation>
    </message>
    <message>
        <source>The desktop offers no file manager that could show {0}</source>
        <translation>{0}을(를) 보여 줄 파일 관리자가 이 데스크톱에 없습니다</translation>
    </message>
</context>
<context>
    <name>_Likelihood</name>
    <message>
        <source>Almost certainly the same person</source>
        <translation>거의 확실히 같은 사람</translation>
    </message>
    <message>
        <source>Very likely the same person</source>
        <translation>같은 사람일 가능성이 매우 높음</translation>
    </message>
    <message>
        <source>Probably the same person</source>
        <translation>아마 같은 사람</translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation>어쩌면 같은 사람</translation>
    </message>
    <message>
        <source>Rather not the same person</source>
        <translation>같은 사람이 아닌 듯함</translation>
    </message>
    <message>
        <source>Very likely somebody else</source>
        <translation>다른 사람일 가능성이 매우 큼</translation>
    </message>
    <message>
        <source>Almost certainly somebody else</source>
        <translation>거의 확실히 다른 사람</translation>
    </message>
    <message>
        <source>very strong</source>
        <translation>매우 강함</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>강함</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>약함</translation>
    </message>
    <message>
        <source>very weak</source>
        <translation>매우 약함</translation>
    </message>
</context>
<context>
    <name>_Wording</name>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>얼굴 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>사진 %Ln장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln명</numerusform>
        </translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy년 MMMM</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>{0} % sure</source>
        <translation>{0} % 확실</translation>
    </message>
    <message>
        <source>nearly all found</source>
        <translation>거의 모두 찾음</translation>
    </message>
    <message>
        <source>about {0} % found ({1}–{2})</source>
        <translation>약 {0} % 찾음 ({1}–{2})</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1분 미만</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln시간</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drop</name>
    <message>
        <source>{0} is not on this computer. Save it here first.</source>
        <translation>{0}은(는) 이 컴퓨터에 없습니다. 먼저 여기에 저장하십시오.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Regroup</source>
        <translation>다시 묶기</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>분류 안 됨</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Who is with whom</source>
        <translation>누가 누구와</translation>
    </message>
</context>
</TS>
