halt-title = HaltPage
