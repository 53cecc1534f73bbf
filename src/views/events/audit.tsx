import type { HistoryRow } from '#db/members/history.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Menu, MenuPost } from '#views/ui/menu.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { AuditFilters, type Choices } from './audit-filters.tsx'
import { AuditHead } from './frame.tsx'
import { sentenceOf } from './history.tsx'
import { whoOf } from './who.ts'

export type AuditProps = {
  w: Speech
  items: readonly HistoryRow[]
  /** The number after which the next page begins. */
  next: number | null
  address: string
  choices: Choices
}

export function AuditPage({ w, items, next, address, choices }: AuditProps) {
  const paged = address.includes('after=')
  return (
    <>
      <AuditHead w={w} at="journal" actions={<Exports w={w} address={address} />} />
      <Card label={w.audit.journal} flush>
        <AuditFilters w={w} address={address} choices={choices} />
        {items.length > 0 ? (
          <Table
            w={w}
            label={w.audit.list}
            columns={columnsOf(w, address)}
            items={items}
            id={({ id }) => id}
            name={({ action }) => sentenceOf(w, action)}
          />
        ) : (
          <Empty level={2} icon="history" title={w.audit.none} />
        )}
        {(next !== null || paged) && (
          <Pager
            w={w}
            previous={paged ? withParameters(address, {}) : undefined}
            next={next === null ? undefined : withParameters(address, { after: String(next) })}
            range={rangeOf(w, items)}
          />
        )}
      </Card>
    </>
  )
}

/** What is filtered is what leaves. */
function Exports({ w, address }: { w: Speech; address: string }) {
  const { audit } = w
  const query = withParameters(address, {}).slice(paths.audit.all.length)
  const action = (format: string) => withParameters(`${paths.audit.export}${query}`, { format })
  return (
    <Menu id="exports" label={audit.exportMenu} text={audit.export} icon="download">
      {/* The browser itself receives the file: a script would hold all of it in memory. */}
      <MenuPost action={action('csv')} icon="file-spreadsheet" hx-boost="false">
        {audit.exportCsv}
      </MenuPost>
      <MenuPost action={action('ndjson')} icon="file-text" hx-boost="false">
        {audit.exportNdjson}
      </MenuPost>
    </Menu>
  )
}

const columnsOf = (w: Speech, address: string): Column<HistoryRow>[] => [
  {
    key: 'what',
    label: w.audit.what,
    cell: (event) => (
      <>
        {sentenceOf(w, event.action)}
        {event.name && <small>{event.name}</small>}
      </>
    ),
  },
  {
    key: 'who',
    label: w.audit.who,
    cell: (event) => <a href={withParameters(address, { person: event.actorId })}>{whoOf(w, event)}</a>,
  },
  { key: 'site', label: w.audit.site, cell: ({ site }) => site ?? '', optional: true },
  { key: 'when', label: w.audit.when, cell: ({ at }) => w.format.moment(at), nowrap: true },
]

function rangeOf(w: Speech, items: readonly HistoryRow[]): string | undefined {
  const [first, last] = [items[0], items.at(-1)]
  return first && last ? `${w.format.moment(last.at)} – ${w.format.moment(first.at)}` : undefined
}
