"""From folders to pixels: finding, reading and decoding photos."""
