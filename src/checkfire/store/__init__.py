"""Log engines: where entries are kept, and the only SQL. See README.md for a message's life here."""
