"""Face tags: names and places of people as other programs read and write them."""
