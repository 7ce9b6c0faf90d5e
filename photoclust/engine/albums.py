"""Recipes: the photos that one asks for, and those that are saved by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.recipes import photos_by, search_in, today, understood
from photoclust.errors import UnknownItem
from photoclust.library.albums import StoredAlbum
from photoclust.library.edits import SaveAlbum, same_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.query.completion import Completion


@dataclass(frozen=True)
class SavedAlbum:
    """A recipe by its name, with the people in it called as they are today."""

    id: int
    name: str
    recipe: str


class Albums:
    """Photos by recipes such as "Anna and Ben, not Carl, 2019-21". See `photoclust.query`."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def find(self, recipe: str) -> NDArray[np.int64]:
        """The photos that a recipe asks for, oldest first: (n,).

        Raises QueryError, with the place in the text that cannot be understood.
        """
        return photos_by(self._context, recipe)

    def complete(self, typed: str) -> list[Completion]:
        """What may follow on, or be meant by the end of, a text that is being typed; quick."""
        from photoclust.query.completion import completions

        people = self._context.repository.people.all()
        named = [person.label for person in people if person.name is not None]
        return completions(typed, named, search_in(self._context).folders())

    def all(self) -> list[SavedAlbum]:
        """The saved albums, the first saved first."""
        return [self._today(album) for album in self._context.repository.albums.all()]

    def named(self, name: str) -> SavedAlbum:
        """The saved album of this name, upper and lower case being one. Raises UnknownItem."""
        for album in self._context.repository.albums.all():
            if same_name(album.name, name):
                return self._today(album)
        raise UnknownItem("no-such-album-name", name=name)

    def saving(self, name: str, recipe: str) -> SaveAlbum:
        """The decision that saves a recipe by a name, to be applied. Raises QueryError when the
        recipe cannot be understood."""
        from photoclust.query.parser import parse
        from photoclust.query.resolution import people_named

        understood(self._context, recipe)
        people = people_named(parse(recipe), self._context.repository.people.names())
        return SaveAlbum(name, recipe, tuple(people.items()))

    def _today(self, album: StoredAlbum) -> SavedAlbum:
        return SavedAlbum(album.id, album.name, today(self._context, album))
