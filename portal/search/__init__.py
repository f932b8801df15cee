"""The whole public record in one box."""
