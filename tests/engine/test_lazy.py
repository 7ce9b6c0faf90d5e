"""A lazy property is one value for all threads."""

from __future__ import annotations

import threading

from photoclust.engine.lazy import lazy_property


def test_it_is_computed_once_for_all_threads() -> None:
    class Shop:
        def __init__(self) -> None:
            self._lock = threading.RLock()
            self.made = 0

        @lazy_property
        def thing(self) -> object:
            """What is made."""
            self.made += 1
            wait.wait(1)
            return object()

    wait, shop, things = threading.Event(), Shop(), list[object]()
    threads = [threading.Thread(target=lambda: things.append(shop.thing)) for _ in range(5)]
    for thread in threads:
        thread.start()
    wait.set()
    for thread in threads:
        thread.join()
    assert (shop.made, len(set(map(id, things)))) == (1, 1)
    assert Shop.thing.__doc__ == "What is made."
