"""Space and time: what is known near an announced activity, and what is not."""
