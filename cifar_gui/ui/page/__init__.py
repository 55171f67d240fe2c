"""What pages are made on: their regions, their answers, their pictures, their figures, undo."""
