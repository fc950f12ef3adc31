"""Behind the quote gate, for what a language model writes: does a statement say only what its quotes carry?

``support`` is the way in.
"""
