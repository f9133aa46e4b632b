import { describe, test } from 'vitest';

/**
 * A group of tests for which the machine must have something, such as PostgreSQL or Chromium. Where it is missing the
 * group is reported as one skipped test that names the remedy; with `MARSAD_REQUIRE_ALL=1`, as in continuous
 * integration, as one that fails.
 */
export function describeWhen(available: boolean, name: string, remedy: string, define: () => void): void {
  if (available) {
    describe(name, define);
  } else if (process.env['MARSAD_REQUIRE_ALL'] === '1') {
    test(name, () => {
      throw new Error(`MARSAD_REQUIRE_ALL=1 allows no skipped tests. ${remedy}`);
    });
  } else {
    test.skip(`${name}: skipped. ${remedy}`, () => undefined);
  }
}
