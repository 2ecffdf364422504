# ترجمة لم تُراجع بعد.
file-title = تقديم إشعار
file-amend-title = تعديل إشعار
file-lead = قل أين، وعلى أي ارتفاع، ومتى، وماذا. الإشعار يُعلِم؛ ولا يُعدّ أي جواب عنه إذنًا.
file-amend-lead = الإشعار كما سيصبح. يُسأل كل متلقٍّ عن جوابه من جديد.
file-amend-not = لا يمكن تعديل هذا الإشعار هنا
file-amend-not-hint = لا يعدّل الإشعار إلا مقدِّمه، وما دام لم ينتهِ ولم يُلغَ.
file-anew = البدء من جديد

file-where = أين
file-radius = نصف القطر حول النقطة، بالأمتار
file-radius-hint = 0 تعني النقطة وحدها.
file-words-only = لا نعرف سوى الكلمات: قد يقع المكان في أي موضع ضمن { $distance } من هذه النقطة
file-words-only-hint = علّم هذا الخيار إذا كنت تنقل كلمات لا تعرف نقطتها الدقيقة. عندها ينظر الفحص إلى ذلك المدى.
file-map = خريطة المنطقة المعلنة وما يحق لك أن تراه

file-band = على أي ارتفاع
file-band-hint = الحد الفارغ مفتوح. الحدان الفارغان يعنيان كل الارتفاعات.
file-band-all = كل الارتفاعات
file-lower = الحد الأدنى
file-upper = الحد الأعلى
file-measure-m-amsl = ⁦m⁩ فوق سطح البحر
file-measure-m-agl = ⁦m⁩ فوق الأرض
file-measure-ft-amsl = ⁦ft⁩ فوق سطح البحر
file-measure-ft-agl = ⁦ft⁩ فوق الأرض
file-measure-fl = مستوى الطيران (⁦FL⁩)
file-measure-lower = يُقاس الحد الأدنى بـ
file-measure-upper = يُقاس الحد الأعلى بـ

file-when = متى
file-starts = البداية، ⁦UTC⁩
file-ends = النهاية، ⁦UTC⁩
file-when-hint = مثل { $moment }، أو { $clock } لأقرب مرة قادمة.
file-now = الآن
file-plus-minutes = { $minutes ->
        [one] بعد دقيقة
        [two] بعد دقيقتين
        [few] بعد { $minutes } دقائق
        [many] بعد { $minutes } دقيقة
       *[other] بعد { $minutes } دقيقة
    }
file-plus-hours = { $hours ->
        [one] بعد ساعة
        [two] بعد ساعتين
        [few] بعد { $hours } ساعات
        [many] بعد { $hours } ساعة
       *[other] بعد { $hours } ساعة
    }
file-for-hours = { $hours ->
        [one] ساعة
        [two] ساعتان
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }
file-local = هنا: { $local }
file-past = هذا في الماضي.
file-lasts = المدة { $clock }
file-starts-choices = البدء من الآن
file-ends-choices = المدة

file-reach = الأثر
file-reach-ground = قد يبلغ الأرض
file-reach-air-only = يبقى في الجو
file-reach-hint = عند الشك اتركه على «الأرض».

file-what = ماذا
file-summary = ما سيحدث، في جملة أو جملتين
file-summary-example = ستضرب طائرات.

