import type { Measures } from '#db/figures/figures.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { TileLinks } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'

/** The month in four figures, each opening its sessions. */
export function DeskFigures({ w, month, measures }: { w: Speech; month: string; measures: Measures }) {
  const href = withParameters(paths.figures.lines, { period: month })
  const { sessions, enrolments, seats, done, price } = measures
  return (
    <TileLinks
      label={w.desk.thisMonth}
      tiles={[
        { what: w.desk.monthSessions, much: w.format.number(sessions), href },
        {
          what: w.desk.monthPeople,
          much: w.format.number(enrolments),
          note: seats > 0 ? w.desk.monthFill(w.format.percent(enrolments / seats)) : undefined,
          href,
        },
        { what: w.desk.monthHours, much: w.format.duration(done), href },
        { what: w.desk.monthPrice, much: w.format.amount(price), href },
      ]}
    />
  )
}
