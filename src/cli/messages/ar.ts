import type { TextCode } from './en.ts';

/** What the command line prints, in Arabic; complete, or it does not compile. */
export const ar: Record<TextCode, string> = {
  'ingest/done':
    'الملف {case}: قُرئ {read} مقالاً؛ الجديد {added}، والمحدَّث {updated}، وما لم يتغير {unchanged}؛ عدد الأقوال {claims}.',
  'ingest/through-server': 'أُرسلت إلى الخادم العامل على {url}.',
  'input/nothing-usable': 'لم يصلح شيء من المدخلات.',
  'positions/heading': 'الملف {case}: المواقف في {at}، بنافذة {windowDays} يوماً.',
  'positions/none': 'الملف {case}: لا دليل على موقف كهذا.',
  'positions/resolved': '{name} هو {entity}؛ الطرف: {party} ‏({id}).',
  'positions/columns': 'الاتجاه\tالقيمة\tn\tأحدث دليل\tالموقف',
  'positions/more': 'هناك {count} أخرى أدلتها أقل؛ استخدم ‎--limit لعرضها.',
  'positions/absent': 'غائب',
  'figures/none': 'الملف {case}: لا أرقام كهذه.',
  'figures/heading': 'الملف {case}: عدد الأرقام {count}.',
  'figures/at-least': '{low} على الأقل',
  'figures/at-most': '{high} على الأكثر',
  'explain/steps': 'الخطوات',
  'explain/tokens': 'الكلمات',
  'explain/no-steps': 'لم يعد المحرك الحالي يجد هذا القول؛ أعد إدخال المقال.',
  'explain/stated': 'مصرَّح به',
  'explain/inherited': 'موروث',
  'explain/inferred': 'مستنتَج',
  'case/none': 'لا ملفات بعد. ينشئ marsad ingest PATH أولها.',
  'case/columns': 'الملف\tالمقالات\tالأقوال\tالأرقام\tمن\tإلى',
  'case/sample': 'كُتب للعرض',
  'serve/address': 'مرصد يعمل على {url}',
  'serve/port-taken': 'المنفذ {wanted} مشغول؛ استُخدم المنفذ {port}.',
  'serve/home': 'مجلد البيانات: {home}',
  'serve/stop': 'للإيقاف: Ctrl+C.',
  'serve/already': 'مرصد يعمل أصلاً على مجلد البيانات هذا، وعنوانه {url}',
  'serve/loading': 'يجري فتح ملف العرض…',
};
