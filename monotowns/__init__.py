"""The generator of the Monotowns of Kazakhstan site."""
