import { expect, test } from 'vitest';

import { failureOf } from '../../src/store/failures.ts';
import { fillDisk, makeSmallDisk } from './full-disk.ts';

/** Only root on Linux can make one; `npm run bench:faults` says so where it cannot. */
const disk = makeSmallDisk(220);

test('a full disk is told by whatever says so', () => {
  const full = [
    Object.assign(new Error('write'), { code: 'ENOSPC' }),
    Object.assign(new Error('could not extend file "base/5/16394": No space left on device'), { code: '53100' }),
    new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
  ];
  for (const error of full) expect(failureOf('/home', error)).toMatchObject({ code: 'store/unwritable' });
  const other = new Error('syntax error');
  expect(failureOf('/home', other)).toBe(other);
});

if (disk !== null) {
  test('a disk that is full is told with what to do, loses nothing, and the same goes on once there is room', async () => {
    try {
      for (const error of Object.values(await fillDisk(disk))) {
        expect(error.in('en')).toMatch(/Make room on that disk/u);
        expect(error.in('ar')).toMatch(/أفسح مكاناً على هذا القرص/u);
      }
    } finally {
      disk.remove();
    }
  }, 180_000);
}
