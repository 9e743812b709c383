import { defineConfig } from 'vitest/config'
import { ENTRIES } from './server/assets.ts'
import { devServer } from './server/dev.ts'

const browser = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  root: 'client',
  oxc: { jsx: { importSource: 'preact' } },
  plugins: [devServer()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: 'assets/manifest.json',
    // Old Android phones: the in-app browsers of 2019 on.
    target: ['chrome76', 'safari14'],
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, `client/${file}`])),
    },
  },
  test: {
    root: '.',
    projects: [
      { test: { name: 'unit', root: '.', include: ['test/{shared,client}/**/*.test.ts', 'test/*.test.ts'] } },
      {
        test: {
          name: 'server',
          root: '.',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          ...browser,
        },
      },
      {
        test: {
          name: 'browser',
          root: '.',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          ...browser,
        },
      },
    ],
  },
})
