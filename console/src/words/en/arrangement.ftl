arrangement-title = Arrangement
