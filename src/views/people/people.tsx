import type { Page } from '#db/listing.ts'
import type { PersonLine } from '#db/people/people.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { ListExports } from './list-exports.tsx'

type PeopleProps = {
  w: Speech
  page: Page<PersonLine>
  address: string
  searched: string
  after: string | undefined
  mayEdit: boolean
  /** Whether the reader sees some sites alone. */
  isLimited: boolean
}

export function PeoplePage({ w, page, address, searched, after, mayEdit, isLimited }: PeopleProps) {
  const actions = (
    <>
      <ListExports w={w} action={paths.people.exports} {...{ searched, isLimited }} />
      {mayEdit && (
        <>
          <LinkButton icon="file-spreadsheet" href={paths.imports.all}>
            {w.people.import}
          </LinkButton>
          <LinkButton tone="primary" icon="user-plus" href={paths.people.new}>
            {w.people.add}
          </LinkButton>
        </>
      )}
    </>
  )
  return (
    <Live topics="people" address={address}>
      <PageHead title={w.people.title} lead={w.people.lead} actions={actions} />
      <Card flush>
        <Toolbar w={w} address={address} label={w.people.search} placeholder={w.people.searchHint} />
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.people.list}
            columns={columnsOf(w)}
            items={page.items}
            id={(person) => person.id}
            name={(person) => `${person.givenName} ${person.familyName}`}
          />
        ) : (
          <Empty level={2} icon="users" title={w.people.noneFound(searched)}>
            {w.people.noneAdvice}
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
    </Live>
  )
}

const columnsOf = (w: Speech): Column<PersonLine>[] => [
  {
    key: 'name',
    label: w.people.name,
    cell: (person) => (
      <a href={paths.people.one(person.id)}>
        {person.familyName} {person.givenName}
      </a>
    ),
  },
  { key: 'company', label: w.people.company, cell: ({ companies }) => <Employers companies={companies} /> },
  { key: 'email', label: w.people.email, cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a> },
  { key: 'phone', label: w.people.phone, cell: ({ phone }) => phone, optional: true, nowrap: true },
]

/** Where somebody works, each company a link. */
export function Employers({ companies }: { companies: string }) {
  const all = JSON.parse(companies) as [string, string][]
  return (
    <>
      {all.map(([id, name], at) => (
        <>
          {at > 0 && ', '}
          <a href={paths.companies.one(id)}>{name}</a>
        </>
      ))}
    </>
  )
}
