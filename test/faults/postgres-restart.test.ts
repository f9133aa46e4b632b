import { expect, test } from 'vitest';

import { findPostgres, POSTGRES_REMEDY, startPostgres } from '../postgres.ts';
import { describeWhen } from '../require.ts';
import { restartUnderLoad } from './postgres-restart.ts';

const programs = findPostgres();

describeWhen(programs !== null, 'a PostgreSQL that crashes under load', POSTGRES_REMEDY, () => {
  test('is told with what to do, loses nothing, and is answered from again', async () => {
    const postgres = await startPostgres(programs ?? '');
    try {
      const { answers, refusals } = await restartUnderLoad(postgres, { count: 60, restarts: 2 });
      expect(answers).toBeGreaterThan(10);
      expect(refusals.length).toBeGreaterThan(1);
      for (const refusal of refusals) {
        expect(refusal.in('en')).toMatch(/What was acknowledged is kept\. Start PostgreSQL/u);
        expect(refusal.in('ar')).toMatch(/ما أُكّد حفظه محفوظ\. شغّل PostgreSQL/u);
      }
    } finally {
      await postgres.stop();
    }
  }, 180_000);
});
