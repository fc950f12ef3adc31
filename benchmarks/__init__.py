"""Speed, memory and quality, each with the command that reproduces it."""
