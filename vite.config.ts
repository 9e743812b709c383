import { build, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { ENTRIES, WORKER } from './server/assets.ts'
import { bundle } from './server/build.ts'
import { devServer } from './server/dev.ts'

// Old Android phones: the in-app browsers of 2019 on.
const target = ['chrome76', 'safari14']

/** Built by itself: a service worker of those phones is one plain script, and must not share a chunk with the survey. */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  async writeBundle({ dir }) {
    await build({
      configFile: false,
      root: 'client',
      publicDir: false,
      logLevel: 'warn',
      build: {
        outDir: dir!,
        emptyOutDir: false,
        target,
        rolldownOptions: {
          input: 'client/survey/sw.ts',
          output: { format: 'iife', entryFileNames: WORKER.slice(1) },
        },
      },
    })
  },
})

/** So that `vite build` makes all that `npm start` runs. */
const server = (): Plugin => ({
  name: 'server-bundle',
  apply: 'build',
  async closeBundle() {
    await bundle('server/node.ts')
  },
})

// As many files at once as there are cores: a test mostly waits for a browser, PostgreSQL or workerd to do their part.
const tests = { root: '.', maxWorkers: '100%' }

/** Patience with what takes its time on a busy machine. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 10_000 } } }

export default defineConfig({
  root: 'client',
  oxc: { jsx: { importSource: 'preact' } },
  plugins: [devServer(), serviceWorker(), server()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: 'assets/manifest.json',
    target,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, `client/${file}`])),
    },
  },
  test: {
    root: '.',
    projects: [
      { test: { ...tests, name: 'unit', include: ['test/{shared,client}/**/*.test.ts', 'test/*.test.ts'] } },
      {
        test: {
          ...tests,
          ...patient,
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
        },
      },
      {
        test: {
          ...tests,
          ...patient,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/browser.ts'],
        },
      },
    ],
  },
})
