import type { Child } from 'hono/jsx'
import type { AuditRow, PointRow } from '#db/quality/audits.ts'
import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { AuditState } from '#domain/quality/audits/audit.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Findings } from './findings.tsx'
import { AuditBadge, gridName, kindName, toneOfVerdict, VerdictBadge } from './standing.tsx'

export type AuditProps = {
  w: Speech
  audit: AuditRow
  state: AuditState
  points: readonly PointRow[]
  findings: readonly FindingRow[]
  today: string
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  /** The form of the conclusion, and that of the closing of one finding when it has been refused. */
  conclusion: FormState
  closing?: { id: string; state: FormState } | undefined
  /** What is drawn for it, who may read it. */
  beside?: Child
}

export function AuditPage(props: AuditProps) {
  const { w, audit, state, points, findings, today, history, allHistory, mayEdit, conclusion, closing, beside } = props
  const words = w.audits
  const problem = conclusion.problem ?? closing?.state.problem
  const open = mayEdit && state !== 'concluded'
  return (
    <>
      <PageHead
        title={audit.title}
        state={<AuditBadge w={w} state={state} />}
        lead={audit.summary ?? undefined}
        facts={factsOf(w, audit)}
        actions={open && <Actions w={w} audit={audit} points={points} />}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <div class="cols">
        <div>
          {(findings.length > 0 || audit.concludedAt !== null) && (
            <Card title={words.findings} id="findings" flush>
              {findings.length === 0 && <p class="body mute">{words.noFinding}</p>}
              <Findings w={w} findings={findings} today={today} closing={closing ?? mayEdit} />
            </Card>
          )}
          <Points w={w} audit={audit} points={points} />
        </div>
        <div>
          {beside}
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {open && <Conclude w={w} audit={audit} state={conclusion} />}
    </>
  )
}

const factsOf = (w: Speech, audit: AuditRow) => {
  const types: Readonly<Record<string, string>> = w.audits.auditTypes
  return [
    { icon: 'shield-check', text: kindName(w, audit.kind) },
    { icon: 'calendar', text: w.format.date(audit.onDay) },
    { icon: 'badge-check', text: gridName(w, audit.grid) },
    { icon: 'flag', text: types[audit.auditType] ?? '' },
    { icon: 'map-pin', text: audit.siteName ?? w.audits.allSites },
    ...(audit.auditor ? [{ icon: 'user', text: audit.auditor } as const] : []),
  ] as const
}

function Actions({ w, audit, points }: { w: Speech; audit: AuditRow; points: readonly PointRow[] }) {
  const next = points.find(({ verdict }) => verdict === null)
  return (
    <>
      <Button opens="conclude">{w.audits.conclude}</Button>
      {next && (
        <LinkButton tone="primary" icon="eye" href={paths.audits.point(audit.id, next.number)}>
          {w.audits.carryOut}
        </LinkButton>
      )}
    </>
  )
}

function Points({ w, audit, points }: { w: Speech; audit: AuditRow; points: readonly PointRow[] }) {
  const { audits: words, format } = w
  const seen = points.filter(({ verdict }) => verdict !== null).length
  return (
    <Card title={words.points} id="points" note={words.seen(format.number(seen), format.number(points.length))} flush>
      <Rows pair>
        {points.map((point) => (
          <Row
            tone={toneOfVerdict(point.verdict)}
            title={`${point.number}. ${point.question}`}
            href={paths.audits.point(audit.id, point.number)}
            context={point.comment ?? undefined}
            state={<VerdictBadge w={w} verdict={point.verdict} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function Conclude({ w, audit, state }: { w: Speech; audit: AuditRow; state: FormState }) {
  const words = w.audits
  return (
    <Confirm
      w={w}
      id="conclude"
      title={words.concludeTitle}
      action={paths.audits.conclusion(audit.id)}
      verb={words.concludeVerb}
      keep={words.notYet}
      tone="primary"
    >
      <p>{words.concludeFollows}</p>
      <AreaField w={w} state={state} name="summary" label={words.summary} hint={words.summaryHint} optional />
    </Confirm>
  )
}
