"""The embedded host: a small web server on this computer that keeps galleries under the data folder."""
