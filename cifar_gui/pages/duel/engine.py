"""What PyTorch says to the facts of a trial. Loads torch."""

from __future__ import annotations

from cifar_gui.engine import facts

evaluate = facts.of_chosen_network
"""What comes out for a fact of the content."""
