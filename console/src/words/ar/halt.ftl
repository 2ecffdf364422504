# النداء «أوقفوا الرمي»، وصفحة النداء الجاري.
halt-title = أوقفوا الرمي
halt-reading = يُقرأ النداء …
halt-call = أوقفوا الرمي
halt-drill-call = تمرين: أوقفوا الرمي
halt-drill-stamp = تمرين
halt-summary = { $kind }: { $what }

# النداء.
halt-call-drill = تمرين
halt-call-drill-hint = هذا تمرين. تُنادى المكاتب كما في الجد، وكل كلمة موسومة بأنها تمرين.
halt-call-leave = إغلاق من دون نداء
halt-call-refused = لم يقبل المكتب النداء. لم يُرسَل شيء. اتصل بالهاتف الآن، أو صحِّحه وأرسله من جديد.
halt-call-where = أين الرمي؟
halt-call-where-hint = كما تقوله على الهاتف، أو إحداثيات. تُرسَل كلماتك كما هي.
halt-call-where-asked = قل أين، أو اختر إشعارًا.
halt-call-readings = هل تُقرأ نقطةً؟ لمسة واحدة تضيفها. يمكن لهذا أن ينتظر.
halt-call-from = مقيسة من { $landmark }
halt-call-doubtful = قراءة أخرى للأرقام
halt-call-as-words = لم تُقرأ نقطةً. تُرسَل بكلماتك.
halt-call-notice = هل يتعلق بإشعار؟
halt-call-notice-none = لا، أو غير معروف
halt-call-notice-more =
    { $count ->
        [one] إشعار آخر
        [two] إشعاران آخران
        [few] { $count } إشعارات أخرى
       *[other] { $count } إشعارًا آخر
    }
halt-call-what = ما الذي يُقصف؟
halt-call-what-asked = قل ما الذي يُقصف، أو المس عبارة.
halt-call-phrases = عبارات تملأ الحقل
halt-call-phrase-troops = قواتنا
halt-call-troops-of = قوات { $party }
halt-call-phrase-civilians = مدنيون
halt-call-phrase-clinic = مستشفى أو مستوصف
halt-call-phrase-convoy = قافلة
halt-call-phrase-unknown = غير معروف، أناس يُقصفون
halt-call-more = أضف المزيد الآن، أو لاحقًا بالهاتف
halt-call-since = منذ متى
halt-call-seen-from = شوهد من أين
halt-call-words = بكلمات من أبلغ عنه
halt-call-caller = من أبلغ عنه
halt-call-send = أوقفوا الرمي الآن
halt-call-send-drill = نداء تمرين
halt-call-keys = ⁦Ctrl+Enter⁩ يرسل النداء من أي حقل

# أُرسل أو لم يُرسَل.
halt-sending = يُرسَل
halt-not-sent = لم يُرسَل
halt-not-sent-telephone = اتصل بالهاتف الآن.
halt-not-sent-since = لا إيصال منذ
halt-not-sent-hint = النداء موقَّع ومحفوظ على هذا الجهاز. يُرسَل من جديد كل بضع ثوانٍ حتى يجيب المكتب، ثم تفتح هذه الصفحة النداء من تلقاء نفسها. لا تنتظره.
halt-not-sent-leave = تابع؛ واصل الإرسال
halt-not-recorded = نُقل ولم يُسجَّل بعد. النداء لدى المكاتب. قرص المكتب ممتلئ، لذلك لا إيصال بعد.
halt-recorded-later = نُقل في الحال وسُجِّل لاحقًا في

# يُقال بصوت عالٍ.
halt-aloud = قل هذا على الهاتف
halt-aloud-call = أوقفوا الرمي. أوقفوا الرمي.
halt-aloud-drill = تمرين. تمرين. أوقفوا الرمي، تمرين.
halt-aloud-where = المكان:
halt-aloud-point = النقطة:
halt-aloud-what = ما يُقصف:
halt-aloud-by = المنادي:
halt-aloud-number = رقم النداء:
halt-aloud-back = أعد القول: أين، وما الذي يُقصف.

