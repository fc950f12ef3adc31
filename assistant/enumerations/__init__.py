"""Lists of like things in running text, item by item: ``items`` is the way in."""
