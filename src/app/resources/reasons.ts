import { z } from 'zod';

import type { Label } from '../../model/index.ts';

/** What can be wrong with a resource, in both languages, each with what to do. */
const REASONS = {
  'csv-syntax': {
    en: 'the row cannot be read ({detail}); put a cell that holds a comma or a quotation mark in double quotes',
    ar: 'تعذّرت قراءة الصف ({detail})؛ ضع الخانة التي فيها فاصلة لاتينية أو علامة تنصيص بين علامتي تنصيص',
  },
  'column-missing': {
    en: 'the column {name} is missing; the first line must be {columns}',
    ar: 'العمود {name} ناقص؛ يجب أن يكون السطر الأول {columns}',
  },
  'column-unknown': {
    en: 'the column {name} is unknown; the first line must be {columns}',
    ar: 'العمود {name} غير معروف؛ يجب أن يكون السطر الأول {columns}',
  },
  'cell-count': {
    en: 'the row has {found} cells where the first line has {expected}; add or remove commas',
    ar: 'في الصف {found} خانة وفي السطر الأول {expected}؛ أضف فواصل أو احذف منها',
  },
  'yaml-syntax': {
    en: 'the YAML cannot be read ({detail})',
    ar: 'تعذّرت قراءة صيغة YAML ‏({detail})',
  },
  'file-missing': { en: 'the file does not exist; add it', ar: 'الملف غير موجود؛ أضفه' },
  missing: { en: 'it is missing; add it', ar: 'الحقل ناقص؛ أضفه' },
  empty: { en: 'it is empty; fill it in or remove it', ar: 'الحقل فارغ؛ املأه أو احذفه' },
  'not-a-list': {
    en: 'the file must be a list; begin each entry with a hyphen',
    ar: 'يجب أن يكون الملف قائمة؛ ابدأ كل بند بشرطة',
  },
  'not-in-list': { en: '{found} is not one of {values}', ar: 'القيمة {found} ليست من القيم {values}' },
  'field-unknown': {
    en: 'there is no such field; check its spelling or remove it',
    ar: 'لا حقل بهذا الاسم؛ تحقق من كتابته أو احذفه',
  },
  'kebab-case': {
    en: '{found} is no id; write the usual English name in small letters with hyphens',
    ar: 'القيمة {found} ليست معرّفاً؛ اكتب الاسم الإنجليزي المألوف بحروف صغيرة تفصلها شرطات',
  },
  'rule-id': {
    en: '{found} is no rule id; write type/what-it-recognises',
    ar: 'القيمة {found} ليست معرّف قاعدة؛ اكتبه على صورة type/what-it-recognises',
  },
  day: {
    en: '{found} is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
    ar: 'القيمة {found} ليست تاريخاً؛ اكتب YYYY أو YYYY-MM أو YYYY-MM-DD',
  },
  text: {
    en: '{found} must be text; put it in quotation marks',
    ar: 'القيمة {found} يجب أن تكون نصاً؛ ضعها بين علامتي تنصيص',
  },
  other: { en: '{en}', ar: '{ar}' },
  'duplicate-id': {
    en: '{id} stands already at {other}; give this one another id or join the two',
    ar: 'المعرّف {id} موجود من قبل في {other}؛ غيّر هذا المعرّف أو ادمج الاثنين',
  },
  'duplicate-adjective': {
    en: 'the adjective {adjective} stands already at {other}; no two may share one, since ids are made of it',
    ar: 'الصفة {adjective} موجودة من قبل في {other}؛ لا يشترك فيها طرفان لأن المعرّفات تُصاغ منها',
  },
  'unknown-actor': {
    en: 'no actor has the id {id}; add it or correct the id',
    ar: 'لا طرف بالمعرّف {id}؛ أضفه أو صحّح المعرّف',
  },
  'unknown-entity': {
    en: 'no actor or place has the id {id}; add it or correct the id',
    ar: 'لا طرف ولا مكان بالمعرّف {id}؛ أضفه أو صحّح المعرّف',
  },
  'unknown-state': {
    en: 'no state has the id {id}; it must stand in world/states.csv',
    ar: 'لا دولة بالمعرّف {id}؛ يجب أن تكون في world/states.csv',
  },
  'country-code': {
    en: '{found} is no country code; write the two capital letters of ISO 3166-1',
    ar: 'القيمة {found} ليست رمز دولة؛ اكتب حرفي ISO 3166-1 الكبيرين',
  },
  'unknown-place': {
    en: 'no place has the id {id}; add it or correct the id',
    ar: 'لا مكان بالمعرّف {id}؛ أضفه أو صحّح المعرّف',
  },
  'unknown-office': {
    en: 'no office has the id {id}; add it to an offices.csv or correct the id',
    ar: 'لا منصب بالمعرّف {id}؛ أضفه إلى offices.csv أو صحّح المعرّف',
  },
  'unknown-candidate': {
    en: '{id} is not among the candidates; add it there or remove it here',
    ar: 'المعرّف {id} ليس بين المرشّحين؛ أضفه إليهم أو احذفه من هنا',
  },
  'unknown-verb': {
    en: 'ar/verbs.csv has no verb {verb}; add it there, or correct the spelling (third person singular perfect)',
    ar: 'لا فعل {verb} في ar/verbs.csv؛ أضفه إليه أو صحّح كتابته (الماضي للمفرد الغائب)',
  },
  'unknown-light': {
    en: '{phrase} is no light-verb phrase; write a verb of ar/verbs.csv, a space, and a noun',
    ar: 'العبارة {phrase} ليست فعلاً واسماً؛ اكتب فعلاً من ar/verbs.csv ثم مسافة ثم اسماً',
  },
  'mode-of-other-type': {
    en: '{type} has no mode {mode}; it may be {modes}',
    ar: 'ليس للنوع {type} نمط {mode}؛ أنماطه {modes}',
  },
  'mode-missing': { en: 'the mode {mode} of {type} is missing; add it', ar: 'النمط {mode} من النوع {type} ناقص؛ أضفه' },
  'type-missing': { en: 'the type {type} is missing; add it', ar: 'النوع {type} ناقص؛ أضفه' },
  'quad-of-other-class': {
    en: '{type} is {quad} in PLOVER; correct it',
    ar: 'النوع {type} في PLOVER هو {quad}؛ صحّحه',
  },
  'party-of-party': {
    en: '{party} itself belongs to {other}; name the party at the end of the chain',
    ar: 'الطرف {party} نفسه تابع لـ {other}؛ اذكر الطرف الأخير في السلسلة',
  },
  'dates-reversed': { en: 'it ends ({to}) before it begins ({from})', ar: 'ينتهي ({to}) قبل أن يبدأ ({from})' },
  'list-repeated': {
    en: 'the list {name} stands already in {other}; join the two',
    ar: 'القائمة {name} موجودة من قبل في {other}؛ ادمج الاثنتين',
  },
} as const satisfies Record<string, Label>;

