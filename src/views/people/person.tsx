import type { EnrolmentLine, PaperLine } from '#db/desk/dossiers.ts'
import type { EmploymentRow } from '#db/people/employments.ts'
import type { MergeRow } from '#db/people/merges.ts'
import type { NeedsRow } from '#db/people/needs.ts'
import type { PersonRow } from '#db/people/people.ts'
import type { SaleLine } from '#db/sessions/pack-sales.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { EnrolmentsCard, PapersCard } from './dossier.tsx'
import { EmploymentsCard } from './employments.tsx'
import { MergesCard } from './merge.tsx'
import { NeedsCard } from './needs.tsx'
import { PackSalesCard } from './pack-sales.tsx'

export type PersonScreen = {
  person: PersonRow
  employments: readonly EmploymentRow[]
  enrolments: readonly EnrolmentLine[]
  papers: readonly PaperLine[]
  merges: readonly MergeRow[]
  sales: readonly SaleLine[]
  mayEndSales: boolean
  history: readonly Entry[]
  /** Whether needs are noted; undefined for who may not know. */
  hasNeeds: boolean | undefined
  /** The needs themselves, once somebody has asked to read them. */
  needs?: NeedsRow | null | undefined
}

type PersonProps = {
  w: Speech
  screen: PersonScreen
  mayEdit: boolean
  allHistory: string | undefined
  employing?: FormState | undefined
  noting?: FormState | undefined
}

/** Everything that is known of somebody, with the way to it. */
export function PersonPage({ w, screen, mayEdit, allHistory, employing, noting }: PersonProps) {
  const { person, employments, enrolments, papers, merges, history, hasNeeds, needs } = screen
  const kept = merges.find(({ goneId, reversedAt }) => goneId === person.id && reversedAt === null)
  const isHere = kept === undefined
  return (
    <>
      <PageHead
        title={`${person.givenName} ${person.familyName}`}
        state={person.identityId !== null && <Badge tone="info">{w.people.signsIn}</Badge>}
        facts={[
          ...(person.email ? [{ icon: 'mail' as const, text: person.email }] : []),
          ...(person.phone ? [{ icon: 'smartphone' as const, text: person.phone }] : []),
        ]}
        actions={mayEdit && isHere && <Actions w={w} id={person.id} />}
      />
      {kept && (
        <Alert
          title={w.people.mergedInto}
          action={<LinkButton href={paths.people.one(kept.keptId)}>{w.people.seeKept}</LinkButton>}
        />
      )}
      <div class="cols">
        <div>
          <Identity w={w} person={person} />
          <EnrolmentsCard w={w} enrolments={enrolments} of="person" />
          <PackSalesCard w={w} sales={screen.sales} mayEnd={screen.mayEndSales} />
          <PapersCard w={w} papers={papers} none={w.people.noPaper} />
        </div>
        <div>
          <EmploymentsCard
            w={w}
            personId={person.id}
            employments={employments}
            mayEdit={mayEdit && isHere}
            state={employing}
          />
          {hasNeeds !== undefined && (
            <NeedsCard
              w={w}
              personId={person.id}
              hasNeeds={hasNeeds}
              needs={needs}
              mayEdit={mayEdit && isHere}
              state={noting}
            />
          )}
          <MergesCard w={w} merges={merges.filter(({ keptId }) => keptId === person.id)} mayEdit={mayEdit} />
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}

const Actions = ({ w, id }: { w: Speech; id: string }) => (
  <>
    <LinkButton icon="link" href={paths.personal.all(id)}>
      {w.people.links}
    </LinkButton>
    <LinkButton href={paths.people.merge(id)}>{w.people.merge}</LinkButton>
    <LinkButton tone="primary" icon="pencil" href={paths.people.edit(id)}>
      {w.people.edit}
    </LinkButton>
  </>
)

function Identity({ w, person }: { w: Speech; person: PersonRow }) {
  const categories: Record<string, string> = w.people.categories
  return (
    <Card title={w.people.identity} id="identity">
      <KeyValues
        pairs={[
          [w.people.email, person.email && <a href={`mailto:${person.email}`}>{person.email}</a>],
          [w.people.phone, person.phone],
          [w.people.bornOn, person.bornOn && w.format.longDate(person.bornOn)],
          [w.people.job, person.job],
          [
            w.people.address,
            [person.street, `${person.postalCode ?? ''} ${person.town ?? ''}`.trim()].filter(Boolean).join(', '),
          ],
          [w.people.category, categories[person.category ?? ''] ?? w.people.unknownCategory],
        ]}
      />
    </Card>
  )
}
