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
        <name>BackwardPage</name>
        <message>
            <source>a whole number from 1 on</source>
            <translation>从 1 开始的整数</translation>
        </message>
        <message>
            <source>a whole number from 0 on</source>
            <translation>从 0 起的整数</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>drag in the curve to change this weight</source>
            <translation>在曲线上拖动，改变这个权重</translation>
        </message>
        <message>
            <source>click to pin this weight</source>
            <translation>点一下，把这个权重固定</translation>
        </message>
        <message>
            <source>{count} numbers to learn</source>
            <translation>{count} 个要学的数</translation>
        </message>
        <message>
            <source>one score for each class</source>
            <translation>每一类一个得分</translation>
        </message>
        <message>
            <source>what softmax makes of the score of “{name}”</source>
            <translation>softmax 把“{name}”的得分变成了什么</translation>
        </message>
        <message>
            <source>the smaller the probability of the right class, the larger the loss</source>
            <translation>正确类别的概率越小，损失越大</translation>
        </message>
        <message>
            <source>backward: {layer}</source>
            <translation>backward：{layer}</translation>
        </message>
        <message>
            <source>the gradient has come back to this layer</source>
            <translation>梯度已经回传到这一层</translation>
        </message>
        <message>
            <source>{source} {count}</source>
            <translation>{source} {count} 张</translation>
        </message>
        <message>
            <source>forward {forward} ms, backward {backward} ms</source>
            <translation>前向 {forward} ms，反向 {backward} ms</translation>
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
            <source>Split</source>
            <translation>数据划分</translation>
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
        <name>BackwardStageView</name>
        <message>
            <source>This network has no parameters.</source>
            <translation>这个网络没有参数。</translation>
        </message>
        <message>
            <source>last good result</source>
            <translation>上一次成功的结果</translation>
        </message>
        <message>
            <source>grad is None: nothing of the loss depends on it.</source>
            <translation>grad 是 None：损失与它无关。</translation>
        </message>
        <message>
            <source>grad is None: backward has not come here yet.</source>
            <translation>grad 是 None：backward 还没有走到这里。</translation>
        </message>
        <message>
            <source>scale ±{limit}</source>
            <translation>色标 ±{limit}</translation>
        </message>
        <message>
            <source>not computed yet</source>
            <translation>还没有计算</translation>
        </message>
        <message>
            <source>−ln p of “{name}”</source>
            <translation>“{name}”的 −ln p</translation>
        </message>
        <message>
            <source>the sum over {count} pictures; this one, “{name}”: {own}</source>
            <translation>{count} 张图片之和；这一张“{name}”：{own}</translation>
        </message>
        <message>
            <source>the mean of {count} pictures; this one, “{name}”: {own}</source>
            <translation>{count} 张图片的平均；这一张“{name}”：{own}</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Pictures of the batch</source>
            <translation>这一批图片</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <source>Histogram of the weights</source>
            <translation>权重的直方图</translation>
        </message>
        <message>
            <source>Histogram of the gradient</source>
            <translation>梯度的直方图</translation>
        </message>
        <message>
            <source>The result appears here as soon as PyTorch is loaded.</source>
            <translation>PyTorch 载入以后，结果就会出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>BackwardStrip</name>
        <message>
            <source>Step</source>
            <translation>单步</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>取消固定</translation>
        </message>
        <message>
            <source>Let go of the pinned weight (Esc)</source>
            <translation>取消固定的权重（Esc）</translation>
        </message>
        <message>
            <source>The loss over this weight</source>
            <translation>损失随这个权重的变化</translation>
        </message>
        <message>
            <source>Computing the loss over this weight…</source>
            <translation>正在计算损失随这个权重的变化…</translation>
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
        <name>BatchTimeline</name>
        <message>
            <source>First batch</source>
            <translation>第一批</translation>
        </message>
        <message>
            <source>One batch back</source>
            <translation>上一批</translation>
        </message>
        <message>
            <source>One batch forward</source>
            <translation>下一批</translation>
        </message>
        <message>
            <source>Last batch</source>
            <translation>最后一批</translation>
        </message>
        <message>
            <source>Go through all batches (Space)</source>
            <translation>逐批播放（空格）</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>批次</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
    </context>
    <context>
        <name>BeforeAfter</name>
        <message>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>Histogram of the numbers before the layer</source>
            <translation>进入这一层之前的数的直方图</translation>
        </message>
        <message>
            <source>Histogram of the numbers after the layer</source>
            <translation>经过这一层之后的数的直方图</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
    </context>
    <context>
        <name>BlockDiagram</name>
        <message>
            <source>input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>The network as blocks</source>
            <translation>画成方块的网络</translation>
        </message>
    </context>
    <context>
        <name>BoardBar</name>
        <message>
            <source>Choose a folder for TensorBoard's files</source>
            <translation>选择存放 TensorBoard 文件的文件夹</translation>
        </message>
        <message>
            <source>Batch {done} of {total}</source>
            <translation>第 {done} 批，共 {total} 批</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>正在准备…</translation>
        </message>
        <message>
            <source>Starting TensorBoard…</source>
            <translation>正在启动 TensorBoard…</translation>
        </message>
        <message>
            <source>Logged as {name}</source>
            <translation>已记录为 {name}</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Write the graph of this network into an event file for TensorBoard</source>
            <translation>把这个网络的计算图写入 TensorBoard 的事件文件</translation>
        </message>
        <message>
            <source>Write input and output of every batch of this split into an event file for TensorBoard</source>
            <translation>把这份数据每一批的输入和输出写入 TensorBoard 的事件文件</translation>
        </message>
        <message>
            <source>Log the runs for TensorBoard</source>
            <translation>为 TensorBoard 记录训练</translation>
        </message>
        <message>
            <source>Write the losses of every run into an event file for TensorBoard</source>
            <translation>把每次训练的损失写入 TensorBoard 的事件文件</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Open TensorBoard</source>
            <translation>打开 TensorBoard</translation>
        </message>
        <message>
            <source>Start TensorBoard on this computer and show it in the browser</source>
            <translation>在这台电脑上启动 TensorBoard，并在浏览器里显示</translation>
        </message>
        <message>
            <source>Event files lie in {folder}; choose another</source>
            <translation>事件文件在 {folder}；可以换一个文件夹</translation>
        </message>
        <message>
            <source>Stop logging</source>
            <translation>停止记录</translation>
        </message>
    </context>
    <context>
        <name>BuilderPage</name>
        <message>
            <source>A network has at most {most} layers here.</source>
            <translation>这里的网络最多 {most} 层。</translation>
        </message>
        <message>
            <source>A block does not go into a block.</source>
            <translation>块里面不能再放块。</translation>
        </message>
        <message>
            <source>a whole number from 1 on</source>
            <translation>从 1 开始的整数</translation>
        </message>
        <message>
            <source>Kept. Lesson 7.9 can train “{name}”.</source>
            <translation>已保留。7.9 课可以训练“{name}”。</translation>
        </message>
        <message>
            <source>Networks (*.json)</source>
            <translation>网络 (*.json)</translation>
        </message>
        <message>
            <source>Open a network</source>
            <translation>打开网络</translation>
        </message>
        <message>
            <source>Opened {path}</source>
            <translation>已打开 {path}</translation>
        </message>
        <message>
            <source>Save the network</source>
            <translation>保存网络</translation>
        </message>
        <message>
            <source>Could not be saved to {path}: {error}</source>
            <translation>无法保存到 {path}：{error}</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>已保存为 {path}</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>{shape} → no output</source>
            <translation>{shape} → 没有输出</translation>
        </message>
        <message>
            <source>Fits pictures and the ten classes: lesson 7.9 can train it.</source>
            <translation>与图片和十个类别都吻合：7.9 课可以训练它。</translation>
        </message>
        <message>
            <source>A layer does not fit: it is marked in the table.</source>
            <translation>有一层不吻合：表里已标出。</translation>
        </message>
        <message>
            <source>Lesson 7.9 trains networks that turn (N, 3, 32, 32) into (N, 10).</source>
            <translation>7.9 课训练的网络要把 (N, 3, 32, 32) 变成 (N, 10)。</translation>
        </message>
        <message>
            <source>{name}    {count} layers</source>
            <translation>{name}    {count} 层</translation>
        </message>
        <message>
            <source>no output</source>
            <translation>没有输出</translation>
        </message>
        <message>
            <source>checked in {time} ms</source>
            <translation>检查用时 {time} ms</translation>
        </message>
        <message>
            <source>Residual block</source>
            <translation>残差块</translation>
        </message>
        <message>
            <source>1×1 convolution into the shortcut</source>
            <translation>在捷径上加 1×1 卷积</translation>
        </message>
        <message>
            <source>Edit the arguments</source>
            <translation>编辑参数</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>复制一份</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
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
            <source>Padding</source>
            <translation>填充</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>从这里开始</translation>
        </message>
        <message>
            <source>Selected layer</source>
            <translation>选中的层</translation>
        </message>
        <message>
            <source>What goes in</source>
            <translation>输入什么</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Back to the preset</source>
            <translation>恢复预设</translation>
        </message>
        <message>
            <source>Start again from the preset; undoing brings your network back</source>
            <translation>从预设重新开始；撤销可以找回你的网络</translation>
        </message>
        <message>
            <source>Name of the network</source>
            <translation>网络的名字</translation>
        </message>
        <message>
            <source>Open a network… (Ctrl+O)</source>
            <translation>打开网络…（Ctrl+O）</translation>
        </message>
        <message>
            <source>Save the network… (Ctrl+S)</source>
            <translation>保存网络…（Ctrl+S）</translation>
        </message>
        <message>
            <source>Undo (Ctrl+Z)</source>
            <translation>撤销（Ctrl+Z）</translation>
        </message>
        <message>
            <source>Redo (Ctrl+Shift+Z)</source>
            <translation>重做（Ctrl+Shift+Z）</translation>
        </message>
        <message>
            <source>Keep this network no longer</source>
            <translation>不再保留这个网络</translation>
        </message>
        <message>
            <source>Keep for training</source>
            <translation>留给训练用</translation>
        </message>
        <message>
            <source>Add layer</source>
            <translation>添加层</translation>
        </message>
        <message>
            <source>Duplicate (Ctrl+D)</source>
            <translation>复制一份（Ctrl+D）</translation>
        </message>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>上移（Alt+↑）</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>下移（Alt+↓）</translation>
        </message>
        <message>
            <source>Remove (Delete)</source>
            <translation>移除（Delete）</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>multiply-adds</source>
            <translation>乘加次数</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>内存</translation>
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
        <name>CurveLegend</name>
        <message>
            <source>{name}, its slope f′</source>
            <translation>{name} 的斜率 f′</translation>
        </message>
        <message>
            <source>numbers of the batch</source>
            <translation>这一批数的范围</translation>
        </message>
    </context>
    <context>
        <name>CurvePage</name>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>The curve appears here as soon as PyTorch is loaded.</source>
            <translation>PyTorch 加载完，曲线就会出现在这里。</translation>
        </message>
        <message>
            <source>No result yet.</source>
            <translation>还没有结果。</translation>
        </message>
        <message>
            <source>{source} {count}</source>
            <translation>{source} {count} 张</translation>
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
            <source>Arguments</source>
            <translation>构造参数</translation>
        </message>
        <message>
            <source>Lay over it</source>
            <translation>叠加显示</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>The function and its slope</source>
            <translation>函数与它的斜率</translation>
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
        <name>CurvePlot</name>
        <message>
            <source>The curve, its slope, and the curves laid over it</source>
            <translation>曲线、它的斜率，以及叠加的曲线</translation>
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
        <name>DotView</name>
        <message>
            <source>The dot product of one output</source>
            <translation>一个输出的点积</translation>
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
            <source>Set {changes}</source>
            <translation>改成 {changes}</translation>
        </message>
        <message>
            <source>does not fit together</source>
            <translation>对不上</translation>
        </message>
        <message>
            <source>leaves one loss for each picture</source>
            <translation>每张图片留下一个损失</translation>
        </message>
        <message>
            <source>backward() starts from one number. Without reduction there are as many losses as pictures.</source>
            <translation>backward() 要从一个数出发。不做 reduction，有多少张图片就有多少个损失。</translation>
        </message>
        <message>
            <source>between 0 and 1</source>
            <translation>在 0 和 1 之间</translation>
        </message>
        <message>
            <source>label_smoothing is the share of the target that is spread over all classes: a number from 0 to 1.</source>
            <translation>label_smoothing 是目标中分摊给所有类别的份额：0 到 1 之间的数。</translation>
        </message>
        <message>
            <source>one value has no spread</source>
            <translation>只有一个值，谈不上离散程度</translation>
        </message>
        <message>
            <source>In train() a BatchNorm layer normalises by the mean and the spread of the batch, and here a channel has one value only. In eval() it uses the averages that it has kept.</source>
            <translation>在 train() 模式下，BatchNorm 用这一批的均值和离散程度做归一化，而这里每个通道只有一个值。在 eval() 模式下，它用的是自己记下的平均值。</translation>
        </message>
        <message>
            <source>no row of ten scores for each picture</source>
            <translation>不是每张图片一行十个得分</translation>
        </message>
        <message>
            <source>CrossEntropyLoss needs a row of ten scores for each picture, one for each class. This network gives {shape}.</source>
            <translation>CrossEntropyLoss 需要每张图片一行十个得分，每类一个。这个网络给出的是 {shape}。</translation>
        </message>
        <message>
            <source>The output has no cells: there is nothing to log.</source>
            <translation>输出没有格子：没有可记录的。</translation>
        </message>
        <message>
            <source>A batch of this output has {count} numbers, too many for TensorBoard's pictures; {limit} are the most. Choose fewer maps.</source>
            <translation>这种输出一批有 {count} 个数，超过了 TensorBoard 图片的上限 {limit}。请减少特征图。</translation>
        </message>
        <message>
            <source>Logging has ended: {folder} cannot be written ({error}).</source>
            <translation>记录已停止：{folder} 无法写入（{error}）。</translation>
        </message>
        <message>
            <source>This cannot be logged. PyTorch says: {error}</source>
            <translation>无法记录。PyTorch 的说法：{error}</translation>
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
            <source>output_size is {value}: an output cannot have fewer than no cells.</source>
            <translation>output_size 是 {value}：输出的格数不能小于零。</translation>
        </message>
        <message>
            <source>num_parameters is {value}: there is at least one slope.</source>
            <translation>num_parameters 是 {value}：至少要有一个斜率。</translation>
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
            <source>at most half the kernel, {most}</source>
            <translation>最多是核的一半，{most}</translation>
        </message>
        <message>
            <source>With padding {padding} a {kernel} window could lie in the padding alone, where there is no number to take. At most half of the kernel may stick out: {most}.</source>
            <translation>padding 为 {padding} 时，{kernel} 的窗口可能整个落在填充里，那里没有数可取。核最多只能有一半伸出去：{most}。</translation>
        </message>
        <message>
            <source>must not be zero</source>
            <translation>不能是零</translation>
        </message>
        <message>
            <source>The sum of a window cannot be divided by zero. Left empty, it is divided by the number of its cells.</source>
            <translation>窗口的和不能除以零。留空时，除以窗口的格数。</translation>
        </message>
        <message>
            <source>from {low} to {high}</source>
            <translation>从 {low} 到 {high}</translation>
        </message>
        <message>
            <source>The input has {count} dimensions, counted from {low} to {high}; {value} is none of them.</source>
            <translation>输入有 {count} 个维度，编号从 {low} 到 {high}；没有 {value} 这一个。</translation>
        </message>
        <message>
            <source>1, or {channels} as there are channels</source>
            <translation>1，或与通道数相同的 {channels}</translation>
        </message>
        <message>
            <source>PReLU has one slope for all channels or one for each: {count} slopes do not go with {channels} channels.</source>
            <translation>PReLU 要么所有通道共用一个斜率，要么每个通道一个：{count} 个斜率配不上 {channels} 个通道。</translation>
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
            <source>PyTorch refuses this combination; no single field is to blame.</source>
            <translation>PyTorch 不接受这样的搭配，不能只怪其中一项。</translation>
        </message>
        <message>
            <source>at most {most} here</source>
            <translation>这里最多 {most}</translation>
        </message>
        <message>
            <source>The frame is filled with cells of the picture itself: {side} can be {most} at most, not {value}.</source>
            <translation>边框用图片自己的格子来填：{side} 最多 {most}，不能是 {value}。</translation>
        </message>
        <message>
            <source>does not work here</source>
            <translation>在这里行不通</translation>
        </message>
        <message>
            <source>With {side} = {value} no picture is left, or it is no whole number of cells.</source>
            <translation>{side} = {value} 时图片就没有了，或者它不是整数格。</translation>
        </message>
        <message>
            <source>one value per channel</source>
            <translation>每个通道只有一个值</translation>
        </message>
        <message>
            <source>In train() the layer needs the deviation of each channel, and a single value has none. A whole picture has 1,024 values per channel, so a batch of one picture works.</source>
            <translation>在 train() 模式下，这一层需要每个通道的标准差，单个值没有标准差。整张图片每个通道有 1,024 个值，所以一批只有一张图片也能算。</translation>
        </message>
        <message>
            <source>In train() the layer needs the deviation of each column over the batch, and a batch of one row has none. In eval() it uses its running values.</source>
            <translation>在 train() 模式下，这一层需要每一列在这一批里的标准差，一批只有一行就没有。在 eval() 模式下，它用的是累积的值。</translation>
        </message>
        <message>
            <source>fewer rows than classes</source>
            <translation>行数比类别少</translation>
        </message>
        <message>
            <source>The table has {count} rows, but a class beyond them is looked up.</source>
            <translation>表只有 {count} 行，可要查的类别超出了。</translation>
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
            <source>{got} numbers arrive</source>
            <translation>到来的是 {got} 个数</translation>
        </message>
        <message>
            <source>flatten has made one vector of all {count} pictures: {got} numbers. The layer was built for {wanted}, which is {held} pictures. It is the last batch that is short; with start_dim=1 every picture becomes a row of its own, and a batch may have any size.</source>
            <translation>flatten 把 {count} 张图片连成了一个向量：{got} 个数。这一层是为 {wanted} 个数建的，也就是 {held} 张图片。最后一批不够数；用 start_dim=1，每张图片各成一行，一批有多少张都可以。</translation>
        </message>
        <message>
            <source>flatten has made one vector of all {count} pictures: {got} numbers, but the layer has weights for {wanted}. With start_dim=1 every picture becomes a row of its own.</source>
            <translation>flatten 把 {count} 张图片连成了一个向量：{got} 个数，而这一层只有 {wanted} 个数的权重。用 start_dim=1，每张图片各成一行。</translation>
        </message>
        <message>
            <source>{got} numbers arrive in each row, but every output of the layer has weights for {wanted}.</source>
            <translation>每行到来 {got} 个数，而这一层的每个输出只有 {wanted} 个数的权重。</translation>
        </message>
        <message>
            <source>The batch has {count} dimensions, (N, C, H, W), counted from 0 to {high} or backwards from −1 to {low}; {field} names {value}.</source>
            <translation>这一批有 {count} 个维度，(N, C, H, W)，从 0 数到 {high}，或倒着从 −1 数到 {low}；{field} 写的却是 {value}。</translation>
        </message>
        <message>
            <source>comes before start_dim</source>
            <translation>在 start_dim 之前</translation>
        </message>
        <message>
            <source>flatten joins the dimensions from start_dim to end_dim into one; {end} lies before {start}.</source>
            <translation>flatten 把 start_dim 到 end_dim 的维度合成一个；{end} 却在 {start} 之前。</translation>
        </message>
        <message>
            <source>in_features is {value}: a layer cannot have fewer inputs than none.</source>
            <translation>in_features 是 {value}：输入的个数不能小于零。</translation>
        </message>
        <message>
            <source>out_features is {value}: a layer cannot have fewer outputs than none.</source>
            <translation>out_features 是 {value}：输出的个数不能小于零。</translation>
        </message>
        <message>
            <source>Put valid labels into the target</source>
            <translation>在目标里填上有效的标签</translation>
        </message>
        <message>
            <source>Make the target {rows}×{columns}, {changes}</source>
            <translation>把目标改成 {rows}×{columns}，{changes}</translation>
        </message>
        <message>
            <source>Make the target {rows}×{columns}</source>
            <translation>把目标改成 {rows}×{columns}</translation>
        </message>
        <message>
            <source>label {label}, but the last class is {last}</source>
            <translation>标签是 {label}，可最后一类是 {last}</translation>
        </message>
        <message>
            <source>The input has {count} classes, and they are counted from 0: labels go from 0 to {last}. There is no class {label}.</source>
            <translation>输入有 {count} 类，从 0 数起：标签从 0 到 {last}。没有第 {label} 类。</translation>
        </message>
        <message>
            <source>class labels are whole numbers</source>
            <translation>类别标签是整数</translation>
        </message>
        <message>
            <source>A target of shape {shape} holds the number of a class for each row, and numbers of classes are int64. Floating point would mean a probability for each class, and then the target has the shape of the input.</source>
            <translation>形状为 {shape} 的目标，每行存一个类别的编号，编号是 int64。浮点数则表示每一类的概率，那样目标的形状要与输入相同。</translation>
        </message>
        <message>
            <source>probabilities are floating point</source>
            <translation>概率是浮点数</translation>
        </message>
        <message>
            <source>The target has the shape of the input, {shape}, so PyTorch reads it as a probability for each class, and those are floating point numbers.</source>
            <translation>目标的形状与输入相同，{shape}，PyTorch 便把它当作每一类的概率，而概率是浮点数。</translation>
        </message>
        <message>
            <source>only for class labels</source>
            <translation>只用于类别标签</translation>
        </message>
        <message>
            <source>ignore_index leaves out rows with a certain label, but this target holds probabilities.</source>
            <translation>ignore_index 会跳过某个标签的行，可这里的目标是概率。</translation>
        </message>
        <message>
            <source>needs floating point</source>
            <translation>需要浮点数</translation>
        </message>
        <message>
            <source>{loss} computes with fractions, and PyTorch has it for floating point numbers only.</source>
            <translation>{loss} 要用小数计算，PyTorch 只为浮点数提供了它。</translation>
        </message>
        <message>
            <source>does not belong to the other shape</source>
            <translation>与另一个形状对不上</translation>
        </message>
        <message>
            <source>For each row of scores there is one label: the input is {input}, the target {target}.</source>
            <translation>每一行得分对应一个标签：输入是 {input}，目标是 {target}。</translation>
        </message>
        <message>
            <source>Each number of the input needs its own target: the input is {input}, the target {target}.</source>
            <translation>输入的每个数都要有自己的目标：输入是 {input}，目标是 {target}。</translation>
        </message>
        <message>
            <source>0 or more</source>
            <translation>0 或更大</translation>
        </message>
        <message>
            <source>greater than 0</source>
            <translation>大于 0</translation>
        </message>
        <message>
            <source>{field} is the distance at which the parabola turns into a straight line; {value} is no distance.</source>
            <translation>{field} 是抛物线变成直线的那个距离；{value} 不是距离。</translation>
        </message>
        <message>
            <source>not all of it fits into int64</source>
            <translation>有些放不进 int64</translation>
        </message>
        <message>
            <source>The table {table} is int64, which has neither NaN nor infinity.</source>
            <translation>表 {table} 是 int64，它既没有 NaN，也没有无穷大。</translation>
        </message>
        <message>
            <source>PyTorch refuses {field} = {value}; its default is {default}.</source>
            <translation>PyTorch 拒绝 {field} = {value}；它的默认值是 {default}。</translation>
        </message>
        <message>
            <source>PyTorch refuses {field} = {value} for an input of shape {input} and a target of shape {target}.</source>
            <translation>输入形状为 {input}、目标形状为 {target} 时，PyTorch 拒绝 {field} = {value}。</translation>
        </message>
        <message>
            <source>A Linear of this page has at most {most} features. Choose fewer.</source>
            <translation>这一页的 Linear 最多 {most} 个特征，请减少一些。</translation>
        </message>
        <message>
            <source>Give {count} numbers</source>
            <translation>给 {count} 个数</translation>
        </message>
        <message>
            <source>Set Linear to {count} features</source>
            <translation>把 Linear 改成 {count} 个特征</translation>
        </message>
        <message>
            <source>Linear needs a vector, but the input is one number. Give it {features} numbers, with commas.</source>
            <translation>Linear 需要一个向量，可输入只有一个数。请用逗号隔开，给它 {features} 个数。</translation>
        </message>
        <message>
            <source>Linear expects {features} numbers, but the input holds {count}. Let both be the same.</source>
            <translation>Linear 等着 {features} 个数，可输入有 {count} 个。让两者相同即可。</translation>
        </message>
        <message>
            <source>Linear cannot be made with {features} features.</source>
            <translation>特征数为 {features} 的 Linear 建不出来。</translation>
        </message>
        <message>
            <source>“{name}” cannot name an attribute: letters, digits and _ can, with no digit first.</source>
            <translation>“{name}”不能作属性名：只能用字母、数字和 _，而且不能以数字开头。</translation>
        </message>
        <message>
            <source>“{name}”: names with __ are Python's own.</source>
            <translation>“{name}”：带 __ 的名字归 Python 自己用。</translation>
        </message>
        <message>
            <source>There is another layer called “{name}”.</source>
            <translation>已经有一层叫“{name}”。</translation>
        </message>
        <message>
            <source>This is no list of arguments, such as 3, 32, 5, padding=2</source>
            <translation>这不是参数列表，应像 3, 32, 5, padding=2 这样写</translation>
        </message>
        <message>
            <source>{kind} takes at most {count} arguments</source>
            <translation>{kind} 最多接受 {count} 个参数</translation>
        </message>
        <message>
            <source>{kind} has no argument “{name}”, only {known}</source>
            <translation>{kind} 没有参数“{name}”，只有 {known}</translation>
        </message>
        <message>
            <source>“{name}” is given twice</source>
            <translation>“{name}”给了两次</translation>
        </message>
        <message>
            <source>{kind} needs “{name}”</source>
            <translation>{kind} 需要“{name}”</translation>
        </message>
        <message>
            <source>This is no file of a network.</source>
            <translation>这不是网络文件。</translation>
        </message>
        <message>
            <source>The file comes from another version of the program (format {version}).</source>
            <translation>这个文件来自程序的另一个版本（格式 {version}）。</translation>
        </message>
        <message>
            <source>The file is too large to be a network.</source>
            <translation>这个文件太大，不会是网络。</translation>
        </message>
        <message>
            <source>A network has at most {most} layers here; this one has {count}.</source>
            <translation>这里的网络最多 {most} 层；这一个有 {count} 层。</translation>
        </message>
        <message>
            <source>The file is damaged: {what}</source>
            <translation>文件已损坏：{what}</translation>
        </message>
        <message>
            <source>“{name}” is of a kind that cannot be in a network here: “{kind}”.</source>
            <translation>“{name}”的种类不能放进这里的网络：“{kind}”。</translation>
        </message>
        <message>
            <source>“{name}”: {kind} is not constructed like that.</source>
            <translation>“{name}”：{kind} 不是这样构造的。</translation>
        </message>
        <message>
            <source>“{name}” has a number that is too large, or is none.</source>
            <translation>“{name}”里有一个数太大，或者不是数。</translation>
        </message>
        <message>
            <source>The input of a network has at least one channel, row and column.</source>
            <translation>网络的输入至少有一个通道、一行和一列。</translation>
        </message>
        <message>
            <source>The network has no proper name.</source>
            <translation>网络没有合适的名字。</translation>
        </message>
        <message>
            <source>The file cannot be read: {error}</source>
            <translation>文件无法读取：{error}</translation>
        </message>
        <message>
            <source>Take {name} out</source>
            <translation>去掉 {name}</translation>
        </message>
        <message>
            <source>Flatten before it</source>
            <translation>在它前面加 Flatten</translation>
        </message>
        <message>
            <source>Move it before {name}</source>
            <translation>把它移到 {name} 前面</translation>
        </message>
        <message>
            <source>Make it {kind}</source>
            <translation>改成 {kind}</translation>
        </message>
        <message>
            <source>Call it {name}</source>
            <translation>改名为 {name}</translation>
        </message>
        <message>
            <source>Put a 1×1 convolution into the shortcut</source>
            <translation>在捷径上加一个 1×1 卷积</translation>
        </message>
        <message>
            <source>The weights of this layer take more memory than there is.</source>
            <translation>这一层的权重需要的内存超过了现有的。</translation>
        </message>
        <message>
            <source>Every module has something called “{name}” already.</source>
            <translation>每个模块都已经有一个叫“{name}”的东西。</translation>
        </message>
        <message>
            <source>cannot be its name</source>
            <translation>不能用作名字</translation>
        </message>
        <message>
            <source>The layers give {layers} and the shortcut gives {shortcut}: they cannot be added.</source>
            <translation>层给出 {layers}，捷径给出 {shortcut}：两者不能相加。</translation>
        </message>
        <message>
            <source>another shape</source>
            <translation>形状不同</translation>
        </message>
        <message>
            <source>Maps arrive, {shape}: BatchNorm1d is for flat numbers.</source>
            <translation>到来的是特征图 {shape}：BatchNorm1d 用于展平的数。</translation>
        </message>
        <message>
            <source>{kind} needs maps (N, C, H, W), but what arrives is flat: {shape}.</source>
            <translation>{kind} 需要特征图 (N, C, H, W)，到来的却是展平的：{shape}。</translation>
        </message>
        <message>
            <source>Flatten before it, and set {changes}</source>
            <translation>在它前面加 Flatten，并设 {changes}</translation>
        </message>
        <message>
            <source>maps arrive</source>
            <translation>到来的是特征图</translation>
        </message>
        <message>
            <source>Maps arrive, {shape}, and Linear looks along their last side only, {last} here. They are flattened first, to {count} numbers for each picture.</source>
            <translation>到来的是特征图 {shape}，而 Linear 只看最后一维，这里是 {last}。要先展平，每张图片变成 {count} 个数。</translation>
        </message>
        <message>
            <source>{name} has flattened the batch as well: all pictures are one vector of {count} numbers.</source>
            <translation>{name} 把整批也展平了：所有图片连成一个 {count} 个数的向量。</translation>
        </message>
        <message>
            <source>the batch is gone</source>
            <translation>批的维度没有了</translation>
        </message>
        <message>
            <source>in_features is {is}, but {arrive} numbers arrive for each picture.</source>
            <translation>in_features 是 {is}，可每张图片到来 {arrive} 个数。</translation>
        </message>
        <message>
            <source>in_channels is {is}, but {arrive} channels arrive.</source>
            <translation>in_channels 是 {is}，可到来 {arrive} 个通道。</translation>
        </message>
        <message>
            <source>num_features is {is}, but {arrive} channels arrive.</source>
            <translation>num_features 是 {is}，可到来 {arrive} 个通道。</translation>
        </message>
        <message>
            <source>num_channels is {is}, but {arrive} channels arrive.</source>
            <translation>num_channels 是 {is}，可到来 {arrive} 个通道。</translation>
        </message>
        <message>
            <source>normalized_shape is {is}, but the last side is {arrive}.</source>
            <translation>normalized_shape 是 {is}，可最后一维是 {arrive}。</translation>
        </message>
        <message>
            <source>num_parameters is {is}, but {arrive} channels arrive.</source>
            <translation>num_parameters 是 {is}，可到来 {arrive} 个通道。</translation>
        </message>
        <message>
            <source>{arrive} arrive</source>
            <translation>到来的是 {arrive}</translation>
        </message>
        <message>
            <source>The maps that arrive are {height}×{width}: the window no longer fits in.</source>
            <translation>到来的特征图是 {height}×{width}：窗口已经放不下。</translation>
        </message>
        <message>
            <source>larger than {height}×{width}</source>
            <translation>比 {height}×{width} 大</translation>
        </message>
        <message>
            <source>Its output takes {memory} for a batch of {batch}; {room} can be given.</source>
            <translation>一批 {batch} 张时，它的输出需要 {memory}；最多能给 {room}。</translation>
        </message>
        <message>
            <source>Its weights take {memory}; {room} can be given.</source>
            <translation>它的权重需要 {memory}；最多能给 {room}。</translation>
        </message>
        <message>
            <source>a table has two dimensions, conv2d wants four</source>
            <translation>表只有两维，conv2d 要四维</translation>
        </message>
        <message>
            <source>conv2d works on batches of pictures with channels: (N, C, H, W). A table of numbers is only (H, W), so it is reshaped to (1, 1, H, W) first: one picture, one channel.</source>
            <translation>conv2d 处理的是成批、带通道的图片：(N, C, H, W)。一张数表只有 (H, W)，所以要先变成 (1, 1, H, W)：一张图片，一个通道。</translation>
        </message>
        <message>
            <source>no whole number</source>
            <translation>不是整数</translation>
        </message>
        <message>
            <source>NaN and infinity exist among the floating-point numbers only.</source>
            <translation>NaN 和无穷大只存在于浮点数中。</translation>
        </message>
        <message>
            <source>not made for {dtype}</source>
            <translation>不支持 {dtype}</translation>
        </message>
        <message>
            <source>PyTorch has this computation, but not for numbers of type {dtype}.</source>
            <translation>PyTorch 有这种计算，但不支持 {dtype} 类型的数。</translation>
        </message>
        <message>
            <source>another type than the rest</source>
            <translation>类型与其他的不同</translation>
        </message>
        <message>
            <source>All tensors of one computation have to be of one type, but here are {types}.</source>
            <translation>同一次计算里的张量必须是同一种类型，这里却有 {types}。</translation>
        </message>
        <message>
            <source>The bias {bias} is of another type than the tables: {types}.</source>
            <translation>偏置 {bias} 的类型与数表不同：{types}。</translation>
        </message>
        <message>
            <source>there is one channel</source>
            <translation>只有一个通道</translation>
        </message>
        <message>
            <source>One input channel and one kernel cannot be shared out among {groups} groups.</source>
            <translation>一个输入通道和一个卷积核，分不成 {groups} 组。</translation>
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
        <message>
            <source>What arrives at {layer} is {size}: too small for it. The picture must be larger.</source>
            <translation>到 {layer} 时只剩 {size}，太小了。图片要更大一些。</translation>
        </message>
        <message>
            <source>too small for {layer}</source>
            <translation>对 {layer} 来说太小</translation>
        </message>
        <message>
            <source>{layer} was made for another number of channels than the {channels} that arrive.</source>
            <translation>{layer} 的通道数与到来的 {channels} 个通道不同。</translation>
        </message>
        <message>
            <source>{layer} expects other channels</source>
            <translation>{layer} 要的通道数不同</translation>
        </message>
        <message>
            <source>TensorBoard is not installed here: {error}</source>
            <translation>这里没有安装 TensorBoard：{error}</translation>
        </message>
        <message>
            <source>Downloading CIFAR-10: {arrived} of {size} MB</source>
            <translation>正在下载 CIFAR-10：{arrived} / {size} MB</translation>
        </message>
        <message>
            <source>Taking the checksum of the download</source>
            <translation>正在核对下载文件的校验和</translation>
        </message>
        <message>
            <source>The official page of CIFAR-10 cannot be reached ({error}). If you have a copy of cifar-10-python.tar.gz, import it instead.</source>
            <translation>无法连接 CIFAR-10 的官方网页（{error}）。如果你有 cifar-10-python.tar.gz，请改为导入。</translation>
        </message>
        <message>
            <source>The connection was cut several times. {arrived} of {size} MB are kept, and the next download goes on from there. A local copy can be imported instead.</source>
            <translation>连接中断了好几次。已保留 {arrived} / {size} MB，下次下载会接着来。也可以导入本地的副本。</translation>
        </message>
        <message>
            <source>The official page answered with error {status}. Try again later, or import a local copy.</source>
            <translation>官方网页返回错误 {status}。请稍后再试，或导入本地的副本。</translation>
        </message>
        <message>
            <source>The official page leads to an address that is not secure ({address}). Import a local copy instead.</source>
            <translation>官方网页转到了不安全的地址（{address}）。请改为导入本地的副本。</translation>
        </message>
        <message>
            <source>The official page leads in circles. Try again later, or import a local copy.</source>
            <translation>官方网页在原地打转。请稍后再试，或导入本地的副本。</translation>
        </message>
        <message>
            <source>What is offered there has {size} bytes, and CIFAR-10 has {expected}: it was not downloaded. Import a local copy instead.</source>
            <translation>那里提供的文件有 {size} 字节，而 CIFAR-10 有 {expected} 字节：没有下载。请改为导入本地的副本。</translation>
        </message>
        <message>
            <source>More came than the {expected} bytes of CIFAR-10, and nothing was kept. Try again later, or import a local copy.</source>
            <translation>收到的超过了 CIFAR-10 的 {expected} 字节，什么也没有保留。请稍后再试，或导入本地的副本。</translation>
        </message>
        <message>
            <source>The server does not send what it was asked for. Try again later, or import a local copy.</source>
            <translation>服务器发来的不是所要的内容。请稍后再试，或导入本地的副本。</translation>
        </message>
        <message>
            <source>What was downloaded is not CIFAR-10: its checksum is another. It was removed. Try again later, or import a local copy.</source>
            <translation>下载到的不是 CIFAR-10：校验和不同，已删除。请稍后再试，或导入本地的副本。</translation>
        </message>
        <message>
            <source>Another window of the program is downloading into {folder} right now. Wait until it is done.</source>
            <translation>程序的另一个窗口正在向 {folder} 下载，请等它完成。</translation>
        </message>
        <message>
            <source>The download needs {size} MB more, and {folder} has no room for that.</source>
            <translation>下载还需要 {size} MB，{folder} 里放不下。</translation>
        </message>
        <message>
            <source>The download cannot be written into {folder}: {error}</source>
            <translation>下载的文件无法写入 {folder}：{error}</translation>
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
        <name>FormulaView</name>
        <message>
            <source>The formula with the numbers in it</source>
            <translation>代入数字的公式</translation>
        </message>
    </context>
    <context>
        <name>GalleryPage</name>
        <message>
            <source>a whole number from 0 on</source>
            <translation>从 0 起的整数</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>{source} {count}</source>
            <translation>{source} {count} 张</translation>
        </message>
        <message>
            <source>forward {time} ms</source>
            <translation>前向 {time} ms</translation>
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
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Back to the defaults</source>
            <translation>恢复默认值</translation>
        </message>
    </context>
    <context>
        <name>GalleryStageView</name>
        <message>
            <source>red: above 1/{count}</source>
            <translation>红色：大于 1/{count}</translation>
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
            <source>Attention</source>
            <translation>注意力</translation>
        </message>
        <message>
            <source>the picture with its frame, in its own colours</source>
            <translation>图片连同它的边框，原来的颜色</translation>
        </message>
        <message>
            <source>the first picture of the batch, a map for each channel</source>
            <translation>这一批的第一张图片，每个通道一张图</translation>
        </message>
        <message>
            <source>the first row of the batch, folded back into a picture</source>
            <translation>这一批的第一行，折回成图片</translation>
        </message>
        <message>
            <source>each line is a row of the picture, and the state after it</source>
            <translation>每一行对应图片的一行，以及读完它之后的状态</translation>
        </message>
        <message>
            <source>point at a patch: its line shows what it attends to</source>
            <translation>指向一个小块：它那一行显示它关注什么</translation>
        </message>
        <message>
            <source>point at a picture: its class is looked up in the table</source>
            <translation>指向一张图片：到表里查它的类别</translation>
        </message>
    </context>
    <context>
        <name>GalleryStrip</name>
        <message>
            <source>{count} parameters</source>
            <translation>{count} 个参数</translation>
        </message>
        <message>
            <source>mean {before} → {after}</source>
            <translation>均值 {before} → {after}</translation>
        </message>
        <message>
            <source>deviation {before} → {after}</source>
            <translation>标准差 {before} → {after}</translation>
        </message>
    </context>
    <context>
        <name>ImportBanner</name>
        <message>
            <source>{percent}, {minutes} min left</source>
            <translation>{percent}，还剩 {minutes} 分钟</translation>
        </message>
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
            <source>No copy at hand?</source>
            <translation>手边没有副本？</translation>
        </message>
        <message>
            <source>The official page, www.cs.toronto.edu, is often slow: the download can take an hour. A local copy is there in seconds.</source>
            <translation>官方网页 www.cs.toronto.edu 常常很慢，下载可能要一个小时。本地的副本只需几秒。</translation>
        </message>
        <message>
            <source>Download, 163 MB</source>
            <translation>下载，163 MB</translation>
        </message>
        <message>
            <source>From the official page; what has arrived is kept when it is cut</source>
            <translation>从官方网页下载；中断时，已收到的部分会保留</translation>
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
            <source>Held-out picture</source>
            <translation>留出的图片</translation>
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
        <name>LayerForm</name>
        <message>
            <source>name</source>
            <translation>名字</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>Select a layer in the table to set its arguments.</source>
            <translation>在表中选一层，再设置它的参数。</translation>
        </message>
        <message>
            <source>What comes out is layers(x) + shortcut(x). Its layers stand under it in the table.</source>
            <translation>输出是 layers(x) + shortcut(x)。它的各层在表里列在它下面。</translation>
        </message>
        <message>
            <source>It takes no arguments.</source>
            <translation>它没有参数。</translation>
        </message>
    </context>
    <context>
        <name>LayerModel</name>
        <message>
            <source>does not fit</source>
            <translation>不吻合</translation>
        </message>
        <message>
            <source>layers + shortcut</source>
            <translation>层 + 捷径</translation>
        </message>
        <message>
            <source>layers + identity</source>
            <translation>层 + 原样</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名字</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>arguments</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>参数量</translation>
        </message>
        <message>
            <source>mult-adds</source>
            <translation>乘加</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>The attribute of the module</source>
            <translation>模块的属性名</translation>
        </message>
        <message>
            <source>The class in torch.nn</source>
            <translation>torch.nn 里的类</translation>
        </message>
        <message>
            <source>What it is constructed with; defaults are left out</source>
            <translation>构造时给的参数；默认值省略</translation>
        </message>
        <message>
            <source>The shape that comes out, the batch first</source>
            <translation>输出的形状，批在最前</translation>
        </message>
        <message>
            <source>Weights and biases that are learned</source>
            <translation>要学的权重和偏置</translation>
        </message>
        <message>
            <source>Multiplications with a weight and additions, for the whole batch</source>
            <translation>整批的乘权重和相加次数</translation>
        </message>
        <message>
            <source>What the output takes in float32, for the whole batch</source>
            <translation>整批输出以 float32 计占的内存</translation>
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
            <source>MaxUnpool2d needs the places of the winners: switch return_indices on.</source>
            <translation>MaxUnpool2d 需要胜出者的位置：请打开 return_indices。</translation>
        </message>
        <message>
            <source>MaxUnpool2d is the counterpart of MaxPool2d; {layer} has none.</source>
            <translation>MaxUnpool2d 与 MaxPool2d 相对；{layer} 没有对应的层。</translation>
        </message>
        <message>
            <source>MaxUnpool2d refuses:
{error}</source>
            <translation>MaxUnpool2d 拒绝：
{error}</translation>
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
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Numbers of one picture</source>
            <translation>一张图片的数</translation>
        </message>
        <message>
            <source>Part that is left</source>
            <translation>留下的比例</translation>
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
            <source>{shape}, padding {value}</source>
            <translation>{shape}，填充 {value}</translation>
        </message>
        <message>
            <source>{shape}, overwritten</source>
            <translation>{shape}，已被覆盖</translation>
        </message>
        <message>
            <source>The output has no cells.</source>
            <translation>输出没有格子。</translation>
        </message>
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
            <source>Planes of the output</source>
            <translation>输出的各通道</translation>
        </message>
        <message>
            <source>{channel} channel</source>
            <translation>{channel} 通道</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 到 {high}</translation>
        </message>
        <message>
            <source>map {number}</source>
            <translation>图 {number}</translation>
        </message>
        <message>
            <source>{channel}, overwritten</source>
            <translation>{channel}，已被覆盖</translation>
        </message>
        <message>
            <source>{channel} before</source>
            <translation>{channel} 之前</translation>
        </message>
        <message>
            <source>{channel} after</source>
            <translation>{channel} 之后</translation>
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
            <source>below 0 is black, above 1 is full</source>
            <translation>小于 0 为黑，大于 1 为满</translation>
        </message>
        <message>
            <source>drawn as large as the input: one cell for each window</source>
            <translation>画得与输入一样大：每个窗口一格</translation>
        </message>
        <message>
            <source>every winner in its place, zero elsewhere</source>
            <translation>每个胜出者放回原处，其余为零</translation>
        </message>
        <message>
            <source>without output_size: another size, and the winners in wrong places</source>
            <translation>不给 output_size：大小不同，胜出者的位置也错了</translation>
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
        <name>LayerSums</name>
        <message>
            <source>Select a layer, and its numbers are worked out here.</source>
            <translation>选一层，这里会算出它的各个数。</translation>
        </message>
        <message>
            <source>Its numbers follow as soon as the layers before it fit.</source>
            <translation>前面的层吻合了，就会算出它的数。</translation>
        </message>
        <message>
            <source>0: nothing is learned here</source>
            <translation>0：这里没有要学的</translation>
        </message>
        <message>
            <source>0: nothing is multiplied with weights</source>
            <translation>0：没有与权重相乘</translation>
        </message>
        <message>
            <source>0: the same numbers, seen in another way or written over</source>
            <translation>0：还是同样的数，只是换个看法，或原地改写</translation>
        </message>
        <message>
            <source>{sum} bytes, {short}</source>
            <translation>{sum} 字节，{short}</translation>
        </message>
        <message>
            <source>The numbers of a layer</source>
            <translation>一层的数</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>multiply-adds</source>
            <translation>乘加次数</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>内存</translation>
        </message>
    </context>
    <context>
        <name>LayerTable</name>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
    </context>
    <context>
        <name>Lesson</name>
        <message>
            <source>layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>normalise it</source>
            <translation>先归一化</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>7-5-nn_Relu_dataset</source>
            <translation>7-5-nn_Relu_dataset</translation>
        </message>
        <message>
            <source>ReLU on [0, 1]: nothing changes</source>
            <translation>[0, 1] 上的 ReLU：毫无变化</translation>
        </message>
        <message>
            <source>ReLU on a normalised picture</source>
            <translation>归一化图片上的 ReLU</translation>
        </message>
        <message>
            <source>GELU on a normalised picture</source>
            <translation>归一化图片上的 GELU</translation>
        </message>
        <message>
            <source>ReLU on a normalised batch</source>
            <translation>归一化的一批上的 ReLU</translation>
        </message>
        <message>
            <source>GELU on a normalised batch</source>
            <translation>归一化的一批上的 GELU</translation>
        </message>
        <message>
            <source>Signed maps</source>
            <translation>有符号图</translation>
        </message>
        <message>
            <source>before and after on one scale</source>
            <translation>之前和之后用同一色标</translation>
        </message>
        <message>
            <source>As a picture</source>
            <translation>当作图片</translation>
        </message>
        <message>
            <source>below 0 black, above 1 full</source>
            <translation>小于 0 为黑，大于 1 为满</translation>
        </message>
        <message>
            <source>The whole batch</source>
            <translation>整批</translation>
        </message>
        <message>
            <source>as TensorBoard shows it</source>
            <translation>TensorBoard 里看到的样子</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>课程</translation>
        </message>
        <message>
            <source>−4 to 4</source>
            <translation>−4 到 4</translation>
        </message>
        <message>
            <source>Course: 7-5-nn_Relu</source>
            <translation>课程：7-5-nn_Relu</translation>
        </message>
        <message>
            <source>Sigmoid from −4 to 4</source>
            <translation>−4 到 4 的 Sigmoid</translation>
        </message>
        <message>
            <source>ELU from −4 to 4</source>
            <translation>−4 到 4 的 ELU</translation>
        </message>
        <message>
            <source>Softmax along each row</source>
            <translation>逐行的 Softmax</translation>
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
            <source>As a curve</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>On numbers</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>On pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Conv2d on pictures</source>
            <translation>图像上的 Conv2d</translation>
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
            <source>Arguments</source>
            <translation>构造参数</translation>
        </message>
        <message>
            <source>Shown on</source>
            <translation>展示用</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>train() mode</source>
            <translation>train() 模式</translation>
        </message>
        <message>
            <source>one mean per channel</source>
            <translation>每通道一个均值</translation>
        </message>
        <message>
            <source>side of a patch</source>
            <translation>小块的边长</translation>
        </message>
        <message>
            <source>left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>top</source>
            <translation>上</translation>
        </message>
        <message>
            <source>bottom</source>
            <translation>下</translation>
        </message>
        <message>
            <source>Padding</source>
            <translation>填充</translation>
        </message>
        <message>
            <source>Normalisation</source>
            <translation>归一化</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Recurrent</source>
            <translation>循环层</translation>
        </message>
        <message>
            <source>Attention, Embedding</source>
            <translation>注意力、Embedding</translation>
        </message>
        <message>
            <source>Puts zeros around the picture. The four numbers are left, right, top, bottom: the last dimension comes first. A negative number cuts cells away.</source>
            <translation>在图片四周补零。四个数依次是左、右、上、下：先是最后一维。负数会裁掉格子。</translation>
        </message>
        <message>
            <source>Puts one value around the picture: 0.5 is a grey frame.</source>
            <translation>在图片四周补同一个值：0.5 是灰色的边框。</translation>
        </message>
        <message>
            <source>Mirrors the picture at its edge; the edge itself is not repeated, so at most 31 cells of 32 can be added.</source>
            <translation>以图片的边为镜面翻出去；边本身不重复，所以 32 格最多补 31 格。</translation>
        </message>
        <message>
            <source>Repeats the outermost cells as often as it takes.</source>
            <translation>重复最外面的格子，要多少补多少。</translation>
        </message>
        <message>
            <source>Comes round from the other side, as on a globe: at most the whole picture.</source>
            <translation>像地球仪一样从另一边绕回来：最多补一整张图片。</translation>
        </message>
        <message>
            <source>In train() each channel loses its mean over all pictures and cells and is divided by its deviation; running values are kept. In eval() those are used; a fresh layer has 0 and 1. One number per channel has no deviation: PyTorch refuses it in train(), while one whole picture works.</source>
            <translation>在 train() 模式下，每个通道减去它在所有图片、所有格子上的均值，再除以标准差，并记下累积值。在 eval() 模式下用的是累积值；新建的层是 0 和 1。每个通道只有一个数时没有标准差：PyTorch 在 train() 模式下会拒绝，而一整张图片可以。</translation>
        </message>
        <message>
            <source>The same for rows: each of the 3,072 columns is evened out over the batch. A batch of one picture has one number in each column, and PyTorch refuses it in train(); in eval() it works.</source>
            <translation>对行也一样：3,072 列各自在这一批里做归一化。一批只有一张图片时，每列只有一个数，PyTorch 在 train() 模式下会拒绝；在 eval() 模式下可以。</translation>
        </message>
        <message>
            <source>Evens out each picture by itself, over its last dimensions; the batch plays no part, so train() and eval() are the same.</source>
            <translation>每张图片各自在最后几维上归一化；与批无关，所以 train() 和 eval() 一样。</translation>
        </message>
        <message>
            <source>Evens out groups of channels of each picture. One group is like LayerNorm over the picture, as many groups as channels like InstanceNorm.</source>
            <translation>把每张图片的通道分组，各组归一化。只分一组，相当于对整张图片做 LayerNorm；组数等于通道数，相当于 InstanceNorm。</translation>
        </message>
        <message>
            <source>Evens out each channel of each picture by itself: contrast and brightness of the single picture are lost.</source>
            <translation>每张图片的每个通道各自归一化：单张图片的对比度和亮度就没有了。</translation>
        </message>
        <message>
            <source>In train() each number becomes zero with probability p, and the others are divided by 1 − p, so that the sum stays the same on average. In eval() nothing happens.</source>
            <translation>在 train() 模式下，每个数以概率 p 变成零，其余的除以 1 − p，平均下来总和不变。在 eval() 模式下什么也不做。</translation>
        </message>
        <message>
            <source>Like Dropout, but a whole channel of a picture falls out at once: neighbouring cells say nearly the same.</source>
            <translation>与 Dropout 相似，但一次丢掉图片的整个通道：相邻的格子说的几乎是同一件事。</translation>
        </message>
        <message>
            <source>Reads the picture row by row, 96 numbers at a time, and carries a state from row to row: h = tanh(W x + b + U h + c). Each line of the output is the state after a row.</source>
            <translation>逐行读图片，每次 96 个数，把状态从一行带到下一行：h = tanh(W x + b + U h + c)。输出的每一行是读完一行之后的状态。</translation>
        </message>
        <message>
            <source>An RNN with a memory beside its state. Three gates between 0 and 1 decide what is forgotten, written and read, which is why it holds four times the parameters.</source>
            <translation>状态之外还带一份记忆的 RNN。三个介于 0 和 1 的门决定忘什么、写什么、读什么，所以参数是 RNN 的四倍。</translation>
        </message>
        <message>
            <source>Simpler than LSTM: two gates and no memory of its own, so three times the parameters of an RNN.</source>
            <translation>比 LSTM 简单：两个门，没有单独的记忆，参数是 RNN 的三倍。</translation>
        </message>
        <message>
            <source>The heart of a transformer. The picture is cut into patches; each patch asks all others how much they matter to it. The matrix shows that: every line adds up to 1. Fresh weights attend to everything almost equally.</source>
            <translation>Transformer 的核心。图片切成小块，每一块都问其他各块对它有多重要。矩阵显示的就是答案：每一行加起来是 1。刚初始化的权重对哪里都差不多一样关注。</translation>
        </message>
        <message>
            <source>A table with a row for each number, looked up by whole numbers. Here they are the classes of the pictures: equal classes give equal rows. An index beyond the table is an error.</source>
            <translation>一张每个编号一行的表，用整数去查。这里的编号是图片的类别：同类的图片查到同样的行。编号超出表外就会报错。</translation>
        </message>
        <message>
            <source>fit what arrives</source>
            <translation>配合到来的数</translation>
        </message>
        <message>
            <source>Course: 7-6-nn_Linear</source>
            <translation>课程：7-6-nn_Linear</translation>
        </message>
        <message>
            <source>Each picture: start_dim=1</source>
            <translation>逐张图片：start_dim=1</translation>
        </message>
        <message>
            <source>Each colour: 1024 inputs</source>
            <translation>逐个颜色：1024 个输入</translation>
        </message>
        <message>
            <source>One output, no bias</source>
            <translation>一个输出，无偏置</translation>
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
            <source>Linear</source>
            <translation>Linear</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>其他层</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss function</source>
            <translation>损失函数</translation>
        </message>
        <message>
            <source>before the loss</source>
            <translation>损失之前</translation>
        </message>
        <message>
            <source>Tensors</source>
            <translation>张量</translation>
        </message>
        <message>
            <source>input shape</source>
            <translation>输入形状</translation>
        </message>
        <message>
            <source>input dtype</source>
            <translation>输入 dtype</translation>
        </message>
        <message>
            <source>target shape</source>
            <translation>目标形状</translation>
        </message>
        <message>
            <source>target dtype</source>
            <translation>目标 dtype</translation>
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
            <source>train()</source>
            <translation>train()</translation>
        </message>
        <message>
            <source>random seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>CrossEntropyLoss</source>
            <translation>CrossEntropyLoss</translation>
        </message>
        <message>
            <source>Course: 1, 2, 3</source>
            <translation>课程：1, 2, 3</translation>
        </message>
        <message>
            <source>Course: 0.1, 0.2, 0.3</source>
            <translation>课程：0.1, 0.2, 0.3</translation>
        </message>
        <message>
            <source>Three rows of scores</source>
            <translation>三行得分</translation>
        </message>
        <message>
            <source>Ten equal scores</source>
            <translation>十个相同的得分</translation>
        </message>
        <message>
            <source>Ten perfect probabilities</source>
            <translation>十个完美的概率</translation>
        </message>
        <message>
            <source>Ten scores, very sure</source>
            <translation>十个得分，非常肯定</translation>
        </message>
        <message>
            <source>Logits of yes or no</source>
            <translation>是或否的 logits</translation>
        </message>
        <message>
            <source>Random</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Course: 1, 2, 5</source>
            <translation>课程：1, 2, 5</translation>
        </message>
        <message>
            <source>Course: class 1</source>
            <translation>课程：第 1 类</translation>
        </message>
        <message>
            <source>A class for each row</source>
            <translation>每行一个类别</translation>
        </message>
        <message>
            <source>Class 3 of ten</source>
            <translation>十类中的第 3 类</translation>
        </message>
        <message>
            <source>Class 10 of ten</source>
            <translation>十类中的第 10 类</translation>
        </message>
        <message>
            <source>Class probabilities</source>
            <translation>类别概率</translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>是或否</translation>
        </message>
        <message>
            <source>Rising</source>
            <translation>递增</translation>
        </message>
        <message>
            <source>Course: L1Loss</source>
            <translation>课程：L1Loss</translation>
        </message>
        <message>
            <source>Course: L1Loss, sum</source>
            <translation>课程：L1Loss，sum</translation>
        </message>
        <message>
            <source>Course: MSELoss</source>
            <translation>课程：MSELoss</translation>
        </message>
        <message>
            <source>Course: CrossEntropyLoss</source>
            <translation>课程：CrossEntropyLoss</translation>
        </message>
        <message>
            <source>Untrained: ln 10</source>
            <translation>未训练：ln 10</translation>
        </message>
        <message>
            <source>Perfect probabilities: 1.461</source>
            <translation>完美的概率：1.461</translation>
        </message>
        <message>
            <source>Softmax taken twice</source>
            <translation>做了两次 softmax</translation>
        </message>
        <message>
            <source>NLLLoss after log_softmax</source>
            <translation>log_softmax 之后的 NLLLoss</translation>
        </message>
        <message>
            <source>Weighted classes</source>
            <translation>带权重的类别</translation>
        </message>
        <message>
            <source>Label smoothing 0.1</source>
            <translation>标签平滑 0.1</translation>
        </message>
        <message>
            <source>Probabilities as target</source>
            <translation>以概率为目标</translation>
        </message>
        <message>
            <source>BCEWithLogitsLoss</source>
            <translation>BCEWithLogitsLoss</translation>
        </message>
        <message>
            <source>SmoothL1Loss</source>
            <translation>SmoothL1Loss</translation>
        </message>
        <message>
            <source>HuberLoss</source>
            <translation>HuberLoss</translation>
        </message>
        <message>
            <source>A warning: (3,) with (3, 1)</source>
            <translation>警告：(3,) 与 (3, 1)</translation>
        </message>
        <message>
            <source>An error: label 10 of ten</source>
            <translation>错误：十类中的标签 10</translation>
        </message>
        <message>
            <source>An error: labels as floats</source>
            <translation>错误：标签是浮点数</translation>
        </message>
        <message>
            <source>7-8-LossFunc_network</source>
            <translation>7-8-LossFunc_network</translation>
        </message>
        <message>
            <source>A batch of 64</source>
            <translation>一批 64 张</translation>
        </message>
        <message>
            <source>With BatchNorm and ReLU</source>
            <translation>带 BatchNorm 和 ReLU</translation>
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
            <source>The life of an nn.Module</source>
            <translation>nn.Module 的一生</translation>
        </message>
        <message>
            <source>Course: 7-1-nn_Module</source>
            <translation>课程：7-1-nn_Module</translation>
        </message>
        <message>
            <source>With hooks</source>
            <translation>带钩子</translation>
        </message>
        <message>
            <source>forward called directly</source>
            <translation>直接调用 forward</translation>
        </message>
        <message>
            <source>What gets registered</source>
            <translation>哪些会被登记</translation>
        </message>
        <message>
            <source>A Linear inside</source>
            <translation>里面有一个 Linear</translation>
        </message>
        <message>
            <source>reshape to 4-D</source>
            <translation>变成四维</translation>
        </message>
        <message>
            <source>Before the call</source>
            <translation>调用之前</translation>
        </message>
        <message>
            <source>flip the kernel</source>
            <translation>翻转卷积核</translation>
        </message>
        <message>
            <source>Ramp</source>
            <translation>渐变</translation>
        </message>
        <message>
            <source>Checker</source>
            <translation>棋盘</translation>
        </message>
        <message>
            <source>Square</source>
            <translation>方块</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>卷积核</translation>
        </message>
        <message>
            <source>Blur</source>
            <translation>模糊</translation>
        </message>
        <message>
            <source>Sharpen</source>
            <translation>锐化</translation>
        </message>
        <message>
            <source>Edges</source>
            <translation>边缘</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>原样</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Convolution on numbers</source>
            <translation>数字上的卷积</translation>
        </message>
        <message>
            <source>Course: 7-2, stride 1</source>
            <translation>课程：7-2，stride 1</translation>
        </message>
        <message>
            <source>Course: 7-2, stride 2</source>
            <translation>课程：7-2，stride 2</translation>
        </message>
        <message>
            <source>Course: 7-2, padding 1</source>
            <translation>课程：7-2，padding 1</translation>
        </message>
        <message>
            <source>Stride 2 and padding 1</source>
            <translation>stride 2，padding 1</translation>
        </message>
        <message>
            <source>Edges of a square</source>
            <translation>方块的边缘</translation>
        </message>
        <message>
            <source>Blur a checkerboard</source>
            <translation>模糊棋盘</translation>
        </message>
        <message>
            <source>The convolution of mathematics</source>
            <translation>数学里的卷积</translation>
        </message>
        <message>
            <source>One picture</source>
            <translation>一张图片</translation>
        </message>
        <message>
            <source>in true colour, and per channel</source>
            <translation>真彩色，以及各通道</translation>
        </message>
        <message>
            <source>Put back: MaxUnpool2d</source>
            <translation>放回原处：MaxUnpool2d</translation>
        </message>
        <message>
            <source>the winners in their places</source>
            <translation>胜出者各归其位</translation>
        </message>
        <message>
            <source>7-4-nn_Pooling_dataset</source>
            <translation>7-4-nn_Pooling_dataset</translation>
        </message>
        <message>
            <source>Halve the size: kernel 2</source>
            <translation>尺寸减半：核为 2</translation>
        </message>
        <message>
            <source>As CIFAR10-quick does: overlapping windows</source>
            <translation>重叠的窗口</translation>
        </message>
        <message>
            <source>The winners' places: return_indices</source>
            <translation>胜出者的位置：return_indices</translation>
        </message>
        <message>
            <source>The mean instead</source>
            <translation>改取平均</translation>
        </message>
        <message>
            <source>Any input to 7×7: adaptive</source>
            <translation>任何输入变成 7×7：自适应</translation>
        </message>
        <message>
            <source>Course: 7-4-nn_Pooling, ceil_mode</source>
            <translation>课程：7-4-nn_Pooling，ceil_mode</translation>
        </message>
        <message>
            <source>Course: 7-4-nn_Pooling, without ceil_mode</source>
            <translation>课程：7-4-nn_Pooling，不用 ceil_mode</translation>
        </message>
        <message>
            <source>Padding is minus infinity</source>
            <translation>填充是负无穷</translation>
        </message>
        <message>
            <source>Overlapping windows: stride 1</source>
            <translation>重叠的窗口：stride 1</translation>
        </message>
        <message>
            <source>Any size to 2×2: adaptive</source>
            <translation>任何大小变成 2×2：自适应</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>池化</translation>
        </message>
        <message>
            <source>Build a network</source>
            <translation>搭建网络</translation>
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
            <source>CIFAR10-quick, one-cycle</source>
            <translation>CIFAR10-quick，one-cycle</translation>
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
            <source>ImageNet: 224×224</source>
            <translation>ImageNet：224×224</translation>
        </message>
        <message>
            <source>CIFAR-10: 32×32</source>
            <translation>CIFAR-10：32×32</translation>
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
            <source>Convolution</source>
            <translation>卷积</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>all winners</source>
            <translation>所有胜出者</translation>
        </message>
        <message>
            <source>give output_size</source>
            <translation>给出 output_size</translation>
        </message>
        <message>
            <source>input size</source>
            <translation>输入大小</translation>
        </message>
        <message>
            <source>target size</source>
            <translation>目标大小</translation>
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
        <name>LinearPage</name>
        <message>
            <source>a whole number from 0 on</source>
            <translation>从 0 起的整数</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Biases, one per output</source>
            <translation>偏置，每个输出一个</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Multiply-adds</source>
            <translation>乘加次数</translation>
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
            <source>Text</source>
            <translation>课文</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
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
        <name>LinearStageView</name>
        <message>
            <source>This layer has no weights.</source>
            <translation>这一层没有权重。</translation>
        </message>
        <message>
            <source>Nothing to draw.</source>
            <translation>没有可画的。</translation>
        </message>
        <message>
            <source>g = k₁x₁ + k₂x₂ + … + b</source>
            <translation>g = k₁x₁ + k₂x₂ + … + b</translation>
        </message>
        <message>
            <source>the first {count}</source>
            <translation>前 {count} 个</translation>
        </message>
        <message>
            <source>scale ±{limit}</source>
            <translation>色标 ±{limit}</translation>
        </message>
        <message>
            <source>x[{feature}] is {channel} of row {row}, column {column}</source>
            <translation>x[{feature}] 是第 {row} 行、第 {column} 列的 {channel}</translation>
        </message>
        <message>
            <source>x[{feature}] is {channel} of row {row}, column {column} in picture {picture}</source>
            <translation>x[{feature}] 是图片 {picture} 第 {row} 行、第 {column} 列的 {channel}</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>One neuron</source>
            <translation>一个神经元</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Weights of each output</source>
            <translation>每个输出的权重</translation>
        </message>
        <message>
            <source>Fresh numbers</source>
            <translation>刚初始化的数</translation>
        </message>
        <message>
            <source>Flattened</source>
            <translation>展平后</translation>
        </message>
        <message>
            <source>R G B</source>
            <translation>R G B</translation>
        </message>
        <message>
            <source>False colours</source>
            <translation>伪彩色</translation>
        </message>
        <message>
            <source>weights</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>biases</source>
            <translation>偏置</translation>
        </message>
    </context>
    <context>
        <name>LinearStrip</name>
        <message>
            <source>Arithmetic</source>
            <translation>算式</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>取消固定</translation>
        </message>
        <message>
            <source>Let go of the pinned output (Esc)</source>
            <translation>取消固定的输出（Esc）</translation>
        </message>
        <message>
            <source>Click an output to pin it</source>
            <translation>点一个输出，把它固定</translation>
        </message>
        <message>
            <source>nothing to compute</source>
            <translation>没有可算的</translation>
        </message>
        <message>
            <source>x · k added up; there is no bias</source>
            <translation>x · k 相加；没有偏置</translation>
        </message>
        <message>
            <source>x · k, {count} products added up, plus one bias</source>
            <translation>x · k，{count} 个乘积相加，再加一个偏置</translation>
        </message>
    </context>
    <context>
        <name>LossCurve</name>
        <message>
            <source>The loss of one number</source>
            <translation>一个数的损失</translation>
        </message>
        <message>
            <source>The curve appears with the first result.</source>
            <translation>有了第一个结果，曲线就会出现。</translation>
        </message>
        <message>
            <source>The curve of the loss</source>
            <translation>损失的曲线</translation>
        </message>
        <message>
            <source>It grows evenly with the difference: every step away costs the same.</source>
            <translation>它随差值均匀增长：每远一步，代价一样。</translation>
        </message>
        <message>
            <source>It grows with the square: far off costs much more than a little off.</source>
            <translation>它随平方增长：差得远，代价比差一点大得多。</translation>
        </message>
        <message>
            <source>A parabola near zero, a straight line from beta on.</source>
            <translation>零附近是抛物线，从 beta 起是直线。</translation>
        </message>
        <message>
            <source>A parabola up to delta, a straight line beyond, of slope delta.</source>
            <translation>到 delta 为止是抛物线，之后是斜率为 delta 的直线。</translation>
        </message>
        <message>
            <source>First curve: the target is 1. Second curve: the target is 0.</source>
            <translation>第一条曲线：目标是 1。第二条曲线：目标是 0。</translation>
        </message>
        <message>
            <source>The less probability the right class gets, the higher the loss: −ln p. At p = 1 it is 0.</source>
            <translation>正确类别的概率越小，损失越高：−ln p。p = 1 时为 0。</translation>
        </message>
        <message>
            <source>across: d = x − y, up: the loss</source>
            <translation>横轴：d = x − y，纵轴：损失</translation>
        </message>
        <message>
            <source>across: x, up: the loss</source>
            <translation>横轴：x，纵轴：损失</translation>
        </message>
        <message>
            <source>across: p of the right class, up: the loss</source>
            <translation>横轴：正确类别的 p，纵轴：损失</translation>
        </message>
        <message>
            <source>Each dot is one loss of the tables.</source>
            <translation>每个点是表中的一个损失。</translation>
        </message>
        <message>
            <source>The large dot is the loss you point at: {value}.</source>
            <translation>大点是你指着的损失：{value}。</translation>
        </message>
    </context>
    <context>
        <name>LossPage</name>
        <message>
            <source>rows and columns: 1 to {most}</source>
            <translation>行和列：1 到 {most}</translation>
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
            <source>PyTorch warns: {text}</source>
            <translation>PyTorch 警告：{text}</translation>
        </message>
        <message>
            <source>PyTorch warns: {text}
