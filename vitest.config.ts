import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // Much of a test is waiting for a server, a browser or a database: all processors take files, the last one too.
    maxWorkers: '100%',
    // An end-to-end test starts a server and a browser; a store test starts a database.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Nothing carries over from one test to the next.
    restoreMocks: true,
    unstubEnvs: true,
    coverage: { include: ['src/**/*.ts'], exclude: ['src/**/*.test.ts'], reporter: ['text-summary', 'html'] },
  },
});
