"""The page of a known network, layer by layer."""
