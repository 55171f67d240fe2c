"""The sample pictures, drawn by the program's own generator: Pillow and NumPy, no photograph anywhere."""
