"""The runs that there are, and what several pages show of them: names, words, curves."""
