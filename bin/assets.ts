import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { iconNames } from '../src/views/ui/icon-names.ts'
import { type Language, languages, speech } from '../src/words/words.ts'

/** The key is the name a view uses (`assets.core`), the value the file it is made of. */
const styles = { core: 'core.css', office: 'office.css', portal: 'portal.css' }
const scripts = {
  script: 'main.ts',
  passkeys: 'passkeys-entry.ts',
  signature: 'signature.ts',
  reduce: 'reduce-entry.ts',
  drop: 'drop-entry.ts',
  moving: 'moving.ts',
  attendance: 'attendance.ts',
  answer: 'answer.ts',
}

/** Fills public/a with every file a browser keeps forever, and writes their addresses for the views. */
export async function buildAssets(): Promise<Record<string, string>> {
  const sheets = await bundled('src/styles', styles, 'css')
  const files: Asset[] = [
    ...sheets,
    ...(await bundled('src/browser', scripts, 'js')),
    ...(await bundled('src/browser', { offline: 'offline.ts' }, 'js', await wordsOffline(sheets))),
    { key: 'htmx', extension: 'js', text: readFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), 'utf8') },
    { key: 'icons', extension: 'svg', text: sprite() },
    { key: 'mark', extension: 'svg', text: mark },
  ]

  const addresses = Object.fromEntries(files.map((file) => [file.key, addressOf(file)]))
  publish(new Map(files.map((file) => [addresses[file.key]?.slice(3) ?? '', file.text])))
  writeIfChanged(join(root, 'src/views/assets.ts'), typescript(addresses))
  return addresses
}

type Asset = { key: string; extension: string; text: string }

const root = join(import.meta.dirname, '..')

/** The page for when there is no network carries its words; its sheet is one that the browser has kept. */
async function wordsOffline(sheets: readonly Asset[]): Promise<Record<string, string>> {
  const core = sheets.find(({ key }) => key === 'core')
  if (!core) throw new Error('There is no core sheet.')
  const said: Partial<Record<Language, string[]>> = {}
  for (const language of languages) {
    const { awayTitle, away, awayRetry } = (await speech(language)).shell
    said[language] = [awayTitle, away, awayRetry]
  }
  return { words: JSON.stringify(said), sheet: JSON.stringify(addressOf(core)) }
}

async function bundled(
  folder: string,
  entries: Record<string, string>,
  extension: 'css' | 'js',
  define: Record<string, string> = {},
): Promise<Asset[]> {
  const made = await build({
    entryPoints: Object.entries(entries).map(([key, file]) => ({ in: join(root, folder, file), out: key })),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    // One that stands alone needs no walls around it.
    format: Object.keys(entries).length === 1 ? 'esm' : 'iife',
    target: 'es2022',
    // Nesting and light-dark() reach the browser as they are written: lowering them would cost bytes.
    supported: { nesting: true },
    legalComments: 'none',
    define,
    charset: 'utf8',
    logLevel: 'warning',
  })
  return Object.keys(entries).map((key) => {
    const output = made.outputFiles.find((file) => file.path === `/${key}.${extension}`)
    if (!output) throw new Error(`${folder}/${entries[key]} gave no ${extension}`)
    return { key, extension, text: output.text }
  })
}

function sprite(): string {
  const symbols = iconNames.map((name) => {
    const path = join(root, 'node_modules/lucide-static/icons', `${name}.svg`)
    if (!existsSync(path)) throw new Error(`Lucide has no icon named ${name}`)
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing(readFileSync(path, 'utf8'))}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}

/** What is inside the outer svg element, without the white space between tags. */
function drawing(svg: string): string {
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  return inside.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>')
}

/** Four trunks at the edge of the wood, as in the head of the rail. */
const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5c40"/>' +
  '<path d="M8 8v16M11.5 8v16M16 8v16M23.5 8v16" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>'

const addressOf = ({ key, extension, text }: Asset): string => `/a/${key}.${hash(text)}.${extension}`

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

function publish(files: Map<string, string>) {
  const folder = join(root, 'public/a')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name))
  for (const [name, text] of files) if (!existsSync(join(folder, name))) writeFileSync(join(folder, name), text)
}

const typescript = (addresses: Record<string, string>) =>
  `// Written by bin/assets.ts.\nexport const assets = ${JSON.stringify(addresses, null, 2)} as const\n`

/** Watchers must not see a change where there is none. */
function writeIfChanged(path: string, text: string) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

if (import.meta.main) await buildAssets()
