"""Gradients of a loss over a whole batch, in the memory of a chunk.

The loss of a batch of triplets needs all embeddings at once, the networks' activations do not:
embed chunk by chunk without gradients, differentiate the loss with respect to the embeddings
alone, then embed each chunk again and backpropagate its part of that gradient. The sum is the
gradient of the whole (chain rule), at the price of one more forward pass. Known as gradient
caching: Gao, Zhang, Han, Callan: Scaling Deep Contrastive Learning Batch Size under Memory Limited
Setup, 2021.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def backward(
    network: Callable[[Tensor], Tensor] | nn.Module,
    inputs: Tensor,
    loss: Callable[[Tensor], Tensor],
    chunk: int,
) -> tuple[Tensor, Tensor]:
    """Add the gradient of ``loss(network(inputs))`` to the network's parameters.

    inputs: (n, ...), embedded `chunk` rows at a time. `loss` maps embeddings (n, d) to a
    scalar. Returns the loss and the embeddings, both detached. The network has to give the
    same embeddings twice. Raises FloatingPointError, before any gradient is added, when the
    loss is not a finite number.
    """
    parts = torch.split(inputs, chunk)
    if len(parts) == 1:
        embeddings = network(inputs).float()
        value = _finite(loss(embeddings))
        value.backward()  # type: ignore[no-untyped-call]
        return value.detach(), embeddings.detach()
    with torch.no_grad():
        embeddings = torch.cat([network(part).float() for part in parts])
    embeddings.requires_grad_()
    value = _finite(loss(embeddings))
    (gradient,) = torch.autograd.grad(value, embeddings)
    for part, rows in zip(parts, torch.split(gradient, chunk), strict=True):
        network(part).float().backward(rows)
    return value.detach(), embeddings.detach()


def _finite(value: Tensor) -> Tensor:
    if not torch.isfinite(value):
        raise FloatingPointError("The loss is not a number")
    return value
