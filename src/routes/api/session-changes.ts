import { selectColleague } from '#db/members/colleagues.ts'
import { selectOrganisation } from '#db/organisations/api-organisation.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { selectApiSession } from '#db/sessions/api-sessions.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { type SoldProgramme, selectSoldProgramme } from '#db/sessions/programmes.ts'
import { selectSpaceChoices } from '#db/sessions/sessions.ts'
import { selectTrainerChoices, theseTrainers } from '#db/sessions/slots.ts'
import { no } from '#domain/events/outcome.ts'
import { cancelSession } from '#domain/sessions/moves.ts'
import { refuseSession, type SessionInput } from '#domain/sessions/session.ts'
import { openSession } from '#domain/sessions/sessions.ts'
import { type Wanted, wantedOf } from '#domain/sessions/slot.ts'
import { planSlots } from '#domain/sessions/slots.ts'
import { change, peekJson, wordIn } from '#http/api-change.ts'
import { idOf } from '#http/api-list.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { sessionOf, slotOf } from './sessions.ts'
import { CancellationAsked, SessionAsked, SlotsAsked } from './told/training.ts'

export const apiSessionChanges = room(paths.api.sessions, { key: 'training:write' })

  .post('/', async (c) => {
    const { scope } = c.var
    const { programmeId, ownerId } = await peekJson(c)
    return change(
      c,
      [
        selectSoldProgramme(scope, wordIn(programmeId)),
        selectSiteNames(scope),
        selectSpaceChoices(scope),
        selectColleague(scope, 'keepers', wordIn(ownerId)),
      ],
      () => ({ schema: SessionAsked }),
      ([[sold], sites, spaces, owners], asked) => {
        if (!sold) return { refusal: 'choice', field: 'programmeId' }
        const input = inputOf(asked, sold)
        const wrong = refuseSession(input, { sites, spaces, owners }, 0)
        if (wrong) return { refusal: wrong.refusal, field: fieldNames[wrong.field] ?? wrong.field }
        const id = scope.ids.next()
        const { title, reference: code, site: siteId, modality, seatsMax } = input
        const made = { id, code, title, siteId, modality, seatsMax, programmeId: sold.id, startsOn: '', endsOn: '' }
        const none = { taken: 0, waiting: 0, cancelledAt: null, isPublic: Number(input.isPublic), sortKey: '' }
        return {
          status: 201,
          body: sessionOf({ ...made, ...none, at: scope.clock.now() }),
          commit: async (along) => {
            const outcome = await openSession(scope, id, sold, input, along)
            return !outcome.ok && outcome.refusal === 'taken' ? no('session_code_taken') : outcome
          },
        }
      },
    )
  })

  .post('/:id/slots', async (c) => {
    const { scope } = c.var
    const named = trainersIn(await peekJson(c))
    return change(
      c,
      [
        selectSessionFrame(scope, idOf(c)),
        selectOrganisation(scope),
        selectSpaceChoices(scope),
        selectTrainerChoices(scope, idOf(c), theseTrainers(named)),
      ],
      () => ({ schema: SlotsAsked }),
      ([[session], [organisation], spaces, trainers], { slots }) => {
        if (!session || !organisation) throw new NotThere()
        const knows = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id)
        if (slots.some(({ spaceId }) => spaceId !== '' && !knows(spaces, spaceId))) {
          return { refusal: 'choice', field: 'spaceId' }
        }
        if (slots.some(({ trainerIds }) => !trainerIds.every((id) => knows(trainers, id)))) {
          return { refusal: 'choice', field: 'trainerIds' }
        }
        const wanted = slots.map((slot) => slotWanted(slot, scope.ids.next(), organisation.timeZone))
        const items = wanted.map((slot) => slotOf(rowOf(slot, session.id)))
        return {
          status: 201,
          body: { items },
          commit: async (along) => {
            const outcome = await planSlots(scope, session, wanted, { accepted: [], tell: false }, along)
            return !outcome.ok && outcome.refusal === 'overtaken' ? no('slot_conflicts') : outcome
          },
        }
      },
    )
  })

  .post('/:id/cancellation', (c) => {
    const { scope } = c.var
    return change(
      c,
      [selectSessionFrame(scope, idOf(c)), selectApiSession(scope, idOf(c))],
      () => ({ schema: CancellationAsked }),
      ([[session], [row]], input) => {
        if (!session || !row) throw new NotThere()
        if (session.cancelledAt !== null) return { refusal: 'session_is_cancelled', field: '' }
        return {
          status: 201,
          body: sessionOf({ ...row, cancelledAt: scope.clock.now() }),
          commit: (along) => cancelSession(scope, session, input, along),
        }
      },
    )
  })

/** Whoever a body that is not judged yet may name. */
function trainersIn({ slots }: Readonly<Record<string, unknown>>): string[] {
  const each = Array.isArray(slots) ? slots.slice(0, 120) : []
  const ids = each.flatMap((slot: { trainerIds?: unknown } | null) =>
    Array.isArray(slot?.trainerIds) ? slot.trainerIds : [],
  )
  return [...new Set(ids.map(wordIn))].slice(0, 400)
}

/** Where a program says it under another name than the form. */
const fieldNames: Readonly<Record<string, string>> = {
  site: 'siteId',
  space: 'spaceId',
  owner: 'ownerId',
  seatsMin: 'seats',
  seatsMax: 'seats',
}

const inputOf = (asked: SessionAsked, sold: SoldProgramme): SessionInput => ({
  title: asked.title || sold.title,
  reference: asked.code,
  site: asked.siteId,
  modality: asked.modality,
  space: asked.spaceId,
  place: asked.place,
  remoteLink: asked.remoteLink,
  seatsMin: asked.seats.least,
  seatsWanted: asked.seats.wanted,
  seatsMax: asked.seats.most,
  goOn: asked.goOn,
  pricePerPerson: eurosOf(asked.pricePerPerson ?? sold.pricePerPerson),
  pricePerGroup: eurosOf(asked.pricePerGroup ?? sold.pricePerGroup),
  isPublic: asked.isPublic,
  isPaidOnline: false,
  owner: asked.ownerId,
  notes: asked.notes,
})

const eurosOf = (cents: number): string => (cents / 100).toFixed(2)

const slotWanted = ({ minutes, spaceId, trainerIds, ...slot }: SlotsAsked['slots'][number], id: string, zone: string) =>
  wantedOf(
    {
      ...slot,
      ...{ id, version: 0, remoteLink: '', accepted: '' },
      minutes: minutes === undefined ? '' : String(minutes),
      space: spaceId,
      trainers: [...new Set(trainerIds)],
    },
    zone,
  )

const rowOf = ({ trainers, remoteLink: _, ...slot }: Wanted, sessionId: string) => ({
  ...slot,
  sessionId,
  sortKey: '',
  trainers: JSON.stringify(trainers),
})
