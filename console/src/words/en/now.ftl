now-title = Now
