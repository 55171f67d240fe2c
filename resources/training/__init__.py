"""How the trained networks came about that are shipped; not shipped itself."""
