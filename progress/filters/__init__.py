"""What a person may ask of the room's lists."""
