import type { AuditRow, PointRow } from '#db/quality/audits.ts'
import type { FindingRow } from '#db/quality/audits-findings.ts'
import { titleOf } from '#views/audits/findings.tsx'
import { toneOfVerdict, VerdictBadge } from '#views/audits/standing.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type AuditProps = { w: Speech; audit: AuditRow; points: readonly PointRow[]; findings: readonly FindingRow[] }

/** An audit of the house: what was looked at, what was found, and what came of it. */
export function AuditSource({ w, audit, points, findings }: AuditProps) {
  const { audits: words, format } = w
  const kinds: Readonly<Record<string, string>> = words.kinds
  return (
    <>
      <Card title={audit.title} id="audit">
        <KeyValues
          pairs={[
            [words.kind, kinds[audit.kind]],
            [words.onDay, format.date(audit.onDay)],
            [words.site, audit.siteName],
            [words.auditor, audit.auditor],
            [words.summary, audit.summary],
          ]}
        />
      </Card>
      <Card title={words.points} id="points" flush>
        <Rows pair>
          {points.map(({ number, question, verdict, comment }) => (
            <Row
              tone={toneOfVerdict(verdict)}
              title={`${number}. ${question}`}
              context={comment}
              state={verdict === null ? undefined : <VerdictBadge w={w} verdict={verdict} />}
            />
          ))}
        </Rows>
      </Card>
      {findings.map((finding) => (
        <FindingSource w={w} finding={finding} />
      ))}
    </>
  )
}

export function FindingSource({ w, finding }: { w: Speech; finding: FindingRow }) {
  const { audits: words, format } = w
  return (
    <Card title={titleOf(w, finding)} id={`finding-${finding.id}`}>
      <KeyValues
        pairs={[
          [words.name, finding.auditTitle],
          [words.verdict, words.grades[finding.grade === 'major' ? 'major' : 'minor']],
          [words.dueBy, format.date(finding.dueOn)],
          [words.note, finding.closedNote],
          [words.closedAt, finding.closedAt !== null && format.shortDay(finding.closedAt)],
        ]}
      />
    </Card>
  )
}
