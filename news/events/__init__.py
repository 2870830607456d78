"""When events take place, how they are found, and the calendars they are handed out in."""
