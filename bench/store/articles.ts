/**
 * Articles for the benchmark of the store: real Arabic texts that the engine reads, made of sentences about acts, words, denials,
 * figures and reasons, with parties, speakers, places, days and outlets drawn from a seeded generator. Parties are drawn unevenly, for
 * in the news a few are named in every second article. One in ten is a reprint of an earlier one: another outlet and title, a
 * few words changed or the end cut off, a day or two later.
 */
import { type Random, randomFrom } from '../../src/derivation/index.ts';
import type { DocumentMeta } from '../../src/model/index.ts';

export interface GeneratedArticle {
  readonly meta: DocumentMeta;
  readonly text: string;
  /** The article that it prints again; null for one of its own. */
  readonly reprintOf: string | null;
}

interface Party {
  readonly name: string;
  /** Whether verbs agree with it in the feminine. */
  readonly feminine: boolean;
  /** Its adjective, masculine; null for who has none. */
  readonly nisba: string | null;
}

const feminine = (name: string, nisba: string | null = null): Party => ({ name, feminine: true, nisba });
const masculine = (name: string, nisba: string | null = null): Party => ({ name, feminine: false, nisba });

const PARTIES: readonly Party[] = [
  feminine('تركيا', 'التركي'),
  feminine('مصر', 'المصري'),
  feminine('فرنسا', 'الفرنسي'),
  feminine('روسيا', 'الروسي'),
  feminine('الإمارات', 'الإماراتي'),
  feminine('الولايات المتحدة', 'الأميركي'),
  feminine('إيران', 'الإيراني'),
  feminine('السعودية', 'السعودي'),
  feminine('إسرائيل', 'الإسرائيلي'),
  feminine('قطر', 'القطري'),
  feminine('حكومة الوفاق'),
  masculine('الجيش الوطني الليبي'),
  feminine('إيطاليا', 'الإيطالي'),
  feminine('ألمانيا', 'الألماني'),
  feminine('بريطانيا', 'البريطاني'),
  feminine('الجزائر', 'الجزائري'),
  feminine('تونس', 'التونسي'),
  masculine('الأردن', 'الأردني'),
  masculine('العراق', 'العراقي'),
  masculine('لبنان', 'اللبناني'),
  masculine('المغرب', 'المغربي'),
  masculine('السودان', 'السوداني'),
  masculine('حزب الله'),
  masculine('الاتحاد الأوروبي', 'الأوروبي'),
  feminine('الأمم المتحدة', 'الأممي'),
  feminine('حركة حماس'),
  feminine('جماعة الحوثي'),
  feminine('قوات الدعم السريع'),
  feminine('إثيوبيا', 'الإثيوبي'),
  feminine('أوكرانيا', 'الأوكراني'),
  feminine('الصين', 'الصيني'),
  feminine('باكستان', 'الباكستاني'),
  feminine('جامعة الدول العربية'),
  feminine('اليونان', 'اليوناني'),
  feminine('أرمينيا', 'الأرميني'),
  feminine('أذربيجان', 'الأذربيجاني'),
  feminine('الهند', 'الهندي'),
  feminine('الكويت', 'الكويتي'),
  feminine('تشاد', 'التشادي'),
  feminine('مالي', 'المالي'),
];

const PLACES = [
  'طرابلس', 'بنغازي', 'سرت', 'مصراتة', 'غزة', 'رفح', 'الخرطوم', 'الفاشر', 'صنعاء', 'عدن', 'الحديدة', 'حلب', 'إدلب', 'دمشق', 'بيروت',
  'الموصل', 'كركوك', 'كابل', 'كييف', 'ترهونة', 'درنة', 'سبها', 'مأرب', 'جنين', 'نابلس', 'الخليل', 'أم درمان', 'حمص', 'دير الزور', 'البصرة',
] as const; // prettier-ignore

const TOPICS = [
  'وقف إطلاق النار', 'تبادل الأسرى', 'الانتخابات المقبلة', 'إعادة الإعمار', 'المساعدات الإنسانية', 'حقول النفط', 'الحدود البحرية',
  'عودة النازحين', 'توحيد المؤسسات', 'تمويل القوات', 'سد النهضة', 'الهجرة غير النظامية', 'نزع السلاح', 'المعابر البرية', 'حظر السلاح',
  'ديون الحكومة', 'أمن الملاحة', 'محاسبة المتهمين', 'إدارة المطار', 'صرف الرواتب',
] as const; // prettier-ignore

const OUTLETS = Array.from({ length: 24 }, (_unused, n) => `صحيفة ${['المدار', 'الضفة', 'الساحل', 'المرفأ', 'النخيل', 'السهل'][n % 6]} ${['اليوم', 'العربية', 'الدولية', 'الجديدة'][Math.floor(n / 6)]}`); // prettier-ignore

const WHEN = ['أمس', 'اليوم', 'أمس الأول', 'الأسبوع الماضي', 'صباح اليوم', 'مساء أمس'] as const;

