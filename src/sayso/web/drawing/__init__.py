"""Where things stand in drawings: numbers out of records, which templates turn into SVG."""
