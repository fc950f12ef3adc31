"""What kind of words a question asks for - a duration, a place, somebody, several things - and which words are that."""