# الواجهة.
halt-state-called = نودي. لم يُتسلَّم بعد.
halt-state-delivered = وصل. لم يُتسلَّم بعد.
halt-state-acknowledged = تُسُلِّم. لم يُؤمر بالإيقاف بعد.
halt-state-stop-ordered = أُمر بالإيقاف. لم يُصرَّح بتوقف الرمي.
halt-state-fire-stopped = صُرِّح بالتوقف. لم يُتحقق منه.
halt-state-stop-verified = تحقق التوقف. لم يُغلق.
halt-state-reopened = فُتح من جديد. الرمي عاد.
halt-state-closed = مغلق
halt-since-call = منذ النداء في
halt-from-call-to-close = من النداء إلى الإغلاق؛ نودي في
halt-called-by = المنادي
halt-where-unknown = لم يُذكر مكان
halt-where-announced = { $place } (كما أعلنه الإشعار)
halt-within = ضمن { $distance }
halt-notice = إشعار: { $summary }
halt-not-taken = لم يتسلَّمه:
halt-not-reached = لم يصل إلى:
halt-lights = إلى أين وصل النداء
halt-light-called = نودي
halt-light-delivered = وصل
halt-light-acknowledged = تُسُلِّم
halt-light-stop-ordered = أُمر بالإيقاف
halt-light-fire-stopped = صُرِّح بالتوقف
halt-light-stop-verified = تحقق التوقف
halt-light-closed = مغلق
halt-light-lit = قائم الآن
halt-light-not-yet = ليس بعد
halt-light-taken-back = سُحب
halt-track-strikes = بلاغ عن ضربات

# ما يمكن قوله.
halt-acts = ما يمكنك قوله
halt-take = النداء عندنا
halt-take-alternate = النداء عندنا، بصفة مناوب بديل
halt-take-head = النداء عندنا، بصفة رئيس
halt-order = أُمر بالإيقاف
halt-stop = توقف الرمي
halt-saying = يُرسَل؛ لا إيصال بعد …
halt-wait-verify = صُرِّح بتوقفكم. على المنادي أو على مراقب أن يؤكده.
halt-wait-close = صُرِّح بتوقفكم وتحقق. المكتب المحايد يغلق النداء.
halt-told-only = أُبلغ طرفكم بهذا النداء. وبحسب ما يعلمه هذا المكتب، ليس عليه أن يجيب.
halt-verify = تحقق التوقف
halt-verify-basis = كيف تعلم أن الرمي توقف؟
halt-verify-bases = عبارات تملأ الحقل
halt-verify-basis-seen = لم تُشاهَد ضربات ولم تُسمَع منذ التوقف
halt-verify-basis-on-the-spot = رجالنا في المكان يؤكدونه
halt-verify-basis-telephone = أُكِّد بالهاتف من المكان
halt-fire-still = الرمي مستمر
halt-fire-again = الرمي عاد
halt-strikes = عدد الضربات إن عُدَّت
halt-fire-reported =
    { $count ->
        [0] أُبلغ عنه
        [one] أُبلغ عنه؛ ضربة واحدة مبلَّغ عنها حتى الآن
        [two] أُبلغ عنه؛ ضربتان مبلَّغ عنهما حتى الآن
        [few] أُبلغ عنه؛ { $count } ضربات مبلَّغ عنها حتى الآن
       *[other] أُبلغ عنه؛ { $count } ضربة مبلَّغ عنها حتى الآن
    }
halt-reopen-hint = النداء مغلق. بلاغ عن رمي يفتحه من جديد.
halt-behalf = قيل لك بالهاتف
halt-behalf-take = النداء عندهم
halt-behalf-order = أمروا بالإيقاف
halt-behalf-stop = يقولون إن الرمي توقف
halt-close = إغلاق النداء
halt-close-open = الإغلاق مع ذكر سبب
halt-close-with-reason = توقيع السبب والإغلاق
halt-close-stopped = صرَّح بالتوقف { $party }
halt-close-stop-missing = لم يصرِّح بالتوقف { $party }
halt-close-not-stopped = لم يصرِّح أحد بالتوقف
halt-close-verified = أكَّده { $party }
halt-close-not-verified = لا تأكيد من المنادي أو من مراقب
halt-close-untaken = لم يتسلَّمه { $party }
halt-close-reason = سبب الإغلاق من دونهم
halt-close-reason-may = السبب، إن أردت أن تضيفه
halt-close-asked = من دون توقف كل من عليه أن يجيب ومن دون تأكيد، يحتاج الإغلاق إلى سبب. ويوقّعه مكتبك.