Both are stretched to {whole}: {count} differences, where {few} were meant.</source>
            <translation>PyTorch 警告：{text}
两者都被扩成 {whole}：得到 {count} 个差值，而本意是 {few} 个。</translation>
        </message>
        <message>
            <source>The sum comes only when this loss is the one that is called. A loss made with reduction='mean' stays one: calling that still gives {mean}.</source>
            <translation>只有调用的是这个损失，才会得到总和。用 reduction='mean' 建的损失不会变：调用它得到的仍是 {mean}。</translation>
        </message>
        <message>
            <source>Every row is ignored, so the mean is 0 / 0.</source>
            <translation>每一行都被忽略，平均就成了 0 / 0。</translation>
        </message>
        <message>
            <source>NLLLoss expects logarithms of probabilities, and no logarithm of a probability is above 0: log_softmax belongs before it.</source>
            <translation>NLLLoss 要的是概率的对数，而概率的对数不会大于 0：前面应有 log_softmax。</translation>
        </message>
        <message>
            <source>PyTorch takes no notice of a label_smoothing below 0.</source>
            <translation>PyTorch 不理会小于 0 的 label_smoothing。</translation>
        </message>
        <message>
            <source>These are probabilities already, and CrossEntropyLoss takes the softmax of what it gets: with {count} classes the loss cannot fall below {floor}, however right the answer is. It expects logits.</source>
            <translation>这些已经是概率，而 CrossEntropyLoss 会对收到的数再做 softmax：{count} 类时，答案再对，损失也降不到 {floor} 以下。它要的是 logits。</translation>
        </message>
        <message>
            <source>Equal scores give each of the {count} classes 1/{count}, and the loss is ln {count} = {value}: near that is where a network begins that has learned nothing.</source>
            <translation>得分相同时，{count} 类各得 1/{count}，损失是 ln {count} = {value}：什么也没学过的网络就从这附近开始。</translation>
        </message>
        <message>
            <source>input {input}, target {target} → loss {loss}</source>
            <translation>输入 {input}，目标 {target} → 损失 {loss}</translation>
        </message>
        <message>
            <source>forward {time} ms</source>
            <translation>前向 {time} ms</translation>
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
            <source>Curve</source>
            <translation>曲线</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>已修改</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
        <message>
            <source>Set tables and arguments back to the example's</source>
            <translation>把数表和参数恢复成示例的</translation>
        </message>
        <message>
            <source>The loss appears here as soon as PyTorch is loaded.</source>
            <translation>PyTorch 加载完，损失就会出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>LossStageView</name>
        <message>
            <source>last good result</source>
            <translation>上一次成功的结果</translation>
        </message>
        <message>
            <source>no reduction: {count} losses, in the last step</source>
            <translation>不做 reduction：{count} 个损失，见最后一步</translation>
        </message>
        <message>
            <source>of a single loss</source>
            <translation>单个损失</translation>
        </message>
        <message>
            <source>the sum of {count} losses</source>
            <translation>{count} 个损失之和</translation>
        </message>
        <message>
            <source>the sum of {count} losses, divided by {divisor}</source>
            <translation>{count} 个损失之和，除以 {divisor}</translation>
        </message>
        <message>
            <source>the mean of {count} losses</source>
            <translation>{count} 个损失的平均</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>一步一步</translation>
        </message>
        <message>
            <source>point at a loss to follow it</source>
            <translation>指向一个损失，跟着它看</translation>
        </message>
    </context>
    <context>
        <name>LossStrip</name>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>取消固定</translation>
        </message>
        <message>
            <source>Let go of the pinned loss (Esc)</source>
            <translation>取消固定的损失（Esc）</translation>
        </message>
        <message>
            <source>Click a loss to pin it</source>
            <translation>点一个损失，把它固定</translation>
        </message>
        <message>
            <source>what becomes of all losses together</source>
            <translation>所有损失合起来是多少</translation>
        </message>
        <message>
            <source>one loss before reduction</source>
            <translation>reduction 之前的一个损失</translation>
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
        <name>ModulePage</name>
        <message>
            <source>Numbers, with commas between them, such as 1, 2, 3</source>
            <translation>用逗号隔开的数，例如 1, 2, 3</translation>
        </message>
        <message>
            <source>At most {most} numbers</source>
            <translation>最多 {most} 个数</translation>
        </message>
        <message>
            <source>“{text}” is not a number</source>
            <translation>“{text}”不是数</translation>
        </message>
        <message>
            <source>as in the example</source>
            <translation>与示例一致</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已改动</translation>
        </message>
        <message>
            <source>PyTorch's own, not yours</source>
            <translation>PyTorch 自带的，不是你写的</translation>
        </message>
        <message>
            <source>goes past __call__</source>
            <translation>绕过了 __call__</translation>
        </message>
        <message>
            <source>before forward</source>
            <translation>在 forward 之前</translation>
        </message>
        <message>
            <source>what you wrote</source>
            <translation>你写的</translation>
        </message>
        <message>
            <source>after forward</source>
            <translation>在 forward 之后</translation>
        </message>
        <message>
            <source>a call inside the call</source>
            <translation>调用里的调用</translation>
        </message>
        <message>
            <source>Writing module(x) runs __call__, which nn.Module brings along. It runs the pre-hooks, then your forward, then the hooks.</source>
            <translation>写 module(x) 就会运行 nn.Module 自带的 __call__。它先运行前置钩子，再运行你的 forward，最后运行后置钩子。</translation>
        </message>
        <message>
            <source>forward is called directly. The result is the same, but __call__ is not run: no hook hears of this call. Write module(x) instead.</source>
            <translation>直接调用了 forward。结果一样，但没有经过 __call__：没有钩子知道这次调用。应当写 module(x)。</translation>
        </message>
        <message>
            <source>A pre-hook sees the input before forward does. It may look, or pass on another one.</source>
            <translation>前置钩子在 forward 之前看到输入。它可以只看一眼，也可以换一个传下去。</translation>
        </message>
        <message>
            <source>Now your own code runs, line by line.</source>
            <translation>现在一行一行运行你自己的代码。</translation>
        </message>
        <message>
            <source>A hook sees input and output after forward. This is how the maps of a layer can be looked at without changing the network.</source>
            <translation>后置钩子在 forward 之后看到输入和输出。不改动网络也能查看某一层的特征图，靠的就是它。</translation>
        </message>
        <message>
            <source>The output goes back to whoever made the call.</source>
            <translation>输出交还给调用者。</translation>
        </message>
        <message>
            <source>A plain number in the code. It is not registered: no optimiser will change it, and it is not saved with the module.</source>
            <translation>代码里一个普通的数。它没有被登记：优化器不会改它，也不会随模块保存。</translation>
        </message>
        <message>
            <source>An nn.Parameter is registered by assigning it to self. The optimiser changes it, and state_dict saves it.</source>
            <translation>把 nn.Parameter 赋给 self，它就被登记。优化器会改它，state_dict 会保存它。</translation>
        </message>
        <message>
            <source>A buffer is saved in state_dict and moves to the GPU with the module, but no optimiser changes it.</source>
            <translation>buffer 保存在 state_dict 里，随模块搬到 GPU，但优化器不改它。</translation>
        </message>
        <message>
            <source>A layer is a module, too. Its weight and bias became parameters of this module, named with a point.</source>
            <translation>层也是模块。它的 weight 和 bias 成了这个模块的参数，名字里带一个点。</translation>
        </message>
        <message>
            <source>A module inside is called like any other: it has its own __call__ and forward.</source>
            <translation>里面的模块和别的模块一样被调用：它有自己的 __call__ 和 forward。</translation>
        </message>
        <message>
            <source>{count} numbers to learn</source>
            <translation>{count} 个要学的数</translation>
        </message>
        <message>
            <source>{count} steps</source>
            <translation>{count} 步</translation>
        </message>
        <message>
            <source>call {time} ms</source>
            <translation>调用 {time} ms</translation>
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
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>One number, or several with commas between them</source>
            <translation>一个数，或用逗号隔开的几个数</translation>
        </message>
        <message>
            <source>The call</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>a pre-hook</source>
            <translation>前置钩子</translation>
        </message>
        <message>
            <source>a hook</source>
            <translation>后置钩子</translation>
        </message>
        <message>
            <source>call forward directly</source>
            <translation>直接调用 forward</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>One call, step by step</source>
            <translation>一次调用，一步一步</translation>
        </message>
        <message>
            <source>as PyTorch went through it</source>
            <translation>PyTorch 真正走过的</translation>
        </message>
        <message>
            <source>Steps of the call</source>
            <translation>调用的各步</translation>
        </message>
        <message>
            <source>What the module has registered</source>
            <translation>模块登记了什么</translation>
        </message>
        <message>
            <source>This step</source>
            <translation>这一步</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
    </context>
    <context>
        <name>NetworkCodeView</name>
        <message>
            <source>Class</source>
            <translation>类</translation>
        </message>
        <message>
            <source>Notation</source>
            <translation>写法</translation>
        </message>
    </context>
    <context>
        <name>NeuronView</name>
        <message>
            <source>The neuron of one output</source>
            <translation>一个输出的神经元</translation>
        </message>
        <message>
            <source>… {count} more: {sum}</source>
            <translation>…另外 {count} 个：{sum}</translation>
        </message>
        <message>
            <source>no bias</source>
            <translation>无偏置</translation>
        </message>
    </context>
    <context>
        <name>NumberGrid</name>
        <message>
            <source>row {row}, column {column}: {value}</source>
            <translation>第 {row} 行，第 {column} 列：{value}</translation>
        </message>
        <message>
            <source>There is nothing on the clipboard that could be read as a table.</source>
            <translation>剪贴板里没有能当作表来读的内容。</translation>
        </message>
        <message>
            <source>The {height} × {width} cells on the clipboard do not fit from row {row}, column {column} on: there is room for {rows} × {columns}.</source>
            <translation>剪贴板里的 {height} × {width} 格，从第 {row} 行、第 {column} 列放不下：只有 {rows} × {columns} 格。</translation>
        </message>
        <message>
            <source>“{text}” is not a number</source>
            <translation>“{text}”不是数</translation>
        </message>
        <message>
            <source>an empty cell is no number</source>
            <translation>空格子不是数</translation>
        </message>
        <message>
            <source>“{text}” is beyond 2⁵³: whole numbers that large are not kept exactly</source>
            <translation>“{text}”超过了 2⁵³：这么大的整数存不准确</translation>
        </message>
        <message>
            <source>“{text}” divides by zero</source>
            <translation>“{text}”除以了零</translation>
        </message>
    </context>
    <context>
        <name>NumbersPage</name>
        <message>
            <source>The output has no cells.</source>
            <translation>输出没有格子。</translation>
        </message>
        <message>
            <source>{dtype} holds whole numbers only: the fractions were cut off</source>
            <translation>{dtype} 只能存整数：小数部分被截去了</translation>
        </message>
        <message>
            <source>Put back, with output_size</source>
            <translation>放回，给出 output_size</translation>
        </message>
        <message>
            <source>Put back without it</source>
            <translation>放回，不给</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>reshape: one picture, one channel, then the rows and columns</source>
            <translation>reshape：一张图片，一个通道，然后是行和列</translation>
        </message>
        <message>
            <source>{shape}, the first {most} are drawn</source>
            <translation>{shape}，只画前 {most}</translation>
        </message>
        <message>
            <source>{shape}, padded to {padded}</source>
            <translation>{shape}，填充到 {padded}</translation>
        </message>
        <message>
            <source>{shape}, overwritten by the output</source>
            <translation>{shape}，已被输出覆盖</translation>
        </message>
        <message>
            <source>{shape}, turned by 180° first</source>
            <translation>{shape}，先转 180°</translation>
        </message>
        <message>
            <source>no result</source>
            <translation>没有结果</translation>
        </message>
        <message>
            <source>equal, Δ = 0</source>
            <translation>相等，Δ = 0</translation>
        </message>
        <message>
            <source>does not work</source>
            <translation>行不通</translation>
        </message>
        <message>
            <source>last good result</source>
            <translation>上一次成功的结果</translation>
        </message>
        <message>
            <source>No result yet.</source>
            <translation>还没有结果。</translation>
        </message>
        <message>
            <source>input + padding</source>
            <translation>输入 + 补的格子</translation>
        </message>
        <message>
            <source>input row {first}</source>
            <translation>输入第 {first} 行</translation>
        </message>
        <message>
            <source>input rows {first} to {last}</source>
            <translation>输入第 {first} 到 {last} 行</translation>
        </message>
        <message>
            <source>column {first}</source>
            <translation>第 {first} 列</translation>
        </message>
        <message>
            <source>columns {first} to {last}</source>
            <translation>第 {first} 到 {last} 列</translation>
        </message>
        <message>
            <source>index {number} of the input</source>
            <translation>输入的下标 {number}</translation>
        </message>
        <message>
            <source>row {row}, column {column}: {value}</source>
            <translation>第 {row} 行，第 {column} 列：{value}</translation>
        </message>
        <message>
            <source>read by {count} output cells</source>
            <translation>被 {count} 个输出格读取</translation>
        </message>
        <message>
            <source>weight [{row}, {column}]: {value}</source>
            <translation>权重 [{row}, {column}]：{value}</translation>
        </message>
        <message>
            <source>multiplies {count} cells</source>
            <translation>与 {count} 个格子相乘</translation>
        </message>
        <message>
            <source>no output</source>
            <translation>没有输出</translation>
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
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Random numbers</source>
            <translation>随机数</translation>
        </message>
        <message>
            <source>Other random whole numbers in the input</source>
            <translation>给输入换一些随机整数</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
        <message>
            <source>Set the tables and every argument back to the example's</source>
            <translation>把数表和所有参数恢复成示例的</translation>
        </message>
        <message>
            <source>The result appears here as soon as PyTorch is loaded.</source>
            <translation>PyTorch 载入以后，结果就会出现在这里。</translation>
        </message>
    </context>
    <context>
        <name>NumbersStrip</name>
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
            <source>One output cell worked out</source>
            <translation>算出一个输出格</translation>
        </message>
        <message>
            <source>+ bias {value}</source>
            <translation>+ 偏置 {value}</translation>
        </message>
        <message>
            <source>window × kernel, then add it all up</source>
            <translation>窗口 × 核，再全部相加</translation>
        </message>
        <message>
            <source>window × kernel, then add it all up, and the bias</source>
            <translation>窗口 × 核，全部相加，再加偏置</translation>
        </message>
        <message>
            <source>row {number}</source>
            <translation>第 {number} 行</translation>
        </message>
        <message>
            <source>sum of the rows</source>
            <translation>各行之和</translation>
        </message>
        <message>
            <source>from row {row}, column {column}</source>
            <translation>来自第 {row} 行、第 {column} 列</translation>
        </message>
        <message>
            <source>max of</source>
            <translation>最大值</translation>
        </message>
        <message>
            <source>the largest number in the window; what lies outside is −∞ and never wins</source>
            <translation>窗口里最大的数；外面是 −∞，永远不会胜出</translation>
        </message>
        <message>
            <source>the largest number in the window</source>
            <translation>窗口里最大的数</translation>
        </message>
        <message>
            <source>whole numbers: the fraction is cut off</source>
            <translation>整数：小数部分被截去</translation>
        </message>
        <message>
            <source>the sum of the window, divided by its {count} cells</source>
            <translation>窗口之和，除以它的 {count} 格</translation>
        </message>
        <message>
            <source>the sum of the window, divided by all its {count} cells, padding too</source>
            <translation>窗口之和，除以全部 {count} 格，填充也算</translation>
        </message>
        <message>
            <source>the sum of the window, divided by {count}</source>
            <translation>窗口之和，除以 {count}</translation>
        </message>
        <message>
            <source>{name}, applied to each number by itself</source>
            <translation>{name}，对每个数单独作用</translation>
        </message>
        <message>
            <source>its share among the {count} numbers along the dimension</source>
            <translation>它在这一维 {count} 个数里占的份额</translation>
        </message>
        <message>
            <source>each number by itself, whatever stands beside it</source>
            <translation>每个数单独计算，与旁边的数无关</translation>
        </message>
    </context>
    <context>
        <name>NumbersView</name>
        <message>
            <source>padding, {value}</source>
            <translation>填充，{value}</translation>
        </message>
        <message>
            <source>what it is made of</source>
            <translation>由什么得来</translation>
        </message>
        <message>
            <source>window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>output cell</source>
            <translation>输出格</translation>
        </message>
        <message>
            <source>weight on this cell</source>
            <translation>这一格上的权重</translation>
        </message>
        <message>
            <source>the one that wins</source>
            <translation>胜出的一格</translation>
        </message>
        <message>
            <source>never read</source>
            <translation>从未读到</translation>
        </message>
        <message>
            <source>beyond the input</source>
            <translation>超出输入</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
    </context>
    <context>
        <name>OperationList</name>
        <message>
            <source>Add an operation</source>
            <translation>添加运算</translation>
        </message>
        <message>
            <source>add a number</source>
            <translation>加一个数</translation>
        </message>
        <message>
            <source>multiply by a number</source>
            <translation>乘一个数</translation>
        </message>
        <message>
            <source>multiply by a Parameter</source>
            <translation>乘一个 Parameter</translation>
        </message>
        <message>
            <source>add a buffer</source>
            <translation>加一个 buffer</translation>
        </message>
        <message>
            <source>Linear</source>
            <translation>Linear</translation>
        </message>
        <message>
            <source>a module inside</source>
            <translation>里面放一个模块</translation>
        </message>
    </context>
    <context>
        <name>OperationRow</name>
        <message>
            <source>add</source>
            <translation>加</translation>
        </message>
        <message>
            <source>multiply</source>
            <translation>乘</translation>
        </message>
        <message>
            <source>submodule</source>
            <translation>子模块</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>运算</translation>
        </message>
        <message>
            <source>Number of the operation</source>
            <translation>运算用的数</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>提前</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>推后</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>OutputBars</name>
        <message>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
    </context>
    <context>
        <name>PaddingView</name>
        <message>
            <source>Give two sizes as whole numbers; an empty field may be anything.</source>
            <translation>大小要填整数；留空表示任意。</translation>
        </message>
        <message>
            <source>There is no way within the usual numbers.</source>
            <translation>在常用的数里没有办法。</translation>
        </message>
        <message>
            <source>The first {shown} of {count} ways</source>
            <translation>共 {count} 种，列出前 {shown} 种</translation>
        </message>
        <message>
            <source>{count} ways</source>
            <translation>{count} 种</translation>
        </message>
        <message>
            <source>Select a convolution or a pooling</source>
            <translation>请选一个卷积或池化层</translation>
        </message>
        <message>
            <source>Pooling pads at most half a kernel</source>
            <translation>池化最多填充半个核</translation>
        </message>
        <message>
            <source>Put into {name}</source>
            <translation>填入 {name}</translation>
        </message>
        <message>
            <source>Which windows turn one size into another? Fill in what is fixed and leave the rest empty.</source>
            <translation>怎样的窗口能把一个大小变成另一个？填上已定的，其余留空。</translation>
        </message>
        <message>
            <source>size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>becomes</source>
            <translation>变成</translation>
        </message>
        <message>
            <source>any</source>
            <translation>任意</translation>
        </message>
        <message>
            <source>kernel</source>
            <translation>核</translation>
        </message>
        <message>
            <source>stride</source>
            <translation>stride</translation>
        </message>
        <message>
            <source>padding</source>
            <translation>padding</translation>
        </message>
        <message>
            <source>dilation</source>
            <translation>dilation</translation>
        </message>
        <message>
            <source>unused</source>
            <translation>用不到</translation>
        </message>
        <message>
            <source>Ways</source>
            <translation>办法</translation>
        </message>
    </context>
    <context>
        <name>ParameterRows</name>
        <message>
            <source>Parameters and their gradients</source>
            <translation>参数与它们的梯度</translation>
        </message>
        <message>
            <source>parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>norm</source>
            <translation>范数</translation>
        </message>
        <message>
            <source>grad norm</source>
            <translation>梯度范数</translation>
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
        <name>PoolView</name>
        <message>
            <source>The window of one output cell</source>
            <translation>一个输出格的窗口</translation>
        </message>
        <message>
            <source>padding: minus infinity, which never wins</source>
            <translation>填充：负无穷，永远不会胜出</translation>
        </message>
        <message>
            <source>padding: 0</source>
            <translation>填充：0</translation>
        </message>
        <message>
            <source>max of {count}</source>
            <translation>{count} 个里的最大值</translation>
        </message>
        <message>
            <source>sum / {count}</source>
            <translation>和 / {count}</translation>
        </message>
        <message>
            <source>channel {number}</source>
            <translation>通道 {number}</translation>
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
        <name>ScoreBars</name>
        <message>
            <source>Logits and probabilities of the classes</source>
            <translation>各类的 logits 与概率</translation>
        </message>
        <message>
            <source>logits</source>
            <translation>logits</translation>
        </message>
        <message>
            <source>softmax</source>
            <translation>softmax</translation>
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
            <source>The size is given</source>
            <translation>大小是给定的</translation>
        </message>
        <message>
            <source>The output has {rows} rows and {columns} columns, whatever the size of the input. The window of row i begins at ⌊i · {height} / {rows}⌋ and ends before ⌈(i + 1) · {height} / {rows}⌉, and so across: windows may overlap, and differ by a cell.</source>
            <translation>无论输入多大，输出总是 {rows} 行 {columns} 列。第 i 行的窗口从 ⌊i · {height} / {rows}⌋ 开始，到 ⌈(i + 1) · {height} / {rows}⌉ 之前为止，列也一样：窗口可能重叠，大小也可能差一格。</translation>
        </message>
        <message>
            <source>The size stays</source>
            <translation>大小不变</translation>
        </message>
        <message>
            <source>Each number of the input becomes one number of the output: no window, no new size.</source>
            <translation>输入的每个数变成输出的一个数：没有窗口，大小不变。</translation>
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
            <source>one less: it would start in the padding</source>
            <translation>少一个：它会从填充里开始</translation>
        </message>
        <message>
            <source>{n} / {s} is rounded up</source>
            <translation>{n} / {s} 向上取整</translation>
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
            <source>Grey: padding, minus infinity.</source>
            <translation>灰色：填充，负无穷。</translation>
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
            <source>The last window reaches beyond the input; nothing is there.</source>
            <translation>最后一个窗口伸出了输入；那里什么也没有。</translation>
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
        <name>Steps</name>
        <message>
            <source>The steps of the formula</source>
            <translation>公式的各步</translation>
        </message>
        <message>
            <source>of each cell</source>
            <translation>每一格</translation>
        </message>
        <message>
            <source>of each row</source>
            <translation>每一行</translation>
        </message>
        <message>
            <source>done first</source>
            <translation>先做</translation>
        </message>
        <message>
            <source>input minus target</source>
            <translation>输入减目标</translation>
        </message>
        <message>
            <source>without the sign</source>
            <translation>去掉正负号</translation>
        </message>
        <message>
            <source>the largest off first</source>
            <translation>先减去最大的</translation>
        </message>
        <message>
            <source>of each score</source>
            <translation>每个得分</translation>
        </message>
        <message>
            <source>added up</source>
            <translation>相加</translation>
        </message>
        <message>
            <source>labelled class</source>
            <translation>标签的类别</translation>
        </message>
        <message>
            <source>its weight</source>
            <translation>它的权重</translation>
        </message>
        <message>
            <source>all classes</source>
            <translation>所有类别</translation>
        </message>
        <message>
            <source>smoothed target</source>
            <translation>平滑后的目标</translation>
        </message>
        <message>
            <source>by its share</source>
            <translation>按份额</translation>
        </message>
        <message>
            <source>yes, probably</source>
            <translation>“是”的概率</translation>
        </message>
        <message>
            <source>where y = 1</source>
            <translation>y = 1 处</translation>
        </message>
        <message>
            <source>where y = 0</source>
            <translation>y = 0 处</translation>
        </message>
        <message>
            <source>before the weight</source>
            <translation>乘权重之前</translation>
        </message>
    </context>
    <context>
        <name>Strip</name>
        <message>
            <source>Click the curve to pin the point</source>
            <translation>点曲线，把这一点固定</translation>
        </message>
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
            <source>one number in, one number out</source>
            <translation>一个数进，一个数出</translation>
        </message>
        <message>
            <source>a share of {count} numbers</source>
            <translation>{count} 个数中的份额</translation>
        </message>
        <message>
            <source>the largest number of the window, in each channel by itself</source>
            <translation>窗口里最大的数，各通道分开</translation>
        </message>
        <message>
            <source>the mean of the window, in each channel by itself</source>
            <translation>窗口的平均，各通道分开</translation>
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
        <name>SummaryPage</name>
        <message>
            <source>a whole number from 1 on</source>
            <translation>从 1 开始的整数</translation>
        </message>
        <message>
            <source>{parameters} parameters, {memory} MB as float32; {held} % of them are in the three linear layers. {work} multiply-adds; {done} % of them are in the convolutions.</source>
            <translation>{parameters} 个参数，以 float32 计 {memory} MB；其中 {held} % 在三个线性层。{work} 次乘加，其中 {done} % 在卷积层。</translation>
        </message>
        <message>
            <source>{layers} layers, {parameters} parameters</source>
            <translation>{layers} 层，{parameters} 个参数</translation>
        </message>
        <message>
            <source>4096 → 1000 is the last line</source>
            <translation>4096 → 1000 是最后一行</translation>
        </message>
        <message>
            <source>no output</source>
            <translation>没有输出</translation>
        </message>
        <message>
            <source>described in {time} ms</source>
            <translation>用时 {time} ms</translation>
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
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>All layers together</source>
            <translation>所有层合计</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Back to the example</source>
            <translation>恢复示例</translation>
        </message>
    </context>
    <context>
        <name>SummaryTable</name>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Multiply-adds</source>
            <translation>乘加次数</translation>
        </message>
        <message>
            <source>The layers of the network</source>
            <translation>网络的各层</translation>
        </message>
    </context>
    <context>
        <name>TableControls</name>
        <message>
            <source>a whole number from 0 on</source>
            <translation>从 0 起的整数</translation>
        </message>
        <message>
            <source>“{text}” is not a number</source>
            <translation>“{text}”不是数</translation>
        </message>
        <message>
            <source>a number, please</source>
            <translation>请填一个数</translation>
        </message>
        <message>
            <source>whole numbers from 1 to {most}</source>
            <translation>1 到 {most} 的整数</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>自己的</translation>
        </message>
        <message>
            <source>numbers</source>
            <translation>数</translation>
        </message>
        <message>
            <source>seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>height</source>
            <translation>高</translation>
        </message>
        <message>
            <source>width</source>
            <translation>宽</translation>
        </message>
        <message>
            <source>Link height and width</source>
            <translation>锁定高和宽</translation>
        </message>
        <message>
            <source>size</source>
            <translation>大小</translation>
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
        <name>VectorStrip</name>
        <message>
            <source>The flattened vector</source>
            <translation>展平后的向量</translation>
        </message>
    </context>
    <context>
        <name>WalkView</name>
        <message>
            <source>Every picture of the split</source>
            <translation>这份数据的每一张图片</translation>
        </message>
        <message>
            <source>One picture at a time, as the course's script goes: its loss, then backward. No weight changes.</source>
            <translation>像课程脚本那样一次一张：先算损失，再 backward。权重不变。</translation>
        </message>
        <message>
            <source>From the start</source>
            <translation>从头开始</translation>
        </message>
        <message>
            <source>The loss of each picture</source>
            <translation>每张图片的损失</translation>
        </message>
        <message>
            <source>Histogram of the losses</source>
            <translation>损失的直方图</translation>
        </message>
        <message>
            <source>Start the walk: each picture's loss becomes a dot here.</source>
            <translation>开始后，每张图片的损失在这里成为一个点。</translation>
        </message>
        <message>
            <source>How the losses are spread</source>
            <translation>损失的分布</translation>
        </message>
        <message>
            <source>Dashed: ln 10 = 2.303, the loss of a guess. The gradients are never set to zero, so they add up from picture to picture.</source>
            <translation>虚线：ln 10 = 2.303，瞎猜的损失。梯度从不清零，所以一张张累加起来。</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>mean loss</source>
            <translation>平均损失</translation>
        </message>
        <message>
            <source>named rightly</source>
            <translation>认对的</translation>
        </message>
        <message>
            <source>norm of the gradients</source>
            <translation>梯度的范数</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>picture {index}: loss {loss}</source>
            <translation>图片 {index}：损失 {loss}</translation>
        </message>
        <message>
            <source>dots: each picture, line: their mean so far</source>
            <translation>点：每张图片；线：到目前为止的平均</translation>
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
            <source>TensorBoard cannot be opened: {folder} cannot be made ({error}).</source>
            <translation>无法打开 TensorBoard：{folder} 无法创建（{error}）。</translation>
        </message>
        <message>
            <source>TensorBoard has not answered for {seconds} s. Try again later.</source>
            <translation>TensorBoard 已经 {seconds} 秒没有回应。请稍后再试。</translation>
        </message>
        <message>
            <source>TensorBoard could not be started: {error}</source>
            <translation>TensorBoard 无法启动：{error}</translation>
        </message>
        <message>
            <source>TensorBoard ended before it answered: {error}</source>
            <translation>TensorBoard 还没有回应就结束了：{error}</translation>
        </message>
        <message>
            <source>Importing {name}…</source>
            <translation>正在导入 {name}…</translation>
        </message>
        <message>
            <source>Asking the official page for CIFAR-10…</source>
            <translation>正在向官方网页请求 CIFAR-10…</translation>
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
            <source>Try again</source>
            <translation>再试一次</translation>
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
    <context>
        <name>_Code</name>
        <message>
            <source>PyTorch raises the error there. Everything before it fits.</source>
            <translation>PyTorch 在那里报错。它前面的都吻合。</translation>
        </message>
        <message>
            <source>The network as a script</source>
            <translation>写成脚本的网络</translation>
        </message>
        <message>
            <source>The three notations make the same network: with the same seed, the same weights. Change a layer, and its place in the code lights up.</source>
            <translation>三种写法建出同一个网络：种子相同，权重就相同。改动一层，代码里对应的地方就会亮一下。</translation>
        </message>
    </context>
</TS>
