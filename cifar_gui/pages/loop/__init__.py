"""The page of the training loop, line by line."""
