import type { Language } from '#words/words.ts'

export type Formats = ReturnType<typeof formats>

/** Dates, hours, numbers and amounts as one language writes them, in the organisation's time zone. */
export function formats(language: Language, timeZone: string) {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const date = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone, ...options }))
  const number = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(locale, options))

  const long = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const short = date({ day: 'numeric', month: 'short', year: 'numeric' })
  const civil = civilDates(locale)
  const clock = date({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  const plain = number({})
  const euros = number({ style: 'currency', currency: 'EUR' })
  const wholeEuros = number({ style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  const share = number({ style: 'percent', maximumFractionDigits: 0 })
  const rules = once(() => new Intl.PluralRules(locale))

  return {
    /** vendredi 20 novembre 2026 */
    day: (at: number) => long().format(at),
    /** 20 nov. 2026 */
    shortDay: (at: number) => keepTogether(short().format(at)),
    /** 14 h 32 */
    hour: (at: number) => hour(clock().format(at), language),
    /** 20 nov. 2026, 14 h 32 */
    moment: (at: number) => `${keepTogether(short().format(at))}, ${hour(clock().format(at), language)}`,
    /** The day « 2026-11-24 », the same in every time zone: 24 nov. 2026 */
    date: (iso: string) => keepTogether(civil.short().format(noonOf(iso))),
    /** mardi 24 novembre 2026 */
    longDate: (iso: string) => civil.long().format(noonOf(iso)),
    /** « 2026-07 » under an axis: juil */
    month: (iso: string) =>
      civil
        .month()
        .format(noonOf(`${iso}-01`))
        .replace('.', ''),
    /** 18–20 nov. 2026, or the one day */
    period: (first: string, last: string) =>
      first === last
        ? keepTogether(civil.short().format(noonOf(first)))
        : civil.short().formatRange(noonOf(first), noonOf(last)),
    /** 9 h – 12 h 30 */
    hours: (from: number, to: number) =>
      `${hour(clock().format(from), language)} – ${hour(clock().format(to), language)}`,
    /** Minutes in, 3 h 30 out. */
    duration: (minutes: number) => duration(minutes, language),
    number: (value: number) => plain().format(value),
    /** Cents in, 1 480 € out: the cents show only when there are some. */
    amount: (cents: number) => (cents % 100 ? euros : wholeEuros)().format(cents / 100),
    /** 0.97 in, 97 % out */
    percent: (ratio: number) => share().format(ratio),
    /** Picks the word that goes with a count, the count included. */
    count: (value: number, one: string, many: string) =>
      `${plain().format(value)}\u00a0${rules().select(value) === 'one' ? one : many}`,
  }
}

/** Days of a calendar have no hour: read at noon, where no time zone can move them. */
const civilDates = (locale: string) => ({
  month: once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' })),
  short: once(
    () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }),
  ),
  long: once(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
  ),
})

const noonOf = (iso: string): number => Date.parse(`${iso}T12:00:00Z`)

function duration(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  if (hours === 0) return `${rest}\u00a0min`
  const unit = language === 'fr' ? '\u00a0h' : '\u00a0hr'
  return rest === 0 ? `${hours}${unit}` : `${hours}${unit}\u00a0${String(rest).padStart(2, '0')}`
}

/** A formatter costs milliseconds to make, and most pages use one or two. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function hour(clock: string, language: Language): string {
  if (language === 'en') return clock
  const [hours = '', minutes = ''] = clock.split(':')
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
}

const keepTogether = (date: string) => date.replaceAll(' ', '\u00a0')
