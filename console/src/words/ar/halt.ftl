# ترجمة لم تُراجع بعد. «أوقفوا الرمي» هو نداء الإيقاف الفوري، وليس «وقف إطلاق النار».
halt-title = أوقفوا الرمي
halt-reading = يُقرأ النداء …
halt-call = أوقفوا الرمي
halt-drill-call = تمرين: أوقفوا الرمي
halt-drill-stamp = تمرين
halt-summary = { $kind }: { $what }

# Calling.
halt-call-drill = تمرين
halt-call-drill-hint = هذا تمرين. تُنادى المكاتب كما في الجد، وتُوسم كل كلمة بكلمة «تمرين».
halt-call-leave = إغلاق بلا نداء
halt-call-refused = لم يقبل المكتب النداء. لم يُرسَل شيء. اتصل بالهاتف الآن، أو صحّحه وأرسله من جديد.
halt-call-where = أين الرمي؟
halt-call-where-hint = كما تقوله على الهاتف، أو إحداثيات. تُرسَل كلماتك كما هي.
halt-call-where-asked = قل أين، أو اختر إشعارًا.
halt-call-readings = هل يُقرأ نقطةً؟ لمسة واحدة تضيفها. يمكن أن ينتظر هذا.
halt-call-from = مقيسًا من { $landmark }
halt-call-doubtful = قراءة أخرى للأرقام
halt-call-as-words = لم يُقرأ نقطةً. يُرسَل بكلماتك.
halt-call-notice = هل يتعلق بإشعار؟
halt-call-notice-none = لا، أو لا يُعرف
halt-call-notice-more =
    { $count ->
        [one] إشعار آخر
        [two] إشعاران آخران
        [few] { $count } إشعارات أخرى
        [many] { $count } إشعارًا آخر
       *[other] { $count } إشعار آخر
    }
halt-call-what = ما الذي يُقصف؟
halt-call-what-asked = قل ما الذي يُقصف، أو المس عبارة.
halt-call-phrases = عبارات تملأ الحقل
halt-call-phrase-troops = قواتنا
halt-call-troops-of = قوات { $party }
halt-call-phrase-civilians = مدنيون
halt-call-phrase-clinic = مستشفى أو مستوصف
halt-call-phrase-convoy = قافلة
halt-call-phrase-unknown = لا يُعرف، والناس يُقصفون
halt-call-more = أضف المزيد الآن، أو لاحقًا بالهاتف
halt-call-since = منذ متى
halt-call-seen-from = من أين شوهد
halt-call-words = بكلمات من أبلغ عنه
halt-call-caller = من أبلغ عنه
halt-call-send = أوقفوا الرمي الآن
halt-call-send-drill = نداء تمرين
halt-call-keys = ⁦Ctrl+Enter⁩ يرسل النداء من أي حقل

# Sent, or not sent.
halt-sending = يُرسَل
halt-not-sent = لم يُرسَل
halt-not-sent-telephone = اتصل بالهاتف الآن.
halt-not-sent-since = بلا إيصال منذ
halt-not-sent-hint = النداء موقَّع ومحفوظ على هذا الجهاز. يُرسَل من جديد كل بضع ثوانٍ حتى يجيب المكتب، ثم تفتح هذه الصفحة النداء وحدها. لا تنتظر ذلك.
halt-not-sent-leave = متابعة؛ والإرسال مستمر
halt-not-recorded = نُقل ولم يُسجَّل بعد. النداء لدى المكاتب. قرص المكتب ممتلئ، فلا إيصال بعد.
halt-recorded-later = نُقل فورًا وسُجِّل لاحقًا، في

# Said aloud.
halt-aloud = قل هذا على الهاتف
halt-aloud-call = أوقفوا الرمي. أوقفوا الرمي.
halt-aloud-drill = تمرين. تمرين. أوقفوا الرمي، تمرين.
halt-aloud-where = المكان:
halt-aloud-point = النقطة:
halt-aloud-what = ما يُقصف:
halt-aloud-by = المنادي:
halt-aloud-number = رقم النداء:
halt-aloud-back = أعد ما سمعت: أين، وما الذي يُقصف.

