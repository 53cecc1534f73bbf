import type { OwnPaperRow, ToSignRow } from '#db/documents/own-papers.ts'
import type { CredentialRow } from '#db/quality/registers-credentials.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import type { Speech } from '#words/words.ts'
import { OwnDossier } from './own-dossier.tsx'
import { OwnPapers, ToSign } from './own-papers.tsx'
import { TeachingFrame } from './teaching-frame.tsx'

type PapersProps = {
  w: Speech
  papers: readonly OwnPaperRow[]
  waiting: readonly ToSignRow[]
  missing: boolean
  credentials: readonly CredentialRow[]
  today: string
}

export function TeachingPapersPage({ w, papers, waiting, missing, credentials, today }: PapersProps) {
  const { papers: words } = w.teaching
  return (
    <TeachingFrame w={w} current="papers" title={words.title}>
      {missing && (
        <Alert tone="warn" title={words.missing}>
          {words.missingHint}
        </Alert>
      )}
      <ToSign w={w} waiting={waiting} />
      <OwnDossier w={w} credentials={credentials} today={today} />
      <OwnPapers w={w} papers={papers} title={words.list} hint={words.noneHint} print={paths.teaching.paper} />
    </TeachingFrame>
  )
}
