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
import type { Speech } from '#words/words.ts'
import { Watermark } from './frame.tsx'

type ProofProps = {
  w: Speech
  home: string
  proof: ProofFound
  named: boolean
  /** The paper that it is about, when it may be read here. */
  paperId: string | undefined
  hasFile: boolean
}

export function RoomProof({ w, home, proof, named, paperId, hasFile }: ProofProps) {
  const { reader: words } = w.auditRoom
  const rule = ruleName(w, proof.rule)
  return (
    <>
      <PageHead
        title={named && proof.label ? proof.label : rule}
        lead={rule}
        facts={[{ icon: 'calendar', text: w.format.date(proof.happenedOn) }]}
        actions={
          <>
            {hasFile && (
              <LinkButton tone="primary" icon="file-text" href={`${home}/proofs/${proof.id}/file`}>
                {words.openFile}
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
      {!named && <Alert tone="info" title={words.notShown} />}
      <Card title={words.proofs} id="facts">
        <KeyValues
          pairs={[
            [words.recorded, w.format.moment(proof.at)],
            [w.quality.link, named && proof.link ? <a href={safeHref(proof.link)}>{proof.link}</a> : ''],
            [w.quality.note, named ? proof.note : ''],
            [words.hash, <code>{proof.fileSha256 ?? proof.sha256}</code>],
          ]}
        />
      </Card>
    </>
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
      <Paper blocks={blocks} title={paper.title} />
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
