# ترجمة لم تُراجع بعد.
arrangement-title = الترتيب
arrangement-what = من يشارك، وبأي مكاتب ومفاتيح، ووفق أي أرقام. كل ما هنا قيل في السجل، ويتغير بقول شيء جديد.
arrangement-own = أنت
arrangement-optional = غير لازم.
arrangement-choose = اختر …
arrangement-saying = يُوقَّع ويُقدَّم …
arrangement-told = في السجل، القيد { $index }.
arrangement-told-verified = جرى التحقق من إيصاله في هذا المتصفح.
arrangement-told-save = حفظ الإيصال
arrangement-told-open = فتح القيد
arrangement-told-waiting = لم تُرسَل بعد. محفوظة على هذا الجهاز وتُرسَل من جديد حتى يجيب المكتب.

# Roles
arrangement-role-neutral = مكتب محايد
arrangement-role-neutral-hint = يدير المكتب ويرى كل شيء
arrangement-role-armed = طرف مسلح
arrangement-role-armed-hint = يعلن ما يفعله، ويُنادى ليتوقف
arrangement-role-humanitarian = طرف إنساني
arrangement-role-humanitarian-hint = يقيّد المواقع والتحركات
arrangement-role-monitor = مراقب
arrangement-role-monitor-hint = يراقب، ويؤكد أن الرمي توقف

# Parties and desks
arrangement-admit = ضم طرف
arrangement-admit-what = تُبلَّغ كل الأطراف. لا يمكن إخراج طرف بعد ضمه، ويمكن إبطال مفاتيحه.
arrangement-admit-name = اسم الطرف
arrangement-admit-name-hint = كما تعرفه الأطراف، 200 حرف على الأكثر.
arrangement-admit-role = الدور
arrangement-admit-do = ضم الطرف
arrangement-admit-summary = ضم { $party }
arrangement-slug = الاسم القصير
arrangement-slug-hint = يظهر في كل رسالة ولا يتغير أبدًا: حروف لاتينية صغيرة من ⁦a⁩ إلى ⁦z⁩ وأرقام وواصلات، ويبدأ بحرف، 40 على الأكثر.
arrangement-slug-wrong = حروف لاتينية صغيرة من ⁦a⁩ إلى ⁦z⁩ وأرقام وواصلات فقط، ويبدأ بحرف.
arrangement-slug-taken = هذا الاسم القصير مستعمل.
arrangement-desks-none = ليس له مكتب بعد: لا يمكن الوصول إلى أحد هناك.
arrangement-open = فتح مكتب
arrangement-open-name = اسم المكتب
arrangement-open-name-hint = المهمة، لا الشخص أبدًا: «مكتب المناوبة»، «الخط الساخن لمركز العمليات». 200 حرف على الأكثر.
arrangement-open-do = فتح المكتب
arrangement-open-summary = فتح المكتب { $desk }
arrangement-itself = المكتب نفسه: من هنا يقال الفحص والوصول والصمت ودرجات السلّم، ولا يقولها شخص.
arrangement-present = كان أحد هناك في
arrangement-present-ago = مضى عليه { $age }
arrangement-present-missed = تعذّر الوصول إليه: لم يُجَب عن فحص الحضور.
arrangement-present-never = لم يؤكد أحد حضوره هنا بعد.

# Keys
arrangement-keys = { $count ->
        [zero] لا مفاتيح
        [one] مفتاح واحد
        [two] مفتاحان
        [few] { $count } مفاتيح
        [many] { $count } مفتاحًا
       *[other] { $count } مفتاح
    }
arrangement-keys-own = المفتاح يتكلم باسم هذا المكتب. إذا كان مفتاح لا يعرفه أحد هنا فأبطله واتصل بالمكتب المحايد هاتفيًا.
arrangement-keys-none = ليس له مفتاح: لا يستطيع أحد هناك أن يتكلم أو أن يُوصَل إليه.
arrangement-key-here = هذا اللسان
arrangement-key-enrolled = أُضيف
arrangement-key-revoked = أُبطل
arrangement-revoke = إبطال
arrangement-revoke-title = إبطال مفتاح لدى { $desk }
arrangement-revoke-stands = ما قاله من قبل يبقى قائمًا.
arrangement-revoke-never = لن يقول شيئًا بعد الآن ولن يتلقى شيئًا. لا رجوع عن ذلك؛ والمفتاح الجديد يحتاج إلى رابط جديد من المكتب المحايد.
arrangement-revoke-own = إنه مفتاح هذا اللسان. سيغادر هذا اللسان المكتب.
arrangement-revoke-last = إنه آخر مفتاح لهذا المكتب. من دون غيره لا يمكن الوصول إلى أحد هناك، ولا حتى بنداء «أوقفوا الرمي».
arrangement-revoke-reason = السبب
arrangement-revoke-reason-hint = تقرؤه كل الأطراف. 200 حرف على الأكثر.
arrangement-revoke-do = إبطال المفتاح
arrangement-revoke-cancel = إبقاء المفتاح
arrangement-revoke-close = إغلاق
arrangement-revoke-leave = احفظ الإيصال الآن إن أردته: الإغلاق يغادر المكتب في هذا اللسان.
arrangement-revoke-summary = إبطال المفتاح «{ $label }» لدى { $desk }

