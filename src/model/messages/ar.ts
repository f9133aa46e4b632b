import type { MessageCode } from './en.ts';

/** Error and note messages in Arabic; complete, or it does not compile. */
export const ar: Record<MessageCode, string> = {
  'input/not-found': 'المسار {path} غير موجود. تحقق من كتابته، أو اكتبه نسبةً إلى المجلد الحالي.',
  'input/not-of-the-web': 'ليس {path} عنواناً يُقرأ؛ اكتب عنواناً يبدأ بـ http:// أو https://.',
  'input/unreadable': 'تعذّرت قراءة {path}: {reason}. تحقق من الأذونات ومن كونه ملفاً.',
  'input/empty-file': 'الملف {path} فارغ. احذفه، أو ضع فيه نص المقال.',
  'input/binary-file':
    'الملف {path} ليس من نوع يُقرأ (بايت صفري عند الموضع {offset}). قدّم نصاً أو Markdown أو HTML أو DOCX أو PDF أو CSV أو JSON أو ZIP.',
  'input/encoding-guessed':
    'الملف {path} ليس بترميز UTF-8، وقُرئ على أنه {encoding}. احفظه بترميز UTF-8 إن بدت الحروف خاطئة.',
  'input/broken-bytes':
    'الملف {path} بترميز {encoding} إلا حروفاً تالفة عددها {count} تظهر على صورة �. تحقق من أنه لم يُقطع، وأحضره من جديد إن كان مقطوعاً.',
  'input/encoding-unknown': 'تعذّر التعرف على ترميز {path}. احفظه بترميز UTF-8.',
  'input/no-articles':
    'لا مقالات في {path}. قدّم ملفات نصية أو Markdown أو HTML أو DOCX أو PDF أو CSV أو JSON أو ZIP، أو ملف manifest.jsonl إلى جانبها.',
  'input/manifest-line': '{path}، السطر {line}: {reason}. أصلح السطر؛ وقد قُرئت بقية الأسطر.',
  'input/manifest-file-missing': '{path}، السطر {line}، الحقل file: الملف {file} غير موجود. أضف الملف أو احذف السطر.',
  'input/front-matter-syntax':
    '{path}، السطر {line}: تعذّرت قراءة بيانات رأس الملف: {reason}. أصلح السطر، أو احذف سطري --- إن لم تكن بيانات.',
  'input/front-matter-open':
    'يبدأ {path} كأن في رأسه بيانات، ولا سطر --- ثانياً يختمها؛ أُخذ كله نصاً. ضع ذلك السطر بعد آخر حقل.',
  'input/front-matter': '{path}، السطر {line}، الحقل {field}: {reason}. أصلح البيانات في رأس الملف.',
  'input/duplicate-id': '{path}، الحقل id: المعرّف {id} مستخدم في {other}. اجعل لكل مقال معرّفاً خاصاً به.',
  'input/sample-file':
    '{path} من مقالات العرض، وهي للملف sample وحده. يعرضها marsad start، ويُسأل عنها بـ ‎--case sample.',
  'input/no-match': 'لا شيء يطابق {path}. تحقق من النمط، أو ضعه بين علامتي اقتباس ليقرأه مرصد لا الصدفة.',
  'input/nothing-on-stdin': 'الدخل القياسي فارغ. مرّر إليه ملفاً: marsad ingest - < articles.jsonl.',
  'input/skipped-kind':
    'تُجووِز {path}: الملفات المنتهية بـ {extension} ليست من نوع يُقرأ. احفظه نصاً أو HTML أو DOCX أو PDF أو CSV أو JSON إن كانت فيه مقالات.',
  'input/skipped-row': 'تُجووِز السطر {line} من {path}: لا نص في عموده {column}.',
  'input/same-article': 'في {path} المقال نفسه الذي في {other}، فتُرك.',
  'input/other-language': '{path} بلغة غير العربية ({language}). يُحفظ ويُبحث فيه، ولا يُستخرج منه إلا القليل.',
  'input/pdf-repaired':
    '{path}: أُصلحت عربية هذا الملف (الكلمات المغيَّرة: {repaired}؛ شبهها بالعربية في ترتيب القراءة: {score} من 1). قارنها بالصفحة قبل الاقتباس منها.',
  'input/scanned-pages': '{path}: هذه الصفحات صور ولم تعطِ نصاً: {pages}. تعرّف أولاً على نصها، مثلاً بـ ocrmypdf -l ara.',
  'input/scanned':
    'لا يضم {path} إلا صوراً (عدد الصفحات: {pages}). تعرّف أولاً على نصها، مثلاً بـ ocrmypdf -l ara، ثم قدّم الناتج.',
  'input/page-unclear': '{path}: لا يتميز مقال في هذه الصفحة، فأُخذ نصها كله. انظر هل فيه قوائم تصفّح.',
  'input/columns-guessed':
    '{path}: الأعمدة المأخوذة: {columns}؛ المتروكة: {others}. لاختيار غيرها استخدم ‎--map، مثل ‎--map title=headline,text=body.',
  'input/date-unclear': '{path}: القيمة {value} ليست تاريخاً يُقرأ، وحُفظ المقال بلا تاريخ. اكتبه على صورة YYYY-MM-DD.',
  'input/date-future':
    '{path}: تاريخه {value} لم يأت بعد. صحّحه إن كان خطأً: فآخر يوم في الملف هو اليوم الذي تُعرض المواقف فيه.',
  'input/damaged': 'تعذّرت قراءة {path} بصيغة {format}: {reason}. افتحه بالبرنامج الذي صنعه واحفظه من جديد.',
  'input/encrypted': 'الملف {path} مقفل بكلمة مرور. احفظه بلا كلمة مرور.',
  'input/too-large': 'حجم {path} هو {bytes} بايت، والحد {limit}. قسّمه.',
  'input/too-long': 'في {path} مقال واحد من {characters} حرف، والحد {limit}. قسّمه إلى مقالات.',
  'input/too-many-pages': 'عدد صفحات {path} هو {pages}، والحد {limit}. قسّمه.',
  'input/timeout': 'استغرقت قراءة {path} أكثر من {seconds} ثانية فأُوقفت. احفظه من جديد، أو قدّم نصه في ملف ‎.txt.',
  'input/no-text': 'لا نص في {path} يصلح مقالاً. قدّم صفحة مقال واحد، أو نصه في ملف ‎.txt.',
  'input/no-text-column':
    '{path}: ليس بين الأعمدة {columns} عمود يُعرف أنه نص المقالات. سمّه بـ ‎--map text=COLUMN؛ ويجب أن يكون السطر الأول أسماء الأعمدة.',
  'input/no-rows': 'في {path} أسماء أعمدة ولا صف تحتها. أضف صفوفاً، أو اترك الملف.',
  'input/unknown-column': 'لا عمود باسم {column} في {path}؛ أعمدته: {columns}. صحّح ‎--map.',
  'input/item': '{path}، المقال {line} من القائمة: {reason}. أصلحه؛ وقد قُرئت بقيتها.',
  'input/row': '{path}، السطر {line}: {reason}. أصلح السطر؛ وقد قُرئت بقية الأسطر.',
  'input/archive-path': '{path}: رُفض العنصر {entry} لأن اسمه يخرج من الأرشيف. احزم الأرشيف من جديد.',
  'input/archive-ratio':
    '{path}: ينفك هذا العنصر إلى أكثر من {ratio} ضعف حجمه، وهو ما لا يكون في مقال، فتُرك. فكّه بنفسك إن وثقت به.',
  'input/archive-depth': '{path}: لا تُفتح الأرشيفات داخل الأرشيفات إلا إلى عمق {depth}. فكّه بنفسك.',
  'input/archive-large': '{path}: مجموع عناصره أكثر من {limit} {unit}، فتُرك الباقي. قسّم الأرشيف.',
  'input/fetch-failed': 'تعذّر جلب {path}: {reason}. تحقق من العنوان والاتصال وأعد المحاولة.',
  'input/fetch-status':
    'لم يُعطَ {path}: أجاب الخادم بـ {status}. افتحه في المتصفح، فإن ظهر هناك وحده فاحفظ الصفحة وقدّم الملف.',
  'input/fetch-timeout': 'لم يُعطَ {path} خلال {seconds} ثانية. أعد المحاولة لاحقاً.',
  'input/redirects': 'يحيل {path} أكثر من {limit} مرات. افتحه في المتصفح وقدّم العنوان الذي ينتهي إليه.',
  'input/private-address':
    'يؤدي {path} إلى {address}، وهو هذا الجهاز أو شبكة خاصة، فلم يُطلب. إن كان ذلك مقصوداً فاستخدم ‎--allow-private.',
  'input/robots': 'تُرك {path}: لا يسمح موقعه للبرامج بقراءته (robots.txt). احفظ الصفحة وقدّم الملف.',
  'input/summary-only': '{path}: ليس في الخلاصة إلا موجز لهذا المقال، وهو ما أُخذ.',
  'input/page-missed': '{path}: تعذّر الحصول على الصفحة ({reason})، فأُخذ ما تقوله الخلاصة عنها.',
  'input/feed-unfinished':
    'في {path} مداخل أكثر مما يُجلب في {seconds} ثانية. أرسل ما وصل، ثم شغّل marsad watch {path} للباقي.',
  'input/empty-feed': 'الخلاصة {path} بلا عناصر.',
  'engine/failed': '{article}: تعطّل المحرك عند هذا المقال: {reason}. استبعده، ويُرجى الإبلاغ عنه.',
  'engine/thread-ended': 'توقف أحد الخيوط التي تقرأ المقالات: {reason}. أعد المحاولة بعدد أقل منها، مثل ‎--workers 1.',
  'resource/invalid': '{file}، السطر {line}، الحقل {field}: {reason}. أصلح السطر ثم شغّل marsad resources check.',
  'case/bad-name': 'لا يصلح {name} اسماً لملف. استخدم من حرف إلى 64 حرفاً أو رقماً أو شرطة.',
  'case/unknown': 'لا ملف باسم {name}. يعرض marsad case list ما هو موجود، وينشئه marsad ingest --case {name} PATH.',
  'case/sample-reserved': 'لا يضم الملف {name} إلا المقالات المكتوبة للعرض. اختر لمقالاتك اسماً آخر بـ ‎--case.',
  'case/no-sample': 'لم توجد مقالات العرض في {folder}. أعد تثبيت مرصد.',
  'case/exists': 'هناك ملف باسم {name}. اختر اسماً آخر بـ ‎--as، أو احذفه بـ marsad case delete {name} --yes.',
  'backup/exists': '{path} موجود أصلاً. اختر اسماً آخر، أو أزل ذلك الملف.',
  'backup/unwritable': 'تعذّرت كتابة النسخة الاحتياطية {path}: {reason}. تحقق من المجلد وأذوناته ومن المساحة الباقية.',
  'backup/unreadable': 'تعذّرت قراءة النسخة الاحتياطية {path}: {reason}. أعطِ ملفاً كتبه marsad case backup.',
  'backup/damaged': 'النسخة الاحتياطية {path} تالفة: ليس {file} ما كُتب. لم يُستعَد شيء؛ استخدم نسخة أخرى.',
  'backup/newer': 'كتب النسخةَ الاحتياطية {path} إصدارٌ أحدث من مرصد (الصيغة {found}، والمعروف هنا {known}). حدّث مرصد.',
  'journal/lost':
    'يوميات {journal} في الملف {case} مفقودة أو أقدم من المخزن: تنتهي عند {end}، وفي المخزن منها حتى {applied}. استعد الملف من نسخة احتياطية باسم آخر (marsad case restore … --as)، أو تابع من دون ما فُقد: يصنع marsad case rebuild {case} المخزن من جديد مما هو موجود.',
  'journal/damaged':
    'سجل {journal} تالف: لا يُقرأ السطر المنتهي عند {end}. استعد الملف من نسخة احتياطية بـ marsad case restore.',
  'store/locked':
    'المخزن {folder} تستخدمه العملية {pid}. انتظر حتى تنتهي، أو أوقفها، أو استخدم ‎--case أو MARSAD_HOME آخر.',
  'store/corrupt':
    'تعذّر فتح المخزن {folder}: {reason}. احذف هذا المجلد؛ وسيُنشأ من جديد من المقالات المحفوظة في {documents}.',
  'store/newer': 'كتب المخزنَ {folder} إصدارٌ أحدث من مرصد (المخطط {found}، والمعروف هنا {known}). حدّث مرصد.',
  'store/unreachable':
    'تعذّر فتح المخزن {place}: {reason}. تحقق من العنوان، ومن أن PostgreSQL 15 أو أحدث يعمل هناك، ومن أن مستخدمه يستطيع إنشاء المخططات.',
  'store/unwritable':
    'تعذّرت الكتابة إلى {place}: {reason}. أفسح مكاناً على هذا القرص أو تحقق من سلامته، ثم أعد الأمر نفسه: ما أُكّد حفظه محفوظ، وما هو موجود يُترك على حاله.',
  'store/forbidden': 'تعذّرت الكتابة في {place}: {reason}. غيّر أذوناته، أو اكتب في MARSAD_HOME مسار مجلد لك.',
  'store/lost':
    'انقطع الاتصال بالمخزن {place}: {reason}. ما أُكّد حفظه محفوظ. شغّل PostgreSQL أو انتظر عودته، ثم أعد الأمر نفسه: يُستأنف العمل من حيث توقف.',
  'store/too-old':
    'المخزن {place} يعمل على PostgreSQL {found}، ومرصد يحتاج إلى 15 أو أحدث. حدّثه، أو استغنِ عن ‎--database.',
  'store/bad-address':
    'عنوان قاعدة البيانات ليس عنوان PostgreSQL. اكتب ‎--database أو MARSAD_DATABASE على صورة postgres://user:password@host:5432/name، مع ترميز ما سوى الحروف والأرقام بالنسبة المئوية.',
  'store/busy': 'عملية أخرى تكتب في المخزن {place} منذ أكثر من {seconds} ثانية. انتظر حتى تنتهي ثم أعد المحاولة.',
  'server/no-port': 'لا منفذ شاغر من {first} إلى {last}. اختر غيره بـ ‎--port.',
  'server/forbidden-host': 'ترويسة Host {host} ليست لهذا الخادم. افتح العنوان الذي طبعه marsad serve.',
  'server/forbidden-origin': 'رُفض طلب آتٍ من {origin}. افتح العنوان الذي طبعه marsad serve.',
  'server/no-token':
    'لتمكين غير هذا الجهاز من السؤال على {host} ضع في MARSAD_TOKEN رمزاً من {characters} محرفاً أو أكثر، كالذي يعطيه openssl rand -hex 16. وإلا فاستغنِ عن ‎--host.',
  'server/wrong-token':
    'الرمز ناقص أو خطأ. افتح العنوان مرة وفي آخره ?token=TOKEN، أو أرسله في Authorization: Bearer TOKEN؛ يعرفه من شغّل الخادم.',
  'server/too-large': 'الطلب أكبر من {limit} بايت. أرسل مقالات أقل في المرة الواحدة.',
  'server/timeout': 'استغرق الطلب أكثر من {seconds} ثانية فأُوقف. ضيّق نطاقه.',
  'server/not-found': 'لا شيء عند {path}.',
  'server/internal': 'وقع خلل أثناء الإجابة: {reason}. الخادم مستمر في العمل؛ يُرجى الإبلاغ عنه.',
  'event/unknown': 'لا حدث بالمعرّف {id} في الملف {case}. ربما أُعيدت قراءة مقالاته؛ ابحث عنه في الخط الزمني.',
  'query/invalid': 'المَعلمة {name}: {reason}.',
  'query/no-day': 'المَعلمة {name}: القيمة {value} ليست يوماً. اكتبه على صورة YYYY-MM-DD.',
  'query/not-in-list': 'المَعلمة {name}: القيمة {value} غير معروفة. اختر من {values}.',
  'query/unknown-entity': 'لا طرف ولا شخص ولا قوة ولا مكان معروف باسم {name}. جرّب كتابة أخرى، بالعربية أو بالإنجليزية.',
  'export/unknown-format':
    'لا صيغة في اسم {path}. اكتب اسم ملف ينتهي بـ ‎.csv أو ‎.xlsx أو ‎.jsonl، أو للشبكة بـ ‎.graphml أو ‎.gexf.',
  'export/unwritable': 'تعذّرت كتابة {path}: {reason}. تحقق من المجلد ومن الأذونات.',
  'ask/empty': 'السؤال فارغ. اسأل بالعربية أو بالإنجليزية، مثلاً: marsad ask "من يدعم حفتر؟" --case sample.',
  'search/empty': 'لا كلمة في عبارة البحث. اكتب كلمة، أو "عبارة"، أو حقلاً مثل actor:‎ أو source:‎ أو date:‎.',
  'search/too-long': 'عبارة البحث أطول من {limit} حرف. اختصرها.',
  'search/unclosed-quote': 'عبارة البحث، الحرف {place}: علامة الاقتباس لا تُغلق. ضع علامة أخرى حيث تنتهي العبارة.',
  'search/unclosed-parenthesis': 'عبارة البحث، الحرف {place}: القوس لا يُغلق. ضع قوساً آخر حيث تنتهي المجموعة.',
  'search/unopened-parenthesis':
    'عبارة البحث، الحرف {place}: هذا القوس لا يُغلق شيئاً. احذفه، أو ضع قوساً حيث تبدأ المجموعة.',
  'search/empty-parentheses': 'عبارة البحث، الحرف {place}: لا شيء بين القوسين. ضع كلمات بينهما أو احذفهما.',
  'search/empty-phrase': 'عبارة البحث، الحرف {place}: لا كلمة بين علامتي الاقتباس. ضع كلمات بينهما أو احذفهما.',
  'search/no-operand':
    'عبارة البحث، الحرف {place}: ليس للعامل ما يعمل فيه. ضع كلمة إلى جانبه، أو ضعه بين علامتي اقتباس للبحث عن الكلمة نفسها.',
  'search/unknown-field':
    'عبارة البحث، الحرف {place}: لا حقل باسم {field}. الحقول: طرف:‎ ومصدر:‎ وتاريخ:‎ (أو actor:‎ وsource:‎ وdate:‎). وللبحث عن الكلمات نفسها ضعها بين علامتي اقتباس.',
  'search/no-value': 'عبارة البحث، الحرف {place}: الحقل {field} بلا قيمة. اكتبها بعد النقطتين مباشرة.',
  'search/unclosed-bracket': 'عبارة البحث، الحرف {place}: القوس المعقوف لا يُغلق. اكتب ‎date:[2019-04 TO 2019-06]‎.',
  'search/bad-date':
    'عبارة البحث، الحرف {place}: القيمة {value} ليست مدى تواريخ. اكتب ‎date:2019-04‎ أو ‎date:[2019-04 TO 2019-06]‎، وضع * للطرف المفتوح.',
  'search/no-wildcard': 'عبارة البحث، الحرف {place}: في {word} علامة *. احذفها؛ فالكلمات توجد مع كل ما يتصل بها.',
  'search/unknown-actor':
    'عبارة البحث، الحرف {place}: لا طرف ولا شخص ولا قوة ولا مكان معروف باسم {name}. جرّب كتابة أخرى، بالعربية أو بالإنجليزية.',
  'search/unknown-source': 'عبارة البحث، الحرف {place}: لا وسيلة في هذا الملف باسم {name}. الموجود: {outlets}.',
  'article/unknown': 'لا مقال بالمعرّف {id} في الملف {case}. يعرض marsad articles الموجود منها.',
  'article/no-version': 'لا نسخة سابقة برقم {version} للمقال {id}؛ عددها {count}. احذف ‎--former لعرضها.',
  'claim/unknown': 'لا قول بالمعرّف {id} في الملف {case}. تعرض marsad positions وتطبيق الويب المعرّفات.',
  'finding/unknown': 'لا معطى بالمعرّف {id} في الملف {case}. ربما رُفض، أو قُرئ مقاله من جديد.',
  'decision/unknown': 'لا قرار بالمعرّف {id} في الملف {case}. يعرضها marsad review list.',
  'decision/undone': 'سبق التراجع عن القرار {id}. يعرض marsad review list القرارات النافذة.',
  'decision/erased': 'مُحي نص المقال {id} نهائياً، فلا رجوع عن حذفه. أدرج المقال من جديد بمعرّف آخر.',
  'decision/already-made': 'الملف {case}: سبق اتخاذ هذا القرار. يعرضه marsad review list.',
  'decision/changes-nothing': 'هو كذلك أصلاً. أعطِ حقلاً واحداً على الأقل قيمة أخرى، أو كياناً آخر.',
  'decision/split-where': 'بيّن أين يكون الكيان غيرَه: اذكر المقال، أو اللفظ الذي يُسمّى به هناك، أو كليهما.',
  'decision/alias-of-unknown':
    'لا يُعرف {name} إلا من المقالات، والأسماء الأخرى تضاف إلى كيانات الموارد. ادمجه في أحدها، أو أضفه إلى حزمة.',
  'position/no-evidence':
    'لا شيء في الملف {case} يدل على موقف {holder} من {target}. يعرض marsad positions ما هو موجود.',
  'cli/usage': '{reason}. انظر marsad --help.',
  'cli/unknown-option': 'لا خيار باسم {name}{suggestion}. انظر marsad --help.',
  'cli/unknown-command': 'لا أمر باسم {name}{suggestion}. انظر marsad --help.',
  'cli/missing-argument': 'المُعطى {name} ناقص. انظر marsad --help.',
  'cli/option-without-value': 'الخيار {name} يحتاج إلى قيمة. انظر marsad --help.',
  'cli/invalid-value': 'القيمة {value} لا تصلح لـ {name}؛ المسموح: {allowed}. انظر marsad --help.',
  'cli/too-many-arguments': 'المُعطيات بعد {name} أكثر مما يقبل. انظر marsad --help.',
  'cli/missing-option': 'الخيار {name} لازم. انظر marsad --help.',
  'cli/not-confirmed': 'لم يُنفَّذ {command} {what}. أضف ‎--yes لتنفيذه.',
  'cli/no-resources': 'لا مجلد موارد في {folder}. اكتب مسار المجلد resources من نسخة الشيفرة المصدرية.',
};
