"""Adapters to Pelican: the only code that imports it, a few dozen lines a file."""
