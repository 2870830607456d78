"""The project as a whole: settings, addresses, and the commands that put it together."""
