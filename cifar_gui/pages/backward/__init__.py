"""The page of a network's gradients."""
