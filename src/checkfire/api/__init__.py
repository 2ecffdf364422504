"""The HTTP face: parse, ask the desk, render. No rule of the desk is decided here."""
