"""Recipes understood in a library: the photos that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.library.albums import StoredAlbum
    from photoclust.query.search import Search
    from photoclust.query.tree import Query


def photos_by(context: EngineContext, recipe: str) -> NDArray[np.int64]:
    """The photos that a recipe asks for, oldest first: (n,). Raises QueryError."""
    return search_in(context).photos(understood(context, recipe))


def understood(context: EngineContext, recipe: str) -> Query:
    """A recipe with the numbers of those whom it names. Raises QueryError."""
    from photoclust.query.parser import parse
    from photoclust.query.resolution import resolved

    names = context.repository.people.names()
    return resolved(parse(recipe), names, search_in(context).has_folder)


def search_in(context: EngineContext) -> Search:
    """What finds photos in the library."""
    from photoclust.query.search import Search

    return Search(context.repository.database)


def today(context: EngineContext, album: StoredAlbum) -> str:
    """A saved recipe with the people in it called as they are now."""
    from photoclust.errors import QueryError
    from photoclust.query.parser import parse
    from photoclust.query.resolution import renamed
    from photoclust.query.wording import written

    try:
        before = parse(album.recipe)
    except QueryError:  # saved by another version of the program
        return album.recipe
    after = renamed(before, album.people, context.repository.people.names())
    return album.recipe if after == before else written(after)
