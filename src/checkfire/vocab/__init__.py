"""The words of the desk as frozen values; they know nothing of bytes, files or clocks."""
