"""The detectors: modules found by their being here.

A module holds `DETECTORS`: for the architectures that weights files name, what makes the
detector of such a file, a :data:`~photoclust.faces.registry.DetectorMaker`.
"""
