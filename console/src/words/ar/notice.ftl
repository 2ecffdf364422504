# ترجمة لم تُراجع بعد.
notice-title = إشعار
notice-reading = يُقرأ الإشعار …
notice-not-found = لا يوجد لديك إشعار كهذا
notice-not-found-hint = ربما كان موجهًا إلى غيرك، أو قُطع العنوان.
notice-drill = تمرين
notice-filed = قُدِّم
notice-life-announced = معلن
notice-life-started = بدأ
notice-life-ended = انتهى
notice-life-cancelled = أُلغي
notice-halted = وُجِّه نداء «أوقفوا الرمي» بشأن هذا الإشعار
notice-starts-in = يبدأ بعد
notice-ends-in = جارٍ؛ ينتهي بعد
notice-window-over = انتهت المدة
notice-answer-in = المهلة الباقية للإجابة
notice-answer-over = انتهت مهلة الإجابة
notice-days = { $days ->
        [one] يوم { $clock }
        [two] يومان { $clock }
        [few] { $days } أيام { $clock }
        [many] { $days } يومًا { $clock }
       *[other] { $days } يوم { $clock }
    }

notice-what = ما المعلن
notice-place = أين
notice-place-none = لم يمكن قراءة منطقة من هذه الكلمات. نتيجة كل فحص لها: غير معلوم.
notice-area-circle = { $radius } حول { $at }
notice-area-point = النقطة { $at }
notice-area-polygon =
    { $count ->
        [one] محيط من زاوية واحدة
        [two] محيط من زاويتين
        [few] محيط من { $count } زوايا
        [many] محيط من { $count } زاوية
       *[other] محيط من { $count } زاوية
    }
notice-area-corridor = ممر، { $width } إلى كل جانب من خط
notice-accuracy = قد يبعد المكان عن ذلك { $distance }.
notice-band = على أي ارتفاع
notice-band-all = كل الارتفاعات
notice-band-from = من { $lower } فما فوق
notice-band-to = حتى { $upper }
notice-band-both = من { $lower } إلى { $upper }
notice-height-agl = { $value } فوق الأرض
notice-height-amsl = { $value } فوق سطح البحر
notice-height-fl = مستوى الطيران { $value }
notice-height-std = { $value } عند الضغط المعياري
notice-height-wgs84 = { $value } فوق الإهليلج
notice-window = متى
notice-window-to = إلى
notice-local = هنا: { $local }
notice-reach = الأثر
notice-reach-ground = قد يبلغ الأرض
notice-reach-air-only = في الجو فقط
notice-check-words = كلمتا التحقق للمكان والوقت والارتفاعات، تُقالان أخيرًا
notice-map = خريطة المنطقة المعلنة

notice-open-concern =
    { $count ->
        [one] اعتراض مفتوح
        [two] اعتراضان مفتوحان
        [few] { $count } اعتراضات مفتوحة
        [many] { $count } اعتراضًا مفتوحًا
       *[other] { $count } اعتراض مفتوح
    }
notice-open-other = ينتظر كلمة من مقدِّم الإشعار
notice-open-hint = يبقى مفتوحًا حتى يجيب عنه مقدِّم الإشعار، بصفة مسماة وبسبب.
notice-open-object = يتكلم عن
notice-urgency-routine = عادي
notice-urgency-urgent = عاجل
notice-urgency-immediate = فوري
notice-reply = الإجابة عن هذا
notice-reply-role = صفتك
notice-reply-reason = السبب، أو ما تغيّر
notice-reply-do = إرسال الجواب

notice-recipients = ما صار إليه لدى كل متلقٍّ
notice-recipients-hint = الإقرار بالاستلام يقول إن الإشعار لدى مكتب. وهو لا يجيز شيئًا.
notice-recipients-own = خطوات المتلقين الآخرين وأجوبتهم تُعرض على مقدِّم الإشعار والمكتب المحايد، لا عليك.
notice-hidden = لا يُعرض عليك
notice-step-filed = قُدِّم
notice-step-delivered = وصل
notice-step-opened = فُتح
notice-step-acknowledged = أُقرّ باستلامه
notice-step-listed = أُدرج في القائمة
notice-step-passed-on = أُحيل
notice-step-confirmed-at-acting-level = أُكِّد على مستوى التنفيذ
notice-step-stated = بحسب إفادة المتلقي
notice-step-none = لم يُبلَغ
notice-steps = وقت كل خطوة
notice-standing-awaited = لا جواب بعد
notice-standing-silent = صامت
notice-standing-no-concern = لا اعتراض
notice-standing-concern = اعتراض
notice-standing-query = استفسار
notice-standing-refused = رفض
notice-silent-hint = لا جواب حتى الموعد. الصمت ليس موافقة أبدًا.
notice-silent-first = سُجِّل الصمت أولًا؛ وهو ليس موافقة.
notice-silent-then = بعد الصمت
notice-late = بعد صمت مسجَّل
notice-settled = أجاب عنه مقدِّم الإشعار
notice-unsettled = ما زال مفتوحًا