# The face.
halt-state-called = نودي به. لم يُتسلَّم بعد.
halt-state-delivered = وصل. لم يُتسلَّم بعد.
halt-state-acknowledged = تم تسلّمه. لم يصدر أمر الإيقاف بعد.
halt-state-stop-ordered = صدر أمر الإيقاف. لا إفادة بتوقف الرمي.
halt-state-fire-stopped = أُفيد بتوقف الرمي. لم يُتحقق من التوقف.
halt-state-stop-verified = جرى التحقق من التوقف. لم يُغلق النداء.
halt-state-reopened = أُعيد فتحه. رمي من جديد.
halt-state-closed = مغلق
halt-since-call = منذ النداء في
halt-from-call-to-verified = من النداء إلى التوقف المتحقَّق منه؛ نودي به في
halt-from-call-to-close = من النداء إلى الإغلاق؛ نودي به في
halt-called-by = نادى به
halt-where-unknown = لم يُذكر مكان
halt-where-announced = { $place } (كما أعلنه الإشعار)
halt-within = ضمن { $distance }
halt-notice = إشعار: { $summary }
halt-not-taken = لم يتسلّمه:
halt-not-reached = لم يصل إلى:
halt-lights = إلى أين وصل النداء
halt-light-called = نودي به
halt-light-delivered = وصل
halt-light-acknowledged = تم تسلّمه
halt-light-stop-ordered = صدر أمر الإيقاف
halt-light-fire-stopped = أُفيد بالتوقف
halt-light-stop-verified = تُحقق من التوقف
halt-light-closed = مغلق
halt-light-lit = يسري الآن
halt-light-not-yet = ليس بعد
halt-light-taken-back = رُجع عنه
halt-track-strikes = بلاغ عن ضربات

# What can be said.
halt-acts = ما يمكنك قوله
halt-take = النداء عندنا
halt-take-alternate = النداء عندنا، بصفة بديل
halt-take-head = النداء عندنا، بصفة رئيس
halt-order = صدر أمر الإيقاف
halt-stop = توقف الرمي
halt-act-said = ✓ قيل: { $act }
halt-saying = يُرسَل؛ لا إيصال بعد …
halt-wait-verify = أفدتَ بالتوقف. على المنادي أو على مراقب أن يؤكده.
halt-wait-close = أفدتَ بالتوقف وجرى التحقق منه. يغلق المكتب المحايد النداء.
halt-told-only = أُبلغ طرفك بهذا النداء. وبقدر ما يعرف هذا المكتب، ليس عليه أن يجيب.
halt-verify = تحققنا من التوقف
halt-verify-basis = كيف تعرف أن الرمي توقف؟
halt-verify-bases = عبارات تملأ الحقل
halt-verify-basis-seen = لم تُرَ ضربات ولم تُسمع منذ التوقف
halt-verify-basis-on-the-spot = يؤكد ذلك أفرادنا في المكان
halt-verify-basis-telephone = تأكد هاتفيًا من المكان
halt-fire-still = ما زال الرمي مستمرًا
halt-fire-again = رمي من جديد
halt-strikes = عدد الضربات، إن عُدّت
halt-fire-reported =
    { $count ->
        [0] بُلِّغ
        [zero] بُلِّغ
        [one] بُلِّغ؛ ضربة واحدة مبلَّغ عنها حتى الآن
        [two] بُلِّغ؛ ضربتان مبلَّغ عنهما حتى الآن
        [few] بُلِّغ؛ { $count } ضربات مبلَّغ عنها حتى الآن
        [many] بُلِّغ؛ { $count } ضربة مبلَّغ عنها حتى الآن
       *[other] بُلِّغ؛ { $count } ضربة مبلَّغ عنها حتى الآن
    }
halt-reopen-hint = النداء مغلق. بلاغ عن رمي يفتحه من جديد.
halt-behalf = قيل لك بالهاتف
halt-behalf-take = النداء عندهم
halt-behalf-order = أمروا بالإيقاف
halt-behalf-stop = يقولون إن الرمي توقف
halt-close = إغلاق النداء
halt-close-open = إغلاق بسبب
halt-close-with-reason = توقيع السبب والإغلاق
halt-close-stopped = أفاد بالتوقف { $party }
halt-close-stop-missing = لم يُفِد بالتوقف { $party }
halt-close-not-stopped = لم يُفِد أحد بالتوقف
halt-close-verified = أكّده { $party }
halt-close-not-verified = لا تأكيد من المنادي أو من مراقب
halt-close-untaken = لم يتسلّمه { $party }
halt-close-reason = سبب الإغلاق من دونهم
halt-close-reason-may = السبب، إن أردت إضافته
halt-close-asked = من دون توقف كل من عليه أن يجيب ومن دون تأكيد، يحتاج الإغلاق إلى سبب. يوقّعه مكتبك.

