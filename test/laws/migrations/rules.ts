import type { Migration } from '../../../bin/migrations/files.ts'

const FORBIDDEN: [reason: string, pattern: RegExp][] = [
  ['CASCADE silently empties the children of a rebuilt table', /\bCASCADE\b/i],
  ['SET NULL silently rewrites the children of a rebuilt table', /\bSET\s+(NULL|DEFAULT)\b/i],
  ['foreign keys are never turned off', /\bforeign_keys\s*(=|\()\s*(off|0|false|no)\b/i],
  ['triggers only count and guard: no CASE', /\bCREATE\s+(TEMP\w*\s+)?TRIGGER\b[\s\S]*\bCASE\b/i],
  ['lines end with LF', /\r/],
  ['a table is STRICT', /\bCREATE\s+TABLE\b(?![\s\S]*\bSTRICT\b[^()]*$)/i],
]

/** Why a migration may not land; nothing when it may. */
export function faultsOf({ name, up, down }: Migration): string[] {
  const faults = [...up, ...(down ?? [])]
    .map(withoutComments)
    .flatMap((statement) => FORBIDDEN.filter(([, pattern]) => pattern.test(statement)).map(([reason]) => reason))
  if (!/^20\d{8}_[a-z0-9_]+\.sql$/.test(name)) faults.push('a migration is dated: 2026112101_what_it_does.sql')
  if (!down) faults.push(`its way back is missing: migrations/back/${name}`)
  return faults
}

function withoutComments(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (found) => (found.startsWith("'") ? "''" : ''))
}
