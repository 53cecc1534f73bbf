import type { OwnPaperRow, ToSignRow } from '#db/documents/own-papers.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'
import { OwnPapers, ToSign } from './own-papers.tsx'
import { TrainingFrame } from './training-frame.tsx'

type PapersProps = { w: Speech; papers: readonly OwnPaperRow[]; waiting: readonly ToSignRow[] }

export function TrainingPapersPage({ w, papers, waiting }: PapersProps) {
  return (
    <TrainingFrame w={w} current="papers">
      <ToSign w={w} waiting={waiting} />
      <OwnPapers
        w={w}
        papers={papers}
        title={w.training.papers}
        hint={w.training.papersHint}
        print={paths.ownTraining.paper}
      />
    </TrainingFrame>
  )
}
