notice-title = NoticePage
