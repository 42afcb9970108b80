"""Files, folders and streams to articles: decoded, freed of what the site put around them, cut into sentences."""

from enjeu.reading.article import read_bytes
from enjeu.reading.files import article_files, read_file, read_input

__all__ = ["article_files", "read_bytes", "read_file", "read_input"]
