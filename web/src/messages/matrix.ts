/** How the matrix of positions is looked at: by what they are known, in which order, and as a list. */
export const matrixEn = {
  'positions/regard': 'Known by',
  'positions/regard-all': 'all of it',
  'positions/regard-one': '{regard}: {note}',
  'positions/rest-all': 'On all outlets, and on what is declared, enacted and ascribed together.',
  'positions/order': 'Parties',
  'positions/order-evidence': 'by evidence',
  'positions/order-camp': 'by camp',
  'positions/key-camp': 'a dark line: another camp',
  'positions/key-change':
    'in blue, against the other day: Δ how much it changed; “was absent”: not there that day; “now absent”: only there that day',
  'positions/unnamed': '{count, plural, one {one without a name} other {{shown} without a name}}',
  'positions/as-table': 'As a list',
  'positions/as-matrix': 'As a matrix',
  'positions/toward-name': 'toward {target}',
  'positions/absent-was': 'absent; last {reading}',
  'help/key-regard': 'Positions: declared, enacted, ascribed, all',
  'help/key-table': 'Positions: matrix or list',
} as const;

export const matrixAr: Record<keyof typeof matrixEn, string> = {
  'positions/regard': 'يُعرف من',
  'positions/regard-all': 'كل الأدلة',
  'positions/regard-one': '{regard}: {note}',
  'positions/rest-all': 'بحسب المصادر كلها، وما أُعلن ومورس ونُسب معًا.',
  'positions/order': 'الأطراف',
  'positions/order-evidence': 'بحسب الأدلة',
  'positions/order-camp': 'بحسب المعسكر',
  'positions/key-camp': 'خط داكن: معسكر آخر',
  'positions/key-change': 'بالأزرق، قياسًا إلى اليوم الآخر: Δ قدر التغيّر؛ «كان غائبًا»: لم يكن فيه؛ «غاب»: كان فيه وحده',
  'positions/unnamed':
    '{count, plural, one {طرف بلا اسم} two {طرفان بلا اسم} few {{shown} أطراف بلا أسماء} many {{shown} طرفًا بلا أسماء} other {{shown} طرف بلا أسماء}}',
  'positions/as-table': 'في قائمة',
  'positions/as-matrix': 'في مصفوفة',
  'positions/toward-name': 'تجاه {target}',
  'positions/absent-was': 'غائب؛ كان {reading}',
  'help/key-regard': 'المواقف: المعلن، الممارَس، المنسوب، الكل',
  'help/key-table': 'المواقف: مصفوفة أو قائمة',
};
