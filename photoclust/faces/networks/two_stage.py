"""The networks of the detector that ships: one proposes faces, the other judges and marks them."""

from __future__ import annotations

from torch import nn

from photoclust.faces.networks.output_network import OutputNetwork
from photoclust.faces.networks.yunet import YuNet


class TwoStage(nn.Module):
    """Both together, as they lie in one weights file."""

    def __init__(self) -> None:
        super().__init__()
        self.proposal = YuNet()
        self.output = OutputNetwork()


NETWORKS = {"two-stage": TwoStage}
