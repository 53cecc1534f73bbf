import type { EnrolmentLine, PaperLine } from '#db/desk/dossiers.ts'
import type { FunderOfCompany } from '#db/desk/funders-met.ts'
import type { CompanyRow, ContactRow } from '#db/people/companies.ts'
import type { EmployeeRow } from '#db/people/employments.ts'
import type { MergeRow } from '#db/people/merges.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { Opco, spaced } from './companies.tsx'
import { ContactsCard } from './contacts.tsx'
import { EnrolmentsCard, PapersCard } from './dossier.tsx'
import { MergesCard } from './merge.tsx'

export type CompanyScreen = {
  company: CompanyRow
  contacts: readonly ContactRow[]
  employees: readonly EmployeeRow[]
  enrolments: readonly EnrolmentLine[]
  papers: readonly PaperLine[]
  funders: readonly FunderOfCompany[]
  merges: readonly MergeRow[]
  history: readonly Entry[]
}

type CompanyProps = {
  w: Speech
  screen: CompanyScreen
  mayEdit: boolean
  allHistory: string | undefined
  contacting?: FormState | undefined
}

/** A client: who speaks for it, whom it sends, what was signed with it and who paid. */
export function CompanyPage({ w, screen, mayEdit, allHistory, contacting }: CompanyProps) {
  const { company, contacts, employees, enrolments, papers, funders, merges, history } = screen
  const kept = merges.find(({ goneId, reversedAt }) => goneId === company.id && reversedAt === null)
  const mayChange = mayEdit && kept === undefined
  return (
    <>
      <PageHead
        title={company.name}
        facts={[
          ...(company.town ? [{ icon: 'map-pin' as const, text: company.town }] : []),
          ...(company.siret ? [{ icon: 'hash' as const, text: spaced(company.siret) }] : []),
        ]}
        actions={mayChange && <Actions w={w} id={company.id} />}
      />
      {kept && (
        <Alert
          title={w.people.mergedInto}
          action={<LinkButton href={paths.companies.one(kept.keptId)}>{w.people.seeKept}</LinkButton>}
        />
      )}
      {company.opco !== '' && company.confirmedAt === null && (
        <Alert
          tone="warn"
          title={w.companies.opcoAlert(company.opco)}
          action={
            mayChange && <PostButton action={paths.companies.opco(company.id)}>{w.companies.confirmOpco}</PostButton>
          }
        >
          {w.companies.opcoWhy}
        </Alert>
      )}
      <div class="cols">
        <div>
          <Facts w={w} company={company} />
          <ContactsCard w={w} companyId={company.id} contacts={contacts} mayEdit={mayChange} state={contacting} />
          <EnrolmentsCard w={w} enrolments={enrolments} of="company" />
          <PapersCard w={w} papers={papers} none={w.people.noPaper} />
        </div>
        <div>
          <Employees w={w} employees={employees} />
          <Funders w={w} funders={funders} />
          <MergesCard w={w} merges={merges.filter(({ keptId }) => keptId === company.id)} mayEdit={mayEdit} />
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}

const Actions = ({ w, id }: { w: Speech; id: string }) => (
  <>
    <LinkButton href={paths.companies.merge(id)}>{w.companies.merge}</LinkButton>
    <LinkButton tone="primary" icon="pencil" href={paths.companies.edit(id)}>
      {w.companies.edit}
    </LinkButton>
  </>
)

function Facts({ w, company }: { w: Speech; company: CompanyRow }) {
  const words = w.companies
  return (
    <Card title={words.facts} id="facts">
      <KeyValues
        pairs={[
          [words.siret, spaced(company.siret)],
          [words.vatNumber, company.vatNumber],
          [words.representative, company.representative],
          [words.address, [company.street, `${company.postalCode} ${company.town}`.trim()].filter(Boolean).join(', ')],
          [words.email, company.email && <a href={`mailto:${company.email}`}>{company.email}</a>],
          [words.phone, company.phone],
          [words.naf, company.naf],
          [words.idcc, company.idcc],
          [words.opco, company.opco && <Opco w={w} opco={company.opco} confirmedAt={company.confirmedAt} />],
        ]}
      />
    </Card>
  )
}

function Employees({ w, employees }: { w: Speech; employees: readonly EmployeeRow[] }) {
  return (
    <Card flush title={w.companies.employees} id="employees">
      {employees.length === 0 && <p class="body mute">{w.companies.noEmployee}</p>}
      <Rows>
        {employees.map(({ personId, givenName, familyName, title, until }) => (
          <Row
            icon="user"
            title={`${givenName} ${familyName}`}
            href={paths.people.one(personId)}
            context={[title, until && w.people.untilDay(w.format.date(until))].filter(Boolean).join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  )
}

function Funders({ w, funders }: { w: Speech; funders: readonly FunderOfCompany[] }) {
  return (
    <Card flush title={w.companies.funders} id="funders">
      {funders.length === 0 && <p class="body mute">{w.companies.noFunder}</p>}
      <Rows pair>
        {funders.map(({ name, amount }) => (
          <Row title={name} state={<span>{w.format.amount(amount)}</span>} />
        ))}
      </Rows>
    </Card>
  )
}
