import type { DestructionRow } from '#db/files/destructions.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { weight } from './state.tsx'

type RegisterProps = { w: Speech; rows: readonly DestructionRow[]; next: string | undefined; later: boolean }

export function RegisterPage({ w, rows, next, later }: RegisterProps) {
  return (
    <>
      <PageHead title={w.files.register} lead={w.files.registerLead} />
      <Card flush label={w.files.register}>
        {rows.length > 0 ? (
          <Table
            w={w}
            label={w.files.registerList}
            columns={columnsOf(w)}
            items={rows}
            id={(row) => row.id}
            name={(row) => row.name}
          />
        ) : (
          <Empty level={2} icon="book-open" title={w.files.registerEmpty} />
        )}
        {(next || later) && (
          <Pager
            w={w}
            previous={later ? paths.files.register : undefined}
            next={next && withParameters(paths.files.register, { before: next })}
          />
        )}
      </Card>
    </>
  )
}

type Version = { name: string; bytes: number; sha256: string }

function columnsOf(w: Speech): Column<DestructionRow>[] {
  const { files: words, format } = w
  const causes: Record<string, string> = words.causes
  const rules: Record<string, { name: string }> = w.retention.rules
  return [
    { key: 'name', label: words.name, cell: (row) => <What w={w} row={row} /> },
    { key: 'at', label: words.when, cell: (row) => format.moment(row.at) },
    { key: 'by', label: words.by, cell: (row) => row.byName || words.automatic },
    {
      key: 'cause',
      label: words.cause,
      cell: (row) => (
        <>
          {causes[row.cause]}
          {row.cause === 'rule' && <small>{rules[row.rule]?.name}</small>}
        </>
      ),
    },
  ]
}

/** The fingerprint of each version proves later that a copy found elsewhere was, or was not, this file. */
function What({ w, row }: { w: Speech; row: DestructionRow }) {
  const versions = JSON.parse(row.content) as Version[]
  return (
    <>
      {row.name}
      <details>
        <summary>{w.files.fingerprints}</summary>
        <ul class="hashes">
          {versions.map(({ name, bytes, sha256 }) => (
            <li>
              {name} · {weight(w, bytes)}
              <br />
              <code>{sha256}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
