import { formats } from '#words/format.ts'
import { typeset } from '#words/typography.ts'

/** Papers speak French, in the hours of the organisation, whoever issues them; those of a batch say the same dates and sums. */
export function voiceOf(timeZone: string) {
  const { longDate, period, hours, duration, amount, count } = formats('fr', timeZone)
  return {
    format: {
      longDate: remembered(longDate),
      period: remembered(period),
      hours: remembered(hours),
      duration: remembered(duration),
      amount: remembered(amount),
      count: remembered(count),
    },
    typeset: remembered(typeset),
  }
}

const most = 500

function remembered<Given extends (string | number)[]>(say: (...given: Given) => string): (...given: Given) => string {
  const known = new Map<string, string>()
  return (...given) => {
    const key = given.length === 1 ? String(given[0]) : given.join('\0')
    const said = known.get(key)
    if (said !== undefined) return said
    if (known.size >= most) known.clear()
    const made = say(...given)
    known.set(key, made)
    return made
  }
}
