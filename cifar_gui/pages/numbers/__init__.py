"""The page of a lesson on numbers: tables to edit, and every cell of the result worked out."""
