"""How questions were answered: what settings and the files of scores hold, and no more than that."""

from __future__ import annotations

from typing import Annotated

import msgspec

LONGEST_NAME = 80
"""Characters of a student's name."""
MOST_ANSWERS = 1_000_000


class Score(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How the questions of one lesson were answered."""

    right: Annotated[int, msgspec.Meta(ge=0, le=MOST_ANSWERS)] = 0
    answered: Annotated[int, msgspec.Meta(ge=0, le=MOST_ANSWERS)] = 0
