"""A cached property that is computed once, whichever thread asks first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazy_property(Generic[T]):  # noqa: N801
    """A property computed once per object, under the object's `_lock`, a reentrant one.

    Two threads that ask for it at the same time get the same value, which
    ``functools.cached_property`` does not promise. Once computed, it is an attribute like any
    other and takes no lock.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy_property[T]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: Any, kind: type) -> lazy_property[T] | T:
        if owner is None:
            return self
        lock: threading.RLock = owner._lock
        with lock:
            if self._name not in vars(owner):
                vars(owner)[self._name] = self._make(owner)
            value: T = vars(owner)[self._name]
            return value
