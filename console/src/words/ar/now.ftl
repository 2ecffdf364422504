# ما ينتظر هذا المكتب الآن.
now-title = الآن
now-calm = لا شيء ينتظر هذا المكتب.
now-drill = تمرين
now-ago = قبل { $clock }
now-days =
    { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
now-waiting =
    { $count ->
        [one] إشعار واحد ينتظر جوابك
        [two] إشعاران ينتظران جوابك
        [few] { $count } إشعارات تنتظر جوابك
       *[other] { $count } إشعارًا ينتظر جوابك
    }
now-waiting-until = الباقي حتى
now-waiting-since = مضى الموعد،
now-waiting-silent = مضى الموعد. سُجِّل الصمت، وهو ليس موافقة. ما زال بإمكانك أن تجيب.
now-concerns-ours = اعتراضات عليك أن تجيب عنها
now-concerns-ours-hint = هناك اعتراض مفتوح على إشعارك هذا. أجب عنه مع ذكر السبب.
now-concerns-others = اعتراضات تنتظر صاحب الإشعار
now-concerns-others-hint = يجيب عنه
now-soon = جارٍ الآن، أو يبدأ خلال 12 ساعة
now-soon-none = لا إشعار تستطيع رؤيته يجري الآن أو يبدأ قريبًا. وهذا لا يقول شيئًا عما لم يُعلَن.
now-soon-starts = حتى يبدأ
now-soon-ends = جارٍ الآن؛ حتى ينتهي
now-silent = متلقّون صامتون
now-silent-party = لا جواب من { $party }؛ سُجِّل الصمت في
now-silent-hint = الصمت مسجَّل. وهو ليس موافقة.
now-presence = هذا المكتب
now-presence-do = أنا في المكتب
now-presence-last = كان أحدهم هنا في
now-presence-never = لم يقل أحد بعد إن هذا المكتب مشغول.
now-presence-summary = أحدهم في المكتب
now-channels = القنوات بين الأطراف
now-channels-none = لم تُسجَّل حالة أي قناة.
now-channel-open = مفتوحة
now-channel-degraded = متردية
now-channel-suspended = معلَّقة
now-channel-since = منذ
now-receipts = آخر ما أُرسل من هنا
now-receipt = إيصال
now-receipt-of = إيصال ({ $kind }): { $what }
