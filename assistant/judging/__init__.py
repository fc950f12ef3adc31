"""From passages to judged ones: what the reader's model finds in each, corrected by rules, as a probability.

``span_judge`` is the way in.
"""
