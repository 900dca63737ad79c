import { defineConfig } from 'vitest/config';

/** Where a real browser or real time is at play, a busy machine may stumble once; what fails twice is a fault. */
const project = (name: string, testTimeout: number, retry: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    retry,
  },
});

/** Browser, fault and integration tests start whole halls, so they run one file at a time. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    reporters: ['default', './config/count-reporter.ts'],
    projects: [
      { extends: true, ...project('unit', 60_000, 0) },
      { extends: true, ...project('integration', 60_000, 1) },
      { extends: true, ...project('browser', 120_000, 1) },
      { extends: true, ...project('fault', 300_000, 0) },
    ],
  },
});
