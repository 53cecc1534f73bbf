import type { GridVersion } from '#domain/quality/grid/version.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type GridProps = { w: Speech; grid: GridVersion; corrected: ReadonlySet<number>; mayEdit: boolean }

/** One version of the grid, indicator by indicator. */
export function GridPage({ w, grid, corrected, mayEdit }: GridProps) {
  const words = w.quality.grids
  const { id, from, isProvisional, indicators } = grid
  const mayCorrect = mayEdit && isProvisional
  return (
    <>
      <PageHead
        title={w.quality.grid(id)}
        lead={words.from(w.format.date(from))}
        state={<Badge tone={isProvisional ? 'warn' : 'ok'}>{isProvisional ? words.provisional : words.certain}</Badge>}
      />
      {isProvisional && <Alert tone="info" title={words.provisionalNote} />}
      <Card label={w.quality.grid(id)} flush>
        <Rows pair>
          {indicators.map(({ number, title, grading, categories }) => (
            <Row
              title={`${number}. ${title}`}
              href={mayCorrect ? paths.quality.gridIndicator(id, number) : undefined}
              context={`${w.quality[grading]} · ${categories.join(', ')}`}
              state={corrected.has(number) && <Badge tone="info">{words.corrected}</Badge>}
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}