notice-yours = جوابك
notice-yours-awaited = لم يُجَب بعد.
notice-yours-silent = انقضت مهلة الإجابة بلا كلمة منك، وسُجِّل ذلك. ما زال بإمكانك أن تجيب.
notice-yours-said = قلتَ: { $answer }.
notice-yours-late = كانت مهلة الإجابة قد انقضت؛ سُجِّل صمتك في
notice-yours-over = حالة هذا الإشعار: { $life }.
notice-yours-neutral = يستطيع المكتب المحايد أن يجيب أيضًا؛ ولم يُسأل.
notice-no-concern = لا اعتراض
notice-no-concern-hint = يقول فقط إن لا شيء مما تعرفه يعارضه. لا يجيز شيئًا، وقد يتبعه اعتراض في أي وقت.
notice-concern = اعتراض …
notice-query = استفسار …
notice-refused = رفض …
notice-concern-text = ما الاعتراض
notice-query-text = ما تسأل عنه
notice-refused-text = لماذا ترفضه
notice-concern-object = العين التي يتعلق بها، إن كانت مقيدة
notice-concern-object-none = لا شيء، أو غير مقيدة
notice-concern-urgency = مدى استعجاله
notice-concern-do = إرسال الاعتراض
notice-query-do = إرسال الاستفسار
notice-refused-do = إرسال الرفض
notice-close = إغلاق
notice-acknowledge = إقرار بالاستلام: هو لدينا
notice-acknowledge-hint = يقول فقط إن الإشعار لدى مكتبك. ولا يقول شيئًا عن الاتفاق.
notice-further = أفِد إلى أين وصل في جانبكم
notice-further-hint = لا يستطيع المكتب أن يعرف هذا؛ ويُعرض بوصفه إفادتك.
notice-stated-by = صاحب الإفادة: الصفة
notice-listed-do = هو في قائمتنا
notice-passed-on-to = إلى من
notice-passed-on-do = أُحيل
notice-confirmed-unit = أي وحدة
notice-confirmed-do = هو لدى من ينفّذون

notice-own = إشعارك
notice-own-concern = يوجد اعتراض مفتوح. أجب عنه قبل أن يبدأ أي شيء.
notice-start = بدأ
notice-end = انتهى
notice-amend = تعديل …
notice-cancel = إلغاء …
notice-cancel-reason = لماذا لن يحدث
notice-cancel-do = إلغاء الإشعار
notice-sure-start = هل تقول لكل المتلقين إنه بدأ؟
notice-sure-end = هل تقول لكل المتلقين إنه انتهى؟ بعدها يكون الإشعار منتهيًا.
notice-sure-yes = نعم، قل ذلك
notice-sure-no = لا
notice-cancel-hint = الإشعار الملغى لا يُستأنف.

notice-said = قيل من هنا
notice-said-sending = يُرسَل
notice-said-sent = أُرسل، والإيصال هنا
notice-said-waiting = لم يُرسَل، محفوظ هنا ويُرسَل من جديد
notice-said-refused = رُفض، ولم يُخزَّن شيء
notice-said-carried = نُقل ولم يُسجَّل بعد
notice-say-opened = فُتح هنا
notice-say-acknowledged = أُقرّ باستلامه
notice-say-no-concern = جواب: لا اعتراض
notice-say-concern = جواب: اعتراض
notice-say-query = جواب: استفسار
notice-say-refused = جواب: رفض
notice-say-listed = إفادة: أُدرج في القائمة
notice-say-passed-on = إفادة: أُحيل
notice-say-confirmed = إفادة: أُكِّد على مستوى التنفيذ
notice-say-reply = أُجيب عن اعتراض
notice-say-started = بدأ
notice-say-ended = انتهى
notice-say-cancelled = أُلغي

