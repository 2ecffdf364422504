"""The replay: the packaged day of Deir ez-Zor, played through the desk's own code on a clock that we hold."""
