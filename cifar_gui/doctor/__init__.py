"""What is wrong with a run, told from what it has recorded. Rules are small pure functions; neither torch nor Qt.

A finding names a cause, with numbers. Where the numbers do not decide there is none: silent rather than wrong.
"""

from cifar_gui.doctor.evidence import Evidence, Judged, Sibling, evidence
from cifar_gui.doctor.finding import CAUSES, Finding
from cifar_gui.doctor.rules import findings

__all__ = ["CAUSES", "Evidence", "Finding", "Judged", "Sibling", "evidence", "findings"]
