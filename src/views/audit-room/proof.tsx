import type { PaperFound } from '#db/quality/audits-papers.ts'
import type { ProofFound } from '#db/quality/audits-proofs.ts'
import { Paper, type ShownBlock } from '#views/documents/blocks.tsx'
import { ruleName } from '#views/quality/indicator.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { safeHref } from '#views/ui/href.ts'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { MarkedPicture, Watermark } from './frame.tsx'
import { type ShownTicket, TicketCards } from './ticket.tsx'

type Linked = { id: string; rule: string; label: string; happenedOn: string; isLater: number }

type ProofProps = {
  w: Speech
  home: string
  reader: string
  proof: ProofFound
  /** What it took the place of, and what took its place. */
  chain: readonly Linked[]
  named: boolean
  /** The paper that it is about, when it may be read here. */
  paperId: string | undefined
  /** Where the very thing that it comes from is read. */
  source: string | undefined
  /** What was done about it, when it is about a difficulty. */
  ticket: ShownTicket | undefined
  file: { isPicture: boolean; isStamped: boolean } | undefined
}

export function RoomProof(props: ProofProps) {
  const { w, home, reader, proof, chain, named, paperId, source, ticket, file } = props
  const { reader: words } = w.auditRoom
  const rule = ruleName(w, proof.rule)
  const title = named && proof.label ? proof.label : rule
  const address = `${home}/proofs/${proof.id}/file`
  return (
    <>
      <PageHead
        title={title}
        lead={title === rule ? undefined : rule}
        facts={[{ icon: 'calendar', text: w.format.date(proof.happenedOn) }]}
        actions={
          <>
            {file && (
              <LinkButton tone="primary" icon="file-text" href={address}>
                {words.openFile}
              </LinkButton>
            )}
            {source && (
              <LinkButton tone={file ? undefined : 'primary'} icon="external-link" href={source}>
                {words.openSource}
              </LinkButton>
            )}
            {paperId && (
              <LinkButton tone="primary" icon="file-text" href={`${home}/papers/${paperId}`}>
                {words.openPaper}
              </LinkButton>
            )}
          </>
        }
      />
      {proof.withdrawnAt !== null && (
        <Alert
          tone="warn"
          title={w.quality.withdrawnOn(w.format.shortDay(proof.withdrawnAt), proof.withdrawnReason ?? '')}
        />
      )}
      {!named && <Alert tone="info" title={words.notShown} />}
      {file?.isPicture && <MarkedPicture address={address} label={title} reader={reader} />}
      {ticket && <TicketCards w={w} ticket={ticket} />}
      <Chain w={w} home={home} chain={chain} />
      <Card title={words.trace} id="facts">
        <KeyValues
          pairs={[
            [words.recorded, w.format.moment(proof.at)],
            [w.quality.link, named && proof.link ? <a href={safeHref(proof.link)}>{proof.link}</a> : ''],
            [w.quality.note, named ? proof.note : ''],
            [words.hash, <code>{proof.fileSha256 ?? proof.sha256}</code>],
          ]}
        />
        {file && !file.isPicture && <p class="mute">{file.isStamped ? words.stamped : words.unstamped}</p>}
      </Card>
    </>
  )
}

function Chain({ w, home, chain }: Pick<ProofProps, 'w' | 'home' | 'chain'>) {
  if (chain.length === 0) return null
  return (
    <Card title={w.quality.chain} id="chain" flush>
      <Rows pair>
        {chain.map(({ id, rule, label, happenedOn, isLater }) => (
          <Row
            title={label || ruleName(w, rule)}
            href={`${home}/proofs/${id}`}
            context={[isLater ? w.quality.replacedBy : w.quality.standsFor, w.format.date(happenedOn)].join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  )
}

type PaperProps = {
  w: Speech
  home: string
  reader: string
  paper: Pick<PaperFound, 'id' | 'number' | 'title' | 'voidedAt'> & { hash: string | null }
  blocks: readonly ShownBlock[]
}

/** A paper as it was printed, between two bands that carry the name of whoever reads it. */
export function RoomPaper({ w, home, reader, paper, blocks }: PaperProps) {
  const { reader: words } = w.auditRoom
  return (
    <>
      <PageHead
        title={paper.title}
        lead={paper.number}
        actions={
          <LinkButton icon="download" href={`${home}/papers/${paper.id}/pdf`}>
            {words.openPdf}
          </LinkButton>
        }
      />
      {paper.voidedAt && <Alert tone="warn" title={words.voided(w.format.shortDay(paper.voidedAt))} />}
      <Watermark text={reader} />
      <Card label={paper.title} flush>
        <Paper blocks={blocks} title={paper.title} />
      </Card>
      <Watermark text={reader} />
      {paper.hash && (
        <p class="mute">
          <small>
            {words.hash} <code>{paper.hash}</code>
          </small>
        </p>
      )}
    </>
  )
}
