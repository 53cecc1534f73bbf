import type { GridVersion, Indicator } from '#domain/quality/grid/version.ts'
import { paths } from '#paths.ts'
import { CheckboxField, RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type GridIndicatorProps = { w: Speech; grid: GridVersion; indicator: Indicator; version: number; state: FormState }

const gradings: readonly Indicator['grading'][] = ['gradable', 'major', 'unknown']

/** What a provisional grid says of one indicator, put right. */
export function GridIndicatorPage({ w, grid, indicator, version, state }: GridIndicatorProps) {
  const words = w.quality.grids
  const form = { w, state }
  const seen = [state.values.version ?? String(version)].flat()[0] ?? ''
  return (
    <>
      <PageHead title={words.correctTitle(String(indicator.number), grid.id)} lead={words.provisionalNote} />
      <Form
        {...form}
        id="correction-form"
        action={paths.quality.gridIndicator(grid.id, indicator.number)}
        hidden={{ version: seen }}
      >
        <TextField {...form} name="title" label={words.titleField} />
        <RadioCards
          {...form}
          name="grading"
          label={words.grading}
          choices={gradings.map((value) => ({ value, label: w.quality[value] }))}
        />
        <CheckboxField {...form} name="isAdapted" label={words.isAdapted} hint={words.isAdaptedHint} />
        <SubmitBar w={w} verb={words.save} cancel={paths.quality.grid(grid.id)} />
      </Form>
    </>
  )
}
