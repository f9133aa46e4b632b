import { describe, expect, it } from 'vitest';

import { told } from '../../../test/support.ts';

describe('What is only wished', () => {
  it.each([
    ['تأمل كينيا التوصل إلى هدنة مع الصومال.', 'AGREE'],
    ['تأمل كينيا في التوصل إلى اتفاق مع الصومال.', 'AGREE'],
    ['تهدف المحادثات إلى التوصل إلى اتفاق بين كينيا والصومال.', 'AGREE'],
    ['طالبت مصر بالتوصل إلى تسوية بين كينيا والصومال.', 'AGREE'],
    ['تواصل مصر جهودها من أجل التوصل إلى اتفاق بين كينيا والصومال.', 'AGREE'],
    ['لجأت كينيا إلى الدعوة للقتال عبر الإذاعة.', 'ASSAULT'],
  ])('is not done: %s', (text, type) => {
    expect(told(text).filter((claim) => claim.startsWith(type))).toEqual([]);
  });

  it('leaves the demand itself', () => {
    expect(told('دعت مصر كينيا إلى التوصل إلى اتفاق مع الصومال.')).toEqual(['REQUEST egypt > kenya']);
  });
});

describe('An agreement that is announced', () => {
  it('has those who announce it and those with whom it is', () => {
    expect(told('أعلنت السعودية التوصل إلى اتفاق مع إيران.')).toEqual(['AGREE saudi-arabia iran > ']);
    expect(told('أعلنت السعودية توصلها إلى هدنة مع إيران.')).toEqual(['AGREE saudi-arabia iran > ']);
  });

  it('has only those between whom it is, where they are told', () => {
    expect(told('أعلنت قطر التوصل إلى اتفاق بين مصر وتركيا.')).toEqual(['AGREE egypt turkey > ']);
  });
});

describe('An agreement that is refused', () => {
  it.each([
    'رفضت كينيا صفقة مع الصومال.',
    'رفضت كينيا أي تفاهم مع الصومال.',
    'أكدت كينيا رفضها أي اتفاق مع الصومال.',
    'أكدت كينيا رفض أي اتفاق مع الصومال.',
    'أعلن الوزير الكيني رفض بلاده الاتفاق مع الصومال.',
  ])('is only a refusal of the other side: %s', (text) => {
    expect(told(text).map((claim) => claim.replace(/^(\w+) .* >/u, '$1 >'))).toEqual(['REJECT > somalia']);
  });
});

describe('A truce that is refused', () => {
  it.each([
    'أعلنت كينيا رفضها الهدنة مع الصومال.',
    'أعلنت كينيا رفضها للهدنة مع الصومال.',
    'أعلنت كينيا رفض وقف إطلاق النار مع الصومال.',
    'أعلن رئيس كينيا رفض بلاده الهدنة مع الصومال.',
  ])('is none: %s', (text) => {
    expect(told(text).map((claim) => claim.split(' ')[0])).toEqual(['REJECT']);
  });

  it('tells no fight that goes on', () => {
    expect(
      told('رحبت قطر باتفاق وقف إطلاق النار بين كينيا والصومال.').filter((claim) => claim.startsWith('ASSAULT')),
    ).toEqual([]);
  });

  it('stays one that is announced', () => {
    expect(told('أعلنت كينيا الهدنة مع الصومال.').map((claim) => claim.split(' ')[0])).toContain('CONCEDE');
  });
});

describe('What is denied', () => {
  it('is done by him who denies it, where its noun says only to whom', () => {
    expect(told('نفت رواندا دعم المتمردين.')).toContain('SUPPORT rwanda > insurgents');
    expect(told('نفت كينيا انسحاب القوات الإثيوبية من البلدة.')).toContain(
      'RETREAT ethiopian-national-defence-force > ',
    );
  });

  it('says nothing of who told it', () => {
    expect(told('نفت كينيا أن تكون قد زودت إثيوبيا بالسلاح.')).toContain('REJECT kenya > ');
  });
});
