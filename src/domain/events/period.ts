import { idFrom } from '#edge/ids.ts'

/** Days as the address of a page gives them, `2026-11-21`; what is no day is none. */
export type Days = { from: string; to: string }

export type Period = {
  from: number | null
  /** The end is not in it. */
  to: number | null
  /** Ids begin with their hour: these are where to look. */
  fromId: string
  toId: string | null
}

const day = 24 * 3600_000

export function periodOf({ from, to }: Days, timeZone = 'Europe/Paris'): Period {
  const start = startOf(from, timeZone)
  const end = startOf(to, timeZone, day)
  return { from: start, to: end, fromId: idFrom(start ?? 0), toId: end === null ? null : idFrom(end) }
}

/** When that day, or the one after it, begins there. */
function startOf(text: string, timeZone: string, later = 0): number | null {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) + later : Number.NaN
  if (Number.isNaN(midnight) || midnight < 0) return null
  return midnight - offsetAt(midnight - offsetAt(midnight, timeZone), timeZone)
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
