import { flow } from '../flow.ts'
import type { Person, Place } from '../place.ts'

const paper = '/papers/convention-guivarch'
const asked = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  days: '30',
  role1: 'organisation',
  name1: 'Ana Delmas',
  email1: 'ana@lisiere.example',
  person1: 'ana',
}
const drawn = { sign: 'M10 10L20 30', signTyped: '', consent: 'on' }
const personal = { id: '01kaq2v7m8k3d5f6g7h8j9k0mp', room: 'training', days: '30' }

const ana = (place: Place) => place.member('ana')
const igor = (place: Place) => place.member('igor')

/** A paper sent to one person, who holds its link. */
async function requested(place: Place): Promise<{ staff: Person; guest: Person; link: string }> {
  const staff = await ana(place)
  await staff.post(`${paper}/signatures`, asked)
  await place.deliver()
  const link = /(\/o\/lisiere\/sign\/[\w.-]+)/.exec(place.mailTo('ana@lisiere.example'))?.[1] ?? ''
  return { staff, guest: place.stranger(), link }
}

async function coded(place: Place) {
  const known = await requested(place)
  await known.guest.post(`${known.link}/code`)
  await place.deliver()
  const code = /(\d{6})/.exec(place.mailTo('ana@lisiere.example'))?.[1] ?? ''
  return { ...known, code }
}

const mailedAgain = {
  events: 'asked for again, it leaves again',
  event_payloads: 'asked for again, it leaves again',
  receipts: 'asked for again, it leaves again',
  sendings: 'asked for again, it leaves again',
  sending_texts: 'asked for again, it leaves again',
}
const doubt = 'a link or a code that may be lost is sent again: it opens the same thing'

export const signatures = [
  flow('signature asked for', {
    arrange: ana,
    act: (_, staff) => staff.post(`${paper}/signatures`, asked),
    twice: { '': doubt },
  }),
  flow('signature reminded', {
    arrange: requested,
    act: (_, { staff }) => staff.post(`${paper}/signatures/reminder`),
    repeats: mailedAgain,
    twice: { '': doubt },
  }),
  flow('signature request cancelled', {
    arrange: requested,
    act: (_, { staff }) => staff.post(`${paper}/signatures/cancellation`),
  }),
  flow('signature code asked for', {
    arrange: requested,
    act: (_, { guest, link }) => guest.post(`${link}/code`),
    repeats: mailedAgain,
    forgives: { signature_codes: 'asked for again, the last code is the good one' },
    loose: { sending_texts: 'the code is drawn by chance' },
    perishes: { minutes: 10, why: 'a code that has died is not sent: whoever still waits asks again' },
    twice: { '': doubt },
  }),
  flow('signature given, alone and last', {
    arrange: coded,
    act: (_, { guest, link, code }) => guest.post(link, { code, ...drawn }),
    twice: { '': doubt },
    heavy: true,
  }),
  flow('signature code mistaken', {
    arrange: coded,
    act: (_, { guest, link, code }) =>
      guest.post(link, { code: String((Number(code) + 1) % 1_000_000).padStart(6, '0'), ...drawn }),
    answers: 422,
    repeats: {
      events: 'each guess is counted',
      event_payloads: 'each guess is counted',
      receipts: 'each guess is looked at',
    },
    loose: { signature_codes: 'each guess is counted' },
  }),
  flow('signature declined', {
    arrange: requested,
    act: (_, { guest, link }) => guest.post(`${link}/refusal`, { reason: 'Le prix est faux' }),
    twice: { '': doubt },
  }),
  flow('signature awaited', {
    async arrange(place) {
      await requested(place)
      place.later(3 * 24 * 3600_000 + 1000)
    },
    act: (place) => place.errand('reminders'),
    twice: { '': doubt },
  }),
  flow('signature too late', {
    async arrange(place) {
      await requested(place)
      place.later(31 * 24 * 3600_000)
    },
    act: (place) => place.errand('reminders'),
  }),
  flow('personal link given', {
    arrange: igor,
    act: (_, staff) => staff.post('/people/lea/links', personal),
    twice: { '': doubt },
  }),
  flow('personal link revoked', {
    async arrange(place) {
      const staff = await igor(place)
      await staff.post('/people/lea/links', personal)
      await place.deliver()
      return staff
    },
    act: (_, staff) => staff.post('/people/lea/links/revocation', { link: personal.id }),
  }),
  flow('signature checked in a file', {
    act: (place) =>
      place
        .stranger()
        .post('/verify', { file: new File(['%PDF-1.7\n'], 'convention.pdf', { type: 'application/pdf' }) }),
    writes: 'nothing',
  }),
]
