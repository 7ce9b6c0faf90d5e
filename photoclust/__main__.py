"""`python -m photoclust` is the command line."""

import sys

from photoclust.cli import main

sys.exit(main())
