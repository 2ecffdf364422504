"""Coordinates and landmark phrases become places, with every doubt about them.

The gazetteer is handed in; nothing here reads a file, a clock or the network.
"""
