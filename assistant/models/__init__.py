"""Below the reader with a language model: which one is built, how its words come in, and what they claim to quote."""
