"""The page of one layer on pictures: convolution, pooling, activations."""
