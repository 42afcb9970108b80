"""A brief in, text out: terminal, Markdown and HTML. Nothing else in enjeu prints."""