# Links
arrangement-invite = إنشاء رابط لإضافة مفتاح
arrangement-invite-again = إنشاء رابط آخر
arrangement-invite-once = يصنع مفتاحًا واحدًا لدى { $desk }، مرة واحدة.
arrangement-invite-until = يصلح 72 ساعة، حتى
arrangement-invite-care = من يملك هذا الرابط يستطيع أن يتكلم باسم ذلك المكتب. أعطه عبر خط تثق به، وتأكد هاتفيًا من وصوله.
arrangement-invite-link = الرابط
arrangement-invite-copy = نسخ
arrangement-invite-copied-yes = نُسخ.
arrangement-invite-copied-no = لم ينسخه هذا المتصفح. الرابط محدَّد: انسخه يدويًا.
arrangement-invite-hide = إخفاء
arrangement-invite-qr = رمز ⁦QR⁩ للرابط الخاص بـ { $desk }

# Figures
arrangement-figures = أرقام البعثة
arrangement-figures-who = يحددها المكتب المحايد.
arrangement-figures-set = تغيير الأرقام
arrangement-figures-set-hint = لا يقال إلا ما تغيّره. يسري الرقم الجديد من قيده فصاعدًا؛ والإشعارات المقدَّمة قبله تحتفظ بموعدها.
arrangement-figures-do = { $count ->
        [0] لم يتغير شيء
        [zero] لم يتغير شيء
        [one] تحديد رقم واحد
        [two] تحديد رقمين
        [few] تحديد { $count } أرقام
        [many] تحديد { $count } رقمًا
       *[other] تحديد { $count } رقم
    }
arrangement-figures-summary = { $count ->
        [one] تحديد رقم واحد من أرقام البعثة
        [two] تحديد رقمين من أرقام البعثة
        [few] تحديد { $count } من أرقام البعثة
        [many] تحديد { $count } من أرقام البعثة
       *[other] تحديد { $count } من أرقام البعثة
    }
arrangement-figure-is = = { $words }
arrangement-becomes = يصبح
arrangement-figure-answer_within_s = المهلة للإجابة عن إشعار
arrangement-figure-answer_within_s-hint = بعدها يُسجَّل الصمت، ما لم يذكر الإشعار مهلة خاصة به.
arrangement-figure-ladder_s = درجات السلّم
arrangement-figure-ladder_s-hint = بعد نداء «أوقفوا الرمي»، ما دام لم يتسلّمه أحد. تتكرر الدرجة الأخيرة.
arrangement-figure-reopen_within_s = يُعاد فتح النداء خلال
arrangement-figure-reopen_within_s-hint = بلاغ عن رمي في هذه المدة بعد الإغلاق يعيد فتحه.
arrangement-figure-nearest_within_m = تُذكر أقرب الأعيان ضمن
arrangement-figure-nearest_within_m-hint = حول كل إشعار، أيًّا كانت نتيجة الفحص.
arrangement-figure-concerned_within_m = يعني النداءُ الإشعاراتِ ضمن
arrangement-figure-concerned_within_m-hint = على أطرافها أن تجيب النداء.
arrangement-figure-rival_within_m = يُبحث عن معالم منافسة ضمن
arrangement-figure-rival_within_m-hint = حول المعلم الذي وُصف المكان منه.
arrangement-figure-rival_apart_m = تُذكر المعالم المنافسة ابتداءً من
arrangement-figure-rival_apart_m-hint = لا يُذكر معلم منافس تقع نقطته أقرب من ذلك.
arrangement-in-seconds = بالثواني
arrangement-in-ladder = بالثواني
arrangement-in-metres = بالأمتار
arrangement-wrong-seconds = عدد صحيح من الثواني، من 1 إلى 31622400 (366 يومًا).
arrangement-wrong-ladder = من عدد واحد إلى ثمانية أعداد متزايدة من الثواني، مثل ⁦30, 60, 120, 300⁩.
arrangement-wrong-metres = عدد صحيح من الأمتار، من 0 إلى 500000.
arrangement-days = { $count ->
        [zero] 0 يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
arrangement-hours = { $count ->
        [zero] 0 ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
arrangement-minutes = { $count ->
        [zero] 0 دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
arrangement-seconds = { $count ->
        [zero] 0 ثانية
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
    }
arrangement-metres = { $count ->
        [zero] 0 متر
        [one] متر واحد
        [two] متران
        [few] { $count } أمتار
        [many] { $count } مترًا
       *[other] { $count } متر
    }
arrangement-kilometres = { $count ->
        [zero] 0 كيلومتر
        [one] كيلومتر واحد
        [two] كيلومتران
        [few] { $count } كيلومترات
        [many] { $count } كيلومترًا
       *[other] { $count } كيلومتر
    }

# Channels
arrangement-channels = القنوات
arrangement-channels-what = خطوط بين الأطراف خارج هذا المكتب، مثل خط ساخن.
arrangement-channels-none = لم يذكر أحد حالة أي قناة بعد.
arrangement-channel-open = مفتوحة
arrangement-channel-degraded = متردية
arrangement-channel-suspended = معلَّقة
arrangement-channel-since = منذ
arrangement-channel-set = القول إن قناة تغيرت
arrangement-channel-name = القناة
arrangement-channel-name-hint = كما يسميها الجميع، مثل «الخط الساخن». 200 حرف على الأكثر.
arrangement-channel-state = حالتها
arrangement-channel-by = من قِبل
arrangement-channel-reason = السبب
arrangement-channel-do = إبلاغ الجميع
arrangement-channel-summary = { $channel }: { $state }
