/**
 * What went wrong, for whoever mends it and keeps it for weeks: no value of a statement, no address, nothing quoted, no
 * number long enough to be somebody's.
 */
export function failureOf(error: unknown): string {
  return innermost(error)
    .slice(0, 2000)
    .replace(/\s*\bparams:[\s\S]*$/i, '')
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”/g, hidden)
    .replace(/\S*@\S*/g, hidden)
    .replace(/(?:\d[\s.-]?){6,}/g, `${hidden} `)
    .replace(/[\w-]{24,}/g, hidden)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed()
}

const hidden = '…'

/** Drizzle wraps what the database said in the statement that failed, values included. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? innermost(error.cause) : error.message
}
