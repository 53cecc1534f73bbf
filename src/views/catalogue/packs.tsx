import type { PackLine } from '#db/catalogue/packs.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

type PacksProps = {
  w: Speech
  page: Page<PackLine>
  address: string
  after: string | undefined
  mayEdit: boolean
  maySell: boolean
}

export function PacksPage({ w, page, address, after, mayEdit, maySell }: PacksProps) {
  const { packs: words } = w.catalogue
  const paged = address.includes('after=')
  const create = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.catalogue.packs.new}>
      {words.create}
    </LinkButton>
  )
  return (
    <>
      <PageHead title={words.title} lead={words.lead} actions={create} />
      <Card flush>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w, mayEdit, maySell)}
            items={page.items}
            id={({ id }) => id}
            name={nameOf}
          />
        ) : (
          <Empty level={2} icon="layout-grid" title={words.none}>
            {words.noneHint}
          </Empty>
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </>
  )
}

const nameOf = ({ title }: PackLine): string => title

const columnsOf = ({ catalogue: words, format }: Speech, mayEdit: boolean, maySell: boolean): Column<PackLine>[] => [
  {
    key: 'title',
    label: words.packs.name,
    cell: ({ id, title, kind }) => (
      <>
        {mayEdit ? <a href={paths.catalogue.packs.one(id)}>{title}</a> : title}
        <small>{kindName(words, kind)}</small>
      </>
    ),
  },
  {
    key: 'levels',
    label: words.packs.programmes,
    cell: ({ levels }) => (
      <ol class="levels">
        {titlesIn(levels).map(([id, title]) => (
          <li>
            <a href={paths.catalogue.one(id)}>{title}</a>
          </li>
        ))}
      </ol>
    ),
  },
  {
    key: 'price',
    label: words.packs.price,
    end: true,
    nowrap: true,
    cell: ({ price }) => (price ? `${format.amount(price)} ${words.exclVat}` : words.noPrice),
  },
  ...(maySell
    ? [
        {
          key: 'sale',
          label: words.packs.sale.verb,
          end: true,
          cell: ({ id }: PackLine) => (
            <LinkButton size="small" href={paths.catalogue.packs.enrolments(id)}>
              {words.packs.sale.link}
            </LinkButton>
          ),
        },
      ]
    : []),
]

export const titlesIn = (levels: string) => JSON.parse(levels) as [id: string, title: string][]

const kindName = ({ packs: { kinds } }: Speech['catalogue'], kind: string): string =>
  (kinds as Record<string, string>)[kind] ?? kind