notice-checks = الفحوص
notice-checks-hint = ينظر فحص كل طرف فيما يحق لذلك الطرف أن يراه، لا في غيره.
notice-checks-none = لم يُجرَ بعد فحص يحق لك أن تراه.
notice-check-party = على ما يحق لـ { $party } أن يراه
notice-check-full = فحص المكتب المحايد، على كل شيء
notice-check-owner = على أعيان { $party } وحدها
notice-check-made = أُجري { $at } بواسطة { $software } على أول القيود وعددها { $entries }؛ القيد { $entry }.
notice-owner-hint = يقول هذا الفحص أي الأعيان تُمَسّ، ولا يذكر مسافات.
notice-finding-none-known = لا شيء معروف
notice-finding-conflict = تعارض
notice-finding-unknown = غير معلوم
notice-none-known-you = «لا شيء معروف» تعني فقط: لا شيء معروف لديك.
notice-none-known-party = «لا شيء معروف» تعني فقط: لا شيء معروف لدى { $party }.
notice-reasons = لماذا
notice-nearest = أقرب الأعيان المعروفة
notice-nearest-none = لا تقع عين معروفة هنا ضمن { $distance }.
notice-caution = غياب شيء عن هذه القائمة لا يقول شيئًا عن حمايته.
notice-object-site = موقع
notice-object-movement = تحرك
notice-object-position = موضع
notice-object-notice = إشعار
notice-object-conflict = تعارض
notice-object-unknown = غير معلوم
notice-object-none-known = لا شيء معروف
notice-away = على بعد { $distance }
notice-bearing = الاتجاه
notice-gap = الفرجة { $distance }
notice-gap-hint = الفرجة أقصر مسافة بين المنطقتين، ولا تزيد أبدًا على الحقيقية.
notice-unlisted =
    { $count ->
        [one] لم تُذكر عين أخرى.
        [two] لم تُذكر عينان أخريان.
        [few] لم تُذكر { $count } أعيان أخرى.
        [many] لم تُذكر { $count } عينًا أخرى.
       *[other] لم تُذكر { $count } عين أخرى.
    }
notice-rule-CF-SPC-01 = تقترب المنطقة منها أكثر من المسافة الواجب إبقاؤها، في وقت تكون فيه هناك.
notice-rule-CF-WIN-01 = المسار أقرب مما ينبغي، لكن خطته تضعه في مكان آخر خلال هذه المدة.
notice-rule-CF-WIN-02 = جزء من المسار أقرب مما ينبغي، ولا يستطيع أحد أن يقول متى يكون التحرك عليه.
notice-rule-CF-ALT-01 = يبقى النشاط في الجو، فوقها أو تحتها يقينًا.
notice-rule-CF-LOC-01 = لم يمكن قراءة مكانها؛ قد تكون في أي موضع.
notice-rule-CF-LOC-02 = ليس للإشعار نفسه منطقة أمكنت قراءتها.
notice-rule-CF-AGE-01 = ما يُعرف عنها لم يعد حديثًا.
notice-rule-CF-NEAR-01 = لا شيء معروف يعارضه؛ هذه هي الأقرب.
notice-rule-CF-ERR-01 = لم يصل الفحص إلى نتيجة بشأنها.
notice-rule-other = قاعدة لا تعرفها هذه الصفحة.

notice-history = كل ما قيل عنه
notice-history-hint = بقدر ما يحق لك أن تراه. يمكن التحقق من كل إيصال بلا المكتب.
notice-history-reading = يُقرأ السجل …
notice-history-broken = المكتب لا يجيب؛ هذه القائمة غير كاملة.
notice-receipt = إيصال
notice-receipt-of = إيصال القيد { $index }
notice-entry = القيد { $index }
notice-entry-unrecorded = لم يُسجَّل بعد
notice-kind-notice-filed = قُدِّم الإشعار
notice-kind-notice-amended = عُدِّل الإشعار
notice-kind-notice-cancelled = أُلغي الإشعار
notice-kind-notice-started = بدأ النشاط
notice-kind-notice-ended = انتهى النشاط
notice-kind-check-made = أُجري فحص
notice-kind-delivered = وصل
notice-kind-opened = فُتح
notice-kind-acknowledged = أُقرّ باستلامه
notice-kind-listed = أُدرج في القائمة، بحسب الإفادة
notice-kind-passed-on = أُحيل، بحسب الإفادة
notice-kind-confirmed-at-acting-level = أُكِّد على مستوى التنفيذ، بحسب الإفادة
notice-kind-answered = أُجيب عنه
notice-kind-concern-answered = أُجيب عن الاعتراض
notice-kind-silence-recorded = سُجِّل الصمت
notice-kind-reading-chosen = اختيرت القراءة
notice-kind-location-read-back = أُعيدت قراءة المكان
notice-kind-location-doubted = شُكَّ في المكان
notice-kind-call-logged = دُوِّنت مكالمة
notice-kind-halt-called = نداء «أوقفوا الرمي»
notice-kind-fire-reported = بُلِّغ عن رمي
notice-call = من { $caller } إلى { $callee }
