"""Channels out of the desk, and files in and out."""
