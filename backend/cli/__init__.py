"""The command line: the same commands and the same contract as the window. Data on stdout, talk on stderr."""
