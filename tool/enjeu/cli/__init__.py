"""The command line: `app` and one file per command."""
