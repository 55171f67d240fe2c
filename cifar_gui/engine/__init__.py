"""torch and NumPy, never Qt. Nothing is imported here, so that torch-free modules stay free of torch."""

import os

# OpenMP's threads wait for each other in a busy loop, unless they are told to sleep before torch is loaded. Beside a
# program that keeps one of two cores busy, that is 870 pictures a second at batch 64 instead of 210, and small batches
# come nearly to a halt otherwise. GNU's OpenMP counts a little before it sleeps: small batches gain a fifth from it.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