export type ReasonCode = keyof typeof REASONS;

/** The reason of `code` in both languages with its placeholders filled. */
export function reason(code: ReasonCode, params: Readonly<Record<string, string | number>> = {}): Label {
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/gu, (whole, name: string) => String(params[name] ?? whole));
  return { en: fill(REASONS[code].en), ar: fill(REASONS[code].ar) };
}

const english = z.locales.en().localeError;
const arabic = z.locales.ar().localeError;

/** The patterns of the bundle's schemas by what a person should write instead. */
const PATTERNS: readonly (readonly [start: string, code: ReasonCode])[] = [
  ['/^[a-z0-9]+(-[a-z0-9]+)*$/', 'kebab-case'],
  ['/^[a-z]+\\/', 'rule-id'],
  ['/^\\d{4}', 'day'],
];

/** What a schema's issue says of the value that did not fit, in both languages. */
export function reasonOfIssue(issue: z.core.$ZodIssue, whole: unknown): Label {
  const found = valueAt(whole, issue.path);
  if (found === undefined && issue.code !== 'unrecognized_keys') return reason('missing');
  if (found === null && issue.code === 'invalid_type') return reason('empty');
  const shown = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  if (issue.code === 'too_small' && (found === '' || (Array.isArray(found) && found.length === 0))) return reason('empty');
  if (issue.code === 'invalid_value') return reason('not-in-list', { found: shown, values: issue.values.join(', ') });
  if (issue.code === 'unrecognized_keys') return reason('field-unknown');
  if (issue.code === 'invalid_format') {
    const pattern = PATTERNS.find(([start]) => issue.pattern?.startsWith(start));
    if (pattern !== undefined) return reason(pattern[1], { found: shown });
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string') return reason('text', { found: shown });
  const raw = { ...issue, input: found } as z.core.$ZodRawIssue;
  return reason('other', { en: messageOf(english(raw), issue.message), ar: messageOf(arabic(raw), issue.message) });
}

function messageOf(said: ReturnType<typeof english>, otherwise: string): string {
  return (typeof said === 'string' ? said : said?.message) ?? otherwise;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}
