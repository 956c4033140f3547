"""The program `galleon-engine` of the bundle: the engine and the command line, without any Qt."""

import multiprocessing
import sys

from backend.protocol.bundle import leave_bundle, outlive_upgrade

if __name__ == "__main__":
    leave_bundle()
    outlive_upgrade()
    multiprocessing.freeze_support()
    from main import command_line, without_library

    try:
        sys.exit(command_line(sys.argv[1:]))
    except ImportError as error:
        sys.exit(without_library(error))
