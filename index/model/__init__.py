"""The bundled embedding model: its weights made ready once, texts to token ids, token ids to vectors.

``index.embedder`` is its way in for the index; the reader takes the same weights.
"""
