"""What is drawn and typed into anywhere: controls, tables, plots, maps, colours and letters."""
