import type { PackSession } from '#db/sessions/of-pack.ts'
import { paths } from '#paths.ts'
import { CompanyField } from '#views/people/person-form.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { SearchField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { Findable } from './enrolment-add.tsx'

type Level = { programmeId: string; title: string; sessions: readonly PackSession[] }

type SaleProps = {
  w: Speech
  pack: { id: string; title: string; price: number }
  levels: readonly Level[]
  person: { id: string; givenName: string; familyName: string } | undefined
  who: string
  found: readonly Findable[]
  state: FormState
}

/** Who buys the pack, then a session for each of its programmes. */
export function PackSalePage(props: SaleProps) {
  const { w, pack, person } = props
  const { sale } = w.catalogue.packs
  const lead = pack.price === 0 ? sale.alone : sale.split(w.format.amount(pack.price))
  return (
    <>
      <PageHead title={sale.title(pack.title)} lead={lead} />
      <div class="cols near">
        <div>{person ? <SaleForm {...props} person={person} /> : <Search {...props} />}</div>
      </div>
    </>
  )
}

function Search({ w, pack, who, found }: SaleProps) {
  const { enrolments: words } = w
  const action = paths.catalogue.packs.enrolments(pack.id)
  return (
    <Card title={w.catalogue.packs.sale.who} id="who">
      <Form w={w} state={{ values: { who }, errors: {} }} action={action} method="get" bare>
        <SearchField
          w={w}
          state={{ values: { who }, errors: {} }}
          name="who"
          label={words.find}
          placeholder={words.findHint}
        />
        <div class="actions">
          <Button icon="search">{words.findVerb}</Button>
          <LinkButton href={paths.people.new}>{w.people.add}</LinkButton>
        </div>
      </Form>
      {who !== '' && found.length === 0 && <p>{words.notFound(who)}</p>}
      {found.length > 0 && (
        <Rows label={words.found}>
          {found.map(({ id, givenName, familyName, email }) => (
            <Row title={`${givenName} ${familyName}`} href={`${action}?person=${id}`} context={email} />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function SaleForm({ w, pack, levels, person, state }: SaleProps & { person: NonNullable<SaleProps['person']> }) {
  const { sale } = w.catalogue.packs
  const chosen = [state.values.session ?? []].flat()
  return (
    <Form
      w={w}
      state={state}
      id="pack-sale"
      action={paths.catalogue.packs.enrolments(pack.id)}
      hidden={{ person: person.id }}
    >
      <Part title={`${person.givenName} ${person.familyName}`}>
        <CompanyField w={w} state={state} label={w.enrolments.company} hint={w.enrolments.companyOptional} />
      </Part>
      <Part title={sale.sessions}>
        {levels.map(({ title, sessions }, at) => (
          <SelectField
            w={w}
            state={{ values: { session: chosen[at] ?? '' }, errors: {}, prefix: `level${at + 1}` }}
            name="session"
            label={title}
            hint={sessions.length === 0 ? sale.unplanned : undefined}
            none={sale.choose}
            choices={sessions.map((session) => ({ value: session.id, label: said(w, session) }))}
          />
        ))}
      </Part>
      <SubmitBar w={w} verb={sale.verb} cancel={paths.catalogue.packs.all} />
    </Form>
  )
}

function said(w: Speech, { code, startsOn, endsOn, siteName, taken, seatsMax, pricePerPerson }: PackSession): string {
  const { sale } = w.catalogue.packs
  const left = Math.max(0, seatsMax - taken)
  const seats = left === 0 ? sale.full : w.format.count(left, sale.seat, sale.seats)
  return [w.format.period(startsOn, endsOn), siteName, seats, w.format.amount(pricePerPerson), code].join(' · ')
}
