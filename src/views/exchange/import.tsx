import type { ImportFaultRow, ImportRow, selectPasses } from '#db/exchange/imports.ts'
import type { Head, ImportState } from '#domain/exchange/import.ts'
import type { Columns, ImportField } from '#domain/exchange/import-columns.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form } from '#views/ui/form.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Job } from '#views/ui/progress.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportFaults } from './import-faults.tsx'
import { ImportBadge } from './import-state.tsx'

type Passes = Awaited<ReturnType<typeof selectPasses>>

export type ImportScreen = {
  row: ImportRow
  head: Head
  columns: Columns
  /** What a column of this list may hold. */
  fields: readonly ImportField[]
  passes: Passes
  faults: readonly ImportFaultRow[]
  state: ImportState
  mayFollow: boolean
}

/** One list from its columns to its end. While something runs it is told of each step; a reload does as well. */
export function ImportPage({ w, screen }: { w: Speech; screen: ImportScreen }) {
  const words = w.imports
  const { row, state, faults } = screen
  const address = paths.imports.one(row.id)
  const runs = state === 'trying' || state === 'running' || state === 'undoing'
  const following = runs ? { ...liveOn('work', address, 'import'), 'hx-trigger': 'live, every 3s' } : {}
  return (
    <div id="import" class="stacked wide6" {...following}>
      <PageHead title={row.name} state={<ImportBadge w={w} state={state} />} facts={factsOf(w, row)} />
      {runs && <Running w={w} screen={screen} />}
      {state === 'done' && <Ended w={w} row={row} tone="ok" title={words.doneTitle} hint={words.doneHint} />}
      {state === 'stopped' && <Ended w={w} row={row} tone="warn" title={words.stoppedTitle} hint={words.stoppedHint} />}
      {state === 'undone' && (
        <Alert tone="info" title={words.undoneTitle}>
          {words.undoneHint(screen.passes.find(({ id }) => id === row.undoId)?.failed ?? 0)}
        </Alert>
      )}
      {row.trialId !== null && !runs && <Trial w={w} row={row} />}
      {state === 'tried' && <Run w={w} row={row} />}
      {faults.length > 0 && <ImportFaults w={w} row={row} faults={faults} />}
      {(state === 'new' || state === 'tried') && <ImportColumns w={w} screen={screen} />}
    </div>
  )
}

function factsOf({ imports: words, format }: Speech, row: ImportRow) {
  const { separator } = row
  const cut = separator in words.separators ? words.separators[separator as keyof typeof words.separators] : separator
  return [
    { icon: 'users' as const, text: [words.kinds[row.kind], row.sessionCode].filter(Boolean).join(', ') },
    ...(row.format === 'csv'
      ? [{ icon: 'file-spreadsheet' as const, text: words.written(row.encoding.toUpperCase(), cut) }]
      : []),
    {
      icon: 'list-checks' as const,
      text: row.headerLine > 0 ? words.header(format.number(row.headerLine)) : words.noHeader,
    },
  ]
}

function Running({ w, screen: { row, passes, state } }: { w: Speech; screen: ImportScreen }) {
  const words = w.imports
  const pass = passes.find(({ how }) => how === null)
  const label = { trying: words.trying, running: words.running, undoing: words.undoing }[
    state as 'trying' | 'running' | 'undoing'
  ]
  return (
    <Card label={label} flush>
      <Job w={w} label={label} done={pass?.done ?? 0} total={pass?.total ?? 1} stop={paths.imports.stop(row.id)} />
    </Card>
  )
}

function Trial({ w, row }: { w: Speech; row: ImportRow }) {
  const words = w.imports
  const { format } = w
  return (
    <Card title={words.trialTitle} id="trial" flush>
      <Tiles
        tiles={[
          { what: words.good, much: format.number(row.lines - row.refused), icon: 'check' },
          { what: words.refused, much: format.number(row.refused), icon: 'circle-x' },
          { what: words.known, much: format.number(row.known), icon: 'users' },
        ]}
      />
      {row.refused > 0 && (
        <p class="body">
          <LinkButton icon="download" href={paths.imports.faults(row.id)} download>
            {words.download}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function Run({ w, row }: { w: Speech; row: ImportRow }) {
  const words = w.imports
  const state = { values: { policy: row.policy }, errors: {} }
  const good = row.lines - row.refused
  if (good <= 0) return null
  return (
    <Form w={w} id="run" action={paths.imports.run(row.id)} state={state}>
      {row.known > 0 ? (
        <RadioCards
          w={w}
          state={state}
          name="policy"
          label={words.policy}
          choices={(['skip', 'update', 'create'] as const).map((value) => ({
            value,
            label: words.policies[value],
            hint: words.policyHints[value],
          }))}
        />
      ) : (
        <input type="hidden" name="policy" value="skip" />
      )}
      <Button tone="primary">{words.runVerb(w.format.count(good, words.goodLine, words.goodLines))}</Button>
    </Form>
  )
}

type EndedProps = { w: Speech; row: ImportRow; tone: 'ok' | 'warn'; title: string; hint: string }

function Ended({ w, row, tone, title, hint }: EndedProps) {
  const words = w.imports
  return (
    <>
      <Alert tone={tone} title={title} action={<Button opens="undo">{words.undoVerb}</Button>}>
        {hint}
      </Alert>
      <Confirm
        w={w}
        id="undo"
        title={words.undoVerb}
        action={paths.imports.undo(row.id)}
        verb={words.undoConfirm}
        keep={words.undoKeep}
      >
        <p>{words.undoFollows}</p>
      </Confirm>
    </>
  )
}
