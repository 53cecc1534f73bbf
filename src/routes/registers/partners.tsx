import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectHistory } from '#db/people/history.ts'
import { type PartnerRow, selectCompaniesNamed, selectPartner, selectPartners } from '#db/quality/registers-partners.ts'
import { barredOn, StandingInput, type Verdict } from '#domain/people/standing.ts'
import { PartnerChange, PartnerInput } from '#domain/quality/registers/partner.ts'
import { addPartner, changePartner, judgePartner } from '#domain/quality/registers/partners.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { NewPartnerPage, PartnerPage, type StandingNow, StandingState } from '#views/registers/partner.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { chosenOf, suggestionsOf, typedIn, unclear } from './colleague-choice.ts'
import { listed } from './listed.tsx'
import { todayOf } from './today.ts'

export const partnerForms = room(paths.registers.partners, { staff: 'registers.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    const values = { role: 'subcontractor' }
    return page(c, c.var.w.registers.partners.add, newForm(c, { ...blank, values }))
  })

  .post(
    '/',
    async (c) => {
      const typed = await typedIn(c, 'party')
      const parties = await loadParties(c, typed)
      const { w, scope } = c.var
      const title = w.registers.partners.add
      const form = await readForm(c, PartnerInput)
      if (!form.ok) return refused(c, title, newForm(c, form.state))
      const party = chosenOf(typed, parties)
      if ('refusal' in party) {
        const state = unclear(c, form.state, 'party', party.refusal)
        return refused(c, title, newForm(c, state, suggestionsOf(parties)))
      }
      const outcome = await addPartner(scope, form.value, party.one, [])
      if (!outcome.ok) {
        return refused(c, title, newForm(c, withRefusal(c, form.state, outcome.refusal, 'party')), 409)
      }
      return gone(c, paths.registers.partner(form.value.id), { text: w.registers.added })
    },
    { rows: 100 },
  )

  .post('/:id', async (c) => {
    const screen = await load(c)
    const form = await readForm(c, PartnerChange)
    if (!form.ok) return refused(c, screen.partner.name, shown(c, screen, form.state))
    const outcome = await changePartner(c.var.scope, screen.partner, form.value, [])
    if (!outcome.ok) {
      return refused(c, screen.partner.name, shown(c, screen, withRefusal(c, form.state, outcome.refusal)), 409)
    }
    return gone(c, paths.registers.partner(screen.partner.id), { text: c.var.w.registers.saved })
  })

  .post('/:id/standing', async (c) => {
    const screen = await load(c)
    const form = await readForm(c, StandingInput)
    if (!form.ok) return refused(c, screen.partner.name, shown(c, screen, undefined, form.state))
    const outcome = await judgePartner(c.var.scope, screen.partner, form.value, [])
    if (!outcome.ok) {
      const state = withRefusal(c, form.state, outcome.refusal)
      return refused(c, screen.partner.name, shown(c, screen, undefined, state), 409)
    }
    return gone(c, paths.registers.partner(screen.partner.id), { text: c.var.w.registers.partners.decided })
  })

export const partners = room(paths.registers.partners, { staff: 'quality.read' })

  .get(
    '/',
    listed(selectPartners, {
      icon: 'users',
      add: paths.registers.partnerNew,
      words: (w) => w.registers.partners,
      entry: (c, partner) => {
        const { w } = c.var
        const words = w.registers.partners
        return {
          href: paths.registers.partner(partner.id),
          title: partner.name,
          context: [words.roles[partner.role as 'partner'] ?? '', partner.certificate, partner.contract],
          dueOn: partner.sortKey,
          state: <StandingState w={w} standing={standingOn(partner, todayOf(c))} />,
        }
      },
    }),
    { rows: 70 },
  )

  .get(
    '/:id',
    async (c) => {
      const screen = await load(c)
      return page(c, screen.partner.name, shown(c, screen))
    },
    { rows: 70 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[partner], history] = await read(scope, selectPartner(scope, id), selectHistory(scope, id))
  if (!partner) throw new NotThere()
  return { partner, history }
}

async function loadParties(c: Context, typed: string) {
  const { scope } = c.var
  const [companies, people] = await read(
    scope,
    selectCompaniesNamed(scope, typed),
    selectColleagues(scope, 'team', typed),
  )
  return [
    ...companies.map((company) => ({ ...company, companyId: company.id, personId: null })),
    ...people.map((person) => ({ ...person, companyId: null, personId: person.id })),
  ]
}

const standingOn = (partner: PartnerRow, day: string): StandingNow =>
  barredOn(partner, day) ?? (partner.verdict as Verdict | null)

function shown(c: Context, { partner, history }: Screen, state?: FormState, standingState?: FormState) {
  const { role, nda, certificate, certifiedUntil, contract, contractUntil, followed, reviewOn } = partner
  const values = { role, nda, certificate, certifiedUntil, contract, contractUntil, followed, reviewOn }
  const decided = { verdict: partner.verdict ?? 'accepted', until: partner.until ?? '', reason: partner.reason ?? '' }
  return (
    <PartnerPage
      w={c.var.w}
      partner={partner}
      standing={standingOn(partner, todayOf(c))}
      history={history}
      allHistory={historyOf(c, partner.id)}
      mayEdit={c.var.may('registers.edit')}
      state={state ?? { ...blank, values }}
      standingState={standingState ?? { ...blank, values: decided }}
    />
  )
}

function newForm(c: Context, state: FormState, parties: readonly Choice[] = []) {
  const id = [state.values.id ?? c.var.scope.ids.next()].flat()[0] ?? ''
  return <NewPartnerPage w={c.var.w} id={id} parties={parties} state={state} />
}
