"""Pictures: folds over the log. Replay twice and the digests are equal, on any machine."""
