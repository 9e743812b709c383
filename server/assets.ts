import type { Assets } from './deps.ts'

/** What Vite writes into the manifest, as far as we read it. */
export type Manifest = Record<
  string,
  { file: string; name?: string; isEntry?: boolean; css?: string[]; imports?: string[] }
>

/** What a page starts with, by name: below client/. */
export const ENTRIES: Record<Parameters<Assets>[0], string> = {
  survey: 'survey/survey.ts',
  poster: 'survey/poster.ts',
  admin: 'admin/main.tsx',
  counter: 'counter/main.tsx',
}

/** Built files are served from here on every platform, the list of them too. */
export const ASSETS = '/assets/'
export const MANIFEST = '/assets/manifest.json'

/** Finds the built files of each entry. Their names carry a hash of the content, so phones may keep them for good. */
export function assetsOf(manifest: Manifest): Assets {
  return (entry) => {
    const chunk = Object.values(manifest).find((c) => c.isEntry && c.name === entry)
    if (!chunk) throw new Error(`dist/ has no ${entry}: run \`npm run build\``)
    const styles = [
      ...new Set([...(chunk.imports ?? []).flatMap((name) => manifest[name]?.css ?? []), ...(chunk.css ?? [])]),
    ]
    return { scripts: [`/${chunk.file}`], styles: styles.map((file) => `/${file}`) }
  }
}
