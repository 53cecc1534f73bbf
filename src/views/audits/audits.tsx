import type { AuditRow } from '#db/quality/audits.ts'
import type { FindingRow } from '#db/quality/audits-findings.ts'
import type { AuditState } from '#domain/quality/audits/audit.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { Findings } from './findings.tsx'
import { AuditBadge, gridName, kindName } from './standing.tsx'

type AuditsProps = {
  w: Speech
  audits: readonly (AuditRow & { state: AuditState })[]
  open: readonly FindingRow[]
  today: string
  address: string
  after: string | undefined
  mayEdit: boolean
}

export function AuditsPage(props: AuditsProps) {
  const { w, audits, open, today, address, after, mayEdit } = props
  const words = w.audits
  const plan = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.audits.new}>
      {words.plan}
    </LinkButton>
  )
  return (
    <Live topics="quality" address={address}>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton icon="file-text" href={paths.audits.reports}>
              {words.report.link}
            </LinkButton>
            {audits.length > 0 && plan}
          </>
        }
      />
      {open.length > 0 && (
        <Card title={words.openFindings} id="findings" flush>
          <Findings w={w} findings={open} today={today} named />
        </Card>
      )}
      <Card title={words.list} id="audits" flush>
        {audits.length === 0 && (
          <Empty icon="shield-check" title={words.none} actions={plan}>
            {words.noneHint}
          </Empty>
        )}
        <Rows pair>
          {audits.map((audit) => (
            <Row
              title={audit.title}
              href={paths.audits.one(audit.id)}
              context={[kindName(w, audit.kind), w.format.date(audit.onDay), gridName(w, audit.grid), audit.siteName]
                .filter(Boolean)
                .join(' · ')}
              state={<AuditBadge w={w} state={audit.state} />}
            />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
      </Card>
    </Live>
  )
}
