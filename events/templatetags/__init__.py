"""What the room's own templates can say."""
