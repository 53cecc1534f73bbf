import type { HoldingRow } from '#db/files/holdings.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { DropForm, type Refused } from './drop.tsx'
import { FileState, isWaiting, kindName, weight } from './state.tsx'

type FilesProps = {
  w: Speech
  page: Page<HoldingRow>
  address: string
  searched: string
  use: string
  after: string | undefined
  mayEdit: boolean
  refused?: Refused | undefined
}

export function FilesPage({ w, page, address, searched, use, after, mayEdit, refused }: FilesProps) {
  return (
    <>
      <PageHead
        title={w.files.title}
        lead={w.files.lead}
        actions={
          <>
            <LinkButton href={paths.files.trash} icon="trash-2">
              {w.files.trashTitle}
            </LinkButton>
            <LinkButton href={paths.files.register} icon="book-open">
              {w.files.register}
            </LinkButton>
          </>
        }
      />
      {mayEdit && <DropForm w={w} refused={refused ?? []} />}
      <FileList w={w} page={page} address={address} searched={searched} use={use} after={after} />
    </>
  )
}

/** While a file is being checked, the list asks for itself again. */
export function FileList({ w, page, address, searched, use, after }: Omit<FilesProps, 'mayEdit' | 'refused'>) {
  const waiting = page.items.some(isWaiting) ? { 'hx-trigger': 'live, every 2s' } : {}
  return (
    <div id="holdings" {...liveOn('files', address, 'holdings')} {...waiting}>
      <Card flush>
        <Toolbar w={w} address={address} label={w.files.search} placeholder={w.files.searchHint} shown={['use']}>
          <select class="input" name="use" aria-label={w.files.use} data-submit>
            <option value="">{w.files.everyUse}</option>
            {Object.entries(w.files.uses).map(([value, label]) => (
              <option value={value} selected={value === use}>
                {label}
              </option>
            ))}
          </select>
        </Toolbar>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.files.list}
            columns={columnsOf(w)}
            items={page.items}
            id={(holding) => holding.id}
            name={(holding) => holding.name}
          />
        ) : (
          <Empty level={2} icon="folder" title={w.files.noneFound(searched)}>
            {searched === '' && w.files.noneHint}
          </Empty>
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </div>
  )
}

const columnsOf = (w: Speech): Column<HoldingRow>[] => [
  {
    key: 'name',
    label: w.files.name,
    cell: (holding) => (
      <>
        <a href={paths.files.one(holding.id)}>{holding.name}</a>
        <small>{kindName(w, holding.kind)}</small>
      </>
    ),
  },
  { key: 'weight', label: w.files.weight, cell: (holding) => weight(w, holding.bytes), end: true, nowrap: true },
  { key: 'at', label: w.files.changed, cell: (holding) => w.format.shortDay(holding.at), nowrap: true, optional: true },
  { key: 'state', label: w.files.state, cell: (holding) => <FileState w={w} file={holding} /> },
]
