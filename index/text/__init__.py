"""What any text is made of: letters and their spellings, words, sentences, dates, and its language.

The lowest folder, of both lines: it imports nothing of ours but records.
"""
