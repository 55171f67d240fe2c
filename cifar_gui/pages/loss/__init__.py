"""The page of losses on tables."""