# السلّم.
halt-ladder = السلّم
halt-ladder-next = حتى الدرجة { $step }:
halt-ladder-closed = النداء مغلق؛ لا يُنادى أحد بعد الآن.
halt-ladder-rests = تسلَّم النداءَ كلُّ طرف عليه أن يجيب. السلّم ساكن.
halt-ladder-climbed = نودي في
halt-ladder-not-climbed = لم يُنادَ
halt-ladder-top-again = القمة من جديد: كل الرؤساء ورئيس البعثة
halt-ladder-own-picture = المكتب المحايد وحده يرى كل طرف عليه أن يجيب.
halt-reach-alternates = المناوبون البدلاء
halt-reach-everybody = كل من في المناوبة، والبدلاء
halt-reach-heads = رؤساء هذه الأطراف، والمكتب المحايد
halt-reach-all-heads = رؤساء كل الأطراف، ورئيس البعثة

# الأطراف.
halt-parties = من عليه أن يجيب
halt-parties-none = المكتب المحايد يعلم أي الأطراف عليها أن تجيب.
halt-party = الطرف
halt-delivered = وصل
halt-taken = تُسُلِّم
halt-ordered = أُمر بالإيقاف
halt-stopped = توقف الرمي، كما صُرِّح
halt-mark-not-reached = لم يصل
halt-mark-not-taken = لم يُتسلَّم
halt-mark-not-yet = ليس بعد
halt-not-shown = يُعرض للمكتب المحايد
halt-no-desk = لا مكتب
halt-by-telephone = بالهاتف، أدخله المكتب المحايد
halt-role-duty = في المناوبة
halt-role-alternate = بديل
halt-role-head = رئيس
halt-role-mission-head = رئيس البعثة
halt-also-told = وصل أيضًا إلى

# المكان.
halt-map = المكان
halt-map-words = ذُكر المكان بالكلمات فقط؛ لا نقطة مرسومة.
halt-map-notice = لم يُذكر مكان مع النداء؛ تعرض الخريطة ما أعلنه الإشعار.
halt-map-missing = لم يمكن تحميل الخريطة. الكلمات أعلاه كاملة.
halt-map-label = خريطة النداء

# السجل.
halt-history = ما سُجِّل
halt-history-receipt = إيصال
halt-history-receipt-of = إيصال القيد { $entry }: { $kind }
halt-history-not-recorded = لم يُسجَّل بعد
halt-history-step = الدرجة { $step }
halt-history-strikes =
    { $count ->
        [one] ضربة واحدة
        [two] ضربتان
        [few] { $count } ضربات
       *[other] { $count } ضربة
    }
halt-history-behalf = نيابة عن { $party }
halt-history-cut = يستمر السجل؛ والباقي في صفحة السجل.
halt-kind-halt-called = نودي: أوقفوا الرمي
halt-kind-halt-delivered = وصل
halt-kind-halt-acknowledged = تُسُلِّم
halt-kind-stop-ordered = أُمر بالإيقاف
halt-kind-fire-stopped = توقف الرمي، كما صُرِّح
halt-kind-stop-verified = تحقق التوقف
halt-kind-fire-reported = بلاغ عن رمي
halt-kind-halt-reopened = فتحه المكتب من جديد
halt-kind-escalation-stepped = صعد السلّم
halt-kind-halt-closed = أُغلق

# الحساب.
halt-reckoning = من النداء إلى النهاية
halt-reckoning-state = الحالة
halt-reckoning-seconds = منذ النداء
halt-reckoning-strikes = الضربات حتى الحالة التالية
halt-reckoning-steps =
    { $count ->
        [0] لم يحتج السلّم إلى الصعود.
        [one] صعد السلّم درجة واحدة.
        [two] صعد السلّم درجتين.
        [few] صعد السلّم { $count } درجات.
       *[other] صعد السلّم { $count } درجة.
    }
halt-reckoning-all =
    { $count ->
        [0] لم يُبلَّغ عن ضربات.
        [one] أُبلغ عن ضربة واحدة.
        [two] أُبلغ عن ضربتين.
        [few] أُبلغ عن { $count } ضربات.
       *[other] أُبلغ عن { $count } ضربة.
    }
halt-reopens-until = بلاغ عن رمي يفتح هذا النداء من جديد عند قمة السلّم، خلال { $clock } أخرى، حتى
halt-reopens-no-more = انقضى الوقت الذي يفتح فيه بلاغ عن رمي هذا النداء. إن كان هناك رمي فنادِ من جديد.
