/** What the ledger of figures says. */
export const ledgerEn = {
  'ledger/show': 'Show',
  'ledger/show-all': 'All reports',
  'ledger/show-conflicts': 'Only what conflicts',
  'ledger/conflicts': '{count, plural, =0 {Nothing conflicts} one {One conflict} other {# conflicts}}',
  'ledger/conflicts-note':
    'Numbers of the same measure, group, place and day whose ranges miss each other. Press a sentence for its evidence.',
  'ledger/fall': 'a tally that fell',
  'ledger/conflict': 'they cannot both be right',
  'ledger/series': 'Tallies over time',
  'ledger/series-note':
    'A full mark is a number that the text gives as a running tally, and a line joins those of one source. A hollow one comes from a body that counts; it may be of one day or place alone. ^ is “or more”.',
  'ledger/series-chart': 'Tally over time: {measure}',
  'ledger/series-latest': 'The latest {shown} of {total} reports',
  'ledger/words': 'In the words of the text',
  'ledger/range': 'between {least} and {most} of this measure',
  'ledger/others': '{count, plural, one {and in one more sentence} other {and in # more sentences}}',
  'ledger/printed': '{count, plural, one {one outlet} other {# outlets}}',
  'ledger/is-conflict': 'conflicts with another report',
  'ledger/is-fall': 'lower than an earlier tally',
  'ledger/is-tally': 'running tally',
  'ledger/undated': 'no date known',
  'ledger/carried': 'carried by {outlets}',
  'ledger/more': 'Show more',
  'ledger/more-pairs':
    '{count, plural, one {# report conflicts} other {# reports conflict}} in all; the latest are shown.',
} as const;

export const ledgerAr: Record<keyof typeof ledgerEn, string> = {
  'ledger/show': 'اعرض',
  'ledger/show-all': 'كل الأرقام المعلنة',
  'ledger/show-conflicts': 'المتعارض وحده',
  'ledger/conflicts':
    '{count, plural, =0 {لا تعارض} one {تعارض واحد} two {تعارضان} few {# تعارضات} many {# تعارضًا} other {# تعارض}}',
  'ledger/conflicts-note': 'أرقام لمقياس واحد وفئة ومكان ويوم واحد، لا تلتقي حدودها. اضغط جملة لترى دليلها.',
  'ledger/fall': 'حصيلة تراجعت',
  'ledger/conflict': 'لا يصحّان معًا',
  'ledger/series': 'الحصائل عبر الزمن',
  'ledger/series-note':
    'العلامة المملوءة رقم يقدمه النص حصيلةً متراكمة، والخط يصل ما كان منها لمصدر واحد. والفارغة من جهة تُحصي، وقد تكون ليوم واحد أو مكان واحد. و^ تعني «أو أكثر».',
  'ledger/series-chart': 'الحصيلة عبر الزمن: {measure}',
  'ledger/series-latest': 'آخر {shown} من {total} تقريرًا',
  'ledger/words': 'بلفظ النص',
  'ledger/range': 'بين {least} و{most} من هذا المقياس',
  'ledger/others':
    '{count, plural, one {وفي جملة أخرى} two {وفي جملتين أخريين} few {وفي # جمل أخرى} many {وفي # جملة أخرى} other {وفي # جملة أخرى}}',
  'ledger/printed': '{count, plural, one {وسيلة واحدة} two {وسيلتان} few {# وسائل} many {# وسيلة} other {# وسيلة}}',
  'ledger/is-conflict': 'يتعارض مع رقم آخر',
  'ledger/is-fall': 'أدنى من حصيلة سابقة',
  'ledger/is-tally': 'حصيلة متراكمة',
  'ledger/undated': 'بلا تاريخ معروف',
  'ledger/carried': 'نقلته {outlets}',
  'ledger/more': 'المزيد',
  'ledger/more-pairs':
    '{count, plural, one {رقم واحد متعارض} two {رقمان متعارضان} few {# أرقام متعارضة} many {# رقمًا متعارضًا} other {# رقم متعارض}} في المجموع، والمعروض أحدثها.',
};
