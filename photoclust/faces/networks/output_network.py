"""The last network of the MTCNN cascade.

Zhang, Zhang, Li, Qiao: Joint Face Detection and Alignment using Multitask Cascaded
Convolutional Networks, IEEE Signal Processing Letters 23 (2016), figure 2. Inputs are RGB,
``(x - 127.5) / 128``, NCHW float32. Box offsets are left, top, right, bottom, in units of the
window; landmarks five x, then five y, from 0 to 1 across the window.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn


class OutputNetwork(nn.Module):
    """O-Net: judges 48x48 windows and finds the landmarks."""

    window = 48

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 32, 3),
            nn.PReLU(32),
            nn.MaxPool2d(3, 2, ceil_mode=True),
            nn.Conv2d(32, 64, 3),
            nn.PReLU(64),
            nn.MaxPool2d(3, 2),
            nn.Conv2d(64, 64, 3),
            nn.PReLU(64),
            nn.MaxPool2d(2, 2, ceil_mode=True),
            nn.Conv2d(64, 128, 2),
            nn.PReLU(128),
            nn.Flatten(),
            nn.Linear(1152, 256),
            nn.PReLU(256),
        )
        self.offsets = nn.Linear(256, 4)
        self.landmarks = nn.Linear(256, 10)
        self.face = nn.Linear(256, 2)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(n, 3, 48, 48) to probabilities (n,), offsets (n, 4) and landmarks (n, 10)."""
        x = self.features(x)
        logits = self.face(x)
        return torch.sigmoid(logits[:, 1] - logits[:, 0]), self.offsets(x), self.landmarks(x)
