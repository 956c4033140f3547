"""The program `galleon` of the bundle."""

import sys

from backend.protocol.bundle import leave_bundle, outlive_upgrade

if __name__ == "__main__":
    leave_bundle()
    outlive_upgrade()
    from main import main

    sys.exit(main())
