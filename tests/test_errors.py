from __future__ import annotations

import pickle

import pytest

from photoclust import errors
from photoclust.errors import Cancelled, PhotoclustError

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PhotoclustError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_errors_can_be_sent_to_another_process(kind: type[PhotoclustError]) -> None:
    error = kind() if kind is Cancelled else kind("no-such-photo", photo=7)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.explanation, str(again)) == (error.explanation, str(error))
