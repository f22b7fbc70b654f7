"""Where on the map a report's places are."""
