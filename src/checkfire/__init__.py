"""Checkfire: a deconfliction desk that leaves a provable record."""

__version__ = "0.1.0"
