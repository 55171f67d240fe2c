"""The gallery of layers, run on data."""