file-to = إلى من
file-to-hint = تُسأل الأطراف المعلَّمة عن جوابها. يرى المكتب المحايد كل إشعار.
file-to-fixed = يذهب التعديل إلى الأطراف نفسها التي ذهب إليها إشعاره.
file-to-role-neutral = مكتب محايد
file-to-role-armed = طرف مسلح
file-to-role-humanitarian = طرف إنساني
file-to-role-monitor = مراقب
file-answer-by = الإجابة حتى، ⁦UTC⁩
file-answer-by-usual = الفراغ يعني نحو { $at }، وفق أرقام هذه البعثة.
file-answer-by-hint = من لم يجب حتى ذلك الموعد يُسجَّل صامتًا. الصمت ليس موافقة أبدًا.
file-answer-time = أمام المتلقين حتى { $at } للإجابة: { $left }.
file-answer-minutes =
    { $count ->
        [0] أقل من دقيقة
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
file-answer-hours =
    { $count ->
        [zero] 0 ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
file-answer-short = تمنح هذه البعثة عادة: { $usual }.
file-answer-late = يبدأ النشاط قبل ذلك، فقد تصل الإجابة بعد فوات الأوان لتغييره.
file-answer-later = البدء بعد: { $usual }

file-drill = هذا تمرين
file-drill-hint = تُوسم كل رسائله بكلمة «تمرين» إلى الأبد. التمرين لا يصير إشعارًا حقيقيًا أبدًا.
file-drill-fixed = التعديل تمرين إذا كان إشعاره تمرينًا، وإلا فلا.
file-drill-word = تمرين

file-near = المعروف لديك في الجوار
file-near-waits = اذكر مكانًا، فيُذكر هنا ما يحق لك أن تراه في جواره.
file-near-next-day = لا مدة زمنية بعد: يُنظر في الساعات الـ 24 القادمة.
file-near-first = لم يختر أحد بعد: هذا للقراءة الأولى.
file-near-unreachable = المكتب لا يجيب، فلم يمكن فحص شيء.
file-near-refused = لا يمكن فحص هذا بعد

file-send = إعادة القراءة، ثم التقديم
file-send-place-first = المكان أولًا: منه ينتج نص القراءة المرتدة.
file-confirmed-by = أكّدها: الصفة أو الاسم
file-confirmed-by-hint = من قرأها بصوت عالٍ وسمعها تُعاد. يُسجَّل ذلك.
file-do = مؤكَّدة: تقديم الإشعار
file-do-amend = مؤكَّدة: تقديم التعديل
file-do-drill = تمرين: مؤكَّدة، تقديم
file-goes-to = يذهب إلى { $parties }.
file-missing =
    { $count ->
        [one] ينقص شيء واحد
        [two] ينقص شيئان
        [few] تنقص { $count } أشياء
        [many] ينقص { $count } شيئًا
       *[other] ينقص { $count } شيء
    }

file-fault-place = يلزم مكان يمكن قراءته، أو منطقة مرسومة على الخريطة.
file-fault-choice = للكلمات عدة قراءات؛ اختر المقصودة منها.
file-fault-radius = نصف القطر عدد صحيح من الأمتار، 2000000 على الأكثر.
file-fault-height = الارتفاع عدد صحيح، أو فارغ.
file-fault-band = الحد الأعلى تحت الحد الأدنى.
file-fault-starts = البداية ناقصة، أو ليست وقتًا بتوقيت ⁦UTC⁩.
file-fault-ends = النهاية ناقصة، أو ليست وقتًا بتوقيت ⁦UTC⁩.
file-fault-window = النهاية قبل البداية.
file-fault-over = المدة الزمنية كلها في الماضي؛ لا يمكن لأحد أن يجيب عنه.
file-fault-answer-by = يجب أن يكون موعد الإجابة وقتًا قادمًا بتوقيت ⁦UTC⁩.
file-fault-summary = قل ما سيحدث.
file-fault-to = لا يُسأل أحد عن جوابه. علّم طرفًا واحدًا على الأقل.
file-fault-read-back = لم يصل نص القراءة المرتدة بعد.
file-fault-confirmed-by = قل من أكّد القراءة المرتدة.

file-steps = ما يُرسَل
file-step-chosen = القراءة المختارة
file-step-read-back = القراءة المرتدة
file-step-notice = الإشعار
file-step-amendment = التعديل
file-state-held = ينتظر حتى يصل إيصال ما قبله
file-state-first = لم يُوقَّع بعد
file-state-sending = يُرسَل
file-state-unsure = وُقِّع؛ ويتبين عند المتابعة هل أُرسل
file-state-waiting = لم يُرسَل، محفوظ هنا ويُرسَل من جديد
file-state-sent = أُرسل، والإيصال هنا
file-state-refused = رُفض، ولم يُخزَّن شيء
file-waits = الخط مقطوع. تتابع هذه الصفحة وحدها عند عودته. إن كان الأمر عاجلًا فاتصل بالهاتف.
file-refused-hint = غيّر ما يسميه المكتب وقدّم من جديد. ما أُرسل من قبل لا يُرسَل مرتين.
file-broken = انقطع تقديم سابق
file-broken-hint = أُعيد تحميل هذا اللسان قبل أن يُرسَل كل شيء. انظر إليه مرة أخرى: أما زال صحيحًا؟
file-go-on = ما زال صحيحًا: متابعة
file-give-up = تركه
file-give-up-hint = ما أُرسل يبقى في السجل؛ ولم يُقدَّم إشعار.
file-done = قُدِّم الإشعار
file-done-amend = قُدِّم التعديل
file-done-hint = هو في السجل، وإيصاله هنا. لم يوافق أحد بذلك على شيء.
file-open = فتح الإشعار
file-another = تقديم إشعار آخر

file-said-chosen = القراءة المختارة: { $landmark }
file-said-read-back = القراءة المرتدة للمكان: { $at }
file-said-notice = إشعار: { $summary }
file-said-amended = تعديل: { $summary }
