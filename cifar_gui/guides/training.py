"""First steps of 7.9."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import contest, recipe, settings
from cifar_gui.lessons.compare import COMPARE
from cifar_gui.lessons.duel import DUEL
from cifar_gui.lessons.loop import LOOP
from cifar_gui.lessons.rates import RATES
from cifar_gui.lessons.training import TRAINING
from cifar_gui.recipe import RANDOM
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="training",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A line left out"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The loop of training is [code](region:code). One step of it has been made: go through its "
                "[lines](region:lines), and the [tensors](region:tensors) beside the code say what each has changed. "
                "`zero_grad()` clears the gradients of the step before; in a moment [it is left "
                "out](field:no_zero_grad).",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What does `backward()` do then?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It replaces the old gradients."),
                    QT_TRANSLATE_NOOP("Guide", "It does not: PyTorch adds."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It adds to the old gradients."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right. Compare the curve with the grey one of the loop as it should be."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It reports an error."),
                    QT_TRANSLATE_NOOP("Guide", "No error appears, which makes this mistake hard to find."),
                ),
            ),
            state={**settings(LOOP, 0), "place": 8, "plot": "loss"},
            part="loop",
            after={**settings(LOOP, 2), "place": 11, "plot": "loss"},
            lights="region:curve",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Training for real"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Here a network is trained on your computer, in about half a minute. When you have answered, press "
                "“Start training” [at the bottom](region:transport), and watch the loss fall and the accuracy rise.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Near which loss does it begin?"),
            answers=(
                Answer(QT_TRANSLATE_NOOP("Guide", "0"), QT_TRANSLATE_NOOP("Guide", "It has learned nothing yet.")),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2.3"),
                    QT_TRANSLATE_NOOP("Guide", "Right: ln 10 = 2.303, as with ten equal scores."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "10"),
                    QT_TRANSLATE_NOOP("Guide", "Ten classes, but the loss takes a logarithm."),
                ),
            ),
            state=recipe(TRAINING, 0, epochs=3),
            part="training",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Who judges"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A tenth of the pictures is [kept back](field:validation): the network never trains on these validation"
                " pictures, and the dots in the [plots](region:accuracy) are what it makes of them. When a run is over,"
                " “Open the test set…” [at the bottom](region:transport) judges it on the test pictures, once.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "By which pictures do you choose the better of two learning rates?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "by those it trains on"),
                    QT_TRANSLATE_NOOP("Guide", "It may know them by heart: their loss goes on falling."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "by the validation pictures"),
                    QT_TRANSLATE_NOOP("Guide", "Right. The test set is then opened once, for the one you have chosen."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "by the test set"),
                    QT_TRANSLATE_NOOP("Guide", "Then nothing is left that could say how good the choice really is."),
                ),
            ),
            state=recipe(TRAINING, 0, epochs=3),
            part="training",
            lights="region:accuracy",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One picture, many times"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "An epoch shows every picture once. With augmentation it comes a little changed each time: here it is "
                "[mirrored](field:flip) at random, [shifted](field:shift) by up to 4 pixels, and a square is [cut "
                "out](field:cutout) of it. Under these fields stands what becomes of one picture in six epochs.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which pictures are changed like this?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "only those that are trained on"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: the network is to learn that a mirrored plane is a plane. It is judged by pictures as "
                        "they are.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "the validation pictures, too"),
                    QT_TRANSLATE_NOOP("Guide", "Then it would be judged by something else than what it is to do."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "those in the file, for good"),
                    QT_TRANSLATE_NOOP("Guide", "Each batch is changed on its way to the network; the file stays."),
                ),
            ),
            state=recipe(TRAINING, 0, epochs=3, flip=RANDOM, shift=4, cutout=8),
            part="training",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The wrong tool"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Class numbers are names: a truck (9) is not nine times a car (1). Here [something is "
                "broken](field:fault) on purpose: the loss is the squared error to those numbers. When you have "
                "answered, press “Start training” [at the bottom](region:transport), and see what the tab “Doctor” "
                "says of it. It has a button for the way back.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "The loss will fall from 28 to about 8. And the accuracy?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It rises as the loss falls."),
                    QT_TRANSLATE_NOOP("Guide", "This loss does not measure how well classes are told apart."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It stays near 10 %."),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: all ten outputs move towards 4.5, the mean of the class numbers. No error appears. For "
                        "names there is `CrossEntropyLoss`.",
                    ),
                    right=True,
                ),
            ),
            state=recipe(TRAINING, 0, epochs=2, fault="wrong_loss"),
            part="training",
            lights="region:loss",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One difference"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A and B train by turns, with the same seed and on the same batches; they differ in [one "
                "thing](region:sides): B has BatchNorm. When you have answered, [predict](region:guess) which of them "
                "will be lower, and press “Start both”: after 200 steps they wait, and the [outcome](region:outcome) "
                "is told.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Why must nothing else differ?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It would take longer."),
                    QT_TRANSLATE_NOOP("Guide", "It would not. But what would the outcome be due to?"),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Else nobody knows which difference it was."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right. What comes out is due to BatchNorm, or to chance: see the next step."
                    ),
                    right=True,
                ),
            ),
            state=contest(DUEL, 0),
            part="duel",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One seed is no result"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Every run that is kept stands in this [table](region:table), A and B too. Suppose that a recipe with "
                "lr 0.05 has reached 53 %, one with lr 0.01 only 51 %, with one seed each; the "
                "[verdict](region:verdict) is about such pairs.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What follows from these two runs?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "lr 0.05 is better."),
                    QT_TRANSLATE_NOOP("Guide", "Another seed may turn it round: the same settings scatter as much."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nothing yet."),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right. Select one as the baseline and then the other one, and press “Two more seeds of each”: "
                        "they become bands, and the verdict counts how much they scatter.",
                    ),
                    right=True,
                ),
            ),
            state=settings(COMPARE, 1),
            part="compare",
            lights="region:verdict",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A rate that fits"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A sweep tries one learning rate after the other, each a little larger. When you have answered, press "
                "“Start the sweep” [below](region:suggestion), and watch [the curve](region:sweep).",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Where on that curve does a good learning rate lie?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Where the loss is falling"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: between its steepest fall and its lowest point. Beyond that it soon explodes."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Far to the left, where nothing happens"),
                    QT_TRANSLATE_NOOP("Guide", "There the steps are so small that nothing is learned."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Just before it explodes"),
                    QT_TRANSLATE_NOOP("Guide", "There the loss is rising again already."),
                ),
            ),
            state=settings(RATES, 0),
            part="rates",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- forward, loss, `zero_grad()`, `backward()`, `step()`: one batch, one step.\n- Gradients add up until "
        "they are cleared.\n- A learning rate can be too large.\n\nAnd how not to fool yourself:\n\n- Validation "
        "pictures choose; the test set is opened once.\n- Names want a loss for classes, sizes a loss for sizes. A "
        "loss that falls proves nothing.\n- One difference at a "
        "time, and the prediction first.\n- One seed is no result.\n\nBreak a run yourself, and predict what the "
        "doctor will say; compare two runs with different optimisers; answer some questions under “Try it”. This was "
        "the last lesson; any of them can be gone through again.",
    ),
)
