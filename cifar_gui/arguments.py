"""What each argument means, in one sentence: shown where the mouse rests on its name."""

from __future__ import annotations

from cifar_gui.spec import QT_TRANSLATE_NOOP

SENTENCES = {
    "affine": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether each channel gets a learnable scale and shift after it has been normalised.",
    ),
    "align_corners": QT_TRANSLATE_NOOP(
        "Argument", "Whether the outermost cells of input and output lie on each other when sizes change."
    ),
    "alpha": QT_TRANSLATE_NOOP(
        "Argument",
        "ELU: where the curve ends for very negative inputs, at −alpha. RMSprop: how much of the running mean of "
        "squares is kept in each step.",
    ),
    "amsgrad": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the largest mean of squares so far is used, so that steps cannot grow again.",
    ),
    "approximate": QT_TRANSLATE_NOOP(
        "Argument",
        "How GELU is computed: exactly, or by a formula with tanh that is a little faster.",
    ),
    "at": QT_TRANSLATE_NOOP("Argument", "The step that is compared, where runs are compared at a step."),
    "average": QT_TRANSLATE_NOOP(
        "Argument",
        "What the layer normalises with: the numbers of this batch, or the running averages.",
    ),
    "axis": QT_TRANSLATE_NOOP(
        "Argument", "What the curves run over: steps, epochs, seconds, pictures seen or operations."
    ),
    "bands": QT_TRANSLATE_NOOP(
        "Argument", "Whether runs that differ in their seed only become one band from the smallest to the largest."
    ),
    "batch": QT_TRANSLATE_NOOP("Argument", "How many pictures go through at once: N of the shape (N, C, H, W)."),
    "batch_first": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the batch stands first in the shape: (N, L, H) instead of (L, N, H).",
    ),
    "batch_size": QT_TRANSLATE_NOOP("Argument", "How many pictures make one batch, and so one step of training."),
    "before": QT_TRANSLATE_NOOP("Argument", "What is done to the numbers before they reach the loss, such as softmax."),
    "beta": QT_TRANSLATE_NOOP(
        "Argument",
        "Softplus: how sharp the bend is. SmoothL1Loss: up to which error the loss is a square.",
    ),
    "beta1": QT_TRANSLATE_NOOP("Argument", "How much of the running mean of the gradients is kept in each step."),
    "beta2": QT_TRANSLATE_NOOP(
        "Argument",
        "How much of the running mean of the squared gradients is kept in each step.",
    ),
    "bias": QT_TRANSLATE_NOOP("Argument", "Whether a learnable number is added to each output."),
    "bidirectional": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether a second layer reads the sequence from its end to its beginning.",
    ),
    "bottom": QT_TRANSLATE_NOOP("Argument", "How many rows are added below; a negative number cuts rows off."),
    "ceil_mode": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether a last window that hangs over the edge still counts: the size is rounded up.",
    ),
    "centered": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the squared mean of the gradients is subtracted, which makes the divisor their variance.",
    ),
    "channels": QT_TRANSLATE_NOOP("Argument", "How many layers of numbers the input has: 3 for a colour picture."),
    "clip": QT_TRANSLATE_NOOP(
        "Argument",
        "Scales the gradients of a step down together, to this norm at most; empty leaves them as they are.",
    ),
    "count_include_pad": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the zeros of the padding count when the mean is taken.",
    ),
    "colours": QT_TRANSLATE_NOOP(
        "Argument", "Whether the picture shows through where little counts, or signed colours cover all of it."
    ),
    "cutout": QT_TRANSLATE_NOOP(
        "Argument", "The side of a square of zeros that covers a part of each training picture, in pixels."
    ),
    "dampening": QT_TRANSLATE_NOOP("Argument", "How much of a new gradient is left out when it enters the momentum."),
    "delta": QT_TRANSLATE_NOOP(
        "Argument",
        "HuberLoss: up to which error the loss is a square; beyond it, it is a straight line.",
    ),
    "dilation": QT_TRANSLATE_NOOP(
        "Argument",
        "The distance between neighbouring cells that the window reads; 1 leaves no gaps.",
    ),
    "dim": QT_TRANSLATE_NOOP("Argument", "Along which dimension the numbers are made to add up to 1."),
    "direct": QT_TRANSLATE_NOOP("Argument", "Calls module.forward(x) itself, which goes past the hooks."),
    "divisor_override": QT_TRANSLATE_NOOP(
        "Argument",
        "What the sum is divided by, in place of the number of cells in the window.",
    ),
    "drop_last": QT_TRANSLATE_NOOP("Argument", "Whether a last batch that is not full is left out."),
    "dropout": QT_TRANSLATE_NOOP("Argument", "With which probability a number is set to 0 while training."),
    "elementwise_affine": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether each number gets a learnable scale and shift after it has been normalised.",
    ),
    "effective": QT_TRANSLATE_NOOP(
        "Argument", "Whether it is worked out how much a number changes with each pixel, as a mean over many pictures."
    ),
    "ema": QT_TRANSLATE_NOOP(
        "Argument", "How much of itself the mean of the weights keeps at each step; 0 takes the weights themselves."
    ),
    "embed_dim": QT_TRANSLATE_NOOP("Argument", "How many numbers describe one patch."),
    "embedding_dim": QT_TRANSLATE_NOOP(
        "Argument",
        "How many numbers stand for one class: the length of a row of the table.",
    ),
    "end_dim": QT_TRANSLATE_NOOP(
        "Argument",
        "The last of the dimensions that are joined into one; −1 is the last there is.",
    ),
    "epochs": QT_TRANSLATE_NOOP("Argument", "How often training goes through all its pictures."),
    "eps": QT_TRANSLATE_NOOP("Argument", "A small number that is added so that nothing is divided by zero."),
    "fault": QT_TRANSLATE_NOOP(
        "Argument",
        "What is wrong with the run on purpose. All other settings stay as they are; the run is marked wherever it is "
        "shown.",
    ),
    "fits": QT_TRANSLATE_NOOP("Argument", "Whether in_features follows the input by itself."),
    "flip": QT_TRANSLATE_NOOP(
        "Argument",
        "Turns a kernel by 180°, as a mathematician's convolution does; or mirrors training pictures, left for right.",
    ),
    "gamma": QT_TRANSLATE_NOOP("Argument", "What the learning rate is multiplied by each time the schedule lowers it."),
    "groups": QT_TRANSLATE_NOOP("Argument", "Splits the channels into groups that see only their own input."),
    "height": QT_TRANSLATE_NOOP("Argument", "Rows of the input picture."),
    "hidden_size": QT_TRANSLATE_NOOP("Argument", "How many numbers the layer carries from step to step."),
    "hook": QT_TRANSLATE_NOOP("Argument", "A function that runs after forward and sees the output."),
    "ignore_index": QT_TRANSLATE_NOOP("Argument", "Targets of this class number do not count."),
    "images": QT_TRANSLATE_NOOP(
        "Argument", "How many of the training pictures are used; left empty, all that are not kept back."
    ),
    "in_channels": QT_TRANSLATE_NOOP("Argument", "How many channels the layer expects; it must match the input."),
    "in_features": QT_TRANSLATE_NOOP("Argument", "How many numbers the layer expects; it must match the input."),
    "init": QT_TRANSLATE_NOOP("Argument", "Where the learnable slope begins."),
    "inplace": QT_TRANSLATE_NOOP("Argument", "Whether the result is written over the input, which saves memory."),
    "input_dtype": QT_TRANSLATE_NOOP("Argument", "Which kind of numbers the input holds."),
    "input_shape": QT_TRANSLATE_NOOP("Argument", "The shape in which the table is handed over as the input."),
    "input_size": QT_TRANSLATE_NOOP("Argument", "How many numbers arrive in each step of the sequence."),
    "keep_graph": QT_TRANSLATE_NOOP(
        "Argument",
        "Adds loss instead of loss.item(): the graph of every step stays in memory.",
    ),
    "every": QT_TRANSLATE_NOOP("Argument", "By how many pixels the patch moves from one place to the next."),
    "fill": QT_TRANSLATE_NOOP(
        "Argument", "The number that the patch puts in place of the pixels: 0 is black, 1 is white."
    ),
    "field": QT_TRANSLATE_NOOP("Argument", "Whether the window of the picture is drawn that a number depends on."),
    "fresh": QT_TRANSLATE_NOOP(
        "Argument", "Whether the same is shown with weights that have learnt nothing, to compare."
    ),
    "kernel_size": QT_TRANSLATE_NOOP("Argument", "Height and width of the window."),
    "label_smoothing": QT_TRANSLATE_NOOP("Argument", "How much of the target is shared out evenly among all classes."),
    "large_lr": QT_TRANSLATE_NOOP("Argument", "Takes a learning rate that is far too large."),
    "layer": QT_TRANSLATE_NOOP("Argument", "Which layer of torch.nn is looked at."),
    "left": QT_TRANSLATE_NOOP(
        "Argument",
        "How many columns are added on the left; a negative number cuts columns off.",
    ),
    "loss": QT_TRANSLATE_NOOP("Argument", "Which loss measures how far the output is from the target."),
    "lr": QT_TRANSLATE_NOOP("Argument", "The learning rate: how far a weight moves against its gradient in one step."),
    "lr_decay": QT_TRANSLATE_NOOP("Argument", "How fast Adagrad lowers its learning rate from step to step."),
    "max_norm": QT_TRANSLATE_NOOP(
        "Argument",
        "Rows of the table that are longer than this are shortened when they are used.",
    ),
    "maps": QT_TRANSLATE_NOOP("Argument", "The layer whose maps Grad-CAM adds up, and whose maps can be switched off."),
    "method": QT_TRANSLATE_NOOP("Argument", "How it is found out which pixels a score hangs on."),
    "mode": QT_TRANSLATE_NOOP(
        "Argument",
        "How numbers between the cells are found: the nearest one, or a mix of neighbours.",
    ),
    "model": QT_TRANSLATE_NOOP("Argument", "Which network is looked into, and with which weights."),
    "moment": QT_TRANSLATE_NOOP("Argument", "Which moment of each run is compared: its end, its best, or a step."),
    "momentum": QT_TRANSLATE_NOOP(
        "Argument",
        "SGD: how much of the last step is carried on. BatchNorm: how much of each batch enters the running averages.",
    ),
    "negative_slope": QT_TRANSLATE_NOOP("Argument", "The slope of the line for negative inputs."),
    "nesterov": QT_TRANSLATE_NOOP("Argument", "Whether the momentum looks one step ahead."),
    "network": QT_TRANSLATE_NOOP("Argument", "Which network is used: a preset, or one of your own from 7.7."),
    "no_eval": QT_TRANSLATE_NOOP("Argument", "Leaves out model.eval() before the test pictures."),
    "no_no_grad": QT_TRANSLATE_NOOP("Argument", "Leaves out torch.no_grad() around the test pictures."),
    "no_train": QT_TRANSLATE_NOOP("Argument", "Leaves out model.train() after the test pictures."),
    "no_zero_grad": QT_TRANSLATE_NOOP("Argument", "Leaves out optimizer.zero_grad(): gradients of all steps add up."),
    "nonlinearity": QT_TRANSLATE_NOOP("Argument", "The function that bends the sum in each step."),
    "normalise": QT_TRANSLATE_NOOP("Argument", "Moves and scales the picture first, to mean 0 and deviation 1."),
    "normalized_shape": QT_TRANSLATE_NOOP("Argument", "Over which last dimensions mean and deviation are taken."),
    "num_channels": QT_TRANSLATE_NOOP("Argument", "How many channels the layer expects; it must match the input."),
    "num_embeddings": QT_TRANSLATE_NOOP("Argument", "How many classes have a row in the table."),
    "num_features": QT_TRANSLATE_NOOP(
        "Argument",
        "How many channels or numbers the layer expects; it must match the input.",
    ),
    "num_groups": QT_TRANSLATE_NOOP(
        "Argument",
        "Into how many groups the channels are split; each is normalised by itself.",
    ),
    "num_heads": QT_TRANSLATE_NOOP("Argument", "How many attentions work side by side; embed_dim is split among them."),
    "num_layers": QT_TRANSLATE_NOOP(
        "Argument",
        "How many layers are stacked; each reads the outputs of the one below.",
    ),
    "num_parameters": QT_TRANSLATE_NOOP("Argument", "How many slopes are learned: 1 for all, or one for each channel."),
    "operations": QT_TRANSLATE_NOOP("Argument", "What forward does, line by line."),
    "optimizer": QT_TRANSLATE_NOOP("Argument", "How a step is made from the gradients."),
    "out_channels": QT_TRANSLATE_NOOP("Argument", "How many output maps there are, and so how many kernels."),
    "out_features": QT_TRANSLATE_NOOP("Argument", "How many outputs there are, one neuron for each."),
    "output_padding": QT_TRANSLATE_NOOP(
        "Argument",
        "Rows and columns that are added to one side of the output, to settle which of several sizes is meant.",
    ),
    "opacity": QT_TRANSLATE_NOOP("Argument", "How much the map covers the picture: 0 not at all, 1 wholly."),
    "output_size": QT_TRANSLATE_NOOP("Argument", "The size that comes out, whatever goes in."),
    "p": QT_TRANSLATE_NOOP("Argument", "With which probability a number is set to 0 while training."),
    "padding": QT_TRANSLATE_NOOP("Argument", "How many rows and columns are added around the input."),
    "padding_idx": QT_TRANSLATE_NOOP("Argument", "This row of the table stays as it is: it gets no gradient."),
    "padding_mode": QT_TRANSLATE_NOOP("Argument", "What the added cells hold: zeros, or a copy of the picture."),
    "patch": QT_TRANSLATE_NOOP("Argument", "Side of the patches that the picture is cut into."),
    "pictures": QT_TRANSLATE_NOOP("Argument", "How many pictures the batch holds."),
    "pos_weight": QT_TRANSLATE_NOOP("Argument", "How much more a positive target counts, one number for each column."),
    "pre_hook": QT_TRANSLATE_NOOP("Argument", "A function that runs before forward and sees the input."),
    "recompute_scale_factor": QT_TRANSLATE_NOOP(
        "Argument", "Whether the factor is worked out anew from the rounded sizes."
    ),
    "reduction": QT_TRANSLATE_NOOP(
        "Argument",
        "What becomes of the single losses: their mean, their sum, or no change.",
    ),
    "reshape": QT_TRANSLATE_NOOP("Argument", "Makes (1, 1, H, W) of (H, W), as conv2d wants it."),
    "return_indices": QT_TRANSLATE_NOOP("Argument", "Whether the layer also says which cell was the largest."),
    "right": QT_TRANSLATE_NOOP(
        "Argument",
        "How many columns are added on the right; a negative number cuts columns off.",
    ),
    "scale": QT_TRANSLATE_NOOP(
        "Argument", "Whether every layer has a colour scale of its own, or all of them share one."
    ),
    "scale_factor": QT_TRANSLATE_NOOP("Argument", "How many times as large the output is."),
    "scaling": QT_TRANSLATE_NOOP("Argument", "What a pixel becomes before the network is given it."),
    "schedule": QT_TRANSLATE_NOOP("Argument", "How the learning rate changes in the course of a run."),
    "seed": QT_TRANSLATE_NOOP("Argument", "Where the random numbers begin: the same seed gives the same numbers."),
    "shift": QT_TRANSLATE_NOOP(
        "Argument", "By how many pixels at most training pictures are moved, up or down and to a side."
    ),
    "shuffle": QT_TRANSLATE_NOOP("Argument", "Whether the pictures come in another order in each epoch."),
    "size": QT_TRANSLATE_NOOP("Argument", "Height and width of the output."),
    "small_epochs": QT_TRANSLATE_NOOP(
        "Argument",
        "In how many of the first epochs the pictures are smaller: they grow from 16 × 16 to 28 × 28.",
    ),
    "smoothing": QT_TRANSLATE_NOOP(
        "Argument", "How strongly the curves are smoothed; at 0 they are shown as they are."
    ),
    "softmax": QT_TRANSLATE_NOOP("Argument", "Applies softmax before CrossEntropyLoss, which does so itself."),
    "split": QT_TRANSLATE_NOOP("Argument", "Which pictures the run is trained on."),
    "start_dim": QT_TRANSLATE_NOOP(
        "Argument",
        "The first of the dimensions that are joined into one; 1 keeps the batch.",
    ),
    "step_epochs": QT_TRANSLATE_NOOP("Argument", "After how many epochs the schedule lowers the learning rate."),
    "step_first": QT_TRANSLATE_NOOP("Argument", "Calls optimizer.step() before loss.backward()."),
    "steps": QT_TRANSLATE_NOOP("Argument", "How many steps of training are recorded."),
    "stride": QT_TRANSLATE_NOOP("Argument", "How many cells the window moves at a time."),
    "target_dtype": QT_TRANSLATE_NOOP("Argument", "Which kind of numbers the target holds."),
    "target_shape": QT_TRANSLATE_NOOP("Argument", "The shape in which the table is handed over as the target."),
    "threshold": QT_TRANSLATE_NOOP("Argument", "Beyond this, Softplus is the straight line y = x."),
    "top": QT_TRANSLATE_NOOP("Argument", "How many rows are added above; a negative number cuts rows off."),
    "track_running_stats": QT_TRANSLATE_NOOP("Argument", "Whether running averages are kept, to be used in eval()."),
    "training": QT_TRANSLATE_NOOP("Argument", "Whether the network is in train() or in eval() mode."),
    "upscale_factor": QT_TRANSLATE_NOOP(
        "Argument",
        "How many times as many rows and columns come out; it takes the square of that many channels.",
    ),
    "target": QT_TRANSLATE_NOOP(
        "Argument", "Of which class the score is asked about: the network's answer, or any other."
    ),
    "judged": QT_TRANSLATE_NOOP(
        "Argument", "Whether the network is judged on pictures that it was not trained on, or on those that it was."
    ),
    "judged_after": QT_TRANSLATE_NOOP("Argument", "After how many steps the two pause, and their losses are compared."),
    "cells": QT_TRANSLATE_NOOP(
        "Argument",
        "What a cell of the matrix says: pictures, their share of the true class, "
        "or the difference to another network.",
    ),
    "compared": QT_TRANSLATE_NOOP("Argument", "The network whose matrix is taken off."),
    "order": QT_TRANSLATE_NOOP("Argument", "Which of the pictures behind a cell come first."),
    "points": QT_TRANSLATE_NOOP("Argument", "How many pictures are put into the plane, as many of each class."),
    "log_x": QT_TRANSLATE_NOOP("Argument", "Whether equal distances along the horizontal axis are equal factors."),
    "log_y": QT_TRANSLATE_NOOP("Argument", "Whether equal distances along the vertical axis are equal factors."),
    "look": QT_TRANSLATE_NOOP("Argument", "Whether a picture is drawn as a dot or as itself."),
    "colouring": QT_TRANSLATE_NOOP("Argument", "Whether colours stand for the true classes or for the answers."),
    "excites": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the pictures are listed that excite the map most, the usual ones, or those that excite it least.",
    ),
    "shown": QT_TRANSLATE_NOOP(
        "Argument", "Whether pictures are shown as a whole, or only the patch that the largest number sees."
    ),
    "tiles": QT_TRANSLATE_NOOP(
        "Argument", "What stands for a map: the patch that excites it most, or what it makes of the chosen picture."
    ),
    "errors": QT_TRANSLATE_NOOP(
        "Argument", "What a cell says: pictures, their share of the class, or what has changed since the first moment."
    ),
    "validation": QT_TRANSLATE_NOOP(
        "Argument", "What share of the pictures is kept back to judge the network while it trains."
    ),
    "value": QT_TRANSLATE_NOOP("Argument", "What the added cells hold."),
    "warmup": QT_TRANSLATE_NOOP("Argument", "Over how many steps the learning rate rises to lr at the beginning."),
    "weight": QT_TRANSLATE_NOOP("Argument", "How much each class counts in the loss."),
    "weight_decay": QT_TRANSLATE_NOOP("Argument", "How strongly the weights are drawn towards 0 in each step."),
    "weights": QT_TRANSLATE_NOOP("Argument", "With which weights the sweep begins: fresh ones, or the last of a run."),
    "lowest": QT_TRANSLATE_NOOP("Argument", "The learning rate with which the sweep begins."),
    "highest": QT_TRANSLATE_NOOP(
        "Argument", "The learning rate with which the sweep ends, unless the loss explodes before."
    ),
    "quantity": QT_TRANSLATE_NOOP(
        "Argument", "What the curves show: a loss, an accuracy, or the norm of the gradients."
    ),
    "rates": QT_TRANSLATE_NOOP("Argument", "How many learning rates are tried, one for each batch."),
    "whiten": QT_TRANSLATE_NOOP(
        "Argument",
        "Whether the first convolution is made of the directions in which patches of the pictures differ, and not "
        "learned.",
    ),
    "width": QT_TRANSLATE_NOOP("Argument", "Columns of the input picture."),
    "window": QT_TRANSLATE_NOOP("Argument", "How many pixels a side the patch has that covers part of the picture."),
    "wrong_model": QT_TRANSLATE_NOOP("Argument", "Gives the optimizer the parameters of another model."),
    "x": QT_TRANSLATE_NOOP("Argument", "What the module is called with."),
}
"""By the name of the field; what two layers call by one name is told for both."""
