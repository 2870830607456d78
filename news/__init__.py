"""The newsroom of the agreement: articles, the page that lists them, and their feeds."""
