"""The page of activations as curves."""