# The ladder.
halt-ladder = سلّم النداء
halt-ladder-next = حتى الدرجة { $step }:
halt-ladder-closed = النداء مغلق؛ لا يُنادى أحد بعد الآن.
halt-ladder-rests = كل طرف عليه أن يجيب تسلّم النداء. السلّم ساكن.
halt-ladder-climbed = نودي في
halt-ladder-not-climbed = لم يُنادَ
halt-ladder-top-again = الأعلى مرة أخرى: كل الرؤساء ورئيس البعثة
halt-ladder-own-picture = المكتب المحايد وحده يرى كل طرف عليه أن يجيب.
halt-reach-alternates = البدلاء
halt-reach-everybody = كل من في المناوبة، والبدلاء
halt-reach-heads = رؤساء هذه الأطراف، والمكتب المحايد
halt-reach-all-heads = رؤساء كل الأطراف، ورئيس البعثة

# The parties.
halt-parties = من عليه أن يجيب
halt-parties-none = المكتب المحايد يعرف أي الأطراف عليها أن تجيب.
halt-party = الطرف
halt-delivered = وصل
halt-taken = تم تسلّمه
halt-ordered = صدر أمر الإيقاف
halt-stopped = توقف الرمي، بحسب الإفادة
halt-mark-not-reached = لم يصل إليه
halt-mark-not-taken = لم يتسلّمه
halt-mark-not-yet = ليس بعد
halt-not-shown = يُعرض على المكتب المحايد
halt-no-desk = لا مكتب
halt-by-telephone = بالهاتف، أدخله المكتب المحايد
halt-role-duty = في المناوبة
halt-role-alternate = بديل
halt-role-head = رئيس
halt-role-mission-head = رئيس البعثة
halt-also-told = وصل أيضًا إلى

# The place.
halt-map = المكان
halt-map-words = ذُكر المكان بالكلمات فقط؛ لا تُرسم نقطة.
halt-map-notice = لم يُذكر مكان مع النداء؛ تعرض الخريطة ما أعلنه الإشعار.
halt-map-missing = تعذّر تحميل الخريطة. الكلمات أعلاه كاملة.
halt-map-label = خريطة النداء

# The record.
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
        [many] { $count } ضربة
       *[other] { $count } ضربة
    }
halt-history-behalf = نيابةً عن { $party }
halt-history-cut = السجل يستمر؛ والباقي في صفحة السجل.
halt-kind-halt-called = نداء «أوقفوا الرمي»
halt-kind-halt-delivered = وصل
halt-kind-halt-acknowledged = تم تسلّمه
halt-kind-stop-ordered = صدر أمر الإيقاف
halt-kind-fire-stopped = توقف الرمي، بحسب الإفادة
halt-kind-stop-verified = جرى التحقق من التوقف
halt-kind-fire-reported = بُلِّغ عن رمي
halt-kind-halt-reopened = أعاد المكتب فتحه
halt-kind-escalation-stepped = صعد السلّم درجة
halt-kind-halt-closed = أُغلق

# The reckoning.
halt-reckoning = من النداء إلى النهاية
halt-reckoning-state = الحالة
halt-reckoning-seconds = منذ النداء
halt-reckoning-strikes = الضربات حتى الحالة التالية
halt-reckoning-steps =
    { $count ->
        [0] لم يلزم أن يصعد السلّم.
        [zero] لم يلزم أن يصعد السلّم.
        [one] صعد السلّم درجة واحدة.
        [two] صعد السلّم درجتين.
        [few] صعد السلّم { $count } درجات.
        [many] صعد السلّم { $count } درجة.
       *[other] صعد السلّم { $count } درجة.
    }
halt-reckoning-all =
    { $count ->
        [0] لم يُبلَّغ عن ضربات.
        [zero] لم يُبلَّغ عن ضربات.
        [one] بُلِّغ عن ضربة واحدة.
        [two] بُلِّغ عن ضربتين.
        [few] بُلِّغ عن { $count } ضربات.
        [many] بُلِّغ عن { $count } ضربة.
       *[other] بُلِّغ عن { $count } ضربة.
    }
halt-reopens-until = بلاغ عن رمي يعيد فتح هذا النداء من أعلى السلّم، لمدة { $clock } أخرى، حتى
halt-reopens-no-more = انقضت المدة التي يعيد فيها بلاغ عن رمي فتح هذا النداء. إن كان هناك رمي فنادِ من جديد.
