"""Run the command line with ``python -m checkfire``."""

import sys

from checkfire.cli import main

sys.exit(main())
