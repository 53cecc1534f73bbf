/** One line of JSON an event, with no personal data in it. */
export function log(level: 'info' | 'error', facts: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level, ...facts }))
}
