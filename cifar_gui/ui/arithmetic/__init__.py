"""Numbers worked out: what stands in the strip under a stage."""
