"""The networks: modules found by their being here.

A module holds `NETWORKS`, its networks by the names of their architectures, by which weights
files call them. One that embeds faces is an
:class:`~photoclust.faces.networks.layers.EmbeddingNetwork`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from photoclust.discovery import modules_in

if TYPE_CHECKING:
    from torch import nn

    from photoclust.faces.networks.layers import EmbeddingNetwork


def architectures() -> dict[str, type[nn.Module]]:
    """All networks by the name of their architecture, in the order of these names."""
    found: dict[str, type[nn.Module]] = {}
    for module in modules_in(__name__):
        found |= getattr(import_module(module), "NETWORKS", {})
    return dict(sorted(found.items()))


def embedding_architectures() -> dict[str, type[EmbeddingNetwork]]:
    """Those of them that embed faces."""
    from photoclust.faces.networks.layers import EmbeddingNetwork

    return {
        name: kind for name, kind in architectures().items() if issubclass(kind, EmbeddingNetwork)
    }
