import type { ImportFaultRow, ImportRow } from '#db/exchange/imports.ts'
import type { LineFault } from '#domain/exchange/import-line.ts'
import { Card } from '#views/ui/card.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

export function ImportFaults({ w, row, faults }: { w: Speech; row: ImportRow; faults: readonly ImportFaultRow[] }) {
  const words = w.imports
  const note = row.refused > faults.length ? words.faultsNote(w.format.number(faults.length)) : undefined
  return (
    <Card title={words.faultsTitle} id="faults" note={note} flush>
      <Table
        w={w}
        label={words.refused}
        columns={columnsOf(w)}
        items={faults}
        id={({ line }) => String(line)}
        name={({ line }) => String(line)}
      />
    </Card>
  )
}

const columnsOf = ({ imports: words, format }: Speech): readonly Column<ImportFaultRow>[] => [
  { key: 'line', label: words.line, cell: ({ line }) => format.number(line) },
  { key: 'why', label: words.why, cell: ({ why }) => (why in words.whys ? words.whys[why as LineFault] : why) },
  {
    key: 'content',
    label: words.content,
    cell: ({ cells }) => (JSON.parse(cells) as string[]).filter(Boolean).join(' · '),
  },
]
