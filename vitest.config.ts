import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // An end-to-end test starts a server and a browser; a store test starts a database.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Nothing carries over from one test to the next.
    restoreMocks: true,
    unstubEnvs: true,
    coverage: { include: ['src/**/*.ts'], exclude: ['src/**/*.test.ts'], reporter: ['text-summary', 'html'] },
  },
});
