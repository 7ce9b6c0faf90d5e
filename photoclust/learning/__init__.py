"""Learning from labelled faces: triplets, measures, calibration, and the fit of an adapter."""
