"""What becomes of subscriptions, and how letters are queued and sent."""
