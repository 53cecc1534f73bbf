import type { GridVersion } from '#domain/quality/grid/version.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type GridsProps = {
  w: Speech
  grids: readonly GridVersion[]
  today: string
  /** A grid as it is written, to start from. */
  example: string
  mayEdit: boolean
  state: FormState
}

export function GridsPage(props: GridsProps) {
  const { w, grids, mayEdit } = props
  const words = w.quality.grids
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <div>
          <Card label={words.title} flush>
            <Rows pair>
              {grids.map((grid, at) => (
                <Row
                  title={w.quality.grid(grid.id)}
                  href={paths.quality.grid(grid.id)}
                  context={[
                    whenOf(props, grid, grids[at + 1]),
                    words.count(w.format.number(grid.indicators.length)),
                  ].join(' · ')}
                  state={
                    <Badge tone={grid.isProvisional ? 'warn' : 'ok'}>
                      {grid.isProvisional ? words.provisional : words.certain}
                    </Badge>
                  }
                />
              ))}
            </Rows>
          </Card>
        </div>
        <div>{mayEdit && <AddGrid {...props} />}</div>
      </div>
    </>
  )
}

function whenOf({ w, today }: GridsProps, { from }: GridVersion, next: GridVersion | undefined): string {
  const words = w.quality.grids
  if (from > today) return words.coming(w.format.date(from))
  return next ? words.to(w.format.date(from), w.format.date(dayBefore(next.from))) : words.from(w.format.date(from))
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 24 * 3600_000).toISOString().slice(0, 10)

function AddGrid({ w, example, state }: GridsProps) {
  const words = w.quality.grids
  const form = { w, state }
  return (
    <Card title={words.add} id="add">
      <p class="mute">{words.addLead}</p>
      <Form {...form} id="grid-form" action={paths.quality.grids} bare>
        <AreaField {...form} name="grid" label={words.file} hint={words.fileHint} rows={8} />
        <details>
          <summary>{words.export}</summary>
          <pre class="scroll">{example}</pre>
        </details>
        <SubmitBar w={w} verb={words.add} />
      </Form>
    </Card>
  )
}
