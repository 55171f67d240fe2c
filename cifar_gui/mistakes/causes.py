"""Causes that are told in words: what was done, why it fails, and the way out."""

from __future__ import annotations

from cifar_gui.mistakes.rule import Cause
from cifar_gui.spec import QT_TRANSLATE_NOOP

CAUSES = {
    cause.key: cause
    for cause in (
        Cause(
            "swapped",
            QT_TRANSLATE_NOOP("Lesson", "in_features and out_features swapped"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The rows of the input are as long as out_features: the two numbers of Linear are in the wrong "
                "order, or a weight that is used by hand needs .T. Linear(in_features, out_features) comes first "
                "with what goes in.",
            ),
        ),
        Cause(
            "transposed",
            QT_TRANSLATE_NOOP("Lesson", "The input is transposed"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The first figure of the input is the number that should be the second: rows are pictures, "
                "columns are features. Turn it with x.T, and look where the axes were exchanged.",
            ),
        ),
        Cause(
            "matmul",
            QT_TRANSLATE_NOOP("Lesson", "Two matrices whose inner sizes differ"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "In a @ b the columns of a must be as many as the rows of b. Print both shapes; often one of "
                "them needs .T or a reshape.",
            ),
        ),
        Cause(
            "whole-batch",
            QT_TRANSLATE_NOOP("Lesson", "The whole batch flattened into one row"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "torch.flatten(x) without start_dim rolls out the batch as well, and Linear was made for one "
                "picture. Write torch.flatten(x, start_dim=1), or use nn.Flatten(), which begins at 1.",
            ),
        ),
        Cause(
            "view-fixed-batch",
            QT_TRANSLATE_NOOP("Lesson", "A fixed batch size in view, and a smaller last batch"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The batch size is written into view or reshape as a number. The last batch of an epoch has fewer "
                "pictures. Write x.view(x.size(0), -1), or flatten with start_dim=1.",
            ),
        ),
        Cause(
            "view-count",
            QT_TRANSLATE_NOOP("Lesson", "view to another number of elements"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "view and reshape only arrange the numbers anew: the product of the new shape must be the "
                "number of elements there are. Print x.shape before it; one figure may be -1 and is then "
                "worked out.",
            ),
        ),
        Cause(
            "not-contiguous",
            QT_TRANSLATE_NOOP("Lesson", "view after a transpose or permute"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "After transpose, permute or slicing the numbers are not stored in the order of the shape, and view "
                "never moves them. reshape does, as does x.contiguous().view(...).",
            ),
        ),
        Cause(
            "broadcast",
            QT_TRANSLATE_NOOP("Lesson", "Two shapes that do not go together"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Shapes are compared from the last axis on: two sizes go together when they are equal or one "
                "of them is 1. Print both shapes just before this line; one of them is not what you think.",
            ),
        ),
        Cause(
            "cat-sizes",
            QT_TRANSLATE_NOOP("Lesson", "cat of tensors that differ elsewhere"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "torch.cat joins along one axis, and all the others must agree. Print the shapes of all of "
                "them; a stride, a padding or a pooling has made one map smaller.",
            ),
        ),
        Cause(
            "pictures-channels",
            QT_TRANSLATE_NOOP("Lesson", "Pictures of one batch with different channels"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A batch is one tensor, and one of the pictures is grey or has transparency. Open each with "
                'Image.open(path).convert("RGB").',
            ),
        ),
        Cause(
            "pictures-size",
            QT_TRANSLATE_NOOP("Lesson", "Samples of one batch with different sizes"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A batch is one tensor, so all its samples must have one shape. For pictures put "
                "transforms.Resize((height, width)) in front; Resize with one number keeps the proportions, "
                "and sizes still differ.",
            ),
        ),
        Cause(
            "axis-range",
            QT_TRANSLATE_NOOP("Lesson", "An axis that the tensor does not have"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The tensor has fewer axes than dim asks for. Often the axis of the batch is missing: a single "
                "sample was given, or squeeze() has taken it away. Print x.shape; unsqueeze(0) gives it back.",
            ),
        ),
        Cause(
            "normalize-channels",
            QT_TRANSLATE_NOOP("Lesson", "Normalize for three channels, a grey picture"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Normalize was given three means and the picture has one channel. Give it one, "
                "Normalize((0.5,), (0.5,)), or convert the picture to RGB.",
            ),
        ),
        Cause(
            "alpha",
            QT_TRANSLATE_NOOP("Lesson", "A picture with transparency"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "PNG files often have four channels: red, green, blue and alpha. "
                'Image.open(path).convert("RGB") leaves three.',
            ),
        ),
        Cause(
            "no-channel-axis",
            QT_TRANSLATE_NOOP("Lesson", "Grey pictures without an axis of channels"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A batch of grey pictures (N, H, W) was read as one picture with N channels. unsqueeze(1) "
                "makes it (N, 1, H, W).",
            ),
        ),
        Cause(
            "flat-before",
            QT_TRANSLATE_NOOP("Lesson", "Flattened before a layer that needs pictures"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Convolution and pooling need rows and columns, (N, C, H, W), and the input is a flat row. Flatten "
                "after them, or bring the picture back with reshape(-1, 3, 32, 32).",
            ),
        ),
        Cause(
            "extra-axis",
            QT_TRANSLATE_NOOP("Lesson", "One axis too many"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The input has five axes; (N, C, H, W) are four. A batch from a DataLoader needs no "
                "unsqueeze(0), and squeeze(0) takes a superfluous one away.",
            ),
        ),
        Cause(
            "norm-dimensions",
            QT_TRANSLATE_NOOP("Lesson", "BatchNorm1d and BatchNorm2d exchanged"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "BatchNorm2d takes maps (N, C, H, W), BatchNorm1d takes rows (N, C). After Flatten or Linear "
                "it is BatchNorm1d, after a convolution BatchNorm2d.",
            ),
        ),
        Cause(
            "norm-features",
            QT_TRANSLATE_NOOP("Lesson", "A norm made for another number of features"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "num_features, num_channels or normalized_shape is fixed when the norm is made, and must be "
                "what the layer before gives: for BatchNorm2d its out_channels.",
            ),
        ),
        Cause(
            "half-mixed",
            QT_TRANSLATE_NOOP("Lesson", "float16 and float32 mixed"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "One side is in half precision and the other is not. Call model.half() or .float() on both "
                "alike, or leave it to torch.autocast, which converts where it is needed.",
            ),
        ),
        Cause(
            "half-cpu",
            QT_TRANSLATE_NOOP("Lesson", "Half precision on the CPU"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "This release has not written the operation for float16 on the CPU. Use .float() there, and "
                "half precision on a GPU.",
            ),
        ),
        Cause(
            "layer-float64",
            QT_TRANSLATE_NOOP("Lesson", "A layer of float64"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The weights are float64, after .double() or set_default_dtype, and the input is float32. "
                "Bring both to one type: model.float() is what is usually meant.",
            ),
        ),
        Cause(
            "int32-targets",
            QT_TRANSLATE_NOOP("Lesson", "Class numbers as int32"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The loss takes class numbers as int64; NumPy on Windows and astype(int) give int32. Convert "
                "them with labels.long().",
            ),
        ),
        Cause(
            "targets-to-float",
            QT_TRANSLATE_NOOP("Lesson", "Targets as whole numbers where floats are compared"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "MSELoss, L1Loss and BCELoss compare number with number, and both must be floats. Write "
                "target.float(). Class numbers stay whole only for CrossEntropyLoss and NLLLoss.",
            ),
        ),
        Cause(
            "float64-targets",
            QT_TRANSLATE_NOOP("Lesson", "Targets as float64"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "NumPy and Python's floats turned into a float64 tensor, and the output of the network is "
                "float32. Write target.float().",
            ),
        ),
        Cause(
            "indices-whole",
            QT_TRANSLATE_NOOP("Lesson", "Indices as floats"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Embedding, one_hot, gather and indexing take whole numbers of type int64. Convert with index.long().",
            ),
        ),
        Cause(
            "in-place-cast",
            QT_TRANSLATE_NOOP("Lesson", "A float result written into whole numbers"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "x += 0.5 writes into x, and x holds whole numbers. Write x = x + 0.5, or make x a float first.",
            ),
        ),
        Cause(
            "one-hot-targets",
            QT_TRANSLATE_NOOP("Lesson", "One-hot targets where class numbers are expected"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "CrossEntropyLoss takes the number of the class, shape (N,). From a one-hot table take "
                "target.argmax(dim=1); as probabilities a table must be float and have the shape of the scores.",
            ),
        ),
        Cause(
            "target-column",
            QT_TRANSLATE_NOOP("Lesson", "Labels as a column (N, 1)"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The labels have a second axis of length 1. squeeze(1) makes (N, 1) the (N,) that the loss wants.",
            ),
        ),
        Cause(
            "whole-operation",
            QT_TRANSLATE_NOOP("Lesson", "An operation on whole numbers that only floats have"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Means, softmax and losses give fractions, so they are written for floats alone. Convert the "
                "tensor with .float() first.",
            ),
        ),
        Cause(
            "whole-gradient",
            QT_TRANSLATE_NOOP("Lesson", "A gradient for whole numbers"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Whole numbers do not change by a little, so they have no gradient. Write torch.tensor([1., "
                "2.], requires_grad=True), with points.",
            ),
        ),
        Cause(
            "numpy-device",
            QT_TRANSLATE_NOOP("Lesson", "NumPy asked for a tensor that is not on the CPU"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "NumPy reads the memory of the CPU alone. Write x.detach().cpu().numpy().",
            ),
        ),
        Cause(
            "no-cuda",
            QT_TRANSLATE_NOOP("Lesson", "No GPU that PyTorch can use"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Either there is no NVIDIA GPU or driver, or PyTorch was installed for the CPU. Choose by "
                'device = "cuda" if torch.cuda.is_available() else "cpu".',
            ),
        ),
        Cause(
            "map-location",
            QT_TRANSLATE_NOOP("Lesson", "Weights saved on a GPU, loaded without one"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                'Each tensor goes back to the device it was saved on. torch.load(path, map_location="cpu") '
                "brings all of them to the CPU.",
            ),
        ),
        Cause(
            "none-given",
            QT_TRANSLATE_NOOP("Lesson", "Something that should be there is None"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A function that found nothing gives None: cv2.imread of a wrong path, re.match without a match, a "
                "__getitem__ without return. Print what is to the left of the dot or the bracket, and where it was "
                "made.",
            ),
        ),
        Cause(
            "tuple-given",
            QT_TRANSLATE_NOOP("Lesson", "A tuple instead of a tensor"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "What was called before gives several results: an LSTM its outputs and its states, a pooling "
                "with return_indices also the places, a DataLoader pictures and labels. Take the first: y, _ = "
                "layer(x).",
            ),
        ),
        Cause(
            "no-tensor",
            QT_TRANSLATE_NOOP("Lesson", "Something that is not a tensor"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Layers and losses take tensors alone. A list becomes one by torch.tensor(...), an array by "
                "torch.from_numpy(...).float(), a picture by transforms.ToTensor().",
            ),
        ),
        Cause(
            "index-range",
            QT_TRANSLATE_NOOP("Lesson", "An index that is too large"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "With n entries the indices go from 0 to n - 1. In an Embedding num_embeddings must be larger "
                "than the largest index.",
            ),
        ),
        Cause(
            "bce-range",
            QT_TRANSLATE_NOOP("Lesson", "BCELoss without sigmoid"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "BCELoss takes probabilities between 0 and 1, and got something outside: scores without sigmoid, or "
                "NaN. Give the scores to BCEWithLogitsLoss, which applies sigmoid itself.",
            ),
        ),
        Cause(
            "loss-constructed",
            QT_TRANSLATE_NOOP("Lesson", "The loss is made and not called"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "nn.MSELoss(output, target) hands both tensors to the constructor. Make it first, loss_fn = "
                "nn.MSELoss(), then call it: loss_fn(output, target).",
            ),
        ),
        Cause(
            "truth-of-tensor",
            QT_TRANSLATE_NOOP("Lesson", "A whole tensor asked for yes or no"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "if, and, or, not need one truth value, and a comparison gives one for each element. Use "
                ".any() or .all(), or torch.equal(a, b).",
            ),
        ),
        Cause(
            "item-backward",
            QT_TRANSLATE_NOOP("Lesson", "backward of a plain number"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                ".item() makes a Python number without a past. Keep the tensor for loss.backward() and take "
                ".item() only for printing.",
            ),
        ),
        Cause(
            "loss-rows",
            QT_TRANSLATE_NOOP("Lesson", "backward of many numbers"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "backward begins at one number. The loss still has one for each sample, as with "
                'reduction="none": take loss.mean() or loss.sum().',
            ),
        ),
        Cause(
            "needed-changed",
            QT_TRANSLATE_NOOP("Lesson", "A value that backward needs was overwritten"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "An operation in place (+=, relu_(), inplace=True, x[0] = ...) changed a tensor whose old "
                "values the gradient needs. Write a new tensor instead, x = x + 1; in a loop, look at hidden "
                "states and weights that are changed before backward.",
            ),
        ),
        Cause(
            "non-leaf",
            QT_TRANSLATE_NOOP("Lesson", "The optimizer was given a result, not a parameter"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Only leaves can be trained: tensors made with requires_grad=True. w.to(device), w * 0.1 or "
                "w.reshape(...) gives a new tensor that is none. Move first, then call requires_grad_().",
            ),
        ),
        Cause(
            "no-parameters",
            QT_TRANSLATE_NOOP("Lesson", "A model without parameters"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "No layer was assigned to self in __init__, or the iterator model.parameters() had been used "
                "up before. Print len(list(model.parameters())).",
            ),
        ),
        Cause(
            "one-number",
            QT_TRANSLATE_NOOP("Lesson", "One number asked of a tensor with several"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "item(), float() and int() need a tensor of one element. Take one, x[0], or a summary, "
                "x.mean(); the whole goes into a list by x.tolist().",
            ),
        ),
        Cause(
            "zero-dim-index",
            QT_TRANSLATE_NOOP("Lesson", "loss.data[0] of older scripts"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Since release 0.4 a loss is a tensor without axes and cannot be indexed. Write loss.item().",
            ),
        ),
        Cause(
            "out-of-memory",
            QT_TRANSLATE_NOOP("Lesson", "Batch or layer too large for the memory"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A batch, a picture or a layer needs more memory than there is. Halve batch_size until it "
                "fits; a Linear after a large map is the largest of all: pool before it. Evaluate under "
                "torch.no_grad().",
            ),
        ),
        Cause(
            "scores-axes",
            QT_TRANSLATE_NOOP("Lesson", "Scores with more axes than the labels know"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "CrossEntropyLoss reads scores as (N, C, ...): further axes mean one decision for each place, "
                "with labels for each place. To classify whole pictures, flatten before the last Linear, so "
                "that the scores are (N, C).",
            ),
        ),
        Cause(
            "scheduler-first",
            QT_TRANSLATE_NOOP("Lesson", "scheduler.step() before optimizer.step()"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The schedule moves on after the weights have been changed. Call optimizer.step() first; once "
                "per epoch, scheduler.step() at its end.",
            ),
        ),
        Cause(
            "list-called",
            QT_TRANSLATE_NOOP("Lesson", "A ModuleList is called"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "ModuleList only holds layers and has no forward. Go through it, for layer in self.layers: x = "
                "layer(x), or use nn.Sequential.",
            ),
        ),
        Cause(
            "no-such-layer",
            QT_TRANSLATE_NOOP("Lesson", "A module without this attribute"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "It was never assigned to self, is spelt differently in __init__ and in forward, or belongs to "
                "model.module inside DataParallel.",
            ),
        ),
        Cause(
            "forward-arguments",
            QT_TRANSLATE_NOOP("Lesson", "forward called with another number of inputs"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "def forward(self, x) takes one input besides self. Compare the call with this line: is self "
                "missing, or a second input? In nn.Sequential each layer is given exactly one.",
            ),
        ),
        Cause(
            "state-shapes",
            QT_TRANSLATE_NOOP("Lesson", "Weights of another size"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The checkpoint was made by a model with other sizes, often another number of classes. Build "
                "the model as it was saved, load it, and then replace its last layer.",
            ),
        ),
        Cause(
            "state-prefix",
            QT_TRANSLATE_NOOP("Lesson", "Weights saved inside another module"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "The names differ by a prefix such as module., which DataParallel puts before them. Take it "
                'off each key, key.removeprefix("module."), or save model.module.state_dict().',
            ),
        ),
        Cause(
            "state-other",
            QT_TRANSLATE_NOOP("Lesson", "Weights of another network"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Names of the file and of the model do not agree: a layer was renamed, added or left out, or "
                'the file is a whole checkpoint that holds the weights under a key such as "state_dict". '
                "Print both lists of keys.",
            ),
        ),
        Cause(
            "layer-arguments",
            QT_TRANSLATE_NOOP("Lesson", "A layer made without its sizes"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Conv2d needs in_channels, out_channels and kernel_size, Linear in_features and out_features. "
                "The message names the one that is missing.",
            ),
        ),
        Cause(
            "no-layer",
            QT_TRANSLATE_NOOP("Lesson", "Something that is not a layer inside a Sequential"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Sequential takes modules one by one: nn.ReLU(), not F.relu, and no list; write "
                "nn.Sequential(*layers). A class needs its brackets.",
            ),
        ),
        Cause(
            "weights-only",
            QT_TRANSLATE_NOOP("Lesson", "A file that holds more than weights"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Since 2.6 torch.load takes only tensors and plain values. Save model.state_dict() instead of "
                "the model. weights_only=False runs what is in the file: only for files that you made yourself.",
            ),
        ),
        Cause(
            "file-damaged",
            QT_TRANSLATE_NOOP("Lesson", "The file is not a checkpoint, or only a part of one"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A download that stopped, a web page saved under this name, or a pointer of Git LFS looks like "
                "this. Compare its size, and download it again.",
            ),
        ),
        Cause(
            "no-to-tensor",
            QT_TRANSLATE_NOOP("Lesson", "Pictures in a batch without ToTensor"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A DataLoader joins tensors, not PIL pictures. Give the data set transform=transforms.ToTensor().",
            ),
        ),
        Cause(
            "transform-order",
            QT_TRANSLATE_NOOP("Lesson", "Transforms in the wrong order, or twice"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "ToTensor takes a PIL picture or an array and gives a tensor; Normalize takes that tensor. "
                "Write what works on pictures, then ToTensor once, then Normalize.",
            ),
        ),
        Cause(
            "main-guard",
            QT_TRANSLATE_NOOP("Lesson", 'Workers without if __name__ == "__main__"'),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "On Windows and macOS each worker of a DataLoader reads the script again. Put what runs under "
                'if __name__ == "__main__":, or use num_workers=0.',
            ),
        ),
        Cause(
            "worker-gone",
            QT_TRANSLATE_NOOP("Lesson", "A worker of the DataLoader was ended"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "Usually memory ran out, or shared memory in a container. Try num_workers=0: then the error of "
                "the worker itself is shown. Fewer workers or a smaller batch need less.",
            ),
        ),
        Cause(
            "data-missing",
            QT_TRANSLATE_NOOP("Lesson", "The data set is not in this folder"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "torchvision looks below root. Give the folder that holds it, or download=True once.",
            ),
        ),
        Cause(
            "file-missing",
            QT_TRANSLATE_NOOP("Lesson", "A file that is not there"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "A relative path begins at the folder that the script is started from, which "
                "print(os.getcwd()) shows. Check spelling and ending as well.",
            ),
        ),
        Cause(
            "module-missing",
            QT_TRANSLATE_NOOP("Lesson", "A package that this Python does not have"),
            QT_TRANSLATE_NOOP(
                "Lesson",
                "It is not installed, or it was installed into another Python. python -m pip install NAME installs "
                "into the one that runs; a file of your own with the name of a package hides it.",
            ),
        ),
    )
}
"""All of them, by key."""

TYPES = {
    "AttributeError": QT_TRANSLATE_NOOP("Lesson", "The object has no attribute or method of this name."),
    "AssertionError": QT_TRANSLATE_NOOP("Lesson", "A condition that the program takes for granted does not hold."),
    "EOFError": QT_TRANSLATE_NOOP("Lesson", "A file or an input ended before all was read."),
    "FileNotFoundError": QT_TRANSLATE_NOOP("Lesson", "There is no file of this name in this place."),
    "FloatingPointError": QT_TRANSLATE_NOOP("Lesson", "A calculation with floats failed."),
    "ImportError": QT_TRANSLATE_NOOP("Lesson", "A package or something in it could not be imported."),
    "IndentationError": QT_TRANSLATE_NOOP("Lesson", "A line is not indented as the lines around it ask for."),
    "IndexError": QT_TRANSLATE_NOOP("Lesson", "A place in a list or tensor that is not there."),
    "JSONDecodeError": QT_TRANSLATE_NOOP("Lesson", "The text should be JSON and is not."),
    "KeyError": QT_TRANSLATE_NOOP("Lesson", "A dictionary does not hold this key."),
    "KeyboardInterrupt": QT_TRANSLATE_NOOP("Lesson", "The program was stopped from the keyboard, with Ctrl+C."),
    "MemoryError": QT_TRANSLATE_NOOP("Lesson", "There was not enough memory."),
    "ModuleNotFoundError": QT_TRANSLATE_NOOP("Lesson", "A package of this name is not installed in this Python."),
    "NameError": QT_TRANSLATE_NOOP("Lesson", "A name that was not defined before it was used."),
    "NotImplementedError": QT_TRANSLATE_NOOP(
        "Lesson", "This has not been written: a method that a class should fill in, or an operation for this type."
    ),
    "OSError": QT_TRANSLATE_NOOP("Lesson", "The system refused something: a file, a device or a network."),
    "OverflowError": QT_TRANSLATE_NOOP("Lesson", "A number is too large for its type."),
    "PermissionError": QT_TRANSLATE_NOOP("Lesson", "The system does not allow this file or folder to be used."),
    "RecursionError": QT_TRANSLATE_NOOP("Lesson", "A function calls itself without end."),
    "RuntimeError": QT_TRANSLATE_NOOP(
        "Lesson", "Something went wrong while running; most refusals of PyTorch are of this type."
    ),
    "StopIteration": QT_TRANSLATE_NOOP("Lesson", "An iterator has nothing more to give."),
    "SyntaxError": QT_TRANSLATE_NOOP("Lesson", "Python cannot read this line."),
    "TimeoutError": QT_TRANSLATE_NOOP("Lesson", "Something took longer than was allowed."),
    "TypeError": QT_TRANSLATE_NOOP("Lesson", "A value of the wrong type, or a call with the wrong arguments."),
    "UnboundLocalError": QT_TRANSLATE_NOOP(
        "Lesson", "A variable inside a function was used before it was given a value."
    ),
    "UnicodeDecodeError": QT_TRANSLATE_NOOP("Lesson", "A text was read with the wrong encoding."),
    "UnicodeEncodeError": QT_TRANSLATE_NOOP("Lesson", "A text cannot be written with this encoding."),
    "UnidentifiedImageError": QT_TRANSLATE_NOOP("Lesson", "The file is not a picture that Pillow can read."),
    "UnpicklingError": QT_TRANSLATE_NOOP("Lesson", "The file is not a pickle, or it is damaged."),
    "ValueError": QT_TRANSLATE_NOOP("Lesson", "The type of the value is right, but the value is not."),
    "ZeroDivisionError": QT_TRANSLATE_NOOP("Lesson", "A division by zero."),
    "Warning": QT_TRANSLATE_NOOP("Lesson", "Only a warning: the program went on."),
}
"""What a class of errors says, in a line; "Warning" stands for all that only warn."""
