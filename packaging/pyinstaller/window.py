"""The program `galleon` of the bundle."""

import multiprocessing
import sys

from backend.protocol.bundle import leave_bundle, outlive_upgrade

if __name__ == "__main__":
    leave_bundle()
    outlive_upgrade()
    multiprocessing.freeze_support()
    from main import main

    sys.exit(main())
