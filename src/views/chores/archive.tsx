import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

const icons: readonly IconName[] = ['file-spreadsheet', 'file-text', 'hash', 'lock']

/** What an archive holds, before it is asked for. */
export function ArchiveFormPage({ w, problem }: { w: Speech; problem?: string | undefined }) {
  const { chores: words } = w
  return (
    <>
      <PageHead title={words.archiveTitle} lead={words.archiveLead} />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <Narrow>
        <Card label={words.archiveTitle} flush>
          <Rows>
            {[...words.archiveFacts, words.archivePersonal].map((fact, at) => (
              <Row icon={icons[at]} title={fact} />
            ))}
          </Rows>
          <footer>
            <PostButton action={paths.chores.archive} tone="primary" icon="archive">
              {words.archiveVerb}
            </PostButton>
          </footer>
        </Card>
      </Narrow>
    </>
  )
}

type ArchiveProps = { w: Speech; id: string; at: number; pieces: number; rows: number; bytes: number }

/** An archive that is ready, for whoever has just proved who she is. */
export function ArchivePage({ w, id, at, pieces, rows, bytes }: ArchiveProps) {
  const { chores: words, format } = w
  return (
    <>
      <PageHead title={words.archiveOf(format.shortDay(at))} lead={words.archivePersonal} />
      <Narrow>
        <Card
          label={words.archiveReady}
          footer={
            // The browser itself receives the file: a script would hold all of it in memory.
            <PostButton action={paths.chores.archiveOf(id)} tone="primary" icon="download" hx-boost="false">
              {words.archiveDownload}
            </PostButton>
          }
        >
          <KeyValues
            pairs={[
              [words.pieces, format.number(pieces)],
              [words.rows, format.number(rows)],
              [words.size, words.megabytes(format.number(Math.ceil(bytes / 100_000) / 10))],
            ]}
          />
        </Card>
      </Narrow>
    </>
  )
}

const Narrow = ({ children }: { children?: Child }) => (
  <div class="cols near">
    <div>{children}</div>
  </div>
)
