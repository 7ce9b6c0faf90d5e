"""`python -m photoclust` is the command line."""

from photoclust.cli import run

run()
