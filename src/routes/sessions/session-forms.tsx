import { type Answers, read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import type { Scope } from '#db/scope.ts'
import { type SessionFrameRow, selectSessionFrame } from '#db/sessions/frame.ts'
import { type SoldProgramme, selectProgrammeChoices, selectSoldProgramme } from '#db/sessions/programmes.ts'
import { countSessions, selectOwner, selectSpaceChoices } from '#db/sessions/sessions.ts'
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
import { ProgrammeChoicePage } from '#views/sessions/programme-choice.tsx'
import { SessionFormPage } from '#views/sessions/session-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { loadSession } from './load.ts'

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
      const { session, owner, choices } = await load(c, '')
      const title = c.var.w.sessions.form.editTitle(session.title)
      const state = { values: valuesOf(session, owner?.name ?? ''), errors: {} }
      return page(c, title, editForm(c, session, choices, state))
    },
    { rows: 80 },
  )

  .post('/:id', async (c) => {
    const { session, owner, choices } = await load(c, await typedIn(c, 'owner'))
    const { scope, w } = c.var
    const title = w.sessions.form.editTitle(session.title)
    const form = checked(c, await readForm(c, SessionChange), choices, session.taken, owner)
    if (!form.ok) return refused(c, title, editForm(c, session, choices, form.state))

    const { version, ...input } = form.value
    const outcome = await changeSession(scope, session, version, input, [])
    if (outcome.ok) return gone(c, paths.sessions.one(session.id), { text: w.sessions.form.saved(input.title) })
    const state =
      outcome.refusal === 'taken'
        ? withRefusal(c, form.state, 'session_code_taken', 'reference')
        : withRefusal(c, form.state, outcome.refusal)
    return refused(c, title, editForm(c, session, choices, state), 409)
  })

const choicesOf = (scope: Scope, owner: string) =>
  [selectSiteNames(scope), selectSpaceChoices(scope), selectColleagues(scope, 'keepers', owner)] as const
type Choices = Answers<ReturnType<typeof choicesOf>>

async function load(c: Context, typed: string) {
  const { scope } = c.var
  const { session, found } = await loadSession(
    c,
    'sessions.edit',
    selectOwner(scope, c.req.param('id') ?? ''),
    ...choicesOf(scope, typed),
  )
  const [[owner], ...choices] = found
  return { session, owner, choices }
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

function editForm(c: Context, session: SessionFrameRow, choices: Choices, state: FormState) {
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
