import type { ChoreRow } from '#db/chores/chores.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Job } from '#views/ui/progress.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type ReportProps = {
  w: Speech
  made: readonly { chore: string; at: number }[]
  newId: string
  mayEdit: boolean
}

/** The report of today, and the archives of reports that were made. */
export function ReportPage({ w, made, newId, mayEdit }: ReportProps) {
  const { report: words } = w.audits
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {mayEdit && (
              <PostButton icon="archive" action={paths.audits.reports} fields={{ id: newId }}>
                {words.make}
              </PostButton>
            )}
            <LinkButton tone="primary" icon="file-text" href={paths.audits.reportPdf}>
              {words.read}
            </LinkButton>
          </>
        }
      />
      <Card title={words.made} id="made" flush>
        {made.length === 0 && <p class="body mute">{words.none}</p>}
        <Rows>
          {made.map(({ chore, at }) => (
            <Row icon="archive" title={words.archiveOf(w.format.moment(at))} href={paths.audits.report(chore)} />
          ))}
        </Rows>
      </Card>
    </div>
  )
}

type ArchiveProps = { w: Speech; chore: ChoreRow; proofs: number; isThere: boolean }

/** One archive: how far it is, then what it holds and the way to take it away. */
export function ReportArchivePage({ w, chore, proofs, isThere }: ArchiveProps) {
  const { report: words } = w.audits
  const running = chore.how === null
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.archiveOf(w.format.moment(chore.at))}
        lead={running ? undefined : words.holds(w.format.number(proofs))}
        actions={
          isThere && (
            <PostButton tone="primary" icon="download" action={paths.audits.reportFile(chore.id)} hx-boost="false">
              {words.take}
            </PostButton>
          )
        }
      />
      {running && <Job w={w} label={words.making} done={chore.done} total={Math.max(1, chore.total)} />}
      {!running && !isThere && <p class="mute">{words.gone}</p>}
    </div>
  )
}
