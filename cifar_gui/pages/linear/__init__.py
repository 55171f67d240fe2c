"""The page of linear layers."""
