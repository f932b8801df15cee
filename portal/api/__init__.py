"""The public record for other systems: read-only, JSON."""
