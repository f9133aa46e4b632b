/**
 * Lines that belong to the page and not to the article. They are marked, never deleted.
 * A string must be the whole line (marks and case aside), a pattern must match its beginning; both look at a few words only.
 */
export const BOILERPLATE_LINES: readonly (string | RegExp)[] = [
  'exit mobile version',
  'advertisement',
  'read more',
  'share',
  'الخط',
  'اعلان',
  'إعلان',
  'مشاركة',
  'شارك',
  'طباعة',
  'اقرأ أيضا',
  'اقرأ أيضاً',
  'إقرأ أيضا',
  'اقرأ المزيد',
  'المزيد',
  'مواضيع ذات صلة',
  'مقالات ذات صلة',
  /^المصدر( |$)/u,
  /^المصادر( |$)/u,
  /^(حقوق|جميع الحقوق) /u,
  /^(تابعونا|تابعوا|للاشتراك|اضغط هنا)/u,
  /^https?\b/u,
];

/** Names after which a bracket at a line's end credits a picture. */
export const CREDIT_WORDS: readonly string[] = [
  'الأناضول',
  'رويترز',
  'الفرنسية',
  'أ ف ب',
  'أ.ف.ب',
  'فرانس برس',
  'غيتي',
  'Getty',
  'أسوشيتد برس',
  'الأوروبية',
  'الجزيرة',
  'مواقع التواصل',
  'أرشيف',
  'أرشيفية',
  'AFP',
  'Reuters',
  'AP',
];
