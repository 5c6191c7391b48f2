"""What the living page shows: parts with made-up words, components, tokens."""
