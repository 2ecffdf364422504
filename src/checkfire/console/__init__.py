"""The web console: pages built from ``console/``, served as they are. No rule of the desk lives here."""
