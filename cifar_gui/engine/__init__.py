"""torch and NumPy, never Qt. Nothing is imported here, so that torch-free modules stay free of torch."""

import os

# OpenMP's threads wait for each other in a busy loop, unless they are told to sleep before torch is loaded. Measured on
# two cores at batch 64: alone that costs 2 %; beside a program that keeps one core busy it is 870 pictures a second
# instead of 210, and small batches came nearly to a halt.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
