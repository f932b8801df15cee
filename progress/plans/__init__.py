"""What is known of councils' plans."""
