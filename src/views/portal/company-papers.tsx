import type { OwnPaperRow, ToSignRow } from '#db/documents/own-papers.ts'
import type { OwnCompanyRow } from '#db/sessions/own-sessions.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'
import { CompanyFrame } from './company.tsx'
import { OwnPapers, ToSign } from './own-papers.tsx'

type PapersProps = {
  w: Speech
  companies: readonly OwnCompanyRow[]
  papers: readonly OwnPaperRow[]
  waiting: readonly ToSignRow[]
}

export function CompanyPapersPage({ w, companies, papers, waiting }: PapersProps) {
  return (
    <CompanyFrame w={w} current="papers" companies={companies}>
      <ToSign w={w} waiting={waiting} />
      <OwnPapers
        w={w}
        papers={papers}
        title={w.company.papers}
        hint={w.company.papersHint}
        print={paths.ownCompany.paper}
      />
    </CompanyFrame>
  )
}
