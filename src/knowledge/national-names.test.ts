import { describe, expect, it } from 'vitest';

import { nationalName } from './national-names.ts';

const country = (ar: string, en: string, nisbaEn: string | null, nisba: string[], nisbaPlural: string[] = []) => ({
  label: { ar, en },
  nisba,
  nisbaPlural,
  nisbaEn,
});
const LIBYA = country('ليبيا', 'Libya', 'Libyan', ['ليبي']);

describe('nationalName', () => {
  it('takes the adjective in both languages, as the noun wants it', () => {
    expect(nationalName(LIBYA, 'parties', { noun: 'الأطراف', agreement: 'f' })).toEqual({
      id: 'libyan-parties',
      label: { en: 'Libyan parties', ar: 'الأطراف الليبية' },
    });
    expect(nationalName(LIBYA, 'people', { noun: 'الشعب', agreement: 'm' }).label.ar).toBe('الشعب الليبي');
    expect(nationalName(LIBYA, 'civilians', { noun: 'المدنيون', agreement: 'p' }).label.ar).toBe('المدنيون الليبيون');
  });

  it('writes hyphens of the kind as blanks in the label', () => {
    expect(nationalName(LIBYA, 'foreign-ministry', { noun: 'وزارة الخارجية', agreement: 'f' })).toEqual({
      id: 'libyan-foreign-ministry',
      label: { en: 'Libyan foreign ministry', ar: 'وزارة الخارجية الليبية' },
    });
  });

  it('takes a plural that is not regular, and the usual one of several adjectives', () => {
    const turkey = country('تركيا', 'Turkey', 'Turkish', ['تركي'], ['أتراك']);
    const congo = country('الكونغو', 'Congo', 'Congolese', ['كونغولي', 'كونجولي']);
    expect(nationalName(turkey, 'civilians', { noun: 'المدنيون', agreement: 'p' }).label.ar).toBe('المدنيون الأتراك');
    expect(nationalName(congo, 'civilians', { noun: 'المدنيون', agreement: 'p' }).label.ar).toBe(
      'المدنيون الكونغوليون',
    );
  });

  it('lets both words agree where the second is a part of the world', () => {
    const korea = country('كوريا الجنوبية', 'South Korea', 'South Korean', ['كوري جنوبي']);
    const africa = country('جنوب أفريقيا', 'South Africa', 'South African', ['جنوب أفريقي']);
    expect(nationalName(korea, 'tribes', { noun: 'القبائل', agreement: 'f' })).toEqual({
      id: 'south-korean-tribes',
      label: { en: 'South Korean tribes', ar: 'القبائل الكورية الجنوبية' },
    });
    expect(nationalName(africa, 'tribes', { noun: 'القبائل', agreement: 'f' }).label.ar).toBe('القبائل الجنوب أفريقية');
  });

  it('names the country itself where it has no adjective', () => {
    const mali = country('مالي', 'Mali', null, []);
    expect(nationalName(mali, 'parties', { noun: 'الأطراف', agreement: 'f' })).toEqual({
      id: 'mali-parties',
      label: { en: 'Mali parties', ar: 'الأطراف في مالي' },
    });
  });
});
