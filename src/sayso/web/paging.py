"""Long lists in pages."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Query

MOST_PAGES: Final = 100_000

Page = Annotated[int, Query(ge=1, le=MOST_PAGES, description="Which lot of so many.")]
