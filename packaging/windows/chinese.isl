; Simplified Chinese for what this setup can show, in our own words; encoded as UTF-8 with a byte-order mark.
; Inno Setup 6.3, which is enough to build with, has no Simplified Chinese of its own. This file is laid over the
; compiler's Default.isl: what cannot come up here (passwords, components, services) is left to that one.

[LangOptions]
LanguageName=简体中文
LanguageID=$0804
LanguageCodePage=936

[Messages]

; titles
SetupAppTitle=安装
SetupWindowTitle=安装 %1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载 %1
InformationTitle=提示
ConfirmTitle=请确认
ErrorTitle=出错了

; before the window
SetupLdrStartupMessage=将要安装 %1。是否继续？
LdrCannotCreateTemp=临时文件无法写入，安装已停止
LdrCannotExecTemp=临时文件夹里的程序无法运行，安装已停止
LastErrorMessage=%1。%n%n错误 %2：%3
SetupFileMissing=安装程序旁边缺少文件 %1。请把它放到同一个文件夹，或重新下载。
SetupFileCorrupt=安装文件已损坏，请重新下载。
SetupFileCorruptOrWrongVer=安装文件已损坏，或与本安装程序的版本不符，请重新下载。
InvalidParameter=命令行参数无效：%n%n%1
SetupAlreadyRunning=安装程序已经在运行。
WindowsVersionNotSupported=本程序不支持这台计算机上的 Windows 版本。
OnlyOnTheseArchitectures=本程序只能装在下列处理器的 Windows 上：%n%n%1
WinVersionTooLowError=本程序需要 %1 %2 或更高版本。
SetupAppRunningError=%1 正在运行。%n%n请先关闭它，再按“确定”继续；按“取消”则退出。
UninstallAppRunningError=%1 正在运行。%n%n请先关闭它，再按“确定”继续；按“取消”则退出。
ErrorCreatingDir=无法建立文件夹“%1”
ErrorTooManyFilesInDir=文件夹“%1”里的文件太多，无法再写入

; leaving, buttons, language
ExitSetupTitle=退出安装
ExitSetupMessage=安装还没有完成，现在退出就不会装上程序。%n%n以后可以重新运行安装程序。%n%n确定退出吗？
AboutSetupMenuItem=关于安装程序(&A)...
AboutSetupTitle=关于安装程序
AboutSetupMessage=%1 版本 %2%n%3%n%n%1 主页：%n%4
ButtonBack=< 上一步(&B)
ButtonNext=下一步(&N) >
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonYesToAll=全部选是(&A)
ButtonNo=否(&N)
ButtonNoToAll=全部选否(&O)
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)...
ButtonWizardBrowse=浏览(&R)...
ButtonNewFolder=新建文件夹(&M)
SelectLanguageTitle=选择语言
SelectLanguageLabel=请选择安装过程使用的语言。

; pages
ClickNext=按“下一步”继续，按“取消”退出。
BrowseDialogTitle=选择文件夹
BrowseDialogLabel=在列表中选一个文件夹，再按“确定”。
NewFolderName=新文件夹
WelcomeLabel1=安装 [name]
WelcomeLabel2=将在这台计算机上安装 [name/ver]，只供您自己使用，不需要管理员权限。%n%n继续之前，请先关闭其他程序。
WizardSelectDir=安装位置
SelectDirDesc=[name] 要装在哪里？
SelectDirLabel3=[name] 将装到下面的文件夹。
SelectDirBrowseLabel=按“下一步”继续。要换一个文件夹，请按“浏览”。
DiskSpaceGBLabel=至少需要 [gb] GB 可用空间。
DiskSpaceMBLabel=至少需要 [mb] MB 可用空间。
CannotInstallToNetworkDrive=不能装在网络驱动器上。
CannotInstallToUNCPath=不能装在网络路径上。
InvalidPath=请输入带盘符的完整路径，例如：%n%nC:\APP%n%n或网络路径：%n%n\\server\share
InvalidDrive=所选的驱动器或网络位置不存在或无法访问，请另选一个。
DiskSpaceWarningTitle=空间不足
DiskSpaceWarning=安装至少需要 %1 KB，而所选驱动器只剩 %2 KB。%n%n仍要继续吗？
DirNameTooLong=文件夹的名称或路径太长。
InvalidDirName=文件夹名称无效。
BadDirName32=文件夹名称不能含有这些字符：%n%n%1
DirExistsTitle=文件夹已存在
DirExists=文件夹：%n%n%1%n%n已经存在。仍要装在这里吗？
DirDoesntExistTitle=文件夹不存在
DirDoesntExist=文件夹：%n%n%1%n%n不存在。要新建它吗？
WizardSelectTasks=附加选项
SelectTasksDesc=还要做些什么？
SelectTasksLabel2=请选择安装 [name] 时要一并完成的事，再按“下一步”。
WizardReady=可以安装了
ReadyLabel1=[name] 已准备好安装。
ReadyLabel2a=按“安装”开始；要查看或改动设置，请按“上一步”。
ReadyLabel2b=按“安装”开始。
ReadyMemoDir=安装位置：
ReadyMemoGroup=“开始”菜单文件夹：
ReadyMemoTasks=附加选项：
WizardPreparing=准备安装
PreparingDesc=正在为安装 [name] 做准备。
PreviousInstallNotCompleted=另一个程序的安装或卸载还没有完成，需要重新启动计算机。%n%n重新启动之后，请再次运行本安装程序来安装 [name]。
CannotContinue=安装无法继续。请按“取消”退出。
ApplicationsFound=下列程序正在使用需要更新的文件。建议让安装程序自动关闭它们。
ApplicationsFound2=下列程序正在使用需要更新的文件。建议让安装程序自动关闭它们，完成后会尝试重新打开。
CloseApplications=自动关闭这些程序(&A)
DontCloseApplications=不关闭(&D)
ErrorCloseApplications=有些程序无法自动关闭。继续之前，请自行关闭正在使用这些文件的程序。
PrepareToInstallNeedsRestart=需要重新启动计算机。重新启动之后，请再次运行本安装程序来安装 [name]。%n%n现在重新启动吗？
WizardInstalling=正在安装
InstallingLabel=正在安装 [name]，请稍候。
FinishedHeadingLabel=[name] 已装好
FinishedLabelNoIcons=[name] 已装在这台计算机上。
FinishedLabel=[name] 已装在这台计算机上，可以从“开始”菜单打开。
ClickFinish=按“完成”退出。
FinishedRestartLabel=要完成 [name] 的安装，需要重新启动计算机。现在重新启动吗？
FinishedRestartMessage=要完成 [name] 的安装，需要重新启动计算机。%n%n现在重新启动吗？
YesRadio=是，现在重新启动(&Y)
NoRadio=否，稍后再说(&N)
RunEntryExec=运行 %1
RunEntryShellExec=查看 %1

