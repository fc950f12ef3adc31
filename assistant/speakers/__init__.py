"""Who says what a text says: direct and reported speech, interviews, and whose words a question asks for.

``attribution`` is the way in; a sentence goes through ``tokens``, ``phrases``, ``subjects`` and ``clauses``.
"""
