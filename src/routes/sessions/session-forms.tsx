import { type Answers, read, type Statements } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import type { Scope } from '#db/scope.ts'
import type { Booked } from '#db/sessions/conflicts.ts'
import { type AffectedSlot, selectAffectedPeople, selectAffectedSlots } from '#db/sessions/consequences.ts'
import { type SessionFrameRow, selectSessionFrame } from '#db/sessions/frame.ts'
import { type SoldProgramme, selectProgrammeChoices, selectSoldProgramme } from '#db/sessions/programmes.ts'
import { countSessions, selectOwner, selectSpaceChoices } from '#db/sessions/sessions.ts'
import { judging } from '#domain/documents/judging.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { NewSession, proposedCode, refuseSession, SessionChange, type SessionInput } from '#domain/sessions/session.ts'
import { changeSession, openSession } from '#domain/sessions/sessions.ts'
import type { Context } from '#http/context.ts'
import { type Filled, readFields, readForm, withRefusal } from '#http/form.ts'
import { addressOf, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosen, suggestionsOf, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import type { Clash } from '#views/sessions/conflicts.tsx'
import type { Consequence, Unconfirmed } from '#views/sessions/consequences.tsx'
import { ProgrammeChoicePage } from '#views/sessions/programme-choice.tsx'
import { SessionFormPage } from '#views/sessions/session-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { acceptedIn } from './accepted.ts'
import { affectedIn, isAnybody, toldIn } from './affected.ts'
import { loadSession } from './load.ts'
import { unconfirmedAt } from './slot-papers.ts'
import { clashOf } from './slots.tsx'

export const sessionForms = room(paths.sessions.all, { staff: 'sessions.edit' })

  .get(
    '/new',
    async (c) => {
      const { scope } = c.var
      const { q } = readListing(c)
      const programme = (c.req.query('programme') ?? '').slice(0, 40)
      const [programmes, [sold], [count], ...choices] = await read(
        scope,
        selectProgrammeChoices(scope, q, programme ? 0 : 25),
        selectSoldProgramme(scope, programme),
        countSessions(scope),
        ...choicesOf(scope, ''),
      )
      const { w } = c.var
      if (sold)
        return page(c, w.sessions.form.newTitle, newForm(c, sold, choices, proposal(c, sold, count?.value ?? 0)))
      const content = <ProgrammeChoicePage w={w} programmes={programmes} address={addressOf(c)} searched={q} />
      return page(c, w.sessions.form.newTitle, content)
    },
    { rows: 120 },
  )

  .post('/', async (c) => {
    const { scope } = c.var
    const programme = [(await readFields(c)).get('programme') ?? ''].flat()[0] ?? ''
    const typed = await typedIn(c, 'owner')
    const [[sold], ...choices] = await read(scope, selectSoldProgramme(scope, programme), ...choicesOf(scope, typed))
    if (!sold) throw new NotThere()
    const { w } = c.var
    const again = (state: FormState) => refused(c, w.sessions.form.newTitle, newForm(c, sold, choices, state))
    const form = checked(c, await readForm(c, NewSession), choices, 0)
    if (!form.ok) return again(form.state)

    const { id = scope.ids.next(), programme: _, ...input } = form.value
    const outcome = await openSession(scope, id, sold, input, [])
    if (outcome.ok) return gone(c, paths.sessions.slots(id), { text: w.sessions.form.created(input.title) })
    const [made] = await read(scope, selectSessionFrame(scope, id))
    // The first answer was lost on its way: the session is there.
    if (made.length > 0) return gone(c, paths.sessions.one(id))
    return again(withRefusal(c, form.state, 'session_code_taken', 'reference'))
  })

  .get(
    '/:id/edit',
    async (c) => {
      const { session, owner, choices, told } = await load(c, '')
      const title = c.var.w.sessions.form.editTitle(session.title)
      const state = { values: { ...valuesOf(session, owner?.name ?? ''), tell: 'on' }, errors: {} }
      return page(c, title, editForm(c, session, choices, state, { told }))
    },
    { rows: 120 },
  )

  .post('/:id', async (c) => {
    const loaded = await loadJudged(c, await typedIn(c, 'owner'))
    const { session, owner, choices, judged, slots } = loaded
    const { scope, w } = c.var
    const title = w.sessions.form.editTitle(session.title)
    const again = (state: FormState, beside: Beside = {}, status: 409 | 422 = 422) =>
      refused(c, title, editForm(c, session, choices, state, { ...beside, told: loaded.told }), status)
    const form = checked(c, await readForm(c, SessionChange), choices, session.taken, owner)
    if (!form.ok) return again(form.state)

    const { version, tell, confirmed, accepted, ...input } = form.value
    const follows = unconfirmedAt(c, judged, confirmed, placeIn(input, choices))
    if (follows) return again(withRefusal(c, form.state, 'papers_follow'), { follows }, 409)
    const said = { version, tell, accepted: acceptedIn(accepted) }
    const spaces = spacesIn(input, session, slots)
    const outcome = await changeSession(scope, session, said, input, spaces, [])
    if (outcome.ok) return gone(c, paths.sessions.one(session.id), { text: w.sessions.form.saved(input.title) })
    if (outcome.refusal === 'taken')
      return again(withRefusal(c, form.state, 'session_code_taken', 'reference'), {}, 409)
    const wanted = { ...session, seatsMax: input.seatsMax }
    const found = await clashOf(c, wanted, spaces, outcome.refusal, ['space_small'])
    // Known and accepted, it is not what stopped the change.
    const isNew = found?.policy === 'block' || found?.conflicts.some(({ key }) => !said.accepted.includes(key))
    const clash = isNew ? found : undefined
    return again(withRefusal(c, form.state, clash ? 'slot_conflicts' : outcome.refusal), { clash }, 409)
  })

type Beside = { clash?: Clash | undefined; follows?: Unconfirmed | undefined; told?: readonly Consequence[] }

/** Where papers would say that it takes place. */
const placeIn = ({ modality, place, remoteLink, space }: SessionInput, [, spaces]: Choices) => ({
  modality,
  place,
  remoteLink,
  spaceName: spaces.find(({ id }) => id === space)?.name ?? '',
})

/** The spaces that must hold the seats, once there are more of them or another space. */
function spacesIn(
  { seatsMax, space }: SessionInput,
  session: SessionFrameRow,
  slots: readonly AffectedSlot[],
): Booked[] {
  const own = { id: session.id, startsAt: 0, endsAt: 0, spaceId: space || null, trainers: [] }
  const isAsked = seatsMax > session.seatsMax || (space || null) !== session.spaceId
  return isAsked ? [own, ...slots.map((slot) => ({ ...slot, trainers: [] }))] : []
}

const choicesOf = (scope: Scope, owner: string) =>
  [selectSiteNames(scope), selectSpaceChoices(scope), selectColleagues(scope, 'keepers', owner)] as const
type Choices = Answers<ReturnType<typeof choicesOf>>

async function load<const T extends Statements = readonly []>(c: Context, typed: string, also: T = [] as unknown as T) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    selectOwner(scope, id),
    ...choicesOf(scope, typed),
    selectAffectedPeople(scope, id),
    selectAffectedSlots(scope, id),
    ...also,
  )
  const [[owner], siteNames, spaces, owners, people, slots, ...rest] = found
  const choices: Choices = [siteNames, spaces, owners]
  const affected = affectedIn([people, [], slots])
  const told = isAnybody(affected) ? toldIn(c.var.w, affected) : []
  return { session, owner, choices, slots, told, rest }
}