; a setup in several files
ChangeDiskTitle=需要下一个文件
SelectDiskLabel2=请把第 %1 部分放到下面的文件夹，再按“确定”。%n%n如果它在别的文件夹里，请输入正确的路径或按“浏览”。
PathLabel=路径(&P)：
FileNotInDir2=在“%2”里找不到文件“%1”。请放入正确的文件，或另选一个文件夹。
SelectDirectoryLabel=请指出下一个文件在哪里。

; installing
SetupAborted=安装没有完成。%n%n请排除问题后再次运行安装程序。
AbortRetryIgnoreSelectAction=请选择
AbortRetryIgnoreRetry=再试一次(&T)
AbortRetryIgnoreIgnore=忽略错误并继续(&I)
AbortRetryIgnoreCancel=取消安装
StatusClosingApplications=正在关闭程序...
StatusCreateDirs=正在建立文件夹...
StatusExtractFiles=正在解压文件...
StatusCreateIcons=正在建立快捷方式...
StatusCreateRegistryEntries=正在写入注册表...
StatusSavingUninstall=正在保存卸载信息...
StatusRunProgram=即将完成...
StatusRestartingApplications=正在重新打开程序...
StatusRollback=正在撤销改动...
ErrorInternal2=内部错误：%1
ErrorFunctionFailedNoCode=%1 失败
ErrorFunctionFailed=%1 失败，代码 %2
ErrorFunctionFailedWithMessage=%1 失败，代码 %2。%n%3
ErrorExecutingProgram=无法运行：%n%1
ErrorRegOpenKey=无法打开注册表项：%n%1\%2
ErrorRegCreateKey=无法建立注册表项：%n%1\%2
ErrorRegWriteKey=无法写入注册表项：%n%1\%2
FileAbortRetryIgnoreSkipNotRecommended=跳过这个文件，不建议(&S)
FileAbortRetryIgnoreIgnoreNotRecommended=忽略错误并继续，不建议(&I)
SourceIsCorrupted=源文件已损坏
SourceDoesntExist=源文件“%1”不存在
ExistingFileReadOnly2=原有文件是只读的，无法替换。
ExistingFileReadOnlyRetry=去掉只读属性再试(&R)
ExistingFileReadOnlyKeepExisting=保留原有文件(&K)
ErrorReadingExistingDest=读取原有文件时出错：
ErrorChangingAttr=更改原有文件的属性时出错：
ErrorCreatingTemp=在安装文件夹里建立文件时出错：
ErrorReadingSource=读取源文件时出错：
ErrorCopying=复制文件时出错：
ErrorReplacingExistingFile=替换原有文件时出错：
ErrorRestartReplace=重新启动后替换失败：
ErrorRenamingTemp=在安装文件夹里改名时出错：
ErrorRestartingComputer=无法自动重新启动，请自行重新启动计算机。

; removing
UninstallNotFound=文件“%1”不存在，无法卸载。
UninstallOpenError=文件“%1”打不开，无法卸载
UninstallUnsupportedVer=卸载记录“%1”的格式不是这个卸载程序能读的，无法卸载
UninstallUnknownEntry=卸载记录中有无法识别的内容（%1）
ConfirmUninstall=确定要删除 %1 吗？您的训练记录和设置会保留。
UninstallOnlyOnWin64=只能在 64 位 Windows 上卸载。
UninstallStatusLabel=正在删除 %1，请稍候。
UninstalledAll=%1 已从这台计算机上删除。
UninstalledMost=%1 已卸载。%n%n有些文件没能删除，可以自行删除。
UninstalledAndNeedsRestart=要完成 %1 的卸载，需要重新启动计算机。%n%n现在重新启动吗？
UninstallDataCorrupted=文件“%1”已损坏，无法卸载
WizardUninstalling=卸载进度
StatusUninstalling=正在卸载 %1...
ShutdownBlockReasonInstallingApp=正在安装 %1。
ShutdownBlockReasonUninstallingApp=正在卸载 %1。
