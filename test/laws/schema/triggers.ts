import type { Migration } from '../../../bin/migrations/files.ts'

/** The triggers that should stand once every migration has run: made, and taken away only where it is said. */
export function writtenTriggers(migrations: readonly Migration[]): Record<string, string> {
  const standing: Record<string, string> = {}
  for (const statement of migrations.flatMap(({ up }) => up)) {
    const sql = statement.replace(/^(\s*--[^\n]*\n)+/, '').trim()
    const made = /^CREATE\s+TRIGGER\s+(\w+)/i.exec(sql)?.[1]
    const dropped = /^DROP\s+TRIGGER\s+(?:IF\s+EXISTS\s+)?(\w+)/i.exec(sql)?.[1]
    if (made) standing[made] = sql.replace(/;$/, '')
    if (dropped) delete standing[dropped]
  }
  return standing
}

/** Lost with a rebuilt table, changed by hand, or never written down. */
export function triggersApart(found: Record<string, string>, written: Record<string, string>): string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(written)])
  return [...names].filter((name) => found[name]?.trim() !== written[name])
}

/** Triggers only count and guard. */
export const clever = (triggers: Record<string, string>): string[] =>
  Object.entries(triggers)
    .filter(([, sql]) => /\r/.test(sql) || /\bCASE\b/i.test(sql.replace(/'(?:[^']|'')*'/g, "''")))
    .map(([name]) => name)
