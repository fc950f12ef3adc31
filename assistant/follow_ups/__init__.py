"""Turns that lean on earlier ones: what such a turn lacks, and where it is taken from.

``conversation`` puts these parts together.
"""
