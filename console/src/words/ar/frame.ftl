# ترجمة لم تُراجع بعد. «أوقفوا الرمي» هو نداء الإيقاف الفوري، وليس «وقف إطلاق النار».
frame-starting = تُقرأ صورة المكتب …
frame-skip = إلى محتوى الصفحة
frame-alarms = إنذارات
frame-nav = الصفحات
frame-nav-now = الآن
frame-nav-map = الخريطة والقائمة
frame-nav-file = تقديم إشعار
frame-nav-log = السجل
frame-nav-arrangement = الترتيب
frame-call = أوقفوا الرمي
frame-live = على اتصال
frame-lost-short = لا اتصال
frame-lost = لا اتصال بالمكتب
frame-lost-since = لم يُسمع شيء منذ { $clock }. قد يكون ما تراه قديمًا. ما ترسله محفوظ هنا حتى يصل إلى المكتب. استعمل الهاتف أيضًا.
frame-unrecorded =
    { $count ->
        [one] رسالة واحدة نُقلت ولم تُسجَّل بعد: قرص المكتب ممتلئ.
        [two] رسالتان نُقلتا ولم تُسجَّلا بعد: قرص المكتب ممتلئ.
        [few] { $count } رسائل نُقلت ولم تُسجَّل بعد: قرص المكتب ممتلئ.
       *[other] { $count } رسالة نُقلت ولم تُسجَّل بعد: قرص المكتب ممتلئ.
    }
frame-nowhere = لا توجد صفحة كهذه
frame-nowhere-hint = ربما اقتُطع العنوان عند نسخه. لم يُرسَل شيء.
frame-nowhere-now = الذهاب إلى الآن
frame-halt-runs = أوقفوا الرمي
frame-drill-runs = تمرين: أوقفوا الرمي
frame-halt-unanswered =
    { $count ->
        [one] طرف واحد لم يتسلّم النداء
        [two] طرفان لم يتسلّما النداء
        [few] { $count } أطراف لم تتسلّم النداء
       *[other] { $count } طرفًا لم يتسلّم النداء
    }

outbox-not-sent =
    { $count ->
        [one] لم تُرسَل: رسالة واحدة
        [two] لم تُرسَلا: رسالتان
        [few] لم تُرسَل: { $count } رسائل
       *[other] لم تُرسَل: { $count } رسالة
    }
outbox-not-sent-hint = محفوظة على هذا الجهاز وتُرسَل من جديد حتى يجيب المكتب. إن كان الأمر عاجلًا فاتصل بالهاتف.
outbox-carried = نُقلت إلى المكاتب ولم تُسجَّل بعد
outbox-refused = لم يقبل المكتب هذه الرسالة؛ لم يُخزَّن شيء
outbox-read = قرأتُ هذا

settings = الإعدادات
settings-language = اللغة
settings-unreviewed = لم تُراجَع هذه الترجمة بعد. إذا كانت الكلمات حاسمة فاقرأ النص الإنكليزي.
settings-theme = فاتح أو داكن
settings-theme-auto = كما هو في هذا الجهاز
settings-theme-light = فاتح
settings-theme-dark = داكن
settings-sign-out = مغادرة هذا المكتب في هذا اللسان

welcome-what = مكتب لمنع التصادم يترك سجلًا يمكن إثباته. يُدخَل إلى المكتب بمفتاح، لا بكلمة سر.
welcome-desk = المكتب في هذا العنوان:
welcome-keys = المفاتيح في هذا المتصفح
welcome-sign-in = دخول
welcome-forget = إزالة
welcome-forget-sure = هل تريد إزالة مفتاح { $desk } من هذا المتصفح؟ إنه النسخة الوحيدة. ستحتاج بعدها إلى رابط جديد من المكتب المحايد.
welcome-no-key = للدخول افتح الرابط الذي أعطاك إياه المكتب المحايد، وهو يعمل مرة واحدة.
welcome-unable = هذا المتصفح لا يستطيع التوقيع
welcome-unable-hint = يحتاج Checkfire إلى مفاتيح Ed25519 وإلى عنوان محمي (https أو localhost). استعمل متصفحًا حديثًا: Chromium أو Firefox أو Safari. لم يُرسَل شيء.

enrol-title = تسلُّم المكتب
enrol-what = يُصنع المفتاح في هذا المتصفح ولا يغادره أبدًا. يعمل الرابط مرة واحدة.
enrol-label = اسم هذا المفتاح
enrol-label-default = مكتب المناوبة
enrol-label-hint = ترى كل الأطراف هذا الاسم في السجل، فسمِّ المهمة أو الجهاز لا الشخص.
enrol-do = صنع المفتاح والدخول
enrol-broken = هذا الرابط غير كامل
enrol-broken-hint = ربما قُطع عند نسخه. لم يُرسَل شيء. انسخ الرابط كاملًا، أو اطلب رابطًا جديدًا من المكتب المحايد.

fault-unreachable = المكتب لا يجيب.
fault-unreachable-hint = لم يضع شيء: ما وقّعته محفوظ هنا. تحقق من الخط ثم حاول من جديد.
fault-ours = أخطأت هذه الصفحة. لم يُرسَل شيء.
