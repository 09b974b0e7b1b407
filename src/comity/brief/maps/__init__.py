"""Maps drawn from shapes bundled with the program (docs/decisions/0012-shapes.md); nothing is fetched."""
