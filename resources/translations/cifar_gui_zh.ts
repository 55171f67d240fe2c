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
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>A desktop laboratory for learning how convolutional networks work. It works offline and sends nothing. It is free software under the MIT licence.</source>
        <translation>在桌面上弄懂卷积网络的实验室。它不需要联网，也不发送任何东西，是采用 MIT 许可证的自由软件。</translation>
    </message>
    <message>
        <source>The lessons follow chapter 7, neural networks, of the PyTorch course of Enl_Z and 小土堆. Thanks to its authors.</source>
        <translation>各课依照 Enl_Z、小土堆的 PyTorch 教程第 7 章“神经网络”编排，谨向作者致谢。</translation>
    </message>
    <message>
        <source>Include these lines when you ask for help:</source>
        <translation>提问时附上下面这几行，会很有帮助：</translation>
    </message>
</context>
<context>
    <name>AccuracyCard</name>
    <message>
        <source>This is the run&apos;s test set: the look is counted. It was opened for {count} {count:run|runs}.</source>
        <translation>这是这次训练的测试集：看一眼也计入次数。至今为 {count} 次训练打开过。</translation>
    </message>
    <message>
        <source>It was trained on these pictures: of new ones this says nothing.</source>
        <translation>它就是在这些图片上训练的：对新图片怎么样，这个数说明不了。</translation>
    </message>
    <message>
        <source>the network compared with: {value} %</source>
        <translation>对比的网络：{value} %</translation>
    </message>
    <message>
        <source>{hits} of {count} pictures right; with 95 % confidence between {low} and {high} %</source>
        <translation>{count} 张图片答对 {hits} 张；95 % 置信区间为 {low} 到 {high} %</translation>
    </message>
    <message>
        <source>{hits} of {count} pictures right so far</source>
        <translation>目前 {count} 张图片答对 {hits} 张</translation>
    </message>
</context>
<context>
    <name>AccuracyPlot</name>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片数</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>does not work</source>
        <translation>行不通</translation>
    </message>
    <message>
        <source>last good result: {values}</source>
        <translation>上一次成功：{values}</translation>
    </message>
    <message>
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>Back to {field} = {value}</source>
        <translation>恢复为 {field} = {value}</translation>
    </message>
</context>
<context>
    <name>Argument</name>
    <message>
        <source>Whether each channel gets a learnable scale and shift after it has been normalised.</source>
        <translation>归一化之后，每个通道是否再乘一个可学习的系数、加一个可学习的偏移。</translation>
    </message>
    <message>
        <source>ELU: where the curve ends for very negative inputs, at −alpha. RMSprop: how much of the running mean of squares is kept in each step.</source>
        <translation>ELU：输入很负时曲线趋近 −alpha。RMSprop：每一步保留多少平方的滑动平均。</translation>
    </message>
    <message>
        <source>Whether the largest mean of squares so far is used, so that steps cannot grow again.</source>
        <translation>是否使用迄今最大的平方均值，使步子不会再变大。</translation>
    </message>
    <message>
        <source>How GELU is computed: exactly, or by a formula with tanh that is a little faster.</source>
        <translation>GELU 的算法：精确计算，或用稍快的 tanh 近似公式。</translation>
    </message>
    <message>
        <source>What the layer normalises with: the numbers of this batch, or the running averages.</source>
        <translation>用什么做归一化：这一批的统计量，还是滑动平均。</translation>
    </message>
    <message>
        <source>How many pictures go through at once: N of the shape (N, C, H, W).</source>
        <translation>一次送入多少张图：形状 (N, C, H, W) 中的 N。</translation>
    </message>
    <message>
        <source>Whether the batch stands first in the shape: (N, L, H) instead of (L, N, H).</source>
        <translation>形状中批次是否排在最前：(N, L, H) 而不是 (L, N, H)。</translation>
    </message>
    <message>
        <source>How many pictures make one batch, and so one step of training.</source>
        <translation>一批有多少张图；训练时每一批走一步。</translation>
    </message>
    <message>
        <source>What is done to the numbers before they reach the loss, such as softmax.</source>
        <translation>数进入损失函数之前先做什么，例如 softmax。</translation>
    </message>
    <message>
        <source>Softplus: how sharp the bend is. SmoothL1Loss: up to which error the loss is a square.</source>
        <translation>Softplus：拐弯有多急。SmoothL1Loss：误差在多大以内按平方计算。</translation>
    </message>
    <message>
        <source>How much of the running mean of the gradients is kept in each step.</source>
        <translation>每一步保留多少梯度的滑动平均。</translation>
    </message>
    <message>
        <source>How much of the running mean of the squared gradients is kept in each step.</source>
        <translation>每一步保留多少梯度平方的滑动平均。</translation>
    </message>
    <message>
        <source>Whether a learnable number is added to each output.</source>
        <translation>每个输出是否再加上一个可学习的数。</translation>
    </message>
    <message>
        <source>Whether a second layer reads the sequence from its end to its beginning.</source>
        <translation>是否再用一层从尾到头读这个序列。</translation>
    </message>
    <message>
        <source>How many rows are added below; a negative number cuts rows off.</source>
        <translation>下边加几行；负数表示裁掉几行。</translation>
    </message>
    <message>
        <source>Whether a last window that hangs over the edge still counts: the size is rounded up.</source>
        <translation>伸出边缘的最后一个窗口是否也算数：输出尺寸向上取整。</translation>
    </message>
    <message>
        <source>Whether the squared mean of the gradients is subtracted, which makes the divisor their variance.</source>
        <translation>是否减去梯度均值的平方，使除数成为梯度的方差。</translation>
    </message>
    <message>
        <source>How many layers of numbers the input has: 3 for a colour picture.</source>
        <translation>输入有几层数：彩色图片是 3。</translation>
    </message>
    <message>
        <source>Whether the zeros of the padding count when the mean is taken.</source>
        <translation>求平均时，填充的零是否算在内。</translation>
    </message>
    <message>
        <source>How much of a new gradient is left out when it enters the momentum.</source>
        <translation>新梯度进入动量时被减去的比例。</translation>
    </message>
    <message>
        <source>HuberLoss: up to which error the loss is a square; beyond it, it is a straight line.</source>
        <translation>HuberLoss：误差在 delta 以内按平方计算，超过则是直线。</translation>
    </message>
    <message>
        <source>The distance between neighbouring cells that the window reads; 1 leaves no gaps.</source>
        <translation>窗口读取的相邻格子之间的距离；1 表示没有空隙。</translation>
    </message>
    <message>
        <source>Along which dimension the numbers are made to add up to 1.</source>
        <translation>沿哪个维度让各数之和为 1。</translation>
    </message>
    <message>
        <source>Calls module.forward(x) itself, which goes past the hooks.</source>
        <translation>直接调用 module.forward(x)，会绕过钩子。</translation>
    </message>
    <message>
        <source>What the sum is divided by, in place of the number of cells in the window.</source>
        <translation>求平均时用它做除数，代替窗口里的格子数。</translation>
    </message>
    <message>
        <source>With which probability a number is set to 0 while training.</source>
        <translation>训练时每个数以多大概率被置为 0。</translation>
    </message>
    <message>
        <source>Whether each number gets a learnable scale and shift after it has been normalised.</source>
        <translation>归一化之后，每个数是否再乘一个可学习的系数、加一个可学习的偏移。</translation>
    </message>
    <message>
        <source>Whether it is worked out how much a number changes with each pixel, as a mean over many pictures.</source>
        <translation>是否算出这个数随每个像素变化多少，在许多图片上取平均。</translation>
    </message>
    <message>
        <source>How many numbers describe one patch.</source>
        <translation>每个小块用多少个数来描述。</translation>
    </message>
    <message>
        <source>How many numbers stand for one class: the length of a row of the table.</source>
        <translation>每个类别用多少个数表示：表中一行的长度。</translation>
    </message>
    <message>
        <source>The last of the dimensions that are joined into one; −1 is the last there is.</source>
        <translation>要合并的维度中的最后一个；−1 指最后一维。</translation>
    </message>
    <message>
        <source>How often training goes through all its pictures.</source>
        <translation>把全部训练图片过多少遍。</translation>
    </message>
    <message>
        <source>A small number that is added so that nothing is divided by zero.</source>
        <translation>一个很小的数，加在除数里以免除以零。</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by each time the schedule lowers it.</source>
        <translation>学习率每次下调时乘上的系数。</translation>
    </message>
    <message>
        <source>Splits the channels into groups that see only their own input.</source>
        <translation>把通道分成几组，每组只看自己的输入。</translation>
    </message>
    <message>
        <source>Rows of the input picture.</source>
        <translation>输入图片的行数。</translation>
    </message>
    <message>
        <source>How many numbers the layer carries from step to step.</source>
        <translation>每一步之间传递多少个数。</translation>
    </message>
    <message>
        <source>A function that runs after forward and sees the output.</source>
        <translation>在 forward 之后运行、能看到输出的函数。</translation>
    </message>
    <message>
        <source>Targets of this class number do not count.</source>
        <translation>目标是这个类别号的样本不计入损失。</translation>
    </message>
    <message>
        <source>Where the learnable slope begins.</source>
        <translation>可学习斜率的初始值。</translation>
    </message>
    <message>
        <source>Whether the result is written over the input, which saves memory.</source>
        <translation>结果是否直接写回输入，以节省内存。</translation>
    </message>
    <message>
        <source>Which kind of numbers the input holds.</source>
        <translation>输入里的数是什么类型。</translation>
    </message>
    <message>
        <source>The shape in which the table is handed over as the input.</source>
        <translation>表格以什么形状作为输入传入。</translation>
    </message>
    <message>
        <source>How many numbers arrive in each step of the sequence.</source>
        <translation>序列的每一步输入多少个数。</translation>
    </message>
    <message>
        <source>Adds loss instead of loss.item(): the graph of every step stays in memory.</source>
        <translation>累加 loss 而不是 loss.item()：每一步的计算图都留在内存里。</translation>
    </message>
    <message>
        <source>Whether the window of the picture is drawn that a number depends on.</source>
        <translation>是否画出这个数取决于图片上的哪个窗口。</translation>
    </message>
    <message>
        <source>Height and width of the window.</source>
        <translation>窗口的高和宽。</translation>
    </message>
    <message>
        <source>How much of the target is shared out evenly among all classes.</source>
        <translation>把目标的多少平均分给所有类别。</translation>
    </message>
    <message>
        <source>Takes a learning rate that is far too large.</source>
        <translation>使用过大的学习率。</translation>
    </message>
    <message>
        <source>Which layer of torch.nn is looked at.</source>
        <translation>看 torch.nn 中的哪一层。</translation>
    </message>
    <message>
        <source>How many columns are added on the left; a negative number cuts columns off.</source>
        <translation>左边加几列；负数表示裁掉几列。</translation>
    </message>
    <message>
        <source>Which loss measures how far the output is from the target.</source>
        <translation>用哪个损失函数衡量输出与目标的差距。</translation>
    </message>
    <message>
        <source>The learning rate: how far a weight moves against its gradient in one step.</source>
        <translation>学习率：权重每一步逆着梯度走多远。</translation>
    </message>
    <message>
        <source>How fast Adagrad lowers its learning rate from step to step.</source>
        <translation>Adagrad 的学习率逐步下降得多快。</translation>
    </message>
    <message>
        <source>Rows of the table that are longer than this are shortened when they are used.</source>
        <translation>表中比它更长的行，用到时会被缩短。</translation>
    </message>
    <message>
        <source>How numbers between the cells are found: the nearest one, or a mix of neighbours.</source>
        <translation>格子之间的数怎么取：取最近的，或由相邻的混合。</translation>
    </message>
    <message>
        <source>Which network is looked into, and with which weights.</source>
        <translation>看哪一个网络，用哪一份权重。</translation>
    </message>
    <message>
        <source>SGD: how much of the last step is carried on. BatchNorm: how much of each batch enters the running averages.</source>
        <translation>SGD：上一步有多少延续下来。BatchNorm：每一批有多少进入滑动平均。</translation>
    </message>
    <message>
        <source>The slope of the line for negative inputs.</source>
        <translation>输入为负时直线的斜率。</translation>
    </message>
    <message>
        <source>Whether the momentum looks one step ahead.</source>
        <translation>动量是否向前多看一步。</translation>
    </message>
    <message>
        <source>Which network is used: a preset, or one of your own from 7.7.</source>
        <translation>用哪个网络：预设网络，或你在 7.7 搭建的网络。</translation>
    </message>
    <message>
        <source>Leaves out model.eval() before the test pictures.</source>
        <translation>测试之前漏掉 model.eval()。</translation>
    </message>
    <message>
        <source>Leaves out torch.no_grad() around the test pictures.</source>
        <translation>测试时漏掉 torch.no_grad()。</translation>
    </message>
    <message>
        <source>Leaves out model.train() after the test pictures.</source>
        <translation>测试之后漏掉 model.train()。</translation>
    </message>
    <message>
        <source>Leaves out optimizer.zero_grad(): gradients of all steps add up.</source>
        <translation>漏掉 optimizer.zero_grad()：各步的梯度会累加起来。</translation>
    </message>
    <message>
        <source>The function that bends the sum in each step.</source>
        <translation>每一步对和做弯曲的函数。</translation>
    </message>
    <message>
        <source>Moves and scales the picture first, to mean 0 and deviation 1.</source>
        <translation>先把图片变成均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>Over which last dimensions mean and deviation are taken.</source>
        <translation>在最后哪些维度上求均值和标准差。</translation>
    </message>
    <message>
        <source>How many classes have a row in the table.</source>
        <translation>表中有多少个类别各占一行。</translation>
    </message>
    <message>
        <source>Into how many groups the channels are split; each is normalised by itself.</source>
        <translation>把通道分成几组，每组单独归一化。</translation>
    </message>
    <message>
        <source>How many attentions work side by side; embed_dim is split among them.</source>
        <translation>并排工作的注意力有几个；embed_dim 由它们平分。</translation>
    </message>
    <message>
        <source>How many layers are stacked; each reads the outputs of the one below.</source>
        <translation>叠几层；每层读取下面一层的输出。</translation>
    </message>
    <message>
        <source>How many slopes are learned: 1 for all, or one for each channel.</source>
        <translation>学习多少个斜率：共用 1 个，或每个通道一个。</translation>
    </message>
    <message>
        <source>What forward does, line by line.</source>
        <translation>forward 里依次做什么。</translation>
    </message>
    <message>
        <source>How a step is made from the gradients.</source>
        <translation>怎样由梯度得到一步。</translation>
    </message>
    <message>
        <source>How many output maps there are, and so how many kernels.</source>
        <translation>有多少张输出特征图，也就是有多少个卷积核。</translation>
    </message>
    <message>
        <source>How many outputs there are, one neuron for each.</source>
        <translation>有多少个输出，每个输出一个神经元。</translation>
    </message>
    <message>
        <source>Rows and columns that are added to one side of the output, to settle which of several sizes is meant.</source>
        <translation>在输出的一侧多加的行和列，用来确定几种可能尺寸中的哪一种。</translation>
    </message>
    <message>
        <source>The size that comes out, whatever goes in.</source>
        <translation>无论输入多大，输出都是这个尺寸。</translation>
    </message>
    <message>
        <source>How many rows and columns are added around the input.</source>
        <translation>在输入四周加几圈格子。</translation>
    </message>
    <message>
        <source>This row of the table stays as it is: it gets no gradient.</source>
        <translation>表中的这一行保持不变：它没有梯度。</translation>
    </message>
    <message>
        <source>What the added cells hold: zeros, or a copy of the picture.</source>
        <translation>填充的格子里放什么：零，或图片的复制。</translation>
    </message>
    <message>
        <source>Side of the patches that the picture is cut into.</source>
        <translation>把图片切成的小块的边长。</translation>
    </message>
    <message>
        <source>How many pictures the batch holds.</source>
        <translation>这一批有多少张图。</translation>
    </message>
    <message>
        <source>How much more a positive target counts, one number for each column.</source>
        <translation>正样本的目标要多算几倍，每列一个数。</translation>
    </message>
    <message>
        <source>A function that runs before forward and sees the input.</source>
        <translation>在 forward 之前运行、能看到输入的函数。</translation>
    </message>
    <message>
        <source>What becomes of the single losses: their mean, their sum, or no change.</source>
        <translation>各个损失最后怎么处理：求平均、求和，或保持不变。</translation>
    </message>
    <message>
        <source>Makes (1, 1, H, W) of (H, W), as conv2d wants it.</source>
        <translation>把 (H, W) 变成 conv2d 要的 (1, 1, H, W)。</translation>
    </message>
    <message>
        <source>Whether the layer also says which cell was the largest.</source>
        <translation>是否同时给出最大值在哪一格。</translation>
    </message>
    <message>
        <source>How many columns are added on the right; a negative number cuts columns off.</source>
        <translation>右边加几列；负数表示裁掉几列。</translation>
    </message>
    <message>
        <source>Whether every layer has a colour scale of its own, or all of them share one.</source>
        <translation>每一层各用自己的色标，还是所有层共用一个。</translation>
    </message>
    <message>
        <source>How many times as large the output is.</source>
        <translation>输出是输入的几倍大。</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of a run.</source>
        <translation>训练过程中学习率怎样变化。</translation>
    </message>
    <message>
        <source>Where the random numbers begin: the same seed gives the same numbers.</source>
        <translation>随机数的起点：种子相同，随机数就相同。</translation>
    </message>
    <message>
        <source>Whether the pictures come in another order in each epoch.</source>
        <translation>每一轮是否打乱图片的顺序。</translation>
    </message>
    <message>
        <source>Height and width of the output.</source>
        <translation>输出的高和宽。</translation>
    </message>
    <message>
        <source>Applies softmax before CrossEntropyLoss, which does so itself.</source>
        <translation>在 CrossEntropyLoss 之前先做 softmax，而它自己已经包含 softmax。</translation>
    </message>
    <message>
        <source>Which pictures the run is trained on.</source>
        <translation>用哪部分图片训练。</translation>
    </message>
    <message>
        <source>The first of the dimensions that are joined into one; 1 keeps the batch.</source>
        <translation>要合并的维度中的第一个；1 会保留批次这一维。</translation>
    </message>
    <message>
        <source>After how many epochs the schedule lowers the learning rate.</source>
        <translation>每过几轮学习率下调一次。</translation>
    </message>
    <message>
        <source>Calls optimizer.step() before loss.backward().</source>
        <translation>在 loss.backward() 之前就调用 optimizer.step()。</translation>
    </message>
    <message>
        <source>How many steps of training are recorded.</source>
        <translation>记录多少步训练。</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time.</source>
        <translation>窗口每次移动几格。</translation>
    </message>
    <message>
        <source>Which kind of numbers the target holds.</source>
        <translation>目标里的数是什么类型。</translation>
    </message>
    <message>
        <source>The shape in which the table is handed over as the target.</source>
        <translation>表格以什么形状作为目标传入。</translation>
    </message>
    <message>
        <source>Beyond this, Softplus is the straight line y = x.</source>
        <translation>超过这个值，Softplus 就是直线 y = x。</translation>
    </message>
    <message>
        <source>How many rows are added above; a negative number cuts rows off.</source>
        <translation>上边加几行；负数表示裁掉几行。</translation>
    </message>
    <message>
        <source>Whether running averages are kept, to be used in eval().</source>
        <translation>是否保存滑动平均，供 eval() 时使用。</translation>
    </message>
    <message>
        <source>Whether the network is in train() or in eval() mode.</source>
        <translation>网络处于 train() 还是 eval() 模式。</translation>
    </message>
    <message>
        <source>How many times as many rows and columns come out; it takes the square of that many channels.</source>
        <translation>输出的行列是原来的几倍；通道数要除以它的平方。</translation>
    </message>
    <message>
        <source>Whether the network is judged on pictures that it was not trained on, or on those that it was.</source>
        <translation>用网络没有训练过的图片来评判，还是用训练过的。</translation>
    </message>
    <message>
        <source>What a cell of the matrix says: pictures, their share of the true class, or the difference to another network.</source>
        <translation>矩阵的格子里写什么：图片张数、占真实类别的比例，或者与另一个网络之差。</translation>
    </message>
    <message>
        <source>The network whose matrix is taken off.</source>
        <translation>减去哪个网络的矩阵。</translation>
    </message>
    <message>
        <source>Which of the pictures behind a cell come first.</source>
        <translation>一个格子背后的图片，哪些排在前面。</translation>
    </message>
    <message>
        <source>What the added cells hold.</source>
        <translation>填充的格子里放的数。</translation>
    </message>
    <message>
        <source>How much each class counts in the loss.</source>
        <translation>每个类别在损失中占多大分量。</translation>
    </message>
    <message>
        <source>How strongly the weights are drawn towards 0 in each step.</source>
        <translation>每一步把权重往 0 拉的力度。</translation>
    </message>
    <message>
        <source>Columns of the input picture.</source>
        <translation>输入图片的列数。</translation>
    </message>
    <message>
        <source>Gives the optimizer the parameters of another model.</source>
        <translation>把另一个模型的参数交给优化器。</translation>
    </message>
    <message>
        <source>What the module is called with.</source>
        <translation>调用模块时传入的输入。</translation>
    </message>
    <message>
        <source>Whether the outermost cells of input and output lie on each other when sizes change.</source>
        <translation>改变尺寸时，输入和输出最外圈的格子是否互相对齐。</translation>
    </message>
    <message>
        <source>Whether a last batch that is not full is left out.</source>
        <translation>最后不满的一批是否丢掉。</translation>
    </message>
    <message>
        <source>Whether the factor is worked out anew from the rounded sizes.</source>
        <translation>是否用取整后的尺寸重新计算倍数。</translation>
    </message>
    <message>
        <source>Whether in_features follows the input by itself.</source>
        <translation>in_features 是否自动等于输入的个数。</translation>
    </message>
    <message>
        <source>How many channels the layer expects; it must match the input.</source>
        <translation>这一层期望的通道数，必须与输入一致。</translation>
    </message>
    <message>
        <source>How many numbers the layer expects; it must match the input.</source>
        <translation>这一层期望的输入个数，必须与输入一致。</translation>
    </message>
    <message>
        <source>How many channels or numbers the layer expects; it must match the input.</source>
        <translation>这一层期望的通道数或个数，必须与输入一致。</translation>
    </message>
    <message>
        <source>Whether the picture shows through where little counts, or signed colours cover all of it.</source>
        <translation>不太起作用的地方透出图片，还是用有正负的颜色盖住整张图片。</translation>
    </message>
    <message>
        <source>By how many pixels the patch moves from one place to the next.</source>
        <translation>方块每次移动几个像素。</translation>
    </message>
    <message>
        <source>The number that the patch puts in place of the pixels: 0 is black, 1 is white.</source>
        <translation>方块用哪个数代替像素：0 是黑，1 是白。</translation>
    </message>
    <message>
        <source>Whether the same is shown with weights that have learnt nothing, to compare.</source>
        <translation>是否把什么也没学过的权重画出的图放在旁边比较。</translation>
    </message>
    <message>
        <source>The layer whose maps Grad-CAM adds up, and whose maps can be switched off.</source>
        <translation>Grad-CAM 把哪一层的特征图加起来；能关掉的也是这一层的。</translation>
    </message>
    <message>
        <source>How it is found out which pixels a score hangs on.</source>
        <translation>用什么方法找出得分取决于哪些像素。</translation>
    </message>
    <message>
        <source>How much the map covers the picture: 0 not at all, 1 wholly.</source>
        <translation>图盖住图片多少：0 是完全不盖，1 是全部盖住。</translation>
    </message>
    <message>
        <source>Of which class the score is asked about: the network&apos;s answer, or any other.</source>
        <translation>问哪个类别的得分：网络的回答，或者任何一个别的类别。</translation>
    </message>
    <message>
        <source>How many pixels a side the patch has that covers part of the picture.</source>
        <translation>盖住图片一部分的方块，边长几个像素。</translation>
    </message>
    <message>
        <source>How many pictures are put into the plane, as many of each class.</source>
        <translation>把多少张图片放进平面，每类一样多。</translation>
    </message>
    <message>
        <source>Whether a picture is drawn as a dot or as itself.</source>
        <translation>图片画成点，还是画它本身。</translation>
    </message>
    <message>
        <source>Whether colours stand for the true classes or for the answers.</source>
        <translation>颜色代表真实类别，还是代表回答。</translation>
    </message>
    <message>
        <source>Whether the pictures are listed that excite the map most, the usual ones, or those that excite it least.</source>
        <translation>列出最能激发这张特征图的图片、居中的，还是最不激发它的。</translation>
    </message>
    <message>
        <source>Whether pictures are shown as a whole, or only the patch that the largest number sees.</source>
        <translation>显示整张图片，还是只显示最大的那个数看到的一块。</translation>
    </message>
    <message>
        <source>What stands for a map: the patch that excites it most, or what it makes of the chosen picture.</source>
        <translation>用什么代表一张特征图：最能激发它的那一块，还是它对选中图片的输出。</translation>
    </message>
    <message>
        <source>What a cell says: pictures, their share of the class, or what has changed since the first moment.</source>
        <translation>格子里写什么：图片张数、占该类的比例，还是与最初的时刻相比的变化。</translation>
    </message>
    <message>
        <source>Whether the first convolution is made of the directions in which patches of the pictures differ, and not learned.</source>
        <translation>第一个卷积是不是由图片小块之间差别最大的方向做成，不参与学习。</translation>
    </message>
    <message>
        <source>What a pixel becomes before the network is given it.</source>
        <translation>像素在交给网络之前变成什么。</translation>
    </message>
    <message>
        <source>With which weights the sweep begins: fresh ones, or the last of a run.</source>
        <translation>扫描从怎样的权重开始：新的，或者某次训练最后的。</translation>
    </message>
    <message>
        <source>The learning rate with which the sweep begins.</source>
        <translation>扫描开始时的学习率。</translation>
    </message>
    <message>
        <source>The learning rate with which the sweep ends, unless the loss explodes before.</source>
        <translation>扫描结束时的学习率；损失若提前爆炸，就在那里停下。</translation>
    </message>
    <message>
        <source>How many learning rates are tried, one for each batch.</source>
        <translation>试多少个学习率，每一批用一个。</translation>
    </message>
    <message>
        <source>Scales the gradients of a step down together, to this norm at most; empty leaves them as they are.</source>
        <translation>把一步的梯度一起缩小，使范数不超过这个值；留空则保持原样。</translation>
    </message>
    <message>
        <source>The side of a square of zeros that covers a part of each training picture, in pixels.</source>
        <translation>每张训练图片上被零盖住的方块的边长，以像素计。</translation>
    </message>
    <message>
        <source>How much of itself the mean of the weights keeps at each step; 0 takes the weights themselves.</source>
        <translation>权重的平均在每一步保留自己的多少；0 表示直接用权重本身。</translation>
    </message>
    <message>
        <source>By how many pixels at most training pictures are moved, up or down and to a side.</source>
        <translation>训练图片上下、左右最多移动几个像素。</translation>
    </message>
    <message>
        <source>Over how many steps the learning rate rises to lr at the beginning.</source>
        <translation>开始时学习率经过多少步升到 lr。</translation>
    </message>
    <message>
        <source>Turns a kernel by 180°, as a mathematician&apos;s convolution does; or mirrors training pictures, left for right.</source>
        <translation>把卷积核旋转 180°，像数学里的卷积那样；或者把训练图片左右翻转。</translation>
    </message>
    <message>
        <source>After how many steps the two pause, and their losses are compared.</source>
        <translation>多少步之后两者暂停，并比较损失。</translation>
    </message>
    <message>
        <source>What is wrong with the run on purpose. All other settings stay as they are; the run is marked wherever it is shown.</source>
        <translation>故意弄坏这次训练的哪一处。其他设置都保持原样；这次训练无论显示在哪里都带有标记。</translation>
    </message>
    <message>
        <source>The step that is compared, where runs are compared at a step.</source>
        <translation>按某一步比较时，比的是哪一步。</translation>
    </message>
    <message>
        <source>What the curves run over: steps, epochs, seconds, pictures seen or operations.</source>
        <translation>曲线的横轴：步数、轮数、秒数、看过的图片数或运算次数。</translation>
    </message>
    <message>
        <source>Whether runs that differ in their seed only become one band from the smallest to the largest.</source>
        <translation>只差随机种子的训练，是否合成一条从最小到最大的色带。</translation>
    </message>
    <message>
        <source>How many of the training pictures are used; left empty, all that are not kept back.</source>
        <translation>用多少张训练图片；留空就用全部没有留作验证的图片。</translation>
    </message>
    <message>
        <source>Which moment of each run is compared: its end, its best, or a step.</source>
        <translation>比较每次训练的哪个时刻：结束时、最好时，还是某一步。</translation>
    </message>
    <message>
        <source>How strongly the curves are smoothed; at 0 they are shown as they are.</source>
        <translation>曲线平滑得多强；0 表示原样显示。</translation>
    </message>
    <message>
        <source>Whether equal distances along the horizontal axis are equal factors.</source>
        <translation>横轴上相等的距离是否表示相等的倍数。</translation>
    </message>
    <message>
        <source>Whether equal distances along the vertical axis are equal factors.</source>
        <translation>纵轴上相等的距离是否表示相等的倍数。</translation>
    </message>
    <message>
        <source>What share of the pictures is kept back to judge the network while it trains.</source>
        <translation>多大一部分图片留下来，用于训练过程中评判网络。</translation>
    </message>
    <message>
        <source>What the curves show: a loss, an accuracy, or the norm of the gradients.</source>
        <translation>曲线画的是什么：损失、准确率，还是梯度的范数。</translation>
    </message>
    <message>
        <source>In how many of the first epochs the pictures are smaller: they grow from 16 × 16 to 28 × 28.</source>
        <translation>前多少轮把图片缩小：从 16 × 16 逐渐长到 28 × 28。</translation>
    </message>
</context>
<context>
    <name>AtStep</name>
    <message>
        <source>Step at which the table looks at each run</source>
        <translation>表格在第几步看每次训练</translation>
    </message>
</context>
<context>
    <name>AttributionPage</name>
    <message>
        <source>{time} ms</source>
        <translation>用时 {time} ms</translation>
    </message>
    <message>
        <source>{share} % of the patches</source>
        <translation>方块已算 {share} %</translation>
    </message>
</context>
<context>
    <name>AttributionStage</name>
    <message>
        <source>No layer of this network puts out maps.</source>
        <translation>这个网络没有哪一层输出特征图。</translation>
    </message>
    <message>
        <source>Maps of {layer}</source>
        <translation>{layer} 的特征图</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>map {number}, off</source>
        <translation>第 {number} 张，已关掉</translation>
    </message>
    <message>
        <source>map {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>{count} off</source>
        <translation>关掉了 {count} 张</translation>
    </message>
    <message>
        <source>click one to switch it off</source>
        <translation>点一张就把它关掉</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加图</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>什么起作用</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The picture, on which a patch can be laid</source>
        <translation>图片，可以放上一个方块</translation>
    </message>
    <message>
        <source>What each pixel counts for</source>
        <translation>每个像素起多少作用</translation>
    </message>
    <message>
        <source>The maps of the layer, to be switched off</source>
        <translation>这一层的特征图，可以关掉</translation>
    </message>
    <message>
        <source>Take the patch away (Esc)</source>
        <translation>拿走方块（Esc）</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>全部打开</translation>
    </message>
    <message>
        <source>Accuracy without them</source>
        <translation>少了它们的准确率</translation>
    </message>
    <message>
        <source>The reasons appear here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 一加载好，这里就会画出理由。</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>随机权重</translation>
    </message>
</context>
<context>
    <name>AttributionStrip</name>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this pixel (Esc)</source>
        <translation>取消固定这个像素（Esc）</translation>
    </message>
    <message>
        <source>Click a pixel to pin it</source>
        <translation>点一个像素把它固定</translation>
    </message>
    <message>
        <source>Arrow keys move the pixel, Enter pins, Esc unpins.</source>
        <translation>方向键移动像素，Enter 固定，Esc 取消固定。</translation>
    </message>
    <message>
        <source>how much the score s of {name} changes per unit of this pixel&apos;s three numbers</source>
        <translation>这个像素的三个数各变化一个单位，{name}的得分 s 变化多少</translation>
    </message>
    <message>
        <source>the pixel&apos;s three numbers times how the score s of {name} changes with them</source>
        <translation>像素的三个数，各乘以{name}的得分 s 随它变化的快慢</translation>
    </message>
    <message>
        <source>the maps of {layer}, each times its weight for the score s of {name}</source>
        <translation>{layer} 的每张特征图乘以它对{name}得分 s 的权重，再相加</translation>
    </message>
    <message>
        <source>by how much the score s of {name} falls when patches cover this pixel</source>
        <translation>盖住这个像素的各个方块让{name}的得分 s 平均掉多少</translation>
    </message>
    <message>
        <source>= {mean}, the mean of its {count} gradients</source>
        <translation>= {mean}，是它的 {count} 个梯度的平均值</translation>
    </message>
    <message>
        <source>enlarged</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>no patch</source>
        <translation>没有方块</translation>
    </message>
    <message>
        <source>The stride is larger than the patch: none lies over this pixel.</source>
        <translation>步长比方块大，没有一个方块盖到这个像素。</translation>
    </message>
    <message>
        <source>= {score} with the patch over rows {top}–{bottom} and columns {left}–{right}</source>
        <translation>= {score}，方块盖住第 {top}–{bottom} 行、第 {left}–{right} 列</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>of the {count} {count:patch that lies|patches that lie} over it: ({sum}) / {count}</source>
        <translation>盖住它的 {count} 个方块：({sum}) / {count}</translation>
    </message>
    <message>
        <source>= {score} with the patch over row {top} and column {left}</source>
        <translation>= {score}，方块盖住第 {top} 行、第 {left} 列</translation>
    </message>
</context>
<context>
    <name>AttributionWords</name>
    <message>
        <source>{before} {after}</source>
        <translation>{before}{after}</translation>
    </message>
    <message>
        <source>why {name}?</source>
        <translation>为什么是{name}？</translation>
    </message>
    <message>
        <source>why not {name}?</source>
        <translation>为什么不是{name}？</translation>
    </message>
    <message>
        <source>The redder a pixel, the faster the score of {name} changes with it, up or down.</source>
        <translation>像素越红，{name}的得分随它变得越快，不管变大还是变小。</translation>
    </message>
    <message>
        <source>Red pixels speak for {name}, blue ones against it.</source>
        <translation>红的像素支持{name}，蓝的反对。</translation>
    </message>
    <message>
        <source>Red is where the maps of {layer} speak for {name}.</source>
        <translation>红的地方，{layer} 的特征图支持{name}。</translation>
    </message>
    <message>
        <source>Red pixels are missed when they are covered; without blue ones {name} scores higher.</source>
        <translation>盖住红的像素，{name}的得分会掉；没有了蓝的，得分反而更高。</translation>
    </message>
    <message>
        <source>Drag a patch over the picture: the scores follow.</source>
        <translation>在图片上拖动方块，得分会跟着变。</translation>
    </message>
    <message>
        <source>{name}: score {before} → {after} ({difference}), probability {first} → {second}.</source>
        <translation>{name}：得分 {before} → {after}（{difference}），概率 {first} → {second}。</translation>
    </message>
    <message>
        <source>The answer is {name} now.</source>
        <translation>现在的回答是{name}。</translation>
    </message>
    <message>
        <source>One of the two maps is the same everywhere: there is no order to compare.</source>
        <translation>两张图里有一张处处相同，没有次序可以比较。</translation>
    </message>
    <message>
        <source>Rank correlation {value}: with weights that have learnt nothing, much the same pixels count. This map shows the picture, and proves nothing about what was learnt.</source>
        <translation>秩相关 {value}：换成什么也没学过的权重，起作用的差不多还是这些像素。这张图画的是图片本身，证明不了学到了什么。</translation>
    </message>
    <message>
        <source>Rank correlation {value}: with weights that have learnt nothing, some of the same pixels count. Part of this map comes from the picture alone.</source>
        <translation>秩相关 {value}：换成什么也没学过的权重，一部分像素照样起作用。这张图有一部分只来自图片本身。</translation>
    </message>
    <message>
        <source>Rank correlation {value}: with weights that have learnt nothing, other pixels count. So this map hangs on what was learnt; that does not make it right.</source>
        <translation>秩相关 {value}：换成什么也没学过的权重，起作用的是另一些像素。所以这张图取决于学到的东西；但这并不等于它是对的。</translation>
    </message>
    <message>
        <source>Judging…</source>
        <translation>正在评判…</translation>
    </message>
    <message>
        <source>Judging: {done} of {total} pictures…</source>
        <translation>正在评判：{done} / {total} 张图片…</translation>
    </message>
    <message>
        <source>{total} pictures of {source}: {whole} correct, without the maps {without}. In brackets: 95 %.</source>
        <translation>{source} 的 {total} 张图片：正确 {whole}，少了这些特征图 {without}。括号里是 95 % 区间。</translation>
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
        <source>forward {forward} ms, backward {backward} ms</source>
        <translation>前向 {forward} ms，反向 {backward} ms</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
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
        <source>not computed yet</source>
        <translation>还没有计算</translation>
    </message>
    <message>
        <source>with the weight where it is dragged to; without: {loss}</source>
        <translation>权重拖到这里时；原来是 {loss}</translation>
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
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Pictures of the batch</source>
        <translation>这一批图片</translation>
    </message>
    <message>
        <source>The result appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，结果就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>BackwardStrip</name>
    <message>
        <source>Step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>Loss over w</source>
        <translation>损失随 w</translation>
    </message>
    <message>
        <source>Error over h</source>
        <translation>误差随 h</translation>
    </message>
    <message>
        <source>What the curve shows</source>
        <translation>曲线画的是什么</translation>
    </message>
    <message>
        <source>How far the gradient is from a difference of two losses, both as powers of ten</source>
        <translation>梯度与两个损失之差差多少，横轴和纵轴都是 10 的幂</translation>
    </message>
    <message>
        <source>The loss over this weight</source>
        <translation>损失随这个权重的变化</translation>
    </message>
    <message>
        <source>Computing the loss over this weight…</source>
        <translation>正在计算损失随这个权重的变化…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this weight (Esc)</source>
        <translation>取消固定这个权重（Esc）</translation>
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
    <name>BrokenCard</name>
    <message>
        <source>Broken on purpose: {fault}</source>
        <translation>故意弄坏：{fault}</translation>
    </message>
    <message>
        <source>The doctor, who is not told, names it in place {place} of {count}.</source>
        <translation>医生事先并不知情，在 {count} 条诊断中把它列在第 {place} 位。</translation>
    </message>
    <message>
        <source>The doctor, who is not told, has not found it.</source>
        <translation>医生事先并不知情，没有发现它。</translation>
    </message>
    <message>
        <source>The doctor, who is not told, has found it.</source>
        <translation>医生事先并不知情，但找到了它。</translation>
    </message>
    <message>
        <source>The same run without it</source>
        <translation>去掉故障，其他照旧新建</translation>
    </message>
</context>
<context>
    <name>BuilderPage</name>
    <message>
        <source>A network has at most {most} layers here.</source>
        <translation>这里的网络最多 {most} 层。</translation>
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
        <source>no output</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>checked in {time} ms</source>
        <translation>检查用时 {time} ms</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Selected layer</source>
        <translation>选中的层</translation>
    </message>
    <message>
        <source>{name}    {count} {count:layer|layers}</source>
        <translation>{name}    {count} 层</translation>
    </message>
    <message>
        <source>Input shape</source>
        <translation>输入形状</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设网络</translation>
    </message>
    <message>
        <source>A block cannot contain another block.</source>
        <translation>块里面不能再放块。</translation>
    </message>
</context>
<context>
    <name>BuilderStageView</name>
    <message>
        <source>{shape} → no output</source>
        <translation>{shape} → 没有输出</translation>
    </message>
    <message>
        <source>Fits pictures and the ten classes: lesson 7.9 can train it.</source>
        <translation>图片和十个类别都接得上：7.9 课可以训练它。</translation>
    </message>
    <message>
        <source>A layer does not fit: it is marked in the table.</source>
        <translation>有一层接不上：表里已标出。</translation>
    </message>
    <message>
        <source>Lesson 7.9 trains networks that turn (N, 3, 32, 32) into (N, 10).</source>
        <translation>7.9 课训练的网络要把 (N, 3, 32, 32) 变成 (N, 10)。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
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
    <name>CallWords</name>
    <message>
        <source>registered, but not run</source>
        <translation>已注册，但没有运行</translation>
    </message>
    <message>
        <source>none registered</source>
        <translation>没有注册</translation>
    </message>
    <message>
        <source>a call inside the call</source>
        <translation>调用里的调用</translation>
    </message>
    <message>
        <source>run by module(x)</source>
        <translation>由 module(x) 运行</translation>
    </message>
    <message>
        <source>bypasses __call__</source>
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
        <source>what the call inside returned</source>
        <translation>里面那次调用返回的</translation>
    </message>
    <message>
        <source>Writing module(x) runs __call__, which your class inherits from nn.Module. It runs the pre-hooks, then your forward, then the hooks.</source>
        <translation>写 module(x) 就会运行 nn.Module 自带的 __call__。它先运行前置钩子，再运行你的 forward，最后运行后置钩子。</translation>
    </message>
    <message>
        <source>forward is called directly. __call__ does not run, so none of the hooks do either. Write module(x) instead.</source>
        <translation>直接调用了 forward。结果一样，但没有经过 __call__：没有钩子知道这次调用。应当写 module(x)。</translation>
    </message>
    <message>
        <source>A pre-hook sees the input before forward does. It can inspect it, or replace it.</source>
        <translation>前置钩子在 forward 之前看到输入。它可以只看一眼，也可以换一个传下去。</translation>
    </message>
    <message>
        <source>Now your own code runs, line by line.</source>
        <translation>现在一行一行运行你自己的代码。</translation>
    </message>
    <message>
        <source>A hook sees the input and the output after forward. This is how you look at a layer&apos;s feature maps without changing the network.</source>
        <translation>后置钩子在 forward 之后看到输入和输出。不改动网络也能查看某一层的特征图，靠的就是它。</translation>
    </message>
    <message>
        <source>The output goes back to the caller.</source>
        <translation>输出交还给调用者。</translation>
    </message>
    <message>
        <source>A plain number in the code. It is not registered: no optimiser changes it, and it is not saved with the module.</source>
        <translation>代码里一个普通的数。它没有被注册：优化器不会改它，也不会随模块保存。</translation>
    </message>
    <message>
        <source>Assigning an nn.Parameter to self registers it. The optimiser updates it, and state_dict saves it.</source>
        <translation>把 nn.Parameter 赋给 self，它就被注册。优化器会改它，state_dict 会保存它。</translation>
    </message>
    <message>
        <source>A buffer is saved in state_dict and moves to the GPU with the module, but no optimiser updates it.</source>
        <translation>缓冲区保存在 state_dict 里，随模块搬到 GPU，但优化器不改它。</translation>
    </message>
    <message>
        <source>A layer is a module, too. Its weight and bias became parameters of this module, with a dot in their names.</source>
        <translation>层也是模块。它的 weight 和 bias 成了这个模块的参数，名字里带一个点。</translation>
    </message>
    <message>
        <source>A child module is called like any other: it has its own __call__ and forward.</source>
        <translation>里面的模块和别的模块一样被调用：它有自己的 __call__ 和 forward。</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>The classes</source>
        <translation>各个类别</translation>
    </message>
    <message>
        <source>Classes of the strongest pictures</source>
        <translation>最强图片的类别</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片数</translation>
    </message>
</context>
<context>
    <name>ClassLegend</name>
    <message>
        <source>Show or hide {name}</source>
        <translation>显示或隐藏{name}</translation>
    </message>
    <message>
        <source>Classes that are shown</source>
        <translation>显示哪些类别</translation>
    </message>
</context>
<context>
    <name>ClassMatrix</name>
    <message>
        <source>Confusion matrix: true classes down, answers across</source>
        <translation>混淆矩阵：每行是一个真实类别，每列是一种回答</translation>
    </message>
    <message>
        <source>{true} answered as {answer}: {count} of {all}</source>
        <translation>{true}被答成{answer}：{all} 张中有 {count} 张</translation>
    </message>
    <message>
        <source>{true} recognised: {count} of {all}</source>
        <translation>{true}被认出：{all} 张中有 {count} 张</translation>
    </message>
    <message>
        <source>recall of {name}: {hits} of its {count} pictures are recognised</source>
        <translation>{name}的召回率：它的 {count} 张图片中认出 {hits} 张</translation>
    </message>
    <message>
        <source>precision of {name}: {hits} of {count} such answers are right</source>
        <translation>{name}的精确率：{count} 次这样的回答中对了 {hits} 次</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>points</source>
        <translation>百分点</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>更少</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>right</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>答错</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>recall of {name}: {value} % ({low} to {high}), {hits} of {count} pictures</source>
        <translation>{name}的召回率：{value} %（{low} 到 {high}），{count} 张中认出 {hits} 张</translation>
    </message>
    <message>
        <source>precision of {name}: {value} % ({low} to {high}), {hits} of {count} answers</source>
        <translation>{name}的精确率：{value} %（{low} 到 {high}），{count} 次这样的回答中对了 {hits} 次</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall and precision of each class</source>
        <translation>每个类别的召回率和精确率</translation>
    </message>
    <message>
        <source>recall: of its pictures</source>
        <translation>召回率：占该类图片</translation>
    </message>
    <message>
        <source>precision: of such answers</source>
        <translation>精确率：占这样的回答</translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>picture {index}: {true}, answered {answer} with {sure}</source>
        <translation>图片 {index}：{true}，以 {sure} 的概率答成{answer}</translation>
    </message>
    <message>
        <source>The cloud of pictures: near means alike for the network</source>
        <translation>图片的分布：离得近就是网络觉得相像</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>CloudView</name>
    <message>
        <source>Draw around</source>
        <translation>圈选</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>What dragging does</source>
        <translation>拖动时做什么</translation>
    </message>
    <message>
        <source>Drag with Shift, or with the right button, to move; the wheel looks closer</source>
        <translation>按住 Shift 或用右键拖动就移动；滚轮拉近拉远</translation>
    </message>
    <message>
        <source>All of the cloud, without a line (0, Esc)</source>
        <translation>看整个图，去掉圈（0、Esc）</translation>
    </message>
    <message>
        <source>{count} numbers before {layer}; the plane keeps {whole} % of their variance ({first} + {second})</source>
        <translation>{layer} 之前的 {count} 个数；平面保留了 {whole} % 的方差（{first} + {second}）</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Python (*.py *.ipynb);;All files (*)</source>
        <translation>Python (*.py *.ipynb);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open code</source>
        <translation>打开代码</translation>
    </message>
    <message>
        <source>An nn.Sequential, with names or without, or a class with forward. Training may stand beside it.</source>
        <translation>可以是 nn.Sequential（带不带名字都行），也可以是带 forward 的类。旁边有训练代码也没关系。</translation>
    </message>
    <message>
        <source>{name}: {count} {count:layer|layers}, for pictures of {sides}</source>
        <translation>{name}：{count} 层，输入图片 {sides}</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另外还有 {count} 处。</translation>
    </message>
    <message>
        <source>All of it is understood.</source>
        <translation>全部读懂了。</translation>
    </message>
    <message>
        <source>Line {line}: {text}</source>
        <translation>第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>A network from your own code</source>
        <translation>用自己的代码搭网络</translation>
    </message>
    <message>
        <source>Paste PyTorch code, or open a .py file or a notebook. It is only read; nothing in it is run.</source>
        <translation>粘贴 PyTorch 代码，或打开 .py 文件、笔记本。代码只读不运行。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take this network</source>
        <translation>使用这个网络</translation>
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
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Save {name}…</source>
        <translation>保存 {name}…</translation>
    </message>
    <message>
        <source>Save the pictures</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>{path} could not be saved: {error}</source>
        <translation>无法保存 {path}：{error}</translation>
    </message>
    <message>
        <source>It is made from the settings at the left. It downloads the official CIFAR-10; your import is a copy, so its numbers differ a little.</source>
        <translation>代码由左边的设置生成。它会下载官方的 CIFAR-10；你导入的是一份副本，所以数值会略有不同。</translation>
    </message>
    <message>
        <source>The code is on the clipboard. It reads its pictures from {name}, a file that must be in the same folder as the code.</source>
        <translation>代码已复制到剪贴板。它从 {name} 读取图片，这个文件要和代码放在同一个文件夹里。</translation>
    </message>
    <message>
        <source>Saved as {path}. Its pictures are in {name} beside it: keep the two together, and run the code in that folder.</source>
        <translation>已保存为 {path}。它的图片在旁边的 {name} 里：两个文件要放在一起，并在那个文件夹里运行代码。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>A desktop laboratory for learning how convolutional networks work.</source>
        <translation>在桌面上弄懂卷积网络的实验室。</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>what to open</source>
        <translation>打开什么</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>show this help and exit</source>
        <translation>显示这份帮助，然后退出</translation>
    </message>
    <message>
        <source>the language of the interface</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>light, dark, or as the system</source>
        <translation>浅色、深色，或跟随系统</translation>
    </message>
    <message>
        <source>import CIFAR-10 from an archive or a folder; or a (read-only) data folder that holds an import already</source>
        <translation>从压缩包或文件夹导入 CIFAR-10；或指定一个已经导入过的（只读）数据文件夹</translation>
    </message>
    <message>
        <source>where PyTorch computes</source>
        <translation>PyTorch 在哪里计算</translation>
    </message>
    <message>
        <source>everything larger, over the whole screen (F11)</source>
        <translation>全部放大，占满屏幕（F11）</translation>
    </message>
    <message>
        <source>forget all settings, then start</source>
        <translation>清除所有设置，然后启动</translation>
    </message>
    <message>
        <source>open the page, wait until it has settled, save a PNG, exit</source>
        <translation>打开页面，等它算完，保存 PNG，然后退出</translation>
    </message>
    <message>
        <source>size of the screenshot (default {size})</source>
        <translation>截图的大小（默认 {size}）</translation>
    </message>
    <message>
        <source>check this installation, print a table, exit</source>
        <translation>检查这次安装，打印一张表，然后退出</translation>
    </message>
    <message>
        <source>with --self-test: print JSON instead of a table</source>
        <translation>与 --self-test 合用：打印 JSON，而不是表格</translation>
    </message>
    <message>
        <source>with --self-test: write to a file</source>
        <translation>与 --self-test 合用：写入文件</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本，然后退出</translation>
    </message>
    <message>
        <source>the lesson to open; its number will do, too</source>
        <translation>要打开的课，写编号也可以</translation>
    </message>
    <message>
        <source>a file to open: a lesson, a network, weights, a picture; or files of runs</source>
        <translation>要打开的文件：课程、网络、权重或图片；或几个训练记录文件</translation>
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
    <name>CompareDialog</name>
    <message>
        <source>The shapes differ: yours is {mine}, the page&apos;s {ours}.</source>
        <translation>形状不同：你的是 {mine}，页面的是 {ours}。</translation>
    </message>
    <message>
        <source>Compare tensors of one shape: numbers that stand in different places are not compared.</source>
        <translation>请比较形状相同的张量：位置对不上的数没法比。</translation>
    </message>
    <message>
        <source>The numbers are the same in another order of axes: permute{order} turns yours.</source>
        <translation>数是一样的，只是轴的次序不同：用 permute{order} 转一下你的张量即可。</translation>
    </message>
    <message>
        <source>The same, to rounding.</source>
        <translation>一样，只差舍入。</translation>
    </message>
    <message>
        <source>All {count} numbers agree within {rtol} of their size or {atol}.</source>
        <translation>{count} 个数全部一致，相对误差在 {rtol} 以内或绝对误差在 {atol} 以内。</translation>
    </message>
    <message>
        <source>{apart} of {count} numbers differ.</source>
        <translation>{count} 个数里有 {apart} 个不同。</translation>
    </message>
    <message>
        <source>Most of all at {place}: yours is {mine}, the page&apos;s {ours}, which is {gap} apart.</source>
        <translation>差得最多的在 {place}：你的是 {mine}，页面的是 {ours}，相差 {gap}。</translation>
    </message>
    <message>
        <source>Compare a tensor</source>
        <translation>比较张量</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Tensor of the page</source>
        <translation>页面上的张量</translation>
    </message>
    <message>
        <source>Maps of the difference</source>
        <translation>差值图</translation>
    </message>
    <message>
        <source>How far apart they are, on one scale: white is equal.</source>
        <translation>相差多少，同一色标：白色表示相等。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>{quantity} over {axis}</source>
        <translation>{quantity} · 横轴：{axis}</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>示例图</translation>
    </message>
    <message>
        <source>{count} {count:run|runs}, {drawn} drawn</source>
        <translation>{count} 次训练，画出 {drawn} 次</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>ComparePlot</name>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>How many batches</source>
        <translation>一共几批</translation>
    </message>
    <message>
        <source>Every batch is full: nothing is left over.</source>
        <translation>每一批都是满的，没有剩余。</translation>
    </message>
    <message>
        <source>The last batch holds only what is left over: {rest}. A layer made for exactly {size} pictures fails there. One epoch is one pass over all batches, and each batch is one iteration.</source>
        <translation>最后一批只有剩下的 {rest} 张。只认 {size} 张一批的层会在那里出错。所有批都用过一遍是一轮（epoch），每一批是一次迭代（iteration）。</translation>
    </message>
    <message>
        <source>The data does not fill a single batch, and drop_last leaves it out: the loop never runs.</source>
        <translation>数据连一批都装不满，而 drop_last 舍去不满的批次：循环一次也不执行。</translation>
    </message>
    <message>
        <source>{count} full {count:batch|batches}: {shape}</source>
        <translation>{count} 个完整的批：{shape}</translation>
    </message>
    <message>
        <source>left out: {count} {count:picture|pictures}</source>
        <translation>舍去 {count} 张图片</translation>
    </message>
    <message>
        <source>the last one: {shape}</source>
        <translation>最后一批：{shape}</translation>
    </message>
    <message>
        <source>drop_last leaves out the {rest} that do not fill a batch. With shuffle these are different ones in each epoch; without it, the same pictures are never seen.</source>
        <translation>drop_last 舍去装不满一批的那 {rest} 张。打乱时每一轮舍去的图不同；不打乱，就总是同样几张图永远用不到。</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Your own picture</source>
        <translation>自己的图片</translation>
    </message>
    <message>
        <source>Drag the square over what matters; the wheel or the slider makes it larger.</source>
        <translation>把方框拖到要紧的地方；滚轮或滑块可以改变大小。</translation>
    </message>
    <message>
        <source>The square that is taken: arrow keys move it, + and − resize it</source>
        <translation>取用的方框：方向键移动，+ 和 − 改变大小</translation>
    </message>
    <message>
        <source>Side of the square</source>
        <translation>方框边长</translation>
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
        <source>The curve appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，曲线就会出现在这里。</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>forward {time} ms</source>
        <translation>前向 {time} ms</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>构造参数</translation>
    </message>
    <message>
        <source>The function and its slope</source>
        <translation>函数与它的斜率</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>{count} curves at a time: take one away first</source>
        <translation>最多同时画 {count} 条曲线：请先去掉一条</translation>
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
        <source>{name}, {count} seeds</source>
        <translation>{name}，{count} 个种子</translation>
    </message>
    <message>
        <source>not known of {count} of the runs</source>
        <translation>其中 {count} 次训练没有这个数</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>The curves of the runs that are drawn</source>
        <translation>所画各次训练的曲线</translation>
    </message>
    <message>
        <source>band: least to greatest of seeds (n = {counts}), line: their mean</source>
        <translation>色带：各种子的最小到最大（n = {counts}），线：平均值</translation>
    </message>
    <message>
        <source>is being counted…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>▲ {name} goes on above</source>
        <translation>▲ {name} 在图上方，没画全</translation>
    </message>
    <message>
        <source>▲ {count} curves go on above</source>
        <translation>▲ {count} 条曲线在图上方，没画全</translation>
    </message>
    <message>
        <source>{what}: select it to see more of it</source>
        <translation>{what}：选中它可以多看到一些</translation>
    </message>
</context>
<context>
    <name>DifferenceCode</name>
    <message>
        <source>How the verdict is worked out</source>
        <translation>结论是这样算出来的</translation>
    </message>
    <message>
        <source>With the numbers of the selected run and of the baseline; without them, of an example. It needs nothing but Python.</source>
        <translation>用的是选中的训练和基准的数；没有选时用一个例子的数。只需要 Python。</translation>
    </message>
</context>
<context>
    <name>DifferencePlot</name>
    <message>
        <source>Loss of each other side minus loss of A over the steps</source>
        <translation>其他各边的损失减 A 的损失，随步数的变化</translation>
    </message>
    <message>
        <source>The difference appears as soon as all have done a step.</source>
        <translation>各边都走一步之后，这里会出现差值。</translation>
    </message>
</context>
<context>
    <name>Differs</name>
    <message>
        <source>What differs</source>
        <translation>差在哪里</translation>
    </message>
    <message>
        <source>Add {side}</source>
        <translation>加上 {side}</translation>
    </message>
    <message>
        <source>Remove {side}</source>
        <translation>去掉 {side}</translation>
    </message>
</context>
<context>
    <name>DiffersRow</name>
    <message>
        <source>What differs</source>
        <translation>差在哪里</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>{share} % of the pictures that it is judged on are among those it trains on.</source>
        <translation>评判用的图片中，有 {share} % 也在训练图片里。</translation>
    </message>
    <message>
        <source>The accuracy says how well it remembers, not how well it recognises. Judge it on pictures that it has never seen.</source>
        <translation>这样的准确率只说明它记得多好，而不是认得多好。请用它从没见过的图片来评判。</translation>
    </message>
    <message>
        <source>Pixels go in from {low} to {high}, with mean {mean} and standard deviation {deviation}.</source>
        <translation>输入的像素从 {low} 到 {high}，均值 {mean}，标准差 {deviation}。</translation>
    </message>
    <message>
        <source>Of the first {pictures} pictures, {share} % are followed by one with the same label; in random order it would be {chance} %.</source>
        <translation>最前面的 {pictures} 张图片里，有 {share} % 后面紧跟着同一标签的图片；随机排列时应当是 {chance} %。</translation>
    </message>
    <message>
        <source>The pictures come sorted by class. Each batch pulls the network towards one class and it forgets the others. Shuffle them.</source>
        <translation>图片是按类别排好序送进来的。每个批次都把网络拉向一个类别，其余的就忘掉了。请打乱顺序。</translation>
    </message>
    <message>
        <source>There is no picture of “{name}” among the {pictures} training pictures, but {judged} among those it is judged on. Classes missing: {missing} of 10.</source>
        <translation>{pictures} 张训练图片里没有一张“{name}”，评判用的图片里却有 {judged} 张。10 个类别中缺少 {missing} 个。</translation>
    </message>
    <message>
        <source>A class that is never shown is never learned: all of its pictures are taken for something else. Look for what happened to them when the data was read.</source>
        <translation>从没给它看过的类别，它学不会：这一类的图片全都会被认成别的。请检查读取数据时它们去了哪里。</translation>
    </message>
    <message>
        <source>For each training picture, the ten pictures that look most like it vote on its label: in {share} % of {pictures} the vote agrees with the label. By chance it would be {chance} %; for the pictures that it is judged on it is {judged} %.</source>
        <translation>每张训练图片都由看起来最像它的十张图片投票定标签：{pictures} 张里有 {share} % 与自己的标签一致。全凭运气是 {chance} %，而评判用的图片是 {judged} %。</translation>
    </message>
    <message>
        <source>The labels have nothing to do with the pictures. The network can only learn them by heart: the training loss may fall, but on other pictures it does no better than chance. Check whether pictures and labels are still in the same order.</source>
        <translation>标签与图片毫无关系，网络只能死记硬背：训练损失可能下降，在别的图片上却始终和瞎猜一样。请检查图片和标签的顺序是否还对得上。</translation>
    </message>
    <message>
        <source>The correlation of neighbouring pixels is {train} in the training pictures and {judged} in those it is judged on.</source>
        <translation>相邻像素的相关系数，在训练图片中是 {train}，在评判用的图片中是 {judged}。</translation>
    </message>
    <message>
        <source>First weights are drawn for inputs near 1. With such large ones, outputs and gradients are too large as well, and no usual learning rate fits. Divide the pixels by 255, or standardise each channel.</source>
        <translation>初始权重是按 1 左右的输入抽取的。输入这么大，输出和梯度也会太大，常用的学习率都不合适。请把像素除以 255，或者对每个通道做标准化。</translation>
    </message>
    <message>
        <source>About {wrong} % of the training labels seem to be wrong. The training loss cannot fall as far as it could, and a long run learns the wrong ones by heart. Check a few dozen labels by eye.</source>
        <translation>看来大约有 {wrong} % 的训练标签是错的。训练损失降不到应有的程度，训练久了还会把错的标签背下来。请亲眼核对几十个标签。</translation>
    </message>
    <message>
        <source>Noise lies over the training pictures, and not over the others. What it learns there of edges and textures is partly the noise. Look at a few of the pictures that go in.</source>
        <translation>训练图片上有噪声，另外那些却没有。它从中学到的边缘和纹理，有一部分其实是噪声。请看几张真正送进去的图片。</translation>
    </message>
    <message>
        <source>The most frequent class has {most} training pictures, the rarest {fewest}: {times} times as many.</source>
        <translation>最多的类别有 {most} 张训练图片，最少的有 {fewest} 张，相差 {times} 倍。</translation>
    </message>
    <message>
        <source>A network that says the frequent class more often is right more often, so it does, and the rare ones are missed. Use as many pictures of each, or look at the accuracy of each class.</source>
        <translation>多猜常见的类别就更容易猜对，于是网络就这么做，少见的类别便被漏掉。请让各类图片一样多，或者分别看每一类的准确率。</translation>
    </message>
    <message>
        <source>The last layer is “{name}”, a {kind}, and the loss takes its output.</source>
        <translation>最后一层是“{name}”（{kind}），损失用的就是它的输出。</translation>
    </message>
    <message>
        <source>{loss} applies {function} itself and expects any numbers, negative ones too. After a {kind} no class can be ruled out any more, and gradients become small or zero. Take the last layer away.</source>
        <translation>{loss} 自己会做 {function}，它要的是任意大小的数，也包括负数。经过 {kind} 之后，再也没法排除任何一个类别，梯度也变得很小甚至为零。请去掉最后这一层。</translation>
    </message>
    <message>
        <source>Between “{first}” and “{second}” there is no activation, as in {places} of {pairs} places.</source>
        <translation>“{first}”和“{second}”之间没有激活函数，{pairs} 处中有 {places} 处如此。</translation>
    </message>
    <message>
        <source>Two layers of weights without an activation between them can do no more than one: a product of matrices is a matrix. Put a ReLU behind each but the last.</source>
        <translation>两个带权重的层之间没有激活函数，就只抵得上一层：矩阵的乘积还是矩阵。请在除最后一层以外的每一层后面加上 ReLU。</translation>
    </message>
    <message>
        <source>The network says the same of every picture, and no step changes that. See whether the loss falls on a single batch that is shown again and again; if not, something between the pictures and the loss is broken.</source>
        <translation>网络对每张图片都给出同样的答案，怎么训练也不变。请反复用同一个批次训练，看损失会不会下降；如果不会，那么从图片到损失之间一定有什么地方坏了。</translation>
    </message>
    <message>
        <source>The norm of the gradients was {first} at first and {largest} in step {step}, {times} times as much.</source>
        <translation>梯度的范数起初是 {first}，到第 {step} 步成了 {largest}，是原来的 {times} 倍。</translation>
    </message>
    <message>
        <source>Gradients that grow from step to step throw the weights away. Clip their norm, or take a smaller rate.</source>
        <translation>梯度一步比一步大，会把权重甩得老远。请裁剪梯度的范数，或者用更小的学习率。</translation>
    </message>
    <message>
        <source>One layer moves at quite another pace than the rest: no learning rate suits both. Look at how its weights begin, or put a normalisation before it.</source>
        <translation>有一层的步调和其余的完全不同：没有哪个学习率能同时适合两者。请检查它的初始权重，或者在它前面加一个归一化层。</translation>
    </message>
    <message>
        <source>After step {step} the loss is no longer a usable number; shortly before, its mean went from {before} to {after}. The learning rate was {lr}.</source>
        <translation>第 {step} 步之后，损失不再是有用的数；在这之前不久，它的平均值从 {before} 变到 {after}。当时的学习率是 {lr}。</translation>
    </message>
    <message>
        <source>After step {step} the loss is no longer a usable number.</source>
        <translation>第 {step} 步之后，损失不再是有用的数。</translation>
    </message>
    <message>
        <source>Steps that are too long land beyond the valley, higher each time, until the numbers overflow. Take a learning rate of about {lower}; the part “Learning rate” finds one that fits.</source>
        <translation>步子太大，每次都越过谷底、落在更高的地方，直到数值溢出。请把学习率降到 {lower} 左右；“学习率”那一部分可以帮你找到合适的值。</translation>
    </message>
    <message>
        <source>At a learning rate of {lr}, one step changed the weights of “{name}” by {ratio} %; the mean loss rose to {loss}. Guessing would give {guessing}.</source>
        <translation>学习率为 {lr} 时，一步就把“{name}”的权重改变了 {ratio} %，平均损失升到 {loss}；而瞎猜的损失是 {guessing}。</translation>
    </message>
    <message>
        <source>The steps are too long: each undoes what others have learned, and the loss jumps. A step usually changes the weights by about 0.1 %. Take a learning rate of about {lower}.</source>
        <translation>步子太大：每一步都把别的步学到的东西毁掉，损失忽高忽低。通常每步只改变 0.1 % 左右。请把学习率降到 {lower} 左右。</translation>
    </message>
    <message>
        <source>No step changed the weights of a layer by more than {ratio} %; in {steps} steps the loss went from {first} to {last}.</source>
        <translation>没有哪一步把哪一层的权重改变了 {ratio} % 以上；{steps} 步里损失只从 {first} 变到 {last}。</translation>
    </message>
    <message>
        <source>The steps are too short to get anywhere. A step usually changes the weights by about 0.1 %. Take a learning rate of about {higher}.</source>
        <translation>步子太小，走不了多远。通常每步会改变权重的 0.1 % 左右。请把学习率提高到 {higher} 左右。</translation>
    </message>
    <message>
        <source>Over the last {steps} steps the mean loss is {loss}; guessing among ten classes gives {guessing}.</source>
        <translation>最后 {steps} 步的平均损失是 {loss}，在十个类别里瞎猜是 {guessing}。</translation>
    </message>
    <message>
        <source>Measured by the size of its weights, the gradient of “{name}” is {share} times that of “{other}”, and the loss has hardly fallen.</source>
        <translation>相对于各自的权重大小，“{name}”的梯度只有“{other}”的 {share} 倍，损失也几乎没有下降。</translation>
    </message>
    <message>
        <source>A typical step changed the weights of “{name}” by {ratio} %, and those of a typical layer by {others} % (medians of the steps that were looked at).</source>
        <translation>典型的一步把“{name}”的权重改变了 {ratio} %，而居中的那一层改变了 {others} %（都是观察过的各步的中位数）。</translation>
    </message>
    <message>
        <source>The loss on validation pictures was lowest after step {best}, at {least}; now it is {last}, and {train} on training pictures.</source>
        <translation>验证损失在第 {best} 步之后最低，为 {least}；现在是 {last}，而训练图片上的损失是 {train}。</translation>
    </message>
    <message>
        <source>Since then it has been learning the training pictures by heart. Stop there, or use more pictures, augmentation, dropout or weight decay.</source>
        <translation>从那以后它只是在死记训练图片。请在那里停下，或者用更多图片、数据增强、dropout 或权重衰减。</translation>
    </message>
    <message>
        <source>In the last quarter the loss on validation still fell from {before} to {last}, with the learning rate at {lr}.</source>
        <translation>在最后四分之一的时间里，验证损失仍然从 {before} 降到 {last}，学习率是 {lr}。</translation>
    </message>
    <message>
        <source>The run ended before it was done: train for more epochs, or let the rate fall towards the end.</source>
        <translation>还没学完训练就结束了：请多训练几轮，或者让学习率在末尾逐渐下降。</translation>
    </message>
    <message>
        <source>{runs} runs that differ in nothing but the seed end between {low} % and {high} %, {spread} points apart; the difference to the run before is {claimed} points.</source>
        <translation>{runs} 次只有随机种子不同的训练，最后的准确率在 {low} % 到 {high} % 之间，相差 {spread} 个百分点；而与之前那次训练的差别是 {claimed} 个百分点。</translation>
    </message>
    <message>
        <source>What was changed makes less of a difference than another seed does. Run both recipes with several seeds, and compare their means.</source>
        <translation>所做的改动带来的差别，还不如换一个随机种子来得大。请把两种配方都用几个种子各训练几次，再比较平均值。</translation>
    </message>
    <message>
        <source>Before the first step all weights are equal in {count} layers, “{name}” among them.</source>
        <translation>第一步之前，有 {count} 层的权重全都相等，“{name}”就是其中之一。</translation>
    </message>
    <message>
        <source>Neurons that begin alike get the same gradient and stay alike; with zeros, most gradients are zero as well. Start from random weights.</source>
        <translation>起点相同的神经元得到相同的梯度，以后也一直相同；如果都是零，大多数梯度也是零。请从随机的权重开始。</translation>
    </message>
    <message>
        <source>Before the first step the weights of “{name}” have a standard deviation of {deviation}, {times} times what suits {fan_in} inputs; the first loss is {loss}, and guessing would give {guessing}.</source>
        <translation>第一步之前，“{name}”的权重标准差是 {deviation}，是 {fan_in} 个输入所适合的 {times} 倍；最初的损失是 {loss}，而瞎猜的损失是 {guessing}。</translation>
    </message>
    <message>
        <source>With weights that large, outputs grow from layer to layer, and training begins with having to unlearn them. Draw them with a standard deviation of about 1 divided by the square root of the number of inputs.</source>
        <translation>权重这么大，输出会一层比一层大，训练首先要把它们纠正过来。抽取权重时，标准差应当大约是 1 除以输入个数的平方根。</translation>
    </message>
    <message>
        <source>In {count} of {looks} steps that were looked at, the network was in eval mode.</source>
        <translation>在观察过的 {looks} 步中，有 {count} 步网络处于 eval 模式。</translation>
    </message>
    <message>
        <source>In eval mode BatchNorm divides by old statistics, which nothing updates, and dropout does nothing. Call model.train() before the steps.</source>
        <translation>在 eval 模式下，BatchNorm 用的是没人更新的旧统计量，dropout 也不起作用。请在训练之前调用 model.train()。</translation>
    </message>
    <message>
        <source>While it was judged, layers of the network were in training mode.</source>
        <translation>评判的时候，网络里有些层处于训练模式。</translation>
    </message>
    <message>
        <source>In training mode the answer for a picture depends on the others in its batch, or on chance: what was judged is not the network that will be used. Call model.eval() before judging.</source>
        <translation>在训练模式下，对一张图片的答案取决于同一批次里的其他图片，或者取决于运气：评判的并不是以后要用的那个网络。请在评判之前调用 model.eval()。</translation>
    </message>
    <message>
        <source>When the backward pass of step {step} began, gradients of norm {left} were there already; with its own they became {gradient}.</source>
        <translation>第 {step} 步的反向传播开始时，已经有范数为 {left} 的梯度在那里；加上这一步自己的，变成了 {gradient}。</translation>
    </message>
    <message>
        <source>Each step follows the sum of all gradients so far instead of its own: it goes on in old directions, ever faster. Call optimizer.zero_grad() in each step.</source>
        <translation>每一步依据的不是自己的梯度，而是到目前为止所有梯度的总和：它沿着旧方向越走越快。请在每一步调用 optimizer.zero_grad()。</translation>
    </message>
    <message>
        <source>In step {step} the loss was {loss}. For the same outputs and labels, {name} gives {named}.</source>
        <translation>第 {step} 步的损失是 {loss}，而对同样的输出和标签，{name} 给出的是 {named}。</translation>
    </message>
    <message>
        <source>What is being minimised does not measure how well ten classes are told apart: a class has no size, and a distance between class numbers means nothing. Use CrossEntropyLoss with ten outputs and class numbers.</source>
        <translation>正在减小的这个数，衡量的不是十个类别分得好不好：类别没有大小，类别编号之间的距离没有意义。请用 CrossEntropyLoss，配上十个输出和类别编号。</translation>
    </message>
    <message>
        <source>Their loss in eval mode has not been measured yet.</source>
        <translation>还没有测过它们在 eval 模式下的损失。</translation>
    </message>
    <message>
        <source>The same pictures have a loss of {same} in training mode and of {judging} in eval mode.</source>
        <translation>同样的图片在训练模式下损失是 {same}，在 eval 模式下是 {judging}。</translation>
    </message>
    <message>
        <source>The loss is {name}, for one target of 1 beside nine of 0.</source>
        <translation>损失是 {name}，目标是一个 1 和九个 0。</translation>
    </message>
    <message>
        <source>The absolute error is smallest at the median, and nine of ten targets are 0: the best answer is 0 for all, whatever the picture shows. Use CrossEntropyLoss.</source>
        <translation>绝对误差在中位数处最小，而十个目标里有九个是 0：不管图片上是什么，最好的答案都是全 0。请用 CrossEntropyLoss。</translation>
    </message>
    <message>
        <source>In step {step} the loss is {loss}: a loss for classes cannot be below 0.</source>
        <translation>第 {step} 步的损失是 {loss}：用于分类的损失不可能小于 0。</translation>
    </message>
    <message>
        <source>{pictures} in a batch, and BatchNorm in the network (“{name}”). {modes}</source>
        <translation>每个批次 {pictures}，而网络里有 BatchNorm（“{name}”）。{modes}</translation>
    </message>
    <message>
        <source>BatchNorm estimates mean and standard deviation from the batch. From so few pictures the estimate is mostly chance, and the running statistics, by which it is judged, fit no batch. Use at least 16 pictures, or GroupNorm.</source>
        <translation>BatchNorm 从批次里估计均值和标准差。图片这么少，估计出来的大多是偶然，评判时用的滑动统计量也和哪个批次都不相符。请每批至少用 16 张图片，或者改用 GroupNorm。</translation>
    </message>
    <message>
        <source>{pictures} in a batch, at a learning rate of {lr}: a typical step changed the weights of a layer by {ratio} %. The mean loss of the last steps is {loss}; guessing would give {guessing}.</source>
        <translation>每个批次 {pictures}，学习率 {lr}：典型的一步把某一层的权重改变了 {ratio} %。最后一些步的平均损失是 {loss}，而瞎猜的损失是 {guessing}。</translation>
    </message>
    <message>
        <source>A layer drops {share} % of its inputs in each step. {modes}</source>
        <translation>有一层在每一步都丢掉 {share} % 的输入。{modes}</translation>
    </message>
    <message>
        <source>What is left is too little to learn from: training loss and accuracy stay poor, while it does better in eval mode. Usually 10 to 50 % is dropped.</source>
        <translation>剩下的太少，学不到东西：训练损失和准确率一直很差，在 eval 模式下反而好一些。通常丢 10 % 到 50 %。</translation>
    </message>
    <message>
        <source>In none of the {looks} steps that were looked at did “{name}” get a gradient other than 0.</source>
        <translation>在观察过的 {looks} 步中，“{name}”得到的梯度一直是 0，或者根本没有梯度。</translation>
    </message>
    <message>
        <source>Each step follows a picture or two, at a rate that suits the mean of many: the next one undoes it. Take larger batches, or divide the rate as the batch is divided.</source>
        <translation>每一步只看一两张图片，学习率却是适合很多张图片取平均的：下一步又把它抵消掉了。请用更大的批次，或者批次缩小多少倍，学习率也缩小多少倍。</translation>
    </message>
    <message>
        <source>In none of the {looks} steps that were looked at has a number of “{name}” changed.</source>
        <translation>在观察过的 {looks} 步中，“{name}”没有一个数变过。</translation>
    </message>
    <message>
        <source>A layer whose weights do not change does not learn. Its output is not used, its gradient is zero, or the optimiser does not know its parameters.</source>
        <translation>权重不变的层就不会学习。要么它的输出没有用上，要么它的梯度是零，要么优化器不知道它的参数。</translation>
    </message>
    <message>
        <source>A ReLU whose input is negative for every picture passes no gradient on, and never comes back. Take a smaller learning rate, BatchNorm before it, or LeakyReLU.</source>
        <translation>如果一个 ReLU 的输入对每张图片都是负数，它就不传递任何梯度，再也活不过来。请用更小的学习率，在它前面加 BatchNorm，或者改用 LeakyReLU。</translation>
    </message>
    <message>
        <source>{count} {count:picture|pictures}</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>学习率过大</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>学习率过小</translation>
    </message>
    <message>
        <source>The loss exploded</source>
        <translation>损失爆炸</translation>
    </message>
    <message>
        <source>Stuck at guessing</source>
        <translation>停在瞎猜的水平</translation>
    </message>
    <message>
        <source>All weights alike at the start</source>
        <translation>初始权重全都一样</translation>
    </message>
    <message>
        <source>Weights too large at the start</source>
        <translation>初始权重过大</translation>
    </message>
    <message>
        <source>No activation between layers</source>
        <translation>层与层之间没有激活函数</translation>
    </message>
    <message>
        <source>An activation after the last layer</source>
        <translation>最后一层之后还有激活函数</translation>
    </message>
    <message>
        <source>Vanishing gradients</source>
        <translation>梯度消失</translation>
    </message>
    <message>
        <source>Exploding gradients</source>
        <translation>梯度爆炸</translation>
    </message>
    <message>
        <source>Updates out of proportion to the weights</source>
        <translation>更新量与权重不成比例</translation>
    </message>
    <message>
        <source>Dead ReLUs</source>
        <translation>ReLU 死亡</translation>
    </message>
    <message>
        <source>Weights that never change</source>
        <translation>从不改变的权重</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>Still improving at the end</source>
        <translation>结束时仍在进步</translation>
    </message>
    <message>
        <source>Batch too small for BatchNorm</source>
        <translation>批太小，BatchNorm 估不准</translation>
    </message>
    <message>
        <source>Batch too small for this rate</source>
        <translation>对这个学习率来说批太小</translation>
    </message>
    <message>
        <source>All pictures in one batch</source>
        <translation>全部图片只有一批</translation>
    </message>
    <message>
        <source>Trained in eval mode</source>
        <translation>在 eval 模式下训练</translation>
    </message>
    <message>
        <source>Judged in training mode</source>
        <translation>在训练模式下评判</translation>
    </message>
    <message>
        <source>Sorted and not shuffled</source>
        <translation>按类别排序而没有打乱</translation>
    </message>
    <message>
        <source>Inputs not scaled</source>
        <translation>输入没有缩放</translation>
    </message>
    <message>
        <source>Noisy pictures</source>
        <translation>图片有噪声</translation>
    </message>
    <message>
        <source>Many labels are wrong</source>
        <translation>许多标签是错的</translation>
    </message>
    <message>
        <source>Labels have nothing to do with the pictures</source>
        <translation>标签与图片毫无关系</translation>
    </message>
    <message>
        <source>A class is missing</source>
        <translation>缺少一个类别</translation>
    </message>
    <message>
        <source>Classes out of balance</source>
        <translation>类别不均衡</translation>
    </message>
    <message>
        <source>Judged on its training pictures</source>
        <translation>用训练图片评判</translation>
    </message>
    <message>
        <source>The wrong loss for these labels</source>
        <translation>损失函数与标签类型不符</translation>
    </message>
    <message>
        <source>Gradients are not cleared</source>
        <translation>梯度没有清零</translation>
    </message>
    <message>
        <source>Too much dropout</source>
        <translation>丢弃率过高</translation>
    </message>
    <message>
        <source>One seed proves nothing</source>
        <translation>一个随机种子说明不了问题</translation>
    </message>
    <message>
        <source>All {pictures} training pictures are one batch: {epochs} {epochs:epoch is|epochs are} {epochs} {epochs:step|steps}.</source>
        <translation>全部 {pictures} 张训练图片是一个批次：{epochs} 轮就是 {epochs} 步。</translation>
    </message>
    <message>
        <source>On the way back through the layers the gradient gets lost, so the layers it reaches last do not learn. ReLU instead of Sigmoid or Tanh, BatchNorm, or shortcuts help.</source>
        <translation>梯度在逐层往回传的路上消失了，最后才传到的那些层就学不到东西。用 ReLU 代替 Sigmoid 或 Tanh、加上 BatchNorm 或者捷径连接会有帮助。</translation>
    </message>
    <message>
        <source>The gradient of all pictures is hardly better than that of some of them, and costs many times more: in the same time there are far fewer steps. Take batches of {size} or so.</source>
        <translation>用全部图片算出的梯度，比用其中一部分算出的好不了多少，花的时间却多出许多倍：同样的时间里只能走很少几步。请把批次改成 {size} 张图片左右。</translation>
    </message>
    <message>
        <source>{share} % of the channels or neurons of “{name}” gave 0 for every picture, the last {looks} times it was looked at.</source>
        <translation>最近 {looks} 次观察时，“{name}”有 {share} % 的通道或神经元对每张图片都输出 0。</translation>
    </message>
    <message>
        <source>Before this run, {before} {before:run was|runs were} judged on these {pictures} test pictures, with other settings. The best of {looks} equally good runs is up to {points} points too high there, by luck alone.</source>
        <translation>在它之前，已有 {before} 次设置不同的训练用这 {pictures} 张测试图片评判过。{looks} 次同样好的训练里，最好的那次单凭运气最多会高出 {points} 个百分点。</translation>
    </message>
    <message>
        <source>Whoever looks at the test set, changes something and looks again has tuned on it, and its number promises too much. Choose by the validation accuracy, and open the test set for the run that is chosen. “Twelve seeds, the best one on the test set”, under “Mistakes”, shows what else comes of it.</source>
        <translation>看了测试集，改一改，再看一次，就是照着测试集调参，它的数字说得太好。请按验证准确率选择，测试集只为选定的那次训练打开。“错误”一栏的“十二个种子，靠测试集挑最好的”演示了不这样做的后果。</translation>
    </message>
    <message>
        <source>Another look at the test set</source>
        <translation>又看了一次测试集</translation>
    </message>
    <message>
        <source>The run is over, and the network is no better than at its start. Through many layers, or through Sigmoids, hardly anything of the pictures reaches the end, and each step hardly moves it. BatchNorm or shortcuts usually get such a network going; sometimes Adam, or many more steps, will.</source>
        <translation>训练已经结束，网络并不比开始时更好。层数太多，或者用了 Sigmoid，图片的信息几乎传不到最后，每一步也就几乎推不动它。加上 BatchNorm 或捷径，这样的网络通常就能学起来；有时换成 Adam，或者多训练许多步也行。</translation>
    </message>
</context>
<context>
    <name>DoctorView</name>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>{checks} checks, each of which speaks only where its numbers decide</source>
        <translation>{checks} 项检查，数据足以判断时才会开口</translation>
    </message>
    <message>
        <source>The run in front is examined while it goes and afterwards: {checks}.</source>
        <translation>选中的训练在进行中和结束后都会接受检查：{checks}。</translation>
    </message>
    <message>
        <source>This run has recorded little of itself, as scripts and earlier versions do: few checks apply.</source>
        <translation>这次训练对自身的记录很少，脚本和早期版本写出的都是这样，只有少数检查适用。</translation>
    </message>
    <message>
        <source>Findings, the surest first: {count}. From {checks}.</source>
        <translation>{count} 条诊断，最有把握的在前。共做了 {checks}。</translation>
    </message>
    <message>
        <source>One finding, from {checks}.</source>
        <translation>1 条诊断。共做了 {checks}。</translation>
    </message>
    <message>
        <source>Nothing found after {steps} steps. That is no proof of health: {checks}.</source>
        <translation>{steps} 步之后没有发现问题。这并不证明一切正常：共 {checks}。</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>New run from it</source>
        <translation>由它新建训练</translation>
    </message>
    <message>
        <source>The same with another seed</source>
        <translation>换一个种子再训练</translation>
    </message>
    <message>
        <source>Compare the others with it</source>
        <translation>以它为基准</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
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
    <name>DrawDialog</name>
    <message>
        <source>Draw a picture</source>
        <translation>画一张图</translation>
    </message>
    <message>
        <source>With the mouse, or with the arrow keys: Space puts a dot, Shift draws a line.</source>
        <translation>用鼠标画，也可以用方向键：空格点一个点，按住 Shift 画线。</translation>
    </message>
    <message>
        <source>brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>Take the last stroke back (Ctrl+Z)</source>
        <translation>撤回上一笔（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填满</translation>
    </message>
    <message>
        <source>The whole sheet in this colour</source>
        <translation>整张纸涂成这个颜色</translation>
    </message>
    <message>
        <source>From the page</source>
        <translation>取页面上的图</translation>
    </message>
    <message>
        <source>Draw on the picture that the page shows</source>
        <translation>在页面显示的图片上画</translation>
    </message>
    <message>
        <source>Drawing of 32 × 32</source>
        <translation>32 × 32 的画</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉</translation>
    </message>
</context>
<context>
    <name>DuelCode</name>
    <message>
        <source>Whose script is shown</source>
        <translation>显示谁的脚本</translation>
    </message>
</context>
<context>
    <name>DuelPage</name>
    <message>
        <source>Stop first: they train with what is set here</source>
        <translation>请先停止：它们正按这里的设置训练</translation>
    </message>
    <message>
        <source>stop first</source>
        <translation>请先停止</translation>
    </message>
</context>
<context>
    <name>DuelStage</name>
    <message>
        <source>below zero B is lower; smoothed as the thick lines are</source>
        <translation>零线以下 B 更低；与粗线同样平滑</translation>
    </message>
    <message>
        <source>below zero it is lower than A; smoothed as the thick lines are</source>
        <translation>零线以下就比 A 低；与粗线同样平滑</translation>
    </message>
</context>
<context>
    <name>EmbeddingPage</name>
    <message>
        <source>Within the line</source>
        <translation>圈内的图片</translation>
    </message>
    <message>
        <source>largest loss first</source>
        <translation>损失大的在前</translation>
    </message>
    <message>
        <source>Nearest to {picture}</source>
        <translation>离 {picture} 最近的</translation>
    </message>
    <message>
        <source>in all {count} numbers, not in the plane</source>
        <translation>按全部 {count} 个数，不是按平面</translation>
    </message>
    <message>
        <source>No picture lies within the line.</source>
        <translation>圈里没有图片。</translation>
    </message>
    <message>
        <source>{network}, {count} pictures: ({rows}, {columns}) → ({rows}, 2)</source>
        <translation>{network}，{count} 张图片：({rows}, {columns}) → ({rows}, 2)</translation>
    </message>
    <message>
        <source>in {time} ms</source>
        <translation>用时 {time} ms</translation>
    </message>
</context>
<context>
    <name>EmptyView</name>
    <message>
        <source>Follow {run}</source>
        <translation>跟着“{run}”看</translation>
    </message>
    <message>
        <source>The way of this network was not kept</source>
        <translation>没有保存这个网络的训练过程</translation>
    </message>
    <message>
        <source>While a network trains in 7.9, the program keeps its weights now and then. Here you go through them: how the kernels form, and which errors go first. A run on the drawings takes a minute; then choose it under “Network”.</source>
        <translation>网络在 7.9 里训练时，程序会隔一段时间保存一次权重。在这里可以逐个翻看：卷积核怎样成形，哪些错误最先消失。用示例图画训练一次只要一分钟；之后在“网络”里选它。</translation>
    </message>
    <message>
        <source>Train a network in 7.9</source>
        <translation>去 7.9 训练一个网络</translation>
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
        <translation>各层接不上</translation>
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
        <translation>只有一个值，没有标准差</translation>
    </message>
    <message>
        <source>In train() a BatchNorm layer normalises by the mean and the spread of the batch, and here a channel has one value only. In eval() it uses the averages that it has kept.</source>
        <translation>在 train() 模式下，BatchNorm 用这一批的均值和标准差做归一化，而这里每个通道只有一个值。在 eval() 模式下，它用的是自己记下的滑动统计。</translation>
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
        <source>Logging has ended: {folder} cannot be written ({error}).</source>
        <translation>记录已停止：{folder} 无法写入（{error}）。</translation>
    </message>
    <message>
        <source>This cannot be logged. PyTorch says: {error}</source>
        <translation>无法记录。PyTorch 的原话：{error}</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>more than 64 bits can hold</source>
        <translation>超出 64 位整数</translation>
    </message>
    <message>
        <source>must be {lowest} or more</source>
        <translation>至少是 {lowest}</translation>
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
        <source>must not be zero</source>
        <translation>不能是零</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>&apos;same&apos; needs stride 1</source>
        <translation>&apos;same&apos; 只能配 stride 1</translation>
    </message>
    <message>
        <source>&apos;same&apos; means an output as large as the input, but stride {stride} skips cells and makes it smaller.</source>
        <translation>&apos;same&apos; 的意思是输出与输入一样大，可是 stride {stride} 会跳过一些格子，输出必然变小。</translation>
    </message>
    <message>
        <source>does not divide {name} = {count}</source>
        <translation>不能整除 {name} = {count}</translation>
    </message>
    <message>
        <source>at most {most} with padding_mode &apos;{mode}&apos;</source>
        <translation>padding_mode 是 &apos;{mode}&apos; 时最多 {most}</translation>
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
        <source>The file of this run cannot be read: {error}</source>
        <translation>读不出这次训练的文件：{error}</translation>
    </message>
    <message>
        <source>The file of this run is damaged. It can only be removed.</source>
        <translation>这次训练的文件已损坏，只能删除。</translation>
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
        <source>The sample pictures in {path} are missing or damaged. Install the program again.</source>
        <translation>{path} 里的示例图片缺失或已损坏。请重新安装程序。</translation>
    </message>
    <message>
        <source>{path} was written by another version of the program. Import CIFAR-10 again.</source>
        <translation>{path} 是由另一个版本的程序写的。请重新导入 CIFAR-10。</translation>
    </message>
    <message>
        <source>PyTorch refuses this combination; no single field is to blame.</source>
        <translation>PyTorch 不接受这样的搭配，不能只怪其中一项。</translation>
    </message>
    <message>
        <source>longer than what is left</source>
        <translation>比剩下的还长</translation>
    </message>
    <message>
        <source>at most {most} here</source>
        <translation>这里最多 {most}</translation>
    </message>
    <message>
        <source>does not work here</source>
        <translation>在这里行不通</translation>
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
        <translation>在 train() 模式下，这一层需要每一列在这一批里的标准差，一批只有一行就没有。在 eval() 模式下，它用的是滑动统计。</translation>
    </message>
    <message>
        <source>fewer rows than classes</source>
        <translation>行数比类别少</translation>
    </message>
    <message>
        <source>The memory is full, and {path} was not imported. Close other programs, then try again.</source>
        <translation>内存已满，{path} 没有导入。请关闭其他程序，再试一次。</translation>
    </message>
    <message>
        <source>There is no CIFAR-10 in {path}. Choose cifar-10-python.tar.gz, the folder cifar-10-batches-py, or a folder with one folder of pictures per class.</source>
        <translation>{path} 里没有 CIFAR-10。请选择 cifar-10-python.tar.gz、文件夹 cifar-10-batches-py，或者每类图片各占一个子文件夹的文件夹。</translation>
    </message>
    <message>
        <source>flatten has made one vector of all {count} pictures: {got} numbers, but the layer has weights for {wanted}. With start_dim=1 every picture becomes a row of its own.</source>
        <translation>flatten 把 {count} 张图片连成了一个向量：{got} 个数，而这一层只有 {wanted} 个数的权重。用 start_dim=1，每张图片各成一行。</translation>
    </message>
    <message>
        <source>comes before start_dim</source>
        <translation>在 start_dim 之前</translation>
    </message>
    <message>
        <source>a whole number from 1 to {most}</source>
        <translation>从 1 到 {most} 的整数</translation>
    </message>
    <message>
        <source>Every line of every step is recorded, so that you can go back and forth: at most {most} steps.</source>
        <translation>每一步的每一行都要记录下来，才能前后移动：最多 {most} 步。</translation>
    </message>
    <message>
        <source>a whole number from 0 on</source>
        <translation>从 0 起的整数</translation>
    </message>
    <message>
        <source>The seed decides the first weights: any whole number from 0 on.</source>
        <translation>随机种子决定最初的权重：从 0 起的任何整数。</translation>
    </message>
    <message>
        <source>nothing to learn</source>
        <translation>没有可学习参数</translation>
    </message>
    <message>
        <source>This network has no parameters: an optimiser has nothing to change.</source>
        <translation>这个网络没有参数，优化器没有东西可改。</translation>
    </message>
    <message>
        <source>PyTorch refuses it</source>
        <translation>PyTorch 不接受</translation>
    </message>
    <message>
        <source>PyTorch refuses this loop.</source>
        <translation>PyTorch 不接受这个循环。</translation>
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
        <source>Linear cannot be made with {features} features.</source>
        <translation>特征数为 {features} 的 Linear 建不出来。</translation>
    </message>
    <message>
        <source>There is another layer called “{name}”.</source>
        <translation>已经有一层叫“{name}”。</translation>
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
        <source>“{name}”: {kind} is not constructed like that.</source>
        <translation>“{name}”：{kind} 不是这样构造的。</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}</source>
        <translation>文件无法读取：{error}</translation>
    </message>
    <message>
        <source>The notebook is damaged, or of another kind than is known here.</source>
        <translation>笔记本已损坏，或者不是这里认识的那一种。</translation>
    </message>
    <message>
        <source>Move it before {name}</source>
        <translation>把它移到 {name} 前面</translation>
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
        <source>{name} has flattened the batch as well: all pictures are one vector of {count} numbers.</source>
        <translation>{name} 把整批也展平了：所有图片连成一个 {count} 个数的向量。</translation>
    </message>
    <message>
        <source>the batch is gone</source>
        <translation>批次维没有了</translation>
    </message>
    <message>
        <source>larger than {height}×{width}</source>
        <translation>比 {height}×{width} 大</translation>
    </message>
    <message>
        <source>a table has two dimensions, conv2d wants four</source>
        <translation>表只有两维，conv2d 要四维</translation>
    </message>
    <message>
        <source>NaN and infinity exist among the floating-point numbers only.</source>
        <translation>NaN 和无穷大只存在于浮点数中。</translation>
    </message>
    <message>
        <source>there is one channel</source>
        <translation>只有一个通道</translation>
    </message>
    <message>
        <source>{name} cannot be read: {error}</source>
        <translation>读不出 {name}：{error}</translation>
    </message>
    <message>
        <source>{name} is too large: a picture may have 25 million pixels and 128 MB.</source>
        <translation>{name} 太大：图片最多 2500 万像素、128 MB。</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
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
        <source>{folder} is one half of a data set. Choose the folder above it, which holds train and test.</source>
        <translation>{folder} 只是数据集的一半。请选择上一级、包含 train 和 test 的文件夹。</translation>
    </message>
    <message>
        <source>must be 0 or more</source>
        <translation>不能小于 0</translation>
    </message>
    <message>
        <source>must be above 0</source>
        <translation>必须大于 0</translation>
    </message>
    <message>
        <source>from 0 to just below 1</source>
        <translation>从 0 到略小于 1</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>从 0 到 1</translation>
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
        <source>betas[0] is {value}: it says how much of the mean gradient so far is kept.</source>
        <translation>betas[0] 是 {value}：它表示此前的平均梯度保留多少。</translation>
    </message>
    <message>
        <source>betas[1] is {value}: it says how much of the mean squared gradient is kept.</source>
        <translation>betas[1] 是 {value}：它表示此前梯度平方的平均值保留多少。</translation>
    </message>
    <message>
        <source>alpha is {value}: it says how much of the mean squared gradient is kept.</source>
        <translation>alpha 是 {value}：它表示此前梯度平方的平均值保留多少。</translation>
    </message>
    <message>
        <source>beta is {value}: it is the error up to which SmoothL1Loss is a parabola.</source>
        <translation>beta 是 {value}：误差在它以内时，SmoothL1Loss 是抛物线。</translation>
    </message>
    <message>
        <source>delta is {value}: it is the error up to which HuberLoss is a parabola.</source>
        <translation>delta 是 {value}：误差在它以内时，HuberLoss 是抛物线。</translation>
    </message>
    <message>
        <source>must be 0 with nesterov</source>
        <translation>用 nesterov 时必须是 0</translation>
    </message>
    <message>
        <source>Nesterov is defined without dampening, and dampening is {value} here.</source>
        <translation>Nesterov 动量的定义里没有 dampening，这里的 dampening 却是 {value}。</translation>
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
        <source>The layers of this network do not fit together. Lesson 7.7 marks the first one that does not.</source>
        <translation>这个网络的各层接不上。7.7 课会标出第一个接不上的层。</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>不是有限的数</translation>
    </message>
    <message>
        <source>must give ten numbers a picture</source>
        <translation>每张图片必须给出十个数</translation>
    </message>
    <message>
        <source>not with this network</source>
        <translation>这个网络不行</translation>
    </message>
    <message>
        <source>This network takes pictures of one size only, and not of {side} × {side}. One that pools to a fixed size before its first Linear takes any: AdaptiveAvgPool2d or AdaptiveMaxPool2d does that.</source>
        <translation>这个网络只能用一种大小的图片，不能用 {side} × {side} 的。在第一个 Linear 之前池化到固定大小的网络，多大的都能用：AdaptiveAvgPool2d 或 AdaptiveMaxPool2d 就是做这个的。</translation>
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
        <source>The rate changes after every {value} epochs: choose a whole number from 1.</source>
        <translation>学习率每 {value} 轮变一次：请填从 1 起的整数。</translation>
    </message>
    <message>
        <source>gamma is {value}: the rate is multiplied by it again and again, and has to stay above 0.</source>
        <translation>gamma 是 {value}：学习率会一次次乘上它，它必须大于 0。</translation>
    </message>
    <message>
        <source>What comes out of this network has the shape {shape}. The pictures have ten classes, and the loss needs one number for each: {wanted}. Lesson 7.7 shows the shape after every layer.</source>
        <translation>这个网络的输出形状是 {shape}。图片分十类，损失需要每类一个数：{wanted}。7.7 课会显示每一层之后的形状。</translation>
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
        <source>too small for {layer}</source>
        <translation>对 {layer} 来说太小</translation>
    </message>
    <message>
        <source>{name} is too large: a tensor may have 512 MB.</source>
        <translation>{name} 太大：张量最多 512 MB。</translation>
    </message>
    <message>
        <source>{name} is cut short: it holds fewer numbers than it says.</source>
        <translation>{name} 不完整：里面的数比它声明的少。</translation>
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
        <source>The server does not send what it was asked for. Try again later, or import a local copy.</source>
        <translation>服务器发来的不是所要的内容。请稍后再试，或导入本地的副本。</translation>
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
    <message>
        <source>Your own pictures in {folder} cannot be read ({error}). They stay as they are, and none is added until they can.</source>
        <translation>无法读取 {folder} 中你自己的图片（{error}）。文件保持原样；在能够读取之前不会添加新图片。</translation>
    </message>
    <message>
        <source>The file of your own pictures was damaged. It is kept as {kept}.</source>
        <translation>保存你自己图片的文件已损坏，已另存为 {kept}。</translation>
    </message>
    <message>
        <source>{most} pictures of your own are kept already. Remove one that you no longer need.</source>
        <translation>已经保存了 {most} 张你自己的图片。请先移除一张不再需要的。</translation>
    </message>
    <message>
        <source>{name} is a damaged {format} picture. Copy or download it again.</source>
        <translation>{name} 是一张已损坏的 {format} 图片。请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is a picture in {format} format, which cannot be read here. Convert it to JPEG or PNG, which can be read; BMP and WebP can too.</source>
        <translation>{name} 是 {format} 格式的图片，本程序不能读取。请先转换成可以读取的 JPEG 或 PNG；BMP 和 WebP 也可以。</translation>
    </message>
    <message>
        <source>{name} is packed as {format}. Unpack it first, then drop the folder here. Only cifar-10-python.tar.gz is read as it is.</source>
        <translation>{name} 是 {format} 压缩文件。请先解压，再把文件夹拖到这里。只有 cifar-10-python.tar.gz 可以不解压直接读取。</translation>
    </message>
    <message>
        <source>{name} is a web page. If a download was meant, the server sent a page in its place: download the file again.</source>
        <translation>{name} 是一个网页。如果本来要下载的是文件，那么服务器发来的是网页：请重新下载。</translation>
    </message>
    <message>
        <source>{name} holds several arrays (.npz). Save the one to compare with numpy.save, as .npy, then open that.</source>
        <translation>{name} 里有多个数组（.npz）。请用 numpy.save 把要比较的那一个存成 .npy，再打开它。</translation>
    </message>
    <message>
        <source>{name} is a table of text (CSV). Copy its numbers and paste them into the table of lesson 7.2.</source>
        <translation>{name} 是文本表格（CSV）。请复制其中的数，粘贴到 7.2 的表格里。</translation>
    </message>
    <message>
        <source>{name} is JSON, but neither a lesson file nor a network that this program has saved.</source>
        <translation>{name} 是 JSON 文件，但既不是课程文件，也不是本程序保存的网络。</translation>
    </message>
    <message>
        <source>{name} is only a pointer of Git LFS: the file itself was not downloaded. Fetch it with git lfs pull.</source>
        <translation>{name} 只是一个 Git LFS 指针，真正的文件还没有下载。请用 git lfs pull 取回。</translation>
    </message>
    <message>
        <source>{name} is of the binary version of CIFAR-10. Choose cifar-10-python.tar.gz, the version for Python.</source>
        <translation>{name} 属于 CIFAR-10 的二进制版本。请选择 Python 版本 cifar-10-python.tar.gz。</translation>
    </message>
    <message>
        <source>{name} is empty. Copy or download it again.</source>
        <translation>{name} 是空文件。请重新复制或下载。</translation>
    </message>
    <message>
        <source>{most} networks of your own are kept already. Remove one in lesson 7.7 that you no longer need.</source>
        <translation>已经保留了 {most} 个你自己的网络。请先在第 7.7 课移除一个不再需要的。</translation>
    </message>
    <message>
        <source>a window would hold no cell</source>
        <translation>有的窗口里没有单元</translation>
    </message>
    <message>
        <source>With padding {padding} a window begins at {start}, and its {kernel} taps, {dilation} apart, step over all {size} cells: it holds none. PyTorch takes that, but in backward it writes beyond its memory, which can end the program. So it is not run here.</source>
        <translation>padding 为 {padding} 时，有一个窗口从 {start} 开始，它的 {kernel} 个取样点彼此相隔 {dilation}，跨过了全部 {size} 个单元：窗口里一个单元也没有。PyTorch 不会拒绝，但反向传播时会写到自己的内存之外，可能使程序崩溃，所以这里不运行。</translation>
    </message>
    <message>
        <source>{n} in a picture format that cannot be read</source>
        <translation>{n} 个是不能读取的图片格式</translation>
    </message>
    <message>
        <source>{n} not a picture</source>
        <translation>{n} 个不是图片</translation>
    </message>
    <message>
        <source>{n} damaged</source>
        <translation>{n} 个已损坏</translation>
    </message>
    <message>
        <source>{n} too large (a picture may have 25 million pixels and 128 MB)</source>
        <translation>{n} 个太大（一张图片最多 2500 万像素、128 MB）</translation>
    </message>
    <message>
        <source>{n} a folder inside a class</source>
        <translation>{n} 个是类别里的子文件夹</translation>
    </message>
    <message>
        <source>{one}, {rest}</source>
        <translation>{one}，{rest}</translation>
    </message>
    <message>
        <source>{count} of {all} files were left out: {reasons}. The first is {first}. PNG, JPEG, BMP and WebP are read.</source>
        <translation>{all} 个文件中有 {count} 个没有导入：{reasons}。第一个是 {first}。可以读取的是 PNG、JPEG、BMP 和 WebP。</translation>
    </message>
    <message>
        <source>Taken together as one class: {names}.</source>
        <translation>已合并为同一类别：{names}。</translation>
    </message>
    <message>
        <source>No picture in {folder} can be read: {reasons}. Put PNG, JPEG, BMP or WebP files into it, then import again.</source>
        <translation>{folder} 里没有能读取的图片：{reasons}。请放入 PNG、JPEG、BMP 或 WebP 文件，然后重新导入。</translation>
    </message>
    <message>
        <source>“{name}” stays {value} in a network that goes on from layer to layer</source>
        <translation>在逐层相连的网络里，“{name}”只能是 {value}</translation>
    </message>
    <message>
        <source>The pictures in {path} can no longer be read: the file was cut off, or its disk is gone. Bring it back, or import CIFAR-10 again.</source>
        <translation>{path} 里的图片读不出来了：文件被截断，或所在的磁盘已断开。请恢复它，或重新导入 CIFAR-10。</translation>
    </message>
    <message>
        <source>“{name}”: {field}={value} is more than a layer can have here; {most} is the most.</source>
        <translation>“{name}”：{field}={value} 超出了这里一层所能有的上限 {most}。</translation>
    </message>
    <message>
        <source>The input of a network has at least one channel, row and column, and {most} at most.</source>
        <translation>网络输入的通道数、行数和列数都至少是 1，最多是 {most}。</translation>
    </message>
    <message>
        <source>The run is shown again, but its file could not be put back: {error}</source>
        <translation>这次训练又显示出来了，但它的文件没能放回去：{error}</translation>
    </message>
    <message>
        <source>1 to 50,000</source>
        <translation>1 到 50,000</translation>
    </message>
    <message>
        <source>CIFAR-10 has 10,000 pictures to test and 50,000 to train on.</source>
        <translation>CIFAR-10 的测试集有 10,000 张图片，训练集有 50,000 张。</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>至少为 1</translation>
    </message>
    <message>
        <source>A batch holds one picture or more: batch_size is a whole number from 1 on.</source>
        <translation>一批至少有一张图片：batch_size 是从 1 起的整数。</translation>
    </message>
    <message>
        <source>A generator takes a whole number of at most 64 bits as its seed.</source>
        <translation>随机数生成器的种子是不超过 64 位的整数。</translation>
    </message>
    <message>
        <source>Give {count} {count:number|numbers}</source>
        <translation>给 {count} 个数</translation>
    </message>
    <message>
        <source>Set Linear to {count} {count:feature|features}</source>
        <translation>把 Linear 改成 {count} 个特征</translation>
    </message>
    <message>
        <source>writes over what backward() needs</source>
        <translation>改写了 backward() 要用的数</translation>
    </message>
    <message>
        <source>Put backward() before step()</source>
        <translation>把 backward() 放到 step() 之前</translation>
    </message>
    <message>
        <source>Put zero_grad() back</source>
        <translation>恢复 zero_grad()</translation>
    </message>
    <message>
        <source>A layer with inplace=True writes over a tensor that the layer before it has kept for backward(). PyTorch counts the changes of each tensor, and refuses. Leave inplace out of that layer in 7.7.</source>
        <translation>有一层设了 inplace=True，它改写了前一层为 backward() 保存的张量。PyTorch 记着每个张量被改过几次，于是拒绝。请在 7.7 里去掉那一层的 inplace。</translation>
    </message>
    <message>
        <source>Cannot read this: expected e.g. 3, 32, 5, padding=2</source>
        <translation>参数格式不对，例如 3, 32, 5, padding=2</translation>
    </message>
    <message>
        <source>This is not a network file.</source>
        <translation>这不是网络文件。</translation>
    </message>
    <message>
        <source>“{name}” has a layer type that cannot be used here: “{kind}”.</source>
        <translation>“{name}”的层类型不能用在这里：“{kind}”。</translation>
    </message>
    <message>
        <source>The network has no valid name.</source>
        <translation>网络没有合适的名字。</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>去掉 {name}</translation>
    </message>
    <message>
        <source>Flatten first</source>
        <translation>在它前面加 Flatten</translation>
    </message>
    <message>
        <source>Change it to {kind}</source>
        <translation>改成 {kind}</translation>
    </message>
    <message>
        <source>Rename it to {name}</source>
        <translation>改名为 {name}</translation>
    </message>
    <message>
        <source>Flatten first, and set {changes}</source>
        <translation>在它前面加 Flatten，并设 {changes}</translation>
    </message>
    <message>
        <source>The input is maps, {shape}: BatchNorm1d is for flat numbers.</source>
        <translation>输入是特征图 {shape}：BatchNorm1d 用于展平的数。</translation>
    </message>
    <message>
        <source>{kind} needs maps (N, C, H, W), but its input is flat: {shape}.</source>
        <translation>{kind} 需要特征图 (N, C, H, W)，输入却已经展平：{shape}。</translation>
    </message>
    <message>
        <source>Linear got maps, not a vector</source>
        <translation>输入是特征图，不是向量</translation>
    </message>
    <message>
        <source>Linear got maps, {shape}, and works along their last dimension only, {last} here. Flatten them first, to {count} numbers for each picture.</source>
        <translation>输入是特征图 {shape}，而 Linear 只看最后一维，这里是 {last}。要先展平，每张图片变成 {count} 个数。</translation>
    </message>
    <message>
        <source>in_features is {is}, but the input has {arrive} numbers for each picture.</source>
        <translation>in_features 是 {is}，可每张图片有 {arrive} 个数。</translation>
    </message>
    <message>
        <source>in_channels is {is}, but the input has {arrive} channels.</source>
        <translation>in_channels 是 {is}，可输入有 {arrive} 个通道。</translation>
    </message>
    <message>
        <source>num_features is {is}, but the input has {arrive} channels.</source>
        <translation>num_features 是 {is}，可输入有 {arrive} 个通道。</translation>
    </message>
    <message>
        <source>num_channels is {is}, but the input has {arrive} channels.</source>
        <translation>num_channels 是 {is}，可输入有 {arrive} 个通道。</translation>
    </message>
    <message>
        <source>num_parameters is {is}, but the input has {arrive} channels.</source>
        <translation>num_parameters 是 {is}，可输入有 {arrive} 个通道。</translation>
    </message>
    <message>
        <source>the input has {arrive}</source>
        <translation>输入有 {arrive}</translation>
    </message>
    <message>
        <source>normalized_shape is {is}, but the last dimension is {arrive}.</source>
        <translation>normalized_shape 是 {is}，可最后一维是 {arrive}。</translation>
    </message>
    <message>
        <source>normalized_shape is {is}, but the last dimensions are {arrive}.</source>
        <translation>normalized_shape 是 {is}，但输入的最后几维是 {arrive}。</translation>
    </message>
    <message>
        <source>The input maps are {height}×{width}: the window no longer fits.</source>
        <translation>输入的特征图是 {height}×{width}：窗口已经放不下。</translation>
    </message>
    <message>
        <source>the input has {got} numbers</source>
        <translation>输入有 {got} 个数</translation>
    </message>
    <message>
        <source>Each row of the input has {got} numbers, but every output of the layer has weights for {wanted}.</source>
        <translation>输入每行有 {got} 个数，而这一层的每个输出只有 {wanted} 个权重。</translation>
    </message>
    <message>
        <source>not a value that PyTorch knows</source>
        <translation>PyTorch 不认识这个取值</translation>
    </message>
    <message>
        <source>{field} can be {known}, but not {value}.</source>
        <translation>{field} 可以是 {known}，不能是 {value}。</translation>
    </message>
    <message>
        <source>in_features is {value}: a layer cannot have a negative number of inputs.</source>
        <translation>in_features 是 {value}：输入的个数不能小于零。</translation>
    </message>
    <message>
        <source>out_features is {value}: a layer cannot have a negative number of outputs.</source>
        <translation>out_features 是 {value}：输出的个数不能小于零。</translation>
    </message>
    <message>
        <source>1, or {channels}, the number of channels</source>
        <translation>1，或与通道数相同的 {channels}</translation>
    </message>
    <message>
        <source>With {side} = {value} nothing is left of the picture, or it is not a whole number of cells.</source>
        <translation>{side} = {value} 时图片就没有了，或者它不是整数格。</translation>
    </message>
    <message>
        <source>Computing checksums</source>
        <translation>正在计算校验和</translation>
    </message>
    <message>
        <source>Checking the download</source>
        <translation>正在核对下载文件的校验和</translation>
    </message>
    <message>
        <source>{path} does not exist. Choose cifar-10-python.tar.gz or a folder again.</source>
        <translation>{path} 不存在。请重新选择 cifar-10-python.tar.gz 或文件夹。</translation>
    </message>
    <message>
        <source>CIFAR-10 has not been imported yet. Choose “Import CIFAR-10…” in the menu.</source>
        <translation>还没有 CIFAR-10。请从菜单里选择“导入 CIFAR-10…”。</translation>
    </message>
    <message>
        <source>{path} is missing or damaged. Choose “Import CIFAR-10…” in the menu, and import it again.</source>
        <translation>{path} 缺失或已损坏。请从菜单里选择“导入 CIFAR-10…”，重新导入。</translation>
    </message>
    <message>
        <source>This machine has no device {device}. It has: {offered}.</source>
        <translation>这台电脑没有设备 {device}，可用的是：{offered}。</translation>
    </message>
    <message>
        <source>{count} training batches and {held} test batches are taken from the data: with these pictures a batch has at most {most}.</source>
        <translation>要从数据里取 {count} 批用来训练，{held} 批用来测试：按现有的图片，一批最多 {most} 张。</translation>
    </message>
    <message>
        <source>“{name}” cannot be an attribute name: use letters, digits and _, and no digit first.</source>
        <translation>“{name}”不能作属性名：只能用字母、数字和 _，而且不能以数字开头。</translation>
    </message>
    <message>
        <source>“{name}”: names with __ belong to Python.</source>
        <translation>“{name}”：带 __ 的名字归 Python 自己用。</translation>
    </message>
    <message>
        <source>a different type from the rest</source>
        <translation>类型与其他的不同</translation>
    </message>
    <message>
        <source>The bias {bias} has a different type from the tables: {types}.</source>
        <translation>偏置 {bias} 的类型与数表不同：{types}。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here. PNG, JPEG, BMP and WebP can.</source>
        <translation>{name} 不是能读的图片。可用 PNG、JPEG、BMP 和 WebP。</translation>
    </message>
    <message>
        <source>The folder {folder} holds fewer than {least} pictures, and one of them goes into the test set. Put more PNG, JPEG, BMP or WebP files into it, or separate them into folders named train and test.</source>
        <translation>文件夹 {folder} 里的图片不到 {least} 张，而其中一张要放进测试集。请放入更多 PNG、JPEG、BMP 或 WebP 文件，或者把它们分到名为 train 和 test 的文件夹里。</translation>
    </message>
    <message>
        <source>The folder {folder} has a folder named {split} but none named {other}. Add it, or choose a folder that holds the class folders directly: then every sixth picture goes into the test set.</source>
        <translation>文件夹 {folder} 里有 {split}，却没有 {other}。请补上它，或者选择直接包含各类文件夹的文件夹：那样每六张图片有一张放进测试集。</translation>
    </message>
    <message>
        <source>The input of {layer} is {size}, which is too small. Use a larger picture.</source>
        <translation>{layer} 的输入只剩 {size}，太小了。请用更大的图片。</translation>
    </message>
    <message>
        <source>{name} is not a tensor of numbers. Save one with numpy.save(file, tensor.detach().numpy()).</source>
        <translation>{name} 不是由数组成的张量。可用 numpy.save(file, tensor.detach().numpy()) 保存。</translation>
    </message>
    <message>
        <source>The official page redirects in circles. Try again later, or import a local copy.</source>
        <translation>官方网页在原地打转。请稍后再试，或导入本地的副本。</translation>
    </message>
    <message>
        <source>The file offered there has {size} bytes, and CIFAR-10 has {expected}: it was not downloaded. Import a local copy instead.</source>
        <translation>那里提供的文件有 {size} 字节，而 CIFAR-10 有 {expected} 字节：没有下载。请改为导入本地的副本。</translation>
    </message>
    <message>
        <source>More than the {expected} bytes of CIFAR-10 arrived, and nothing was kept. Try again later, or import a local copy.</source>
        <translation>收到的超过了 CIFAR-10 的 {expected} 字节，什么也没有保留。请稍后再试，或导入本地的副本。</translation>
    </message>
    <message>
        <source>What was downloaded is not CIFAR-10: its checksum is wrong. It was removed. Try again later, or import a local copy.</source>
        <translation>下载到的不是 CIFAR-10：校验和不同，已删除。请稍后再试，或导入本地的副本。</translation>
    </message>
    <message>
        <source>This run is training in another window of the program.</source>
        <translation>这次训练正在程序的另一个窗口里进行。</translation>
    </message>
    <message>
        <source>{name} is a score file of a student. The scores of a class are collected under “Try it”.</source>
        <translation>{name} 是一份学生成绩文件。全班成绩在“试一试”里汇总。</translation>
    </message>
    <message>
        <source>{name} is a Python pickle. Reading one may run whatever it says, so it is not opened. Save tensors with numpy.save(file, tensor.detach().numpy()) instead.</source>
        <translation>{name} 是 Python 的 pickle 文件。读取它可能会运行其中的任意代码，所以没有打开。请改用 numpy.save(file, tensor.detach().numpy()) 保存张量。</translation>
    </message>
    <message>
        <source>Also left out, since their names are not those of classes: {names}.</source>
        <translation>还有这些文件夹没有导入，因为名称不是类别名：{names}。</translation>
    </message>
    <message>
        <source>{field} is the distance at which the parabola turns into a straight line; {value} is not a distance.</source>
        <translation>{field} 是抛物线变成直线的那个距离；{value} 不是距离。</translation>
    </message>
    <message>
        <source>does not match the other shape</source>
        <translation>与另一个形状对不上</translation>
    </message>
    <message>
        <source>{loss} computes with fractions, and PyTorch provides it for floating-point numbers only.</source>
        <translation>{loss} 要用小数计算，PyTorch 只为浮点数提供了它。</translation>
    </message>
    <message>
        <source>“{name}”: {field} is too large, or not a number.</source>
        <translation>“{name}”：{field} 太大，或不是数。</translation>
    </message>
    <message>
        <source>A target of shape {shape} holds class numbers, which are int64. Floating point would mean a probability for each class, and then the target has the shape of the input.</source>
        <translation>形状为 {shape} 的目标，每行存一个类别的编号，编号是 int64。浮点数则表示每一类的概率，那样目标的形状要与输入相同。</translation>
    </message>
    <message>
        <source>The run continues, but its checkpoint could not be written: {error}</source>
        <translation>训练照常进行，但检查点写不进去：{error}</translation>
    </message>
    <message>
        <source>The weights of this run were not kept: there is nothing to look inside.</source>
        <translation>这次训练的权重没有保存下来，看不到网络内部。</translation>
    </message>
    <message>
        <source>{name} holds settings of this program, which are read when it starts and cannot be opened.</source>
        <translation>{name} 是本程序的设置文件，启动时会自动读取，不需要打开。</translation>
    </message>
    <message>
        <source>{name} is a training run of this program. The runs of this computer are listed in lesson 7.9.</source>
        <translation>{name} 是本程序的一次训练记录。这台电脑上的训练记录都列在 7.9 里。</translation>
    </message>
    <message>
        <source>Linear expects {features} {features:number|numbers}, but the input has {count}. Make them equal.</source>
        <translation>Linear 要 {features} 个数，可输入有 {count} 个。让两者相同即可。</translation>
    </message>
    <message>
        <source>In train() a BatchNorm layer normalises by the mean and the spread of the batch, and in a batch of {size} a channel has one value only.</source>
        <translation>在 train() 下，BatchNorm 用整个批次的均值和离散程度来归一化，而一批只有 {size} 张时，一个通道里只有一个值。</translation>
    </message>
    <message>
        <source>{images} pictures are {batches} batches of {size}, and one picture is left for the last batch. In train() a BatchNorm layer normalises by the mean and the spread of the batch, and one value has none. DataLoader(drop_last=True) would leave that batch out.</source>
        <translation>{images} 张图片分成 {batches} 批、每批 {size} 张，最后一批只剩一张。在 train() 下，BatchNorm 用整个批次的均值和离散程度来归一化，而只有一个值就谈不上离散。DataLoader(drop_last=True) 会丢掉这一批。</translation>
    </message>
    <message>
        <source>left empty, so {other} = {value}</source>
        <translation>留空，所以等于 {other} = {value}</translation>
    </message>
    <message>
        <source>{field} takes whole numbers only, not {value}.</source>
        <translation>{field} 必须是整数，而 {value} 不是。</translation>
    </message>
    <message>
        <source>PyTorch uses 64-bit integers, up to {limit}; {field} does not fit into one.</source>
        <translation>PyTorch 用 64 位整数计数，最大是 {limit}；{field} 超出了。</translation>
    </message>
    <message>
        <source>in_channels is {value}, but a layer needs at least one input channel.</source>
        <translation>in_channels 是 {value}：一层至少要有一个输入通道。</translation>
    </message>
    <message>
        <source>out_channels is {value}, but a layer needs at least one output channel.</source>
        <translation>out_channels 是 {value}：一层至少要有一张输出图。</translation>
    </message>
    <message>
        <source>kernel_size is {value}, but a window needs at least one cell in each direction.</source>
        <translation>kernel_size 是 {value}：卷积核在每个方向上至少要有一格。</translation>
    </message>
    <message>
        <source>stride is {value}, but the window has to move by at least one cell.</source>
        <translation>stride 是 {value}：窗口每次至少要向前移动一格。</translation>
    </message>
    <message>
        <source>padding is {value}, but cells can only be added around the input, not removed.</source>
        <translation>padding 是 {value}：四周只能补格子，不能去掉格子。</translation>
    </message>
    <message>
        <source>dilation is {value}, but neighbouring taps must be at least one cell apart.</source>
        <translation>dilation 是 {value}：相邻的取数点至少相距一格。</translation>
    </message>
    <message>
        <source>groups is {value}, but there must be at least one group.</source>
        <translation>groups 是 {value}：至少要有一组。</translation>
    </message>
    <message>
        <source>num_parameters is {value}, but there must be at least one slope.</source>
        <translation>num_parameters 是 {value}：至少要有一个斜率。</translation>
    </message>
    <message>
        <source>The kernel covers {span} cells, but the {bare} input has only {input} even with its padding.</source>
        <translation>卷积核要占 {span} 格，而 {bare} 的输入补过之后也只有 {input} 格。</translation>
    </message>
    <message>
        <source>With dilation {dilation}, the {kernel} kernel covers {span} cells, but the input has only {input}.</source>
        <translation>dilation 是 {dilation} 时，{kernel} 的卷积核要占 {span} 格，输入只有 {input} 格。</translation>
    </message>
    <message>
        <source>With dilation {dilation}, the {kernel} kernel covers {span} cells, but the {bare} input has only {input} even with its padding.</source>
        <translation>dilation 是 {dilation} 时，{kernel} 的卷积核要占 {span} 格，而 {bare} 的输入补过之后也只有 {input} 格。</translation>
    </message>
    <message>
        <source>at most half of the window, {most}</source>
        <translation>最多为窗口的一半，{most}</translation>
    </message>
    <message>
        <source>The window covers {span} cells, and padding {padding} is more than half of that. PyTorch allows at most half, rounded down: {most}.</source>
        <translation>窗口覆盖 {span} 格，padding 为 {padding}，超过了它的一半。PyTorch 最多允许一半（向下取整）：{most}。</translation>
    </message>
    <message>
        <source>The sum of a window cannot be divided by zero. If this is left empty, the sum is divided by the number of cells.</source>
        <translation>窗口的和不能除以零。留空时，除以窗口的格数。</translation>
    </message>
    <message>
        <source>PReLU has one slope for all channels, or one per channel: {count} slopes do not match {channels} {channels:channel|channels}.</source>
        <translation>PReLU 要么所有通道共用一个斜率，要么每个通道一个：{count} 个斜率配不上 {channels} 个通道。</translation>
    </message>
    <message>
        <source>{count} {count:channel|channels} cannot be divided equally among {groups} groups.</source>
        <translation>{count} 个通道无法平均分给 {groups} 组。</translation>
    </message>
    <message>
        <source>the input has {got} {got:channel|channels}</source>
        <translation>输入有 {got} 个通道</translation>
    </message>
    <message>
        <source>The layer expects {wanted} {wanted:channel|channels}, but the pictures have {got}.</source>
        <translation>这一层要 {wanted} 个通道，而图片有 {got} 个。</translation>
    </message>
    <message>
        <source>output_padding {added} says which of the sizes is meant that a convolution of this stride would bring to the same size. It has to be less than stride or dilation: at most {most}.</source>
        <translation>有几种大小经这个 stride 的卷积后会一样大，output_padding {added} 说明取的是哪一种。它必须小于 stride 或 dilation：最多 {most}。</translation>
    </message>
    <message>
        <source>&apos;same&apos; pads more than the {most} that &apos;{mode}&apos; allows</source>
        <translation>&apos;same&apos; 要补的超过了 &apos;{mode}&apos; 的上限 {most}</translation>
    </message>
    <message>
        <source>&apos;{mode}&apos; fills the padding with cells copied from the input: at most {most} on a {input} input.</source>
        <translation>&apos;{mode}&apos; 用输入里的格子来补，{input} 的输入最多能补 {most}。</translation>
    </message>
    <message>
        <source>This needs about {memory} of memory; {room} can be used. The program asks first when it is more than {limit}.</source>
        <translation>这大约需要 {memory} 内存，可以给它 {room}。超过 {limit} 时，程序会先问一声。</translation>
    </message>
    <message>
        <source>This needs about {memory} of memory, and only {room} can be used. Choose smaller numbers.</source>
        <translation>这大约需要 {memory} 内存，而最多只能给它 {room}。请把数改小一些。</translation>
    </message>
    <message>
        <source>Its output takes {memory} for a batch of {batch}; {room} can be used.</source>
        <translation>一批 {batch} 张时，它的输出需要 {memory}；最多能给 {room}。</translation>
    </message>
    <message>
        <source>Its weights take {memory}; {room} can be used.</source>
        <translation>它的权重需要 {memory}；最多能给 {room}。</translation>
    </message>
    <message>
        <source>conv2d works on batches of pictures with channels: (N, C, H, W). A table of numbers is only (H, W), so it has to be reshaped to (1, 1, H, W) first: one picture, one channel.</source>
        <translation>conv2d 处理的是成批、带通道的图片：(N, C, H, W)。一张数表只有 (H, W)，所以要先变成 (1, 1, H, W)：一张图片，一个通道。</translation>
    </message>
    <message>
        <source>not implemented for {dtype}</source>
        <translation>不支持 {dtype}</translation>
    </message>
    <message>
        <source>PyTorch does not implement this operation for {dtype}.</source>
        <translation>PyTorch 有这种计算，但不支持 {dtype} 类型的数。</translation>
    </message>
    <message>
        <source>All tensors in one computation must have the same dtype, but here they are: {types}.</source>
        <translation>同一次计算里的张量必须是同一种类型，这里却有 {types}。</translation>
    </message>
    <message>
        <source>One input channel and one kernel cannot be divided among {groups} groups.</source>
        <translation>一个输入通道和一个卷积核，分不成 {groups} 组。</translation>
    </message>
    <message>
        <source>Linear needs a vector, but the input is a single number. Give it {features} {features:number|numbers}, separated by commas.</source>
        <translation>Linear 需要一个向量，可输入只有一个数。请用逗号隔开，给它 {features} 个数。</translation>
    </message>
    <message>
        <source>With lr = {value} the step does not fit into a float32, which goes up to 3.4e38.</source>
        <translation>lr = {value} 时，这一步的大小超出了 float32：它最大只到 3.4e38。</translation>
    </message>
    <message>
        <source>The input has {count} {count:dimension|dimensions}, numbered from {low} to {high}; there is no dimension {value}.</source>
        <translation>输入有 {count} 个维度，编号从 {low} 到 {high}；没有 {value} 这一个。</translation>
    </message>
    <message>
        <source>output_size is {value}, but an output cannot have a negative number of cells.</source>
        <translation>output_size 是 {value}：输出的格数不能小于零。</translation>
    </message>
    <message>
        <source>{field} was left empty, so it takes the value of {other}, which is {value}: the window would never move.</source>
        <translation>{field} 留空，就等于 {other}，而它是 {value}：窗口永远不会往前移动。</translation>
    </message>
    <message>
        <source>more than a page can show</source>
        <translation>超出页面能显示的范围</translation>
    </message>
    <message>
        <source>PyTorch may take a window of {height} × {width} cells, but a page writes out every cell of a window: at most {most} along a side. Choose smaller numbers.</source>
        <translation>PyTorch 也许能接受 {height} × {width} 的窗口，但页面会写出窗口的每一格：每边最多 {most} 格。请改用小一些的数。</translation>
    </message>
    <message>
        <source>PyTorch may make an output of {height} × {width} cells, but a page shows every cell of it: at most {most} along a side. Choose smaller numbers.</source>
        <translation>PyTorch 也许能得到 {height} × {width} 的输出，但页面会显示它的每一格：每边最多 {most} 格。请改用小一些的数。</translation>
    </message>
    <message>
        <source>PyTorch takes it, but the output would be a table of {height} × {width} numbers, and a page shows {most} at most. Choose smaller numbers.</source>
        <translation>PyTorch 能接受，但输出会是 {height} × {width} 个数的表格，而页面最多显示 {most} 个。请改用小一些的数。</translation>
    </message>
    <message>
        <source>A batch of this output has {count} numbers, too many for TensorBoard&apos;s pictures; the limit is {limit}. Choose fewer maps.</source>
        <translation>这种输出一批有 {count} 个数，超过了 TensorBoard 图片的上限 {limit}。请减少特征图。</translation>
    </message>
    <message>
        <source>This run was trained on different pictures from those that are here now. Import the same ones to go on.</source>
        <translation>这次训练用的图片和现在的不一样。导入同样的图片后才能继续。</translation>
    </message>
    <message>
        <source>{other} cuts cells away, and {side} needs more than are left. PyTorch does not refuse this: part of the border would be whatever was in memory before, so it is not shown.</source>
        <translation>{other} 裁掉了一些格子，{side} 需要的比剩下的还多。PyTorch 并不拒绝，但边框的一部分会是内存里原来的内容，所以这里不显示。</translation>
    </message>
    <message>
        <source>The border is filled with cells of the picture itself: {side} can be {most} at most, not {value}.</source>
        <translation>边框用图片自己的格子来填：{side} 最多 {most}，不能是 {value}。</translation>
    </message>
    <message>
        <source>The table has {count} rows, but a class beyond the last one is looked up.</source>
        <translation>表只有 {count} 行，可要查的类别超出了。</translation>
    </message>
    <message>
        <source>flatten has made one vector of all {count} pictures: {got} numbers. The layer was built for {wanted}, which is {held} pictures. The last batch is smaller than the others; with start_dim=1 every picture becomes a row of its own, and a batch may have any size.</source>
        <translation>flatten 把 {count} 张图片连成了一个向量：{got} 个数。这一层是为 {wanted} 个数建的，也就是 {held} 张图片。最后一批不够数；用 start_dim=1，每张图片各成一行，一批有多少张都可以。</translation>
    </message>
    <message>
        <source>The batch has {count} dimensions, (N, C, H, W), counted from 0 to {high} or backwards from −1 to {low}; {field} asks for {value}.</source>
        <translation>这一批有 {count} 个维度，(N, C, H, W)，从 0 数到 {high}，或倒着从 −1 数到 {low}；{field} 写的却是 {value}。</translation>
    </message>
    <message>
        <source>The optimiser cannot even be built: {field} must not be below 0.</source>
        <translation>优化器根本建不起来：{field} 不能小于 0。</translation>
    </message>
    <message>
        <source>Every module already has an attribute called “{name}”.</source>
        <translation>每个模块都已经有一个叫“{name}”的东西。</translation>
    </message>
    <message>
        <source>eps is {value}: it keeps a divisor away from 0, and has to be small and positive.</source>
        <translation>eps 是 {value}：它让除数不为 0，应是很小的正数。</translation>
    </message>
    <message>
        <source>lr_decay is {value}: it says how fast the rate shrinks, and the rate cannot grow.</source>
        <translation>lr_decay 是 {value}：它决定学习率缩小得多快，不能让学习率变大。</translation>
    </message>
    <message>
        <source>label_smoothing is {value}: it is the share of the target that is spread over all classes.</source>
        <translation>label_smoothing 是 {value}：它是目标里平分给所有类别的那一份。</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不够</translation>
    </message>
    <message>
        <source>There was not enough memory for a batch of {size}. Choose a smaller batch, or train on the CPU.</source>
        <translation>内存不够放下 {size} 张一批。请改小 batch_size，或者改用 CPU 训练。</translation>
    </message>
    <message>
        <source>With {field} = {value} the first step would leave no weight a finite number. It has to be finite itself.</source>
        <translation>{field} = {value} 时，只走一步，所有权重就都不再是数了。它必须是有限的数。</translation>
    </message>
    <message>
        <source>epochs is {value}: nobody could wait for such a run to end.</source>
        <translation>epochs 是 {value}：谁也等不到这样的训练结束。</translation>
    </message>
    <message>
        <source>The file of this run does not fit its network and optimiser: “{name}” is {found}, and {wanted} is needed. None of it was loaded; the run can only be removed.</source>
        <translation>这次训练的文件和它的网络、优化器对不上：“{name}”是 {found}，需要的却是 {wanted}。文件里的东西一样也没有加载；这次训练只能删除。</translation>
    </message>
    <message>
        <source>With zero_grad() left out, the gradients of the previous step are still there. So step() changes weights that the forward pass has kept for backward(), and backward(), which comes after it, finds other numbers in their place. PyTorch counts the changes of each tensor, and refuses.</source>
        <translation>zero_grad() 被略去，上一步的梯度还在，所以 step() 真的改动了权重，而前向传播正为 backward() 保存着它们。backward() 排在后面，看到的已是另外的数。PyTorch 记着每个张量被改过几次，于是拒绝。</translation>
    </message>
    <message>
        <source>The name of this run could not be saved: {error}</source>
        <translation>这次训练的名字没能保存：{error}</translation>
    </message>
    <message>
        <source>flatten merges the dimensions from start_dim to end_dim into one, but {end} comes before {start}.</source>
        <translation>flatten 把 start_dim 到 end_dim 的维度合成一个；{end} 却在 {start} 之前。</translation>
    </message>
    <message>
        <source>{layer} expects a different number of channels from the {channels} of its input.</source>
        <translation>{layer} 的通道数与输入的 {channels} 个通道不同。</translation>
    </message>
    <message>
        <source>{layer} expects a different number of channels</source>
        <translation>{layer} 要的通道数不同</translation>
    </message>
    <message>
        <source>The file of this run is no longer there: another window or another person has removed it.</source>
        <translation>这次训练的文件已经不在了：在别的窗口里或由别人删掉了。</translation>
    </message>
    <message>
        <source>Linear needs a vector, but the input is a single number. Give it several numbers, separated by commas, and Linear as many features.</source>
        <translation>Linear 需要一个向量，而输入只是一个数。请给它几个数，用逗号分开，并让 Linear 的特征数与之相同。</translation>
    </message>
    <message>
        <source>The code has more than {most} characters. Take only the part with the network.</source>
        <translation>代码超过了 {most} 个字符。请只取写网络的那一部分。</translation>
    </message>
    <message>
        <source>The code is nested too deeply to be read.</source>
        <translation>代码嵌套得太深，读不了。</translation>
    </message>
    <message>
        <source>Python cannot read this line: {words}</source>
        <translation>Python 读不懂这一行：{words}</translation>
    </message>
    <message>
        <source>The file is no text in UTF-8.</source>
        <translation>文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>There is no network in this code. It takes an nn.Sequential(…), or a class whose forward calls its layers.</source>
        <translation>这段代码里没有网络。要有 nn.Sequential(…)，或者一个在 forward 里调用各层的类。</translation>
    </message>
    <message>
        <source>There is no network in this code; it imports from {file}. Open that file.</source>
        <translation>这段代码里没有网络，它是从 {file} 导入的。请打开那个文件。</translation>
    </message>
    <message>
        <source>There are several networks: {names}. Say which one at the end of the code, with model = {last}() for example.</source>
        <translation>这里有好几个网络：{names}。请在代码末尾写明是哪一个，例如 model = {last}()。</translation>
    </message>
    <message>
        <source>forward has to return one tensor: the last x.</source>
        <translation>forward 要返回一个张量：最后的 x。</translation>
    </message>
    <message>
        <source>log_softmax at the end is left out: CrossEntropyLoss, with which networks are trained here, contains it.</source>
        <translation>末尾的 log_softmax 略去了：这里训练用的 CrossEntropyLoss 已经包含了它。</translation>
    </message>
    <message>
        <source>log_softmax can only stand at the end, where CrossEntropyLoss takes its place.</source>
        <translation>log_softmax 只能放在末尾，在那里由 CrossEntropyLoss 代替它。</translation>
    </message>
    <message>
        <source>{name} is made and never called in forward, so it is left out.</source>
        <translation>建了 {name}，但 forward 从没调用它，所以略去了。</translation>
    </message>
    <message>
        <source>This goes through too many steps to be read. Write the layers out one by one.</source>
        <translation>这里的步骤太多，读不完。请把各层一层一层写出来。</translation>
    </message>
    <message>
        <source>This number or list is too large, or has no value.</source>
        <translation>这个数或列表太大，或者没有值。</translation>
    </message>
    <message>
        <source>What this is worth cannot be read. Write the number or the layer itself there.</source>
        <translation>读不出这里的值。请直接写出数或层。</translation>
    </message>
    <message>
        <source>“{name}” is not defined in this code.</source>
        <translation>这段代码里没有定义“{name}”。</translation>
    </message>
    <message>
        <source>self.{name} is not set in __init__.</source>
        <translation>__init__ 里没有设置 self.{name}。</translation>
    </message>
    <message>
        <source>{name} has no __init__, with two underscores on each side, and so self.{attribute} is never set.</source>
        <translation>{name} 没有 __init__（两边各两条下划线），所以从未设置 self.{attribute}。</translation>
    </message>
    <message>
        <source>The first parameter of {name} has to be self.</source>
        <translation>{name} 的第一个参数必须是 self。</translation>
    </message>
    <message>
        <source>{name} has no forward, which says in what order its layers are called.</source>
        <translation>{name} 没有 forward：各层按什么顺序调用，要由它来写。</translation>
    </message>
    <message>
        <source>forward returns nothing. Its last line should be return x.</source>
        <translation>forward 什么也没有返回。最后一行应该是 return x。</translation>
    </message>
    <message>
        <source>What happens here is only known when the code runs. Write just the way that is taken.</source>
        <translation>这里怎么走，要到运行时才知道。请只写实际走的那一条路。</translation>
    </message>
    <message>
        <source>A module here takes one tensor and nothing else.</source>
        <translation>这里的模块只接受一个张量，不接受别的。</translation>
    </message>
    <message>
        <source>{name} is given more arguments than it takes.</source>
        <translation>给 {name} 的参数太多了。</translation>
    </message>
    <message>
        <source>{name} has no argument “{argument}”.</source>
        <translation>{name} 没有参数“{argument}”。</translation>
    </message>
    <message>
        <source>{name} needs a value for “{argument}”, and none is given here.</source>
        <translation>{name} 需要参数“{argument}”的值，这里却没有给。</translation>
    </message>
    <message>
        <source>An OrderedDict takes pairs here, such as [(&quot;conv1&quot;, nn.Conv2d(3, 32, 5))].</source>
        <translation>OrderedDict 在这里要成对地写，例如 [(&quot;conv1&quot;, nn.Conv2d(3, 32, 5))]。</translation>
    </message>
    <message>
        <source>nn.Sequential takes layers, not a list of them: write nn.Sequential(*layers).</source>
        <translation>nn.Sequential 要的是一个个层，不是层的列表：请写 nn.Sequential(*layers)。</translation>
    </message>
    <message>
        <source>Such a statement cannot be read. Write the layers and their calls one after the other.</source>
        <translation>这样的语句读不了。请把各层和对它们的调用一个接一个写出来。</translation>
    </message>
    <message>
        <source>super().__init__() is missing in {name}: Python would refuse the first layer. Here it is read anyway.</source>
        <translation>{name} 里少了 super().__init__()：设置第一层时 Python 就会报错。这里照样读了进来。</translation>
    </message>
    <message>
        <source>{name} is not made from nn.Module: it could not be called or trained. Here it is read anyway.</source>
        <translation>{name} 没有继承 nn.Module：它既不能调用，也不能训练。这里照样读了进来。</translation>
    </message>
    <message>
        <source>There is no {name}. Is {other} meant?</source>
        <translation>没有 {name}。是不是 {other}？</translation>
    </message>
    <message>
        <source>{name} cannot stand in a network here. Take it out, or put another layer there.</source>
        <translation>这里的网络不能有 {name}。请去掉它，或换成别的层。</translation>
    </message>
    <message>
        <source>What {name} holds is not written in this code. Only networks whose layers are written out can be read.</source>
        <translation>这段代码里没有写 {name} 由哪些层组成。只能读各层都写出来的网络。</translation>
    </message>
    <message>
        <source>A layer is called here with something that is not the x of forward.</source>
        <translation>这里调用层时，给的不是 forward 的 x。</translation>
    </message>
    <message>
        <source>This is a tuple and no layer: take the comma away at the end of its line.</source>
        <translation>这是元组，不是层：请去掉那一行末尾的逗号。</translation>
    </message>
    <message>
        <source>{name} is a class; only {name}(…), with brackets, makes a layer.</source>
        <translation>{name} 是类；要写成带括号的 {name}(…)，才会得到一层。</translation>
    </message>
    <message>
        <source>What is called here is no layer.</source>
        <translation>这里调用的不是层。</translation>
    </message>
    <message>
        <source>An nn.ModuleList cannot be called. Call its layers one by one with for, or write nn.Sequential.</source>
        <translation>nn.ModuleList 不能调用。请用 for 逐个调用其中的层，或者改写成 nn.Sequential。</translation>
    </message>
    <message>
        <source>{name} is called a second time, with the same weights. Give each call a layer of its own.</source>
        <translation>{name} 又调用了一次，用的是同一组权重。请让每次调用都有自己的层。</translation>
    </message>
    <message>
        <source>A network has at most {most} layers here.</source>
        <translation>这里的网络最多 {most} 层。</translation>
    </message>
    <message>
        <source>{name} does not take so many arguments.</source>
        <translation>{name} 没有这么多参数。</translation>
    </message>
    <message>
        <source>{name} takes its weights from elsewhere. Make a layer of torch.nn in __init__ and call that.</source>
        <translation>{name} 的权重来自别处。请在 __init__ 里用 torch.nn 建一层，再调用它。</translation>
    </message>
    <message>
        <source>What {name} does is not known here. Layers of torch.nn, activations, pooling and flatten can be read.</source>
        <translation>这里不知道 {name} 做什么。能读的有 torch.nn 的层、激活函数、池化和 flatten。</translation>
    </message>
    <message>
        <source>What .{name}() does is not known here. relu, flatten, view and reshape can be read, for example.</source>
        <translation>这里不知道 .{name}() 做什么。能读的例如 relu、flatten、view 和 reshape。</translation>
    </message>
    <message>
        <source>view and reshape can only lay each picture flat here, as in x.view(x.size(0), -1) or torch.flatten(x, 1).</source>
        <translation>view 和 reshape 在这里只能用来展平每张图片，例如 x.view(x.size(0), -1) 或 torch.flatten(x, 1)。</translation>
    </message>
    <message>
        <source>Tensors can only be added here, as in a residual block: layers(x) + x, or layers(x) + shortcut(x).</source>
        <translation>这里的张量只能相加，像残差块那样：layers(x) + x，或 layers(x) + shortcut(x)。</translation>
    </message>
    <message>
        <source>Both sides of the sum are the same. A residual block is layers(x) + x.</source>
        <translation>加号两边是一样的。残差块是 layers(x) + x。</translation>
    </message>
    <message>
        <source>A residual block cannot contain another one here.</source>
        <translation>这里的残差块里不能再有残差块。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <source>{name} is too large: a file of weights may have 1 GB.</source>
        <translation>{name} 太大：权重文件最多 1 GB。</translation>
    </message>
    <message>
        <source>{name} holds no weights: .safetensors files and PyTorch&apos;s .pt or .pth can be opened.</source>
        <translation>{name} 里没有权重：可以打开的有 .safetensors 文件和 PyTorch 的 .pt、.pth 文件。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut short. None of it was loaded.</source>
        <translation>{name} 已损坏或不完整，什么也没有载入。</translation>
    </message>
    <message>
        <source>{name} is a compressed ZIP, which PyTorch does not write. Save it with torch.save(model.state_dict(), file).</source>
        <translation>{name} 是压缩过的 ZIP，PyTorch 不会写出这样的文件。请用 torch.save(model.state_dict(), file) 保存。</translation>
    </message>
    <message>
        <source>{name} has the form that PyTorch wrote before 1.6, or is another pickle, and is not opened. Load it in PyTorch and save it anew: torch.save(model.state_dict(), file).</source>
        <translation>{name} 是 PyTorch 1.6 之前的格式，或者是别的 pickle，不会打开。请在 PyTorch 里载入它，再重新保存：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>{name} is no state dict: it holds Python objects ({what}), as torch.save(model, file) writes them, and to open those would run code. Save the weights alone: torch.save(model.state_dict(), file).</source>
        <translation>{name} 不是 state dict：里面有 Python 对象（{what}），就像 torch.save(model, file) 写出的那样，打开它们会运行代码。请只保存权重：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>{name} holds no state dict, that is, no dict of tensors. Save one: torch.save(model.state_dict(), file).</source>
        <translation>{name} 里没有 state dict，也就是装着张量的字典。请保存一个：torch.save(model.state_dict(), file)。</translation>
    </message>
    <message>
        <source>{name} does not fit “{network}”. Keys that are missing: {missing}. Keys that are not in it: {more}.</source>
        <translation>{name} 与“{network}”不符。缺少的键：{missing}。网络里没有的键：{more}。</translation>
    </message>
    <message>
        <source>{name} does not fit “{network}”. In the file and in the network: {shapes}</source>
        <translation>{name} 与“{network}”不符。文件里的与网络里的：{shapes}</translation>
    </message>
    <message>
        <source>{name} is of no use: “{key}” has NaN or infinite numbers. The loss of its training has exploded.</source>
        <translation>{name} 没有用：“{key}”里有 NaN 或无穷大的数。训练它时，损失已经爆炸了。</translation>
    </message>
    <message>
        <source>The weights could not be saved as {name}: {error}</source>
        <translation>权重无法保存为 {name}：{error}</translation>
    </message>
    <message>
        <source>These weights of the run were not kept: an earlier version of the program has trained it, or they have made room for newer ones.</source>
        <translation>这次训练的这份权重没有保存下来：训练它的是本程序的早期版本，或者它已经为更新的权重让出了空间。</translation>
    </message>
    <message>
        <source>The weights that were looked into are there no longer.</source>
        <translation>刚才查看的权重已经不在了。</translation>
    </message>
    <message>
        <source>{name} holds weights in {format} format, which cannot be opened here. .safetensors files and PyTorch&apos;s .pt and .pth can be opened.</source>
        <translation>{name} 里是 {format} 格式的权重，不能在这里打开。可以打开的有：.safetensors 文件，以及 PyTorch 的 .pt 和 .pth。</translation>
    </message>
    <message>
        <source>{name} is a file in {format} format, which cannot be opened here. Pictures, tensors (.npy), lesson files, networks (.json, .py), weights (.safetensors, .pt), cifar-10-python.tar.gz and folders of pictures can.</source>
        <translation>{name} 是 {format} 格式的文件，不能在这里打开。可以打开的有：图片、张量（.npy）、课程文件、网络（.json、.py）、权重（.safetensors、.pt）、cifar-10-python.tar.gz 和图片文件夹。</translation>
    </message>
    <message>
        <source>{name} is of a kind that this program does not know. Pictures, tensors (.npy), lesson files, networks (.json, .py), weights (.safetensors, .pt), cifar-10-python.tar.gz and folders of pictures can be opened.</source>
        <translation>本程序不认识 {name} 这种文件。可以打开的有：图片、张量（.npy）、课程文件、网络（.json、.py）、权重（.safetensors、.pt）、cifar-10-python.tar.gz 和图片文件夹。</translation>
    </message>
    <message>
        <source>The weights in {name} fit “{network}” and can be looked into.</source>
        <translation>{name} 里的权重是“{network}”的，现在可以看里面了。</translation>
    </message>
    <message>
        <source>The weights in {name} fit “{network}” and can be looked into. Its layers have other names there; they were found by their shapes and their order.</source>
        <translation>{name} 里的权重是“{network}”的，现在可以看里面了。文件里各层的名字不同，是按形状和先后顺序对上的。</translation>
    </message>
    <message>
        <source>The weights in {name} fit several networks. To which do they belong?</source>
        <translation>{name} 里的权重可以装进好几个网络。它们是哪一个的？</translation>
    </message>
    <message>
        <source>The weights in {name} fit none of the networks here. “{network}” comes nearest. Only in the file: {more}. Only in the network: {missing}. Read its code in lesson 7.7, then open the file once more.</source>
        <translation>{name} 里的权重装不进这里的任何一个网络，最接近的是“{network}”。只在文件里的：{more}。只在网络里的：{missing}。请先在 7.7 读入它的代码，再打开一次这个文件。</translation>
    </message>
    <message>
        <source>The weights in {name} fit “{network}”, which takes pictures of {wanted}. Here pictures are {here}: there is nothing to be seen in it.</source>
        <translation>{name} 里的权重是“{network}”的，它要的图片是 {wanted}。这里的图片是 {here}，所以看不了。</translation>
    </message>
    <message>
        <source>There is no room for {name}: weights that were opened take {taken} MB already, and {room} MB is the most. Remove some that you no longer need where networks are chosen.</source>
        <translation>放不下 {name}：打开过的权重已经占了 {taken} MB，最多可以占 {room} MB。请在选择网络的地方删掉几个不再需要的。</translation>
    </message>
    <message>
        <source>{most} files of weights are open already. Remove some that you no longer need where networks are chosen.</source>
        <translation>已经打开了 {most} 个权重文件。请在选择网络的地方删掉几个不再需要的。</translation>
    </message>
    <message>
        <source>The weights in {name} could not be kept: {error}</source>
        <translation>{name} 里的权重没能存下来：{error}</translation>
    </message>
    <message>
        <source>{network} does not answer a picture with ten numbers, one for each class, but with a tensor of shape {shape}. So none of its answers can be called right or wrong.</source>
        <translation>{network} 对一张图片给出的不是十个数（每类一个），而是形状为 {shape} 的张量，所以说不上它答得对还是错。</translation>
    </message>
    <message>
        <source>{network} answers with numbers that are infinite or NaN. Its weights have probably run away in training: there is nothing to compare.</source>
        <translation>{network} 的输出里有无穷大或 NaN。多半是训练时权重发散了，没有什么可比的。</translation>
    </message>
    <message>
        <source>{network} takes pictures of {takes}; those of the data sets are {size}.</source>
        <translation>{network} 要的图片是 {takes}，而数据集里的图片是 {size}。</translation>
    </message>
    <message>
        <source>The weights are saved as {name}, with {script} beside it, which loads them.</source>
        <translation>权重已保存为 {name}，旁边的 {script} 可以把它载入。</translation>
    </message>
    <message>
        <source>The weights after step {step} are saved as {name}, with {script} beside it, which loads them.</source>
        <translation>第 {step} 步之后的权重已保存为 {name}，旁边的 {script} 可以把它载入。</translation>
    </message>
    <message>
        <source>ONNX files need two more packages beside a program that pip has installed: {command}</source>
        <translation>要写 ONNX 文件，程序须由 pip 安装，并再加两个包：{command}</translation>
    </message>
    <message>
        <source>PyTorch cannot write “{network}” as ONNX: {error}</source>
        <translation>PyTorch 不能把“{network}”写成 ONNX：{error}</translation>
    </message>
    <message>
        <source>This network takes input of {size}; the pictures here are 3×32×32. Choose another network.</source>
        <translation>这个网络要 {size} 的输入，而这里的图片是 3×32×32。请换一个网络。</translation>
    </message>
    <message>
        <source>{network} puts out {size} for a picture: no row of scores, one for each class, that could be asked about. A Flatten and a Linear at its end would make one.</source>
        <translation>{network} 对一张图片输出 {size}，不是每个类别一个得分的一行数，没有得分可问。在末尾加上 Flatten 和 Linear 就有了。</translation>
    </message>
    <message>
        <source>A patch covers whole pixels, and moves by whole pixels: 1 to {most}.</source>
        <translation>方块盖住的是整个像素，移动的也是整个像素：1 到 {most}。</translation>
    </message>
    <message>
        <source>1 to {most}</source>
        <translation>1 到 {most}</translation>
    </message>
    <message>
        <source>A pixel holds numbers from 0 (black) to 1; a fill far beyond that says nothing.</source>
        <translation>像素里的数从 0（黑）到 1；填得远远超出，什么也说明不了。</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>Set {field} = {value}</source>
        <translation>设 {field} = {value}</translation>
    </message>
    <message>
        <source>This network has {count} {count:score|scores}, and nobody has said what they stand for: the ten names do not fit.</source>
        <translation>这个网络有 {count} 个得分，各代表什么没有人说过：十个类别的名字对不上。</translation>
    </message>
    <message>
        <source>no class of this network</source>
        <translation>不是这个网络的类别</translation>
    </message>
    <message>
        <source>Ask about its answer</source>
        <translation>改问它的回答</translation>
    </message>
    <message>
        <source>Grad-CAM adds up the maps of a layer, and no layer of {network} puts out any. Occlusion and the gradient of the picture need none.</source>
        <translation>Grad-CAM 要把一层的特征图加起来，而 {network} 没有哪一层输出特征图。遮挡和图片的梯度都用不着特征图。</translation>
    </message>
    <message>
        <source>Grad-CAM adds up the maps of a layer. {network} has no layer {layer} that puts out any.</source>
        <translation>Grad-CAM 要把一层的特征图加起来。{network} 没有输出特征图的 {layer} 层。</translation>
    </message>
    <message>
        <source>no maps here</source>
        <translation>这里没有特征图</translation>
    </message>
    <message>
        <source>Use {method}</source>
        <translation>改用 {method}</translation>
    </message>
    <message>
        <source>No layer of this network puts out maps or units to look into.</source>
        <translation>这个网络没有哪一层输出可以查看的特征图或单元。</translation>
    </message>
    <message>
        <source>This network takes pictures of {size}. Those here are 3×32×32, so it cannot be looked into.</source>
        <translation>这个网络接收 {size} 的图片，而这里的图片是 3×32×32，所以无法查看它的内部。</translation>
    </message>
    <message>
        <source>In {network}, what goes into the last linear layer is no row of numbers for each picture, but of shape {shape}.</source>
        <translation>在 {network} 里，进入最后一个线性层的不是每张图片一行数，形状是 {shape}。</translation>
    </message>
    <message>
        <source>{name} is too large: a file of runs may have 1 GB.</source>
        <translation>{name} 太大：训练记录文件最大 1 GB。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut short, or no file of runs. None of it was opened.</source>
        <translation>{name} 已损坏或不完整，或者不是训练记录文件。其中的内容都没有打开。</translation>
    </message>
    <message>
        <source>{name} holds no run: there is no {member} in it.</source>
        <translation>{name} 里没有训练记录：缺少 {member}。</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files of runs, and is not opened.</source>
        <translation>{name} 里的文件超过 {most} 个，没有打开。</translation>
    </message>
    <message>
        <source>{name} holds “{member}”, which is no part of a run: {known} are, also in a folder for each run.</source>
        <translation>{name} 里有“{member}”，它不属于训练记录。训练记录由 {known} 组成，也可以每次训练各放一个文件夹。</translation>
    </message>
    <message>
        <source>{name} holds “{member}” twice, and is not opened.</source>
        <translation>{name} 里有两个“{member}”，没有打开。</translation>
    </message>
    <message>
        <source>{name}: “{member}” is compressed or encrypted. A file of runs is a ZIP without compression (stored).</source>
        <translation>{name}：“{member}”经过压缩或加密。训练记录文件是不压缩（stored）的 ZIP。</translation>
    </message>
    <message>
        <source>{name}: “{member}” is larger than the {most} MB that it may have.</source>
        <translation>{name}：“{member}”太大，最大 {most} MB。</translation>
    </message>
    <message>
        <source>{name}: “{member}” is no JSON: {what}</source>
        <translation>{name}：“{member}”不是 JSON：{what}</translation>
    </message>
    <message>
        <source>{name}: “{member}” does not say that it is a run; its format is “{format}”.</source>
        <translation>{name}：“{member}”没有说明自己是训练记录，它的格式是“{format}”。</translation>
    </message>
    <message>
        <source>{name} comes from another version of the program (format {version}).</source>
        <translation>{name} 来自程序的另一个版本（格式 {version}）。</translation>
    </message>
    <message>
        <source>{name}: in “{member}” the field “{field}” is not right: {what}</source>
        <translation>{name}：“{member}”的字段“{field}”不对：{what}</translation>
    </message>
    <message>
        <source>NaN and infinity are no numbers in JSON, and no result.</source>
        <translation>NaN 和无穷大在 JSON 里不是数，也不是结果。</translation>
    </message>
    <message>
        <source>it has more values than the {most} that a run may have.</source>
        <translation>值太多，一次训练最多 {most} 个。</translation>
    </message>
    <message>
        <source>this version of the program does not know it.</source>
        <translation>这个版本的程序没有这个字段。</translation>
    </message>
    <message>
        <source>it is “{value}”, and has to be one of {known}.</source>
        <translation>它是“{value}”，只能是 {known} 之一。</translation>
    </message>
    <message>
        <source>{value} is too large, or no number.</source>
        <translation>{value} 太大，或者不是数。</translation>
    </message>
    <message>
        <source>it is {value}, and {least} is the least.</source>
        <translation>它是 {value}，最小为 {least}。</translation>
    </message>
    <message>
        <source>it is too long.</source>
        <translation>太长。</translation>
    </message>
    <message>
        <source>step {step} lies behind the last one, {last}.</source>
        <translation>第 {step} 步超出了最后一步 {last}。</translation>
    </message>
    <message>
        <source>step {step} stands behind step {before}: they have to ascend.</source>
        <translation>第 {step} 步排在第 {before} 步之后：步数必须递增。</translation>
    </message>
    <message>
        <source>{count} steps are more than the recipe has: {epochs} epochs of {steps} steps ({images} pictures).</source>
        <translation>{count} 步超过了配方的步数：{epochs} 轮，每轮 {steps} 步（{images} 张图片）。</translation>
    </message>
    <message>
        <source>there are {count} numbers, and {epochs} epochs are over.</source>
        <translation>有 {count} 个数，而已经结束的是 {epochs} 轮。</translation>
    </message>
    <message>
        <source>PyTorch does not build it: {error}</source>
        <translation>PyTorch 无法构建它：{error}</translation>
    </message>
    <message>
        <source>it makes {shape} of pictures of the shape {pictures}; ten numbers each are needed.</source>
        <translation>它把形状为 {pictures} 的图片变成 {shape}；每张图片需要十个数。</translation>
    </message>
    <message>
        <source>there is no step for “{which}”, whose weights are in the file.</source>
        <translation>文件里有“{which}”的权重，却没有写它是哪一步的。</translation>
    </message>
    <message>
        <source>there is a step for “{which}”, and no weights in the file.</source>
        <translation>写了“{which}”是哪一步的，文件里却没有它的权重。</translation>
    </message>
    <message>
        <source>Opened from {name}: {count} {count:run|runs}. They stand among the other runs of lesson 7.9.</source>
        <translation>从 {name} 打开了 {count} 次训练，与 7.9 里的其他训练记录放在一起。</translation>
    </message>
    <message>
        <source>Every run in {name} is here already.</source>
        <translation>{name} 里的训练记录这里都已经有了。</translation>
    </message>
    <message>
        <source>Opened from {name}: {count} {count:run|runs}. {there} more {there:is|are} here already.</source>
        <translation>从 {name} 打开了 {count} 次训练；另外 {there} 次这里已经有了。</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>There is no room for {name}: {there} runs from files are here, and {most} is the most. Remove some that you no longer need.</source>
        <translation>放不下 {name}：已经有 {there} 次从文件打开的训练，最多 {most} 次。请移除一些不再需要的。</translation>
    </message>
    <message>
        <source>There is no room for the weights in {name}: those of all runs take {taken} MB, and they may take {room} MB (under the list of runs).</source>
        <translation>放不下 {name} 里的权重：所有训练记录的权重占 {taken} MB，最多允许 {room} MB（在训练记录列表下面设置）。</translation>
    </message>
    <message>
        <source>The runs in {name} could not be kept: {error}</source>
        <translation>{name} 里的训练记录无法保存：{error}</translation>
    </message>
    <message>
        <source>Saved as {name}: {count} {count:run|runs}.</source>
        <translation>已存为 {name}：{count} 次训练。</translation>
    </message>
    <message>
        <source>Saved as {name}: {count} {count:run|runs}; the weights of {bare} of them were not kept.</source>
        <translation>已存为 {name}：{count} 次训练；其中 {bare} 次没有保留权重。</translation>
    </message>
    <message>
        <source>The runs could not be saved as {name}: {error}</source>
        <translation>训练记录无法存为 {name}：{error}</translation>
    </message>
    <message>
        <source>Whitening makes the kernels of a Conv2d that sees the picture itself: the first layer has to be one, without groups, with windows that fit into the picture and have at most {most} numbers.</source>
        <translation>白化做的是直接看图片的那个 Conv2d 的卷积核：第一层必须是不分组的 Conv2d，窗口要能放进图片，而且最多有 {most} 个数。</translation>
    </message>
    <message>
        <source>A patch has {patch} numbers, and so many directions: with both signs that makes {most} kernels at most, and this first layer has {count}.</source>
        <translation>一个小块有 {patch} 个数，也就有这么多个方向；正负各一，最多 {most} 个卷积核，而这个第一层有 {count} 个。</translation>
    </message>
    <message>
        <source>not with this first layer</source>
        <translation>这样的第一层不行</translation>
    </message>
    <message>
        <source>The network scales its pictures by numbers with which nothing of them is left.</source>
        <translation>这个网络缩放图片用的数不对：图片会什么也不剩。</translation>
    </message>
    <message>
        <source>leaves nothing to train on</source>
        <translation>没有剩下可训练的图片</translation>
    </message>
    <message>
        <source>validation is {value}: it is the share of the pictures that is kept back for judging, such as {default}.</source>
        <translation>validation 为 {value}：它是另外分出来用于评判的图片所占的比例，例如 {default}。</translation>
    </message>
    <message>
        <source>images is {value}: a run needs a picture at least. Leave it empty to train on all there are.</source>
        <translation>images 为 {value}：一次训练至少要有一张图片。留空则用上全部图片。</translation>
    </message>
    <message>
        <source>All pictures are kept back for validation: there is none left to train on.</source>
        <translation>所有图片都留作验证了：没有剩下一张可以训练。</translation>
    </message>
    <message>
        <source>must be above lowest</source>
        <translation>必须大于 lowest</translation>
    </message>
    <message>
        <source>{fewest} to {most}</source>
        <translation>{fewest} 到 {most}</translation>
    </message>
    <message>
        <source>A sweep multiplies the rate again and again: it has to begin above 0, and at a million at most.</source>
        <translation>扫描时学习率一次次乘上同一个倍数，所以起点必须大于 0，最多一百万。</translation>
    </message>
    <message>
        <source>A sweep goes upwards, from the lowest rate to a higher one, a million at most.</source>
        <translation>扫描是从低到高：终点要高于起点，最多一百万。</translation>
    </message>
    <message>
        <source>Fewer than {fewest} rates make no curve, and more than {most} would take longer than training.</source>
        <translation>少于 {fewest} 个学习率画不成曲线，多于 {most} 个比训练还久。</translation>
    </message>
    <message>
        <source>needs a linear layer</source>
        <translation>需要一个线性层</translation>
    </message>
    <message>
        <source>must be from {low} to {high}</source>
        <translation>要在 {low} 到 {high} 之间</translation>
    </message>
    <message>
        <source>The shift is {value}: a picture of 32 pixels can be moved by {low} to {high} of them, mirrored at its edge.</source>
        <translation>平移是 {value}：32 像素的图片只能移动 {low} 到 {high} 个像素，边缘处用镜像补上。</translation>
    </message>
    <message>
        <source>The square that is cut out has {value} pixels a side: a picture of 32 holds one of {low} to {high}.</source>
        <translation>挖去的方块边长是 {value} 像素：32 像素的图片里放得下 {low} 到 {high} 像素的方块。</translation>
    </message>
    <message>
        <source>The mean of the weights keeps {value} of itself at each step: choose a share from {low} to {high}. With 1 it would stay at the first weights.</source>
        <translation>权重的平均在每一步保留自己的 {value}：请在 {low} 到 {high} 之间选一个比例。取 1 时它会一直停在最初的权重上。</translation>
    </message>
    <message>
        <source>The warm-up has {value} steps: choose a whole number from {low} to {high}.</source>
        <translation>预热有 {value} 步：请选 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>With a largest norm of {value} nothing would be left of the gradients. Leave it empty to keep them as they are.</source>
        <translation>最大范数取 {value}，梯度就什么也不剩了。想让梯度保持原样，就把它留空。</translation>
    </message>
    <message>
        <source>{network} has no linear layer of its own: dropout goes before the last one. Put a Dropout layer into the network itself in lesson 7.7.</source>
        <translation>{network} 自己没有线性层，而 dropout 放在最后一个线性层之前。请在第 7.7 课里把 Dropout 层直接放进网络。</translation>
    </message>
    <message>
        <source>{name} becomes Identity: networks here have Dropout and Dropout2d. Outside of training all of them do nothing.</source>
        <translation>{name} 换成了 Identity：这里的网络只有 Dropout 和 Dropout2d。不训练时它们都什么也不做。</translation>
    </message>
    <message>
        <source>The test set was not opened, because the result could not be kept: {error}</source>
        <translation>没有打开测试集，因为结果无法保存：{error}</translation>
    </message>
    <message>
        <source>would break nothing here</source>
        <translation>在这里不会弄坏任何东西</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不认识</translation>
    </message>
    <message>
        <source>This program cannot break a run by “{fault}”: choose one of the list.</source>
        <translation>本程序没有“{fault}”这种故障：请从列表中选一个。</translation>
    </message>
    <message>
        <source>“{network}” has no activation that could be removed. Choose a network that has some, such as the one with BatchNorm.</source>
        <translation>“{network}”没有可以去掉的激活函数。请选一个有激活函数的网络，例如带 BatchNorm 的那个。</translation>
    </message>
    <message>
        <source>“{network}” has no layer that does something else in eval() than in train(), so nothing would change. Choose a network with BatchNorm.</source>
        <translation>“{network}”中没有哪一层在 eval() 与 train() 下表现不同，所以什么也不会变。请选一个带 BatchNorm 的网络。</translation>
    </message>
    <message>
        <source>{right} right ones are more than the {pictures} pictures.</source>
        <translation>答对 {right} 张，比 {pictures} 张图片还多。</translation>
    </message>
    <message>
        <source>the field “{field}” is not right: {what}</source>
        <translation>字段“{field}”不对：{what}</translation>
    </message>
    <message>
        <source>There is no batch {batch}: with {size} pictures each, batch 0 is the only one.</source>
        <translation>没有第 {batch} 批：每批 {size} 张，只有第 0 批。</translation>
    </message>
    <message>
        <source>The input has one class only, and its label is 0, as they are counted from 0. There is no class {label}.</source>
        <translation>输入只有一类，从 0 数起，标签只能是 0。没有第 {label} 类。</translation>
    </message>
    <message>
        <source>{taken} Numbers of the type {types} became float32.</source>
        <translation>{taken}类型为 {types} 的数已转成 float32。</translation>
    </message>
    <message>
        <source>{network} has no linear layer at its end. The cloud shows the numbers that go into the last one: choose a network that ends in one.</source>
        <translation>{network} 的末尾没有线性层。分布图画的是进入最后一个线性层的数：请选一个以线性层结尾的网络。</translation>
    </message>
    <message>
        <source>The last linear layer of {network} lies within the residual block {block}. The cloud shows the numbers that go into one that stands by itself: choose a network that ends in one.</source>
        <translation>{network} 的最后一个线性层在残差块 {block} 里面。分布图画的是进入单独一个线性层的数：请选一个以这样的层结尾的网络。</translation>
    </message>
    <message>
        <source>it has {count} entries, and {most} is the most.</source>
        <translation>有 {count} 项，最多 {most} 项。</translation>
    </message>
    <message>
        <source>{value} is not between {least} and {most}.</source>
        <translation>{value} 不在 {least} 到 {most} 之间。</translation>
    </message>
    <message>
        <source>it has {count} numbers, and there are {classes} classes.</source>
        <translation>有 {count} 个数，而类别有 {classes} 个。</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>null</source>
        <translation>空值 null</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一个列表</translation>
    </message>
    <message>
        <source>an object in braces</source>
        <translation>花括号里的对象</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one}或 {other}</translation>
    </message>
    <message>
        <source>it has to be {wanted}, and is {found}.</source>
        <translation>应当是{wanted}，现在是{found}。</translation>
    </message>
    <message>
        <source>it has to be {wanted}.</source>
        <translation>应当是{wanted}。</translation>
    </message>
    <message>
        <source>at least {number}</source>
        <translation>至少 {number}</translation>
    </message>
    <message>
        <source>at most {number}</source>
        <translation>至多 {number}</translation>
    </message>
    <message>
        <source>more than {number}</source>
        <translation>大于 {number}</translation>
    </message>
    <message>
        <source>less than {number}</source>
        <translation>小于 {number}</translation>
    </message>
    <message>
        <source>a multiple of {number}</source>
        <translation>{number} 的倍数</translation>
    </message>
    <message>
        <source>{number} to {most}</source>
        <translation>{number} 到 {most}</translation>
    </message>
    <message>
        <source>it has to have {many} characters.</source>
        <translation>应当有 {many} 个字符。</translation>
    </message>
    <message>
        <source>it has to have {many} entries.</source>
        <translation>应当有 {many} 项。</translation>
    </message>
    <message>
        <source>{value} is none of the values that it may have.</source>
        <translation>{value} 不是它可以取的值。</translation>
    </message>
    <message>
        <source>it is missing.</source>
        <translation>缺少它。</translation>
    </message>
    <message>
        <source>it is not written as it has to be.</source>
        <translation>写法不对。</translation>
    </message>
    <message>
        <source>it ends too early.</source>
        <translation>没写完就断了。</translation>
    </message>
    <message>
        <source>it is nested too deeply.</source>
        <translation>嵌套太深。</translation>
    </message>
    <message>
        <source>it is no text in UTF-8.</source>
        <translation>不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>at byte {at} one of these is missing: {wanted}</source>
        <translation>第 {at} 个字节处缺少其中之一：{wanted}</translation>
    </message>
    <message>
        <source>something follows behind its end, at byte {at}.</source>
        <translation>结束之后还有内容，在第 {at} 个字节处。</translation>
    </message>
    <message>
        <source>at byte {at} stands a key without quotation marks.</source>
        <translation>第 {at} 个字节处的键没有加引号。</translation>
    </message>
    <message>
        <source>at byte {at} stands what may not stand there.</source>
        <translation>第 {at} 个字节处有不该出现的内容。</translation>
    </message>
</context>
<context>
    <name>EpochLog</name>
    <message>
        <source>As the course&apos;s script prints it. The sum grows with the number of batches; the mean does not.</source>
        <translation>与课程脚本打印的相同。批数越多，和就越大；平均值不会。</translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation>复制这几行</translation>
    </message>
    <message>
        <source>one line after each epoch</source>
        <translation>每一轮结束后一行</translation>
    </message>
    <message>
        <source>epoch {epoch}: sum {sum}, mean {mean}</source>
        <translation>第 {epoch} 轮：和 {sum}，平均 {mean}</translation>
    </message>
    <message>
        <source>Loss of each epoch (sum)</source>
        <translation>每轮损失之和</translation>
    </message>
    <message>
        <source>The sum of the losses of each epoch</source>
        <translation>每一轮的损失之和</translation>
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
        <source>PyTorch&apos;s numbers would be left to chance here</source>
        <translation>PyTorch 在这里给出的数全凭偶然</translation>
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
    <message>
        <source>This cannot be done now</source>
        <translation>现在无法进行</translation>
    </message>
    <message>
        <source>input + padding</source>
        <translation>输入 + 补的格子</translation>
    </message>
    <message>
        <source>This run cannot go on</source>
        <translation>这次训练不能接着进行</translation>
    </message>
    <message>
        <source>This is more than a page can show</source>
        <translation>超出了页面能显示的范围</translation>
    </message>
</context>
<context>
    <name>ErrorViews</name>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>易混的两类</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>How the errors are looked at</source>
        <translation>从哪个角度看错误</translation>
    </message>
</context>
<context>
    <name>EvaluationPage</name>
    <message>
        <source>{one} → {other}</source>
        <translation>{one} → {other}</translation>
    </message>
    <message>
        <source>true: {one}</source>
        <translation>真实类别：{one}</translation>
    </message>
    <message>
        <source>answer: {one}</source>
        <translation>答成：{one}</translation>
    </message>
    <message>
        <source>{one} ⇄ {other}</source>
        <translation>{one} ⇄ {other}</translation>
    </message>
    <message>
        <source>{low} to {high} % sure</source>
        <translation>置信度 {low} 到 {high} %</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>largest loss first</source>
        <translation>损失大的在前</translation>
    </message>
    <message>
        <source>surest answer first</source>
        <translation>最有把握的在前</translation>
    </message>
    <message>
        <source>No picture is here.</source>
        <translation>这里没有图片。</translation>
    </message>
    <message>
        <source>{network} on {count} pictures</source>
        <translation>{network}，{count} 张图片</translation>
    </message>
    <message>
        <source>judged in {time} ms</source>
        <translation>评判用时 {time} ms</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>ExcitingPage</name>
    <message>
        <source>What excites the maps appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载好之后，这里会显示激发各特征图的图片。</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>{count} layers, {maps} maps</source>
        <translation>{count} 层，{maps} 张特征图</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>ExcitingStage</name>
    <message>
        <source>{count} {count:map|maps} of {height}×{width}</source>
        <translation>{count} 张 {height}×{width} 的特征图</translation>
    </message>
    <message>
        <source>{count} {count:unit|units}</source>
        <translation>{count} 个单元</translation>
    </message>
    <message>
        <source>of the {count} strongest</source>
        <translation>最强的 {count} 张</translation>
    </message>
    <message>
        <source>Which pictures lie in the middle is known when all were looked at.</source>
        <translation>看完所有图片之后，才知道哪些居中。</translation>
    </message>
    <message>
        <source>What excites map {map} most</source>
        <translation>最能激发特征图 {map} 的图片</translation>
    </message>
    <message>
        <source>What excites map {map} as usual</source>
        <translation>对特征图 {map} 激发居中的图片</translation>
    </message>
    <message>
        <source>What excites map {map} least</source>
        <translation>最不激发特征图 {map} 的图片</translation>
    </message>
    <message>
        <source>What excites unit {map} most</source>
        <translation>最能激发单元 {map} 的图片</translation>
    </message>
    <message>
        <source>What excites unit {map} as usual</source>
        <translation>对单元 {map} 激发居中的图片</translation>
    </message>
    <message>
        <source>What excites unit {map} least</source>
        <translation>最不激发单元 {map} 的图片</translation>
    </message>
    <message>
        <source>Map {map} is the same for every picture</source>
        <translation>特征图 {map} 对每张图片都一样</translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <translation>已看 {done} / {total} 张</translation>
    </message>
    <message>
        <source>Maps of the layer</source>
        <translation>这一层的特征图</translation>
    </message>
    <message>
        <source>Pictures that were found</source>
        <translation>找到的图片</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>Four of ten training pictures get the label of another class, drawn at random.</source>
        <translation>每十张训练图片中有四张随机换成另一个类别的标签。</translation>
    </message>
    <message>
        <source>The labels of the training pictures are dealt out anew: each class keeps as many, and no label has anything to do with its picture.</source>
        <translation>训练图片的标签全部打乱重发：每个类别的数量不变，但标签与图片再无关系。</translation>
    </message>
    <message>
        <source>All pictures of one class are left out of the training.</source>
        <translation>训练时去掉某一个类别的全部图片。</translation>
    </message>
    <message>
        <source>Each class keeps about 0.6 of the pictures of the next commoner one: of the rarest there is one for a hundred of the commonest.</source>
        <translation>每个类别的图片数约为比它多一级的类别的 0.6 倍：最多的类别有一百张，最少的只有一张。</translation>
    </message>
    <message>
        <source>Each number of a training picture gets a random one added, of mean 0 and deviation 0.5.</source>
        <translation>训练图片的每个数都加上一个随机数，平均为 0，标准差为 0.5。</translation>
    </message>
    <message>
        <source>The network is given pixels from 0 to 255, whatever scaling is set; the judged pictures, too.</source>
        <translation>不管设了哪种缩放，网络得到的都是 0 到 255 的像素；评判用的图片也一样。</translation>
    </message>
    <message>
        <source>The training pictures come class by class, and nothing shuffles them.</source>
        <translation>训练图片按类别依次出现，而且不打乱。</translation>
    </message>
    <message>
        <source>Every activation is taken out of the network: what is left between two poolings is one linear layer, however many there are.</source>
        <translation>去掉网络中的所有激活函数：两次池化之间无论有多少层，都只相当于一个线性层。</translation>
    </message>
    <message>
        <source>The network ends with a softmax, although the loss applies one itself.</source>
        <translation>网络末尾加了 softmax，而损失函数自己已经做了一次。</translation>
    </message>
    <message>
        <source>The network ends with a ReLU: no score can be below 0.</source>
        <translation>网络末尾加了 ReLU：任何得分都不会小于 0。</translation>
    </message>
    <message>
        <source>All weights and biases are 0 before the first step.</source>
        <translation>第一步之前，所有权重和偏置都是 0。</translation>
    </message>
    <message>
        <source>All weights are drawn anew with a standard deviation of 1 before the first step.</source>
        <translation>第一步之前，所有权重都按标准差 1 重新抽取。</translation>
    </message>
    <message>
        <source>Before the last linear layer nine of ten numbers are dropped in each step.</source>
        <translation>每一步都在最后一个线性层之前丢掉十分之九的数。</translation>
    </message>
    <message>
        <source>The learning rate is a hundred times what is set.</source>
        <translation>学习率是所设值的一百倍。</translation>
    </message>
    <message>
        <source>The learning rate is a thousandth of what is set.</source>
        <translation>学习率是所设值的千分之一。</translation>
    </message>
    <message>
        <source>Every picture is a batch of its own.</source>
        <translation>每张图片单独成为一批。</translation>
    </message>
    <message>
        <source>All training pictures make one batch: an epoch is one step.</source>
        <translation>所有训练图片合成一批：一轮只有一步。</translation>
    </message>
    <message>
        <source>The squared error between each of the ten scores and the number of the class is made small, as if a truck (9) were nine times a car (1).</source>
        <translation>让十个得分与类别编号之差的平方变小，就好像卡车（9）是汽车（1）的九倍。</translation>
    </message>
    <message>
        <source>Nothing clears the gradients: each step follows the sum of all so far.</source>
        <translation>没有清零梯度：每一步都沿着到目前为止所有梯度之和走。</translation>
    </message>
    <message>
        <source>The network trains in eval(): BatchNorm normalises by running statistics that nothing updates, and dropout is off.</source>
        <translation>网络在 eval() 下训练：BatchNorm 用没有人更新的滑动统计量做归一化，dropout 也关掉了。</translation>
    </message>
    <message>
        <source>The network is judged in train(): BatchNorm normalises by the batch that is judged, and dropout is on.</source>
        <translation>网络在 train() 下评判：BatchNorm 用正在评判的这一批做归一化，dropout 也还开着。</translation>
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
    <name>FieldsView</name>
    <message>
        <source>How the field grows</source>
        <translation>感受野怎样长大</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>pixel by pixel</source>
        <translation>每格 1 个像素</translation>
    </message>
    <message>
        <source>every {count} pixels</source>
        <translation>每格 {count} 个像素</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>整张图</translation>
    </message>
    <message>
        <source>past the picture</source>
        <translation>比图片还大</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>field (pixels)</source>
        <translation>感受野（像素）</translation>
    </message>
    <message>
        <source>step (pixels)</source>
        <translation>步长（像素）</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>存为 SVG…</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>把数字存为 CSV…</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>FinalTest</name>
    <message>
        <source>Open it with the best weights, as the validation pictures chose them</source>
        <translation>用验证图片选出的最好权重打开</translation>
    </message>
    <message>
        <source>Open it with the last weights</source>
        <translation>用最后的权重打开</translation>
    </message>
    <message>
        <source>All test pictures, once for each run. Every choice made after it is a choice by the test set.</source>
        <translation>用全部测试图片，每次训练只打开一次。看过之后再做的选择，都是靠测试集选的。</translation>
    </message>
    <message>
        <source>This run has trained on these very pictures: of new ones they say nothing.</source>
        <translation>这次训练用的正是这些图片：对新图片，它们什么也说明不了。</translation>
    </message>
    <message>
        <source>It has not been opened yet: what it says will be true of new pictures, too.</source>
        <translation>还没有打开过：它说的，对新图片也成立。</translation>
    </message>
    <message>
        <source>It was opened once. To keep the better of two runs by it promises a little too much.</source>
        <translation>已经打开过一次。靠它在两次训练里留下好的一次，就会把成绩说得偏高一点。</translation>
    </message>
    <message>
        <source>It was opened for {count} runs. The best of {next} by it promises clearly too much.</source>
        <translation>已经为 {count} 次训练打开过。靠它从 {next} 次里挑最好的，成绩会明显说高。</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Try this as a new run</source>
        <translation>按这个建议新建训练</translation>
    </message>
    <message>
        <source>Take the settings of this run with that change</source>
        <translation>沿用这次训练的设置，只作这一处改动</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>出处：{source}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
</context>
<context>
    <name>FindingChip</name>
    <message>
        <source>What the doctor finds in this run</source>
        <translation>医生在这次训练中发现的问题</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to cifar-gui</source>
        <translation>欢迎使用 cifar-gui</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nine lessons on convolutional networks. Everything you see is computed by PyTorch while you watch.</source>
        <translation>九课，讲清卷积神经网络。你看到的一切，都由 PyTorch 当场算出。</translation>
    </message>
    <message>
        <source>The pictures are drawings, made by this program in the ten classes of CIFAR-10. Bring in the real photographs now or later.</source>
        <translation>这些图片是本程序画的，分成 CIFAR-10 的十类。真实的照片现在导入、以后导入都可以。</translation>
    </message>
    <message>
        <source>Begin here: the first steps of lesson 7.1 lead through the page, about 15 minutes.</source>
        <translation>从这里开始：7.1 课的入门几步会带你走一遍，大约 15 分钟。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Import CIFAR-10…</source>
        <translation>导入 CIFAR-10…</translation>
    </message>
    <message>
        <source>Start first steps</source>
        <translation>开始入门几步</translation>
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
        <translation>一个数</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>改动 {count} 项</translation>
    </message>
    <message>
        <source>as in the example</source>
        <translation>与示例一致</translation>
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
    <name>FoundStrip</name>
    <message>
        <source>one number for the whole picture</source>
        <translation>整张图片只有一个数</translation>
    </message>
    <message>
        <source>This unit sees the whole picture: every pixel of it may count.</source>
        <translation>这个单元看到整张图片：每个像素都可能起作用。</translation>
    </message>
    <message>
        <source>the largest of {cells} cells; it sees {size} pixels</source>
        <translation>{cells} 个格子里最大的一个；它看到 {size} 个像素</translation>
    </message>
    <message>
        <source>The cell in row {row}, column {column} is the largest of this map for the picture. By the windows of the layers it sees rows {top} to {bottom} and columns {left} to {right}: nothing outside of the frame can change it. Within it, not every pixel counts alike. “Look inside” shows how it comes about.</source>
        <translation>对这张图片，第 {row} 行第 {column} 列的格子是这张特征图里最大的。按各层窗口推算，它看到第 {top} 到 {bottom} 行、第 {left} 到 {right} 列：框外的像素改变不了它。框内的像素作用也不一样大。点“看内部”可以看它怎样得来。</translation>
    </message>
    <message>
        <source>Why this picture</source>
        <translation>为什么是这张</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this picture (Esc)</source>
        <translation>取消固定这张图片（Esc）</translation>
    </message>
    <message>
        <source>Click a picture to pin it</source>
        <translation>点一张图片把它固定</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>All maps of this picture</source>
        <translation>这张图片的全部特征图</translation>
    </message>
</context>
<context>
    <name>GalleryPage</name>
    <message>
        <source>forward {time} ms</source>
        <translation>前向 {time} ms</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
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
    <message>
        <source>the picture with its border, in its own colours</source>
        <translation>图片连同它的边框，原来的颜色</translation>
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
    <message>
        <source>mean, var</source>
        <translation>均值、方差</translation>
    </message>
    <message>
        <source>of {count} numbers</source>
        <translation>取自 {count} 个数</translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message>
        <source>One picture, in six epochs</source>
        <translation>同一张图片，连续六轮</translation>
    </message>
    <message>
        <source>What the network is given of the first training picture in six epochs</source>
        <translation>第一张训练图片在六轮里交给网络的样子</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>{count} of {all} terms</source>
        <translation>{all} 个术语中的 {count} 个</translation>
    </message>
    <message>
        <source>Lesson {number}</source>
        <translation>第 {number} 课</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Search in Chinese or English</source>
        <translation>用中文或英文搜索</translation>
    </message>
    <message>
        <source>Search the glossary</source>
        <translation>搜索术语表</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>No term holds that.</source>
        <translation>没有这样的术语。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>GradientWords</name>
    <message>
        <source>{count:,} {count:number|numbers} to learn</source>
        <translation>{count:,} 个要学的数</translation>
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
        <source>{shape}    norm = {norm}</source>
        <translation>{shape}    范数 = {norm}</translation>
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
        <source>{shape}    norm = {norm}, mean {mean}, from {low} to {high}</source>
        <translation>{shape}    范数 = {norm}，平均 {mean}，从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>one number that this layer puts out</source>
        <translation>这一层输出的一个数</translation>
    </message>
    <message>
        <source>click to pin this weight</source>
        <translation>点一下，把这个权重固定</translation>
    </message>
    <message>
        <source>drag in the curve, or press Up and Down, to change this weight</source>
        <translation>在曲线上拖动，或按上、下键，改变这个权重</translation>
    </message>
    <message>
        <source>drag in the curve, or press Up and Down, for another h</source>
        <translation>在曲线上拖动，或按上、下键，换一个 h</translation>
    </message>
    <message>
        <source>Computing differences of the loss…</source>
        <translation>正在计算损失的差分…</translation>
    </message>
    <message>
        <source>relative error {error}</source>
        <translation>相对误差 {error}</translation>
    </message>
    <message>
        <source>h is too small for float32: w + h is w again, and the difference is 0.</source>
        <translation>对 float32 来说 h 太小了：w + h 仍然是 w，差为 0。</translation>
    </message>
    <message>
        <source>In float32 the two losses agree in nearly all digits: little is left of the difference.</source>
        <translation>用 float32 时，两个损失几乎每一位都相同，相减之后所剩无几。</translation>
    </message>
    <message>
        <source>h is so large that the curve bends within it.</source>
        <translation>h 太大了，曲线在这一段里已经弯了。</translation>
    </message>
    <message>
        <source>A good h, of the first {count} pictures.</source>
        <translation>合适的 h；只算了前 {count} 张图片。</translation>
    </message>
    <message>
        <source>A good h: gradient and difference agree.</source>
        <translation>合适的 h：梯度与差分相符。</translation>
    </message>
    <message>
        <source>{shape}    norm = {norm}, every number {low}</source>
        <translation>{shape}    范数 = {norm}，每个数都是 {low}</translation>
    </message>
</context>
<context>
    <name>Guess</name>
    <message>
        <source>Which loss will be lower after {steps} steps?</source>
        <translation>{steps} 步之后，哪一个的损失更低？</translation>
    </message>
    <message>
        <source>Predicted rightly.</source>
        <translation>猜对了。</translation>
    </message>
    <message>
        <source>It came out otherwise.</source>
        <translation>结果不是这样。</translation>
    </message>
    <message>
        <source>just watch</source>
        <translation>只看不猜</translation>
    </message>
    <message>
        <source>no real difference</source>
        <translation>没有值得一提的差别</translation>
    </message>
    <message>
        <source>What comes out has been seen with these settings: this one does not count.</source>
        <translation>用这些设置已经看过结果：这次猜测不计分。</translation>
    </message>
    <message>
        <source>It counts as an answer under “Try it”.</source>
        <translation>这次猜测会计入“试一试”的得分。</translation>
    </message>
    <message>
        <source>Which loss will be lowest after {steps} steps?</source>
        <translation>{steps} 步之后，哪一个的损失最低？</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>A bend</source>
        <translation>一个弯</translation>
    </message>
    <message>
        <source>This is [the curve of ReLU](region:curve). Move the mouse over it: the [point](region:point) is worked out below.</source>
        <translation>这是 [ReLU 的曲线](region:curve)。把鼠标移上去，下方就算出这个[点](region:point)。</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>That would be the absolute value.</source>
        <translation>那是绝对值。</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Right: what is negative becomes 0, everything else stays.</source>
        <translation>对：负数变成 0，其余不变。</translation>
    </message>
    <message>
        <source>−2</source>
        <translation>−2</translation>
    </message>
    <message>
        <source>Only numbers from 0 on stay as they are.</source>
        <translation>只有 0 和正数才保持不变。</translation>
    </message>
    <message>
        <source>When ReLU does nothing</source>
        <translation>ReLU 什么也没做的时候</translation>
    </message>
    <message>
        <source>The [histograms](region:histograms) show a batch before and after ReLU. So far it is normalised, so about half of its numbers are negative. Now [normalise it](field:normalise) will be switched off.</source>
        <translation>[直方图](region:histograms)显示一批数在 ReLU 前后的样子。现在它是归一化过的，大约一半是负数。接下来把[归一化](field:normalise)关掉。</translation>
    </message>
    <message>
        <source>The numbers then lie between 0 and 1. What does ReLU change?</source>
        <translation>这样所有的数都在 0 和 1 之间，ReLU 会改变什么？</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>什么都不变</translation>
    </message>
    <message>
        <source>Right: none of them is negative. Both histograms are equal.</source>
        <translation>对：没有一个是负数，两个直方图一样。</translation>
    </message>
    <message>
        <source>The dark half becomes black.</source>
        <translation>暗的一半变黑。</translation>
    </message>
    <message>
        <source>Dark is near 0, but not below it.</source>
        <translation>暗只是接近 0，并不小于 0。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Between which values does the result lie?</source>
        <translation>结果落在哪两个值之间？</translation>
    </message>
    <message>
        <source>0 and 1</source>
        <translation>0 和 1</translation>
    </message>
    <message>
        <source>For that, very small and very large numbers would have to come in.</source>
        <translation>那得有非常小和非常大的数进来才行。</translation>
    </message>
    <message>
        <source>0.5 and 0.73</source>
        <translation>0.5 和 0.73</translation>
    </message>
    <message>
        <source>Right: 0 becomes 0.5, and 1 becomes 0.7311. The picture turns pale.</source>
        <translation>对：0 变成 0.5，1 变成 0.7311，图片变得发白。</translation>
    </message>
    <message>
        <source>−1 and 1</source>
        <translation>−1 和 1</translation>
    </message>
    <message>
        <source>That is the range of Tanh.</source>
        <translation>那是 Tanh 的范围。</translation>
    </message>
    <message>
        <source>The slope decides</source>
        <translation>斜率说了算</translation>
    </message>
    <message>
        <source>Training sends the error back through the slope. The [curve](region:curve) shows f′ too.</source>
        <translation>训练时误差要通过斜率传回去。[曲线](region:curve)图里也画了 f′。</translation>
    </message>
    <message>
        <source>How steep is Sigmoid at most?</source>
        <translation>Sigmoid 最陡是多少？</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>That is ReLU on the right side.</source>
        <translation>那是 ReLU 的右半边。</translation>
    </message>
    <message>
        <source>0.25</source>
        <translation>0.25</translation>
    </message>
    <message>
        <source>Right, at x = 0. So through many Sigmoids in a row hardly anything arrives.</source>
        <translation>对，在 x = 0 处。所以连过好几个 Sigmoid，几乎什么也传不到。</translation>
    </message>
    <message>
        <source>0.5</source>
        <translation>0.5</translation>
    </message>
    <message>
        <source>0.5 is its value at x = 0, not its slope.</source>
        <translation>0.5 是它在 x = 0 处的值，不是斜率。</translation>
    </message>
    <message>
        <source>Several numbers at once</source>
        <translation>同时看几个数</translation>
    </message>
    <message>
        <source>To what does a row add up after Softmax?</source>
        <translation>经过 Softmax，一行加起来是多少？</translation>
    </message>
    <message>
        <source>Right: that is why it is used for probabilities.</source>
        <translation>对：所以用它来表示概率。</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Three numbers, but each gets only a share.</source>
        <translation>有三个数，但每个只分到一份。</translation>
    </message>
    <message>
        <source>That depends on the input.</source>
        <translation>要看输入是什么。</translation>
    </message>
    <message>
        <source>Softmax divides by the sum, so the total is fixed.</source>
        <translation>Softmax 会除以总和，所以合计是固定的。</translation>
    </message>
    <message>
        <source>A picture as a row</source>
        <translation>一张图片排成一行</translation>
    </message>
    <message>
        <source>`flatten` makes a row of the [input](region:input). Point at a pixel: the same number lights up in the [vector](region:vector).</source>
        <translation>`flatten` 把[输入](region:input)排成一行。指着一个像素：同一个数会在[向量](region:vector)里亮起来。</translation>
    </message>
    <message>
        <source>How many numbers has the row of one picture?</source>
        <translation>一张图片的一行有多少个数？</translation>
    </message>
    <message>
        <source>1024</source>
        <translation>1024</translation>
    </message>
    <message>
        <source>These are the pixels, 32 × 32. Each has three colours.</source>
        <translation>这是像素数，32 × 32。每个像素有三种颜色。</translation>
    </message>
    <message>
        <source>3072</source>
        <translation>3072</translation>
    </message>
    <message>
        <source>Right: 3 × 32 × 32, channel after channel.</source>
        <translation>对：3 × 32 × 32，一个通道接着一个通道。</translation>
    </message>
    <message>
        <source>One weight for each</source>
        <translation>每个数一个权重</translation>
    </message>
    <message>
        <source>Every bar of the [output](region:output) is a [neuron](region:neuron): all inputs, each times its own weight, and one bias.</source>
        <translation>[输出](region:output)的每根条是一个[神经元](region:neuron)：每个输入乘以自己的权重，加起来，再加一个偏置。</translation>
    </message>
    <message>
        <source>How many numbers does `Linear(3072, 10)` learn?</source>
        <translation>`Linear(3072, 10)` 要学多少个数？</translation>
    </message>
    <message>
        <source>30,720</source>
        <translation>30,720</translation>
    </message>
    <message>
        <source>These are the weights. Each output has a bias too.</source>
        <translation>这只是权重。每个输出还有一个偏置。</translation>
    </message>
    <message>
        <source>30,730</source>
        <translation>30,730</translation>
    </message>
    <message>
        <source>Right: 10 × (3072 + 1).</source>
        <translation>对：10 × (3072 + 1)。</translation>
    </message>
    <message>
        <source>3,082</source>
        <translation>3,082</translation>
    </message>
    <message>
        <source>Each of the 10 outputs has 3072 weights of its own.</source>
        <translation>10 个输出各有自己的 3072 个权重。</translation>
    </message>
    <message>
        <source>The last batch</source>
        <translation>最后一批</translation>
    </message>
    <message>
        <source>The course flattens the whole batch: 64 pictures become 196608 numbers, and [in_features](field:in_features) is set to that. The test split of CIFAR-10 ends with a batch of 16.</source>
        <translation>课程把整个批次一起展平：64 张图片变成 196608 个数，[in_features](field:in_features) 就设成这么多。CIFAR-10 测试集的最后一批只有 16 张。</translation>
    </message>
    <message>
        <source>What happens to that batch?</source>
        <translation>这一批会怎样？</translation>
    </message>
    <message>
        <source>It gets 10 numbers like the others.</source>
        <translation>和别的批次一样得到 10 个数。</translation>
    </message>
    <message>
        <source>16 pictures make 49152 numbers, and the layer has 196608 weights for each output.</source>
        <translation>16 张图片只有 49152 个数，而这一层每个输出有 196608 个权重。</translation>
    </message>
    <message>
        <source>PyTorch refuses.</source>
        <translation>PyTorch 拒绝执行。</translation>
    </message>
    <message>
        <source>Right: 1×49152 and 196608×10 cannot be multiplied. With start_dim=1 each picture is a row, and any batch fits.</source>
        <translation>对：1×49152 和 196608×10 不能相乘。用 start_dim=1，每张图片一行，多大的批次都可以。</translation>
    </message>
    <message>
        <source>VGG16</source>
        <translation>VGG16</translation>
    </message>
    <message>
        <source>This network has 138,357,544 learnable parameters. The [table](region:table) says how they are spread over its layers.</source>
        <translation>这个网络有 138,357,544 个可学习参数。[表](region:table)里写着它们怎样分布在各层。</translation>
    </message>
    <message>
        <source>Which layer has most of them?</source>
        <translation>哪一层最多？</translation>
    </message>
    <message>
        <source>The last convolution</source>
        <translation>最后一个卷积</translation>
    </message>
    <message>
        <source>A convolution uses its few weights everywhere: 2,359,808.</source>
        <translation>卷积的那几个权重到处重复使用：2,359,808。</translation>
    </message>
    <message>
        <source>The first linear layer</source>
        <translation>第一个线性层</translation>
    </message>
    <message>
        <source>Right: 25088 × 4096 + 4096 = 102,764,544, nearly three quarters of all.</source>
        <translation>对：25088 × 4096 + 4096 = 102,764,544，差不多占全部的四分之三。</translation>
    </message>
    <message>
        <source>Other layers</source>
        <translation>其他层</translation>
    </message>
    <message>
        <source>The gallery runs [other layers](region:layers) on data. Dropout sets some numbers to 0 by chance while it trains; look at the [result](region:result).</source>
        <translation>这里把[其他层](region:layers)用在数据上。Dropout 在训练时随机把一些数变成 0，看看[结果](region:result)。</translation>
    </message>
    <message>
        <source>What does Dropout do in `eval()`?</source>
        <translation>在 `eval()` 里 Dropout 做什么？</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>和训练时一样</translation>
    </message>
    <message>
        <source>When a network is judged, chance would only disturb.</source>
        <translation>评判网络的时候，随机只会添乱。</translation>
    </message>
    <message>
        <source>It does nothing</source>
        <translation>什么也不做</translation>
    </message>
    <message>
        <source>Right: the input goes through unchanged. Switch train() mode off and see.</source>
        <translation>对：输入原样通过。把“train() 模式”关掉看看。</translation>
    </message>
    <message>
        <source>How wrong</source>
        <translation>错了多少</translation>
    </message>
    <message>
        <source>The [input](region:input) is what a network says, the [target](region:target) what it should say. `L1Loss` takes the distances 0, 0 and 2; the [loss](region:result) is their mean, 0.6667.</source>
        <translation>[输入](region:input)是网络说的，[目标](region:target)是它该说的。`L1Loss` 取距离 0、0 和 2，[损失](region:result)是它们的平均 0.6667。</translation>
    </message>
    <message>
        <source>What is it with `reduction=&apos;sum&apos;`?</source>
        <translation>用 `reduction=&apos;sum&apos;` 是多少？</translation>
    </message>
    <message>
        <source>Right: 0 + 0 + 2.</source>
        <translation>对：0 + 0 + 2。</translation>
    </message>
    <message>
        <source>6</source>
        <translation>6</translation>
    </message>
    <message>
        <source>Add the distances, not the inputs.</source>
        <translation>要加的是距离，不是输入。</translation>
    </message>
    <message>
        <source>0.6667</source>
        <translation>0.6667</translation>
    </message>
    <message>
        <source>That is the mean; the sum is not divided by 3.</source>
        <translation>这是平均；求和就不除以 3。</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>`MSELoss` squares each [distance](region:steps) before the mean is taken.</source>
        <translation>`MSELoss` 先把每个[距离](region:steps)平方，再取平均。</translation>
    </message>
    <message>
        <source>What does it give for 0, 0 and 2?</source>
        <translation>对 0、0 和 2，它给出多少？</translation>
    </message>
    <message>
        <source>Square the 2 first.</source>
        <translation>先把 2 平方。</translation>
    </message>
    <message>
        <source>1.3333</source>
        <translation>1.3333</translation>
    </message>
    <message>
        <source>Right: 4 / 3. Large errors count more.</source>
        <translation>对：4 / 3。大的误差算得更重。</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>That is the sum of the squares.</source>
        <translation>这是平方的和。</translation>
    </message>
    <message>
        <source>Knowing nothing</source>
        <translation>什么也不知道</translation>
    </message>
    <message>
        <source>`CrossEntropyLoss` compares scores with the right class, [step by step](region:steps). Now ten classes will all get the same score.</source>
        <translation>`CrossEntropyLoss` [一步一步](region:steps)把得分和正确的类别相比。现在让十个类别的得分全都相同。</translation>
    </message>
    <message>
        <source>How large is the loss?</source>
        <translation>损失有多大？</translation>
    </message>
    <message>
        <source>That would be a network that is always right, and sure of it.</source>
        <translation>那得是一个总是正确、而且很有把握的网络。</translation>
    </message>
    <message>
        <source>0.1</source>
        <translation>0.1</translation>
    </message>
    <message>
        <source>0.1 is the probability of each class.</source>
        <translation>0.1 是每一类的概率。</translation>
    </message>
    <message>
        <source>About 2.303</source>
        <translation>约 2.303</translation>
    </message>
    <message>
        <source>Right: −ln 0.1 = ln 10. There an untrained network begins.</source>
        <translation>对：−ln 0.1 = ln 10。没训练过的网络就从这里开始。</translation>
    </message>
    <message>
        <source>Perfect probabilities</source>
        <translation>完美的概率</translation>
    </message>
    <message>
        <source>Suppose a network puts out 1 for the right class and 0 for all others, and this goes into [CrossEntropyLoss](field:loss).</source>
        <translation>假设网络给正确的类别 1，其余全给 0，再把它交给 [CrossEntropyLoss](field:loss)。</translation>
    </message>
    <message>
        <source>The loss takes these numbers for scores and does a softmax itself.</source>
        <translation>这个损失把它们当成得分，自己还要做一次 softmax。</translation>
    </message>
    <message>
        <source>About 1.461</source>
        <translation>约 1.461</translation>
    </message>
    <message>
        <source>Right: softmax makes only 0.232 of the 1. So give it logits, with no softmax before it.</source>
        <translation>对：softmax 只给那个 1 留下 0.232。所以要给它 logits，前面不要再加 softmax。</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>往回走</translation>
    </message>
    <message>
        <source>What is the gradient of every weight now?</source>
        <translation>现在每个权重的梯度是什么？</translation>
    </message>
    <message>
        <source>0 would mean that somebody had worked it out.</source>
        <translation>0 就表示已经有人算过了。</translation>
    </message>
    <message>
        <source>`None`</source>
        <translation>`None`</translation>
    </message>
    <message>
        <source>Right. Press play: the gradient reaches the last layer first.</source>
        <translation>对。按播放：梯度先到最后一层。</translation>
    </message>
    <message>
        <source>A call, step by step</source>
        <translation>一步一步看一次调用</translation>
    </message>
    <message>
        <source>A module takes 1 and gives 2. In the middle is [the call](region:call), as PyTorch went through it. Click its lines, or press play.</source>
        <translation>输入 1，模块给出 2。中间是[这次调用](region:call)，就是 PyTorch 实际走过的样子。点一点其中的行，或者按播放。</translation>
    </message>
    <message>
        <source>How does one call a module `m` with `x`?</source>
        <translation>怎样用 `x` 调用模块 `m`？</translation>
    </message>
    <message>
        <source>`m(x)`</source>
        <translation>`m(x)`</translation>
    </message>
    <message>
        <source>Right: `__call__` does what is needed and runs your `forward`.</source>
        <translation>对：`__call__` 先做好该做的事，再运行你写的 `forward`。</translation>
    </message>
    <message>
        <source>`m.forward(x)`</source>
        <translation>`m.forward(x)`</translation>
    </message>
    <message>
        <source>Two hooks</source>
        <translation>两个钩子</translation>
    </message>
    <message>
        <source>Before and after `forward`, functions of yours can listen: a [pre-hook](field:pre_hook) and a [hook](field:hook). Both are about to be switched on.</source>
        <translation>在 `forward` 前后，你自己的函数可以旁听：[前置钩子](field:pre_hook)和[后置钩子](field:hook)。马上把两个都打开。</translation>
    </message>
    <message>
        <source>In which order do they run?</source>
        <translation>它们按什么顺序运行？</translation>
    </message>
    <message>
        <source>forward, pre-hook, hook</source>
        <translation>forward、前置钩子、后置钩子</translation>
    </message>
    <message>
        <source>A pre-hook gets the input before `forward` does.</source>
        <translation>前置钩子比 `forward` 更早拿到输入。</translation>
    </message>
    <message>
        <source>pre-hook, forward, hook</source>
        <translation>前置钩子、forward、后置钩子</translation>
    </message>
    <message>
        <source>Right. The new lines in the call say so.</source>
        <translation>对。调用里新出现的几行就是这样写的。</translation>
    </message>
    <message>
        <source>pre-hook, hook, forward</source>
        <translation>前置钩子、后置钩子、forward</translation>
    </message>
    <message>
        <source>The hook gets the output, so it has to wait for `forward`.</source>
        <translation>后置钩子要拿到输出，只能等 `forward` 做完。</translation>
    </message>
    <message>
        <source>Past the hooks</source>
        <translation>绕过钩子</translation>
    </message>
    <message>
        <source>Now `forward` will be called [directly](field:direct), with both hooks still switched on.</source>
        <translation>现在[直接](field:direct)调用 `forward`，两个钩子都还开着。</translation>
    </message>
    <message>
        <source>What becomes of the call?</source>
        <translation>这次调用会怎样？</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>什么都不变。</translation>
    </message>
    <message>
        <source>The hooks belong to `__call__`, and nobody calls that now.</source>
        <translation>钩子属于 `__call__`，而现在没有人调用它。</translation>
    </message>
    <message>
        <source>The same result, but no hook runs.</source>
        <translation>结果一样，但钩子都不运行。</translation>
    </message>
    <message>
        <source>Right. That is why one writes `m(x)`.</source>
        <translation>对。所以要写 `m(x)`。</translation>
    </message>
    <message>
        <source>PyTorch reports an error.</source>
        <translation>PyTorch 报错。</translation>
    </message>
    <message>
        <source>It does not notice: `forward` is an ordinary method.</source>
        <translation>它察觉不到：`forward` 只是一个普通方法。</translation>
    </message>
    <message>
        <source>What is registered</source>
        <translation>注册了什么</translation>
    </message>
    <message>
        <source>This module multiplies by 3, a plain number. [Under the call](region:registered) nothing is registered, so there is nothing to learn.</source>
        <translation>这个模块乘以 3，一个普通的数。[调用下方](region:registered)什么也没注册，所以没有可学的东西。</translation>
    </message>
    <message>
        <source>What does the 3 have to be, so that an optimiser can change it?</source>
        <translation>要让优化器能改动它，这个 3 应该是什么？</translation>
    </message>
    <message>
        <source>A float</source>
        <translation>一个浮点数</translation>
    </message>
    <message>
        <source>It is one already, and a float is not registered.</source>
        <translation>它已经是浮点数了，而浮点数不会被注册。</translation>
    </message>
    <message>
        <source>An `nn.Parameter` assigned to `self`</source>
        <translation>赋给 `self` 的 `nn.Parameter`</translation>
    </message>
    <message>
        <source>A buffer</source>
        <translation>一个缓冲区</translation>
    </message>
    <message>
        <source>A layer inside</source>
        <translation>里面的层</translation>
    </message>
    <message>
        <source>Assigned to `self`, a layer brings its parameters along. `Linear(2, 2)` has [registered](region:registered) 4 weights and 2 biases.</source>
        <translation>层一赋给 `self`，它的参数就跟着来了。`Linear(2, 2)` [注册](region:registered)了 4 个权重和 2 个偏置。</translation>
    </message>
    <message>
        <source>How many numbers does `Linear(3, 3)` learn?</source>
        <translation>`Linear(3, 3)` 要学多少个数？</translation>
    </message>
    <message>
        <source>9</source>
        <translation>9</translation>
    </message>
    <message>
        <source>12</source>
        <translation>12</translation>
    </message>
    <message>
        <source>Right: 3 × 3 weights and 3 biases.</source>
        <translation>对：3 × 3 个权重，加 3 个偏置。</translation>
    </message>
    <message>
        <source>18</source>
        <translation>18</translation>
    </message>
    <message>
        <source>A bias belongs to an output, not to each weight.</source>
        <translation>偏置属于每个输出，而不是每个权重。</translation>
    </message>
    <message>
        <source>A network is a table</source>
        <translation>网络就是一张表</translation>
    </message>
    <message>
        <source>The [table](region:table) is the course&apos;s network, from the top to the bottom. The [drawing](region:diagram) shows each output as a block.</source>
        <translation>[表](region:table)从上到下就是课程的网络。[图](region:diagram)把每层的输出画成一个方块。</translation>
    </message>
    <message>
        <source>How many of its layers learn something?</source>
        <translation>其中有几层要学东西？</translation>
    </message>
    <message>
        <source>5</source>
        <translation>5</translation>
    </message>
    <message>
        <source>Right: three convolutions and two linear layers.</source>
        <translation>对：三个卷积和两个线性层。</translation>
    </message>
    <message>
        <source>Pooling and Flatten have no parameters.</source>
        <translation>池化和 Flatten 没有参数。</translation>
    </message>
    <message>
        <source>The linear layers learn as well.</source>
        <translation>线性层也要学。</translation>
    </message>
    <message>
        <source>Where it stops fitting</source>
        <translation>从哪里开始接不上</translation>
    </message>
    <message>
        <source>`conv1` has padding 2, which keeps 32×32. In a moment the [padding of conv1](region:layer) is 0.</source>
        <translation>`conv1` 的填充是 2，保持 32×32。马上把 [conv1 的填充](region:layer)改成 0。</translation>
    </message>
    <message>
        <source>Which layer is the first that no longer fits?</source>
        <translation>第一个接不上的是哪一层？</translation>
    </message>
    <message>
        <source>conv1 itself</source>
        <translation>conv1 自己</translation>
    </message>
    <message>
        <source>It gives 28×28, and nothing is wrong with that.</source>
        <translation>它给出 28×28，这没有什么错。</translation>
    </message>
    <message>
        <source>conv2</source>
        <translation>conv2</translation>
    </message>
    <message>
        <source>A convolution takes any height and width.</source>
        <translation>卷积不管高和宽是多少。</translation>
    </message>
    <message>
        <source>linear1</source>
        <translation>linear1</translation>
    </message>
    <message>
        <source>Where the numbers are</source>
        <translation>数都在哪里</translation>
    </message>
    <message>
        <source>The network has 145,578 parameters. The [table](region:table) lists them layer by layer.</source>
        <translation>这个网络有 145,578 个参数。[表](region:table)里一层一层地列着。</translation>
    </message>
    <message>
        <source>conv3</source>
        <translation>conv3</translation>
    </message>
    <message>
        <source>64 × (32 × 25 + 1) = 51,264. One has more.</source>
        <translation>64 × (32 × 25 + 1) = 51,264。还有一层更多。</translation>
    </message>
    <message>
        <source>Right: 64 × (1024 + 1) = 65,600.</source>
        <translation>对：64 × (1024 + 1) = 65,600。</translation>
    </message>
    <message>
        <source>conv1</source>
        <translation>conv1</translation>
    </message>
    <message>
        <source>32 × (3 × 25 + 1) = 2,432, one of the smallest.</source>
        <translation>32 × (3 × 25 + 1) = 2,432，是最少的几层之一。</translation>
    </message>
    <message>
        <source>Linear on linear</source>
        <translation>线性接线性</translation>
    </message>
    <message>
        <source>At the end of the [table](region:table) two linear layers follow each other, with nothing between them.</source>
        <translation>[表](region:table)的最后，两个线性层一个接一个，中间什么也没有。</translation>
    </message>
    <message>
        <source>What can they do together that one could not?</source>
        <translation>它们合起来能做到什么单独一层做不到的事？</translation>
    </message>
    <message>
        <source>They can learn curves.</source>
        <translation>能学曲线。</translation>
    </message>
    <message>
        <source>A sum of sums is a sum again.</source>
        <translation>和的和还是和。</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Right: together they are worth one. A ReLU between them, as there is now, changes that.</source>
        <translation>对：合起来只顶一层。中间加一个 ReLU（现在已经加上）就不同了。</translation>
    </message>
    <message>
        <source>Twice as much</source>
        <translation>两倍的事</translation>
    </message>
    <message>
        <source>Two multiplications in a row are one multiplication.</source>
        <translation>连着乘两次，还是乘一次。</translation>
    </message>
    <message>
        <source>A shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>This is a small ResNet. The arcs in the [drawing](region:diagram) are shortcuts around some layers.</source>
        <translation>这是一个小 ResNet。[图](region:diagram)里的弧线是绕过几层的捷径。</translation>
    </message>
    <message>
        <source>What is done with both ways at the end of the arc?</source>
        <translation>在弧线的终点，两条路怎样合并？</translation>
    </message>
    <message>
        <source>They are added.</source>
        <translation>相加。</translation>
    </message>
    <message>
        <source>Right: layers(x) + shortcut(x). So both need the same shape.</source>
        <translation>对：layers(x) + shortcut(x)。所以两边的形状必须一样。</translation>
    </message>
    <message>
        <source>They are put side by side.</source>
        <translation>并排放在一起。</translation>
    </message>
    <message>
        <source>That would double the channels; a ResNet adds.</source>
        <translation>那样通道数会变多；ResNet 是相加。</translation>
    </message>
    <message>
        <source>- In a network each shape has to be one that the next layer takes.
- Most parameters are often in the first linear layer.
- Without an activation between them, linear layers are worth one.

Build one of your own and keep it: lesson 7.9 can train it. The next lesson says how wrong a network is.</source>
        <translation>- 网络里每一层给出的形状，都要是下一层能接受的。
- 参数最多的常常是第一个线性层。
- 中间没有激活函数，几个线性层只顶一层。

自己搭一个并保存下来，7.9 就能训练它。下一课说明网络错得有多厉害。</translation>
    </message>
    <message>
        <source>One cell, by hand</source>
        <translation>亲手算一格</translation>
    </message>
    <message>
        <source>The cell in the middle of the [output](region:output) is pinned. Its window is framed on the [input](region:input), with a small badge for the weight on each number. The [arithmetic](region:arithmetic) below writes everything out.</source>
        <translation>[输出](region:output)正中的一格已经固定。它的窗口框在[输入](region:input)上，每个数旁的小标记是压在它上面的权重。下方的[算式](region:arithmetic)写出了全部计算。</translation>
    </message>
    <message>
        <source>Where does the 16 come from?</source>
        <translation>这个 16 是怎么来的？</translation>
    </message>
    <message>
        <source>It is the largest number in the window times the largest weight.</source>
        <translation>窗口里最大的数乘以最大的权重。</translation>
    </message>
    <message>
        <source>That would be 3 × 2 = 6. Look at the arithmetic: no number is left out.</source>
        <translation>那样是 3 × 2 = 6。看看算式：一个数也没有漏掉。</translation>
    </message>
    <message>
        <source>Nine products, all added up.</source>
        <translation>九个乘积，全部加起来。</translation>
    </message>
    <message>
        <source>Yes: each number of the window times the weight on it. The three rows give 8, 1 and 7, together 16.</source>
        <translation>对：窗口里的每个数乘以压在它上面的权重。三行分别得 8、1、7，合起来是 16。</translation>
    </message>
    <message>
        <source>It is the sum of the nine numbers in the window.</source>
        <translation>窗口里九个数的和。</translation>
    </message>
    <message>
        <source>That would be 15. Before they are added, each number is multiplied by its weight.</source>
        <translation>那样是 15。相加之前，每个数要先乘以自己的权重。</translation>
    </message>
    <message>
        <source>How far a number reaches</source>
        <translation>一个数能影响多远</translation>
    </message>
    <message>
        <source>At the left edge of the [input](region:input) there is a 5. Point at it with the mouse: the output cells whose windows hold it light up.</source>
        <translation>[输入](region:input)的左边缘有一个 5。把鼠标移上去：窗口里含有它的输出格子会亮起来。</translation>
    </message>
    <message>
        <source>The 5 becomes 50. How many numbers of the output change?</source>
        <translation>把 5 改成 50，输出里有几个数会变？</translation>
    </message>
    <message>
        <source>All nine</source>
        <translation>九个都变</translation>
    </message>
    <message>
        <source>No: a cell knows only the nine numbers in its own window.</source>
        <translation>不会：一格只知道自己窗口里的九个数。</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两个</translation>
    </message>
    <message>
        <source>Two windows hold it, that is true. But look which weight lies on it in each of them.</source>
        <translation>确实有两个窗口含有它。再看看，在每个窗口里压在它上面的权重是多少。</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一个</translation>
    </message>
    <message>
        <source>Right. Two windows hold it, but in one of them its weight is 0. In the other it is 2: 18 becomes 108.</source>
        <translation>对。有两个窗口含有它，但其中一个的权重是 0，另一个是 2：18 变成 108。</translation>
    </message>
    <message>
        <source>Larger strides</source>
        <translation>更大的步长</translation>
    </message>
    <message>
        <source>So far the window moves by one cell at a time; that is a [stride](field:stride) of 1. On 5 cells a window of 3 has three places, so the [output](region:output) is 3×3.</source>
        <translation>到现在为止窗口每次移动一格，也就是 [stride](field:stride) 为 1。5 格里 3 格宽的窗口有三个位置，所以[输出](region:output)是 3×3。</translation>
    </message>
    <message>
        <source>With stride 2, how large is the output?</source>
        <translation>步长为 2 时，输出有多大？</translation>
    </message>
    <message>
        <source>1×1</source>
        <translation>1×1</translation>
    </message>
    <message>
        <source>A second place is there: starting at cell 2, the window ends at cell 4.</source>
        <translation>还有第二个位置：窗口从第 2 格开始，到第 4 格结束。</translation>
    </message>
    <message>
        <source>2×2</source>
        <translation>2×2</translation>
    </message>
    <message>
        <source>Right: (5 − 3) / 2 + 1 = 2. The four numbers are the corners of the old output; what lay between them is skipped.</source>
        <translation>对：(5 − 3) / 2 + 1 = 2。这四个数就是原来输出的四个角，中间的都跳过了。</translation>
    </message>
    <message>
        <source>3×3, as before</source>
        <translation>和原来一样，3×3</translation>
    </message>
    <message>
        <source>A third window would start at cell 4 and hang over the edge.</source>
        <translation>第三个窗口要从第 4 格开始，会伸到边缘之外。</translation>
    </message>
    <message>
        <source>Which number comes first</source>
        <translation>哪个数在前</translation>
    </message>
    <message>
        <source>A [stride](field:stride) may be a pair, so that the window moves by different amounts down and across.</source>
        <translation>[stride](field:stride) 可以是一对数，让窗口向下和向右移动的格数不同。</translation>
    </message>
    <message>
        <source>`stride` becomes (2, 1). What shape has the output?</source>
        <translation>`stride` 变成 (2, 1)，输出是什么形状？</translation>
    </message>
    <message>
        <source>2 rows, 3 columns</source>
        <translation>2 行 3 列</translation>
    </message>
    <message>
        <source>Right. A pair is always (vertical, horizontal): 2 cells down, 1 cell across. It is often told the other way round.</source>
        <translation>对。一对数总是（竖直，水平）：向下 2 格，向右 1 格。这一点常常被说反。</translation>
    </message>
    <message>
        <source>3 rows, 2 columns</source>
        <translation>3 行 2 列</translation>
    </message>
    <message>
        <source>That would be stride (1, 2): the first number is the vertical one.</source>
        <translation>那是步长 (1, 2)：第一个数管竖直方向。</translation>
    </message>
    <message>
        <source>A rim of zeros</source>
        <translation>一圈零</translation>
    </message>
    <message>
        <source>The 3×3 output is smaller than the 5×5 [input](region:input). [padding](field:padding) puts rings of zeros around the input, so that the window finds more places.</source>
        <translation>3×3 的输出比 5×5 的[输入](region:input)小。[padding](field:padding) 在输入外面补上几圈零，窗口就有了更多位置。</translation>
    </message>
    <message>
        <source>How many rings keep the output at 5×5?</source>
        <translation>补几圈，输出才保持 5×5？</translation>
    </message>
    <message>
        <source>One ring</source>
        <translation>一圈</translation>
    </message>
    <message>
        <source>Right: (5 + 2 − 3) / 1 + 1 = 5. In the corner that is pinned now, only four of the nine numbers are real; the others are zeros of the rim.</source>
        <translation>对：(5 + 2 − 3) / 1 + 1 = 5。现在固定的这个角上，九个数里只有四个是真的，其余是补上的零。</translation>
    </message>
    <message>
        <source>Two rings</source>
        <translation>两圈</translation>
    </message>
    <message>
        <source>A ring adds a cell on both sides. With two of them the output would be 7×7.</source>
        <translation>一圈会在两边各加一格。两圈的话输出就是 7×7。</translation>
    </message>
    <message>
        <source>Three, as many as the kernel is high</source>
        <translation>三圈，和卷积核一样高</translation>
    </message>
    <message>
        <source>That is too much: the output would be 9×9.</source>
        <translation>太多了：输出会变成 9×9。</translation>
    </message>
    <message>
        <source>Two dimensions in front</source>
        <translation>前面的两个维度</translation>
    </message>
    <message>
        <source>What happens without this step?</source>
        <translation>少了这一步会怎样？</translation>
    </message>
    <message>
        <source>The result is the same, with fewer brackets.</source>
        <translation>结果一样，只是括号少一些。</translation>
    </message>
    <message>
        <source>It would be convenient. But `F.conv2d` has to know which dimension is the channels.</source>
        <translation>那当然方便。可是 `F.conv2d` 必须知道哪一维是通道。</translation>
    </message>
    <message>
        <source>It does not guess. Whoever calls it says what the dimensions mean.</source>
        <translation>它不猜。每一维是什么意思，由调用的人说清楚。</translation>
    </message>
    <message>
        <source>A kernel that finds edges</source>
        <translation>找边缘的卷积核</translation>
    </message>
    <message>
        <source>Another [input](region:input): a square of nines on zeros. The [kernel](region:kernel) with a single 1 in its middle gives the input back. Next comes a kernel with 8 in the middle and −1 all around.</source>
        <translation>换一个[输入](region:input)：一片零中间有一块 9。[卷积核](region:kernel)只在正中有一个 1，输出就是输入本身。接下来的卷积核正中是 8，周围全是 −1。</translation>
    </message>
    <message>
        <source>What will it write into the middle of the square?</source>
        <translation>它会在方块正中写下什么？</translation>
    </message>
    <message>
        <source>72</source>
        <translation>72</translation>
    </message>
    <message>
        <source>8 × 9 is 72, but the eight neighbours with −1 count as well.</source>
        <translation>8 × 9 是 72，但周围八个 −1 也要算进去。</translation>
    </message>
    <message>
        <source>Right: 8 × 9 − 8 × 9. Where all numbers are alike, the kernel says 0; only the edges of the square remain. A trained network finds kernels like this one by itself.</source>
        <translation>对：8 × 9 − 8 × 9。数都一样的地方，这个卷积核给出 0，只剩下方块的边缘。训练好的网络会自己找到类似的卷积核。</translation>
    </message>
    <message>
        <source>−72</source>
        <translation>−72</translation>
    </message>
    <message>
        <source>The 8 in the middle weighs against the eight −1. Add up both.</source>
        <translation>正中的 8 和周围八个 −1 互相抵消，把两边加起来看看。</translation>
    </message>
    <message>
        <source>A window through three layers</source>
        <translation>穿过三层的窗口</translation>
    </message>
    <message>
        <source>One cell of map 0 is pinned in the [output](region:output). It comes from the framed window of the [input](region:input), which goes through red, green and blue. The [arithmetic](region:arithmetic) shows all its numbers.</source>
        <translation>[输出](region:output)的第 0 张图上固定了一格。它来自[输入](region:input)上框出的窗口，这个窗口穿过红、绿、蓝三层。[算式](region:arithmetic)里有它的全部数。</translation>
    </message>
    <message>
        <source>How many products are added up for this one cell?</source>
        <translation>这一格由多少个乘积加起来？</translation>
    </message>
    <message>
        <source>3×3 is the window in one channel. How many channels does it go through?</source>
        <translation>3×3 只是一个通道里的窗口。它穿过几个通道？</translation>
    </message>
    <message>
        <source>27</source>
        <translation>27</translation>
    </message>
    <message>
        <source>Right: 9 in each of the three channels. Then one number is added, the bias of the map.</source>
        <translation>对：三个通道各 9 个。最后再加上一个数，就是这张图的偏置。</translation>
    </message>
    <message>
        <source>There are three sums, one for each channel; each is made of products.</source>
        <translation>三个和，每个通道一个；每个和又由若干乘积组成。</translation>
    </message>
    <message>
        <source>Why 30 and not 32</source>
        <translation>为什么是 30 而不是 32</translation>
    </message>
    <message>
        <source>The [input](region:input) has 32×32 cells, each map of the [output](region:output) has 30×30. Press play below the arithmetic and watch where the window begins and where it ends.</source>
        <translation>[输入](region:input)有 32×32 格，[输出](region:output)的每张图有 30×30 格。按算式下面的播放，看窗口从哪里开始、到哪里结束。</translation>
    </message>
    <message>
        <source>Where have the two rows gone?</source>
        <translation>少掉的两行去哪儿了？</translation>
    </message>
    <message>
        <source>The layer cuts the rim off before it begins.</source>
        <translation>这一层在开始之前先裁掉了边。</translation>
    </message>
    <message>
        <source>The rim is read like everything else: the first window begins in the corner.</source>
        <translation>边上的格子和别处一样会读到：第一个窗口就从角上开始。</translation>
    </message>
    <message>
        <source>A window of 3 rows has only 30 places in 32 rows.</source>
        <translation>3 行高的窗口在 32 行里只有 30 个位置。</translation>
    </message>
    <message>
        <source>Right: (32 − 3) / 1 + 1 = 30. Nothing is cut off; there are just fewer places.</source>
        <translation>对：(32 − 3) / 1 + 1 = 30。什么也没裁掉，只是位置少了。</translation>
    </message>
    <message>
        <source>Every convolution takes two rows away.</source>
        <translation>每次卷积都会少两行。</translation>
    </message>
    <message>
        <source>Only with a kernel of 3 and no padding. A kernel of 5 would take four.</source>
        <translation>只有卷积核为 3 且没有填充时才是这样。卷积核为 5 就少四行。</translation>
    </message>
    <message>
        <source>Numbers to learn</source>
        <translation>可学习参数</translation>
    </message>
    <message>
        <source>Under the maps are the 6 [kernels](region:kernels), one for each map. Each has three slices of 3×3, and there is one [bias](field:bias) for each map.</source>
        <translation>特征图下面是 6 个[卷积核](region:kernels)，每张图一个。每个有三片 3×3，另外每张图有一个[偏置](field:bias)。</translation>
    </message>
    <message>
        <source>How many numbers does this layer learn?</source>
        <translation>这一层要学多少个数？</translation>
    </message>
    <message>
        <source>162</source>
        <translation>162</translation>
    </message>
    <message>
        <source>6 × 27 = 162 are the weights. Something is still missing for each map.</source>
        <translation>6 × 27 = 162 是权重。每张图还缺一样东西。</translation>
    </message>
    <message>
        <source>168</source>
        <translation>168</translation>
    </message>
    <message>
        <source>Right: 6 × (3 × 3 × 3 + 1). The size of the picture plays no part in it.</source>
        <translation>对：6 × (3 × 3 × 3 + 1)。与图片的大小无关。</translation>
    </message>
    <message>
        <source>180</source>
        <translation>180</translation>
    </message>
    <message>
        <source>That would be a bias for each slice, 6 × 30. There is one for each map of the output.</source>
        <translation>那是给每一片都配了偏置，6 × 30。其实每张输出图只有一个。</translation>
    </message>
    <message>
        <source>More maps</source>
        <translation>更多的图</translation>
    </message>
    <message>
        <source>How many maps come out is for you to choose: [out_channels](field:out_channels) says it. In a moment it goes from 6 to 16.</source>
        <translation>输出几张图由你决定，写在 [out_channels](field:out_channels) 里。马上把它从 6 改成 16。</translation>
    </message>
    <message>
        <source>What grows with it?</source>
        <translation>什么会跟着变多？</translation>
    </message>
    <message>
        <source>The number of kernels, and of maps</source>
        <translation>卷积核的个数，也就是图的张数</translation>
    </message>
    <message>
        <source>Right: one kernel, one map. That makes 16 × 28 = 448 learnable parameters.</source>
        <translation>对：一个卷积核，一张图。可学习参数共 16 × 28 = 448 个。</translation>
    </message>
    <message>
        <source>The height and width of the maps</source>
        <translation>图的高和宽</translation>
    </message>
    <message>
        <source>These depend on kernel, stride and padding alone.</source>
        <translation>高和宽只由卷积核、步长和填充决定。</translation>
    </message>
    <message>
        <source>The slices of each kernel</source>
        <translation>每个卷积核的片数</translation>
    </message>
    <message>
        <source>A kernel has a slice for each channel of the input, and these are still 3.</source>
        <translation>输入有几个通道，卷积核就有几片，现在仍是 3 片。</translation>
    </message>
    <message>
        <source>As large as before</source>
        <translation>大小不变</translation>
    </message>
    <message>
        <source>Now [kernel_size](field:kernel_size) is 5, and the maps have shrunk to 28×28. [padding](field:padding) puts rings of zeros around the picture.</source>
        <translation>现在 [kernel_size](field:kernel_size) 是 5，图缩小到 28×28。[padding](field:padding) 在图片外面补上几圈零。</translation>
    </message>
    <message>
        <source>Which padding makes them 32×32 again?</source>
        <translation>填充多少，才又是 32×32？</translation>
    </message>
    <message>
        <source>That is enough for a kernel of 3. Here it gives 30×30.</source>
        <translation>对 3 的卷积核够了，在这里只能得到 30×30。</translation>
    </message>
    <message>
        <source>Right: (32 + 4 − 5) / 1 + 1 = 32. For an odd kernel it is always half of it, rounded down.</source>
        <translation>对：(32 + 4 − 5) / 1 + 1 = 32。卷积核是奇数时，总是取它的一半，向下取整。</translation>
    </message>
    <message>
        <source>Four rows are missing, but a ring counts on both sides: this gives 36×36.</source>
        <translation>确实少了四行，但一圈会在两边各算一次：这样得到 36×36。</translation>
    </message>
    <message>
        <source>Half as large</source>
        <translation>缩小一半</translation>
    </message>
    <message>
        <source>The kernel has 3×3 again. With a [stride](field:stride) of 2 its window skips every second place.</source>
        <translation>卷积核又是 3×3 了。[stride](field:stride) 为 2 时，窗口隔一个位置走一步。</translation>
    </message>
    <message>
        <source>How large is a map then, without padding?</source>
        <translation>不加填充，一张图有多大？</translation>
    </message>
    <message>
        <source>16×16</source>
        <translation>16×16</translation>
    </message>
    <message>
        <source>(32 − 3) / 2 is 14.5. Round it down, then add 1.</source>
        <translation>(32 − 3) / 2 是 14.5。先向下取整，再加 1。</translation>
    </message>
    <message>
        <source>15×15</source>
        <translation>15×15</translation>
    </message>
    <message>
        <source>14×14</source>
        <translation>14×14</translation>
    </message>
    <message>
        <source>The first place counts too: 14 steps make 15 places.</source>
        <translation>第一个位置也要算：走 14 步，就有 15 个位置。</translation>
    </message>
    <message>
        <source>Six maps are not two pictures</source>
        <translation>六张图不是两张图片</translation>
    </message>
    <message>
        <source>TensorBoard draws pictures of three channels. So the course turns the batch of (64, 6, 30, 30) into (−1, 3, 30, 30) before it is shown. This page can [read the output](region:readings) in that way too.</source>
        <translation>TensorBoard 画的是三通道的图片，所以课程在显示之前把 (64, 6, 30, 30) 的批次变成 (−1, 3, 30, 30)。这个页面也可以这样来[看输出](region:readings)。</translation>
    </message>
    <message>
        <source>How many pictures does that make?</source>
        <translation>这样会变成多少张图片？</translation>
    </message>
    <message>
        <source>64, each with six channels</source>
        <translation>64 张，每张六个通道</translation>
    </message>
    <message>
        <source>The second number is 3: a picture gets three channels, no more.</source>
        <translation>第二个数是 3：每张图片只有三个通道。</translation>
    </message>
    <message>
        <source>128</source>
        <translation>128</translation>
    </message>
    <message>
        <source>Right: twice as many with half the channels. Their colours mean nothing: three maps stand in for red, green and blue.</source>
        <translation>对：张数加倍，通道减半。它们的颜色没有意义，只是把三张特征图当成了红、绿、蓝。</translation>
    </message>
    <message>
        <source>384</source>
        <translation>384</translation>
    </message>
    <message>
        <source>That is the number of maps, 64 × 6. Each picture takes three of them.</source>
        <translation>那是特征图的张数，64 × 6。每张图片要用掉三张。</translation>
    </message>
    <message>
        <source>One number of nine</source>
        <translation>九个里留一个</translation>
    </message>
    <message>
        <source>A window of 3×3 on the [input](region:input) has become one cell of the [output](region:output). The [arithmetic](region:arithmetic) shows the window.</source>
        <translation>[输入](region:input)上 3×3 的窗口变成了[输出](region:output)的一格。[算式](region:arithmetic)里是这个窗口。</translation>
    </message>
    <message>
        <source>Which of the nine numbers remains?</source>
        <translation>九个数里留下哪一个？</translation>
    </message>
    <message>
        <source>The largest</source>
        <translation>最大的</translation>
    </message>
    <message>
        <source>Right, 2. Where it occurs twice, the first one counts.</source>
        <translation>对，是 2。如果它出现两次，算第一个。</translation>
    </message>
    <message>
        <source>The one in the middle</source>
        <translation>正中间的</translation>
    </message>
    <message>
        <source>The place inside the window plays no part.</source>
        <translation>在窗口里的位置不起作用。</translation>
    </message>
    <message>
        <source>Their sum</source>
        <translation>它们的和</translation>
    </message>
    <message>
        <source>That is what a convolution does, with weights.</source>
        <translation>那是卷积做的事，而且还带权重。</translation>
    </message>
    <message>
        <source>How far the window moves</source>
        <translation>窗口移动多远</translation>
    </message>
    <message>
        <source>The field [stride](field:stride) is empty, and the window of [kernel_size](field:kernel_size) 3 moves nevertheless.</source>
        <translation>[stride](field:stride) 一栏是空的，[kernel_size](field:kernel_size) 为 3 的窗口却照样移动。</translation>
    </message>
    <message>
        <source>How far does it move?</source>
        <translation>它每次移动几格？</translation>
    </message>
    <message>
        <source>That is the default of a convolution.</source>
        <translation>那是卷积的默认值。</translation>
    </message>
    <message>
        <source>Right: without a stride it is the kernel_size, and the windows lie side by side.</source>
        <translation>对：不写步长，就等于 kernel_size，窗口一个挨着一个。</translation>
    </message>
    <message>
        <source>The rest at the edge</source>
        <translation>边上剩下的</translation>
    </message>
    <message>
        <source>5 cells are not a multiple of 3. With [ceil_mode](field:ceil_mode) the last windows may hang over the edge, and the [output](region:output) is 2×2.</source>
        <translation>5 格不是 3 的倍数。打开 [ceil_mode](field:ceil_mode) 时，最后的窗口可以伸出边缘，[输出](region:output)是 2×2。</translation>
    </message>
    <message>
        <source>How large is it without `ceil_mode`?</source>
        <translation>不用 `ceil_mode` 有多大？</translation>
    </message>
    <message>
        <source>A second window of 3 would need 6 cells.</source>
        <translation>第二个 3 格的窗口需要 6 格。</translation>
    </message>
    <message>
        <source>Right: the number of windows is rounded down, and only the 2 remains. The last two rows and columns are dropped.</source>
        <translation>对：窗口的个数向下取整，只剩下那个 2，最后两行两列被丢掉了。</translation>
    </message>
    <message>
        <source>The mean instead</source>
        <translation>换成平均</translation>
    </message>
    <message>
        <source>The nine numbers of the [first window](region:input) add up to 10. `AvgPool2d` takes their mean.</source>
        <translation>[第一个窗口](region:input)里的九个数加起来是 10。`AvgPool2d` 取它们的平均。</translation>
    </message>
    <message>
        <source>What becomes of the 2 in the first cell?</source>
        <translation>第一格的 2 会变成什么？</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>That is the sum. It is divided by the number of cells.</source>
        <translation>这是和，还要除以格子的个数。</translation>
    </message>
    <message>
        <source>About 1.11</source>
        <translation>约 1.11</translation>
    </message>
    <message>
        <source>Right: 10 / 9.</source>
        <translation>对：10 / 9。</translation>
    </message>
    <message>
        <source>That is the number in the middle; the mean is 10 / 9.</source>
        <translation>那是正中间的数；平均是 10 / 9。</translation>
    </message>
    <message>
        <source>On a picture</source>
        <translation>用在图片上</translation>
    </message>
    <message>
        <source>The same on a picture: 3×32×32 becomes 3×11×11, a mosaic. Point at the [output](region:output) and see who won in each channel.</source>
        <translation>在图片上也一样：3×32×32 变成 3×11×11，像马赛克。把鼠标移到[输出](region:output)上，看每个通道里是谁胜出。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>一个也没有</translation>
    </message>
    <message>
        <source>Right: a maximum has no weights.</source>
        <translation>对：取最大值不需要权重。</translation>
    </message>
    <message>
        <source>A window has 9 cells, but no weight lies on them.</source>
        <translation>窗口有 9 格，但上面没有权重。</translation>
    </message>
    <message>
        <source>Three channels, but still no weights.</source>
        <translation>三个通道也还是没有权重。</translation>
    </message>
    <message>
        <source>A line left out</source>
        <translation>漏掉一行</translation>
    </message>
    <message>
        <source>What does `backward()` do then?</source>
        <translation>这时 `backward()` 会怎样？</translation>
    </message>
    <message>
        <source>It replaces the old gradients.</source>
        <translation>用新的梯度替换旧的。</translation>
    </message>
    <message>
        <source>It does not: PyTorch adds.</source>
        <translation>不会：PyTorch 是累加。</translation>
    </message>
    <message>
        <source>It adds to the old gradients.</source>
        <translation>加到旧的梯度上。</translation>
    </message>
    <message>
        <source>Right. Compare the curve with the grey one of the loop as it should be.</source>
        <translation>对。和灰色的曲线比一比，那是正确的循环。</translation>
    </message>
    <message>
        <source>It reports an error.</source>
        <translation>报错。</translation>
    </message>
    <message>
        <source>No error appears, which makes this mistake hard to find.</source>
        <translation>没有任何报错，所以这个错误很难发现。</translation>
    </message>
    <message>
        <source>Training for real</source>
        <translation>真正的训练</translation>
    </message>
    <message>
        <source>Near which loss does it begin?</source>
        <translation>它从多大的损失开始？</translation>
    </message>
    <message>
        <source>It has learned nothing yet.</source>
        <translation>它还什么都没学。</translation>
    </message>
    <message>
        <source>2.3</source>
        <translation>2.3</translation>
    </message>
    <message>
        <source>Right: ln 10 = 2.303, as with ten equal scores.</source>
        <translation>对：ln 10 = 2.303，和十个相同的得分一样。</translation>
    </message>
    <message>
        <source>Ten classes, but the loss takes a logarithm.</source>
        <translation>有十类，但损失还要取对数。</translation>
    </message>
    <message>
        <source>- One writes `m(x)`: `__call__` runs the hooks and `forward`.
- Parameters, buffers and modules that are assigned to `self` are registered; plain numbers are not.

Under “Mistakes” you can leave out `super().__init__()` safely. The next lesson is about what a convolution computes.</source>
        <translation>- 要写 `m(x)`：`__call__` 会运行钩子和 `forward`。
- 赋给 `self` 的参数、缓冲区和模块会被注册，普通的数不会。

在“错误”里可以放心地漏掉一次 `super().__init__()`。下一课讲卷积到底算了什么。</translation>
    </message>
    <message>
        <source>- Max pooling keeps the largest number of each window and learns nothing.
- The default of `stride` is kernel_size.
- `ceil_mode` decides about the rest at the edge.

Under “Mistakes” you can unpool without saying how large. The next lesson bends numbers one by one.</source>
        <translation>- 最大池化保留每个窗口里最大的数，什么也不用学。
- `stride` 的默认值是 kernel_size。
- 边上剩下的由 `ceil_mode` 决定。

在“错误”里可以试试反池化而不说明大小。下一课把数一个一个地“弯”一下。</translation>
    </message>
    <message>
        <source>Here a network is trained on your computer, in about half a minute. When you have answered, press “Start training” [at the bottom](region:transport), and watch the loss fall and the accuracy rise.</source>
        <translation>这里在你的电脑上训练一个网络，大约半分钟。回答之后，按[下面](region:transport)的“开始训练”，看着损失下降、准确率上升。</translation>
    </message>
    <message>
        <source>Sigmoid squeezes any number into the range from 0 to 1. The course uses it on pictures, whose numbers lie [between 0 and 1](region:histograms) already.</source>
        <translation>Sigmoid 把任何数压到 0 和 1 之间。课程把它用在图片上，而图片的数本来就[在 0 和 1 之间](region:histograms)。</translation>
    </message>
    <message>
        <source>- A cell of the output is the sum of products of one window with the kernel.
- The output has (H + 2p − k) / s + 1 rows, rounded down.
- A pair is (vertical, horizontal).
- `F.conv2d` wants channels, and usually a batch, in front.

Change any number of the tables and watch the output. Then answer some questions under “Try it”, or make the mistake “A matrix where a batch is expected” under “Mistakes”. In the next lesson the table becomes a picture.</source>
        <translation>- 输出的一格，是一个窗口与卷积核的乘积之和。
- 输出有 (H + 2p − k) / s + 1 行，向下取整。
- 一对数是（竖直，水平）。
- `F.conv2d` 要求前面有通道，通常还有批次。

随便改表里的数，看输出怎样变。然后到“试一试”里答几道题，或者在“错误”里犯一次“该给一批图片，却给了矩阵”。下一课里，表格变成图片。</translation>
    </message>
    <message>
        <source>- A kernel goes through all channels of the input and makes one map.
- A layer learns out_channels × (in_channels × k × k + 1) numbers.
- Padding keeps the size, a stride of 2 about halves it.
- The maps have a sign; pictures made of them do not show everything.

Take another picture from the toolbar and see which maps answer to it. Then answer some questions under “Try it”, or see under “Mistakes” what happens with a kernel that is larger than the picture. The next lesson makes pictures smaller without learning anything.</source>
        <translation>- 一个卷积核穿过输入的所有通道，得到一张图。
- 一层要学 out_channels × (in_channels × k × k + 1) 个数。
- 填充保持大小，步长 2 大约缩小一半。
- 特征图有正有负，画成图片并不能看到全部。

从工具栏换一张图片，看看哪些特征图对它有反应。然后到“试一试”里答几道题，或者在“错误”里看看卷积核比图片还大会怎样。下一课不用学任何东西就能把图片变小。</translation>
    </message>
    <message>
        <source>- ReLU makes negative numbers 0; on a picture in [0, 1] it changes nothing.
- Sigmoid is never steeper than 0.25.
- Softmax looks at several numbers; say along which `dim`.

Answer some questions under “Try it”. The next lesson joins all inputs with all outputs.</source>
        <translation>- ReLU 把负数变成 0；在 [0, 1] 的图片上它什么也不改。
- Sigmoid 最陡也只有 0.25。
- Softmax 同时看几个数，要说明沿哪个 `dim`。

到“试一试”里答几道题吧。下一课把所有输入和所有输出连起来。</translation>
    </message>
    <message>
        <source>- A linear layer has a weight for every pair of input and output, and a bias for each output.
- Flatten with `start_dim=1`, so that every picture stays a row.

Under “Mistakes” you find the last batch. In the next lesson you build a network of your own.</source>
        <translation>- 线性层的每一对输入和输出都有一个权重，每个输出有一个偏置。
- 用 `start_dim=1` 展平，每张图片就保持为一行。

“错误”里有那个最后一批。下一课由你自己搭网络。</translation>
    </message>
    <message>
        <source>- A loss is one number; `reduction` says how it is made of many.
- An untrained network of ten classes begins near 2.303.
- Networks put out logits; `CrossEntropyLoss` does the softmax.
- `backward()` fills the gradients, from the last layer to the first.

Under “Mistakes” you find softmax before the loss. In the next lesson the network learns.</source>
        <translation>- 损失是一个数；`reduction` 说明怎样由许多个得到它。
- 十类的网络没训练时在 2.303 附近。
- 网络给出 logits，softmax 由 `CrossEntropyLoss` 来做。
- `backward()` 从最后一层到第一层填好梯度。

“错误”里有损失之前的 softmax。下一课里网络开始学习。</translation>
    </message>
    <message>
        <source>Right. Below is what PyTorch says: it wants 3 dimensions, or 4 with the batch. The last good result stays on the page, dimmed.</source>
        <translation>对。下方是 PyTorch 的原话：它要 3 维，带批次就要 4 维。上一次的正确结果还留在页面上，变暗了。</translation>
    </message>
    <message>
        <source>Above each table is its shape: 5×5 becomes [1×1×5×5](region:reshape). That is one picture with one channel; no number changes. [reshape to 4-D](field:reshape) does it before the call.</source>
        <translation>每张表上方写着形状：5×5 变成 [1×1×5×5](region:reshape)，也就是一张图片、一个通道，数一个也没变。调用之前由[变成四维](field:reshape)来完成这一步。</translation>
    </message>
    <message>
        <source>A real network and a picture. The [timeline](region:way) goes forward and back; it is at its beginning, before `backward()`.</source>
        <translation>一个真正的网络和一张图片。[时间轴](region:way)先向前再往回，现在停在开头，还没有 `backward()`。</translation>
    </message>
    <message>
        <source>Right: now it is in `parameters()` and in `state_dict()`.</source>
        <translation>对：现在它出现在 `parameters()` 和 `state_dict()` 里。</translation>
    </message>
    <message>
        <source>Right: ⌊29 / 2⌋ + 1 = 15. No window reaches the last row and the last column; the “Shape” tab shows them.</source>
        <translation>对：⌊29 / 2⌋ + 1 = 15。最后一行和最后一列没有窗口能到，“形状”一栏里可以看到。</translation>
    </message>
    <message>
        <source>Right: it expects 1024 numbers and gets 576. The page offers fixes.</source>
        <translation>对：要的是 1024 个数，输入只有 576 个。页面给出了几种改法。</translation>
    </message>
    <message>
        <source>It gives a result, but bypasses something. The step after the next one shows what.</source>
        <translation>结果是有的，但绕过了一些东西。再往后两步就会看到绕过了什么。</translation>
    </message>
    <message>
        <source>What does ReLU turn −2 into?</source>
        <translation>ReLU 把 −2 变成什么？</translation>
    </message>
    <message>
        <source>A buffer is saved, but it is not a parameter, and nothing trains it.</source>
        <translation>缓冲区会被保存，但它不是参数，没有人训练它。</translation>
    </message>
    <message>
        <source>PyTorch adds the missing dimensions on its own.</source>
        <translation>PyTorch 自己补上缺少的维度。</translation>
    </message>
    <message>
        <source>Here Sigmoid takes each number of the [input](region:input) separately. Softmax looks at all the numbers of a row.</source>
        <translation>这里 Sigmoid 把[输入](region:input)的每个数单独处理。Softmax 则要看一行里的所有数。</translation>
    </message>
    <message>
        <source>From the picture to ten numbers</source>
        <translation>从图片到十个数</translation>
    </message>
    <message>
        <source>Each [column](region:maps) is what one layer puts out for the picture at the left, a small square each map. The list of [layers](region:layers) names them. At the right stand the probabilities of the classes.</source>
        <translation>每一[列](region:maps)是一层对左边这张图片的输出，每个小方块是一张特征图。[层](region:layers)的列表写着它们的名字。最右边是各类的概率。</translation>
    </message>
    <message>
        <source>`maxpool1` has a window of 2 and a stride of 2. What of `conv1` is left?</source>
        <translation>`maxpool1` 的窗口是 2，步长是 2。`conv1` 还剩下什么？</translation>
    </message>
    <message>
        <source>Half of the maps</source>
        <translation>一半的图</translation>
    </message>
    <message>
        <source>Pooling works in each map by itself: there are still 32.</source>
        <translation>池化在每张图里各做各的：图还是 32 张。</translation>
    </message>
    <message>
        <source>A quarter of the numbers, in as many maps</source>
        <translation>四分之一的数，图的张数不变</translation>
    </message>
    <message>
        <source>Right: 32 maps of 16×16 instead of 32×32.</source>
        <translation>对：32 张图，从 32×32 变成 16×16。</translation>
    </message>
    <message>
        <source>What a number sees</source>
        <translation>一个数看到什么</translation>
    </message>
    <message>
        <source>A number of `maxpool2` is pinned. The [way back](region:path) shows which numbers of the layers before it comes from, and the frame on the picture what it sees of that: its receptive field.</source>
        <translation>固定了 `maxpool2` 的一个数。[回溯](region:path)画出它来自前面各层的哪些数；图片上的框是它看到的部分，也就是感受野。</translation>
    </message>
    <message>
        <source>A number of `conv1` sees 5×5 pixels. Does one of `conv2`, also with a window of 5, see 10×10?</source>
        <translation>`conv1` 的一个数看到 5×5 个像素。`conv2` 的窗口也是 5，它的一个数看到 10×10 吗？</translation>
    </message>
    <message>
        <source>Yes, 5 + 5</source>
        <translation>是，5 + 5</translation>
    </message>
    <message>
        <source>The windows of neighbours overlap, and between them lies a pooling.</source>
        <translation>相邻的窗口互相重叠，而且两层之间还有一次池化。</translation>
    </message>
    <message>
        <source>No, 14×14</source>
        <translation>不是，14×14</translation>
    </message>
    <message>
        <source>Right: behind the pooling a step is 2 pixels, so 6 + 4 · 2 = 14. See under “Fields”.</source>
        <translation>对：池化之后一步是 2 个像素，所以 6 + 4 · 2 = 14。见“感受野”一栏。</translation>
    </message>
    <message>
        <source>No, 25×25</source>
        <translation>不是，25×25</translation>
    </message>
    <message>
        <source>Sizes do not multiply: the windows of neighbours overlap.</source>
        <translation>大小不是相乘：相邻的窗口互相重叠。</translation>
    </message>
    <message>
        <source>A picture that proves nothing</source>
        <translation>什么也证明不了的图</translation>
    </message>
    <message>
        <source>Beside [what counts](region:reasons) now stands the same [with random weights](region:overlay): a network that has learnt nothing is asked the same question.</source>
        <translation>[什么起作用](region:reasons)旁边现在是[随机权重](region:overlay)画出的同一张图：拿同一个问题去问什么也没学过的网络。</translation>
    </message>
    <message>
        <source>Suppose both were much alike. What would the first map prove?</source>
        <translation>假如两张图很像，第一张图能证明什么？</translation>
    </message>
    <message>
        <source>That the network has learnt the right thing</source>
        <translation>网络学对了</translation>
    </message>
    <message>
        <source>The other one has learnt nothing, and would prove the same.</source>
        <translation>另一个网络什么也没学，它也能证明同样的事。</translation>
    </message>
    <message>
        <source>Nothing about what was learnt</source>
        <translation>关于学到了什么，什么也证明不了</translation>
    </message>
    <message>
        <source>Right: then it is the picture itself that shines through.</source>
        <translation>对：那样透出来的就是图片本身。</translation>
    </message>
    <message>
        <source>From code to the table</source>
        <translation>从代码到表格</translation>
    </message>
    <message>
        <source>A network of your own can come from its code: paste it with Ctrl+V, or with [this button](region:code). It is read, and never run. In a class, say, `__init__` makes `conv1`, `fc1` and `conv2`, in that order, and `forward` calls `conv1`, `conv2` and `fc1`.</source>
        <translation>自己的网络可以直接从代码来：按 Ctrl+V 粘贴，或者用[这个按钮](region:code)。代码只会被读，不会被运行。假设一个类的 `__init__` 依次建了 `conv1`、`fc1`、`conv2`，而 `forward` 依次调用 `conv1`、`conv2`、`fc1`。</translation>
    </message>
    <message>
        <source>In which order does the table list the layers?</source>
        <translation>表格里各层按什么顺序排？</translation>
    </message>
    <message>
        <source>As __init__ makes them</source>
        <translation>按 __init__ 里建的顺序</translation>
    </message>
    <message>
        <source>There they are only made. print(model) lists them so, and so do saved weights.</source>
        <translation>那里只是把它们建出来。print(model) 和存下的权重才按这个顺序列。</translation>
    </message>
    <message>
        <source>As forward calls them</source>
        <translation>按 forward 里调用的顺序</translation>
    </message>
    <message>
        <source>Right: forward alone says what a picture goes through, and in which order.</source>
        <translation>对：图片依次经过哪些层，只由 forward 决定。</translation>
    </message>
    <message>
        <source>By their names</source>
        <translation>按名字</translation>
    </message>
    <message>
        <source>A name may be any word; PyTorch computes nothing with it.</source>
        <translation>名字可以随便取，PyTorch 不拿它来算什么。</translation>
    </message>
    <message>
        <source>What is taken for what</source>
        <translation>什么被认成什么</translation>
    </message>
    <message>
        <source>Every picture that the network is judged on is in this [matrix](region:figure): its row is the true class, its column the answer. Framed is the cell with the most errors, and its [pictures](region:pictures) stand beside it.</source>
        <translation>评判用的每一张图片都在这个[矩阵](region:figure)里：行是真实类别，列是回答。框住的是错误最多的格子，它的[图片](region:pictures)列在旁边。</translation>
    </message>
    <message>
        <source>Where are the pictures that the network gets right?</source>
        <translation>网络答对的图片在哪里？</translation>
    </message>
    <message>
        <source>On the diagonal</source>
        <translation>在对角线上</translation>
    </message>
    <message>
        <source>Right: there the answer is the true class.</source>
        <translation>对：那里回答就是真实类别。</translation>
    </message>
    <message>
        <source>In the last column</source>
        <translation>在最后一列</translation>
    </message>
    <message>
        <source>There stands the recall: how many of a row are right, in %.</source>
        <translation>那里写的是召回率：一行里答对了百分之几。</translation>
    </message>
    <message>
        <source>The worst picture</source>
        <translation>最糟的图片</translation>
    </message>
    <message>
        <source>The [pictures](region:pictures) with the largest losses of all. The first one is [worked out](region:loss): minus the logarithm of the probability that its true class has got.</source>
        <translation>全部图片里损失最大的那些[图片](region:pictures)。第一张在下面[算出来](region:loss)：真实类别得到的概率，取对数再取负。</translation>
    </message>
    <message>
        <source>The true class gets a probability of 1. What is the loss?</source>
        <translation>真实类别得到的概率是 1，损失是多少？</translation>
    </message>
    <message>
        <source>Right: −ln 1 = 0.</source>
        <translation>对：−ln 1 = 0。</translation>
    </message>
    <message>
        <source>The loss is small where the probability is large: −ln 1 = 0.</source>
        <translation>概率大，损失就小：−ln 1 = 0。</translation>
    </message>
    <message>
        <source>Does it know how sure it is?</source>
        <translation>它知道自己有多大把握吗？</translation>
    </message>
    <message>
        <source>The answers, sorted by confidence. A [bar](region:figure) shows how many of them are right, the hatching how far that is from what the network believed.</source>
        <translation>把回答按置信度排好。[条](region:figure)画出其中多少是对的，斜线画出它与网络自己以为的差多少。</translation>
    </message>
    <message>
        <source>Bars end below the dashed line. What does that say?</source>
        <translation>条的顶端在虚线以下，说明什么？</translation>
    </message>
    <message>
        <source>It is too sure of itself</source>
        <translation>它过于自信</translation>
    </message>
    <message>
        <source>Right: it is right less often than its probabilities say.</source>
        <translation>对：它答对的比例比它的概率所说的要低。</translation>
    </message>
    <message>
        <source>It is too modest</source>
        <translation>它过于谦虚</translation>
    </message>
    <message>
        <source>Then it would be right more often than it says: bars above the line.</source>
        <translation>那样的话它答对的会比它说的多：条会高过虚线。</translation>
    </message>
    <message>
        <source>Pictures as points</source>
        <translation>图片成了点</translation>
    </message>
    <message>
        <source>Each point of the [cloud](region:cloud) is a picture, by the numbers that the network has made of it before its last layer. Above stands how much of their [variance](region:variance) the plane keeps.</source>
        <translation>[分布图](region:cloud)里每个点是一张图片，由网络在最后一层之前算出的数决定。上面写着平面保留了多少[方差](region:variance)。</translation>
    </message>
    <message>
        <source>Two points lie on each other. Are these pictures alike for the network?</source>
        <translation>两个点叠在一起。对网络来说，这两张图片就相像吗？</translation>
    </message>
    <message>
        <source>Yes, they are the same to it</source>
        <translation>是，对它来说一样</translation>
    </message>
    <message>
        <source>They are only in the two directions that are drawn.</source>
        <translation>只是在画出来的两个方向上一样。</translation>
    </message>
    <message>
        <source>Perhaps not</source>
        <translation>不一定</translation>
    </message>
    <message>
        <source>Right: in the other directions they may be far apart. The list goes by all numbers.</source>
        <translation>对：在别的方向上可能离得很远。列表是按全部的数排的。</translation>
    </message>
    <message>
        <source>- A network is a row of layers; each turns maps into other maps.
- A receptive field grows by (window − 1) · step with every layer.
- A picture of reasons that looks the same with random weights proves nothing.
- Wrong answers are worth reading: a matrix says which classes, the pictures say why.

Open a network that you have trained yourself in lesson 7.9, and a picture of your own.</source>
        <translation>- 网络是一列层，每一层把特征图变成别的特征图。
- 每过一层，感受野增加（窗口 − 1）· 步长。
- 换成随机权重还是一个样的理由图，什么也证明不了。
- 答错的值得细看：矩阵说明是哪些类，图片说明为什么。

换成你在 7.9 里自己训练的网络，再打开一张自己的图片试试。</translation>
    </message>
    <message>
        <source>What a map looks for</source>
        <translation>特征图在找什么</translation>
    </message>
    <message>
        <source>One picture does not say what a map looks for; many do. Here are the [pictures](region:found) that excite one map of `conv2` most, with what its largest number sees in a frame. The [tiles](region:tiles) are the best patches of all maps of the layer.</source>
        <translation>一张图片说明不了特征图在找什么，许多张才行。这里是最能激发 `conv2` 一张特征图的[图片](region:found)，框里是它的最大值看到的范围。[小图](region:tiles)是这一层所有特征图各自最强的一块。</translation>
    </message>
    <message>
        <source>Suppose that most pictures of a map show ships. Is it then a map for ships?</source>
        <translation>假如一张特征图的图片大多是船，它就是找船的特征图吗？</translation>
    </message>
    <message>
        <source>Yes, the classes say so</source>
        <translation>是，类别就是这么说的</translation>
    </message>
    <message>
        <source>Look into the frames: no more of the picture counts.</source>
        <translation>看框里面：图片的其余部分不起作用。</translation>
    </message>
    <message>
        <source>Only if all the frames show a part of a ship</source>
        <translation>只有所有的框里都是船的一部分才算</translation>
    </message>
    <message>
        <source>Right: in the frames it may be the edge of the water, which ships have more often.</source>
        <translation>对：框里也许只是水面的边线，船的图片里更常见罢了。</translation>
    </message>
    <message>
        <source>Who judges</source>
        <translation>谁来评判</translation>
    </message>
    <message>
        <source>A tenth of the pictures is [kept back](field:validation): the network never trains on these validation pictures, and the dots in the [plots](region:accuracy) are what it makes of them. When a run is over, “Open the test set…” [at the bottom](region:transport) judges it on the test pictures, once.</source>
        <translation>图片的十分之一[留了出来](field:validation)：网络从不用这些验证图片训练，[图](region:accuracy)里的点就是它在上面的成绩。训练结束后，[下方](region:transport)的“打开测试集…”用测试图片评判它，只此一次。</translation>
    </message>
    <message>
        <source>By which pictures do you choose the better of two learning rates?</source>
        <translation>两个学习率哪个好，该靠哪些图片来选？</translation>
    </message>
    <message>
        <source>by those it trains on</source>
        <translation>靠训练用的图片</translation>
    </message>
    <message>
        <source>It may know them by heart: their loss goes on falling.</source>
        <translation>它可能已经背下来了：它们的损失会一直降。</translation>
    </message>
    <message>
        <source>by the validation pictures</source>
        <translation>靠验证图片</translation>
    </message>
    <message>
        <source>Right. The test set is then opened once, for the one you have chosen.</source>
        <translation>对。选定之后，再为它打开一次测试集。</translation>
    </message>
    <message>
        <source>by the test set</source>
        <translation>靠测试集</translation>
    </message>
    <message>
        <source>Then nothing is left that could say how good the choice really is.</source>
        <translation>那就没有什么能说明选得到底有多好了。</translation>
    </message>
    <message>
        <source>One seed is no result</source>
        <translation>一个种子不算结果</translation>
    </message>
    <message>
        <source>What follows from these two runs?</source>
        <translation>从这两次训练能得出什么？</translation>
    </message>
    <message>
        <source>lr 0.05 is better.</source>
        <translation>lr 0.05 更好。</translation>
    </message>
    <message>
        <source>Another seed may turn it round: the same settings scatter as much.</source>
        <translation>换个种子可能就反过来：同样的设置，散布也有这么大。</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还得不出什么。</translation>
    </message>
    <message>
        <source>A rate that fits</source>
        <translation>合适的学习率</translation>
    </message>
    <message>
        <source>A sweep tries one learning rate after the other, each a little larger. When you have answered, press “Start the sweep” [below](region:suggestion), and watch [the curve](region:sweep).</source>
        <translation>扫描一个接一个地试学习率，每个都比前一个大一点。回答之后，点[下面](region:suggestion)的“开始扫描”，看[曲线](region:sweep)怎样变化。</translation>
    </message>
    <message>
        <source>Where on that curve does a good learning rate lie?</source>
        <translation>好的学习率在曲线的什么地方？</translation>
    </message>
    <message>
        <source>Where the loss is falling</source>
        <translation>损失正在下降的地方</translation>
    </message>
    <message>
        <source>Right: between its steepest fall and its lowest point. Beyond that it soon explodes.</source>
        <translation>对：在下降最陡处和最低处之间。再往上很快就爆炸。</translation>
    </message>
    <message>
        <source>Far to the left, where nothing happens</source>
        <translation>最左边什么都不发生的地方</translation>
    </message>
    <message>
        <source>There the steps are so small that nothing is learned.</source>
        <translation>那里的步子太小，什么都学不到。</translation>
    </message>
    <message>
        <source>Just before it explodes</source>
        <translation>快要爆炸之前</translation>
    </message>
    <message>
        <source>There the loss is rising again already.</source>
        <translation>那里损失已经在回升。</translation>
    </message>
    <message>
        <source>The wrong tool</source>
        <translation>用错了工具</translation>
    </message>
    <message>
        <source>Class numbers are names: a truck (9) is not nine times a car (1). Here [something is broken](field:fault) on purpose: the loss is the squared error to those numbers. When you have answered, press “Start training” [at the bottom](region:transport), and see what the tab “Doctor” says of it. It has a button for the way back.</source>
        <translation>类别编号只是名字：卡车（9）并不是汽车（1）的九倍。这里[故意弄坏了一处](field:fault)：损失是输出与编号之间的平方误差。回答之后，请按[底部](region:transport)的“开始训练”，再看“医生”页怎么说。那里有一个按钮可以恢复原样。</translation>
    </message>
    <message>
        <source>The loss will fall from 28 to about 8. And the accuracy?</source>
        <translation>损失会从 28 降到大约 8。那么准确率呢？</translation>
    </message>
    <message>
        <source>It rises as the loss falls.</source>
        <translation>损失下降，它就上升。</translation>
    </message>
    <message>
        <source>This loss does not measure how well classes are told apart.</source>
        <translation>这个损失衡量的并不是类别分得好不好。</translation>
    </message>
    <message>
        <source>It stays near 10 %.</source>
        <translation>一直在 10 % 左右。</translation>
    </message>
    <message>
        <source>Right: all ten outputs move towards 4.5, the mean of the class numbers. No error appears. For names there is `CrossEntropyLoss`.</source>
        <translation>对：十个输出都趋向 4.5，也就是类别编号的平均值。什么错误也不会报。标签是名字，就用 `CrossEntropyLoss`。</translation>
    </message>
    <message>
        <source>One picture, many times</source>
        <translation>一张图片，多种样子</translation>
    </message>
    <message>
        <source>An epoch shows every picture once. With augmentation it comes a little changed each time: here it is [mirrored](field:flip) at random, [shifted](field:shift) by up to 4 pixels, and a square is [cut out](field:cutout) of it. Under these fields stands what becomes of one picture in six epochs.</source>
        <translation>每一轮里，每张图片都会用到一次。有了数据增强，它每次来都有一点不同：这里会随机[镜像](field:flip)、[平移](field:shift)至多 4 个像素，再[挖去一块](field:cutout)正方形。这几个字段下面，就是同一张图片在六轮里的样子。</translation>
    </message>
    <message>
        <source>Which pictures are changed like this?</source>
        <translation>哪些图片会这样改变？</translation>
    </message>
    <message>
        <source>only those that are trained on</source>
        <translation>只有用来训练的图片</translation>
    </message>
    <message>
        <source>Right: the network is to learn that a mirrored plane is a plane. It is judged by pictures as they are.</source>
        <translation>对：网络要学会，镜像的飞机还是飞机。评判它时，图片保持原样。</translation>
    </message>
    <message>
        <source>the validation pictures, too</source>
        <translation>验证图片也会</translation>
    </message>
    <message>
        <source>Then it would be judged by something else than what it is to do.</source>
        <translation>那样评判的就不是它真正要做的事了。</translation>
    </message>
    <message>
        <source>those in the file, for good</source>
        <translation>文件里的图片，永久改掉</translation>
    </message>
    <message>
        <source>Each batch is changed on its way to the network; the file stays.</source>
        <translation>只是每一批在送进网络的路上改变；文件里的不变。</translation>
    </message>
    <message>
        <source>One difference</source>
        <translation>只差一处</translation>
    </message>
    <message>
        <source>A and B train by turns, with the same seed and on the same batches; they differ in [one thing](region:sides): B has BatchNorm. When you have answered, [predict](region:guess) which of them will be lower, and press “Start both”: after 200 steps they wait, and the [outcome](region:outcome) is told.</source>
        <translation>A 和 B 轮流训练，种子相同，批也相同，只有[一处](region:sides)不同：B 有 BatchNorm。答完题后，先[猜一猜](region:guess)谁的损失更低，再按“开始训练两者”：走完 200 步它们会停下来等，并说出[结果](region:outcome)。</translation>
    </message>
    <message>
        <source>Why must nothing else differ?</source>
        <translation>为什么别的都不能变？</translation>
    </message>
    <message>
        <source>It would take longer.</source>
        <translation>那样会更花时间。</translation>
    </message>
    <message>
        <source>It would not. But what would the outcome be due to?</source>
        <translation>并不会。可是，结果该归因于哪一处呢？</translation>
    </message>
    <message>
        <source>Else nobody knows which difference it was.</source>
        <translation>否则谁也不知道是哪一处造成的。</translation>
    </message>
    <message>
        <source>Right. What comes out is due to BatchNorm, or to chance: see the next step.</source>
        <translation>对。结果来自 BatchNorm，或者来自偶然：见下一步。</translation>
    </message>
    <message>
        <source>Every run that is kept stands in this [table](region:table), A and B too. Suppose that a recipe with lr 0.05 has reached 53 %, one with lr 0.01 only 51 %, with one seed each; the [verdict](region:verdict) is about such pairs.</source>
        <translation>保存下来的训练都列在这个[表格](region:table)里，A 和 B 也在。假设 lr 0.05 的配方达到 53 %，lr 0.01 的只有 51 %，各一个种子；[结论](region:verdict)说的就是这样的一对。</translation>
    </message>
    <message>
        <source>- forward, loss, `zero_grad()`, `backward()`, `step()`: one batch, one step.
- Gradients add up until they are cleared.
- A learning rate can be too large.

And how not to fool yourself:

- Validation pictures choose; the test set is opened once.
- Names want a loss for classes, sizes a loss for sizes. A loss that falls proves nothing.
- One difference at a time, and the prediction first.
- One seed is no result.

Break a run yourself, and predict what the doctor will say; compare two runs with different optimisers; answer some questions under “Try it”. This was the last lesson; any of them can be gone through again.</source>
        <translation>- 前向、损失、`zero_grad()`、`backward()`、`step()`：一批图片，一步。
- 梯度会一直累加，直到清零。
- 学习率可能过大。

还有，怎样做到不骗自己：

- 用验证图片来选择；测试集只打开一次。
- 标签是名字，就用分类的损失；标签是大小，才用回归的损失。损失下降并不说明什么。
- 一次只改一处，而且先猜后看。
- 一个种子不算结果。

自己弄坏一次训练，先猜医生会怎么说；用不同的优化器比较两次训练；再到“试一试”里答几道题。这是最后一课；每一课都可以再走一遍。</translation>
    </message>
    <message>
        <source>The loop of training is [code](region:code). One step of it has been made: go through its [lines](region:lines), and the [tensors](region:tensors) beside the code say what each has changed. `zero_grad()` clears the gradients of the step before; in a moment [it is left out](field:no_zero_grad).</source>
        <translation>训练的循环就是这段[代码](region:code)。循环已经走了一步：逐[行](region:lines)看过去，代码旁边的[张量](region:tensors)说明每一行改变了什么。`zero_grad()` 清掉上一步的梯度；马上[把它漏掉](field:no_zero_grad)。</translation>
    </message>
    <message>
        <source>Right. Select one as the baseline and then the other one, and press “Two more seeds of each”: they become bands, and the verdict counts how much they scatter.</source>
        <translation>对。把一次设为基准，再选中另一次，然后按“两边各加两个种子”：两边都变成色带，结论会把种子之间的差异算进去。</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>First steps</source>
        <translation>入门几步</translation>
    </message>
    <message>
        <source>{count} steps, about {minutes} minutes</source>
        <translation>{count} 步，大约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Step {place} of {count}</source>
        <translation>第 {place} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>{count} steps, all gone through</source>
        <translation>{count} 步，都走完了</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Step {place} of {count}</source>
        <translation>第 {place} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>First steps: done</source>
        <translation>入门几步：走完了</translation>
    </message>
    <message>
        <source>What you know now</source>
        <translation>现在你知道了</translation>
    </message>
    <message>
        <source>right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>不对</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Back to the text; the step is kept</source>
        <translation>回到课文；走到第几步会记住</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Try it: questions on this page</source>
        <translation>试一试：关于本页的问题</translation>
    </message>
    <message>
        <source>The next lesson</source>
        <translation>下一课</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门几步</translation>
    </message>
    <message>
        <source>Mistakes: make one safely</source>
        <translation>错误：放心地犯一个</translation>
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
    <name>InputView</name>
    <message>
        <source>Padding: {value}.</source>
        <translation>填充：{value}。</translation>
    </message>
    <message>
        <source>Shaded: no window reads it.</source>
        <translation>阴影：没有窗口读到。</translation>
    </message>
    <message>
        <source>Hatched: beyond the input.</source>
        <translation>斜线：输入之外。</translation>
    </message>
    <message>
        <source>{shape}, overwritten</source>
        <translation>{shape}，已被覆盖</translation>
    </message>
    <message>
        <source>pinned ({row}, {column})</source>
        <translation>已固定 ({row}, {column})</translation>
    </message>
    <message>
        <source>window of ({row}, {column})</source>
        <translation>({row}, {column}) 的窗口</translation>
    </message>
    <message>
        <source>cell ({row}, {column})</source>
        <translation>格 ({row}, {column})</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
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
        <source>{channel} channel</source>
        <translation>{channel} 通道</translation>
    </message>
</context>
<context>
    <name>Inside</name>
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
    <message>
        <source>Your own picture</source>
        <translation>你自己的图片</translation>
    </message>
    <message>
        <source>A picture it never trains on</source>
        <translation>网络从未训练过的一张图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>JudgedPage</name>
    <message>
        <source>{count} {count:picture|pictures}</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
</context>
<context>
    <name>KernelHead</name>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Weights of the kernels</source>
        <translation>卷积核的权重</translation>
    </message>
    <message>
        <source>Random initial weights; each further click gives others</source>
        <translation>随机的初始权重；再点一次换一组</translation>
    </message>
    <message>
        <source>{count} {count:kernel|kernels}</source>
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
        <source>{count} {count:slice|slices} each</source>
        <translation>每核 {count} 片</translation>
    </message>
    <message>
        <source>scale {limit}</source>
        <translation>色标 {limit}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>one place back or on</source>
        <translation>后退或前进一格</translation>
    </message>
    <message>
        <source>the first or the last place</source>
        <translation>第一格或最后一格</translation>
    </message>
    <message>
        <source>play more slowly or more quickly</source>
        <translation>放慢或加快播放</translation>
    </message>
    <message>
        <source>pin what is under the cursor</source>
        <translation>固定光标所在的格子</translation>
    </message>
    <message>
        <source>go through the steps of the call</source>
        <translation>一步步走完调用过程</translation>
    </message>
    <message>
        <source>go from cell to cell, in a table as in a spreadsheet</source>
        <translation>逐格移动，表格里和电子表格一样</translation>
    </message>
    <message>
        <source>edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>copy cells, paste them from a spreadsheet</source>
        <translation>复制单元格，或从电子表格粘贴</translation>
    </message>
    <message>
        <source>move the output cell</source>
        <translation>移动输出格</translation>
    </message>
    <message>
        <source>the map before or after</source>
        <translation>上一张或下一张图</translation>
    </message>
    <message>
        <source>on the kernels, where there are any: go from weight to weight</source>
        <translation>在卷积核上（如果有）：从一个权重走到另一个</translation>
    </message>
    <message>
        <source>move the point on the curve</source>
        <translation>移动曲线上的点</translation>
    </message>
    <message>
        <source>another output</source>
        <translation>换一个输出</translation>
    </message>
    <message>
        <source>another input</source>
        <translation>换一个输入</translation>
    </message>
    <message>
        <source>go from layer to layer</source>
        <translation>逐层移动</translation>
    </message>
    <message>
        <source>edit the arguments of the layer</source>
        <translation>编辑这一层的参数</translation>
    </message>
    <message>
        <source>add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>take the layer out</source>
        <translation>去掉这一层</translation>
    </message>
    <message>
        <source>move the layer</source>
        <translation>移动这一层</translation>
    </message>
    <message>
        <source>duplicate the layer</source>
        <translation>复制这一层</translation>
    </message>
    <message>
        <source>open or save the network</source>
        <translation>打开或保存网络</translation>
    </message>
    <message>
        <source>leave a field for the table</source>
        <translation>离开输入框，回到表格</translation>
    </message>
    <message>
        <source>go from loss to loss</source>
        <translation>逐个损失移动</translation>
    </message>
    <message>
        <source>back to all of them</source>
        <translation>回到全部</translation>
    </message>
    <message>
        <source>step along the way</source>
        <translation>沿路一步步走</translation>
    </message>
    <message>
        <source>pause or resume the run</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>go from line to line</source>
        <translation>逐行移动</translation>
    </message>
    <message>
        <source>a whole step of training back or on</source>
        <translation>后退或前进整整一步训练</translation>
    </message>
    <message>
        <source>go to the next control, with Shift to the one before</source>
        <translation>到下一个控件，加 Shift 到上一个</translation>
    </message>
    <message>
        <source>in a field for a number: one step more or less</source>
        <translation>在数字框里：加一档或减一档</translation>
    </message>
    <message>
        <source>in a text: what the next term means, with Shift the one before</source>
        <translation>在课文里：解释下一个术语，加 Shift 是上一个</translation>
    </message>
    <message>
        <source>open a lesson</source>
        <translation>打开某一课</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>go from batch to batch</source>
        <translation>逐批移动</translation>
    </message>
    <message>
        <source>copy the figure that has the keyboard, or the whole stage, as a picture</source>
        <translation>把焦点所在的图复制为图片；焦点不在图上时复制整个画面</translation>
    </message>
    <message>
        <source>unpin it</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>read the code on the clipboard</source>
        <translation>读入剪贴板上的代码</translation>
    </message>
    <message>
        <source>move the cell</source>
        <translation>移动这一格</translation>
    </message>
    <message>
        <source>move the pixel that is worked out</source>
        <translation>移动被计算的像素</translation>
    </message>
    <message>
        <source>move the patch</source>
        <translation>移动方块</translation>
    </message>
    <message>
        <source>go from picture to picture</source>
        <translation>逐张图片移动</translation>
    </message>
    <message>
        <source>a moment of training back or on</source>
        <translation>训练中往前或往后一个时刻</translation>
    </message>
    <message>
        <source>go from cell to cell, from class to class, from picture to picture</source>
        <translation>在格子、类别或图片之间移动</translation>
    </message>
    <message>
        <source>look at the errors in another way</source>
        <translation>换一个角度看错误</translation>
    </message>
    <message>
        <source>go to the next picture in this direction</source>
        <translation>到这个方向上的下一张图片</translation>
    </message>
    <message>
        <source>look closer, from farther away, at all of it</source>
        <translation>拉近、拉远、看全部</translation>
    </message>
    <message>
        <source>go from run to run in the table</source>
        <translation>在表格里逐次训练移动</translation>
    </message>
    <message>
        <source>draw the curve of the run, or hide it</source>
        <translation>画出或隐藏这次训练的曲线</translation>
    </message>
    <message>
        <source>let the others be compared with this run</source>
        <translation>以这次训练为基准</translation>
    </message>
    <message>
        <source>set up a new run from this one</source>
        <translation>由这次训练新建一次</translation>
    </message>
    <message>
        <source>rename the run</source>
        <translation>给这次训练改名</translation>
    </message>
    <message>
        <source>remove the run</source>
        <translation>移除这次训练</translation>
    </message>
    <message>
        <source>look at another picture</source>
        <translation>看另一张图片</translation>
    </message>
    <message>
        <source>look at another rate of the sweep</source>
        <translation>看扫描中的另一个学习率</translation>
    </message>
    <message>
        <source>in a text: the link after or before; Enter follows it</source>
        <translation>在课文里：下一个或上一个链接；按 Enter 打开</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LayerBar</name>
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
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Select a layer in the table to set its arguments.</source>
        <translation>在表中选一层，再设置它的参数。</translation>
    </message>
    <message>
        <source>layer type</source>
        <translation>层类型</translation>
    </message>
    <message>
        <source>It has no arguments.</source>
        <translation>它没有参数。</translation>
    </message>
    <message>
        <source>What comes out is layers(x) + shortcut(x). Its layers are below it in the table.</source>
        <translation>输出是 layers(x) + shortcut(x)。它的各层在表里列在它下面。</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>行不通</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>does not fit</source>
        <translation>接不上</translation>
    </message>
    <message>
        <source>layers + shortcut</source>
        <translation>层 + 捷径</translation>
    </message>
    <message>
        <source>layers + identity</source>
        <translation>层 + 恒等</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
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
        <translation>输出的形状，批次在最前</translation>
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
    <message>
        <source>layer type</source>
        <translation>层类型</translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>The result appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，结果就会出现在这里。</translation>
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
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>last good result: {values}</source>
        <translation>上一次成功的结果：{values}</translation>
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
        <source>({shape}) → no output</source>
        <translation>({shape}) → 没有输出</translation>
    </message>
    <message>
        <source>forward {time} ms</source>
        <translation>前向 {time} ms</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>构造参数</translation>
    </message>
    <message>
        <source>Take MaxPool2d</source>
        <translation>换成 MaxPool2d</translation>
    </message>
    <message>
        <source>MaxUnpool2d puts every winner back in its place, with zeros everywhere else. To do that, it needs the positions that return_indices provides.</source>
        <translation>MaxUnpool2d 把每个最大值放回原来的位置，其余填零。为此它需要这些位置，由 return_indices 给出。</translation>
    </message>
    <message>
        <source>Turn on return_indices</source>
        <translation>打开 return_indices</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>The layers of the network</source>
        <translation>网络的各层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数个数</translation>
    </message>
</context>
<context>
    <name>LayerStageView</name>
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
        <source>Output</source>
        <translation>输出</translation>
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
        <source>drawn as large as the input: one cell for each window</source>
        <translation>画得与输入一样大：每个窗口一格</translation>
    </message>
    <message>
        <source>every winner in its place, zero elsewhere</source>
        <translation>每个胜出者放回原处，其余为零</translation>
    </message>
    <message>
        <source>without output_size: another size, and the winners in the wrong places</source>
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
        <source>{count} {count:map|maps} in this batch cannot be split into groups of three.</source>
        <translation>这一批共有 {count} 张图，没法三张一组分完。</translation>
    </message>
    <message>
        <source>black below 0, full brightness above 1: negative values are lost</source>
        <translation>小于 0 是黑色，大于 1 是最亮：负数都看不到了</translation>
    </message>
    <message>
        <source>black below 0, full brightness above 1</source>
        <translation>小于 0 是黑色，大于 1 是最亮</translation>
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
        <translation>前面的层接上了，就会算出它的数。</translation>
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
    <message>
        <source>what arrives</source>
        <translation>到来的</translation>
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
        <translation>归一化批次上的 ReLU</translation>
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
        <source>Conv2d</source>
        <translation>图像卷积</translation>
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
        <source>The course&apos;s reshape</source>
        <translation>课程的 reshape</translation>
    </message>
    <message>
        <source>false colours, 64 becomes 128</source>
        <translation>假彩色，64 变成 128</translation>
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
        <source>Keep the size: padding=&apos;same&apos;</source>
        <translation>大小不变：padding=&apos;same&apos;</translation>
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
        <source>Double the size: transposed, stride 2</source>
        <translation>边长加倍：转置卷积，stride 2</translation>
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
        <source>difference to</source>
        <translation>与另一网络之差</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格子</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错在哪</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>对比的网络</translation>
    </message>
    <message>
        <source>largest loss</source>
        <translation>损失最大的</translation>
    </message>
    <message>
        <source>surest answer</source>
        <translation>最有把握的</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>How often it is right</source>
        <translation>答对多少</translation>
    </message>
    <message>
        <source>Shares of each class</source>
        <translation>占各类的比例</translation>
    </message>
    <message>
        <source>What BatchNorm changes</source>
        <translation>加上 BatchNorm 有何不同</translation>
    </message>
    <message>
        <source>On what it was trained on</source>
        <translation>在训练用的图片上</translation>
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
        <source>Mirrors the picture at its edge; the edge itself is not repeated, so at most 31 cells of 32 can be added.</source>
        <translation>以图片的边为镜面翻出去；边本身不重复，所以 32 格最多补 31 格。</translation>
    </message>
    <message>
        <source>In train() each number becomes zero with probability p, and the others are divided by 1 − p, so that the sum stays the same on average. In eval() nothing happens.</source>
        <translation>在 train() 模式下，每个数以概率 p 变成零，其余的除以 1 − p，平均下来总和不变。在 eval() 模式下什么也不做。</translation>
    </message>
    <message>
        <source>Reads the picture row by row, 96 numbers at a time, and carries a state from row to row: h = tanh(W x + b + U h + c). Each line of the output is the state after a row.</source>
        <translation>逐行读图片，每次 96 个数，把状态从一行带到下一行：h = tanh(W x + b + U h + c)。输出的每一行是读完一行之后的状态。</translation>
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
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Break it on purpose</source>
        <translation>故意弄坏</translation>
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
        <source>The loop as it should be</source>
        <translation>正确的循环</translation>
    </message>
    <message>
        <source>The same with Adam</source>
        <translation>同样的循环，用 Adam</translation>
    </message>
    <message>
        <source>zero_grad() forgotten</source>
        <translation>忘了 zero_grad()</translation>
    </message>
    <message>
        <source>step() before backward()</source>
        <translation>step() 写在 backward() 前面</translation>
    </message>
    <message>
        <source>A learning rate far too large</source>
        <translation>学习率过大</translation>
    </message>
    <message>
        <source>Softmax taken twice in training</source>
        <translation>训练时做了两次 softmax</translation>
    </message>
    <message>
        <source>Trained in eval()</source>
        <translation>在 eval() 里训练</translation>
    </message>
    <message>
        <source>A sum that keeps every graph</source>
        <translation>留住所有计算图的累加</translation>
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
        <source>Losses</source>
        <translation>损失与反传</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Losses and backpropagation</source>
        <translation>损失与反向传播</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>骨架</translation>
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
        <translation>哪些会被注册</translation>
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
        <translation>恒等</translation>
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
        <source>The winners&apos; places: return_indices</source>
        <translation>胜出者的位置：return_indices</translation>
    </message>
    <message>
        <source>The mean instead</source>
        <translation>换成平均</translation>
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
        <source>Sequential</source>
        <translation>搭建网络</translation>
    </message>
    <message>
        <source>Build a network</source>
        <translation>搭建网络</translation>
    </message>
    <message>
        <source>Five epochs with BatchNorm</source>
        <translation>BatchNorm，五轮</translation>
    </message>
    <message>
        <source>CIFAR10-quick, one-cycle</source>
        <translation>CIFAR10-quick，单周期</translation>
    </message>
    <message>
        <source>CIFAR10-quick with Adam</source>
        <translation>CIFAR10-quick，Adam</translation>
    </message>
    <message>
        <source>Fast: 1.3 × 10¹³ FLOPs</source>
        <translation>快速：1.3 × 10¹³ 次运算</translation>
    </message>
    <message>
        <source>Fast: 5 × 10¹³ FLOPs</source>
        <translation>快速：5 × 10¹³ 次运算</translation>
    </message>
    <message>
        <source>Course: 7-9-optim</source>
        <translation>课程：7-9-optim</translation>
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
        <source>Loop</source>
        <translation>循环</translation>
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
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>one-cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>测试集</translation>
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
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>every n epochs</source>
        <translation>每几轮</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道数</translation>
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
        <source>batch</source>
        <translation>批大小</translation>
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
        <source>The last batch is smaller</source>
        <translation>最后一批比较小</translation>
    </message>
    <message>
        <source>torch.flatten without start_dim rolls out the whole batch into one row: 64 pictures are 196,608 numbers, the last 16 are 49,152. in_features of a Linear is fixed, so the last batch does not fit. 10,000 pictures do not divide by 64. Whenever mat1 and mat2 do not match, look at the two inner figures: they must be equal.</source>
        <translation>不写 start_dim 的 torch.flatten 会把整批展成一行：64 张图片是 196,608 个数，最后 16 张是 49,152 个。Linear 的 in_features 是固定的，所以最后一批放不进去。10,000 张图片不能被 64 整除。只要遇到 mat1 和 mat2 对不上，就看中间的两个数：它们必须相等。</translation>
    </message>
    <message>
        <source>Flatten each picture by itself with start_dim=1: a row of 3 · 32 · 32 = 3072 for each, however many there are.</source>
        <translation>用 start_dim=1 让每张图片各自展平：不管有几张，每张都是一行 3 · 32 · 32 = 3072 个数。</translation>
    </message>
    <message>
        <source>BatchNorm1d on a single row</source>
        <translation>BatchNorm1d 只有一行输入</translation>
    </message>
    <message>
        <source>While training, BatchNorm takes mean and variance of each feature over the batch. With one row each feature has one value: its mean is the value itself, and there is nothing to vary. A last batch of one is how it usually happens.</source>
        <translation>训练时，BatchNorm 在一批上求每个特征的均值和方差。只有一行时，每个特征只有一个值：均值就是它自己，也谈不上方差。通常是因为最后一批恰好只剩一个。</translation>
    </message>
    <message>
        <source>Train on two rows or more (drop_last=True leaves out a last batch of one); for a single row call norm.eval() first: then the running mean and variance are taken.</source>
        <translation>训练时至少给两行（drop_last=True 会舍去最后不完整的一批）；只有一行时先调用 norm.eval()：这样用的是滑动统计。</translation>
    </message>
    <message>
        <source>BatchNorm2d on one picture of one cell</source>
        <translation>BatchNorm2d 只有一张一格的图</translation>
    </message>
    <message>
        <source>BatchNorm2d takes mean and variance of each channel over all pictures and all their cells. One picture of 4 × 4 cells has 16 values a channel, and a batch of one works; after everything has been pooled to 1 × 1 only one value is left.</source>
        <translation>BatchNorm2d 对每个通道求所有图片、所有格子的均值和方差。一张 4 × 4 的图每个通道有 16 个值，一批只有一张也行；等全部池化成 1 × 1，就只剩一个值了。</translation>
    </message>
    <message>
        <source>Normalise before the map has shrunk to one cell, or train on more than one picture.</source>
        <translation>在特征图缩成一格之前做归一化，或者用不止一张图片训练。</translation>
    </message>
    <message>
        <source>Leave the type out: torch.ones makes float32, which every device can convolve.</source>
        <translation>不写类型即可：torch.ones 得到 float32，任何设备都能做卷积。</translation>
    </message>
    <message>
        <source>A matrix where a batch is expected</source>
        <translation>该给一批图片，却给了矩阵</translation>
    </message>
    <message>
        <source>Say that it is one picture with one channel: reshape both to (1, 1, H, W).</source>
        <translation>说明这是一张单通道的图片：把两者都 reshape 成 (1, 1, H, W)。</translation>
    </message>
    <message>
        <source>A stride of 0</source>
        <translation>步长为 0</translation>
    </message>
    <message>
        <source>The stride is how far the window moves from one output cell to the next. With 0 it never gets anywhere, and the size formula would divide by zero. The layer is built without complaint: the error comes with the call.</source>
        <translation>步长是窗口从一个输出格移到下一个时走的距离。为 0 就永远走不动，大小公式也会除以零。建立层时不会报错：错误在调用时才出现。</translation>
    </message>
    <message>
        <source>A dilation of 0</source>
        <translation>dilation 为 0</translation>
    </message>
    <message>
        <source>No gaps means dilation 1.</source>
        <translation>没有空隙就是 dilation 为 1。</translation>
    </message>
    <message>
        <source>A kernel of size 0</source>
        <translation>核的大小为 0</translation>
    </message>
    <message>
        <source>A kernel without cells has no weights: there is nothing to multiply with. When the layer is built PyTorch may only warn that there is nothing to initialise; the call is what fails.</source>
        <translation>没有格子的核就没有权重：没有可以相乘的东西。建立层时 PyTorch 可能只是警告没有可初始化的内容；到调用时才失败。</translation>
    </message>
    <message>
        <source>The smallest kernel is 1: it looks at one cell, and mixes its channels.</source>
        <translation>最小的核是 1：它只看一格，把这一格的各个通道混合起来。</translation>
    </message>
    <message>
        <source>Groups of 0</source>
        <translation>groups 为 0</translation>
    </message>
    <message>
        <source>One group, groups=1, is the ordinary convolution.</source>
        <translation>一组，即 groups=1，就是普通卷积。</translation>
    </message>
    <message>
        <source>Groups that do not divide the channels</source>
        <translation>groups 不能整除通道数</translation>
    </message>
    <message>
        <source>Each group takes the same number of input channels and makes the same number of output channels. Three channels cannot be divided into two equal groups; in_channels and out_channels must both be multiples of groups.</source>
        <translation>每组分到同样多的输入通道，得到同样多的输出通道。三个通道没法平分成两组；in_channels 和 out_channels 都必须是 groups 的倍数。</translation>
    </message>
    <message>
        <source>3 and 6 can both be divided by 3: each group then has one input and two outputs.</source>
        <translation>3 和 6 都能被 3 整除：每组一个输入、两个输出。</translation>
    </message>
    <message>
        <source>A kernel larger than the padded input</source>
        <translation>核比填充后的输入还大</translation>
    </message>
    <message>
        <source>With padding 1 the input has 7 cells a side, and the kernel fits exactly once.</source>
        <translation>填充 1 之后输入每边有 7 格，核恰好放得下一次。</translation>
    </message>
    <message>
        <source>padding=&apos;same&apos; with a stride of 2</source>
        <translation>padding=&apos;same&apos; 与步长 2 同用</translation>
    </message>
    <message>
        <source>Give the layer the number of channels of its input, the second figure of its shape: 1.</source>
        <translation>按输入的通道数来写，也就是形状里的第二个数：1。</translation>
    </message>
    <message>
        <source>MSE of (3,) with (3, 1)</source>
        <translation>(3,) 与 (3, 1) 求 MSE</translation>
    </message>
    <message>
        <source>A row of 3 and a column of 3 are broadcast to a table of 3 × 3: each output is compared with each target, nine differences instead of three. PyTorch only warns, and the loss is wrong: here the output is perfect, and the loss is not 0.</source>
        <translation>3 个数的一行和 3 个数的一列会广播成 3 × 3 的表：每个输出都与每个目标相比，差不是三个而是九个。PyTorch 只给出警告，损失却是错的：这里输出完全正确，损失却不是 0。</translation>
    </message>
    <message>
        <source>Bring both to the same shape: target.flatten() or output.reshape(3, 1).</source>
        <translation>让两者形状相同：target.flatten() 或 output.reshape(3, 1)。</translation>
    </message>
    <message>
        <source>Class numbers as floats</source>
        <translation>类别编号写成了浮点数</translation>
    </message>
    <message>
        <source>A class number is an index and must be a whole number, int64. Floats mean something else to CrossEntropyLoss: probabilities of all classes, and those would have the shape of the scores.</source>
        <translation>类别编号是下标，必须是整数 int64。浮点数对 CrossEntropyLoss 另有含义：所有类别的概率，那样形状就应与得分相同。</translation>
    </message>
    <message>
        <source>Write the class numbers without a point, or convert them with labels.long().</source>
        <translation>类别编号不要带小数点，或者用 labels.long() 转换。</translation>
    </message>
    <message>
        <source>Label 10 of ten classes</source>
        <translation>十个类别里的标签 10</translation>
    </message>
    <message>
        <source>Ten classes are counted from 0 to 9, and there is no column 10 in the scores. On a GPU the same mistake says &apos;device-side assert triggered&apos;, often several lines later.</source>
        <translation>十个类别从 0 数到 9，得分里没有第 10 列。在 GPU 上，同样的错误会说 &apos;device-side assert triggered&apos;，而且往往要过几行才报出来。</translation>
    </message>
    <message>
        <source>Count the classes from 0: subtract 1 from labels that begin at 1.</source>
        <translation>类别从 0 数起：如果标签从 1 开始，就减去 1。</translation>
    </message>
    <message>
        <source>Softmax before CrossEntropyLoss</source>
        <translation>在 CrossEntropyLoss 之前做 softmax</translation>
    </message>
    <message>
        <source>CrossEntropyLoss takes the scores as the network gives them (logits) and applies softmax itself. Given probabilities it takes softmax of them once more, and numbers between 0 and 1 are all nearly alike to it.</source>
        <translation>CrossEntropyLoss 要的是网络直接给出的得分（logits），softmax 由它自己来做。给它概率，它会再做一次 softmax，而 0 到 1 之间的数在它看来都差不多。</translation>
    </message>
    <message>
        <source>Give it the scores; take softmax only to show probabilities.</source>
        <translation>把得分交给它；只有要显示概率时才做 softmax。</translation>
    </message>
    <message>
        <source>The network is certain and right, and the loss is 1.4612 instead of 0. With ten classes it can never become smaller, and the gradients stay small.</source>
        <translation>网络十分确定，而且是对的，损失却是 1.4612 而不是 0。十个类别时它再也不可能更小，梯度也一直很小。</translation>
    </message>
    <message>
        <source>No super().__init__()</source>
        <translation>没有 super().__init__()</translation>
    </message>
    <message>
        <source>Call super().__init__() first, before anything is assigned to self.</source>
        <translation>先调用 super().__init__()，再给 self 赋任何值。</translation>
    </message>
    <message>
        <source>forward misspelt</source>
        <translation>forward 拼错了</translation>
    </message>
    <message>
        <source>The name must be forward, letter by letter.</source>
        <translation>名字必须是 forward，一个字母也不能差。</translation>
    </message>
    <message>
        <source>A forward without return</source>
        <translation>forward 没有 return</translation>
    </message>
    <message>
        <source>A Python function that does not return anything returns None. The layer is computed and its result thrown away; the error comes later, and elsewhere, from whoever uses the None.</source>
        <translation>没有 return 的 Python 函数返回 None。层算完了，结果却被丢掉；错误要到后面别的地方、有人使用这个 None 时才出现。</translation>
    </message>
    <message>
        <source>End forward with return x.</source>
        <translation>在 forward 末尾写 return x。</translation>
    </message>
    <message>
        <source>A forward that drops its result</source>
        <translation>forward 丢掉了结果</translation>
    </message>
    <message>
        <source>Layers in a Python list</source>
        <translation>把层放进 Python 列表</translation>
    </message>
    <message>
        <source>nn.ModuleList is a list that registers its layers; nn.Sequential does so too, and calls them in order.</source>
        <translation>nn.ModuleList 是会注册各层的列表；nn.Sequential 也会注册，还会依次调用它们。</translation>
    </message>
    <message>
        <source>Linear on Linear collapses</source>
        <translation>Linear 接 Linear 等于一层</translation>
    </message>
    <message>
        <source>A Linear multiplies by a matrix, and two matrices one after the other are one matrix: their product. However many Linear layers are stacked, together they can do no more than one.</source>
        <translation>Linear 就是乘以一个矩阵，而先后乘两个矩阵等于乘一个矩阵：它们的积。无论叠多少层 Linear，合起来也不比一层强。</translation>
    </message>
    <message>
        <source>Put an activation between them: then no single matrix gives the same.</source>
        <translation>在它们之间放一个激活函数：这样就没有哪一个矩阵能得到同样的结果了。</translation>
    </message>
    <message>
        <source>One matrix of 4 × 2 gives the very same numbers as the two layers with 48 weights.</source>
        <translation>一个 4 × 2 的矩阵给出的数，与共有 48 个权重的两层完全相同。</translation>
    </message>
    <message>
        <source>CIFAR10-quick has no activation</source>
        <translation>CIFAR10-quick 没有激活函数</translation>
    </message>
    <message>
        <source>A ReLU between the two Linear layers makes them two; the convolutions would gain from one as well.</source>
        <translation>在两层 Linear 之间加一个 ReLU，它们才真正是两层；卷积之后加上也有好处。</translation>
    </message>
    <message>
        <source>A single Linear(1024, 10) gives the same scores: 10,250 parameters do the work of 66,250.</source>
        <translation>单独一个 Linear(1024, 10) 就能得到同样的得分：10,250 个参数顶 66,250 个用。</translation>
    </message>
    <message>
        <source>What a hook has kept was written over</source>
        <translation>钩子留下的数被改写了</translation>
    </message>
    <message>
        <source>A hook is handed the output itself, and detach() shares its memory. The next layer works in place: it writes its own result over the numbers that were kept, so that they are those of the ReLU.</source>
        <translation>钩子拿到的就是输出本身，detach() 与它共用内存。下一层就地计算：它把自己的结果写在留下的数上面，于是留下的成了 ReLU 的输出。</translation>
    </message>
    <message>
        <source>clone() makes a copy that nobody writes over. Where only one number of it is wanted, such as its maximum, work that out in the hook: it is a new tensor anyway.</source>
        <translation>clone() 复制一份，谁也不会改写它。如果只要其中一个数，例如最大值，就在钩子里算出来：那本来就是一个新张量。</translation>
    </message>
    <message>
        <source>Both numbers of the linear layer are −2; none of them is 0.</source>
        <translation>线性层的两个数都是 −2，没有一个是 0。</translation>
    </message>
    <message>
        <source>Floats work in every release, and with every layer that comes next.</source>
        <translation>浮点数在每个版本里都能用，后面接什么层也都能用。</translation>
    </message>
    <message>
        <source>Pooling a mask of True and False</source>
        <translation>对 True/False 掩码做池化</translation>
    </message>
    <message>
        <source>As floats, True is 1 and False is 0: the maximum says whether any cell of the window was True.</source>
        <translation>转成浮点数后 True 是 1，False 是 0：最大值说明窗口里是否有一格为 True。</translation>
    </message>
    <message>
        <source>The padding of max pooling is minus infinity, which never wins. With padding 2 and a kernel of 3 the window in the corner would hold only one real cell, and with more none at all; so PyTorch allows half the kernel at most. A convolution has no such rule.</source>
        <translation>最大池化填充的是负无穷，它永远不会胜出。核为 3、填充为 2 时，角上的窗口只剩一个真实的格子，再多就一个也没有了；所以 PyTorch 最多允许填充核的一半。卷积没有这条规则。</translation>
    </message>
    <message>
        <source>Half of 3, rounded down, is 1.</source>
        <translation>3 的一半向下取整是 1。</translation>
    </message>
    <message>
        <source>A pooling window larger than its input</source>
        <translation>池化窗口比输入还大</translation>
    </message>
    <message>
        <source>32 can be halved five times and no more.</source>
        <translation>32 只能减半五次。</translation>
    </message>
    <message>
        <source>Tell it the size of the original: output_size=x.shape.</source>
        <translation>把原来的大小告诉它：output_size=x.shape。</translation>
    </message>
    <message>
        <source>What comes back has 6 rows and columns instead of 5, and 7 has slipped from the second column into the first.</source>
        <translation>还原的结果是 6 行 6 列，而不是 5 行 5 列；7 也从第二列滑到了第一列。</translation>
    </message>
    <message>
        <source>A leaf changed in place</source>
        <translation>原地修改叶子张量</translation>
    </message>
    <message>
        <source>Leave inplace out, so that the result is a new tensor. Update weights by hand inside torch.no_grad().</source>
        <translation>去掉 inplace，让结果成为新的张量。手工更新权重要放在 torch.no_grad() 里。</translation>
    </message>
    <message>
        <source>backward twice through one graph</source>
        <translation>对同一张图 backward 两次</translation>
    </message>
    <message>
        <source>On the way forward PyTorch keeps what the gradients need, here w, and backward throws it away behind itself to save memory. A second backward finds nothing there. In a loop it happens when the loss is computed outside of it, or when a tensor of the step before is used again.</source>
        <translation>前向计算时 PyTorch 会保留求梯度要用的东西（这里是 w），backward 走过之后就把它丢掉，以节省内存。第二次 backward 就什么也找不到了。在循环里，如果损失是在循环外算的，或者又用到了上一步的张量，就会这样。</translation>
    </message>
    <message>
        <source>Compute the loss anew before each backward; retain_graph=True is rarely what is meant.</source>
        <translation>每次 backward 之前重新计算损失；retain_graph=True 很少是真正想要的。</translation>
    </message>
    <message>
        <source>No zero_grad: gradients add up</source>
        <translation>没有 zero_grad：梯度会累加</translation>
    </message>
    <message>
        <source>backward adds to .grad and replaces nothing. Without zero_grad each step goes along the sum of all gradients so far, also of those that have long been obeyed. The weight swings past its goal, and back.</source>
        <translation>backward 是往 .grad 上加，而不是替换。没有 zero_grad 时，每一步都沿着至今所有梯度之和走，早已用过的梯度也算在内。权重会冲过目标，再荡回来。</translation>
    </message>
    <message>
        <source>Call optimizer.zero_grad() in each step, before backward.</source>
        <translation>每一步在 backward 之前调用 optimizer.zero_grad()。</translation>
    </message>
    <message>
        <source>w should come to rest at 3; it runs past it to more than 6, and swings back.</source>
        <translation>w 本应停在 3；它却冲到 6 以上，又荡了回来。</translation>
    </message>
    <message>
        <source>running_loss += loss keeps the graph</source>
        <translation>running_loss += loss 会留住计算图</translation>
    </message>
    <message>
        <source>loss is a tensor that remembers how it was computed. A sum of such tensors remembers all of them: the graph of each step stays in memory, and where backward is not called, as in an evaluation, its activations too. Memory grows with each step, and hours later it may run out.</source>
        <translation>loss 是张量，记得自己是怎么算出来的。把这样的张量加起来，总和就记得所有这些过程：每一步的计算图都留在内存里；如果没有调用 backward（例如在评估时），连激活值也一起留着。内存每一步都在增长，几小时后可能就用光了。</translation>
    </message>
    <message>
        <source>loss.item() is a plain Python number without a past.</source>
        <translation>loss.item() 是普通的 Python 数，没有历史。</translation>
    </message>
    <message>
        <source>The sum carries a grad_fn, and behind it the graphs of all 20 steps are still there.</source>
        <translation>总和带着 grad_fn，它后面 20 步的计算图都还在。</translation>
    </message>
    <message>
        <source>all winners</source>
        <translation>所有胜出者</translation>
    </message>
    <message>
        <source>input size</source>
        <translation>输入大小</translation>
    </message>
    <message>
        <source>target size</source>
        <translation>目标大小</translation>
    </message>
    <message>
        <source>Scores and labels of different batches</source>
        <translation>得分与标签的批大小不同</translation>
    </message>
    <message>
        <source>Keep the batch as the first figure, reshape(64, -1) or flatten with start_dim=1, and let in_features follow from it.</source>
        <translation>让批大小留在第一位：reshape(64, -1)，或用 start_dim=1 展平，再由此得出 in_features。</translation>
    </message>
    <message>
        <source>BCE of (3, 1) with (3,)</source>
        <translation>BCE 的 (3, 1) 与 (3,)</translation>
    </message>
    <message>
        <source>A network with one output gives a column (N, 1), labels are a row (N,). The losses of yes or no compare each number with its own and refuse two shapes; MSELoss would only warn and broadcast them.</source>
        <translation>只有一个输出的网络给出一列 (N, 1)，而标签是一行 (N,)。二分类的损失逐个数比较，两个形状不同就拒绝；MSELoss 只会警告并进行广播。</translation>
    </message>
    <message>
        <source>Bring both to one shape: scores.squeeze(1), or target.unsqueeze(1). Labels must be floats as well.</source>
        <translation>让两者形状相同：scores.squeeze(1)，或 target.unsqueeze(1)。标签也要是浮点数。</translation>
    </message>
    <message>
        <source>A loss without a graph</source>
        <translation>损失没有计算图</translation>
    </message>
    <message>
        <source>backward goes back along the graph, and nothing was recorded: inside no_grad, after detach(), .item(), argmax or NumPy, or when all weights are frozen, the loss is a number without a past.</source>
        <translation>backward 沿计算图往回走，而这里什么都没有记录：在 no_grad 里，经过 detach()、.item()、argmax 或 NumPy 之后，或者所有权重都被冻结时，损失只是一个没有历史的数。</translation>
    </message>
    <message>
        <source>Compute output and loss outside of no_grad, from the tensors that the model returned.</source>
        <translation>在 no_grad 之外计算输出和损失，直接使用模型返回的张量。</translation>
    </message>
    <message>
        <source>No gradient yet</source>
        <translation>还没有梯度</translation>
    </message>
    <message>
        <source>Call loss.backward() first, and change the weight in place inside torch.no_grad(), so that it stays the same leaf.</source>
        <translation>先调用 loss.backward()，再在 torch.no_grad() 里原地修改权重，使它仍是同一个叶子。</translation>
    </message>
    <message>
        <source>NumPy of a tensor with a graph</source>
        <translation>对带计算图的张量用 NumPy</translation>
    </message>
    <message>
        <source>NumPy knows nothing of graphs: what it computed could not be followed back. So PyTorch hands over only tensors that have none. Plotting a loss with matplotlib calls NumPy as well.</source>
        <translation>NumPy 不懂计算图，它算出的东西无法往回追溯。所以 PyTorch 只交出没有计算图的张量。用 matplotlib 画损失也会调用 NumPy。</translation>
    </message>
    <message>
        <source>detach() gives the same numbers without the graph; for a single number take .item(). On a GPU write .detach().cpu().numpy().</source>
        <translation>detach() 给出同样的数，但不带计算图；单个数用 .item()。在 GPU 上写 .detach().cpu().numpy()。</translation>
    </message>
    <message>
        <source>Model and data on two devices</source>
        <translation>模型与数据在两个设备上</translation>
    </message>
    <message>
        <source>in_features and out_features swapped</source>
        <translation>in_features 与 out_features 写反了</translation>
    </message>
    <message>
        <source>The first figure of the input is the number that should be the second: rows are pictures, columns are features. Turn it with x.T, and look where the axes were exchanged.</source>
        <translation>输入的第一个数本应是第二个数：行应当是图片，列应当是特征。用 x.T 转回来，并查一查轴是在哪里换了位置。</translation>
    </message>
    <message>
        <source>Two matrices whose inner sizes differ</source>
        <translation>两个矩阵的内侧大小不同</translation>
    </message>
    <message>
        <source>In a @ b the columns of a must be as many as the rows of b. Print both shapes; often one of them needs .T or a reshape.</source>
        <translation>a @ b 要求 a 的列数等于 b 的行数。把两个形状都打印出来；往往其中一个要用 .T 或 reshape。</translation>
    </message>
    <message>
        <source>The whole batch flattened into one row</source>
        <translation>整个批次被展平成了一行</translation>
    </message>
    <message>
        <source>torch.flatten(x) without start_dim rolls out the batch as well, and Linear was made for one picture. Write torch.flatten(x, start_dim=1), or use nn.Flatten(), which begins at 1.</source>
        <translation>不带 start_dim 的 torch.flatten(x) 连批次维也一起展平，而 Linear 是按一张图片建的。写成 torch.flatten(x, start_dim=1)，或用默认从 1 开始的 nn.Flatten()。</translation>
    </message>
    <message>
        <source>A fixed batch size in view, and a smaller last batch</source>
        <translation>view 里写死了批大小，而最后一批更小</translation>
    </message>
    <message>
        <source>view to another number of elements</source>
        <translation>view 前后元素个数不同</translation>
    </message>
    <message>
        <source>view and reshape only arrange the numbers anew: the product of the new shape must be the number of elements there are. Print x.shape before it; one figure may be -1 and is then worked out.</source>
        <translation>view 和 reshape 只是重新排列，新形状各数之积必须等于元素总数。先打印 x.shape；其中一个数可以写 -1，由 PyTorch 算出。</translation>
    </message>
    <message>
        <source>view after a transpose or permute</source>
        <translation>transpose 或 permute 之后用 view</translation>
    </message>
    <message>
        <source>Two shapes that do not go together</source>
        <translation>两个形状无法广播</translation>
    </message>
    <message>
        <source>Shapes are compared from the last axis on: two sizes go together when they are equal or one of them is 1. Print both shapes just before this line; one of them is not what you think.</source>
        <translation>形状从最后一个轴开始比较：两个大小相等，或其中一个是 1，才能一起运算。在这一行之前打印两个形状，其中一个一定和预想的不同。</translation>
    </message>
    <message>
        <source>cat of tensors that differ elsewhere</source>
        <translation>cat 的张量在别的轴上大小不同</translation>
    </message>
    <message>
        <source>torch.cat joins along one axis, and all the others must agree. Print the shapes of all of them; a stride, a padding or a pooling has made one map smaller.</source>
        <translation>torch.cat 沿一个轴拼接，其余各轴必须相同。把它们的形状都打印出来；多半是某个步长、填充或池化把其中一张图变小了。</translation>
    </message>
    <message>
        <source>Pictures of one batch with different channels</source>
        <translation>一批图片的通道数不同</translation>
    </message>
    <message>
        <source>A batch is one tensor, and one of the pictures is grey or has transparency. Open each with Image.open(path).convert(&quot;RGB&quot;).</source>
        <translation>一批图片要叠成一个张量，但其中有灰度图或带透明度的图。每张都用 Image.open(path).convert(&quot;RGB&quot;) 打开。</translation>
    </message>
    <message>
        <source>Samples of one batch with different sizes</source>
        <translation>一批样本的大小不同</translation>
    </message>
    <message>
        <source>A batch is one tensor, so all its samples must have one shape. For pictures put transforms.Resize((height, width)) in front; Resize with one number keeps the proportions, and sizes still differ.</source>
        <translation>一批样本要叠成一个张量，形状必须全部相同。图片可在前面加 transforms.Resize((H, W))；Resize 只给一个数时保持长宽比，大小仍会不同。</translation>
    </message>
    <message>
        <source>An axis that the tensor does not have</source>
        <translation>张量没有这个轴</translation>
    </message>
    <message>
        <source>The tensor has fewer axes than dim asks for. Often the axis of the batch is missing: a single sample was given, or squeeze() has taken it away. Print x.shape; unsqueeze(0) gives it back.</source>
        <translation>张量的轴数比 dim 要求的少。常见原因是缺了批次轴：只给了一个样本，或被 squeeze() 去掉了。打印 x.shape；用 unsqueeze(0) 补回来。</translation>
    </message>
    <message>
        <source>Normalize for three channels, a grey picture</source>
        <translation>三通道的 Normalize 用在灰度图上</translation>
    </message>
    <message>
        <source>Normalize was given three means and the picture has one channel. Give it one, Normalize((0.5,), (0.5,)), or convert the picture to RGB.</source>
        <translation>Normalize 给了三个均值，而图片只有一个通道。只给一个：Normalize((0.5,), (0.5,))，或把图片转换成 RGB。</translation>
    </message>
    <message>
        <source>A picture with transparency</source>
        <translation>带透明度的图片</translation>
    </message>
    <message>
        <source>PNG files often have four channels: red, green, blue and alpha. Image.open(path).convert(&quot;RGB&quot;) leaves three.</source>
        <translation>PNG 文件常有四个通道：红、绿、蓝和透明度。Image.open(path).convert(&quot;RGB&quot;) 之后剩三个。</translation>
    </message>
    <message>
        <source>Grey pictures without an axis of channels</source>
        <translation>灰度图缺少通道轴</translation>
    </message>
    <message>
        <source>A batch of grey pictures (N, H, W) was read as one picture with N channels. unsqueeze(1) makes it (N, 1, H, W).</source>
        <translation>一批灰度图 (N, H, W) 被当成了一张有 N 个通道的图片。用 unsqueeze(1) 变成 (N, 1, H, W)。</translation>
    </message>
    <message>
        <source>Flattened before a layer that needs pictures</source>
        <translation>在需要图片的层之前就展平了</translation>
    </message>
    <message>
        <source>One axis too many</source>
        <translation>多了一个轴</translation>
    </message>
    <message>
        <source>The input has five axes; (N, C, H, W) are four. A batch from a DataLoader needs no unsqueeze(0), and squeeze(0) takes a superfluous one away.</source>
        <translation>输入有五个轴，而 (N, C, H, W) 只有四个。DataLoader 给出的批次不需要再 unsqueeze(0)；多出来的可用 squeeze(0) 去掉。</translation>
    </message>
    <message>
        <source>BatchNorm1d and BatchNorm2d exchanged</source>
        <translation>BatchNorm1d 与 BatchNorm2d 用混了</translation>
    </message>
    <message>
        <source>BatchNorm2d takes maps (N, C, H, W), BatchNorm1d takes rows (N, C). After Flatten or Linear it is BatchNorm1d, after a convolution BatchNorm2d.</source>
        <translation>BatchNorm2d 接收特征图 (N, C, H, W)，BatchNorm1d 接收行 (N, C)。Flatten 或 Linear 之后用 BatchNorm1d，卷积之后用 BatchNorm2d。</translation>
    </message>
    <message>
        <source>A norm made for another number of features</source>
        <translation>归一化层的特征数不符</translation>
    </message>
    <message>
        <source>num_features, num_channels or normalized_shape is fixed when the norm is made, and must be what the layer before gives: for BatchNorm2d its out_channels.</source>
        <translation>num_features、num_channels 或 normalized_shape 在创建时就定下，必须等于上一层的输出；对 BatchNorm2d 就是它的 out_channels。</translation>
    </message>
    <message>
        <source>float16 and float32 mixed</source>
        <translation>float16 与 float32 混用</translation>
    </message>
    <message>
        <source>One side is in half precision and the other is not. Call model.half() or .float() on both alike, or leave it to torch.autocast, which converts where it is needed.</source>
        <translation>一边是半精度，另一边不是。两边一致地用 .half() 或 .float()，或交给 torch.autocast，由它在需要处转换。</translation>
    </message>
    <message>
        <source>Half precision on the CPU</source>
        <translation>在 CPU 上用半精度</translation>
    </message>
    <message>
        <source>This release has not written the operation for float16 on the CPU. Use .float() there, and half precision on a GPU.</source>
        <translation>这个版本没有为 CPU 写 float16 的这种运算。在 CPU 上用 .float()，半精度留给 GPU。</translation>
    </message>
    <message>
        <source>A layer of float64</source>
        <translation>层是 float64</translation>
    </message>
    <message>
        <source>The weights are float64, after .double() or set_default_dtype, and the input is float32. Bring both to one type: model.float() is what is usually meant.</source>
        <translation>权重是 float64（用过 .double() 或 set_default_dtype），而输入是 float32。两者要同一种类型，通常用 model.float()。</translation>
    </message>
    <message>
        <source>Class numbers as int32</source>
        <translation>类别编号是 int32</translation>
    </message>
    <message>
        <source>The loss takes class numbers as int64; NumPy on Windows and astype(int) give int32. Convert them with labels.long().</source>
        <translation>损失函数要求类别编号是 int64；Windows 上的 NumPy 和 astype(int) 会给出 int32。用 labels.long() 转换。</translation>
    </message>
    <message>
        <source>Targets as whole numbers where floats are compared</source>
        <translation>目标是整数，而损失比较的是浮点数</translation>
    </message>
    <message>
        <source>MSELoss, L1Loss and BCELoss compare number with number, and both must be floats. Write target.float(). Class numbers stay whole only for CrossEntropyLoss and NLLLoss.</source>
        <translation>MSELoss、L1Loss 和 BCELoss 逐个数比较，两边都要是浮点数。写 target.float()。只有 CrossEntropyLoss 和 NLLLoss 的类别编号才用整数。</translation>
    </message>
    <message>
        <source>Targets as float64</source>
        <translation>目标是 float64</translation>
    </message>
    <message>
        <source>NumPy and Python&apos;s floats turned into a float64 tensor, and the output of the network is float32. Write target.float().</source>
        <translation>NumPy 的浮点数变成了 float64 张量，而网络的输出是 float32。写 target.float()。</translation>
    </message>
    <message>
        <source>Indices as floats</source>
        <translation>索引是浮点数</translation>
    </message>
    <message>
        <source>Embedding, one_hot, gather and indexing take whole numbers of type int64. Convert with index.long().</source>
        <translation>Embedding、one_hot、gather 和索引都要 int64 整数。用 index.long() 转换。</translation>
    </message>
    <message>
        <source>A float result written into whole numbers</source>
        <translation>把浮点结果写进整数张量</translation>
    </message>
    <message>
        <source>x += 0.5 writes into x, and x holds whole numbers. Write x = x + 0.5, or make x a float first.</source>
        <translation>x += 0.5 要写回 x，而 x 里是整数。改成 x = x + 0.5，或先把 x 变成浮点数。</translation>
    </message>
    <message>
        <source>One-hot targets where class numbers are expected</source>
        <translation>应给类别编号，却给了 one-hot</translation>
    </message>
    <message>
        <source>CrossEntropyLoss takes the number of the class, shape (N,). From a one-hot table take target.argmax(dim=1); as probabilities a table must be float and have the shape of the scores.</source>
        <translation>CrossEntropyLoss 要的是类别编号，形状 (N,)。one-hot 表可用 target.argmax(dim=1) 得到编号；若当作概率，表要是浮点数且形状与得分相同。</translation>
    </message>
    <message>
        <source>Labels as a column (N, 1)</source>
        <translation>标签是一列 (N, 1)</translation>
    </message>
    <message>
        <source>The labels have a second axis of length 1. squeeze(1) makes (N, 1) the (N,) that the loss wants.</source>
        <translation>标签多了一个长度为 1 的轴。用 squeeze(1) 把 (N, 1) 变成损失函数要的 (N,)。</translation>
    </message>
    <message>
        <source>An operation on whole numbers that only floats have</source>
        <translation>只有浮点数才有的运算用在了整数上</translation>
    </message>
    <message>
        <source>Means, softmax and losses give fractions, so they are written for floats alone. Convert the tensor with .float() first.</source>
        <translation>均值、softmax 和损失会得到小数，所以只为浮点数编写。先用 .float() 转换。</translation>
    </message>
    <message>
        <source>A gradient for whole numbers</source>
        <translation>整数要求梯度</translation>
    </message>
    <message>
        <source>Whole numbers do not change by a little, so they have no gradient. Write torch.tensor([1., 2.], requires_grad=True), with points.</source>
        <translation>整数不能“变一点点”，所以没有梯度。写成带小数点的 torch.tensor([1., 2.], requires_grad=True)。</translation>
    </message>
    <message>
        <source>NumPy asked for a tensor that is not on the CPU</source>
        <translation>用 NumPy 读取不在 CPU 上的张量</translation>
    </message>
    <message>
        <source>NumPy reads the memory of the CPU alone. Write x.detach().cpu().numpy().</source>
        <translation>NumPy 只能读 CPU 的内存。写 x.detach().cpu().numpy()。</translation>
    </message>
    <message>
        <source>No GPU that PyTorch can use</source>
        <translation>PyTorch 没有可用的 GPU</translation>
    </message>
    <message>
        <source>Either there is no NVIDIA GPU or driver, or PyTorch was installed for the CPU. Choose by device = &quot;cuda&quot; if torch.cuda.is_available() else &quot;cpu&quot;.</source>
        <translation>可能没有 NVIDIA 显卡或驱动，也可能装的是 CPU 版 PyTorch。这样选择：device = &quot;cuda&quot; if torch.cuda.is_available() else &quot;cpu&quot;。</translation>
    </message>
    <message>
        <source>Weights saved on a GPU, loaded without one</source>
        <translation>在 GPU 上保存的权重，在没有 GPU 的机器上读取</translation>
    </message>
    <message>
        <source>Each tensor goes back to the device it was saved on. torch.load(path, map_location=&quot;cpu&quot;) brings all of them to the CPU.</source>
        <translation>每个张量会回到保存时的设备。torch.load(path, map_location=&quot;cpu&quot;) 把它们都读到 CPU。</translation>
    </message>
    <message>
        <source>Something that should be there is None</source>
        <translation>本该有值的东西是 None</translation>
    </message>
    <message>
        <source>A tuple instead of a tensor</source>
        <translation>给的是元组，不是张量</translation>
    </message>
    <message>
        <source>What was called before gives several results: an LSTM its outputs and its states, a pooling with return_indices also the places, a DataLoader pictures and labels. Take the first: y, _ = layer(x).</source>
        <translation>前面的调用返回了多个结果：LSTM 给出输出和状态，带 return_indices 的池化还给出位置，DataLoader 给出图片和标签。取第一个：y, _ = layer(x)。</translation>
    </message>
    <message>
        <source>Layers and losses take tensors alone. A list becomes one by torch.tensor(...), an array by torch.from_numpy(...).float(), a picture by transforms.ToTensor().</source>
        <translation>层和损失函数只接收张量。列表用 torch.tensor(...)，数组用 torch.from_numpy(...).float()，图片用 transforms.ToTensor() 转换。</translation>
    </message>
    <message>
        <source>An index that is too large</source>
        <translation>索引超出范围</translation>
    </message>
    <message>
        <source>With n entries the indices go from 0 to n - 1. In an Embedding num_embeddings must be larger than the largest index.</source>
        <translation>n 个元素的索引是 0 到 n - 1。对 Embedding，num_embeddings 必须大于最大的索引。</translation>
    </message>
    <message>
        <source>BCELoss without sigmoid</source>
        <translation>BCELoss 之前没有 sigmoid</translation>
    </message>
    <message>
        <source>The loss is made and not called</source>
        <translation>损失函数只创建，没有调用</translation>
    </message>
    <message>
        <source>nn.MSELoss(output, target) hands both tensors to the constructor. Make it first, loss_fn = nn.MSELoss(), then call it: loss_fn(output, target).</source>
        <translation>nn.MSELoss(output, target) 把两个张量给了构造函数。先创建 loss_fn = nn.MSELoss()，再调用 loss_fn(output, target)。</translation>
    </message>
    <message>
        <source>A whole tensor asked for yes or no</source>
        <translation>把整个张量当作真假判断</translation>
    </message>
    <message>
        <source>if, and, or, not need one truth value, and a comparison gives one for each element. Use .any() or .all(), or torch.equal(a, b).</source>
        <translation>if、and、or、not 只要一个真假值，而比较会给每个元素一个。用 .any() 或 .all()，或 torch.equal(a, b)。</translation>
    </message>
    <message>
        <source>backward of a plain number</source>
        <translation>对普通数字调用 backward</translation>
    </message>
    <message>
        <source>.item() makes a Python number without a past. Keep the tensor for loss.backward() and take .item() only for printing.</source>
        <translation>.item() 得到的是没有计算历史的 Python 数字。loss.backward() 要用张量，打印时才取 .item()。</translation>
    </message>
    <message>
        <source>backward of many numbers</source>
        <translation>对多个数调用 backward</translation>
    </message>
    <message>
        <source>backward begins at one number. The loss still has one for each sample, as with reduction=&quot;none&quot;: take loss.mean() or loss.sum().</source>
        <translation>backward 从一个数开始，而这里的损失每个样本一个数（如 reduction=&quot;none&quot;）。取 loss.mean() 或 loss.sum()。</translation>
    </message>
    <message>
        <source>A value that backward needs was overwritten</source>
        <translation>backward 需要的值被改写了</translation>
    </message>
    <message>
        <source>An operation in place (+=, relu_(), inplace=True, x[0] = ...) changed a tensor whose old values the gradient needs. Write a new tensor instead, x = x + 1; in a loop, look at hidden states and weights that are changed before backward.</source>
        <translation>原地操作（+=、relu_()、inplace=True、x[0] = ...）改写了求梯度还要用的张量。改成新张量 x = x + 1；在循环里检查 backward 之前被改动的隐藏状态和权重。</translation>
    </message>
    <message>
        <source>The optimizer was given a result, not a parameter</source>
        <translation>给优化器的是计算结果，不是参数</translation>
    </message>
    <message>
        <source>Only leaves can be trained: tensors made with requires_grad=True. w.to(device), w * 0.1 or w.reshape(...) gives a new tensor that is none. Move first, then call requires_grad_().</source>
        <translation>只有叶子张量才能训练，即带 requires_grad=True 创建的张量。w.to(device)、w * 0.1 或 w.reshape(...) 得到的新张量不是叶子。先移动，再 requires_grad_()。</translation>
    </message>
    <message>
        <source>A model without parameters</source>
        <translation>模型没有参数</translation>
    </message>
    <message>
        <source>No layer was assigned to self in __init__, or the iterator model.parameters() had been used up before. Print len(list(model.parameters())).</source>
        <translation>__init__ 里没有把层赋给 self，或 model.parameters() 这个迭代器之前已被用完。打印 len(list(model.parameters()))。</translation>
    </message>
    <message>
        <source>One number asked of a tensor with several</source>
        <translation>要一个数，张量里却有多个</translation>
    </message>
    <message>
        <source>item(), float() and int() need a tensor of one element. Take one, x[0], or a summary, x.mean(); the whole goes into a list by x.tolist().</source>
        <translation>item()、float() 和 int() 只能用于单元素张量。取其中一个 x[0]，或汇总 x.mean()；全部转成列表用 x.tolist()。</translation>
    </message>
    <message>
        <source>loss.data[0] of older scripts</source>
        <translation>旧脚本里的 loss.data[0]</translation>
    </message>
    <message>
        <source>Since release 0.4 a loss is a tensor without axes and cannot be indexed. Write loss.item().</source>
        <translation>从 0.4 版起，损失是没有轴的张量，不能用索引。写 loss.item()。</translation>
    </message>
    <message>
        <source>Batch or layer too large for the memory</source>
        <translation>批次或层太大，内存不够</translation>
    </message>
    <message>
        <source>A batch, a picture or a layer needs more memory than there is. Halve batch_size until it fits; a Linear after a large map is the largest of all: pool before it. Evaluate under torch.no_grad().</source>
        <translation>批次、图片或层需要的内存超过了现有的。把 batch_size 减半直到放得下；大特征图之后的 Linear 最大，先池化。评估时用 torch.no_grad()。</translation>
    </message>
    <message>
        <source>Scores with more axes than the labels know</source>
        <translation>得分的轴比标签多</translation>
    </message>
    <message>
        <source>CrossEntropyLoss reads scores as (N, C, ...): further axes mean one decision for each place, with labels for each place. To classify whole pictures, flatten before the last Linear, so that the scores are (N, C).</source>
        <translation>CrossEntropyLoss 按 (N, C, ...) 读取得分：更多的轴表示每个位置一个判断，标签也要每个位置一个。若给整张图分类，在最后一个 Linear 之前展平，让得分成为 (N, C)。</translation>
    </message>
    <message>
        <source>scheduler.step() before optimizer.step()</source>
        <translation>scheduler.step() 写在 optimizer.step() 之前</translation>
    </message>
    <message>
        <source>The schedule moves on after the weights have been changed. Call optimizer.step() first; once per epoch, scheduler.step() at its end.</source>
        <translation>先更新权重，再推进学习率调度。先调用 optimizer.step()；按轮调度时，在一轮末尾调用 scheduler.step()。</translation>
    </message>
    <message>
        <source>A ModuleList is called</source>
        <translation>直接调用了 ModuleList</translation>
    </message>
    <message>
        <source>ModuleList only holds layers and has no forward. Go through it, for layer in self.layers: x = layer(x), or use nn.Sequential.</source>
        <translation>ModuleList 只存放层，没有 forward。逐个调用 for layer in self.layers: x = layer(x)，或改用 nn.Sequential。</translation>
    </message>
    <message>
        <source>A module without this attribute</source>
        <translation>模块没有这个属性</translation>
    </message>
    <message>
        <source>It was never assigned to self, is spelt differently in __init__ and in forward, or belongs to model.module inside DataParallel.</source>
        <translation>它没有赋给 self，或在 __init__ 和 forward 里拼写不同；在 DataParallel 里则属于 model.module。</translation>
    </message>
    <message>
        <source>forward called with another number of inputs</source>
        <translation>调用 forward 的参数个数不对</translation>
    </message>
    <message>
        <source>def forward(self, x) takes one input besides self. Compare the call with this line: is self missing, or a second input? In nn.Sequential each layer is given exactly one.</source>
        <translation>def forward(self, x) 除 self 外只有一个输入。把调用和这一行对照：是漏了 self，还是少了第二个输入？nn.Sequential 里每层只收到一个输入。</translation>
    </message>
    <message>
        <source>Weights of another size</source>
        <translation>权重大小不同</translation>
    </message>
    <message>
        <source>The checkpoint was made by a model with other sizes, often another number of classes. Build the model as it was saved, load it, and then replace its last layer.</source>
        <translation>检查点来自大小不同的模型，常见的是类别数不同。先按保存时的样子建模型并读取，再换掉最后一层。</translation>
    </message>
    <message>
        <source>Weights saved inside another module</source>
        <translation>权重带着外层模块的前缀</translation>
    </message>
    <message>
        <source>The names differ by a prefix such as module., which DataParallel puts before them. Take it off each key, key.removeprefix(&quot;module.&quot;), or save model.module.state_dict().</source>
        <translation>名字相差一个前缀，如 DataParallel 加上的 module.。逐个去掉：key.removeprefix(&quot;module.&quot;)；或保存 model.module.state_dict()。</translation>
    </message>
    <message>
        <source>Weights of another network</source>
        <translation>另一个网络的权重</translation>
    </message>
    <message>
        <source>Names of the file and of the model do not agree: a layer was renamed, added or left out, or the file is a whole checkpoint that holds the weights under a key such as &quot;state_dict&quot;. Print both lists of keys.</source>
        <translation>文件与模型的名字不一致：层改了名、多了或少了；也可能文件是整个检查点，权重在 &quot;state_dict&quot; 之类的键下。把两边的键都打印出来。</translation>
    </message>
    <message>
        <source>A layer made without its sizes</source>
        <translation>创建层时缺少大小参数</translation>
    </message>
    <message>
        <source>Conv2d needs in_channels, out_channels and kernel_size, Linear in_features and out_features. The message names the one that is missing.</source>
        <translation>Conv2d 需要 in_channels、out_channels 和 kernel_size，Linear 需要 in_features 和 out_features。报错里写明了缺哪一个。</translation>
    </message>
    <message>
        <source>Sequential takes modules one by one: nn.ReLU(), not F.relu, and no list; write nn.Sequential(*layers). A class needs its brackets.</source>
        <translation>Sequential 逐个接收模块：写 nn.ReLU() 而不是 F.relu，也不要给列表，写 nn.Sequential(*layers)。类名后要加括号。</translation>
    </message>
    <message>
        <source>A file that holds more than weights</source>
        <translation>文件里不只有权重</translation>
    </message>
    <message>
        <source>Since 2.6 torch.load takes only tensors and plain values. Save model.state_dict() instead of the model. weights_only=False runs what is in the file: only for files that you made yourself.</source>
        <translation>从 2.6 版起，torch.load 只接受张量和普通值。保存 model.state_dict() 而不是整个模型。weights_only=False 会运行文件里的内容，只用于自己做的文件。</translation>
    </message>
    <message>
        <source>Pictures in a batch without ToTensor</source>
        <translation>没有 ToTensor，就把图片放进批次</translation>
    </message>
    <message>
        <source>A DataLoader joins tensors, not PIL pictures. Give the data set transform=transforms.ToTensor().</source>
        <translation>DataLoader 拼接的是张量，不是 PIL 图片。给数据集加上 transform=transforms.ToTensor()。</translation>
    </message>
    <message>
        <source>Transforms in the wrong order, or twice</source>
        <translation>变换的顺序不对，或用了两次</translation>
    </message>
    <message>
        <source>ToTensor takes a PIL picture or an array and gives a tensor; Normalize takes that tensor. Write what works on pictures, then ToTensor once, then Normalize.</source>
        <translation>ToTensor 接收 PIL 图片或数组，给出张量；Normalize 接收这个张量。先写处理图片的变换，再写一次 ToTensor，最后写 Normalize。</translation>
    </message>
    <message>
        <source>Workers without if __name__ == &quot;__main__&quot;</source>
        <translation>用了多进程，却没有 if __name__ == &quot;__main__&quot;</translation>
    </message>
    <message>
        <source>On Windows and macOS each worker of a DataLoader reads the script again. Put what runs under if __name__ == &quot;__main__&quot;:, or use num_workers=0.</source>
        <translation>在 Windows 和 macOS 上，DataLoader 的每个进程都会重新读一遍脚本。把要运行的代码放在 if __name__ == &quot;__main__&quot;: 之下，或用 num_workers=0。</translation>
    </message>
    <message>
        <source>A worker of the DataLoader was ended</source>
        <translation>DataLoader 的进程被结束了</translation>
    </message>
    <message>
        <source>Usually memory ran out, or shared memory in a container. Try num_workers=0: then the error of the worker itself is shown. Fewer workers or a smaller batch need less.</source>
        <translation>多半是内存或容器里的共享内存用完了。先试 num_workers=0，这样会显示进程自己的错误。减少进程数或批大小可省内存。</translation>
    </message>
    <message>
        <source>The data set is not in this folder</source>
        <translation>这个文件夹里没有数据集</translation>
    </message>
    <message>
        <source>torchvision looks below root. Give the folder that holds it, or download=True once.</source>
        <translation>torchvision 在 root 下面查找。给出存放它的文件夹，或用一次 download=True。</translation>
    </message>
    <message>
        <source>A file that is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>A relative path begins at the folder that the script is started from, which print(os.getcwd()) shows. Check spelling and ending as well.</source>
        <translation>相对路径从启动脚本的文件夹算起，print(os.getcwd()) 可以查看。也检查拼写和扩展名。</translation>
    </message>
    <message>
        <source>A package that this Python does not have</source>
        <translation>这个 Python 没有装这个包</translation>
    </message>
    <message>
        <source>A condition that the program takes for granted does not hold.</source>
        <translation>程序认定成立的条件不成立。</translation>
    </message>
    <message>
        <source>A file or an input ended before all was read.</source>
        <translation>文件或输入提前结束了。</translation>
    </message>
    <message>
        <source>There is no file of this name in this place.</source>
        <translation>这个位置没有这个名字的文件。</translation>
    </message>
    <message>
        <source>A calculation with floats failed.</source>
        <translation>浮点运算出错。</translation>
    </message>
    <message>
        <source>A package or something in it could not be imported.</source>
        <translation>无法导入某个包或其中的内容。</translation>
    </message>
    <message>
        <source>A line is not indented as the lines around it ask for.</source>
        <translation>缩进与前后的行不一致。</translation>
    </message>
    <message>
        <source>A place in a list or tensor that is not there.</source>
        <translation>列表或张量里没有这个位置。</translation>
    </message>
    <message>
        <source>A dictionary does not hold this key.</source>
        <translation>字典里没有这个键。</translation>
    </message>
    <message>
        <source>The program was stopped from the keyboard, with Ctrl+C.</source>
        <translation>程序被键盘 Ctrl+C 中止。</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>内存不够。</translation>
    </message>
    <message>
        <source>A package of this name is not installed in this Python.</source>
        <translation>这个 Python 没有安装这个名字的包。</translation>
    </message>
    <message>
        <source>A name that was not defined before it was used.</source>
        <translation>名字在使用前没有定义。</translation>
    </message>
    <message>
        <source>This has not been written: a method that a class should fill in, or an operation for this type.</source>
        <translation>这里没有实现：子类应当补上的方法，或这种类型的运算。</translation>
    </message>
    <message>
        <source>The system refused something: a file, a device or a network.</source>
        <translation>系统拒绝了某个操作：文件、设备或网络。</translation>
    </message>
    <message>
        <source>A number is too large for its type.</source>
        <translation>数太大，超出了类型的范围。</translation>
    </message>
    <message>
        <source>The system does not allow this file or folder to be used.</source>
        <translation>系统不允许使用这个文件或文件夹。</translation>
    </message>
    <message>
        <source>A function calls itself without end.</source>
        <translation>函数无止境地调用自己。</translation>
    </message>
    <message>
        <source>Something went wrong while running; most refusals of PyTorch are of this type.</source>
        <translation>运行时出错；PyTorch 的拒绝大多是这种类型。</translation>
    </message>
    <message>
        <source>An iterator has nothing more to give.</source>
        <translation>迭代器已经没有内容了。</translation>
    </message>
    <message>
        <source>Python cannot read this line.</source>
        <translation>Python 读不懂这一行。</translation>
    </message>
    <message>
        <source>Something took longer than was allowed.</source>
        <translation>超过了允许的时间。</translation>
    </message>
    <message>
        <source>A variable inside a function was used before it was given a value.</source>
        <translation>函数里的变量在赋值之前就被使用。</translation>
    </message>
    <message>
        <source>A text was read with the wrong encoding.</source>
        <translation>用错误的编码读取了文本。</translation>
    </message>
    <message>
        <source>A text cannot be written with this encoding.</source>
        <translation>这种编码写不出这段文本。</translation>
    </message>
    <message>
        <source>A division by zero.</source>
        <translation>除数为零。</translation>
    </message>
    <message>
        <source>Only a warning: the program went on.</source>
        <translation>只是警告：程序继续运行。</translation>
    </message>
    <message>
        <source>{columns} = {pictures} · {picture}, and {inputs} = {made_for} · {picture}.</source>
        <translation>{columns} = {pictures} · {picture}，而 {inputs} = {made_for} · {picture}。</translation>
    </message>
    <message>
        <source>{columns} = {side} · {side}: each of the {rows} rows is one channel of a single picture, and {rows} · {columns} = {inputs}.</source>
        <translation>{columns} = {side} · {side}：{rows} 行各是同一张图片的一个通道，{rows} · {columns} = {inputs}。</translation>
    </message>
    <message>
        <source>The last figure of [{shape}] is {wanted}: permute({order}) brings it to the second place.</source>
        <translation>[{shape}] 的最后一个数是 {wanted}：permute({order}) 把它移到第二位。</translation>
    </message>
    <message>
        <source>One row of scores for {labels} labels: flatten has rolled out the batch, or view has put it into one row.</source>
        <translation>{labels} 个标签只有一行得分：flatten 把批次也展平了，或 view 把它放进了一行。</translation>
    </message>
    <message>
        <source>{scores} = {times} · {labels}: {times} rows have been made of each picture, as view(-1, …) does when the number of features is wrong.</source>
        <translation>{scores} = {times} · {labels}：每张图片变成了 {times} 行，特征数写错时 view(-1, …) 就会这样。</translation>
    </message>
    <message>
        <source>{labels} = {times} · {scores}: the labels have {times} numbers for each picture, as a one-hot table that was flattened has.</source>
        <translation>{labels} = {times} · {scores}：每张图片有 {times} 个标签数，展平的 one-hot 表就是这样。</translation>
    </message>
    <message>
        <source>The label is {number}; classes are counted from 0.</source>
        <translation>标签是 {number}，而类别从 0 开始编号。</translation>
    </message>
    <message>
        <source>There is a label {number}, and the scores have no column {number}: they have {number} columns at most.</source>
        <translation>有一个标签是 {number}，而得分没有第 {number} 列：最多只有 {number} 列。</translation>
    </message>
    <message>
        <source>{size} GiB were asked for at once: no graph of former steps does that, but a single tensor.</source>
        <translation>一次就要 {size} GiB：这不是之前各步的计算图造成的，而是单个张量。</translation>
    </message>
    <message>
        <source>No Flatten before Linear</source>
        <translation>Linear 之前没有 Flatten</translation>
    </message>
    <message>
        <source>Put nn.Flatten() before the first Linear: it makes one row of each picture.</source>
        <translation>在第一个 Linear 之前放 nn.Flatten()：它把每张图片变成一行。</translation>
    </message>
    <message>
        <source>in_features does not match</source>
        <translation>in_features 对不上</translation>
    </message>
    <message>
        <source>Write the second figure of mat1; print(x.shape) before the layer shows it.</source>
        <translation>写 mat1 的第二个数；在这一层之前 print(x.shape) 就能看到。</translation>
    </message>
    <message>
        <source>One picture without its batch</source>
        <translation>单张图片缺少批次维</translation>
    </message>
    <message>
        <source>unsqueeze(0) puts an axis of length 1 in front: (1, 3, 32, 32).</source>
        <translation>unsqueeze(0) 在最前面加一个长度为 1 的轴：(1, 3, 32, 32)。</translation>
    </message>
    <message>
        <source>float64 from NumPy</source>
        <translation>来自 NumPy 的 float64</translation>
    </message>
    <message>
        <source>NumPy computes in float64, which PyTorch calls double; the weights of a layer are float32. from_numpy keeps the type of the array, and PyTorch does not mix the two.</source>
        <translation>NumPy 用 float64 计算，PyTorch 称之为 double；层的权重是 float32。from_numpy 保留数组的类型，而 PyTorch 不会混用两者。</translation>
    </message>
    <message>
        <source>Assign the result, x = x.to(device), for pictures and labels of each batch. Tensors that are made inside forward take device=x.device.</source>
        <translation>把结果赋回去：x = x.to(device)，每个批次的图片和标签都要这样做。在 forward 里新建的张量用 device=x.device。</translation>
    </message>
    <message>
        <source>The weights have moved and the input is still on the CPU. The next call of the model fails: on a GPU PyTorch says that it found at least two devices, cuda:0 and cpu.</source>
        <translation>权重已经移走，输入还在 CPU 上。接下来调用模型就会失败：在 GPU 上，PyTorch 会说发现了至少两个设备：cuda:0 和 cpu。</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Course: test set, 64 each</source>
        <translation>课程：测试集，每批 64</translation>
    </message>
    <message>
        <source>The training set, shuffled</source>
        <translation>训练集，打乱顺序</translation>
    </message>
    <message>
        <source>Without the last batch</source>
        <translation>舍去最后一批</translation>
    </message>
    <message>
        <source>One picture at a time</source>
        <translation>一次一张图片</translation>
    </message>
    <message>
        <source>A batch larger than the data</source>
        <translation>一批比数据还大</translation>
    </message>
    <message>
        <source>x is a leaf: you made it, and its gradient is wanted. inplace=True would write the result over it, and the value that the gradient belongs to would be gone. A weight that is updated by hand, w -= 0.1 * w.grad, is the same mistake.</source>
        <translation>x 是叶子张量：由你创建，并且要求它的梯度。inplace=True 会用结果覆盖它，梯度所对应的那个值就不在了。手工更新权重 w -= 0.1 * w.grad 也会掉进同一个坑。</translation>
    </message>
    <message>
        <source>match the input automatically</source>
        <translation>自动匹配输入</translation>
    </message>
    <message>
        <source>Tested in train()</source>
        <translation>在 train() 里测试</translation>
    </message>
    <message>
        <source>Tested without no_grad()</source>
        <translation>测试时没有 no_grad()</translation>
    </message>
    <message>
        <source>An optimiser with the wrong weights</source>
        <translation>优化器拿错了权重</translation>
    </message>
    <message>
        <source>The same for rows: each of the 3,072 columns is normalised over the batch. A batch of one picture has one number in each column, and PyTorch refuses it in train(); in eval() it works.</source>
        <translation>对行也一样：3,072 列各自在这一批里做归一化。一批只有一张图片时，每列只有一个数，PyTorch 在 train() 模式下会拒绝；在 eval() 模式下可以。</translation>
    </message>
    <message>
        <source>A loss compares picture by picture: as many rows of scores as labels. Here reshape(-1, 32) was free to choose the batch and made 256 rows of 64 pictures. Labels of another batch, or of a data set that is longer, give the same message.</source>
        <translation>损失函数逐张图片比较：得分有几行，标签就要有几个。这里 reshape(-1, 32) 可以自行决定批大小，把 64 张图片变成了 256 行。用了另一批的标签，或标签比图片多，也会报同样的错。</translation>
    </message>
    <message>
        <source>The input is transposed</source>
        <translation>输入转置了</translation>
    </message>
    <message>
        <source>The text should be JSON and is not.</source>
        <translation>应为 JSON 的文本不是 JSON。</translation>
    </message>
    <message>
        <source>The object has no attribute or method of this name.</source>
        <translation>对象没有这个名字：属性或方法不存在。</translation>
    </message>
    <message>
        <source>The file is not a picture that Pillow can read.</source>
        <translation>文件不是 Pillow 能读取的图片。</translation>
    </message>
    <message>
        <source>The file is not a pickle, or it is damaged.</source>
        <translation>文件不是 pickle，或已损坏。</translation>
    </message>
    <message>
        <source>Something that is not a tensor</source>
        <translation>不是张量</translation>
    </message>
    <message>
        <source>Something that is not a layer inside a Sequential</source>
        <translation>Sequential 里放了不是层的东西</translation>
    </message>
    <message>
        <source>The file is not a checkpoint, or only a part of one</source>
        <translation>文件不是检查点，或只下载了一部分</translation>
    </message>
    <message>
        <source>After transpose, permute or slicing the numbers are not stored in the order of the shape, and view never moves them. reshape does, as does x.contiguous().view(...).</source>
        <translation>经过 transpose、permute 或切片后，内存中的顺序与形状不再一致，而 view 不会移动数据。改用 reshape，或 x.contiguous().view(...)。</translation>
    </message>
    <message>
        <source>A layer computes only with numbers on the same device as its weights. model.to(device) moves the weights, but x.to(device) gives back a new tensor and leaves x where it was; each batch has to be moved, too. The device here is meta, which holds no numbers and which every computer has: with a GPU it would be cuda.</source>
        <translation>层只能和权重处在同一设备上的数一起计算。model.to(device) 会移动权重，而 x.to(device) 返回一个新张量，x 仍在原处；每个批次也都要移动。这里的设备是 meta，它不存放数，每台电脑都有；有 GPU 时就是 cuda。</translation>
    </message>
    <message>
        <source>The wrong number of channels</source>
        <translation>通道数对不上</translation>
    </message>
    <message>
        <source>The input has rows of {columns} numbers, and the layer was made for rows of {inputs}.</source>
        <translation>输入每行有 {columns} 个数，而这一层是按每行 {inputs} 个数建的。</translation>
    </message>
    <message>
        <source>The layer was made for {wanted} channels, and the input has {got}.</source>
        <translation>这一层是按 {wanted} 个通道建的，输入有 {got} 个。</translation>
    </message>
    <message>
        <source>{rows} = {pictures} · {channels} · {side}, and {columns} is the width: the rows of all maps are taken one by one. {inputs} = {channels} · {side} · {side}.</source>
        <translation>{rows} = {pictures} · {channels} · {side}，{columns} 是宽度：所有特征图的行被逐行送来。{inputs} = {channels} · {side} · {side}。</translation>
    </message>
    <message>
        <source>{has} numbers are {rows} pictures of {rest}, and the code says {wanted}.</source>
        <translation>{has} 个数是 {rows} 张图片、每张 {rest} 个数，而写死的是 {wanted} 张。</translation>
    </message>
    <message>
        <source>in_features is the length of the rows of the input, and it is fixed when the layer is made. Without padding the convolution leaves 28 × 28, pooling 7 × 7: 32 · 7 · 7 = 1,568 numbers for each picture, not 32 · 8 · 8. A picture of another size changes it as well.</source>
        <translation>in_features 是送来的每行的长度，在创建层时就定下了。卷积没有填充，剩 28 × 28，池化后剩 7 × 7：每张图片 32 · 7 · 7 = 1,568 个数，而不是 32 · 8 · 8。图片大小不同，它也会变。</translation>
    </message>
    <message>
        <source>The rows of the input are as long as out_features: the two numbers of Linear are in the wrong order, or a weight that is used by hand needs .T. Linear(in_features, out_features) comes first with what goes in.</source>
        <translation>输入每行的长度正好等于 out_features：Linear 的两个参数写反了；如果是手写矩阵乘法，则权重要加 .T。Linear(in_features, out_features) 先写输入的个数。</translation>
    </message>
    <message>
        <source>The batch size is written into view or reshape as a number. The last batch of an epoch has fewer pictures. Write x.view(x.size(0), -1), or flatten with start_dim=1.</source>
        <translation>view 或 reshape 里把批大小写成了固定的数，而每轮的最后一批图片更少。写成 x.view(x.size(0), -1)，或用 start_dim=1 展平。</translation>
    </message>
    <message>
        <source>A function that found nothing gives None: cv2.imread of a wrong path, re.match without a match, a __getitem__ without return. Print what is to the left of the dot or the bracket, and where it was made.</source>
        <translation>没找到东西的函数会返回 None：路径不对的 cv2.imread、没匹配上的 re.match、没写 return 的 __getitem__。打印点号或括号左边的东西，看它是在哪里产生的。</translation>
    </message>
    <message>
        <source>Convolution and pooling need rows and columns, (N, C, H, W), and the input is a flat row. Flatten after them, or bring the picture back with reshape(-1, 3, 32, 32).</source>
        <translation>卷积和池化需要行和列，即 (N, C, H, W)，但送来的是展平后的一行。在它们之后再展平，或用 reshape(-1, 3, 32, 32) 还原成图片。</translation>
    </message>
    <message>
        <source>BCELoss takes probabilities between 0 and 1, and got something outside: scores without sigmoid, or NaN. Give the scores to BCEWithLogitsLoss, which applies sigmoid itself.</source>
        <translation>BCELoss 要 0 到 1 之间的概率，却收到了范围之外的数：没经过 sigmoid 的得分，或 NaN。把得分交给自带 sigmoid 的 BCEWithLogitsLoss。</translation>
    </message>
    <message>
        <source>A download that stopped, a web page saved under this name, or a pointer of Git LFS looks like this. Compare its size, and download it again.</source>
        <translation>下载中断、把网页存成了这个名字，或只拿到 Git LFS 的指针，都会这样。核对大小，重新下载。</translation>
    </message>
    <message>
        <source>It is not installed, or it was installed into another Python. python -m pip install NAME installs into the one that runs; a file of your own with the name of a package hides it.</source>
        <translation>没有安装，或装到了别的 Python。python -m pip install 包名 会装到正在用的那个；自己的文件与包同名也会把包遮住。</translation>
    </message>
    <message>
        <source>The type of the value is right, but the value is not.</source>
        <translation>值的种类对，但值不合适。</translation>
    </message>
    <message>
        <source>A value of the wrong type, or a call with the wrong arguments.</source>
        <translation>值的种类不对，或调用的参数不对。</translation>
    </message>
    <message>
        <source>The colour channels come last</source>
        <translation>颜色通道在最后</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>.grad is None until backward has been called. It stays None for a weight that the loss does not depend on, and for a tensor that is not a leaf: w = w - 0.1 * w.grad makes a new one, whose .grad is None in the next step.</source>
        <translation>在调用 backward 之前，.grad 是 None。损失不依赖的权重，以及不是叶子的张量，.grad 会一直是 None：w = w - 0.1 * w.grad 得到一个新张量，下一步它的 .grad 就是 None。</translation>
    </message>
    <message>
        <source>black below 0, full brightness above 1</source>
        <translation>小于 0 为黑，大于 1 为最亮</translation>
    </message>
    <message>
        <source>Numbers typed without a decimal point make a tensor of int64, while the weights of a layer are float32. PyTorch does not convert one to the other automatically: both must have the same type.</source>
        <translation>不带小数点的数会组成 int64 张量，而层的权重是 float32。PyTorch 不会自动把一种换成另一种：两者的类型必须相同。</translation>
    </message>
    <message>
        <source>nn.Module keeps lists of its parameters, buffers and submodules, which its __init__ creates. Your __init__ takes its place; unless it calls super().__init__(), there is no list in which self.linear could be registered.</source>
        <translation>nn.Module 为参数、缓冲区和子模块各留一份清单，清单由它的 __init__ 建立。你的 __init__ 取代了它；如果不调用它，就没有清单可以注册 self.linear。</translation>
    </message>
    <message>
        <source>Several input sizes lead to the same pooled size: 5 with ceil_mode and 6 both give 3. MaxUnpool2d cannot know which one it was and assumes 3 · 2 = 6. The indices were counted in rows of 5, so the winners land in the wrong places.</source>
        <translation>不同的输入大小会得到相同的池化结果：5（用 ceil_mode）和 6 都得到 3。MaxUnpool2d 不知道原来是哪一个，就取 3 · 2 = 6。而下标是按每行 5 格数的，于是最大值落到了错误的位置。</translation>
    </message>
    <message>
        <source>Convert the input to float32 with .float(); the layer stays as it is.</source>
        <translation>用 .float() 把输入变成 float32，层保持不变。</translation>
    </message>
    <message>
        <source>Integers fed to a float layer</source>
        <translation>把整数送进浮点数的层</translation>
    </message>
    <message>
        <source>Convert the input with .float(), or type the numbers with a decimal point: 1., 2., 0.</source>
        <translation>用 .float() 把输入转成浮点数，或者写数时带上小数点：1., 2., 0.</translation>
    </message>
    <message>
        <source>Integers convolved with integers</source>
        <translation>整数与整数做卷积</translation>
    </message>
    <message>
        <source>Here input and kernel have the same type, so nothing is mixed. Whether a convolution of integers exists at all depends on the release and the device: newer releases have one for the CPU, others may say that it is not implemented. Integer weights cannot be trained in any case.</source>
        <translation>这里输入和核的类型相同，没有混用。整数卷积究竟有没有实现，取决于版本和设备：新版本在 CPU 上有，其他情况可能会说尚未实现。不管怎样，整数权重都无法训练。</translation>
    </message>
    <message>
        <source>A convolution expects its input as (N, C, H, W): pictures, channels, rows, columns. A matrix has only rows and columns, and PyTorch does not guess the other two. The kernel has four dimensions as well.</source>
        <translation>卷积要求输入的形状是 (N, C, H, W)：图片数、通道数、行数、列数。矩阵只有行和列，PyTorch 不会去猜另外两个。核也同样是四维的。</translation>
    </message>
    <message>
        <source>A window that moves cell by cell has stride 1; that is also the default.</source>
        <translation>逐格移动的窗口步长是 1；不写时取的也是 1。</translation>
    </message>
    <message>
        <source>The dilation is the distance between neighbouring cells of the kernel, not the number of cells skipped between them. So a kernel without gaps has dilation 1, and with 0 all its cells would fall on the same spot.</source>
        <translation>dilation 是核中相邻两格之间的距离，不是中间空出的格数。所以没有空隙的核是 1；为 0 时所有格子会叠在一起。</translation>
    </message>
    <message>
        <source>groups says into how many parts the channels are divided. The ordinary convolution, where each output sees all inputs, has one group, not zero. PyTorch notices at once, when the layer is built.</source>
        <translation>groups 说的是把通道分成几组。普通卷积里每个输出都看到所有输入，那是一组，而不是零组。建立层时就会立刻发现这个错误。</translation>
    </message>
    <message>
        <source>The window must fit into the padded input at least once. A kernel of 7 does not fit into 5 cells. In deep networks this happens near the end, where the maps have become small: print the shape after each layer.</source>
        <translation>窗口在填充后的输入里至少要能放下一次。5 格里放不下大小为 7 的核。在深的网络里，这常发生在末尾特征图已经变小的时候：每层之后都打印一下形状。</translation>
    </message>
    <message>
        <source>&apos;same&apos; promises an output as large as the input. A stride of 2 halves the output, so the two contradict each other, and PyTorch refuses them when the layer is built.</source>
        <translation>&apos;same&apos; 保证输出与输入一样大。步长 2 会让输出减半，两者互相矛盾，建立层时 PyTorch 就会拒绝。</translation>
    </message>
    <message>
        <source>Give the padding as a number: with 3 // 2 = 1, 32 becomes 16.</source>
        <translation>把填充写成数：3 // 2 = 1，32 就减半成 16。</translation>
    </message>
    <message>
        <source>The first argument of Conv2d is the number of input channels. A colour picture has 3, a grey one has 1, and inside a network it is as many as the previous layer produces.</source>
        <translation>Conv2d 的第一个参数是输入的通道数。彩色图片是 3，灰度图片是 1，网络内部则是前一层输出的通道数。</translation>
    </message>
    <message>
        <source>Calling the module runs nn.Module&apos;s __call__, which calls the method named forward. A method with any other name is never found, and nn.Module&apos;s own forward only says that it is missing. The same happens when forward is indented into __init__.</source>
        <translation>调用模块会运行 nn.Module 的 __call__，它再去调用名为 forward 的方法。换了名字的方法永远找不到，而 nn.Module 自己的 forward 只会说缺少这个方法。把 forward 缩进到 __init__ 里面也是同样的结果。</translation>
    </message>
    <message>
        <source>A layer does not change its input; it returns a new tensor. If nothing uses that tensor, the layer might as well not be there. No error is raised, because the call itself is fine.</source>
        <translation>层不会改变它的输入，而是返回新的张量。没有人接住它，这一层就等于不存在。这样调用是允许的，所以不会报错。</translation>
    </message>
    <message>
        <source>Keep the result and continue with it: x = self.relu(x).</source>
        <translation>接住结果再往下用：x = self.relu(x)。</translation>
    </message>
    <message>
        <source>-1 has got past a ReLU, which lets nothing below 0 through.</source>
        <translation>-1 穿过了 ReLU，而 ReLU 不会让任何小于 0 的数通过。</translation>
    </message>
    <message>
        <source>nn.Module registers what is assigned to self when it is a module or a Parameter. A list is neither, so the layers in it go unnoticed: they compute, but they are not trained, not saved and not moved to another device. With no other layers, the optimizer says that its parameter list is empty.</source>
        <translation>赋给 self 的如果是模块或 Parameter，nn.Module 就会注册它。列表两者都不是，里面的东西它看不见：能计算，却不会被训练、不会被保存，也不会移到别的设备上。如果没有其他层，优化器会说参数列表是空的。</translation>
    </message>
    <message>
        <source>The network gives an answer, but it has 0 parameters: there is nothing to train.</source>
        <translation>网络能给出结果，却有 0 个参数：没有任何东西可以学习。</translation>
    </message>
    <message>
        <source>As the course draws it, this network has convolutions, poolings and two Linear layers, and no activation. Max pooling is the only thing in it that is not linear; the two Linear layers at the end amount to one, and the 64 numbers between them add nothing.</source>
        <translation>按课程里的画法，这个网络有卷积、池化和两层 Linear，却没有激活函数。只有最大池化是非线性的；最后两层 Linear 其实是一层，中间的 64 个数什么也没有增加。</translation>
    </message>
    <message>
        <source>Pooling integers</source>
        <translation>对整数做池化</translation>
    </message>
    <message>
        <source>Older releases had max pooling for floating-point numbers only and said that it was not implemented for &apos;Long&apos;, that is int64. That is why many tutorials make the input float32.</source>
        <translation>旧版本的最大池化只支持浮点数，遇到 &apos;Long&apos;（即 int64）会说尚未实现。所以许多教程都把输入的类型写成 float32。</translation>
    </message>
    <message>
        <source>A comparison gives a tensor of True and False, of type bool. Max pooling does not exist for it: &quot;not implemented for &apos;Bool&apos;&quot; names the type of the input, not a mistake in the layer.</source>
        <translation>比较运算得到由 True 和 False 组成的张量，类型是 bool。最大池化没有为它实现：&quot;not implemented for &apos;Bool&apos;&quot; 说的是输入的类型，不是层写错了。</translation>
    </message>
    <message>
        <source>Pool padding of more than half the kernel</source>
        <translation>池化的填充超过核的一半</translation>
    </message>
    <message>
        <source>Each pooling of 2 halves the picture: 32, 16, 8, 4, 2, 1. A window of 2 does not fit into a single cell, and the output would have no cells. In a network, one pooling too many shows only at its end.</source>
        <translation>每次大小为 2 的池化都把图片减半：32、16、8、4、2、1。只剩一格时放不下大小为 2 的窗口，输出就没有格子了。在网络里，多出的一次池化要到最后才会暴露。</translation>
    </message>
    <message>
        <source>Unpooling without the original size</source>
        <translation>反池化时没有说明大小</translation>
    </message>
    <message>
        <source>Linear works on the last axis and treats all the others as rows. In (64, 8, 16, 16) it sees 64 · 8 · 16 = 8,192 rows of 16 numbers, the width of a map, and not 64 rows of 2,048.</source>
        <translation>Linear 只处理最后一个轴，其余的轴都当作行。对 (64, 8, 16, 16)，它看到的是 64 · 8 · 16 = 8,192 行、每行 16 个数，也就是特征图的宽度，而不是 64 行、每行 2,048 个数。</translation>
    </message>
    <message>
        <source>nn.Flatten leaves the first axis alone, because that is the batch. A single picture (3, 32, 32) has none: its three channels are taken as three pictures of 1,024 numbers each. A data set returns single pictures, a DataLoader returns batches.</source>
        <translation>nn.Flatten 保留第一个轴，因为那是批次。单张图片 (3, 32, 32) 没有批次轴：三个通道被当成三张图片，每张 1,024 个数。数据集给出单张图片，DataLoader 给出批次。</translation>
    </message>
    <message>
        <source>NumPy, Pillow and OpenCV keep a picture as rows, columns, colours: (H, W, C). PyTorch expects the channels before rows and columns, (N, C, H, W), and takes the 32 rows for 32 channels.</source>
        <translation>NumPy、Pillow 和 OpenCV 按行、列、颜色保存图片：(H, W, C)。PyTorch 要求通道在行和列之前，即 (N, C, H, W)，于是把 32 行当成了 32 个通道。</translation>
    </message>
    <message>
        <source>permute(0, 3, 1, 2) reorders the axes; a reshape would mix up the numbers. ToTensor() does it for a single picture.</source>
        <translation>permute(0, 3, 1, 2) 交换轴的顺序；用 reshape 会把数打乱。对单张图片，ToTensor() 会自动这样做。</translation>
    </message>
    <message>
        <source>Puts one value around the picture: 0.5 gives a grey border.</source>
        <translation>在图片四周补同一个值：0.5 是灰色的边框。</translation>
    </message>
    <message>
        <source>Repeats the outermost cells as often as needed.</source>
        <translation>重复最外面的格子，要多少补多少。</translation>
    </message>
    <message>
        <source>Wraps around from the opposite side, as on a globe: by at most the whole picture.</source>
        <translation>像地球仪一样从另一边绕回来：最多补一整张图片。</translation>
    </message>
    <message>
        <source>In train() the mean of each channel over all pictures and cells is subtracted, and the rest is divided by the deviation; running values are kept. In eval() those are used; a new layer has 0 and 1. A single number per channel has no deviation: PyTorch refuses it in train(), while one whole picture works.</source>
        <translation>在 train() 模式下，每个通道减去它在所有图片、所有格子上的均值，再除以标准差，并记下滑动统计。在 eval() 模式下用的就是它们；新建的层是 0 和 1。每个通道只有一个数时没有标准差：PyTorch 在 train() 模式下会拒绝，而一整张图片可以。</translation>
    </message>
    <message>
        <source>Like Dropout, but drops a whole channel of a picture at once, because neighbouring cells say nearly the same.</source>
        <translation>与 Dropout 相似，但一次丢掉图片的整个通道：相邻的格子说的几乎是同一件事。</translation>
    </message>
    <message>
        <source>An RNN with a memory beside its state. Three gates between 0 and 1 decide what is forgotten, written and read, which is why it has four times the parameters.</source>
        <translation>状态之外还带一份记忆的 RNN。三个介于 0 和 1 的门决定忘什么、写什么、读什么，所以参数是 RNN 的四倍。</translation>
    </message>
    <message>
        <source>Simpler than an LSTM: two gates and no separate memory, so three times the parameters of an RNN.</source>
        <translation>比 LSTM 简单：两个门，没有单独的记忆，参数是 RNN 的三倍。</translation>
    </message>
    <message>
        <source>The heart of a transformer. The picture is cut into patches; each patch asks all others how much they matter to it. The matrix shows that: every row adds up to 1. Initial weights attend to everything almost equally.</source>
        <translation>Transformer 的核心。图片切成小块，每一块都问其他各块对它有多重要。矩阵显示的就是答案：每一行加起来是 1。刚初始化的权重对哪里都差不多一样关注。</translation>
    </message>
    <message>
        <source>A table of rows, looked up by whole numbers. Here these are the classes of the pictures: equal classes give equal rows. An index beyond the table is an error.</source>
        <translation>一张每个编号一行的表，用整数去查。这里的编号是图片的类别：同类的图片查到同样的行。编号超出表外就会报错。</translation>
    </message>
    <message>
        <source>Normalises each picture by itself, over its last dimensions; the rest of the batch makes no difference, so train() and eval() are the same.</source>
        <translation>每张图片各自在最后几维上归一化；与批次无关，所以 train() 和 eval() 一样。</translation>
    </message>
    <message>
        <source>Normalises groups of channels of each picture. One group is like LayerNorm over the picture; as many groups as channels are like InstanceNorm.</source>
        <translation>把每张图片的通道分组，各组归一化。只分一组，相当于对整张图片做 LayerNorm；组数等于通道数，相当于 InstanceNorm。</translation>
    </message>
    <message>
        <source>Normalises each channel of each picture by itself: the picture&apos;s own brightness and contrast are lost.</source>
        <translation>每张图片的每个通道各自归一化：单张图片的对比度和亮度就没有了。</translation>
    </message>
    <message>
        <source>pass output_size</source>
        <translation>给出 output_size</translation>
    </message>
    <message>
        <source>each layer</source>
        <translation>每层</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>effective field</source>
        <translation>有效感受野</translation>
    </message>
    <message>
        <source>CIFAR10-quick, trained</source>
        <translation>CIFAR10-quick，训练过</translation>
    </message>
    <message>
        <source>One scale for all layers</source>
        <translation>所有层用一个色标</translation>
    </message>
    <message>
        <source>Never trained</source>
        <translation>从未训练</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>A picture through the whole network</source>
        <translation>一张图走完整个网络</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Gradients of the picture that add up</source>
        <translation>图片的梯度越加越多</translation>
    </message>
    <message>
        <source>backward adds to x.grad what it finds. No optimizer clears it, for x is no parameter: from the second class on, the map shows several classes at once.</source>
        <translation>backward 把求得的梯度加到 x.grad 上。x 不是参数，没有优化器替它清零：从第二个类别起，图里就混着好几个类别。</translation>
    </message>
    <message>
        <source>Ask torch.autograd.grad for the gradient: it gives it back and adds it to nothing, neither to x nor to the weights.</source>
        <translation>改用 torch.autograd.grad 求梯度：它把梯度返回给你，不往任何地方累加，无论是 x 还是权重。</translation>
    </message>
    <message>
        <source>The gradient of a score is its row of weights here. From the second class on, it no longer is.</source>
        <translation>这里得分的梯度就是它那一行权重；从第二个类别起就不是了。</translation>
    </message>
    <message>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>its answer</source>
        <translation>它的回答</translation>
    </message>
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
        <source>why</source>
        <translation>问</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>maps of</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>beside random weights</source>
        <translation>对照随机权重</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>热力</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>正负</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Grad-CAM: where it looks</source>
        <translation>Grad-CAM：它看哪里</translation>
    </message>
    <message>
        <source>Gradient: what would change the score</source>
        <translation>梯度：改哪里会改变得分</translation>
    </message>
    <message>
        <source>Input × gradient: for and against</source>
        <translation>输入 × 梯度：支持与反对</translation>
    </message>
    <message>
        <source>Occlusion: what it misses</source>
        <translation>遮挡：缺了哪里不行</translation>
    </message>
    <message>
        <source>Which pictures prove nothing: random weights</source>
        <translation>哪些图什么也证明不了：随机权重</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>input × gradient</source>
        <translation>输入 × 梯度</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>填充值</translation>
    </message>
    <message>
        <source>excite it most</source>
        <translation>最能激发它的</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>居中的</translation>
    </message>
    <message>
        <source>excite it least</source>
        <translation>最不激发它的</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>整张</translation>
    </message>
    <message>
        <source>the patch alone</source>
        <translation>只看那一块</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>best patches</source>
        <translation>最强的一块</translation>
    </message>
    <message>
        <source>the chosen picture</source>
        <translation>所选的图片</translation>
    </message>
    <message>
        <source>What excites a map most</source>
        <translation>什么最能激发一张特征图</translation>
    </message>
    <message>
        <source>The patches alone</source>
        <translation>只看图块</translation>
    </message>
    <message>
        <source>What leaves it cold</source>
        <translation>什么激发不了它</translation>
    </message>
    <message>
        <source>% of the class</source>
        <translation>占该类的 %</translation>
    </message>
    <message>
        <source>since the first</source>
        <translation>与最初相比</translation>
    </message>
    <message>
        <source>errors as</source>
        <translation>错误显示为</translation>
    </message>
    <message>
        <source>From noise to kernels</source>
        <translation>从噪声到卷积核</translation>
    </message>
    <message>
        <source>What has changed since the first</source>
        <translation>与最初相比变了什么</translation>
    </message>
    <message>
        <source>Looks for</source>
        <translation>找什么</translation>
    </message>
    <message>
        <source>judged on</source>
        <translation>评判用</translation>
    </message>
    <message>
        <source>Accuracy where one class is rare</source>
        <translation>有一类很少时的准确率</translation>
    </message>
    <message>
        <source>Who always names the frequent class is right as often as that class occurs. Of the rare one, which is often the one that matters, not a single case is found, and the accuracy does not show it.</source>
        <translation>总答常见的那一类，答对的比例就是这一类所占的比例。少见的那一类往往才是要紧的，它却一个也没找到，准确率完全看不出来。</translation>
    </message>
    <message>
        <source>Look at the recall of each class, and at its precision, beside the accuracy.</source>
        <translation>除了准确率，还要看每一类的召回率和精确率。</translation>
    </message>
    <message>
        <source>More than 90 % right, without a look at anything.</source>
        <translation>什么都没看，就有 90 % 以上是对的。</translation>
    </message>
    <message>
        <source>The best of many, chosen on the test set</source>
        <translation>用测试集从许多次里挑最好的</translation>
    </message>
    <message>
        <source>Among many runs one is the best on the test set by chance alone, even if all of them guess. Choosing a run, an epoch or a learning rate by the test set fits it to that set, and its accuracy there is no longer that of new pictures.</source>
        <translation>许多次训练里，单凭运气也总有一次在测试集上最好，哪怕全是瞎猜。用测试集来挑训练、轮次或学习率，就是在迁就这个集合，它在那里的准确率不再是对新图片的准确率。</translation>
    </message>
    <message>
        <source>Choose with a third part of the data, the validation set, and use the test set once, at the end.</source>
        <translation>用第三部分数据（验证集）来挑；测试集只在最后用一次。</translation>
    </message>
    <message>
        <source>Guessing among ten classes is right in 10 %, and more is reported.</source>
        <translation>十类里瞎猜只该对 10 %，报出来的却更多。</translation>
    </message>
    <message>
        <source>Judged without eval()</source>
        <translation>评估时没有 eval()</translation>
    </message>
    <message>
        <source>A new module is in train(): Dropout goes on setting numbers to zero by chance, and BatchNorm goes by the batch that it happens to get. no_grad() changes nothing of that. The accuracy is another one each time, and too low.</source>
        <translation>新建的模块处于 train()：Dropout 仍随机置零，BatchNorm 仍按碰巧来的那一批归一化。no_grad() 改变不了这些。准确率每次都不同，而且偏低。</translation>
    </message>
    <message>
        <source>Call model.eval() before judging, and model.train() before going on to train.</source>
        <translation>评估之前调用 model.eval()，继续训练之前调用 model.train()。</translation>
    </message>
    <message>
        <source>The same pictures, twice, and two different answers.</source>
        <translation>同样的图片算两次，回答却不一样。</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>小图</translation>
    </message>
    <message>
        <source>dots</source>
        <translation>点</translation>
    </message>
    <message>
        <source>thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>drawn as</source>
        <translation>画成</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>A thousand pictures</source>
        <translation>一千张图片</translation>
    </message>
    <message>
        <source>As thumbnails</source>
        <translation>画成缩略图</translation>
    </message>
    <message>
        <source>Before the last layer of the BatchNorm network</source>
        <translation>带 BatchNorm 的网络，最后一层之前</translation>
    </message>
    <message>
        <source>whitened start</source>
        <translation>白化开头</translation>
    </message>
    <message>
        <source>PyTorch&apos;s CIFAR-10 tutorial</source>
        <translation>PyTorch 的 CIFAR-10 教程</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 到 1</translation>
    </message>
    <message>
        <source>per channel</source>
        <translation>按通道</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证比例</translation>
    </message>
    <message>
        <source>training pictures</source>
        <translation>训练图片数</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>over</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>log scale across</source>
        <translation>横轴取对数</translation>
    </message>
    <message>
        <source>log scale upwards</source>
        <translation>纵轴取对数</translation>
    </message>
    <message>
        <source>seeds as one band</source>
        <translation>种子合成色带</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>at its best</source>
        <translation>最好时</translation>
    </message>
    <message>
        <source>at a step</source>
        <translation>某一步</translation>
    </message>
    <message>
        <source>each run</source>
        <translation>每次训练</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>看第几步</translation>
    </message>
    <message>
        <source>every setting</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Losses over steps</source>
        <translation>损失随步数</translation>
    </message>
    <message>
        <source>Accuracies over epochs</source>
        <translation>准确率随轮数</translation>
    </message>
    <message>
        <source>What it costs: accuracy over FLOPs</source>
        <translation>代价：准确率随 FLOPs</translation>
    </message>
    <message>
        <source>Each run at its best</source>
        <translation>每次训练取最好时</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>pictures seen</source>
        <translation>看过的图片数</translation>
    </message>
    <message>
        <source>FLOPs</source>
        <translation>FLOPs</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>新的权重</translation>
    </message>
    <message>
        <source>starts from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>lowest rate</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>highest rate</source>
        <translation>最高学习率</translation>
    </message>
    <message>
        <source>rates tried</source>
        <translation>试多少个</translation>
    </message>
    <message>
        <source>Seven decades</source>
        <translation>跨七个数量级</translation>
    </message>
    <message>
        <source>Four decades, more finely</source>
        <translation>跨四个数量级，更细</translation>
    </message>
    <message>
        <source>Too low everywhere</source>
        <translation>全都太低</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>cut-out</source>
        <translation>挖去</translation>
    </message>
    <message>
        <source>largest norm</source>
        <translation>最大范数</translation>
    </message>
    <message>
        <source>averaging</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>alternating</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>judged after</source>
        <translation>何时评判</translation>
    </message>
    <message>
        <source>With and without BatchNorm</source>
        <translation>有无 BatchNorm</translation>
    </message>
    <message>
        <source>With and without ReLU</source>
        <translation>有无 ReLU</translation>
    </message>
    <message>
        <source>SGD and Adam</source>
        <translation>SGD 和 Adam</translation>
    </message>
    <message>
        <source>Shuffled or not</source>
        <translation>打乱与否</translation>
    </message>
    <message>
        <source>training accuracy</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>40 % of the labels changed</source>
        <translation>改错 40 % 的标签</translation>
    </message>
    <message>
        <source>labels shuffled</source>
        <translation>打乱标签</translation>
    </message>
    <message>
        <source>a class removed</source>
        <translation>去掉一个类别</translation>
    </message>
    <message>
        <source>classes unbalanced</source>
        <translation>类别不均衡</translation>
    </message>
    <message>
        <source>noise on the pictures</source>
        <translation>图片加噪声</translation>
    </message>
    <message>
        <source>pixels from 0 to 255</source>
        <translation>像素为 0 到 255</translation>
    </message>
    <message>
        <source>sorted, not shuffled</source>
        <translation>按类别排序，不打乱</translation>
    </message>
    <message>
        <source>activations removed</source>
        <translation>去掉激活函数</translation>
    </message>
    <message>
        <source>softmax at the end</source>
        <translation>末尾加 softmax</translation>
    </message>
    <message>
        <source>ReLU at the end</source>
        <translation>末尾加 ReLU</translation>
    </message>
    <message>
        <source>all weights 0 at the start</source>
        <translation>权重从 0 开始</translation>
    </message>
    <message>
        <source>huge weights at the start</source>
        <translation>初始权重过大</translation>
    </message>
    <message>
        <source>dropout of 0.9</source>
        <translation>dropout 为 0.9</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>rate × 100</source>
        <translation>学习率 × 100</translation>
    </message>
    <message>
        <source>rate / 1000</source>
        <translation>学习率 / 1000</translation>
    </message>
    <message>
        <source>batches of 1</source>
        <translation>每批 1 张</translation>
    </message>
    <message>
        <source>all pictures as one batch</source>
        <translation>全部图片作一批</translation>
    </message>
    <message>
        <source>regression on the class number</source>
        <translation>对类别编号做回归</translation>
    </message>
    <message>
        <source>eval() while training</source>
        <translation>训练时用 eval()</translation>
    </message>
    <message>
        <source>train() while judging</source>
        <translation>评判时用 train()</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Twelve seeds, the best one on the test set</source>
        <translation>十二个种子，靠测试集挑最好的</translation>
    </message>
    <message>
        <source>Twelve networks that differ in their seed only are trained for real, and the one with the most test pictures right is kept. That it is the best is partly luck with these 40 pictures, and the number that is reported is the luckiest of twelve. The same network gets far fewer of 5,000 fresh pictures right.</source>
        <translation>真的训练十二个只有种子不同的网络，留下测试图片认对最多的那个。它最好，有一部分是碰上了这 40 张图片的运气；报出来的数，是十二次里运气最好的一次。同一个网络在 5,000 张新图片上认对的要少得多。</translation>
    </message>
    <message>
        <source>Choose on validation pictures, and open the test set once, for the one that was chosen. In this program: the curves and the best weights go by validation, and “Open the test set…” counts how often you look.</source>
        <translation>用验证图片来选，选定之后只打开一次测试集。在本程序里：曲线和最好的权重都以验证图片为准，“打开测试集…”会数你看了几次。</translation>
    </message>
    <message>
        <source>More than 0.7 is reported; on fresh pictures the very same network has about 0.66.</source>
        <translation>报出来的超过 0.7；在新图片上，同一个网络大约只有 0.66。</translation>
    </message>
    <message>
        <source>A conclusion from one seed</source>
        <translation>凭一个种子下结论</translation>
    </message>
    <message>
        <source>A run depends on its seed: on the first weights, on the order of the pictures. From one seed nobody can tell what the change did and what chance did; another seed may say the opposite.</source>
        <translation>一次训练取决于种子：最初的权重、图片的顺序都由它定。只看一个种子，分不清哪些是改动的作用，哪些是随机的作用；换个种子，结论可能相反。</translation>
    </message>
    <message>
        <source>Train both with several seeds, and compare their means with how much the seeds scatter. In the part “Compare” seeds are one band, and the verdict says when two recipes cannot be told apart.</source>
        <translation>两边都用几个种子训练，把平均值之差和种子的散布相比。在“比较”部分，几个种子合成一条色带，分不出高下时结论会说明。</translation>
    </message>
    <message>
        <source>One unit more is said to be worth so many points: other seeds say less, or the opposite.</source>
        <translation>说是多一个单元就好这么多；换别的种子，差别更小，甚至相反。</translation>
    </message>
    <message>
        <source>Softmax before the loss</source>
        <translation>损失之前多做一次 softmax</translation>
    </message>
    <message>
        <source>Augmented or not</source>
        <translation>有无数据增强</translation>
    </message>
    <message>
        <source>small epochs</source>
        <translation>缩小的轮数</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>All sides</source>
        <translation>各边相同</translation>
    </message>
    <message>
        <source>Three learning rates</source>
        <translation>三种学习率</translation>
    </message>
    <message>
        <source>unseen ones</source>
        <translation>没见过的</translation>
    </message>
</context>
<context>
    <name>LessonTabs</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>first steps: {done} of {count}</source>
        <translation>入门几步：{done} / {count}</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>This part came without the text of its licence.</source>
        <translation>该组件没有附带许可证正文。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序的组成部分</translation>
    </message>
    <message>
        <source>What cifar-gui is made of, and under which licences others have made it:</source>
        <translation>cifar-gui 由以下组件构成，各组件的许可证如下：</translation>
    </message>
</context>
<context>
    <name>LinearPage</name>
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
        <source>({shape}) → no output</source>
        <translation>({shape}) → 没有输出</translation>
    </message>
    <message>
        <source>forward {time} ms</source>
        <translation>前向 {time} ms</translation>
    </message>
</context>
<context>
    <name>LinearShape</name>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>From pictures to outputs</source>
        <translation>从图片到输出</translation>
    </message>
    <message>
        <source>flatten multiplies</source>
        <translation>flatten 把几维乘起来</translation>
    </message>
    <message>
        <source>Linear: a dot product for each output</source>
        <translation>Linear：每个输出一个点积</translation>
    </message>
    <message>
        <source>What the layer holds</source>
        <translation>这一层装着什么</translation>
    </message>
    <message>
        <source>As soon as the numbers make sense, this tab shows how the shapes come about.</source>
        <translation>等这些数说得通了，这里就说明形状是怎么来的。</translation>
    </message>
    <message>
        <source>Each picture becomes a row of its own: {rows} rows of {count} numbers, whatever the size of the batch.</source>
        <translation>每张图片自成一行：{rows} 行，每行 {count} 个数，与批次大小无关。</translation>
    </message>
    <message>
        <source>The dimensions {first} to {last} become one; the others stay.</source>
        <translation>第 {first} 到第 {last} 维合成一维，其余不变。</translation>
    </message>
    <message>
        <source>The last number of the shape decides: it must be in_features, and out_features takes its place.</source>
        <translation>关键是形状的最后一个数：它必须等于 in_features，经过这一层换成 out_features。</translation>
    </message>
    <message>
        <source>y = x Wᵀ + b: each of the {outputs} outputs is made of {inputs} products, in every row ({rows}). The sides are not drawn to scale.</source>
        <translation>y = x Wᵀ + b：{outputs} 个输出，每个由 {inputs} 个乘积相加而成，每行（共 {rows} 行）都是如此。边长没有按比例画。</translation>
    </message>
    <message>
        <source>the input has</source>
        <translation>输入有</translation>
    </message>
    <message>
        <source>What the input has, and what the weight expects</source>
        <translation>输入的个数，和权重要的个数</translation>
    </message>
    <message>
        <source>Each row of the input has {count} numbers, but each output has {expected} weights for them.</source>
        <translation>输入每行有 {count} 个数，可是每个输出只有 {expected} 个权重。</translation>
    </message>
    <message>
        <source>All pictures of the batch become one row of {count} numbers. A batch of another size makes a row of another length, which no longer fits the layer.</source>
        <translation>整批图片摊成一行，共 {count} 个数。批次大小一变，这一行的长度就变，这一层就不合用了。</translation>
    </message>
    <message>
        <source>Dimension {first} alone is named, and stays as it is.</source>
        <translation>只指定了第 {first} 维，它保持不变。</translation>
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
        <source>k[{output}, {feature}] = {value}, scale ±{limit}</source>
        <translation>k[{output}, {feature}] = {value}，色标 ±{limit}</translation>
    </message>
    <message>
        <source>scale ±{limit}</source>
        <translation>色标 ±{limit}</translation>
    </message>
    <message>
        <source>{text}, the first {count} are drawn</source>
        <translation>{text}，画出前 {count} 个</translation>
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
        <source>Flattened</source>
        <translation>展平后</translation>
    </message>
    <message>
        <source>R G B</source>
        <translation>R G B</translation>
    </message>
    <message>
        <source>In colour</source>
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
    <message>
        <source>The weights as pictures, and how they were drawn</source>
        <translation>权重画成的图，以及它们的初始分布</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>初始权重</translation>
    </message>
</context>
<context>
    <name>LinearStrip</name>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Click an output to pin it</source>
        <translation>点一个输出，把它固定</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>What the timeline goes through</source>
        <translation>时间轴走的是什么</translation>
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
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this output (Esc)</source>
        <translation>取消固定这个输出（Esc）</translation>
    </message>
    <message>
        <source>Up and Down change the output, Left and Right the input, Enter pins, Esc unpins.</source>
        <translation>上下键换输出，左右键换输入，回车固定，Esc 取消固定。</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>{shown} of {there}</source>
        <translation>{there} 次中的 {shown} 次</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Only runs that have these words somewhere</source>
        <translation>只列出含有这些词的训练</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>设为基准</translation>
    </message>
    <message>
        <source>Compare the others with the selected run (B)</source>
        <translation>其他训练都和选中的这次比（B）</translation>
    </message>
    <message>
        <source>New run from it</source>
        <translation>由它新建训练</translation>
    </message>
    <message>
        <source>Take its settings to the Training part, to change some of them (N)</source>
        <translation>把它的设置带到“优化与训练”部分，再改其中几项（N）</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>换个种子</translation>
    </message>
    <message>
        <source>Take its settings to the Training part, with a seed that was not used yet</source>
        <translation>把它的设置带到“优化与训练”部分，种子换成还没用过的</translation>
    </message>
    <message>
        <source>Remove the selected run; it can be put back (Delete)</source>
        <translation>移除选中的训练，可以恢复（Delete）</translation>
    </message>
    <message>
        <source>No run is kept yet. What is trained stands here, with its curve and its settings.</source>
        <translation>还没有保存下来的训练。训练过的都会列在这里，连同曲线和设置。</translation>
    </message>
    <message>
        <source>To the part that trains</source>
        <translation>去训练</translation>
    </message>
    <message>
        <source>None of the runs has these words in it.</source>
        <translation>没有哪次训练含有这些字。</translation>
    </message>
    <message>
        <source>Looking for the runs that are kept…</source>
        <translation>正在查找保存下来的训练…</translation>
    </message>
</context>
<context>
    <name>LoaderPage</name>
    <message>
        <source>No batch</source>
        <translation>没有批次</translation>
    </message>
    <message>
        <source>Epoch {epoch}, batch {batch}</source>
        <translation>第 {epoch} 轮，第 {batch} 批</translation>
    </message>
    <message>
        <source>{pictures} pictures → {batches} batches</source>
        <translation>{pictures} 张图片 → {batches} 批</translation>
    </message>
    <message>
        <source>two epochs in {time} ms</source>
        <translation>两轮用时 {time} ms</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>The batches of epoch {epoch}</source>
        <translation>第 {epoch} 轮的批次</translation>
    </message>
    <message>
        <source>The pictures of the batch</source>
        <translation>这一批里的图片</translation>
    </message>
    <message>
        <source>one block is one batch; its colour is the place of its pictures in the data set</source>
        <translation>一个方块是一批；颜色表示图片在数据集里的位置</translation>
    </message>
</context>
<context>
    <name>LoopCurves</name>
    <message>
        <source>end {end}, test {held_out}</source>
        <translation>最后 {end}，测试 {held_out}</translation>
    </message>
    <message>
        <source>MB saved for backward; end {end}</source>
        <translation>为反向传播保存的 MB；最后 {end}</translation>
    </message>
    <message>
        <source>graph nodes alive; end {end}</source>
        <translation>存活的计算图节点；最后 {end}</translation>
    </message>
    <message>
        <source>right loop: {text}</source>
        <translation>正确的循环：{text}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>计算图</translation>
    </message>
    <message>
        <source>What the curve shows</source>
        <translation>曲线画的是什么</translation>
    </message>
    <message>
        <source>The loss over the steps, with and without the mistakes</source>
        <translation>各步的损失，犯错误与不犯错误时</translation>
    </message>
</context>
<context>
    <name>LoopPage</name>
    <message>
        <source>{lines} lines recorded in {time} ms</source>
        <translation>{time} 毫秒记录了 {lines} 行</translation>
    </message>
    <message>
        <source>The gradients of earlier steps are never cleared</source>
        <translation>以前各步的梯度一直没有清掉</translation>
    </message>
    <message>
        <source>The optimiser steps before the gradients have come</source>
        <translation>梯度还没算出来，优化器就先走了一步</translation>
    </message>
    <message>
        <source>The learning rate is far too large</source>
        <translation>学习率过大</translation>
    </message>
    <message>
        <source>The scores go through a softmax before CrossEntropyLoss, which does one itself</source>
        <translation>得分先做了 softmax，而 CrossEntropyLoss 自己还会做一次</translation>
    </message>
    <message>
        <source>The network is left in eval() while it trains</source>
        <translation>训练时网络还停在 eval() 状态</translation>
    </message>
    <message>
        <source>The loss itself is added up, and not the number in it</source>
        <translation>累加的是损失张量本身，而不是里面的数</translation>
    </message>
    <message>
        <source>The optimiser was given the parameters of another model</source>
        <translation>交给优化器的是另一个模型的参数</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>这一行</translation>
    </message>
    <message>
        <source>{source} · train {train} · test {held_out}</source>
        <translation>{source} · 训练 {train} 张 · 测试 {held_out} 张</translation>
    </message>
    <message>
        <source>{count} pictures to train on, {held} to test on</source>
        <translation>训练用 {count} 张，测试用 {held} 张</translation>
    </message>
    <message>
        <source>Test losses are added up with all that a backward would need</source>
        <translation>累加测试损失时，把反向传播要用的东西也一起留下了</translation>
    </message>
    <message>
        <source>The network is left in train() while it is tested</source>
        <translation>测试时网络还停在 train() 状态</translation>
    </message>
</context>
<context>
    <name>LoopStageView</name>
    <message>
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>An index into {shape}</source>
        <translation>{shape} 里的一个下标</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>scale ±{limit}</source>
        <translation>色标 ±{limit}</translation>
    </message>
    <message>
        <source>The loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Lines of the loop</source>
        <translation>循环的各行</translation>
    </message>
    <message>
        <source>The parameter p</source>
        <translation>参数 p</translation>
    </message>
    <message>
        <source>Which number of p</source>
        <translation>p 里的哪一个数</translation>
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
        <source>Show the whole script</source>
        <translation>查看整个脚本</translation>
    </message>
    <message>
        <source>test batch {number}</source>
        <translation>测试的第 {number} 批</translation>
    </message>
    <message>
        <source>saved for backward</source>
        <translation>为反向传播保存</translation>
    </message>
    <message>
        <source>graph nodes alive</source>
        <translation>存活的计算图节点</translation>
    </message>
    <message>
        <source>Lines 1 to {last}: data and network (Code)</source>
        <translation>第 1 到 {last} 行：数据与网络（见“代码”）</translation>
    </message>
</context>
<context>
    <name>LoopWords</name>
    <message>
        <source>The next {count} pictures and their labels. Three batches take turns, so that a few steps teach something.</source>
        <translation>接下来的 {count} 张图片和它们的标签。三批轮流使用，这样几步就能学到一点东西。</translation>
    </message>
    <message>
        <source>The batch goes through the network: {before} → {after}. On the way autograd puts aside what backward will need: {saved}.</source>
        <translation>这一批经过网络：{before} → {after}。autograd 一路存下 backward 要用的东西：{saved}。</translation>
    </message>
    <message>
        <source>One number says how wrong the scores of the batch are. No weight has changed yet.</source>
        <translation>用一个数说出这一批的得分错得多厉害。权重还都没有变。</translation>
    </message>
    <message>
        <source>The optimiser moves every weight a little against its gradient.</source>
        <translation>优化器把每个权重朝梯度的反方向挪一小步。</translation>
    </message>
    <message>
        <source>The loss is added up as a plain number: item() leaves its past behind.</source>
        <translation>累加的是一个普通的数：item() 不带走损失的来历。</translation>
    </message>
    <message>
        <source>Back to eval(): from here on nothing is learnt, and no average changes.</source>
        <translation>回到 eval()：从这里起不再学习，记录的均值也不再变。</translation>
    </message>
    <message>
        <source>Left out: nothing clears p.grad. The next backward adds its gradient to the old ones, and the steps grow larger and larger.</source>
        <translation>漏掉了这一行：没有什么把 p.grad 清掉。下一次 backward 会把梯度加在旧的上面，步子越来越大。</translation>
    </message>
    <message>
        <source>CrossEntropyLoss takes the softmax itself. Taken twice, the scores lie between 0 and 1: the loss cannot fall below 1.461, and the gradients are small.</source>
        <translation>CrossEntropyLoss 自己会做 softmax。做两次，得分都落在 0 到 1 之间：损失不可能低于 1.461，梯度也很小。</translation>
    </message>
    <message>
        <source>Without no_grad() autograd puts everything aside, and the sum holds on to it: {saved} now, and more with each batch.</source>
        <translation>没有 no_grad()，autograd 什么都存下来，而这个和一直留着它们：现在是 {saved}，每过一批还会更多。</translation>
    </message>
    <message>
        <source>The optimiser was given the parameters of a copy. They have no gradients: nothing moves. zero_grad() does not reach p.grad either, and it adds up.</source>
        <translation>交给优化器的是副本的参数。它们没有梯度，所以什么都不动；zero_grad() 也够不着 p.grad，梯度越加越多。</translation>
    </message>
    <message>
        <source>Left out: nothing clears p.grad. The next backward adds its gradient to the old ones.</source>
        <translation>略去了：p.grad 没有清零。下一次 backward 会把新的梯度加到旧的上面。</translation>
    </message>
    <message>
        <source>loss is a tensor with a past, and the sum keeps every one of them: {nodes} graph nodes are alive. backward has freed their large tensors; without it they stay, too.</source>
        <translation>loss 是带着来历的张量，这个和把它们全都留着：现在存活的计算图节点有 {nodes} 个。backward 已经放掉了其中的大张量；没有 backward，连它们也会留下。</translation>
    </message>
    <message>
        <source>One test picture is shown to the new network, without gradients: nothing is kept for a backward.</source>
        <translation>给还没训练的网络看一张测试图片，不求梯度，也不为 backward 留下任何东西。</translation>
    </message>
    <message>
        <source>A test batch is run. Under no_grad() nothing is put aside for a backward.</source>
        <translation>测试一批没训练过的图片。在 no_grad() 里，不为 backward 存下任何东西。</translation>
    </message>
    <message>
        <source>Left out: each test batch is normalised by itself and shifts the averages. What comes out for a picture depends on its neighbours.</source>
        <translation>漏掉了这一行：每一批测试图片按自己的均值归一化，还会改变记录的均值。一张图片得到什么，要看和谁在同一批。</translation>
    </message>
    <message>
        <source>The slope of the loss comes back to every weight and is added to what is in p.grad. What was put aside is freed.</source>
        <translation>损失的斜率回传到每个权重，加到 p.grad 里原有的数上。存下的东西随之放掉。</translation>
    </message>
    <message>
        <source>Left out, and here it makes no difference:  the network is in eval() already.</source>
        <translation>略去了，但这里没有影响：网络本来就处于 eval()。</translation>
    </message>
    <message>
        <source>Left out, and here it makes no difference:  no layer of this network differs in train() and eval().</source>
        <translation>略去了，但这里没有影响：这个网络没有一层在 train() 和 eval() 下有区别。</translation>
    </message>
    <message>
        <source>In eval() normalisation uses the averages it has kept, and dropout does nothing. That is how a network is used, not how it is trained.</source>
        <translation>在 eval() 里，归一化用它记录下来的均值和方差，dropout 不起作用。看网络的结果时用它，训练时不用它。</translation>
    </message>
    <message>
        <source>In train() normalisation uses the mean and the spread of each batch, and keeps averages of them. Dropout is at work.</source>
        <translation>在 train() 里，归一化用每一批自己的均值和方差，并记录它们的平均；dropout 起作用。</translation>
    </message>
    <message>
        <source>The gradients of the previous step are thrown away: p.grad is None until the next backward.</source>
        <translation>丢掉上一步的梯度：在下一次 backward 之前，p.grad 都是 None。</translation>
    </message>
    <message>
        <source>Too early: zero_grad() has just cleared p.grad, and backward has not run yet. The optimiser finds None and moves nothing, in any step.</source>
        <translation>太早了：zero_grad() 刚清掉 p.grad，backward 还没有来。优化器看到的是 None，哪一步都不会动权重。</translation>
    </message>
    <message>
        <source>lr is {times} times as large. The slope holds only close by: the step overshoots by far, and the loss rises.</source>
        <translation>lr 大了 {times} 倍。斜率只在附近才准：这一步冲得太远，损失反而升高。</translation>
    </message>
    <message>
        <source>Left out: the network stays in eval(). Its normalisation keeps using the averages it began with, 0 and 1, and never updates them.</source>
        <translation>漏掉了这一行：网络停在 eval()。归一化一直用最初的均值 0 和方差 1，什么也不记录。</translation>
    </message>
    <message>
        <source>Too early: p.grad still holds the gradients of earlier steps, and these move the weight.</source>
        <translation>太早了：p.grad 里还是前几步的梯度，权重是被它们推动的。</translation>
    </message>
    <message>
        <source>Too early: backward has not run yet. The optimiser finds None and moves nothing.</source>
        <translation>太早了：backward 还没有运行。优化器看到的是 None，什么也不动。</translation>
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
    <name>LossNotes</name>
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
        <source>You get the sum only if this loss is the one you call. A loss made with reduction=&apos;mean&apos; keeps that: calling it still gives {mean}.</source>
        <translation>只有调用的是这个损失，才会得到总和。用 reduction=&apos;mean&apos; 建的损失不会变：调用它得到的仍是 {mean}。</translation>
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
        <source>PyTorch ignores a label_smoothing below 0.</source>
        <translation>PyTorch 不理会小于 0 的 label_smoothing。</translation>
    </message>
    <message>
        <source>These are probabilities already, but CrossEntropyLoss takes the softmax of its input: with {count} classes the loss cannot fall below {floor}, however right the answer is. It expects logits.</source>
        <translation>这些已经是概率，而 CrossEntropyLoss 会对收到的数再做 softmax：{count} 类时，答案再对，损失也降不到 {floor} 以下。它要的是 logits。</translation>
    </message>
    <message>
        <source>Equal scores give each of the {count} classes 1/{count}, and the loss is ln {count} = {value}: a network that has learned nothing starts near that.</source>
        <translation>得分相同时，{count} 类各得 1/{count}，损失是 ln {count} = {value}：什么也没学过的网络就从这附近开始。</translation>
    </message>
</context>
<context>
    <name>LossPage</name>
    <message>
        <source>rows and columns: 1 to {most}</source>
        <translation>行和列：1 到 {most}</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
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
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>The loss appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，损失就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>epoch {number}</source>
        <translation>第 {number} 轮</translation>
    </message>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss of the step</source>
        <translation>这一步的损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
</context>
<context>
    <name>LossStageView</name>
    <message>
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>() one number</source>
        <translation>() 一个数</translation>
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
        <source>no reduction: {count} {count:loss|losses}, in the last step</source>
        <translation>不做 reduction：{count} 个损失，见最后一步</translation>
    </message>
    <message>
        <source>the sum of {count} {count:loss|losses}</source>
        <translation>{count} 个损失之和</translation>
    </message>
    <message>
        <source>the sum of {count} {count:loss|losses}, divided by {divisor}</source>
        <translation>{count} 个损失之和，除以 {divisor}</translation>
    </message>
    <message>
        <source>the mean of {count} {count:loss|losses}</source>
        <translation>{count} 个损失的平均</translation>
    </message>
    <message>
        <source>scale ±{limit}</source>
        <translation>色标 ±{limit}</translation>
    </message>
    <message>
        <source>class number</source>
        <translation>类别编号</translation>
    </message>
    <message>
        <source>point at a loss to follow it; each step has colours of its own</source>
        <translation>指向一个损失，跟着它看；每一步有自己的色标</translation>
    </message>
    <message>
        <source>there is a single loss</source>
        <translation>单个损失</translation>
    </message>
</context>
<context>
    <name>LossStrip</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Click a loss to pin it</source>
        <translation>点一个损失，把它固定</translation>
    </message>
    <message>
        <source>one loss before reduction</source>
        <translation>reduction 之前的一个损失</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this loss (Esc)</source>
        <translation>取消固定这个损失（Esc）</translation>
    </message>
    <message>
        <source>how all losses become one number</source>
        <translation>所有损失合起来是多少</translation>
    </message>
</context>
<context>
    <name>MapsPage</name>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>weights after {count} steps</source>
        <translation>权重：{count} 步之后</translation>
    </message>
    <message>
        <source>forward {time} ms</source>
        <translation>前向 {time} ms</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>The result appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，结果就出现在这里。</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a pixel of the picture</source>
        <translation>图片的一个像素</translation>
    </message>
    <message>
        <source>sees {size} pixels of the picture</source>
        <translation>看到图片上 {size} 个像素</translation>
    </message>
    <message>
        <source>on the way to {number}, which sees {size} pixels</source>
        <translation>在通往 {number} 的路上，后者看到 {size} 个像素</translation>
    </message>
    <message>
        <source>{what}; a click pins it</source>
        <translation>{what}；点一下固定</translation>
    </message>
    <message>
        <source>{weights}, accuracy {share} % on {count} pictures it did not train on</source>
        <translation>{weights}，在 {count} 张没有参加训练的图片上准确率 {share} %</translation>
    </message>
</context>
<context>
    <name>MapsStrip</name>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>of {count} products</source>
        <translation>共 {count} 个乘积</translation>
    </message>
    <message>
        <source>heaviest</source>
        <translation>最重的</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>The number is handed on, or is one of many: it is not written out.</source>
        <translation>这个数是直接传下来的，或者牵涉的数太多，这里不写出来。</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>回溯</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
</context>
<context>
    <name>MapsView</name>
    <message>
        <source>All maps of the network</source>
        <translation>网络的全部特征图</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>field {size}</source>
        <translation>感受野 {size}</translation>
    </message>
    <message>
        <source>really {size}</source>
        <translation>实际 {size}</translation>
    </message>
    <message>
        <source>over {count} pictures</source>
        <translation>{count} 张图片平均</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
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
    <name>MistakeDetail</name>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>The script with the mistake</source>
        <translation>有错误的脚本</translation>
    </message>
    <message>
        <source>The script put right</source>
        <translation>改正后的脚本</translation>
    </message>
    <message>
        <source>PyTorch is running it …</source>
        <translation>PyTorch 正在运行 …</translation>
    </message>
    <message>
        <source>PyTorch {version} refuses it: {error}</source>
        <translation>PyTorch {version} 拒绝执行：{error}</translation>
    </message>
    <message>
        <source>PyTorch {version} runs it, and only warns.</source>
        <translation>PyTorch {version} 照样执行，只给出警告。</translation>
    </message>
    <message>
        <source>PyTorch {version} says nothing, and the result is wrong.</source>
        <translation>PyTorch {version} 什么也没说，结果却是错的。</translation>
    </message>
    <message>
        <source>With PyTorch {version} this works: nothing is refused.</source>
        <translation>PyTorch {version} 已经支持这样写：没有报错。</translation>
    </message>
    <message>
        <source>Python stops at this line: {error}</source>
        <translation>Python 在这一行停下：{error}</translation>
    </message>
    <message>
        <source>Copy the script put right</source>
        <translation>复制改正后的代码</translation>
    </message>
    <message>
        <source>The usual mistake</source>
        <translation>常见的写法</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>改正之后</translation>
    </message>
</context>
<context>
    <name>MistakesView</name>
    <message>
        <source>This could not be run: {error}</source>
        <translation>无法运行：{error}</translation>
    </message>
    <message>
        <source>Mistakes that everyone makes once. Click one to make it safely: PyTorch runs it, and you see its own message. Below the list is a box for an error of your own.</source>
        <translation>人人都会犯一次的错误。点一下就能放心地犯一个：由 PyTorch 运行，它怎么说就显示什么。下面还有一个框，可以贴入自己的报错。</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Look into another network</source>
        <translation>换一个网络来看</translation>
    </message>
    <message>
        <source>{network}, fresh weights</source>
        <translation>{network}，未训练的权重</translation>
    </message>
    <message>
        <source>{network}, trained</source>
        <translation>{network}，已训练</translation>
    </message>
    <message>
        <source>{run}, best</source>
        <translation>{run}，最佳</translation>
    </message>
    <message>
        <source>{run}, last</source>
        <translation>{run}，最后</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>打开权重…</translation>
    </message>
    <message>
        <source>Save these weights…</source>
        <translation>保存这些权重…</translation>
    </message>
    <message>
        <source>Remove these weights</source>
        <translation>删除这些权重</translation>
    </message>
    <message>
        <source>Open, save or remove weights</source>
        <translation>打开、保存或删除权重</translation>
    </message>
</context>
<context>
    <name>ModulePage</name>
    <message>
        <source>“{text}” is not a number</source>
        <translation>“{text}”不是一个数</translation>
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
        <source>call {time} ms</source>
        <translation>调用 {time} ms</translation>
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
        <source>Steps of the call</source>
        <translation>调用的各步</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>{count} {count:step|steps}</source>
        <translation>{count} 步</translation>
    </message>
    <message>
        <source>as PyTorch ran it</source>
        <translation>PyTorch 真正走过的</translation>
    </message>
</context>
<context>
    <name>MomentCurves</name>
    <message>
        <source>Loss and accuracy over the steps of the run</source>
        <translation>损失和准确率随训练步数的变化</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>accuracy as it trained</source>
        <translation>训练途中的准确率</translation>
    </message>
</context>
<context>
    <name>MomentStrip</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>{step}, the best</source>
        <translation>{step}，最好</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>before the first step</source>
        <translation>第一步之前</translation>
    </message>
    <message>
        <source>training loss {loss}</source>
        <translation>训练损失 {loss}</translation>
    </message>
    <message>
        <source>{right} of {pictures} unseen pictures recognised</source>
        <translation>没见过的 {pictures} 张里认对 {right} 张</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Where in the run</source>
        <translation>训练到哪里</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到最后</translation>
    </message>
    <message>
        <source>The last moment of the run (Esc)</source>
        <translation>这次训练的最后时刻（Esc）</translation>
    </message>
    <message>
        <source>Save the weights of this moment…</source>
        <translation>保存这一时刻的权重…</translation>
    </message>
</context>
<context>
    <name>NetworkBar</name>
    <message>
        <source>Open a network</source>
        <translation>打开网络</translation>
    </message>
    <message>
        <source>Opened {path}</source>
        <translation>已打开 {path}</translation>
    </message>
    <message>
        <source>Networks (*.json)</source>
        <translation>网络 (*.json)</translation>
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
        <source>Name of the network</source>
        <translation>网络名称</translation>
    </message>
    <message>
        <source>Open a network… (Ctrl+Shift+O)</source>
        <translation>打开网络…（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Save the network… (Ctrl+Shift+S)</source>
        <translation>保存网络…（Ctrl+Shift+S）</translation>
    </message>
    <message>
        <source>Use in 7.9</source>
        <translation>用于 7.9 训练</translation>
    </message>
    <message>
        <source>There is no PyTorch code on the clipboard.</source>
        <translation>剪贴板上没有 PyTorch 代码。</translation>
    </message>
    <message>
        <source>Networks and code (*.json *.py *.ipynb);;All files (*)</source>
        <translation>网络和代码 (*.json *.py *.ipynb);;所有文件 (*)</translation>
    </message>
    <message>
        <source>“{name}” was read from your code.</source>
        <translation>已从代码读入“{name}”。</translation>
    </message>
    <message>
        <source>From code… (Ctrl+V pastes it)</source>
        <translation>从代码读入…（Ctrl+V 直接粘贴）</translation>
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
    <name>Number</name>
    <message>
        <source>“{text}” is not a number</source>
        <translation>“{text}”不是一个数</translation>
    </message>
    <message>
        <source>a number, please</source>
        <translation>请填一个数</translation>
    </message>
    <message>
        <source>“{text}” divides by zero</source>
        <translation>“{text}”除以了零</translation>
    </message>
    <message>
        <source>“{text}” is not a finite number</source>
        <translation>“{text}”不是有限的数</translation>
    </message>
    <message>
        <source>“{text}” is beyond 2⁵³: whole numbers that large are not kept exactly</source>
        <translation>“{text}”超过了 2⁵³：这么大的整数无法精确保存</translation>
    </message>
    <message>
        <source>“{text}” can be one number or two: write 0.5 with a point, or put tabs or semicolons between the numbers</source>
        <translation>“{text}”既可能是一个数，也可能是两个数：小数请用点号写成 0.5，几个数之间请用制表符或分号隔开</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that could be read as a table.</source>
        <translation>剪贴板里没有能当作表来读的内容。</translation>
    </message>
    <message>
        <source>The {height} × {width} cells on the clipboard do not fit from row {row}, column {column} on: there is room for {rows} × {columns}.</source>
        <translation>剪贴板里的 {height} × {width} 格，从第 {row} 行、第 {column} 列放不下：只有 {rows} × {columns} 格。</translation>
    </message>
</context>
<context>
    <name>NumberGrid</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>NumbersEdit</name>
    <message>
        <source>Numbers separated by commas, such as 1, 2, 3</source>
        <translation>用逗号隔开的数，例如 1, 2, 3</translation>
    </message>
    <message>
        <source>At most {most} numbers</source>
        <translation>最多 {most} 个数</translation>
    </message>
    <message>
        <source>One number, or several separated by commas</source>
        <translation>一个数，或用逗号隔开的几个数</translation>
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
        <source>last good result</source>
        <translation>上一次成功的结果</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
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
        <source>Arguments</source>
        <translation>构造参数</translation>
    </message>
    <message>
        <source>reshape: one picture, one channel, then the rows and columns</source>
        <translation>reshape：一张图片，一个通道，然后是行和列</translation>
    </message>
    <message>
        <source>Example</source>
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
        <source>The result appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载完，结果就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>NumbersStrip</name>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Click a cell to pin it</source>
        <translation>点一格，把它固定</translation>
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
        <source>the largest number in the window</source>
        <translation>窗口里最大的数</translation>
    </message>
    <message>
        <source>whole numbers: the fraction is cut off</source>
        <translation>整数：小数部分被截去</translation>
    </message>
    <message>
        <source>the sum of the window, divided by {count}</source>
        <translation>窗口之和，除以 {count}</translation>
    </message>
    <message>
        <source>without dim PyTorch warns and takes {dim}, the only channel: share 1</source>
        <translation>没有写 dim：PyTorch 会警告并取第 {dim} 维，只有一个通道，占比是 1</translation>
    </message>
    <message>
        <source>one number along the dimension: its share is 1</source>
        <translation>这一维只有一个数，占比是 1</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this cell (Esc)</source>
        <translation>取消固定这一格（Esc）</translation>
    </message>
    <message>
        <source>In the output, arrow keys move the cell, Enter pins it, Esc unpins it.</source>
        <translation>在输出里，方向键移动这一格，回车固定，Esc 取消固定。</translation>
    </message>
    <message>
        <source>{name}, applied to each number separately</source>
        <translation>{name}，对每个数单独作用</translation>
    </message>
    <message>
        <source>each number separately, whatever is next to it</source>
        <translation>每个数单独计算，与旁边的数无关</translation>
    </message>
    <message>
        <source>the largest number in the window; outside the input is −∞, which never wins</source>
        <translation>窗口里最大的数；外面是 −∞，永远不会胜出</translation>
    </message>
    <message>
        <source>the sum of the window, divided by its {count} {count:cell|cells}</source>
        <translation>窗口之和，除以它的 {count} 格</translation>
    </message>
    <message>
        <source>the sum of the window, divided by all its {count} {count:cell|cells}, padding included</source>
        <translation>窗口之和，除以全部 {count} 格，填充也算</translation>
    </message>
    <message>
        <source>its share among the {count} {count:number|numbers} along the dimension</source>
        <translation>它在这一维 {count} 个数里占的份额</translation>
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
    <message>
        <source>As it is used</source>
        <translation>实际使用的</translation>
    </message>
    <message>
        <source>turned by 180°</source>
        <translation>转了 180°</translation>
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
        <translation>加一个缓冲区</translation>
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
    <name>Outcome</name>
    <message>
        <source>Again with another seed</source>
        <translation>换个种子再来</translation>
    </message>
    <message>
        <source>Same seed, one difference</source>
        <translation>同样的种子，只差一处</translation>
    </message>
    <message>
        <source>No real difference after {step} steps</source>
        <translation>{step} 步之后没有值得一提的差别</translation>
    </message>
    <message>
        <source>The other one has exploded: {side} is lower</source>
        <translation>另一个爆炸了：{side} 更低</translation>
    </message>
    <message>
        <source>{side} is lower after {step} steps</source>
        <translation>{step} 步之后 {side} 更低</translation>
    </message>
    <message>
        <source>One seed only: how much chance has to do with it, this cannot tell.</source>
        <translation>只有一个种子：其中有多少是偶然，从这里看不出来。</translation>
    </message>
    <message>
        <source>They are trained by turns, step by step. What comes out holds for this seed; another one draws other first weights and other batches.</source>
        <translation>它们轮流训练，一步对一步。结果只对这个种子成立；换一个种子，初始权重和批次都会不同。</translation>
    </message>
    <message>
        <source>Lowest after {step} steps, with no real difference between them: {side}</source>
        <translation>{step} 步之后最低、彼此没有值得一提的差别：{side}</translation>
    </message>
    <message>
        <source>The others have exploded: {side} is lowest</source>
        <translation>其余的都爆炸了：{side} 最低</translation>
    </message>
    <message>
        <source>{side} is lowest after {step} steps</source>
        <translation>{step} 步之后 {side} 最低</translation>
    </message>
    <message>
        <source>worth the name from {least} on: {sure} standard errors, and {share} % of {first}</source>
        <translation>超过 {least} 才算差别：{sure} 倍标准误差，以及 {first} 的 {share} %</translation>
    </message>
    <message>
        <source>mean of the last {count} batches: {means}</source>
        <translation>最近 {count} 批的平均：{means}</translation>
    </message>
    <message>
        <source>{count} seeds agree: {difference} is {mean} on average ({ends}).</source>
        <translation>{count} 个种子一致：{difference} 平均为 {mean}（{ends}）。</translation>
    </message>
    <message>
        <source>{count} seeds do not agree: {difference} is {mean} on average ({ends}).</source>
        <translation>{count} 个种子不一致：{difference} 平均为 {mean}（{ends}）。</translation>
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
    <name>OwnPictures</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>来自剪贴板</translation>
    </message>
    <message>
        <source>Tensors of NumPy (*.npy);;All files (*)</source>
        <translation>NumPy 张量 (*.npy);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Compare a tensor</source>
        <translation>比较张量</translation>
    </message>
</context>
<context>
    <name>PaddingView</name>
    <message>
        <source>Give two sizes as whole numbers; an empty field may be anything.</source>
        <translation>大小要填整数；留空表示任意。</translation>
    </message>
    <message>
        <source>No combination of the usual values does this.</source>
        <translation>在常用的数里没有办法。</translation>
    </message>
    <message>
        <source>The first {shown} of {count} ways</source>
        <translation>共 {count} 种，列出前 {shown} 种</translation>
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
        <source>Which windows lead from one size to another?</source>
        <translation>从一个大小到另一个大小，有哪些窗口？</translation>
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
        <translation>步长</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>用不到</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>办法</translation>
    </message>
    <message>
        <source>{count} {count:way|ways}</source>
        <translation>{count} 种</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Hide the explanation</source>
        <translation>收起解释</translation>
    </message>
    <message>
        <source>Show the explanation</source>
        <translation>显示解释</translation>
    </message>
    <message>
        <source>{fault}. Show the explanation</source>
        <translation>{fault}。显示解释</translation>
    </message>
    <message>
        <source>Set every argument back to the example&apos;s</source>
        <translation>把所有参数恢复成示例里的值</translation>
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
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Start again from the preset; Undo brings your network back</source>
        <translation>从预设重新开始；撤销可以找回你的网络</translation>
    </message>
    <message>
        <source>Back to the preset</source>
        <translation>恢复预设</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Set tables and arguments back to the example&apos;s</source>
        <translation>把数表和参数恢复成示例的</translation>
    </message>
    <message>
        <source>Set the tables and every argument back to the example&apos;s</source>
        <translation>把数表和所有参数恢复成示例的</translation>
    </message>
    <message>
        <source>Undo every change to the settings</source>
        <translation>撤销对设置的所有改动</translation>
    </message>
    <message>
        <source>Back to the example</source>
        <translation>恢复示例</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>{one} answered as {other}: {taken}; {other} answered as {one}: {back}</source>
        <translation>{one}被答成{other}：{taken} 张；{other}被答成{one}：{back} 张</translation>
    </message>
    <message>
        <source>The pairs of classes that are confused most often</source>
        <translation>最容易混淆的两类</translation>
    </message>
    <message>
        <source>true → answer, and back</source>
        <translation>真实 → 回答，以及反过来</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>Parameters and their gradients</source>
        <translation>参数与它们的梯度</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
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
    <name>ParameterView</name>
    <message>
        <source>grad is None: nothing of the loss depends on it.</source>
        <translation>grad 是 None：损失与它无关。</translation>
    </message>
    <message>
        <source>grad is None: backward has not been here yet.</source>
        <translation>grad 是 None：backward 还没有走到这里。</translation>
    </message>
    <message>
        <source>scale ±{limit}</source>
        <translation>色标 ±{limit}</translation>
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
</context>
<context>
    <name>ParentRow</name>
    <message>
        <source>Let the next run stand by itself</source>
        <translation>让下一次训练不再取自其他训练</translation>
    </message>
    <message>
        <source>a run that is removed</source>
        <translation>一次已移除的训练</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>取自 {name}</translation>
    </message>
    <message>
        <source>The settings were taken from this run: the new one will say so</source>
        <translation>设置取自这次训练；新的训练会记下这一点</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Part of the lesson</source>
        <translation>这一课的哪一部分</translation>
    </message>
</context>
<context>
    <name>PasteView</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>It is this mistake (lesson {lessons}):</source>
        <translation>是这个错误（第 {lessons} 课）：</translation>
    </message>
    <message>
        <source>An error of your own</source>
        <translation>自己的报错</translation>
    </message>
    <message>
        <source>Paste what Python printed. It is only read; nothing in it is run.</source>
        <translation>粘贴 Python 输出的内容。只读取，不运行其中的任何东西。</translation>
    </message>
    <message>
        <source>The last error of the text</source>
        <translation>文本中的最后一个报错</translation>
    </message>
    <message>
        <source>It follows from {error} That means:</source>
        <translation>它由 {error} 引起，原因是：</translation>
    </message>
    <message>
        <source>Two mistakes end in these words, the likelier one first:</source>
        <translation>有两种错误会这样报，可能性大的在前：</translation>
    </message>
    <message>
        <source>It is this mistake:</source>
        <translation>是这个错误：</translation>
    </message>
    <message>
        <source>This error is not known here.</source>
        <translation>这里没有收录这个报错。</translation>
    </message>
    <message>
        <source>No line of it names an error.</source>
        <translation>没有一行写明是什么错误。</translation>
    </message>
    <message>
        <source>The last line of your own that was running: {code}</source>
        <translation>你自己的代码最后执行到：{code}</translation>
    </message>
    <message>
        <source>There was also: {error}</source>
        <translation>前面还有：{error}</translation>
    </message>
    <message>
        <source>Only the last {count} characters were kept: the error is at the end.</source>
        <translation>只保留了最后 {count} 个字符：错误总是写在末尾。</translation>
    </message>
</context>
<context>
    <name>PatchView</name>
    <message>
        <source>The picture, and the patch of it that the cell sees</source>
        <translation>图片，以及格子看到的那一块</translation>
    </message>
</context>
<context>
    <name>PathView</name>
    <message>
        <source>The way back to the picture</source>
        <translation>回到图片的路</translation>
    </message>
    <message>
        <source>picture {size}</source>
        <translation>图 {size}</translation>
    </message>
    <message>
        <source>{layer}, {count} numbers</source>
        <translation>{layer}，{count} 个数</translation>
    </message>
    <message>
        <source>{layer} map {map}, {size}</source>
        <translation>{layer} 图 {map}，{size}</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} 层</translation>
    </message>
    <message>
        <source>block + shortcut</source>
        <translation>残差块 + 捷径</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>取平均</translation>
    </message>
    <message>
        <source>conv {size}</source>
        <translation>{size} 卷积</translation>
    </message>
    <message>
        <source>max {size}</source>
        <translation>{size} 取最大</translation>
    </message>
    <message>
        <source>max</source>
        <translation>取最大</translation>
    </message>
    <message>
        <source>mean {size}</source>
        <translation>{size} 取平均</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>{source} {count}</source>
        <translation>{source} {count} 张</translation>
    </message>
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
        <source>A picture of your own: open, paste or draw one</source>
        <translation>自己的图片：打开、粘贴或画一张</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Draw a picture…</source>
        <translation>画一张图…</translation>
    </message>
    <message>
        <source>Remove this picture of mine</source>
        <translation>删除我的这张图片</translation>
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
    <message>
        <source>the only one</source>
        <translation>仅此一批</translation>
    </message>
    <message>
        <source>Picture 0 is the only one</source>
        <translation>只有图片 0 这一张</translation>
    </message>
    <message>
        <source>Batch 0 is the only one; it holds {held}</source>
        <translation>只有批次 0 这一批，有 {held} 张</translation>
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
        <source>CIFAR-10 · train</source>
        <translation>CIFAR-10 · 训练集</translation>
    </message>
    <message>
        <source>CIFAR-10 · test</source>
        <translation>CIFAR-10 · 测试集</translation>
    </message>
    <message>
        <source>My pictures</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <source>Sample drawings · train</source>
        <translation>示例图画 · 训练集</translation>
    </message>
    <message>
        <source>Sample drawings · test</source>
        <translation>示例图画 · 测试集</translation>
    </message>
    <message>
        <source>Sample drawings</source>
        <translation>示例图画</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>What the network will see: 32 × 32</source>
        <translation>网络看到的：32 × 32</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>A loss needs to know the right answer; choose the nearest.</source>
        <translation>损失要知道正确答案，请选最接近的。</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>使用这张图片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>{true}, recognised</source>
        <translation>{true}，认出来了</translation>
    </message>
    <message>
        <source>{true}, answered as {answer}</source>
        <translation>{true}，被答成{answer}</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>All maps of the network for this picture</source>
        <translation>网络为这张图片算出的全部特征图</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为什么这样答</translation>
    </message>
    <message>
        <source>What in the picture the answer depends on</source>
        <translation>这个回答取决于图片里的什么</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Go back to where the most errors are (Esc)</source>
        <translation>回到错误最多的地方（Esc）</translation>
    </message>
    <message>
        <source>p(true)</source>
        <translation>p(真实)</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>weight [{index}] = {value}: meets {count:,} {count:cell|cells}, one per cell of map {map}</source>
        <translation>权重 [{index}] = {value}：遇到 {count:,} 格，图 {map} 的每一格对应一次</translation>
    </message>
    <message>
        <source>weight [{index}] = {value}: meets {count:,} {count:cell|cells}, one per cell of map {map}; {padded:,} {padded:is|are} padding</source>
        <translation>权重 [{index}] = {value}：遇到 {count:,} 格，图 {map} 的每一格对应一次，其中 {padded:,} 格是填充</translation>
    </message>
    <message>
        <source>weight [{index}] = {value}: meets {count:,} {count:cell|cells}, each for one of map {map}; {cut:,} {cut:is|are} cut off</source>
        <translation>权重 [{index}] = {value}：遇到 {count:,} 格，各对应图 {map} 中的一格，另有 {cut:,} 个乘积被裁掉</translation>
    </message>
    <message>
        <source>weight [{index}] = {value}: meets {count:,} {count:cell|cells}, each for one of map {map}</source>
        <translation>权重 [{index}] = {value}：遇到 {count:,} 格，各对应图 {map} 中的一格</translation>
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
        <source>true class: {name}</source>
        <translation>真实类别：{name}</translation>
    </message>
    <message>
        <source>{right} of {count} correct</source>
        <translation>{count} 张中 {right} 张预测正确</translation>
    </message>
    <message>
        <source>true: {name}</source>
        <translation>真实：{name}</translation>
    </message>
    <message>
        <source>Predictions on pictures it does not train on</source>
        <translation>对不参加训练的图片的预测</translation>
    </message>
    <message>
        <source>Picture {index}: {name}</source>
        <translation>图片 {index}：{name}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Preset</source>
        <translation>预设网络</translation>
    </message>
    <message>
        <source>Stop keeping this network</source>
        <translation>不再保留这个网络</translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>fresh weights</source>
        <translation>新的权重</translation>
    </message>
    <message>
        <source>last weights of {run}</source>
        <translation>{run} 最后的权重</translation>
    </message>
    <message>
        <source>step {step}, lr {rate}: loss {loss}, smoothed {smoothed}</source>
        <translation>第 {step} 步，lr {rate}：损失 {loss}，平滑后 {smoothed}</translation>
    </message>
    <message>
        <source>{done} of {planned} steps in {seconds} s</source>
        <translation>{planned} 步中的 {done} 步，{seconds} 秒</translation>
    </message>
    <message>
        <source>Loss over the learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <source>thin: each batch, thick: smoothed</source>
        <translation>细线：每一批；粗线：平滑后</translation>
    </message>
    <message>
        <source>The curve appears here with the first steps of a sweep.</source>
        <translation>扫描走出第一步，曲线就出现在这里。</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>开始扫描</translation>
    </message>
</context>
<context>
    <name>RatesPlot</name>
    <message>
        <source>Loss over the learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>explodes</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>steepest</source>
        <translation>最陡</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>ReachView</name>
    <message>
        <source>What an input cell gives to the outputs</source>
        <translation>输入的一格给了输出多少</translation>
    </message>
    <message>
        <source>No window reads this cell.</source>
        <translation>没有窗口读到这一格。</translation>
    </message>
    <message>
        <source>its part of y[{map}, {rows}, {columns}]</source>
        <translation>在 y[{map}, {rows}, {columns}] 中占的份</translation>
    </message>
    <message>
        <source>channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>ReadingForm</name>
    <message>
        <source>How to read the output</source>
        <translation>输出怎么看</translation>
    </message>
</context>
<context>
    <name>RecipeCard</name>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>from Training</source>
        <translation>来自“优化与训练”</translation>
    </message>
    <message>
        <source>Change it there</source>
        <translation>去那里修改</translation>
    </message>
    <message>
        <source>Take that of Training</source>
        <translation>用“优化与训练”的配方</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 项</translation>
    </message>
</context>
<context>
    <name>RegisteredTable</name>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>buffer</source>
        <translation>缓冲区</translation>
    </message>
    <message>
        <source>child module</source>
        <translation>子模块</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>in state_dict</source>
        <translation>在 state_dict 中</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What the module has registered</source>
        <translation>模块注册了什么</translation>
    </message>
</context>
<context>
    <name>RegisteredView</name>
    <message>
        <source>{count:,} learnable {count:parameter|parameters}</source>
        <translation>{count:,} 个可学习参数</translation>
    </message>
    <message>
        <source>What the module has registered</source>
        <translation>模块注册了什么</translation>
    </message>
    <message>
        <source>Nothing yet. A plain number in forward is not registered: no optimiser sees it, and it is not saved. Add a Parameter, a buffer, a Linear or a submodule.</source>
        <translation>还什么都没有。forward 里普通的数不会被注册：优化器看不到它，保存时也不含它。加一个 Parameter、缓冲区、Linear 或模块试试。</translation>
    </message>
</context>
<context>
    <name>Reliability</name>
    <message>
        <source>no answer is between {from} % and {to} % sure</source>
        <translation>没有置信度在 {from} % 到 {to} % 之间的回答</translation>
    </message>
    <message>
        <source>on average {sure} % sure, {right} % right ({low} to {high}): {hits} of {count} answers</source>
        <translation>平均置信度 {sure} %，答对 {right} %（{low} 到 {high}）：{count} 次回答中对了 {hits} 次</translation>
    </message>
    <message>
        <source>Reliability diagram: the share of right answers over confidence</source>
        <translation>可靠性图：答对的比例随置信度的变化</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>hatched: the gap between confidence and accuracy; dashed: no gap</source>
        <translation>斜线：置信度与准确率之差；虚线：没有差</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>答对的比例</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片数</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>It prints</source>
        <translation>打印结果</translation>
    </message>
    <message>
        <source>What the script printed</source>
        <translation>脚本打印的内容</translation>
    </message>
    <message>
        <source>PyTorch&apos;s warning</source>
        <translation>PyTorch 的警告</translation>
    </message>
    <message>
        <source>PyTorch&apos;s error</source>
        <translation>PyTorch 的报错</translation>
    </message>
    <message>
        <source>Traceback</source>
        <translation>回溯信息</translation>
    </message>
    <message>
        <source>Hide the traceback</source>
        <translation>收起回溯信息</translation>
    </message>
    <message>
        <source>Show the traceback</source>
        <translation>展开回溯信息</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
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
        <source>Run with {recipe}</source>
        <translation>训练：{recipe}</translation>
    </message>
    <message>
        <source>Remove this run (it can be put back)</source>
        <translation>删除这次训练（可以恢复）</translation>
    </message>
    <message>
        <source>exploded</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Name of this run</source>
        <translation>这次训练的名字</translation>
    </message>
    <message>
        <source>made from its settings</source>
        <translation>由设置得来</translation>
    </message>
    <message>
        <source>Look inside this network, or save the run or its weights</source>
        <translation>看看这个网络的内部，或保存这次训练、它的权重</translation>
    </message>
    <message>
        <source>Double click (or F2) to give it a name</source>
        <translation>双击（或按 F2）给它起个名字</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Opened from {name}: it can be compared and looked into, and does not go on.</source>
        <translation>从 {name} 打开：可以比较，也可以看网络内部，但不能继续训练。</translation>
    </message>
    <message>
        <source>Broken on purpose: {fault}</source>
        <translation>故意弄坏：{fault}</translation>
    </message>
    <message>
        <source>Opened from {name}, which had no weights: it can only be compared.</source>
        <translation>从 {name} 打开，文件里没有权重：只能用来比较。</translation>
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
    <message>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Also for torchrun</source>
        <translation>也能用 torchrun 运行</translation>
    </message>
    <message>
        <source>Form of the script</source>
        <translation>脚本的形式</translation>
    </message>
    <message>
        <source>One file that also trains on several processes or GPUs, and goes on where it was cut off</source>
        <translation>同一个文件，也能用几个进程或几块 GPU 训练，中断后还能接着训练</translation>
    </message>
    <message>
        <source>It trains the same under python and under torchrun, which shares the work of each batch among several processes. It resumes, logs for TensorBoard, and writes a .cifarrun file that opens here beside the other runs.</source>
        <translation>用 python 和用 torchrun 训练的结果相同；torchrun 把每个批次的工作分给几个进程。它能接着中断的训练，记录到 TensorBoard，并写出一个 .cifarrun 文件，可以在这里打开，与其他训练记录比较。</translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>from</source>
        <translation>取自</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Double click to write one</source>
        <translation>双击填写</translation>
    </message>
    <message>
        <source>val. accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Share of the validation pictures that are right, with its 95 % interval</source>
        <translation>验证图片中判断正确的比例，附 95 % 区间</translation>
    </message>
    <message>
        <source>Δ points</source>
        <translation>Δ 百分点</translation>
    </message>
    <message>
        <source>Accuracy beyond that of the baseline, in percentage points</source>
        <translation>准确率比基准高出多少个百分点</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>val. loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Mean loss of the validation pictures</source>
        <translation>验证图片的平均损失</translation>
    </message>
    <message>
        <source>Training loss, a running mean</source>
        <translation>训练损失（滑动平均）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>exploded</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>How many seeds there are of these settings</source>
        <translation>同样的设置有几个种子</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>What is wrong with the run, the surest first, and how much more was found</source>
        <translation>这次训练有什么问题，最有把握的在前，以及另外还有几条</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Share of all test pictures, where the test set was opened; not of those it trained on</source>
        <translation>打开测试集后，全部测试图片中判断正确的比例；训练过的图片不算</translation>
    </message>
    <message>
        <source>{title}, {count}</source>
        <translation>{title}，{count}</translation>
    </message>
</context>
<context>
    <name>RunCurves</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
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
        <source>step {step}: loss {loss}, mean {mean}</source>
        <translation>第 {step} 步：损失 {loss}，平均 {mean}</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>line: training, mean of {window} steps; no validation pictures judge this run</source>
        <translation>线：训练，{window} 步的平均；没有验证图片来评判</translation>
    </message>
    <message>
        <source>thin: every step, thick: running mean, dots: validation</source>
        <translation>细线：每一步，粗线：滑动平均，点：验证</translation>
    </message>
    <message>
        <source>line: training, dots: validation</source>
        <translation>线：训练，点：验证</translation>
    </message>
    <message>
        <source>Accuracy over the steps of each run</source>
        <translation>每次训练各步的准确率</translation>
    </message>
    <message>
        <source>thin: every step, thick: mean of {window}, dots: validation</source>
        <translation>细线：每一步，粗线：{window} 步的平均，点：验证</translation>
    </message>
    <message>
        <source>line: training, mean of {window} steps; dots: {count} validation pictures at most</source>
        <translation>线：训练，{window} 步的平均；点：最多 {count} 张验证图片</translation>
    </message>
    <message>
        <source>thin: every step, thick: mean of {window}, dots: the other part of the data</source>
        <translation>细线：每一步，粗线：{window} 步的平均，点：另一部分数据</translation>
    </message>
    <message>
        <source>dots: {count} pictures of the part it does not train on, as an earlier version judged</source>
        <translation>点：不参加训练的那部分里的 {count} 张，由程序的早期版本评判</translation>
    </message>
    <message>
        <source>thin: every step, thick: mean of {window}</source>
        <translation>细线：每一步，粗线：{window} 步的平均</translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open runs</source>
        <translation>打开训练记录</translation>
    </message>
    <message>
        <source>Runs with their weights</source>
        <translation>训练记录，连同权重</translation>
    </message>
    <message>
        <source>Curves as a table</source>
        <translation>曲线的数据表</translation>
    </message>
    <message>
        <source>Save runs</source>
        <translation>保存训练记录</translation>
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
        <translation>一种颜色是一次训练，一张图是一个量。</translation>
    </message>
    <message>
        <source>At most {count} runs are drawn at a time. Show another, and the oldest is hidden.</source>
        <translation>最多同时画出 {count} 次训练。再显示一次，最早的就会隐藏。</translation>
    </message>
    <message>
        <source>{count} older runs are in the part “Compare”.</source>
        <translation>更早的 {count} 次训练在“比较”部分里。</translation>
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
        <translation>PyTorch 加载完后开始</translation>
    </message>
    <message>
        <source>train {train} · val. {kept} · test {test}</source>
        <translation>训练 {train} · 验证 {kept} · 测试 {test}</translation>
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
        <source>{rate} pictures/s</source>
        <translation>每秒 {rate} 张</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Ended by an error after step {step} of {steps}</source>
        <translation>第 {step} 步（共 {steps} 步）之后因出错而结束</translation>
    </message>
    <message>
        <source>Runs are training in the part “A/B”</source>
        <translation>“A/B”部分有训练正在进行</translation>
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
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Back at step {step}</source>
        <translation>回到了第 {step} 步</translation>
    </message>
    <message>
        <source>About {time}: one epoch of {steps} steps</source>
        <translation>约 {time}：1 轮，共 {steps} 步</translation>
    </message>
    <message>
        <source>type a smaller lr, then Resume</source>
        <translation>填一个更小的 lr，再按“继续”</translation>
    </message>
    <message>
        <source>Finished in {time}</source>
        <translation>完成，用时 {time}</translation>
    </message>
    <message>
        <source>Stopped after step {step} of {steps}</source>
        <translation>停在第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>a new run: about {time}</source>
        <translation>重新训练一次约 {time}</translation>
    </message>
    <message>
        <source>The loss exploded to {loss} after step {step}</source>
        <translation>第 {step} 步之后，损失爆炸，达到 {loss}</translation>
    </message>
    <message>
        <source>The loss was no longer a number after step {step}</source>
        <translation>第 {step} 步之后，损失不再是数</translation>
    </message>
    <message>
        <source>The loss exploded after step {step}</source>
        <translation>第 {step} 步之后，损失爆炸</translation>
    </message>
    <message>
        <source>{images} pictures at about {rate} a second, {flops} FLOPs, {parameters} parameters</source>
        <translation>{images} 张图片，每秒约 {rate} 张；共 {flops} 次浮点运算，{parameters} 个参数</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{source} · train {train} · validation {kept} · test {test}</source>
        <translation>{source} · 训练 {train} · 验证 {kept} · 测试 {test}</translation>
    </message>
    <message>
        <source>test set {accuracy}: the pictures it has trained on</source>
        <translation>测试集 {accuracy}：正是它训练用的图片</translation>
    </message>
    <message>
        <source>Stop them there first.</source>
        <translation>请先在那里停止。</translation>
    </message>
    <message>
        <source>validation {accuracy}</source>
        <translation>验证 {accuracy}</translation>
    </message>
    <message>
        <source>test set {accuracy}, look no. {look}</source>
        <translation>测试集 {accuracy}，第 {look} 次打开</translation>
    </message>
    <message>
        <source>the other part of the data {accuracy}</source>
        <translation>另一部分数据 {accuracy}</translation>
    </message>
    <message>
        <source>without weights: {file} had none</source>
        <translation>没有权重：{file} 里没有</translation>
    </message>
    <message>
        <source>its weights were not kept</source>
        <translation>权重没有保存下来</translation>
    </message>
    <message>
        <source>{device} · {threads} {threads:thread|threads}</source>
        <translation>{device} · {threads} 线程</translation>
    </message>
    <message>
        <source>“Continue” goes back to just before: take a smaller lr.</source>
        <translation>点“继续”退回爆炸之前，再把 lr 改小。</translation>
    </message>
    <message>
        <source>A run is training in the part “Compare”</source>
        <translation>“比较”那一部分正在训练</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>请先在那里停止。</translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>{right} of these {count} correct; click one to look inside</source>
        <translation>这 {count} 张中 {right} 张预测正确；点一张看里面</translation>
    </message>
    <message>
        <source>what the network makes of them as it learns</source>
        <translation>网络边学边答，答案显示在这里</translation>
    </message>
    <message>
        <source>Pictures it does not train on</source>
        <translation>不参加训练的图片</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>The runs that are kept</source>
        <translation>保存下来的训练</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save the last weights…</source>
        <translation>保存最后的权重…</translation>
    </message>
    <message>
        <source>Save the best weights…</source>
        <translation>保存最好的权重…</translation>
    </message>
    <message>
        <source>Look inside this network</source>
        <translation>看这个网络的内部</translation>
    </message>
    <message>
        <source>Save this run…</source>
        <translation>保存这次训练…</translation>
    </message>
    <message>
        <source>Its settings, curves and weights as one file, to open it on another computer or hand it in</source>
        <translation>把设置、曲线和权重存成一个文件，可以在另一台电脑上打开，也可以上交</translation>
    </message>
    <message>
        <source>Save all runs…</source>
        <translation>保存所有训练记录…</translation>
    </message>
    <message>
        <source>All of them as one file; or their curves as a table (CSV)</source>
        <translation>全部存成一个文件，或者把曲线存成表格（CSV）</translation>
    </message>
    <message>
        <source>Those that did best on validation pictures while it trained; without such pictures there are none</source>
        <translation>训练途中在验证图片上成绩最好的权重；没有验证图片就没有</translation>
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
    <name>ScoreView</name>
    <message>
        <source>Type your name first: it goes into the file.</source>
        <translation>请先写上你的名字：文件里要用。</translation>
    </message>
    <message>
        <source>No question has been answered yet.</source>
        <translation>还没有答过题。</translation>
    </message>
    <message>
        <source>Export the scores</source>
        <translation>导出成绩</translation>
    </message>
    <message>
        <source>Choose the students&apos; files</source>
        <translation>选择学生的文件</translation>
    </message>
    <message>
        <source>Save the table of all students</source>
        <translation>保存全班成绩汇总表</translation>
    </message>
    <message>
        <source>student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>{lesson} right</source>
        <translation>{lesson} 答对</translation>
    </message>
    <message>
        <source>{lesson} answered</source>
        <translation>{lesson} 答题</translation>
    </message>
    <message>
        <source>right in all</source>
        <translation>答对合计</translation>
    </message>
    <message>
        <source>answered in all</source>
        <translation>答题合计</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>正确率 %</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{count} more files were left out.</source>
        <translation>另有 {count} 个文件没有收进来。</translation>
    </message>
    <message>
        <source>{path} could not be written: {error}</source>
        <translation>{path} 写不进去：{error}</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为 {file}。</translation>
    </message>
    <message>
        <source>{count} students in {file}.</source>
        <translation>{file} 里有 {count} 个学生。</translation>
    </message>
    <message>
        <source>One student in {file}.</source>
        <translation>{file} 中有一名学生。</translation>
    </message>
    <message>
        <source>Handed in more than once: {more}. Each student counts once, with the most answers.</source>
        <translation>重复提交 {more} 份。每名学生只计一次，以作答最多的一份为准。</translation>
    </message>
    <message>
        <source>Press once more to delete the scores of all lessons and the name.</source>
        <translation>再按一次，就清除所有课的成绩和名字。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名字</translation>
    </message>
    <message>
        <source>Start over: delete all scores</source>
        <translation>重新开始：清除所有成绩</translation>
    </message>
    <message>
        <source>Export score…</source>
        <translation>导出成绩…</translation>
    </message>
    <message>
        <source>Collect the class&apos;s scores…</source>
        <translation>汇总全班成绩…</translation>
    </message>
    <message>
        <source>One table of the score files of several students</source>
        <translation>把多名学生的成绩文件汇总成一张表</translation>
    </message>
</context>
<context>
    <name>SeedForm</name>
    <message>
        <source>a whole number from 0 on</source>
        <translation>从 0 起的整数</translation>
    </message>
</context>
<context>
    <name>SeedsRow</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Two more seeds of each</source>
        <translation>两边各加两个种子</translation>
    </message>
    <message>
        <source>run {number} of {count} is training</source>
        <translation>正在训练第 {number} 次，共 {count} 次</translation>
    </message>
    <message>
        <source>once no other run is training</source>
        <translation>等其他训练结束之后才行</translation>
    </message>
    <message>
        <source>{count} {count:run|runs}, about {time}</source>
        <translation>{count} 次训练，大约 {time}</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>ok</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>icons</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>课文</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>示例图画</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>settings folder</source>
        <translation>设置文件夹</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>log folder</source>
        <translation>日志文件夹</translation>
    </message>
    <message>
        <source>secure network</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{count} {count:module|modules}</source>
        <translation>{count} 个模块</translation>
    </message>
    <message>
        <source>{versions}, platform {platform}, no screen</source>
        <translation>{versions}，平台 {platform}，没有屏幕</translation>
    </message>
    <message>
        <source>{versions}, platform {platform}, screen {size}</source>
        <translation>{versions}，平台 {platform}，屏幕 {size}</translation>
    </message>
    <message>
        <source>no font for Chinese: install one, such as Noto Sans CJK</source>
        <translation>没有中文字体：请安装一种，例如 Noto Sans CJK</translation>
    </message>
    <message>
        <source>Chinese: {name}</source>
        <translation>中文：{name}</translation>
    </message>
    <message>
        <source>missing or damaged in {folder}: {names}</source>
        <translation>{folder} 中缺失或损坏：{names}</translation>
    </message>
    <message>
        <source>{count} {count:picture|pictures}</source>
        <translation>{count} 个图标</translation>
    </message>
    <message>
        <source>{path} is missing or damaged</source>
        <translation>{path} 缺失或已损坏</translation>
    </message>
    <message>
        <source>{path} has no words for the lessons {lessons}</source>
        <translation>{path} 中没有这些课的文字：{lessons}</translation>
    </message>
    <message>
        <source>{name}; {path} is missing: Qt&apos;s own menus and dialogs are English</source>
        <translation>{name}；缺少 {path}：Qt 自己的菜单和对话框是英文</translation>
    </message>
    <message>
        <source>{folder} has no text for {lessons}</source>
        <translation>{folder} 中没有这些课的课文：{lessons}</translation>
    </message>
    <message>
        <source>{count} {count:lesson|lessons}</source>
        <translation>{count} 课</translation>
    </message>
    <message>
        <source>torch {version} computes a convolution wrongly: {got}</source>
        <translation>torch {version} 的卷积算错了：{got}</translation>
    </message>
    <message>
        <source>torch {version}, {count} {count:thread|threads}</source>
        <translation>torch {version}，{count} 线程</translation>
    </message>
    <message>
        <source>torchvision cannot be imported: {error}</source>
        <translation>无法导入 torchvision：{error}</translation>
    </message>
    <message>
        <source>torchvision {version}: ToTensor does not divide by 255</source>
        <translation>torchvision {version}：ToTensor 没有除以 255</translation>
    </message>
    <message>
        <source>{devices}; not usable: {dead}</source>
        <translation>{devices}；不可用：{dead}</translation>
    </message>
    <message>
        <source>trained on photographs, right about these of {count} drawings: {right}</source>
        <translation>用照片训练；{count} 张示例图画中判对：{right}</translation>
    </message>
    <message>
        <source>not imported yet: “Import CIFAR-10…” in the menu, or --data PATH</source>
        <translation>还没有导入：菜单里的“导入 CIFAR-10…”，或 --data PATH</translation>
    </message>
    <message>
        <source>official, {pictures}, in {folder}</source>
        <translation>官方文件，{pictures}，在 {folder}</translation>
    </message>
    <message>
        <source>a copy, {pictures}, in {folder}</source>
        <translation>副本，{pictures}，在 {folder}</translation>
    </message>
    <message>
        <source>{train} pictures to train on, {test} to test on</source>
        <translation>训练集 {train} 张，测试集 {test} 张</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {error}</source>
        <translation>{folder} 无法写入：{error}</translation>
    </message>
    <message>
        <source>Qt has no TLS here: CIFAR-10 can be imported, not downloaded</source>
        <translation>这里的 Qt 没有 TLS：CIFAR-10 可以导入，不能下载</translation>
    </message>
    <message>
        <source>the server does not start: {error}</source>
        <translation>服务器没有启动：{error}</translation>
    </message>
    <message>
        <source>the server answers after {seconds} s</source>
        <translation>服务器在 {seconds} 秒后回应</translation>
    </message>
    <message>
        <source>the lesson declares no facts</source>
        <translation>这一课没有可核对的结果</translation>
    </message>
    <message>
        <source>{count} {count:fact|facts}</source>
        <translation>{count} 项结果</translation>
    </message>
    <message>
        <source>losses after {steps} steps: {losses}</source>
        <translation>{steps} 步之后的损失：{losses}</translation>
    </message>
    <message>
        <source>licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>{count} {count:part|parts}</source>
        <translation>{count} 个组件</translation>
    </message>
    <message>
        <source>{count} {count:part|parts}; without a text of its licence: {bare}</source>
        <translation>{count} 个组件；没有许可证正文的有：{bare}</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>The run could not begin: {error}</source>
        <translation>训练无法开始：{error}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings could not be saved to {path}: {error}</source>
        <translation>设置无法保存到 {path}：{error}</translation>
    </message>
    <message>
        <source>The settings were damaged or come from another version. They are kept as {kept}; defaults are in use.</source>
        <translation>设置文件已损坏，或者来自另一个版本。原文件保留为 {kept}，现在用的是默认设置。</translation>
    </message>
    <message>
        <source>The settings in {path} are damaged or come from another version, and cannot be moved aside ({error}). Defaults are in use, and nothing is saved, so that the file stays as it is.</source>
        <translation>{path} 中的设置已损坏，或来自另一版本，且无法移到一旁（{error}）。现在使用默认设置，本次不保存任何设置，让原文件保持原样。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read ({error}); defaults are in use. The file stays as it is until it can be read again.</source>
        <translation>无法读取 {path} 中的设置（{error}），现在使用默认设置。在重新能够读取之前，文件保持原样。</translation>
    </message>
    <message>
        <source>The settings in {path} could not be reset: {error}</source>
        <translation>无法重置 {path} 中的设置：{error}</translation>
    </message>
    <message>
        <source>The defaults are in use. The settings until now are kept as {kept}.</source>
        <translation>现在使用默认设置。之前的设置已另存为 {kept}。</translation>
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
        <source>The last window</source>
        <translation>最后一个窗口</translation>
    </message>
    <message>
        <source>No output, no size</source>
        <translation>没有输出，也就没有尺寸</translation>
    </message>
    <message>
        <source>As soon as the layer gives a result, this tab shows how its size is worked out.</source>
        <translation>这一层一有结果，这里就会说明它的尺寸是怎么来的。</translation>
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
        <source>Every cell is scattered</source>
        <translation>每一格都散布开来</translation>
    </message>
    <message>
        <source>Each cell of the input is multiplied with the kernel and added to a window of the output. The next cell does so {stride} further on; what overlaps is added up. Padding cuts {padding} off each side.</source>
        <translation>输入的每一格乘上卷积核，加到输出的一个窗口里；下一格的窗口再移 {stride} 格，重叠处相加。padding 从每边裁掉 {padding} 格。</translation>
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
        <source>window {number}</source>
        <translation>窗口 {number}</translation>
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
        <source>window {number}: left out</source>
        <translation>窗口 {number}：被舍去</translation>
    </message>
    <message>
        <source>Dotted: padding, zeros.</source>
        <translation>虚线：填充，值为零。</translation>
    </message>
    <message>
        <source>Dotted: padding, minus infinity.</source>
        <translation>虚线：填充，值为负无穷。</translation>
    </message>
    <message>
        <source>Dotted: padding, copies of input cells ({mode}).</source>
        <translation>虚线：填充，抄自输入的格（{mode}）。</translation>
    </message>
    <message>
        <source>&apos;same&apos; has an odd number of cells to add: the odd one goes to the bottom and the right.</source>
        <translation>&apos;same&apos; 要补的格数是奇数：多出的一格补在下边和右边。</translation>
    </message>
    <message>
        <source>Shaded: reached by no window.</source>
        <translation>阴影：没有窗口走到。</translation>
    </message>
    <message>
        <source>The window never reads {unused} of the {all} cells, and the others up to {high} {times:time|times}.</source>
        <translation>{all} 格里有 {unused} 格从不被窗口读到，其余的最多读 {high} 次。</translation>
    </message>
    <message>
        <source>The window reads every cell {high} {times:time|times}.</source>
        <translation>窗口把每一格都读 {high} 次。</translation>
    </message>
    <message>
        <source>The window reads every cell between {low} and {high} times.</source>
        <translation>窗口把每一格读 {low} 到 {high} 次。</translation>
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
    <message>
        <source>Hatched: beyond the padded input; there is nothing there.</source>
        <translation>斜线：在补过的输入之外，那里什么都没有。</translation>
    </message>
</context>
<context>
    <name>ShapeWords</name>
    <message>
        <source>A padded row is {padded} {cells:cell|cells} wide. A window of {span} that moves by {stride} fits in {out} {places:position|positions}.</source>
        <translation>补过的一行有 {padded} 格。窗口占 {span} 格，每次移动 {stride} 格，可以停在 {out} 个位置。</translation>
    </message>
    <message>
        <source>A row is {padded} {cells:cell|cells} wide. A window of {span} that moves by {stride} fits in {out} {places:position|positions}.</source>
        <translation>一行有 {padded} 格。窗口占 {span} 格，每次移动 {stride} 格，可以停在 {out} 个位置。</translation>
    </message>
    <message>
        <source>The window takes {rows} {places:position|positions} from top to bottom and {columns} from left to right.</source>
        <translation>窗口从上到下可以停在 {rows} 个位置，从左到右 {columns} 个。</translation>
    </message>
    <message>
        <source>{n} / {s} is exact</source>
        <translation>{n} / {s} 除得尽</translation>
    </message>
    <message>
        <source>one fewer: it would start past the input</source>
        <translation>少一个：它会从输入之后开始</translation>
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
        <source>Rounding up gives {asked} windows. But window {number} would start at position {start}, and the last cell of the input is {end}. PyTorch drops a last window that starts past the end of the input, in the padding or beyond it, so the size is {out}, not {asked}.</source>
        <translation>向上取整，要 {asked} 个窗口。可是窗口 {number} 会从位置 {start} 开始，而输入的最后一格是 {end}。最后一个窗口如果从输入之后（填充里或更远处）开始，torch 就把它舍去，所以大小是 {out}，不是 {asked}。</translation>
    </message>
    <message>
        <source>ceil_mode adds window {number}. It starts at position {start}, which is not past the last cell of the input, {end}, so PyTorch keeps it. It extends {overhang} beyond the padded input; cells that do not exist never win.</source>
        <translation>ceil_mode 添上了窗口 {number}。它从位置 {start} 开始，没有越过输入的最后一格 {end}，所以 torch 留下它。它伸出补过的输入 {overhang} 格；不存在的格永远不会胜出。</translation>
    </message>
    <message>
        <source>ceil_mode adds window {number}. It starts at position {start}, which is not past the last cell of the input, {end}, so PyTorch keeps it. It extends {overhang} beyond the padded input; the mean leaves those cells out.</source>
        <translation>ceil_mode 添上了窗口 {number}。它从位置 {start} 开始，没有越过输入的最后一格 {end}，所以 torch 留下它。它伸出补过的输入 {overhang} 格；求平均时不算这些格。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>() one number</source>
        <translation>() 一个数</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>损失 {loss}</translation>
    </message>
    <message>
        <source>accuracy {share} ({low} to {high}, {count} pictures)</source>
        <translation>准确率 {share}（{low} 到 {high}，{count} 张图）</translation>
    </message>
</context>
<context>
    <name>SnapshotsPage</name>
    <message>
        <source>The network on its way appears here as soon as PyTorch is loaded.</source>
        <translation>PyTorch 加载好之后，这里会显示训练过程中的网络。</translation>
    </message>
    <message>
        <source>No result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>{count} moments of {steps} steps</source>
        <translation>{steps} 步中的 {count} 个时刻</translation>
    </message>
</context>
<context>
    <name>SnapshotsStage</name>
    <message>
        <source>This network has no convolution.</source>
        <translation>这个网络没有卷积层。</translation>
    </message>
    <message>
        <source>Kernels of {layer}</source>
        <translation>{layer} 的卷积核</translation>
    </message>
    <message>
        <source>Its maps of the picture</source>
        <translation>它对图片的特征图</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>no ten classes come out</source>
        <translation>输出的不是十个类别</translation>
    </message>
    <message>
        <source>{share} % of {pictures} right</source>
        <translation>{pictures} 张里认对 {share} %</translation>
    </message>
    <message>
        <source>Kernels of the first convolution</source>
        <translation>第一个卷积层的卷积核</translation>
    </message>
    <message>
        <source>The weights as colours; grey is zero. One scale for the whole run</source>
        <translation>用颜色表示权重，灰色是零。整个过程用同一个标度</translation>
    </message>
    <message>
        <source>Maps of the first convolution</source>
        <translation>第一个卷积层的特征图</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
</context>
<context>
    <name>SourceBox</name>
    <message>
        <source>The pictures to train on</source>
        <translation>训练用的图片</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Loading PyTorch…</source>
        <translation>正在加载 PyTorch…</translation>
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
        <translation>被拒绝：显示的是上一次的结果</translation>
    </message>
    <message>
        <source>Refused: there is no result to show</source>
        <translation>被拒绝：还没有结果可显示</translation>
    </message>
    <message>
        <source>Refused: the reason is shown below the table</source>
        <translation>被拒绝：原因见表格下方</translation>
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
        <translation>先减去最大值</translation>
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
    <message>
        <source>softmax: the probabilities</source>
        <translation>softmax：概率</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Click the curve to pin the point</source>
        <translation>点曲线，把这一点固定</translation>
    </message>
    <message>
        <source>goes into {count} cells of map {map}, with these weights</source>
        <translation>进入图 {map} 的 {count} 格，各乘这些权重</translation>
    </message>
    <message>
        <source>goes into one cell of map {map}, with this weight</source>
        <translation>进入图 {map} 的一格，乘这个权重</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Click a cell to pin it</source>
        <translation>点一格，把它固定</translation>
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
        <source>window × kernel, added up, plus the bias</source>
        <translation>窗口 × 核，加起来，再加偏置</translation>
    </message>
    <message>
        <source>window × kernel in each of {count} channels, added up, plus the bias</source>
        <translation>{count} 个通道各乘一次，加起来再加偏置</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unpin this cell (Esc)</source>
        <translation>取消固定这一格（Esc）</translation>
    </message>
    <message>
        <source>without dim PyTorch warns and takes {dim}: a share of {count} channels</source>
        <translation>没有写 dim：PyTorch 会警告并取第 {dim} 维，在 {count} 个通道中的占比</translation>
    </message>
    <message>
        <source>Arrow keys move the cell, Page Up and Page Down change the map, Enter pins, Esc unpins.</source>
        <translation>方向键移动这一格，Page Up 和 Page Down 换一张图，回车固定，Esc 取消固定。</translation>
    </message>
    <message>
        <source>the largest number in the window, in each channel separately</source>
        <translation>窗口里最大的数，各通道分开</translation>
    </message>
    <message>
        <source>the mean of the window, in each channel separately</source>
        <translation>窗口的平均，各通道分开</translation>
    </message>
    <message>
        <source>window × kernel over {count} {count:channel|channels}, added up; there is no bias</source>
        <translation>{count} 个通道各乘一次，加起来；没有偏置</translation>
    </message>
</context>
<context>
    <name>Suggestion</name>
    <message>
        <source>Suggested learning rate</source>
        <translation>建议的学习率</translation>
    </message>
    <message>
        <source>Take this rate</source>
        <translation>采用这个学习率</translation>
    </message>
    <message>
        <source>Put it into the settings of the next run</source>
        <translation>写进下一次训练的设置</translation>
    </message>
    <message>
        <source>The sweep is under way.</source>
        <translation>正在扫描。</translation>
    </message>
    <message>
        <source>{done} of {planned} steps</source>
        <translation>{planned} 步中的 {done} 步</translation>
    </message>
    <message>
        <source>Halfway, on this axis, from where the loss falls most steeply to where it is lowest.</source>
        <translation>在这根坐标轴上，从损失下降最陡处到损失最低处的正中间。</translation>
    </message>
    <message>
        <source>falls most steeply at lr {rate}: {slope} in a decade, from {first} at the beginning</source>
        <translation>lr {rate} 处下降最陡：每个数量级 {slope}，开始时为 {first}</translation>
    </message>
    <message>
        <source>lowest at lr {rate}: {loss}; explodes at {high}, {times} times that</source>
        <translation>lr {rate} 处最低：{loss}；到 {high} 爆炸，是它的 {times} 倍</translation>
    </message>
    <message>
        <source>With a schedule that falls, such as one-cycle, it is the peak, and the upper end of the range may do; with a constant rate rather the lower one. It holds for this network, batch size and optimiser.</source>
        <translation>如果学习率会下降（例如 one-cycle），它就是峰值，可以取范围的上端；如果学习率不变，宁可取下端。它只对这个网络、这个批大小和这个优化器有效。</translation>
    </message>
    <message>
        <source>no rate can be trusted</source>
        <translation>没有可信的学习率</translation>
    </message>
    <message>
        <source>The loss hardly falls: no rate of this sweep teaches anything in so few steps.</source>
        <translation>损失几乎不降：这么少的步数里，扫过的学习率都学不到东西。</translation>
    </message>
    <message>
        <source>The loss explodes at once: the lowest rate is too high, or something else is wrong.</source>
        <translation>损失一开始就爆炸：最低学习率已经太高，或者别的地方有错。</translation>
    </message>
    <message>
        <source>The losses jump by more than they fall: what looks like a dip may be chance.</source>
        <translation>损失的跳动比下降还大：看上去的低谷可能只是偶然。</translation>
    </message>
    <message>
        <source>The loss falls to the very end: the best rate lies higher than the sweep goes.</source>
        <translation>损失一直降到最后：最好的学习率比扫描的终点还高。</translation>
    </message>
    <message>
        <source>Try more rates, or others. If it stays flat, look at the network and at the pictures.</source>
        <translation>多试几个，或换一段范围。如果仍然是平的，就去看看网络和图片。</translation>
    </message>
    <message>
        <source>Take larger batches in the recipe, or try more rates.</source>
        <translation>把配方里的批加大，或者多试几个学习率。</translation>
    </message>
    <message>
        <source>Begin lower. If that does not help, the fault is not the rate.</source>
        <translation>从更低处开始。如果没有用，问题就不在学习率。</translation>
    </message>
    <message>
        <source>Set a higher end.</source>
        <translation>把终点调高。</translation>
    </message>
    <message>
        <source>from {first} by {fall}; a single loss is off by {noise}</source>
        <translation>从 {first} 降了 {fall}；单个损失的偏差为 {noise}</translation>
    </message>
    <message>
        <source>explodes at lr {rate}</source>
        <translation>lr {rate} 处爆炸</translation>
    </message>
    <message>
        <source>Start the sweep</source>
        <translation>开始扫描</translation>
    </message>
    <message>
        <source>A step of training for each rate, on weights of its own.</source>
        <translation>每个学习率训练一步，用的是自己的一份权重。</translation>
    </message>
    <message>
        <source>Broken on purpose: {fault}. A sweep sets every rate itself and leaves that out; so does the next run with “Take this rate”.</source>
        <translation>故意弄坏了：{fault}。扫描自己设定每个学习率，不受它影响；“采用这个学习率”也会在下一次训练里去掉它。</translation>
    </message>
    <message>
        <source>Broken on purpose: {fault}. It is the broken run that is swept.</source>
        <translation>故意弄坏了：{fault}。扫描的就是这样弄坏的训练。</translation>
    </message>
    <message>
        <source>range {ends}</source>
        <translation>范围 {ends}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the sweep; what it has found so far stays</source>
        <translation>结束扫描；已经找到的会留下</translation>
    </message>
    <message>
        <source>Stopped after {done} of {planned} rates: where the loss explodes is not known.</source>
        <translation>试了 {planned} 个学习率中的 {done} 个就停了：还不知道损失在哪里爆炸。</translation>
    </message>
    <message>
        <source>The curve stands as far as it came. For a suggestion, let a sweep go to its end.</source>
        <translation>曲线停在走到的地方。想得到建议，请让扫描走到底。</translation>
    </message>
</context>
<context>
    <name>SumView</name>
    <message>
        <source>The products of one output cell</source>
        <translation>一个输出格的全部乘积</translation>
    </message>
    <message>
        <source>channel {number}: {sum}, a click opens its products ([ and ] go on)</source>
        <translation>通道 {number}：{sum}，点一下展开它的乘积（[ 和 ] 换一个）</translation>
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
        <source>{count} more</source>
        <translation>还有 {count} 个</translation>
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
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>All layers together</source>
        <translation>所有层合计</translation>
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
    <name>TableLook</name>
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
        <source>{shape}, as typed</source>
        <translation>{shape}，输入时的样子</translation>
    </message>
</context>
<context>
    <name>TableMarks</name>
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
        <source>read by {count} output {count:cell|cells}</source>
        <translation>被 {count} 个输出格读取</translation>
    </message>
    <message>
        <source>read by {count} {count:window|windows}, wins in {won}</source>
        <translation>被 {count} 个窗口读到，在其中 {won} 个里胜出</translation>
    </message>
    <message>
        <source>read by {count} output {count:cell|cells}, with the {count:weight on it|weights on them}</source>
        <translation>被 {count} 个输出格读到，角上标着各自的权重</translation>
    </message>
    <message>
        <source>weight [{row}, {column}]: {value}</source>
        <translation>权重 [{row}, {column}]：{value}</translation>
    </message>
    <message>
        <source>multiplies {count} {count:cell, for the one output cell|cells, one for each output cell}</source>
        <translation>与 {count} 格相乘，每个输出格一次</translation>
    </message>
    <message>
        <source>multiplies {count} {count:cell, for the one output cell|cells, one for each output cell}; {padded} {padded:is|are} padding</source>
        <translation>与 {count} 格相乘，每个输出格一次，其中 {padded} 格是填充</translation>
    </message>
</context>
<context>
    <name>TensorBoardBar</name>
    <message>
        <source>Choose a folder for TensorBoard&apos;s files</source>
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
        <source>Stop logging</source>
        <translation>停止记录</translation>
    </message>
    <message>
        <source>Event files are in {folder}; choose another</source>
        <translation>事件文件在 {folder}；可以换一个文件夹</translation>
    </message>
</context>
<context>
    <name>TensorTable</name>
    <message>
        <source>Tensors before and after the line</source>
        <translation>这一行之前和之后的张量</translation>
    </message>
    <message>
        <source>before the line</source>
        <translation>这一行之前</translation>
    </message>
    <message>
        <source>after it</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>TermLabels</name>
    <message>
        <source>Lessons: {numbers}</source>
        <translation>课程：{numbers}</translation>
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
    <name>Thumbnails</name>
    <message>
        <source>Pictures with their answers</source>
        <translation>图片和网络的回答</translation>
    </message>
    <message>
        <source>true: {name}</source>
        <translation>真实：{name}</translation>
    </message>
    <message>
        <source>Picture {index}: {true}, answered {answer} with {sure}, loss {loss}</source>
        <translation>图片 {index}：{true}，以 {sure} 的概率答成{answer}，损失 {loss}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{what} ({key})</source>
        <translation>{what}（{key}）</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed: slower (&lt;), faster (&gt;)</source>
        <translation>速度：慢一档（&lt;），快一档（&gt;）</translation>
    </message>
    <message>
        <source>First output</source>
        <translation>第一个输出</translation>
    </message>
    <message>
        <source>One output back</source>
        <translation>后退一个输出</translation>
    </message>
    <message>
        <source>Go through all outputs</source>
        <translation>走遍所有输出</translation>
    </message>
    <message>
        <source>One output forward</source>
        <translation>前进一个输出</translation>
    </message>
    <message>
        <source>Last output</source>
        <translation>最后一个输出</translation>
    </message>
    <message>
        <source>Position among the outputs</source>
        <translation>第几个输出</translation>
    </message>
    <message>
        <source>First batch</source>
        <translation>第一批</translation>
    </message>
    <message>
        <source>One batch back</source>
        <translation>后退一批</translation>
    </message>
    <message>
        <source>Go through all batches</source>
        <translation>走遍所有批次</translation>
    </message>
    <message>
        <source>One batch forward</source>
        <translation>前进一批</translation>
    </message>
    <message>
        <source>Last batch</source>
        <translation>最后一批</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Go through all steps</source>
        <translation>走遍所有步骤</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Position among the steps</source>
        <translation>第几步</translation>
    </message>
    <message>
        <source>First point</source>
        <translation>第一个点</translation>
    </message>
    <message>
        <source>One point back</source>
        <translation>后退一个点</translation>
    </message>
    <message>
        <source>Go through all points</source>
        <translation>走遍所有点</translation>
    </message>
    <message>
        <source>One point forward</source>
        <translation>前进一个点</translation>
    </message>
    <message>
        <source>Last point</source>
        <translation>最后一个点</translation>
    </message>
    <message>
        <source>Position on the curve</source>
        <translation>在曲线上的位置</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>One line back</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Go through all lines</source>
        <translation>逐行播放</translation>
    </message>
    <message>
        <source>One line forward</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>最后一行</translation>
    </message>
    <message>
        <source>Position among the lines</source>
        <translation>在各行中的位置</translation>
    </message>
    <message>
        <source>First cell</source>
        <translation>第一格</translation>
    </message>
    <message>
        <source>One cell back</source>
        <translation>后退一格</translation>
    </message>
    <message>
        <source>Go through all cells</source>
        <translation>走遍所有格</translation>
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
        <source>Position in the map</source>
        <translation>在图中的位置</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>第一张图片</translation>
    </message>
    <message>
        <source>One picture back</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Go through all pictures</source>
        <translation>逐张播放</translation>
    </message>
    <message>
        <source>One picture forward</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Last picture</source>
        <translation>最后一张图片</translation>
    </message>
    <message>
        <source>Position among the pictures</source>
        <translation>第几张图片</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>One layer back</source>
        <translation>后退一层</translation>
    </message>
    <message>
        <source>Go through all layers</source>
        <translation>走过所有的层</translation>
    </message>
    <message>
        <source>One layer forward</source>
        <translation>前进一层</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>Position among the layers</source>
        <translation>在各层中的位置</translation>
    </message>
    <message>
        <source>First moment</source>
        <translation>最初的时刻</translation>
    </message>
    <message>
        <source>One moment back</source>
        <translation>前一个时刻</translation>
    </message>
    <message>
        <source>Go through the training</source>
        <translation>播放训练过程</translation>
    </message>
    <message>
        <source>One moment forward</source>
        <translation>后一个时刻</translation>
    </message>
    <message>
        <source>Last moment</source>
        <translation>最后的时刻</translation>
    </message>
    <message>
        <source>Moment of the training</source>
        <translation>训练的时刻</translation>
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
        <source>Step</source>
        <translation>单步</translation>
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
        <source>Learning rate of the next step</source>
        <translation>下一步的学习率</translation>
    </message>
    <message>
        <source>How much of the run is done</source>
        <translation>这次训练完成了多少</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>继续（空格键）</translation>
    </message>
    <message>
        <source>End this run; it is kept and can be continued later</source>
        <translation>结束这次训练；它会保存下来，以后可以继续</translation>
    </message>
    <message>
        <source>Train on one batch, then wait: in a new run, or in the stopped one that is selected</source>
        <translation>训练一个批次，然后等待：前面停下的那次接着训练，没有就开始新的一次</translation>
    </message>
    <message>
        <source>Learning rate of the next step. Type another one and press Enter: it applies at once, and the rest of the schedule stays below it.</source>
        <translation>下一步的学习率。输入新值后按回车：立刻生效，余下的调度不会超过它。</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs} · step {step}/{steps}</source>
        <translation>第 {epoch}/{epochs} 轮 · 第 {step}/{steps} 步</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>看内部</translation>
    </message>
    <message>
        <source>Open up the trained network: its maps, what it gets wrong, and why</source>
        <translation>打开训练好的网络：它的特征图、它错在哪、为什么</translation>
    </message>
    <message>
        <source>Open the test set…</source>
        <translation>打开测试集…</translation>
    </message>
    <message>
        <source>Judge this run on pictures that nothing was chosen by, once and for all</source>
        <translation>用从未参与选择的图片评判这次训练，只此一次</translation>
    </message>
    <message>
        <source>Continue the run where it left off, with its own settings. One whose loss exploded waits just before that, for a smaller lr</source>
        <translation>从停下的地方继续这次训练，设置不变。损失爆炸的训练会停在爆炸之前，等你改小 lr</translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message>
        <source>Which run was made from which</source>
        <translation>哪次训练由哪次而来</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>what was changed</source>
        <translation>改了什么</translation>
    </message>
</context>
<context>
    <name>TreeView</name>
    <message>
        <source>What was changed from which</source>
        <translation>由哪次而来，改了什么</translation>
    </message>
    <message>
        <source>A run that is set up with “New run from it” stands here below that one.</source>
        <translation>用“由它新建训练”得到的训练，会列在原来那次的下面。</translation>
    </message>
</context>
<context>
    <name>TrialTransport</name>
    <message>
        <source>Another run is training: they would only slow each other down.</source>
        <translation>另一次训练正在进行：同时训练只会互相拖慢。</translation>
    </message>
    <message>
        <source>Predict first, then start.</source>
        <translation>先猜，再开始。</translation>
    </message>
    <message>
        <source>each at step {step} of {steps}</source>
        <translation>都在第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Starts when PyTorch is loaded</source>
        <translation>PyTorch 载入后开始</translation>
    </message>
    <message>
        <source>Start both</source>
        <translation>开始训练两者</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>开始训练各边</translation>
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
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Train each of them on one batch, then wait</source>
        <translation>各训练一批，然后等待</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End all of them; they are kept as runs</source>
        <translation>全部结束；它们作为训练保存下来</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续上次</translation>
    </message>
    <message>
        <source>Continue all of them where they left off</source>
        <translation>从停下的地方继续训练它们</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>继续用</translation>
    </message>
    <message>
        <source>Go on with {side}</source>
        <translation>用 {side} 继续</translation>
    </message>
    <message>
        <source>Put its settings into the next run of the part “Training”</source>
        <translation>把它的设置带到“优化与训练”那一部分的下一次训练</translation>
    </message>
</context>
<context>
    <name>Try</name>
    <message>
        <source>e ≈ 2.718, e² ≈ 7.389, e³ ≈ 20.09; e^(−x) is 1 / e^x. A calculator may help.</source>
        <translation>e ≈ 2.718，e² ≈ 7.389，e³ ≈ 20.09；e^(−x) 就是 1 / e^x。可以用计算器。</translation>
    </message>
    <message>
        <source>Is x above or below zero?</source>
        <translation>x 在零的哪一边？</translation>
    </message>
    <message>
        <source>The curve is highest at the right end: x = {high} gives {right}.</source>
        <translation>曲线在右端最高：x = {high} 得 {right}。</translation>
    </message>
    <message>
        <source>`{layer}` gives {y} at x = {x}. What does it give at x = {other}?</source>
        <translation>`{layer}` 在 x = {x} 处得 {y}。在 x = {other} 处得多少？</translation>
    </message>
    <message>
        <source>The output of `{layer}()` goes through `{layer}()` a second time. What does the second one change?</source>
        <translation>`{layer}()` 的输出再经过一次 `{layer}()`。第二次会改变什么？</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>什么都不变</translation>
    </message>
    <message>
        <source>Only the negative numbers</source>
        <translation>只改变负数</translation>
    </message>
    <message>
        <source>Every number</source>
        <translation>每个数都变</translation>
    </message>
    <message>
        <source>How many parameters does `{call}` learn?</source>
        <translation>`{call}` 要学多少个参数？</translation>
    </message>
    <message>
        <source>None: its curve is fixed. Only PReLU learns its slope.</source>
        <translation>没有：曲线是固定的。只有 PReLU 学它的斜率。</translation>
    </message>
    <message>
        <source>Is there a number in its formula that training could change?</source>
        <translation>它的公式里，有训练能改动的数吗？</translation>
    </message>
    <message>
        <source>After `y = nn.ReLU(inplace=True)(x)`: what does x hold?</source>
        <translation>执行 `y = nn.ReLU(inplace=True)(x)` 之后，x 里是什么？</translation>
    </message>
    <message>
        <source>What it held before</source>
        <translation>原来的数</translation>
    </message>
    <message>
        <source>The result, the same numbers as y</source>
        <translation>结果，与 y 的数相同</translation>
    </message>
    <message>
        <source>Zeros everywhere</source>
        <translation>全是零</translation>
    </message>
    <message>
        <source>“In place” means: no new memory for the output.</source>
        <translation>“inplace”的意思是：不为输出另占内存。</translation>
    </message>
    <message>
        <source>Which numbers of the input are not above {shift}?</source>
        <translation>输入里哪些数不大于 {shift}？</translation>
    </message>
    <message>
        <source>Channel {channel} of picture {picture}, cell [{i}, {j}]: {x} goes into `{call}`. What comes out?</source>
        <translation>图片 {picture} 的通道 {channel}，格 [{i}, {j}]：{x} 进入 `{call}`。出来是多少？</translation>
    </message>
    <message>
        <source>Is it above or below zero?</source>
        <translation>它在零的哪一边？</translation>
    </message>
    <message>
        <source>Suppose input cell [{row}, {column}] were {new} instead of {old}. Then output cell [{i}, {j}], now {now}, would be…</source>
        <translation>假设输入格 [{row}, {column}] 是 {new}，而不是 {old}。输出格 [{i}, {j}] 现在是 {now}，那时会是…</translation>
    </message>
    <message>
        <source>One product changes: {old} × {weight} = {before} becomes {new} × {weight} = {after}.</source>
        <translation>只有一个乘积变了：{old} × {weight} = {before} 变成 {new} × {weight} = {after}。</translation>
    </message>
    <message>
        <source>Row {row}: {terms} = {sum}</source>
        <translation>第 {row} 行：{terms} = {sum}</translation>
    </message>
    <message>
        <source>The output has {out} cells, and each adds up {height} × {width} products: {cells} × {each} = {right}.</source>
        <translation>输出有 {out} 格，每格要加 {height} × {width} 个乘积：{cells} × {each} = {right}。</translation>
    </message>
    <message>
        <source>First the size of the output, then the products of one cell.</source>
        <translation>先算输出的尺寸，再算一格要几个乘积。</translation>
    </message>
    <message>
        <source>How many parameters does `Conv2d({channels}, {maps}, {kernel}{groups}{bias})` have, weights and biases together?</source>
        <translation>`Conv2d({channels}, {maps}, {kernel}{groups}{bias})` 有多少个参数？权重和偏置都算。</translation>
    </message>
    <message>
        <source>Weights: {maps} × {channels} × {height} × {width} = {weights}; biases: {biases}. Together {right}.</source>
        <translation>权重：{maps} × {channels} × {height} × {width} = {weights}；偏置：{biases}。一共 {right}。</translation>
    </message>
    <message>
        <source>The biases are missing: one for each output channel.</source>
        <translation>少算了偏置：每个输出通道一个。</translation>
    </message>
    <message>
        <source>What shape does `weight` have in `Conv2d({channels}, {maps}, {kernel}, groups={groups})`?</source>
        <translation>`Conv2d({channels}, {maps}, {kernel}, groups={groups})` 的 `weight` 是什么形状？</translation>
    </message>
    <message>
        <source>That would lose numbers: a reshape keeps them all, so the first dimension grows.</source>
        <translation>那样会丢数：reshape 一个数也不丢，所以第一维要变大。</translation>
    </message>
    <message>
        <source>Which layer turns {size} into {half}?</source>
        <translation>哪一层能把 {size} 变成 {half}？</translation>
    </message>
    <message>
        <source>`{layer}` gives {out}.</source>
        <translation>`{layer}` 得到 {out}。</translation>
    </message>
    <message>
        <source>{maps} maps of {out} cells, and each cell takes {channels} × {kernel} × {kernel} products: {right}.</source>
        <translation>{maps} 张图，每张 {out} 格，每格要 {channels} × {kernel} × {kernel} 个乘积：{right}。</translation>
    </message>
    <message>
        <source>`{layer}(({left}, {right}, {top}, {bottom}))` is given {shape}. What shape comes out?</source>
        <translation>`{layer}(({left}, {right}, {top}, {bottom}))` 作用在 {shape} 上，输出是什么形状？</translation>
    </message>
    <message>
        <source>Left and right add to the width: {width} + {left} + {right} = {wide}. Top and bottom add to the height: {height} + {top} + {bottom} = {high}.</source>
        <translation>左和右加到宽上：{width} + {left} + {right} = {wide}。上和下加到高上：{height} + {top} + {bottom} = {high}。</translation>
    </message>
    <message>
        <source>The four numbers are left, right, top, bottom.</source>
        <translation>四个数依次是左、右、上、下。</translation>
    </message>
    <message>
        <source>The last dimension, the width, comes first in the four numbers.</source>
        <translation>四个数里，最后一维（宽）排在最前。</translation>
    </message>
    <message>
        <source>The row becomes {row}.</source>
        <translation>这一行变成 {row}。</translation>
    </message>
    <message>
        <source>Reflection mirrors without repeating the edge, replication repeats the edge, and circular wraps around from the other side.</source>
        <translation>Reflection 镜像而不重复边上的格，Replication 重复边上的格，Circular 从另一头绕过来。</translation>
    </message>
    <message>
        <source>`ZeroPad2d({pad})` puts a border around a picture of 32×32. How many cells of one channel belong to the border?</source>
        <translation>32×32 的图片用 `ZeroPad2d({pad})` 加边框。一个通道里有多少格是边框？</translation>
    </message>
    <message>
        <source>How large is the picture with its border?</source>
        <translation>加上边框以后图片有多大？</translation>
    </message>
    <message>
        <source>A factor and a shift for each of the {count}: 2 · {count} = {right}.</source>
        <translation>{count} 个通道各有一个系数和一个偏移：2 · {count} = {right}。</translation>
    </message>
    <message>
        <source>`{call}` is given (N, C, H, W) = ({count}, {channels}, {side}, {side}). Over how many numbers is each of its means taken?</source>
        <translation>`{call}` 的输入是 (N, C, H, W) = ({count}, {channels}, {side}, {side})。它的每个均值是对多少个数取的？</translation>
    </message>
    <message>
        <source>One mean for each channel, over all pictures and cells: N · H · W = {right}.</source>
        <translation>每个通道一个均值，取遍所有图片和所有格：N · H · W = {right}。</translation>
    </message>
    <message>
        <source>One mean for each picture, over all its numbers: C · H · W = {right}.</source>
        <translation>每张图片一个均值，取遍它的所有数：C · H · W = {right}。</translation>
    </message>
    <message>
        <source>One mean for each channel of each picture: H · W = {right}.</source>
        <translation>每张图片的每个通道一个均值：H · W = {right}。</translation>
    </message>
    <message>
        <source>One mean for each half of the channels of a picture: C/2 · H · W = {right}.</source>
        <translation>每张图片的每一半通道一个均值：C/2 · H · W = {right}。</translation>
    </message>
    <message>
        <source>Which dimensions does it average over: the batch, the channels, the cells?</source>
        <translation>它把哪几维放在一起算：批次、通道，还是格子？</translation>
    </message>
    <message>
        <source>Subtract the mean, then divide by the deviation.</source>
        <translation>先减去均值，再除以标准差。</translation>
    </message>
    <message>
        <source>A new `BatchNorm2d` with `momentum={momentum}` sees a batch in which a channel has the mean {mean}. What is its running_mean afterwards?</source>
        <translation>新建的 `BatchNorm2d`，`momentum={momentum}`，来了一批图片，某个通道的均值是 {mean}。之后它的 running_mean 是多少？</translation>
    </message>
    <message>
        <source>(1 − {momentum}) · 0 + {momentum} · {mean} = {right}: it starts at 0.</source>
        <translation>(1 − {momentum}) · 0 + {momentum} · {mean} = {right}：它从 0 开始。</translation>
    </message>
    <message>
        <source>It moves towards the new mean; momentum says what fraction of the way.</source>
        <translation>它从原来的位置向新的均值走，走 momentum 那么大的一部分。</translation>
    </message>
    <message>
        <source>It moves only part of the way, as far as momentum says.</source>
        <translation>它只走一部分路，由 momentum 决定。</translation>
    </message>
    <message>
        <source>`Dropout(p={p})` in {mode} lets the number {x} through. What does it come out as?</source>
        <translation>`Dropout(p={p})` 在 {mode} 模式下放过了 {x}。出来是多少？</translation>
    </message>
    <message>
        <source>Divided by 1 − p, so that the sum stays the same on average: {x} / {rest} = {right}.</source>
        <translation>除以 1 − p，使总和平均不变：{x} / {rest} = {right}。</translation>
    </message>
    <message>
        <source>In eval() nothing happens.</source>
        <translation>eval() 模式下什么也不做。</translation>
    </message>
    <message>
        <source>What stays makes up for what is dropped.</source>
        <translation>一边丢掉的，在另一边补回来。</translation>
    </message>
    <message>
        <source>In train() the numbers that stay are scaled up.</source>
        <translation>train() 模式下，留下的数会变大。</translation>
    </message>
    <message>
        <source>`Dropout(p={p})` in train() is given (1, 3, 32, 32). About how many of the numbers become 0?</source>
        <translation>`Dropout(p={p})` 在 train() 模式下作用于 (1, 3, 32, 32)：大约有多少个数变成 0？</translation>
    </message>
    <message>
        <source>Each independently with probability {p}: about {p} · 3072 = {right}.</source>
        <translation>每个数各自以概率 {p} 变成 0：大约 {p} · 3072 = {right} 个。</translation>
    </message>
    <message>
        <source>How many numbers are there in total?</source>
        <translation>一共有多少个数？</translation>
    </message>
    <message>
        <source>A trained network with Dropout is about to classify a picture. Which mode should it be in?</source>
        <translation>带 Dropout 的网络训练好了，要用来认图片。应该处在哪种模式？</translation>
    </message>
    <message>
        <source>`model.train()`, as it was trained</source>
        <translation>`model.train()`，与训练时一样</translation>
    </message>
    <message>
        <source>`model.eval()`, so that nothing is left to chance</source>
        <translation>`model.eval()`，不留给随机</translation>
    </message>
    <message>
        <source>Either, as long as it runs under `torch.no_grad()`</source>
        <translation>都行，只要放在 `torch.no_grad()` 里</translation>
    </message>
    <message>
        <source>eval() turns Dropout off. `no_grad` saves the memory for gradients, but does not change the mode.</source>
        <translation>eval() 关掉 Dropout。`no_grad` 只省下存梯度的内存，不改变模式。</translation>
    </message>
    <message>
        <source>Would the same picture get the same answer twice?</source>
        <translation>同一张图片认两次，答案会一样吗？</translation>
    </message>
    <message>
        <source>{gates} × ({hidden}·{into} + {hidden}·{hidden} + {hidden} + {hidden}) = {right}: {gates} times weights for the input, weights for the state, and two biases.</source>
        <translation>{gates} × ({hidden}·{into} + {hidden}·{hidden} + {hidden} + {hidden}) = {right}：输入的权重、状态的权重和两个偏置，各 {gates} 份。</translation>
    </message>
    <message>
        <source>An RNN does it once, a GRU three times, an LSTM four times.</source>
        <translation>RNN 一份，GRU 三份，LSTM 四份。</translation>
    </message>
    <message>
        <source>`{key}({into}, {hidden}, batch_first=True{both})` reads {count} pictures as (N, L, H) = ({count}, 32, {into}). What shape does its output have?</source>
        <translation>`{key}({into}, {hidden}, batch_first=True{both})` 读入 {count} 张图片：(N, L, H) = ({count}, 32, {into})。输出是什么形状？</translation>
    </message>
    <message>
        <source>A state of {size} numbers after each of the 32 rows.</source>
        <translation>32 行，每读完一行有一个 {size} 个数的状态。</translation>
    </message>
    <message>
        <source>A state of {size} numbers after each of the 32 rows, half of them from reading backwards.</source>
        <translation>32 行，每读完一行有一个 {size} 个数的状态，其中一半来自倒着读。</translation>
    </message>
    <message>
        <source>After each row there is a state. How many numbers does it hold?</source>
        <translation>每读完一行就有一个状态。它有几个数？</translation>
    </message>
    <message>
        <source>The state of an RNN is a single number: w = {w}, u = {u}, no biases. The state is h = {h}, and x = {x} comes in. What is the new state, tanh(w·x + u·h)?</source>
        <translation>一个状态只有一个数的 RNN：w = {w}，u = {u}，没有偏置。状态是 h = {h}，读入 x = {x}。新的状态 tanh(w·x + u·h) 是多少？</translation>
    </message>
    <message>
        <source>A picture of 32×32 is cut into patches of {side}×{side}. What shape is the matrix in which every patch attends to every patch?</source>
        <translation>32×32 的图片切成 {side}×{side} 的小块。每一块对每一块的注意力排成矩阵，形状是什么？</translation>
    </message>
    <message>
        <source>{along} · {along} = {count} patches, and a share for each pair of them.</source>
        <translation>{along} · {along} = {count} 块，每两块之间有一个份额。</translation>
    </message>
    <message>
        <source>How many patches are there?</source>
        <translation>一共有几块？</translation>
    </message>
    <message>
        <source>Four maps (query, key, value, output) of {size} to {size} with biases: 4 · ({size}·{size} + {size}) = {right}. The number of heads makes no difference.</source>
        <translation>四个从 {size} 到 {size} 的映射（query、key、value、output），带偏置：4 · ({size}·{size} + {size}) = {right}。与头数无关。</translation>
    </message>
    <message>
        <source>Query, key, value and output are four Linear layers.</source>
        <translation>query、key、value 和 output 是四个 Linear 层。</translation>
    </message>
    <message>
        <source>In `MultiheadAttention({size}, {heads})`, how many numbers of each patch does one head work on?</source>
        <translation>`MultiheadAttention({size}, {heads})`：一个头用到每一块里的多少个数？</translation>
    </message>
    <message>
        <source>The heads share them: {size} / {heads} = {right}. It has to divide evenly.</source>
        <translation>各个头平分：{size} / {heads} = {right}。必须能整除。</translation>
    </message>
    <message>
        <source>The heads split the vector between them.</source>
        <translation>各个头把向量分着用。</translation>
    </message>
    <message>
        <source>A row of {size} numbers for each of {rows} indices: {right}. No bias.</source>
        <translation>{rows} 个下标，每个对应一行 {size} 个数：{right}。没有偏置。</translation>
    </message>
    <message>
        <source>It is just a table.</source>
        <translation>它就是一张表，别无其他。</translation>
    </message>
    <message>
        <source>What is the largest index that `Embedding({rows}, 16)` can look up?</source>
        <translation>`Embedding({rows}, 16)` 能查的最大下标是多少？</translation>
    </message>
    <message>
        <source>Counting starts at 0: {rows} rows end with index {right}.</source>
        <translation>从 0 数起：{rows} 行的最后一个下标是 {right}。</translation>
    </message>
    <message>
        <source>Which index does the first row have?</source>
        <translation>第一行的下标是几？</translation>
    </message>
    <message>
        <source>That one is an IndexError: counting starts at 0.</source>
        <translation>那个下标会报 IndexError：从 0 数起。</translation>
    </message>
    <message>
        <source>`Embedding(10, {size})` is given indices of shape {shape}. What shape comes out?</source>
        <translation>`Embedding(10, {size})` 的输入是形状 {shape} 的下标。输出是什么形状？</translation>
    </message>
    <message>
        <source>Each index becomes a row of {size} numbers, along a new last dimension.</source>
        <translation>每个下标变成一行 {size} 个数，作为最后一维。</translation>
    </message>
    <message>
        <source>The dimensions from {start} onwards are merged into one: {product} = {right}. Those before it stay as they are.</source>
        <translation>从第 {start} 维起并成一维：{product} = {right}。前面的不变。</translation>
    </message>
    <message>
        <source>Dimension 0 is the batch. Which dimensions are merged?</source>
        <translation>第 0 维是批次。合并的是哪几维？</translation>
    </message>
    <message>
        <source>That merges the whole batch, as start_dim=0 would.</source>
        <translation>那样连批次也并进去了，是 start_dim=0。</translation>
    </message>
    <message>
        <source>Pictures of shape ({channels}, {height}, {width}) are flattened one by one (`start_dim=1`). How many `in_features` does the next Linear need?</source>
        <translation>({channels}, {height}, {width}) 的图片逐张展平（`start_dim=1`）。后面的 Linear 的 `in_features` 要是多少？</translation>
    </message>
    <message>
        <source>{channels} · {side} · {side} = {right}; the number of pictures makes no difference.</source>
        <translation>{channels} · {side} · {side} = {right}；与图片张数无关。</translation>
    </message>
    <message>
        <source>How many numbers are there in one picture?</source>
        <translation>一张图片有多少个数？</translation>
    </message>
    <message>
        <source>The channels are left out.</source>
        <translation>少乘了通道数。</translation>
    </message>
    <message>
        <source>How many parameters does `Linear({into}, {out}{bias})` have?</source>
        <translation>`Linear({into}, {out}{bias})` 有多少个参数？</translation>
    </message>
    <message>
        <source>{into} × {out} weights = {weights}, and {biases} biases: {right}.</source>
        <translation>{into} × {out} 个权重 = {weights}，加 {biases} 个偏置：{right}。</translation>
    </message>
    <message>
        <source>Each output has one weight per input, plus one bias of its own.</source>
        <translation>每个输出对每个输入有一个权重，另有一个自己的偏置。</translation>
    </message>
    <message>
        <source>The biases are left out: there is one per output.</source>
        <translation>少算了偏置：每个输出一个。</translation>
    </message>
    <message>
        <source>There is one bias per output, not per input.</source>
        <translation>偏置是每个输出一个，不是每个输入一个。</translation>
    </message>
    <message>
        <source>The last batch has {last} pictures instead of {count}. What happens in `torch.flatten(x, start_dim={start})` followed by `Linear({into}, 10)`?</source>
        <translation>最后一批不是 {count} 张，只有 {last} 张。先 `torch.flatten(x, start_dim={start})`，再 `Linear({into}, 10)`：会怎样？</translation>
    </message>
    <message>
        <source>PyTorch raises an error: the shapes do not match</source>
        <translation>PyTorch 拒绝：形状对不上</translation>
    </message>
    <message>
        <source>It works, with fewer rows</source>
        <translation>能运行，只是行数少一些</translation>
    </message>
    <message>
        <source>PyTorch pads the batch with zeros</source>
        <translation>PyTorch 用零补齐</translation>
    </message>
    <message>
        <source>Each picture is one row of {each} numbers: ({last}, {each}) becomes ({last}, 10).</source>
        <translation>每张图片是一行 {each} 个数：({last}, {each}) 变成 ({last}, 10)。</translation>
    </message>
    <message>
        <source>Row {row} of the batch, output {out}: the {count} products of inputs and weights add up to {sum}. {bias} What is y[{row}, {out}]?</source>
        <translation>这一批的第 {row} 行，输出 {out}：{count} 个“输入 × 权重”加起来是 {sum}。{bias}y[{row}, {out}] 是多少？</translation>
    </message>
    <message>
        <source>The bias of this output is {bias}.</source>
        <translation>这个输出的偏置是 {bias}。</translation>
    </message>
    <message>
        <source>There is no bias.</source>
        <translation>没有偏置。</translation>
    </message>
    <message>
        <source>Products and bias: {sum}</source>
        <translation>乘积加偏置：{sum}</translation>
    </message>
    <message>
        <source>A neuron: y = Σ k·x + b.</source>
        <translation>一个神经元：y = Σ k·x + b。</translation>
    </message>
    <message>
        <source>The bias is still to be added.</source>
        <translation>还要加上偏置。</translation>
    </message>
    <message>
        <source>The initial weights of `Linear({into}, {out})` are drawn uniformly from −k to k. What is k? (A fraction such as 1/32 will do.)</source>
        <translation>`Linear({into}, {out})` 的初始权重在 −k 到 k 之间均匀地取。k 是多少？（写成 1/32 这样也行。）</translation>
    </message>
    <message>
        <source>The more inputs are added up, the smaller each weight has to be.</source>
        <translation>相加的输入越多，每个权重就越小。</translation>
    </message>
    <message>
        <source>The square root is left out: 1 / √in_features.</source>
        <translation>漏了根号：1 / √in_features。</translation>
    </message>
    <message>
        <source>`Linear({into}, {out})` is given {shape}. What shape does it return?</source>
        <translation>`Linear({into}, {out})` 的输入形状是 {shape}。它返回什么形状？</translation>
    </message>
    <message>
        <source>Only the last dimension changes, from {into} to {out}.</source>
        <translation>只有最后一维变了，从 {into} 变成 {out}。</translation>
    </message>
    <message>
        <source>Linear works along the last dimension.</source>
        <translation>Linear 只作用在最后一维上。</translation>
    </message>
    <message>
        <source>VGG16 is given pictures of {side}×{side}. What size, (H, W), are the maps after {count} of its five MaxPool2d(2) layers?</source>
        <translation>{side}×{side} 的图片进入 VGG16。它有五个 MaxPool2d(2)，过了 {count} 个之后，特征图 (H, W) 是多大？</translation>
    </message>
    <message>
        <source>The convolutions keep the size; each pooling layer halves it, rounding down: {sizes}.</source>
        <translation>卷积不改变尺寸，每次池化减半（向下取整）：{sizes}。</translation>
    </message>
    <message>
        <source>A kernel of 3 with padding 1 keeps the size. What does the pooling do?</source>
        <translation>核为 3、padding 1 时尺寸不变。池化会怎样？</translation>
    </message>
    <message>
        <source>How many parameters does `{call}` have?</source>
        <translation>`{call}` 有多少个参数？</translation>
    </message>
    <message>
        <source>{maps} · {channels} · 3 · 3 weights and {maps} biases: {right}.</source>
        <translation>{maps} · {channels} · 3 · 3 个权重，{maps} 个偏置：{right}。</translation>
    </message>
    <message>
        <source>Padding adds cells, but no weights.</source>
        <translation>padding 多的是格子，不是权重。</translation>
    </message>
    <message>
        <source>The last layer of VGG16 is `Linear(4096, 1000)`. For {classes} classes it becomes `Linear(4096, {classes})`. How many parameters does it have then?</source>
        <translation>VGG16 的最后一层是 `Linear(4096, 1000)`。如果是 {classes} 个类，就换成 `Linear(4096, {classes})`。它有多少个参数？</translation>
    </message>
    <message>
        <source>4096 weights and one bias for each class.</source>
        <translation>每个类 4096 个权重，一个偏置。</translation>
    </message>
    <message>
        <source>VGG16 has {all} parameters in total; `{name}`, a {kind}, holds {count} of them. What share is that? (As a fraction or in %.)</source>
        <translation>VGG16 一共有 {all} 个参数；`{name}`（{kind}）占其中 {count} 个。占多大一部分？（写得分或百分数。）</translation>
    </message>
    <message>
        <source>An estimate from the leading digits will do.</source>
        <translation>用前几位数字估一估就行。</translation>
    </message>
    <message>
        <source>Adaptive pooling always gives 7×7: 512 · 7 · 7 = 25,088.</source>
        <translation>自适应池化总是给出 7×7：512 · 7 · 7 = 25,088。</translation>
    </message>
    <message>
        <source>What does adaptive pooling do with the size of its input?</source>
        <translation>自适应池化怎样对待进来的尺寸？</translation>
    </message>
    <message>
        <source>That is the size before adaptive pooling.</source>
        <translation>那是自适应池化之前的尺寸。</translation>
    </message>
    <message>
        <source>The losses before reduction are {losses}. What does `reduction=&apos;sum&apos;` return?</source>
        <translation>归约之前的损失是 {losses}。`reduction=&apos;sum&apos;` 得到多少？</translation>
    </message>
    <message>
        <source>The losses before reduction are {losses}. What does `reduction=&apos;mean&apos;` return?</source>
        <translation>归约之前的损失是 {losses}。`reduction=&apos;mean&apos;` 得到多少？</translation>
    </message>
    <message>
        <source>The sum, or the sum divided by how many there are.</source>
        <translation>加起来；或者加起来再除以个数。</translation>
    </message>
    <message>
        <source>The prediction is {x} and the target is {t}. What is `{call}` for this one pair?</source>
        <translation>预测是 {x}，目标是 {t}。只看这一对，`{call}` 是多少？</translation>
    </message>
    <message>
        <source>How far apart are they? Take that as it is (L1), squared (MSE), or squared only where it is small.</source>
        <translation>它们相差多少？然后：直接用（L1）、平方（MSE），或者只在相近时平方。</translation>
    </message>
    <message>
        <source>A network gives all {classes} classes the same score. What is its CrossEntropyLoss, whichever class is right?</source>
        <translation>网络给 {classes} 个类的得分全都一样。不管正确的是哪一类，CrossEntropyLoss 是多少？</translation>
    </message>
    <message>
        <source>Each class has the probability 1/{classes}, and −ln(1/{classes}) = ln {classes} = {right}.</source>
        <translation>每个类的概率是 1/{classes}，而 −ln(1/{classes}) = ln {classes} = {right}。</translation>
    </message>
    <message>
        <source>The scores (logits) are {values}, and their e^x are {powers}. What probability does softmax give class {place}?</source>
        <translation>得分（logits）是 {values}，它们的 e^x 是 {powers}。softmax 给类 {place} 的概率是多少？</translation>
    </message>
    <message>
        <source>Its share of the sum of all e^x.</source>
        <translation>它在所有 e^x 之和里占的那一份。</translation>
    </message>
    <message>
        <source>Softmax gives the right class the probability {p}. What is the CrossEntropyLoss of this picture?</source>
        <translation>softmax 给正确的类概率 {p}。这张图片的 CrossEntropyLoss 是多少？</translation>
    </message>
    <message>
        <source>It is not 1 − p but −ln p: being badly wrong costs much more.</source>
        <translation>不是 1 − p，而是 −ln p：错得厉害，代价就大得多。</translation>
    </message>
    <message>
        <source>{shift} is added to every score of a row. What happens to its CrossEntropyLoss?</source>
        <translation>一行的每个得分都加上 {shift}。CrossEntropyLoss 会怎样？</translation>
    </message>
    <message>
        <source>It stays the same</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>It shrinks: the network is more certain</source>
        <translation>变小，网络更有把握了</translation>
    </message>
    <message>
        <source>It grows by {shift}</source>
        <translation>增加 {shift}</translation>
    </message>
    <message>
        <source>Every e^x is multiplied by the same number, which cancels: only differences count.</source>
        <translation>每个 e^x 都乘了同一个数，可以约掉：要紧的只有差。</translation>
    </message>
    <message>
        <source>What does it do to each e^x, and to their sum?</source>
        <translation>每个 e^x 会怎样变，它们的和呢？</translation>
    </message>
    <message>
        <source>`{call}` over {count} numbers. One prediction is {x} and its target is {t}. What is the gradient of the loss with respect to this prediction?</source>
        <translation>`{call}` 作用于 {count} 个数。其中一个预测是 {x}，目标是 {t}。损失对这个预测的梯度是多少？</translation>
    </message>
    <message>
        <source>The mean divides by the count, and so does its gradient.</source>
        <translation>平均要除以个数，梯度也一样。</translation>
    </message>
    <message>
        <source>If the prediction rises a little, how fast does the loss rise?</source>
        <translation>预测增加一点点，损失增加得有多快？</translation>
    </message>
    <message>
        <source>CrossEntropyLoss is given scores of shape ({pictures}, {classes}). What shape does the target have when it holds class numbers?</source>
        <translation>形状 ({pictures}, {classes}) 的得分进入 CrossEntropyLoss。目标是类的编号时，形状是什么？</translation>
    </message>
    <message>
        <source>One whole number for each picture: ({pictures},), of type int64.</source>
        <translation>每张图片一个整数：({pictures},)，类型 int64。</translation>
    </message>
    <message>
        <source>How many right answers are there?</source>
        <translation>正确答案有几个？</translation>
    </message>
    <message>
        <source>That would be a probability for each class, as floats.</source>
        <translation>那是给每个类一个概率，要用浮点数。</translation>
    </message>
    <message>
        <source>The class needs no dimension of its own: (N,).</source>
        <translation>类不需要单独的一维：(N,)。</translation>
    </message>
    <message>
        <source>With `label_smoothing={e}` and {classes} classes, what share does the right class have in the smoothed target?</source>
        <translation>`label_smoothing={e}`，{classes} 个类。平滑之后，正确的类在目标里占多少？</translation>
    </message>
    <message>
        <source>What is taken away is shared out among all classes, including the right one.</source>
        <translation>拿走的部分平分给所有的类，正确的类也有一份。</translation>
    </message>
    <message>
        <source>The right class also gets its share of what was taken away.</source>
        <translation>分出去的那部分，正确的类也得到一份。</translation>
    </message>
    <message>
        <source>By mistake, CrossEntropyLoss is given probabilities instead of logits, and perfect ones at that: 1 for the right one of {classes} classes, 0 for the others. What is the loss?</source>
        <translation>误把概率当 logits 交给 CrossEntropyLoss，而且是完美的概率：{classes} 个类里正确的是 1，其余是 0。损失是多少？</translation>
    </message>
    <message>
        <source>It cannot get any lower: softmax has been applied twice.</source>
        <translation>不会再低了：softmax 取了两次。</translation>
    </message>
    <message>
        <source>It takes them for scores: e^1 and e^0.</source>
        <translation>它把它们当成得分：e^1 和 e^0。</translation>
    </message>
    <message>
        <source>That would be right if the scores were far apart. 1 and 0 are close.</source>
        <translation>得分相差很远时才是那样。1 和 0 很接近。</translation>
    </message>
    <message>
        <source>`{name}` has shape {shape}. What shape does `{name}.grad` have after `loss.backward()`?</source>
        <translation>`{name}` 的形状是 {shape}。`loss.backward()` 之后，`{name}.grad` 是什么形状？</translation>
    </message>
    <message>
        <source>One slope for each of its {count} numbers: the same shape, whatever the batch.</source>
        <translation>{count} 个数，每个一个斜率：形状相同，与批次无关。</translation>
    </message>
    <message>
        <source>For how many numbers does `backward()` find out how the loss changes with them?</source>
        <translation>问的是损失随多少个数变化？</translation>
    </message>
    <message>
        <source>Picture {picture} belongs to class {label}; softmax gives class {place} a probability of {p}. With `reduction=&apos;sum&apos;`, what is the gradient of the loss with respect to logit {place}?</source>
        <translation>图片 {picture} 属于类 {label}；softmax 给类 {place} 的概率是 {p}。`reduction=&apos;sum&apos;` 时，损失对 logit {place} 的梯度是多少？</translation>
    </message>
    <message>
        <source>Probability minus target: {p} − {target} = {right}.</source>
        <translation>概率减去目标：{p} − {target} = {right}。</translation>
    </message>
    <message>
        <source>A probability that is too high has to come down; one that is too low has to go up.</source>
        <translation>概率太高要降下来，太低要升上去。</translation>
    </message>
    <message>
        <source>For the right class, 1 is subtracted.</source>
        <translation>正确的类要减去 1。</translation>
    </message>
    <message>
        <source>`{name}{index}` is {w} and its gradient is {g}. By how much does plain SGD with `lr={lr}` change it? (Include the sign.)</source>
        <translation>`{name}{index}` 是 {w}，梯度是 {g}。普通的 SGD，`lr={lr}`，会把它改变多少？（带上正负号。）</translation>
    </message>
    <message>
        <source>−lr · grad = −{lr} · {g} = {right}; it becomes {after}.</source>
        <translation>−lr · grad = −{lr} · {g} = {right}；它变成 {after}。</translation>
    </message>
    <message>
        <source>Downhill: against the gradient.</source>
        <translation>往下坡走：与梯度相反。</translation>
    </message>
    <message>
        <source>That goes uphill: the step is against the gradient.</source>
        <translation>那是往上坡走：这一步要与梯度相反。</translation>
    </message>
    <message>
        <source>`{name}{index}.grad` is {g}. The same batch goes forward and backward {times} times in total, without a `zero_grad()`. What does it hold then?</source>
        <translation>`{name}{index}.grad` 是 {g}。同一批一共前向、反向 {times} 次，谁也没有调用 `zero_grad()`。这时它是多少？</translation>
    </message>
    <message>
        <source>`backward()` adds to what is there: {times} · {g} = {right}.</source>
        <translation>`backward()` 加到已有的上面：{times} · {g} = {right}。</translation>
    </message>
    <message>
        <source>Does `backward()` replace the old gradient?</source>
        <translation>`backward()` 会替换旧的梯度吗？</translation>
    </message>
    <message>
        <source>The new gradient is added to the old one; it does not replace it.</source>
        <translation>是加到旧的上面，不是取而代之。</translation>
    </message>
    <message>
        <source>Picture {picture} belongs to class {label}, and softmax gives that class a probability of {p}. What is its loss?</source>
        <translation>图片 {picture} 属于类 {label}，softmax 给这个类 {p}。它的损失是多少？</translation>
    </message>
    <message>
        <source>−ln p. A pure guess among ten classes costs ln 10 ≈ 2.30.</source>
        <translation>−ln p。十个类全凭猜：ln 10 ≈ 2.30。</translation>
    </message>
    <message>
        <source>For a batch of {count} and `reduction=&apos;mean&apos;`, the gradient of a weight is {g}. What would it be with `reduction=&apos;sum&apos;`?</source>
        <translation>一批 {count} 张：`reduction=&apos;mean&apos;` 时某个权重的梯度是 {g}。`reduction=&apos;sum&apos;` 时是多少？</translation>
    </message>
    <message>
        <source>The sum is {count} times the mean, and so is its gradient: {right}.</source>
        <translation>和是平均的 {count} 倍，梯度也是：{right}。</translation>
    </message>
    <message>
        <source>How are the two losses related?</source>
        <translation>两种损失是什么关系？</translation>
    </message>
    <message>
        <source>A network has just been built, and nothing has run yet. What does `conv1.weight.grad` hold?</source>
        <translation>网络建好了，还什么都没运行。`conv1.weight.grad` 是什么？</translation>
    </message>
    <message>
        <source>Zeros in the shape of the weight</source>
        <translation>与权重同形状的零</translation>
    </message>
    <message>
        <source>Random numbers, like the weight</source>
        <translation>与权重一样的随机数</translation>
    </message>
    <message>
        <source>Nothing: the first `backward()` creates the tensor. `zero_grad()` sets it back to `None`.</source>
        <translation>什么也没有：第一次 `backward()` 才造出这个张量。`zero_grad()` 又把它设回 `None`。</translation>
    </message>
    <message>
        <source>What would have computed it?</source>
        <translation>谁来算过它呢？</translation>
    </message>
    <message>
        <source>The network gives {logits} logits for each of {pictures} pictures. How many losses does `reduction=&apos;none&apos;` give?</source>
        <translation>网络给 {pictures} 张图片各 {logits} 个 logits。`reduction=&apos;none&apos;` 给出几个损失？</translation>
    </message>
    <message>
        <source>One per picture: all logits of a picture go into one loss.</source>
        <translation>每张图片一个：一张图片的 logits 合成一个损失。</translation>
    </message>
    <message>
        <source>What gets a loss of its own: a logit, a picture, or the batch?</source>
        <translation>打分的对象是一个 logit、一张图片，还是整批？</translation>
    </message>
    <message>
        <source>All logits of a picture go into one loss.</source>
        <translation>一张图片的所有 logits 合成一个损失。</translation>
    </message>
    <message>
        <source>Type an answer first.</source>
        <translation>请先写出答案。</translation>
    </message>
    <message>
        <source>Choose an answer first.</source>
        <translation>请先选一个答案。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a shape. Write its numbers like (64, 6, 30, 30) or 64x6x30x30.</source>
        <translation>“{text}”读不成形状。请像 (64, 6, 30, 30) 或 64x6x30x30 这样写。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a number. Write it like 3, −0.5, 0.33 or 1/3.</source>
        <translation>“{text}”读不成数。请像 3、−0.5、0.33 或 1/3 这样写。</translation>
    </message>
    <message>
        <source>What does `module(module(torch.tensor({x})))` return?</source>
        <translation>`module(module(torch.tensor({x})))` 返回多少？</translation>
    </message>
    <message>
        <source>The inner call comes first.</source>
        <translation>先算里面的调用。</translation>
    </message>
    <message>
        <source>Linear: {n}·{n} weights and {n} biases; the Parameter: {m}. {now} + {linear} + {m} = {right}</source>
        <translation>Linear：{n}·{n} 个权重和 {n} 个偏置；Parameter：{m}。{now} + {linear} + {m} = {right}</translation>
    </message>
    <message>
        <source>A buffer is saved with the module and moves with it, but no optimiser changes it. A plain tensor is not registered at all.</source>
        <translation>缓冲区随模块一起保存、一起移动，但优化器不改它。普通的张量根本没有注册。</translation>
    </message>
    <message>
        <source>`__call__` runs all of them: {pre} before `forward`, {post} after it.</source>
        <translation>`__call__` 全都运行：`forward` 之前 {pre} 个，之后 {post} 个。</translation>
    </message>
    <message>
        <source>Step through the call in the picture.</source>
        <translation>在图里一步步走一遍这次调用。</translation>
    </message>
    <message>
        <source>`__init__` begins with `self.fc = nn.Linear(2, 2)`, without `super().__init__()` before it. What happens?</source>
        <translation>`__init__` 一开头就写 `self.fc = nn.Linear(2, 2)`，前面没有 `super().__init__()`。会怎样？</translation>
    </message>
    <message>
        <source>Assigning a module registers it. Where?</source>
        <translation>给属性赋一个模块，就是注册它。注册在哪里？</translation>
    </message>
    <message>
        <source>Suppose `{name}`, which is given {shape}, had `{settings}` and `out_channels={maps}`. What shape would it return?</source>
        <translation>假设 `{name}`（输入 {shape}）用的是 `{settings}` 和 `out_channels={maps}`。它返回什么形状？</translation>
    </message>
    <message>
        <source>N stays, C becomes `out_channels`: {right}</source>
        <translation>N 不变，C 变成 `out_channels`：{right}</translation>
    </message>
    <message>
        <source>The layer&apos;s own line in the table says what it is given.</source>
        <translation>表里这一层的那一行写着它的输入。</translation>
    </message>
    <message>
        <source>Suppose `{name}` had a kernel of {side}×{side} with stride 1 and dilation 1. What padding would keep its maps at {size}?</source>
        <translation>假设 `{name}` 的核是 {side}×{side}，stride 1，dilation 1。padding 是几，才能让它的图保持 {size}？</translation>
    </message>
    <message>
        <source>The window takes {less} cells off the size; padding puts half of them back on each side: {right}.</source>
        <translation>窗口让尺寸少 {less} 格；两边各补一半：{right}。</translation>
    </message>
    <message>
        <source>The padding solver of this page knows it too.</source>
        <translation>这一页的 padding 求解器也知道。</translation>
    </message>
    <message>
        <source>Suppose `{name}` were `{call}`. How many parameters would it have?</source>
        <translation>假设 `{name}` 换成 `{call}`。它有多少个参数？</translation>
    </message>
    <message>
        <source>{weights} weights and {biases} biases: {right}</source>
        <translation>{weights} 个权重，{biases} 个偏置：{right}</translation>
    </message>
    <message>
        <source>Weights first, then one bias for each output.</source>
        <translation>先算权重，再给每个输出加一个偏置。</translation>
    </message>
    <message>
        <source>Suppose `Flatten()` came right after `{name}`, which returns {shape}. How many `in_features` would the next Linear need?</source>
        <translation>假设 `Flatten()` 紧接在 `{name}` 后面，它返回 {shape}。再后面的 Linear 的 `in_features` 要是多少？</translation>
    </message>
    <message>
        <source>All dimensions but the first are merged.</source>
        <translation>除第一维以外，全部并成一维。</translation>
    </message>
    <message>
        <source>The batch is not merged: `Flatten()` starts at dimension 1.</source>
        <translation>批次不并进去：`Flatten()` 从第 1 维开始。</translation>
    </message>
    <message>
        <source>Suppose {batch} pictures went in at once. What shape would come out of `{name}`, which returns {shape} now?</source>
        <translation>假设一次进来 {batch} 张图片。`{name}` 现在返回 {shape}，那时是什么形状？</translation>
    </message>
    <message>
        <source>Every picture is processed by itself: only the first number changes.</source>
        <translation>每张图片各算各的：只有第一个数变。</translation>
    </message>
    <message>
        <source>Which of its numbers counts the pictures?</source>
        <translation>哪一个数表示图片的张数？</translation>
    </message>
    <message>
        <source>How many bytes does the output of `{name}` take for {batch} pictures in float32? It returns {shape} for {now}.</source>
        <translation>{batch} 张图片时，`{name}` 的输出以 float32 计占多少字节？{now} 张时它返回 {shape}。</translation>
    </message>
    <message>
        <source>{batch} · {numbers} numbers of 4 bytes: {right}</source>
        <translation>{batch} · {numbers} 个数，每个 4 字节：{right}</translation>
    </message>
    <message>
        <source>float32 has 32 bits, that is 4 bytes.</source>
        <translation>float32 有 32 位，就是 4 字节。</translation>
    </message>
    <message>
        <source>That counts the numbers; each takes 4 bytes.</source>
        <translation>那是数的个数；每个数占 4 字节。</translation>
    </message>
    <message>
        <source>`{call}` is given {shape} and returns {out}. How many multiply-adds does it take for one picture, not counting biases?</source>
        <translation>`{call}` 的输入是 {shape}，返回 {out}。一张图片要做多少次乘加？偏置不算。</translation>
    </message>
    <message>
        <source>{cells} numbers come out, and each takes {each} products: {right}.</source>
        <translation>出来 {cells} 个数，每个要 {each} 个乘积：{right}。</translation>
    </message>
    <message>
        <source>How many numbers come out for one picture, and what does each cost?</source>
        <translation>一张图片出来多少个数，每个数要花多少？</translation>
    </message>
    <message>
        <source>`Linear({a}, {b})` and `Linear({b}, {c})` with no activation between them do no more than a single Linear could. How many parameters would that one have?</source>
        <translation>`Linear({a}, {b})` 和 `Linear({b}, {c})` 之间没有激活，一个 Linear 就能做到同样的事。那一个 Linear 有多少个参数？</translation>
    </message>
    <message>
        <source>W₂(W₁x + b₁) + b₂ is again a matrix and a shift: Linear({a}, {c}) with {a}·{c} + {c} = {right}.</source>
        <translation>W₂(W₁x + b₁) + b₂ 还是一个矩阵加一个偏移：Linear({a}, {c})，{a}·{c} + {c} = {right}。</translation>
    </message>
    <message>
        <source>A matrix times a matrix is a matrix. From how many numbers to how many?</source>
        <translation>矩阵乘矩阵还是矩阵。从几个数到几个数？</translation>
    </message>
    <message>
        <source>Suppose `out_channels` of `{name}` became {maps} and nothing else changed. Which layer would be the first to fail?</source>
        <translation>假设 `{name}` 的 `out_channels` 改成 {maps}，别的都不改。最先拒绝的是哪一层？</translation>
    </message>
    <message>
        <source>None: everything still fits</source>
        <translation>没有：全都还对得上</translation>
    </message>
    <message>
        <source>`{fault}` was made for the old number of channels. The layers before it take any number.</source>
        <translation>`{fault}` 是按原来的通道数建的。它前面的层多少通道都行。</translation>
    </message>
    <message>
        <source>No layer after it was made for a particular number of channels.</source>
        <translation>它后面没有按通道数建的层。</translation>
    </message>
    <message>
        <source>Which layers fix a number of channels or features when they are made?</source>
        <translation>哪些层在创建时要写明通道数或特征数？</translation>
    </message>
    <message>
        <source>How many rows of the picture does one cell after `{name}` see? (The layers up to it: {layers}.)</source>
        <translation>`{name}` 之后的一格，能看到图片的多少行？（到它为止的各层：{layers}。）</translation>
    </message>
    <message>
        <source>After `{name}` a cell sees {field} (distance to the next cell: {jump}).</source>
        <translation>`{name}` 之后，一格看到 {field} 行（与下一格相距 {jump} 行）。</translation>
    </message>
    <message>
        <source>Each window adds (kernel − 1) cells, spaced by the strides of the layers before it.</source>
        <translation>每个窗口增加 (核 − 1) 格，格与格的间距由前面的 stride 决定。</translation>
    </message>
    <message>
        <source>The window then holds {values}; the largest is {right}.</source>
        <translation>这时窗口里是 {values}；最大的是 {right}。</translation>
    </message>
    <message>
        <source>The sum changes by {change}, and it is divided by {divisor}: {now} + {part} = {right}.</source>
        <translation>总和变了 {change}，要除以 {divisor}：{now} + {part} = {right}。</translation>
    </message>
    <message>
        <source>Point at the output cell: its window lights up in the input.</source>
        <translation>把鼠标移到这个输出格上：它的窗口会在输入里亮起来。</translation>
    </message>
    <message>
        <source>The cells are counted row by row through the whole input: {row} × {width} + {column} = {right}.</source>
        <translation>下标在整个输入里逐行数：{row} × {width} + {column} = {right}。</translation>
    </message>
    <message>
        <source>That counts within the window; the index counts through the whole input.</source>
        <translation>那是在窗口里数的；下标要在整个输入里数。</translation>
    </message>
    <message>
        <source>The largest of them is {right}; the others leave no trace.</source>
        <translation>其中最大的是 {right}；其余的不留痕迹。</translation>
    </message>
    <message>
        <source>It rises by 0.001</source>
        <translation>增加 0.001</translation>
    </message>
    <message>
        <source>It rises by less than 0.001</source>
        <translation>增加，但少于 0.001</translation>
    </message>
    <message>
        <source>It falls</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>None: it takes a maximum or a mean, and there is nothing in it to learn.</source>
        <translation>没有：它只取最大值或平均值，没有什么要学的。</translation>
    </message>
    <message>
        <source>Is there a number in it that training could change?</source>
        <translation>它里面有训练能改动的数吗？</translation>
    </message>
    <message>
        <source>The window only says where to look: it holds no weights.</source>
        <translation>窗口只说明看哪里：它不含权重。</translation>
    </message>
    <message>
        <source>Pooling changes H and W, and nothing else.</source>
        <translation>池化只改变 H 和 W。</translation>
    </message>
    <message>
        <source>`{layer}({settings})` on {size}: how many more cells does each map have with `ceil_mode=True` than without it?</source>
        <translation>`{layer}({settings})` 作用于 {size}：用 `ceil_mode=True` 时，每张图比不用时多几格？</translation>
    </message>
    <message>
        <source>Convolution and pooling have different default strides.</source>
        <translation>卷积和池化默认的 stride 不同。</translation>
    </message>
    <message>
        <source>The sum {sum}, divided by {divisor}: {right}</source>
        <translation>和是 {sum}，除以 {divisor}：{right}</translation>
    </message>
    <message>
        <source>Which layer is set on the left: the maximum or the mean?</source>
        <translation>左边设的是哪一种层：取最大值还是平均值？</translation>
    </message>
    <message>
        <source>{out} of {size} cells are left in each channel: {right}.</source>
        <translation>每个通道的 {size} 格里剩下 {out} 格：{right}。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {error}</source>
        <translation>{file} 无法读取：{error}</translation>
    </message>
    <message>
        <source>{file} is too large for a score file.</source>
        <translation>{file} 太大了，不像成绩文件。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {what}</source>
        <translation>{file} 第 {line} 行：{what}</translation>
    </message>
    <message>
        <source>{file} has too many lines for a score file.</source>
        <translation>{file} 的行数太多，不像成绩文件。</translation>
    </message>
    <message>
        <source>the name of the student is missing or too long</source>
        <translation>没有学生的名字，或者名字太长</translation>
    </message>
    <message>
        <source>more right answers than answers</source>
        <translation>答对的比答过的还多</translation>
    </message>
    <message>
        <source>That rounds up. Without `ceil_mode` the division is rounded down.</source>
        <translation>那是向上取整。没有 `ceil_mode` 时要向下取整。</translation>
    </message>
    <message>
        <source>That rounds down. With `ceil_mode` the division is rounded up.</source>
        <translation>那是向下取整。有 `ceil_mode` 时要向上取整。</translation>
    </message>
    <message>
        <source>Draw the rows that are read as dots, with gaps between them.</source>
        <translation>把读到的行画成点，中间隔开。</translation>
    </message>
    <message>
        <source>Write down where each window starts and where it ends.</source>
        <translation>写下每个窗口从哪里开始，到哪里结束。</translation>
    </message>
    <message>
        <source>{images} pictures with `batch_size={batch}`: how many steps does one epoch take?</source>
        <translation>{images} 张图片，`batch_size={batch}`：一轮要走多少步？</translation>
    </message>
    <message>
        <source>{images} / {batch}, rounded up: {right}. The last batch holds {rest}.</source>
        <translation>{images} / {batch}，向上取整：{right}。最后一批有 {rest} 张。</translation>
    </message>
    <message>
        <source>What is left over makes one more step, with a smaller last batch.</source>
        <translation>剩下的自己也是一步：一个较小的最后一批。</translation>
    </message>
    <message>
        <source>Each step takes a batch. Is anything left over?</source>
        <translation>每一步用一批。有剩余吗？</translation>
    </message>
    <message>
        <source>{images} pictures with `batch_size={batch}`: how many pictures does the last batch of an epoch hold?</source>
        <translation>{images} 张图片，`batch_size={batch}`：一轮的最后一批有多少张？</translation>
    </message>
    <message>
        <source>{whole} full batches take {taken}; {right} are left for the last one.</source>
        <translation>{whole} 个整批用掉 {taken} 张；最后一批剩 {right} 张。</translation>
    </message>
    <message>
        <source>How many full batches fit, and what is left over?</source>
        <translation>能放下几个整批，还剩多少？</translation>
    </message>
    <message>
        <source>`p` is {w} and `p.grad` is {g}. Where does `step()` of SGD with `lr={lr}` put p?</source>
        <translation>`p` 是 {w}，`p.grad` 是 {g}。SGD 的 `step()`（`lr={lr}`）把 p 变成多少？</translation>
    </message>
    <message>
        <source>SGD with `momentum={m}` and `lr={lr}`. `p` is {w}; the velocity left from the previous step is {v}, and `p.grad` is {g}. Where does `step()` put p?</source>
        <translation>SGD，`momentum={m}`，`lr={lr}`。`p` 是 {w}；上一步留下的速度是 {v}，`p.grad` 是 {g}。`step()` 把 p 变成多少？</translation>
    </message>
    <message>
        <source>First the velocity: a fraction of the old one, plus the gradient.</source>
        <translation>先算速度：旧速度的一部分，加上梯度。</translation>
    </message>
    <message>
        <source>That leaves out the velocity.</source>
        <translation>那样就没有用到速度。</translation>
    </message>
    <message>
        <source>SGD with `weight_decay={decay}` and `lr={lr}`, no momentum. `p` is {w}, and `p.grad` is {g}. Where does `step()` put p?</source>
        <translation>SGD，`weight_decay={decay}`，`lr={lr}`，没有 momentum。`p` 是 {w}，`p.grad` 是 {g}。`step()` 把 p 变成多少？</translation>
    </message>
    <message>
        <source>The decay adds a pull towards 0 to the gradient: the larger p is, the stronger the pull.</source>
        <translation>权重衰减给梯度加上一个拉向 0 的力，p 越大力越大。</translation>
    </message>
    <message>
        <source>The decay pulls as well: decay · p is added to the gradient.</source>
        <translation>衰减也在拉：decay · p 加进梯度里。</translation>
    </message>
    <message>
        <source>The very first step of Adam with `lr={lr}` (default betas). `p` is {w}, and `p.grad` is {g}. Where does `step()` put p?</source>
        <translation>Adam 的第一步，`lr={lr}`（betas 用默认值）。`p` 是 {w}，`p.grad` 是 {g}。`step()` 把 p 变成多少？</translation>
    </message>
    <message>
        <source>On the first step the mean is the gradient and the mean square is its square: grad / √grad² is its sign.</source>
        <translation>一开始，均值就是梯度，平方的均值就是梯度的平方：grad / √grad² 是它的符号。</translation>
    </message>
    <message>
        <source>Adam divides by the usual size of the gradient. What is left on the first step?</source>
        <translation>Adam 除以梯度平常的大小。第一步还剩下什么？</translation>
    </message>
    <message>
        <source>That is SGD. Adam&apos;s first step is as long as lr, whatever the gradient.</source>
        <translation>那是 SGD。Adam 的第一步长度是 lr，与梯度的大小无关。</translation>
    </message>
    <message>
        <source>Epoch {epoch} ended with a summed loss of {sum} over {steps} steps. What was the mean loss per step?</source>
        <translation>第 {epoch} 轮结束时，{steps} 步的损失之和是 {sum}。每一步的平均损失是多少？</translation>
    </message>
    <message>
        <source>The sum grows with the number of batches; means can be compared.</source>
        <translation>批数越多，和就越大；平均值才能比较。</translation>
    </message>
    <message>
        <source>Divided by how many?</source>
        <translation>除以几？</translation>
    </message>
    <message>
        <source>`optimizer.zero_grad()` is left out. In step {step}, what does `p.grad` hold right before `optimizer.step()`?</source>
        <translation>漏写了 `optimizer.zero_grad()`。第 {step} 步里，`optimizer.step()` 之前，`p.grad` 是什么？</translation>
    </message>
    <message>
        <source>The gradient of this batch</source>
        <translation>这一批的梯度</translation>
    </message>
    <message>
        <source>The sum of the gradients of all batches so far</source>
        <translation>到目前为止各批梯度的和</translation>
    </message>
    <message>
        <source>Their mean</source>
        <translation>它们的平均</translation>
    </message>
    <message>
        <source>`backward()` adds to what is there: after {step} batches it is the sum of {step} gradients.</source>
        <translation>`backward()` 加到已有的上面：{step} 批之后就是 {step} 个梯度的和。</translation>
    </message>
    <message>
        <source>What does `backward()` do with the old gradient?</source>
        <translation>`backward()` 怎样处理旧的梯度？</translation>
    </message>
    <message>
        <source>`out = model(x)` and `loss = loss_fn(out, y)` have run. Which lines come next, and in what order?</source>
        <translation>`out = model(x)` 和 `loss = loss_fn(out, y)` 已经运行。接下来是哪几行，顺序如何？</translation>
    </message>
    <message>
        <source>Clear the old gradients, compute new ones, then use them. If they were cleared after `backward()`, nothing would be left for `step()`.</source>
        <translation>旧梯度清掉，新梯度算出来，再拿来用。如果在 `backward()` 之后清零，`step()` 就没有梯度可用了。</translation>
    </message>
    <message>
        <source>What does each line need, and what does it leave?</source>
        <translation>每一行需要什么，又留下什么？</translation>
    </message>
    <message>
        <source>The schedule “step” starts with `lr={lr}` and multiplies it by {gamma} after every {every} epochs. What is the rate in epoch {epoch} (counting from 1)?</source>
        <translation>“阶梯”调度从 `lr={lr}` 开始，每 {every} 轮乘一次 {gamma}。第 {epoch} 轮（从 1 数起）的学习率是多少？</translation>
    </message>
    <message>
        <source>Before epoch {epoch} it has been multiplied {times} times: {lr} · {gamma}^{times} = {right}</source>
        <translation>第 {epoch} 轮之前乘了 {times} 次：{lr} · {gamma}^{times} = {right}</translation>
    </message>
    <message>
        <source>How often has it been multiplied when this epoch begins?</source>
        <translation>这一轮开始时，已经乘了几次？</translation>
    </message>
    <message>
        <source>Before its first step a network knows nothing about {classes} classes. At roughly what CrossEntropyLoss does it start?</source>
        <translation>训练之前，网络对 {classes} 个类一无所知。CrossEntropyLoss 大约从多少开始？</translation>
    </message>
    <message>
        <source>It gives each class about the same probability. ln 2 ≈ 0.69, ln 10 ≈ 2.30</source>
        <translation>它给每个类的概率差不多。ln 2 ≈ 0.69，ln 10 ≈ 2.30</translation>
    </message>
    <message>
        <source>A hundredth of the pictures is one percent.</source>
        <translation>图片数的百分之一，就是 1 %。</translation>
    </message>
    <message>
        <source>First step of the recording: `{name}{index}` is {w}, its gradient is {g}, and SGD has `lr={lr}`. By how much does `step()` change it? (Include the sign.)</source>
        <translation>录下的第一步：`{name}{index}` 是 {w}，梯度是 {g}，SGD 的 `lr={lr}`。`step()` 把它改变多少？（带上正负号。）</translation>
    </message>
    <message>
        <source>−lr · grad = −{lr} · {g} = {right}. Without a step before it, momentum adds nothing.</source>
        <translation>−lr · grad = −{lr} · {g} = {right}。之前没有走过步，momentum 什么也不加。</translation>
    </message>
    <message>
        <source>The losses of the first batches of the recording are {losses}. What does `running_loss` hold after them?</source>
        <translation>录下的前几批的损失是 {losses}。之后 `running_loss` 是多少？</translation>
    </message>
    <message>
        <source>It starts at 0, and each batch adds its loss.</source>
        <translation>它从 0 开始，每一批加上自己的损失。</translation>
    </message>
    <message>
        <source>That is their mean; the line only adds and never divides.</source>
        <translation>那是平均值；这一行只相加，不除。</translation>
    </message>
    <message>
        <source>“{text}” is not a size. Write height and width like (8, 6), or one number for a square.</source>
        <translation>“{text}”不是一个尺寸。请写成高和宽，例如 (8, 6)；正方形写一个数即可。</translation>
    </message>
    <message>
        <source>{images} pictures, `DataLoader(dataset, batch_size={batch}{more})`: what is `len(dataloader)`?</source>
        <translation>{images} 张图片，`DataLoader(dataset, batch_size={batch}{more})`：`len(dataloader)` 是多少？</translation>
    </message>
    <message>
        <source>`drop_last=True` leaves out the batch that is not full.</source>
        <translation>`drop_last=True` 舍去不满的那一批。</translation>
    </message>
    <message>
        <source>What is left over makes a smaller batch of its own.</source>
        <translation>剩下的单独成为较小的一批。</translation>
    </message>
    <message>
        <source>With `drop_last=True` the rest is left out.</source>
        <translation>`drop_last=True` 时舍去剩下的那些。</translation>
    </message>
    <message>
        <source>The rest is a batch, too.</source>
        <translation>剩下的也是一批。</translation>
    </message>
    <message>
        <source>{images} colour pictures of 32×32 and `batch_size={batch}`: which shape does `imgs` have in the last batch?</source>
        <translation>{images} 张 32×32 的彩色图片，`batch_size={batch}`：最后一批里 `imgs` 的形状是什么？</translation>
    </message>
    <message>
        <source>ToTensor makes (3, 32, 32) of a picture; the loader puts {count} of them into one tensor.</source>
        <translation>ToTensor 把一张图片变成 (3, 32, 32)；DataLoader 把 {count} 张叠成一个张量。</translation>
    </message>
    <message>
        <source>The last batch holds what is left over.</source>
        <translation>最后一批是剩下的那些。</translation>
    </message>
    <message>
        <source>Without shuffling and with `batch_size={batch}`: in which batch, counted from 0, is picture {picture}?</source>
        <translation>不打乱，`batch_size={batch}`：编号 {picture} 的图片在第几批（从 0 数起）？</translation>
    </message>
    <message>
        <source>Batches are counted from 0.</source>
        <translation>批次从 0 数起。</translation>
    </message>
    <message>
        <source>each epoch takes every picture once, in a new order</source>
        <translation>每一轮每张图片用一次，顺序重新打乱</translation>
    </message>
    <message>
        <source>each batch draws pictures by chance, so some come twice</source>
        <translation>每一批随机抽图，所以有的图会出现两次</translation>
    </message>
    <message>
        <source>the pictures are mixed once, and every epoch is the same</source>
        <translation>只打乱一次，每一轮的顺序都一样</translation>
    </message>
    <message>
        <source>What does `shuffle=True` do?</source>
        <translation>`shuffle=True` 做什么？</translation>
    </message>
    <message>
        <source>The numbers from 0 to N − 1 are mixed anew at the start of each epoch.</source>
        <translation>每一轮开始时，把编号 0 到 N − 1 重新打乱。</translation>
    </message>
    <message>
        <source>A normalisation layer in train() is given the numbers {values}. Their mean is {mean}, and their standard deviation (dividing by the count) is {deviation}. What does {value} become?</source>
        <translation>train() 模式下，归一化层处理这些数：{values}。它们的均值是 {mean}，标准差（除以个数）是 {deviation}。{value} 变成多少？</translation>
    </message>
    <message>
        <source>None: without `affine` it only normalises, and InstanceNorm2d has it off by default.</source>
        <translation>没有：不带 `affine` 就只做归一化。InstanceNorm2d 默认不带。</translation>
    </message>
    <message>
        <source>Normalising itself learns nothing; the factor and the shift after it may.</source>
        <translation>归一化本身不用学；它后面的系数和偏移才要学。</translation>
    </message>
    <message>
        <source>What replaces each index?</source>
        <translation>每个下标的位置上换成了什么？</translation>
    </message>
    <message>
        <source>A row of the input is {row}. `{layer}` adds {count} cells on its left. Which number is leftmost then?</source>
        <translation>输入的一行是 {row}。`{layer}` 在左边补 {count} 格。最左边是哪个数？</translation>
    </message>
    <message>
        <source>How many numbers does the Linear get, and how many does it expect?</source>
        <translation>Linear 的输入有多少个数，它要的又是多少个？</translation>
    </message>
    <message>
        <source>After its last pooling layer VGG16 has 512 maps; `AdaptiveAvgPool2d(7)` and `Flatten()` follow. How many numbers does the first Linear get for a picture of {side}×{side}?</source>
        <translation>最后一次池化之后，VGG16 有 512 张图；接着是 `AdaptiveAvgPool2d(7)` 和 `Flatten()`。{side}×{side} 的图片，来到第一个 Linear 的有多少个数？</translation>
    </message>
    <message>
        <source>start_dim=0 merges the pictures too: Linear gets {last} · {each} = {arrives} numbers but expects {into}.</source>
        <translation>start_dim=0 把图片也连在一起：输入有 {last} · {each} = {arrives} 个数，要的是 {into} 个。</translation>
    </message>
    <message>
        <source>`self.{name} = nn.Linear({n}, {n}{bias})` is in `__init__`. How many keys does it add to `state_dict()`?</source>
        <translation>`__init__` 里有一行 `self.{name} = nn.Linear({n}, {n}{bias})`。它给 `state_dict()` 添几个键？</translation>
    </message>
    <message>
        <source>This needs a whole number; “{text}” is not one.</source>
        <translation>这里要一个整数，“{text}”不是整数。</translation>
    </message>
    <message>
        <source>“{text}” is not a lesson</source>
        <translation>“{text}”不是课号</translation>
    </message>
    <message>
        <source>“{text}” is not a number of answers</source>
        <translation>“{text}”不是答题数</translation>
    </message>
    <message>
        <source>lesson {lesson} of this student is there twice</source>
        <translation>这个学生的 {lesson} 出现了两次</translation>
    </message>
    <message>
        <source>{file} is not text, or its encoding is not known.</source>
        <translation>{file} 不是文本，或者编码无法识别。</translation>
    </message>
    <message>
        <source>{file} is not a score file of this program: its first line is different.</source>
        <translation>{file} 不是本程序的成绩文件：第一行不对。</translation>
    </message>
    <message>
        <source>{file} contains no scores.</source>
        <translation>{file} 里没有成绩。</translation>
    </message>
    <message>
        <source>The scores of all lessons and the name are deleted.</source>
        <translation>已清除所有课的成绩和姓名。</translation>
    </message>
    <message>
        <source>What does `{call}` return for x = {x}?</source>
        <translation>`{call}` 把 x = {x} 变成多少？</translation>
    </message>
    <message>
        <source>How steep is `{call}` at x = {x}? (The slope is the factor by which the gradient is multiplied on its way back.)</source>
        <translation>`{call}` 在 x = {x} 处有多陡？（曲线的斜率，也就是回传的梯度。）</translation>
    </message>
    <message>
        <source>Follow the curve: when x grows a little, what fraction of that does y grow by?</source>
        <translation>沿着曲线看：x 增加一点点，y 增加它的几分之几？</translation>
    </message>
    <message>
        <source>A batch contains numbers from {low} to {high}, both included. What is the largest value that `{call}` returns?</source>
        <translation>一批数都在 {low} 到 {high} 之间，两端都取得到。经过 `{call}`，最大的是多少？</translation>
    </message>
    <message>
        <source>Follow the curve from one end to the other.</source>
        <translation>沿着曲线，从一端走到另一端。</translation>
    </message>
    <message>
        <source>Rotate the curve by half a turn about its centre: it looks the same.</source>
        <translation>把曲线绕它的中点转半圈：看上去一样。</translation>
    </message>
    <message>
        <source>Sigmoid never goes below 0: its centre is at 0.5.</source>
        <translation>Sigmoid 不会低于 0：它的中点在 0.5。</translation>
    </message>
    <message>
        <source>After the first one, there are no negative numbers left to change.</source>
        <translation>第一次之后已经没有负数可改了。</translation>
    </message>
    <message>
        <source>Negative numbers stay negative, and shrink toward zero once more.</source>
        <translation>负数仍是负数，又被缩小了一次。</translation>
    </message>
    <message>
        <source>After the first one, all are between 0 and 1; the second squeezes them into 0.5 … 0.73.</source>
        <translation>这时全都在 0 和 1 之间，再被压到 0.5 … 0.73。</translation>
    </message>
    <message>
        <source>What range are the numbers in after the first one?</source>
        <translation>第一次之后，数落在什么范围里？</translation>
    </message>
    <message>
        <source>`num_parameters` slopes are learned, a single one or one per channel: {count}.</source>
        <translation>要学 `num_parameters` 个斜率，共用一个或每个通道一个：{count}。</translation>
    </message>
    <message>
        <source>It writes into x itself and returns x: y and x are the same tensor. That saves memory, but the input is lost.</source>
        <translation>它直接写进 x，并返回 x：y 和 x 是同一个张量。省了内存，也丢了输入。</translation>
    </message>
    <message>
        <source>Softmax is applied to a row of the numbers {values}. Their e^x are {powers}. What share does the one at index {place} get?</source>
        <translation>沿一行对 {values} 取 softmax。它们的 e^x 是 {powers}。下标为 {place} 的那个占多少？</translation>
    </message>
    <message>
        <source>The shares add up to 1.</source>
        <translation>所有份额加起来是 1。</translation>
    </message>
    <message>
        <source>Suppose {shift} were first subtracted from every number of the input. How many of its {count} numbers would ReLU then set to 0?</source>
        <translation>假设先从输入的每个数减去 {shift}。这 {count} 个数里，ReLU 会把几个变成 0？</translation>
    </message>
    <message>
        <source>The numbers that are at most {shift} become 0 or negative. Their count is {right}.</source>
        <translation>不大于 {shift} 的数，减完就是负数或 0。这样的数有 {right} 个。</translation>
    </message>
    <message>
        <source>Point at the output cell: which kernel weight falls on that input cell?</source>
        <translation>把鼠标移到这个输出格上：卷积核的哪个数压在那个输入格上？</translation>
    </message>
    <message>
        <source>The change has to be multiplied by the kernel weight.</source>
        <translation>变化的部分要乘上卷积核里的那个数。</translation>
    </message>
    <message>
        <source>Rotate the kernel by 180°, as convolution in mathematics does. Output cell [{i}, {j}], now {now}, would be…</source>
        <translation>像数学里的卷积那样，把卷积核转 180°。输出格 [{i}, {j}] 现在是 {now}，那时会是…</translation>
    </message>
    <message>
        <source>Total, with the bias if there is one: {right}</source>
        <translation>加在一起（有偏置就加上偏置）：{right}</translation>
    </message>
    <message>
        <source>The last kernel weight now meets the first number of the window, and so on.</source>
        <translation>现在是卷积核的最后一个数对上窗口的第一个数，依次类推。</translation>
    </message>
    <message>
        <source>Every kernel weight is multiplied by {factor}; the bias stays at {bias}. Output cell [{i}, {j}], now {now}, would be…</source>
        <translation>卷积核的每个数都乘以 {factor}；偏置 {bias} 不变。输出格 [{i}, {j}] 现在是 {now}，那时会是…</translation>
    </message>
    <message>
        <source>Without the bias the cell is {now} − {bias} = {bare}. Only that part is scaled: {factor} × {bare} + {bias} = {right}.</source>
        <translation>不算偏置，这一格是 {now} − {bias} = {bare}。只有这部分变大：{factor} × {bare} + {bias} = {right}。</translation>
    </message>
    <message>
        <source>The bias is added once, after the products: it is not scaled.</source>
        <translation>偏置在乘积之后只加一次：它不会变大。</translation>
    </message>
    <message>
        <source>Each product has one kernel weight as a factor.</source>
        <translation>每个乘积里都有卷积核的一个数。</translation>
    </message>
    <message>
        <source>{rows} × {columns} of the {height} × {width} products fall on the input, the rest outside: {count} − {inside} = {right}.</source>
        <translation>{height} × {width} 个乘积中有 {rows} × {columns} 个落在输入上，其余在外面：{count} − {inside} = {right}。</translation>
    </message>
    <message>
        <source>The first window starts at the top left corner of the padding.</source>
        <translation>第一个窗口从补出来的左上角开始。</translation>
    </message>
    <message>
        <source>Suppose `{name}={value}` and everything else stays the same: `{settings}` on {size}. How many products go into the whole output, counting those with padded zeros?</source>
        <translation>假设 `{name}={value}`，其余不变：`{settings}`，输入 {size}。整个输出一共要做多少次乘法？补的零也算。</translation>
    </message>
    <message>
        <source>Suppose `{name}={value}` and everything else stays the same: `{settings}`, `out_channels={maps}`. What shape (N, C, H, W) does the output have for an input of shape {shape}?</source>
        <translation>假设 `{name}={value}`，其余不变：`{settings}`，`out_channels={maps}`。输入是 {shape} 时，输出的形状 (N, C, H, W) 是什么？</translation>
    </message>
    <message>
        <source>N stays {pictures}, and C is `out_channels` = {maps}, however many channels the input has.</source>
        <translation>N 仍是 {pictures}，C 是 `out_channels` = {maps}：进来几个通道已经无关了。</translation>
    </message>
    <message>
        <source>Each kernel sums over all input channels: C is `out_channels`.</source>
        <translation>每个卷积核都把所有输入通道加在一起：C 是 `out_channels`。</translation>
    </message>
    <message>
        <source>N and C can be read off; only H and W have to be worked out.</source>
        <translation>N 和 C 直接看得出；要算的只有 H 和 W。</translation>
    </message>
    <message>
        <source>What size (H, W) does `ConvTranspose2d({channels}, {maps}, {kernel}, stride={stride}, padding={padding}, output_padding={added})` make of {size}?</source>
        <translation>`ConvTranspose2d({channels}, {maps}, {kernel}, stride={stride}, padding={padding}, output_padding={added})` 把 {size} 变成多大 (H, W)？</translation>
    </message>
    <message>
        <source>H, W: ({side} − 1)·{stride} − 2·{padding} + {kernel} + {added} = {right}. The last cell begins {side} − 1 strides on, and its window is {kernel} wide.</source>
        <translation>H, W：({side} − 1)·{stride} − 2·{padding} + {kernel} + {added} = {right}。最后一格的窗口从第 {side} − 1 个 stride 处开始，宽 {kernel}。</translation>
    </message>
    <message>
        <source>Where does the window of the last cell begin, and where does it end?</source>
        <translation>最后一格的窗口从哪里开始，到哪里结束？</translation>
    </message>
    <message>
        <source>With `bias=False` there are no biases to count.</source>
        <translation>`bias=False` 时没有偏置，不用算。</translation>
    </message>
    <message>
        <source>Every output channel has one slice of weights for each input channel that it sees.</source>
        <translation>每个输出通道，对它看到的每个通道都有一片核。</translation>
    </message>
    <message>
        <source>(out_channels, in_channels / groups, kH, kW): each of the {maps} kernels sees {channels} / {groups} = {each} {each:channel|channels}.</source>
        <translation>(out_channels, in_channels / groups, kH, kW)：{maps} 个卷积核各看 {channels} / {groups} = {each} 个通道。</translation>
    </message>
    <message>
        <source>How many kernels are there, and how deep is each of them?</source>
        <translation>看图里的卷积核：有几个，每个有几片？</translation>
    </message>
    <message>
        <source>With groups, a kernel sees only the channels of its own group.</source>
        <translation>分组以后，卷积核只看自己那一组的通道。</translation>
    </message>
    <message>
        <source>The output of a layer has shape {shape}. The course reshapes it with `torch.reshape(output, (-1, 3, {height}, {width}))`. What does the -1 become?</source>
        <translation>某一层的输出形状是 {shape}。课程用 `torch.reshape(output, (-1, 3, {height}, {width}))` 改形状。-1 会变成几？</translation>
    </message>
    <message>
        <source>The count of numbers stays {pictures}·{maps}·{height}·{width}. Divided by 3·{height}·{width}, that is {pictures}·{maps} / 3 = {right}.</source>
        <translation>数的总个数不变：{pictures}·{maps}·{height}·{width}。除以 3·{height}·{width}，得 {pictures}·{maps} / 3 = {right}。</translation>
    </message>
    <message>
        <source>Every three channels are taken as one colour picture.</source>
        <translation>每三个通道被当成一张彩色图片。</translation>
    </message>
    <message>
        <source>Cell [{i}, {j}] of map {map}, picture {picture} of the batch: the products of each channel add up to {sums}. The bias is {bias}. What is the value of the cell?</source>
        <translation>这一批的图片 {picture}，图 {map} 的格 [{i}, {j}]：各通道的乘积分别加成 {sums}，偏置是 {bias}。这一格是多少？</translation>
    </message>
    <message>
        <source>Cell [{i}, {j}] of map {map}, picture {picture} of the batch: the products of each channel add up to {sums}. There is no bias. What is the value of the cell?</source>
        <translation>这一批的图片 {picture}，图 {map} 的格 [{i}, {j}]：各通道的乘积分别加成 {sums}，没有偏置。这一格是多少？</translation>
    </message>
    <message>
        <source>A kernel covers every channel, and all of its products add up to one cell.</source>
        <translation>卷积核走过每个通道，所有乘积都加进同一格。</translation>
    </message>
    <message>
        <source>The bias still has to be added, once per cell.</source>
        <translation>还要加上偏置，每格一次。</translation>
    </message>
    <message>
        <source>Stride 2 halves the size, and the padding makes up for what the window trims off.</source>
        <translation>stride 2 让尺寸减半，padding 补上窗口占掉的部分。</translation>
    </message>
    <message>
        <source>How many multiply-adds does `Conv2d({channels}, {maps}, {kernel}, padding={padding})` take for one picture of {size}, not counting biases?</source>
        <translation>`Conv2d({channels}, {maps}, {kernel}, padding={padding})` 处理一张 {size} 的图片，要做多少次乘加？偏置不算。</translation>
    </message>
    <message>
        <source>Every cell of every map sums over all input channels.</source>
        <translation>每张图的每一格都要走遍所有输入通道。</translation>
    </message>
    <message>
        <source>What shape does `torch.flatten(x, start_dim={start})` give for {shape}?</source>
        <translation>`torch.flatten(x, start_dim={start})` 把 {shape} 变成什么形状？</translation>
    </message>
    <message>
        <source>Suppose you called this page&apos;s module with `torch.tensor({x})`. What would it return?</source>
        <translation>假设用 `torch.tensor({x})` 调用这一页的模块。它返回多少？</translation>
    </message>
    <message>
        <source>Follow the lines of `forward` one by one.</source>
        <translation>沿着 `forward` 的各行往下，一行一行算。</translation>
    </message>
    <message>
        <source>Suppose `forward` ended with one more line, {what}. The module currently returns {now}. What would it return then?</source>
        <translation>假设 `forward` 末尾多一行 {what}。模块现在返回 {now}。那时返回多少？</translation>
    </message>
    <message>
        <source>The new line takes the value that `forward` returns now.</source>
        <translation>`forward` 原来返回的数，进入新的这一行。</translation>
    </message>
    <message>
        <source>Number of learnable parameters in this module so far: {now}. How many are there once `self.fc = nn.Linear({n}, {n})` and `self.scale = nn.Parameter(torch.ones({m}))` have been added?</source>
        <translation>这个模块目前的可学习参数个数：{now}。再加上 `self.fc = nn.Linear({n}, {n})` 和 `self.scale = nn.Parameter(torch.ones({m}))`，一共有多少个？</translation>
    </message>
    <message>
        <source>`nn.Linear({n}, {n})` holds weights and biases.</source>
        <translation>`nn.Linear({n}, {n})` 里有权重，也有偏置。</translation>
    </message>
    <message>
        <source>Which of these is in `state_dict()` but not in `parameters()`?</source>
        <translation>下面哪一个在 `state_dict()` 里，却不在 `parameters()` 里？</translation>
    </message>
    <message>
        <source>Something that is saved but not learned.</source>
        <translation>要保留，但不用学的东西。</translation>
    </message>
    <message>
        <source>A module has {pre} forward {pre:pre-hook|pre-hooks} and {post} forward {post:hook|hooks}. How many of them does `{call}` run?</source>
        <translation>一个模块有 {pre} 个前置钩子和 {post} 个后置钩子。`{call}` 会运行其中几个？</translation>
    </message>
    <message>
        <source>None: `__call__` runs the hooks, and calling `forward` directly bypasses it.</source>
        <translation>一个也不运行：钩子由 `__call__` 运行，而这里绕过它直接调用了 `forward`。</translation>
    </message>
    <message>
        <source>Which one runs the hooks: `__call__` or `forward`?</source>
        <translation>谁来运行钩子：`__call__` 还是 `forward`？</translation>
    </message>
    <message>
        <source>`forward(x)` is only your own method; nothing else runs around it.</source>
        <translation>`forward(x)` 只是你自己的方法，外围的都不运行。</translation>
    </message>
    <message>
        <source>`y = module(x)` with a pre-hook and a hook: what runs immediately after {step}?</source>
        <translation>`y = module(x)`，带一个前置钩子和一个后置钩子：紧接在 {step} 之后运行的是什么？</translation>
    </message>
    <message>
        <source>An AttributeError on that very line</source>
        <translation>就在这一行报 AttributeError</translation>
    </message>
    <message>
        <source>An error, but only when the module is called</source>
        <translation>调用模块时才报错</translation>
    </message>
    <message>
        <source>It works, but `print(module)` shows no layers</source>
        <translation>能运行，只是 `print(module)` 里是空的</translation>
    </message>
    <message>
        <source>There is nowhere to register it yet: “cannot assign module before Module.__init__() call”.</source>
        <translation>还没有地方可以注册：“cannot assign module before Module.__init__() call”。</translation>
    </message>
    <message>
        <source>One key per tensor, not per number.</source>
        <translation>每个张量一个键，不是每个数一个。</translation>
    </message>
    <message>
        <source>Keys name whole tensors, not individual numbers.</source>
        <translation>键对应张量，不对应单个的数。</translation>
    </message>
    <message>
        <source>Suppose input cell [{row}, {column}] were {new} instead of {old}. What would output cell [{i}, {j}] be then? It takes the maximum and is now {now}.</source>
        <translation>假设输入格 [{row}, {column}] 是 {new}，而不是 {old}。输出格 [{i}, {j}] 取最大值，现在是 {now}，那时是多少？</translation>
    </message>
    <message>
        <source>Suppose input cell [{row}, {column}] were {new} instead of {old}. What would output cell [{i}, {j}] be then? It takes the mean and is now {now}.</source>
        <translation>假设输入格 [{row}, {column}] 是 {new}，而不是 {old}。输出格 [{i}, {j}] 取平均值，现在是 {now}，那时是多少？</translation>
    </message>
    <message>
        <source>Suppose input cell [{row}, {column}] of the {size} input were {new}, larger than all the others. Which index would `return_indices=True` give for output cell [{i}, {j}]?</source>
        <translation>假设 {size} 的输入里，格 [{row}, {column}] 是 {new}，比其他的都大。`return_indices=True` 给输出格 [{i}, {j}] 的下标是多少？</translation>
    </message>
    <message>
        <source>The first row has indices 0 to W − 1, and so on.</source>
        <translation>第一行的下标是 0 到 W − 1，依次类推。</translation>
    </message>
    <message>
        <source>The window of output cell [{i}, {j}] holds {values}, all inside the input. What would its mean be?</source>
        <translation>输出格 [{i}, {j}] 的窗口里是 {values}，都在输入之内。它们的平均值是多少？</translation>
    </message>
    <message>
        <source>The window of output cell [{i}, {j}] holds {values}. What would its maximum be?</source>
        <translation>输出格 [{i}, {j}] 的窗口里是 {values}。它们的最大值是多少？</translation>
    </message>
    <message>
        <source>In the window of output cell [{i}, {j}], the number at [{row}, {column}], {value}, is increased by 0.001. What happens to the cell?</source>
        <translation>输出格 [{i}, {j}] 的窗口里，[{row}, {column}] 处的 {value} 增加 0.001。这个输出格会怎样？</translation>
    </message>
    <message>
        <source>It is not the largest in its window, so it has no effect on the output: its gradient is 0.</source>
        <translation>它不是窗口里最大的，所以传不下去：它的梯度是 0。</translation>
    </message>
    <message>
        <source>It is the largest in its window and passes through unchanged: its gradient is 1.</source>
        <translation>它是窗口里最大的，原样传下去：它的梯度是 1。</translation>
    </message>
    <message>
        <source>Each number counts for 1/{divisor} of the mean: its gradient is {right}.</source>
        <translation>每个数在平均值里占 1/{divisor}：它的梯度是 {right}。</translation>
    </message>
    <message>
        <source>Does this number decide what the output is?</source>
        <translation>传下去的是由这个数决定的吗？</translation>
    </message>
    <message>
        <source>How many parameters does `{layer}` with a {kernel} window learn on {channels} {channels:channel|channels}?</source>
        <translation>窗口 {kernel} 的 `{layer}` 作用于 {channels} 个通道，要学多少个参数？</translation>
    </message>
    <message>
        <source>Suppose `{name}={value}` and everything else stays the same: `{layer}({settings})`. What shape (N, C, H, W) does the output have for an input of shape {shape}?</source>
        <translation>假设 `{name}={value}`，其余不变：`{layer}({settings})`。输入是 {shape} 时，输出的形状 (N, C, H, W) 是什么？</translation>
    </message>
    <message>
        <source>N and C stay {pictures} and {channels}: every channel is pooled separately.</source>
        <translation>N 和 C 仍是 {pictures} 和 {channels}：每个通道各自池化。</translation>
    </message>
    <message>
        <source>Rounded down: {floor}; rounded up: {ceiling}; the difference is {more} − {less} = {right}.</source>
        <translation>向下取整得 {floor}，向上取整得 {ceiling}：{more} − {less} = {right}。</translation>
    </message>
    <message>
        <source>Is anything left at the edge that the last whole window does not cover?</source>
        <translation>最后一个完整的窗口之后，边上还有剩余吗？</translation>
    </message>
    <message>
        <source>`{layer}({kernel})` is given no stride. What size (H, W) does its output have for an input of {size}?</source>
        <translation>`{layer}({kernel})` 没有写 stride。它把 {size} 变成多大 (H, W)？</translation>
    </message>
    <message>
        <source>Without a stride, pooling moves by the size of its window: `stride={kernel}`.</source>
        <translation>不写 stride 时，池化每次移动一个窗口：`stride={kernel}`。</translation>
    </message>
    <message>
        <source>That is stride 1, the default of a convolution. Pooling moves by the size of its window.</source>
        <translation>那是 stride 1，卷积的默认值。池化每次移动一个窗口。</translation>
    </message>
    <message>
        <source>Channel {channel} of picture {picture}, output cell [{i}, {j}]: its window holds {values}. What is the value of the cell?</source>
        <translation>图片 {picture} 的通道 {channel}，输出格 [{i}, {j}]：窗口里是 {values}。这一格是多少？</translation>
    </message>
    <message>
        <source>Channel {channel} of picture {picture}, output cell [{i}, {j}]: its window holds {values}, and it takes the mean. What is the value of the cell?</source>
        <translation>图片 {picture} 的通道 {channel}，输出格 [{i}, {j}]：窗口里是 {values}，取平均值。这一格是多少？</translation>
    </message>
    <message>
        <source>`{layer}({kernel})` on pictures of shape {shape}: what fraction of the numbers is left? (You can type a fraction such as 1/3.)</source>
        <translation>`{layer}({kernel})` 作用于 {shape} 的图片：剩下的数占几分之几？（写成 1/3 这样的得分就行。）</translation>
    </message>
    <message>
        <source>Each window produces one number.</source>
        <translation>每个窗口留下一个数。</translation>
    </message>
    <message>
        <source>The size shrinks in both directions, so the fraction is squared.</source>
        <translation>两个方向都缩小，所以要平方。</translation>
    </message>
    <message>
        <source>An adaptive layer has `output_size={out}`. What is its output shape for an input of shape (1, {channels}, {height}, {width})?</source>
        <translation>自适应池化层的 `output_size={out}`。输入的形状是 (1, {channels}, {height}, {width}) 时，输出是什么形状？</translation>
    </message>
    <message>
        <source>The output has the size that was asked for, whatever the size of the input; N and C stay the same.</source>
        <translation>不管输入多大，输出的尺寸就是指定的尺寸；N 和 C 不变。</translation>
    </message>
    <message>
        <source>Adaptive pooling turns {width} columns into {out}. How many columns does the window of output column {at} cover?</source>
        <translation>自适应池化把 {width} 列变成 {out} 列。第 {at} 列输出的窗口盖住几列？</translation>
    </message>
    <message>
        <source>From ⌊{at}·{width} / {out}⌋ = {first} up to, but not including, ⌈{next}·{width} / {out}⌉ = {last}: {right}.</source>
        <translation>从 ⌊{at}·{width} / {out}⌋ = {first} 到 ⌈{next}·{width} / {out}⌉ = {last}，不含最后一个：{right}。</translation>
    </message>
    <message>
        <source>What does its argument describe: the window or the output?</source>
        <translation>它的参数写的是窗口，还是输出？</translation>
    </message>
    <message>
        <source>The windows have to cover everything, and neighbours may share a column.</source>
        <translation>窗口要把全部盖住，可以共用一列。</translation>
    </message>
    <message>
        <source>{axis}: one more window would start in the padding past the end of the input; PyTorch drops it, which gives {out}.</source>
        <translation>{axis}：再多一个窗口，就会从输入后面的填充里开始；torch 不要它，所以是 {out}。</translation>
    </message>
    <message>
        <source>Suppose `{name}={value}` and everything else stays the same: `{settings}`. What size (H, W) does the output have for an input of {size}?</source>
        <translation>假设 `{name}={value}`，其余不变：`{settings}`。{size} 变成多大 (H, W)？</translation>
    </message>
    <message>
        <source>Picture the window sliding over the padded input, and count its positions.</source>
        <translation>在心里让窗口滑过补好的输入，数一数它停在几处。</translation>
    </message>
    <message>
        <source>With `stride=1`, a {kernel} window and `dilation={dilation}`, which `padding` (one number for all sides) keeps the size at {size}?</source>
        <translation>`stride=1`，窗口 {kernel}，`dilation={dilation}`。`padding` 是几（四边相同），才能让尺寸保持 {size}？</translation>
    </message>
    <message>
        <source>The window covers {dilation}·({kernel} − 1) + 1 = {span} cells: {more} more than one. Half of that: {right}.</source>
        <translation>窗口占 {dilation}·({kernel} − 1) + 1 = {span} 格，比一格多 {more} 格。取一半：{right}。</translation>
    </message>
    <message>
        <source>The centre of the window has to reach both the first and the last cell.</source>
        <translation>窗口的中心要能落在第一格和最后一格上。</translation>
    </message>
    <message>
        <source>Suppose the arguments were `{settings}` on an input of {size}. In how many of its positions does the window read input cell [{row}, {column}]? (Counting starts at 0.)</source>
        <translation>假设参数是 `{settings}`，输入 {size}。窗口在多少个位置上会读到输入格 [{row}, {column}]？（从 0 数起。）</translation>
    </message>
    <message>
        <source>Vertical positions that reach row {row}: {rows}. Horizontal positions that reach column {column}: {columns}. Together {rows} × {columns} = {right}.</source>
        <translation>上下方向，读到第 {row} 行的位置有 {rows} 个；左右方向，读到第 {column} 列的位置有 {columns} 个。一共 {rows} × {columns} = {right}。</translation>
    </message>
    <message>
        <source>Count rows and columns separately. Near the edge, fewer windows pass over a cell.</source>
        <translation>行和列可以分开数。靠近边缘，经过的窗口少一些。</translation>
    </message>
    <message>
        <source>A {kernel} window with `dilation={dilation}` reads {count} numbers. How many rows does it span?</source>
        <translation>窗口 {kernel}，`dilation={dilation}`，读 {count} 个数。它上下跨过多少行？</translation>
    </message>
    <message>
        <source>{dilation}·({kernel} − 1) + 1 = {span}: between two rows that are read, {gap} {gap:is|are} skipped.</source>
        <translation>{dilation}·({kernel} − 1) + 1 = {span}：相邻的两行之间跳过 {gap} 行。</translation>
    </message>
    <message>
        <source>The gaps are between the rows that are read, so there is one gap fewer than there are rows.</source>
        <translation>间隔在读到的行之间：比行数少一个。</translation>
    </message>
    <message>
        <source>Suppose the arguments were `{settings}` on an input of {size}. How many of its {columns} columns are not read by any window?</source>
        <translation>假设参数是 `{settings}`，输入 {size}。它的 {columns} 列里，有几列不被任何窗口读到？</translation>
    </message>
    <message>
        <source>The windows start at columns {starts} and each covers {span}; columns left out: {left}.</source>
        <translation>窗口从第 {starts} 列开始，每个占 {span} 列；漏掉的列：{left}。</translation>
    </message>
    <message>
        <source>The windows start at columns {starts} and each covers {span}: no column is left out.</source>
        <translation>窗口从第 {starts} 列开始，每个占 {span} 列：一列也没有漏掉。</translation>
    </message>
    <message>
        <source>The first position of the window counts, too: you left out the + 1.</source>
        <translation>窗口在起点也要算一次：忘了 + 1。</translation>
    </message>
    <message>
        <source>Suppose `padding={padding}` with a kernel of {kernel} and `stride={stride}`. Output cell [0, 0] is made of {count} {count:product|products}: how many have a padded zero as a factor?</source>
        <translation>假设 `padding={padding}`，卷积核 {kernel}，`stride={stride}`。输出格 [0, 0] 的 {count} 个乘积里，有几个乘的是补上的零？</translation>
    </message>
    <message>
        <source>A number before `{name}` sees {size} pixels a side, and from one to the next it is {step} {step:pixel|pixels} of the picture. `{name}` has a window of {kernel}. How many pixels a side does a number behind it see, padding counted in?</source>
        <translation>`{name}` 之前的一个数看到的边长是 {size} 个像素，相邻两个数相隔图片的 {step} 个像素。`{name}` 的窗口是 {kernel}。它之后的一个数看到的边长是多少个像素？填充算在内。</translation>
    </message>
    <message>
        <source>The window begins one step further for each of its numbers after the first.</source>
        <translation>窗口里从第二个数起，每个数都再往外一步。</translation>
    </message>
    <message>
        <source>Each number stands for more than one pixel here.</source>
        <translation>这里每个数隔着不止一个像素。</translation>
    </message>
    <message>
        <source>The fields of neighbours overlap.</source>
        <translation>相邻两个数的感受野互相重叠。</translation>
    </message>
    <message>
        <source>`{name}` is `{call}`, and gets {given} for one picture. What shape does it put out, without the batch?</source>
        <translation>`{name}` 是 `{call}`，对一张图片收到 {given}。它输出什么形状？不算批次那一维。</translation>
    </message>
    <message>
        <source>{given} becomes {right}: {count} numbers.</source>
        <translation>{given} 变成 {right}：{count} 个数。</translation>
    </message>
    <message>
        <source>The head of its column on the page says the same.</source>
        <translation>页面上它那一列的标题也这样写。</translation>
    </message>
    <message>
        <source>The window of `{name}[{place}]` holds {numbers}. Which number comes out?</source>
        <translation>`{name}[{place}]` 的窗口里是 {numbers}。输出哪个数？</translation>
    </message>
    <message>
        <source>The largest of the four is {right}.</source>
        <translation>四个里最大的是 {right}。</translation>
    </message>
    <message>
        <source>A negative number may be the largest, too.</source>
        <translation>最大的也可能是负数。</translation>
    </message>
    <message>
        <source>That is the mean: AvgPool2d would put it out.</source>
        <translation>那是平均：AvgPool2d 才会输出它。</translation>
    </message>
    <message>
        <source>Class {first} has the logit {a}, class {second} has {b}. How many times as likely is class {first}, by softmax?</source>
        <translation>类 {first} 的 logit 是 {a}，类 {second} 的是 {b}。按 softmax，类 {first} 的概率是后者的多少倍？</translation>
    </message>
    <message>
        <source>Softmax divides exp of each logit by the same sum, which goes when two are compared.</source>
        <translation>softmax 把每个 logit 的 exp 都除以同一个和；两个相比，这个和就约掉了。</translation>
    </message>
    <message>
        <source>That is how far the logits are apart; exp of it is asked for.</source>
        <translation>那是两个 logit 的差；问的是它的 exp。</translation>
    </message>
    <message>
        <source>`{name}` is `{call}`. How many parameters does it hold?</source>
        <translation>`{name}` 是 `{call}`。它有多少个参数？</translation>
    </message>
    <message>
        <source>Weights of one map, or of one output, times their number; then the biases.</source>
        <translation>一张图（或一个输出）的权重数，乘以它们的个数；再加上偏置。</translation>
    </message>
    <message>
        <source>At one pixel, the gradients of a score are {values} for red, green and blue. Which number does the map of gradients show there?</source>
        <translation>在一个像素上，得分对红、绿、蓝的梯度是 {values}。梯度图在这里显示哪个数？</translation>
    </message>
    <message>
        <source>Without their signs they are {sizes}; the largest is {right}.</source>
        <translation>去掉正负号是 {sizes}，最大的是 {right}。</translation>
    </message>
    <message>
        <source>A pixel counts, whether the score rises or falls with it.</source>
        <translation>得分随它变大还是变小，都算起作用。</translation>
    </message>
    <message>
        <source>A negative gradient counts by its size, too.</source>
        <translation>负的梯度也按大小来算。</translation>
    </message>
    <message>
        <source>A pixel holds {pixel} for red, green and blue, and the gradients of the score there are {values}. Which number does input × gradient show?</source>
        <translation>一个像素的红、绿、蓝是 {pixel}，得分在那里的梯度是 {values}。输入 × 梯度显示哪个数？</translation>
    </message>
    <message>
        <source>Each number times its own gradient, then the sum over the channels.</source>
        <translation>每个数乘以自己的梯度，再把各通道加起来。</translation>
    </message>
    <message>
        <source>Those are the gradients alone: the pixel is left out.</source>
        <translation>这只是梯度，漏了像素本身。</translation>
    </message>
    <message>
        <source>At the four cells of a map, the gradients of a score are {values}. Which weight does Grad-CAM give the map?</source>
        <translation>在一张特征图的四格上，得分的梯度是 {values}。Grad-CAM 给这张图多大的权重？</translation>
    </message>
    <message>
        <source>The weight of a map is the mean of its gradients.</source>
        <translation>一张特征图的权重是它的梯度的平均值。</translation>
    </message>
    <message>
        <source>That is their sum: the weight is the mean.</source>
        <translation>这是总和；权重是平均值。</translation>
    </message>
    <message>
        <source>Three maps hold {values} at one cell, and their weights are {weights}. What does Grad-CAM have at this cell, before it is enlarged?</source>
        <translation>三张特征图在同一格上是 {values}，它们的权重是 {weights}。放大之前，Grad-CAM 在这一格是多少？</translation>
    </message>
    <message>
        <source>After the weighted sum comes ReLU.</source>
        <translation>加权求和之后还有 ReLU。</translation>
    </message>
    <message>
        <source>ReLU makes 0 of it: only what speaks for the class is kept.</source>
        <translation>ReLU 把它变成 0：只留下支持这个类别的。</translation>
    </message>
    <message>
        <source>Grad-CAM enlarges maps of {size} cells to the {side}×{side} pixels of a picture. How many pixels has a cell?</source>
        <translation>Grad-CAM 把 {size} 格的特征图放大到图片的 {side}×{side} 个像素。一格有多少个像素？</translation>
    </message>
    <message>
        <source>How many pixels of a row lie in one cell, and how many of a column?</source>
        <translation>一格横着有几个像素，竖着有几个？</translation>
    </message>
    <message>
        <source>So many lie side by side; as many rows belong to the cell.</source>
        <translation>这只是并排的个数；一格还有同样多的行。</translation>
    </message>
    <message>
        <source>A patch of {window} moves over a picture of {side}×{side} by {stride} pixels at a time. How often does the network run with the patch?</source>
        <translation>{window} 的方块在 {side}×{side} 的图片上移动，每次 {stride} 个像素。网络要带着方块算多少遍？</translation>
    </message>
    <message>
        <source>Count the places along one side, as for a convolution without padding.</source>
        <translation>先数一边上有几个位置，和没有填充的卷积一样。</translation>
    </message>
    <message>
        <source>Those are the places along one side.</source>
        <translation>这只是一边上的位置数。</translation>
    </message>
    <message>
        <source>The first place counts, too: it is one more a side.</source>
        <translation>第一个位置也要算：每边多一个。</translation>
    </message>
    <message>
        <source>The score of a class is {whole}, and {covered} with a patch over the picture. Which number does occlusion note for this place of the patch?</source>
        <translation>一个类别的得分是 {whole}，盖上方块以后是 {covered}。遮挡在方块的这个位置记下哪个数？</translation>
    </message>
    <message>
        <source>What is missed when it is covered is positive.</source>
        <translation>盖住以后少了的，记成正数。</translation>
    </message>
    <message>
        <source>The other way round: a score that falls is positive here.</source>
        <translation>反了：得分掉下去，在这里是正数。</translation>
    </message>
    <message>
        <source>Four pixels have the ranks 1, 2, 3, 4 in the map of a trained network, and {ranks} in that of random weights. What is the rank correlation 1 − 6 · Σd² / (n · (n² − 1))?</source>
        <translation>四个像素在训练好的网络的图里名次是 1、2、3、4，在随机权重的图里是 {ranks}。秩相关 1 − 6 · Σd² / (n · (n² − 1)) 是多少？</translation>
    </message>
    <message>
        <source>d is the difference of a pixel&apos;s two ranks.</source>
        <translation>d 是同一个像素两个名次之差。</translation>
    </message>
    <message>
        <source>The differences are squared before they are added.</source>
        <translation>差要先平方再相加。</translation>
    </message>
    <message>
        <source>A map of `{layer}` has {height} rows and {width} columns. For one picture, `y[0, {map}].argmax()` is {flat}: PyTorch counts the cells row by row. In which row and column is the largest cell?</source>
        <translation>`{layer}` 的一张特征图有 {height} 行 {width} 列。对一张图片，`y[0, {map}].argmax()` 是 {flat}：PyTorch 逐行给格子编号。最大的格子在第几行、第几列？</translation>
    </message>
    <message>
        <source>Look at the {counted} pictures that excite map {map} of `{layer}` most. Which class comes most often among them?</source>
        <translation>看最能激发 `{layer}` 的特征图 {map} 的 {counted} 张图片。其中哪一类最多？</translation>
    </message>
    <message>
        <source>Every class has a tenth of the pictures. Of the {counted} that excite map {map} of `{layer}` most, {here} show “{name}”. How many times as often is that as among all pictures?</source>
        <translation>每个类别占图片的十分之一。最能激发 `{layer}` 的特征图 {map} 的 {counted} 张里，有 {here} 张是“{name}”。这是它在所有图片中所占比例的几倍？</translation>
    </message>
    <message>
        <source>The row comes first: it is the whole part of the division.</source>
        <translation>先写行：它是除法的整数部分。</translation>
    </message>
    <message>
        <source>That is the share among these pictures; a tenth of all pictures is 0.1.</source>
        <translation>这是它在这些图片里的比例；所有图片的十分之一是 0.1。</translation>
    </message>
    <message>
        <source>The run trains on {images} pictures with `batch_size={batch}`, and a snapshot was kept after step {step}. In which epoch, counted from 1, was that step?</source>
        <translation>这次训练用 {images} 张图片，`batch_size={batch}`，在第 {step} 步之后保存了一次权重。那一步在第几轮（从 1 数起）？</translation>
    </message>
    <message>
        <source>After step {step}, the diagonal of the confusion matrix adds up to {right}, and all its cells to {pictures}. What is the accuracy?</source>
        <translation>第 {step} 步之后，混淆矩阵对角线之和是 {right}，所有格子之和是 {pictures}。准确率是多少？</translation>
    </message>
    <message>
        <source>After step {step}, {right} of the {count} pictures of “{name}” are recognised. What is the recall of this class?</source>
        <translation>第 {step} 步之后，“{name}”的 {count} 张图片里认对了 {right} 张。这一类的召回率是多少？</translation>
    </message>
    <message>
        <source>The first epoch is called 1, not 0.</source>
        <translation>第一轮叫第 1 轮，不是第 0 轮。</translation>
    </message>
    <message>
        <source>That is the share of wrong answers.</source>
        <translation>这是答错的比例。</translation>
    </message>
    <message>
        <source>The diagonal of the matrix adds up to {hits}, all its cells to {count}. What is the accuracy?</source>
        <translation>混淆矩阵对角线上的数加起来是 {hits}，所有格子加起来是 {count}。准确率是多少？</translation>
    </message>
    <message>
        <source>On the diagonal the answer is the true class.</source>
        <translation>对角线上，回答就是真实类别。</translation>
    </message>
    <message>
        <source>That is the recall: it divides by the pictures of the class.</source>
        <translation>这是召回率：它除以的是该类图片的张数。</translation>
    </message>
    <message>
        <source>How many of the pictures with this answer are right?</source>
        <translation>被这样回答的图片里，有多少是对的？</translation>
    </message>
    <message>
        <source>That is the precision: it divides by the answers.</source>
        <translation>这是精确率：它除以的是这样回答的次数。</translation>
    </message>
    <message>
        <source>How many of the pictures of this class are found?</source>
        <translation>这个类别的图片里，认出了多少？</translation>
    </message>
    <message>
        <source>Picture {index} is of the class “{name}”. The network gives this class a probability of {p}. What is the cross entropy of this picture?</source>
        <translation>图片 {index} 属于“{name}”，网络给这个类别的概率是 {p}。这张图片的交叉熵是多少？</translation>
    </message>
    <message>
        <source>It takes the natural logarithm of one probability only.</source>
        <translation>只要对一个概率取自然对数。</translation>
    </message>
    <message>
        <source>That is the missing probability, not its logarithm.</source>
        <translation>这是还差的概率，不是它的对数。</translation>
    </message>
    <message>
        <source>{count} pictures are judged, {most} of them of the class “{name}”, which has the most. A program that looks at no picture answers “{name}” every time. What is its accuracy?</source>
        <translation>评判用的图片有 {count} 张，其中最多的一类是“{name}”，有 {most} 张。一个根本不看图片的程序每次都答“{name}”。它的准确率是多少？</translation>
    </message>
    <message>
        <source>It is right for the pictures of that class, and wrong for all others.</source>
        <translation>这一类的图片它全答对，其余的全答错。</translation>
    </message>
    <message>
        <source>Which of these classes has the lowest recall?</source>
        <translation>这几个类别中，哪个的召回率最低？</translation>
    </message>
    <message>
        <source>{name}: {hits} of {count} pictures recognised</source>
        <translation>{name}：{count} 张图片认出 {hits} 张</translation>
    </message>
    <message>
        <source>Compare shares, not counts.</source>
        <translation>比的是比例，不是张数。</translation>
    </message>
    <message>
        <source>First the share of right answers, then the difference.</source>
        <translation>先算答对的比例，再求差。</translation>
    </message>
    <message>
        <source>The weights of this network are saved with `torch.save(model.state_dict(), file)`. How many tensors are in the file?</source>
        <translation>用 `torch.save(model.state_dict(), file)` 保存这个网络的权重。文件里有几个张量？</translation>
    </message>
    <message>
        <source>Suppose `{name}` had no bias. The weights are saved with `torch.save(model.state_dict(), file)`. How many tensors are in the file?</source>
        <translation>假如 `{name}` 没有偏置。用 `torch.save(model.state_dict(), file)` 保存权重，文件里有几个张量？</translation>
    </message>
    <message>
        <source>Suppose a `BatchNorm2d` came after `{name}`. The weights are saved with `torch.save(model.state_dict(), file)`. How many tensors are in the file?</source>
        <translation>假如 `{name}` 后面接了一个 `BatchNorm2d`。用 `torch.save(model.state_dict(), file)` 保存权重，文件里有几个张量？</translation>
    </message>
    <message>
        <source>One for each weight and each bias, however many numbers it holds: {count}</source>
        <translation>每层的权重算一个，偏置算一个，不管里面有多少个数：{count}</translation>
    </message>
    <message>
        <source>Five for each BatchNorm: weight, bias, running_mean, running_var and num_batches_tracked: {count}</source>
        <translation>每个 BatchNorm 五个：weight、bias、running_mean、running_var、num_batches_tracked：{count}</translation>
    </message>
    <message>
        <source>What BatchNorm counts along is saved as well: three tensors more each.</source>
        <translation>BatchNorm 一路统计的数也会存下来：每个再多三个张量。</translation>
    </message>
    <message>
        <source>Layers without numbers of their own add nothing.</source>
        <translation>自己没有数的层不占位置。</translation>
    </message>
    <message>
        <source>`{layer}` is `Linear({numbers}, 10)`. {pictures} pictures go through the network. What shape does the input of `{layer}` have?</source>
        <translation>`{layer}` 是 `Linear({numbers}, 10)`。{pictures} 张图片经过网络，`{layer}` 的输入是什么形状？</translation>
    </message>
    <message>
        <source>A row of {numbers} numbers for each picture.</source>
        <translation>每张图片一行，{numbers} 个数。</translation>
    </message>
    <message>
        <source>That is what comes out of it.</source>
        <translation>那是它的输出。</translation>
    </message>
    <message>
        <source>The first direction keeps {one} % of the variance, the second {two} %. What share of it is not seen in the plane, in %?</source>
        <translation>第一个方向保留 {one} % 的方差，第二个保留 {two} %。平面上看不到的方差占百分之几？</translation>
    </message>
    <message>
        <source>That is what the plane keeps.</source>
        <translation>那是平面保留的。</translation>
    </message>
    <message>
        <source>Two pictures lie at ({x}, {y}) and at ({u}, {v}) in the plane. How far are they from each other there?</source>
        <translation>两张图片在平面上位于 ({x}, {y}) 和 ({u}, {v})。它们在平面上相距多远？</translation>
    </message>
    <message>
        <source>Pythagoras: how far across, how far down?</source>
        <translation>勾股定理：横向差多少，纵向差多少？</translation>
    </message>
    <message>
        <source>Here are the middles of some classes in the plane. Which class lies nearest to the class “{name}” at ({x}, {y})?</source>
        <translation>下面是几个类别在平面上的中心。哪个类别离位于 ({x}, {y}) 的“{name}”最近？</translation>
    </message>
    <message>
        <source>{name}, at ({x}, {y})</source>
        <translation>{name}，位于 ({x}, {y})</translation>
    </message>
    <message>
        <source>{name} is {far} away, the next one {next}.</source>
        <translation>{name}相距 {far}，其次的相距 {next}。</translation>
    </message>
    <message>
        <source>{numbers} numbers go into the last linear layer, which answers with 10. How many parameters does it have?</source>
        <translation>最后一个线性层的输入是 {numbers} 个数，输出 10 个。它有多少个参数？</translation>
    </message>
    <message>
        <source>Pictures of the class “{name}”: {all}; recognised of these: {hits}; answers “{name}”: {answers}. What is the recall of this class?</source>
        <translation>“{name}”这一类的图片：{all} 张；其中被认出：{hits} 张；被答成“{name}”的：{answers} 张。这个类别的召回率是多少？</translation>
    </message>
    <message>
        <source>Pictures of the class “{name}”: {all}; recognised of these: {hits}; answers “{name}”: {answers}. What is the precision of this class?</source>
        <translation>“{name}”这一类的图片：{all} 张；其中被认出：{hits} 张；被答成“{name}”的：{answers} 张。这个类别的精确率是多少？</translation>
    </message>
    <message>
        <source>{count} answers are between {low} and {high} sure, on average {sure}. Of these, {hits} {hits:is|are} right. How far is their accuracy from their confidence?</source>
        <translation>有 {count} 次回答的置信度在 {low} 到 {high} 之间，平均为 {sure}，其中 {hits} 次是对的。它们的准确率与置信度相差多少？</translation>
    </message>
    <message>
        <source>{hits} of {count} validation pictures are right. The accuracy is uncertain by ± how many percentage points (95 %, 1.96 standard errors)?</source>
        <translation>{count} 张验证图片判断对了 {hits} 张。准确率的不确定范围是 ± 多少个百分点（95 %，1.96 个标准误）？</translation>
    </message>
    <message>
        <source>The standard error of a share p of n pictures is √(p · (1 − p) / n).</source>
        <translation>n 张图片里比例为 p，标准误是 √(p · (1 − p) / n)。</translation>
    </message>
    <message>
        <source>That is one standard error; 95 % needs 1.96.</source>
        <translation>这是一个标准误；95 % 要乘 1.96。</translation>
    </message>
    <message>
        <source>With {count} validation pictures an accuracy is uncertain by ± {half} points. How many pictures make that half as much?</source>
        <translation>用 {count} 张验证图片，准确率的不确定范围是 ± {half} 个百分点。要减半，需要多少张？</translation>
    </message>
    <message>
        <source>It falls with the square root of their number: 2² = 4 times as many.</source>
        <translation>它随张数的平方根减小：要 2² = 4 倍的图片。</translation>
    </message>
    <message>
        <source>Twice as many make it only 1.4 times smaller.</source>
        <translation>张数加倍，只缩小到 1/1.4。</translation>
    </message>
    <message>
        <source>Three seeds with lr 0.01 reach {one} %, three with lr 0.05 reach {other} %. By how many percentage points is the mean of the second recipe above that of the first?</source>
        <translation>lr 0.01 的三个种子达到 {one} %，lr 0.05 的三个种子达到 {other} %。第二个配方的平均值比第一个高多少个百分点？</translation>
    </message>
    <message>
        <source>That compares the luckiest seed of each. Take the means.</source>
        <translation>这是在比各自运气最好的种子。请比平均值。</translation>
    </message>
    <message>
        <source>The accuracy of a new recipe lies beyond that of the baseline by {low} to {high} points (95 %). What follows?</source>
        <translation>新配方的准确率比基准高出 {low} 到 {high} 个百分点（95 %）。由此能得出什么？</translation>
    </message>
    <message>
        <source>The new recipe is better.</source>
        <translation>新配方更好。</translation>
    </message>
    <message>
        <source>The new recipe is worse.</source>
        <translation>新配方更差。</translation>
    </message>
    <message>
        <source>They cannot be told apart with these runs.</source>
        <translation>凭这些训练分不出高下。</translation>
    </message>
    <message>
        <source>The interval holds 0: the difference may be either way.</source>
        <translation>区间包含 0：差别可能偏向任何一边。</translation>
    </message>
    <message>
        <source>The interval leaves out 0: both ends lie on one side of it.</source>
        <translation>区间不包含 0：两端都在 0 的同一侧。</translation>
    </message>
    <message>
        <source>The losses of five steps are {losses}. What does the curve say at the last of them, smoothed over {window} steps?</source>
        <translation>五步的损失是 {losses}。按 {window} 步平滑，曲线在最后一步是多少？</translation>
    </message>
    <message>
        <source>It is the mean of so many steps, the last one among them.</source>
        <translation>它是包括最后一步在内这么多步的平均值。</translation>
    </message>
    <message>
        <source>The accuracy on {pictures} validation pictures is {accuracy} %. How many of them are classified correctly?</source>
        <translation>在 {pictures} 张验证图片上准确率是 {accuracy} %。其中有多少张分类正确？</translation>
    </message>
    <message>
        <source>A sweep goes from {lowest} to {highest} in {steps} steps, each rate the same factor above the one before. By which factor does the rate grow in ten steps?</source>
        <translation>扫描用 {steps} 步从 {lowest} 到 {highest}，每一步都乘上同样的倍数。十步之后学习率变成原来的几倍？</translation>
    </message>
    <message>
        <source>{gaps} factors make {decades} powers of ten; ten of them make 10^{share}:</source>
        <translation>{gaps} 个倍数合起来是 {decades} 个十次幂；十个就是 10^{share}：</translation>
    </message>
    <message>
        <source>Count in powers of ten: how many of them do ten steps go up?</source>
        <translation>按十的次方来数：十步上升多少个次方？</translation>
    </message>
    <message>
        <source>A sweep goes from {lowest} to {highest}, evenly over the logarithm. Which rate does its middle step have?</source>
        <translation>扫描从 {lowest} 到 {highest}，在对数上均匀分布。正中间那一步的学习率是多少？</translation>
    </message>
    <message>
        <source>That is the mean; on a logarithmic axis it lies close to the right end.</source>
        <translation>那是平均值；在对数坐标轴上它很靠近右端。</translation>
    </message>
    <message>
        <source>The loss falls most steeply at lr {steepest} and is lowest at {lowest}. Which rate does this page suggest?</source>
        <translation>损失在 lr {steepest} 处下降最陡，在 {lowest} 处最低。这一页会建议多大的学习率？</translation>
    </message>
    <message>
        <source>That is the mean; halfway on a logarithmic axis is the root of the product.</source>
        <translation>那是平均值；对数坐标轴上的正中间是乘积的平方根。</translation>
    </message>
    <message>
        <source>Halfway between the two, on the axis of the curve.</source>
        <translation>在曲线的坐标轴上，两者的正中间。</translation>
    </message>
    <message>
        <source>They stay as they were: the sweep works on a copy.</source>
        <translation>保持原样：扫描用的是一份副本。</translation>
    </message>
    <message>
        <source>They go on from where the sweep ended.</source>
        <translation>从扫描结束的地方继续。</translation>
    </message>
    <message>
        <source>They become those at the lowest loss of the sweep.</source>
        <translation>变成扫描中损失最低时的权重。</translation>
    </message>
    <message>
        <source>A sweep starts from the last weights of a run. What happens to that run?</source>
        <translation>扫描从一次训练最后的权重开始。那次训练会怎样？</translation>
    </message>
    <message>
        <source>At its end a sweep has usually ruined its weights: nobody would keep them.</source>
        <translation>扫描到最后通常已经把权重毁掉了：没有人会留下它们。</translation>
    </message>
    <message>
        <source>On {count} batches the losses of A and B differ by {mean} on average; the single differences scatter by {spread} (standard deviation). What is the standard error of the mean difference?</source>
        <translation>在 {count} 批上，A 和 B 的损失平均相差 {mean}；各批的差值离散程度为 {spread}（标准差）。平均差的标准误差是多少？</translation>
    </message>
    <message>
        <source>The error of a mean shrinks with the root of the number.</source>
        <translation>平均值的误差按个数的平方根缩小。</translation>
    </message>
    <message>
        <source>Divided by the root of how many?</source>
        <translation>要除以多少的平方根？</translation>
    </message>
    <message>
        <source>A has a mean loss of {a}. B − A is {difference}, with a standard error of {error}. What does this page say?</source>
        <translation>A 的平均损失是 {a}。B − A 为 {difference}，标准误差 {error}。这一页会怎么说？</translation>
    </message>
    <message>
        <source>A is lower</source>
        <translation>A 更低</translation>
    </message>
    <message>
        <source>B is lower</source>
        <translation>B 更低</translation>
    </message>
    <message>
        <source>no real difference</source>
        <translation>没有值得一提的差别</translation>
    </message>
    <message>
        <source>It has to exceed two standard errors, and two percent of A: {least}.</source>
        <translation>必须超过两倍标准误差，也要超过 A 的百分之二：{least}。</translation>
    </message>
    <message>
        <source>how much of the difference is chance</source>
        <translation>差别里有多少是偶然</translation>
    </message>
    <message>
        <source>which of these two runs has the lower loss</source>
        <translation>这两次训练谁的损失更低</translation>
    </message>
    <message>
        <source>how much the batches scatter</source>
        <translation>各批之间差多少</translation>
    </message>
    <message>
        <source>A and B were trained once, with the same seed. What cannot be told from that?</source>
        <translation>A 和 B 用同一个种子各训练了一次。从中看不出什么？</translation>
    </message>
    <message>
        <source>Only other seeds show how much the difference itself would vary.</source>
        <translation>只有换别的种子，才看得出差别本身会怎样变化。</translation>
    </message>
    <message>
        <source>Of {pictures} pictures, validation keeps back the share {share}, and at most {images} of the others are trained on. How many pictures does one epoch train on?</source>
        <translation>{pictures} 张图片里，按 {share} 的比例留作验证，其余的最多用 {images} 张来训练。一轮训练用多少张？</translation>
    </message>
    <message>
        <source>First take away what is kept back. Are the others more than the limit?</source>
        <translation>先减去分出去的验证图片。剩下的比上限多吗？</translation>
    </message>
    <message>
        <source>Those are kept back: they judge, and are never trained on.</source>
        <translation>那是分出去的验证图片：它们用来评判，从不参加训练。</translation>
    </message>
    <message>
        <source>On {pictures} validation pictures the accuracy is {accuracy} %. About how many points does its 95 % interval reach to each side? Take 1.96 · √(p · (1 − p) / n), in percent.</source>
        <translation>在 {pictures} 张验证图片上准确率是 {accuracy} %。它的 95 % 区间向两边各伸出大约几个百分点？用 1.96 · √(p · (1 − p) / n) 来算，以百分数表示。</translation>
    </message>
    <message>
        <source>Four times as many pictures halve it. A smaller difference tells nothing.</source>
        <translation>图片多到四倍，它才减半。比它还小的差别说明不了什么。</translation>
    </message>
    <message>
        <source>p is the accuracy as a share, n the number of pictures.</source>
        <translation>p 是写成小数的准确率，n 是图片数。</translation>
    </message>
    <message>
        <source>`Normalize(mean={mean}, std={std})` follows `ToTensor()`. What does a pixel of {pixel} (of 255) become in that channel?</source>
        <translation>`ToTensor()` 之后是 `Normalize(mean={mean}, std={std})`。这个通道里值为 {pixel}（满值 255）的像素变成多少？</translation>
    </message>
    <message>
        <source>First from 0 to 1, then the mean is taken off, then it is divided.</source>
        <translation>先变到 0 到 1，再减去平均值，最后相除。</translation>
    </message>
    <message>
        <source>All gradients together have the norm {norm}, and the largest norm is {clip}. What does a gradient of {gradient} become?</source>
        <translation>所有梯度合起来的范数是 {norm}，最大范数设为 {clip}。值为 {gradient} 的一个梯度变成多少？</translation>
    </message>
    <message>
        <source>The norm is not larger than that: nothing changes.</source>
        <translation>范数没有超过它：什么也不变。</translation>
    </message>
    <message>
        <source>They are all scaled down together, and only where they are too long.</source>
        <translation>它们一起缩小，而且只在太长时才缩小。</translation>
    </message>
    <message>
        <source>The mean of a weight is {mean}, and averaging is {decay}. After a step the weight itself is {weight}. What is its mean now?</source>
        <translation>某个权重的平均是 {mean}，“平均”设为 {decay}。走完一步，权重本身是 {weight}。现在它的平均是多少？</translation>
    </message>
    <message>
        <source>So much of the mean stays; the weight makes up the rest.</source>
        <translation>平均保留这么多，其余由权重补上。</translation>
    </message>
    <message>
        <source>While it trains, dropout of {p} lets a number of {x} through. What does the next layer get?</source>
        <translation>训练时，丢弃率为 {p} 的 Dropout 让一个值为 {x} 的数通过。下一层得到多少？</translation>
    </message>
    <message>
        <source>On average over all pictures nothing may change.</source>
        <translation>对所有图片取平均，总的大小应当不变。</translation>
    </message>
    <message>
        <source>The class numbers 0 to {last} are equally common, and somebody takes the mean squared error between every score and the number of the class as the loss. All scores are {score}. What is the loss?</source>
        <translation>类别编号 0 到 {last} 出现得一样多，有人把每个得分与类别编号之间的均方误差当作损失。所有得分都是 {score}。损失是多少？</translation>
    </message>
    <message>
        <source>It falls to {least} by answering {mean} for every picture: nothing has to be recognised.</source>
        <translation>只要对每张图片都回答 {mean}，损失就降到 {least}：什么也不必认出来。</translation>
    </message>
    <message>
        <source>The mean of the squares of all differences.</source>
        <translation>所有差的平方的平均值。</translation>
    </message>
    <message>
        <source>One thing was broken on purpose in the run in front. CrossEntropyLoss is set; its first loss was {first}, its last {last}. What was broken?</source>
        <translation>选中的训练故意弄坏了一处。设的是 CrossEntropyLoss；第一步的损失是 {first}，最后一步是 {last}。弄坏的是什么？</translation>
    </message>
    <message>
        <source>Ten equal scores lose ln 10 = 2.303. How far from that does it begin?</source>
        <translation>十个相同的得分，损失是 ln 10 = 2.303。开始时离它有多远？</translation>
    </message>
</context>
<context>
    <name>TryView</name>
    <message>
        <source>{right} of {answered} right</source>
        <translation>{answered} 题中答对 {right} 题</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>你的答案</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>答对了。</translation>
    </message>
    <message>
        <source>Not this time. It is {right}.</source>
        <translation>这次不对。答案是 {right}。</translation>
    </message>
    <message>
        <source>Questions come with the page&apos;s next result.</source>
        <translation>页面有了下一个结果，就会出题。</translation>
    </message>
    <message>
        <source>There is no question that fits what the page shows now. Change something and come back.</source>
        <translation>没有适合当前页面的题目。改动一些设置再回来。</translation>
    </message>
    <message>
        <source>a number; two decimals will do</source>
        <translation>一个数，两位小数就够</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>a shape such as (1, 2, 3)</source>
        <translation>形状，如 (1, 2, 3)</translation>
    </message>
    <message>
        <source>Predict, then look</source>
        <translation>先猜，再看</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一题</translation>
    </message>
    <message>
        <source>Another question; this one is not counted</source>
        <translation>换一题；这一题不计分</translation>
    </message>
    <message>
        <source>How to get there</source>
        <translation>解答过程</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>See it on the page</source>
        <translation>在页面上看</translation>
    </message>
    <message>
        <source>Set the page to what the question supposed; undo takes it back</source>
        <translation>把页面设成题目假设的样子；可以撤销</translation>
    </message>
    <message>
        <source>height and width such as (8, 6)</source>
        <translation>高和宽，例如 (8, 6)</translation>
    </message>
    <message>
        <source>The page has changed meanwhile. The question is about what it showed before.</source>
        <translation>页面已经变了。题目问的是变化之前的情形。</translation>
    </message>
</context>
<context>
    <name>Unstarted</name>
    <message>
        <source>cifar-gui computes with PyTorch, and PyTorch could not be loaded: {library} failed.

{error}

On Windows, the Microsoft Visual C++ runtime is usually missing or too old. Install it from {runtime} and start cifar-gui again. If that does not help, install PyTorch (torch) anew.

The details are in {folder}.</source>
        <translation>cifar-gui 用 PyTorch 计算，但是 PyTorch 加载失败：出错的是 {library}。

{error}

在 Windows 上，通常是缺少 Microsoft Visual C++ 运行库（runtime），或者版本太旧。请从 {runtime} 下载并安装，然后重新启动 cifar-gui。如果仍然不行，请重新安装 PyTorch（torch）。

详细信息在 {folder}。</translation>
    </message>
    <message>
        <source>cifar-gui could not be started.

{error}

The details are in {folder}.</source>
        <translation>cifar-gui 无法启动。

{error}

详细信息在 {folder}。</translation>
    </message>
    <message>
        <source>cifar-gui was started with something that it cannot use.

{error}</source>
        <translation>cifar-gui 启动时收到了无法使用的参数。

{error}</translation>
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
    <name>Verdict</name>
    <message>
        <source>no result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>equal, Δ = 0</source>
        <translation>相等，Δ = 0</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Each run is taken at its best, which was chosen on these very pictures: that flatters it.</source>
        <translation>每次训练取的是最好的时候，而这正是在这些图片上挑的，所以偏高。</translation>
    </message>
    <message>
        <source>Not distinguishable with these pictures and seeds</source>
        <translation>凭这些图片和种子分不出高下</translation>
    </message>
    <message>
        <source>Better than the baseline, by {points} percentage points</source>
        <translation>比基准好 {points} 个百分点</translation>
    </message>
    <message>
        <source>Worse than the baseline, by {points} percentage points</source>
        <translation>比基准差 {points} 个百分点</translation>
    </message>
    <message>
        <source>Choose a run to compare with the baseline</source>
        <translation>请选一次训练，和基准比较</translation>
    </message>
    <message>
        <source>This is the baseline</source>
        <translation>这就是基准</translation>
    </message>
    <message>
        <source>The same settings as the baseline, from another seed</source>
        <translation>设置与基准相同，只是种子不同</translation>
    </message>
    <message>
        <source>Judged on other pictures than the baseline</source>
        <translation>评判所用的图片与基准不同</translation>
    </message>
    <message>
        <source>Never judged on validation pictures</source>
        <translation>没有用验证图片评判过</translation>
    </message>
    <message>
        <source>Choose a baseline, and another run</source>
        <translation>请选一个基准，再选另一次训练</translation>
    </message>
    <message>
        <source>{one} against {other}</source>
        <translation>{one} 对 {other}</translation>
    </message>
    <message>
        <source>Select another run in the table: it is compared with this one.</source>
        <translation>在表格里选另一次训练，就和这次比较。</translation>
    </message>
    <message>
        <source>How far these two are apart is what chance alone does.</source>
        <translation>这两次相差多少，全是随机造成的。</translation>
    </message>
    <message>
        <source>Their accuracies cannot be compared: the data set, the split or the number of validation pictures is another.</source>
        <translation>两者的准确率不能相比：数据集、划分或验证图片的张数不同。</translation>
    </message>
    <message>
        <source>One of the two has no accuracy: only its losses can be compared.</source>
        <translation>其中一次没有准确率，只能比较损失。</translation>
    </message>
    <message>
        <source>{one} seeds against {other}, on the same {pictures} pictures. The interval counts how much the seeds scatter (Welch).</source>
        <translation>{one} 个种子对 {other} 个，评判用相同的 {pictures} 张图片。区间计入种子之间的散布（Welch）。</translation>
    </message>
    <message>
        <source>One seed against {count} {count:seed|seeds}, on the same {pictures} pictures: as if the one scattered as the others do (Crawford and Howell). More seeds make it sharper.</source>
        <translation>一个种子对 {count} 个，评判用相同的 {pictures} 张图片：假设这一个与其他的散布相同（Crawford 与 Howell）。种子越多，结论越准。</translation>
    </message>
    <message>
        <source>Two runs can be compared</source>
        <translation>有两次训练就能比较</translation>
    </message>
    <message>
        <source>Train one, change a setting, and train again: here it is said whether the difference is more than chance.</source>
        <translation>先训练一次，改一个设置，再训练一次：这里会说明两者的差别是不是偶然。</translation>
    </message>
    <message>
        <source>Better than the baseline, by {points} percentage points: one seed each</source>
        <translation>比基准好 {points} 个百分点：各只有一个种子</translation>
    </message>
    <message>
        <source>Worse than the baseline, by {points} percentage points: one seed each</source>
        <translation>比基准差 {points} 个百分点：各只有一个种子</translation>
    </message>
    <message>
        <source>Select a run in the table and press “Baseline”: a diamond marks it. Then select another one, and it is compared with it.</source>
        <translation>在表格里选中一次训练，按“设为基准”，它前面会出现菱形。再选中另一次，就和它比较。</translation>
    </message>
    <message>
        <source>{pictures} validation pictures: the interval counts only which pictures they happen to be. What another seed would change cannot be known from one run of each.</source>
        <translation>{pictures} 张验证图片：区间只算进了碰巧是哪些图片。两边各只训练一次，看不出换个种子会怎样。</translation>
    </message>
</context>
<context>
    <name>WalkView</name>
    <message>
        <source>Every picture of the split</source>
        <translation>这份数据的每一张图片</translation>
    </message>
    <message>
        <source>One picture at a time, as the course&apos;s script goes: its loss, then backward. No weight changes.</source>
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
        <source>Start the walk: each picture&apos;s loss becomes a dot here.</source>
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
        <source>norm of the gradients</source>
        <translation>梯度的范数</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
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
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>预测正确</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>They hold the same tensors, and differ in what has no weights: activations, pooling, padding.</source>
        <translation>它们的张量完全一样，不同的只是没有权重的部分：激活、池化、填充。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>WeightsFiles</name>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>ONNX: {command}</source>
        <translation>ONNX：{command}</translation>
    </message>
</context>
<context>
    <name>WeightsRoom</name>
    <message>
        <source>Weights: {size} of</source>
        <translation>权重占 {size}，最多</translation>
    </message>
    <message>
        <source>Weights: at most</source>
        <translation>权重最多占</translation>
    </message>
    <message>
        <source>A whole number of MB, from 0 to {most}</source>
        <translation>MB 数，从 0 到 {most} 的整数</translation>
    </message>
    <message>
        <source>Room for the weights of all runs, in MB. Where it is full, snapshots of the oldest runs go first; the best and the last weights always stay. Those of removed runs go when the program starts again.</source>
        <translation>所有训练的权重最多可以占多少 MB。占满以后，先删最早的训练的快照；最好的和最后的权重总会留着。删掉的训练，它们的权重要等下次启动才清掉。</translation>
    </message>
    <message>
        <source>Room for weights, in MB</source>
        <translation>权重最多占多少 MB</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Train a network, and watch it learn</source>
        <translation>训练一个网络，看它怎样学会</translation>
    </message>
    <message>
        <source>Its first kernels, and what they make of a picture, while they change</source>
        <translation>第一层的卷积核，以及它们眼中的一张图片，边训练边变</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>with the settings at the left, as they are or after your changes</source>
        <translation>用左边的设置：可以不改，也可以先改</translation>
    </message>
    <message>
        <source>Loss and accuracy, on what it trains on and on validation pictures</source>
        <translation>损失和准确率：训练图片上的，和验证图片上的</translation>
    </message>
    <message>
        <source>What it takes validation pictures for, right and wrong</source>
        <translation>它把验证图片认成什么，对的和错的</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{name} cannot be read: {error}</source>
        <translation>读不出 {name}：{error}</translation>
    </message>
    <message>
        <source>{name} is too large to be a lesson file.</source>
        <translation>{name} 太大，不会是课程文件。</translation>
    </message>
    <message>
        <source>{name} comes from another version of the program (format {version}).</source>
        <translation>{name} 来自程序的另一个版本（格式 {version}）。</translation>
    </message>
    <message>
        <source>{name} is damaged: {what}</source>
        <translation>{name} 已损坏：{what}</translation>
    </message>
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
        <source>{name} belongs to lesson {lesson}, which this program does not have.</source>
        <translation>{name} 属于第 {lesson} 课，本程序没有这一课。</translation>
    </message>
    <message>
        <source>{name} does not fit this version of the program; the page shows its example.</source>
        <translation>{name} 与本程序的版本不合；页面显示示例。</translation>
    </message>
    <message>
        <source>{name} is open. Undo (Ctrl+Z) brings back what was there before.</source>
        <translation>已打开 {name}。撤销（Ctrl+Z）可以恢复原来的内容。</translation>
    </message>
    <message>
        <source>{name} could not be written: {error}</source>
        <translation>{name} 写不进去：{error}</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Open lesson file</source>
        <translation>打开课程文件</translation>
    </message>
    <message>
        <source>Save lesson file</source>
        <translation>保存课程文件</translation>
    </message>
    <message>
        <source>Lesson files</source>
        <translation>课程文件</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first, then paste it here.</source>
        <translation>剪贴板上没有图片。先复制一张，再粘贴到这里。</translation>
    </message>
    <message>
        <source>The picture could not be kept: {error}</source>
        <translation>图片保存不了：{error}</translation>
    </message>
    <message>
        <source>This page shows no tensor to compare {name} with; open a page that does.</source>
        <translation>本页没有可以与 {name} 比较的张量，请打开有张量的页面。</translation>
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
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
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
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Picture {number} of your own is removed.</source>
        <translation>已移除你自己的图片 {number}。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>TensorBoard has ended by itself. “Open” starts it again; what was logged is still there.</source>
        <translation>TensorBoard 自己结束了。按“打开”再启动一次；记录下来的都还在。</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>保留现有的</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>{told} {note}</source>
        <translation>{told}{note}</translation>
    </message>
    <message>
        <source>{name} is open, but the network “{network}” that it names is neither in it nor here; the page shows another one.</source>
        <translation>{name} 已打开，但它用到的网络“{network}”在文件中和本机都没有；页面显示的是另一个网络。</translation>
    </message>
    <message>
        <source>The pictures in {name} could not be kept: {error}</source>
        <translation>无法保存 {name} 中的图片：{error}</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>The program ended while lesson {lesson} was computing. The page opens without what was set there; that is kept as {name}.</source>
        <translation>上次程序在 {lesson} 课计算时中断了。这一页不带当时的设置打开；当时的设置已另存为 {name}。</translation>
    </message>
    <message>
        <source>The program ended while lesson {lesson} was computing, so it opens another lesson.</source>
        <translation>上次程序在 {lesson} 课计算时中断了，因此先打开另一课。</translation>
    </message>
    <message>
        <source>The program ended while the run {run} of lesson {lesson} was training. It does not go on by itself, and the page opens without what was set there.</source>
        <translation>上次程序在 {lesson} 课训练 {run} 时中断了。这次训练不会自动继续，这一页也不带当时的设置打开。</translation>
    </message>
    <message>
        <source>What lesson {lesson} showed last cannot be used by this version; it is kept as {name} beside the settings.</source>
        <translation>此版本无法使用第 {lesson} 课上次的状态；已在设置文件旁另存为 {name}。</translation>
    </message>
    <message>
        <source>The picture is kept among your own; this page does not show pictures.</source>
        <translation>图片已收进“自己的图片”；这一页不显示图片。</translation>
    </message>
    <message>
        <source>Runs removed: {count}. Of finished runs the newest {most} are kept.</source>
        <translation>已移除 {count} 次训练：训练完的只保留最近 {most} 次。</translation>
    </message>
    <message>
        <source>Runs that cannot be read stay in {folder}: {names}</source>
        <translation>有些训练记录读不出来，文件仍留在 {folder}：{names}</translation>
    </message>
    <message>
        <source>The run “{name}” is removed.</source>
        <translation>训练“{name}”已删除。</translation>
    </message>
    <message>
        <source>Let go to open the picture {name}</source>
        <translation>松开即可打开图片 {name}</translation>
    </message>
    <message>
        <source>Let go to compare {name} with the tensors of this page</source>
        <translation>松开即可把 {name} 与本页的张量作比较</translation>
    </message>
    <message>
        <source>Let go to open the lesson file {name}</source>
        <translation>松开即可打开课程文件 {name}</translation>
    </message>
    <message>
        <source>Let go to open the network {name} in lesson 7.7</source>
        <translation>松开即可在 7.7 中打开网络 {name}</translation>
    </message>
    <message>
        <source>Let go to import the pictures in {name}</source>
        <translation>松开即可导入 {name} 里的图片</translation>
    </message>
    <message>
        <source>This machine has no device {device}; the CPU is used instead.</source>
        <translation>这台电脑没有设备 {device}，改用 CPU。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <translation>快捷键 (F1)</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>日志在 {folder}。</translation>
    </message>
    <message>
        <source>CIFAR-10 is imported: {train} pictures to train on and {test} to test on. The checksums are the official ones.</source>
        <translation>CIFAR-10 已导入：训练集 {train} 张，测试集 {test} 张。校验和与官方文件一致。</translation>
    </message>
    <message>
        <source>CIFAR-10 is imported: {train} pictures to train on and {test} to test on. It is a copy: its checksums are not those of the official files, which does no harm.</source>
        <translation>CIFAR-10 已导入：训练集 {train} 张，测试集 {test} 张。这是一份副本，校验和与官方文件不同，不影响使用。</translation>
    </message>
    <message>
        <source>{name} has {train} pictures to train on and {test} to test on. CIFAR-10 is here already, with {there} and {there_test}. Replace it with these?</source>
        <translation>{name} 有训练集 {train} 张、测试集 {test} 张。这里已经有 CIFAR-10：训练集 {there} 张、测试集 {there_test} 张。要用新的替换它吗？</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept.</source>
        <translation>已移除保留的网络“{name}”。</translation>
    </message>
    <message>
        <source>{name} is not a lesson file. Lesson files are saved from the menu of this program.</source>
        <translation>{name} 不是课程文件。课程文件由本程序的菜单保存。</translation>
    </message>
    <message>
        <source>{path} is no longer there; the list of recent lesson files forgets it.</source>
        <translation>{path} 已经不在了，“最近的课程文件”不再列出它。</translation>
    </message>
    <message>
        <source>“{name}” replaces the network that was kept under this name.</source>
        <translation>已保留“{name}”，替换了之前的同名网络。</translation>
    </message>
    <message>
        <source>Let go to read the code in {name} as a network in lesson 7.7</source>
        <translation>松开鼠标，在 7.7 课里把 {name} 中的代码读成网络</translation>
    </message>
    <message>
        <source>Let go to open the weights {name}, to look into their network</source>
        <translation>松手就打开权重 {name}，看它的网络里面</translation>
    </message>
    <message>
        <source>The weights “{name}” are removed. The file that they came from is as it was.</source>
        <translation>权重“{name}”已删除。原来的文件没有动。</translation>
    </message>
    <message>
        <source>The weights “{name}” could not be moved: {error}</source>
        <translation>没能移动权重“{name}”：{error}</translation>
    </message>
    <message>
        <source>Read its code in 7.7</source>
        <translation>在 7.7 读入代码</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>From now on a double click on a file of lessons or runs ({suffixes}) opens it in this program.</source>
        <translation>从现在起，双击课程文件或训练记录文件（{suffixes}）就会用本程序打开。</translation>
    </message>
    <message>
        <source>A double click on a file of lessons or runs ({suffixes}) no longer opens this program.</source>
        <translation>双击课程文件或训练记录文件（{suffixes}）不再打开本程序。</translation>
    </message>
    <message>
        <source>Files of lessons and runs could not be associated with this program: {error}</source>
        <translation>无法把课程文件和训练记录文件与本程序关联：{error}</translation>
    </message>
    <message>
        <source>Let go to open the runs in {name}</source>
        <translation>松开鼠标，打开 {name} 里的训练记录</translation>
    </message>
    <message>
        <source>Let go to open the runs in {count} files</source>
        <translation>松开鼠标，打开 {count} 个文件里的训练记录</translation>
    </message>
    <message>
        <source>Open one file or one folder at a time. Only files of runs may be several.</source>
        <translation>一次只能打开一个文件或一个文件夹，只有训练记录文件可以一次打开几个。</translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>Open lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>Save lesson file…</source>
        <translation>保存课程文件…</translation>
    </message>
    <message>
        <source>Larger text beside the page</source>
        <translation>放大右栏文字</translation>
    </message>
    <message>
        <source>Smaller text beside the page</source>
        <translation>缩小右栏文字</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Compare a tensor (.npy)…</source>
        <translation>比较张量 (.npy)…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Import CIFAR-10…</source>
        <translation>导入 CIFAR-10…</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>浅色或深色跟随系统</translation>
    </message>
    <message>
        <source>Projector mode off</source>
        <translation>退出投影模式</translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation>投影模式</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>术语表…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>快捷键…</translation>
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
        <source>Recent lesson files</source>
        <translation>最近的课程文件</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>打开权重…</translation>
    </message>
    <message>
        <source>Open runs…</source>
        <translation>打开训练记录…</translation>
    </message>
    <message>
        <source>Open lesson files and runs by double click</source>
        <translation>双击打开课程文件和训练记录</translation>
    </message>
</context>
<context>
    <name>_Code</name>
    <message>
        <source>PyTorch raises the error there. Everything before it fits.</source>
        <translation>PyTorch 在那里报错。它前面的都接得上。</translation>
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
