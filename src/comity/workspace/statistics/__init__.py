"""Official statistics: loading them, pulling them, looking whether they are sound, showing them."""