/** With the papers that another place may make false. */
async function loadJudged(c: Context, typed: string) {
  const { rest, ...loaded } = await load(c, typed, judging(c.var.scope, c.req.param('id') ?? ''))
  return { ...loaded, judged: rest }
}

/** The sites where this person may plan, with those spaces and people. */
const offered = (c: Context, [siteNames, spaces, owners]: Choices) => ({
  sites: siteNames.filter(({ id }) => c.var.may('sessions.edit', id)),
  spaces: spaces.filter(({ siteId }) => c.var.may('sessions.read', siteId)),
  owners: suggestionsOf(owners),
})

/** The form against the rules of this organisation, beside those of its schema; who looks after it, by their name. */
function checked<T extends SessionInput>(
  c: Context,
  form: Filled<T>,
  choices: Choices,
  taken: number,
  before?: { id: string; name: string },
): Filled<T> {
  if (!form.ok) return form
  const owner = chosen(form.value.owner, choices[2], before)
  if ('refusal' in owner) return { ok: false, state: unclear(c, form.state, 'owner', owner.refusal) }
  const { sites, spaces } = offered(c, choices)
  const value = { ...form.value, owner: owner.one?.id ?? '' }
  const wrong = refuseSession(value, { sites, spaces, owners: owner.one ? [owner.one] : [] }, taken)
  return wrong ? { ok: false, state: withRefusal(c, form.state, wrong.refusal, wrong.field) } : { ...form, value }
}