/** What `a` does to `b`: verb in the masculine and in the feminine, and what follows. */
type Act = readonly [masculine: string, feminine: string, rest: (b: Party, drawn: Drawn) => string];

interface Drawn {
  readonly place: string;
  readonly topic: string;
  readonly number: number;
}

const ACTS: readonly Act[] = [
  ['دعم', 'دعمت', (b, { place }) => `${b.name} بالسلاح في معارك ${place}`],
  ['هاجم', 'هاجمت', (b, { place }) => `مواقع ${b.name} قرب ${place}`],
  ['قصف', 'قصفت', (b, { place, number }) => `${number} مواقع تابعة ${to(b)} في ${place}`],
  ['اتهم', 'اتهمت', (b, { place }) => `${b.name} بخرق الهدنة في ${place}`],
  ['أدان', 'أدانت', (b, { place }) => `هجوم ${b.name} على ${place}`],
  ['رفض', 'رفضت', (b, { topic }) => `مقترح ${b.name} بشأن ${topic}`],
  ['طالب', 'طالبت', (b, { place }) => `${b.name} بسحب القوات من ${place}`],
  ['هدد', 'هددت', (b, { topic }) => `${b.name} بسبب ${topic}`],
  ['فرض', 'فرضت', (b, { topic }) => `عقوبات على ${b.name} بسبب ${topic}`],
  ['بحث', 'بحثت', (b, { topic, place }) => `مع ${b.name} ملف ${topic} في ${place}`],
  ['وقّع', 'وقّعت', (b, { topic }) => `اتفاقاً مع ${b.name} بشأن ${topic}`],
  ['أيد', 'أيدت', (b, { topic }) => `موقف ${b.name} من ${topic}`],
  ['أرسل', 'أرسلت', (b, { number }) => `${number} شاحنة أسلحة إلى ${b.name}`],
  ['قدم', 'قدمت', (b, { number }) => `مساعدات بقيمة ${number} مليون دولار إلى ${b.name}`],
  ['انتقد', 'انتقدت', (b, { place }) => `سياسة ${b.name} في ${place}`],
  ['رحب', 'رحبت', (b, { topic }) => `بإعلان ${b.name} بشأن ${topic}`],
  ['درب', 'دربت', (b, { number }) => `${number} عنصراً من قوات ${b.name}`],
  ['مول', 'مولت', (b, { topic }) => `${b.name} في ملف ${topic}`],
  ['حذر', 'حذرت', (b, { topic }) => `${b.name} من عرقلة ${topic}`],
  ['استقبل', 'استقبلت', (b, { topic }) => `وفداً من ${b.name} لبحث ${topic}`],
];

/** `ل` before a name: an article loses its alif. */
function to({ name }: Party): string {
  return name.startsWith('ال') ? `لل${name.slice(2)}` : `ل${name}`;
}

/** Sentences in an article that tell something, so that some 25 claims are found in it. */
const SENTENCES = [21, 27] as const;
/** How often one that tells nothing comes before one that does: articles of some 400 words. */
const BACKGROUND_SHARE = 0.35;
const REPRINT_SHARE = 0.1;
/** The days over which articles are spread, before the last. */
const DAYS = 3 * 365;
const LAST_DAY = Date.UTC(2024, 11, 31);
const DAY_MS = 86_400_000;
/** Reprints come soon after: they are drawn from the last so many articles. */
const RECENT = 60;

/** The first `count` articles, in order of days; the same for the same seed, however many are asked for of one `count`. */
export function* generateArticles(count: number, seed = 'store'): Generator<GeneratedArticle> {
  const random = randomFrom(seed);
  const recent: GeneratedArticle[] = [];
  for (let n = 0; n < count; n += 1) {
    const day = Math.floor((n * DAYS) / count) - DAYS;
    const original = recent.length > 0 && random() < REPRINT_SHARE ? pick(recent, random) : null;
    if (original === null) {
      const article = writeArticle(n, day, random);
      recent.push(article);
      if (recent.length > RECENT) recent.shift();
      yield article;
    } else {
      yield printAgain(original, n, day, random);
    }
  }
}

function writeArticle(n: number, day: number, random: Random): GeneratedArticle {
  // Each article has its own few parties, as news has.
  const cast = Array.from({ length: 5 }, () => unevenly(PARTIES, random));
  const [least, most] = SENTENCES;
  const sentences = Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () =>
    random() < BACKGROUND_SHARE
      ? `${writeBackground(random)} ${writeSentence(cast, random)}`
      : writeSentence(cast, random),
  );
  const text = [0, 1, 2, 3]
    .map((part) => sentences.slice((part * sentences.length) / 4, ((part + 1) * sentences.length) / 4).join(' '))
    .join('\n\n');
  const [a, b] = [pick(cast, random), pick(cast, random)];
  return {
    meta: metaOf(n, day, `${a.name} و${b.name} و${pick(TOPICS, random)}`, random),
    text,
    reprintOf: null,
  };
}

