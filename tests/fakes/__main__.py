"""Several fakes in one process: `python -m tests.fakes pixhost imx --ca-file ca.pem`."""

from tests.fakes.process import main

main()
