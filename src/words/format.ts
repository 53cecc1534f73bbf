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
