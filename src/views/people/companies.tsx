import type { Page } from '#db/listing.ts'
import type { CompanyLine } from '#db/people/companies.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { ListExports } from './list-exports.tsx'

type CompaniesProps = {
  w: Speech
  page: Page<CompanyLine>
  address: string
  searched: string
  after: string | undefined
  mayEdit: boolean
  /** Whether the reader sees some sites alone. */
  isLimited: boolean
}

export function CompaniesPage({ w, page, address, searched, after, mayEdit, isLimited }: CompaniesProps) {
  const actions = (
    <>
      <ListExports w={w} action={paths.companies.exports} {...{ searched, isLimited }} />
      {mayEdit && (
        <LinkButton tone="primary" icon="plus" href={paths.companies.new}>
          {w.companies.add}
        </LinkButton>
      )}
    </>
  )
  return (
    <Live topics="people" address={address}>
      <PageHead title={w.companies.title} lead={w.companies.lead} actions={actions} />
      <Card flush>
        <Toolbar w={w} address={address} label={w.companies.search} placeholder={w.companies.searchHint} />
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.companies.list}
            columns={columnsOf(w)}
            items={page.items}
            id={({ id }) => id}
            name={({ name }) => name}
          />
        ) : (
          <Empty level={2} icon="building-2" title={w.companies.noneFound(searched)} />
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </Live>
  )
}

const columnsOf = (w: Speech): Column<CompanyLine>[] => [
  { key: 'name', label: w.companies.name, cell: ({ id, name }) => <a href={paths.companies.one(id)}>{name}</a> },
  { key: 'town', label: w.companies.town, cell: ({ town }) => town },
  { key: 'siret', label: w.companies.siret, cell: ({ siret }) => spaced(siret), optional: true, nowrap: true },
  { key: 'opco', label: w.companies.opco, cell: (company) => <Opco w={w} {...company} /> },
]

/** 900 000 011 00016, as people read it. */
export const spaced = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')

type OpcoProps = { w: Speech; opco: string; confirmedAt: number | null }

/** What nobody has confirmed looks like a proposal. */
export function Opco({ w, opco, confirmedAt }: OpcoProps) {
  if (opco === '') return null
  return (
    <>
      {opco} {confirmedAt === null && <Badge tone="warn">{w.companies.opcoProposed}</Badge>}
    </>
  )
}
