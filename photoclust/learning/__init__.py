"""Learning from labelled faces: triplets, metrics, calibration, and fitting an adapter."""
