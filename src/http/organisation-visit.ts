import { type Answers, batch, type Statements } from '#db/database.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { languageOf, visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, NotThere } from '#http/refusals.ts'
import { type Language, speech } from '#words/words.ts'

export type OrganisationVisit<T extends Statements> = { scope: Scope; office: OfficeRow; answers: Answers<T> }

/**
 * Somebody from outside, in the organisation that the address names: for rooms at `/o/:organisation/…` whose door is
 * `{ public: true }`. The first thing their handlers do, with every read of the page:
 * `const { office, answers: [rows] } = await visitOrganisation(c, (scope) => [selectOffers(scope)])`.
 * From then on `c.var.scope` is that organisation's database, where verbs `commit` in the name of a visitor, and `c.var.w`
 * speaks a language it offers. The page itself is drawn by `portal` of http/portal.tsx.
 */
export async function visitOrganisation<const T extends Statements>(
  c: Context,
  ask: (scope: Scope) => T,
): Promise<OrganisationVisit<T>> {
  const { directory } = c.var
  const id = c.req.param('organisation') ?? ''
  const guess = whereabouts.get(id)
  const [[[place]], early] = await Promise.all([
    batch(directory.db, [selectPlace(directory, id)]),
    guess === undefined ? null : enterOffice(c, id, guess, ask),
  ])
  if (!place || place.leavingSince !== null) throw new NotThere()
  if (place.movingTo !== null && c.req.method !== 'GET') throw new BeingMoved()
  whereabouts.set(id, place.shard)

  const { scope, found, answers } = early && place.shard === guess ? early : await enterOffice(c, id, place.shard, ask)
  const [office] = found
  if (!office) throw new NotThere()
  c.set('scope', scope)
  c.set('w', await speech(spokenIn(office, languageOf(c)), office.timeZone))
  return { scope, office, answers }
}

/** Where organisations were last seen: asked at the same moment as the directory, which has the last word. */
const whereabouts = new Map<string, string>()

async function enterOffice<const T extends Statements>(
  c: Context,
  id: string,
  shard: string,
  ask: (scope: Scope) => T,
): Promise<{ scope: Scope; found: OfficeRow[]; answers: Answers<T> }> {
  const visitor = { kind: 'visitor', id: visitorAddress(c) } as const
  const scope: Scope = { ...officeOf(c, id, shard, visitor), changed: (topic) => c.var.changes.add(topic) }
  const [found, ...answers] = await batch(scope.db, [selectOffice(scope), ...ask(scope)])
  return { scope, found: found as OfficeRow[], answers: answers as unknown as Answers<T> }
}

function spokenIn({ languages }: OfficeRow, asked: Language): Language {
  const offered = languages.split(',')
  return offered.includes(asked) || offered[0] !== (asked === 'fr' ? 'en' : 'fr') ? asked : offered[0]
}
