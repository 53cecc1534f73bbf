import type { OwnPaperRow, ToSignRow } from '#db/documents/own-papers.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type PapersProps = {
  w: Speech
  papers: readonly OwnPaperRow[]
  title: string
  hint: string
  /** Where one of them is printed. */
  print?: ((id: string) => string) | undefined
}

/** Papers in somebody's own name. */
export function OwnPapers({ w, papers, title, hint, print }: PapersProps) {
  const { papers: words } = w.teaching
  return (
    <Card title={title} id="papers" flush>
      {papers.length === 0 ? (
        <Empty icon="file-text" title={words.none}>
          {hint}
        </Empty>
      ) : (
        <Rows label={title}>
          {papers.map((paper) => (
            <Row
              icon="file-text"
              title={paper.title}
              href={paper.fileId === null ? undefined : print?.(paper.id)}
              context={
                <>
                  {paper.number} · {w.format.shortDay(paper.at)}{' '}
                  {paper.signedAt !== null && <State tone="ok">{words.signed}</State>}
                </>
              }
              actions={
                print &&
                paper.fileId !== null && (
                  <LinkButton
                    size="small"
                    tone="quiet"
                    icon="download"
                    label={`${words.open} : ${paper.title}`}
                    href={print(paper.id)}
                    hx-boost="false"
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

type ToSignProps = { w: Speech; waiting: readonly ToSignRow[]; signAt?: (signer: string) => string }

/** What waits for their signature; the way there was sent by mail too. */
export function ToSign({ w, waiting, signAt = paths.ownSignature }: ToSignProps) {
  const { papers: words } = w.teaching
  if (waiting.length === 0) return null
  return (
    <Card title={words.toSign} id="to-sign" flush>
      <Rows label={words.toSign}>
        {waiting.map(({ signerId, title, number, expiresAt }) => (
          <Row
            icon="pencil"
            tone="warn"
            title={title}
            context={`${number} · ${words.until(w.format.shortDay(expiresAt))}`}
            actions={
              <LinkButton size="small" tone="primary" href={signAt(signerId)}>
                {words.sign}
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
