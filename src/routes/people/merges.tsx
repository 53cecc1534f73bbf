import { type Answers, read } from '#db/database.ts'
import { selectCompany, selectCompanyLines } from '#db/people/companies.ts'
import { selectMerge } from '#db/people/merges.ts'
import { selectPerson, selectPersonLines } from '#db/people/people.ts'
import { allOfCompany, allOfPerson } from '#db/quality/merged.ts'
import { MergeInput } from '#domain/people/person.ts'
import { readMoved, refuseMerge } from '#domain/sessions/enrolment-merge.ts'
import {
  companyMoved,
  companyMovesOf,
  mergeCompanies,
  mergePersons,
  partCompanies,
  partPersons,
  personMoved,
  personMovesOf,
} from '#domain/sessions/enrolment-merges.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { MergePage, type MergeScreen } from '#views/people/merge-page.tsx'
import { withParameters } from '#views/ui/address.ts'

const mostFound = 8

export const personMerges = room(paths.people.all, { staff: 'people.edit' })

  .get(
    '/:id/merge',
    async (c) => {
      const { screen, other } = await loadPersons(c, c.req.query('with') ?? '')
      // Whoever signs in stays: the page turns round.
      if (other?.turns) return gone(c, withParameters(paths.people.merge(other.id), { with: c.req.param('id') }))
      return page(c, screen.title, <MergePage w={c.var.w} screen={screen} />)
    },
    { rows: 90 },
  )

  .post(
    '/:id/merges',
    async (c) => {
      const form = MergeInput.safeParse(await asked(c))
      const { screen, kept, other } = await loadPersons(c, form.success ? form.data.other : '')
      const { scope, w } = c.var
      if (!form.success || !other || !screen.gone || other.turns) {
        return refused(c, screen.title, <MergePage w={w} screen={screen} />)
      }
      const { id = scope.ids.next() } = form.data
      const outcome = await mergePersons(scope, allOfPerson, id, kept, other.person, screen.gone.moved, [])
      if (!outcome.ok) return refused(c, screen.title, again(c, screen, w.refusals.overtaken), 409)
      const undo = { action: paths.merge.reversal(id), fields: {} }
      return gone(c, paths.people.one(kept.id), { text: w.people.merged(screen.kept), undo })
    },
    { rows: 300 },
  )

export const companyMerges = room(paths.companies.all, { staff: 'people.edit' })

  .get(
    '/:id/merge',
    async (c) => {
      const { screen } = await loadCompanies(c, c.req.query('with') ?? '')
      return page(c, screen.title, <MergePage w={c.var.w} screen={screen} />)
    },
    { rows: 70 },
  )

  .post(
    '/:id/merges',
    async (c) => {
      const form = MergeInput.safeParse(await asked(c))
      const { screen, kept, other } = await loadCompanies(c, form.success ? form.data.other : '')
      const { scope, w } = c.var
      if (!form.success || !other || !screen.gone) return refused(c, screen.title, <MergePage w={w} screen={screen} />)
      const { id = scope.ids.next() } = form.data
      const outcome = await mergeCompanies(scope, allOfCompany, id, kept, other, screen.gone.moved, [])
      if (!outcome.ok) return refused(c, screen.title, again(c, screen, w.refusals.overtaken), 409)
      const undo = { action: paths.merge.reversal(id), fields: {} }
      return gone(c, paths.companies.one(kept.id), { text: w.people.merged(screen.kept), undo })
    },
    { rows: 300 },
  )

export const mergeReversals = room('/merges/:id/reversal', { staff: 'people.edit' }).post('/', async (c) => {
  const { scope } = c.var
  const [[merge]] = await read(scope, selectMerge(scope, c.req.param('id') ?? ''))
  if (!merge) throw new NotThere()
  const moved = readMoved(merge.moved)
  const isPerson = merge.kind === 'person'
  // Undone already, it is as it was asked.
  if (merge.reversedAt === null) {
    await (isPerson
      ? partPersons(scope, allOfPerson, merge, moved, [])
      : partCompanies(scope, allOfCompany, merge, moved, []))
  }
  const one = isPerson ? paths.people.one : paths.companies.one
  return gone(c, one(merge.keptId), { text: c.var.w.people.parted(moved.name) })
})

async function asked(c: Context): Promise<Record<string, unknown>> {
  return Object.fromEntries([...(await readFields(c))].filter(([name]) => !name.startsWith('_')))
}

const again = (c: Context, screen: MergeScreen, problem: string) => (
  <MergePage w={c.var.w} screen={{ ...screen, problem }} />
)

/** One trip: both persons, what would pass, and who may be meant. */
async function loadPersons(c: Context, otherId: string) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { q } = readListing(c)
  const [[kept], [other], people, ...moves] = await read(
    scope,
    selectPerson(scope, id),
    selectPerson(scope, otherId),
    selectPersonLines(scope, { q, after: null }, q === '' ? 0 : mostFound),
    ...personMovesOf(scope, allOfPerson, id, otherId),
  )
  if (!kept) throw new NotThere()
  const { w } = c.var
  const name = `${kept.givenName} ${kept.familyName}`
  const refusal = other ? refuseMerge(kept, other) : null
  const rows = moves as unknown as Answers<ReturnType<typeof personMovesOf>>
  const moved = other && !refusal ? personMoved(allOfPerson, rows, kept, other) : null
  const address = paths.people.merge(id)
  const screen: MergeScreen = {
    title: w.people.mergeTitle(name),
    lead: w.people.mergeLead,
    back: paths.people.one(id),
    address,
    action: paths.people.merges(id),
    kept: name,
    typed: q,
    candidates: (q === '' ? [] : people)
      .filter((one) => one.id !== id)
      .map((one) => ({
        id: one.id,
        name: `${one.givenName} ${one.familyName}`,
        context: one.email,
        href: withParameters(address, { q, with: one.id }),
      })),
    gone: other && moved ? { id: other.id, name: moved.name, moved } : null,
    problem: refusal ? w.refusals[refusal] : undefined,
    id: scope.ids.next(),
  }
  const turns = other !== undefined && refusal === null && other.identityId !== null
  return { screen, kept, other: other ? { id: other.id, person: other, turns } : null }
}

async function loadCompanies(c: Context, otherId: string) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { q } = readListing(c)
  const [[kept], [other], found, ...moves] = await read(
    scope,
    selectCompany(scope, id),
    selectCompany(scope, otherId),
    selectCompanyLines(scope, { q, after: null }, q === '' ? 0 : mostFound),
    ...companyMovesOf(scope, allOfCompany, id, otherId),
  )
  if (!kept) throw new NotThere()
  const { w } = c.var
  const refusal = other ? refuseMerge({ ...kept, identityId: null }, { ...other, identityId: null }) : null
  const moved = other && !refusal ? companyMoved(allOfCompany, moves, other) : null
  const address = paths.companies.merge(id)
  const screen: MergeScreen = {
    title: w.companies.mergeTitle(kept.name),
    lead: w.companies.mergeLead,
    back: paths.companies.one(id),
    address,
    action: paths.companies.merges(id),
    kept: kept.name,
    typed: q,
    candidates: (q === '' ? [] : found)
      .filter((one) => one.id !== id)
      .map((one) => ({
        id: one.id,
        name: one.name,
        context: one.town,
        href: withParameters(address, { q, with: one.id }),
      })),
    gone: other && moved ? { id: other.id, name: other.name, moved } : null,
    problem: refusal ? w.refusals[refusal] : undefined,
    id: scope.ids.next(),
  }
  return { screen, kept, other: other ?? null }
}
