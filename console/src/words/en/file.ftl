file-title = FileNotice
