"""What words say, whatever they are used for: names, numbers, figures, denials, and the tables that list them.

The lowest folder of the question line: text in, names and values out. It imports nothing else of ``assistant``.
"""
