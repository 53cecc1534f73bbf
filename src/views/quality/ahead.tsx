import type { Readiness, Ready } from '#domain/quality/proofs/readiness.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Line } from '#views/ui/line.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { type CalendarProps, CertificateCalendar } from './calendar.tsx'
import { nextScreen } from './next-screen.ts'
import { nextFor, whyOf } from './standing.tsx'

type AheadProps = CalendarProps & {
  first: readonly Ready[]
  forecast: { day: string; readiness: Readiness; falling: readonly Ready[] } | null
  days: readonly { day: string; covered: number; applicable: number }[]
}

/** What to do first, what will have grown old by the audit, and how it went so far. */
export function Ahead({ w, first, forecast, days, ...certificate }: AheadProps) {
  const things = (
    <>
      {first.length > 0 && <First w={w} first={first} />}
      {forecast && <Forecast w={w} {...forecast} />}
    </>
  )
  if (days.length < 2 && !certificate.calendar && certificate.open.length === 0) return things
  return (
    <div class="cols">
      <div>{things}</div>
      <div>
        <CertificateCalendar w={w} {...certificate} />
        {days.length > 1 && <Days w={w} days={days} />}
      </div>
    </div>
  )
}

function Days({ w, days }: Pick<AheadProps, 'w' | 'days'>) {
  return (
    <Card title={w.quality.history} id="days">
      <Line
        w={w}
        what={w.quality.tiles.covered}
        points={days.map(({ day, covered }) => ({
          label: w.format.shortDay(Date.parse(day)),
          title: w.format.date(day),
          value: covered,
        }))}
      />
    </Card>
  )
}

function First({ w, first }: Pick<AheadProps, 'w' | 'first'>) {
  const words = w.quality
  return (
    <Card title={words.firstThings} id="first" flush>
      <Rows pair>
        {first.map((line) => (
          <Row
            title={nextFor(w, line.indicator.number)}
            context={`${line.indicator.number}. ${line.indicator.title}`}
            actions={
              <LinkButton href={nextScreen(line.indicator.number)} size="small">
                {words.go}
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function Forecast(props: { w: Speech; day: string; readiness: Readiness; falling: readonly Ready[] }) {
  const { w, day, readiness, falling } = props
  const words = w.quality
  const number = w.format.number
  return (
    <Card
      title={words.forecastOn(w.format.date(day))}
      id="forecast"
      note={words.forecastNote(
        number(readiness.covered),
        number(readiness.applicable),
        number(readiness.findings.effectiveMajors),
      )}
      actions={<a href={paths.quality.seenOn(day)}>{words.forecast}</a>}
      flush
    >
      {falling.length === 0 && <p class="body mute">{words.nothingFalls}</p>}
      <Rows pair>
        {falling.map((line) => (
          <Row
            tone="warn"
            title={`${line.indicator.number}. ${line.indicator.title}`}
            href={paths.quality.indicator(line.indicator.number)}
            context={whyOf(w, line)}
          />
        ))}
      </Rows>
    </Card>
  )
}
