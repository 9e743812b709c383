import { createHash } from 'node:crypto'
import type { Assets, Files } from './deps.ts'

/** What Vite writes into the manifest, as far as we read it. */
export type Manifest = Record<
  string,
  { file: string; name?: string; isEntry?: boolean; css?: string[]; imports?: string[] }
>

type Entry = Parameters<Assets>[0]

/** What a page starts with, by name: below client/. */
export const ENTRIES: Record<Entry, string> = {
  survey: 'survey/survey.ts',
  poster: 'survey/poster.ts',
  admin: 'admin/main.tsx',
  counter: 'counter/main.tsx',
  kiosk: 'kiosk/main.tsx',
  paper: 'paper/main.tsx',
}

/** Built files are served from here on every platform, the list of them too. */
export const ASSETS = '/assets/'
export const MANIFEST = '/assets/manifest.json'
/** The service worker: at the root, since it may serve no page above its own folder. */
export const WORKER = '/sw.js'

/**
 * Finds the built files of each entry. Their names carry a hash of the content, so phones may keep them for good.
 *
 * @param read the text of a built style sheet of the survey, which is put into the page: see `inlined`
 */
export function assetsOf(manifest: Manifest, read?: (file: string) => string): Assets {
  let inline: Files['inline']
  return (entry) => {
    const styles = stylesOf(manifest, entry)
    if (entry === 'survey' && read) inline ??= hashed(styles.map(read).join(''))
    return {
      scripts: [`/${chunkOf(manifest, entry).file}`],
      styles: styles.map((file) => `/${file}`),
      ...(entry === 'survey' && inline && { inline }),
    }
  }
}

/** The style sheets that `assetsOf` reads, for those who cannot read while someone waits. */
export const inlined = (manifest: Manifest) => stylesOf(manifest, 'survey')

function chunkOf(manifest: Manifest, entry: Entry) {
  const chunk = Object.values(manifest).find((c) => c.isEntry && c.name === entry)
  if (!chunk) throw new Error(`dist/ has no ${entry}: run \`npm run build\``)
  return chunk
}

function stylesOf(manifest: Manifest, entry: Entry): string[] {
  const { css = [], imports = [] } = chunkOf(manifest, entry)
  return [...new Set([...imports.flatMap((name) => manifest[name]?.css ?? []), ...css])]
}

const hashed = (css: string) => ({ css, hash: `'sha256-${createHash('sha256').update(css).digest('base64')}'` })
