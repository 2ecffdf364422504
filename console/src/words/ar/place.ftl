# ترجمة لم تُراجع بعد. العبارات تُقرأ بالإنكليزية، فيبقى المثال بالإنكليزية.
place-where = أين
place-hint = عبارة تقيس من معلم، بالإنكليزية، أو إحداثيات بأي صيغة شائعة. لا يُخزَّن شيء وأنت تكتب.
place-example = ⁦9 km south of Deir ez-Zor airfield⁩
place-reading = تُقرأ …
place-unreachable = المكتب لا يجيب، فلا يمكن قراءة المكان بعد. كلماتك محفوظة هنا.
place-again = القراءة من جديد
place-not-read = لم يُقرأ كمكان بعد
place-not-in-gazetteer = المكان الذي ليس في معجم أماكننا قد يكون موجودًا مع ذلك.
place-one = قُرئ هكذا
place-several =
    { $count ->
        [2] قد تعني هذه الكلمات مكانين
        [few] قد تعني هذه الكلمات { $count } أماكن
        [many] قد تعني هذه الكلمات { $count } مكانًا
       *[other] قد تعني هذه الكلمات { $count } مكان
    }
place-several-hint = اختر المقصود. لا يُقدَّم شيء حتى يختار شخص.
place-chosen = مختار
place-from = من
place-read-from = قُرئ من: { $landmark }
place-landmark = { $name } ({ $kind })
place-kind-airfield = مطار
place-kind-city = مدينة
place-kind-town = بلدة
place-kind-village = قرية
place-kind-other = معلم
place-same-name = الاسم نفسه
place-apart = { $distance } من الأول
place-apart-chosen = { $distance } من المختار
place-within = ضمن { $distance }
place-more =
    { $count ->
        [one] معلم آخر في الجوار، باسم آخر
        [two] معلمان آخران في الجوار، باسمين آخرين
        [few] { $count } معالم أخرى في الجوار، بأسماء أخرى
        [many] { $count } معلمًا آخر في الجوار، بأسماء أخرى
       *[other] { $count } معلم آخر في الجوار، بأسماء أخرى
    }
place-doubt = شك
place-rule-rival = معلم آخر في الجوار: الكلمات نفسها تعطي نقطة أخرى.

place-note-as-written = كما كُتب
place-note-axes-swapped = خط العرض وخط الطول مبدَّلان
place-note-digits-as-minutes-seconds = الأرقام دقائق وثوانٍ
place-note-northern-hemisphere = نصف الكرة الشمالي
place-note-southern-hemisphere = نصف الكرة الجنوبي
place-note-shifted-to-wgs84 = محوَّل من ⁦SK-42⁩ إلى ⁦WGS 84⁩

place-doubt-kind-not-found = تُعرف أماكن بهذا الاسم، لكن ليس بينها ما هو من النوع المذكور.
    .suggestion = اسأل أي مكان هو المقصود، ومن أي نوع.
place-doubt-kind-differs = هذا المكان من نوع غير المذكور؛ وأماكن أخرى بهذا الاسم تطابقه.
    .suggestion = قارن الأنواع قبل أن تختار.
place-doubt-name-by-consonants = لا يتفق من الاسم إلا حروفه الساكنة.
    .suggestion = اطلب تهجئة الاسم.
place-doubt-several-landmarks = أكثر من معلم واحد يطابق الاسم والنوع.
    .suggestion = اسأل أيها المقصود.
place-doubt-vague-words = وردت كلمة مثل ⁦about⁩ (نحو) أو ⁦near⁩ (قرب).
    .suggestion = اطلب إحداثيات، أو المسافة الدقيقة.
place-doubt-rival-of-the-name = معلم آخر يحمل الاسم نفسه.
    .suggestion = اسأل: من أيهما قيست المسافة؟
place-doubt-digits-differ = في إحدى الإحداثيتين رقمان أقل من الأخرى على الأقل؛ ربما قُطعت.
    .suggestion = اطلب قراءة الأرقام من جديد.
