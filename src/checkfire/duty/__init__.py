"""Duties: who may say what now, what is due, and what happens if nobody answers."""
