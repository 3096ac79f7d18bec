<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>workbench</name>
        <message>
            <source> (in papers: {term})</source>
            <translation>（论文中：{term}）</translation>
        </message>
        <message>
            <source> ({size})</source>
            <translation>（{size}）</translation>
        </message>
        <message>
            <source> Older ones follow: {number}.</source>
            <translation>还有更早的 {number} 份。</translation>
        </message>
        <message>
            <source> Practice is made shorter, to fit into {length}.</source>
            <translation>练习时间已缩短到 {length}以内。</translation>
        </message>
        <message>
            <source> The newest result is {figure}.</source>
            <translation>最新结果为 {figure}。</translation>
        </message>
        <message>
            <source> With methods that learn by gradient descent: tasks are computed one after another with this network.</source>
            <translation>对于用梯度下降学习的方法：使用此网络时，任务逐个计算。</translation>
        </message>
        <message>
            <source> and </source>
            <translation>和</translation>
        </message>
        <message>
            <source> in {tasks:,} tasks</source>
            <translation>（{tasks:,} 个任务）</translation>
        </message>
        <message>
            <source>&amp;About</source>
            <translation>关于(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Add a class</source>
            <translation>添加类别(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Be more careful</source>
            <translation>更谨慎(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Classes of the dataset…</source>
            <translation>数据集的类别(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Classify a folder…</source>
            <translation>分类文件夹(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Clear all classes and pictures</source>
            <translation>清空所有类别和图片(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Explain the focused control</source>
            <translation>说明当前控件(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>文件夹(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;How it learns</source>
            <translation>学习过程(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Into</source>
            <translation>放入(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Map of the pictures</source>
            <translation>图片分布图(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Next panel</source>
            <translation>下一个面板(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open dataset…</source>
            <translation>打开数据集(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Papers</source>
            <translation>论文(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Paste pictures</source>
            <translation>粘贴图片(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Pictures</source>
            <translation>图片(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Recent sessions</source>
            <translation>最近的会话(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo {what}</source>
            <translation>重做(&amp;R)：{what}</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>运行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save session</source>
            <translation>保存会话(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>开始(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Storage…</source>
            <translation>存储(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Table</source>
            <translation>表格(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo {what}</source>
            <translation>撤销(&amp;U)：{what}</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Welcome</source>
            <translation>欢迎(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Why this answer</source>
            <translation>为何这样回答(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Why?	Return</source>
            <translation>为什么(&amp;W)？	Return</translation>
        </message>
        <message>
            <source>&amp;{word}</source>
            <translation>{word}(&amp;P)</translation>
        </message>
        <message>
            <source>'utf-8' codec can't decode byte {0} in position {1}: {2}</source>
            <translation>第 {1} 个字节 {0} 不是 UTF-8（{2}）</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>, and </source>
            <translation>，并且</translation>
        </message>
        <message>
            <source>, before the last change</source>
            <translation>（上次更改之前）</translation>
        </message>
        <message>
            <source>, in {unit}</source>
            <translation>，单位：{unit}</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>，然后</translation>
        </message>
        <message>
            <source>, where guessing gets {level} %</source>
            <translation>（随机猜测为 {level} %）</translation>
        </message>
        <message>
            <source>--device can only change where a run is continued.</source>
            <translation>--device 只能在继续训练时更改。</translation>
        </message>
        <message>
            <source>--episodes is {0}, but must be from {1} to {2}.</source>
            <translation>--episodes 为 {0}，但必须在 {1} 到 {2} 之间。</translation>
        </message>
        <message>
            <source>--mixture gives {0} the weight {1}, but it must be above 0 and finite.</source>
            <translation>--mixture 给 {0} 的权重是 {1}，但必须大于 0 且有限。</translation>
        </message>
        <message>
            <source>--mixture has {0}, but must be names of datasets with weights, such as "glyphs:0.3, textures:0.7".</source>
            <translation>--mixture 为 {0}，但必须是带权重的数据集名称，例如 "glyphs:0.3, textures:0.7"。</translation>
        </message>
        <message>
            <source>--mixture names {0} twice.</source>
            <translation>--mixture 两次写了 {0}。</translation>
        </message>
        <message>
            <source>--seed is {0}, but must lie between 0 and {1}.</source>
            <translation>--seed 为 {0}，但必须在 0 到 {1} 之间。</translation>
        </message>
        <message>
            <source>--set {0} has no place here: the column says it, and {1} is asked for.</source>
            <translation>--set {0} 不能用在这里：它由列决定，而要求的列是 {1}。</translation>
        </message>
        <message>
            <source>--size is {0} pixels, but must lie between {1} and {2}.</source>
            <translation>--size 为 {0} 像素，但必须在 {1} 到 {2} 之间。</translation>
        </message>
        <message>
            <source>--weights is file, so choose a .safetensors or .pth file for {0}.</source>
            <translation>--weights 为 file，请为 {0} 选择一个 .safetensors 或 .pth 文件。</translation>
        </message>
        <message>
            <source>. </source>
            <translation>。</translation>
        </message>
        <message>
            <source>0 stands for “{meaning}”.</source>
            <translation>0 表示“{meaning}”。</translation>
        </message>
        <message>
            <source>1 hour</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <source>1 more picture to recognise is left out.</source>
            <translation>另有 1 张待识别图片未显示。</translation>
        </message>
        <message>
            <source>1 − cosine of the angle between features</source>
            <translation>1 − 特征夹角的余弦</translation>
        </message>
        <message>
            <source>1,200 of the 1,623 characters, drawn at random</source>
            <translation>1,623 个字符中随机抽取 1,200 个</translation>
        </message>
        <message>
            <source>1. Drag one of these rows into the field “{field}” at the right: it becomes a class.</source>
            <translation>1. 把下面的一行拖到右侧的“{field}”区域里，它就成为一个类别。</translation>
        </message>
        <message>
            <source>102flowers.tgz with imagelabels.mat beside it, or imagelabels.mat beside pictures at jpg/image_00001.jpg and so on</source>
            <translation>102flowers.tgz 及其旁边的 imagelabels.mat，或 jpg/image_00001.jpg 等图片及其旁边的 imagelabels.mat</translation>
        </message>
        <message>
            <source>2. Drag a second row there, into the field “{field}”.</source>
            <translation>2. 再把另一行拖到那里的“{field}”区域里。</translation>
        </message>
        <message>
            <source>3. Now drag one of the drawings below into “Pictures to recognise”.</source>
            <translation>3. 现在把下方的一张手写图拖到“待识别图片”里。</translation>
        </message>
        <message>
            <source>5 minutes</source>
            <translation>5 分钟</translation>
        </message>
        <message>
            <source>64 filters</source>
            <translation>64 个滤波器</translation>
        </message>
        <message>
            <source>90° rotations</source>
            <translation>90° 旋转</translation>
        </message>
        <message>
            <source>96 to 512 filters</source>
            <translation>96 到 512 个滤波器</translation>
        </message>
        <message>
            <source>: </source>
            <translation>：</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>; it goes on from task {task:,}</source>
            <translation>；将从第 {task:,} 个任务继续</translation>
        </message>
        <message>
            <source>&lt;b&gt;{verdict}.&lt;/b&gt; {meaning}</source>
            <translation>&lt;b&gt;{verdict}。&lt;/b&gt;{meaning}</translation>
        </message>
        <message>
            <source>A .safetensors or .pth file with the weights of the network.</source>
            <translation>含有网络权重的 .safetensors 或 .pth 文件。</translation>
        </message>
        <message>
            <source>A .zip of either.</source>
            <translation>以上任意一种的 .zip 文件。</translation>
        </message>
        <message>
            <source>A JSON file with the names of the classes of each part: {"train": [...], "validation": [...], "test": [...]}. Classes that it does not name are left out.</source>
            <translation>一个 JSON 文件，写明各部分的类别名称：{"train": [...], "validation": [...], "test": [...]}。未写入的类别不使用。</translation>
        </message>
        <message>
            <source>A baseline needs {0} pictures of every class (1 to practise on, {1} each for validation and test), but {2} has only {3}.</source>
            <translation>基线需要每个类别有 {0} 张图片（1 张用于练习，验证和测试各 {1} 张），但 {2} 只有 {3} 张。</translation>
        </message>
        <message>
            <source>A baseline tells at least 2 classes apart, but there is only {0}.</source>
            <translation>基线至少要区分 2 个类别，但只有 {0} 个。</translation>
        </message>
        <message>
            <source>A batch needs at least 2 pairs, one of each kind, but {0} was asked for.</source>
            <translation>一批至少需要 2 对，每种一对，但要求的是 {0} 对。</translation>
        </message>
        <message>
            <source>A class is for one thing only. The model is measured by how well it learns classes that it has never seen; a class that it had practised on would make it look better than it is.</source>
            <translation>每个类别只能有一种用途。测量的是模型学习从未见过的类别的效果；如果用练习过的类别来测量，结果会好得不真实。</translation>
        </message>
        <message>
            <source>A class of {0} is there twice: there are {1}, but {2} names.</source>
            <translation>{0} 的一个类别出现了两次：有 {1} 个类别，却有 {2} 个名称。</translation>
        </message>
        <message>
            <source>A classifier needs at least 2 classes to tell apart, but there are {0}.</source>
            <translation>分类器至少要区分 2 个类别，但只有 {0} 个。</translation>
        </message>
        <message>
            <source>A copy of each picture goes into a folder named after its class in {folder}; nothing there is overwritten.</source>
            <translation>每张图片会复制一份，放入{folder}中以其类别命名的文件夹；不会覆盖那里的任何文件。</translation>
        </message>
        <message>
            <source>A curve of the practice. ← and → move the cursor along it, Home shows all of it.</source>
            <translation>练习的曲线。← 和 → 沿曲线移动光标，Home 显示整条曲线。</translation>
        </message>
        <message>
            <source>A curve. ← and → move the cursor along it, Home leads to its beginning.</source>
            <translation>一条曲线。← 和 → 沿曲线移动光标，Home 回到起点。</translation>
        </message>
        <message>
            <source>A dataset cannot be named {0}: a name has up to 64 letters, digits, - or _, and begins with a letter or digit.</source>
            <translation>数据集不能命名为 {0}：名称最多 64 个字母、数字、- 或 _，并以字母或数字开头。</translation>
        </message>
        <message>
            <source>A deeper network with shortcuts around its layers. It sees more in photographs than Conv4 does.</source>
            <translation>更深的网络，各层之间有捷径连接。对照片比 Conv4 看得更多。</translation>
        </message>
        <message>
            <source>A few pictures of each class go to the Try it pane, where a trained model learns them at once</source>
            <translation>每个类别取几张图片放入“试一试”，由训练好的模型立即学习</translation>
        </message>
        <message>
            <source>A file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>A folder becomes a class with its name, a folder of folders one class for each of them. Press Return, or click, to add an empty class.</source>
            <translation>拖入一个文件夹，就会成为同名的类别；如果其中还有文件夹，则每个子文件夹成为一个类别。按回车键或点击可添加空类别。</translation>
        </message>
        <message>
            <source>A folder in which each class has a folder of its own, such as cat and dog, with its pictures.</source>
            <translation>一个文件夹，其中每个类别有自己的子文件夹（例如“猫”和“狗”），里面是该类别的图片。</translation>
        </message>
        <message>
            <source>A folder of pictures with a table beside them: a .csv with the columns “file” and “label”.</source>
            <translation>一个图片文件夹，旁边有一个表格：含有“file”和“label”两列的 .csv 文件。</translation>
        </message>
        <message>
            <source>A folder with a folder for each class, a folder of pictures with a .csv of labels, or a .zip of either. Choose it, or drop it here:</source>
            <translation>每个类别一个子文件夹的文件夹、带有 .csv 标签的图片文件夹，或者其中任意一种的 .zip。请选择，或拖到这里：</translation>
        </message>
        <message>
            <source>A folder with a folder for each class, or pictures with a CSV of labels, or a .zip of either.</source>
            <translation>每个类别一个子文件夹，或图片加 CSV 标签，也可以是 .zip。</translation>
        </message>
        <message>
            <source>A folder with event files for each run. Needs: pip install tensorboard.</source>
            <translation>一个文件夹，含每条训练记录的事件文件。需要：pip install tensorboard。</translation>
        </message>
        <message>
            <source>A good first choice for photographs. Kept fixed, it needs no graphics card.</source>
            <translation>处理照片的不错首选。固定不训练时不需要显卡。</translation>
        </message>
        <message>
            <source>A heading: press Space, or click, to show or hide what belongs to it.</source>
            <translation>一个标题：按空格键或点击，可展开或收起其下的内容。</translation>
        </message>
        <message>
            <source>A learned factor for every weight and each of its last gradients (linear), or one small network for all weights, which has far fewer numbers to learn and takes longer (network).</source>
            <translation>为每个权重及其最近的每个梯度各学一个系数（linear），或用一个小网络处理所有权重（network）：要学的数少得多，但耗时更长。</translation>
        </message>
        <message>
            <source>A line cannot be read</source>
            <translation>有一行无法读取</translation>
        </message>
        <message>
            <source>A map is being made</source>
            <translation>正在生成分布图</translation>
        </message>
        <message>
            <source>A message on the file that was written.</source>
            <translation>关于所写文件的消息。</translation>
        </message>
        <message>
            <source>A message. Its button shows the details, its cross takes it away.</source>
            <translation>一条消息。点击按钮查看详情，点击叉号关闭。</translation>
        </message>
        <message>
            <source>A method: what its paper reports, what others found, and what was found here.</source>
            <translation>一种方法：论文报告的结果、他人复现的结果，以及在这里得到的结果。</translation>
        </message>
        <message>
            <source>A model that has practised on many small tasks learns new classes from a few pictures, in a blink. Here you can watch it do so, and train such a model yourself. Everything stays on this computer.</source>
            <translation>一个在许多小任务上练习过的模型，看几张图片就能在眨眼间学会新的类别。您可以在这里亲眼看它学习，也可以自己训练这样的模型。所有内容都只留在这台电脑上。</translation>
        </message>
        <message>
            <source>A name has up to 64 letters, digits, - or _, and begins with a letter or digit.</source>
            <translation>名称最多 64 个字母、数字、- 或 _，并以字母或数字开头。</translation>
        </message>
        <message>
            <source>A network reads a class's examples and says which classifiers fit them, and how surely. Several are drawn, and the answer is the mean of what they say.</source>
            <translation>由一个网络查看某个类别的样本，给出适合它们的分类器及其把握程度。从中抽取若干个，取它们答案的平均。</translation>
        </message>
        <message>
            <source>A note of yours</source>
            <translation>您的备注</translation>
        </message>
        <message>
            <source>A picture each of {shown:,} of the {total:,} classes:</source>
            <translation>{total:,} 个类别中的 {shown:,} 个，每类一张图片：</translation>
        </message>
        <message>
            <source>A picture of a class</source>
            <translation>类别中的一张图片</translation>
        </message>
        <message>
            <source>A picture to recognise, with the letter of the class that was answered</source>
            <translation>待识别图片，附有所回答类别的字母</translation>
        </message>
        <message>
            <source>A practice task</source>
            <translation>一个练习任务</translation>
        </message>
        <message>
            <source>A report by class needs tasks that know their classes.</source>
            <translation>按类别报告需要知道各自类别的任务。</translation>
        </message>
        <message>
            <source>A row for each example, while it was read; the stronger the colour, the more attention.</source>
            <translation>每行是读入一个样本时的情况；颜色越深，注意力越多。</translation>
        </message>
        <message>
            <source>A row for each question; the stronger the colour, the more attention.</source>
            <translation>每行是一张待识别图片；颜色越深，注意力越多。</translation>
        </message>
        <message>
            <source>A run is being tested; this works again in a moment.</source>
            <translation>正在测试一条训练记录；稍后才能进行此操作。</translation>
        </message>
        <message>
            <source>A run is in training; this works again once it has ended.</source>
            <translation>正在训练；结束后才能进行此操作。</translation>
        </message>
        <message>
            <source>A run is in training; “Train this” works again once it has ended.</source>
            <translation>已有训练正在进行，结束后即可点击“训练这个”。</translation>
        </message>
        <message>
            <source>A run is in training; “Train your first model” works again once it has ended.</source>
            <translation>已有训练正在进行，结束后即可点击“训练第一个模型”。</translation>
        </message>
        <message>
            <source>A run is still in training.</source>
            <translation>训练仍在进行。</translation>
        </message>
        <message>
            <source>A size, colour or split of your own is kept with a name: use “Use these pictures”</source>
            <translation>自定义的尺寸、颜色或划分需要命名保存：请用“使用这些图片”</translation>
        </message>
        <message>
            <source>A strong choice on good features with a few examples per class; takes milliseconds.</source>
            <translation>特征良好、每类有几个样本时的可靠选择；只需几毫秒。</translation>
        </message>
        <message>
            <source>A tag that only some of the runs have is half ticked; leave it so, and each keeps what it has.</source>
            <translation>只有部分训练记录带有的标签显示为半选；保持半选，各自的标签就不变。</translation>
        </message>
        <message>
            <source>A task</source>
            <translation>一个任务</translation>
        </message>
        <message>
            <source>A task has {classes} with {examples} of each ({title}); guessing is right in {chance} %.</source>
            <translation>一个任务有 {classes}，每类 {examples}（{title}）；随机猜测的准确率为 {chance} %。</translation>
        </message>
        <message>
            <source>A task needs {0} classes of one group, but the largest group has {1} with enough images.</source>
            <translation>一个任务需要同一组的 {0} 个类别，但最大的组只有 {1} 个类别有足够的图片。</translation>
        </message>
        <message>
            <source>A task needs {0} classes with at least {1} images each ({2} to learn from, {3} to recognise), but only {4} have as many; the largest class has {5}.</source>
            <translation>一个任务需要 {0} 个类别，每类至少 {1} 张图片（{2} 张用于学习，{3} 张用于识别），但只有 {4} 个类别够多；最大的类别有 {5} 张。</translation>
        </message>
        <message>
            <source>A task needs {0} classes, but there are {1}.</source>
            <translation>一个任务需要 {0} 个类别，但只有 {1} 个。</translation>
        </message>
        <message>
            <source>A task needs {least} classes, but {lacks}.</source>
            <translation>一个任务需要 {least} 个类别，但{lacks}。</translation>
        </message>
        <message>
            <source>A task of {0} classes has examples of {1}, and a classifier needs all.</source>
            <translation>{0} 个类别的任务只有 {1} 个类别的样本，而分类器需要所有类别的样本。</translation>
        </message>
        <message>
            <source>A temperature cannot be fitted: there are no answers, or not all of them are finite.</source>
            <translation>无法拟合温度：没有答案，或答案并非全部有限。</translation>
        </message>
        <message>
            <source>ANIL</source>
            <translation>ANIL（几乎无内循环）</translation>
        </message>
        <message>
            <source>AUC (Hand &amp; Till)</source>
            <translation>AUC（Hand &amp; Till）</translation>
        </message>
        <message>
            <source>AUC (one against the rest)</source>
            <translation>AUC（一对其余）</translation>
        </message>
        <message>
            <source>AUC (pairs)</source>
            <translation>AUC（配对）</translation>
        </message>
        <message>
            <source>AUC (rest)</source>
            <translation>AUC（其余）</translation>
        </message>
        <message>
            <source>AUC of Hand and Till</source>
            <translation>AUC（Hand 与 Till 方法）</translation>
        </message>
        <message>
            <source>AUC, one against the rest</source>
            <translation>AUC（一对其余）</translation>
        </message>
        <message>
            <source>About the Meta-Learning Workbench</source>
            <translation>关于元学习工作台</translation>
        </message>
        <message>
            <source>About {count:,} of {tasks} in {minutes} {where}.</source>
            <translation>{where}，{minutes}内约完成 {tasks}中的 {count:,} 个。</translation>
        </message>
        <message>
            <source>About {time}</source>
            <translation>约 {time}</translation>
        </message>
        <message>
            <source>Above the band</source>
            <translation>高于容许范围</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Accuracy on {0}</source>
            <translation>{0} 上的准确率</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Adapt every ticked model to your classes, one after the other</source>
            <translation>让每个勾选的模型依次适应您的类别</translation>
        </message>
        <message>
            <source>Adapted to these classes in {took}</source>
            <translation>适应这些类别用时 {took}</translation>
        </message>
        <message>
            <source>Adapts in</source>
            <translation>适应用时</translation>
        </message>
        <message>
            <source>Add a class, or drop a folder of pictures here</source>
            <translation>添加类别，或将图片文件夹拖到这里</translation>
        </message>
        <message>
            <source>Add a model</source>
            <translation>添加模型</translation>
        </message>
        <message>
            <source>Add a model…</source>
            <translation>添加模型…</translation>
        </message>
        <message>
            <source>Add at least 2 pictures per class to see how well it works.</source>
            <translation>每个类别至少添加 2 张图片，才能估计效果。</translation>
        </message>
        <message>
            <source>Add at least 2 pictures per class to see which model works best on them.</source>
            <translation>每个类别至少添加 2 张图片，才能看出哪个模型最适合。</translation>
        </message>
        <message>
            <source>Add pictures of at least two classes in Try it first: they are what the pictures are recognised as.</source>
            <translation>请先在“试一试”中添加至少两个类别的图片：图片会被识别为这些类别。</translation>
        </message>
        <message>
            <source>Add pictures of one more class: two are enough to begin.</source>
            <translation>再添加一个类别的图片：有两个类别就可以开始。</translation>
        </message>
        <message>
            <source>Add pictures to these classes.</source>
            <translation>请为这些类别添加图片。</translation>
        </message>
        <message>
            <source>Add pictures to {name}</source>
            <translation>向“{name}”添加图片</translation>
        </message>
        <message>
            <source>Added by you</source>
            <translation>由您添加</translation>
        </message>
        <message>
            <source>Added {name} to {class_name}.</source>
            <translation>已将 {name} 添加到 {class_name}。</translation>
        </message>
        <message>
            <source>Added {pictures} to {name}.</source>
            <translation>已将 {pictures}加入“{name}”。</translation>
        </message>
        <message>
            <source>Adjust {settings}</source>
            <translation>调整 {settings}</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
        <message>
            <source>After it had adapted in its own way, it was tuned on the examples of each task.</source>
            <translation>按自己的方式适应之后，又在每个任务的样本上做了微调。</translation>
        </message>
        <message>
            <source>After that it cannot be brought back: its curves and what it has learned are gone.</source>
            <translation>移除后无法恢复：曲线和学到的内容都会消失。</translation>
        </message>
        <message>
            <source>After {n} practice tasks: {sentence}</source>
            <translation>完成 {n} 个练习任务后：{sentence}</translation>
        </message>
        <message>
            <source>After {tasks} tasks</source>
            <translation>{tasks} 个任务之后</translation>
        </message>
        <message>
            <source>Against {title}</source>
            <translation>与“{title}”相比</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>一致</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>算法</translation>
        </message>
        <message>
            <source>Algorithms</source>
            <translation>算法</translation>
        </message>
        <message>
            <source>Alike</source>
            <translation>相似</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>All classes of a group, such as one alphabet, move together, so that no group is in two lists</source>
            <translation>同一组（例如同一字母表）的所有类别一起移动，避免一个组分在两个列表中</translation>
        </message>
        <message>
            <source>All figures are in the clipboard, as CSV.</source>
            <translation>所有数值已作为 CSV 复制到剪贴板。</translation>
        </message>
        <message>
            <source>All figures are in the clipboard, as text.</source>
            <translation>所有数值已作为文本复制到剪贴板。</translation>
        </message>
        <message>
            <source>All figures as a table, into the clipboard</source>
            <translation>将所有数据以表格形式复制到剪贴板</translation>
        </message>
        <message>
            <source>All figures, to be read, into the clipboard</source>
            <translation>将所有数据以便于阅读的形式复制到剪贴板</translation>
        </message>
        <message>
            <source>All groups</source>
            <translation>所有组</translation>
        </message>
        <message>
            <source>All models are given the very same tasks: the same classes, the same pictures. Press Start to compare them.</source>
            <translation>所有模型做完全相同的任务：相同的类别，相同的图片。点击“开始”进行比较。</translation>
        </message>
        <message>
            <source>All parts</source>
            <translation>所有部分</translation>
        </message>
        <message>
            <source>All pictures</source>
            <translation>所有图片</translation>
        </message>
        <message>
            <source>All pictures have been read: this is all that is left out.</source>
            <translation>所有图片都已读取：不使用的全部在此。</translation>
        </message>
        <message>
            <source>All pictures look alike to this model.</source>
            <translation>对这个模型来说，所有图片看起来都一样。</translation>
        </message>
        <message>
            <source>All pictures on one map: what looks alike to the model lies together.</source>
            <translation>所有图片的分布图：模型认为相似的图片靠在一起。</translation>
        </message>
        <message>
            <source>All runs, to be found, sorted, compared and tidied up.</source>
            <translation>所有训练记录，可以查找、排序、比较和整理。</translation>
        </message>
        <message>
            <source>All runs…</source>
            <translation>所有训练记录…</translation>
        </message>
        <message>
            <source>All settings are the usual ones.</source>
            <translation>所有设置都是默认值。</translation>
        </message>
        <message>
            <source>All settings are those of the preset “{preset}”.</source>
            <translation>所有设置都采用预设“{preset}”。</translation>
        </message>
        <message>
            <source>All settings are those of the preset “{preset}”; 1 of them differs from the program's defaults.</source>
            <translation>所有设置都采用预设“{preset}”；其中 1 项与程序的默认值不同。</translation>
        </message>
        <message>
            <source>All settings are those of the preset “{preset}”; {n} of them differ from the program's defaults.</source>
            <translation>所有设置都采用预设“{preset}”；其中 {n} 项与程序的默认值不同。</translation>
        </message>
        <message>
            <source>All settings that bear on the result are the same.</source>
            <translation>影响结果的设置全部相同。</translation>
        </message>
        <message>
            <source>All words must be found, in any column (Ctrl+F)</source>
            <translation>所有词语都必须出现，不限哪一列 (Ctrl+F)</translation>
        </message>
        <message>
            <source>All {0} practice tasks are done.</source>
            <translation>全部 {0} 个练习任务已完成。</translation>
        </message>
        <message>
            <source>All {hits} examples of {label} are among the {count} nearest.</source>
            <translation>{label} 的全部 {hits} 个样本都在最近的 {count} 个之中。</translation>
        </message>
        <message>
            <source>Already downloaded</source>
            <translation>已下载</translation>
        </message>
        <message>
            <source>Already downloaded.</source>
            <translation>已下载。</translation>
        </message>
        <message>
            <source>Also practise on</source>
            <translation>同时练习</translation>
        </message>
        <message>
            <source>An ordinary classifier learns to tell just these classes apart, and is tested on new pictures of them; everything is set up, and you press Start (split: by picture, algorithm: Baseline++)</source>
            <translation>普通分类器只学习区分这些类别，并用它们的新图片测试；一切会设置好，您只需点击“开始”（划分：按图片；算法：Baseline++）</translation>
        </message>
        <message>
            <source>And {more} more, once these are seen to.</source>
            <translation>处理完这些后还有 {more} 项。</translation>
        </message>
        <message>
            <source>And {number} more</source>
            <translation>还有 {number} 个</translation>
        </message>
        <message>
            <source>Another folder can be chosen in “Settings”.</source>
            <translation>可以在“设置”中选择另一个文件夹。</translation>
        </message>
        <message>
            <source>Another run is still training; stop it first.</source>
            <translation>另一次训练仍在进行；请先停止它。</translation>
        </message>
        <message>
            <source>Another stage in How it learns</source>
            <translation>“学习过程”中的其他阶段</translation>
        </message>
        <message>
            <source>Another task</source>
            <translation>换一个任务</translation>
        </message>
        <message>
            <source>Another window has brought these classes back already.</source>
            <translation>另一个窗口已经恢复了这些类别。</translation>
        </message>
        <message>
            <source>Any number</source>
            <translation>任意数值</translation>
        </message>
        <message>
            <source>Any state</source>
            <translation>所有状态</translation>
        </message>
        <message>
            <source>Apple GPU</source>
            <translation>Apple GPU</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>恢复初始布局</translation>
        </message>
        <message>
            <source>As dropped</source>
            <translation>按拖入顺序</translation>
        </message>
        <message>
            <source>As fast as prototypes and often more exact with several examples per class.</source>
            <translation>和原型网络一样快，每类有多个样本时往往更准确。</translation>
        </message>
        <message>
            <source>As in the paper</source>
            <translation>与论文相同</translation>
        </message>
        <message>
            <source>As in the paper for other data</source>
            <translation>与论文用于其他数据的相同</translation>
        </message>
        <message>
            <source>As it was at first</source>
            <translation>恢复默认设置</translation>
        </message>
        <message>
            <source>As it was trained</source>
            <translation>与训练时相同</translation>
        </message>
        <message>
            <source>As many practice tasks as the paper has, which may take days; you can stop at any time.</source>
            <translation>练习任务与论文一样多，可能需要几天；可以随时停止。</translation>
        </message>
        <message>
            <source>As the folders part them</source>
            <translation>按文件夹的划分</translation>
        </message>
        <message>
            <source>As the model suggests</source>
            <translation>按模型的建议</translation>
        </message>
        <message>
            <source>As the model suggests: {percent}</source>
            <translation>按模型的建议：{percent}</translation>
        </message>
        <message>
            <source>As the network sees it</source>
            <translation>网络看到的图片</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>As we chose for this task</source>
            <translation>由我们为此任务选定</translation>
        </message>
        <message>
            <source>As what the curves of runs are written into a file.</source>
            <translation>以何种形式把训练曲线写入文件。</translation>
        </message>
        <message>
            <source>As you dropped it</source>
            <translation>您拖入的图片</translation>
        </message>
        <message>
            <source>As you moved them</source>
            <translation>按您的移动</translation>
        </message>
        <message>
            <source>As “{preset}”, but for {settings}.</source>
            <translation>采用预设“{preset}”，但以下设置除外：{settings}。</translation>
        </message>
        <message>
            <source>Ask again at the next start</source>
            <translation>下次启动时再问</translation>
        </message>
        <message>
            <source>Asks one yes-or-no question about a feature after the other. With few examples it overfits at once.</source>
            <translation>逐个就某个特征提出是非问题。样本很少时马上就会过拟合。</translation>
        </message>
        <message>
            <source>At least 2 classes are needed, but there are 0.</source>
            <translation>至少需要 2 个类别，但现在是 0 个。</translation>
        </message>
        <message>
            <source>At least 2 classes are needed, but there is 1.</source>
            <translation>至少需要 2 个类别，但现在只有 1 个。</translation>
        </message>
        <message>
            <source>At least {low}</source>
            <translation>至少 {low}</translation>
        </message>
        <message>
            <source>At most so much is lost when the power goes; 0 saves after each step, which takes longer.</source>
            <translation>断电时最多损失这么多；0 表示每一步后都保存，训练会更慢。</translation>
        </message>
        <message>
            <source>At most {high}</source>
            <translation>最多 {high}</translation>
        </message>
        <message>
            <source>Attention, as a heat map</source>
            <translation>注意力热图</translation>
        </message>
        <message>
            <source>Averages the features of a class's examples into a prototype. A new picture belongs to the class whose prototype is nearest.</source>
            <translation>把一个类别的样本特征平均为一个原型。新图片归入原型最近的类别。</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>后退</translation>
        </message>
        <message>
            <source>Back to the original split</source>
            <translation>恢复原来的划分</translation>
        </message>
        <message>
            <source>Back to the run in training</source>
            <translation>回到正在进行的训练</translation>
        </message>
        <message>
            <source>Baseline</source>
            <translation>Baseline（基线）</translation>
        </message>
        <message>
            <source>Baseline++</source>
            <translation>Baseline++（余弦基线）</translation>
        </message>
        <message>
            <source>Baseline: {title}</source>
            <translation>基线：{title}</translation>
        </message>
        <message>
            <source>Baselines</source>
            <translation>基线</translation>
        </message>
        <message>
            <source>Batch-norm</source>
            <translation>批归一化</translation>
        </message>
        <message>
            <source>Batch-norm for every step</source>
            <translation>每一步单独的批归一化</translation>
        </message>
        <message>
            <source>Be more careful</source>
            <translation>更谨慎</translation>
        </message>
        <message>
            <source>Begin a &amp;new class with it</source>
            <translation>用它新建类别(&amp;N)</translation>
        </message>
        <message>
            <source>Begin a &amp;new class with them</source>
            <translation>用它们新建类别(&amp;N)</translation>
        </message>
        <message>
            <source>Begin a new run with these settings (Ctrl+R)</source>
            <translation>用这些设置开始新的训练 (Ctrl+R)</translation>
        </message>
        <message>
            <source>Beginning</source>
            <translation>正在开始</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Begun {when}, not whole yet</source>
            <translation>{when}开始下载，尚未完成</translation>
        </message>
        <message>
            <source>Below the band</source>
            <translation>低于容许范围</translation>
        </message>
        <message>
            <source>Bertinetto et al. 2019</source>
            <translation>Bertinetto et al. 2019</translation>
        </message>
        <message>
            <source>Bertinetto's 64 + 16 / 20 classes of CIFAR-100</source>
            <translation>Bertinetto 的 CIFAR-100 64 + 16 / 20 个类别</translation>
        </message>
        <message>
            <source>Besides</source>
            <translation>其他指标</translation>
        </message>
        <message>
            <source>Best checkpoint saved {time} ago</source>
            <translation>最佳检查点保存于 {time}前</translation>
        </message>
        <message>
            <source>Best validation</source>
            <translation>最佳验证</translation>
        </message>
        <message>
            <source>Best, which is used</source>
            <translation>最佳（正在使用）</translation>
        </message>
        <message>
            <source>Best, which was kept</source>
            <translation>最佳（已保留）</translation>
        </message>
        <message>
            <source>Between which two models the last column tells the difference</source>
            <translation>最后一列显示哪两个模型之间的差异</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>两者</translation>
        </message>
        <message>
            <source>Both examples of {label} are among the {count} nearest.</source>
            <translation>{label} 的两个样本都在最近的 {count} 个之中。</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>找回</translation>
        </message>
        <message>
            <source>By class</source>
            <translation>按类别</translation>
        </message>
        <message>
            <source>By group</source>
            <translation>按组</translation>
        </message>
        <message>
            <source>By picture</source>
            <translation>按图片</translation>
        </message>
        <message>
            <source>By tasks</source>
            <translation>按任务数</translation>
        </message>
        <message>
            <source>By time</source>
            <translation>按时间</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>CC BY-SA 3.0</source>
            <translation>CC BY-SA 3.0</translation>
        </message>
        <message>
            <source>CC BY-SA 4.0</source>
            <translation>CC BY-SA 4.0</translation>
        </message>
        <message>
            <source>CIFAR-100's pickles train, test and meta, or pictures at train/CLASS/, val/CLASS/ and test/CLASS/</source>
            <translation>CIFAR-100 的 pickle 文件 train、test 和 meta，或位于 train/CLASS/、val/CLASS/ 和 test/CLASS/ 的图片</translation>
        </message>
        <message>
            <source>CIFAR-100's pickles train, test and meta, pictures at data/CLASS/ beside splits/bertinetto/train.txt, val.txt and test.txt, or at train/CLASS/, val/CLASS/ and test/CLASS/</source>
            <translation>CIFAR-100 的 pickle 文件 train、test 和 meta，或位于 data/CLASS/ 的图片及其旁边的 splits/bertinetto/train.txt、val.txt 和 test.txt，或位于 train/CLASS/、val/CLASS/ 和 test/CLASS/ 的图片</translation>
        </message>
        <message>
            <source>CIFAR-FS</source>
            <translation>CIFAR-FS</translation>
        </message>
        <message>
            <source>CIFAR-FS's tiny photographs, but trained and tested on unlike kinds of things.</source>
            <translation>与 CIFAR-FS 相同的小照片，但训练和测试所用的事物种类不同。</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>CPU, {0} core</source>
            <translation>CPU（{0} 核）</translation>
        </message>
        <message>
            <source>CPU, {0} cores</source>
            <translation>CPU（{0} 核）</translation>
        </message>
        <message>
            <source>CUB-200-2011</source>
            <translation>CUB-200-2011</translation>
        </message>
        <message>
            <source>CUB_200_2011.tgz, or pictures at images/001.Black_footed_Albatross/ and so on</source>
            <translation>CUB_200_2011.tgz，或位于 images/001.Black_footed_Albatross/ 等处的图片</translation>
        </message>
        <message>
            <source>CUDA</source>
            <translation>CUDA</translation>
        </message>
        <message>
            <source>Cache folder</source>
            <translation>缓存文件夹</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>校准</translation>
        </message>
        <message>
            <source>Calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Camera {time}</source>
            <translation>摄像头 {time}</translation>
        </message>
        <message>
            <source>Camera…</source>
            <translation>摄像头…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>已取消。</translation>
        </message>
        <message>
            <source>Cancelled. Files that were already sorted stay where they went.</source>
            <translation>已取消。已经分好类的文件留在新位置。</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>已取消，没有写入任何文件。</translation>
        </message>
        <message>
            <source>Change rate every</source>
            <translation>学习率变化间隔</translation>
        </message>
        <message>
            <source>Changes at once; a run in training goes on.</source>
            <translation>立即生效；正在进行的训练会继续。</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更换…</translation>
        </message>
        <message>
            <source>Checked on {pictures}: same labels, {scores}.</source>
            <translation>已用 {pictures}检查：结果相同，{scores}。</translation>
        </message>
        <message>
            <source>Checking it</source>
            <translation>正在检查</translation>
        </message>
        <message>
            <source>Checkpoint every</source>
            <translation>检查点间隔</translation>
        </message>
        <message>
            <source>Checkpoint saved {time} ago</source>
            <translation>检查点保存于 {time}前</translation>
        </message>
        <message>
            <source>Checkpoints</source>
            <translation>检查点</translation>
        </message>
        <message>
            <source>Chen et al. 2019</source>
            <translation>Chen et al. 2019</translation>
        </message>
        <message>
            <source>Choices</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>Choose a cell to see its pictures.</source>
            <translation>选择一格，查看其中的图片。</translation>
        </message>
        <message>
            <source>Choose a dataset</source>
            <translation>选择数据集</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>Choose a final classifier</source>
            <translation>选择最终分类器</translation>
        </message>
        <message>
            <source>Choose a folder with a folder of pictures for each class, and train a model on it</source>
            <translation>选择一个文件夹，其中每个类别有一个图片文件夹，并用它训练模型</translation>
        </message>
        <message>
            <source>Choose a folder with a folder of pictures per class</source>
            <translation>选择一个文件夹，其中每个类别一个图片文件夹</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>选择文件夹…</translation>
        </message>
        <message>
            <source>Choose a network</source>
            <translation>选择网络</translation>
        </message>
        <message>
            <source>Choose a page to read it.</source>
            <translation>选择一页来阅读。</translation>
        </message>
        <message>
            <source>Choose a run above to see what is known of it, or several to see in what they differ.</source>
            <translation>在上方选择一条训练记录查看其信息，或选择多条查看它们的不同之处。</translation>
        </message>
        <message>
            <source>Choose a smaller network or smaller pictures</source>
            <translation>选择更小的网络或更小的图片</translation>
        </message>
        <message>
            <source>Choose an algorithm</source>
            <translation>选择算法</translation>
        </message>
        <message>
            <source>Choose another dataset, or how its classes are parted (Ctrl+O)</source>
            <translation>选择另一个数据集，或更改类别的划分方式 (Ctrl+O)</translation>
        </message>
        <message>
            <source>Choose another device in the settings</source>
            <translation>在设置中选择其他设备</translation>
        </message>
        <message>
            <source>Choose another folder in the settings</source>
            <translation>在设置中选择其他文件夹</translation>
        </message>
        <message>
            <source>Choose at least two models to compare.</source>
            <translation>请至少选择两个模型进行比较。</translation>
        </message>
        <message>
            <source>Choose by itself</source>
            <translation>自动选择</translation>
        </message>
        <message>
            <source>Choose file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>Choose how the model should learn. Not sure? Keep the suggested one.</source>
            <translation>选择模型的学习方式。不确定时，保留推荐项即可。</translation>
        </message>
        <message>
            <source>Choose one or more runs.</source>
            <translation>请选择一条或多条训练记录。</translation>
        </message>
        <message>
            <source>Choose one run.</source>
            <translation>请选择一条训练记录。</translation>
        </message>
        <message>
            <source>Choose or drop a folder or .zip</source>
            <translation>选择或拖入文件夹或 .zip</translation>
        </message>
        <message>
            <source>Choose pictures</source>
            <translation>选择图片</translation>
        </message>
        <message>
            <source>Choose pictures to add to this class</source>
            <translation>选择要添加到此类别的图片</translation>
        </message>
        <message>
            <source>Choose runs above to see their curves over one another.</source>
            <translation>在上方选择训练记录，即可叠加查看它们的曲线。</translation>
        </message>
        <message>
            <source>Choose the file that the table is written to.</source>
            <translation>请选择用来保存表格的文件。</translation>
        </message>
        <message>
            <source>Choose the folder in which a folder for each class is made.</source>
            <translation>请选择一个文件夹，其中会为每个类别建立一个文件夹。</translation>
        </message>
        <message>
            <source>Choose the folder of {title}</source>
            <translation>选择 {title} 的文件夹</translation>
        </message>
        <message>
            <source>Choose the folder to classify</source>
            <translation>选择要分类的文件夹</translation>
        </message>
        <message>
            <source>Choose the folder with the pictures to recognise.</source>
            <translation>请选择待识别图片所在的文件夹。</translation>
        </message>
        <message>
            <source>Choose the weights</source>
            <translation>选择权重</translation>
        </message>
        <message>
            <source>Choose the weights of {network}</source>
            <translation>选择 {network} 的权重</translation>
        </message>
        <message>
            <source>Choose two or more runs.</source>
            <translation>请选择两个或更多训练记录。</translation>
        </message>
        <message>
            <source>Choose where the class folders go</source>
            <translation>选择类别文件夹的存放位置</translation>
        </message>
        <message>
            <source>Choose where to, and write it</source>
            <translation>选择位置并写入</translation>
        </message>
        <message>
            <source>Choose where your copy lies first</source>
            <translation>请先选择您的副本所在的位置</translation>
        </message>
        <message>
            <source>Choose where your copy lies, or drop it here.</source>
            <translation>请选择您的副本所在的位置，或将其拖到这里。</translation>
        </message>
        <message>
            <source>Choose where {dataset} lies, then press Start.</source>
            <translation>请选择 {dataset} 的位置，然后点击“开始”。</translation>
        </message>
        <message>
            <source>Choose your copy of {title}</source>
            <translation>选择您的 {title} 副本</translation>
        </message>
        <message>
            <source>Choose your folder or .zip first</source>
            <translation>请先选择您的文件夹或 .zip 文件</translation>
        </message>
        <message>
            <source>Choose: {name}</source>
            <translation>选择：{name}</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Citation</source>
            <translation>引用</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Class accuracy</source>
            <translation>类别准确率</translation>
        </message>
        <message>
            <source>Class by class</source>
            <translation>逐个类别</translation>
        </message>
        <message>
            <source>Class {0} is asked for, but there are {1} classes.</source>
            <translation>要求的是类别 {0}，但只有 {1} 个类别。</translation>
        </message>
        <message>
            <source>Class {name}, {pictures}</source>
            <translation>类别“{name}”，{pictures}</translation>
        </message>
        <message>
            <source>Class {number}</source>
            <translation>类别 {number}</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Classes at most</source>
            <translation>类别数上限</translation>
        </message>
        <message>
            <source>Classes by their number of pictures. {counts}</source>
            <translation>按图片数量统计的类别。{counts}</translation>
        </message>
        <message>
            <source>Classes cannot have from {0} to {1} examples: the first number is larger.</source>
            <translation>类别的样本数不能从 {0} 到 {1}：第一个数更大。</translation>
        </message>
        <message>
            <source>Classes cannot have from {least} to {shots} examples: lower “Fewest examples per class” to at most {shots}.</source>
            <translation>每类样本数不能从 {least} 到 {shots}：请将“每类最少样本数”降到最多 {shots}。</translation>
        </message>
        <message>
            <source>Classes from</source>
            <translation>类别来自</translation>
        </message>
        <message>
            <source>Classes in practice</source>
            <translation>练习时的类别数</translation>
        </message>
        <message>
            <source>Classes of a task come from any alphabet, which is far easier than from within one: never compare the two.</source>
            <translation>任务的类别来自任意字母表，比来自同一字母表容易得多：切勿将两者比较。</translation>
        </message>
        <message>
            <source>Classes of {dataset}</source>
            <translation>{dataset} 的类别</translation>
        </message>
        <message>
            <source>Classes per task</source>
            <translation>每个任务的类别数</translation>
        </message>
        <message>
            <source>Classes…</source>
            <translation>类别…</translation>
        </message>
        <message>
            <source>Classifier's momentum</source>
            <translation>分类器的动量</translation>
        </message>
        <message>
            <source>Classifier's rate</source>
            <translation>分类器的学习率</translation>
        </message>
        <message>
            <source>Classifier's weight decay</source>
            <translation>分类器的权重衰减</translation>
        </message>
        <message>
            <source>Classify</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Classify a folder</source>
            <translation>分类文件夹</translation>
        </message>
        <message>
            <source>Classify a folder…</source>
            <translation>分类文件夹…</translation>
        </message>
        <message>
            <source>Classify again</source>
            <translation>重新分类</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>全部清除</translation>
        </message>
        <message>
            <source>Click a column's head to sort by it</source>
            <translation>点击列标题按该列排序</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Close this list</source>
            <translation>关闭此列表</translation>
        </message>
        <message>
            <source>Close this; the workbench stays open</source>
            <translation>关闭此窗口；工作台继续运行</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Comp&amp;are models…</source>
            <translation>比较模型(&amp;A)…</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Compare again on that many tasks, the first of which are the same. It is what the difference found so far would need to be told from zero in four cases of five; looking again and again until something is decided finds differences that are none.</source>
            <translation>用这么多任务再比较一次，前面的任务不变。要在五次中有四次把目前的差异与零区分开，就需要这么多任务；如果反复查看直到有结论为止，会发现并不存在的差异。</translation>
        </message>
        <message>
            <source>Compare models</source>
            <translation>比较模型</translation>
        </message>
        <message>
            <source>Compare models…</source>
            <translation>比较模型…</translation>
        </message>
        <message>
            <source>Compare on the same tasks</source>
            <translation>在相同任务上比较</translation>
        </message>
        <message>
            <source>Compare on the same tasks…</source>
            <translation>在相同任务上比较…</translation>
        </message>
        <message>
            <source>Compare one more of your runs, or a model that is on this computer besides</source>
            <translation>再比较一个您的训练记录，或这台电脑上的其他模型</translation>
        </message>
        <message>
            <source>Compares a new picture with every example, and lets the examples vote. The more alike an example is, the more its vote counts.</source>
            <translation>把新图片与每个样本比较，由样本投票。样本越相似，它的一票越重。</translation>
        </message>
        <message>
            <source>Compares pictures pixel by pixel, without a network. A new picture belongs to the class of the example from which it differs least.</source>
            <translation>不用网络，逐像素比较图片。新图片归入与之差别最小的样本所属的类别。</translation>
        </message>
        <message>
            <source>Comparing pictures</source>
            <translation>比较图片</translation>
        </message>
        <message>
            <source>Comparing the pictures with one another</source>
            <translation>正在互相比较图片</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>正在比较…</translation>
        </message>
        <message>
            <source>Compressed file ended before the end-of-stream marker was reached</source>
            <translation>压缩文件在结束标记之前就结束了</translation>
        </message>
        <message>
            <source>Computes the best linear classifier of the examples' features at once, by ridge regression. Practice shapes the features so that this classifier is right on new pictures.</source>
            <translation>用岭回归一次算出样本特征的最佳线性分类器。练习使特征变得让这个分类器能正确识别新图片。</translation>
        </message>
        <message>
            <source>Computing</source>
            <translation>计算</translation>
        </message>
        <message>
            <source>Contents of the help</source>
            <translation>帮助目录</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Continue goes on from the last checkpoint.</source>
            <translation>“继续”会从最近的检查点接着训练。</translation>
        </message>
        <message>
            <source>Continue on {device}</source>
            <translation>在 {device} 上继续</translation>
        </message>
        <message>
            <source>Continue, {remedy}</source>
            <translation>继续，{remedy}</translation>
        </message>
        <message>
            <source>Continued from a checkpoint.</source>
            <translation>从检查点继续。</translation>
        </message>
        <message>
            <source>Conv4</source>
            <translation>Conv4</translation>
        </message>
        <message>
            <source>Conv4 needs images of at least {0} pixels a side, but they have {1}.</source>
            <translation>Conv4 需要边长至少 {0} 像素的图片，但它们是 {1} 像素。</translation>
        </message>
        <message>
            <source>ConvNeXt tiny</source>
            <translation>ConvNeXt tiny</translation>
        </message>
        <message>
            <source>Convolutions see</source>
            <translation>卷积看到的内容</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copies that were scaled, saved again or in another format look the same, but their files differ. All pictures are read for that, which may take a while; it also names every file that cannot be used.</source>
            <translation>缩放过、重新保存过或换了格式的副本看起来一样，但文件不同。查找时会读取所有图片，可能需要一些时间；同时也会列出所有无法使用的文件。</translation>
        </message>
        <message>
            <source>Copies were sorted into folders.</source>
            <translation>副本已按类别放入文件夹。</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>复制为 CSV</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Copy command line</source>
            <translation>复制命令行</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详细信息</translation>
        </message>
        <message>
            <source>Copy into class folders</source>
            <translation>复制到类别文件夹</translation>
        </message>
        <message>
            <source>Copy the command that trains this run anew in a terminal</source>
            <translation>复制可在终端中重新进行此训练的命令</translation>
        </message>
        <message>
            <source>Copy the sentence, where it happened, and the versions, for whoever mends it</source>
            <translation>复制错误说明、发生位置和版本信息，供修复者使用</translation>
        </message>
        <message>
            <source>Copying {0} of {1} pictures</source>
            <translation>正在复制第 {0} 张图片，共 {1} 张</translation>
        </message>
        <message>
            <source>Cost of an error</source>
            <translation>错误的代价</translation>
        </message>
        <message>
            <source>Cost on this computer</source>
            <translation>在本机上的耗时</translation>
        </message>
        <message>
            <source>Count each class turned by 90, 180 and 270 degrees as a class of its own. Classes are split first.</source>
            <translation>把每个类别旋转 90、180 和 270 度后各算作一个新类别。先划分类别，再旋转。</translation>
        </message>
        <message>
            <source>Count every step</source>
            <translation>每一步都计入</translation>
        </message>
        <message>
            <source>Crop practice pictures</source>
            <translation>裁剪练习图片</translation>
        </message>
        <message>
            <source>Cu&amp;t	Ctrl+X</source>
            <translation>剪切(&amp;T)	Ctrl+X</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Curves of the chosen runs</source>
            <translation>所选训练记录的曲线</translation>
        </message>
        <message>
            <source>Curves of {n} runs</source>
            <translation>{n} 条训练记录的曲线</translation>
        </message>
        <message>
            <source>Curves of {title}</source>
            <translation>{title} 的曲线</translation>
        </message>
        <message>
            <source>Curves of {title}: a row for each validation</source>
            <translation>{title} 的曲线：每次验证一行</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Datasets</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Datasets and weights in the form in which they are read, in a folder of their own there. What is missing is made again; weights are downloaded again, once you ask for them.</source>
            <translation>读取时所用形式的数据集和权重，放在该处一个单独的文件夹中。缺少的会重新生成；权重在您要求时重新下载。</translation>
        </message>
        <message>
            <source>Datasets as they were fetched. What you remove must be downloaded again when it is needed.</source>
            <translation>下载的原始数据集。移除的内容在需要时必须重新下载。</translation>
        </message>
        <message>
            <source>Decides what is for practice and what to measure with: another number, another split.</source>
            <translation>决定哪些用于练习、哪些用于测量：换一个数，划分就不同。</translation>
        </message>
        <message>
            <source>Decision tree</source>
            <translation>决策树</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>默认值</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Deleted runs</source>
            <translation>已删除的训练记录</translation>
        </message>
        <message>
            <source>Deleted {day}</source>
            <translation>{day}删除</translation>
        </message>
        <message>
            <source>Describable Textures</source>
            <translation>Describable Textures</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详细信息</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>设备或资源正忙</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Difference to show</source>
            <translation>要显示的差异</translation>
        </message>
        <message>
            <source>Difference:</source>
            <translation>差异：</translation>
        </message>
        <message>
            <source>Directory not empty</source>
            <translation>文件夹不是空的</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>超出了磁盘配额</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>距离</translation>
        </message>
        <message>
            <source>Distort practice pictures</source>
            <translation>扭曲练习图片</translation>
        </message>
        <message>
            <source>Do not ask of this run again</source>
            <translation>不再询问此训练</translation>
        </message>
        <message>
            <source>Do not save</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Done: {accuracy} right on characters that it had never seen, from {shots} drawing each; guessing gets {chance}. This model can now learn your own drawings.</source>
            <translation>完成：对于从未见过的字符，每个只看 {shots} 张手写图，就能答对 {accuracy}；随机猜测只有 {chance}。现在这个模型可以学习您自己的手写图了。</translation>
        </message>
        <message>
            <source>Double click: why this answer</source>
            <translation>双击：为什么是这个回答</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>Download and use</source>
            <translation>下载并使用</translation>
        </message>
        <message>
            <source>Download of {size}</source>
            <translation>需下载{size}</translation>
        </message>
        <message>
            <source>Download them first, or choose a file that you have.</source>
            <translation>请先下载，或选择您已有的文件。</translation>
        </message>
        <message>
            <source>Download {dataset}, or choose where it lies; then press Start.</source>
            <translation>请下载 {dataset} 或选择它的位置，然后点击“开始”。</translation>
        </message>
        <message>
            <source>Downloaded {when}</source>
            <translation>{when}下载</translation>
        </message>
        <message>
            <source>Downloading the weights of {network}…</source>
            <translation>正在下载 {network} 的权重…</translation>
        </message>
        <message>
            <source>Downloading {0}</source>
            <translation>正在下载 {0}</translation>
        </message>
        <message>
            <source>Downloading…</source>
            <translation>正在下载…</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>Download{size}</source>
            <translation>下载{size}</translation>
        </message>
        <message>
            <source>Drag a few example drawings in, and see a trained model learn and recognise them. One minute.</source>
            <translation>拖入几张示例手写图，看训练好的模型学会并认出它们。只需一分钟。</translation>
        </message>
        <message>
            <source>Drag classes here</source>
            <translation>将类别拖到这里</translation>
        </message>
        <message>
            <source>Drag classes to another list, or select some and press Alt+← or Alt+→.</source>
            <translation>将类别拖到另一个列表，或选中后按 Alt+← 或 Alt+→。</translation>
        </message>
        <message>
            <source>Drag it to another class, or press the menu key to move or remove it.</source>
            <translation>拖到另一个类别，或按菜单键移动或移除。</translation>
        </message>
        <message>
            <source>Draw all classes of a task from one group, such as one alphabet. Harder, and closer to real use.</source>
            <translation>一个任务的所有类别都取自同一组，例如同一种字母表。更难，也更接近实际使用。</translation>
        </message>
        <message>
            <source>Draw the loss on a logarithmic scale</source>
            <translation>用对数刻度绘制损失</translation>
        </message>
        <message>
            <source>Draw the mean over this share of the longest run's practice tasks to either side of each point;
by time it is the same mean. Single values stay, pale.</source>
            <translation>每个点显示其两侧练习任务的平均值，范围是最长训练的这一比例；
按时间显示时也是同样的平均值。单个数值以浅色保留。</translation>
        </message>
        <message>
            <source>Draw this run's curves in panel 3</source>
            <translation>在面板 3 中画出此训练记录的曲线</translation>
        </message>
        <message>
            <source>Drawing (SVG)</source>
            <translation>矢量图 (SVG)</translation>
        </message>
        <message>
            <source>Drawing a task…</source>
            <translation>正在抽取任务…</translation>
        </message>
        <message>
            <source>Drawing the glyphs</source>
            <translation>正在绘制字形</translation>
        </message>
        <message>
            <source>Drawing the textures</source>
            <translation>正在绘制纹理</translation>
        </message>
        <message>
            <source>Drawings</source>
            <translation>手写图</translation>
        </message>
        <message>
            <source>Drawings to begin with: drag them into panel 4, Try it.</source>
            <translation>入门用的手写图：把它们拖到面板 4“试一试”里。</translation>
        </message>
        <message>
            <source>Drawn characters of invented alphabets. Needs no download.</source>
            <translation>虚构字母表的手绘字符。无需下载。</translation>
        </message>
        <message>
            <source>Drawn patterns and figures in colour. Needs no download.</source>
            <translation>绘制的彩色图案和图形。无需下载。</translation>
        </message>
        <message>
            <source>Draws a straight border between the classes' features. It gives smooth, cautious probabilities.</source>
            <translation>在各类别的特征之间画一条直的边界。给出平滑而谨慎的概率。</translation>
        </message>
        <message>
            <source>Draws the lines between classes with the widest margin, by a support vector machine. Practice shapes the features so that these lines are right for new pictures.</source>
            <translation>用支持向量机在类别之间画出间隔最大的分界线。练习使特征变得让这些分界线也适用于新图片。</translation>
        </message>
        <message>
            <source>Draws the straight border that keeps the widest distance from the examples. Only the examples next to the border count.</source>
            <translation>画出离样本最远的直边界。只有边界旁的样本起作用。</translation>
        </message>
        <message>
            <source>Drop a few pictures of each class</source>
            <translation>为每个类别拖入几张图片</translation>
        </message>
        <message>
            <source>Drop a few pictures of each class here, then others to be recognised.</source>
            <translation>在这里为每个类别拖入几张图片，再拖入要识别的图片。</translation>
        </message>
        <message>
            <source>Drop a folder of pictures for each class</source>
            <translation>为每个类别拖入一个图片文件夹</translation>
        </message>
        <message>
            <source>Drop a folder with a folder for each class, a folder of pictures with a .csv of labels, or a .zip of either.</source>
            <translation>请拖入一个文件夹（每个类别一个子文件夹）、一个带 .csv 标签表的图片文件夹，或其中任一种的 .zip。</translation>
        </message>
        <message>
            <source>Drop it here</source>
            <translation>拖到这里</translation>
        </message>
        <message>
            <source>Drop more pictures</source>
            <translation>拖入更多图片</translation>
        </message>
        <message>
            <source>Drop more pictures here, or click to choose files</source>
            <translation>将更多图片拖到这里，或点击选择文件</translation>
        </message>
        <message>
            <source>Drop pictures of each class</source>
            <translation>拖入每个类别的图片</translation>
        </message>
        <message>
            <source>Drop pictures, or a folder of them, to have each recognised. Press Return, or click, to choose files.</source>
            <translation>拖入图片或图片文件夹，模型会逐一识别。按回车键或点击可选择文件。</translation>
        </message>
        <message>
            <source>Drop the file with the weights</source>
            <translation>拖入含有权重的文件</translation>
        </message>
        <message>
            <source>Drop to add {what} as new classes</source>
            <translation>松开鼠标，将{what}添加为新类别</translation>
        </message>
        <message>
            <source>Drop to add {what} to {name}</source>
            <translation>松开鼠标，将{what}添加到“{name}”</translation>
        </message>
        <message>
            <source>Drop to begin a class with {what}</source>
            <translation>松开鼠标，用{what}新建类别</translation>
        </message>
        <message>
            <source>Drop to have {what} recognised</source>
            <translation>松开鼠标，识别{what}</translation>
        </message>
        <message>
            <source>Drop to look at {what} as a dataset</source>
            <translation>松开鼠标，将{what}作为数据集查看</translation>
        </message>
        <message>
            <source>Drop to move {what} to {name}</source>
            <translation>松开鼠标，将{what}移到“{name}”</translation>
        </message>
        <message>
            <source>Drop to open {}</source>
            <translation>松开鼠标，打开 {0}</translation>
        </message>
        <message>
            <source>Drop to recognise {what}</source>
            <translation>松开鼠标，识别{what}</translation>
        </message>
        <message>
            <source>Drop to use it as your copy of {title}</source>
            <translation>松开鼠标，将其作为 {title} 的副本使用</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>随机失活（Dropout）</translation>
        </message>
        <message>
            <source>EMNIST</source>
            <translation>EMNIST</translation>
        </message>
        <message>
            <source>Each model learns your classes from your pictures, as Try it does. What counts is how often it is right when each picture is left out in turn; agreement only says where models differ.</source>
            <translation>每个模型都像“试一试”那样，从您的图片学习您的类别。关键是依次留出每张图片时答对的次数；“一致”只说明模型之间的不同。</translation>
        </message>
        <message>
            <source>Each picture in {folder} and its subfolders is recognised as {classes}, and written as a row of the table {table}.</source>
            <translation>{folder}及其子文件夹中的每张图片会被识别为 {classes}，并在表格{table}中写入一行。</translation>
        </message>
        <message>
            <source>Each picture is moved into a folder named after its class in {folder}; nothing there is overwritten.</source>
            <translation>每张图片会移入{folder}中以其类别命名的文件夹；不会覆盖那里的任何文件。</translation>
        </message>
        <message>
            <source>Each point is a step of practice: above, how wrong the answers are (loss); below, how many are right. It soon does better than guessing, the dotted line.</source>
            <translation>每个点是一步练习：上图是回答错得有多离谱（损失），下图是答对的比例。它很快就会超过虚线所示的随机猜测水平。</translation>
        </message>
        <message>
            <source>Each practice task came from one of several datasets, with these shares.</source>
            <translation>每个练习任务取自几个数据集之一，比例如上。</translation>
        </message>
        <message>
            <source>Each use of the test classes is counted, and kept with the run.</source>
            <translation>测试类别的每次使用都会计数，并与训练记录一起保存。</translation>
        </message>
        <message>
            <source>Edit the split</source>
            <translation>编辑划分</translation>
        </message>
        <message>
            <source>Edit the split…</source>
            <translation>编辑划分…</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Engine: paused</source>
            <translation>引擎：已暂停</translation>
        </message>
        <message>
            <source>Engine: ready</source>
            <translation>引擎：就绪</translation>
        </message>
        <message>
            <source>Engine: training</source>
            <translation>引擎：训练中</translation>
        </message>
        <message>
            <source>Entropy</source>
            <translation>熵</translation>
        </message>
        <message>
            <source>Error: {sentence}</source>
            <translation>错误：{sentence}</translation>
        </message>
        <message>
            <source>Euclidean distance of features</source>
            <translation>特征的欧氏距离</translation>
        </message>
        <message>
            <source>Euclidean distance of features after adapting</source>
            <translation>适应后特征的欧氏距离</translation>
        </message>
        <message>
            <source>Euclidean distance of features of length one</source>
            <translation>长度为一的特征的欧氏距离</translation>
        </message>
        <message>
            <source>Euclidean distance of pixels</source>
            <translation>像素的欧氏距离</translation>
        </message>
        <message>
            <source>Event files were written into {file}.</source>
            <translation>事件文件已写入 {file}。</translation>
        </message>
        <message>
            <source>Every class is in all parts, each with pictures of its own: the model practises on the training pictures; the others show how well it tells the same classes apart on pictures that it has not practised on.</source>
            <translation>每个类别出现在所有部分中，但各部分的图片不同：模型用训练图片练习；其余图片用来查看它在没练习过的图片上区分这些类别的效果。</translation>
        </message>
        <message>
            <source>Every model that can be compared: tick those that shall be</source>
            <translation>所有可以比较的模型：勾选要比较的</translation>
        </message>
        <message>
            <source>Every point with its interval and time; for spreadsheets, R and Python.</source>
            <translation>每个数据点及其区间和时间；适用于电子表格、R 和 Python。</translation>
        </message>
        <message>
            <source>Every practice task comes from one of these datasets. One with twice the weight comes twice as often. Each is split and measured by itself.</source>
            <translation>每个练习任务来自其中一个数据集。权重加倍，出现的次数也加倍。各数据集分别划分和测量。</translation>
        </message>
        <message>
            <source>Every run on this computer. F2 renames, Delete moves to the trash; the menu key shows what else can be done.</source>
            <translation>这台电脑上的所有训练记录。F2 键重命名，Delete 键移到回收站；按菜单键查看其他操作。</translation>
        </message>
        <message>
            <source>Everything is set up for a baseline. Press Start: {what} of the same classes.</source>
            <translation>基线的设置已全部就绪。点击“开始”：{what}，均属于这些类别。</translation>
        </message>
        <message>
            <source>Everything that can be chosen, each with an explanation.</source>
            <translation>所有可选项，每项都有说明。</translation>
        </message>
        <message>
            <source>Everything that can be done with the chosen runs</source>
            <translation>可对所选训练记录进行的所有操作</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>Example drawings</source>
            <translation>示例手写图</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>Examples in practice</source>
            <translation>练习时每类样本数</translation>
        </message>
        <message>
            <source>Examples per class</source>
            <translation>每类样本数</translation>
        </message>
        <message>
            <source>Examples per inner step</source>
            <translation>每个内循环步的样本数</translation>
        </message>
        <message>
            <source>Examples per step</source>
            <translation>每步样本数</translation>
        </message>
        <message>
            <source>Examples that were left out of learning, and what they were taken for</source>
            <translation>学习时留出的样本，以及它们被认成了什么</translation>
        </message>
        <message>
            <source>Examples, then questions. The marks below a question, from left to right, {marks} in a row: {titles}.</source>
            <translation>先是样本，然后是待识别图片。图片下方的标记从左到右、每行 {marks} 个，依次为：{titles}。</translation>
        </message>
        <message>
            <source>Examples, then questions. The marks below a question, from left to right: {titles}.</source>
            <translation>先是样本，然后是待识别图片。图片下方的标记从左到右依次为：{titles}。</translation>
        </message>
        <message>
            <source>Expect &lt;b&gt;about {percent}&lt;/b&gt; ({span}) on your pictures</source>
            <translation>对您的图片，预计准确率&lt;b&gt;约 {percent}&lt;/b&gt;（{span}）</translation>
        </message>
        <message>
            <source>Expecting property name enclosed in double quotes: line {0} column {1} (char {2})</source>
            <translation>第 {0} 行第 {1} 列（第 {2} 个字符）应有双引号中的名称</translation>
        </message>
        <message>
            <source>Expecting value: line {0} column {1} (char {2})</source>
            <translation>第 {0} 行第 {1} 列（第 {2} 个字符）应有一个值</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Export again…</source>
            <translation>再次导出…</translation>
        </message>
        <message>
            <source>Export curves</source>
            <translation>导出曲线</translation>
        </message>
        <message>
            <source>Export curves of {what}</source>
            <translation>导出 {what} 的曲线</translation>
        </message>
        <message>
            <source>Export curves…</source>
            <translation>导出曲线…</translation>
        </message>
        <message>
            <source>Export the classifier</source>
            <translation>导出分类器</translation>
        </message>
        <message>
            <source>Exporting failed: {0}</source>
            <translation>导出失败：{0}</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Extra data: line {0} column {1} (char {2})</source>
            <translation>第 {0} 行第 {1} 列（第 {2} 个字符）起有多余的内容</translation>
        </message>
        <message>
            <source>FC100</source>
            <translation>FC100</translation>
        </message>
        <message>
            <source>FGVC-Aircraft</source>
            <translation>FGVC-Aircraft</translation>
        </message>
        <message>
            <source>FOMAML</source>
            <translation>FOMAML</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Falling at the end: {points}.</source>
            <translation>结束时在下降：{points}。</translation>
        </message>
        <message>
            <source>Fashion-MNIST</source>
            <translation>Fashion-MNIST</translation>
        </message>
        <message>
            <source>Fast and strong with any number of classes: a good first choice.</source>
            <translation>无论多少类别都又快又好：不错的首选。</translation>
        </message>
        <message>
            <source>Fast on this computer</source>
            <translation>在这台电脑上快速</translation>
        </message>
        <message>
            <source>Feature width</source>
            <translation>特征维数</translation>
        </message>
        <message>
            <source>Features are computed once for each picture, so the pictures cannot be varied as well.</source>
            <translation>每张图片的特征只计算一次，因此不能同时对图片做变化。</translation>
        </message>
        <message>
            <source>Fetch the weights from where torchvision publishes them; nothing of yours is sent</source>
            <translation>从 torchvision 发布处下载权重；不会发送您的任何内容</translation>
        </message>
        <message>
            <source>Fewest examples in practice</source>
            <translation>练习时每类最少样本数</translation>
        </message>
        <message>
            <source>Fewest examples per class</source>
            <translation>每类最少样本数</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Figures, and differences</source>
            <translation>数据和差异</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <source>File is not a zip file</source>
            <translation>文件不是 zip 压缩包</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>文件名太长</translation>
        </message>
        <message>
            <source>Fill this run's settings into panels 1 and 2, to change them and to start another</source>
            <translation>将此训练记录的设置填入面板 1 和 2，可修改后开始新的训练</translation>
        </message>
        <message>
            <source>Fills in these settings, for you to change them before you press Start.</source>
            <translation>填入这些设置，您可以修改后再点击“开始”。</translation>
        </message>
        <message>
            <source>Fills in this paper's settings, and starts training a run of your own. You can stop at any time.</source>
            <translation>填入此论文的设置，并开始您自己的训练。可以随时停止。</translation>
        </message>
        <message>
            <source>Filters over time</source>
            <translation>时间卷积的滤波器数</translation>
        </message>
        <message>
            <source>Filters per layer</source>
            <translation>每层滤波器数</translation>
        </message>
        <message>
            <source>Final classifier</source>
            <translation>最终分类器</translation>
        </message>
        <message>
            <source>Finds a starting point for learning a new task, as MAML does. It also learns how large a step each single weight should take.</source>
            <translation>像 MAML 一样，为学习新任务找到一个起点；同时学习每个权重各自该走多大的一步。</translation>
        </message>
        <message>
            <source>Finds a starting point for learning a new task, as MAML does. It also learns to guess the next steps from the last ones, so that only some of them have to be worked out.</source>
            <translation>像 MAML 一样，为学习新任务找到一个起点；同时学会根据最近几步猜测接下来的步，这样只需真正计算其中一部分。</translation>
        </message>
        <message>
            <source>Finds a starting point from which a few small steps are enough to learn a new task. Practice looks through those steps, to see where the start should have been.</source>
            <translation>找到一个起点，从那里出发只需几小步就能学会新任务。练习时会透过这些步反推起点本该在哪里。</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>指纹</translation>
        </message>
        <message>
            <source>Fingerprint {fingerprint}</source>
            <translation>指纹 {fingerprint}</translation>
        </message>
        <message>
            <source>First order</source>
            <translation>一阶</translation>
        </message>
        <message>
            <source>First-order MAML</source>
            <translation>First-order MAML（一阶 MAML）</translation>
        </message>
        <message>
            <source>First-order gradients in the first half of practice are the paper's; the settings file that its authors published leaves them out.</source>
            <translation>练习的前一半使用一阶梯度，这是论文的做法；作者公布的设置文件里没有这一项。</translation>
        </message>
        <message>
            <source>Flowers-102</source>
            <translation>Flowers-102</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Folder for the class folders</source>
            <translation>存放类别文件夹的位置</translation>
        </message>
        <message>
            <source>Folder of runs</source>
            <translation>训练记录文件夹</translation>
        </message>
        <message>
            <source>Folder with the pictures</source>
            <translation>图片所在的文件夹</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Folders that cannot be read</source>
            <translation>无法读取的文件夹</translation>
        </message>
        <message>
            <source>For a new class</source>
            <translation>放入新类别</translation>
        </message>
        <message>
            <source>For class {name}</source>
            <translation>放入类别“{name}”</translation>
        </message>
        <message>
            <source>For miniImageNet with one example per class; with five, the authors' programme takes 8 steps. The number of practice tasks and the weight decay were not checked against the paper.</source>
            <translation>用于每类一个样本的 miniImageNet；每类五个样本时，作者的程序走 8 步。练习任务的数量和权重衰减没有与论文核对。</translation>
        </message>
        <message>
            <source>For miniImageNet. The rate falls to 6 % every 20 passes, where the paper's later steps are to 20 %. The authors ask six questions per class; with fifteen examples that would be more than the twenty pictures of a character, so that it is five here.</source>
            <translation>用于 miniImageNet。学习率每 20 轮降到 6 %，而论文后来的几次降到 20 %。作者每类问六个问题；加上十五个样本，就超过了一个字符的二十张图片，所以这里是五个。</translation>
        </message>
        <message>
            <source>For photographs on a slow computer, or where the download should be small.</source>
            <translation>适合在较慢的电脑上处理照片，或希望下载量小的时候。</translation>
        </message>
        <message>
            <source>For photographs where accuracy counts more than time; best kept fixed.</source>
            <translation>适合更看重准确率而不是时间的照片任务；最好固定不训练。</translation>
        </message>
        <message>
            <source>For photographs, with a graphics card: training takes many times as long as with Conv4.</source>
            <translation>适合照片，需要显卡：训练时间是 Conv4 的许多倍。</translation>
        </message>
        <message>
            <source>For photographs, with a graphics card; the largest of the networks, best kept fixed.</source>
            <translation>适合照片，需要显卡；是最大的网络，最好固定不训练。</translation>
        </message>
        <message>
            <source>For the Siamese method as in its paper. Large: other methods do better with Conv4.</source>
            <translation>用于论文中的孪生网络方法。网络很大：其他方法用 Conv4 效果更好。</translation>
        </message>
        <message>
            <source>For this first part of practice, second derivatives are left out, which is faster and steadier.</source>
            <translation>在练习最初的这一部分不计算二阶导数，更快也更稳定。</translation>
        </message>
        <message>
            <source>For this first part of practice, what the model can do after every inner step counts, the last one more and more; 0 means the last step alone from the start.</source>
            <translation>在练习最初的这一部分，每个内循环步之后的表现都计入，并越来越偏重最后一步；0 表示从一开始就只看最后一步。</translation>
        </message>
        <message>
            <source>Forget these</source>
            <translation>清除这些记录</translation>
        </message>
        <message>
            <source>Forget this dataset; your pictures stay where they are</source>
            <translation>不再列出此数据集；您的图片留在原处</translation>
        </message>
        <message>
            <source>Form of the prediction</source>
            <translation>预测的形式</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>前进</translation>
        </message>
        <message>
            <source>Four classes of drawings that come with the program, and pictures to recognise</source>
            <translation>程序自带的四类手写图，以及待识别图片</translation>
        </message>
        <message>
            <source>Four layers that look at ever larger parts of a picture. The standard network of few-shot work.</source>
            <translation>四层，逐层看到图片中越来越大的部分。小样本学习的标准网络。</translation>
        </message>
        <message>
            <source>From card to card in Papers</source>
            <translation>在“论文”中切换卡片</translation>
        </message>
        <message>
            <source>From task {tasks} on it was on another device, so that it cannot be repeated bit by bit.</source>
            <translation>从第 {tasks} 个任务起换了设备，因此无法逐位重现。</translation>
        </message>
        <message>
            <source>From the speed of the last run with these settings; validation takes a little longer.</source>
            <translation>根据上次以这些设置训练的速度估计；验证还需要一点时间。</translation>
        </message>
        <message>
            <source>From the {split} classes of {dataset}. Seed {seed}: it draws the same tasks again.</source>
            <translation>来自 {dataset} 的{split}类别。随机种子 {seed}：可再次抽取相同的任务。</translation>
        </message>
        <message>
            <source>From there on another number of tasks was computed together, to find room in memory. That changes how long a step takes, and of the result no more than the last digits.</source>
            <translation>从那时起，为节省内存，一起计算的任务数有所改变。这会改变每步的用时，而结果最多只有最后几位不同。</translation>
        </message>
        <message>
            <source>From there on it was trained on another device, which draws other random numbers and rounds otherwise: the run cannot be repeated bit by bit.</source>
            <translation>从那里起换了设备训练，随机数和舍入方式都不同：此训练无法逐位重现。</translation>
        </message>
        <message>
            <source>From there on the method itself was another one, to find room in memory: the run is not wholly of either.</source>
            <translation>从那时起，为节省内存，方法本身有所改变：这次训练不完全属于其中任何一种。</translation>
        </message>
        <message>
            <source>From {path}</source>
            <translation>来自 {path}</translation>
        </message>
        <message>
            <source>Further tuning</source>
            <translation>进一步微调</translation>
        </message>
        <message>
            <source>Give all models the same tasks, one model after the other</source>
            <translation>让所有模型依次完成相同的任务</translation>
        </message>
        <message>
            <source>Give batch-norm a scale and a shift for every inner step; they are learned in practice, and do not move when a task is learned.</source>
            <translation>为每个内循环步给批归一化一组缩放和平移；它们在练习中学得，学习任务时不变。</translation>
        </message>
        <message>
            <source>Give the chosen runs exactly the same tasks, and tell whether their difference is more than chance</source>
            <translation>给所选训练记录完全相同的任务，判断差异是否超出偶然</translation>
        </message>
        <message>
            <source>Give the new class a name and drop its pictures on it. Do the same for a second class, and it learns.</source>
            <translation>给新类别起个名字，再把它的图片拖到上面。第二个类别也这样做，模型就会开始学习。</translation>
        </message>
        <message>
            <source>Give this run another name; its folder keeps its own</source>
            <translation>为此训练记录另取名称；其文件夹名不变</translation>
        </message>
        <message>
            <source>Given up.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <source>Given up. What had been measured counts as a use of the test classes all the same.</source>
            <translation>已停止。已经测量的部分仍计为使用过一次测试类别。</translation>
        </message>
        <message>
            <source>Given up; what had been compared stays.</source>
            <translation>已停止；已比较的结果会保留。</translation>
        </message>
        <message>
            <source>Given up; where tasks of the test classes were begun, that counts as a use.</source>
            <translation>已停止；已开始测试类别任务的，计为使用一次。</translation>
        </message>
        <message>
            <source>Glyphs</source>
            <translation>Glyphs（字形）</translation>
        </message>
        <message>
            <source>Go on as before, once other programs have been closed</source>
            <translation>关闭其他程序后照原样继续</translation>
        </message>
        <message>
            <source>Go on as it is; of these pictures it is not said again</source>
            <translation>照原样继续；不再就这些图片提示</translation>
        </message>
        <message>
            <source>Go on from the last checkpoint</source>
            <translation>从最近的检查点继续</translation>
        </message>
        <message>
            <source>Go on with the model in use</source>
            <translation>继续使用当前模型</translation>
        </message>
        <message>
            <source>Go on with the run shown from its last checkpoint (Ctrl+P)</source>
            <translation>从最后的检查点继续所显示的训练 (Ctrl+P)</translation>
        </message>
        <message>
            <source>Go on with the usual place</source>
            <translation>继续使用默认位置</translation>
        </message>
        <message>
            <source>Go on with this run from its last checkpoint</source>
            <translation>从最后的检查点继续此训练</translation>
        </message>
        <message>
            <source>Go on with {name} (Ctrl+P)</source>
            <translation>继续 {name} (Ctrl+P)</translation>
        </message>
        <message>
            <source>Go straight to Try it: the shipped model or a pretrained network learns these classes from a few pictures each, without training.</source>
            <translation>直接前往“试一试”：内置模型或预训练网络每类只需几张图片就能学会这些类别，无需训练。</translation>
        </message>
        <message>
            <source>Gradient limit</source>
            <translation>梯度上限</translation>
        </message>
        <message>
            <source>Gradient predictor</source>
            <translation>Gradient predictor（梯度预测器）</translation>
        </message>
        <message>
            <source>Gradients looked back at</source>
            <translation>回看的梯度数</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>组</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>组</translation>
        </message>
        <message>
            <source>Groups are held out ({0}), but the split is {1}; it must be by group.</source>
            <translation>留出了一些组（{0}），但划分方式为 {1}；必须按组划分。</translation>
        </message>
        <message>
            <source>Groups kept for the test</source>
            <translation>留作测试的组</translation>
        </message>
        <message>
            <source>Groups of one dataset are held out ({0}), but {1} datasets are to be practised on ({2}); leave --held-out or --mixture empty.</source>
            <translation>留出了某个数据集的组（{0}），但要在 {1} 个数据集上练习（{2}）；请将 --held-out 或 --mixture 留空。</translation>
        </message>
        <message>
            <source>Guessing gets {percent}.</source>
            <translation>随机猜测可得 {percent}。</translation>
        </message>
        <message>
            <source>Half of the practice is done. No two tasks are alike, so all that helps in the next one is to see what tells characters apart: that is meta-learning.</source>
            <translation>练习已完成一半。没有两个任务是相同的，对下一个任务有帮助的，只有看出字符之间区别的本领：这就是元学习。</translation>
        </message>
        <message>
            <source>Halve by</source>
            <translation>缩小方式</translation>
        </message>
        <message>
            <source>Halve the picture by max-pooling, which leaves out an odd row at the edge (pool) or keeps it, as VERSA's Omniglot network does (pool-up); or by convolutions of stride 2 as in MAML's Omniglot network (stride).</source>
            <translation>用最大池化把图片缩小一半，边缘多出的一行舍去（pool）或保留（pool-up，如 VERSA 的 Omniglot 网络）；或像 MAML 的 Omniglot 网络那样用步幅为 2 的卷积（stride）。</translation>
        </message>
        <message>
            <source>Halvings</source>
            <translation>缩小次数</translation>
        </message>
        <message>
            <source>Handwritten characters from the world's alphabets.</source>
            <translation>来自世界各种字母表的手写字符。</translation>
        </message>
        <message>
            <source>Handwritten digits and letters: 47 classes with 2,800 pictures each.</source>
            <translation>手写数字和字母：47 个类别，每类 2,800 张图片。</translation>
        </message>
        <message>
            <source>Handwritten digits: ten classes, for the test of models that learned other characters.</source>
            <translation>手写数字：十个类别，用来测试学过其他字符的模型。</translation>
        </message>
        <message>
            <source>Hardest tasks</source>
            <translation>最难的任务</translation>
        </message>
        <message>
            <source>Has already learned to see from a million photographs. A modern network of convolutions.</source>
            <translation>已从一百万张照片中学会看图。一种现代的卷积网络。</translation>
        </message>
        <message>
            <source>Has already learned to see from a million photographs. It compares all parts of a picture.</source>
            <translation>已从一百万张照片中学会看图。它会比较图片的所有部分。</translation>
        </message>
        <message>
            <source>Has already learned to see from a million photographs. Its layers have shortcuts around them.</source>
            <translation>已从一百万张照片中学会看图。各层之间有捷径连接。</translation>
        </message>
        <message>
            <source>Has already learned to see from a million photographs. Made for telephones, it is small and fast.</source>
            <translation>已从一百万张照片中学会看图。为手机设计，又小又快。</translation>
        </message>
        <message>
            <source>Have it &amp;recognised</source>
            <translation>让模型识别(&amp;R)</translation>
        </message>
        <message>
            <source>Have you single pictures that are to be recognised? Close this, and drop them on “Try it” at the right.</source>
            <translation>只有一些要识别的单张图片？请关闭此窗口，把图片拖到右侧的“试一试”。</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>读写头数</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Help ▸ Welcome shows this again.</source>
            <translation>“帮助 ▸ 欢迎”可以再次打开此页。</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>Hiding the outlined part lowers {name} from {now} to {then}.</source>
            <translation>遮住框出的部分后，{name} 从 {now} 降到 {then}。</translation>
        </message>
        <message>
            <source>How &amp;good is it?</source>
            <translation>效果如何？(&amp;G)</translation>
        </message>
        <message>
            <source>How a picture is compared with a class: by squared distance, as in the paper, or by angle.</source>
            <translation>图片如何与类别比较：用平方距离（论文的做法），或用角度。</translation>
        </message>
        <message>
            <source>How far a layer's weights went in this step, as the length of the change.</source>
            <translation>这一步中一层的权重移动了多远，即变化量的长度。</translation>
        </message>
        <message>
            <source>How far a layer's weights went since {start}, as the length of the change.</source>
            <translation>自{start}以来一层的权重移动了多远，即变化量的长度。</translation>
        </message>
        <message>
            <source>How far apart the features of pictures of different classes have to be.</source>
            <translation>不同类别图片的特征应当相距多远。</translation>
        </message>
        <message>
            <source>How far brightness, contrast, saturation and hue of practice pictures vary; 0 means not at all.</source>
            <translation>练习图片的亮度、对比度、饱和度和色调变化多大；0 表示不变。</translation>
        </message>
        <message>
            <source>How far it is</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>How fast this goes here is not known yet. Train it “As in the paper” once; it is known after a few seconds, when you can stop.</source>
            <translation>还不知道在本机上有多快。请先用“与论文相同”训练一次；几秒后即可知道，到时可以停止。</translation>
        </message>
        <message>
            <source>How good is it?</source>
            <translation>效果如何？</translation>
        </message>
        <message>
            <source>How it adapts</source>
            <translation>如何适应</translation>
        </message>
        <message>
            <source>How it learned</source>
            <translation>学习的方法</translation>
        </message>
        <message>
            <source>How it learns</source>
            <translation>学习过程</translation>
        </message>
        <message>
            <source>How its classes were parted was not recorded.</source>
            <translation>没有记录类别是如何划分的。</translation>
        </message>
        <message>
            <source>How long adapting to your classes took</source>
            <translation>适应您的类别用了多长时间</translation>
        </message>
        <message>
            <source>How long it practised</source>
            <translation>练习了多久</translation>
        </message>
        <message>
            <source>How many blocks of layers follow each other.</source>
            <translation>依次排列的层块数量。</translation>
        </message>
        <message>
            <source>How many classes a task has (ways); 0: as the baseline was trained</source>
            <translation>每个任务的类别数 (ways)；0 表示与基线训练时相同</translation>
        </message>
        <message>
            <source>How many classes a task has.</source>
            <translation>一个任务有多少个类别。</translation>
        </message>
        <message>
            <source>How many classes the learner will be able to tell apart, if that is more than in practice. The fewer there are, the sooner it learns.</source>
            <translation>如果多于练习时的类别数：学习器能区分多少个类别。越少学得越快。</translation>
        </message>
        <message>
            <source>How many classifiers are drawn for a task; the answer is the mean of their probabilities.</source>
            <translation>每个任务抽取多少个分类器；答案是它们概率的平均。</translation>
        </message>
        <message>
            <source>How many classifiers are drawn for each practice task; 0 means the same number.</source>
            <translation>每个练习任务抽取多少个分类器；0 表示数量相同。</translation>
        </message>
        <message>
            <source>How many examples of each class a task has (shots); 0: as the baseline was trained</source>
            <translation>任务中每类的样本数 (shots)；0 表示与基线训练时相同</translation>
        </message>
        <message>
            <source>How many examples the new classifier looks at in one step, in random order; 0 means all of them.</source>
            <translation>新分类器每一步看多少个样本，顺序随机；0 表示全部。</translation>
        </message>
        <message>
            <source>How many inner steps in a row go by a predicted gradient before the next one is computed; 0 means none.</source>
            <translation>连续多少个内循环步使用预测的梯度，然后才计算下一个；0 表示不预测。</translation>
        </message>
        <message>
            <source>How many numbers a picture is described with. Where the network gives another number, a learned layer brings it to this one; 0 means as the network gives them.</source>
            <translation>用多少个数描述一张图片。如果网络给出的数量不同，由一个学习得到的层转换；0 表示按网络给出的数量。</translation>
        </message>
        <message>
            <source>How many numbers a slot holds.</source>
            <translation>一个存储单元有多少个数。</translation>
        </message>
        <message>
            <source>How many numbers each convolution over time adds. The paper has 128, which takes longer and, in a short practice, learns less.</source>
            <translation>每个时间卷积增加多少个数。论文用 128，耗时更长，练习较短时学到的也更少。</translation>
        </message>
        <message>
            <source>How many numbers of a picture enter the sequence.</source>
            <translation>一张图片有多少个数进入序列。</translation>
        </message>
        <message>
            <source>How many of a task's examples each inner step looks at.</source>
            <translation>每个内循环步看任务中的多少个样本。</translation>
        </message>
        <message>
            <source>How many of the blocks, from the first on, halve the picture.</source>
            <translation>从第一个开始，有多少个层块把图片缩小一半。</translation>
        </message>
        <message>
            <source>How many of the last gradients a prediction is made from.</source>
            <translation>一次预测用到最近的多少个梯度。</translation>
        </message>
        <message>
            <source>How many of your own pictures it recognises when each is left out in turn (leave-one-out), with the 95 % interval</source>
            <translation>依次留出您的每张图片时，能识别出多少（留一法），附 95 % 置信区间</translation>
        </message>
        <message>
            <source>How many pairs of pictures are compared at once in practice; half of them are of one class.</source>
            <translation>练习时一次比较多少对图片；其中一半属于同一类别。</translation>
        </message>
        <message>
            <source>How many pictures a step looks at.</source>
            <translation>每一步看多少张图片。</translation>
        </message>
        <message>
            <source>How many pictures of each class are shown.</source>
            <translation>每个类别展示多少张图片。</translation>
        </message>
        <message>
            <source>How many pictures of each class have to be recognised.</source>
            <translation>每个类别有多少张图片需要识别。</translation>
        </message>
        <message>
            <source>How many slots are looked for, and written to, at once.</source>
            <translation>一次查找和写入多少个存储单元。</translation>
        </message>
        <message>
            <source>How many steps the model takes to learn a new task later on; 0 means as many as in practice.</source>
            <translation>模型之后学习新任务时走多少步；0 表示与练习时相同。</translation>
        </message>
        <message>
            <source>How many steps the model takes to learn a practice task.</source>
            <translation>模型学习一个练习任务时走多少步。</translation>
        </message>
        <message>
            <source>How many tasks all models are given; the more, the surer (episodes)</source>
            <translation>所有模型要做的任务数；越多越可靠 (episodes)</translation>
        </message>
        <message>
            <source>How many tasks are averaged before the model is changed.</source>
            <translation>对多少个任务取平均之后才更新模型。</translation>
        </message>
        <message>
            <source>How many tasks of a step are computed together; fewer take less memory, and the step stays the same. 0 means as many as the method does best with.</source>
            <translation>一步中的任务有多少个一起计算；越少占用内存越少，而这一步不变。0 表示采用该方法最合适的数量。</translation>
        </message>
        <message>
            <source>How many tasks the model is measured with each time; more make the interval narrower.</source>
            <translation>每次用多少个任务来测量模型；越多，区间越窄。</translation>
        </message>
        <message>
            <source>How many tasks to practise on in all.</source>
            <translation>总共练习多少个任务。</translation>
        </message>
        <message>
            <source>How many things the memory holds. Each example takes as many as there are heads; once all are taken, the least used are written over.</source>
            <translation>记忆能存放多少项。有多少个读写头，每个样本就占多少项；全部占满后，覆盖最少使用的项。</translation>
        </message>
        <message>
            <source>How much a picture on the wrong side of the line may pull at it: the more, the closer the classifier follows its examples.</source>
            <translation>分界线错误一侧的图片可以对它施加多大的拉力：越大，分类器越紧跟样本。</translation>
        </message>
        <message>
            <source>How much each example counted for the final answer on {question}.</source>
            <translation>每个样本对“{question}”最终回答的影响。</translation>
        </message>
        <message>
            <source>How much it counts in practice that a prediction is like the true gradient, beside what it does for the task; 0 means not at all.</source>
            <translation>除了对任务的贡献，预测接近真实梯度这一点在练习中占多大分量；0 表示不计。</translation>
        </message>
        <message>
            <source>How much of a step is carried over to the next one.</source>
            <translation>一步中有多少延续到下一步。</translation>
        </message>
        <message>
            <source>How much of its last step the outer optimiser adds to the next one, which evens out its way.</source>
            <translation>外循环优化器把上一步的多少加到下一步中，使前进更平稳。</translation>
        </message>
        <message>
            <source>How often a picture is compared with the examples before it is recognised.</source>
            <translation>一张图片在识别之前与样本比较多少次。</translation>
        </message>
        <message>
            <source>How often the new classifier goes through the examples of a task.</source>
            <translation>新分类器把任务的样本过多少遍。</translation>
        </message>
        <message>
            <source>How strongly each step of the outer optimiser draws the weights towards zero, against overfitting.</source>
            <translation>外循环优化器每一步把权重拉向零的力度，用来防止过拟合。</translation>
        </message>
        <message>
            <source>How strongly large weights of the classifier are held back, for each example shown; where practice begins, if it is learned.</source>
            <translation>按每个展示的样本计，分类器的大权重受到多强的抑制；如果它是学习得到的，这就是练习的起始值。</translation>
        </message>
        <message>
            <source>How strongly the weights of the new classifier are drawn to zero.</source>
            <translation>新分类器的权重被拉向零的力度。</translation>
        </message>
        <message>
            <source>How strongly to show what mattered</source>
            <translation>重要性显示的强度</translation>
        </message>
        <message>
            <source>How strongly what mattered is laid over the picture; at the left end, not at all</source>
            <translation>将重要性叠加在图片上的强度；最左端为不叠加</translation>
        </message>
        <message>
            <source>How tasks are drawn from it</source>
            <translation>如何从中抽取任务</translation>
        </message>
        <message>
            <source>How the classes are parted</source>
            <translation>类别的划分方式</translation>
        </message>
        <message>
            <source>How the examples of a class are put together: their mean, which suits any number of examples, or their sum, as in the paper.</source>
            <translation>如何合并一个类别的样本：取平均，适合任意数量的样本；或求和，如论文所用。</translation>
        </message>
        <message>
            <source>How the model learns your classes, stage by stage.</source>
            <translation>模型如何一步步学习您的类别。</translation>
        </message>
        <message>
            <source>How the outer learning rate changes: not at all, by steps, or along half a cosine or a line to zero.</source>
            <translation>外循环学习率如何变化：不变、阶梯下降，或沿半个余弦或一条直线降到零。</translation>
        </message>
        <message>
            <source>How the pictures are laid out</source>
            <translation>图片的排列方式</translation>
        </message>
        <message>
            <source>How the practice goes: press Start, and the curves are drawn here.</source>
            <translation>练习的进展：点击“开始”，曲线会画在这里。</translation>
        </message>
        <message>
            <source>How they are used</source>
            <translation>如何使用</translation>
        </message>
        <message>
            <source>How this is measured</source>
            <translation>如何测量</translation>
        </message>
        <message>
            <source>How to do it again</source>
            <translation>如何重现</translation>
        </message>
        <message>
            <source>How two pictures are compared: by angle (cosine), as in the paper, or by squared distance (l2), which does better.</source>
            <translation>两张图片如何比较：按角度（cosine），如论文所用；或按平方距离（l2），效果更好。</translation>
        </message>
        <message>
            <source>How well it works</source>
            <translation>效果如何</translation>
        </message>
        <message>
            <source>How well it works could not be measured.</source>
            <translation>无法测量效果。</translation>
        </message>
        <message>
            <source>How well your classes are told apart, by their own examples.</source>
            <translation>用样本自身来估计各类别能区分得多好。</translation>
        </message>
        <message>
            <source>Hypernetwork (after CNAPs)</source>
            <translation>Hypernetwork（超网络，源自 CNAPs）</translation>
        </message>
        <message>
            <source>Idle</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>If it is in the wrong class: make it an example of {label}</source>
            <translation>如果它放错了类别：改为“{label}”的样本</translation>
        </message>
        <message>
            <source>Image {0} of tieredImageNet</source>
            <translation>tieredImageNet 的图像 {0}</translation>
        </message>
        <message>
            <source>Image {0} of tieredImageNet is no file of a picture.</source>
            <translation>tieredImageNet 的图像 {0} 不是图片文件。</translation>
        </message>
        <message>
            <source>ImageNet</source>
            <translation>ImageNet</translation>
        </message>
        <message>
            <source>ImageNet's terms: non-commercial research</source>
            <translation>ImageNet 条款：仅限非商业研究</translation>
        </message>
        <message>
            <source>Images of {0} pixels are asked for, but the size must lie between 8 and {1}.</source>
            <translation>要求的图片为 {0} 像素，但大小必须在 8 到 {1} 之间。</translation>
        </message>
        <message>
            <source>Images of {0} × {1} pixels cannot be turned by 90°: they must be square.</source>
            <translation>{0} × {1} 像素的图片无法旋转 90°：必须是正方形。</translation>
        </message>
        <message>
            <source>Images with {0} channels are asked for, but there can be 1 or 3.</source>
            <translation>要求的图片有 {0} 个通道，但只能是 1 个或 3 个。</translation>
        </message>
        <message>
            <source>In colour</source>
            <translation>彩色</translation>
        </message>
        <message>
            <source>In figures</source>
            <translation>数据概览</translation>
        </message>
        <message>
            <source>In grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>In how many of the tasks the class was; of few, little is known</source>
            <translation>该类别出现在多少个任务中；任务太少时，结果不太可靠</translation>
        </message>
        <message>
            <source>In no part: these classes are not used</source>
            <translation>不属于任何部分：不使用这些类别</translation>
        </message>
        <message>
            <source>In papers: {term}.</source>
            <translation>论文中：{term}。</translation>
        </message>
        <message>
            <source>In practice every picture of a task is an example in its turn, and a question otherwise, so that more is learned from the same pictures.</source>
            <translation>练习时，任务中的每张图片轮流作为样本，其余时候作为待识别图片，这样同样的图片能学到更多。</translation>
        </message>
        <message>
            <source>In the end the classes were told apart by another rule than the method's own.</source>
            <translation>最后区分类别用的不是方法自己的规则，而是另一种规则。</translation>
        </message>
        <message>
            <source>In training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>In training: {method}, {settings}. {time} You can stop at any time, and keep what has been learned.</source>
            <translation>正在训练：{method}，{settings}。{time}您可以随时停止，并保留已学到的内容。</translation>
        </message>
        <message>
            <source>In {place}</source>
            <translation>位于 {place}</translation>
        </message>
        <message>
            <source>In {unit}.</source>
            <translation>单位：{unit}。</translation>
        </message>
        <message>
            <source>Inductive: an answer does not depend on the other questions. Transductive: questions are normalised together, as in several papers, which adds one to three points of accuracy.</source>
            <translation>归纳式（inductive）：答案不受其他待识别图片影响。直推式（transductive）：待识别图片一起归一化，如若干论文所用，准确率会高出一到三个百分点。</translation>
        </message>
        <message>
            <source>Initial inner rate</source>
            <translation>初始内循环学习率</translation>
        </message>
        <message>
            <source>Inner learning rate</source>
            <translation>内循环学习率</translation>
        </message>
        <message>
            <source>Inner optimiser</source>
            <translation>内循环优化器</translation>
        </message>
        <message>
            <source>Inner steps</source>
            <translation>内循环步数</translation>
        </message>
        <message>
            <source>Inner steps in use</source>
            <translation>使用时的内循环步数</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>输入/输出错误</translation>
        </message>
        <message>
            <source>Inside the band</source>
            <translation>在容许范围内</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <source>Intervals of two runs that overlap do not say that the runs are equally good, nor that they differ: that takes a comparison on the same tasks. Figures of other datasets, or of tasks with other ways or shots, are not to be held against each other.</source>
            <translation>两条训练记录的区间重叠，既不说明它们一样好，也不说明它们有差别：要判断这一点，需要在相同任务上比较。不同数据集的数字，以及类别数或样本数不同的任务的数字，不能互相比较。</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>这是一个文件夹</translation>
        </message>
        <message>
            <source>It answers {label} only {where}; before that, it would have answered {other}.</source>
            <translation>到{where}才回答 {label}；在此之前会回答 {other}。</translation>
        </message>
        <message>
            <source>It had not begun yet.</source>
            <translation>它还没有开始。</translation>
        </message>
        <message>
            <source>It had practised on some of these classes, so that the figure says little about new ones.</source>
            <translation>它在其中一些类别上练习过，因此这个数字不太能说明对新类别的效果。</translation>
        </message>
        <message>
            <source>It had practised on some of these pictures, so that the figure is better than it would be on new ones.</source>
            <translation>它在其中一些图片上练习过，因此这个数字比在新图片上要好。</translation>
        </message>
        <message>
            <source>It had practised on these very pictures, so that the figure says next to nothing about new ones.</source>
            <translation>它正是在这些图片上练习的，因此这个数字几乎不能说明对新图片的效果。</translation>
        </message>
        <message>
            <source>It happened once more since.</source>
            <translation>此后又发生了一次。</translation>
        </message>
        <message>
            <source>It has folders train, val and test with a folder for each class, or the pickles train_images_png.pkl, train_labels.pkl and so on.</source>
            <translation>其中有 train、val 和 test 文件夹，每个类别一个子文件夹；或者有 train_images_png.pkl、train_labels.pkl 等 pickle 文件。</translation>
        </message>
        <message>
            <source>It has folders train, val and test with a folder for each class, or “images” beside Ravi's three .csv files, or the pickles mini-imagenet-cache-train.pkl and so on.</source>
            <translation>其中有 train、val 和 test 文件夹，每个类别一个子文件夹；或者有“images”文件夹和 Ravi 的三个 .csv 文件；或者有 mini-imagenet-cache-train.pkl 等 pickle 文件。</translation>
        </message>
        <message>
            <source>It has not been measured.</source>
            <translation>尚未测量。</translation>
        </message>
        <message>
            <source>It has not been run on this task with “workbench reproduce” yet. What you train yourself is listed under Runs in the main window.</source>
            <translation>还没有用“workbench reproduce”在此任务上运行过。您自己训练的结果列在主窗口的“训练记录”中。</translation>
        </message>
        <message>
            <source>It holds for the runs that you start from now on; earlier runs keep theirs.</source>
            <translation>对之后开始的训练有效；以前的训练记录保留原来的划分。</translation>
        </message>
        <message>
            <source>It is being started again.</source>
            <translation>正在重新启动。</translation>
        </message>
        <message>
            <source>It is made again when it is needed. Your own pictures stay where they are.</source>
            <translation>需要时会重新生成。您自己的图片留在原处。</translation>
        </message>
        <message>
            <source>It is {name}</source>
            <translation>它是“{name}”</translation>
        </message>
        <message>
            <source>It is {percent} likely to be of one of these classes, less than the {level} that are asked for. If it is, the bars say of which.</source>
            <translation>它属于这些类别之一的可能性为 {percent}，低于要求的 {level}。如果属于，横条显示是哪一类。</translation>
        </message>
        <message>
            <source>It is {percent} likely to be of one of these classes, not less than the {level} that are asked for. If it is, the bars say of which.</source>
            <translation>它属于这些类别之一的可能性为 {percent}，不低于要求的 {level}。如果属于，横条显示是哪一类。</translation>
        </message>
        <message>
            <source>It may also do better: where a class has two or three pictures, each counts for much that is left out.</source>
            <translation>实际效果也可能更好：当一个类别只有两三张图片时，留出一张影响很大。</translation>
        </message>
        <message>
            <source>It must be downloaded again when it is needed.</source>
            <translation>需要时必须重新下载。</translation>
        </message>
        <message>
            <source>It must be downloaded again when it is needed. Models that you trained keep their own weights.</source>
            <translation>需要时必须重新下载。您训练的模型保留自己的权重。</translation>
        </message>
        <message>
            <source>It took {time} on {device}.</source>
            <translation>用时 {time}，设备：{device}。</translation>
        </message>
        <message>
            <source>It took {time}, at first on {device}.</source>
            <translation>用时 {time}，起初在 {device} 上。</translation>
        </message>
        <message>
            <source>It was measured on data of another kind than it practised on.</source>
            <translation>测量所用的数据与练习所用的种类不同。</translation>
        </message>
        <message>
            <source>It was not validated, so that nothing can be said of how well it does.</source>
            <translation>没有进行过验证，因此无法说明它的效果。</translation>
        </message>
        <message>
            <source>It was recognised, but could not be {0}: {1}.</source>
            <translation>已识别，但未能{0}：{1}。</translation>
        </message>
        <message>
            <source>It was run, but did not come to an end.</source>
            <translation>运行过，但没有完成。</translation>
        </message>
        <message>
            <source>It was trained on {0} and goes on on {1}: it cannot be repeated bit by bit.</source>
            <translation>它此前在 {0} 上训练，现在在 {1} 上继续：无法逐位重现。</translation>
        </message>
        <message>
            <source>It was trained with {0}: results may differ in the last digits.</source>
            <translation>训练时的环境为 {0}：结果的末几位数字可能不同。</translation>
        </message>
        <message>
            <source>It would have answered {label} at every stage.</source>
            <translation>它在每个阶段都会回答 {label}。</translation>
        </message>
        <message>
            <source>It would take about {memory}.</source>
            <translation>约需 {memory}。</translation>
        </message>
        <message>
            <source>It, or something like it, happened {times:,} times more since.</source>
            <translation>此后又发生了 {times:,} 次相同或类似的错误。</translation>
        </message>
        <message>
            <source>Its test classes have been looked at once.</source>
            <translation>查看过一次它的测试类别。</translation>
        </message>
        <message>
            <source>Its test classes have been looked at twice.</source>
            <translation>查看过两次它的测试类别。</translation>
        </message>
        <message>
            <source>Its test classes have been looked at {uses} times.</source>
            <translation>查看过 {uses} 次它的测试类别。</translation>
        </message>
        <message>
            <source>Its test classes have never been looked at.</source>
            <translation>从未查看过它的测试类别。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Keep it unless you compare.</source>
            <translation>除非要做比较，否则保留它。</translation>
        </message>
        <message>
            <source>Keep the network fixed</source>
            <translation>固定网络</translation>
        </message>
        <message>
            <source>Keep these tags with the runs</source>
            <translation>将这些标签保存到训练记录</translation>
        </message>
        <message>
            <source>Keep this model</source>
            <translation>保留此模型</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>Kept for the final measurement (meta-test)</source>
            <translation>留作最终测量（元测试）</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Kind of pictures</source>
            <translation>图片种类</translation>
        </message>
        <message>
            <source>Known tags</source>
            <translation>已有标签</translation>
        </message>
        <message>
            <source>Koch's Siamese network</source>
            <translation>Koch's Siamese network（Koch 孪生网络）</translation>
        </message>
        <message>
            <source>Koch's network needs images of at least {0} pixels a side, but they have {1}.</source>
            <translation>Koch 的网络需要边长至少 {0} 像素的图片，但它们是 {1} 像素。</translation>
        </message>
        <message>
            <source>Kuzushiji-MNIST</source>
            <translation>Kuzushiji-MNIST</translation>
        </message>
        <message>
            <source>L2</source>
            <translation>L2</translation>
        </message>
        <message>
            <source>LSTM meta-learner</source>
            <translation>LSTM meta-learner（LSTM 元学习器）</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Largest first</source>
            <translation>从大到小</translation>
        </message>
        <message>
            <source>Layer by layer</source>
            <translation>逐层查看</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层数</translation>
        </message>
        <message>
            <source>Layers that connect everything with everything. It does not know what is side by side.</source>
            <translation>每层都把一切与一切相连，不知道图片中什么与什么相邻。</translation>
        </message>
        <message>
            <source>Learn how sharply to look</source>
            <translation>学习查找的锐度</translation>
        </message>
        <message>
            <source>Learn the inner rates</source>
            <translation>学习内循环学习率</translation>
        </message>
        <message>
            <source>Learn the penalty</source>
            <translation>学习惩罚系数</translation>
        </message>
        <message>
            <source>Learn the start too</source>
            <translation>同时学习起点</translation>
        </message>
        <message>
            <source>Learned optimiser</source>
            <translation>Learned optimiser（学习得到的优化器）</translation>
        </message>
        <message>
            <source>Learning by a learned rule</source>
            <translation>用学得的规则学习</translation>
        </message>
        <message>
            <source>Learning by gradient descent</source>
            <translation>用梯度下降学习</translation>
        </message>
        <message>
            <source>Learning rate schedule</source>
            <translation>学习率变化方式</translation>
        </message>
        <message>
            <source>Learning the classes</source>
            <translation>正在学习这些类别</translation>
        </message>
        <message>
            <source>Learns a new task in steps that a small network takes instead of a formula. For every weight it reads the gradients so far and says how the weight is to change.</source>
            <translation>学习新任务时，每一步不用公式，而由一个小网络决定。它为每个权重读取到目前为止的梯度，说明该权重应如何改变。</translation>
        </message>
        <message>
            <source>Learns a new task in steps, as MAML does, but how each step is taken is learned as well. A small network decides for every weight how much of it to keep and how far to move it.</source>
            <translation>像 MAML 一样分步学习新任务，但每一步怎么走也是学来的。一个小网络为每个权重决定保留多少、移动多远。</translation>
        </message>
        <message>
            <source>Learns a starting point for a few small steps, as MAML does. Practice leaves out how the steps themselves depend on the start.</source>
            <translation>像 MAML 一样，学习一个只需走几小步的起点。练习时不考虑这些步本身如何依赖于起点。</translation>
        </message>
        <message>
            <source>Learns features that all tasks share, and a starting point for the part that tells classes apart. A new task changes only that last part, by a few small steps.</source>
            <translation>学习所有任务共用的特征，以及负责区分类别的那部分的起点。新任务只用几小步改变最后这一部分。</translation>
        </message>
        <message>
            <source>Learns how to compare as well: a second small network looks at a picture and a class side by side. It scores how well they belong together.</source>
            <translation>连如何比较也要学习：第二个小网络同时查看一张图片和一个类别，给它们的匹配程度打分。</translation>
        </message>
        <message>
            <source>Learns new drawn characters or symbols from a few pictures each. Meta-trained on Omniglot's background set.</source>
            <translation>每种只需几张图片，就能学会新的手绘字符或符号。在 Omniglot 的背景集上元训练。</translation>
        </message>
        <message>
            <source>Learns one practice task after the other in the ordinary way. After each it moves its starting point a little towards what it has learned.</source>
            <translation>用普通方式逐个学习练习任务，每学完一个，就把起点向学到的结果移动一点。</translation>
        </message>
        <message>
            <source>Learns to tell whether two pictures show the same thing. A new picture belongs to the class of the example that is most like it.</source>
            <translation>学习判断两张图片是否显示同一事物。新图片归入与它最像的样本所属的类别。</translation>
        </message>
        <message>
            <source>Least sure first</source>
            <translation>最不确定的在前</translation>
        </message>
        <message>
            <source>Leave features as they are (none), bring them to length one (l2), or subtract the mean of practice before (centred).</source>
            <translation>特征保持原样（none）、缩放到长度一（l2），或减去练习时的平均值（centred）。</translation>
        </message>
        <message>
            <source>Leave it so</source>
            <translation>保持不变</translation>
        </message>
        <message>
            <source>Leave out each example in turn, and see whether it is recognised by the others</source>
            <translation>依次留出每个样本，看其余样本能否识别它</translation>
        </message>
        <message>
            <source>Leave out second derivatives: faster, and often nearly as good.</source>
            <translation>不计算二阶导数：更快，效果往往差不多。</translation>
        </message>
        <message>
            <source>Leave out {title}</source>
            <translation>去掉 {title}</translation>
        </message>
        <message>
            <source>Leave the run as it is</source>
            <translation>让训练保持原样</translation>
        </message>
        <message>
            <source>Leave the tags as they are</source>
            <translation>标签保持不变</translation>
        </message>
        <message>
            <source>Leave the test classes alone</source>
            <translation>不使用测试类别</translation>
        </message>
        <message>
            <source>Leave them</source>
            <translation>留在原处</translation>
        </message>
        <message>
            <source>Leaving out one picture after the other</source>
            <translation>正在逐张留出图片检验</translation>
        </message>
        <message>
            <source>Left and right move the cursor, plus and minus zoom, Home shows all</source>
            <translation>左右方向键移动游标，加号和减号缩放，Home 键显示全部</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>不使用</translation>
        </message>
        <message>
            <source>Left out · {number:,}</source>
            <translation>不使用 · {number:,}</translation>
        </message>
        <message>
            <source>Left out: {runs}. Only runs that have ended, and were not given up for a fault, can be compared.</source>
            <translation>未包括：{runs}。只能比较已结束且没有因故障中止的训练。</translation>
        </message>
        <message>
            <source>Legend: from {least} to {most}</source>
            <translation>图例：从{least}到{most}</translation>
        </message>
        <message>
            <source>Less than a minute</source>
            <translation>不到 1 分钟</translation>
        </message>
        <message>
            <source>Let classes have unequally many examples while practising, from this number up to the examples in practice, so that the model learns to use one as well as several; 0 means as in the task.</source>
            <translation>练习时让各类别的样本数不等，从这个数到练习时每类样本数，使模型既能用一个样本也能用多个样本；0 表示与任务相同。</translation>
        </message>
        <message>
            <source>Let classes have unequally many examples, from this number up to the examples per class; 0 means all have the same number.</source>
            <translation>让各类别的样本数不等，从这个数到每类样本数；0 表示全部相同。</translation>
        </message>
        <message>
            <source>Let each head decide how much the most alike slot counts more than the others, as in neural Turing machines. By the paper's formulas, which do without, the slot that is looked for is hardly more than a twentieth of what is read from 128 slots.</source>
            <translation>让每个头自己决定最相似的存储单元比其他单元多占多少分量，如神经图灵机。论文的公式没有这一项，那样从 128 个单元读出的内容中，目标单元几乎不超过二十分之一。</translation>
        </message>
        <message>
            <source>Let pictures and labels reach the memory also past the controller, and be written apart from what is looked for. The paper does without, and takes tens of thousands of tasks to begin to learn.</source>
            <translation>让图片和标签也绕过控制器直接进入记忆，并与查找的内容分开写入。论文没有这样做，需要数万个任务才开始学会。</translation>
        </message>
        <message>
            <source>Let practice find how large a step each layer takes at each inner step.</source>
            <translation>让练习找出每一层在每个内循环步走多大。</translation>
        </message>
        <message>
            <source>Let practice find the penalty along with the network.</source>
            <translation>让练习在训练网络的同时找出惩罚系数。</translation>
        </message>
        <message>
            <source>Let practice find the weights that every task starts from, as MAML does. Without it every task starts from the same random network, which is not learned: the optimiser does all the work, as in the paper.</source>
            <translation>让练习像 MAML 一样找到每个任务的起始权重。否则每个任务都从同一个随机网络开始，该网络不学习，全靠优化器，如论文所用。</translation>
        </message>
        <message>
            <source>Let what is seen in a picture depend on all the examples. Slower, and large with wide networks.</source>
            <translation>让对图片的理解取决于所有样本。更慢，网络较宽时占用很大。</translation>
        </message>
        <message>
            <source>Lets a hundred decision trees vote, each grown on a random part of the examples. Steadier than a single tree.</source>
            <translation>让一百棵决策树投票，每棵都在随机的一部分样本上生成。比单棵树更稳定。</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>许可</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Like prototypes with one example per class; every example is kept, which suits classes of several looks. As fast as prototypes, unless it sees examples in context.</source>
            <translation>每类一个样本时与原型网络相似；每个样本都保留，适合外观多样的类别。除非结合上下文查看样本，否则与原型网络一样快。</translation>
        </message>
        <message>
            <source>Line {0} of {1} lacks a file name or a label.</source>
            <translation>{1} 的第 {0} 行缺少文件名或标签。</translation>
        </message>
        <message>
            <source>Line {place}: {name}</source>
            <translation>曲线 {place}：{name}</translation>
        </message>
        <message>
            <source>Lists the parts in which all words stand (Ctrl+F)</source>
            <translation>列出包含所有词语的部分 (Ctrl+F)</translation>
        </message>
        <message>
            <source>Loading engine again…</source>
            <translation>正在重新加载引擎…</translation>
        </message>
        <message>
            <source>Loading engine…</source>
            <translation>正在加载引擎…</translation>
        </message>
        <message>
            <source>Loading engine… You can already look around.</source>
            <translation>正在加载引擎…您可以先四处看看。</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>对数</translation>
        </message>
        <message>
            <source>Logarithmic loss scale</source>
            <translation>对数损失刻度</translation>
        </message>
        <message>
            <source>Logistic regression</source>
            <translation>逻辑回归</translation>
        </message>
        <message>
            <source>Logit scale</source>
            <translation>logit 缩放</translation>
        </message>
        <message>
            <source>Longest outer gradient; 0 means no limit.</source>
            <translation>外循环梯度的最大长度；0 表示不限。</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>再次查找</translation>
        </message>
        <message>
            <source>Look around first</source>
            <translation>先四处看看</translation>
        </message>
        <message>
            <source>Look at how the model learned these classes, and at what it would have answered on the way (Ctrl+H)</source>
            <translation>查看模型如何学会这些类别，以及它在此过程中会给出的回答 (Ctrl+H)</translation>
        </message>
        <message>
            <source>Look at one practice task, as the model sees it (Ctrl+T)</source>
            <translation>看看模型眼中的一个练习任务 (Ctrl+T)</translation>
        </message>
        <message>
            <source>Look for another run in the window of all runs, and use it with “Try it”</source>
            <translation>在“训练记录”窗口中查找另一个记录，并用于“试一试”</translation>
        </message>
        <message>
            <source>Look for near-duplicates</source>
            <translation>查找近似重复的图片</translation>
        </message>
        <message>
            <source>Look through the classes and their figures, and part them by hand (Ctrl+L)</source>
            <translation>浏览各个类别及其数据，并手动划分 (Ctrl+L)</translation>
        </message>
        <message>
            <source>Looking at each picture</source>
            <translation>正在查看每张图片</translation>
        </message>
        <message>
            <source>Looking at some pictures</source>
            <translation>正在查看一些图片</translation>
        </message>
        <message>
            <source>Looking at the disk…</source>
            <translation>正在查看磁盘…</translation>
        </message>
        <message>
            <source>Looking at your pictures…</source>
            <translation>正在查看您的图片…</translation>
        </message>
        <message>
            <source>Looking through {0}</source>
            <translation>正在查看 {0}</translation>
        </message>
        <message>
            <source>Looking through {0} files</source>
            <translation>正在查看 {0} 个文件</translation>
        </message>
        <message>
            <source>Looks at drawings in full size through large windows. It turns each into 4,096 numbers to compare.</source>
            <translation>用大窗口查看原尺寸的手写图，把每张变成 4,096 个数来比较。</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss in training</source>
            <translation>训练损失</translation>
        </message>
        <message>
            <source>Lower “{label}” and “{other}” to at most {most} together.</source>
            <translation>请将“{label}”和“{other}”之和降到最多 {most}。</translation>
        </message>
        <message>
            <source>Lower “{label}” to at most {most}.</source>
            <translation>请将“{label}”降到最多 {most}。</translation>
        </message>
        <message>
            <source>M</source>
            <translation>M</translation>
        </message>
        <message>
            <source>MAML</source>
            <translation>MAML（模型无关元学习）</translation>
        </message>
        <message>
            <source>MAML++</source>
            <translation>MAML++（改进的 MAML）</translation>
        </message>
        <message>
            <source>MAML, made steadier and better by several changes at once. Among them, it learns how large its own steps should be.</source>
            <translation>MAML，同时做了多项改动，更稳定也更好；其中包括学习自己的步应该多大。</translation>
        </message>
        <message>
            <source>MIT</source>
            <translation>MIT</translation>
        </message>
        <message>
            <source>MIT licence. Type: Inter, SIL Open Font License.</source>
            <translation>MIT 许可证。字体：Inter，SIL Open Font License。</translation>
        </message>
        <message>
            <source>MLP</source>
            <translation>MLP（多层感知机）</translation>
        </message>
        <message>
            <source>MNIST</source>
            <translation>MNIST</translation>
        </message>
        <message>
            <source>Macro F1</source>
            <translation>宏平均 F1</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>运行环境</translation>
        </message>
        <message>
            <source>Making the ONNX graph</source>
            <translation>正在生成 ONNX 计算图</translation>
        </message>
        <message>
            <source>Map of a class</source>
            <translation>类别图</translation>
        </message>
        <message>
            <source>Map of the pictures</source>
            <translation>图片分布图</translation>
        </message>
        <message>
            <source>Map…</source>
            <translation>分布图…</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>间隔</translation>
        </message>
        <message>
            <source>Matching networks</source>
            <translation>Matching networks（匹配网络）</translation>
        </message>
        <message>
            <source>Mean of {class_name}</source>
            <translation>{class_name} 的均值</translation>
        </message>
        <message>
            <source>Means over the tasks with their 95 % intervals</source>
            <translation>所有任务的平均值及 95 % 置信区间</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Measure how well it works…</source>
            <translation>测量效果…</translation>
        </message>
        <message>
            <source>Measure the run on its test classes. Each time counts, so this asks first</source>
            <translation>在测试类别上测量此训练记录。每次都会计数，因此会先询问</translation>
        </message>
        <message>
            <source>Measure, and count this use</source>
            <translation>测量，并计为一次使用</translation>
        </message>
        <message>
            <source>Measured afterwards, with 95 % intervals</source>
            <translation>训练后的测量，附 95 % 置信区间</translation>
        </message>
        <message>
            <source>Measured here once it has run.</source>
            <translation>在本机运行后即可测得。</translation>
        </message>
        <message>
            <source>Measured once it runs</source>
            <translation>开始训练后测量</translation>
        </message>
        <message>
            <source>Measured with your own pictures: each is left out in turn, the model learns from the others, and is asked what the one left out is (leave-one-out).</source>
            <translation>用您自己的图片测量：依次留出一张，模型从其余图片学习，再识别留出的那张（留一法）。</translation>
        </message>
        <message>
            <source>Measures a run on the classes that were kept for the test.</source>
            <translation>用为测试保留的类别来测量一条训练记录。</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Measuring how well it works…</source>
            <translation>正在测量效果…</translation>
        </message>
        <message>
            <source>Memory in use by the window and the engine</source>
            <translation>窗口和引擎占用的内存</translation>
        </message>
        <message>
            <source>Memory of use</source>
            <translation>使用记录的保留</translation>
        </message>
        <message>
            <source>Memory slots</source>
            <translation>存储单元数</translation>
        </message>
        <message>
            <source>Memory-augmented network</source>
            <translation>Memory-augmented network（记忆增强网络）</translation>
        </message>
        <message>
            <source>Mend the marked setting to start</source>
            <translation>请先改正标出的设置</translation>
        </message>
        <message>
            <source>Meta-Learning Workbench</source>
            <translation>元学习工作台</translation>
        </message>
        <message>
            <source>Meta-Learning Workbench {version}</source>
            <translation>元学习工作台 {version}</translation>
        </message>
        <message>
            <source>Meta-SGD</source>
            <translation>Meta-SGD（学习步长的 MAML）</translation>
        </message>
        <message>
            <source>MetaOptNet (SVM)</source>
            <translation>MetaOptNet (SVM)（支持向量机）</translation>
        </message>
        <message>
            <source>Methods that learn by gradient descent, such as MAML, do have steps to look at: choose one under Algorithm, press Start, and choose its run under Model.</source>
            <translation>用梯度下降学习的方法（如 MAML）有可以查看的步骤：在“算法”中选择一个，点击“开始”，再在“模型”中选择它的训练记录。</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Metric to compare</source>
            <translation>要比较的指标</translation>
        </message>
        <message>
            <source>Metric to draw</source>
            <translation>要绘制的指标</translation>
        </message>
        <message>
            <source>Mirror half of the practice pictures left to right. Not for letters.</source>
            <translation>把一半练习图片左右镜像。不适合字母。</translation>
        </message>
        <message>
            <source>Mirror practice pictures</source>
            <translation>镜像练习图片</translation>
        </message>
        <message>
            <source>MobileNetV3 small</source>
            <translation>MobileNetV3 small</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Model {0} of {1}: {2}</source>
            <translation>第 {0} 个模型（共 {1} 个）：{2}</translation>
        </message>
        <message>
            <source>Model {0} of {1}: {2} of {3} tasks</source>
            <translation>第 {0} 个模型（共 {1} 个）：{3} 个任务中的 {2} 个</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Models are compared on {0} classes, not on --split {1}.</source>
            <translation>模型只能在 {0} 类别上比较，不能用 --split {1}。</translation>
        </message>
        <message>
            <source>Models by metrics</source>
            <translation>各模型的指标</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>动量</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>More about this ({keys})</source>
            <translation>了解更多 ({keys})</translation>
        </message>
        <message>
            <source>More runs…</source>
            <translation>更多训练记录…</translation>
        </message>
        <message>
            <source>More tags</source>
            <translation>更多标签</translation>
        </message>
        <message>
            <source>Most are {colour}, with sides of {size} pixels.</source>
            <translation>大多数为{colour}，边长 {size} 像素。</translation>
        </message>
        <message>
            <source>Move classes there under “Split”.</source>
            <translation>请在“划分”中将类别移到那里。</translation>
        </message>
        <message>
            <source>Move into class folders</source>
            <translation>移动到类别文件夹</translation>
        </message>
        <message>
            <source>Move it from stage to stage of learning, and watch what changes.</source>
            <translation>拖动它逐个查看学习的各个阶段，观察有什么变化。</translation>
        </message>
        <message>
            <source>Move pictures elsewhere in Try it</source>
            <translation>在“试一试”中移动图片</translation>
        </message>
        <message>
            <source>Move the chosen runs to the trash, from which they can be taken</source>
            <translation>将所选训练记录移到回收站，之后还可以取回</translation>
        </message>
        <message>
            <source>Move the cursor of a plot</source>
            <translation>移动图中的光标</translation>
        </message>
        <message>
            <source>Move to</source>
            <translation>移到</translation>
        </message>
        <message>
            <source>Move to {class_name}</source>
            <translation>移到“{class_name}”</translation>
        </message>
        <message>
            <source>Move to {name}</source>
            <translation>移到“{name}”</translation>
        </message>
        <message>
            <source>Move what is selected to {part}</source>
            <translation>将所选类别移到“{part}”</translation>
        </message>
        <message>
            <source>Move whole groups</source>
            <translation>整组移动</translation>
        </message>
        <message>
            <source>Moved {name} to those to recognise.</source>
            <translation>已将 {name} 移到待识别图片。</translation>
        </message>
        <message>
            <source>Moved {name} to {class_name}.</source>
            <translation>已将 {name} 移到 {class_name}。</translation>
        </message>
        <message>
            <source>Moving {0} of {1} pictures</source>
            <translation>正在移动第 {0} 张图片，共 {1} 张</translation>
        </message>
        <message>
            <source>Multiply rate by</source>
            <translation>学习率乘以</translation>
        </message>
        <message>
            <source>My classes</source>
            <translation>我的类别</translation>
        </message>
        <message>
            <source>N</source>
            <translation>N</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the class {name}</source>
            <translation>类别“{name}”的名称</translation>
        </message>
        <message>
            <source>Names of groups, separated by commas, that form the test set exactly.</source>
            <translation>组名，用逗号分隔，恰好构成测试集。</translation>
        </message>
        <message>
            <source>Names were read so far, and a sample of the pictures. More may be found once all are read: “Use these pictures” does that, and so does “Near-duplicates”.</source>
            <translation>目前只读取了名称和一部分图片。全部读取后可能会发现更多：“使用这些图片”和“近似重复”都会全部读取。</translation>
        </message>
        <message>
            <source>Near-duplicates</source>
            <translation>近似重复</translation>
        </message>
        <message>
            <source>Nearest examples</source>
            <translation>最相近的样本</translation>
        </message>
        <message>
            <source>Nearest pixels</source>
            <translation>Nearest pixels（最近像素）</translation>
        </message>
        <message>
            <source>Nearly as good as MAML, and several times faster where MAML takes many steps.</source>
            <translation>几乎和 MAML 一样好；MAML 步数多时，它快好几倍。</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>需要</translation>
        </message>
        <message>
            <source>Needs a download</source>
            <translation>需要下载</translation>
        </message>
        <message>
            <source>Needs no practice, and shows how hard a dataset is before anything is learned. Whatever learns has to do better.</source>
            <translation>不需要练习，显示在什么都没学之前一个数据集有多难。学习的方法必须做得更好。</translation>
        </message>
        <message>
            <source>Needs your own copy</source>
            <translation>需要您自己的副本</translation>
        </message>
        <message>
            <source>Neighbours (t-SNE)</source>
            <translation>近邻 (t-SNE)</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Networks that learned to see from a million photographs; pictures are compared by what they see</source>
            <translation>从一百万张照片中学会看图的网络；按它们看到的内容来比较图片</translation>
        </message>
        <message>
            <source>New run</source>
            <translation>新的训练</translation>
        </message>
        <message>
            <source>New tags</source>
            <translation>新标签</translation>
        </message>
        <message>
            <source>New tags, with commas between them</source>
            <translation>新标签，用逗号分隔</translation>
        </message>
        <message>
            <source>New tags, with commas between them; known ones are completed</source>
            <translation>新标签，用逗号分隔；已有的标签会自动补全</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>最新</translation>
        </message>
        <message>
            <source>Newest, to go on from</source>
            <translation>最新（可由此继续）</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一张</translation>
        </message>
        <message>
            <source>Next control</source>
            <translation>下一个控件</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>下一张图片</translation>
        </message>
        <message>
            <source>No class fits what you typed.</source>
            <translation>没有与输入相符的类别。</translation>
        </message>
        <message>
            <source>No class of this name</source>
            <translation>没有此名称的类别</translation>
        </message>
        <message>
            <source>No dataset fits. Type less, or choose All.</source>
            <translation>没有相符的数据集。请减少输入，或选择“全部”。</translation>
        </message>
        <message>
            <source>No dataset yet. Choose one, or drop a folder with one subfolder per class.</source>
            <translation>还没有数据集。请选择一个，或拖入一个文件夹，每个类别一个子文件夹。</translation>
        </message>
        <message>
            <source>No download needed</source>
            <translation>无需下载</translation>
        </message>
        <message>
            <source>No event of its training is on record.</source>
            <translation>没有它的训练事件记录。</translation>
        </message>
        <message>
            <source>No explanations</source>
            <translation>不用讲解</translation>
        </message>
        <message>
            <source>No file yet</source>
            <translation>还没有文件</translation>
        </message>
        <message>
            <source>No method fits what you typed.</source>
            <translation>没有符合输入内容的方法。</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>没有画面</translation>
        </message>
        <message>
            <source>No picture of {0} is kept for {1} by all {2} models ({3}): one practised on what another is tested on. Train them with the same split to compare them.</source>
            <translation>{0} 中没有任何图片被全部 {2} 个模型（{3}）留作{1}：其中一个练习过的，正是另一个用来测试的。请用相同的划分训练它们再比较。</translation>
        </message>
        <message>
            <source>No picture to recognise yet: drop one into Try it to see what each model makes of it.</source>
            <translation>还没有待识别图片：在“试一试”中拖入一张，看看每个模型如何判断。</translation>
        </message>
        <message>
            <source>No picture.</source>
            <translation>没有图片。</translation>
        </message>
        <message>
            <source>No pictures were asked for.</source>
            <translation>没有要求任何图片。</translation>
        </message>
        <message>
            <source>No published value</source>
            <translation>没有发表的数值</translation>
        </message>
        <message>
            <source>No published value on {}</source>
            <translation>在 {0} 上没有发表的数值</translation>
        </message>
        <message>
            <source>No run fits what you look for.</source>
            <translation>没有符合条件的训练记录。</translation>
        </message>
        <message>
            <source>No single part mattered: whichever is hidden, {name} stays at about {percent}.</source>
            <translation>没有哪一部分单独起作用：无论遮住哪里，{name} 都保持在约 {percent}。</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁盘空间不足</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>没有这个文件或文件夹</translation>
        </message>
        <message>
            <source>No tasks can be drawn from the classes of --split {0}. {1}</source>
            <translation>--split {0} 的类别无法组成任务。{1}</translation>
        </message>
        <message>
            <source>No tasks can be drawn from {0}, {1} models. {2}</source>
            <translation>无法从 {0}组成任务，共 {1} 个模型。{2}</translation>
        </message>
        <message>
            <source>No two pictures look the same.</source>
            <translation>没有看起来相同的图片。</translation>
        </message>
        <message>
            <source>Nobody reports a value for this method on this task.</source>
            <translation>没有人报告过此方法在此任务上的结果。</translation>
        </message>
        <message>
            <source>Nobody reports a value for this task.</source>
            <translation>没有人报告过此任务的结果。</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>None of the pictures that were looked at can be read.</source>
            <translation>查看过的图片都无法读取。</translation>
        </message>
        <message>
            <source>None of the {0} pictures in {1} can be used. {2}</source>
            <translation>{1} 中的 {0} 张图片都无法使用。{2}</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>都不是</translation>
        </message>
        <message>
            <source>None of these has been run yet. “workbench reproduce --table {table}”, in a terminal, runs them and fills this page.</source>
            <translation>这些方法都还没有运行过。在终端中执行“workbench reproduce --table {table}”，即可运行并填充此页。</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>Normalise questions with</source>
            <translation>待识别图片的归一化依据</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>这不是文件夹</translation>
        </message>
        <message>
            <source>Not all of it could be removed: {why}.</source>
            <translation>未能全部移除：{why}。</translation>
        </message>
        <message>
            <source>Not begun</source>
            <translation>尚未开始</translation>
        </message>
        <message>
            <source>Not clearly rising at the end: {points}.</source>
            <translation>结束时没有明显上升：{points}。</translation>
        </message>
        <message>
            <source>Not comparable</source>
            <translation>无法比较</translation>
        </message>
        <message>
            <source>Not counted: {classes}, which has one picture; it still serves as an example.</source>
            <translation>未计入：{classes}，它只有一张图片；该图片仍用作样本。</translation>
        </message>
        <message>
            <source>Not counted: {classes}, which have one picture each; they still serve as examples.</source>
            <translation>未计入：{classes}，它们各只有一张图片；这些图片仍用作样本。</translation>
        </message>
        <message>
            <source>Not measured yet.</source>
            <translation>尚未测量。</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <source>Not on this computer: {devices}.</source>
            <translation>这台计算机上没有：{devices}。</translation>
        </message>
        <message>
            <source>Not run</source>
            <translation>未运行</translation>
        </message>
        <message>
            <source>Not written down: runs do that only since version 0.1.</source>
            <translation>未记录：从 0.1 版起才会记录。</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Nothing can be written in {folder}: {why}. The folder stays as it was.</source>
            <translation>无法写入 {folder}：{why}。文件夹保持不变。</translation>
        </message>
        <message>
            <source>Nothing fits what you typed.</source>
            <translation>没有与输入相符的项目。</translation>
        </message>
        <message>
            <source>Nothing has been learned yet. In Try it, drop a few pictures of at least two classes, and below them a picture to recognise; why it is recognised as it is, is then shown here.</source>
            <translation>还没有学习任何内容。请在“试一试”中拖入至少两个类别的几张图片，再在下方拖入一张待识别图片；这里会显示识别结果的原因。</translation>
        </message>
        <message>
            <source>Nothing has been learned yet. In Try it, drop a few pictures of at least two classes; how they are learned is then shown here.</source>
            <translation>还没有学习任何内容。请在“试一试”中拖入至少两个类别的几张图片；这里会显示学习过程。</translation>
        </message>
        <message>
            <source>Nothing is left out.</source>
            <translation>没有不使用的内容。</translation>
        </message>
        <message>
            <source>Nothing is recorded; pictures that you take stay on this computer.</source>
            <translation>不会录像；您拍摄的图片只留在这台电脑上。</translation>
        </message>
        <message>
            <source>Nothing is reported</source>
            <translation>论文没有报告数值</translation>
        </message>
        <message>
            <source>Nothing is said of this. Try another word.</source>
            <translation>没有找到。请换一个词试试。</translation>
        </message>
        <message>
            <source>Nothing is uploaded anywhere.</source>
            <translation>不会上传任何内容。</translation>
        </message>
        <message>
            <source>Nothing of the picture is left for the network, which sees an even area: no part of it can matter.</source>
            <translation>网络看到的图片是一片均匀的区域，什么也没有留下：没有哪部分能起作用。</translation>
        </message>
        <message>
            <source>Nothing of {0} is left for this model, which sees an empty page there.</source>
            <translation>对这个模型来说，{0}没有留下任何内容，它看到的是一张空白页。</translation>
        </message>
        <message>
            <source>Nothing stands out: no two pictures are nearly the same, and none is far from its class.</source>
            <translation>没有异常：没有几乎相同的图片，也没有远离所属类别的图片。</translation>
        </message>
        <message>
            <source>Nothing to practise</source>
            <translation>无需练习</translation>
        </message>
        <message>
            <source>Nothing to practise: it is ready at once.</source>
            <translation>无需练习：马上可用。</translation>
        </message>
        <message>
            <source>Nothing to practise: it is tested at once.</source>
            <translation>无需练习：可直接测试。</translation>
        </message>
        <message>
            <source>Nothing to practise: this method learns only when it meets a task.</source>
            <translation>无需练习：此方法只在遇到任务时学习。</translation>
        </message>
        <message>
            <source>Nothing was changed in them. What else lies there, such as a checkpoint, may still be of use.</source>
            <translation>其中的内容没有改动。那里的其他文件（如检查点）可能仍有用。</translation>
        </message>
        <message>
            <source>Nothing was left out so far.</source>
            <translation>目前没有不使用的内容。</translation>
        </message>
        <message>
            <source>Nothing was measured yet.</source>
            <translation>还没有测量过。</translation>
        </message>
        <message>
            <source>Nothing yet. A dataset is kept here once it has been opened.</source>
            <translation>还没有内容。打开过的数据集会保存在这里。</translation>
        </message>
        <message>
            <source>Nothing yet. A dataset that you download is kept here.</source>
            <translation>还没有内容。您下载的数据集会保存在这里。</translation>
        </message>
        <message>
            <source>Nothing yet. The weights of a pretrained network are kept here once you download them.</source>
            <translation>还没有内容。您下载的预训练网络权重会保存在这里。</translation>
        </message>
        <message>
            <source>Nothing. A run that you delete is kept here until you remove it.</source>
            <translation>没有内容。您删除的训练记录会保存在这里，直到您将其移除。</translation>
        </message>
        <message>
            <source>Now drop pictures the model has not seen.</source>
            <translation>现在拖入模型没见过的图片。</translation>
        </message>
        <message>
            <source>Numbers per picture</source>
            <translation>每张图片的数值个数</translation>
        </message>
        <message>
            <source>Numbers per slot</source>
            <translation>每个存储单元的数值个数</translation>
        </message>
        <message>
            <source>Odd one out</source>
            <translation>异常图片</translation>
        </message>
        <message>
            <source>Of the {0} pictures that {1} has for {2}, none is among the {3} of this data; whether it was trained on these cannot be told.</source>
            <translation>{1} 有 {0} 张用于{2}的图片，但都不在此数据的 {3} 张之中；无法判断它是否用这些图片训练过。</translation>
        </message>
        <message>
            <source>Of the {count} nearest, none is of {label}.</source>
            <translation>最近的 {count} 个样本中没有一个属于 {label}。</translation>
        </message>
        <message>
            <source>Of the {count} nearest, {hits} are of {label}.</source>
            <translation>最近的 {count} 个样本中有 {hits} 个属于 {label}。</translation>
        </message>
        <message>
            <source>Of the {count} nearest, {hits} is of {label}.</source>
            <translation>最近的 {count} 个样本中有 {hits} 个属于 {label}。</translation>
        </message>
        <message>
            <source>Of what</source>
            <translation>测量对象</translation>
        </message>
        <message>
            <source>Of what the differences below are</source>
            <translation>下面的差异针对哪个指标</translation>
        </message>
        <message>
            <source>Of {0} classes the split leaves {1} for training, but training needs at least {2}.</source>
            <translation>{0} 个类别中，划分只留下 {1} 个用于训练，但训练至少需要 {2} 个。</translation>
        </message>
        <message>
            <source>Often better than MAML with as few steps; it has twice as many numbers to learn, and a step of practice takes as long.</source>
            <translation>步数同样少时往往比 MAML 好；要学的数是两倍，每步练习耗时相同。</translation>
        </message>
        <message>
            <source>Often level with methods that learn to learn, above all with large networks. Practice is fast; learning a task takes a hundred small steps.</source>
            <translation>往往与元学习方法不相上下，尤其是大网络。练习很快；学习一个任务要走一百小步。</translation>
        </message>
        <message>
            <source>Old Japanese handwriting: ten classes, for the test of models that learned other characters.</source>
            <translation>日本古代手写字：十个类别，用来测试学过其他字符的模型。</translation>
        </message>
        <message>
            <source>Omniglot</source>
            <translation>Omniglot</translation>
        </message>
        <message>
            <source>Omniglot characters</source>
            <translation>Omniglot 字符</translation>
        </message>
        <message>
            <source>Omniglot is not on this computer: name its folder, archive or .npz file (--data), allow its download (--download), or put {0} of https://github.com/brendenlake/omniglot into {1}.</source>
            <translation>这台电脑上没有 Omniglot：请指定它的文件夹、压缩包或 .npz 文件（--data），允许下载（--download），或把 https://github.com/brendenlake/omniglot 的 {0} 放入 {1}。</translation>
        </message>
        <message>
            <source>On 1,000 tasks of 2 to 10 ways and 1 to 10 shots of the one alphabet that was kept for validation (Arcadian, its characters turned by 90, 180 and 270 degrees as well): a temperature by ways and shots, pictures of none of the classes told by the distance to the nearest prototype; what its features are in practice, on 250 tasks of the alphabets it was trained on. The five alphabets it is judged on had no part in it: python packaging/calibrate_model.py omniglot --data DIR --tasks 1000.</source>
            <translation>在留作验证的一个字母表（Arcadian，其字符也旋转 90、180 和 270 度）的 1,000 个任务上，2 至 10 个类别、每类 1 至 10 个样本：温度按类别数和样本数确定，“都不是”的图片按到最近原型的距离判断；练习中的特征情况取自训练所用字母表的 250 个任务。评测所用的五个字母表没有参与：python packaging/calibrate_model.py omniglot --data DIR --tasks 1000。</translation>
        </message>
        <message>
            <source>On how many of the pictures to recognise it says the same as the model in use</source>
            <translation>有多少张待识别图片的回答与使用中的模型相同</translation>
        </message>
        <message>
            <source>On how many tasks it is measured: four times as many halve the interval</source>
            <translation>用多少个任务测量：任务数增至四倍，区间减半</translation>
        </message>
        <message>
            <source>On or off, usually off.</source>
            <translation>开或关，通常为关。</translation>
        </message>
        <message>
            <source>On or off, usually on.</source>
            <translation>开或关，通常为开。</translation>
        </message>
        <message>
            <source>On tasks from the validation classes, which the model does not practise on</source>
            <translation>验证类别的任务上的结果，模型不在这些类别上练习</translation>
        </message>
        <message>
            <source>On tasks of practice</source>
            <translation>练习任务上的结果</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>过程中</translation>
        </message>
        <message>
            <source>On {new}, with {examples} of each of {ways} classes</source>
            <translation>在 {new} 上，{ways} 个类别、每类 {examples} 时</translation>
        </message>
        <message>
            <source>One class is too few for meta-training: only {0} would be practised on, again and again, and the learner would remember them instead of learning how to learn. The field's datasets have 64 or more.</source>
            <translation>一个类别不够用来元训练：只能反复练习 {0} 个，模型会把它背下来，而不是学会如何学习。这一领域的数据集都有 64 个或更多类别。</translation>
        </message>
        <message>
            <source>One more picture of {0} would help most.</source>
            <translation>再添一张 {0} 的图片帮助最大。</translation>
        </message>
        <message>
            <source>One more picture of {0} would help most: it has only one.</source>
            <translation>再添一张 {0} 的图片帮助最大：它只有一张。</translation>
        </message>
        <message>
            <source>One of: {choices}; usually {usual}.</source>
            <translation>可选：{choices}；通常为 {usual}。</translation>
        </message>
        <message>
            <source>One picture of each class is enough to begin; two or three of each work better.</source>
            <translation>每个类别一张图片就可以开始；两三张效果更好。</translation>
        </message>
        <message>
            <source>One practice task</source>
            <translation>一个练习任务</translation>
        </message>
        <message>
            <source>One practice task, as the model gets it.</source>
            <translation>模型所得到的一个练习任务。</translation>
        </message>
        <message>
            <source>One row for each setting, one column for each run</source>
            <translation>每行一项设置，每列一条训练记录</translation>
        </message>
        <message>
            <source>Only as many practice tasks as fit into about 5 minutes here; the run records how many.</source>
            <translation>只做在这台电脑上约 5 分钟内能完成的练习任务；训练记录会写明数量。</translation>
        </message>
        <message>
            <source>Only as many practice tasks as fit into about an hour here; the run records how many.</source>
            <translation>只做在这台电脑上约一小时内能完成的练习任务；训练记录会写明数量。</translation>
        </message>
        <message>
            <source>Only what is made here, has been downloaded already, or is yours</source>
            <translation>只显示在本机生成的、已下载的或您自己的数据集</translation>
        </message>
        <message>
            <source>Only what is on this computer is listed. Others can be downloaded under “Change…” in the Dataset panel.</source>
            <translation>只列出这台电脑上已有的数据集。其他数据集可在“数据集”面板的“更换…”中下载。</translation>
        </message>
        <message>
            <source>Only what tells the classes apart (head), or the network as well (all).</source>
            <translation>只调区分类别的部分（head），或连同网络一起（all）。</translation>
        </message>
        <message>
            <source>Only what was run</source>
            <translation>只显示运行过的</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Open folder {name}</source>
            <translation>打开文件夹 {name}</translation>
        </message>
        <message>
            <source>Open sessio&amp;n…</source>
            <translation>打开会话(&amp;N)…</translation>
        </message>
        <message>
            <source>Open session</source>
            <translation>打开会话</translation>
        </message>
        <message>
            <source>Open the &amp;log</source>
            <translation>打开日志(&amp;L)</translation>
        </message>
        <message>
            <source>Open the download page</source>
            <translation>打开下载页面</translation>
        </message>
        <message>
            <source>Open the file in which the workbench notes what happens</source>
            <translation>打开工作台的日志文件</translation>
        </message>
        <message>
            <source>Open the folder of r&amp;uns</source>
            <translation>打开训练记录文件夹(&amp;U)</translation>
        </message>
        <message>
            <source>Open the log</source>
            <translation>打开日志</translation>
        </message>
        <message>
            <source>Open the table</source>
            <translation>打开表格</translation>
        </message>
        <message>
            <source>Open {path}</source>
            <translation>打开 {path}</translation>
        </message>
        <message>
            <source>Opening {dataset}…</source>
            <translation>正在打开 {dataset}…</translation>
        </message>
        <message>
            <source>Opening {file}…</source>
            <translation>正在打开 {file}…</translation>
        </message>
        <message>
            <source>Opens {url} in the browser.</source>
            <translation>在浏览器中打开 {url}。</translation>
        </message>
        <message>
            <source>Opens “How good is it?”, which shows what is taken for what</source>
            <translation>打开“效果如何？”，查看什么被认成了什么</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>不允许此操作</translation>
        </message>
        <message>
            <source>Order of the examples</source>
            <translation>样本的顺序</translation>
        </message>
        <message>
            <source>Order of the pictures</source>
            <translation>图片的顺序</translation>
        </message>
        <message>
            <source>Oreshkin et al. 2018</source>
            <translation>Oreshkin et al. 2018</translation>
        </message>
        <message>
            <source>Other datasets by name, each with its weight, such as glyphs:0.3, textures:0.7. Every practice task comes from one of them or from the dataset itself, which weighs 1 unless it is named too. Each is split and measured by itself. Turned classes count among drawings alone.</source>
            <translation>其他数据集的名称，各带一个权重，例如 glyphs:0.3, textures:0.7。每个练习任务取自其中之一或本数据集；本数据集未写出时权重为 1。各数据集分别划分、分别测量。旋转出的类别只对手写图有效。</translation>
        </message>
        <message>
            <source>Other tags to show the runs of</source>
            <translation>按其他标签显示训练记录</translation>
        </message>
        <message>
            <source>Our accuracy lies above the band of what is reported.</source>
            <translation>我们的准确率高于已报告结果的范围。</translation>
        </message>
        <message>
            <source>Our accuracy lies below the band of what is reported. Most often the practice was shorter than the paper's: see what is noted of it, and whether it was still rising.</source>
            <translation>我们的准确率低于已报告结果的范围。多数情况下是因为练习比论文短：请看其说明，以及准确率是否还在上升。</translation>
        </message>
        <message>
            <source>Our accuracy lies within the band of what is reported.</source>
            <translation>我们的准确率在已报告结果的范围内。</translation>
        </message>
        <message>
            <source>Our own settings: the authors report none for this task.</source>
            <translation>我们自己的设置：作者没有报告此任务的设置。</translation>
        </message>
        <message>
            <source>Ours</source>
            <translation>我们的</translation>
        </message>
        <message>
            <source>Outer learning rate</source>
            <translation>外循环学习率</translation>
        </message>
        <message>
            <source>Outer loop</source>
            <translation>外循环</translation>
        </message>
        <message>
            <source>Outer optimiser</source>
            <translation>外循环优化器</translation>
        </message>
        <message>
            <source>Over the practice tasks seen</source>
            <translation>按已练习的任务数</translation>
        </message>
        <message>
            <source>Over the time in training; pauses are left out. Training has gaps where it was validated</source>
            <translation>按训练时间，不含暂停。验证期间训练曲线有空缺</translation>
        </message>
        <message>
            <source>Overall</source>
            <translation>总体</translation>
        </message>
        <message>
            <source>Overview (PCA)</source>
            <translation>概览 (PCA)</translation>
        </message>
        <message>
            <source>Page about all of them (HTML)</source>
            <translation>汇总页面 (HTML)</translation>
        </message>
        <message>
            <source>Page of the help</source>
            <translation>帮助页面</translation>
        </message>
        <message>
            <source>Pair accuracy</source>
            <translation>配对准确率</translation>
        </message>
        <message>
            <source>Pairs need 2 classes with at least 2 images each, but only {0} have as many; the largest class has {1}.</source>
            <translation>成对比较需要 2 个类别，每类至少 2 张图片，但只有 {0} 个类别够多；最大的类别有 {1} 张。</translation>
        </message>
        <message>
            <source>Pairs of different classes need at least 2 classes, but there are {0}.</source>
            <translation>不同类别的图片对至少需要 2 个类别，但只有 {0} 个。</translation>
        </message>
        <message>
            <source>Pairs per batch</source>
            <translation>每批对数</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>论文</translation>
        </message>
        <message>
            <source>Paper results…</source>
            <translation>论文结果…</translation>
        </message>
        <message>
            <source>Paper: {title}, {words}</source>
            <translation>论文：{title}，{words}</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>论文</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数数量</translation>
        </message>
        <message>
            <source>Part after part of the picture was hidden, and it was noted how much less likely the answer became (occlusion). Point at a part to see what hiding it does.</source>
            <translation>逐块遮住图片的各部分，记录回答的可能性下降了多少（遮挡法）。将鼠标移到某一块上，可查看遮住它的影响。</translation>
        </message>
        <message>
            <source>Part the classes as the dataset's authors did (given), at random, by whole groups such as alphabets, as a file says, or train on all of them. Auto: as the authors did where they say, and else at random. By picture (pictures): every class is in all parts, each with pictures of its own, for a baseline on a few classes.</source>
            <translation>如何划分类别：按数据集作者的划分（given）、随机、按整组（如字母表）、按文件，或全部用于训练。自动（auto）：作者给出时照用，否则随机。按图片（pictures）：每个类别出现在所有部分，但图片各不相同，用于少数几个类别的基线。</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>各部分</translation>
        </message>
        <message>
            <source>Passes over the examples</source>
            <translation>样本遍数</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Pause {name} between two steps (Ctrl+P)</source>
            <translation>在两步之间暂停 {name} (Ctrl+P)</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Penalty</source>
            <translation>惩罚系数</translation>
        </message>
        <message>
            <source>Per class</source>
            <translation>每类</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>Photographs</source>
            <translation>照片</translation>
        </message>
        <message>
            <source>Photographs ({network})</source>
            <translation>照片（{network}）</translation>
        </message>
        <message>
            <source>Photographs ({network}, {file})</source>
            <translation>照片（{network}，{file}）</translation>
        </message>
        <message>
            <source>Photographs of 102 kinds of flowers.</source>
            <translation>102 种花的照片。</translation>
        </message>
        <message>
            <source>Photographs of 47 kinds of textures, from banded to zigzagged.</source>
            <translation>47 种纹理的照片，从条带到锯齿。</translation>
        </message>
        <message>
            <source>Photographs of 608 kinds of things and animals; tested on unlike kinds of things.</source>
            <translation>608 种事物和动物的照片；用不同种类的事物测试。</translation>
        </message>
        <message>
            <source>Photographs of a hundred kinds of things and animals.</source>
            <translation>一百种事物和动物的照片。</translation>
        </message>
        <message>
            <source>Photographs of a hundred variants of aircraft, from airliners to fighters.</source>
            <translation>一百种机型的飞机照片，从客机到战斗机。</translation>
        </message>
        <message>
            <source>Photographs of two hundred kinds of birds, which are hard to tell apart.</source>
            <translation>两百种鸟的照片，很难区分。</translation>
        </message>
        <message>
            <source>Picture (PNG)</source>
            <translation>图片 (PNG)</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>图片大小</translation>
        </message>
        <message>
            <source>Picture to compare on</source>
            <translation>用于比较的图片</translation>
        </message>
        <message>
            <source>Picture {name}</source>
            <translation>图片 {name}</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Pictures ({patterns})</source>
            <translation>图片 ({patterns})</translation>
        </message>
        <message>
            <source>Pictures are compared at {0}, but they are {1}.</source>
            <translation>图片按 {0} 比较，但它们是 {1}。</translation>
        </message>
        <message>
            <source>Pictures can take turns only where all classes have equally many, but they have from {0} to {1}.</source>
            <translation>只有所有类别的图片数相同，图片才能轮流，但它们从 {0} 到 {1} 不等。</translation>
        </message>
        <message>
            <source>Pictures in the form in which the model reads them. What you remove is made again when it is needed, which takes a while.</source>
            <translation>处理成模型可直接读取的图片。移除的内容在需要时会重新生成，这需要一些时间。</translation>
        </message>
        <message>
            <source>Pictures of the dataset, one of each class</source>
            <translation>数据集的图片，每个类别一张</translation>
        </message>
        <message>
            <source>Pictures of this cell</source>
            <translation>此格中的图片</translation>
        </message>
        <message>
            <source>Pictures of {title}</source>
            <translation>{title} 的图片</translation>
        </message>
        <message>
            <source>Pictures per batch</source>
            <translation>每批图片数</translation>
        </message>
        <message>
            <source>Pictures per class</source>
            <translation>每类图片数</translation>
        </message>
        <message>
            <source>Pictures stay on this computer.</source>
            <translation>图片只留在这台电脑上。</translation>
        </message>
        <message>
            <source>Pictures take turns</source>
            <translation>图片轮流</translation>
        </message>
        <message>
            <source>Pictures that are alike lie together. How far groups lie apart means little here.</source>
            <translation>相似的图片靠在一起。各群之间的距离在这里意义不大。</translation>
        </message>
        <message>
            <source>Pictures that look the same</source>
            <translation>看起来相同的图片</translation>
        </message>
        <message>
            <source>Pictures to recognise</source>
            <translation>待识别图片</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>练习</translation>
        </message>
        <message>
            <source>Practice leaves the network as it is, and each picture's features are computed only once.</source>
            <translation>练习不改变网络，每张图片的特征只计算一次。</translation>
        </message>
        <message>
            <source>Practice left the network itself as it was; only what follows it has learned.</source>
            <translation>练习没有改变网络本身；只有它后面的部分学到了东西。</translation>
        </message>
        <message>
            <source>Practice needs at least {least} classes with {pictures} each, but {few}; {remedy}.</source>
            <translation>练习至少需要 {least} 个类别，每个有 {pictures}，但{few}；请{remedy}。</translation>
        </message>
        <message>
            <source>Practice needs at least {needed} training classes, but there are none.</source>
            <translation>练习至少需要 {needed} 个训练类别，但一个也没有。</translation>
        </message>
        <message>
            <source>Practice needs at least {needed} training classes, but there is only {there}.</source>
            <translation>练习至少需要 {needed} 个训练类别，但只有 {there} 个。</translation>
        </message>
        <message>
            <source>Practice tasks</source>
            <translation>练习任务</translation>
        </message>
        <message>
            <source>Practice tasks between two changes of the outer learning rate.</source>
            <translation>外循环学习率两次变化之间的练习任务数。</translation>
        </message>
        <message>
            <source>Practice tasks between two validations.</source>
            <translation>两次验证之间的练习任务数。</translation>
        </message>
        <message>
            <source>Practice tasks had another number of classes than those it was measured on. More classes are harder, so that the training curve is not to be held against the validation curve.</source>
            <translation>练习任务的类别数与测量时的任务不同。类别越多越难，因此训练曲线不能与验证曲线相比。</translation>
        </message>
        <message>
            <source>Practice tasks showed another number of examples per class than those it was measured on.</source>
            <translation>练习任务中每类的样本数与测量时的任务不同。</translation>
        </message>
        <message>
            <source>Practise for</source>
            <translation>练习时长</translation>
        </message>
        <message>
            <source>Practise on several datasets</source>
            <translation>在多个数据集上练习</translation>
        </message>
        <message>
            <source>Practise on what the model can do after each inner step, as in the paper, rather than after the last one alone, which is faster.</source>
            <translation>像论文那样针对每个内循环步之后的表现练习，而不只是最后一步（后者更快）。</translation>
        </message>
        <message>
            <source>Practise with another number of examples per class than the task has; 0 means the same number.</source>
            <translation>练习时每类使用与任务不同的样本数；0 表示相同。</translation>
        </message>
        <message>
            <source>Practise with more classes than the task has; 0 means the same number.</source>
            <translation>练习时使用比任务更多的类别；0 表示相同。</translation>
        </message>
        <message>
            <source>Practises as an ordinary classifier of all its classes, without any thought of tasks. For a new task it trains a new final layer on the examples.</source>
            <translation>作为所有类别的普通分类器练习，不考虑任务。遇到新任务时，用样本训练一个新的最后一层。</translation>
        </message>
        <message>
            <source>Practises as an ordinary classifier of all its classes. A new picture then belongs to the class whose mean feature is nearest, after the features are centred.</source>
            <translation>作为所有类别的普通分类器练习。特征居中之后，新图片归入平均特征最近的类别。</translation>
        </message>
        <message>
            <source>Practises as an ordinary classifier that compares by angle. For a new task it trains a new final layer of the same kind on the examples.</source>
            <translation>作为按角度比较的普通分类器练习。遇到新任务时，用样本训练一个同类的新的最后一层。</translation>
        </message>
        <message>
            <source>Practises on {shares}</source>
            <translation>练习数据：{shares}</translation>
        </message>
        <message>
            <source>Practises with {counted} (Advanced)</source>
            <translation>练习时使用 {counted}（高级）</translation>
        </message>
        <message>
            <source>Predicted steps</source>
            <translation>预测的步数</translation>
        </message>
        <message>
            <source>Prepared datasets</source>
            <translation>准备好的数据集</translation>
        </message>
        <message>
            <source>Preparing the first practice tasks…</source>
            <translation>正在准备最初的练习任务…</translation>
        </message>
        <message>
            <source>Press Start. Loss and accuracy will be drawn here as the model practises.</source>
            <translation>点击“开始”。模型练习时，损失和准确率曲线会画在这里。</translation>
        </message>
        <message>
            <source>Pretrained networks</source>
            <translation>预训练网络</translation>
        </message>
        <message>
            <source>Pretrained on photographs</source>
            <translation>在照片上预训练</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>上一张</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>上一张图片</translation>
        </message>
        <message>
            <source>Principal component analysis: the two directions in which the pictures differ most. It is there at once.</source>
            <translation>主成分分析：图片差异最大的两个方向。立即显示。</translation>
        </message>
        <message>
            <source>Probabilities of the classes</source>
            <translation>各类别的概率</translation>
        </message>
        <message>
            <source>Probability of {label} over the stages; left and right go to another stage</source>
            <translation>“{label}”在各阶段的概率；按左右方向键切换阶段</translation>
        </message>
        <message>
            <source>Proposed; drawn by chance</source>
            <translation>建议的划分；随机抽取</translation>
        </message>
        <message>
            <source>Prototypical networks</source>
            <translation>Prototypical networks（原型网络）</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>已发表</translation>
        </message>
        <message>
            <source>Put into the panels</source>
            <translation>填入各面板</translation>
        </message>
        <message>
            <source>Put the selected pictures into a class</source>
            <translation>把所选图片放入某个类别</translation>
        </message>
        <message>
            <source>Put them all in for me</source>
            <translation>帮我全部放进去</translation>
        </message>
        <message>
            <source>Put these classes and pictures into Try it again</source>
            <translation>把这些类别和图片放回“试一试”</translation>
        </message>
        <message>
            <source>Quantity of the layers</source>
            <translation>各层的度量</translation>
        </message>
        <message>
            <source>Quantity to draw</source>
            <translation>要绘制的量</translation>
        </message>
        <message>
            <source>Question {number}: {answers}</source>
            <translation>待识别图片 {number}：{answers}</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>待识别图片</translation>
        </message>
        <message>
            <source>Questions in practice</source>
            <translation>练习时每类待识别图片数</translation>
        </message>
        <message>
            <source>Questions per class</source>
            <translation>每类待识别图片数</translation>
        </message>
        <message>
            <source>Questions per class while practising; 0 means the same number.</source>
            <translation>练习时每类的待识别图片数；0 表示相同。</translation>
        </message>
        <message>
            <source>R&amp;emove	Delete</source>
            <translation>移除(&amp;E)	Delete</translation>
        </message>
        <message>
            <source>R&amp;uns</source>
            <translation>训练记录(&amp;U)</translation>
        </message>
        <message>
            <source>R2-D2 (ridge regression)</source>
            <translation>R2-D2 (ridge regression)（岭回归）</translation>
        </message>
        <message>
            <source>Random forest</source>
            <translation>随机森林</translation>
        </message>
        <message>
            <source>Ravi &amp; Larochelle 2017</source>
            <translation>Ravi &amp; Larochelle 2017</translation>
        </message>
        <message>
            <source>Ravi &amp; Larochelle's 64 + 16 / 20 classes of miniImageNet</source>
            <translation>Ravi 与 Larochelle 的 miniImageNet 64 + 16 / 20 个类别</translation>
        </message>
        <message>
            <source>Re-run</source>
            <translation>复现</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>文件系统是只读的</translation>
        </message>
        <message>
            <source>Reading all pictures…</source>
            <translation>正在读取所有图片…</translation>
        </message>
        <message>
            <source>Reading curves…</source>
            <translation>正在读取曲线…</translation>
        </message>
        <message>
            <source>Reading results…</source>
            <translation>正在读取结果…</translation>
        </message>
        <message>
            <source>Reading some pictures</source>
            <translation>正在读取一些图片</translation>
        </message>
        <message>
            <source>Reading some pictures…</source>
            <translation>正在读取部分图片…</translation>
        </message>
        <message>
            <source>Reading the examples in turn</source>
            <translation>逐个读取样本</translation>
        </message>
        <message>
            <source>Reading your pictures…</source>
            <translation>正在读取您的图片…</translation>
        </message>
        <message>
            <source>Reading your runs…</source>
            <translation>正在读取训练记录…</translation>
        </message>
        <message>
            <source>Reading {0}</source>
            <translation>正在读取 {0}</translation>
        </message>
        <message>
            <source>Reading {done:,} of {total:,}…</source>
            <translation>正在读取第 {done:,} 张，共 {total:,} 张…</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>Reads per query</source>
            <translation>每张待识别图片的读取次数</translation>
        </message>
        <message>
            <source>Reads the examples and their labels one after the other, and remembers them. Asked about a new picture, it looks back at the examples that help.</source>
            <translation>逐个读取样本及其标签并记住。遇到新图片时，回看有帮助的样本。</translation>
        </message>
        <message>
            <source>Reads the examples one after the other and writes what it sees to a memory. Asked about a new picture, it looks for something alike in there.</source>
            <translation>逐个读取样本，把看到的内容写入记忆。遇到新图片时，在记忆中查找相似的内容。</translation>
        </message>
        <message>
            <source>Recognise all pictures in a folder, and write a table of what they are</source>
            <translation>识别文件夹中的所有图片，并将结果写成表格</translation>
        </message>
        <message>
            <source>Recognise pictures with what it has learned, in panel 4</source>
            <translation>在面板 4 中，用它学到的内容识别图片</translation>
        </message>
        <message>
            <source>Recognise with the chosen model in Try it</source>
            <translation>在“试一试”中使用所选模型识别</translation>
        </message>
        <message>
            <source>Recognise your own pictures, in panel 4, with what this run has learned</source>
            <translation>在面板 4 中，用这次训练学到的内容识别您自己的图片</translation>
        </message>
        <message>
            <source>Recognised {pictures}, of which 1 is none of these.</source>
            <translation>已识别 {pictures}，其中 1 张都不是这些类别。</translation>
        </message>
        <message>
            <source>Recognised {pictures}, of which {none:,} are none of these.</source>
            <translation>已识别 {pictures}，其中 {none:,} 张都不是这些类别。</translation>
        </message>
        <message>
            <source>Recognised {pictures}.</source>
            <translation>已识别 {pictures}。</translation>
        </message>
        <message>
            <source>Recognises all pictures of a folder, and writes the answers into a table.</source>
            <translation>识别一个文件夹中的所有图片，并把答案写入表格。</translation>
        </message>
        <message>
            <source>Recognising {0} of {1} pictures</source>
            <translation>正在识别 {1} 张图片中的第 {0} 张</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Redo {action} (Ctrl+Shift+Z)</source>
            <translation>重做：{action} (Ctrl+Shift+Z)</translation>
        </message>
        <message>
            <source>Relation networks</source>
            <translation>Relation networks（关系网络）</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove all classes and pictures, and begin again</source>
            <translation>移除所有类别和图片，重新开始</translation>
        </message>
        <message>
            <source>Remove all…</source>
            <translation>全部移除…</translation>
        </message>
        <message>
            <source>Remove class {name}</source>
            <translation>移除类别“{name}”</translation>
        </message>
        <message>
            <source>Remove from the list…</source>
            <translation>从列表中移除…</translation>
        </message>
        <message>
            <source>Remove the selected picture</source>
            <translation>移除所选图片</translation>
        </message>
        <message>
            <source>Remove them for good</source>
            <translation>永久删除</translation>
        </message>
        <message>
            <source>Remove this class</source>
            <translation>移除此类别</translation>
        </message>
        <message>
            <source>Remove {name} from the list?</source>
            <translation>要从列表中移除“{name}”吗？</translation>
        </message>
        <message>
            <source>Remove {what}</source>
            <translation>移除 {what}</translation>
        </message>
        <message>
            <source>Remove {what} ({size})?</source>
            <translation>移除 {what}（{size}）？</translation>
        </message>
        <message>
            <source>Remove {what}?</source>
            <translation>移除 {what}？</translation>
        </message>
        <message>
            <source>Removed all classes and pictures.</source>
            <translation>已移除所有类别和图片。</translation>
        </message>
        <message>
            <source>Removed {name} from {class_name}.</source>
            <translation>已从 {class_name} 移除 {name}。</translation>
        </message>
        <message>
            <source>Removed {name}.</source>
            <translation>已移除 {name}。</translation>
        </message>
        <message>
            <source>Removed; that freed {size}.</source>
            <translation>已移除，释放了 {size}。</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <source>Removing…</source>
            <translation>正在移除…</translation>
        </message>
        <message>
            <source>Ren et al. 2018</source>
            <translation>Ren et al. 2018</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Replacing it loses what it holds now.</source>
            <translation>替换后，其现有内容会丢失。</translation>
        </message>
        <message>
            <source>Replacing them loses what they hold now.</source>
            <translation>替换后，它们现有的内容会丢失。</translation>
        </message>
        <message>
            <source>Report (HTML)</source>
            <translation>报告 (HTML)</translation>
        </message>
        <message>
            <source>Reported: {percent}</source>
            <translation>论文报告：{percent}</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>报告…</translation>
        </message>
        <message>
            <source>Reptile</source>
            <translation>Reptile（一阶元学习）</translation>
        </message>
        <message>
            <source>ResNet-12</source>
            <translation>ResNet-12</translation>
        </message>
        <message>
            <source>ResNet-12 in place of another residual network of 14 layers</source>
            <translation>用 ResNet-12 代替另一个 14 层的残差网络</translation>
        </message>
        <message>
            <source>ResNet-12 needs images of at least {0} pixels a side, but they have {1}.</source>
            <translation>ResNet-12 需要边长至少 {0} 像素的图片，但它们是 {1} 像素。</translation>
        </message>
        <message>
            <source>ResNet-18</source>
            <translation>ResNet-18</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Restore {title}</source>
            <translation>恢复 {title}</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Return keeps what you typed, Escape gives it up</source>
            <translation>按回车键保留输入，按 Esc 键放弃</translation>
        </message>
        <message>
            <source>Return says why, 1 to 9 put a picture into that class, the menu key offers more, Delete removes.</source>
            <translation>按回车键查看原因，按 1 到 9 将图片放入相应类别，按菜单键查看更多操作，按 Delete 键移除。</translation>
        </message>
        <message>
            <source>Right answers of {title}</source>
            <translation>{title} 的正确率</translation>
        </message>
        <message>
            <source>Right answers: {shares}</source>
            <translation>正确率：{shares}</translation>
        </message>
        <message>
            <source>Right when left out</source>
            <translation>留一法正确率</translation>
        </message>
        <message>
            <source>Rotations as new classes</source>
            <translation>旋转作为新类别</translation>
        </message>
        <message>
            <source>Rows are classes, columns answers; choosing a cell shows its pictures</source>
            <translation>行是类别，列是回答；选择一格可查看其中的图片</translation>
        </message>
        <message>
            <source>Rows are your classes, columns what the model said. Choose a cell to see its pictures.</source>
            <translation>行是您的类别，列是模型的回答。选择一个单元格查看其中的图片。</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>训练记录</translation>
        </message>
        <message>
            <source>Run with {total} tasks</source>
            <translation>用 {total} 个任务比较</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>训练记录</translation>
        </message>
        <message>
            <source>Runs of which something cannot be read.</source>
            <translation>部分内容无法读取的训练记录。</translation>
        </message>
        <message>
            <source>Runs that you deleted. They are kept whole until you remove them here; nothing else ever does. Restore brings one back among your runs.</source>
            <translation>您删除的训练记录。它们会完整保留，直到您在这里移除；不会自动清除。“恢复”会把它放回训练记录中。</translation>
        </message>
        <message>
            <source>S&amp;top</source>
            <translation>停止(&amp;T)</translation>
        </message>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>SHA-256 of the file</source>
            <translation>文件的 SHA-256</translation>
        </message>
        <message>
            <source>SHA-256 of the pictures and the names of the classes: equal only for equal data</source>
            <translation>图片和类别名称的 SHA-256：只有数据相同才会相同</translation>
        </message>
        <message>
            <source>SNAIL</source>
            <translation>SNAIL（简单神经注意力学习器）</translation>
        </message>
        <message>
            <source>Sampled classifiers</source>
            <translation>抽取的分类器数</translation>
        </message>
        <message>
            <source>Sampled classifiers in practice</source>
            <translation>练习时抽取的分类器数</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save classes, pictures and model in one file, to go on later</source>
            <translation>将类别、图片和模型保存到一个文件，以便以后继续</translation>
        </message>
        <message>
            <source>Save session</source>
            <translation>保存会话</translation>
        </message>
        <message>
            <source>Save session &amp;as…</source>
            <translation>会话另存为(&amp;A)…</translation>
        </message>
        <message>
            <source>Save the changes to {file}?</source>
            <translation>要保存对 {file} 的更改吗？</translation>
        </message>
        <message>
            <source>Save the classes and pictures in Try it?</source>
            <translation>要保存“试一试”中的类别和图片吗？</translation>
        </message>
        <message>
            <source>Save the table as</source>
            <translation>表格另存为</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>已保存为 {file}。</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Say yourself which classes are for what</source>
            <translation>自行决定哪些类别用于训练、验证和测试</translation>
        </message>
        <message>
            <source>Says</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>Scale of cosines</source>
            <translation>余弦的缩放</translation>
        </message>
        <message>
            <source>Scale of steps</source>
            <translation>步的缩放</translation>
        </message>
        <message>
            <source>Se&amp;ttings…</source>
            <translation>设置(&amp;T)…</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search classes</source>
            <translation>搜索类别</translation>
        </message>
        <message>
            <source>Search runs, tags and notes</source>
            <translation>搜索训练记录、标签和备注</translation>
        </message>
        <message>
            <source>Search the help</source>
            <translation>搜索帮助</translation>
        </message>
        <message>
            <source>Search, sort, compare, tag and delete runs, in a window of their own (Ctrl+U)</source>
            <translation>在单独的窗口中搜索、排序、比较、标记和删除训练记录 (Ctrl+U)</translation>
        </message>
        <message>
            <source>Seconds between checkpoints</source>
            <translation>检查点间隔（秒）</translation>
        </message>
        <message>
            <source>Seconds between two checkpoints, beside those at validation; 0 saves after each step.</source>
            <translation>除验证时的检查点外，两次检查点之间的秒数；0 表示每一步后都保存。</translation>
        </message>
        <message>
            <source>See all pictures on a map, where those that look alike to the model lie together (Ctrl+M)</source>
            <translation>在分布图上查看所有图片，模型认为相似的图片会靠在一起 (Ctrl+M)</translation>
        </message>
        <message>
            <source>See examples in context</source>
            <translation>结合上下文查看样本</translation>
        </message>
        <message>
            <source>See what every model makes of these pictures, and which is best (Ctrl+K)</source>
            <translation>查看每个模型如何识别这些图片，以及哪个最好 (Ctrl+K)</translation>
        </message>
        <message>
            <source>See whether another model does better on the same pictures</source>
            <translation>看看别的模型在同样的图片上是否更好</translation>
        </message>
        <message>
            <source>See “How good is it?”</source>
            <translation>请看“效果如何？”</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Select a picture to see it in Try it. Scroll, or press + and −, to zoom; drag to move.</source>
            <translation>选择一张图片，可在“试一试”中查看。滚动或按 +、− 缩放，拖动以移动。</translation>
        </message>
        <message>
            <source>Select a picture to see which examples counted for its answer.</source>
            <translation>选择一张图片，查看哪些样本影响了它的回答。</translation>
        </message>
        <message>
            <source>Sessions (*{suffix})</source>
            <translation>会话 (*{suffix})</translation>
        </message>
        <message>
            <source>Set it to {value}</source>
            <translation>设为 {value}</translation>
        </message>
        <message>
            <source>Set up for a baseline on a few classes</source>
            <translation>为少量类别的基线而设</translation>
        </message>
        <message>
            <source>Set up for your first model</source>
            <translation>已为您的第一个模型设置好</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings in which the chosen runs differ</source>
            <translation>所选训练记录之间不同的设置</translation>
        </message>
        <message>
            <source>Settings of {run}</source>
            <translation>{run} 的设置</translation>
        </message>
        <message>
            <source>Settings unlike the usual ones</source>
            <translation>与默认不同的设置</translation>
        </message>
        <message>
            <source>Settings with which it learns in minutes on a usual computer, if not quite as well</source>
            <translation>用这些设置，普通电脑几分钟就能学会，只是效果稍差一些</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
        <message>
            <source>Several datasets</source>
            <translation>多个数据集</translation>
        </message>
        <message>
            <source>Several datasets to practise with, and how often each is taken.</source>
            <translation>用于练习的几个数据集，以及各自出现的频率。</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Share of first order</source>
            <translation>一阶部分的比例</translation>
        </message>
        <message>
            <source>Share of right answers about each class, with 95 % intervals</source>
            <translation>每个类别的正确率，附 95 % 置信区间</translation>
        </message>
        <message>
            <source>Share that counts every step</source>
            <translation>每一步都计入的比例</translation>
        </message>
        <message>
            <source>Share within one group</source>
            <translation>同组任务的比例</translation>
        </message>
        <message>
            <source>Shares of attention</source>
            <translation>注意力的分配</translation>
        </message>
        <message>
            <source>Sharp at any size, and can be edited; for papers and posters.</source>
            <translation>任意尺寸都清晰，可以编辑；适用于论文和海报。</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Show a random part of each practice picture, enlarged.</source>
            <translation>显示每张练习图片中随机的一部分，并放大。</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <source>Show all of a plot</source>
            <translation>显示完整的图</translation>
        </message>
        <message>
            <source>Show all of the curves again (Home)</source>
            <translation>重新显示全部曲线 (Home)</translation>
        </message>
        <message>
            <source>Show all pictures (Home)</source>
            <translation>显示所有图片 (Home)</translation>
        </message>
        <message>
            <source>Show all runs</source>
            <translation>显示所有训练记录</translation>
        </message>
        <message>
            <source>Show all runs in a window of their own</source>
            <translation>在单独的窗口中显示所有训练记录</translation>
        </message>
        <message>
            <source>Show all {count:,}</source>
            <translation>显示全部 {count:,} 个</translation>
        </message>
        <message>
            <source>Show fewer</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Show how it learned…</source>
            <translation>查看学习过程…</translation>
        </message>
        <message>
            <source>Show how…</source>
            <translation>学习过程…</translation>
        </message>
        <message>
            <source>Show in Training</source>
            <translation>在“训练”中显示</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Show me a &amp;task</source>
            <translation>查看一个任务(&amp;T)</translation>
        </message>
        <message>
            <source>Show me a task</source>
            <translation>查看一个任务</translation>
        </message>
        <message>
            <source>Show only runs in this state</source>
            <translation>只显示处于此状态的训练记录</translation>
        </message>
        <message>
            <source>Show only runs with the tag “{tag}”</source>
            <translation>只显示带有标签“{tag}”的训练记录</translation>
        </message>
        <message>
            <source>Show only the pictures of one class, or those that fit none</source>
            <translation>只显示某个类别的图片，或不属于任何类别的图片</translation>
        </message>
        <message>
            <source>Show or hide what lies behind this</source>
            <translation>显示或隐藏详细信息</translation>
        </message>
        <message>
            <source>Show pictures to the memory directly</source>
            <translation>让记忆直接看到图片</translation>
        </message>
        <message>
            <source>Show settings…</source>
            <translation>查看设置…</translation>
        </message>
        <message>
            <source>Show the run's files</source>
            <translation>显示训练记录的文件</translation>
        </message>
        <message>
            <source>Show the settings of {title}</source>
            <translation>查看 {title} 的设置</translation>
        </message>
        <message>
            <source>Show what lies in {parent}</source>
            <translation>查看 {parent} 中的内容</translation>
        </message>
        <message>
            <source>Show what was confused with what, pictures that are alike, and odd ones</source>
            <translation>查看哪些类别被混淆、哪些图片相似、哪些图片异常</translation>
        </message>
        <message>
            <source>Show which</source>
            <translation>查看是哪些</translation>
        </message>
        <message>
            <source>Shown at</source>
            <translation>显示尺寸</translation>
        </message>
        <message>
            <source>Shows, while training, how well the model learns classes that it has not practised on (meta-validation)</source>
            <translation>训练时用来查看模型学习没练习过的类别的效果（元验证）</translation>
        </message>
        <message>
            <source>Siamese networks</source>
            <translation>Siamese networks（孪生网络）</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>并排比较</translation>
        </message>
        <message>
            <source>Side of the pictures in pixels: smaller ones train faster, larger ones show more</source>
            <translation>图片的边长（像素）：越小训练越快，越大细节越多</translation>
        </message>
        <message>
            <source>SimpleShot</source>
            <translation>SimpleShot（最近均值分类）</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Size in pixels</source>
            <translation>大小（像素）</translation>
        </message>
        <message>
            <source>Slide to see what each of them alone would have answered; in use is what they answer together.</source>
            <translation>拖动滑块，查看每个分类器单独会如何回答；正在使用的是它们共同的回答。</translation>
        </message>
        <message>
            <source>Slide to see what it would have answered {when}.</source>
            <translation>拖动滑块，查看{when}会如何回答。</translation>
        </message>
        <message>
            <source>Small grey photographs of clothes: ten classes, for the test of models that learned others.</source>
            <translation>衣物的灰度小照片：十个类别，用来测试学过其他事物的模型。</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>So far: {uses}.</source>
            <translation>目前：{uses}。</translation>
        </message>
        <message>
            <source>Solver in use</source>
            <translation>使用时的求解器</translation>
        </message>
        <message>
            <source>Solving for a classifier</source>
            <translation>求解分类器</translation>
        </message>
        <message>
            <source>Some of these pictures look like photographs, but the model was trained on drawings: expect wrong answers.</source>
            <translation>其中一些图片像是照片，但模型是用手写图训练的：可能会答错。</translation>
        </message>
        <message>
            <source>Something has changed since, and there are many pictures. Measure them again?</source>
            <translation>内容已有变化，而且图片较多。要重新测量吗？</translation>
        </message>
        <message>
            <source>Something has changed since. Compare again?</source>
            <translation>内容已有变化。要重新比较吗？</translation>
        </message>
        <message>
            <source>Something has changed since; this is measured again in a moment.</source>
            <translation>内容已有变化，稍后会重新测量。</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>出错了</translation>
        </message>
        <message>
            <source>Something went wrong in the engine that should not have: {0}: {1}</source>
            <translation>引擎中发生了不应出现的错误：{0}：{1}</translation>
        </message>
        <message>
            <source>Something went wrong that should not have: {}: {}</source>
            <translation>出现了意外错误：{0}：{1}</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>排序依据</translation>
        </message>
        <message>
            <source>Sorted files need a folder and copy or move, but it is {0} into {1}.</source>
            <translation>分类文件需要一个文件夹以及 copy 或 move，但现在是以 {0} 存到 {1}。</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>参考文献</translation>
        </message>
        <message>
            <source>Space ticks a tag, and unticks it</source>
            <translation>按空格键勾选或取消勾选标签</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>划分</translation>
        </message>
        <message>
            <source>Split file</source>
            <translation>划分文件</translation>
        </message>
        <message>
            <source>Split of classes</source>
            <translation>类别划分</translation>
        </message>
        <message>
            <source>Split of classes: {counts}</source>
            <translation>类别的划分：{counts}</translation>
        </message>
        <message>
            <source>Split of pictures: {counts}</source>
            <translation>图片的划分：{counts}</translation>
        </message>
        <message>
            <source>Split of {dataset}</source>
            <translation>{dataset} 的划分</translation>
        </message>
        <message>
            <source>Split seed</source>
            <translation>划分的随机种子</translation>
        </message>
        <message>
            <source>Split: {split}</source>
            <translation>划分：{split}</translation>
        </message>
        <message>
            <source>Splits (*.json)</source>
            <translation>划分 (*.json)</translation>
        </message>
        <message>
            <source>Stage of learning</source>
            <translation>学习阶段</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>State: {word}</source>
            <translation>状态：{word}</translation>
        </message>
        <message>
            <source>Stay at this stage</source>
            <translation>停在此阶段</translation>
        </message>
        <message>
            <source>Step by step: how likely {label} was</source>
            <translation>逐步查看：“{label}”的可能性如何变化</translation>
        </message>
        <message>
            <source>Step {0}</source>
            <translation>第 {0} 步</translation>
        </message>
        <message>
            <source>Steps of gradient descent on the examples, after the model has adapted in its own way.</source>
            <translation>模型用自己的方式适应之后，再在样本上做多少步梯度下降。</translation>
        </message>
        <message>
            <source>Still rising at the end: {points}.</source>
            <translation>结束时仍在上升：{points}。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>停止并关闭</translation>
        </message>
        <message>
            <source>Stop and close keeps what has been learned so far; you can continue it later.</source>
            <translation>“停止并关闭”会保留目前学到的内容，以后可以继续。</translation>
        </message>
        <message>
            <source>Stop comparing</source>
            <translation>停止比较</translation>
        </message>
        <message>
            <source>Stop comparing; earlier results stay</source>
            <translation>停止比较；之前的结果会保留</translation>
        </message>
        <message>
            <source>Stop downloading</source>
            <translation>停止下载</translation>
        </message>
        <message>
            <source>Stop early after</source>
            <translation>提前停止</translation>
        </message>
        <message>
            <source>Stop measuring</source>
            <translation>停止测量</translation>
        </message>
        <message>
            <source>Stop what is going on</source>
            <translation>停止正在进行的操作</translation>
        </message>
        <message>
            <source>Stop when this many validations in a row brought nothing better; 0 means never.</source>
            <translation>连续这么多次验证都没有进步时停止；0 表示从不。</translation>
        </message>
        <message>
            <source>Stop {name} and keep what it has learned (Ctrl+.)</source>
            <translation>停止 {name}，并保留学到的内容 (Ctrl+.)</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Stopped by the user.</source>
            <translation>已由用户停止。</translation>
        </message>
        <message>
            <source>Stopped early: {0} validations in a row brought nothing better.</source>
            <translation>已提前停止：连续 {0} 次验证没有进步。</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <source>Strong with several examples per class. Practice takes a little longer than with prototypes.</source>
            <translation>每类有多个样本时表现出色。练习比原型网络稍久。</translation>
        </message>
        <message>
            <source>Support vector machine</source>
            <translation>支持向量机</translation>
        </message>
        <message>
            <source>Switching the camera on…</source>
            <translation>正在打开摄像头…</translation>
        </message>
        <message>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Tab goes from link to link, Return follows one.</source>
            <translation>Tab 在链接之间移动，回车键打开链接。</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>表格 (CSV)</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <source>Tag {tag}</source>
            <translation>标签 {tag}</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Tags of {runs}</source>
            <translation>{runs} 的标签</translation>
        </message>
        <message>
            <source>Tags…</source>
            <translation>标签…</translation>
        </message>
        <message>
            <source>Take back what was changed here</source>
            <translation>撤回在此所做的更改</translation>
        </message>
        <message>
            <source>Take back what was typed, and the choice of states and tags</source>
            <translation>清除输入的内容以及所选的状态和标签</translation>
        </message>
        <message>
            <source>Take picture</source>
            <translation>拍照</translation>
        </message>
        <message>
            <source>Take pictures with the ca&amp;mera…</source>
            <translation>用摄像头拍照(&amp;M)…</translation>
        </message>
        <message>
            <source>Take pictures with the camera of this computer</source>
            <translation>用这台电脑的摄像头拍照</translation>
        </message>
        <message>
            <source>Take the fastest device there is</source>
            <translation>使用现有最快的设备</translation>
        </message>
        <message>
            <source>Take this picture out of its class; Undo brings it back</source>
            <translation>从类别中移除此图片；可以撤销</translation>
        </message>
        <message>
            <source>Take weights from a file on this computer</source>
            <translation>使用这台电脑上文件中的权重</translation>
        </message>
        <message>
            <source>Take what is seen now (Space)</source>
            <translation>拍下当前画面（空格键）</translation>
        </message>
        <message>
            <source>Taken for class {name}.</source>
            <translation>已拍摄，放入类别“{name}”。</translation>
        </message>
        <message>
            <source>Taken, to be recognised.</source>
            <translation>已拍摄，待识别。</translation>
        </message>
        <message>
            <source>Takes pictures with the camera.</source>
            <translation>用摄像头拍摄图片。</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Task to look at</source>
            <translation>要查看的任务</translation>
        </message>
        <message>
            <source>Task {number}: {right} right</source>
            <translation>任务 {number}：正确率 {right}</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务数</translation>
        </message>
        <message>
            <source>Tasks are computed one after another with this network.</source>
            <translation>使用此网络时，任务逐个计算。</translation>
        </message>
        <message>
            <source>Tasks at a time</source>
            <translation>同时计算的任务数</translation>
        </message>
        <message>
            <source>Tasks of classes that no run has seen; each use is counted</source>
            <translation>由所有训练都没见过的类别组成的任务；每次使用都会计数</translation>
        </message>
        <message>
            <source>Tasks of the classes that each run was validated on</source>
            <translation>由各次训练的验证类别组成的任务</translation>
        </message>
        <message>
            <source>Tasks per step</source>
            <translation>每步任务数</translation>
        </message>
        <message>
            <source>Tasks per validation</source>
            <translation>每次验证的任务数</translation>
        </message>
        <message>
            <source>Tasks that are possible</source>
            <translation>可以组成的任务</translation>
        </message>
        <message>
            <source>Tasks within one group are asked for, but these classes have no groups. Switch off “Within one group”.</source>
            <translation>要求任务限于同一组，但这些类别没有分组。请关闭“限于同一组”。</translation>
        </message>
        <message>
            <source>Tasks within one group were asked for, but these images have no groups.</source>
            <translation>要求任务限于同一组，但这些图片没有分组。</translation>
        </message>
        <message>
            <source>Tells the classes apart as the method practised it. This is what the papers measure.</source>
            <translation>按方法练习时的方式区分类别。论文测量的就是它。</translation>
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Test accuracy</source>
            <translation>测试准确率</translation>
        </message>
        <message>
            <source>Test classes are there to be looked at once, when all choices are made. Whoever tests again and again, and keeps what does best, makes the figure look better than the model is. So each use is counted and shown with the run. To choose between runs, go by the validation accuracy.</source>
            <translation>测试类别只应在做完所有选择之后看一次。反复测试并留下最好的结果，会让数字比模型的真实水平好看。因此每次使用都会计数，并随训练记录显示。要在训练记录之间取舍，请看验证准确率。</translation>
        </message>
        <message>
            <source>Test fraction</source>
            <translation>测试比例</translation>
        </message>
        <message>
            <source>Test on unseen classes</source>
            <translation>在未见过的类别上测试</translation>
        </message>
        <message>
            <source>Test on unseen classes…</source>
            <translation>在未见过的类别上测试…</translation>
        </message>
        <message>
            <source>Test tasks</source>
            <translation>测试任务数</translation>
        </message>
        <message>
            <source>Test {run}?</source>
            <translation>测试 {run}？</translation>
        </message>
        <message>
            <source>Testing on classes that it has never seen…</source>
            <translation>正在用模型从未见过的类别测试…</translation>
        </message>
        <message>
            <source>Testing on pictures that it has never seen…</source>
            <translation>正在用模型从未见过的图片测试…</translation>
        </message>
        <message>
            <source>Testing {run}</source>
            <translation>正在测试 {run}</translation>
        </message>
        <message>
            <source>Tests</source>
            <translation>测试记录</translation>
        </message>
        <message>
            <source>Textures</source>
            <translation>Textures（纹理）</translation>
        </message>
        <message>
            <source>That happened {attempts} times in a row. Restart the workbench to try again.</source>
            <translation>已连续发生 {attempts} 次。请重新启动工作台再试。</translation>
        </message>
        <message>
            <source>That is all: it has learned these classes from a few drawings each. Drag in more, or pictures of your own.</source>
            <translation>就这么简单：每个类别只看了几张手写图，它就学会了。可以再拖入一些，或者拖入您自己的图片。</translation>
        </message>
        <message>
            <source>That takes at least two classes, and a second picture in at least one of them.</source>
            <translation>这至少需要两个类别，并且至少一个类别有第二张图片。</translation>
        </message>
        <message>
            <source>The ImageNet weights of {0} are not on this computer; let them be downloaded ({1} MB) with --download, or choose a file of your own (--weights file --weights-file PATH).</source>
            <translation>这台电脑上没有 {0} 的 ImageNet 权重；请用 --download 允许下载（{1} MB），或选择您自己的文件（--weights file --weights-file PATH）。</translation>
        </message>
        <message>
            <source>The ONNX graph of {0} was not kept, as it answers differently: {1} of {2} labels differ, and scores by up to {3}, where {4} is allowed.</source>
            <translation>{0} 的 ONNX 计算图没有保留，因为它的答案不同：{2} 个标签中有 {1} 个不同，得分最多相差 {3}，而允许的是 {4}。</translation>
        </message>
        <message>
            <source>The answer could not be kept in {0}: {1}.</source>
            <translation>答案无法保存到 {0}：{1}。</translation>
        </message>
        <message>
            <source>The arrow keys go from picture to picture. Plus and minus zoom, Home shows all, Return says why.</source>
            <translation>方向键在图片之间移动。加号和减号缩放，Home 显示全部，回车查看原因。</translation>
        </message>
        <message>
            <source>The authors draw the number of examples anew for each task, and as many questions as make ten pictures of a class together. Here there are five of each.</source>
            <translation>作者为每个任务重新抽取样本数，问题数则使每个类别一共有十张图片。这里各有五张。</translation>
        </message>
        <message>
            <source>The authors leave out a tenth of the features after every block, here only after the last one. Practice begins with surer classifiers than theirs.</source>
            <translation>作者在每个模块之后都丢弃十分之一的特征，这里只在最后一个模块之后。练习开始时，这里的分类器比作者的更确定。</translation>
        </message>
        <message>
            <source>The authors of this data gave no split of its classes; the split cannot be the given one.</source>
            <translation>此数据的作者没有给出类别划分；划分不能设为“作者给定”。</translation>
        </message>
        <message>
            <source>The authors turn whole tasks at random, where turned classes count as others here. Their limit on gradients is for each of the two networks, here for both together.</source>
            <translation>作者随机旋转整个任务，这里则把旋转得到的类别算作其他类别。作者对两个网络的梯度分别设上限，这里对两者一起设上限。</translation>
        </message>
        <message>
            <source>The authors' Adam carries its state on from task to task, where it starts fresh in each task here. Their network flattens its last map, where ours averages it.</source>
            <translation>作者的 Adam 把状态带到下一个任务，这里则在每个任务中重新开始。作者的网络把最后的特征图展平，这里取其平均。</translation>
        </message>
        <message>
            <source>The authors' settings for other data; for this task they report none.</source>
            <translation>作者用于其他数据的设置；他们没有报告此任务的设置。</translation>
        </message>
        <message>
            <source>The bar in the drawing is the band: from the lowest to the highest reported value, each widened by its 95 % interval and by ours. Strokes are the reported values, pale where they are not in the band; the dot is ours with its 95 % interval. Every drawing has a scale of its own.</source>
            <translation>图中的横条是范围：从最低到最高的已报告结果，各按其 95 % 置信区间和我们的区间加宽。竖线是已报告的结果，不在范围内的颜色较浅；圆点是我们的结果及其 95 % 置信区间。每张图各有自己的刻度。</translation>
        </message>
        <message>
            <source>The bars have the same scale at every stage, so that they can be compared while sliding.</source>
            <translation>各阶段的条形使用相同的刻度，拖动滑块时可以比较。</translation>
        </message>
        <message>
            <source>The best mean accuracy on validation tasks, with its 95 % interval</source>
            <translation>验证任务上的最佳平均准确率及其 95 % 置信区间</translation>
        </message>
        <message>
            <source>The cache folder, {0}, is not there; is its disk connected? Meanwhile {1} serves.</source>
            <translation>缓存文件夹“{0}”不存在；它所在的磁盘连接了吗？暂时使用“{1}”。</translation>
        </message>
        <message>
            <source>The cache folder, {folder}, is not there; is its disk connected? Meanwhile datasets are prepared in the usual place.</source>
            <translation>缓存文件夹“{folder}”不存在；它所在的磁盘连接了吗？数据集暂时在默认位置准备。</translation>
        </message>
        <message>
            <source>The camera cannot be used: {}. Another program may be using it.</source>
            <translation>无法使用摄像头：{0}。它可能正被其他程序占用。</translation>
        </message>
        <message>
            <source>The camera sends no picture. Another program may be using it, or it may be covered or switched off.</source>
            <translation>摄像头没有画面。它可能正被其他程序占用、被遮住或已关闭。</translation>
        </message>
        <message>
            <source>The characters are being drawn and the first tasks prepared; training begins by itself.</source>
            <translation>正在绘制字符、准备最初的任务；随后会自动开始训练。</translation>
        </message>
        <message>
            <source>The checkpoint {0} cannot be written: {1}.</source>
            <translation>无法写入检查点 {0}：{1}。</translation>
        </message>
        <message>
            <source>The checkpoint {0} is damaged: it is cut off, or no safetensors file.</source>
            <translation>检查点 {0} 已损坏：文件不完整，或不是 safetensors 文件。</translation>
        </message>
        <message>
            <source>The checkpoint {0} is damaged: it is no file.</source>
            <translation>检查点 {0} 已损坏：它不是文件。</translation>
        </message>
        <message>
            <source>The checkpoint {0} is damaged: it is not what was written, by its SHA-256.</source>
            <translation>检查点 {0} 已损坏：SHA-256 显示内容与写入时不符。</translation>
        </message>
        <message>
            <source>The checkpoint {0} is damaged: {1}</source>
            <translation>检查点 {0} 已损坏：{1}</translation>
        </message>
        <message>
            <source>The checkpoint {0} is not of format {1}, which this version reads.</source>
            <translation>检查点 {0} 不是此版本能读取的格式 {1}。</translation>
        </message>
        <message>
            <source>The checkpoint {name} cannot be read: {why}.</source>
            <translation>无法读取检查点 {name}：{why}。</translation>
        </message>
        <message>
            <source>The checkpoint {name} is damaged: what stands in it cannot be read.</source>
            <translation>检查点 {name} 已损坏：无法读取其中的内容。</translation>
        </message>
        <message>
            <source>The checkpoints in {0} cannot be written: {1}.</source>
            <translation>无法写入 {0} 中的检查点：{1}。</translation>
        </message>
        <message>
            <source>The checkpoints of {0} are gone, so it cannot go on. Train again with its settings.</source>
            <translation>{0} 的检查点已不存在，因此无法继续。请用它的设置重新训练。</translation>
        </message>
        <message>
            <source>The chosen one is the baseline: the others are held against it.</source>
            <translation>选中的是基线：其他模型与它比较。</translation>
        </message>
        <message>
            <source>The class {0} has 0 pictures, but needs at least 1.</source>
            <translation>类别 {0} 有 0 张图片，但至少需要 1 张。</translation>
        </message>
        <message>
            <source>The class {0} has only one picture; a task needs at least {1}: one to learn from, one to recognise.</source>
            <translation>类别 {0} 只有一张图片；一个任务至少需要 {1} 张：一张用于学习，一张用于识别。</translation>
        </message>
        <message>
            <source>The class {0} has {1} picture, but a split by picture keeps {2} for validation and {3} for the test (fractions {4} and {5}), and needs at least one more to practise on.</source>
            <translation>类别 {0} 有 {1} 张图片，但按图片划分要留 {2} 张验证、{3} 张测试（比例 {4} 和 {5}），并且至少还需要一张用于练习。</translation>
        </message>
        <message>
            <source>The class {0} has {1} pictures, but a split by picture keeps {2} for validation and {3} for the test (fractions {4} and {5}), and needs at least one more to practise on.</source>
            <translation>类别 {0} 有 {1} 张图片，但按图片划分要留 {2} 张验证、{3} 张测试（比例 {4} 和 {5}），并且至少还需要一张用于练习。</translation>
        </message>
        <message>
            <source>The class {0} is left out: none of its pictures can be used.</source>
            <translation>类别 {0} 不使用：它的图片都无法使用。</translation>
        </message>
        <message>
            <source>The class {0} of {1} has no pictures.</source>
            <translation>{1} 的类别 {0} 没有图片。</translation>
        </message>
        <message>
            <source>The class {0} of {1} is in two parts: {2} and {3}.</source>
            <translation>{1} 的类别 {0} 同时出现在两个部分：{2}和{3}。</translation>
        </message>
        <message>
            <source>The classes kept for the test have not been looked at</source>
            <translation>还没有查看过留作测试的类别</translation>
        </message>
        <message>
            <source>The classes of a task had unequally many examples, as in real life.</source>
            <translation>一个任务中各类别的样本数不相等，就像现实中那样。</translation>
        </message>
        <message>
            <source>The classes of the dataset, and what each of them is used for.</source>
            <translation>数据集的各个类别，以及每个类别的用途。</translation>
        </message>
        <message>
            <source>The classes of this data have no groups; the split must be random.</source>
            <translation>此数据的类别没有分组；只能随机划分。</translation>
        </message>
        <message>
            <source>The classes, the network or the tests are other ones than the paper's, so that neither better nor worse can be said.</source>
            <translation>类别、网络或测试与论文不同，因此无法说更好或更差。</translation>
        </message>
        <message>
            <source>The classic of learning to learn. Practising takes several times as long as with prototypes.</source>
            <translation>元学习的经典方法。练习时间是原型网络的好几倍。</translation>
        </message>
        <message>
            <source>The clipboard holds no picture and no file.</source>
            <translation>剪贴板中没有图片或文件。</translation>
        </message>
        <message>
            <source>The colours of the window.</source>
            <translation>窗口的颜色。</translation>
        </message>
        <message>
            <source>The command line that trains {run} anew is in the clipboard.</source>
            <translation>重新训练 {run} 的命令行已复制到剪贴板。</translation>
        </message>
        <message>
            <source>The curves as a table</source>
            <translation>曲线的表格形式</translation>
        </message>
        <message>
            <source>The curves of the chosen runs, over one another</source>
            <translation>所选训练的曲线，叠在一起显示</translation>
        </message>
        <message>
            <source>The curves were written to {file}.</source>
            <translation>曲线已写入 {file}。</translation>
        </message>
        <message>
            <source>The data are another copy, or another part, than the run recorded.</source>
            <translation>数据不是训练记录中的那一份或那一部分。</translation>
        </message>
        <message>
            <source>The data of {0} has changed since the run began; start a new run.</source>
            <translation>自训练开始以来，{0} 的数据已改变；请开始新的训练。</translation>
        </message>
        <message>
            <source>The dataset of the run</source>
            <translation>此训练的数据集</translation>
        </message>
        <message>
            <source>The datasets. What is known of the chosen one stands beside them.</source>
            <translation>数据集列表。旁边是所选数据集的详细信息。</translation>
        </message>
        <message>
            <source>The details stay on this computer. They hold no pictures, but may name folders and files.</source>
            <translation>详细信息只留在这台电脑上。其中没有图片，但可能含有文件夹和文件的名称。</translation>
        </message>
        <message>
            <source>The device asked for is {0}, but this computer has only {1}.</source>
            <translation>要求使用的设备是 {0}，但这台计算机只有 {1}。</translation>
        </message>
        <message>
            <source>The device chosen in Settings is {device}, but this computer has only {usable}.</source>
            <translation>“设置”中选择的设备是 {device}，但这台计算机只有 {usable}。</translation>
        </message>
        <message>
            <source>The download of {0} ended after {1} bytes. Try again.</source>
            <translation>{0} 的下载在 {1} 字节后中断。请重试。</translation>
        </message>
        <message>
            <source>The download of {0} ended after {1} of {2} bytes. Try again.</source>
            <translation>{0} 的下载在 {1} 字节后中断（共 {2} 字节）。请重试。</translation>
        </message>
        <message>
            <source>The engine has an answer that cannot be sent: {0}.</source>
            <translation>引擎有一个无法发送的答案：{0}。</translation>
        </message>
        <message>
            <source>The engine is still loading.</source>
            <translation>引擎仍在加载。</translation>
        </message>
        <message>
            <source>The engine is still loading; training begins by itself as soon as it is there.</source>
            <translation>引擎还在加载；加载完成后会自动开始训练。</translation>
        </message>
        <message>
            <source>The engine is still loading; try again in a moment.</source>
            <translation>引擎仍在加载，请稍后再试。</translation>
        </message>
        <message>
            <source>The engine is still loading; “Train this” works in a moment.</source>
            <translation>引擎仍在加载，稍后即可点击“训练这个”。</translation>
        </message>
        <message>
            <source>The engine stopped while downloading.</source>
            <translation>引擎在下载时停止了。</translation>
        </message>
        <message>
            <source>The engine stopped while it looked at your pictures. It is starting again.</source>
            <translation>引擎在查看您的图片时停止了，正在重新启动。</translation>
        </message>
        <message>
            <source>The engine stopped while it worked on this. It is starting again; try once more in a moment.</source>
            <translation>引擎在处理时停止了，正在重新启动；请稍后再试。</translation>
        </message>
        <message>
            <source>The engine stopped; ask for another task once it is there again.</source>
            <translation>引擎已停止；引擎恢复后请再请求一个任务。</translation>
        </message>
        <message>
            <source>The engine stopped; pictures come again once it is there.</source>
            <translation>引擎已停止；引擎恢复后会重新显示图片。</translation>
        </message>
        <message>
            <source>The engine {cause}. {ending}</source>
            <translation>引擎{cause}。{ending}</translation>
        </message>
        <message>
            <source>The examples that look most like the picture to the model, the nearest first</source>
            <translation>在模型看来与图片最相似的样本，由近到远</translation>
        </message>
        <message>
            <source>The exporter of torch gave no graph.</source>
            <translation>torch 的导出器没有给出计算图。</translation>
        </message>
        <message>
            <source>The figures say how well familiar classes are told apart on new pictures, and not how well new classes are learned. They are not to be compared with those of new classes.</source>
            <translation>这些数字说明用新图片区分熟悉的类别有多准，而不是学习新类别的效果，不能与新类别的数字比较。</translation>
        </message>
        <message>
            <source>The file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>The filters per layer of the network that looks at all examples together.</source>
            <translation>同时查看所有样本的网络每层的滤波器数。</translation>
        </message>
        <message>
            <source>The final measurement would not go. {lack}</source>
            <translation>最后的测试将无法进行。{lack}</translation>
        </message>
        <message>
            <source>The first choice for drawings and small pictures: quick to train, also without a graphics card.</source>
            <translation>手写图和小图片的首选：训练快，没有显卡也行。</translation>
        </message>
        <message>
            <source>The first {count} classes: {before} before, {after} with the new one</source>
            <translation>前 {count} 个类别：之前 {before}，加入新类别后 {after}</translation>
        </message>
        <message>
            <source>The first {count} classes: {before} before, {after} with the {new} new ones</source>
            <translation>前 {count} 个类别：之前 {before}，加入 {new} 个新类别后 {after}</translation>
        </message>
        <message>
            <source>The first {most} of {count:,} runs are drawn: more lines could not be told apart.</source>
            <translation>共 {count:,} 条训练记录，只画出前 {most} 条：线条再多就难以分辨。</translation>
        </message>
        <message>
            <source>The folder of runs, {0}, is not there; is its disk connected?</source>
            <translation>训练记录文件夹“{0}”不存在；它所在的磁盘连接了吗？</translation>
        </message>
        <message>
            <source>The folder of weights, {0}, is not there; is its disk connected?</source>
            <translation>权重文件夹“{0}”不存在；它所在的磁盘连接了吗？</translation>
        </message>
        <message>
            <source>The folders for {0} both hold {1} and {2} more: they part pictures, not classes, so the classes are put together and split anew.</source>
            <translation>{0} 的文件夹都含有 {1} 以及另外 {2} 个：它们划分的是图片而不是类别，因此把类别合并后重新划分。</translation>
        </message>
        <message>
            <source>The folders for {0} both hold {1}: they part pictures, not classes, so the classes are put together and split anew.</source>
            <translation>{0} 的文件夹都含有 {1}：它们划分的是图片而不是类别，因此把类别合并后重新划分。</translation>
        </message>
        <message>
            <source>The fraction of classes (or groups, or of each class's pictures) kept for the final test.</source>
            <translation>留作最终测试的类别（或组，或每类图片）的比例。</translation>
        </message>
        <message>
            <source>The fraction of classes (or groups, or of each class's pictures) kept for validation.</source>
            <translation>留作验证的类别（或组，或每类图片）的比例。</translation>
        </message>
        <message>
            <source>The fraction of practice tasks whose classes all come from one group, such as one alphabet.</source>
            <translation>类别全部来自同一组（如同一字母表）的练习任务所占的比例。</translation>
        </message>
        <message>
            <source>The further to the right, the likelier a picture has to be of one of your classes; otherwise it is “none of these”. At the very left every picture gets a class. The mark is what the model suggests.</source>
            <translation>越往右，图片必须越可能属于您的某个类别，否则就算“都不是”。在最左端，每张图片都会归入一个类别。刻度标记是模型建议的位置。</translation>
        </message>
        <message>
            <source>The hardest tasks were not kept.</source>
            <translation>没有保留最难的任务。</translation>
        </message>
        <message>
            <source>The images in {0} are of type {1}, but must be bool or uint8.</source>
            <translation>{0} 中的图像类型为 {1}，但必须是 bool 或 uint8。</translation>
        </message>
        <message>
            <source>The images in {0} have shape {1}, but must be characters × drawers × H × H.</source>
            <translation>{0} 中的图像形状为 {1}，但必须是“字符 × 书写者 × H × H”。</translation>
        </message>
        <message>
            <source>The keys for everything that the menus hold.</source>
            <translation>菜单中各项功能的快捷键。</translation>
        </message>
        <message>
            <source>The language changes as soon as what is under way here has ended.</source>
            <translation>等这里正在进行的工作结束后，语言就会切换。</translation>
        </message>
        <message>
            <source>The layers</source>
            <translation>各层</translation>
        </message>
        <message>
            <source>The learning rate is lowered once, after half of practice, where the paper lowers it a second time after three quarters.</source>
            <translation>学习率只在练习过半后降低一次，而论文在四分之三处再降低一次。</translation>
        </message>
        <message>
            <source>The level of rejecting is {0}, but must be from 0 to 1.</source>
            <translation>拒绝水平为 {0}，但必须在 0 到 1 之间。</translation>
        </message>
        <message>
            <source>The lists of {0} name {1}, but there is no {2}images/{3}.jpg.</source>
            <translation>{0} 的列表写有 {1}，但没有 {2}images/{3}.jpg。</translation>
        </message>
        <message>
            <source>The longest sequence that the convolutions over time span: the examples of a task and one question. Attention spans any length.</source>
            <translation>时间卷积能覆盖的最长序列：一个任务的样本加一张待识别图片。注意力可覆盖任意长度。</translation>
        </message>
        <message>
            <source>The mean accuracy on test classes, with its 95 % interval, and how often these were looked at (×2: twice); of several tests that of most tasks, and of as many the newest</source>
            <translation>测试类别上的平均准确率及其 95 % 置信区间，以及查看过的次数（×2：两次）；多次测试时取任务最多的一次，任务同样多时取最新的一次</translation>
        </message>
        <message>
            <source>The mean of a class's examples (its prototype)</source>
            <translation>类别样本的均值（原型）</translation>
        </message>
        <message>
            <source>The mean step size of a layer's weights.</source>
            <translation>一层权重的平均步长。</translation>
        </message>
        <message>
            <source>The memory has {slots}, each of which keeps a row of numbers. A head reads or writes them, and divides its attention among them for itself.</source>
            <translation>记忆有 {slots}，每个单元保存一行数字。每个读写头读取或写入它们，并各自分配自己的注意力。</translation>
        </message>
        <message>
            <source>The method's own</source>
            <translation>方法自带</translation>
        </message>
        <message>
            <source>The model begins to practise. A practice task shows it {shots} drawing of each of {ways} characters picked at random, and asks it to recognise other drawings of them. The next task has other characters.</source>
            <translation>模型开始练习。每个练习任务随机选取 {ways} 个字符，每个字符给它看 {shots} 张手写图，再让它认出这些字符的其他手写图。下一个任务会换成别的字符。</translation>
        </message>
        <message>
            <source>The model in use could not learn your classes; Try it says why.</source>
            <translation>当前模型无法学习您的类别，原因见“试一试”。</translation>
        </message>
        <message>
            <source>The model in {0} is another one.</source>
            <translation>{0} 中的模型是另一个。</translation>
        </message>
        <message>
            <source>The model is shown the examples, and must then say to which class each question belongs. It has never seen this mix of classes before; it practises on thousands of such tasks.</source>
            <translation>模型先看样本，然后判断每张待识别图片属于哪个类别。它从未见过这样的类别组合；它会在成千上万个这样的任务上练习。</translation>
        </message>
        <message>
            <source>The model practises on the training classes; the validation classes show how well it learns classes that it has not practised on; the test classes are kept for the final measurement.</source>
            <translation>模型在训练类别上练习；验证类别用来查看它学习没练习过的类别的效果；测试类别留作最终测量。</translation>
        </message>
        <message>
            <source>The model practises on these classes (meta-training)</source>
            <translation>模型在这些类别上练习（元训练）</translation>
        </message>
        <message>
            <source>The model {0} cannot be used: {1}</source>
            <translation>模型 {0} 无法使用：{1}</translation>
        </message>
        <message>
            <source>The model {0} is neither in the file nor on this computer; choose another.</source>
            <translation>模型 {0} 既不在文件中，也不在这台电脑上；请选择另一个。</translation>
        </message>
        <message>
            <source>The model {0} is not where it was; choose another.</source>
            <translation>模型 {0} 不在原来的位置；请选择另一个。</translation>
        </message>
        <message>
            <source>The nearest example is of {label}.</source>
            <translation>最近的样本属于 {label}。</translation>
        </message>
        <message>
            <source>The network expects images of {0}×{1}×{2}, but they are {3}.</source>
            <translation>网络需要 {0}×{1}×{2} 的图像，但它们是 {3}。</translation>
        </message>
        <message>
            <source>The network had seen many photographs of everyday things before this run. Classes that are new to the run may not be new to the network.</source>
            <translation>在这次训练之前，网络已经见过大量日常事物的照片。对这次训练来说是新的类别，对网络来说未必是新的。</translation>
        </message>
        <message>
            <source>The network normalised its signals in another way in practice than when it was measured.</source>
            <translation>网络在练习时的归一化方式与测量时不同。</translation>
        </message>
        <message>
            <source>The newest runs; the menu key shows what can be done with one</source>
            <translation>最新的训练记录；按菜单键查看可进行的操作</translation>
        </message>
        <message>
            <source>The next task</source>
            <translation>下一个任务</translation>
        </message>
        <message>
            <source>The number of practice tasks was not checked against the paper. On miniImageNet the paper takes a residual network of 14 layers, to which ResNet-12 is the nearest here.</source>
            <translation>练习任务的数量没有与论文核对。在 miniImageNet 上，论文使用 14 层的残差网络，这里与它最接近的是 ResNet-12。</translation>
        </message>
        <message>
            <source>The oldest of these methods, and the basis of face recognition. It practises on pairs instead of whole tasks, and is usually less accurate than prototypes.</source>
            <translation>这些方法中最早的一种，也是人脸识别的基础。它用成对图片而不是整个任务练习，通常不如原型网络准确。</translation>
        </message>
        <message>
            <source>The one before it</source>
            <translation>前一个</translation>
        </message>
        <message>
            <source>The only example of {label} is among the {count} nearest.</source>
            <translation>{label} 的唯一样本在最近的 {count} 个之中。</translation>
        </message>
        <message>
            <source>The orange curve counts: now and then the model is asked about characters that it does not practise on. When this curve rises, it learns to learn, and not the characters by heart.</source>
            <translation>真正要看的是橙色曲线：每隔一段时间，会用模型没有练习过的字符来考它。这条曲线上升，说明它学会了如何学习，而不是死记硬背。</translation>
        </message>
        <message>
            <source>The order in which the pictures are shown</source>
            <translation>图片显示的顺序</translation>
        </message>
        <message>
            <source>The other {percent} went to the picture itself.</source>
            <translation>其余 {percent} 给了图片自身。</translation>
        </message>
        <message>
            <source>The pale line is every value of training, the strong one their moving average. Validation is on {what}; the band is its 95 % interval.</source>
            <translation>浅色线是训练的每个数值，深色线是它们的移动平均。验证使用 {what}；色带是其 95 % 置信区间。</translation>
        </message>
        <message>
            <source>The paper does not learn from few examples: it trains a network of 20 hidden units on MNIST, from random starts. Its outer learning rate was searched for.</source>
            <translation>论文并不从少量样本学习：它从随机起点出发，在 MNIST 上训练有 20 个隐藏单元的网络。它的外层学习率是搜索得来的。</translation>
        </message>
        <message>
            <source>The paper prints no learning rate: this one is that of Ravi &amp; Larochelle 2017 on miniImageNet. It does not tell the number of reads either, and on Omniglot it does without context, with turned classes.</source>
            <translation>论文没有给出学习率，这里用的是 Ravi 和 Larochelle（2017）在 miniImageNet 上的学习率。论文也没有给出读取次数；在 Omniglot 上，论文不用上下文，并使用旋转得到的类别。</translation>
        </message>
        <message>
            <source>The paper shows pictures of 20 × 20 pixels to the controller as they are, without a network before it, and learns from its guesses at all pictures of an episode. Its optimiser is not among those here.</source>
            <translation>论文把 20 × 20 像素的图片原样交给控制器，前面没有网络，并从它对一个任务中所有图片的猜测中学习。论文的优化器不在这里的选项之中。</translation>
        </message>
        <message>
            <source>The paper tuned rates, momentum and weight decay for each layer. Here all layers have one value from its ranges, without weight decay.</source>
            <translation>论文为每一层分别调整了学习率、动量和权重衰减。这里所有层共用其范围内的一个值，不用权重衰减。</translation>
        </message>
        <message>
            <source>The paper:</source>
            <translation>论文：</translation>
        </message>
        <message>
            <source>The pasted picture</source>
            <translation>粘贴的图片</translation>
        </message>
        <message>
            <source>The penalty of a support vector machine is {0}, but must be positive.</source>
            <translation>支持向量机的惩罚系数为 {0}，但必须为正。</translation>
        </message>
        <message>
            <source>The penalty of ridge regression is {0}, but must be positive.</source>
            <translation>岭回归的惩罚系数为 {0}，但必须为正。</translation>
        </message>
        <message>
            <source>The picture whose answers stand in the table</source>
            <translation>表中答案对应的图片</translation>
        </message>
        <message>
            <source>The pictures are being read; this can be cancelled.</source>
            <translation>正在读取图片；可以取消。</translation>
        </message>
        <message>
            <source>The pictures are grey, but “Colour” is set to colour: the network sees one grey three times.</source>
            <translation>图片是灰度的，但“颜色”设为彩色：网络会看到三份相同的灰度。</translation>
        </message>
        <message>
            <source>The pictures are in colour, but “Colour” is set to grey: the network sees none of it.</source>
            <translation>图片是彩色的，但“颜色”设为灰度：网络看不到颜色。</translation>
        </message>
        <message>
            <source>The pictures of {0} are not at {1} any more; add them anew (datasets add).</source>
            <translation>{0} 的图片已不在 {1}；请重新添加（datasets add）。</translation>
        </message>
        <message>
            <source>The pictures of {0} cannot be kept: {1}.</source>
            <translation>{0} 的图片无法保存：{1}。</translation>
        </message>
        <message>
            <source>The pictures of {0} cannot be written: {1}.</source>
            <translation>{0} 的图片无法写入：{1}。</translation>
        </message>
        <message>
            <source>The pictures of {0} look like photographs, but the model was trained on drawings: expect wrong answers.</source>
            <translation>{0} 的图片像是照片，但模型是用手写图训练的：可能会答错。</translation>
        </message>
        <message>
            <source>The pictures of {0} need {1} MB on the disk: {2}.</source>
            <translation>{0} 的图片需要 {1} MB 磁盘空间：{2}。</translation>
        </message>
        <message>
            <source>The pictures or the classes are not quite those that the run recorded.</source>
            <translation>图片或类别与训练记录中的不完全相同。</translation>
        </message>
        <message>
            <source>The pictures that the model practises with.</source>
            <translation>模型用来练习的图片。</translation>
        </message>
        <message>
            <source>The pictures themselves stay as they are.</source>
            <translation>图片本身保持不变。</translation>
        </message>
        <message>
            <source>The pictures to recognise share their statistics, so that an answer depends on the pictures that were asked together with it. That makes figures higher than where each picture stands alone.</source>
            <translation>待识别图片共用统计量，因此一张图片的答案取决于与它一起识别的其他图片。这样得到的数字比每张图片单独识别时要高。</translation>
        </message>
        <message>
            <source>The pictures to recognise, and the answers at the stage that is shown.</source>
            <translation>待识别的图片，以及在所示阶段的答案。</translation>
        </message>
        <message>
            <source>The process that exports has ended before it was done; is there enough memory?</source>
            <translation>导出进程在完成之前结束了；内存够吗？</translation>
        </message>
        <message>
            <source>The rate, the number of tasks and the set encoder are those of the authors' code. Their tasks were those of Meta-Dataset, and their network a ResNet-18 that had learned ImageNet and was kept as it was.</source>
            <translation>学习率、任务数和集合编码器与作者的代码相同。作者的任务来自 Meta-Dataset，网络是在 ImageNet 上学过、之后保持不变的 ResNet-18。</translation>
        </message>
        <message>
            <source>The record {0} of a dataset is damaged; remove it and add the dataset anew.</source>
            <translation>数据集的记录 {0} 已损坏；请删除它并重新添加数据集。</translation>
        </message>
        <message>
            <source>The recorded split cannot be read: {0}.</source>
            <translation>记录的划分无法读取：{0}。</translation>
        </message>
        <message>
            <source>The recorded split has a class in two of its parts.</source>
            <translation>记录的划分中有一个类别同时出现在两个部分。</translation>
        </message>
        <message>
            <source>The recorded split has a picture in two of its parts.</source>
            <translation>记录的划分中有一张图片同时出现在两个部分。</translation>
        </message>
        <message>
            <source>The recorded split has pictures for {0} of {1} parts.</source>
            <translation>记录的划分只有 {0} 个部分的图片，应为 {1} 个。</translation>
        </message>
        <message>
            <source>The recorded split names class {0}, but the last one is {1}.</source>
            <translation>记录的划分写有类别 {0}，但最后一个是 {1}。</translation>
        </message>
        <message>
            <source>The report was written to {file}.</source>
            <translation>报告已写入 {file}。</translation>
        </message>
        <message>
            <source>The result of {0} on {1} {2} was left out: {3}</source>
            <translation>{0} 在 {1} {2} 上的结果未列入：{3}</translation>
        </message>
        <message>
            <source>The result stays the same, a step takes longer.</source>
            <translation>结果不变，每一步用时更长。</translation>
        </message>
        <message>
            <source>The results of {0} on {1} were left out: there is no such method.</source>
            <translation>{0} 在 {1} 上的结果未列入：没有这种方法。</translation>
        </message>
        <message>
            <source>The room that its folder takes on the disk</source>
            <translation>文件夹占用的磁盘空间</translation>
        </message>
        <message>
            <source>The rule of the inner steps: Adam without momentum (β1 = 0) as in the paper, plain gradient descent, or descent with momentum.</source>
            <translation>内循环步的规则：无动量的 Adam（β1 = 0），如论文所用；普通梯度下降；或带动量的下降。</translation>
        </message>
        <message>
            <source>The rule of the inner steps: plain gradient descent, with momentum, or Adam.</source>
            <translation>内循环步的规则：普通梯度下降、带动量，或 Adam。</translation>
        </message>
        <message>
            <source>The rule that changes the model between tasks.</source>
            <translation>在任务之间更新模型的规则。</translation>
        </message>
        <message>
            <source>The run cannot go on from {0}, which does not fit it: {1}</source>
            <translation>训练无法从 {0} 继续，因为与之不符：{1}</translation>
        </message>
        <message>
            <source>The run could not be restored: {why}.</source>
            <translation>无法恢复该训练记录：{why}。</translation>
        </message>
        <message>
            <source>The run failed</source>
            <translation>训练失败</translation>
        </message>
        <message>
            <source>The run folder {0} cannot be locked: {1}.</source>
            <translation>无法锁定训练文件夹 {0}：{1}。</translation>
        </message>
        <message>
            <source>The run folder {0} cannot be written: {1}.</source>
            <translation>无法写入训练文件夹 {0}：{1}。</translation>
        </message>
        <message>
            <source>The run folder {0} is in use by another process.</source>
            <translation>训练文件夹 {0} 正被另一个进程使用。</translation>
        </message>
        <message>
            <source>The run folder {0} was removed while the run was written to it.</source>
            <translation>写入训练记录时，训练文件夹 {0} 被删除了。</translation>
        </message>
        <message>
            <source>The run has not begun</source>
            <translation>训练尚未开始</translation>
        </message>
        <message>
            <source>The run in {0} cannot be read: {1}</source>
            <translation>无法读取 {0} 中的训练记录：{1}</translation>
        </message>
        <message>
            <source>The run is paused</source>
            <translation>训练已暂停</translation>
        </message>
        <message>
            <source>The run is still in training</source>
            <translation>训练仍在进行</translation>
        </message>
        <message>
            <source>The run may stop when memory runs out; what it has learned until then is kept</source>
            <translation>内存用尽时训练可能停止；到那时学到的内容会保留</translation>
        </message>
        <message>
            <source>The run was interrupted</source>
            <translation>训练中断</translation>
        </message>
        <message>
            <source>The run was stopped</source>
            <translation>训练已停止</translation>
        </message>
        <message>
            <source>The run was trained on {0}, but this computer has only {1}; --device {2} lets it go on there.</source>
            <translation>此训练是在 {0} 上进行的，但这台电脑只有 {1}；用 --device {2} 可以在其上继续。</translation>
        </message>
        <message>
            <source>The run was trained on {0}, but would go on on {1}, where it would differ.</source>
            <translation>训练原先在 {0} 上进行，现在要在 {1} 上继续，结果会不同。</translation>
        </message>
        <message>
            <source>The run went to its end</source>
            <translation>训练已全部完成</translation>
        </message>
        <message>
            <source>The run's config has unknown fields: {0}.</source>
            <translation>训练的配置有未知字段：{0}。</translation>
        </message>
        <message>
            <source>The run's config has unknown settings: {0}.</source>
            <translation>训练的配置有未知设置：{0}。</translation>
        </message>
        <message>
            <source>The run's own test classes have not been looked at</source>
            <translation>还没有查看过这条训练记录自己的测试类别</translation>
        </message>
        <message>
            <source>The runs over one another, in a table, and each by itself.</source>
            <translation>叠加的曲线、表格，以及每条训练记录。</translation>
        </message>
        <message>
            <source>The runs side by side</source>
            <translation>各训练记录并排比较</translation>
        </message>
        <message>
            <source>The same drawing in pixels; for slides and mails.</source>
            <translation>同一图形的位图；适用于幻灯片和邮件。</translation>
        </message>
        <message>
            <source>The same seed draws the same tasks again</source>
            <translation>相同的种子会抽取相同的任务</translation>
        </message>
        <message>
            <source>The same seed gives the same run.</source>
            <translation>相同的种子得到相同的训练。</translation>
        </message>
        <message>
            <source>The same seed, versions and kind of device give the same figures; others may differ in the last digits, which add up.</source>
            <translation>随机种子、版本和设备类型都相同，数字就相同；否则最后几位可能不同，差异会逐渐累积。</translation>
        </message>
        <message>
            <source>The scale is that of the authors' code for up to 200 classes; for more they take 10. Their classes learn a length beside their direction, which is left out here, as in the paper.</source>
            <translation>这个比例是作者的代码在不超过 200 个类别时所用的；类别更多时，作者用 10。作者的代码还为每个类别学习长度，这里与论文一样，只学习方向。</translation>
        </message>
        <message>
            <source>The session used {0} with weights from a file that is not where it was; choose that file.</source>
            <translation>会话使用 {0}，其权重来自一个已不在原处的文件；请选择该文件。</translation>
        </message>
        <message>
            <source>The settings of the algorithm are not valid yet; mend them first.</source>
            <translation>算法的设置还有错误，请先改正。</translation>
        </message>
        <message>
            <source>The settings of the paper, which can be put into the panels.</source>
            <translation>论文中的设置，可以填入各面板。</translation>
        </message>
        <message>
            <source>The settings of {run} are filled in at the left. Change what you like, then press Start.</source>
            <translation>{run} 的设置已填入左侧。按需修改后点击“开始”。</translation>
        </message>
        <message>
            <source>The settings that the authors used for this task, as far as the paper and its code say.</source>
            <translation>作者用于此任务的设置（以论文及其代码所述为准）。</translation>
        </message>
        <message>
            <source>The settings that the paper reports; training with them can take days without a graphics card</source>
            <translation>论文中的设置；没有显卡时，训练可能需要几天</translation>
        </message>
        <message>
            <source>The share of a label's weight that is spread over all classes in practice, against overconfidence.</source>
            <translation>练习时把标签权重的多大比例分摊给所有类别，以防过度自信。</translation>
        </message>
        <message>
            <source>The share of features left out at random in practice; in ResNet-12 whole patches of them (DropBlock).</source>
            <translation>练习时随机舍去的特征比例；在 ResNet-12 中是整块舍去（DropBlock）。</translation>
        </message>
        <message>
            <source>The shipped model {0} has changed since the session was saved: answers may differ a little.</source>
            <translation>会话保存之后，内置模型 {0} 已更改：答案可能略有不同。</translation>
        </message>
        <message>
            <source>The side of the pictures that the network is given; 0 means what it is usually given.</source>
            <translation>交给网络的图片边长；0 表示通常的大小。</translation>
        </message>
        <message>
            <source>The simplest method that is hard to beat. Practice is fast, and learning a task costs one look.</source>
            <translation>难以超越的最简单方法。练习很快，学习一个任务只需看一眼。</translation>
        </message>
        <message>
            <source>The simplest of its kind, for any network. It needs many practice tasks, with more examples than the one or five of use, and many inner steps later on.</source>
            <translation>同类中最简单的方法，适用于任何网络。它需要许多练习任务，每类样本要比使用时的一个或五个更多，之后还需要许多内循环步。</translation>
        </message>
        <message>
            <source>The single step and the first step sizes are the paper's. All else is as in MAML on Omniglot, and was not checked against the paper.</source>
            <translation>只走一步以及初始步长出自论文。其余与 MAML 在 Omniglot 上的设置相同，没有与论文核对。</translation>
        </message>
        <message>
            <source>The size of the LSTM.</source>
            <translation>LSTM 的大小。</translation>
        </message>
        <message>
            <source>The size of the memory that each layer of the learned optimiser has for each weight.</source>
            <translation>学习得到的优化器的每一层为每个权重保留的记忆大小。</translation>
        </message>
        <message>
            <source>The size of the memory that the learned optimiser has for each weight.</source>
            <translation>学习得到的优化器为每个权重保留的记忆大小。</translation>
        </message>
        <message>
            <source>The split could not be kept: {why}.</source>
            <translation>无法保存划分：{why}。</translation>
        </message>
        <message>
            <source>The split is to come from a file (--split file), but none is named (--split-file).</source>
            <translation>划分应来自文件（--split file），但没有指定文件（--split-file）。</translation>
        </message>
        <message>
            <source>The split of {0}</source>
            <translation>{0} 的划分</translation>
        </message>
        <message>
            <source>The split of {0} has changed since the run began; start a new run.</source>
            <translation>自训练开始以来，{0} 的划分已改变；请开始新的训练。</translation>
        </message>
        <message>
            <source>The split {0}</source>
            <translation>划分 {0}</translation>
        </message>
        <message>
            <source>The split {0} cannot be read: {1}.</source>
            <translation>划分 {0} 无法读取：{1}。</translation>
        </message>
        <message>
            <source>The split {0} must be an object with lists of class names: {1}.</source>
            <translation>划分 {0} 必须是一个含有类别名称列表的对象：{1}。</translation>
        </message>
        <message>
            <source>The split {0} must map {1} to lists of class names, not {2}.</source>
            <translation>划分 {0} 必须把 {1} 对应到类别名称列表，而不是 {2}。</translation>
        </message>
        <message>
            <source>The statistics of the examples (support), or averages that practice kept for every inner step (running), which has been far less accurate. Without effect where batch-norm is transductive.</source>
            <translation>样本的统计量（support），或练习时为每个内循环步保存的平均值（running），后者准确率低得多。批归一化为直推式时不起作用。</translation>
        </message>
        <message>
            <source>The step size of further tuning.</source>
            <translation>进一步微调的步长。</translation>
        </message>
        <message>
            <source>The step size of the outer optimiser.</source>
            <translation>外循环优化器的步长。</translation>
        </message>
        <message>
            <source>The step size with which practice begins; the model then learns how far each weight moves at each step.</source>
            <translation>练习开始时的步长；之后模型学习每个权重在每一步移动多远。</translation>
        </message>
        <message>
            <source>The step size with which the model learns a new task.</source>
            <translation>模型学习新任务时的步长。</translation>
        </message>
        <message>
            <source>The step size with which the model learns a new task. Every layer begins with it at every step.</source>
            <translation>模型学习新任务时的步长。每一层在每一步都从它开始。</translation>
        </message>
        <message>
            <source>The step size with which the model learns a new task. Every weight begins with it, and learns its own.</source>
            <translation>模型学习新任务时的步长。每个权重都从它开始，再学习各自的步长。</translation>
        </message>
        <message>
            <source>The step size with which the new classifier is trained.</source>
            <translation>训练新分类器的步长。</translation>
        </message>
        <message>
            <source>The table is {table}.</source>
            <translation>表格为{table}。</translation>
        </message>
        <message>
            <source>The table {0} cannot be written: {1}.</source>
            <translation>无法写入表格 {0}：{1}。</translation>
        </message>
        <message>
            <source>The table {0} has no column {1}; it has {2}.</source>
            <translation>表 {0} 没有列 {1}；它有 {2}。</translation>
        </message>
        <message>
            <source>The task before, which is harder</source>
            <translation>上一个任务（更难）</translation>
        </message>
        <message>
            <source>The task has {0} classes, but this learner was made to tell at most {1} apart.</source>
            <translation>任务有 {0} 个类别，但这个学习器最多能区分 {1} 个。</translation>
        </message>
        <message>
            <source>The task has {ways} classes, but the learner would be made to tell at most {most} apart. Raise “Classes at most” to {ways}, or lower “Classes per task” to at most {most}.</source>
            <translation>任务有 {ways} 个类别，但学习器最多只能区分 {most} 个。请将“类别数上限”提高到 {ways}，或将“每个任务的类别数”降到最多 {most}。</translation>
        </message>
        <message>
            <source>The tasks it is tested on have {ways} classes with {queries} each; practice has its own numbers, under Advanced: Classes in practice and Questions in practice.</source>
            <translation>测试任务有 {ways} 个类别，每类 {queries}；练习的数量另行设置，见“高级”中练习时的类别数和待识别图片数。</translation>
        </message>
        <message>
            <source>The tasks with the fewest right answers over all models</source>
            <translation>所有模型正确回答最少的任务</translation>
        </message>
        <message>
            <source>The test class {0} of {1} has no pictures.</source>
            <translation>{1} 的测试类别 {0} 没有图片。</translation>
        </message>
        <message>
            <source>The test classes were looked at once.</source>
            <translation>查看过一次测试类别。</translation>
        </message>
        <message>
            <source>The test classes were looked at {often}. The more often that happens before a run is chosen, the less their figures say about new classes.</source>
            <translation>已查看测试类别 {often}。在选定训练记录之前看得越多，这些数字就越不能说明对新类别的效果。</translation>
        </message>
        <message>
            <source>The trained model that learns your classes and recognises your pictures</source>
            <translation>训练好的模型，它学习您的类别并识别您的图片</translation>
        </message>
        <message>
            <source>The training class {0} of {1} has no pictures.</source>
            <translation>{1} 的训练类别 {0} 没有图片。</translation>
        </message>
        <message>
            <source>The validation after step {0}</source>
            <translation>第 {0} 步之后的验证</translation>
        </message>
        <message>
            <source>The validation class {0} of {1} has no pictures.</source>
            <translation>{1} 的验证类别 {0} 没有图片。</translation>
        </message>
        <message>
            <source>The versions of the programs that it was made with were not recorded.</source>
            <translation>没有记录所用程序的版本。</translation>
        </message>
        <message>
            <source>The way in which the model learns, and its settings.</source>
            <translation>模型学习的方式及其设置。</translation>
        </message>
        <message>
            <source>The weights of {0} are not on this computer: download them (--download, {1} MB), or name a file of your own as pretrained:{2}=FILE.</source>
            <translation>这台电脑上没有 {0} 的权重：请下载（--download，{1} MB），或用 pretrained:{2}=FILE 指定您自己的文件。</translation>
        </message>
        <message>
            <source>The weights {0} are no longer finite numbers</source>
            <translation>权重 {0} 不再是有限数</translation>
        </message>
        <message>
            <source>The weights {0} cannot be read: {1}.</source>
            <translation>无法读取权重 {0}：{1}。</translation>
        </message>
        <message>
            <source>The width of every convolution; in ResNet-12 of the first stage, beyond which it grows tenfold.</source>
            <translation>每个卷积的宽度；在 ResNet-12 中是第一阶段的宽度，之后增至十倍。</translation>
        </message>
        <message>
            <source>The width of every layer of the MLP.</source>
            <translation>MLP 每层的宽度。</translation>
        </message>
        <message>
            <source>The workbench cannot start. The details below may help whoever looks into it.</source>
            <translation>工作台无法启动。下面的详细信息有助于查找原因。</translation>
        </message>
        <message>
            <source>The workbench crashed the last time. Help ▸ Open the log shows where; nothing that was saved is lost.</source>
            <translation>工作台上次崩溃了。“帮助 ▸ 打开日志”会显示出错的位置；已保存的内容没有丢失。</translation>
        </message>
        <message>
            <source>The workbench goes on. If something looks odd from now on, save what is dear to you, and start it again.</source>
            <translation>工作台会继续运行。如果之后出现异常，请保存重要的内容并重新启动。</translation>
        </message>
        <message>
            <source>The workbench never looks for a newer version by itself, and this copy does not say where newer ones come from.</source>
            <translation>本程序从不自行检查新版本；这份安装也没有注明新版本的下载地址。</translation>
        </message>
        <message>
            <source>The workbench never looks for a newer version by itself; this opens the download page in your browser.</source>
            <translation>本程序从不自行检查新版本；点击后会在浏览器中打开下载页面。</translation>
        </message>
        <message>
            <source>The {0} became {1}</source>
            <translation>{0} 变成了 {1}</translation>
        </message>
        <message>
            <source>The {0} kept for validation do not suffice: {1}</source>
            <translation>留作验证的{0}不够：{1}</translation>
        </message>
        <message>
            <source>The {0} pictures of {1} at {2} × {3} pixels would take {4} on the disk, where {5} are free; choose a picture size of at most {6}.</source>
            <translation>{1} 的 {0} 张图片以 {2} × {3} 像素计，要占用磁盘 {4}，而可用空间为 {5}；请选择不超过 {6} 的图片大小。</translation>
        </message>
        <message>
            <source>The {0} pictures of {1} at {2} × {3} pixels would take {4} on the disk, where {5} are free; free some of it first.</source>
            <translation>{1} 的 {0} 张图片以 {2} × {3} 像素计，要占用磁盘 {4}，而可用空间为 {5}；请先腾出一些空间。</translation>
        </message>
        <message>
            <source>The {0} {1} of {2} has no pictures.</source>
            <translation>{2} 的{0} {1} 没有图片。</translation>
        </message>
        <message>
            <source>The {count} nearest are all of {label}.</source>
            <translation>最近的 {count} 个样本都属于 {label}。</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Theme, device and checkpoints as after the installation; the folders stay</source>
            <translation>主题、设备和检查点恢复为安装后的状态；文件夹不变</translation>
        </message>
        <message>
            <source>There are 0 models to compare, but at least 1 is needed.</source>
            <translation>要比较的模型有 0 个，但至少需要 1 个。</translation>
        </message>
        <message>
            <source>There are no Omniglot characters in {0}: expected are pictures at Alphabet/character01/0001_01.png, or an .npz with alphabets.json beside it.</source>
            <translation>“{0}”中没有 Omniglot 字符：应为 Alphabet/character01/0001_01.png 这样的图片，或 .npz 文件及其旁边的 alphabets.json。</translation>
        </message>
        <message>
            <source>There are no curves yet.</source>
            <translation>还没有曲线。</translation>
        </message>
        <message>
            <source>There are no pictures in {0}.</source>
            <translation>“{0}”中没有图片。</translation>
        </message>
        <message>
            <source>There are no {0} classes in {1}, but {2} has classes for {3}.</source>
            <translation>{1} 中没有 {0} 类别，但 {2} 有 {3} 的类别。</translation>
        </message>
        <message>
            <source>There are pictures in {0}, but no imagelabels.mat.</source>
            <translation>“{0}”中有图片，但没有 imagelabels.mat。</translation>
        </message>
        <message>
            <source>There is a dataset named {0} already, from {1}; remove it first.</source>
            <translation>已经有名为 {0} 的数据集，来自 {1}；请先移除它。</translation>
        </message>
        <message>
            <source>There is a dataset named {name} already; type another name.</source>
            <translation>已有名为 {name} 的数据集；请输入其他名称。</translation>
        </message>
        <message>
            <source>There is already a class named {name}.</source>
            <translation>已有名为“{name}”的类别。</translation>
        </message>
        <message>
            <source>There is no algorithm named {0}; there are {1}.</source>
            <translation>没有名为 {0} 的算法；有 {1}。</translation>
        </message>
        <message>
            <source>There is no checkpoint at {0}.</source>
            <translation>{0} 处没有检查点。</translation>
        </message>
        <message>
            <source>There is no checkpoint: what it has learned was not kept.</source>
            <translation>没有检查点：学到的内容没有保留。</translation>
        </message>
        <message>
            <source>There is no dataset named {0}; there are {1}.</source>
            <translation>没有名为 {0} 的数据集；有 {1}。</translation>
        </message>
        <message>
            <source>There is no file of weights {0}.</source>
            <translation>没有权重文件 {0}。</translation>
        </message>
        <message>
            <source>There is no file or folder {0}.</source>
            <translation>没有文件或文件夹 {0}。</translation>
        </message>
        <message>
            <source>There is no final classifier named {0}; there are {1}.</source>
            <translation>没有名为 {0} 的最终分类器；有 {1}。</translation>
        </message>
        <message>
            <source>There is no folder {0} to write {1} to.</source>
            <translation>没有可写入 {1} 的文件夹 {0}。</translation>
        </message>
        <message>
            <source>There is no group {0}; there are {1}.</source>
            <translation>没有组 {0}；有 {1}。</translation>
        </message>
        <message>
            <source>There is no map named {0}; there are {1}.</source>
            <translation>没有名为 {0} 的分布图；有 {1}。</translation>
        </message>
        <message>
            <source>There is no model pretrained:{0}; pretrained are {1}.</source>
            <translation>没有模型 pretrained:{0}；预训练的有 {1}。</translation>
        </message>
        <message>
            <source>There is no model {0}; shipped are {1}.</source>
            <translation>没有模型 {0}；内置的有 {1}。</translation>
        </message>
        <message>
            <source>There is no network named {0}; there are {1}.</source>
            <translation>没有名为 {0} 的网络；有 {1}。</translation>
        </message>
        <message>
            <source>There is no paper to follow: these are MAML's settings for Omniglot with twenty classes, with every second gradient predicted.</source>
            <translation>没有可以遵循的论文：这些是 MAML 用于二十个类别的 Omniglot 的设置，每隔一个梯度由预测得到。</translation>
        </message>
        <message>
            <source>There is no run at {0}.</source>
            <translation>{0} 处没有训练记录。</translation>
        </message>
        <message>
            <source>There is no run to report on.</source>
            <translation>没有可报告的训练记录。</translation>
        </message>
        <message>
            <source>There is no run {0} in the trash: workbench runs list --trash --folder {1} shows what is.</source>
            <translation>回收站中没有训练记录 {0}：workbench runs list --trash --folder {1} 可列出其中的内容。</translation>
        </message>
        <message>
            <source>There is no run {0} in the trash: workbench runs list --trash shows what is.</source>
            <translation>回收站中没有训练记录 {0}：workbench runs list --trash 可列出其中的内容。</translation>
        </message>
        <message>
            <source>There is no run {0}: name a run folder, or one that workbench runs list shows.</source>
            <translation>没有训练记录 {0}：请指定训练文件夹，或 workbench runs list 列出的某一个。</translation>
        </message>
        <message>
            <source>There is no run {0}…: a name of {1} characters is too long for any.</source>
            <translation>没有训练记录 {0}…：{1} 个字符的名称太长，不可能是任何一个。</translation>
        </message>
        <message>
            <source>There is no session at {0}.</source>
            <translation>{0} 处没有会话。</translation>
        </message>
        <message>
            <source>There is no {0} in {1}, with or without .gz at its end.</source>
            <translation>“{1}”中没有 {0}，末尾带或不带 .gz 的都没有。</translation>
        </message>
        <message>
            <source>There is no {0} in {1}: expected are {2}.</source>
            <translation>“{1}”中没有 {0}：应为 {2}。</translation>
        </message>
        <message>
            <source>There is no {0} named {1}; there are {2}.</source>
            <translation>没有名为 {1} 的 {0}；有 {2}。</translation>
        </message>
        <message>
            <source>There is no {0}.</source>
            <translation>没有 {0}。</translation>
        </message>
        <message>
            <source>There is none: nothing that it learned was kept.</source>
            <translation>没有：学到的内容没有保存。</translation>
        </message>
        <message>
            <source>There is not enough memory.</source>
            <translation>内存不足。</translation>
        </message>
        <message>
            <source>There is not enough memory: {0} more would be needed at once.</source>
            <translation>内存不足：一次还需要 {0}。</translation>
        </message>
        <message>
            <source>There is nothing to compare on yet: drop a few pictures of at least two classes into Try it.</source>
            <translation>还没有可用来比较的内容：请在“试一试”中拖入至少两个类别的几张图片。</translation>
        </message>
        <message>
            <source>There is nothing to export yet: add pictures of at least two classes in Try it first.</source>
            <translation>还没有可导出的内容：请先在“试一试”中添加至少两个类别的图片。</translation>
        </message>
        <message>
            <source>There is nothing to map yet. In Try it, drop a few pictures of at least two classes; those that the model finds alike then lie close together here.</source>
            <translation>还没有可显示的分布图。请在“试一试”中拖入至少两个类别的几张图片；模型认为相似的图片会在这里靠在一起。</translation>
        </message>
        <message>
            <source>There is nothing to measure yet. That takes at least two classes, and a second picture in at least one of them.</source>
            <translation>还没有可测量的内容。至少需要两个类别，且其中至少一个类别有第二张图片。</translation>
        </message>
        <message>
            <source>There is nothing to practise: this method learns only when it meets a task.</source>
            <translation>没有什么可练习：这种方法只在遇到任务时学习。</translation>
        </message>
        <message>
            <source>There is nothing to recognise yet. Drop pictures that the model has not seen into Try it, below its classes; what it would have answered at each stage is then shown here.</source>
            <translation>还没有待识别的图片。请把模型没见过的图片拖到“试一试”中类别的下方；模型在每个阶段会给出的回答就会显示在这里。</translation>
        </message>
        <message>
            <source>There is nothing to recognise yet. Drop pictures that the model has not seen into Try it, below its classes; why they are recognised as they are, is then shown here.</source>
            <translation>还没有待识别的图片。请把模型没见过的图片拖入“试一试”中类别的下方；这里会显示识别结果的原因。</translation>
        </message>
        <message>
            <source>There is nothing to save yet: drop a few pictures first.</source>
            <translation>还没有可保存的内容：请先拖入几张图片。</translation>
        </message>
        <message>
            <source>There is {0} task, but an interval needs at least 2.</source>
            <translation>只有 {0} 个任务，但区间至少需要 2 个。</translation>
        </message>
        <message>
            <source>There is {0}, but no {1} beside it.</source>
            <translation>有 {0}，但旁边没有 {1}。</translation>
        </message>
        <message>
            <source>There was no checkpoint yet, so that Continue begins it again.</source>
            <translation>还没有检查点，因此“继续”会从头开始。</translation>
        </message>
        <message>
            <source>There was no picture that could be read; the table {table} has no rows.</source>
            <translation>没有可以读取的图片；表格{table}中没有内容。</translation>
        </message>
        <message>
            <source>There was no validation.</source>
            <translation>没有进行过验证。</translation>
        </message>
        <message>
            <source>There was not enough memory to calibrate the model.</source>
            <translation>内存不足，无法校准模型。</translation>
        </message>
        <message>
            <source>These are MAML's settings for Omniglot with twenty classes, on which the paper reports.</source>
            <translation>这些是 MAML 用于二十个类别的 Omniglot 的设置，论文报告的就是这种任务。</translation>
        </message>
        <message>
            <source>These pictures are unlike those that the model was trained on: expect more wrong answers.</source>
            <translation>这些图片与模型训练所用的不同：可能会有更多错误答案。</translation>
        </message>
        <message>
            <source>These pictures look like photographs, but the model was trained on drawings: expect wrong answers.</source>
            <translation>这些图片像是照片，但模型是用手写图训练的：可能会答错。</translation>
        </message>
        <message>
            <source>These results are of other settings than those at the left. Press Start to compare with these.</source>
            <translation>这些结果来自与左侧不同的设置。点击“开始”按左侧的设置比较。</translation>
        </message>
        <message>
            <source>They are {name}</source>
            <translation>它们是“{name}”</translation>
        </message>
        <message>
            <source>They were moved into folders.</source>
            <translation>图片已按类别移入文件夹。</translation>
        </message>
        <message>
            <source>This cannot be said of {0}: {1}</source>
            <translation>{0} 不能这样写：{1}</translation>
        </message>
        <message>
            <source>This changes how the method learns.</source>
            <translation>这会改变方法的学习方式。</translation>
        </message>
        <message>
            <source>This choice cannot be written down: {why}. The folder stays as it was.</source>
            <translation>无法记下这一选择：{why}。文件夹保持不变。</translation>
        </message>
        <message>
            <source>This data has no {0} classes for {1}; ask for --split all.</source>
            <translation>此数据没有供 {1} 使用的{0}类别；请用 --split all。</translation>
        </message>
        <message>
            <source>This folder is not there; is its disk connected?</source>
            <translation>此文件夹不存在；它所在的磁盘连接了吗？</translation>
        </message>
        <message>
            <source>This folder is not there; is its disk connected? Meanwhile the usual place serves.</source>
            <translation>此文件夹不存在；它所在的磁盘连接了吗？暂时使用默认位置。</translation>
        </message>
        <message>
            <source>This is a practice task: {ways} classes, each with {shots} (support set) and {queries} (queries).</source>
            <translation>这是一个练习任务：{ways} 个类别，每类有 {shots}（支持集）和 {queries}（查询集）。</translation>
        </message>
        <message>
            <source>This is laid out as Omniglot is published, so it is opened as Omniglot, with its alphabets.</source>
            <translation>它的结构与公开发布的 Omniglot 相同，因此作为 Omniglot 打开，并带有各个字母表。</translation>
        </message>
        <message>
            <source>This is no cell of a table: it has no {0}.</source>
            <translation>这不是表中的单元格：它没有 {0}。</translation>
        </message>
        <message>
            <source>This is no cell of a table: {0}.</source>
            <translation>这不是表中的单元格：{0}。</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>待识别图片</translation>
        </message>
        <message>
            <source>This method has no form in ONNX: {0}</source>
            <translation>此方法没有 ONNX 形式：{0}</translation>
        </message>
        <message>
            <source>This method learns in one go.</source>
            <translation>此方法一次学完。</translation>
        </message>
        <message>
            <source>This method learns in one go: there are no steps to look at, only what it answers with.</source>
            <translation>此方法一次学完：没有可以查看的步骤，只有最后的回答。</translation>
        </message>
        <message>
            <source>This model gave no usable answer: its scores are not finite numbers. Choose another model, or fewer or smaller steps of learning.</source>
            <translation>这个模型没有给出可用的答案：它的得分不是有限的数。请换一个模型，或减少学习的步数、减小步长。</translation>
        </message>
        <message>
            <source>This model has not learned to tell when a picture is none of the classes.</source>
            <translation>此模型没有学过判断图片不属于任何类别。</translation>
        </message>
        <message>
            <source>This model needs no practice: it compares the pictures of {data} as they are.</source>
            <translation>这个模型不需要练习，它直接比较图片；图片来自 {data}。</translation>
        </message>
        <message>
            <source>This model practised on {data}, by many small tasks. In each it was shown {examples} of each of {ways} classes, and had to recognise {pictures} of each.</source>
            <translation>这个模型用许多小任务练习，数据来自 {data}。每个任务有 {ways} 个类别，每类给它看 {examples}，再让它认出每类的 {pictures}。</translation>
        </message>
        <message>
            <source>This model practised on {data}: it learned to tell all classes of practice apart at once.</source>
            <translation>这个模型的练习数据来自 {data}：它学习同时区分练习的所有类别。</translation>
        </message>
        <message>
            <source>This model practised on {data}: shown two pictures, it learned to say whether they show the same class.</source>
            <translation>这个模型的练习数据来自 {data}：看两张图片，学习判断它们是否属于同一类别。</translation>
        </message>
        <message>
            <source>This plane shows {share} of the differences between the pictures; the rest lies beyond it.</source>
            <translation>此平面显示了图片之间 {share} 的差异；其余的显示不出来。</translation>
        </message>
        <message>
            <source>This run came to its end; “Train again with…” begins another with its settings.</source>
            <translation>此训练已完成；用“按此设置再训练…”可用它的设置开始新的训练。</translation>
        </message>
        <message>
            <source>This run goes on already.</source>
            <translation>此训练已在进行。</translation>
        </message>
        <message>
            <source>This run has kept nothing that it learned.</source>
            <translation>此训练记录没有保存学到的内容。</translation>
        </message>
        <message>
            <source>This run has no checkpoint to go on from; “Train again with…” begins another with its settings.</source>
            <translation>此训练记录没有可继续的检查点；用“按此设置再训练…”可用它的设置开始新的训练。</translation>
        </message>
        <message>
            <source>This run has no curves.</source>
            <translation>此训练记录没有曲线。</translation>
        </message>
        <message>
            <source>This run would take about {0} of memory, but on {1} only {2} are free.</source>
            <translation>这次训练约需 {0} 内存，但{1}只有 {2} 可用。</translation>
        </message>
        <message>
            <source>This version ships no model named {0}; choose another.</source>
            <translation>此版本没有内置名为 {0} 的模型；请选择另一个。</translation>
        </message>
        <message>
            <source>Three ways to begin. Help ▸ Welcome shows them again.</source>
            <translation>三种开始的方式。“帮助 ▸ 欢迎”可以再次打开它们。</translation>
        </message>
        <message>
            <source>Tick the models to compare</source>
            <translation>勾选要比较的模型</translation>
        </message>
        <message>
            <source>Tick the models to compare.</source>
            <translation>请勾选要比较的模型。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Tiny photographs of a hundred kinds of things and animals.</source>
            <translation>一百种事物和动物的小照片。</translation>
        </message>
        <message>
            <source>To compare with, or to show why convolutions help; for recognising pictures take Conv4.</source>
            <translation>用于比较，或说明卷积为何有用；识别图片请用 Conv4。</translation>
        </message>
        <message>
            <source>To decide between it and {title}</source>
            <translation>以便在它与“{title}”之间得出结论</translation>
        </message>
        <message>
            <source>To have pictures recognised, drop them on “Try it” at the right.</source>
            <translation>要识别图片，请拖到右侧的“试一试”。</translation>
        </message>
        <message>
            <source>To recognise</source>
            <translation>待识别</translation>
        </message>
        <message>
            <source>To see a memory at work, written and read. Prototypes do better for less practice. Without its direct way to the memory, as in the paper, it takes tens of thousands of tasks to beat guessing by much.</source>
            <translation>用来观察记忆如何写入和读取。原型网络练习更少、效果更好。像论文那样没有直达记忆的通道时，需要数万个任务才能明显超过随机猜测。</translation>
        </message>
        <message>
            <source>To see how far a rule gets that nobody wrote. In minutes it became as good as first-order MAML on as many tasks, in four times the time. Keep the network narrow, as memory grows with it, and take about as many steps as in practice.</source>
            <translation>用来看看没有人编写的规则能走多远。几分钟内，在同样多的任务上达到与一阶 MAML 相当的水平，用时四倍。网络要窄，因为内存随之增长；步数大致与练习时相同。</translation>
        </message>
        <message>
            <source>To show how a classic compares; expect it to be the weakest.</source>
            <translation>用来看看经典方法的表现；预计是最弱的。</translation>
        </message>
        <message>
            <source>To study how learning itself can be learned, with next to nothing built in. Prototypes get further in less practice. Use it with no more examples per class than in practice: more of them make it worse.</source>
            <translation>用于研究如何学会学习本身，几乎没有内置规则。原型网络练习更少却走得更远。每类样本数不要超过练习时：更多反而变差。</translation>
        </message>
        <message>
            <source>To the page after (Alt+→)</source>
            <translation>下一页 (Alt+→)</translation>
        </message>
        <message>
            <source>To the page before (Alt+←)</source>
            <translation>上一页 (Alt+←)</translation>
        </message>
        <message>
            <source>To watch a learned way of learning: gates and step sizes can be looked at. In minutes it became no better than first-order MAML on as many tasks, in four times the time. Keep the network narrow: memory grows with it.</source>
            <translation>用于观察学得的学习方式：可以查看各个门和步长。几分钟内，在同样多的任务上没有超过一阶 MAML，用时四倍。网络要窄：内存随之增长。</translation>
        </message>
        <message>
            <source>Too few to be parted: all are for training</source>
            <translation>太少，无法划分：全部用于训练</translation>
        </message>
        <message>
            <source>Too many levels of symbolic links</source>
            <translation>符号链接层数过多</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>打开的文件太多</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Train a baseline</source>
            <translation>训练基线</translation>
        </message>
        <message>
            <source>Train a baseline ({0}): {1} of the same classes.</source>
            <translation>训练一个基线（{0}）：{1}，类别不变。</translation>
        </message>
        <message>
            <source>Train a baseline: {pictures} of the same classes.</source>
            <translation>训练一个基线：{pictures}，类别不变。</translation>
        </message>
        <message>
            <source>Train a meta-learner, then drop a few pictures of new classes and see it learn them. Everything stays on this computer.</source>
            <translation>训练一个元学习模型，再拖入几张新类别的图片，看它如何学会。一切都留在这台电脑上。</translation>
        </message>
        <message>
            <source>Train again with…</source>
            <translation>按此设置再训练…</translation>
        </message>
        <message>
            <source>Train it from its beginning</source>
            <translation>从头开始训练</translation>
        </message>
        <message>
            <source>Train on drawn characters that come with the program; it is explained as it goes. A few minutes.</source>
            <translation>用程序自带的手绘字符训练，边训练边讲解。大约几分钟。</translation>
        </message>
        <message>
            <source>Train on my own folder…</source>
            <translation>用我自己的文件夹训练…</translation>
        </message>
        <message>
            <source>Train on without further words</source>
            <translation>继续训练，不再讲解</translation>
        </message>
        <message>
            <source>Train this</source>
            <translation>训练这个</translation>
        </message>
        <message>
            <source>Train your first model</source>
            <translation>训练第一个模型</translation>
        </message>
        <message>
            <source>Train {title}</source>
            <translation>训练 {title}</translation>
        </message>
        <message>
            <source>Trained from scratch</source>
            <translation>从头训练</translation>
        </message>
        <message>
            <source>Trained on Omniglot (Lake, Salakhutdinov &amp; Tenenbaum 2015, MIT licence).</source>
            <translation>在 Omniglot 上训练（Lake, Salakhutdinov &amp; Tenenbaum 2015，MIT 许可）。</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Training (smoothed)</source>
            <translation>训练（平滑）</translation>
        </message>
        <message>
            <source>Training (smoothed) / validation</source>
            <translation>训练（平滑）/ 验证</translation>
        </message>
        <message>
            <source>Training / validation</source>
            <translation>训练 / 验证</translation>
        </message>
        <message>
            <source>Training as thin lines, validation as thick ones with round markers</source>
            <translation>训练为细线，验证为带圆点的粗线</translation>
        </message>
        <message>
            <source>Training failed. {reason}</source>
            <translation>训练失败。{reason}</translation>
        </message>
        <message>
            <source>Training failed. {reason}. {more}</source>
            <translation>训练失败。{reason}。{more}</translation>
        </message>
        <message>
            <source>Training needs at least 2 classes; move some there.</source>
            <translation>训练至少需要 2 个类别，请移入一些。</translation>
        </message>
        <message>
            <source>Training progress</source>
            <translation>训练进度</translation>
        </message>
        <message>
            <source>Training runs</source>
            <translation>训练记录</translation>
        </message>
        <message>
            <source>Training waits. {shortage}</source>
            <translation>训练正在等待。{shortage}</translation>
        </message>
        <message>
            <source>Training, among all classes of practice</source>
            <translation>训练，在所有练习类别之间</translation>
        </message>
        <message>
            <source>Training, on pairs, same or not</source>
            <translation>训练，成对，相同或不同</translation>
        </message>
        <message>
            <source>Training, {0} ways</source>
            <translation>训练，{0} 个类别</translation>
        </message>
        <message>
            <source>Training: {0}, among all classes of practice</source>
            <translation>训练：{0}，在所有练习类别之间</translation>
        </message>
        <message>
            <source>Training: {0}, on pairs, same or not</source>
            <translation>训练：{0}，成对，相同或不同</translation>
        </message>
        <message>
            <source>Treat features</source>
            <translation>特征处理</translation>
        </message>
        <message>
            <source>Triantafillou et al. 2020</source>
            <translation>Triantafillou et al. 2020</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <source>Try it now</source>
            <translation>马上试一试</translation>
        </message>
        <message>
            <source>Try it with these</source>
            <translation>用它们试一试</translation>
        </message>
        <message>
            <source>Try it with these: a trained model learns them from a few pictures each, at once.</source>
            <translation>用它们试一试：训练好的模型从每类几张图片就能马上学会。</translation>
        </message>
        <message>
            <source>Try it with this run</source>
            <translation>用此记录试一试</translation>
        </message>
        <message>
            <source>Try with example pictures</source>
            <translation>用示例图片试试</translation>
        </message>
        <message>
            <source>Tuned for {steps}</source>
            <translation>微调 {steps}</translation>
        </message>
        <message>
            <source>Tuning rate</source>
            <translation>微调学习率</translation>
        </message>
        <message>
            <source>Turn each practice picture by a random angle, at most this one; 0 means not at all.</source>
            <translation>把每张练习图片随机旋转一个角度，最多为此值；0 表示不旋转。</translation>
        </message>
        <message>
            <source>Turn practice pictures by up to</source>
            <translation>练习图片的最大旋转角度</translation>
        </message>
        <message>
            <source>Turn, scale, shear, shift and re-ink practice pictures a little, so that the model sees more variety.</source>
            <translation>把练习图片略微旋转、缩放、错切、平移并改变笔迹粗细，使模型看到更多变化。</translation>
        </message>
        <message>
            <source>Two classes are called {0}; each needs a name of its own.</source>
            <translation>有两个类别都叫 {0}；每个类别需要各自的名称。</translation>
        </message>
        <message>
            <source>Two classes are enough to begin.</source>
            <translation>有两个类别就可以开始。</translation>
        </message>
        <message>
            <source>Two classes have the same name, so a split cannot tell them apart.</source>
            <translation>有两个类别同名，划分无法区分它们。</translation>
        </message>
        <message>
            <source>Two classes with a few pictures each are enough: photographs or drawings, as files or pasted.</source>
            <translation>两个类别、每类几张图片就够了：照片或手写图都行，可以拖入文件，也可以粘贴。</translation>
        </message>
        <message>
            <source>Two networks: a meta-parameter network reads the examples and writes parameters of a task network. It sets how strongly each layer of the task network answers, and its final classifier.</source>
            <translation>两个网络：元参数网络读取样本，写出任务网络的参数，决定任务网络每一层的响应强度以及最终分类器。</translation>
        </message>
        <message>
            <source>Type a method, an author or a year</source>
            <translation>输入方法、作者或年份</translation>
        </message>
        <message>
            <source>Type a name</source>
            <translation>输入名称</translation>
        </message>
        <message>
            <source>Type a name under which the pictures are kept.</source>
            <translation>请输入保存这些图片所用的名称。</translation>
        </message>
        <message>
            <source>Type a name, an author or a licence</source>
            <translation>输入名称、作者或许可协议</translation>
        </message>
        <message>
            <source>Type a name, an author or a year</source>
            <translation>输入名称、作者或年份</translation>
        </message>
        <message>
            <source>UN, L2N, CL2N</source>
            <translation>UN, L2N, CL2N</translation>
        </message>
        <message>
            <source>Under this name the pictures stand in the gallery, and work on the command line</source>
            <translation>这些图片以此名称列在数据集中，也可在命令行中使用</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo {action} (Ctrl+Z)</source>
            <translation>撤销：{action} (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Units of the controller</source>
            <translation>控制器的单元数</translation>
        </message>
        <message>
            <source>Units of the optimiser</source>
            <translation>优化器的单元数</translation>
        </message>
        <message>
            <source>Units per layer</source>
            <translation>每层单元数</translation>
        </message>
        <message>
            <source>Unlike the paper, or not checked: {list}.</source>
            <translation>与论文不同或没有核对之处：{list}。</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <source>Unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>Unsure: the best guess has less than {percent}.</source>
            <translation>不确定：最佳猜测的概率低于 {percent}。</translation>
        </message>
        <message>
            <source>Untitled session</source>
            <translation>未命名会话</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>Use a network for photographs</source>
            <translation>使用适合照片的网络</translation>
        </message>
        <message>
            <source>Use my own pictures</source>
            <translation>使用自己的图片</translation>
        </message>
        <message>
            <source>Use the download</source>
            <translation>使用下载的版本</translation>
        </message>
        <message>
            <source>Use these datasets</source>
            <translation>使用这些数据集</translation>
        </message>
        <message>
            <source>Use these pictures</source>
            <translation>使用这些图片</translation>
        </message>
        <message>
            <source>Use this dataset</source>
            <translation>使用此数据集</translation>
        </message>
        <message>
            <source>Use this model</source>
            <translation>使用此模型</translation>
        </message>
        <message>
            <source>Use this split</source>
            <translation>使用此划分</translation>
        </message>
        <message>
            <source>Use without a name</source>
            <translation>暂时使用</translation>
        </message>
        <message>
            <source>Use {title}</source>
            <translation>使用 {title}</translation>
        </message>
        <message>
            <source>Usual place</source>
            <translation>默认位置</translation>
        </message>
        <message>
            <source>Usually 2–5 minutes</source>
            <translation>通常 2–5 分钟</translation>
        </message>
        <message>
            <source>VERSA (VERML)</source>
            <translation>VERSA (VERML)（摊销推断）</translation>
        </message>
        <message>
            <source>Validate every</source>
            <translation>验证间隔</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Validation accuracy</source>
            <translation>验证准确率</translation>
        </message>
        <message>
            <source>Validation classes may be looked at as often as you like; but the best checkpoint of each run was chosen on them.</source>
            <translation>验证类别可以随意多次查看；但每次训练的最佳检查点是用它们选出的。</translation>
        </message>
        <message>
            <source>Validation fraction</source>
            <translation>验证比例</translation>
        </message>
        <message>
            <source>Validation takes {0} and test {1} of {2} {3} (fractions {4} and {5}), which leaves none for training.</source>
            <translation>从 {2} 个{3}中，验证取 {0} 个，测试取 {1} 个（比例 {4} 和 {5}），没有剩下的可供训练。</translation>
        </message>
        <message>
            <source>Validation, with 95 % intervals</source>
            <translation>验证，附 95 % 置信区间</translation>
        </message>
        <message>
            <source>Validation, {0} ways</source>
            <translation>验证，{0} 个类别</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Value to draw</source>
            <translation>要绘制的数值</translation>
        </message>
        <message>
            <source>Variety</source>
            <translation>多样性</translation>
        </message>
        <message>
            <source>Vary colours</source>
            <translation>改变颜色</translation>
        </message>
        <message>
            <source>Verdict: {word}</source>
            <translation>结论：{word}</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Vinyals' 1,200 of the 1,623 characters</source>
            <translation>Vinyals 的 1,200 个字符（共 1,623 个）</translation>
        </message>
        <message>
            <source>Vision transformer B/16</source>
            <translation>Vision transformer B/16（视觉 Transformer）</translation>
        </message>
        <message>
            <source>WORKBENCH_MIRROR is {0}, but must begin with http://, https:// or file://.</source>
            <translation>WORKBENCH_MIRROR 为 {0}，但必须以 http://、https:// 或 file:// 开头。</translation>
        </message>
        <message>
            <source>Waiting for the engine…</source>
            <translation>正在等待引擎…</translation>
        </message>
        <message>
            <source>Waiting until your classes are learned…</source>
            <translation>正在等待学完您的类别…</translation>
        </message>
        <message>
            <source>Walk through the stages</source>
            <translation>逐个播放各阶段</translation>
        </message>
        <message>
            <source>Ways and shots: how many classes a task has, and how many examples of each</source>
            <translation>类别数与样本数：一个任务有多少类别，每类多少样本</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>Weight of the prediction's error</source>
            <translation>预测误差的权重</translation>
        </message>
        <message>
            <source>Weight of {title}</source>
            <translation>{title} 的权重</translation>
        </message>
        <message>
            <source>Weighted L1</source>
            <translation>加权 L1</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Weights (*.safetensors *.pth *.pt)</source>
            <translation>权重 (*.safetensors *.pth *.pt)</translation>
        </message>
        <message>
            <source>Weights file</source>
            <translation>权重文件</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>欢迎</translation>
        </message>
        <message>
            <source>Welcome to the Meta-Learning Workbench</source>
            <translation>欢迎使用元学习工作台</translation>
        </message>
        <message>
            <source>Went on with {changes}.</source>
            <translation>改用 {changes} 继续。</translation>
        </message>
        <message>
            <source>What a task shows is told by its classes, and this one's are not known.</source>
            <translation>任务显示的内容由其类别得知，而这个任务的类别未知。</translation>
        </message>
        <message>
            <source>What becomes of the pictures</source>
            <translation>如何处理图片</translation>
        </message>
        <message>
            <source>What came of the newest comparison</source>
            <translation>最近一次比较的结果</translation>
        </message>
        <message>
            <source>What can be a dataset</source>
            <translation>哪些内容可以作为数据集</translation>
        </message>
        <message>
            <source>What cosines are multiplied with before they become probabilities; more makes the model surer.</source>
            <translation>余弦在变成概率之前所乘的数；越大，模型越有把握。</translation>
        </message>
        <message>
            <source>What do you want to remember of this run?</source>
            <translation>关于这次训练，您想记住什么？</translation>
        </message>
        <message>
            <source>What does all this mean?</source>
            <translation>这些是什么意思？</translation>
        </message>
        <message>
            <source>What does work with few classes:</source>
            <translation>类别少时可以这样做：</translation>
        </message>
        <message>
            <source>What each says of</source>
            <translation>各模型对此的判断：</translation>
        </message>
        <message>
            <source>What else can be done with a picture</source>
            <translation>图片的更多操作</translation>
        </message>
        <message>
            <source>What every method of learning to learn has to beat. Practice is fast; learning a task takes a hundred small steps.</source>
            <translation>每种元学习方法都必须超过它。练习很快；学习一个任务要走一百小步。</translation>
        </message>
        <message>
            <source>What holds for the whole program; each change holds at once.</source>
            <translation>对整个程序有效的设置；更改后立即生效。</translation>
        </message>
        <message>
            <source>What is chosen. Press Space to see everything that could be, each with an explanation.</source>
            <translation>当前的选择。按空格键可查看所有选项，每项都有说明。</translation>
        </message>
        <message>
            <source>What is known of the chosen run; of several, in what they differ</source>
            <translation>所选训练的信息；选中多条时显示它们的不同之处</translation>
        </message>
        <message>
            <source>What is not known</source>
            <translation>无法得知的内容</translation>
        </message>
        <message>
            <source>What is not saved is lost.</source>
            <translation>未保存的内容会丢失。</translation>
        </message>
        <message>
            <source>What is stored could not be looked at: {why}.</source>
            <translation>无法查看存储的内容：{why}。</translation>
        </message>
        <message>
            <source>What is taken for none of the classes, as in Try it</source>
            <translation>被认为不属于任何类别的图片，与“试一试”中相同</translation>
        </message>
        <message>
            <source>What is tuned</source>
            <translation>微调的部分</translation>
        </message>
        <message>
            <source>What it answers</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>What it practised on</source>
            <translation>用什么数据练习</translation>
        </message>
        <message>
            <source>What it says of the picture that is chosen above</source>
            <translation>对上面所选图片的回答</translation>
        </message>
        <message>
            <source>What lay in Try it cannot be read from {0}: {1}.</source>
            <translation>无法从 {0} 读取“试一试”中的内容：{1}。</translation>
        </message>
        <message>
            <source>What lay in Try it the last time cannot be brought back: {0}. It is kept in {1}.</source>
            <translation>“试一试”中上次的内容无法恢复：{0}。它保存在 {1}。</translation>
        </message>
        <message>
            <source>What lies close together is alike; how far groups lie apart, and how wide they are, says nothing.</source>
            <translation>挨得近的彼此相似；各群之间的远近和各群的大小没有意义。</translation>
        </message>
        <message>
            <source>What lies in Try it cannot be kept in {0}: {1}.</source>
            <translation>“试一试”中的内容无法保存到 {0}：{1}。</translation>
        </message>
        <message>
            <source>What mattered</source>
            <translation>哪里最重要</translation>
        </message>
        <message>
            <source>What networks learned from ImageNet, as it was fetched. What you remove must be downloaded again when it is needed; models that you trained keep their own.</source>
            <translation>网络从 ImageNet 学到的权重，按下载时原样保存。移除的内容在需要时必须重新下载；您训练的模型保留自己的权重。</translation>
        </message>
        <message>
            <source>What papers report of each method, beside what was found here.</source>
            <translation>各种方法在论文中的结果，以及在这里得到的结果。</translation>
        </message>
        <message>
            <source>What practice asks of two pictures: to lie close together or a margin apart (contrastive), or whether they are the same, by weighing how their features differ (weighted-l1).</source>
            <translation>练习对两张图片的要求：靠近或相距一个间隔（contrastive），或通过衡量特征差异判断是否相同（weighted-l1）。</translation>
        </message>
        <message>
            <source>What remains, after each example, of the record of how much a slot was used. The least used slots are written over first.</source>
            <translation>每个样本之后，存储单元使用记录还保留多少。最先覆盖最少使用的单元。</translation>
        </message>
        <message>
            <source>What several models make of the same classes and pictures.</source>
            <translation>几个模型对同样的类别和图片的识别结果。</translation>
        </message>
        <message>
            <source>What solves the machine outside practice: the method that practice needs, or scikit-learn, which finds the same up to a small error. Practice itself is always exact.</source>
            <translation>练习之外用什么求解支持向量机：练习所需的方法，或 scikit-learn（结果相同，仅有微小误差）。练习本身始终精确。</translation>
        </message>
        <message>
            <source>What takes how much of the disk, and what of it can go.</source>
            <translation>哪些内容占用多少磁盘空间，以及哪些可以删除。</translation>
        </message>
        <message>
            <source>What tells the classes apart in the end: the method's own rule, or logistic regression, a support vector machine, a decision tree or a random forest on the features.</source>
            <translation>最后用什么区分类别：方法自己的规则，或基于特征的逻辑回归、支持向量机、决策树或随机森林。</translation>
        </message>
        <message>
            <source>What the answer to one picture rests on.</source>
            <translation>对一张图片的答案以什么为依据。</translation>
        </message>
        <message>
            <source>What the camera sees</source>
            <translation>摄像头画面</translation>
        </message>
        <message>
            <source>What the classifier's answers are multiplied with before they become probabilities; learned from here.</source>
            <translation>分类器的答案在变成概率之前所乘的数；从这个值开始学习。</translation>
        </message>
        <message>
            <source>What the emitted steps are multiplied with.</source>
            <translation>给出的步所乘的数。</translation>
        </message>
        <message>
            <source>What the fast settings take on an ordinary laptop; it is measured here once training runs.</source>
            <translation>“快速”设置在普通笔记本电脑上所需的时间；开始训练后会在这台电脑上实测。</translation>
        </message>
        <message>
            <source>What the model practises with: choose it, then press “Use this dataset”.</source>
            <translation>模型用来练习的数据：选好后点击“使用此数据集”。</translation>
        </message>
        <message>
            <source>What the outer learning rate is multiplied with at each change.</source>
            <translation>每次变化时外循环学习率所乘的数。</translation>
        </message>
        <message>
            <source>What the papers report of this method, and what was measured against it</source>
            <translation>论文报告的此方法的结果，以及实测的对照结果</translation>
        </message>
        <message>
            <source>What the run is called</source>
            <translation>训练记录的名称</translation>
        </message>
        <message>
            <source>What this program is, and what it is made with.</source>
            <translation>这个程序是什么，以及用什么制作而成。</translation>
        </message>
        <message>
            <source>What to compare</source>
            <translation>比较什么</translation>
        </message>
        <message>
            <source>What to draw of each run</source>
            <translation>绘制每条训练记录的哪个量</translation>
        </message>
        <message>
            <source>What to know of our result:</source>
            <translation>关于我们的结果，请注意：</translation>
        </message>
        <message>
            <source>What to know of these figures</source>
            <translation>看这些数字时须知</translation>
        </message>
        <message>
            <source>What to show</source>
            <translation>显示什么</translation>
        </message>
        <message>
            <source>What training has learned. Earlier runs stay in their folder, and are listed again once you go back.</source>
            <translation>训练学到的内容。以前的训练记录留在原来的文件夹里，换回去后会重新列出。</translation>
        </message>
        <message>
            <source>What turns pictures into features: small ones learn from scratch, pretrained ones know photographs.</source>
            <translation>把图片变成特征的网络：小网络从头学起，预训练网络认识照片。</translation>
        </message>
        <message>
            <source>What was cut is no longer where it was cut from.</source>
            <translation>剪切的内容已不在原来的位置。</translation>
        </message>
        <message>
            <source>What was found in your pictures, and what can be done with them.</source>
            <translation>在您的图片中发现了什么，以及可以用它们做什么。</translation>
        </message>
        <message>
            <source>What was left out</source>
            <translation>不使用的内容</translation>
        </message>
        <message>
            <source>What was taken for what</source>
            <translation>什么被认成了什么</translation>
        </message>
        <message>
            <source>What was trained</source>
            <translation>训练了什么</translation>
        </message>
        <message>
            <source>What you want to remember; it is kept when you leave the field, or with Ctrl+Return</source>
            <translation>您想记住的内容；离开此框或按 Ctrl+Return 时保存</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>When MAML is too slow: about two thirds of its time for as many steps. After short practice it stays behind MAML with one example per class, less so with several.</source>
            <translation>嫌 MAML 太慢时使用：步数相同时约需其三分之二的时间。练习较短时，每类一个样本的表现不如 MAML，多个样本时差距较小。</translation>
        </message>
        <message>
            <source>When MAML is unsteady or not good enough; it has more to practise, and takes longer.</source>
            <translation>MAML 不稳定或不够好时使用；要练习的更多，耗时更长。</translation>
        </message>
        <message>
            <source>When adapting</source>
            <translation>适应时</translation>
        </message>
        <message>
            <source>When distances are too simple a comparison. It compares coarse maps of the pictures, so its settings halve them less often; practice takes about twice the time of prototypes.</source>
            <translation>单纯的距离不足以比较时使用。它比较图片的粗略特征图，因此其设置缩小图片的次数较少；练习时间约为原型网络的两倍。</translation>
        </message>
        <message>
            <source>When it began and on what was not recorded.</source>
            <translation>没有记录它何时开始、在什么设备上运行。</translation>
        </message>
        <message>
            <source>When it matters how sure an answer is: where the drawn classifiers disagree, it is less sure. For accuracy alone, prototypes do slightly better for less. Some articles call it VERML.</source>
            <translation>需要知道答案有多可靠时使用：抽取的分类器意见不一时，它的把握较小。仅看准确率，原型网络更省且略好。有些文章称它为 VERML。</translation>
        </message>
        <message>
            <source>When it was begun</source>
            <translation>何时开始</translation>
        </message>
        <message>
            <source>When tasks are unlike each other, such as different kinds of pictures. Where they are alike, as with handwriting, it writes nearly the same for each, and prototypes do as well for less. With a network that is kept fixed it writes only the final classifier.</source>
            <translation>任务彼此不同时使用，例如不同种类的图片。任务相似时（如手写字），它为每个任务写出几乎相同的内容，原型网络更省且同样好。网络固定时，它只写出最终分类器。</translation>
        </message>
        <message>
            <source>When to choose it:</source>
            <translation>什么时候选它：</translation>
        </message>
        <message>
            <source>When to use it</source>
            <translation>何时使用</translation>
        </message>
        <message>
            <source>Where it lay</source>
            <translation>所在位置</translation>
        </message>
        <message>
            <source>Where it looked</source>
            <translation>模型看了哪里</translation>
        </message>
        <message>
            <source>Where pictures go</source>
            <translation>图片放到哪里</translation>
        </message>
        <message>
            <source>Where runs are trained; “Auto” takes the graphics card where there is one.</source>
            <translation>在哪里训练；选“自动”时，有显卡就用显卡。</translation>
        </message>
        <message>
            <source>Where the files of this dataset lie, if you have them already.</source>
            <translation>如果您已有这个数据集的文件，在这里指定其位置。</translation>
        </message>
        <message>
            <source>Where the weights of a pretrained network come from: ImageNet (downloaded once), or a file of yours.</source>
            <translation>预训练网络的权重从哪里来：ImageNet（下载一次），或您自己的文件。</translation>
        </message>
        <message>
            <source>Where to compute; auto takes the fastest.</source>
            <translation>在哪里计算；自动（auto）选用最快的。</translation>
        </message>
        <message>
            <source>Whether it ended, and how</source>
            <translation>是否结束，如何结束</translation>
        </message>
        <message>
            <source>Whether the network sees colours; auto is what it usually sees.</source>
            <translation>网络是否看颜色；自动（auto）按其通常的方式。</translation>
        </message>
        <message>
            <source>Which attention</source>
            <translation>哪种注意力</translation>
        </message>
        <message>
            <source>Which classes are for practice, for validation and for the test.</source>
            <translation>哪些类别用于练习、验证和测试。</translation>
        </message>
        <message>
            <source>Which columns are shown, and by which to sort</source>
            <translation>显示哪些列，按哪一列排序</translation>
        </message>
        <message>
            <source>Which dataset a task comes from is told by its classes, and this one's are not known.</source>
            <translation>任务来自哪个数据集由其类别得知，而这个任务的类别未知。</translation>
        </message>
        <message>
            <source>Which datasets are listed: all of a kind, or those with a word.</source>
            <translation>列出哪些数据集：某一种类的全部，或含有某个词的。</translation>
        </message>
        <message>
            <source>Which figure the curve shows.</source>
            <translation>曲线显示哪项指标。</translation>
        </message>
        <message>
            <source>Which folder is recognised, where the table goes, and what becomes of the pictures.</source>
            <translation>识别哪个文件夹、表格保存在哪里，以及图片如何处理。</translation>
        </message>
        <message>
            <source>Which folders these are, and what is the matter with each</source>
            <translation>是哪些文件夹，各有什么问题</translation>
        </message>
        <message>
            <source>Which methods are listed, and on which task.</source>
            <translation>列出哪些方法，以及在哪个任务上。</translation>
        </message>
        <message>
            <source>Which models, and on what tasks</source>
            <translation>哪些模型，在哪些任务上</translation>
        </message>
        <message>
            <source>Which of several models is best, as all of them do the same tasks.</source>
            <translation>让几个模型做同样的任务，比较哪个最好。</translation>
        </message>
        <message>
            <source>Which pictures are shown</source>
            <translation>显示哪些图片</translation>
        </message>
        <message>
            <source>Whichever you choose, nothing is uploaded anywhere.</source>
            <translation>无论选择哪一项，都不会上传任何内容。</translation>
        </message>
        <message>
            <source>Why the selected picture is recognised so</source>
            <translation>所选图片为何这样识别</translation>
        </message>
        <message>
            <source>Why this answer</source>
            <translation>为何这样回答</translation>
        </message>
        <message>
            <source>Width of the set encoder</source>
            <translation>集合编码器的宽度</translation>
        </message>
        <message>
            <source>Will be downloaded{size}, or choose your own copy:</source>
            <translation>将会下载{size}，或选择您自己的副本：</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Window {window}</source>
            <translation>窗口 {window}</translation>
        </message>
        <message>
            <source>Window {window} + engine {engine}</source>
            <translation>窗口 {window} + 引擎 {engine}</translation>
        </message>
        <message>
            <source>With --inner-steps {0} there is nothing to predict a gradient from; take at least 2, or --predicted-steps 0 instead of {1}.</source>
            <translation>--inner-steps 为 {0} 时，没有可用来预测梯度的内容；请至少取 2，或把 --predicted-steps 从 {1} 改为 0。</translation>
        </message>
        <message>
            <source>With fewer than {0} pictures, t-SNE has nothing to tell: this is PCA.</source>
            <translation>少于 {0} 张图片时，t-SNE 说明不了什么：这里用的是 PCA。</translation>
        </message>
        <message>
            <source>With five or more examples per class; its confidences are rough.</source>
            <translation>每类有五个或更多样本时使用；它的置信度比较粗略。</translation>
        </message>
        <message>
            <source>With half of the gradients predicted, a new task is learned 1.8 times as fast as with all of them computed; in short trials that cost about one percent of the answers, and was no better than leaving out the predicted steps.</source>
            <translation>预测一半梯度时，学习新任务的速度是全部计算时的 1.8 倍；在短时试验中，代价约为百分之一的答案，而且并不比直接省略预测的步更好。</translation>
        </message>
        <message>
            <source>With many examples per class; takes a good part of a second per task.</source>
            <translation>每类样本很多时使用；每个任务需要大半秒。</translation>
        </message>
        <message>
            <source>With pictures</source>
            <translation>附图片</translation>
        </message>
        <message>
            <source>With so few pictures, the true rate may well lie anywhere from {low} to {high} (95 % interval); pictures of another kind may do worse.</source>
            <translation>图片这么少，真实准确率可能在 {low} 到 {high} 之间（95 % 置信区间）；其他类型的图片可能更差。</translation>
        </message>
        <message>
            <source>With so many pictures, measuring takes a while.</source>
            <translation>图片较多，测量需要一些时间。</translation>
        </message>
        <message>
            <source>With so many pictures, measuring takes a while: click to begin.</source>
            <translation>图片较多，测量需要一些时间：点击开始。</translation>
        </message>
        <message>
            <source>With the same seed, settings and program, a run can be had again</source>
            <translation>用相同的随机种子、设置和程序，可以重现一次训练</translation>
        </message>
        <message>
            <source>With the split {0} and a test fraction of {1} no classes are left to test.</source>
            <translation>划分 {0}、测试比例 {1} 时，没有剩下可测试的类别。</translation>
        </message>
        <message>
            <source>With this part hidden: {label} {now} → {then}</source>
            <translation>遮住这部分时：{label} {now} → {then}</translation>
        </message>
        <message>
            <source>Within one group</source>
            <translation>限于同一组</translation>
        </message>
        <message>
            <source>Without a name: until you choose another dataset</source>
            <translation>不起名：直到您选择其他数据集为止</translation>
        </message>
        <message>
            <source>Words by which you find the chosen runs again</source>
            <translation>便于再次找到所选训练记录的词</translation>
        </message>
        <message>
            <source>Words by which you find the run again, with commas between them</source>
            <translation>便于以后查找此训练记录的词语，用逗号分隔</translation>
        </message>
        <message>
            <source>Words of your own by which runs are found again.</source>
            <translation>您自己的标签，便于再次找到训练记录。</translation>
        </message>
        <message>
            <source>Words of yours, to find runs by</source>
            <translation>您用来查找训练记录的词</translation>
        </message>
        <message>
            <source>Workbench</source>
            <translation>工作台</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>值得一看</translation>
        </message>
        <message>
            <source>Write a report</source>
            <translation>生成报告</translation>
        </message>
        <message>
            <source>Write all that is known of the chosen runs into one page</source>
            <translation>将所选训练记录的全部信息写成一页</translation>
        </message>
        <message>
            <source>Write down what you want to remember of this run</source>
            <translation>写下关于此训练记录要记住的内容</translation>
        </message>
        <message>
            <source>Write nothing</source>
            <translation>不写入</translation>
        </message>
        <message>
            <source>Write the curves of the chosen runs for use elsewhere</source>
            <translation>导出所选训练记录的曲线，供他处使用</translation>
        </message>
        <message>
            <source>Write the model, adapted to these classes, for use elsewhere (ONNX)</source>
            <translation>导出适应了这些类别的模型，供其他程序使用 (ONNX)</translation>
        </message>
        <message>
            <source>Writes the classifier of your classes into a file for other programs.</source>
            <translation>把您的类别的分类器写入文件，供其他程序使用。</translation>
        </message>
        <message>
            <source>Writing the classifier and checking it</source>
            <translation>正在写入并检查分类器</translation>
        </message>
        <message>
            <source>Writing the classifier at once</source>
            <translation>一次写出分类器</translation>
        </message>
        <message>
            <source>Writing the curves…</source>
            <translation>正在写入曲线…</translation>
        </message>
        <message>
            <source>Writing the report…</source>
            <translation>正在写入报告…</translation>
        </message>
        <message>
            <source>Writing the table</source>
            <translation>正在写入表格</translation>
        </message>
        <message>
            <source>Written by the Meta-Learning Workbench {version} on {day}. This file is whole in itself: it loads nothing and sends nothing.</source>
            <translation>由元学习工作台 {version} 写于 {day}。本文件自成一体：不加载任何内容，也不发送任何内容。</translation>
        </message>
        <message>
            <source>Written to {folder}</source>
            <translation>已写入 {folder}</translation>
        </message>
        <message>
            <source>You added no dataset named {0}; there are: {1}.</source>
            <translation>您没有添加过名为 {0} 的数据集；有：{1}。</translation>
        </message>
        <message>
            <source>Your classes of last time: {classes}, {pictures}.</source>
            <translation>您上次的类别：{classes}，{pictures}。</translation>
        </message>
        <message>
            <source>Your own pictures</source>
            <translation>您自己的图片</translation>
        </message>
        <message>
            <source>Your own pictures are read from a folder or .zip that you name (--data).</source>
            <translation>您自己的图片从您指定的文件夹或 .zip 读取（--data）。</translation>
        </message>
        <message>
            <source>Your own pictures: {name}</source>
            <translation>您自己的图片：{name}</translation>
        </message>
        <message>
            <source>Your own settings</source>
            <translation>您自己的设置</translation>
        </message>
        <message>
            <source>Your pictures stay where they are; only what was decoded of them is deleted.</source>
            <translation>您的图片留在原处；只删除由它们解码得到的数据。</translation>
        </message>
        <message>
            <source>Your training runs will be listed here.</source>
            <translation>训练记录会列在这里。</translation>
        </message>
        <message>
            <source>Your training runs will be listed here. Press Start in panel 3 to begin one.</source>
            <translation>训练记录会列在这里。在面板 3 中点击“开始”即可训练。</translation>
        </message>
        <message>
            <source>Yours</source>
            <translation>您的</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>放大 (+)</translation>
        </message>
        <message>
            <source>Zoom out (−)</source>
            <translation>缩小 (−)</translation>
        </message>
        <message>
            <source>[Errno {0}] {1}: {2}</source>
            <translation>{1}（{2}，错误 {0}）</translation>
        </message>
        <message>
            <source>a character takes {0} bytes, but {1} were left</source>
            <translation>一个字符占 {0} 字节，但只剩 {1} 字节</translation>
        </message>
        <message>
            <source>a class</source>
            <translation>一个类别</translation>
        </message>
        <message>
            <source>a class has no name</source>
            <translation>有一个类别没有名称</translation>
        </message>
        <message>
            <source>a convolutional network sees the pictures first, unlike in the paper</source>
            <translation>图片先经过一个卷积网络，与论文不同</translation>
        </message>
        <message>
            <source>a decision tree</source>
            <translation>决策树</translation>
        </message>
        <message>
            <source>a field does not fit</source>
            <translation>有一个字段不符</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>a mean feature</source>
            <translation>某个平均特征</translation>
        </message>
        <message>
            <source>a name is to be changed</source>
            <translation>要改变一个名称</translation>
        </message>
        <message>
            <source>a note may have {0} characters, and this has {1}.</source>
            <translation>备注最多 {0} 个字符，而这个有 {1} 个。</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数</translation>
        </message>
        <message>
            <source>a number of many digits</source>
            <translation>一个位数很多的数</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>一张图片</translation>
        </message>
        <message>
            <source>a random forest</source>
            <translation>随机森林</translation>
        </message>
        <message>
            <source>a run cannot have ended as {0}</source>
            <translation>训练不可能以 {0} 结束</translation>
        </message>
        <message>
            <source>a run may have {0} tags, and this has {1}.</source>
            <translation>一次训练最多 {0} 个标签，而这个有 {1} 个。</translation>
        </message>
        <message>
            <source>a spread</source>
            <translation>某个离散度</translation>
        </message>
        <message>
            <source>a support vector machine</source>
            <translation>支持向量机</translation>
        </message>
        <message>
            <source>a time of a {0} is no finite number</source>
            <translation>{0} 的某个时间不是有限数</translation>
        </message>
        <message>
            <source>a title may have {0} characters, and this has {1}.</source>
            <translation>标题最多 {0} 个字符，而这个有 {1} 个。</translation>
        </message>
        <message>
            <source>a title must be one line.</source>
            <translation>标题必须是一行。</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>a {0} has no {1}</source>
            <translation>{0} 没有 {1}</translation>
        </message>
        <message>
            <source>a {0} lacks {1}</source>
            <translation>{0} 缺少 {1}</translation>
        </message>
        <message>
            <source>about {gigabytes:.1f} GB</source>
            <translation>约 {gigabytes:.1f} GB</translation>
        </message>
        <message>
            <source>about {megabytes} MB</source>
            <translation>约 {megabytes} MB</translation>
        </message>
        <message>
            <source>above</source>
            <translation>高于</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>adam</source>
            <translation>adam</translation>
        </message>
        <message>
            <source>adamw</source>
            <translation>adamw</translation>
        </message>
        <message>
            <source>adapted in {took}</source>
            <translation>适应用时 {took}</translation>
        </message>
        <message>
            <source>adapting…</source>
            <translation>正在适应…</translation>
        </message>
        <message>
            <source>add one more class first</source>
            <translation>请先再添加一个类别</translation>
        </message>
        <message>
            <source>add pictures to two classes first</source>
            <translation>请先为两个类别添加图片</translation>
        </message>
        <message>
            <source>add two classes first</source>
            <translation>请先添加两个类别</translation>
        </message>
        <message>
            <source>adding {name}</source>
            <translation>添加 {name}</translation>
        </message>
        <message>
            <source>adding {pictures} to recognise</source>
            <translation>添加待识别的 {pictures}</translation>
        </message>
        <message>
            <source>adding {pictures} to {class_name}</source>
            <translation>将 {pictures}添加到 {class_name}</translation>
        </message>
        <message>
            <source>affine augmentation</source>
            <translation>仿射增强</translation>
        </message>
        <message>
            <source>after each</source>
            <translation>每一步之后</translation>
        </message>
        <message>
            <source>after each example</source>
            <translation>每个样本之后</translation>
        </message>
        <message>
            <source>after {noun}</source>
            <translation>{noun}之后</translation>
        </message>
        <message>
            <source>after {noun} {number:,} of {last:,}</source>
            <translation>{noun} {number:,}/{last:,} 之后</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>all classes, also those it was trained on</source>
            <translation>所有类别，包括训练用过的</translation>
        </message>
        <message>
            <source>all tasks practised</source>
            <translation>所有任务都已练习</translation>
        </message>
        <message>
            <source>all weights</source>
            <translation>所有权重</translation>
        </message>
        <message>
            <source>alphabets.json covers {0} characters, but {1} holds {2}.</source>
            <translation>alphabets.json 涵盖 {0} 个字符，但 {1} 有 {2} 个。</translation>
        </message>
        <message>
            <source>alphabets.json gives {0} the rows {1} to {2}, but row {3} comes next.</source>
            <translation>alphabets.json 给 {0} 的是第 {1} 到 {2} 行，但接下来应是第 {3} 行。</translation>
        </message>
        <message>
            <source>an array is described by something else than a tuple</source>
            <translation>某个数组不是用元组描述的</translation>
        </message>
        <message>
            <source>an array is made of something else than bytes</source>
            <translation>某个数组不是由字节构成的</translation>
        </message>
        <message>
            <source>an array is of a type that is not plain</source>
            <translation>某个数组的类型不是普通类型</translation>
        </message>
        <message>
            <source>an array is of a type without a name</source>
            <translation>某个数组的类型没有名称</translation>
        </message>
        <message>
            <source>an array is of no type</source>
            <translation>某个数组没有类型</translation>
        </message>
        <message>
            <source>an array is of the type {0}</source>
            <translation>某个数组的类型是 {0}</translation>
        </message>
        <message>
            <source>an array of shape {0} and type {1} has {2} bytes</source>
            <translation>形状 {0}、类型 {1} 的数组有 {2} 字节</translation>
        </message>
        <message>
            <source>an empty page</source>
            <translation>一张空白页</translation>
        </message>
        <message>
            <source>an event does not fit: {0}</source>
            <translation>有一个事件不符：{0}</translation>
        </message>
        <message>
            <source>an example: recognises pictures with the classifier, without this program</source>
            <translation>示例：不用本程序，直接用分类器识别图片</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>an option is wrong: {0}</source>
            <translation>有一个选项不对：{0}</translation>
        </message>
        <message>
            <source>an ordinary classifier practises on {0} of the pictures, and is tested on {1} new ones</source>
            <translation>普通分类器用其中 {0} 张图片练习，再用另外 {1} 张新图片测试</translation>
        </message>
        <message>
            <source>and {count:,} more</source>
            <translation>还有 {count:,} 张</translation>
        </message>
        <message>
            <source>and {folded} more…</source>
            <translation>还有 {folded} 项…</translation>
        </message>
        <message>
            <source>and {number:,} more.</source>
            <translation>还有 {number:,} 个。</translation>
        </message>
        <message>
            <source>angle to the true gradient</source>
            <translation>与真实梯度的夹角</translation>
        </message>
        <message>
            <source>another fine-tuned network</source>
            <translation>另一个微调过的网络</translation>
        </message>
        <message>
            <source>as in the task</source>
            <translation>与任务相同</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>原样</translation>
        </message>
        <message>
            <source>as the authors of the data drew it</source>
            <translation>按数据作者的划分</translation>
        </message>
        <message>
            <source>as the folders have it</source>
            <translation>按文件夹划分</translation>
        </message>
        <message>
            <source>as the network wants them</source>
            <translation>按网络的要求</translation>
        </message>
        <message>
            <source>as trained</source>
            <translation>与训练时相同</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>照常</translation>
        </message>
        <message>
            <source>at each stage</source>
            <translation>每个阶段</translation>
        </message>
        <message>
            <source>at random</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>at the speed of {device}</source>
            <translation>按 {device} 的速度</translation>
        </message>
        <message>
            <source>at {count} tasks:</source>
            <translation>第 {count} 个任务：</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>band: {low:.1f} to {high:.1f} %</source>
            <translation>容许范围：{low:.1f} 至 {high:.1f} %</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>基线</translation>
        </message>
        <message>
            <source>baseline, for the talk</source>
            <translation>基线，演讲用</translation>
        </message>
        <message>
            <source>batches of all its classes</source>
            <translation>由其所有类别组成的批次</translation>
        </message>
        <message>
            <source>before and after</source>
            <translation>学习前后</translation>
        </message>
        <message>
            <source>before the first {noun}</source>
            <translation>第一个{noun}之前</translation>
        </message>
        <message>
            <source>before {noun}</source>
            <translation>{noun}之前</translation>
        </message>
        <message>
            <source>begun on {day}</source>
            <translation>开始于 {day}</translation>
        </message>
        <message>
            <source>below</source>
            <translation>低于</translation>
        </message>
        <message>
            <source>below {level}</source>
            <translation>低于 {level}</translation>
        </message>
        <message>
            <source>better in {won} tasks, worse in {lost}</source>
            <translation>{won} 个任务中更好，{lost} 个任务中更差</translation>
        </message>
        <message>
            <source>block</source>
            <translation>块</translation>
        </message>
        <message>
            <source>bringing back the classes of last time</source>
            <translation>找回上次的类别</translation>
        </message>
        <message>
            <source>built in</source>
            <translation>内置</translation>
        </message>
        <message>
            <source>by drawing {classifiers}</source>
            <translation>抽取了 {classifiers}</translation>
        </message>
        <message>
            <source>by picture</source>
            <translation>按图片</translation>
        </message>
        <message>
            <source>by picture: every class is in all parts, each with pictures of its own</source>
            <translation>按图片划分：每个类别都在各部分中，各有自己的图片</translation>
        </message>
        <message>
            <source>by reading {examples} in turn</source>
            <translation>依次读取了 {examples}</translation>
        </message>
        <message>
            <source>by whole groups</source>
            <translation>按整组</translation>
        </message>
        <message>
            <source>calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>cannot be opened: {0}</source>
            <translation>无法打开：{0}</translation>
        </message>
        <message>
            <source>cannot be read: {reason}</source>
            <translation>无法读取：{reason}</translation>
        </message>
        <message>
            <source>cannot be told apart</source>
            <translation>无法分辨</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>无法使用</translation>
        </message>
        <message>
            <source>cell {0}</source>
            <translation>记忆单元 {0}</translation>
        </message>
        <message>
            <source>centred</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>change of scale</source>
            <translation>缩放的变化</translation>
        </message>
        <message>
            <source>change of shift</source>
            <translation>平移的变化</translation>
        </message>
        <message>
            <source>change of {0}</source>
            <translation>{0}的变化</translation>
        </message>
        <message>
            <source>class accuracy</source>
            <translation>类别准确率</translation>
        </message>
        <message>
            <source>class folders</source>
            <translation>类别文件夹</translation>
        </message>
        <message>
            <source>class mean</source>
            <translation>类别均值</translation>
        </message>
        <message>
            <source>class {0} has {1} and {2} pictures</source>
            <translation>类别 {0} 分别有 {1} 和 {2} 张图片</translation>
        </message>
        <message>
            <source>class {0} is in one alone</source>
            <translation>类别 {0} 只在其中一个里</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>classes come in another order</source>
            <translation>类别的顺序不同</translation>
        </message>
        <message>
            <source>classes kept apart for it</source>
            <translation>专门留出的类别</translation>
        </message>
        <message>
            <source>classes that it had never practised on</source>
            <translation>从未练习过的类别</translation>
        </message>
        <message>
            <source>classified by {0}</source>
            <translation>用{0}分类</translation>
        </message>
        <message>
            <source>classifier's bias</source>
            <translation>分类器的偏置</translation>
        </message>
        <message>
            <source>classifier's weights</source>
            <translation>分类器的权重</translation>
        </message>
        <message>
            <source>closest: {name}</source>
            <translation>最接近：{name}</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>彩色</translation>
        </message>
        <message>
            <source>colour jitter</source>
            <translation>颜色抖动</translation>
        </message>
        <message>
            <source>compared with {models}, on the same tasks</source>
            <translation>在相同任务上与 {models} 比较</translation>
        </message>
        <message>
            <source>comparison with other models</source>
            <translation>与其他模型的比较</translation>
        </message>
        <message>
            <source>compute {0} task at a time</source>
            <translation>每次计算 {0} 个任务</translation>
        </message>
        <message>
            <source>compute {0} tasks at a time</source>
            <translation>每次计算 {0} 个任务</translation>
        </message>
        <message>
            <source>constant</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>continued</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>contrastive</source>
            <translation>对比损失</translation>
        </message>
        <message>
            <source>conv4</source>
            <translation>conv4</translation>
        </message>
        <message>
            <source>convnext_tiny</source>
            <translation>convnext_tiny</translation>
        </message>
        <message>
            <source>convolution</source>
            <translation>卷积</translation>
        </message>
        <message>
            <source>copied</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>cosine distance</source>
            <translation>余弦距离</translation>
        </message>
        <message>
            <source>costs most: {percent}</source>
            <translation>影响最大：{percent}</translation>
        </message>
        <message>
            <source>could not be recognised</source>
            <translation>无法识别</translation>
        </message>
        <message>
            <source>could not be started: {why}</source>
            <translation>无法启动：{why}</translation>
        </message>
        <message>
            <source>could not use the graphics card any more</source>
            <translation>无法继续使用显卡</translation>
        </message>
        <message>
            <source>cpu</source>
            <translation>cpu</translation>
        </message>
        <message>
            <source>crashed ({number})</source>
            <translation>崩溃了（{number}）</translation>
        </message>
        <message>
            <source>crashed ({number}); Help ▸ Open the log shows where</source>
            <translation>崩溃了（{number}）；位置见“帮助 ▸ 打开日志”</translation>
        </message>
        <message>
            <source>cuda</source>
            <translation>cuda</translation>
        </message>
        <message>
            <source>d MMMM yyyy</source>
            <translation>yyyy 年 M 月 d 日</translation>
        </message>
        <message>
            <source>d_θ</source>
            <translation>d_θ</translation>
        </message>
        <message>
            <source>decided: better</source>
            <translation>有定论：更好</translation>
        </message>
        <message>
            <source>decided: worse</source>
            <translation>有定论：更差</translation>
        </message>
        <message>
            <source>degrees</source>
            <translation>度</translation>
        </message>
        <message>
            <source>deleting {runs}</source>
            <translation>删除 {runs}</translation>
        </message>
        <message>
            <source>depth</source>
            <translation>深度</translation>
        </message>
        <message>
            <source>derivative-order annealing</source>
            <translation>导数阶退火</translation>
        </message>
        <message>
            <source>descent</source>
            <translation>下降</translation>
        </message>
        <message>
            <source>device {0}</source>
            <translation>设备 {0}</translation>
        </message>
        <message>
            <source>does not exist, but line {0} of {1} names it</source>
            <translation>不存在，但 {1} 的第 {0} 行写有它</translation>
        </message>
        <message>
            <source>download</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>drawn at random</source>
            <translation>随机划分</translation>
        </message>
        <message>
            <source>dtd-r1.0.1.tar.gz, or pictures at images/banded/ and so on</source>
            <translation>dtd-r1.0.1.tar.gz，或位于 images/banded/ 等处的图片</translation>
        </message>
        <message>
            <source>each class turned by 90, 180 and 270 degrees counts as a class of its own</source>
            <translation>每个类别旋转 90、180 和 270 度后各算作一个新类别</translation>
        </message>
        <message>
            <source>each step</source>
            <translation>每一步</translation>
        </message>
        <message>
            <source>embedding size</source>
            <translation>嵌入维数</translation>
        </message>
        <message>
            <source>episodes</source>
            <translation>情节数</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>euclidean</source>
            <translation>欧氏距离</translation>
        </message>
        <message>
            <source>every picture gets a class</source>
            <translation>每张图片都归入类别</translation>
        </message>
        <message>
            <source>every task has the same {0} classes: intervals speak of these alone</source>
            <translation>每个任务都是同样的 {0} 个类别：区间只说明这些类别</translation>
        </message>
        <message>
            <source>every task has {0} of the same {1} classes, turned: intervals speak of these alone</source>
            <translation>每个任务的 {0} 个类别都出自同样的 {1} 个类别及其旋转：区间只说明这些类别</translation>
        </message>
        <message>
            <source>every task has {0} of the same {1} classes: intervals speak of these alone</source>
            <translation>每个任务的 {0} 个类别都出自同样的 {1} 个类别：区间只说明这些类别</translation>
        </message>
        <message>
            <source>exact</source>
            <translation>精确</translation>
        </message>
        <message>
            <source>exactly the same scores</source>
            <translation>得分完全一致</translation>
        </message>
        <message>
            <source>example</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>example read</source>
            <translation>读取的样本</translation>
        </message>
        <message>
            <source>example {number}</source>
            <translation>样本 {number}</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>exit code {number}</source>
            <translation>退出码 {number}</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>features averaged over the last map, which the authors' programme flattens</source>
            <translation>对最后一张特征图取平均，而作者的程序将其展平</translation>
        </message>
        <message>
            <source>features averaged over the picture, of which the paper keeps the whole map</source>
            <translation>特征按整张图片取平均，而论文保留整张特征图</translation>
        </message>
        <message>
            <source>features left out after the last block alone: the authors do so after every block</source>
            <translation>只在最后一个模块之后丢弃特征：作者在每个模块之后都这样做</translation>
        </message>
        <message>
            <source>features of the last block alone, not of the last two as in the paper</source>
            <translation>只用最后一个模块的特征，而论文用最后两个</translation>
        </message>
        <message>
            <source>fewer iterations: {0} of {1} practice tasks</source>
            <translation>迭代次数较少：{1} 个练习任务中的 {0} 个</translation>
        </message>
        <message>
            <source>fewer test tasks: {0} of {1}</source>
            <translation>测试任务较少：{1} 个中的 {0} 个</translation>
        </message>
        <message>
            <source>fgvc-aircraft-2013b.tar.gz, or images_variant_trainval.txt and images_variant_test.txt beside the folder images</source>
            <translation>fgvc-aircraft-2013b.tar.gz，或 images_variant_trainval.txt 和 images_variant_test.txt 及其旁边的文件夹 images</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>final classifier</source>
            <translation>最终分类器</translation>
        </message>
        <message>
            <source>final classifier: {0}</source>
            <translation>最终分类器：{0}</translation>
        </message>
        <message>
            <source>final layer</source>
            <translation>最后一层</translation>
        </message>
        <message>
            <source>finding neighbours; this takes longer…</source>
            <translation>正在寻找近邻，需要更长时间…</translation>
        </message>
        <message>
            <source>fine-tuning steps</source>
            <translation>微调步数</translation>
        </message>
        <message>
            <source>first order</source>
            <translation>一阶</translation>
        </message>
        <message>
            <source>first order share {0}</source>
            <translation>一阶所占的比例 {0}</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>已折叠</translation>
        </message>
        <message>
            <source>for research</source>
            <translation>供研究使用</translation>
        </message>
        <message>
            <source>for these {classes} classes alone: {verdict}</source>
            <translation>仅对这 {classes} 个类别：{verdict}</translation>
        </message>
        <message>
            <source>forest</source>
            <translation>随机森林</translation>
        </message>
        <message>
            <source>forget gate</source>
            <translation>遗忘门</translation>
        </message>
        <message>
            <source>four blocks of 64 filters</source>
            <translation>四个 64 滤波器的层块</translation>
        </message>
        <message>
            <source>from a file</source>
            <translation>来自文件</translation>
        </message>
        <message>
            <source>from last time</source>
            <translation>上次的模型</translation>
        </message>
        <message>
            <source>from {file}</source>
            <translation>来自 {file}</translation>
        </message>
        <message>
            <source>frozen backbone</source>
            <translation>冻结骨干网络</translation>
        </message>
        <message>
            <source>full context embeddings</source>
            <translation>全上下文嵌入</translation>
        </message>
        <message>
            <source>g_ψ</source>
            <translation>g_ψ</translation>
        </message>
        <message>
            <source>gate</source>
            <translation>城门</translation>
        </message>
        <message>
            <source>given</source>
            <translation>作者给定</translation>
        </message>
        <message>
            <source>given up after {tasks} tasks of its {classes}</source>
            <translation>在{classes}上做了 {tasks} 个任务后停止</translation>
        </message>
        <message>
            <source>gradient accumulation</source>
            <translation>梯度累积</translation>
        </message>
        <message>
            <source>gradients computed</source>
            <translation>计算的梯度</translation>
        </message>
        <message>
            <source>gradients predicted</source>
            <translation>预测的梯度</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>group</source>
            <translation>按组</translation>
        </message>
        <message>
            <source>groups differ</source>
            <translation>分组不同</translation>
        </message>
        <message>
            <source>guessing</source>
            <translation>随机猜测</translation>
        </message>
        <message>
            <source>guessing ({guessers}): {level}</source>
            <translation>随机猜测（{guessers}）：{level}</translation>
        </message>
        <message>
            <source>guessing: {chance:g} %</source>
            <translation>随机猜测：{chance:g} %</translation>
        </message>
        <message>
            <source>guessing: {level}</source>
            <translation>随机猜测：{level}</translation>
        </message>
        <message>
            <source>guessing: {share:.3g} %</source>
            <translation>随机猜测：{share:.3g} %</translation>
        </message>
        <message>
            <source>has colours of the kind {0}, but must have RGBA</source>
            <translation>颜色类型为 {0}，但必须是 RGBA</translation>
        </message>
        <message>
            <source>has far more than {0} pixels a side</source>
            <translation>边长远超 {0} 像素</translation>
        </message>
        <message>
            <source>has no class in line {0} of {1}</source>
            <translation>在 {1} 的第 {0} 行没有类别</translation>
        </message>
        <message>
            <source>has {0} × {1} pixels, but at most {2} a side are allowed</source>
            <translation>有 {0} × {1} 像素，但边长最多允许 {2}</translation>
        </message>
        <message>
            <source>head</source>
            <translation>分类头</translation>
        </message>
        <message>
            <source>hidden units</source>
            <translation>隐藏单元</translation>
        </message>
        <message>
            <source>hidden {0}</source>
            <translation>隐藏单元 {0}</translation>
        </message>
        <message>
            <source>hiding it costs nothing</source>
            <translation>遮住无影响</translation>
        </message>
        <message>
            <source>higher is better</source>
            <translation>越高越好</translation>
        </message>
        <message>
            <source>history h</source>
            <translation>历史长度 h</translation>
        </message>
        <message>
            <source>horizontal flip</source>
            <translation>水平翻转</translation>
        </message>
        <message>
            <source>how to use it</source>
            <translation>使用方法</translation>
        </message>
        <message>
            <source>imagelabels.mat of {0} holds labels that are not from 1 to {1}.</source>
            <translation>{0} 的 imagelabels.mat 含有不在 1 到 {1} 之间的标签。</translation>
        </message>
        <message>
            <source>imagelabels.mat of {0} is damaged: {1}.</source>
            <translation>{0} 的 imagelabels.mat 已损坏：{1}。</translation>
        </message>
        <message>
            <source>imagenet</source>
            <translation>imagenet</translation>
        </message>
        <message>
            <source>images/{0}.png is not what it says, by its SHA-256</source>
            <translation>images/{0}.png 的 SHA-256 与内容不符</translation>
        </message>
        <message>
            <source>images/{0}.png {1}</source>
            <translation>图像 images/{0}.png {1}</translation>
        </message>
        <message>
            <source>in colour</source>
            <translation>彩色</translation>
        </message>
        <message>
            <source>in grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>in groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>in parts</source>
            <translation>分部分</translation>
        </message>
        <message>
            <source>in shades of grey</source>
            <translation>灰度</translation>
        </message>
        <message>
            <source>in training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>正在使用</translation>
        </message>
        <message>
            <source>in {class_name}</source>
            <translation>属于“{class_name}”</translation>
        </message>
        <message>
            <source>in {steps}</source>
            <translation>用 {steps}</translation>
        </message>
        <message>
            <source>inductive</source>
            <translation>归纳式</translation>
        </message>
        <message>
            <source>inner batch</source>
            <translation>内循环批次</translation>
        </message>
        <message>
            <source>inner batches of tests as large as those of practice: the authors' are of 5 pictures for five classes, and of 10 for twenty</source>
            <translation>测试的内循环批次与练习时一样大：作者用的是五个类别 5 张图片、二十个类别 10 张图片</translation>
        </message>
        <message>
            <source>inner batches of tests as large as those of practice: the authors' are of 5 pictures for one example, and of 15 for five</source>
            <translation>测试的内循环批次与练习时一样大：作者用的是一个样本 5 张图片、五个样本 15 张图片</translation>
        </message>
        <message>
            <source>inner optimiser afresh in each task: the authors' Adam carries its state on</source>
            <translation>内层优化器在每个任务中重新开始：作者的 Adam 会保留其状态</translation>
        </message>
        <message>
            <source>inner step</source>
            <translation>内循环步</translation>
        </message>
        <message>
            <source>inner steps {0}</source>
            <translation>内循环步数 {0}</translation>
        </message>
        <message>
            <source>input gate</source>
            <translation>输入门</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>在范围内</translation>
        </message>
        <message>
            <source>invalid continuation byte</source>
            <translation>后续字节无效</translation>
        </message>
        <message>
            <source>invalid start byte</source>
            <translation>起始字节无效</translation>
        </message>
        <message>
            <source>is an empty folder</source>
            <translation>是空文件夹</translation>
        </message>
        <message>
            <source>is damaged or cut off</source>
            <translation>已损坏或不完整</translation>
        </message>
        <message>
            <source>is in no row of {0}</source>
            <translation>不在 {0} 的任何一行中</translation>
        </message>
        <message>
            <source>is not a PNG</source>
            <translation>不是 PNG</translation>
        </message>
        <message>
            <source>is not a picture in a format that can be read (PNG, JPEG, WebP, BMP, TIFF or GIF)</source>
            <translation>不是可读取格式的图片（PNG、JPEG、WebP、BMP、TIFF 或 GIF）</translation>
        </message>
        <message>
            <source>is not what it says, by its SHA-256</source>
            <translation>的 SHA-256 与内容不符</translation>
        </message>
        <message>
            <source>is of the class {0}; line {1} of {2} calls it {3}</source>
            <translation>属于类别 {0}；{2} 的第 {1} 行却称之为 {3}</translation>
        </message>
        <message>
            <source>is the name of several pictures, but line {0} of {1} names it</source>
            <translation>是多张图片的名称，但 {1} 的第 {0} 行写有它</translation>
        </message>
        <message>
            <source>is the same picture as {0}</source>
            <translation>与 {0} 是同一张图片</translation>
        </message>
        <message>
            <source>is the same picture as {0}, but of the class {1} instead of {2}</source>
            <translation>与 {0} 是同一张图片，但类别是 {1} 而不是 {2}</translation>
        </message>
        <message>
            <source>it asks for {0}</source>
            <translation>它要求 {0}</translation>
        </message>
        <message>
            <source>it counts as a use of the test classes</source>
            <translation>它算作一次测试类别的使用</translation>
        </message>
        <message>
            <source>it encodes something else than bytes</source>
            <translation>它编码的不是字节</translation>
        </message>
        <message>
            <source>it has an optimiser's state for parameter {0}, but there are {1}</source>
            <translation>它有参数 {0} 的优化器状态，但只有 {1} 个参数</translation>
        </message>
        <message>
            <source>it has an option {0}, but there are {1}</source>
            <translation>它有选项 {0}，但只有 {1}</translation>
        </message>
        <message>
            <source>it has more of the optimiser's state for some parameters than for others</source>
            <translation>它对某些参数保存的优化器状态比其他参数多</translation>
        </message>
        <message>
            <source>it has more than {n} bytes</source>
            <translation>它大于 {n} 字节</translation>
        </message>
        <message>
            <source>it has {0} {1}, but may have at most {2}</source>
            <translation>它有 {0} 个{1}，但最多 {2} 个</translation>
        </message>
        <message>
            <source>it holds a type or a function</source>
            <translation>它含有类型或函数</translation>
        </message>
        <message>
            <source>it holds no autosave.json that can be read ({0})</source>
            <translation>其中没有可读取的 autosave.json（{0}）</translation>
        </message>
        <message>
            <source>it holds no object</source>
            <translation>其中不是对象</translation>
        </message>
        <message>
            <source>it holds no session.json, so it is no session</source>
            <translation>其中没有 session.json，因此不是会话</translation>
        </message>
        <message>
            <source>it holds {0}, which does not belong into a session</source>
            <translation>其中有 {0}，不属于会话</translation>
        </message>
        <message>
            <source>it is no JSON ({0})</source>
            <translation>它不是 JSON（{0}）</translation>
        </message>
        <message>
            <source>it is no object</source>
            <translation>它不是对象</translation>
        </message>
        <message>
            <source>it is of format {0}, but this version reads formats up to {1}; get a newer one</source>
            <translation>它的格式是 {0}，但此版本最多读取格式 {1}；请使用更新的版本</translation>
        </message>
        <message>
            <source>it makes an array by itself</source>
            <translation>它自己生成数组</translation>
        </message>
        <message>
            <source>it must hold title, note and tags, and nothing else.</source>
            <translation>它只能含有 title、note 和 tags。</translation>
        </message>
        <message>
            <source>it tells nothing of the picture {0}… among its {1}</source>
            <translation>在它的 {1} 中没有图片 {0}… 的信息</translation>
        </message>
        <message>
            <source>its autosave.json is not as it has to be</source>
            <translation>它的 autosave.json 不符合要求</translation>
        </message>
        <message>
            <source>its best validation is no number with an interval</source>
            <translation>它的最佳验证不是带区间的数</translation>
        </message>
        <message>
            <source>its format is {0}, which is no number of a format</source>
            <translation>它的格式是 {0}，不是格式编号</translation>
        </message>
        <message>
            <source>its model cannot be unpacked into {0}: {1}</source>
            <translation>它的模型无法解包到 {0}：{1}</translation>
        </message>
        <message>
            <source>its model is called {0}, which cannot be a name</source>
            <translation>它的模型名为 {0}，不能作为名称</translation>
        </message>
        <message>
            <source>its model is of the kind {0}, but must be one of {1}</source>
            <translation>它的模型种类是 {0}，但必须是 {1} 之一</translation>
        </message>
        <message>
            <source>its model.safetensors is damaged: {0}</source>
            <translation>它的 model.safetensors 已损坏：{0}</translation>
        </message>
        <message>
            <source>its model.safetensors is not what it says, by its SHA-256</source>
            <translation>它的 model.safetensors 的 SHA-256 与内容不符</translation>
        </message>
        <message>
            <source>its record is no object</source>
            <translation>它的记录不是对象</translation>
        </message>
        <message>
            <source>its session.json is no JSON</source>
            <translation>它的 session.json 不是 JSON</translation>
        </message>
        <message>
            <source>its session.json says nothing of {0}</source>
            <translation>它的 session.json 没有提到 {0}</translation>
        </message>
        <message>
            <source>its settings are no names with values</source>
            <translation>它的设置不是名称与值</translation>
        </message>
        <message>
            <source>its settings are no names with values.</source>
            <translation>它的设置不是名称与值。</translation>
        </message>
        <message>
            <source>its status is {0}, and should be done or failed</source>
            <translation>它的状态是 {0}，应为 done 或 failed</translation>
        </message>
        <message>
            <source>its tags must be a list of words.</source>
            <translation>它的标签必须是词的列表。</translation>
        </message>
        <message>
            <source>its time is no finite number</source>
            <translation>它的时间不是有限数</translation>
        </message>
        <message>
            <source>its title and note must be text.</source>
            <translation>它的标题和备注必须是文本。</translation>
        </message>
        <message>
            <source>its weights do not fit {0} as this version has it; train it again.</source>
            <translation>它的权重与此版本的 {0} 不符；请重新训练。</translation>
        </message>
        <message>
            <source>its {0} is no text of at most {1} characters.</source>
            <translation>它的 {0} 不是最多 {1} 个字符的文本。</translation>
        </message>
        <message>
            <source>its {0} is {1} instead of {2}</source>
            <translation>它的 {0} 是 {1}，而不是 {2}</translation>
        </message>
        <message>
            <source>kept for validation: {0} of the classes instead of {1}</source>
            <translation>留作验证：{0} 的类别，而不是 {1}</translation>
        </message>
        <message>
            <source>key strength</source>
            <translation>键强度</translation>
        </message>
        <message>
            <source>kite</source>
            <translation>风筝</translation>
        </message>
        <message>
            <source>known classes: all pictures, also those it was trained on</source>
            <translation>已知类别：所有图片，包括训练用过的</translation>
        </message>
        <message>
            <source>known classes: tested on new pictures of classes it practised on</source>
            <translation>已知类别：用练习过的类别的新图片测试</translation>
        </message>
        <message>
            <source>known classes: tested on the pictures it was trained on</source>
            <translation>已知类别：用训练过的图片测试</translation>
        </message>
        <message>
            <source>koch</source>
            <translation>koch</translation>
        </message>
        <message>
            <source>l2</source>
            <translation>l2</translation>
        </message>
        <message>
            <source>label slots</source>
            <translation>标签槽</translation>
        </message>
        <message>
            <source>labels in {0}</source>
            <translation>标签在 {0} 中</translation>
        </message>
        <message>
            <source>last {value}</source>
            <translation>最后 {value}</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>layer {0}</source>
            <translation>第 {0} 层</translation>
        </message>
        <message>
            <source>leads to a folder that was read already</source>
            <translation>指向已经读过的文件夹</translation>
        </message>
        <message>
            <source>learned initialisation</source>
            <translation>学习得到的初始化</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>leave out second derivatives</source>
            <translation>不计算二阶导数</translation>
        </message>
        <message>
            <source>length of the predicted gradient</source>
            <translation>预测梯度的长度</translation>
        </message>
        <message>
            <source>length of the true gradient</source>
            <translation>真实梯度的长度</translation>
        </message>
        <message>
            <source>lies beside the class folders, in none of them</source>
            <translation>在类别文件夹旁边，不在任何一个里面</translation>
        </message>
        <message>
            <source>lies deeper than {0} folders down and was not looked into</source>
            <translation>位于 {0} 层以下的文件夹中，没有查看</translation>
        </message>
        <message>
            <source>lies in none of the folders for training, validation and test</source>
            <translation>不在训练、验证和测试的任何一个文件夹中</translation>
        </message>
        <message>
            <source>line {0} of {1}</source>
            <translation>{1} 的第 {0} 行</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>线性</translation>
        </message>
        <message>
            <source>logistic</source>
            <translation>逻辑回归</translation>
        </message>
        <message>
            <source>logistic regression</source>
            <translation>逻辑回归</translation>
        </message>
        <message>
            <source>looking how it learns…</source>
            <translation>正在查看学习过程…</translation>
        </message>
        <message>
            <source>looking why…</source>
            <translation>正在分析原因…</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>loss over the trajectory</source>
            <translation>整条轨迹的损失</translation>
        </message>
        <message>
            <source>lower is better</source>
            <translation>越低越好</translation>
        </message>
        <message>
            <source>m</source>
            <translation>m</translation>
        </message>
        <message>
            <source>macro-F1</source>
            <translation>宏平均 F1</translation>
        </message>
        <message>
            <source>mapping the pictures…</source>
            <translation>正在绘制分布图…</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>mean of {class_name}</source>
            <translation>{class_name} 的均值</translation>
        </message>
        <message>
            <source>memory slot {number}</source>
            <translation>存储单元 {number}</translation>
        </message>
        <message>
            <source>memory slots</source>
            <translation>存储单元</translation>
        </message>
        <message>
            <source>meta-batch</source>
            <translation>元批次</translation>
        </message>
        <message>
            <source>miniImageNet</source>
            <translation>miniImageNet</translation>
        </message>
        <message>
            <source>mixture of datasets</source>
            <translation>数据集混合</translation>
        </message>
        <message>
            <source>mlp</source>
            <translation>mlp</translation>
        </message>
        <message>
            <source>mobilenet_v3_small</source>
            <translation>mobilenet_v3_small</translation>
        </message>
        <message>
            <source>modulation step</source>
            <translation>调制步</translation>
        </message>
        <message>
            <source>momentum</source>
            <translation>动量</translation>
        </message>
        <message>
            <source>more iterations: {0} practice tasks instead of {1}</source>
            <translation>迭代次数较多：{0} 个练习任务，而不是 {1} 个</translation>
        </message>
        <message>
            <source>move classes to {part} with “Classes…” below</source>
            <translation>用下方的“类别…”将类别移到“{part}”部分</translation>
        </message>
        <message>
            <source>moved</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>moved in this step</source>
            <translation>这一步的移动</translation>
        </message>
        <message>
            <source>moved since the start</source>
            <translation>从起点开始的移动</translation>
        </message>
        <message>
            <source>moving {classes} to {part}</source>
            <translation>将 {classes}移到“{part}”</translation>
        </message>
        <message>
            <source>moving {name} out of {class_name}</source>
            <translation>将 {name} 移出 {class_name}</translation>
        </message>
        <message>
            <source>moving {name} to {class_name}</source>
            <translation>将 {name} 移到 {class_name}</translation>
        </message>
        <message>
            <source>mps</source>
            <translation>mps</translation>
        </message>
        <message>
            <source>multi-step loss</source>
            <translation>多步损失</translation>
        </message>
        <message>
            <source>names no file</source>
            <translation>没有写文件名</translation>
        </message>
        <message>
            <source>network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>network kept fixed</source>
            <translation>网络保持固定</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>new classes</source>
            <translation>新类别</translation>
        </message>
        <message>
            <source>new pictures of the classes it practised on</source>
            <translation>练习过的类别的新图片</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>没有回答</translation>
        </message>
        <message>
            <source>no answer at this point</source>
            <translation>此时还没有回答</translation>
        </message>
        <message>
            <source>no connection to {0}</source>
            <translation>无法连接到 {0}</translation>
        </message>
        <message>
            <source>no pictures</source>
            <translation>没有图片</translation>
        </message>
        <message>
            <source>no published value</source>
            <translation>没有发表的数值</translation>
        </message>
        <message>
            <source>no suffix</source>
            <translation>无后缀</translation>
        </message>
        <message>
            <source>no superclass</source>
            <translation>没有超类</translation>
        </message>
        <message>
            <source>no value at this stage</source>
            <translation>此阶段没有数值</translation>
        </message>
        <message>
            <source>non-commercial research</source>
            <translation>非商业研究</translation>
        </message>
        <message>
            <source>non-commercial research and education; the photographs belong to their makers</source>
            <translation>非商业研究和教育；照片归其作者所有</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>none of the {classes} have as many</source>
            <translation>没有一个{classes}达到</translation>
        </message>
        <message>
            <source>none of the {kept:,} for {use} has {pictures} pictures or more</source>
            <translation>用于{use}的 {kept:,} 个类别中没有一个有 {pictures} 张以上图片</translation>
        </message>
        <message>
            <source>none of these</source>
            <translation>都不是</translation>
        </message>
        <message>
            <source>none of these below {level}</source>
            <translation>低于 {level} 算“都不是”</translation>
        </message>
        <message>
            <source>none so far</source>
            <translation>目前没有</translation>
        </message>
        <message>
            <source>none stated by the authors</source>
            <translation>作者未说明</translation>
        </message>
        <message>
            <source>none stated; from NIST's public Special Database 19</source>
            <translation>未说明；来自 NIST 公开的 Special Database 19</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>none: every class is practised on</source>
            <translation>无：所有类别都用于练习</translation>
        </message>
        <message>
            <source>normalisation</source>
            <translation>归一化</translation>
        </message>
        <message>
            <source>not calibrated: how sure it is was never compared with how right it is</source>
            <translation>未校准：从未比较过它的把握与正确率</translation>
        </message>
        <message>
            <source>not comparable</source>
            <translation>不可比较</translation>
        </message>
        <message>
            <source>not compared</source>
            <translation>未比较</translation>
        </message>
        <message>
            <source>not decided: about {tasks} more tasks would decide</source>
            <translation>无定论：大约再做 {tasks} 个任务可以得出结论</translation>
        </message>
        <message>
            <source>not decided: even {tasks} tasks would hardly decide</source>
            <translation>无定论：即使做 {tasks} 个任务也难以得出结论</translation>
        </message>
        <message>
            <source>not decided: there is no difference to be found</source>
            <translation>无定论：看不出差异</translation>
        </message>
        <message>
            <source>not downloaded</source>
            <translation>未下载</translation>
        </message>
        <message>
            <source>not in the band</source>
            <translation>不在范围内</translation>
        </message>
        <message>
            <source>not learned</source>
            <translation>没有学过</translation>
        </message>
        <message>
            <source>not learned by this model</source>
            <translation>此模型没有学过</translation>
        </message>
        <message>
            <source>not recognised yet</source>
            <translation>尚未识别</translation>
        </message>
        <message>
            <source>not run</source>
            <translation>未运行</translation>
        </message>
        <message>
            <source>not validated yet</source>
            <translation>尚未验证</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>now it is measured</source>
            <translation>正在测量</translation>
        </message>
        <message>
            <source>now {value}</source>
            <translation>当前 {value}</translation>
        </message>
        <message>
            <source>number of practice tasks not checked against the paper</source>
            <translation>练习任务的数量没有与论文核对</translation>
        </message>
        <message>
            <source>number of practice tasks not checked against the paper: as on Omniglot</source>
            <translation>练习任务的数量没有与论文核对：与 Omniglot 上相同</translation>
        </message>
        <message>
            <source>of these trained models: their methods may differ otherwise when trained with another seed</source>
            <translation>仅针对这些训练好的模型：换一个随机种子训练，方法之间的差异可能不同</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开启</translation>
        </message>
        <message>
            <source>on the examples</source>
            <translation>在样本上</translation>
        </message>
        <message>
            <source>on this computer</source>
            <translation>在本机上</translation>
        </message>
        <message>
            <source>on {date}</source>
            <translation>{date}</translation>
        </message>
        <message>
            <source>on {device}</source>
            <translation>在 {device} 上</translation>
        </message>
        <message>
            <source>one network: the paper averages the three that validate best</source>
            <translation>单个网络：论文取验证效果最好的三个网络的平均</translation>
        </message>
        <message>
            <source>one of its {0} comes twice</source>
            <translation>它的一个 {0} 出现了两次</translation>
        </message>
        <message>
            <source>one of {classes}</source>
            <translation>{classes}之一</translation>
        </message>
        <message>
            <source>one rate and one momentum for all layers: the paper tunes them for each</source>
            <translation>所有层共用一个学习率和一个动量：论文为每一层分别调整</translation>
        </message>
        <message>
            <source>only the final classifier is written</source>
            <translation>只写出最终分类器</translation>
        </message>
        <message>
            <source>only {count} of the {classes} has as many</source>
            <translation>只有 {count} 个{classes}达到</translation>
        </message>
        <message>
            <source>only {count} of the {classes} have as many</source>
            <translation>只有 {count} 个{classes}达到</translation>
        </message>
        <message>
            <source>only {enough} of the {kept:,} for {use} has {pictures} pictures or more</source>
            <translation>用于{use}的 {kept:,} 个类别中只有 {enough} 个有 {pictures} 张以上图片</translation>
        </message>
        <message>
            <source>only {kept} is for {use}</source>
            <translation>只有 {kept} 个用于{use}</translation>
        </message>
        <message>
            <source>open</source>
            <translation>已展开</translation>
        </message>
        <message>
            <source>opening {file}</source>
            <translation>打开 {file}</translation>
        </message>
        <message>
            <source>or click to add a class and fill it by hand</source>
            <translation>或点击添加类别，再手动放入图片</translation>
        </message>
        <message>
            <source>or click to choose files…</source>
            <translation>或点击选择文件…</translation>
        </message>
        <message>
            <source>other classes: the paper's are {0}</source>
            <translation>类别不同：论文的是 {0}</translation>
        </message>
        <message>
            <source>other classes: {0} to practise and {1} to test, where the paper has {2} and {3}</source>
            <translation>类别不同：{0} 个用于练习、{1} 个用于测试，而论文是 {2} 和 {3} 个</translation>
        </message>
        <message>
            <source>other data than it was trained on</source>
            <translation>与训练所用的数据不同</translation>
        </message>
        <message>
            <source>other dataset than it was trained on</source>
            <translation>与训练所用的数据集不同</translation>
        </message>
        <message>
            <source>other split: drawn by us, where the paper's is {0}</source>
            <translation>划分不同：由我们抽取，而论文的是 {0}</translation>
        </message>
        <message>
            <source>ours, drawn by chance</source>
            <translation>由本程序随机决定</translation>
        </message>
        <message>
            <source>ours: {percent}</source>
            <translation>我们的结果：{percent}</translation>
        </message>
        <message>
            <source>out of memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>outer gradients of any size: the authors' programme cuts each number of them at 10</source>
            <translation>外层梯度不设上限：作者的程序把其中每个数限制在 10 以内</translation>
        </message>
        <message>
            <source>output scale</source>
            <translation>输出缩放</translation>
        </message>
        <message>
            <source>own</source>
            <translation>方法自带</translation>
        </message>
        <message>
            <source>own weights</source>
            <translation>自己的权重</translation>
        </message>
        <message>
            <source>pair accuracy</source>
            <translation>配对准确率</translation>
        </message>
        <message>
            <source>pairs of pictures</source>
            <translation>图片对</translation>
        </message>
        <message>
            <source>part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>per-layer per-step rates</source>
            <translation>逐层逐步学习率</translation>
        </message>
        <message>
            <source>per-step batch-norm</source>
            <translation>逐步批归一化</translation>
        </message>
        <message>
            <source>per-step running statistics</source>
            <translation>逐步滑动统计量</translation>
        </message>
        <message>
            <source>picture after picture looks another</source>
            <translation>每张图片看起来都不同</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>pictures at images/ beside train.csv, val.csv and test.csv, or at train/CLASS/, val/CLASS/ and test/CLASS/, or the pickles mini-imagenet-cache-train.pkl, -val.pkl and -test.pkl</source>
            <translation>位于 images/ 的图片及其旁边的 train.csv、val.csv 和 test.csv，或位于 train/CLASS/、val/CLASS/ 和 test/CLASS/ 的图片，或 pickle 文件 mini-imagenet-cache-train.pkl、-val.pkl 和 -test.pkl</translation>
        </message>
        <message>
            <source>pictures at train/CLASS/, val/CLASS/ and test/CLASS/, or the pickles train_images_png.pkl, train_labels.pkl and so on for val and test</source>
            <translation>位于 train/CLASS/、val/CLASS/ 和 test/CLASS/ 的图片，或 pickle 文件 train_images_png.pkl、train_labels.pkl，以及 val 和 test 的同类文件</translation>
        </message>
        <message>
            <source>pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>pool</source>
            <translation>池化</translation>
        </message>
        <message>
            <source>pool-up</source>
            <translation>池化（保留边缘）</translation>
        </message>
        <message>
            <source>poolings</source>
            <translation>池化次数</translation>
        </message>
        <message>
            <source>practice tasks seen</source>
            <translation>已练习的任务数</translation>
        </message>
        <message>
            <source>practised on the classes for validation as well</source>
            <translation>也用验证类别练习过</translation>
        </message>
        <message>
            <source>practised on {0} datasets: {1}</source>
            <translation>在 {0} 个数据集上练习：{1}</translation>
        </message>
        <message>
            <source>practised with 1 shot, tested with {0}</source>
            <translation>练习时每类 1 个样本，测试时 {0} 个</translation>
        </message>
        <message>
            <source>practised with inductive batch-norm</source>
            <translation>练习时使用归纳式批归一化</translation>
        </message>
        <message>
            <source>practised with transductive batch-norm</source>
            <translation>练习时使用直推式批归一化</translation>
        </message>
        <message>
            <source>practised with turned classes</source>
            <translation>练习时使用了旋转的类别</translation>
        </message>
        <message>
            <source>practised with {0} batch-norm</source>
            <translation>练习时使用{0}批归一化</translation>
        </message>
        <message>
            <source>practised with {0} shots, tested with {1}</source>
            <translation>练习时每类 {0} 个样本，测试时 {1} 个</translation>
        </message>
        <message>
            <source>practised with {0} to {1} shots, tested with {2}</source>
            <translation>练习时每类 {0} 到 {1} 个样本，测试时 {2} 个</translation>
        </message>
        <message>
            <source>practised with {0} ways, tested with {1}</source>
            <translation>练习时 {0} 个类别，测试时 {1} 个</translation>
        </message>
        <message>
            <source>practised without turned classes</source>
            <translation>练习时没有使用旋转的类别</translation>
        </message>
        <message>
            <source>prediction error</source>
            <translation>预测误差</translation>
        </message>
        <message>
            <source>pretrained network</source>
            <translation>预训练网络</translation>
        </message>
        <message>
            <source>probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <source>processing steps K</source>
            <translation>处理步数 K</translation>
        </message>
        <message>
            <source>queries</source>
            <translation>查询数</translation>
        </message>
        <message>
            <source>query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>questions</source>
            <translation>待识别图片</translation>
        </message>
        <message>
            <source>random</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>random resized crop</source>
            <translation>随机裁剪缩放</translation>
        </message>
        <message>
            <source>rate lowered once: the paper lowers it twice</source>
            <translation>学习率只降低一次：论文降低两次</translation>
        </message>
        <message>
            <source>rate lowered to 6 % every 20 passes: the paper's later steps are to 20 %</source>
            <translation>学习率每 20 遍降到 6 %：论文后来的步是降到 20 %</translation>
        </message>
        <message>
            <source>read head</source>
            <translation>读头</translation>
        </message>
        <message>
            <source>read head {0}</source>
            <translation>读头 {0}</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>已就绪</translation>
        </message>
        <message>
            <source>recognising…</source>
            <translation>正在识别…</translation>
        </message>
        <message>
            <source>removing everything</source>
            <translation>移除全部内容</translation>
        </message>
        <message>
            <source>removing {name}</source>
            <translation>移除 {name}</translation>
        </message>
        <message>
            <source>renaming {name}</source>
            <translation>重命名 {name}</translation>
        </message>
        <message>
            <source>renaming {run}</source>
            <translation>重命名 {run}</translation>
        </message>
        <message>
            <source>reproduction of a paper's table</source>
            <translation>论文表格的重现</translation>
        </message>
        <message>
            <source>resnet12</source>
            <translation>resnet12</translation>
        </message>
        <message>
            <source>resnet18</source>
            <translation>resnet18</translation>
        </message>
        <message>
            <source>running</source>
            <translation>滑动平均</translation>
        </message>
        <message>
            <source>sail</source>
            <translation>帆船</translation>
        </message>
        <message>
            <source>same</source>
            <translation>相同</translation>
        </message>
        <message>
            <source>sampled classifier</source>
            <translation>抽取的分类器</translation>
        </message>
        <message>
            <source>samples L</source>
            <translation>采样数 L</translation>
        </message>
        <message>
            <source>scikit-learn</source>
            <translation>scikit-learn</translation>
        </message>
        <message>
            <source>score {0}</source>
            <translation>得分 {0}</translation>
        </message>
        <message>
            <source>scores differ by at most {number}</source>
            <translation>得分最多相差 {number}</translation>
        </message>
        <message>
            <source>scores differ by less than {number}</source>
            <translation>得分相差不到 {number}</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>seed {seed}</source>
            <translation>随机种子 {seed}</translation>
        </message>
        <message>
            <source>seen as an example</source>
            <translation>见过的示例</translation>
        </message>
        <message>
            <source>sequence length T</source>
            <translation>序列长度 T</translation>
        </message>
        <message>
            <source>settings of MAML's authors, where the figure is another paper's</source>
            <translation>采用 MAML 作者的设置，而数值来自另一篇论文</translation>
        </message>
        <message>
            <source>settings of MAML, but for the single step: not checked against the paper</source>
            <translation>除只走一步外沿用 MAML 的设置：没有与论文核对</translation>
        </message>
        <message>
            <source>settings of ours, as the paper has none for such tasks</source>
            <translation>采用我们的设置，因为论文没有针对这类任务的设置</translation>
        </message>
        <message>
            <source>settings that the paper has for other data</source>
            <translation>采用论文针对其他数据的设置</translation>
        </message>
        <message>
            <source>sgd</source>
            <translation>sgd</translation>
        </message>
        <message>
            <source>shortcut</source>
            <translation>捷径连接</translation>
        </message>
        <message>
            <source>shortcuts past the controller</source>
            <translation>绕过控制器的捷径</translation>
        </message>
        <message>
            <source>shots</source>
            <translation>shot 数</translation>
        </message>
        <message>
            <source>signal {number}</source>
            <translation>信号 {number}</translation>
        </message>
        <message>
            <source>similarity</source>
            <translation>相似度</translation>
        </message>
        <message>
            <source>snail</source>
            <translation>蜗牛</translation>
        </message>
        <message>
            <source>split at random, not by {authors}</source>
            <translation>随机划分，而非 {authors} 的划分</translation>
        </message>
        <message>
            <source>split by picture: every class is in all parts, each with pictures of its own</source>
            <translation>按图片划分：每个类别都在各部分中，各有自己的图片</translation>
        </message>
        <message>
            <source>split by whole groups</source>
            <translation>按整组划分</translation>
        </message>
        <message>
            <source>split by whole groups, such as alphabets</source>
            <translation>按整组划分，例如字母表</translation>
        </message>
        <message>
            <source>split by you</source>
            <translation>由您划分</translation>
        </message>
        <message>
            <source>split by {authors}</source>
            <translation>按 {authors} 划分</translation>
        </message>
        <message>
            <source>split is {0}, but must be one of {1}</source>
            <translation>split 为 {0}，但必须是 {1} 之一</translation>
        </message>
        <message>
            <source>spread of scale</source>
            <translation>缩放的离散度</translation>
        </message>
        <message>
            <source>spread of shift</source>
            <translation>平移的离散度</translation>
        </message>
        <message>
            <source>spread of the weights</source>
            <translation>权重的离散度</translation>
        </message>
        <message>
            <source>spread of {0}</source>
            <translation>{0}的离散度</translation>
        </message>
        <message>
            <source>squared distance</source>
            <translation>平方距离</translation>
        </message>
        <message>
            <source>squared distance, without context</source>
            <translation>平方距离，无上下文</translation>
        </message>
        <message>
            <source>stage</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>step</source>
            <translation>阶梯</translation>
        </message>
        <message>
            <source>step size</source>
            <translation>步长</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <source>stopped before its end</source>
            <translation>提前停止</translation>
        </message>
        <message>
            <source>stopped unexpectedly (exit code {number})</source>
            <translation>意外停止（退出码 {number}）</translation>
        </message>
        <message>
            <source>stride</source>
            <translation>步幅</translation>
        </message>
        <message>
            <source>sum</source>
            <translation>求和</translation>
        </message>
        <message>
            <source>support</source>
            <translation>支持集</translation>
        </message>
        <message>
            <source>svm</source>
            <translation>支持向量机</translation>
        </message>
        <message>
            <source>t-distributed stochastic neighbour embedding: keeps together what is alike. It takes longer.</source>
            <translation>t 分布随机近邻嵌入：让相似的图片聚在一起。需要更长时间。</translation>
        </message>
        <message>
            <source>take {0} inner step in place of {1}</source>
            <translation>走 {0} 个内循环步，而不是 {1} 个</translation>
        </message>
        <message>
            <source>take {0} inner steps in place of {1}</source>
            <translation>走 {0} 个内循环步，而不是 {1} 个</translation>
        </message>
        <message>
            <source>tasks</source>
            <translation>个任务</translation>
        </message>
        <message>
            <source>tasks at a time {0}</source>
            <translation>每次计算的任务数 {0}</translation>
        </message>
        <message>
            <source>tasks within one group</source>
            <translation>任务限于同一组</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>test steps</source>
            <translation>测试步数</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>that cannot be told apart with so few pictures</source>
            <translation>图片太少，无法分辨差别</translation>
        </message>
        <message>
            <source>the best validation, which is used</source>
            <translation>验证最佳，实际使用的就是它</translation>
        </message>
        <message>
            <source>the calibration</source>
            <translation>校准</translation>
        </message>
        <message>
            <source>the calibration does not say how the model adapted, or on how many tasks</source>
            <translation>校准没有说明模型如何适应，或用了多少任务</translation>
        </message>
        <message>
            <source>the calibration error</source>
            <translation>校准误差</translation>
        </message>
        <message>
            <source>the calibration has no list of {0} values where one belongs</source>
            <translation>校准中某处应有 {0} 个值的列表，但没有</translation>
        </message>
        <message>
            <source>the calibration's way of adapting is unknown: {0}</source>
            <translation>校准的适应方式未知：{0}</translation>
        </message>
        <message>
            <source>the classifier of {classes}, for any program that runs ONNX</source>
            <translation>{classes}的分类器，可用于任何能运行 ONNX 的程序</translation>
        </message>
        <message>
            <source>the data has changed since training</source>
            <translation>训练之后数据已改变</translation>
        </message>
        <message>
            <source>the files {0}</source>
            <translation>文件 {0}</translation>
        </message>
        <message>
            <source>the first step began</source>
            <translation>第一步开始</translation>
        </message>
        <message>
            <source>the first {shown:,} of {all:,}</source>
            <translation>共 {all:,} 张，显示前 {shown:,} 张</translation>
        </message>
        <message>
            <source>the image {0} is missing</source>
            <translation>缺少图像 {0}</translation>
        </message>
        <message>
            <source>the likeness</source>
            <translation>相似性</translation>
        </message>
        <message>
            <source>the likeness has no mean features</source>
            <translation>相似性没有平均特征</translation>
        </message>
        <message>
            <source>the limit</source>
            <translation>界限</translation>
        </message>
        <message>
            <source>the model gave no usable answer</source>
            <translation>模型没有给出可用的答案</translation>
        </message>
        <message>
            <source>the model's weights in {0} are damaged: {1}</source>
            <translation>{0} 中模型的权重已损坏：{1}</translation>
        </message>
        <message>
            <source>the model's weights in {0} cannot be read: {1}</source>
            <translation>无法读取 {0} 中模型的权重：{1}</translation>
        </message>
        <message>
            <source>the names of the classes, a line each, in the order of the scores</source>
            <translation>类别名称，每行一个，按得分的顺序</translation>
        </message>
        <message>
            <source>the network normalises queries with their own statistics</source>
            <translation>网络用待识别图片自己的统计量做归一化</translation>
        </message>
        <message>
            <source>the newest {newest} of {number:,} on this computer</source>
            <translation>这台电脑上共 {number:,} 个，显示最新的 {newest} 个</translation>
        </message>
        <message>
            <source>the newest, to go on from</source>
            <translation>最新，用于继续训练</translation>
        </message>
        <message>
            <source>the note on {run}</source>
            <translation>{run} 的备注</translation>
        </message>
        <message>
            <source>the one before it</source>
            <translation>最新的前一个</translation>
        </message>
        <message>
            <source>the optimiser's {0} has the shape {1}</source>
            <translation>优化器的 {0} 形状为 {1}</translation>
        </message>
        <message>
            <source>the paper's</source>
            <translation>论文的</translation>
        </message>
        <message>
            <source>the paper's, for other data</source>
            <translation>论文的，针对其他数据</translation>
        </message>
        <message>
            <source>the rejection</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>the rejection's score is {0}, but there are {1}</source>
            <translation>拒绝所用的得分是 {0}，但只有 {1}</translation>
        </message>
        <message>
            <source>the relation module normalises queries with their own statistics</source>
            <translation>关系模块用待识别图片自己的统计量做归一化</translation>
        </message>
        <message>
            <source>the run</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>the tags of {runs}</source>
            <translation>{runs} 的标签</translation>
        </message>
        <message>
            <source>the temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>the test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>the weights {0} cannot be read: {1}</source>
            <translation>无法读取权重 {0}：{1}</translation>
        </message>
        <message>
            <source>there are only {count}</source>
            <translation>只有 {count} 个</translation>
        </message>
        <message>
            <source>there is no {0}</source>
            <translation>没有 {0}</translation>
        </message>
        <message>
            <source>there is nothing to practise: this method learns when it meets a task</source>
            <translation>无需练习：这种方法遇到任务时才学习</translation>
        </message>
        <message>
            <source>there is only {count}</source>
            <translation>只有 {count} 个</translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>这台电脑</translation>
        </message>
        <message>
            <source>tieredImageNet</source>
            <translation>tieredImageNet</translation>
        </message>
        <message>
            <source>time in training, pauses left out</source>
            <translation>训练时间（不含暂停）</translation>
        </message>
        <message>
            <source>to recognise</source>
            <translation>待识别</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>torchvision's {0} does not say its SHA-256 in its name.</source>
            <translation>torchvision 的 {0} 没有在名称中写明 SHA-256。</translation>
        </message>
        <message>
            <source>train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>trained for {0} classes, used with {1}</source>
            <translation>按 {0} 个类别训练，用于 {1} 个</translation>
        </message>
        <message>
            <source>trained on every class</source>
            <translation>用所有类别训练</translation>
        </message>
        <message>
            <source>trained_on and badges must be lists of texts</source>
            <translation>trained_on 和 badges 必须是文本列表</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>training queries</source>
            <translation>训练查询数</translation>
        </message>
        <message>
            <source>training samples L</source>
            <translation>训练采样数 L</translation>
        </message>
        <message>
            <source>training shots</source>
            <translation>训练 shot 数</translation>
        </message>
        <message>
            <source>training ways</source>
            <translation>训练 way 数</translation>
        </message>
        <message>
            <source>transductive</source>
            <translation>直推式</translation>
        </message>
        <message>
            <source>transductive batch-norm</source>
            <translation>直推式批归一化</translation>
        </message>
        <message>
            <source>transductive, three networks averaged</source>
            <translation>直推式，三个网络取平均</translation>
        </message>
        <message>
            <source>transductive: queries share their batch statistics</source>
            <translation>直推式：待识别图片共用批统计量</translation>
        </message>
        <message>
            <source>tree</source>
            <translation>决策树</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>真或假</translation>
        </message>
        <message>
            <source>tuned further: {0} steps at rate {1}, head</source>
            <translation>进一步微调：{0} 步，学习率 {1}，分类头</translation>
        </message>
        <message>
            <source>tuned further: {0} steps at rate {1}, network and head</source>
            <translation>进一步微调：{0} 步，学习率 {1}，网络和分类头</translation>
        </message>
        <message>
            <source>tuned further: {0} steps at {1}, head</source>
            <translation>进一步微调：{0} 步，学习率 {1}，分类头</translation>
        </message>
        <message>
            <source>tuned further: {0} steps at {1}, network and head</source>
            <translation>进一步微调：{0} 步，学习率 {1}，网络和分类头</translation>
        </message>
        <message>
            <source>tuning began</source>
            <translation>微调开始</translation>
        </message>
        <message>
            <source>tuning step</source>
            <translation>微调步</translation>
        </message>
        <message>
            <source>twice</source>
            <translation>两次</translation>
        </message>
        <message>
            <source>uncertainty {entropy:.2f} of at most {most:.2f} nats</source>
            <translation>不确定度 {entropy:.2f}（最大 {most:.2f} nat）</translation>
        </message>
        <message>
            <source>under 1 %</source>
            <translation>不到 1 %</translation>
        </message>
        <message>
            <source>under 1 MB</source>
            <translation>不到 1 MB</translation>
        </message>
        <message>
            <source>under 1 ms</source>
            <translation>不到 1 ms</translation>
        </message>
        <message>
            <source>under {least:g}</source>
            <translation>小于 {least:g}</translation>
        </message>
        <message>
            <source>under {least}</source>
            <translation>小于 {least}</translation>
        </message>
        <message>
            <source>unequal shots</source>
            <translation>不等的 shot 数</translation>
        </message>
        <message>
            <source>unequal shots: {0} to {1} per class</source>
            <translation>样本数不等：每类 {0} 到 {1} 个</translation>
        </message>
        <message>
            <source>unequal training shots</source>
            <translation>不等的训练 shot 数</translation>
        </message>
        <message>
            <source>unexpected end of data</source>
            <translation>数据意外结束</translation>
        </message>
        <message>
            <source>unknown event {0}; it may be from a newer version</source>
            <translation>未知事件 {0}；可能来自更新的版本</translation>
        </message>
        <message>
            <source>unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>常规</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>validation: the best checkpoint of a run was chosen by these classes</source>
            <translation>验证：训练的最佳检查点是用这些类别选出的</translation>
        </message>
        <message>
            <source>validations</source>
            <translation>次验证</translation>
        </message>
        <message>
            <source>vit_b_16</source>
            <translation>vit_b_16</translation>
        </message>
        <message>
            <source>vit_b_16 needs images whose side is a multiple of {0} pixels, but it is {1}.</source>
            <translation>vit_b_16 需要边长为 {0} 像素倍数的图片，但这里是 {1}。</translation>
        </message>
        <message>
            <source>waiting for engine…</source>
            <translation>正在等待引擎…</translation>
        </message>
        <message>
            <source>waiting for the engine…</source>
            <translation>正在等待引擎…</translation>
        </message>
        <message>
            <source>waiting…</source>
            <translation>等待中…</translation>
        </message>
        <message>
            <source>was ended from outside, perhaps because memory ran out</source>
            <translation>被外部终止，可能是内存不足</translation>
        </message>
        <message>
            <source>was {was}</source>
            <translation>之前：{was}</translation>
        </message>
        <message>
            <source>ways</source>
            <translation>way 数</translation>
        </message>
        <message>
            <source>weighted-l1</source>
            <translation>加权 L1</translation>
        </message>
        <message>
            <source>what stands there is no event</source>
            <translation>那里的内容不是事件</translation>
        </message>
        <message>
            <source>whole groups, drawn at random</source>
            <translation>按整组随机划分</translation>
        </message>
        <message>
            <source>with rotations as new classes</source>
            <translation>旋转后算作新类别</translation>
        </message>
        <message>
            <source>within alphabet</source>
            <translation>限于同一字母表</translation>
        </message>
        <message>
            <source>without a convolutional network</source>
            <translation>没有卷积网络</translation>
        </message>
        <message>
            <source>without a name</source>
            <translation>（无名称）</translation>
        </message>
        <message>
            <source>without practice</source>
            <translation>没有练习</translation>
        </message>
        <message>
            <source>write head</source>
            <translation>写头</translation>
        </message>
        <message>
            <source>write head {0}</source>
            <translation>写头 {0}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>您自己的</translation>
        </message>
        <message>
            <source>{0} Go on with: workbench train --resume {1} {2}</source>
            <translation>{0}继续的命令：workbench train --resume {1} {2}</translation>
        </message>
        <message>
            <source>{0} among its {1} is no SHA-256</source>
            <translation>它的 {1} 中的 {0} 不是 SHA-256</translation>
        </message>
        <message>
            <source>{0} and {1} in {2} look the same: one of them adds nothing.</source>
            <translation>{2} 中的 {0} 和 {1} 看起来一样：其中一张没有增加任何内容。</translation>
        </message>
        <message>
            <source>{0} and {1} more each have only one picture; a task needs at least {2}: one to learn from, one to recognise.</source>
            <translation>{0} 以及另外 {1} 个类别各只有一张图片；一个任务至少需要 {2} 张：一张用于学习，一张用于识别。</translation>
        </message>
        <message>
            <source>{0} arrived damaged: {1}. Try again.</source>
            <translation>{0} 下载后已损坏：{1}。请重试。</translation>
        </message>
        <message>
            <source>{0} at step {1}; try a smaller learning rate. Nothing was saved yet.</source>
            <translation>{0}（第 {1} 步）；请尝试更小的学习率。还没有保存任何内容。</translation>
        </message>
        <message>
            <source>{0} at step {1}; try a smaller learning rate. The last checkpoint, from step {2}, is from before.</source>
            <translation>{0}（第 {1} 步）；请尝试更小的学习率。最后的检查点来自此前的第 {2} 步。</translation>
        </message>
        <message>
            <source>{0} bytes are announced, but {1} are left</source>
            <translation>声明有 {0} 字节，但只剩 {1} 字节</translation>
        </message>
        <message>
            <source>{0} cannot be deleted: {1}.</source>
            <translation>无法删除 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be downloaded here: name your folder or .zip of it (--data).</source>
            <translation>“{0}”无法在这里下载：请指定它的文件夹或 .zip（--data）。</translation>
        </message>
        <message>
            <source>{0} cannot be exported: {1}.</source>
            <translation>无法导出 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be opened: permission denied.</source>
            <translation>无法打开 {0}：没有权限。</translation>
        </message>
        <message>
            <source>{0} cannot be opened: {1}.</source>
            <translation>无法打开 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be read: it holds no object.</source>
            <translation>无法读取 {0}：其中不是对象。</translation>
        </message>
        <message>
            <source>{0} cannot be read: it is larger than {1} bytes.</source>
            <translation>无法读取 {0}：它大于 {1} 字节。</translation>
        </message>
        <message>
            <source>{0} cannot be read: it is no JSON ({1}).</source>
            <translation>无法读取 {0}：它不是 JSON（{1}）。</translation>
        </message>
        <message>
            <source>{0} cannot be read: {1}</source>
            <translation>无法读取 {0}：{1}</translation>
        </message>
        <message>
            <source>{0} cannot be read: {1}.</source>
            <translation>无法读取 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be restored: {1}.</source>
            <translation>无法恢复 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be saved in {1}: {2}.</source>
            <translation>“{0}”无法保存到 {1}：{2}。</translation>
        </message>
        <message>
            <source>{0} cannot be saved: {1}.</source>
            <translation>无法保存 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot be written</source>
            <translation>无法写入 {0}</translation>
        </message>
        <message>
            <source>{0} cannot be written: {1}.</source>
            <translation>无法写入 {0}：{1}。</translation>
        </message>
        <message>
            <source>{0} cannot change once a run has begun; only {1} can.</source>
            <translation>训练开始后不能更改 {0}；只能更改 {1}。</translation>
        </message>
        <message>
            <source>{0} classes are too few for meta-training: only {1} would be practised on, again and again, and the learner would remember them instead of learning how to learn. The field's datasets have 64 or more.</source>
            <translation>{0} 个类别不够用来元训练：只能反复练习其中 {1} 个，模型会把它们背下来，而不是学会如何学习。这一领域的数据集都有 64 个或更多类别。</translation>
        </message>
        <message>
            <source>{0} classes kept for {1}</source>
            <translation>留作{1}的 {0} 个类别</translation>
        </message>
        <message>
            <source>{0} classes that no model practised on</source>
            <translation>没有模型练习过的 {0} 个类别</translation>
        </message>
        <message>
            <source>{0} could not be downloaded: {1}. Fetch {2} in another way and put it into {3}, or choose your own copy.</source>
            <translation>“{0}”无法下载：{1}。请用其他方式获取 {2} 并放入 {3}，或选择您自己的副本。</translation>
        </message>
        <message>
            <source>{0} crashes the decoder.</source>
            <translation>{0} 会使解码器崩溃。</translation>
        </message>
        <message>
            <source>{0} does not exist.</source>
            <translation>{0} 不存在。</translation>
        </message>
        <message>
            <source>{0} does not fit {1}: {2}.</source>
            <translation>“{0}”与 {1} 不符：{2}。</translation>
        </message>
        <message>
            <source>{0} does not hold a state dict: names with a tensor each.</source>
            <translation>“{0}”不含 state dict（名称及各自的张量）。</translation>
        </message>
        <message>
            <source>{0} does not hold the same pictures at {1} as at {2}: {3}. Models that see it so differently cannot be given the same tasks.</source>
            <translation>“{0}”在 {1} 时与 {2} 时的图片不同：{3}。看到的内容如此不同的模型，无法给它们相同的任务。</translation>
        </message>
        <message>
            <source>{0} does not map alphabets to [first row, end]: {1}.</source>
            <translation>“{0}”没有把字母表对应到 [首行，末尾]：{1}。</translation>
        </message>
        <message>
            <source>{0} does not map names to labels.</source>
            <translation>“{0}”没有把名称对应到标签。</translation>
        </message>
        <message>
            <source>{0} does not map names to values, as CIFAR-100's files do.</source>
            <translation>“{0}”没有像 CIFAR-100 的文件那样把名称对应到值。</translation>
        </message>
        <message>
            <source>{0} each have only one picture; a task needs at least {1}: one to learn from, one to recognise.</source>
            <translation>{0} 各只有一张图片；一个任务至少需要 {1} 张：一张用于学习，一张用于识别。</translation>
        </message>
        <message>
            <source>{0} exists already. Choose another folder, or continue it with --resume.</source>
            <translation>“{0}”已存在。请选择另一个文件夹，或用 --resume 继续它。</translation>
        </message>
        <message>
            <source>{0} from task {1}</source>
            <translation>{0}，从第 {1} 个任务起</translation>
        </message>
        <message>
            <source>{0} has a class whose rows are not whole numbers: {1}.</source>
            <translation>“{0}”有一个类别的行号不是整数：{1}。</translation>
        </message>
        <message>
            <source>{0} has a class with row {1}, but holds {2} images.</source>
            <translation>“{0}”有一个类别写有第 {1} 行，但只有 {2} 张图像。</translation>
        </message>
        <message>
            <source>{0} has a class {1} of {2}, which CIFAR-100 has not.</source>
            <translation>“{0}”有 {2} 的类别 {1}，而 CIFAR-100 没有。</translation>
        </message>
        <message>
            <source>{0} has a class {1}, but CUB's begin with a number from 001 to {2}.</source>
            <translation>“{0}”有类别 {1}，但 CUB 的类别以 001 到 {2} 的编号开头。</translation>
        </message>
        <message>
            <source>{0} has a class {1}, which is none of DTD's {2}.</source>
            <translation>“{0}”有类别 {1}，不在 DTD 的 {2} 个类别之中。</translation>
        </message>
        <message>
            <source>{0} has a variant {1}, which is none of the {2}.</source>
            <translation>“{0}”有机型 {1}，不在 {2} 个之中。</translation>
        </message>
        <message>
            <source>{0} has changed: {1} of {2} pictures were found.</source>
            <translation>“{0}”已改变：{2} 张图片中找到 {1} 张。</translation>
        </message>
        <message>
            <source>{0} has characters that are none</source>
            <translation>{0} 含有无效字符</translation>
        </message>
        <message>
            <source>{0} has more than {1} bytes</source>
            <translation>{0} 超过 {1} 字节</translation>
        </message>
        <message>
            <source>{0} has no column for a file (such as file or filename); its header is {1}.</source>
            <translation>“{0}”没有文件列（例如 file 或 filename）；它的表头是 {1}。</translation>
        </message>
        <message>
            <source>{0} has no column for a label (such as label or class); its header is {1}.</source>
            <translation>“{0}”没有标签列（例如 label 或 class）；它的表头是 {1}。</translation>
        </message>
        <message>
            <source>{0} has no header filename,label.</source>
            <translation>“{0}”没有表头 filename,label。</translation>
        </message>
        <message>
            <source>{0} has no label: imagelabels.mat holds {1}.</source>
            <translation>“{0}”没有标签：imagelabels.mat 有 {1} 个。</translation>
        </message>
        <message>
            <source>{0} has no preset named {1}; there are {2}.</source>
            <translation>{0} 没有名为 {1} 的预设；有 {2}。</translation>
        </message>
        <message>
            <source>{0} has no setting named {1}.</source>
            <translation>{0} 没有名为 {1} 的设置。</translation>
        </message>
        <message>
            <source>{0} has no setting {1}.</source>
            <translation>{0} 没有设置 {1}。</translation>
        </message>
        <message>
            <source>{0} has the class {1} in {2} and in {3}.</source>
            <translation>{0} 的类别 {1} 同时在 {2} 和 {3} 中。</translation>
        </message>
        <message>
            <source>{0} has the class {1} twice in {2}.</source>
            <translation>{0} 的类别 {1} 在 {2} 中出现两次。</translation>
        </message>
        <message>
            <source>{0} has the line {1} in the place of five numbers.</source>
            <translation>“{0}”中应有五个数的地方是 {1}。</translation>
        </message>
        <message>
            <source>{0} has {1} MB, but a picture may have at most {2} MB.</source>
            <translation>{0} 有 {1} MB，但一张图片最多 {2} MB。</translation>
        </message>
        <message>
            <source>{0} has {1} MB, but may have at most {2}.</source>
            <translation>“{0}”有 {1} MB，但最多 {2} MB。</translation>
        </message>
        <message>
            <source>{0} has {1} bytes, but may have at most {2}</source>
            <translation>{0} 有 {1} 字节，但最多 {2} 字节</translation>
        </message>
        <message>
            <source>{0} has {1} characters, but may have at most {2}</source>
            <translation>{0} 有 {1} 个字符，但最多 {2} 个</translation>
        </message>
        <message>
            <source>{0} has {1} classes with two pictures or more; Try it needs at least 2.</source>
            <translation>“{0}”有 {1} 个类别含两张以上图片；“试一试”至少需要 2 个。</translation>
        </message>
        <message>
            <source>{0} has {1} megapixels, but a picture may have at most {2}.</source>
            <translation>{0} 有 {1} 百万像素，但一张图片最多 {2} 百万像素。</translation>
        </message>
        <message>
            <source>{0} has {1} that are not whole numbers from 0 to {2}.</source>
            <translation>{0} 的 {1} 并非都是 0 到 {2} 的整数。</translation>
        </message>
        <message>
            <source>{0} has {1} values, but the images have {2} channels.</source>
            <translation>{0} 有 {1} 个值，但图像有 {2} 个通道。</translation>
        </message>
        <message>
            <source>{0} has {1} × {2} pixels, but a picture must have at least {3} a side.</source>
            <translation>{0} 有 {1} × {2} 像素，但图片的边长至少为 {3}。</translation>
        </message>
        <message>
            <source>{0} has {1} × {2} pixels, but must be square and at most {3} wide.</source>
            <translation>“{0}”有 {1} × {2} 像素，但必须是正方形且宽度最多 {3}。</translation>
        </message>
        <message>
            <source>{0} has {1} × {2} pixels, but the box {3} lies outside.</source>
            <translation>{0} 有 {1} × {2} 像素，但方框 {3} 超出了范围。</translation>
        </message>
        <message>
            <source>{0} holds 1 picture, but nothing says what they show. Put those of each class into a folder of its own, or add a .csv with the columns “file” and “label”.</source>
            <translation>“{0}”有 1 张图片，但没有说明它显示什么。请把每个类别的图片放入各自的文件夹，或添加含有“file”和“label”两列的 .csv。</translation>
        </message>
        <message>
            <source>{0} holds an array that cannot be read: {1}.</source>
            <translation>“{0}”含有无法读取的数组：{1}。</translation>
        </message>
        <message>
            <source>{0} holds event files already: name another folder, or remove them.</source>
            <translation>“{0}”已含有事件文件：请指定另一个文件夹，或删除它们。</translation>
        </message>
        <message>
            <source>{0} holds no array named images.</source>
            <translation>“{0}”没有名为 images 的数组。</translation>
        </message>
        <message>
            <source>{0} holds no class_dict from names to rows.</source>
            <translation>“{0}”没有从名称到行号的 class_dict。</translation>
        </message>
        <message>
            <source>{0} holds no image_data of N × 84 × 84 × 3 bytes.</source>
            <translation>“{0}”没有 N × 84 × 84 × 3 字节的 image_data。</translation>
        </message>
        <message>
            <source>{0} holds no images of {1} × {2} pixels in three colours.</source>
            <translation>“{0}”没有 {1} × {2} 像素的三色图像。</translation>
        </message>
        <message>
            <source>{0} holds no label_{1} for each image, with label_{2}_str for each of them.</source>
            <translation>“{0}”没有每张图像的 label_{1} 以及每个标签的 label_{2}_str。</translation>
        </message>
        <message>
            <source>{0} holds no list of {1}.</source>
            <translation>“{0}”没有 {1} 列表。</translation>
        </message>
        <message>
            <source>{0} holds no pictures and no folders of pictures.</source>
            <translation>“{0}”中没有图片，也没有图片文件夹。</translation>
        </message>
        <message>
            <source>{0} holds no pictures.</source>
            <translation>“{0}”中没有图片。</translation>
        </message>
        <message>
            <source>{0} holds the table {1}, not {2}. It was left out.</source>
            <translation>“{0}”含有表 {1}，而不是 {2}。未列入。</translation>
        </message>
        <message>
            <source>{0} holds {1} images, but {2} of them are of no class.</source>
            <translation>“{0}”有 {1} 张图像，但其中 {2} 张不属于任何类别。</translation>
        </message>
        <message>
            <source>{0} holds {1} images, but {2} {3} labels.</source>
            <translation>“{0}”有 {1} 张图像，但 {2} 有 {3} 个标签。</translation>
        </message>
        <message>
            <source>{0} holds {1} images, but {2} {3}.</source>
            <translation>“{0}”有 {1} 张图像，但 {3} 有 {2} 个。</translation>
        </message>
        <message>
            <source>{0} holds {1} pictures of {2} × {3} pixels, which must be square, and {4} {5} labels.</source>
            <translation>“{0}”有 {1} 张 {2} × {3} 像素的图片，必须是正方形，而 {4} 有 {5} 个标签。</translation>
        </message>
        <message>
            <source>{0} holds {1} pictures, but nothing says what they show. Put those of each class into a folder of its own, or add a .csv with the columns “file” and “label”.</source>
            <translation>“{0}”有 {1} 张图片，但没有说明它们显示什么。请把每个类别的图片放入各自的文件夹，或添加含有“file”和“label”两列的 .csv。</translation>
        </message>
        <message>
            <source>{0} holds {1} specific labels, but {2} general ones.</source>
            <translation>“{0}”有 {1} 个具体标签，但有 {2} 个总体标签。</translation>
        </message>
        <message>
            <source>{0} in {1} and {2} in {3} look the same.</source>
            <translation>{1} 中的 {0} 和 {3} 中的 {2} 看起来一样。</translation>
        </message>
        <message>
            <source>{0} in {1} teaches nothing: this model sees an empty page there.</source>
            <translation>{1} 中的 {0} 没有教会任何内容：这个模型看到的是一张空白页。</translation>
        </message>
        <message>
            <source>{0} in {1} {2}.</source>
            <translation>{1} 中的 {0} {2}。</translation>
        </message>
        <message>
            <source>{0} is a file, but a model is a run folder, builtin:NAME or pretrained:NAME.</source>
            <translation>“{0}”是文件，但模型应是训练文件夹、builtin:NAME 或 pretrained:NAME。</translation>
        </message>
        <message>
            <source>{0} is a file, not a folder.</source>
            <translation>“{0}”是文件，不是文件夹。</translation>
        </message>
        <message>
            <source>{0} is a folder, and cannot be a file.</source>
            <translation>“{0}”是文件夹，不能作为文件。</translation>
        </message>
        <message>
            <source>{0} is a folder, not a picture.</source>
            <translation>{0} 是文件夹，不是图片。</translation>
        </message>
        <message>
            <source>{0} is a folder, not a session.</source>
            <translation>“{0}”是文件夹，不是会话。</translation>
        </message>
        <message>
            <source>{0} is a saved session, not a run: workbench classify recognises pictures by it, workbench export writes it as ONNX, and workbench {1} opens it in the window.</source>
            <translation>“{0}”是保存的会话，不是训练记录：workbench classify 用它识别图片，workbench export 把它写成 ONNX，workbench {1} 在窗口中打开它。</translation>
        </message>
        <message>
            <source>{0} is an archive of a kind that is not read here; unpack it and name the folder, or pack the pictures as a .zip.</source>
            <translation>“{0}”是这里不能读取的压缩包；请解压后选择文件夹，或把图片打包为 .zip。</translation>
        </message>
        <message>
            <source>{0} is damaged or cut off.</source>
            <translation>{0} 已损坏或不完整。</translation>
        </message>
        <message>
            <source>{0} is damaged or not a PNG picture.</source>
            <translation>“{0}”已损坏或不是 PNG 图片。</translation>
        </message>
        <message>
            <source>{0} is damaged or not a tar archive: {1}.</source>
            <translation>“{0}”已损坏或不是 tar 压缩包：{1}。</translation>
        </message>
        <message>
            <source>{0} is damaged or not a zip archive.</source>
            <translation>“{0}”已损坏或不是 zip 压缩包。</translation>
        </message>
        <message>
            <source>{0} is damaged or not an .npz file: {1}.</source>
            <translation>“{0}”已损坏或不是 .npz 文件：{1}。</translation>
        </message>
        <message>
            <source>{0} is damaged, cut off or not a pickle of arrays: {1}.</source>
            <translation>“{0}”已损坏、不完整或不是数组的 pickle 文件：{1}。</translation>
        </message>
        <message>
            <source>{0} is damaged, or is not a file of weights (.safetensors or .pth).</source>
            <translation>“{0}”已损坏，或不是权重文件（.safetensors 或 .pth）。</translation>
        </message>
        <message>
            <source>{0} is damaged, so that runs and caches lie in the usual places: {1}</source>
            <translation>“{0}”已损坏，因此训练记录和缓存位于默认位置：{1}</translation>
        </message>
        <message>
            <source>{0} is damaged: its array takes {1} bytes instead of {2}.</source>
            <translation>“{0}”已损坏：其数组占 {1} 字节，而不是 {2} 字节。</translation>
        </message>
        <message>
            <source>{0} is damaged: its values take {1} bytes, but there are more.</source>
            <translation>“{0}”已损坏：其数值应占 {1} 字节，实际更多。</translation>
        </message>
        <message>
            <source>{0} is damaged: its values take {1} bytes, but there are {2}.</source>
            <translation>“{0}”已损坏：其数值应占 {1} 字节，实际为 {2} 字节。</translation>
        </message>
        <message>
            <source>{0} is damaged: {1}.</source>
            <translation>“{0}”已损坏：{1}。</translation>
        </message>
        <message>
            <source>{0} is empty (0 bytes).</source>
            <translation>{0} 是空的（0 字节）。</translation>
        </message>
        <message>
            <source>{0} is in the trash already.</source>
            <translation>“{0}”已在回收站中。</translation>
        </message>
        <message>
            <source>{0} is in the trash: workbench runs restore {1} brings it back.</source>
            <translation>“{0}”在回收站中：workbench runs restore {1} 可恢复它。</translation>
        </message>
        <message>
            <source>{0} is in use by a training that has not ended, so it is not deleted.</source>
            <translation>{0} 正被尚未结束的训练使用，因此没有删除。</translation>
        </message>
        <message>
            <source>{0} is missing beside the .npz; it says which characters form an alphabet.</source>
            <translation>.npz 旁边缺少 {0}；它说明哪些字符组成一个字母表。</translation>
        </message>
        <message>
            <source>{0} is neither a .zip nor an .npz file, so it is not Omniglot.</source>
            <translation>{0} 既不是 .zip 也不是 .npz 文件，因此不是 Omniglot。</translation>
        </message>
        <message>
            <source>{0} is no column; a column reads like 5w1s, for 5 ways and 1 shot.</source>
            <translation>{0} 不是列；列写作 5w1s，即 5 个类别、每类 1 个样本。</translation>
        </message>
        <message>
            <source>{0} is no count</source>
            <translation>{0} 不是计数</translation>
        </message>
        <message>
            <source>{0} is no file.</source>
            <translation>“{0}”不是文件。</translation>
        </message>
        <message>
            <source>{0} is no list</source>
            <translation>{0} 不是列表</translation>
        </message>
        <message>
            <source>{0} is no number</source>
            <translation>{0} 不是数</translation>
        </message>
        <message>
            <source>{0} is no object</source>
            <translation>{0} 不是对象</translation>
        </message>
        <message>
            <source>{0} is no ordinary file, not a session.</source>
            <translation>“{0}”不是普通文件，也不是会话。</translation>
        </message>
        <message>
            <source>{0} is no session file, or it is damaged.</source>
            <translation>“{0}”不是会话文件，或已损坏。</translation>
        </message>
        <message>
            <source>{0} is no tag: a tag has 1 to {1} characters, and no comma.</source>
            <translation>{0} 不是标签：标签有 1 到 {1} 个字符，不含逗号。</translation>
        </message>
        <message>
            <source>{0} is not a file of bytes in {1} dimensions, as its beginning would say.</source>
            <translation>从开头看，{0} 不是 {1} 维字节文件。</translation>
        </message>
        <message>
            <source>{0} is not a picture in a format that can be read (PNG, JPEG, WebP, BMP, TIFF or GIF).</source>
            <translation>{0} 不是可读取格式的图片（PNG、JPEG、WebP、BMP、TIFF 或 GIF）。</translation>
        </message>
        <message>
            <source>{0} is not a request about runs that the engine knows.</source>
            <translation>{0} 不是引擎所知的关于训练记录的请求。</translation>
        </message>
        <message>
            <source>{0} is not a request the engine knows.</source>
            <translation>{0} 不是引擎所知的请求。</translation>
        </message>
        <message>
            <source>{0} is not a run, so it is not deleted.</source>
            <translation>“{0}”不是训练记录，因此没有删除。</translation>
        </message>
        <message>
            <source>{0} is not a run: it has no config.json.</source>
            <translation>“{0}”不是训练记录：它没有 config.json。</translation>
        </message>
        <message>
            <source>{0} is not a table of cells: it has no {1}.</source>
            <translation>“{0}”不是单元格表：它没有 {1}。</translation>
        </message>
        <message>
            <source>{0} is not a table of cells: {1}</source>
            <translation>“{0}”不是单元格表：{1}</translation>
        </message>
        <message>
            <source>{0} is not an ordinary file.</source>
            <translation>{0} 不是普通文件。</translation>
        </message>
        <message>
            <source>{0} is not in UTF-8: {1} at byte {2}. Save it as UTF-8.</source>
            <translation>“{0}”不是 UTF-8：{1}，在第 {2} 个字节。请另存为 UTF-8。</translation>
        </message>
        <message>
            <source>{0} is not in the trash.</source>
            <translation>“{0}”不在回收站中。</translation>
        </message>
        <message>
            <source>{0} is not on this computer: allow its download (--download), name your own copy (--data), or fetch {1} by hand into {2}.</source>
            <translation>这台电脑上没有 {0}：请允许下载（--download），指定您自己的副本（--data），或自行获取 {1} 并放入 {2}。</translation>
        </message>
        <message>
            <source>{0} is not one of {1}</source>
            <translation>{0} 不是 {1} 之一</translation>
        </message>
        <message>
            <source>{0} is not text</source>
            <translation>{0} 不是文本</translation>
        </message>
        <message>
            <source>{0} is not true or false</source>
            <translation>{0} 不是真或假</translation>
        </message>
        <message>
            <source>{0} is of version {1}, but this program reads {2}</source>
            <translation>{0}的版本是 {1}，但此程序读取的是 {2}</translation>
        </message>
        <message>
            <source>{0} is one picture, but a dataset is a folder or a .zip of pictures of several classes.</source>
            <translation>“{0}”是一张图片，但数据集应是含有多个类别图片的文件夹或 .zip。</translation>
        </message>
        <message>
            <source>{0} is packed or encrypted in a way that sessions are not</source>
            <translation>{0} 的打包或加密方式不是会话所用的方式</translation>
        </message>
        <message>
            <source>{0} is refused: its member {1} is a link or a device.</source>
            <translation>拒绝 {0}：其中的 {1} 是链接或设备。</translation>
        </message>
        <message>
            <source>{0} is refused: its member {1} lies outside the archive.</source>
            <translation>拒绝 {0}：其中的 {1} 位于压缩包之外。</translation>
        </message>
        <message>
            <source>{0} is refused: its members lie one over another.</source>
            <translation>拒绝 {0}：其中的内容互相重叠。</translation>
        </message>
        <message>
            <source>{0} is refused: its {1} MB unpack to {2} MB and more, over {3} times as much.</source>
            <translation>拒绝 {0}：它的 {1} MB 解压后达到 {2} MB 以上，超过 {3} 倍。</translation>
        </message>
        <message>
            <source>{0} is refused: its {1} MB would unpack to {2} MB, more than {3} times as much.</source>
            <translation>拒绝 {0}：它的 {1} MB 解压后将达 {2} MB，超过 {3} 倍。</translation>
        </message>
        <message>
            <source>{0} is refused: {1}, which a file of arrays has no need of.</source>
            <translation>拒绝 {0}：{1}，而数组文件不需要这样。</translation>
        </message>
        <message>
            <source>{0} is the folder of the pictures itself, where copies would be recognised again the next time: choose a folder outside it.</source>
            <translation>{0} 就是图片所在的文件夹，下次会把副本也识别一遍：请选择它之外的文件夹。</translation>
        </message>
        <message>
            <source>{0} is the name of a dataset that comes with the workbench; choose another.</source>
            <translation>“{0}”是内置数据集的名称；请换一个。</translation>
        </message>
        <message>
            <source>{0} is {1}, but has an effect only when --{2} is {3}; it is {4}.</source>
            <translation>{0} 为 {1}，但只有在 --{2} 为 {3} 时才起作用；现在是 {4}。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be a finite number.</source>
            <translation>{0} 为 {1}，但必须是有限数。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be a number from 0</source>
            <translation>{0} 为 {1}，但必须是不小于 0 的数</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be a number from 0 to 1</source>
            <translation>{0} 为 {1}，但必须是 0 到 1 之间的数</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be a whole number from 0</source>
            <translation>{0} 为 {1}，但必须是不小于 0 的整数</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be at least {2}.</source>
            <translation>{0} 为 {1}，但至少应为 {2}。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be at most {2}.</source>
            <translation>{0} 为 {1}，但最多应为 {2}。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be one of {2}.</source>
            <translation>{0} 为 {1}，但必须是 {2} 之一。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be text</source>
            <translation>{0} 为 {1}，但必须是文本</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be true or false.</source>
            <translation>{0} 为 {1}，但必须是 true 或 false。</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be {2}</source>
            <translation>{0} 为 {1}，但必须是{2}</translation>
        </message>
        <message>
            <source>{0} is {1}, but must be {2}.</source>
            <translation>{0} 为 {1}，但必须是{2}。</translation>
        </message>
        <message>
            <source>{0} is {1}, which is no count</source>
            <translation>{0} 为 {1}，不是计数</translation>
        </message>
        <message>
            <source>{0} is {1}, which is no number</source>
            <translation>{0}为 {1}，不是数</translation>
        </message>
        <message>
            <source>{0} is {1}, which is out of range</source>
            <translation>{0}为 {1}，超出了范围</translation>
        </message>
        <message>
            <source>{0} lacks or does not know {1}</source>
            <translation>{0}缺少或不认识 {1}</translation>
        </message>
        <message>
            <source>{0} leaves {1} of the classes for training, but it needs at least {2}.</source>
            <translation>{0} 只留下 {1} 个类别用于训练，但至少需要 {2} 个。</translation>
        </message>
        <message>
            <source>{0} lies in {1}, where copies would be recognised again the next time: choose a folder outside it.</source>
            <translation>{0} 位于 {1} 中，下次会把副本也识别一遍：请选择它之外的文件夹。</translation>
        </message>
        <message>
            <source>{0} looks more like {1} than like the others in {2}.</source>
            <translation>{0} 看起来更像 {1}，而不像 {2} 中的其他图片。</translation>
        </message>
        <message>
            <source>{0} looks unlike the others in {1}.</source>
            <translation>{0} 看起来不像 {1} 中的其他图片。</translation>
        </message>
        <message>
            <source>{0} model was chosen, but at least {1} are compared.</source>
            <translation>选择了 {0} 个模型，但至少要比较 {1} 个。</translation>
        </message>
        <message>
            <source>{0} names a row twice.</source>
            <translation>{0} 两次写了同一行。</translation>
        </message>
        <message>
            <source>{0} names class {1}, but the last is {2}.</source>
            <translation>{0} 写有类别 {1}，但最后一个是 {2}。</translation>
        </message>
        <message>
            <source>{0} names the class {1} twice.</source>
            <translation>{0} 两次写了类别 {1}。</translation>
        </message>
        <message>
            <source>{0} names the class {1}, but data/{2} holds no pictures.</source>
            <translation>{0} 写有类别 {1}，但 data/{2} 中没有图片。</translation>
        </message>
        <message>
            <source>{0} names the class {1}, but there is none; there are {2} ….</source>
            <translation>{0} 写有类别 {1}，但没有这个类别；有 {2} …。</translation>
        </message>
        <message>
            <source>{0} names the class {1}, but there is none; there are {2}.</source>
            <translation>{0} 写有类别 {1}，但没有这个类别；有 {2}。</translation>
        </message>
        <message>
            <source>{0} names {1} files, none of which is a picture in {2}.</source>
            <translation>{0} 写有 {1} 个文件，其中没有一个是 {2} 中的图片。</translation>
        </message>
        <message>
            <source>{0} names {1} files, none of which is a picture in {2}; the first is {3}.</source>
            <translation>{0} 写有 {1} 个文件，其中没有一个是 {2} 中的图片；第一个是 {3}。</translation>
        </message>
        <message>
            <source>{0} names {1}, but there is no {2}.</source>
            <translation>{0} 写有 {1}，但没有 {2}。</translation>
        </message>
        <message>
            <source>{0} names {1}, which {2} names already.</source>
            <translation>{0} 写有 {1}，而 {2} 已经写过它。</translation>
        </message>
        <message>
            <source>{0} needs images of at least {1} pixels a side, but they have {2}.</source>
            <translation>{0} 需要边长至少 {1} 像素的图片，但它们是 {2} 像素。</translation>
        </message>
        <message>
            <source>{0} needs more memory than is free on {1} ({2}). It was not done: nothing is lost.</source>
            <translation>{0}需要的内存超过{1}上可用的内存（{2}）。这一步没有执行：没有丢失任何内容。</translation>
        </message>
        <message>
            <source>{0} needs more memory than is free on {1}. It was not done: nothing is lost.</source>
            <translation>{0}需要的内存超过{1}上可用的内存。这一步没有执行：没有丢失任何内容。</translation>
        </message>
        <message>
            <source>{0} of a {1}: {2}</source>
            <translation>{1} 的 {0}：{2}</translation>
        </message>
        <message>
            <source>{0} of the {1} classes of the recorded split are not in this data: {2} ….</source>
            <translation>记录的划分的 {1} 个类别中有 {0} 个不在此数据中：{2} …。</translation>
        </message>
        <message>
            <source>{0} of the {1} classes of the recorded split are not in this data: {2}.</source>
            <translation>记录的划分的 {1} 个类别中有 {0} 个不在此数据中：{2}。</translation>
        </message>
        <message>
            <source>{0} of the {1} {2} pictures are still there</source>
            <translation>{1} 张{2}图片中还有 {0} 张</translation>
        </message>
        <message>
            <source>{0} of these pictures</source>
            <translation>这些图片中的 {0} 张</translation>
        </message>
        <message>
            <source>{0} of these {1} pictures are among those it was trained on</source>
            <translation>这 {1} 张图片中有 {0} 张是它训练用过的</translation>
        </message>
        <message>
            <source>{0} of {1} gradients predicted</source>
            <translation>{1} 个梯度中预测了 {0} 个</translation>
        </message>
        <message>
            <source>{0} of {1} pictures could not be read again, and {2} left out.</source>
            <translation>{1} 张图片中有 {0} 张无法再次读取，已略去 {2} 张。</translation>
        </message>
        <message>
            <source>{0} of {1} quadratic programs were not solved in {2} steps: the hessian is not positive definite.</source>
            <translation>{1} 个二次规划中有 {0} 个未能在 {2} 步内求解：Hessian 矩阵不是正定的。</translation>
        </message>
        <message>
            <source>{0} of {1} tasks</source>
            <translation>{1} 个任务中的 {0} 个</translation>
        </message>
        <message>
            <source>{0} pairs: expect one in 20 intervals to miss</source>
            <translation>{0} 对比较：预计每 20 个区间有一个不含真值</translation>
        </message>
        <message>
            <source>{0} pictures of {1} classes from {2}.</source>
            <translation>{1} 个类别的 {0} 张图片，来自 {2}。</translation>
        </message>
        <message>
            <source>{0} pictures that it practised on are left out</source>
            <translation>略去了它练习过的 {0} 张图片</translation>
        </message>
        <message>
            <source>{0} pictures that no model practised on, of {1} classes (known classes: tested on new pictures of classes it practised on)</source>
            <translation>没有模型练习过的 {0} 张图片，属于 {1} 个类别（已知类别：用练习过的类别的新图片测试）</translation>
        </message>
        <message>
            <source>{0} pixels in colour</source>
            <translation>{0} 像素彩色</translation>
        </message>
        <message>
            <source>{0} pixels in grey</source>
            <translation>{0} 像素灰度</translation>
        </message>
        <message>
            <source>{0} practised on no dataset here; say with --dataset what to measure it on.</source>
            <translation>“{0}”没有在这里的任何数据集上练习过；请用 --dataset 指定用什么测量。</translation>
        </message>
        <message>
            <source>{0} practised on no dataset here; say with --dataset where to compare.</source>
            <translation>“{0}”没有在这里的任何数据集上练习过；请用 --dataset 指定在哪里比较。</translation>
        </message>
        <message>
            <source>{0} practises on {1} of one dataset, so it cannot practise on {2} of them ({3}); leave --mixture empty.</source>
            <translation>{0} 用一个数据集的{1}练习，因此不能在 {2} 个数据集（{3}）上练习；请将 --mixture 留空。</translation>
        </message>
        <message>
            <source>{0} runs are called {1}: {2}. Name one of these folders.</source>
            <translation>有 {0} 次训练都叫 {1}：{2}。请指定其中一个文件夹。</translation>
        </message>
        <message>
            <source>{0} runs cannot be told apart in one drawing; {1} can.</source>
            <translation>{0} 条曲线画在一起无法分辨；最多 {1} 条。</translation>
        </message>
        <message>
            <source>{0} should be a list</source>
            <translation>{0} 应为列表</translation>
        </message>
        <message>
            <source>{0} should be a number</source>
            <translation>{0} 应为数</translation>
        </message>
        <message>
            <source>{0} should be an object</source>
            <translation>{0} 应为对象</translation>
        </message>
        <message>
            <source>{0} should be text</source>
            <translation>{0} 应为文本</translation>
        </message>
        <message>
            <source>{0} tasks: intervals are rough below {1}</source>
            <translation>{0} 个任务：少于 {1} 个时区间比较粗略</translation>
        </message>
        <message>
            <source>{0} was not calibrated to tell other pictures, so none is rejected.</source>
            <translation>{0} 没有为分辨其他图片做过校准，因此不拒绝任何图片。</translation>
        </message>
        <message>
            <source>{0} was not calibrated with {1}, so no picture is rejected.</source>
            <translation>{0} 没有用 {1} 做过校准，因此不拒绝任何图片。</translation>
        </message>
        <message>
            <source>{0} was saved without its model: {1}.</source>
            <translation>“{0}”已保存，但不含其模型：{1}。</translation>
        </message>
        <message>
            <source>{0} was trained without {1} classes; ask for --split {2}.</source>
            <translation>{0} 训练时没有{1}类别；请用 --split {2}。</translation>
        </message>
        <message>
            <source>{0} would need {1} GB of memory to practise with this network's {2} weights, more than {3} GB; choose a smaller network, keep the network fixed, or take fewer inner steps.</source>
            <translation>{0} 用这个网络的 {2} 个权重练习需要 {1} GB 内存，超过 {3} GB；请选择更小的网络、固定网络，或减少内循环步数。</translation>
        </message>
        <message>
            <source>{0} would take {1} MB, but a file may have at most {2} MB.</source>
            <translation>“{0}”需要 {1} MB，但一个文件最多 {2} MB。</translation>
        </message>
        <message>
            <source>{0} would take {1} MB, but at most {2} MB are read.</source>
            <translation>“{0}”需要 {1} MB，但最多读取 {2} MB。</translation>
        </message>
        <message>
            <source>{0} {1}, and begin a new run.</source>
            <translation>{0}{1}，并开始新的训练。</translation>
        </message>
        <message>
            <source>{0}, as reported by {1}</source>
            <translation>{0}，由 {1} 报告</translation>
        </message>
        <message>
            <source>{0}, line {1}: it is longer than {2} bytes.</source>
            <translation>{0}，第 {1} 行：它长于 {2} 字节。</translation>
        </message>
        <message>
            <source>{0}, line {1}: {2}</source>
            <translation>{0} 第 {1} 行：{2}</translation>
        </message>
        <message>
            <source>{0}, measured by {1}, as reported by {2}</source>
            <translation>{0}，由 {1} 测量，由 {2} 报告</translation>
        </message>
        <message>
            <source>{0}-way {1} to {2}-shot within one group, {3} queries, {4} tasks of {5}</source>
            <translation>限于同一组的 {0}-way {1} 到 {2}-shot，{3} 个查询，{5}的 {4} 个任务</translation>
        </message>
        <message>
            <source>{0}-way {1} to {2}-shot within one group, {3} queries, {4} tasks of {5}, each turned four ways</source>
            <translation>限于同一组的 {0}-way {1} 到 {2}-shot，{3} 个查询，{5}的 {4} 个任务，每个旋转成四个方向</translation>
        </message>
        <message>
            <source>{0}-way {1} to {2}-shot, {3} queries, {4} tasks of {5}</source>
            <translation>{0}-way {1} 到 {2}-shot，{3} 个查询，{5}的 {4} 个任务</translation>
        </message>
        <message>
            <source>{0}-way {1} to {2}-shot, {3} queries, {4} tasks of {5}, each turned four ways</source>
            <translation>{0}-way {1} 到 {2}-shot，{3} 个查询，{5}的 {4} 个任务，每个旋转成四个方向</translation>
        </message>
        <message>
            <source>{0}-way {1}-shot</source>
            <translation>{0}-way {1}-shot</translation>
        </message>
        <message>
            <source>{0}-way {1}-shot within one group, {2} queries, {3} tasks of {4}</source>
            <translation>限于同一组的 {0}-way {1}-shot，{2} 个查询，{4}的 {3} 个任务</translation>
        </message>
        <message>
            <source>{0}-way {1}-shot within one group, {2} queries, {3} tasks of {4}, each turned four ways</source>
            <translation>限于同一组的 {0}-way {1}-shot，{2} 个查询，{4}的 {3} 个任务，每个旋转成四个方向</translation>
        </message>
        <message>
            <source>{0}-way {1}-shot, {2} queries, {3} tasks of {4}</source>
            <translation>{0}-way {1}-shot，{2} 个查询，{4}的 {3} 个任务</translation>
        </message>
        <message>
            <source>{0}-way {1}-shot, {2} queries, {3} tasks of {4}, each turned four ways</source>
            <translation>{0}-way {1}-shot，{2} 个查询，{4}的 {3} 个任务，每个旋转成四个方向</translation>
        </message>
        <message>
            <source>{0}. It was left out.</source>
            <translation>{0}。未列入。</translation>
        </message>
        <message>
            <source>{0}. The next validation counts as the best.</source>
            <translation>{0}。下一次验证将算作最佳。</translation>
        </message>
        <message>
            <source>{0}. The run goes on from the one before it, after {1} tasks.</source>
            <translation>{0}。训练从它之前的检查点继续，在 {1} 个任务之后。</translation>
        </message>
        <message>
            <source>{0}: it is longer than {1} bytes.</source>
            <translation>{0}：它长于 {1} 字节。</translation>
        </message>
        <message>
            <source>{0}: {1} instead of {2}</source>
            <translation>{0}：{1}，而不是 {2}</translation>
        </message>
        <message>
            <source>{accuracy} on {tasks} tasks of its test classes.</source>
            <translation>在测试类别的 {tasks} 个任务上达到 {accuracy}。</translation>
        </message>
        <message>
            <source>{accuracy} on {tasks} tasks of its {classes}</source>
            <translation>{accuracy}，{classes}上的 {tasks} 个任务</translation>
        </message>
        <message>
            <source>{accuracy} {mark} new pictures of classes that it practised on</source>
            <translation>{accuracy} {mark} 练习过的类别的新图片</translation>
        </message>
        <message>
            <source>{accuracy}, known classes</source>
            <translation>{accuracy}，已知类别</translation>
        </message>
        <message>
            <source>{advice}.</source>
            <translation>{advice}。</translation>
        </message>
        <message>
            <source>{answers} changed here</source>
            <translation>{answers}在此改变</translation>
        </message>
        <message>
            <source>{bits} of 64 bits apart (perceptual hash)</source>
            <translation>64 位中有 {bits} 位不同（感知哈希）</translation>
        </message>
        <message>
            <source>{cause} The run was interrupted. {way_on}</source>
            <translation>{cause}训练已中断。{way_on}</translation>
        </message>
        <message>
            <source>{changes}, from there on.</source>
            <translation>此后改为 {changes}。</translation>
        </message>
        <message>
            <source>{class_name} recognised: {share}</source>
            <translation>{class_name} 识别正确：{share}</translation>
        </message>
        <message>
            <source>{class_name} taken for {other}: {share}</source>
            <translation>{class_name} 被认作 {other}：{share}</translation>
        </message>
        <message>
            <source>{class_name} was not counted: it has one picture</source>
            <translation>{class_name} 未计入：只有一张图片</translation>
        </message>
        <message>
            <source>{classes:,} classes</source>
            <translation>{classes:,} 个类别</translation>
        </message>
        <message>
            <source>{classes:,} classes, in {groups:,} groups such as alphabets</source>
            <translation>{classes:,} 个类别，分属 {groups:,} 个组（例如字母表）</translation>
        </message>
        <message>
            <source>{classes} of {dataset}</source>
            <translation>{dataset} 的{classes}</translation>
        </message>
        <message>
            <source>{classes}, or as {none}</source>
            <translation>{classes}，或“{none}”</translation>
        </message>
        <message>
            <source>{classes}, {examples}</source>
            <translation>{classes}，{examples}</translation>
        </message>
        <message>
            <source>{classes}, {pictures}: {each} of each. Found as {layout}.</source>
            <translation>{classes}，{pictures}：每类 {each} 张。类别来自：{layout}。</translation>
        </message>
        <message>
            <source>{columns:,} {over}, from left to right</source>
            <translation>从左到右共 {columns:,} 个{over}</translation>
        </message>
        <message>
            <source>{column} of {run}</source>
            <translation>{run} 的{column}</translation>
        </message>
        <message>
            <source>{count:,} folders and archives</source>
            <translation>{count:,} 个文件夹和压缩包</translation>
        </message>
        <message>
            <source>{count:,} more pictures to recognise are left out.</source>
            <translation>另有 {count:,} 张待识别图片未显示。</translation>
        </message>
        <message>
            <source>{count} more are chosen than there is room for.</source>
            <translation>还选择了 {count} 个，这里放不下。</translation>
        </message>
        <message>
            <source>{count} of {pictures}</source>
            <translation>{pictures}中的 {count} 张</translation>
        </message>
        <message>
            <source>{count} other classes</source>
            <translation>其他 {count} 个类别</translation>
        </message>
        <message>
            <source>{count} tasks</source>
            <translation>{count} 个任务</translation>
        </message>
        <message>
            <source>{dataset} + {count} more</source>
            <translation>{dataset} + 另外 {count} 个</translation>
        </message>
        <message>
            <source>{dataset}, {part} classes</source>
            <translation>{dataset}，{part} 类别</translation>
        </message>
        <message>
            <source>{dataset}, {part} pictures</source>
            <translation>{dataset}，{part} 图片</translation>
        </message>
        <message>
            <source>{dataset}, {share} % of the practice tasks</source>
            <translation>{dataset}，占练习任务的 {share} %</translation>
        </message>
        <message>
            <source>{days} days ago</source>
            <translation>{days} 天前</translation>
        </message>
        <message>
            <source>{day}, {time} UTC</source>
            <translation>{day} {time}（UTC 时间）</translation>
        </message>
        <message>
            <source>{distance}: the shorter the bar, the more alike.</source>
            <translation>{distance}：横条越短越相似。</translation>
        </message>
        <message>
            <source>{done} of {planned} tasks</source>
            <translation>{done} / {planned} 个任务</translation>
        </message>
        <message>
            <source>{done} of {planned} tasks in {duration}</source>
            <translation>{planned} 个任务中完成 {done} 个，用时 {duration}</translation>
        </message>
        <message>
            <source>{download}, {size}</source>
            <translation>{download} {size}</translation>
        </message>
        <message>
            <source>{each} pictures of each class</source>
            <translation>每个类别 {each} 张图片</translation>
        </message>
        <message>
            <source>{examples} of each class</source>
            <translation>每类 {examples}</translation>
        </message>
        <message>
            <source>{fewest:,} each</source>
            <translation>各 {fewest:,} 张</translation>
        </message>
        <message>
            <source>{fewest:,} to {most:,}</source>
            <translation>{fewest:,} 到 {most:,}</translation>
        </message>
        <message>
            <source>{fewest:,} to {most:,}, typically {middle:g}</source>
            <translation>{fewest:,} 到 {most:,} 张，通常 {middle:g} 张</translation>
        </message>
        <message>
            <source>{few} for {part}</source>
            <translation>{part}部分{few}</translation>
        </message>
        <message>
            <source>{figure} ({layer})</source>
            <translation>{figure}（{layer}）</translation>
        </message>
        <message>
            <source>{figure} ({span})</source>
            <translation>{figure}（{span}）</translation>
        </message>
        <message>
            <source>{files} could not be read as pictures.</source>
            <translation>{files}无法作为图片读取。</translation>
        </message>
        <message>
            <source>{files} could not be read or sorted.</source>
            <translation>{files}无法读取或整理。</translation>
        </message>
        <message>
            <source>{files} could not be read.</source>
            <translation>{files}无法读取。</translation>
        </message>
        <message>
            <source>{files} in all: {suffix}</source>
            <translation>共 {files}：{suffix}</translation>
        </message>
        <message>
            <source>{file} holds no pictures of your own. If it is a copy of a published dataset, choose that under “Change…”.</source>
            <translation>“{file}”中没有您自己的图片。如果它是某个公开数据集的副本，请在“更换…”中选择该数据集。</translation>
        </message>
        <message>
            <source>{file} is neither a folder nor an archive of pictures. {forms}</source>
            <translation>{file} 既不是文件夹，也不是图片压缩包。{forms}</translation>
        </message>
        <message>
            <source>{file}: {purpose}</source>
            <translation>{file}：{purpose}</translation>
        </message>
        <message>
            <source>{first} and {second} have the same picture: it teaches nothing of what tells them apart.</source>
            <translation>“{first}”和“{second}”有 1 张相同的图片：它无助于区分这两个类别。</translation>
        </message>
        <message>
            <source>{first} and {second} have the same {pictures:,} pictures: they teach nothing of what tells them apart.</source>
            <translation>“{first}”和“{second}”有 {pictures:,} 张相同的图片：它们无助于区分这两个类别。</translation>
        </message>
        <message>
            <source>{folders} cannot be read</source>
            <translation>{folders}无法读取</translation>
        </message>
        <message>
            <source>{folders} were dropped, but a dataset is one folder. Put them into a folder of their own, where each becomes a class, and drop that.</source>
            <translation>拖入了 {folders}，但一个数据集是一个文件夹。请把它们放进同一个文件夹（每个成为一个类别），再拖入该文件夹。</translation>
        </message>
        <message>
            <source>{folder} by class</source>
            <translation>{folder} 按类别</translation>
        </message>
        <message>
            <source>{folder} labels</source>
            <translation>{folder} 标签</translation>
        </message>
        <message>
            <source>{gone} can no longer be used, so {instead} recognises your pictures now. If it comes back, as it does when its deletion is undone, it is used again.</source>
            <translation>{gone} 已无法使用，现在改由 {instead} 识别您的图片。如果它恢复了（例如撤销删除），会重新使用它。</translation>
        </message>
        <message>
            <source>{groups:,}, of {classes}</source>
            <translation>{groups:,} 组，每组 {classes}</translation>
        </message>
        <message>
            <source>{groups} has classes in more than one list.</source>
            <translation>有 {groups}的类别分散在多个列表中。</translation>
        </message>
        <message>
            <source>{groups} have classes in more than one list.</source>
            <translation>有 {groups}的类别分散在多个列表中。</translation>
        </message>
        <message>
            <source>{heading} curves; left and right move the cursor, Home shows all</source>
            <translation>{heading}曲线；左右方向键移动游标，Home 键显示全部</translation>
        </message>
        <message>
            <source>{help} ({term})</source>
            <translation>{help}（{term}）</translation>
        </message>
        <message>
            <source>{hours} h {minutes:02d} min</source>
            <translation>{hours} 小时 {minutes:02d} 分</translation>
        </message>
        <message>
            <source>{label}: {number:,.15g} is above {bound:,.15g}, the highest; it stays as it was.</source>
            <translation>{label}：{number:,.15g} 大于最大值 {bound:,.15g}，保持原来的值。</translation>
        </message>
        <message>
            <source>{label}: {number:,.15g} is below {bound:,.15g}, the lowest; it stays as it was.</source>
            <translation>{label}：{number:,.15g} 小于最小值 {bound:,.15g}，保持原来的值。</translation>
        </message>
        <message>
            <source>{label}: {value} in place of {now}</source>
            <translation>{label}：改为 {value}（现为 {now}）</translation>
        </message>
        <message>
            <source>{label}: “{text}” is no number from {low} to {high}; it stays as it was.</source>
            <translation>{label}：“{text}”不是从 {low} 到 {high} 的数字，保持原来的值。</translation>
        </message>
        <message>
            <source>{label}: “{text}” is no number; it stays as it was.</source>
            <translation>{label}：“{text}”不是数字，保持原来的值。</translation>
        </message>
        <message>
            <source>{label}: “{text}” is no whole number from {low} to {high}; it stays as it was.</source>
            <translation>{label}：“{text}”不是从 {low} 到 {high} 的整数，保持原来的值。</translation>
        </message>
        <message>
            <source>{label}{term}{unit}. {help}</source>
            <translation>{label}{term}{unit}。{help}</translation>
        </message>
        <message>
            <source>{lasting} on this computer</source>
            <translation>在本机上{lasting}</translation>
        </message>
        <message>
            <source>{lasting} with the fast settings; {rate} tasks/s in its last run.</source>
            <translation>快速设置下{lasting}；上次训练每秒 {rate} 个任务。</translation>
        </message>
        <message>
            <source>{low:,} to {high:,} classes</source>
            <translation>{low:,} 到 {high:,} 个类别</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
        <message>
            <source>{meaning}: {name} in {class_name}</source>
            <translation>{meaning}：“{class_name}”中的 {name}</translation>
        </message>
        <message>
            <source>{mean} ({low} to {high})</source>
            <translation>{mean}（{low} 到 {high}）</translation>
        </message>
        <message>
            <source>{mean} points ({low} to {high})</source>
            <translation>{mean} 个百分点（{low} 到 {high}）</translation>
        </message>
        <message>
            <source>{methods}, {reported} with a published value here, none run so far.</source>
            <translation>共 {methods}，其中 {reported} 种在此有已发表的数值，目前都未运行。</translation>
        </message>
        <message>
            <source>{methods}, {reported} with a published value here, {run} run so far.</source>
            <translation>共 {methods}，其中 {reported} 种在此有已发表的数值，目前已运行 {run} 种。</translation>
        </message>
        <message>
            <source>{metric} in validation, 95 % interval</source>
            <translation>验证 {metric}，95 % 置信区间</translation>
        </message>
        <message>
            <source>{metric} in {part}: from {first} to {last}.</source>
            <translation>{metric}（{part}）：从 {first} 到 {last}。</translation>
        </message>
        <message>
            <source>{metric}, training</source>
            <translation>{metric}，训练</translation>
        </message>
        <message>
            <source>{metric}, validation</source>
            <translation>{metric}，验证</translation>
        </message>
        <message>
            <source>{metric}, {second} against {first}: {difference}, {verdict}.</source>
            <translation>{metric}，{second} 相对 {first}：{difference}，{verdict}。</translation>
        </message>
        <message>
            <source>{millions:.3g} million</source>
            <translation>{millions:.3g}M</translation>
        </message>
        <message>
            <source>{minutes} min {seconds:02d} s</source>
            <translation>{minutes} 分 {seconds:02d} 秒</translation>
        </message>
        <message>
            <source>{models} got most right, {rate}</source>
            <translation>{models} 识别正确最多，{rate}</translation>
        </message>
        <message>
            <source>{models} got most right, {rate} each</source>
            <translation>{models} 识别正确最多，均为 {rate}</translation>
        </message>
        <message>
            <source>{model} is best here: {rate}; the interval of no other reaches that.</source>
            <translation>{model} 在这里最好：{rate}；其他模型的置信区间都达不到。</translation>
        </message>
        <message>
            <source>{model} minus {baseline}</source>
            <translation>{model} 减去 {baseline}</translation>
        </message>
        <message>
            <source>{model} minus {baseline}, in points</source>
            <translation>{model} 减去 {baseline}，单位：百分点</translation>
        </message>
        <message>
            <source>{model} never</source>
            <translation>{model} 未使用过</translation>
        </message>
        <message>
            <source>{model} once</source>
            <translation>{model} 一次</translation>
        </message>
        <message>
            <source>{model} twice</source>
            <translation>{model} 两次</translation>
        </message>
        <message>
            <source>{model} {uses} times</source>
            <translation>{model} {uses} 次</translation>
        </message>
        <message>
            <source>{more_examples} counted {percent} together.</source>
            <translation>{more_examples}合计占 {percent}。</translation>
        </message>
        <message>
            <source>{most:,} pictures</source>
            <translation>{most:,} 张图片</translation>
        </message>
        <message>
            <source>{most}, but it cannot be told apart from {others} with so few pictures.</source>
            <translation>{most}，但图片太少，无法与 {others} 分出高下。</translation>
        </message>
        <message>
            <source>{most}, but they cannot be told apart from {others} with so few pictures.</source>
            <translation>{most}，但图片太少，无法与 {others} 分出高下。</translation>
        </message>
        <message>
            <source>{most}.</source>
            <translation>{most}。</translation>
        </message>
        <message>
            <source>{most}: they cannot be told apart with so few pictures.</source>
            <translation>{most}：图片太少，无法分出高下。</translation>
        </message>
        <message>
            <source>{n:,} fit no class</source>
            <translation>{n:,} 张不属于任何类别</translation>
        </message>
        <message>
            <source>{n:,} fits no class</source>
            <translation>{n:,} 张不属于任何类别</translation>
        </message>
        <message>
            <source>{n:,} test</source>
            <translation>测试 {n:,}</translation>
        </message>
        <message>
            <source>{n:,} train</source>
            <translation>训练 {n:,}</translation>
        </message>
        <message>
            <source>{n:,} unsure</source>
            <translation>{n:,} 张不确定</translation>
        </message>
        <message>
            <source>{n:,} validation</source>
            <translation>验证 {n:,}</translation>
        </message>
        <message>
            <source>{names} and {count} more</source>
            <translation>{names} 及另外 {count} 个</translation>
        </message>
        <message>
            <source>{names} are there already.</source>
            <translation>{names} 已存在。</translation>
        </message>
        <message>
            <source>{name}
Show or hide its line</source>
            <translation>{name}
显示或隐藏它的曲线</translation>
        </message>
        <message>
            <source>{name} ({class_name}): {figure}</source>
            <translation>{name}（{class_name}）：{figure}</translation>
        </message>
        <message>
            <source>{name} ({count:,})</source>
            <translation>{name} ({count:,})</translation>
        </message>
        <message>
            <source>{name} cannot be read: {why}.</source>
            <translation>无法读取 {name}：{why}。</translation>
        </message>
        <message>
            <source>{name} is recognised as {label}, {percent}.</source>
            <translation>{name} 识别为 {label}，{percent}。</translation>
        </message>
        <message>
            <source>{name} is taken for none of these classes; the closest is {label}.</source>
            <translation>{name} 不属于这些类别；最接近 {label}。</translation>
        </message>
        <message>
            <source>{name} is there already.</source>
            <translation>“{name}”已存在。</translation>
        </message>
        <message>
            <source>{name} {figure}</source>
            <translation>{name} {figure}</translation>
        </message>
        <message>
            <source>{name}: back to the usual place</source>
            <translation>{name}：恢复默认位置</translation>
        </message>
        <message>
            <source>{name}: example of {class_name}</source>
            <translation>{name}：{class_name} 的样本</translation>
        </message>
        <message>
            <source>{name}: none of these, {percent} likely to be of one of these classes; closest: {label}</source>
            <translation>{name}：都不是，属于这些类别之一的可能性为 {percent}；最接近：{label}</translation>
        </message>
        <message>
            <source>{name}: none of these; the closest is {class_name}</source>
            <translation>{name}：都不是；最接近 {class_name}</translation>
        </message>
        <message>
            <source>{name}: press to let this class stand out</source>
            <translation>{name}：点击可突出显示此类别</translation>
        </message>
        <message>
            <source>{name}: recognised as {class_name}</source>
            <translation>{name}：识别为 {class_name}</translation>
        </message>
        <message>
            <source>{name}: {figure}.</source>
            <translation>{name}：{figure}。</translation>
        </message>
        <message>
            <source>{name}: {guesses}</source>
            <translation>{name}：{guesses}</translation>
        </message>
        <message>
            <source>{name}: {guesses} (unsure)</source>
            <translation>{name}：{guesses}（不确定）</translation>
        </message>
        <message>
            <source>{name}: {percent} of attention to {receiver}</source>
            <translation>{name}：{percent} 的注意力给了{receiver}</translation>
        </message>
        <message>
            <source>{name}: {why}</source>
            <translation>{name}：{why}</translation>
        </message>
        <message>
            <source>{name}: {words}</source>
            <translation>{name}：{words}</translation>
        </message>
        <message>
            <source>{needed}.</source>
            <translation>{needed}。</translation>
        </message>
        <message>
            <source>{network} needs its pretrained weights ({megabytes:g} MB).</source>
            <translation>{network} 需要预训练权重（{megabytes:g} MB）。</translation>
        </message>
        <message>
            <source>{network} needs its pretrained weights.</source>
            <translation>{network} 需要预训练权重。</translation>
        </message>
        <message>
            <source>{network}: download {size} and use it</source>
            <translation>{network}：下载 {size} 并使用</translation>
        </message>
        <message>
            <source>{network}: from a file…</source>
            <translation>{network}：从文件…</translation>
        </message>
        <message>
            <source>{none} (closest: {label})</source>
            <translation>{none}（最接近：{label}）</translation>
        </message>
        <message>
            <source>{note} · from {place}</source>
            <translation>{note} · 来自 {place}</translation>
        </message>
        <message>
            <source>{noun} {number:,} of {last:,}</source>
            <translation>{noun} {number:,}/{last:,}</translation>
        </message>
        <message>
            <source>{number:,} files and folders</source>
            <translation>{number:,} 个文件和文件夹</translation>
        </message>
        <message>
            <source>{number:,} of {count:,}</source>
            <translation>第 {number:,} 张，共 {count:,} 张</translation>
        </message>
        <message>
            <source>{number:,} on this computer</source>
            <translation>这台电脑上共 {number:,} 个</translation>
        </message>
        <message>
            <source>{number} more</source>
            <translation>另有 {number} 条</translation>
        </message>
        <message>
            <source>{number} parameters</source>
            <translation>参数数量 {number}</translation>
        </message>
        <message>
            <source>{number}: {words}, after {tasks} tasks</source>
            <translation>{number}：{words}，{tasks} 个任务之后</translation>
        </message>
        <message>
            <source>{n} answers</source>
            <translation>{n} 个回答</translation>
        </message>
        <message>
            <source>{n} archives</source>
            <translation>{n} 个压缩包</translation>
        </message>
        <message>
            <source>{n} bytes</source>
            <translation>{n} 字节</translation>
        </message>
        <message>
            <source>{n} channels</source>
            <translation>{n} 个通道</translation>
        </message>
        <message>
            <source>{n} classes</source>
            <translation>{n} 个类别</translation>
        </message>
        <message>
            <source>{n} classifiers</source>
            <translation>{n} 个分类器</translation>
        </message>
        <message>
            <source>{n} datasets</source>
            <translation>{n} 个数据集</translation>
        </message>
        <message>
            <source>{n} days</source>
            <translation>{n} 天</translation>
        </message>
        <message>
            <source>{n} each</source>
            <translation>每类 {n} 张</translation>
        </message>
        <message>
            <source>{n} examples</source>
            <translation>{n} 个样本</translation>
        </message>
        <message>
            <source>{n} files</source>
            <translation>{n} 个文件</translation>
        </message>
        <message>
            <source>{n} folders</source>
            <translation>{n} 个文件夹</translation>
        </message>
        <message>
            <source>{n} groups</source>
            <translation>{n} 个组</translation>
        </message>
        <message>
            <source>{n} hours</source>
            <translation>{n} 小时</translation>
        </message>
        <message>
            <source>{n} in all</source>
            <translation>共 {n} 张</translation>
        </message>
        <message>
            <source>{n} inner steps</source>
            <translation>{n} 个内循环步</translation>
        </message>
        <message>
            <source>{n} methods</source>
            <translation>{n} 种方法</translation>
        </message>
        <message>
            <source>{n} minutes</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} modulation steps</source>
            <translation>{n} 个调制步</translation>
        </message>
        <message>
            <source>{n} more examples</source>
            <translation>另外 {n} 个样本</translation>
        </message>
        <message>
            <source>{n} more pictures</source>
            <translation>{n} 张其他图片</translation>
        </message>
        <message>
            <source>{n} more settings</source>
            <translation>另有 {n} 项设置</translation>
        </message>
        <message>
            <source>{n} networks</source>
            <translation>{n} 个网络</translation>
        </message>
        <message>
            <source>{n} of {all} validations, evenly spaced.</source>
            <translation>{all} 次验证中均匀选取的 {n} 次。</translation>
        </message>
        <message>
            <source>{n} pairs</source>
            <translation>{n} 对</translation>
        </message>
        <message>
            <source>{n} pictures</source>
            <translation>{n} 张图片</translation>
        </message>
        <message>
            <source>{n} pictures per class to recognise</source>
            <translation>每类 {n} 张待识别图片</translation>
        </message>
        <message>
            <source>{n} practice tasks</source>
            <translation>{n} 个练习任务</translation>
        </message>
        <message>
            <source>{n} questions</source>
            <translation>{n} 张待识别图片</translation>
        </message>
        <message>
            <source>{n} runs</source>
            <translation>{n} 条训练记录</translation>
        </message>
        <message>
            <source>{n} settings</source>
            <translation>{n} 项设置</translation>
        </message>
        <message>
            <source>{n} slots</source>
            <translation>{n} 个存储单元</translation>
        </message>
        <message>
            <source>{n} steps</source>
            <translation>{n} 步</translation>
        </message>
        <message>
            <source>{n} tasks</source>
            <translation>{n} 个任务</translation>
        </message>
        <message>
            <source>{n} times</source>
            <translation>{n} 次</translation>
        </message>
        <message>
            <source>{n} tuning steps</source>
            <translation>{n} 个微调步</translation>
        </message>
        <message>
            <source>{on}, it got {figure} of the pictures right{guessing}.</source>
            <translation>{on}，它答对了 {figure} 的图片{guessing}。</translation>
        </message>
        <message>
            <source>{on}, its {metric} was {figure}{guessing}.</source>
            <translation>{on}，{metric} 为 {figure}{guessing}。</translation>
        </message>
        <message>
            <source>{opening}: not possible. {reason}</source>
            <translation>{opening}：不可行。{reason}</translation>
        </message>
        <message>
            <source>{opening}: up to {ways:,} classes in a task, with {questions} of each</source>
            <translation>{opening}：一个任务最多 {ways:,} 个类别，每类 {questions}</translation>
        </message>
        <message>
            <source>{others} and {last}</source>
            <translation>{others} 和 {last}</translation>
        </message>
        <message>
            <source>{others} or {last}</source>
            <translation>{others} 或 {last}</translation>
        </message>
        <message>
            <source>{owner} has these {had:,} pictures already.</source>
            <translation>“{owner}”中已有这 {had:,} 张图片。</translation>
        </message>
        <message>
            <source>{owner} has this picture already.</source>
            <translation>“{owner}”中已有这张图片。</translation>
        </message>
        <message>
            <source>{owner} has {had:,} of these {dropped:,} pictures already.</source>
            <translation>“{owner}”中已有这 {dropped:,} 张图片中的 {had:,} 张。</translation>
        </message>
        <message>
            <source>{pairs} of pictures look the same. Nothing was removed: pictures taken in a row look alike, too.</source>
            <translation>有 {pairs}图片看起来相同。没有移除任何图片：连续拍摄的图片也会很相似。</translation>
        </message>
        <message>
            <source>{parameters}; {megabytes:g} MB to download once</source>
            <translation>{parameters}；需一次性下载 {megabytes:g} MB</translation>
        </message>
        <message>
            <source>{parts} ({kind}, seed {seed})</source>
            <translation>{parts}（{kind}，随机种子 {seed}）</translation>
        </message>
        <message>
            <source>{parts}; {more}</source>
            <translation>{parts}；{more}</translation>
        </message>
        <message>
            <source>{part} classes</source>
            <translation>{part}类别</translation>
        </message>
        <message>
            <source>{percent} in all</source>
            <translation>共 {percent}</translation>
        </message>
        <message>
            <source>{pictures:,} pictures in all</source>
            <translation>共 {pictures:,} 张图片</translation>
        </message>
        <message>
            <source>{pictures} of {classes}, {size} × {size} {colour} · used {day}</source>
            <translation>{classes}的 {pictures}，{size} × {size} {colour} · {day}使用</translation>
        </message>
        <message>
            <source>{pictures} without classes cannot be trained on. {forms} {to_recognise}</source>
            <translation>{pictures}没有类别，无法用于训练。{forms}{to_recognise}</translation>
        </message>
        <message>
            <source>{picture}.</source>
            <translation>{picture}。</translation>
        </message>
        <message>
            <source>{picture}. Press Return to see why.</source>
            <translation>{picture}。按回车键查看原因。</translation>
        </message>
        <message>
            <source>{quantity} over the stages; left and right go to another stage</source>
            <translation>各阶段的{quantity}；按左右方向键切换阶段</translation>
        </message>
        <message>
            <source>{range}, usually {usual}.</source>
            <translation>{range}，通常为 {usual}。</translation>
        </message>
        <message>
            <source>{rank}. {name} of {class_name}, the class that was answered: distance {figure}</source>
            <translation>{rank}. {class_name}（即回答的类别）的 {name}：距离 {figure}</translation>
        </message>
        <message>
            <source>{rank}. {name} of {class_name}: distance {figure}</source>
            <translation>{rank}. {class_name} 的 {name}：距离 {figure}</translation>
        </message>
        <message>
            <source>{rate} tasks/s in its last run, with settings of your own.</source>
            <translation>上次训练每秒 {rate} 个任务，使用的是您自己的设置。</translation>
        </message>
        <message>
            <source>{right} of {pictures} were recognised.</source>
            <translation>{pictures}中识别正确 {right} 张。</translation>
        </message>
        <message>
            <source>{rows} {of} over {columns} {over}</source>
            <translation>{rows} 个{of}对 {columns} 个{over}</translation>
        </message>
        <message>
            <source>{runs:,} in all</source>
            <translation>共 {runs:,} 个</translation>
        </message>
        <message>
            <source>{runs} moved to the trash.</source>
            <translation>{runs} 已移到回收站。</translation>
        </message>
        <message>
            <source>{runs}, {chosen:,} chosen</source>
            <translation>{runs}，已选 {chosen:,} 条</translation>
        </message>
        <message>
            <source>{run}
Folder: {name}</source>
            <translation>{run}
文件夹：{name}</translation>
        </message>
        <message>
            <source>{run} has finished.</source>
            <translation>“{run}”已完成。</translation>
        </message>
        <message>
            <source>{run} has finished: {accuracy} on {new}.</source>
            <translation>“{run}”已完成：在{new}上达到 {accuracy}。</translation>
        </message>
        <message>
            <source>{run} has no checkpoint to continue from. Start it again.</source>
            <translation>“{run}”没有可继续的检查点，请重新开始。</translation>
        </message>
        <message>
            <source>{run} is back.</source>
            <translation>“{run}”已恢复。</translation>
        </message>
        <message>
            <source>{run} is in training. Stop it first, then it can be deleted; nothing was deleted.</source>
            <translation>{run} 正在训练。请先停止，然后才能删除；没有删除任何内容。</translation>
        </message>
        <message>
            <source>{run} takes about {memory} of memory. It can go on with less.</source>
            <translation>{run} 约需 {memory} 内存。可以用更少的内存继续。</translation>
        </message>
        <message>
            <source>{run} was interrupted after {done:,} of {planned:,} practice tasks{way_on}.</source>
            <translation>“{run}”在完成 {done:,} 个练习任务（共 {planned:,} 个）后中断{way_on}。</translation>
        </message>
        <message>
            <source>{run} was interrupted after {done:,} practice tasks{way_on}.</source>
            <translation>“{run}”在完成 {done:,} 个练习任务后中断{way_on}。</translation>
        </message>
        <message>
            <source>{run} was interrupted before its first checkpoint. It would begin again, with the same settings.</source>
            <translation>“{run}”在第一个检查点之前中断。它会以相同的设置重新开始。</translation>
        </message>
        <message>
            <source>{run} was stopped, and keeps what it learned.</source>
            <translation>“{run}”已停止，所学内容已保留。</translation>
        </message>
        <message>
            <source>{run} was stopped, and keeps what it learned: {accuracy} on {new}.</source>
            <translation>“{run}”已停止，所学内容已保留：在{new}上达到 {accuracy}。</translation>
        </message>
        <message>
            <source>{run} was trained on {device}, and the device chosen in Settings is {other}. On another device it can go on, but then it cannot be repeated bit by bit.</source>
            <translation>“{run}”是在 {device} 上训练的，而设置中选择的设备是 {other}。可以换设备继续，但之后无法逐位重现。</translation>
        </message>
        <message>
            <source>{run} was trained on {device}, which this computer does not have. It can go on here, but then it cannot be repeated bit by bit.</source>
            <translation>“{run}”是在 {device} 上训练的，这台电脑没有该设备。可以在这里继续，但之后无法逐位重现。</translation>
        </message>
        <message>
            <source>{said} beside other models</source>
            <translation>{said}（与其他模型一起）</translation>
        </message>
        <message>
            <source>{said} – one of the examples of {class_name}, which the model has seen</source>
            <translation>{said}，是“{class_name}”的示例之一，模型已经见过</translation>
        </message>
        <message>
            <source>{said}, {more}</source>
            <translation>{said}，{more}</translation>
        </message>
        <message>
            <source>{said}.</source>
            <translation>{said}。</translation>
        </message>
        <message>
            <source>{said}; was {was}</source>
            <translation>{said}；之前为 {was}</translation>
        </message>
        <message>
            <source>{said}; {alike}.</source>
            <translation>{said}；{alike}。</translation>
        </message>
        <message>
            <source>{said}; {uncertainty}</source>
            <translation>{said}；{uncertainty}</translation>
        </message>
        <message>
            <source>{same} of {all}</source>
            <translation>{same} / {all}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>{sentence} ({reason})</source>
            <translation>{sentence}（{reason}）</translation>
        </message>
        <message>
            <source>{sentence} after {done} of {planned} practice tasks</source>
            <translation>{sentence}，完成了 {planned} 个练习任务中的 {done} 个</translation>
        </message>
        <message>
            <source>{sentence} after {done} practice tasks</source>
            <translation>{sentence}，共 {done} 个练习任务</translation>
        </message>
        <message>
            <source>{sentence} {more}</source>
            <translation>{sentence}{more}</translation>
        </message>
        <message>
            <source>{sentence}.</source>
            <translation>{sentence}。</translation>
        </message>
        <message>
            <source>{sentence}: every figure of validation was used to choose the best model, and is a little too good.</source>
            <translation>{sentence}：验证的每个数字都用来挑选了最佳模型，因此略微偏高。</translation>
        </message>
        <message>
            <source>{sets} were dropped, but one dataset is looked at after the other; drop one of them.</source>
            <translation>拖入了 {sets}，但一次只能查看一个数据集；请只拖入其中一个。</translation>
        </message>
        <message>
            <source>{settings} as by default</source>
            <translation>{settings} 与默认值相同</translation>
        </message>
        <message>
            <source>{settings} differ from “{preset}”.</source>
            <translation>有 {settings} 与预设“{preset}”不同。</translation>
        </message>
        <message>
            <source>{settings} unlike the defaults</source>
            <translation>{settings} 与默认值不同</translation>
        </message>
        <message>
            <source>{settings}, but shorter</source>
            <translation>{settings}，但时间更短</translation>
        </message>
        <message>
            <source>{share:.1f} % ({low} to {high})</source>
            <translation>{share:.1f} %（{low} 到 {high}）</translation>
        </message>
        <message>
            <source>{share:.3g} % of tasks</source>
            <translation>任务的 {share:.3g} %</translation>
        </message>
        <message>
            <source>{shown:,} of {total:,} classes</source>
            <translation>{total:,} 个类别中的 {shown:,} 个</translation>
        </message>
        <message>
            <source>{shown:,} of {total:,} runs</source>
            <translation>{total:,} 条训练记录中的 {shown:,} 条</translation>
        </message>
        <message>
            <source>{sizes}, {kind}</source>
            <translation>{sizes}，{kind}</translation>
        </message>
        <message>
            <source>{size} (proposed)</source>
            <translation>{size}（推荐）</translation>
        </message>
        <message>
            <source>{size} × {size} pixels</source>
            <translation>{size} × {size} 像素</translation>
        </message>
        <message>
            <source>{size} × {size} pixels, {colour}</source>
            <translation>{size} × {size} 像素，{colour}</translation>
        </message>
        <message>
            <source>{size}, {colour}</source>
            <translation>{size}，{colour}</translation>
        </message>
        <message>
            <source>{size}.</source>
            <translation>{size}。</translation>
        </message>
        <message>
            <source>{size}. {remark}</source>
            <translation>{size}。{remark}</translation>
        </message>
        <message>
            <source>{span} pictures each</source>
            <translation>每类 {span} 张图片</translation>
        </message>
        <message>
            <source>{span} pictures: {classes}</source>
            <translation>{span} 张图片：{classes}</translation>
        </message>
        <message>
            <source>{speed} tasks/s</source>
            <translation>{speed} 个任务/秒</translation>
        </message>
        <message>
            <source>{taken} in all; {size} are free on this disk.</source>
            <translation>共 {taken}；此磁盘剩余 {size}。</translation>
        </message>
        <message>
            <source>{tasks} tasks left</source>
            <translation>还剩 {tasks} 个任务</translation>
        </message>
        <message>
            <source>{tasks}, which may take hours or days: how long is known once these settings have run here.</source>
            <translation>{tasks}，可能需要几小时或几天：这些设置在本机运行后才知道要多久。</translation>
        </message>
        <message>
            <source>{tasks}: {time} {where}.</source>
            <translation>{tasks}：{where}{time}。</translation>
        </message>
        <message>
            <source>{task} ({dataset}, {split}, seed {seed})</source>
            <translation>{task}（{dataset}，{split}，随机种子 {seed}）</translation>
        </message>
        <message>
            <source>{task} needs {ways} classes of one group, but the largest {part} group, {name}, has {largest} with enough pictures. Lower “{label}” to at most {largest}, or switch off “Within one group”.</source>
            <translation>{task}需要同一组中的 {ways} 个类别，但{part}部分最大的组 {name} 只有 {largest} 个类别图片足够。请将“{label}”降到最多 {largest}，或关闭“限于同一组”。</translation>
        </message>
        <message>
            <source>{task} needs {ways} classes with {each} pictures each ({examples} and {questions}), but {few}; the largest has {largest}. {remedy}</source>
            <translation>{task}需要 {ways} 个类别，每个有 {each} 张图片（{examples}和 {questions}），但{few}；最大的类别有 {largest} 张。{remedy}</translation>
        </message>
        <message>
            <source>{task} needs {ways} classes, but {there} for {part}. Lower “{label}” to at most {most}, or {remedy}.</source>
            <translation>{task}需要 {ways} 个类别，但{part}部分{there}。请将“{label}”降到最多 {most}，或{remedy}。</translation>
        </message>
        <message>
            <source>{task} needs {ways} classes, but {there}. Lower “{label}” to at most {most}.</source>
            <translation>{task}需要 {ways} 个类别，但{there}。请将“{label}”降到最多 {most}。</translation>
        </message>
        <message>
            <source>{things}, {size}</source>
            <translation>{things}，{size}</translation>
        </message>
        <message>
            <source>{thousands:.3g} thousand</source>
            <translation>{thousands:.3g}K</translation>
        </message>
        <message>
            <source>{time} in all</source>
            <translation>共 {time}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>还剩 {time}</translation>
        </message>
        <message>
            <source>{time} of practice ({tasks}) {where}</source>
            <translation>{where}练习{time}（{tasks}）</translation>
        </message>
        <message>
            <source>{time} so far</source>
            <translation>已用 {time}</translation>
        </message>
        <message>
            <source>{title}
Hold the others against this one (the baseline)</source>
            <translation>{title}
以它为基线，与其他模型比较</translation>
        </message>
        <message>
            <source>{title} ({words})</source>
            <translation>{title}——{words}</translation>
        </message>
        <message>
            <source>{title} archives (*.zip *.pkl)</source>
            <translation>{title} 压缩包 (*.zip *.pkl)</translation>
        </message>
        <message>
            <source>{title} archives (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz)</source>
            <translation>{title} 压缩包 (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz)</translation>
        </message>
        <message>
            <source>{title} archives and arrays (*.zip *.npz *.tar.gz *.tgz *.gz)</source>
            <translation>{title} 压缩包和数组 (*.zip *.npz *.tar.gz *.tgz *.gz)</translation>
        </message>
        <message>
            <source>{title} classes</source>
            <translation>{title}类别</translation>
        </message>
        <message>
            <source>{title} learned your {classes} {how}.</source>
            <translation>{title} {how}，学会了您的 {classes}。</translation>
        </message>
        <message>
            <source>{title} learned your {classes}.</source>
            <translation>{title} 学会了您的 {classes}。</translation>
        </message>
        <message>
            <source>{title} right</source>
            <translation>{title} 正确</translation>
        </message>
        <message>
            <source>{title} wrong: {label}</source>
            <translation>{title} 错误：{label}</translation>
        </message>
        <message>
            <source>{title}, in use</source>
            <translation>{title}，正在使用</translation>
        </message>
        <message>
            <source>{title}: a folder for TensorBoard</source>
            <translation>{title}：TensorBoard 的文件夹</translation>
        </message>
        <message>
            <source>{title}: report</source>
            <translation>{title}：报告</translation>
        </message>
        <message>
            <source>{title}: {tasks} of each</source>
            <translation>{title}：每类 {tasks}</translation>
        </message>
        <message>
            <source>{train:,} pictures to practise on, {validation:,} for validation, {test:,} for test</source>
            <translation>{train:,} 张用于练习，{validation:,} 张用于验证，{test:,} 张用于测试</translation>
        </message>
        <message>
            <source>{train} classes for training, {validation} for validation, {test} for the test</source>
            <translation>{train} 个类别用于训练，{validation} 个用于验证，{test} 个用于测试</translation>
        </message>
        <message>
            <source>{train} classes to practise, {validation} for validation, {test} for tests</source>
            <translation>{train} 个类别用于练习，{validation} 个用于验证，{test} 个用于测试</translation>
        </message>
        <message>
            <source>{train} pictures for training, {validation} for validation, {test} for test</source>
            <translation>{train} 张用于训练，{validation} 张用于验证，{test} 张用于测试</translation>
        </message>
        <message>
            <source>{train} pictures for training, {validation} for validation, {test} for the test</source>
            <translation>{train} 张图片用于训练，{validation} 张用于验证，{test} 张用于测试</translation>
        </message>
        <message>
            <source>{train} pictures to practise, {validation} for validation, {test} for tests</source>
            <translation>{train} 张图片用于练习，{validation} 张用于验证，{test} 张用于测试</translation>
        </message>
        <message>
            <source>{usual} with the fast settings.</source>
            <translation>快速设置下{usual}。</translation>
        </message>
        <message>
            <source>{value:+.1f} ± {ci95:.1f} points per doubling of practice</source>
            <translation>练习量每加倍变化 {value:+.1f} ± {ci95:.1f} 个百分点</translation>
        </message>
        <message>
            <source>{ways}-way {shots}-shot, {questions} questions each</source>
            <translation>{ways} 个类别，每类 {shots} 个样本、{questions} 张待识别图片</translation>
        </message>
        <message>
            <source>{ways}w {shots}s</source>
            <translation>{ways} 类 {shots} 例</translation>
        </message>
        <message>
            <source>{what} ({keys})</source>
            <translation>{what} ({keys})</translation>
        </message>
        <message>
            <source>{what} at {where}</source>
            <translation>{what}，位于 {where}</translation>
        </message>
        <message>
            <source>{what}, newest values</source>
            <translation>{what}，最新数值</translation>
        </message>
        <message>
            <source>{where}, in use</source>
            <translation>{where}，正在使用</translation>
        </message>
        <message>
            <source>{where}: {answer}</source>
            <translation>{where}：{answer}</translation>
        </message>
        <message>
            <source>{where}: {name} of {class_name}</source>
            <translation>{where}：{class_name} 的 {name}</translation>
        </message>
        <message>
            <source>{width} × {height} pixels, {colour}</source>
            <translation>{width} × {height} 像素，{colour}</translation>
        </message>
        <message>
            <source>{words}, in use</source>
            <translation>{words}，正在使用</translation>
        </message>
        <message>
            <source>{words}. {title}. Opens {url} in the browser.</source>
            <translation>{words}。{title}。在浏览器中打开 {url}。</translation>
        </message>
        <message>
            <source>{} classes have no pictures yet, so they are left out.</source>
            <translation>{0} 个类别还没有图片，因此暂不使用。</translation>
        </message>
        <message>
            <source>{} has no pictures yet, so it is left out.</source>
            <translation>{0} 还没有图片，因此暂不使用。</translation>
        </message>
        <message>
            <source>{} is on the web, and nothing is fetched from there. Copy the picture itself in the browser and paste it here with Ctrl+V, or save it and drop the file.</source>
            <translation>{0} 在网上，本程序不会从网上获取内容。请在浏览器中复制图片本身并用 Ctrl+V 粘贴到这里，或先保存再拖入文件。</translation>
        </message>
        <message>
            <source>α</source>
            <translation>α</translation>
        </message>
        <message>
            <source>γ</source>
            <translation>γ</translation>
        </message>
        <message>
            <source>λ</source>
            <translation>λ</translation>
        </message>
        <message>
            <source>“Published” is what a paper reports, of the method's authors or of others who measured it; “re-run” is what others' programs reach. “Ours” is measured by this program with “workbench reproduce”, on classes that were never practised; what you train from here is listed under Runs in the main window.</source>
            <translation>“已发表”是论文中报告的结果，来自方法的作者或其他测量者；“复现”是其他人的程序得到的结果。“我们的”由本程序用“workbench reproduce”在从未练习过的类别上测得；从这里训练的结果列在主窗口的“训练记录”中。</translation>
        </message>
        <message>
            <source>◂ guessing {chance:g} %</source>
            <translation>◂ 随机猜测 {chance:g} %</translation>
        </message>
        <message>
            <source>○ the best validation, which was kept</source>
            <translation>○ 最佳验证（已保留）</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>位置(&amp;L)：</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>文件类型(&amp;T)：</translation>
        </message>
    </context>
</TS>
