"""What is known of services: read, answered, put into words and tables."""
