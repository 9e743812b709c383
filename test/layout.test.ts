import { expect, it } from 'vitest'

/** Which rooms each room may look into. What is not listed is not allowed. */
const MAY_IMPORT: [room: string, allowed: RegExp][] = [
  ['shared/', /^(shared\/|zod$)/],
  ['client/survey/', /^(client\/(survey|ui)\/|shared\/)/],
  ['client/ui/', /^(client\/(ui\/|api\.ts)|shared\/|preact|chart\.js)/],
  ['client/admin/', /^(client\/(admin|ui)\/|client\/api\.ts|shared\/|preact)/],
  ['client/counter/', /^(client\/(counter|ui)\/|client\/api\.ts|shared\/|preact)/],
  ['client/kiosk/', /^(client\/(kiosk|ui)\/|client\/api\.ts|shared\/|preact)/],
  ['client/paper/', /^(client\/(paper|ui)\/|client\/api\.ts|shared\/|preact)/],
  ['server/reference/', /^(server\/reference\/|shared\/|zod$)/],
  ['server/store/', /^(server\/(store|reference)\/|shared\/|kysely|better-sqlite3$|pg$|p-limit$|node:)/],
  ['server/scoring/', /^(server\/(scoring|store)\/|server\/deps\.ts|shared\/|zod$)/],
  ['server/sheet/', /^(server\/sheet\/|shared\/|fflate$)/],
  ['server/pages/', /^(server\/(pages\/|deps\.ts)|shared\/|hono\/html$|uqr$)/],
  [
    'server/routes/',
    /^(server\/(routes|store|scoring|pages|openapi|sheet)\/|server\/(deps|faults|seldom|validate|session|language|auth)\.ts|shared\/|hono|zod$)/,
  ],
]

const named = (texts: Record<string, string>) =>
  Object.entries(texts).map(([path, text]) => ({ file: path.replace(/^\.+\//, ''), text }))

const sources = named(
  import.meta.glob<string>('../{shared,client,server}/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
const others = named(
  import.meta.glob<string>(['./**/*.ts', '../vite.config.ts'], { query: '?raw', import: 'default', eager: true }),
)

it.each(MAY_IMPORT)('%s imports only what it may', (room, allowed) => {
  const files = sources.filter(({ file }) => file.startsWith(room))
  expect(files.length).toBeGreaterThan(0)
  const strays = files.flatMap(({ file, text }) =>
    imports(file, text)
      .filter((target) => !allowed.test(target))
      .map((target) => `${file} -> ${target}`),
  )
  expect(strays).toEqual([])
})

it('only the store knows the database', () => {
  const strays = sources.filter(
    ({ file, text }) => !file.startsWith('server/store/') && /from '(kysely|pg|better-sqlite3)/.test(text),
  )
  expect(strays.map(({ file }) => file)).toEqual([])
})

it('no screen takes a value from a file that imports zod, which weighs more than the whole survey', () => {
  const heavy = new Set(sources.filter(({ text }) => text.includes("from 'zod'")).map(({ file }) => file))
  const strays = sources
    .filter(({ file }) => file.startsWith('client/'))
    .filter(({ file, text }) =>
      imports(file, text, /^import (?!type)[^']*'([^']+)'/gm).some((target) => heavy.has(target)),
    )
  expect(strays.map(({ file }) => file)).toEqual([])
})

it('no file offers a value that no other file takes', () => {
  const words = [...sources, ...others].map(({ file, text }) => ({ file, words: new Set(text.match(/\w+/g)) }))
  const isTaken = (name: string, from: string) => words.some((other) => other.file !== from && other.words.has(name))
  const left = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?:async )?(?:const|let|function\*?|class) (\w+)/gm)]
      .map((match) => match[1]!)
      .filter((name) => !isTaken(name, file))
      .map((name) => `${file} ${name}`),
  )
  expect(left).toEqual([])
})

it('only the edges read the environment', () => {
  const strays = sources.filter(({ file, text }) => text.includes('process.env') && !EDGES.includes(file))
  expect(strays.map(({ file }) => file)).toEqual([])
})

const EDGES = ['server/node.ts', 'server/demo.ts', 'server/dev.ts', 'server/sipas.ts']

function imports(file: string, text: string, pattern = /^(?:import|export)\b(?:[^'`]*?\bfrom)? '([^']+)'/gm) {
  return [...text.matchAll(pattern)].map((match) => resolve(file, match[1]!))
}

const resolve = (from: string, target: string) =>
  target.startsWith('.') ? new URL(target, `file:///${from}`).pathname.slice(1) : target
