"""Files, folders and streams to articles: decoded, freed of what the site put around them, cut into sentences.

Bytes become an article in `article.py`; that is not imported here, because a cached brief never needs it.
"""

from enjeu.reading.files import article_files, other_files, read_file, read_input, read_stream

__all__ = ["article_files", "other_files", "read_file", "read_input", "read_stream"]
