import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export type Import = { from: string; to: string; typeOnly: boolean; raw: string }

/** Every import inside src, resolved to a path from src; packages are left out. */
export function importsOf(root = 'src'): Import[] {
  const sources = globSync(`${root}/**/*.{ts,tsx}`).filter((file) => !isTest(file))
  return sources.flatMap((file) => importsIn(file.slice(root.length + 1), readFileSync(file, 'utf8')))
}

export function importsIn(from: string, source: string): Import[] {
  const found = source.matchAll(
    /^(?:import|export)\s+(type\s+)?([^'"]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
  )
  return [...found].flatMap(([statement, type, names = '', target, lazy]) => {
    const raw = target ?? lazy ?? ''
    const to = resolve(from, raw)
    return to ? [{ from, to, raw, typeOnly: Boolean(type) || onlyTypes(names, statement) }] : []
  })
}

/** `import { type A, type B }` brings no code either. */
function onlyTypes(names: string, statement: string): boolean {
  const listed =
    names
      .match(/\{([^}]*)\}/)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return statement.startsWith('import') && listed.length > 0 && listed.every((name) => name.startsWith('type '))
}

function resolve(from: string, raw: string): string | null {
  if (raw.startsWith('#')) return raw.slice(1)
  if (raw.startsWith('.')) return relative('.', join(dirname(from), raw))
  return null
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
export const floorOf = (path: string): string => path.split('/')[0]?.replace(/\.tsx?$/, '') ?? ''

/** The room is the second folder: `domain/organisations/site.ts`; ground files such as `db/scope.ts` belong to none. */
export function roomOf(path: string): string | null {
  const [floor = '', room = '', file] = path.split('/')
  return file && ['routes', 'domain', 'db', 'views'].includes(floor) ? room : null
}
