"""`python -m enjeu` is `enjeu`."""

from enjeu.cli.app import main

if __name__ == "__main__":
    main()
