"""From a text that somebody brings to a draft that somebody reads through."""
