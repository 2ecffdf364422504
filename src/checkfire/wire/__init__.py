"""Messages and their signed bytes: parse strictly, print beside it, never repair."""
