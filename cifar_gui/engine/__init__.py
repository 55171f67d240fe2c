"""torch and NumPy, never Qt. Nothing is imported here, so that torch-free modules stay free of torch."""
