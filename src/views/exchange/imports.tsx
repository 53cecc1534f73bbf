import type { ImportRow } from '#db/exchange/imports.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type Choosable = { id: string; code: string; title: string; startsOn: string }

export type ImportsScreen = {
  lines: readonly ImportRow[]
  sessions: readonly Choosable[]
  after: string | undefined
  paged: boolean
  /** Whether a list may name the session in each of its lines. */
  mayNameEach: boolean
}

export function ImportsPage({ w, screen, state }: { w: Speech; screen: ImportsScreen; state: FormState }) {
  const words = w.imports
  const { lines, after, paged } = screen
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <div>
          <Card label={words.title} flush>
            {lines.length === 0 ? (
              <Empty icon="file-spreadsheet" title={words.none}>
                {words.noneHint}
              </Empty>
            ) : (
              <Table
                w={w}
                label={words.list}
                columns={columnsOf(w)}
                items={lines}
                id={({ id }) => id}
                name={({ name }) => name}
              />
            )}
            {(after || paged) && (
              <Pager
                w={w}
                previous={paged ? paths.imports.all : undefined}
                next={after && `${paths.imports.all}?after=${encodeURIComponent(after)}`}
              />
            )}
          </Card>
        </div>
        <div>
          <NewImport w={w} screen={screen} state={state} />
        </div>
      </div>
    </div>
  )
}

function NewImport({
  w,
  screen: { sessions, mayNameEach },
  state,
}: {
  w: Speech
  screen: ImportsScreen
  state: FormState
}) {
  const words = w.imports
  const form = { w, state }
  return (
    <Card title={words.newTitle} id="new-import">
      <Form w={w} action={paths.imports.all} state={state} upload bare>
        <FileField
          {...form}
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <RadioCards
          {...form}
          name="kind"
          label={words.kind}
          choices={(['people', 'enrolments'] as const).map((value) => ({
            value,
            label: words.kinds[value],
            hint: words.kindHints[value],
          }))}
        />
        <SelectField
          {...form}
          name="session"
          label={words.session}
          hint={mayNameEach ? words.sessionEach : words.sessionHint}
          none={words.noSession}
          optional
          choices={sessions.map(({ id, code, title, startsOn }) => ({
            value: id,
            label: [code, title, startsOn && w.format.date(startsOn)].filter(Boolean).join(', '),
          }))}
        />
        <Button tone="primary" wide>
          {words.send}
        </Button>
      </Form>
    </Card>
  )
}

const columnsOf = ({ imports: words, format }: Speech): readonly Column<ImportRow>[] => [
  { key: 'name', label: words.name, cell: ({ id, name }) => <a href={paths.imports.one(id)}>{name}</a> },
  {
    key: 'what',
    label: words.what,
    cell: ({ kind, sessionCode }) => [words.kinds[kind], sessionCode].filter(Boolean).join(', '),
  },
  { key: 'lines', label: words.lines, cell: ({ lines }) => (lines > 0 ? format.number(lines) : ''), end: true },
  { key: 'at', label: words.date, cell: ({ at }) => format.shortDay(at), nowrap: true, optional: true },
]
