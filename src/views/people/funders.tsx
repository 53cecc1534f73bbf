import type { Page } from '#db/listing.ts'
import type { FunderRow } from '#db/people/funders.ts'
import type { KnownFunder } from '#domain/people/known-funders.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'

type FundersProps = {
  w: Speech
  page: Page<FunderRow>
  /** Usual funders that are not in the list yet. */
  known: readonly KnownFunder[]
  address: string
  searched: string
  after: string | undefined
  mayEdit: boolean
}

export function FundersPage({ w, page, known, address, searched, after, mayEdit }: FundersProps) {
  const add = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.funders.new}>
      {w.funders.add}
    </LinkButton>
  )
  return (
    <>
      <PageHead title={w.funders.title} lead={w.funders.lead} actions={add} />
      <div class="cols">
        <div>
          <Card flush>
            <Toolbar w={w} address={address} label={w.funders.search} placeholder={w.funders.searchHint} />
            {page.items.length > 0 ? (
              <Table
                w={w}
                label={w.funders.list}
                columns={columnsOf(w, mayEdit)}
                items={page.items}
                id={({ id }) => id}
                name={({ name }) => name}
              />
            ) : (
              <Empty level={2} icon="landmark" title={w.funders.noneFound(searched)} />
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
        {mayEdit && known.length > 0 && <div>{<Known w={w} known={known} />}</div>}
      </div>
    </>
  )
}

function Known({ w, known }: { w: Speech; known: readonly KnownFunder[] }) {
  return (
    <Card flush title={w.funders.known} id="known" footer={<small>{w.funders.knownLead}</small>}>
      <Rows pair>
        {known.map(({ name, kind, scope, isSeen }) => (
          <Row
            title={name}
            context={isSeen ? scope : `${scope} (${w.funders.toCheck})`}
            actions={
              <PostButton size="small" action={paths.funders.all} fields={{ name, kind }}>
                {w.funders.take}
              </PostButton>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function columnsOf(w: Speech, mayEdit: boolean): Column<FunderRow>[] {
  const kinds: Record<string, string> = w.funders.kinds
  return [
    {
      key: 'name',
      label: w.funders.name,
      cell: ({ id, name }) => (mayEdit ? <a href={paths.funders.edit(id)}>{name}</a> : name),
    },
    { key: 'kind', label: w.funders.kind, cell: ({ kind }) => kinds[kind] ?? kind },
    { key: 'email', label: w.funders.email, cell: ({ email }) => email, optional: true },
  ]
}
