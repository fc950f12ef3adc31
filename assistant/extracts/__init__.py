"""From words that answer to what is shown of them: the sentence that carries them, its speaker, other accounts.

Parts of the extractive reader and of the quote gate.
"""
