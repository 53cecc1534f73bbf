import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import { paths } from '#paths.ts'
import { type Indicators, PublishedResults } from '#views/surveys/results-published.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type ResultsProps = {
  w: Speech
  organisationId: string
  programme: Pick<ProgrammeRow, 'id' | 'title' | 'isPublic'>
  results: readonly Indicators[]
}

export function ProgrammeResultsPage({ w, organisationId, programme, results }: ResultsProps) {
  const words = w.quality.results
  return (
    <>
      <PageHead
        title={programme.title}
        lead={words.lead}
        actions={
          <>
            {programme.isPublic === 1 && (
              <LinkButton href={paths.portal.programme(organisationId, programme.id)}>{words.publicPage}</LinkButton>
            )}
            <LinkButton href={paths.catalogue.one(programme.id)}>{words.programme}</LinkButton>
          </>
        }
      />
      {results.length === 0 && <Empty level={2} icon="chart-no-axes-column" title={w.results.overview.none} />}
      {results.map((year) => (
        <Card label={year.year}>
          <PublishedResults w={w} results={year} />
        </Card>
      ))}
    </>
  )
}
