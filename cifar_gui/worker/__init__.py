"""The threads that run the engine, and the one handle through which the window uses them."""
