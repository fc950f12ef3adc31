"""The chat in the browser: a question goes to the assistant, its answer and the quoted articles come on screen."""
