/**
 * When something was published, in milliseconds: as RSS writes it (RFC 822) or as Atom does (RFC 3339, and days alone). Null
 * for anything else, and for what no calendar of ours would show.
 */
export function parseFeedDate(text: string): number | null {
  const trimmed = text.trim().slice(0, 60)
  const at = isoOf(trimmed) ?? mailOf(trimmed)
  return at !== null && at >= Date.UTC(1970, 0, 1) && at < Date.UTC(2100, 0, 1) ? at : null
}

function isoOf(text: string): number | null {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?([Zz]|[+-]\d\d:?\d\d)?)?)?)?$/.exec(
      text,
    ) ?? []
  if (year === undefined) return null
  return instantOf([year, month, day, hour, minute, second].map(Number), minutesOf(zone))
}

function mailOf(text: string): number | null {
  const [, day, name = '', year = '', hour = '00', minute = '00', second = '00', zone = 'GMT'] =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]([A-Za-z]{3})[a-z]{0,6}[\s-](\d{2}|\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([A-Za-z]{1,5}|[+-]\d\d:?\d\d))?)?$/.exec(
      text,
    ) ?? []
  const month = months.indexOf(name.toLowerCase())
  if (day === undefined || month < 0) return null
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  return instantOf([full, month + 1, ...[day, hour, minute, second].map(Number)], minutesOf(zone))
}

/** Null for the thirtieth of February and the twenty-fifth hour. */
function instantOf(parts: readonly number[], offset: number | null): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  if (offset === null || hour > 24 || minute > 59 || second > 60) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1000
}

/** How far a zone is from Greenwich. A name that nobody agrees on counts as Greenwich, as the rule of mail says. */
function minutesOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (sign === undefined) return (zones[zone.toUpperCase()] ?? 0) * 60
  const offset = Number(hours) * 60 + Number(minutes)
  return offset > 18 * 60 ? null : sign === '-' ? -offset : offset
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Readonly<Record<string, number>> = {
  CET: 1,
  CEST: 2,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}
