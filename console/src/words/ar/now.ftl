# ترجمة لم تُراجع بعد.
now-title = الآن
now-calm = لا شيء ينتظر هذا المكتب.
now-drill = تمرين
now-own-check = فحصك: { $finding }
now-ago = قبل { $clock }
now-days =
    { $count ->
        [zero] 0 يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
now-waiting =
    { $count ->
        [one] إشعار واحد ينتظر جوابك
        [two] إشعاران ينتظران جوابك
        [few] { $count } إشعارات تنتظر جوابك
        [many] { $count } إشعارًا ينتظر جوابك
       *[other] { $count } إشعار ينتظر جوابك
    }
now-waiting-until = الباقي حتى
now-waiting-since = مضى الموعد،
now-waiting-silent = انقضى الموعد. سُجِّل الصمت، وهو ليس موافقة. ما زال بإمكانك أن تجيب.
now-halt-next = التالي، في صفحة هذا النداء: { $act }
now-concerns-ours = اعتراضات عليك أن تجيب عنها
now-concerns-ours-hint = يوجد اعتراض مفتوح على إشعارك هذا. أجب عنه بسبب.
now-concerns-others = اعتراضات تنتظر مقدِّم الإشعار
now-concerns-others-hint = يجيب عنه
now-soon = جارٍ الآن، أو يبدأ خلال 12 ساعة
now-soon-none = لا إشعار يحق لك أن تراه جارٍ الآن أو يبدأ قريبًا. وهذا لا يقول شيئًا عما لم يُعلَن.
now-soon-starts = حتى يبدأ
now-soon-ends = جارٍ الآن؛ حتى ينتهي
now-silent = متلقون صامتون
now-silent-party = لا جواب من { $party }؛ سُجِّل الصمت في
now-silent-hint = سُجِّل الصمت. وهو ليس موافقة.
now-presence = هذا المكتب
now-presence-do = أنا عند المكتب
now-presence-last = كان أحد هنا في
now-presence-never = لم يقل أحد بعد إن في هذا المكتب من يناوب.
now-presence-summary = يوجد أحد عند المكتب
now-channels = القنوات بين الأطراف
now-channels-none = لم تُسجَّل حالة أي قناة.
now-channel-open = مفتوحة
now-channel-degraded = متردية
now-channel-suspended = معلَّقة
now-channel-since = منذ
now-receipts = آخر ما أُرسل من هنا
now-receipt = إيصال
now-receipt-of = إيصال ({ $kind }): { $what }
