import { selectPack } from '#db/catalogue/packs.ts'
import { read } from '#db/database.ts'
import { selectCompaniesNamed } from '#db/people/companies.ts'
import { selectPerson, selectPersonLines } from '#db/people/people.ts'
import { selectChances } from '#db/sessions/enrolments.ts'
import { selectSessionsOfLevel } from '#db/sessions/of-pack.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { PackSaleInput, sellPack } from '#domain/sessions/pack-sale.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosenCompany } from '#routes/people/company-choice.ts'
import { titlesIn } from '#views/catalogue/packs.tsx'
import { PackSalePage } from '#views/sessions/pack-sale.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { storable, typedIn } from './enrolment-screen.ts'
import { reachOf } from './reach.ts'

const mostFound = 6
const mostLevels = Array.from({ length: 20 }, (_, at) => at + 1)

/** A pack sold to somebody: every session of it at once, for its price. */
export const packEnrolments = room('/catalogue/packs/:id/enrolments', { staff: 'sessions.edit' })

  .get(
    '/',
    async (c) => {
      const screen = await load(c, asked(c, 'person'))
      return page(c, c.var.w.catalogue.packs.sale.title(screen.pack.title), contentOf(c, screen, firstFor(screen)))
    },
    { rows: 80 },
  )

  .post(
    '/',
    async (c) => {
      const typed = await typedIn(c)
      const sessions = [(await readFields(c)).get('session') ?? []].flat().map((id) => storable(String(id), 40))
      const screen = await load(c, typed('person', 40), typed('company', 160), sessions)
      const { pack, person, levels, companies, standings } = screen
      const { w, scope } = c.var
      const title = w.catalogue.packs.sale.title(pack.title)
      const form = await readForm(c, PackSaleInput)
      const again = (state: FormState, status: 409 | 422 = 422) =>
        refused(c, title, contentOf(c, screen, { ...state, values: { ...state.values, session: sessions } }), status)
      if (!person) throw new NotThere()
      if (!form.ok) return again(form.state)
      const choice = chosenCompany(form.value.company, companies)
      if ('refusal' in choice) return again({ ...form.state, errors: { company: w.people[choice.refusal] } })

      const chosen = levels.map(({ sessions: planned }, at) => planned.find(({ id }) => id === sessions[at]))
      const name = `${person.givenName} ${person.familyName}`
      const sale = { pack, person: { id: person.id, name }, companyId: choice.company?.id ?? null, chosen }
      const outcome = await sellPack(scope, sale, standings)
      if (!outcome.ok) return again(withRefusal(c, form.state, outcome.refusal), 409)
      const { saleId, enrolled, waiting } = outcome.after
      const undo = saleId
        ? { action: paths.packSales.reversal(saleId), fields: { how: 'other', reason: '', tell: '' } }
        : undefined
      return gone(c, paths.people.one(person.id), { text: w.catalogue.packs.sale.done(name, enrolled, waiting), undo })
    },
    { rows: 80 },
  )

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context, personId: string, company = '', sessions: readonly string[] = []) {
  const { scope } = c.var
  const seen = reachOf(c, 'sessions.edit')
  const [id, who] = [c.req.param('id') ?? '', asked(c, 'who')]
  const today = dayOf(scope.clock.now())
  const [[pack], [person], found, companies, standings, ...rows] = await read(
    scope,
    selectPack(scope, id),
    selectPerson(scope, personId),
    selectPersonLines(scope, { q: who, after: null }, who === '' ? 0 : mostFound),
    selectCompaniesNamed(scope, company),
    selectChances(scope, sessions, personId),
    ...mostLevels.map((level) => selectSessionsOfLevel(seen, id, level, today)),
  )
  if (!pack) throw new NotThere()
  const levels = titlesIn(pack.levels).map(([programmeId, title], at) => ({
    programmeId,
    title,
    sessions: rows[at] ?? [],
  }))
  return { pack, person, who, found: who === '' ? [] : found.slice(0, mostFound), companies, standings, levels }
}

/** The nearest session of each programme that has a seat; in a path, of those that follow the level before. */
function firstFor({ pack, levels, person }: Screen): FormState {
  let after = ''
  const session = levels.map(({ sessions }) => {
    const possible = sessions.filter(({ startsOn }) => pack.kind !== 'path' || startsOn >= after)
    const first = possible.find(({ taken, seatsMax }) => taken < seatsMax) ?? possible[0]
    after = first?.endsOn ?? after
    return first?.id ?? ''
  })
  return { ...blank, values: { session, person: person?.id ?? '' } }
}

const contentOf = (c: Context, screen: Screen, state: FormState) => (
  <PackSalePage w={c.var.w} {...screen} state={state} />
)

const asked = (c: Context, name: string): string => storable(c.req.query(name) ?? '', 80).trim()
