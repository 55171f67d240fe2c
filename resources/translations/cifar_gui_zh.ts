<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About cifar-gui</source>
            <translation>关于 cifar-gui</translation>
        </message>
        <message>
            <source>A desktop laboratory for learning how convolutional networks work. It needs no network and sends nothing. These lines help when you ask a question:</source>
            <translation>在桌面上弄懂卷积网络的实验室。它不需要联网，也不发送任何东西。提问时附上下面这几行，会很有帮助：</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Close this message</source>
            <translation>关闭这条消息</translation>
        </message>
    </context>
    <context>
        <name>CodeView</name>
        <message>
            <source>Copy the code</source>
            <translation>复制代码</translation>
        </message>
        <message>
            <source>Save the code…</source>
            <translation>保存代码…</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>This is the code that ran</source>
            <translation>这段代码就是运行的那段</translation>
        </message>
        <message>
            <source>It is made from the settings at the left. Change one, and its place in the code lights up.</source>
            <translation>它由左边的设置生成。改任何一项，代码里对应的地方就会亮一下。</translation>
        </message>
        <message>
            <source>The code fails in line {line}</source>
            <translation>代码在第 {line} 行失败</translation>
        </message>
        <message>
            <source>PyTorch raised the error there. The pictures still show the last result that worked.</source>
            <translation>PyTorch 在那一行报错。图上还是上一次成功的结果。</translation>
        </message>
        <message>
            <source>The code is on the clipboard.</source>
            <translation>代码已复制到剪贴板。</translation>
        </message>
        <message>
            <source>Save the code</source>
            <translation>保存代码</translation>
        </message>
        <message>
            <source>The code could not be saved to {path}: {error}</source>
            <translation>代码无法保存到 {path}：{error}</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>已保存为 {path}</translation>
        </message>
    </context>
    <context>
        <name>ComingPage</name>
        <message>
            <source>in preparation</source>
            <translation>准备中</translation>
        </message>
        <message>
            <source>What this page will hold</source>
            <translation>这一页会有什么</translation>
        </message>
        <message>
            <source>State</source>
            <translation>现状</translation>
        </message>
        <message>
            <source>Not built yet, so there is nothing to set here. Its text can be read already.</source>
            <translation>还没有做好，所以这里没有可以设置的东西。课文已经可以读了。</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>课文</translation>
        </message>
        <message>
            <source>Lesson {number} is in preparation</source>
            <translation>{number} 课正在准备中</translation>
        </message>
    </context>
    <context>
        <name>Companion</name>
        <message>
            <source>Open the companion</source>
            <translation>展开右栏</translation>
        </message>
        <message>
            <source>Fold the companion</source>
            <translation>收起右栏</translation>
        </message>
    </context>
    <context>
        <name>Curves</name>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Held-out accuracy</source>
            <translation>留出准确率</translation>
        </message>
        <message>
            <source>thin: every step, thick: mean of {count}</source>
            <translation>细线是每一步，粗线是 {count} 步的平均</translation>
        </message>
        <message>
            <source>thin: every step, thick: running mean</source>
            <translation>细线是每一步，粗线是滑动平均</translation>
        </message>
        <message>
            <source>{count} pictures the network never trains on</source>
            <translation>在网络从不训练的 {count} 张图片上</translation>
        </message>
        <message>
            <source>on pictures the network never trains on</source>
            <translation>在网络从不训练的图片上</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Show all steps again</source>
            <translation>重新显示全部步数</translation>
        </message>
        <message>
            <source>Loss over the steps of each run</source>
            <translation>每次训练的损失，按步</translation>
        </message>
        <message>
            <source>Accuracy on held-out pictures over the steps of each run</source>
            <translation>每次训练在留出图片上的准确率，按步</translation>
        </message>
        <message>
            <source>epoch {number}</source>
            <translation>第 {number} 轮</translation>
        </message>
        <message>
            <source>step {step}: loss {loss}, mean {mean}</source>
            <translation>第 {step} 步：损失 {loss}，平均 {mean}</translation>
        </message>
    </context>
    <context>
        <name>Engine</name>
        <message>
            <source>{path} is not a tar archive. Choose cifar-10-python.tar.gz, the folder cifar-10-batches-py, or a folder with one folder of pictures per class.</source>
            <translation>{path} 不是 tar 压缩包。请选择 cifar-10-python.tar.gz、文件夹 cifar-10-batches-py，或者每类图片各占一个子文件夹的文件夹。</translation>
        </message>
        <message>
            <source>{path} is cut off: it ends in the middle. Download or copy it again, then import it.</source>
            <translation>{path} 不完整，中途就断了。请重新下载或复制，再导入。</translation>
        </message>
        <message>
            <source>{path} is damaged. Download or copy it again, then import it.</source>
            <translation>{path} 已损坏。请重新下载或复制，再导入。</translation>
        </message>
        <message>
            <source>{path} unpacks to more than {limit} MB, and CIFAR-10 has 186 MB. Choose the official cifar-10-python.tar.gz.</source>
            <translation>{path} 解开后超过 {limit} MB，而 CIFAR-10 只有 186 MB。请选择官方的 cifar-10-python.tar.gz。</translation>
        </message>
        <message>
            <source>not a whole number</source>
            <translation>不是整数</translation>
        </message>
        <message>
            <source>{field} must be given in whole numbers; {value} is not one.</source>
            <translation>{field} 必须是整数，而 {value} 不是。</translation>
        </message>
        <message>
            <source>more than 64 bits can hold</source>
            <translation>超出 64 位整数</translation>
        </message>
        <message>
            <source>PyTorch counts in 64 bits, up to {limit}; {field} is beyond that.</source>
            <translation>PyTorch 用 64 位整数计数，最大是 {limit}；{field} 超出了。</translation>
        </message>
        <message>
            <source>must be {lowest} or more</source>
            <translation>至少是 {lowest}</translation>
        </message>
        <message>
            <source>in_channels is {value}: a layer needs at least one input channel.</source>
            <translation>in_channels 是 {value}：一层至少要有一个输入通道。</translation>
        </message>
        <message>
            <source>out_channels is {value}: a layer needs at least one output map.</source>
            <translation>out_channels 是 {value}：一层至少要有一张输出图。</translation>
        </message>
        <message>
            <source>kernel_size is {value}: a kernel needs at least one cell each way.</source>
            <translation>kernel_size 是 {value}：卷积核在每个方向上至少要有一格。</translation>
        </message>
        <message>
            <source>stride is {value}: the window has to move at least one cell forward.</source>
            <translation>stride 是 {value}：窗口每次至少要向前移动一格。</translation>
        </message>
        <message>
            <source>padding is {value}: cells can be added around the input, not taken away.</source>
            <translation>padding 是 {value}：四周只能补格子，不能去掉格子。</translation>
        </message>
        <message>
            <source>dilation is {value}: neighbouring taps are at least one cell apart.</source>
            <translation>dilation 是 {value}：相邻的取数点至少相距一格。</translation>
        </message>
        <message>
            <source>groups is {value}: there is at least one group.</source>
            <translation>groups 是 {value}：至少要有一组。</translation>
        </message>
        <message>
            <source>larger than the {input} input</source>
            <translation>比输入 {input} 还大</translation>
        </message>
        <message>
            <source>larger than the padded {input} input</source>
            <translation>比补过的输入 {input} 还大</translation>
        </message>
        <message>
            <source>spreads the kernel over {span}, more than the {input} input</source>
            <translation>核铺开到 {span}，超过输入 {input}</translation>
        </message>
        <message>
            <source>spreads the kernel over {span}, more than the padded {input} input</source>
            <translation>核铺开到 {span}，超过补过的输入 {input}</translation>
        </message>
        <message>
            <source>The kernel covers {span} cells, but the input has only {input}.</source>
            <translation>卷积核要占 {span} 格，输入只有 {input} 格。</translation>
        </message>
        <message>
            <source>The kernel covers {span} cells, but the {bare} input has only {input} with its padding.</source>
            <translation>卷积核要占 {span} 格，而 {bare} 的输入补过之后也只有 {input} 格。</translation>
        </message>
        <message>
            <source>With dilation {dilation} the {kernel} kernel covers {span} cells, but the input has only {input}.</source>
            <translation>dilation 是 {dilation} 时，{kernel} 的卷积核要占 {span} 格，输入只有 {input} 格。</translation>
        </message>
        <message>
            <source>With dilation {dilation} the {kernel} kernel covers {span} cells, but the {bare} input has only {input} with its padding.</source>
            <translation>dilation 是 {dilation} 时，{kernel} 的卷积核要占 {span} 格，而 {bare} 的输入补过之后也只有 {input} 格。</translation>
        </message>
        <message>
            <source>'same' needs stride 1</source>
            <translation>'same' 只能配 stride 1</translation>
        </message>
        <message>
            <source>'same' means an output as large as the input, but stride {stride} skips cells and makes it smaller.</source>
            <translation>'same' 的意思是输出与输入一样大，可是 stride {stride} 会跳过一些格子，输出必然变小。</translation>
        </message>
        <message>
            <source>does not divide {name} = {count}</source>
            <translation>不能整除 {name} = {count}</translation>
        </message>
        <message>
            <source>{count} channels cannot be shared out equally among {groups} groups.</source>
            <translation>{count} 个通道无法平均分给 {groups} 组。</translation>
        </message>
        <message>
            <source>the input has {got} channels</source>
            <translation>输入有 {got} 个通道</translation>
        </message>
        <message>
            <source>The layer expects {wanted} channels, but the pictures have {got}.</source>
            <translation>这一层要 {wanted} 个通道，而图片有 {got} 个。</translation>
        </message>
        <message>
            <source>at most {most} with padding_mode '{mode}'</source>
            <translation>padding_mode 是 '{mode}' 时最多 {most}</translation>
        </message>
        <message>
            <source>'same' pads more than '{mode}' can, {most}</source>
            <translation>'same' 要补的超过了 '{mode}' 的上限 {most}</translation>
        </message>
        <message>
            <source>'{mode}' fills the padding with cells of the input: at most {most} on a {input} input.</source>
            <translation>'{mode}' 用输入里的格子来补，{input} 的输入最多能补 {most}。</translation>
        </message>
        <message>
            <source>not a word that PyTorch knows</source>
            <translation>PyTorch 不认识这个词</translation>
        </message>
        <message>
            <source>{field} knows the words {known}; {value} is not one of them.</source>
            <translation>{field} 只认识 {known}，不包括 {value}。</translation>
        </message>
        <message>
            <source>PyTorch does not accept {value} here</source>
            <translation>PyTorch 在这里不接受 {value}</translation>
        </message>
        <message>
            <source>PyTorch refuses {field} = {value} in this combination; with {default} it works.</source>
            <translation>这样搭配时，PyTorch 不接受 {field} = {value}；换成 {default} 就可以。</translation>
        </message>
        <message>
            <source>needs a lot of memory</source>
            <translation>需要很多内存</translation>
        </message>
        <message>
            <source>takes a long time</source>
            <translation>要算很久</translation>
        </message>
        <message>
            <source>This needs about {memory} of memory; {room} can be given. The program asks above {limit}.</source>
            <translation>这大约需要 {memory} 内存，可以给它 {room}。超过 {limit} 时，程序会先问一声。</translation>
        </message>
        <message>
            <source>This needs about {memory} of memory, and only {room} can be given. Choose smaller numbers.</source>
            <translation>这大约需要 {memory} 内存，而最多只能给它 {room}。请把数改小一些。</translation>
        </message>
        <message>
            <source>This takes about {seconds} s, and nothing else is computed meanwhile.</source>
            <translation>这大约要算 {seconds} 秒，其间不能算别的。</translation>
        </message>
        <message>
            <source>This would take about {seconds} s, and it could not be stopped. Choose smaller numbers.</source>
            <translation>这大约要算 {seconds} 秒，中途停不下来。请把数改小一些。</translation>
        </message>
        <message>
            <source>The batch size must be at least 1.</source>
            <translation>一批至少要有 1 张图片。</translation>
        </message>
        <message>
            <source>There is no batch {batch}: with {size} pictures each, they run from 0 to {last}.</source>
            <translation>没有第 {batch} 批：每批 {size} 张，编号从 0 到 {last}。</translation>
        </message>
        <message>
            <source>CIFAR-10 is not here yet. Choose File &gt; Import CIFAR-10…</source>
            <translation>还没有 CIFAR-10。请从菜单里选择“导入 CIFAR-10…”。</translation>
        </message>
        <message>
            <source>The sample pictures in {path} are missing or damaged. Install the program again.</source>
            <translation>{path} 里的示例图片缺失或已损坏。请重新安装程序。</translation>
        </message>
        <message>
            <source>{path} is missing or damaged. Import CIFAR-10 again: File &gt; Import CIFAR-10…</source>
            <translation>{path} 缺失或已损坏。请从菜单里选择“导入 CIFAR-10…”，重新导入。</translation>
        </message>
        <message>
            <source>{path} was written by another version of the program. Import CIFAR-10 again.</source>
            <translation>{path} 是由另一个版本的程序写的。请重新导入 CIFAR-10。</translation>
        </message>
        <message>
            <source>This machine offers no device {device}. It offers: {offered}.</source>
            <translation>这台电脑没有设备 {device}，可用的是：{offered}。</translation>
        </message>
        <message>
            <source>Set {changes}</source>
            <translation>改成 {changes}</translation>
        </message>
        <message>
            <source>PyTorch refuses this combination; no single field is to blame.</source>
            <translation>PyTorch 不接受这样的搭配，不能只怪其中一项。</translation>
        </message>
        <message>
            <source>The memory is full, and {path} was not imported. Close other programs, then try again.</source>
            <translation>内存已满，{path} 没有导入。请关闭其他程序，再试一次。</translation>
        </message>
        <message>
            <source>Taking the checksums</source>
            <translation>正在计算校验和</translation>
        </message>
        <message>
            <source>{path} is not there. Choose cifar-10-python.tar.gz or a folder again.</source>
            <translation>{path} 不存在。请重新选择 cifar-10-python.tar.gz 或文件夹。</translation>
        </message>
        <message>
            <source>There is no CIFAR-10 in {path}. Choose cifar-10-python.tar.gz, the folder cifar-10-batches-py, or a folder with one folder of pictures per class.</source>
            <translation>{path} 里没有 CIFAR-10。请选择 cifar-10-python.tar.gz、文件夹 cifar-10-batches-py，或者每类图片各占一个子文件夹的文件夹。</translation>
        </message>
        <message>
            <source>Looking through {name}</source>
            <translation>正在查看 {name}</translation>
        </message>
        <message>
            <source>Reading the pictures</source>
            <translation>正在读取图片</translation>
        </message>
        <message>
            <source>{count} pictures cannot be read, the first of them is {path}. Replace them or take them away, then import again.</source>
            <translation>有 {count} 张图片无法读取，第一张是 {path}。请换掉或拿走它们，再导入一次。</translation>
        </message>
        <message>
            <source>{path} is too large: a picture may have 25 million pixels. Make it smaller or take it away, then import again.</source>
            <translation>{path} 太大：一张图片最多 2500 万像素。请把它缩小或拿走，再导入一次。</translation>
        </message>
        <message>
            <source>{path} is damaged or is not a PNG, JPEG, BMP or WebP picture. Replace it or take it away, then import again.</source>
            <translation>{path} 已损坏，或者不是 PNG、JPEG、BMP、WebP 图片。请换掉或拿走它，再导入一次。</translation>
        </message>
        <message>
            <source>The folder {folder} has no folder named {name}. There must be one for each class: {classes}.</source>
            <translation>文件夹 {folder} 里没有名为 {name} 的文件夹。每一类都要有一个：{classes}。</translation>
        </message>
        <message>
            <source>The folder {folder} holds no pictures. Put PNG, JPEG, BMP or WebP files into it, then try again.</source>
            <translation>文件夹 {folder} 里没有图片。请放入 PNG、JPEG、BMP 或 WebP 文件，再试一次。</translation>
        </message>
        <message>
            <source>The folder {folder} holds fewer than {least} pictures, and one of them is held out. Put more PNG, JPEG, BMP or WebP files into it, or separate them into folders named train and test.</source>
            <translation>文件夹 {folder} 里的图片不到 {least} 张，而其中一张要留出来检验。请放入更多 PNG、JPEG、BMP 或 WebP 文件，或者把它们分到名为 train 和 test 的文件夹里。</translation>
        </message>
        <message>
            <source>The folder {folder} has a folder named {split} but none named {other}. Add it, or choose a folder that holds the class folders directly: then every sixth picture is held out.</source>
            <translation>文件夹 {folder} 里有 {split}，却没有 {other}。请补上它，或者选择直接包含各类文件夹的文件夹：那样每六张图片会留出一张来检验。</translation>
        </message>
        <message>
            <source>{folder} is one half of a data set. Choose the folder above it, which holds train and test.</source>
            <translation>{folder} 只是数据集的一半。请选择上一级、包含 train 和 test 的文件夹。</translation>
        </message>
        <message>
            <source>must be 0 or more</source>
            <translation>不能小于 0</translation>
        </message>
        <message>
            <source>lr is {value}: with a negative rate every step climbs, and the loss grows.</source>
            <translation>lr 是 {value}：学习率为负时，每一步都在往上走，损失只会变大。</translation>
        </message>
        <message>
            <source>momentum is {value}: it says how much of the last step is kept.</source>
            <translation>momentum 是 {value}：它表示上一步保留多少。</translation>
        </message>
        <message>
            <source>weight_decay is {value}: it would drive every weight away from 0.</source>
            <translation>weight_decay 是 {value}：这会把每个权重推离 0。</translation>
        </message>
        <message>
            <source>needs momentum above 0</source>
            <translation>需要 momentum 大于 0</translation>
        </message>
        <message>
            <source>Nesterov looks ahead along the momentum, and momentum = {value} leaves none.</source>
            <translation>Nesterov 要沿着动量向前看，而 momentum = {value} 时没有动量。</translation>
        </message>
        <message>
            <source>must be a whole number from 1</source>
            <translation>必须是从 1 起的整数</translation>
        </message>
        <message>
            <source>batch_size is {value}: a batch is made of whole pictures, at least one.</source>
            <translation>batch_size 是 {value}：一批由整张的图片组成，至少一张。</translation>
        </message>
        <message>
            <source>the memory was not enough</source>
            <translation>内存不够</translation>
        </message>
        <message>
            <source>The memory was not enough for a batch of {size}. Choose a smaller batch, or train on the CPU.</source>
            <translation>内存不够放下 {size} 张一批。请改小 batch_size，或者改用 CPU 训练。</translation>
        </message>
        <message>
            <source>With {field} = {value} the first step would leave no weight a number. It has to be finite.</source>
            <translation>{field} = {value} 时，只走一步，所有权重就都不再是数了。它必须是有限的数。</translation>
        </message>
        <message>
            <source>not a finite number</source>
            <translation>不是有限的数</translation>
        </message>
        <message>
            <source>more than {most}</source>
            <translation>超过 {most}</translation>
        </message>
        <message>
            <source>epochs is {value}: a run goes through its pictures at least once.</source>
            <translation>epochs 是 {value}：一次训练至少要把图片过一遍。</translation>
        </message>
        <message>
            <source>epochs is {value}: nobody could wait for the end of such a run.</source>
            <translation>epochs 是 {value}：谁也等不到这样的训练结束。</translation>
        </message>
        <message>
            <source>Reading {name}</source>
            <translation>正在读取 {name}</translation>
        </message>
        <message>
            <source>{path} does not hold {name}. Choose the complete cifar-10-python.tar.gz.</source>
            <translation>{path} 里没有 {name}。请选择完整的 cifar-10-python.tar.gz。</translation>
        </message>
        <message>
            <source>{name} in {path}</source>
            <translation>{path} 中的 {name}</translation>
        </message>
        <message>
            <source>The folder {path} has no file {name}. Unpack cifar-10-python.tar.gz again.</source>
            <translation>文件夹 {path} 里没有文件 {name}。请重新解压 cifar-10-python.tar.gz。</translation>
        </message>
        <message>
            <source>{path} cannot be read ({error}). Check that it is still there and that you may open it.</source>
            <translation>{path} 无法读取（{error}）。请确认它还在，而且你有权打开。</translation>
        </message>
        <message>
            <source>{file} is not plain data: it asks to run {name}. Nothing of it was run, and nothing was imported. Get CIFAR-10 from a source that you trust.</source>
            <translation>{file} 不是单纯的数据：它要求运行 {name}。程序什么也没有运行，什么也没有导入。请从可信的来源取得 CIFAR-10。</translation>
        </message>
        <message>
            <source>{file} is damaged or is not a batch of CIFAR-10. Download cifar-10-python.tar.gz again, then import it.</source>
            <translation>{file} 已损坏，或者不是 CIFAR-10 的批次文件。请重新下载 cifar-10-python.tar.gz，再导入。</translation>
        </message>
        <message>
            <source>{path} holds {version}, not CIFAR-10 for Python. Choose cifar-10-python.tar.gz instead.</source>
            <translation>{path} 里是 {version}，不是 Python 版的 CIFAR-10。请改选 cifar-10-python.tar.gz。</translation>
        </message>
        <message>
            <source>Another window of the program is importing into {folder} right now. Wait until it is done, then try again.</source>
            <translation>本程序的另一个窗口正在向 {folder} 导入。请等它完成，再试一次。</translation>
        </message>
        <message>
            <source>The data folder {folder} cannot be written ({error}). Make it writable, or set {variable} to another folder and start the program again.</source>
            <translation>数据文件夹 {folder} 无法写入（{error}）。请把它设为可写，或者把 {variable} 设成另一个文件夹，再启动程序。</translation>
        </message>
        <message>
            <source>There is not enough room in {folder}: the pictures need {need} MB. Free some space, then import again.</source>
            <translation>{folder} 的空间不够：图片需要 {need} MB。请腾出空间，再导入一次。</translation>
        </message>
    </context>
    <context>
        <name>EpochLog</name>
        <message>
            <source>Sum of the losses</source>
            <translation>损失之和</translation>
        </message>
        <message>
            <source>As the course's script prints it. The sum grows with the number of batches; the mean does not.</source>
            <translation>与课程脚本打印的相同。批数越多，和就越大；平均值不会。</translation>
        </message>
        <message>
            <source>Copy these lines</source>
            <translation>复制这几行</translation>
        </message>
        <message>
            <source>Sum of the losses of each epoch</source>
            <translation>每一轮的损失之和</translation>
        </message>
        <message>
            <source>one line after each epoch</source>
            <translation>每一轮结束后一行</translation>
        </message>
        <message>
            <source>epoch {epoch}: sum {sum}, mean {mean}</source>
            <translation>第 {epoch} 轮：和 {sum}，平均 {mean}</translation>
        </message>
    </context>
    <context>
        <name>ErrorPanel</name>
        <message>
            <source>The message of PyTorch</source>
            <translation>PyTorch 的原话</translation>
        </message>
        <message>
            <source>PyTorch refuses this setting</source>
            <translation>PyTorch 不接受这样的设置</translation>
        </message>
        <message>
            <source>This would take a while, or much memory</source>
            <translation>这要花不少时间或内存</translation>
        </message>
        <message>
            <source>This is more than the machine can give</source>
            <translation>这超出了这台电脑的能力</translation>
        </message>
        <message>
            <source>Something in the program went wrong</source>
            <translation>程序内部出了问题</translation>
        </message>
        <message>
            <source>{field}: {reason}</source>
            <translation>{field}：{reason}</translation>
        </message>
        <message>
            <source>Compute anyway</source>
            <translation>仍然计算</translation>
        </message>
    </context>
    <context>
        <name>FaultDialog</name>
        <message>
            <source>What went wrong</source>
            <translation>出了什么问题</translation>
        </message>
        <message>
            <source>Something in the program went wrong</source>
            <translation>程序内部出了问题</translation>
        </message>
        <message>
            <source>Your work goes on. These details are also in the log at {folder}; nothing was sent.</source>
            <translation>你可以继续工作。这些细节也写进了 {folder} 里的日志；没有向外发送任何东西。</translation>
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>Locked to the input; unlock to try another number</source>
            <translation>已与输入锁定；解锁后可以试别的数</translation>
        </message>
        <message>
            <source>Link vertical and horizontal</source>
            <translation>纵向与横向联动</translation>
        </message>
        <message>
            <source>vertical</source>
            <translation>纵向</translation>
        </message>
        <message>
            <source>horizontal</source>
            <translation>横向</translation>
        </message>
        <message>
            <source>A number, or {words}</source>
            <translation>一个数，或者 {words}</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数</translation>
        </message>
        <message>
            <source>“{text}” is not a number</source>
            <translation>“{text}”不是数</translation>
        </message>
        <message>
            <source>a number, please</source>
            <translation>请填一个数</translation>
        </message>
    </context>
    <context>
        <name>ImportBanner</name>
        <message>
            <source>{percent}, {seconds} s left</source>
            <translation>{percent}，还剩 {seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import CIFAR-10</source>
            <translation>导入 CIFAR-10</translation>
        </message>
        <message>
            <source>Bring in the real pictures</source>
            <translation>导入真实的图片</translation>
        </message>
        <message>
            <source>CIFAR-10 holds 60,000 photographs in ten classes. Choose your copy, or drop it here; one of these three forms is enough.</source>
            <translation>CIFAR-10 有十类、60,000 张照片。选择你手上的那一份，或者把它拖到这里；下面三种形式，有一种就够了。</translation>
        </message>
        <message>
            <source>The archive from the official page, packed as it is</source>
            <translation>官方页面上的压缩包，不用解压</translation>
        </message>
        <message>
            <source>The same archive, unpacked: a folder with data_batch_1 to data_batch_5 and test_batch</source>
            <translation>解压后的文件夹，里面有 data_batch_1 到 data_batch_5 和 test_batch</translation>
        </message>
        <message>
            <source>One folder of pictures for each class, under train/ and test/ if you have both</source>
            <translation>每一类图片一个文件夹；训练和测试都有时，分别放在 train/ 和 test/ 下</translation>
        </message>
        <message>
            <source>The pictures are stored once, about 185 MB, in {folder}. Your file stays as it is.</source>
            <translation>图片只存一份，约 185 MB，放在 {folder}。你的文件不会被改动。</translation>
        </message>
        <message>
            <source>Choose an archive…</source>
            <translation>选择压缩包…</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>选择文件夹…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose cifar-10-python.tar.gz</source>
            <translation>选择 cifar-10-python.tar.gz</translation>
        </message>
        <message>
            <source>Archives (*.tar.gz *.tgz *.tar);;All files (*)</source>
            <translation>压缩包 (*.tar.gz *.tgz *.tar);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Choose the folder with CIFAR-10</source>
            <translation>选择 CIFAR-10 所在的文件夹</translation>
        </message>
    </context>
    <context>
        <name>Inside</name>
        <message>
            <source>drawn while a run goes on</source>
            <translation>训练时才会画出来</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>卷积核</translation>
        </message>
        <message>
            <source>Feature maps</source>
            <translation>特征图</translation>
        </message>
        <message>
            <source>Top five</source>
            <translation>前五名</translation>
        </message>
        <message>
            <source>Held-out picture</source>
            <translation>留出的图片</translation>
        </message>
        <message>
            <source>Picture before (Left)</source>
            <translation>上一张图片（左方向键）</translation>
        </message>
        <message>
            <source>Next picture (Right)</source>
            <translation>下一张图片（右方向键）</translation>
        </message>
        <message>
            <source>The weights of the first convolution as colours; grey is zero</source>
            <translation>第一个卷积层的权重，用颜色表示；灰色是零</translation>
        </message>
        <message>
            <source>What the first convolution makes of the picture: blue below zero, red above</source>
            <translation>第一个卷积层对这张图片的输出：蓝是负，红是正</translation>
        </message>
    </context>
    <context>
        <name>LayerPage</name>
        <message>
            <source>a whole number from 0 on</source>
            <translation>从 0 起的整数</translation>
        </message>
        <message>
            <source>The result appears here as soon as PyTorch is loaded.</source>
            <translation>PyTorch 载入以后，结果就会出现在这里。</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>No result yet.</source>
            <translation>还没有结果。</translation>
        </message>
        <message>
            <source>last good result</source>
            <translation>上一次成功的结果</translation>
        </message>
        <message>
            <source>last good result: {values}</source>
            <translation>上一次成功：{values}</translation>
        </message>
        <message>
            <source>input + padding</source>
            <translation>输入 + 补的格子</translation>
        </message>
        <message>
            <source>{source} {count}</source>
            <translation>{source} {count} 张</translation>
        </message>
        <message>
            <source>({shape}) → no output</source>
            <translation>({shape}) → 没有输出</translation>
        </message>
        <message>
            <source>forward {time} ms</source>
            <translation>前向 {time} ms</translation>
        </message>
        <message>
            <source>{count} changed</source>
            <translation>改动 {count} 项</translation>
        </message>
        <message>
            <source>as in the example</source>
            <translation>与示例一致</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>课文</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>构造参数</translation>
        </message>
        <message>
            <source>How to read the output</source>
            <translation>输出怎么看</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
        <message>
            <source>Set every argument back to the example's</source>
            <translation>把所有参数恢复成示例里的值</translation>
        </message>
    </context>
    <context>
        <name>LayerStageView</name>
        <message>
            <source>last good result</source>
            <translation>上一次成功的结果</translation>
        </message>
        <message>
            <source>picture {number} = {source}</source>
            <translation>图片 {number} = {source}</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Input picture</source>
            <translation>输入图片</translation>
        </message>
        <message>
            <source>Planes of the input</source>
            <translation>输入的各个通道</translation>
        </message>
        <message>
            <source>Output maps</source>
            <translation>输出图</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>卷积核</translation>
        </message>
        <message>
            <source>{channel} channel</source>
            <translation>{channel} 通道</translation>
        </message>
        <message>
            <source>map {number}</source>
            <translation>图 {number}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
        <message>
            <source>one scale for all maps, white is zero</source>
            <translation>所有图同一个色标，白色是零</translation>
        </message>
        <message>
            <source>three maps at a time as red, green and blue: grey is zero, black −{limit}, full +{limit}</source>
            <translation>每三张图当作红、绿、蓝：灰色是零，黑色是 −{limit}，最亮是 +{limit}</translation>
        </message>
        <message>
            <source>below 0 is black, above 1 is full: what is negative is lost</source>
            <translation>小于 0 是黑色，大于 1 是最亮：负数都看不到了</translation>
        </message>
        <message>
            <source>Three maps make one picture, so the number of maps has to divide by three.</source>
            <translation>三张图拼成一张图片，所以图的张数要能被三整除。</translation>
        </message>
        <message>
            <source>{text}; {count} more are not drawn</source>
            <translation>{text}；还有 {count} 张没有画</translation>
        </message>
        <message>
            <source>{count} maps in this batch cannot be dealt out three at a time.</source>
            <translation>这一批共有 {count} 张图，没法三张一组分完。</translation>
        </message>
        <message>
            <source>{count} kernels</source>
            <translation>{count} 个卷积核</translation>
        </message>
        <message>
            <source>one slice each</source>
            <translation>每核一片</translation>
        </message>
        <message>
            <source>three slices each, R G B</source>
            <translation>每核三片 R G B</translation>
        </message>
        <message>
            <source>{count} slices each</source>
            <translation>每核 {count} 片</translation>
        </message>
        <message>
            <source>scale {limit}</source>
            <translation>色标 {limit}</translation>
        </message>
        <message>
            <source>pinned ({row}, {column})</source>
            <translation>已固定 ({row}, {column})</translation>
        </message>
        <message>
            <source>window of ({row}, {column})</source>
            <translation>({row}, {column}) 的窗口</translation>
        </message>
    </context>
    <context>
        <name>Lesson</name>
        <message>
            <source>The life of an nn.Module</source>
            <translation>nn.Module 的一生</translation>
        </message>
        <message>
            <source>Step through a call: __call__, hooks, forward</source>
            <translation>一步步走完一次调用：__call__、钩子、forward</translation>
        </message>
        <message>
            <source>Compose a small module and see what it registers</source>
            <translation>拼一个小模块，看它登记了什么</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>数字卷积</translation>
        </message>
        <message>
            <source>Convolution on numbers</source>
            <translation>数字上的卷积</translation>
        </message>
        <message>
            <source>Edit the input and the kernel like a spreadsheet</source>
            <translation>像电子表格一样修改输入和卷积核</translation>
        </message>
        <message>
            <source>See every product of a window written out</source>
            <translation>窗口里的每个乘积都写出来</translation>
        </message>
        <message>
            <source>Compare cross-correlation with the flipped convolution</source>
            <translation>互相关与翻转核的卷积作比较</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>池化</translation>
        </message>
        <message>
            <source>Max pooling</source>
            <translation>最大池化</translation>
        </message>
        <message>
            <source>See which cell wins each window</source>
            <translation>看每个窗口里哪一格胜出</translation>
        </message>
        <message>
            <source>Compare floor with ceil mode, average with adaptive pooling</source>
            <translation>比较 ceil_mode 的开与关，平均池化与自适应池化</translation>
        </message>
        <message>
            <source>Put pooled values back with MaxUnpool2d</source>
            <translation>用 MaxUnpool2d 把留下的数放回原处</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>激活</translation>
        </message>
        <message>
            <source>Non-linear activations</source>
            <translation>非线性激活</translation>
        </message>
        <message>
            <source>Twelve activations with curve, derivative and histograms</source>
            <translation>十二种激活函数的曲线、导数和直方图</translation>
        </message>
        <message>
            <source>Raw against normalised input</source>
            <translation>原始输入与归一化后的输入</translation>
        </message>
        <message>
            <source>Linear +</source>
            <translation>线性与其他</translation>
        </message>
        <message>
            <source>Linear and other layers</source>
            <translation>线性层与其他层</translation>
        </message>
        <message>
            <source>Flatten a batch and meet the last batch that does not fit</source>
            <translation>展平一批图片，遇上凑不满的最后一批</translation>
        </message>
        <message>
            <source>A neuron drawn with its inputs, weights and bias</source>
            <translation>画出一个神经元：输入、权重和偏置</translation>
        </message>
        <message>
            <source>A gallery of other layers, each run on data</source>
            <translation>其他层各跑一遍</translation>
        </message>
        <message>
            <source>Build a network</source>
            <translation>搭建网络</translation>
        </message>
        <message>
            <source>Add, move and edit layers, with shapes as you type</source>
            <translation>添加、移动、修改层，形状随改随看</translation>
        </message>
        <message>
            <source>Parameters, multiply-adds and memory of every layer</source>
            <translation>每一层的参数、乘加次数和内存</translation>
        </message>
        <message>
            <source>The network as code in three notations</source>
            <translation>同一个网络的三种写法</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失与反传</translation>
        </message>
        <message>
            <source>Losses and backpropagation</source>
            <translation>损失与反向传播</translation>
        </message>
        <message>
            <source>Losses on tensors you can edit, each step of the formula</source>
            <translation>在可以修改的张量上算损失，公式一步步写出</translation>
        </message>
        <message>
            <source>Gradients before and after backward, as maps and histograms</source>
            <translation>backward 前后的梯度，画成图和直方图</translation>
        </message>
        <message>
            <source>Conv2d on pictures</source>
            <translation>图像上的 Conv2d</translation>
        </message>
        <message>
            <source>Signed maps</source>
            <translation>有符号图</translation>
        </message>
        <message>
            <source>one per channel, zero in the middle</source>
            <translation>每个通道一张，零在正中</translation>
        </message>
        <message>
            <source>The course's reshape</source>
            <translation>课程的 reshape</translation>
        </message>
        <message>
            <source>(-1, 3, H, W): false colours, 64 becomes 128</source>
            <translation>(-1, 3, H, W)：假彩色，64 变成 128</translation>
        </message>
        <message>
            <source>What TensorBoard shows</source>
            <translation>TensorBoard 所见</translation>
        </message>
        <message>
            <source>negative values clipped to black</source>
            <translation>负值被截成黑色</translation>
        </message>
        <message>
            <source>Course: 7-3-Conv</source>
            <translation>课程：7-3-Conv</translation>
        </message>
        <message>
            <source>Keep the size: padding='same'</source>
            <translation>大小不变：padding='same'</translation>
        </message>
        <message>
            <source>Halve the size: stride 2</source>
            <translation>边长减半：stride 2</translation>
        </message>
        <message>
            <source>One group per channel: depthwise</source>
            <translation>每个通道一组：depthwise</translation>
        </message>
        <message>
            <source>A wide view: dilation 4</source>
            <translation>看得更宽：dilation 4</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>优化与训练</translation>
        </message>
        <message>
            <source>Optimisers and training</source>
            <translation>优化器与训练</translation>
        </message>
        <message>
            <source>Five epochs with BatchNorm</source>
            <translation>BatchNorm，五轮</translation>
        </message>
        <message>
            <source>CIFAR10-quick, Nesterov, one-cycle</source>
            <translation>CIFAR10-quick，Nesterov，one-cycle</translation>
        </message>
        <message>
            <source>CIFAR10-quick with Adam</source>
            <translation>CIFAR10-quick，Adam</translation>
        </message>
        <message>
            <source>Course: 7-9-optim</source>
            <translation>课程：7-9-optim</translation>
        </message>
        <message>
            <source>network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>trains on</source>
            <translation>训练用</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>random seed</source>
            <translation>随机种子</translation>
        </message>
    </context>
    <context>
        <name>LessonTabs</name>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
    </context>
    <context>
        <name>MarkdownView</name>
        <message>
            <source>Lesson text</source>
            <translation>课文</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message>
            <source>Data set</source>
            <translation>数据集</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>批次</translation>
        </message>
        <message>
            <source>Previous picture of this class</source>
            <translation>这一类的上一张</translation>
        </message>
        <message>
            <source>Next picture of this class</source>
            <translation>这一类的下一张</translation>
        </message>
        <message>
            <source>Previous batch</source>
            <translation>上一批</translation>
        </message>
        <message>
            <source>Next batch</source>
            <translation>下一批</translation>
        </message>
        <message>
            <source>of 0–{last}</source>
            <translation>/ 0–{last}</translation>
        </message>
        <message>
            <source>Picture 0 to {last}</source>
            <translation>图片 0 到 {last}</translation>
        </message>
        <message>
            <source>Batch 0 to {last}; this one holds {held}</source>
            <translation>批次 0 到 {last}；这一批有 {held} 张</translation>
        </message>
    </context>
    <context>
        <name>Picture</name>
        <message>
            <source>airplane</source>
            <translation>飞机</translation>
        </message>
        <message>
            <source>automobile</source>
            <translation>汽车</translation>
        </message>
        <message>
            <source>bird</source>
            <translation>鸟</translation>
        </message>
        <message>
            <source>cat</source>
            <translation>猫</translation>
        </message>
        <message>
            <source>deer</source>
            <translation>鹿</translation>
        </message>
        <message>
            <source>dog</source>
            <translation>狗</translation>
        </message>
        <message>
            <source>frog</source>
            <translation>青蛙</translation>
        </message>
        <message>
            <source>horse</source>
            <translation>马</translation>
        </message>
        <message>
            <source>ship</source>
            <translation>船</translation>
        </message>
        <message>
            <source>truck</source>
            <translation>卡车</translation>
        </message>
        <message>
            <source>Drawings · train</source>
            <translation>图画 · 训练集</translation>
        </message>
        <message>
            <source>Drawings · test</source>
            <translation>图画 · 测试集</translation>
        </message>
        <message>
            <source>CIFAR-10 · train</source>
            <translation>CIFAR-10 · 训练集</translation>
        </message>
        <message>
            <source>CIFAR-10 · test</source>
            <translation>CIFAR-10 · 测试集</translation>
        </message>
    </context>
    <context>
        <name>Predictions</name>
        <message>
            <source>{right} of {count} right</source>
            <translation>{count} 张对了 {right} 张</translation>
        </message>
        <message>
            <source>Predictions on held-out pictures</source>
            <translation>对留出图片的预测</translation>
        </message>
        <message>
            <source>is: {name}</source>
            <translation>实为：{name}</translation>
        </message>
        <message>
            <source>Held-out picture {index}: {name}</source>
            <translation>留出图片 {index}：{name}</translation>
        </message>
    </context>
    <context>
        <name>RunCard</name>
        <message>
            <source>lr {lr}, batch {size}, {epochs} epochs</source>
            <translation>lr {lr}，批 {size}，{epochs} 轮</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>right</source>
            <translation>正确</translation>
        </message>
        <message>
            <source>Hide this run</source>
            <translation>隐藏这次训练</translation>
        </message>
        <message>
            <source>Show this run</source>
            <translation>显示这次训练</translation>
        </message>
        <message>
            <source>Remove this run</source>
            <translation>删除这次训练</translation>
        </message>
        <message>
            <source>Run with {recipe}</source>
            <translation>训练：{recipe}</translation>
        </message>
    </context>
    <context>
        <name>RunCode</name>
        <message>
            <source>The same training as a script</source>
            <translation>同样的训练，写成脚本</translation>
        </message>
        <message>
            <source>It is made from the settings at the left, and gives the losses of this program to rounding. Change one, and its place in the code lights up.</source>
            <translation>它由左边的设置生成，得到的损失与本程序只差舍入。改任何一项，代码里对应的地方就会亮一下。</translation>
        </message>
    </context>
    <context>
        <name>RunList</name>
        <message>
            <source>Runs</source>
            <translation>训练记录</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>Set up the next run; the runs so far stay in the plots</source>
            <translation>准备下一次训练；已有的训练留在图里</translation>
        </message>
        <message>
            <source>Colour is the run, the plot is the quantity.</source>
            <translation>颜色分训练，图分量。</translation>
        </message>
    </context>
    <context>
        <name>RunPage</name>
        <message>
            <source>Train anyway</source>
            <translation>仍然训练</translation>
        </message>
        <message>
            <source>for the next run</source>
            <translation>用于下一次训练</translation>
        </message>
        <message>
            <source>Preparing the run…</source>
            <translation>正在准备训练…</translation>
        </message>
        <message>
            <source>Starts when PyTorch is loaded</source>
            <translation>PyTorch 载入后开始</translation>
        </message>
        <message>
            <source>This run cannot start</source>
            <translation>这次训练无法开始</translation>
        </message>
        <message>
            <source>The setting at fault is marked at the left.</source>
            <translation>出问题的设置在左边标出来了。</translation>
        </message>
        <message>
            <source>This run did not start</source>
            <translation>这次训练没有开始</translation>
        </message>
        <message>
            <source>Next run: {estimate}</source>
            <translation>下一次训练：{estimate}</translation>
        </message>
        <message>
            <source>epoch {epoch}/{epochs} · step {step}/{steps}</source>
            <translation>第 {epoch}/{epochs} 轮 · 第 {step}/{steps} 步</translation>
        </message>
        <message>
            <source>{rate} pictures/s</source>
            <translation>每秒 {rate} 张</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>还剩 {time}</translation>
        </message>
        <message>
            <source>Finished in {time}: {accuracy} right on held-out pictures</source>
            <translation>完成，用时 {time}：留出图片上正确 {accuracy}</translation>
        </message>
        <message>
            <source>Stopped after step {step} of {steps}: {accuracy} right on held-out pictures</source>
            <translation>在第 {step} 步（共 {steps} 步）停止：留出图片上正确 {accuracy}</translation>
        </message>
        <message>
            <source>The loss was no longer a number after step {step}. A smaller lr helps most often.</source>
            <translation>第 {step} 步之后，损失不再是数了。多半把 lr 改小就好。</translation>
        </message>
        <message>
            <source>Ended by an error after step {step} of {steps}</source>
            <translation>第 {step} 步（共 {steps} 步）之后因出错而结束</translation>
        </message>
        <message>
            <source>Measuring how long it would take…</source>
            <translation>正在估计要多久…</translation>
        </message>
        <message>
            <source>About {time}: {epochs} epochs of {steps} steps</source>
            <translation>约 {time}：{epochs} 轮，每轮 {steps} 步</translation>
        </message>
        <message>
            <source>{images} pictures at about {rate} a second, {parameters} parameters</source>
            <translation>{images} 张图片，每秒约 {rate} 张；{parameters} 个参数</translation>
        </message>
        <message>
            <source>train {train} · held out {held_out}</source>
            <translation>训练 {train} · 留出 {held_out}</translation>
        </message>
        <message>
            <source>{source} · train {train} · held out {held_out}</source>
            <translation>{source} · 训练 {train} · 留出 {held_out}</translation>
        </message>
        <message>
            <source>{device} · {threads} threads</source>
            <translation>{device} · {threads} 线程</translation>
        </message>
        <message>
            <source>epoch {epoch} of {epochs}</source>
            <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>what the network will say of them, as it learns</source>
            <translation>网络边学边答，答案显示在这里</translation>
        </message>
        <message>
            <source>{right} of these {count} right; click one to look inside</source>
            <translation>这 {count} 张对了 {right} 张；点一张看里面</translation>
        </message>
        <message>
            <source>CIFAR-10</source>
            <translation>CIFAR-10</translation>
        </message>
        <message>
            <source>Drawings</source>
            <translation>图画</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
        <message>
            <source>Undo every change to the settings</source>
            <translation>撤销对设置的所有改动</translation>
        </message>
        <message>
            <source>The pictures to train on</source>
            <translation>训练用的图片</translation>
        </message>
        <message>
            <source>Held-out pictures</source>
            <translation>留出的图片</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>课文</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>The settings in {path} cannot be read ({error}); defaults are in use.</source>
            <translation>{path} 里的设置无法读取（{error}），现在用的是默认设置。</translation>
        </message>
        <message>
            <source>The settings could not be saved to {path}: {error}</source>
            <translation>设置无法保存到 {path}：{error}</translation>
        </message>
        <message>
            <source>The settings were damaged or come from another version. They are kept as {kept}; defaults are in use.</source>
            <translation>设置文件已损坏，或者来自另一个版本。原文件保留为 {kept}，现在用的是默认设置。</translation>
        </message>
    </context>
    <context>
        <name>ShapeView</name>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Along one row</source>
            <translation>沿着一行</translation>
        </message>
        <message>
            <source>Down one column</source>
            <translation>沿着一列</translation>
        </message>
        <message>
            <source>How much padding it takes</source>
            <translation>要补多少才放得下</translation>
        </message>
        <message>
            <source>How often each input cell is used</source>
            <translation>每个输入格用到几次</translation>
        </message>
        <message>
            <source>What the layer holds and does</source>
            <translation>这一层有多少参数和计算</translation>
        </message>
        <message>
            <source>No output, no size</source>
            <translation>没有输出，也就没有尺寸</translation>
        </message>
        <message>
            <source>As soon as the layer gives a result, this tab shows how its size comes about.</source>
            <translation>这一层一有结果，这里就会说明它的尺寸是怎么来的。</translation>
        </message>
        <message>
            <source>How many windows fit</source>
            <translation>放得下几个窗口</translation>
        </message>
        <message>
            <source>Rows and columns</source>
            <translation>行与列</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>A padded row is {padded} cells wide. A window of {span} that moves by {stride} stands in {out} places.</source>
            <translation>补过的一行有 {padded} 格。窗口占 {span} 格，每次移动 {stride} 格，可以停在 {out} 个位置。</translation>
        </message>
        <message>
            <source>A row is {padded} cells wide. A window of {span} that moves by {stride} stands in {out} places.</source>
            <translation>一行有 {padded} 格。窗口占 {span} 格，每次移动 {stride} 格，可以停在 {out} 个位置。</translation>
        </message>
        <message>
            <source>The window stands in {rows} places from top to bottom and in {columns} from left to right.</source>
            <translation>窗口从上到下可以停在 {rows} 个位置，从左到右 {columns} 个。</translation>
        </message>
        <message>
            <source>{n} / {s} is exact</source>
            <translation>{n} / {s} 除得尽</translation>
        </message>
        <message>
            <source>{n} / {s} leaves {rest}</source>
            <translation>{n} / {s} 余 {rest}</translation>
        </message>
        <message>
            <source>window {number}</source>
            <translation>窗口 {number}</translation>
        </message>
        <message>
            <source>Grey: padding, zeros.</source>
            <translation>灰色：补的零。</translation>
        </message>
        <message>
            <source>Grey: padding, copies of input cells ({mode}).</source>
            <translation>灰色：补的格子，抄自输入（{mode}）。</translation>
        </message>
        <message>
            <source>Hatched: reached by no window.</source>
            <translation>斜线：没有窗口到达。</translation>
        </message>
        <message>
            <source>Each kernel never reads {unused} of the {all} cells, the others up to {high} times.</source>
            <translation>{all} 格里有 {unused} 格从不被读到，其余的每个核最多读 {high} 次。</translation>
        </message>
        <message>
            <source>Reads of every cell by each kernel: {high}.</source>
            <translation>每个核把每一格都读 {high} 次。</translation>
        </message>
        <message>
            <source>Each kernel reads every cell between {low} and {high} times.</source>
            <translation>每个核把每一格读 {low} 到 {high} 次。</translation>
        </message>
        <message>
            <source>Parameters of one map</source>
            <translation>每张图的参数</translation>
        </message>
        <message>
            <source>Parameters of all maps</source>
            <translation>所有图的参数</translation>
        </message>
        <message>
            <source>Multiply-adds for one picture</source>
            <translation>一张图片的乘加</translation>
        </message>
        <message>
            <source>The window does not fit</source>
            <translation>窗口放不下</translation>
        </message>
        <message>
            <source>With its padding the input has {padded} cells, and the kernel covers {span}: {over} too many.</source>
            <translation>补过之后，输入每边有 {padded} 格，而卷积核要占 {span} 格，多出 {over} 格。</translation>
        </message>
        <message>
            <source>The red line is the kernel as it is now, {span}. Green has room for it.</source>
            <translation>红线是现在的核，{span} 格。绿色的放得下。</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Loading PyTorch…</source>
            <translation>正在载入 PyTorch…</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Computing…</source>
            <translation>正在计算…</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Refused: the last result is shown</source>
            <translation>未通过，显示上一次结果</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>Arithmetic</source>
            <translation>算式</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>取消固定</translation>
        </message>
        <message>
            <source>Click a cell to pin it</source>
            <translation>点一格，把它固定</translation>
        </message>
        <message>
            <source>Let go of the pinned cell (Esc)</source>
            <translation>放开固定的这一格（Esc）</translation>
        </message>
        <message>
            <source>window × kernel, added up, plus the bias</source>
            <translation>窗口 × 核，加起来，再加偏置</translation>
        </message>
        <message>
            <source>window × kernel in each of {count} channels, added up, plus the bias</source>
            <translation>{count} 个通道各乘一次，加起来再加偏置</translation>
        </message>
        <message>
            <source>window × kernel over {count} channels, added up; there is no bias</source>
            <translation>{count} 个通道各乘一次，加起来；没有偏置</translation>
        </message>
    </context>
    <context>
        <name>SumView</name>
        <message>
            <source>The products of one output cell</source>
            <translation>一个输出格的全部乘积</translation>
        </message>
        <message>
            <source>channel {number}</source>
            <translation>通道 {number}</translation>
        </message>
        <message>
            <source>{channel} window</source>
            <translation>{channel} 窗口</translation>
        </message>
        <message>
            <source>kernel</source>
            <translation>核</translation>
        </message>
        <message>
            <source>… {count} more:</source>
            <translation>…还有 {count} 个：</translation>
        </message>
        <message>
            <source>bias</source>
            <translation>偏置</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>TextDialog</name>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>TextView</name>
        <message>
            <source>The text of this lesson cannot be read: {error}</source>
            <translation>这一课的课文无法读取：{error}</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>First cell</source>
            <translation>第一格</translation>
        </message>
        <message>
            <source>One cell back</source>
            <translation>后退一格</translation>
        </message>
        <message>
            <source>One cell forward</source>
            <translation>前进一格</translation>
        </message>
        <message>
            <source>Last cell</source>
            <translation>最后一格</translation>
        </message>
        <message>
            <source>Go through all cells (Space)</source>
            <translation>走遍所有格（空格键）</translation>
        </message>
        <message>
            <source>Position in the map</source>
            <translation>在图中的位置</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
    </context>
    <context>
        <name>Transport</name>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} 分 {seconds} 秒</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} 小时 {minutes} 分</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <source>Train with the settings at the left</source>
            <translation>按左边的设置训练</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Wait before the next step (Space)</source>
            <translation>在下一步之前等一等（空格键）</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Go on (Space)</source>
            <translation>继续（空格键）</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>单步</translation>
        </message>
        <message>
            <source>Prepare a run and wait before its first step</source>
            <translation>准备好训练，停在第一步之前</translation>
        </message>
        <message>
            <source>Train on one batch, then wait</source>
            <translation>训练一批，然后等待</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>End this run; what it has drawn stays</source>
            <translation>结束这次训练，画好的曲线保留</translation>
        </message>
        <message>
            <source>How much of the run is done</source>
            <translation>这次训练完成了多少</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Train a network, and watch it learn</source>
            <translation>训练一个网络，看它怎样学会</translation>
        </message>
        <message>
            <source>The loss of every step, and the accuracy on pictures it never trains on</source>
            <translation>每一步的损失，以及在从不训练的图片上的准确率</translation>
        </message>
        <message>
            <source>Its first kernels, and what they make of a picture, while they change</source>
            <translation>第一层的卷积核，以及它们眼中的一张图片，边训练边变</translation>
        </message>
        <message>
            <source>What it takes held-out pictures for, right and wrong</source>
            <translation>它把留出的图片认成什么，哪些对，哪些错</translation>
        </message>
        <message>
            <source>Choose an example at the left or leave everything as it is, then press Start training.</source>
            <translation>在左边选一个示例，或者什么都不改，然后按“开始训练”。</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Importing {name}…</source>
            <translation>正在导入 {name}…</translation>
        </message>
        <message>
            <source>Import CIFAR-10…</source>
            <translation>导入 CIFAR-10…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose another…</source>
            <translation>另选一个…</translation>
        </message>
        <message>
            <source>CIFAR-10 is here: {train} pictures to train on and {test} held out. The checksums are the official ones.</source>
            <translation>CIFAR-10 已就位：训练 {train} 张，留出 {test} 张。校验和与官方文件一致。</translation>
        </message>
        <message>
            <source>CIFAR-10 is here: {train} pictures to train on and {test} held out. It is a copy: its checksums are not those of the official files, which does no harm.</source>
            <translation>CIFAR-10 已就位：训练 {train} 张，留出 {test} 张。这是一份副本，校验和与官方文件不同，不影响使用。</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Where PyTorch computes</source>
            <translation>PyTorch 在哪里计算</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>浅色或深色</translation>
        </message>
        <message>
            <source>Light or dark as the system</source>
            <translation>浅色或深色跟随系统</translation>
        </message>
        <message>
            <source>Open the log folder</source>
            <translation>打开日志文件夹</translation>
        </message>
        <message>
            <source>About cifar-gui</source>
            <translation>关于 cifar-gui</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>These pictures are drawings, made by this program in the ten classes of CIFAR-10. Bring in the real photographs when you have them.</source>
            <translation>这些图片是本程序画的，分成 CIFAR-10 的十类。等你有了真实的照片，可以导入进来。</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Something in the program went wrong, and your work goes on: {summary}</source>
            <translation>程序内部出了问题，你可以继续工作：{summary}</translation>
        </message>
        <message>
            <source>This machine offers no device {device}; the CPU is used instead.</source>
            <translation>这台电脑没有设备 {device}，改用 CPU。</translation>
        </message>
        <message>
            <source>The log lies in {folder}.</source>
            <translation>日志在 {folder}。</translation>
        </message>
    </context>
</TS>