place-doubt-outside-its-zone = النقطة تقع خارج منطقة الشبكة المذكورة.
    .suggestion = اطلب قراءة المنطقة من جديد.
place-doubt-height-not-read = ذُكر ارتفاع ولم يُقرأ.
    .suggestion = اذكر الارتفاع حيث يُسأل عن الارتفاعات.

# ما يسأله المكتب عن مكان.
place-doubt-CF-LOC-04 = هل تبادل خط العرض وخط الطول مكانيهما؟
place-doubt-CF-LOC-05 = هل الإشارة أو نصف الكرة خطأ؟
place-doubt-CF-LOC-06 = هل كُتبت الدقائق والثواني كأنها كسور عشرية؟
place-doubt-CF-LOC-07 = هل زلّ رقم، أم تبادل رقمان مكانيهما، أم انتقل المكان حقًا؟
place-doubt-CF-LOC-08 = لا تحدد الأرقام المكان إلا ضمن { $distance }، والمذكور أدق من ذلك. هل تنقص أرقام؟
place-doubt-CF-LOC-09 = هل المنطقة أو حرفها أو المربع غير المذكور؟
place-doubt-CF-LOC-10 = خط العرض وخط الطول صفران، كما في خانة لم يملأها أحد.
place-doubt-CF-LOC-11 = خط العرض وخط الطول رقم واحد. هل أُدخل أحدهما مرتين؟
place-doubt-CF-LOC-12 = العددان درجات بلا كسور. هل تنقص أرقام؟
place-doubt-CF-LOC-13 = النقطة هي وسط بلدة أو محافظة أو بلد. هل قيس المكان نفسه؟
place-doubt-CF-LOC-14 = تقع النقطة خارج منطقة العمليات بنحو { $distance }.
place-doubt-CF-LOC-15 = تقع النقطة في البحر، على نحو { $distance } من أقرب ساحل.
place-doubt-CF-LOC-16 = تقع النقطة في غير المكان المذكور، بفارق نحو { $distance }.
place-doubt-CF-LOC-17 = النقطة عند مكان لكم أنتم. هل أعطى جهاز موقعه هو؟
place-doubt-CF-LOC-18 = ثمة ما هو مسجَّل بجوار هذه النقطة تمامًا. يبقى كلاهما كما هو. هل هما مكان واحد؟
place-doubt-meant = المقصود على الأرجح:
place-doubt-compare = للمقارنة:
place-doubt-apart = البعد بينهما { $distance }
place-doubt-look = عرضه على الخريطة
place-doubt-use = استعمال هذا بدلًا منه
place-doubt-there = النقطة المقترحة

place-map-from = من { $landmark }
place-map = خريطة هذا المكان
place-map-open = الرسم على الخريطة
place-draw-circle = رسم دائرة
place-draw-outline = رسم محيط
place-draw-stop = التوقف عن الرسم
place-drawn = المنطقة المرسومة هي التي تسري؛ وتُحفظ الكلمات إلى جانبها.
place-drawn-apart = تقود الكلمات إلى نقطة تبعد { $distance } عن وسط المنطقة المرسومة.
place-drawn-remove = إزالة المنطقة المرسومة
place-drawn-circle = مرسوم على الخريطة: دائرة نصف قطرها { $radius } ⁦m⁩ حول { $at }
place-drawn-outline = مرسوم على الخريطة: محيط حول { $at }

place-back-position = الإحداثيات
place-back-same = النقطة نفسها
place-back-grid = الشبكة
place-back-words = كلمتا التحقق، تُقالان أخيرًا
place-back-aloud = اقرأ هذا بصوت عالٍ؛ والجانب الآخر يعيده
place-back-incomplete = في معجم أماكننا أقل من معلمين ضمن ⁦100 km⁩ من هذه النقطة. قارن الأرقام مرتين.
place-back-waits = لم يعطِ المكتب نص القراءة المرتدة بعد.
