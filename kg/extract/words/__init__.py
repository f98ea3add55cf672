"""Words and what is known of them: the lists in ``data/``, given names, head words of titles, ranks."""