function metaOf(n: number, day: number, title: string, random: Random): DocumentMeta {
  return {
    id: `made-${String(n).padStart(6, '0')}`,
    title,
    outlet: pick(OUTLETS, random),
    url: null,
    published: new Date(LAST_DAY + day * DAY_MS).toISOString().slice(0, 10),
    language: 'ar',
  };
}

function writeSentence(cast: readonly Party[], random: Random): string {
  const a = pick(cast, random);
  const others = cast.filter((each) => each.name !== a.name);
  const b = others.length > 0 ? pick(others, random) : (PARTIES.find((each) => each.name !== a.name) ?? a);
  const c = pick(PARTIES, random);
  const drawn: Drawn = {
    place: pick(PLACES, random),
    topic: pick(TOPICS, random),
    number: 3 + Math.floor(random() * 900),
  };
  const [he, she, rest] = pick(ACTS, random);
  const said = `${a.feminine ? she : he} ${a.name} ${rest(b, drawn)}`;
  const inclusive = `${a.name} ${a.feminine ? she : he} ${rest(b, drawn)}`;
  const when = pick(WHEN, random);
  const form = random();
  if (form < 0.3) return `و${said} ${when}.`;
  if (form < 0.45) return `${said} ${when}، بعد أيام من إعلان ${drawn.topic} في ${pick(PLACES, random)}.`;
  if (form < 0.6) return `وقال وزير الخارجية ${c.nisba ?? 'المصري'} إن ${inclusive} ${when}.`;
  if (form < 0.68) return `وأعلن متحدث باسم ${c.name} أن ${inclusive}.`;
  if (form < 0.74) return `وذكرت مصادر مطلعة أن ${inclusive} ${when}.`;
  if (form < 0.8) return `ونفت ${feminineOf(cast, random).name} أن تكون ${b.name} قد تلقت أسلحة من ${c.name}.`;
  if (form < 0.88) {
    return `وقُتل ${drawn.number} شخصاً وأصيب ${drawn.number + 40} آخرون في ${drawn.place} ${when}، بحسب ${c.name}.`;
  }
  if (form < 0.92) return `وأكدت ${feminineOf(cast, random).name} دعمها ${to(b)} بسبب ${drawn.topic}.`;
  if (form < 0.96) return `وتراجعت ${feminineOf(cast, random).name} عن دعم ${b.name} بعد معارك ${drawn.place}.`;
  return `ونزح ${drawn.number * 7} مدنياً من ${drawn.place} منذ بداية الشهر، وفق ${c.name}.`;
}

/** What news says beside: where a town lies, how the weather was, what people buy. */
function writeBackground(random: Random): string {
  const [place, other, third] = [pick(PLACES, random), pick(PLACES, random), pick(PLACES, random)];
  const number = 5 + Math.floor(random() * 400);
  const when = pick(WHEN, random);
  const form = random();
  if (form < 0.25) {
    return `وتقع ${place} على مسافة ${number} كيلومتراً من الطريق الذي يصل بين ${other} و${third}، وهي مدينة قديمة ذات أسواق وحدائق واسعة.`;
  }
  if (form < 0.5) {
    return `وكان الطقس في ${place} بارداً ${when}، وظلت الشوارع المؤدية إلى ${other} شبه خالية من السيارات حتى ساعات الظهيرة.`;
  }
  if (form < 0.75) {
    return `ويبلغ سعر كيس الدقيق في أسواق ${place} نحو ${number} ديناراً، وهو سعر لم تعرفه ${other} منذ سنوات طويلة بحسب سكانها.`;
  }
  return `ويعود تاريخ الجسر القائم بين ${place} و${other} إلى عام ${1850 + (number % 120)}، وقد رُمم مرات كثيرة بحجارة جُلبت من جبال ${third}.`;
}

function feminineOf(cast: readonly Party[], random: Random): Party {
  const all = cast.filter((each) => each.feminine);
  return pick(all.length > 0 ? all : PARTIES.filter((each) => each.feminine), random);
}

/** The same text from another outlet, with another title; a sentence less, or with a word added here and there. */
function printAgain(original: GeneratedArticle, n: number, day: number, random: Random): GeneratedArticle {
  const sentences = original.text.split('. ');
  const text =
    random() < 0.5
      ? sentences.slice(0, -2).join('. ')
      : sentences.map((sentence, at) => (at % 6 === 5 ? `وفي السياق ${sentence}` : sentence)).join('. ');
  const drawn = metaOf(n, day, `${original.meta.title} (وكالات)`, random);
  return { meta: drawn, text, reprintOf: original.meta.id };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** The first ones far more often than the last: half of all draws fall on the first eighth. */
function unevenly<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() ** 3 * items.length)] ?? pick(items, random);
}
