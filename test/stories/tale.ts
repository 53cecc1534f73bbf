/** Half a day as it is planned. */
const half = 210

/** What is told of one training action: its names, which nothing else bears, and its days, around now. */
export function tell(now: number) {
  const mark = now.toString(36)
  const day = (from: number): string => dayFormat.format(now + from * 24 * hour)
  const clock = (hours: number, otherwise: string): string =>
    dayFormat.format(now + hours * hour) === day(0) ? hourFormat.format(now + hours * hour) : otherwise
  // From two hours ago to two hours from now, without leaving the day.
  const underWay = { from: clock(-2, '00:00'), to: clock(2, '23:59') }
  return {
    mark,
    title: `Accueillir sans tension ${mark}`,
    nora: { given: 'Nora', family: `Kervella ${mark}`, email: `nora-${mark}@exemple.example` },
    /** More than one page makes at once: their papers are made in the background. */
    sent: Array.from({ length: 25 }, (_, at) => ({
      given: ['Yann', 'Maud'][at] ?? `Agent-${at}`,
      family: `Riou ${mark}`,
      email: `agent-${at}-${mark}@guivarch.example`,
    })),
    day,
    underWay,
    half,
    today: minutesOf(underWay.to) - minutesOf(underWay.from),
  }
}

export const hours = (minutes: number): string =>
  [`${Math.floor(minutes / 60)} h`, minutes % 60 ? String(minutes % 60).padStart(2, '0') : ''].join(' ')

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

const hour = 3600_000
const hourFormat = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
