/** How people write a duration: 21, 3,5, 3h30, 3:30, 45 min. In minutes; null when it is none. */
export function parseHours(text: string): number | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s/gu, '')
  const [, alone] = /^(\d{1,5})(?:min|mn)$/.exec(typed) ?? []
  if (alone !== undefined) return Number(alone)
  const [, hours, minutes] = /^(\d{1,4})(?:h|:)([0-5]?\d)(?:min|mn)?$/.exec(typed) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
  const [, whole, part = '0'] = /^(\d{1,4})(?:[.,](\d{1,2}))?h?$/.exec(typed) ?? []
  return whole === undefined ? null : Number(whole) * 60 + Math.round(Number(`0.${part}`) * 60)
}

/** The same the other way: 21, 3,5 or 3h20, whichever is read as the same minutes again. */
export function hoursTyped(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (rest === 0) return String(hours)
  return rest === 30 ? `${hours},5` : `${hours}h${String(rest).padStart(2, '0')}`
}

/** 980, 980,50, 1 480 €: in cents; null when it is none. */
export function parseAmount(text: string): number | null {
  const typed = text.replaceAll(/[\s€]/gu, '').replace('.', ',')
  const [, euros, cents = ''] = /^(\d{1,7})(?:,(\d{1,2}))?$/.exec(typed) ?? []
  return euros === undefined ? null : Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}

export const amountTyped = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
