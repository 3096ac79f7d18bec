; The Windows setup, compiled by Inno Setup 6.3 or newer, from build_setup.py:
;   ISCC /DVersion=0.1.0 /DFlavour=cpu packaging\windows\workbench.iss
; It installs for one user and needs no administrator. Both flavours are one program to Windows: each replaces the other.

#ifndef Version
  #error Pass the version of pyproject.toml as /DVersion=
#endif
#ifndef Flavour
  #error Pass /DFlavour=cpu or /DFlavour=cuda
#endif

#define Name "Meta-Learning Workbench"
#define Top "..\.."
#define Frozen Top + "\dist\" + Flavour + "\workbench"
#define Program "workbench.exe"
#define ProgID "MetaLearningWorkbench.Session"
#define MimeType "application/x-fewshot-session"

; What is packed must be what the setup says it is: the program carries its own version.
#if GetStringFileInfo(Frozen + "\" + Program, "ProductVersion") != Version
  #error The frozen program is of another version than the setup; build it again
#endif

[Setup]
AppId={{F30EBE76-E9F4-4C46-AF5B-405D9C7A7040}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=The Meta-Learning Workbench authors
VersionInfoVersion={#GetVersionNumbersString(Frozen + "\" + Program)}
VersionInfoProductTextVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\{#Name}
DisableDirPage=auto
DisableProgramGroupPage=yes
; what Qt 6 and torch run on
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; A running workbench is asked to close; it offers to save what lies in Try it.
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes
SetupIconFile={#Top}\build\icons\workbench.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name}
WizardStyle=modern
ShowLanguageDialog=auto
OutputDir={#Top}\dist
OutputBaseFilename=metalearning-workbench-{#Version}-windows-x64-{#Flavour}
; Some thousand files that are much alike: one solid stream, with a dictionary larger than torch's largest library
; gains little over 64 MB, which is also what unpacking takes of memory.
Compression=lzma2/max
LZMADictionarySize=65536
SolidCompression=yes
; The compiler is a 32-bit program, and this dictionary takes more memory than it has.
LZMAUseSeparateProcess=yes
#if Flavour == "cuda"
; One .exe may have 4.2 GB, but places for downloads stop at 2 GiB a file: the .bin files lie beside the .exe.
DiskSpanning=yes
DiskSliceSize=2000000000
#endif
#ifdef Signed
; /Sworkbench=COMMAND names what signs: build_setup.py takes it from SIGN_COMMAND.
SignTool=workbench
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "zh"; MessagesFile: "compiler:Default.isl,chinese.isl"

[Messages]
en.ConfirmUninstall=Remove %1 from this computer? Your runs and settings are kept.

[CustomMessages]
en.Associate=Open .fewshot files, which are saved sessions of Try it, with the workbench
zh.Associate=用本程序打开 .fewshot 文件（“试一试”的会话）
en.DesktopIcon=Put an icon on the desktop
zh.DesktopIcon=在桌面上放一个图标
en.Open=Open the workbench now
zh.Open=现在打开程序
en.SessionFile=Few-shot session
zh.SessionFile=小样本会话
en.Running=The workbench is open. Please close it, then try again.
zh.Running=程序还开着。请先关闭它，再试一次。
en.Kept=Your runs and downloads were kept. They lie here; remove this folder if you no longer want them:%n%n%1
zh.Kept=您的训练记录和下载的文件都已保留，就在下面的文件夹里。不再需要时可以自行删除：%n%n%1

[Tasks]
Name: "associate"; Description: "{cm:Associate}"
Name: "desktop"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not would be found by the program's own discovery.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
#ifdef Signed
Source: "{#Frozen}\*.exe"; DestDir: "{app}"; Flags: ignoreversion sign
#else
Source: "{#Frozen}\*.exe"; DestDir: "{app}"; Flags: ignoreversion
#endif
Source: "{#Frozen}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Top}\LICENSE"; DestDir: "{app}"; DestName: "LICENSE.txt"; Flags: ignoreversion

[Icons]
Name: "{userprograms}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{userdesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.fewshot"; ValueType: string; ValueData: "{#ProgID}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: associate
Root: HKCU; Subkey: "Software\Classes\.fewshot"; ValueType: string; ValueName: "Content Type"; ValueData: "{#MimeType}"; Flags: uninsdeletevalue; Tasks: associate
Root: HKCU; Subkey: "Software\Classes\.fewshot\OpenWithProgids"; ValueType: none; ValueName: "{#ProgID}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: associate
Root: HKCU; Subkey: "Software\Classes\{#ProgID}"; ValueType: string; ValueData: "{cm:SessionFile}"; Flags: uninsdeletekey; Tasks: associate
Root: HKCU; Subkey: "Software\Classes\{#ProgID}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Tasks: associate
Root: HKCU; Subkey: "Software\Classes\{#ProgID}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: associate

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:Open}"; Flags: nowait postinstall skipifsilent

[Code]
{ Windows lets nobody write to a program that runs. }
function IsRunning: Boolean;
begin
  Result := False;
  if FileExists(ExpandConstant('{app}\{#Program}')) then
    try
      TFileStream.Create(ExpandConstant('{app}\{#Program}'), fmOpenReadWrite).Free;
    except
      Result := True;
    end;
end;

{ Whoever chose not to close it is asked again before the first file of an open program goes. }
procedure CurStepChanged(Step: TSetupStep);
begin
  while (Step = ssInstall) and IsRunning do
    if SuppressibleMsgBox(CustomMessage('Running'), mbError, MB_RETRYCANCEL, IDCANCEL) <> IDRETRY then
      Abort;
end;

{ A half removed program would be worse than none: better asked before than told after. }
function InitializeUninstall: Boolean;
begin
  Result := not IsRunning;
  while not Result and not UninstallSilent do begin
    if MsgBox(CustomMessage('Running'), mbError, MB_RETRYCANCEL) <> IDRETRY then
      exit;
    Result := not IsRunning;
  end;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Runs: String;
begin
  Runs := ExpandConstant('{localappdata}\metalearning-workbench');
  if (Step = usPostUninstall) and DirExists(Runs) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('Kept'), [Runs]), mbInformation, MB_OK);
end;
