import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { Calendar } from '#domain/quality/grid/calendar.ts'
import { Findings } from '#views/audits/findings.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export type CalendarProps = { w: Speech; calendar: Calendar | null; open: readonly FindingRow[]; today: string }

/** The days of the certificate, and those by which findings are put right. */
export function CertificateCalendar({ w, calendar, open, today }: CalendarProps) {
  const words = w.quality.calendar
  return (
    <>
      {calendar && (
        <Card title={words.title} id="calendar">
          <KeyValues pairs={[...cyclePairs(w, calendar), ...auditPairs(w, calendar)]} />
        </Card>
      )}
      {open.length > 0 && (
        <Card title={w.audits.openFindings} id="findings" flush>
          <Findings w={w} findings={open} today={today} named />
        </Card>
      )}
    </>
  )
}

function cyclePairs({ quality, format }: Speech, { cycle }: Calendar) {
  const words = quality.calendar
  if (!cycle) return []
  const { surveillanceFrom, surveillanceTo, expires } = cycle
  return [
    [words.surveillance, words.fromTo(format.date(surveillanceFrom), format.date(surveillanceTo))],
    [words.expires, format.date(expires)],
  ] as const
}

function auditPairs({ quality, format }: Speech, { audit, deadlines }: Calendar) {
  const words = quality.calendar
  if (!audit) return []
  const { minorsBy, majorsBy, refusedAfter, suspendedAfter, withdrawnAfter } = deadlines
  const { position } = audit
  const day = (on: string | undefined) => on && format.date(on)
  return [
    [
      words.audit,
      <>
        {format.date(audit.day)}{' '}
        {(position === 'early' || position === 'late') && <State tone="warn">{words.positions[position]}</State>}
      </>,
    ],
    [words.majorsBy, day(majorsBy)],
    [words.refused, day(refusedAfter)],
    [words.suspended, day(suspendedAfter)],
    [words.withdrawn, day(withdrawnAfter)],
    [words.minorsBy, day(minorsBy)],
    [words.nothing, !majorsBy && !minorsBy && words.none],
  ] as const
}