function newForm(c: Context, sold: SoldProgramme, choices: Choices, state: FormState) {
  const { w } = c.var
  const { form: words } = w.sessions
  return (
    <SessionFormPage
      w={w}
      title={words.newTitle}
      lead={`${words.from(sold.title, `${sold.major}.${sold.minor}`)}. ${w.ui.allRequired}`}
      action={paths.sessions.all}
      verb={words.create}
      cancel={paths.sessions.all}
      state={state}
      {...offered(c, choices)}
      hidden={{ id: [state.values.id ?? c.var.scope.ids.next()].flat()[0], programme: sold.id }}
      follows={[words.followsSlots(w.format.duration(sold.minutes)), words.followsVersion, words.followsPublic]}
    />
  )
}

function editForm(c: Context, session: SessionFrameRow, choices: Choices, state: FormState, beside: Beside) {
  const { w } = c.var
  const { form: words } = w.sessions
  return (
    <SessionFormPage
      w={w}
      title={words.editTitle(session.title)}
      lead={w.ui.allRequired}
      action={paths.sessions.one(session.id)}
      verb={words.save}
      cancel={paths.sessions.one(session.id)}
      state={state}
      {...offered(c, choices)}
      hidden={{ version: String(session.version) }}
      clash={beside.clash}
      unconfirmed={beside.follows}
      told={beside.told}
    />
  )
}

/** What the programme says, and the habits of small groups. */
const proposal = (c: Context, sold: SoldProgramme, sessions: number): FormState => ({
  ...blank,
  values: {
    title: sold.title,
    reference: proposedCode(sessions, dayOf(c.var.scope.clock.now())),
    modality: 'in_person',
    site: c.var.visit.claims?.site ?? '',
    seatsMin: '4',
    seatsWanted: '8',
    seatsMax: '10',
    pricePerPerson: eurosOf(sold.pricePerPerson),
    pricePerGroup: eurosOf(sold.pricePerGroup),
  },
})

function valuesOf(session: SessionFrameRow, owner: string): FormState['values'] {
  const { title, modality, place, remoteLink, goOn, notes } = session
  return {
    title,
    modality,
    place,
    remoteLink,
    goOn,
    notes,
    reference: session.code,
    site: session.siteId,
    space: session.spaceId ?? '',
    seatsMin: String(session.seatsMin),
    seatsWanted: String(session.seatsWanted),
    seatsMax: String(session.seatsMax),
    pricePerPerson: eurosOf(session.pricePerPerson),
    pricePerGroup: eurosOf(session.pricePerGroup),
    owner,
    isPublic: session.isPublic ? 'on' : '',
    isPaidOnline: session.isPaidOnline ? 'on' : '',
  }
}

/** Cents as the field shows them, and as it reads them again. */
const eurosOf = (cents: number): string =>
  cents === 0 ? '' : (cents / 100).toFixed(2).replace('.', ',').replace(/,00$/, '')
