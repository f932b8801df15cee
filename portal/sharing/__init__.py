"""How a page is found, shown and kept elsewhere: structured data, pictures, short addresses, embeds."""
