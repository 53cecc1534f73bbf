import type { EnrolmentLine, PaperLine } from '#db/desk/dossiers.ts'
import { paths } from '#paths.ts'
import { EnrolmentState } from '#views/sessions/enrolment-state.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type EnrolmentsProps = { w: Speech; enrolments: readonly EnrolmentLine[]; of: 'person' | 'company' }

/** What somebody has followed or will, with the minutes that count. */
export function EnrolmentsCard({ w, enrolments, of }: EnrolmentsProps) {
  return (
    <Card flush title={w.people.enrolments} id="enrolments">
      {enrolments.length === 0 ? (
        <p class="body mute">{w.people.noEnrolment}</p>
      ) : (
        <Table
          w={w}
          label={of === 'person' ? w.people.session : w.companies.person}
          columns={[...(of === 'company' ? [who(w)] : []), ...columnsOf(w)]}
          items={enrolments}
          id={({ id }) => id}
          name={({ title }) => title}
        />
      )}
    </Card>
  )
}

const who = (w: Speech): Column<EnrolmentLine> => ({
  key: 'who',
  label: w.companies.person,
  cell: ({ personId, givenName, familyName }) => (
    <a href={paths.people.one(personId)}>
      {givenName} {familyName}
    </a>
  ),
})

const columnsOf = (w: Speech): Column<EnrolmentLine>[] => [
  {
    key: 'session',
    label: w.people.session,
    cell: ({ id, title, code }) => (
      <>
        <a href={paths.enrolments.one(id)}>{title}</a>
        <small>{code}</small>
      </>
    ),
  },
  {
    key: 'dates',
    label: w.people.dates,
    cell: ({ startsOn, endsOn }) => (startsOn ? w.format.period(startsOn, endsOn) : w.sessions.frame.undated),
  },
  {
    key: 'presence',
    label: w.people.presence,
    cell: ({ slots, followedMinutes, plannedMinutes, absences }) =>
      slots > 0 && (
        <>
          {w.people.followed(w.format.duration(followedMinutes), w.format.duration(plannedMinutes))}
          {absences > 0 && <small>{w.people.absences(absences)}</small>}
        </>
      ),
  },
  { key: 'state', label: w.enrolments.state, cell: (line) => <EnrolmentState w={w} enrolment={line} /> },
]

/** Papers issued, newest first. */
export function PapersCard({ w, papers, none }: { w: Speech; papers: readonly PaperLine[]; none: string }) {
  return (
    <Card flush title={w.people.papers} id="papers">
      {papers.length === 0 && <p class="body mute">{none}</p>}
      <Rows>
        {papers.map(({ id, title, number, at, voidedAt }) => (
          <Row
            icon="file-text"
            title={title}
            href={paths.papers.one(id)}
            context={`${number} · ${w.format.shortDay(at)}`}
            state={voidedAt !== null && <Badge>{w.people.voided}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  )
}
