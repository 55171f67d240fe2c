"""The page of what a DataLoader hands over."""
