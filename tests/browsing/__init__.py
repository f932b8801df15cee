"""What a person meets in a browser: on the served portal, with the public record or a sample in it."""
