"""From a set of questions to numbers that people can decide from: ask, measure, compare, report.

In: a question set and an assistant. Out: a run folder that holds every answer, and from it measures with
intervals, a table, a page, exports, and the comparison of two runs. Nothing here needs a model of its own.
"""
