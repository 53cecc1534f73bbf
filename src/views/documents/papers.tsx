import type { ListedPaper } from '#db/documents/papers.ts'
import type { PaperKindName } from '#domain/documents/kinds.ts'
import type { PaperState } from '#domain/documents/paper.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { Live } from '#views/ui/live.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { PaperBadge } from './states.tsx'

type PaperLine = ListedPaper & { state: PaperState }

type PapersProps = {
  w: Speech
  papers: readonly PaperLine[]
  address: string
  filter: { kind: string; from: string; number: string }
  next: string | undefined
  officeKinds: readonly PaperKindName[]
  kinds: readonly PaperKindName[]
  mayEdit: boolean
}

/** Every paper of the organisation, the newest first. */
export function PapersPage({ w, papers, address, filter, next, officeKinds, kinds, mayEdit }: PapersProps) {
  const words = w.papers
  const state: FormState = { values: { kind: filter.kind, from: filter.from }, errors: {} }
  const isNarrowed = filter.kind !== '' || filter.from !== '' || filter.number !== ''
  return (
    <Live topics="papers" address={address}>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          mayEdit && (
            <>
              <LinkButton href={paths.templates.all}>{w.templates.title}</LinkButton>
              <Menu id="issue-office" label={words.issueOffice} icon="plus" text={words.issue}>
                {officeKinds.map((kind) => (
                  <MenuLink href={withParameters(paths.papers.officeIssue, { kind })}>{words.kinds[kind]}</MenuLink>
                ))}
              </Menu>
            </>
          )
        }
      />
      <Card flush>
        <Toolbar
          w={w}
          address={address}
          label={words.searchNumber}
          placeholder={words.searchHint}
          shown={['kind', 'from']}
        >
          <SelectField
            w={w}
            state={state}
            name="kind"
            label={words.kind}
            none={words.allKinds}
            optional
            choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <DateField w={w} state={state} name="from" label={words.since} optional />
        </Toolbar>
        {papers.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={papers}
            id={({ id }) => `paper-${id}`}
            name={({ number }) => number}
          />
        ) : (
          <Empty icon="file-text" title={isNarrowed ? words.noneFound : words.none} />
        )}
      </Card>
      {next && <Pager w={w} previous={undefined} next={withParameters(address, { after: next })} />}
    </Live>
  )
}

const columnsOf = (w: Speech): Column<PaperLine>[] => [
  {
    key: 'number',
    label: w.papers.kind,
    cell: ({ id, title, number }) => (
      <>
        <a href={paths.papers.one(id)}>{title}</a>
        <small>{number}</small>
      </>
    ),
  },
  { key: 'about', label: w.papers.about, cell: (paper) => aboutOf(paper) },
  { key: 'session', label: w.papers.session, optional: true, cell: ({ sessionCode }) => sessionCode ?? '' },
  { key: 'at', label: w.papers.issuedOn, nowrap: true, cell: ({ at }) => w.format.shortDay(at) },
  { key: 'state', label: w.papers.state, cell: ({ state }) => <PaperBadge w={w} state={state} /> },
]

export const aboutOf = ({
  companyName,
  givenName,
  familyName,
  sessionTitle,
}: Pick<ListedPaper, 'companyName' | 'givenName' | 'familyName' | 'sessionTitle'>): string =>
  companyName ?? (givenName ? `${givenName} ${familyName}` : (sessionTitle ?? ''))
