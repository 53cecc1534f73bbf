import { env } from 'cloudflare:workers'
import { answerToken } from '#domain/surveys/answer-links.ts'
import { tokens } from '#edge/tokens.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const given = { satisfait: '2', recommande: '6', mot: 'Trop rapide' }
const hand = { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', survey: 'a-chaud', days: '14' }

const quentin = (place: Place) => place.member('quentin')

/** The link that Léa received, on a phone that nobody knows. */
async function phone(place: Place) {
  const mailed = { id: 'a-chaud-lea', closesOn: '2026-12-01' }
  const token = await answerToken(tokens(env.SECRET), 'lisiere', mailed, place.now())
  return { guest: place.stranger(), address: `/answer/lisiere/${token}` }
}

const again = 'asked for again, it leaves again'
const mailedAgain = {
  events: again,
  event_payloads: again,
  receipts: again,
  sendings: again,
  sending_texts: again,
}
const doubt = 'a link that may be lost is sent again: it opens the same thing'

export const answering: readonly Flow[] = [
  flow('answer a survey', {
    arrange: phone,
    act: (_, { guest, address }) => guest.post(address, given),
  }),
  flow('keep the draft of an answer', {
    arrange: phone,
    act: (_, { guest, address }) => guest.post(`${address}/draft`, given),
  }),
  flow('ask for the link of a survey in the room', {
    wary: 'whoever does it ten times waits',
    arrange: async (place) => place.stranger(),
    act: (_, guest) => guest.post('/answer/lisiere/here/a-chaud-passee', { email: 'lea@lisiere.example' }),
    repeats: mailedAgain,
    forgives: { participations: again },
    twice: { '': doubt },
  }),
  flow('ask a survey by hand', {
    arrange: quentin,
    act: (_, staff) => staff.post('/sessions/encours/surveys', hand),
    twice: { '': doubt },
  }),
  flow('remind those who have not answered', {
    arrange: quentin,
    act: (_, staff) => staff.post('/sessions/askings/a-chaud-passee/reminder'),
  }),
  flow('close an asking', {
    arrange: quentin,
    act: (_, staff) => staff.post('/sessions/askings/a-chaud-passee/closure'),
  }),
  flow('a survey that comes due is asked', {
    arrange: (place) =>
      place.write(
        `INSERT INTO survey_rules VALUES ('lisiere', 'le-lendemain', 'a-chaud', 'manager', 'start', 1, 0, '3 7', 14, 1, ?, 'ana')`,
        place.now(),
      ),
    act: (place) => place.errand('surveys'),
    twice: { '': doubt },
  }),
]
