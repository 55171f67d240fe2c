"""What stands in the companion column: the lesson's text, the code, the shape."""
