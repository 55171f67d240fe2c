"""PySide6 6.12.0 on Python 3.11 drops a reference with each emission and ends the process after some thousand."""

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

class Sender(QObject):
    switched = Signal(bool)
    sent = Signal(object)
    both = Signal(object, bool)

class Receiver(QObject):
    count = 0

    @Slot(bool)
    @Slot(object)
    @Slot(object, bool)
    def take(self, *arguments):
        self.count += 1

app = QCoreApplication([])
sender, receiver = Sender(), Receiver()
sender.switched.connect(receiver.take)
sender.sent.connect(receiver.take)
sender.sent.connect(receiver.take, Qt.ConnectionType.QueuedConnection)
sender.both.connect(receiver.take)
for number in range(20_000):
    sender.switched.emit(number % 2 == 0)
    sender.sent.emit((None, True, False, number, "text", [number])[number % 6])
    sender.both.emit(None, number % 3 == 0)
    if number % 1000 == 0:
        app.processEvents()
app.processEvents()
print(receiver.count)
"""


def test_signals_can_be_sent_many_times():
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip() == "80000"
