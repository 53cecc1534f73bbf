import type { FindingRow } from '#db/quality/audits-findings.ts'
import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge, State } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type FindingsProps = {
  w: Speech
  findings: readonly FindingRow[]
  today: string
  /** Each says of which audit it is. */
  named?: boolean | undefined
  /** They may be closed here; with the form of one, when it has been refused. */
  closing?: { id: string; state: FormState } | boolean | undefined
}

/** What must be mended, by when, and whether it is. */
export function Findings({ w, findings, today, named, closing = false }: FindingsProps) {
  return (
    <>
      <Rows pair label={w.audits.findings}>
        {findings.map((finding) => (
          <Row
            id={`finding-${finding.id}`}
            tone={finding.closedAt !== null ? 'ok' : finding.grade === 'major' ? 'bad' : 'warn'}
            title={titleOf(w, finding)}
            href={named ? paths.audits.one(finding.auditId) : undefined}
            context={contextOf(w, finding, today, named)}
            state={<FindingState w={w} finding={finding} closing={closing !== false} />}
          />
        ))}
      </Rows>
      {closing !== false &&
        findings
          .filter(({ closedAt, ticketId }) => closedAt === null && ticketId === '')
          .map((finding) => (
            <CloseFinding
              w={w}
              finding={finding}
              state={typeof closing === 'object' && closing.id === finding.id ? closing.state : blank}
            />
          ))}
    </>
  )
}

export function titleOf({ audits: words, format }: Speech, { number, indicator, said }: FindingRow): string {
  if (number < 1) return words.fiveMinors
  const about = indicator > 0 ? words.indicator(format.number(indicator)) : words.ownQuestion
  return said === '' ? about : `${about} : ${said}`
}

function contextOf(w: Speech, finding: FindingRow, today: string, named: boolean | undefined): string {
  const { audits: words, format } = w
  const day = format.date(finding.dueOn)
  return [
    named ? finding.auditTitle : '',
    words.grades[finding.grade === 'major' ? 'major' : 'minor'],
    finding.dueOn < today && finding.closedAt === null ? words.late(day) : words.due(day),
    finding.foundBy && words.foundBy(finding.foundBy),
    finding.closedNote ?? '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function FindingState({ w, finding, closing }: { w: Speech; finding: FindingRow; closing: boolean }) {
  const words = w.audits
  if (finding.closedAt !== null) return <State tone="ok">{words.closedOn(w.format.shortDay(finding.closedAt))}</State>
  if (closing && finding.ticketId !== '') {
    return (
      <LinkButton size="small" href={paths.improvement.one(finding.ticketId)}>
        {words.ticket}
      </LinkButton>
    )
  }
  return closing ? (
    <Button size="small" opens={`close-${finding.id}`}>
      {words.close}
    </Button>
  ) : (
    <Badge tone={finding.grade === 'major' ? 'bad' : 'warn'}>
      {words.grades[finding.grade === 'major' ? 'major' : 'minor']}
    </Badge>
  )
}

function CloseFinding({ w, finding, state }: { w: Speech; finding: FindingRow; state: FormState }) {
  const words = w.audits
  return (
    <Confirm
      w={w}
      id={`close-${finding.id}`}
      title={words.closeTitle}
      action={paths.audits.closure(finding.id)}
      verb={words.closeVerb}
      keep={words.keepOpen}
    >
      <p>{words.closeFollows}</p>
      <TextField w={w} state={{ ...state, prefix: finding.id }} name="note" label={words.note} />
    </Confirm>
  )
}
