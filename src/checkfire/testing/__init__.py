"""Helpers that ship with Checkfire, for tests of it and of what is built on it."""
