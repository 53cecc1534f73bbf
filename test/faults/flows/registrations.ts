import { env } from 'cloudflare:workers'
import { signRegistration } from '#domain/sessions/registration-token.ts'
import { standInEnvelope, standInSecret } from '#edge/stripe-stand-in.ts'
import { tokens } from '#edge/tokens.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import { minute, type Place } from '#test/faults/place.ts'

const page = '/o/lisiere/sessions/avenir'
const nora = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  givenName: 'Nora',
  familyName: 'Kerviel',
  email: 'nora@dunes.example',
  phone: '06 12 34 56 78',
  payer: 'company',
  companyName: 'Atelier des Dunes',
  companySiret: '73282932000074',
  needs: 'Une table réglable',
  message: '',
  consent: 'on',
  fax: '',
}
const owner = (place: Place) => place.member('odile')
const register = (place: Place, changes: Record<string, string> = {}) =>
  place.stranger().post(page, { ...nora, ...changes })
const told = { sendings: 'each try says it again to the same address', sending_texts: 'each try says it again' }
const again = {
  events: 'asked for twice, told twice',
  event_payloads: 'asked for twice, told twice',
  receipts: 'told twice',
  ...told,
}
const signedAgain = {
  hook_sources: 'the secret of the stand-in is sealed again',
  hook_endpoints: 'the secret of the stand-in is sealed again',
  incoming: 'it was signed again, at another hour',
}

export const registrations: readonly Flow[] = [
  flow('register for a session', {
    twice: { '': 'a doubt about it sends it again' },
    wary: 'whoever does it ten times waits',
    async arrange() {},
    act: (place) => register(place),
  }),
  flow('offer a seat to who waits next', {
    async arrange(place) {
      await place.write(
        "UPDATE enrolments SET state = 'waiting' WHERE organisation_id = 'lisiere' AND id = 'gael-avenir'",
      )
      await place.write(
        "INSERT INTO reminders (organisation_id, id, kind, subject_id, due_at, person_id, at) VALUES ('lisiere', 'seat.gael-avenir', 'seat', 'gael-avenir', ?, NULL, ?)",
        place.now(),
        place.now(),
      )
      await register(place)
      await place.deliver()
    },
    act: (place) => place.errand('reminders'),
  }),
  flow('register for a session once more', {
    wary: 'whoever does it ten times waits',
    arrange: async (place) => {
      await register(place)
      await place.deliver()
    },
    act: (place) => register(place, { id: '01kaq2v7m8k3d5f6g7h8j9k0mp' }),
    repeats: again,
    twice: { 'Votre inscription': 'asked for twice, told twice' },
  }),
  flow('register for a session that is paid at once', {
    twice: { '': 'a doubt about it sends it again' },
    wary: 'whoever does it ten times waits',
    arrange: paid,
    act: (place) => register(place),
  }),
  flow('ask for the payment once more', {
    async arrange(place) {
      await paid(place)
      await register(place)
      await place.deliver()
      await place.write("UPDATE payments SET address = '', checkout_id = NULL WHERE enrolment_id <> 'gael-avenir'")
      return addressOf(place)
    },
    act: (place, address) => place.stranger().post(`${address}/payment`),
  }),
  flow('pay at the stand-in', {
    arrange: toPay,
    act: payAtStandIn,
    forgives: signedAgain,
    twice: { 'Votre inscription': 'a doubt about it sends it again' },
  }),
  flow('pay once the seat is taken', {
    twice: { '': 'a doubt about it sends it again' },
    async arrange(place) {
      const payment = await toPay(place)
      place.later(31 * minute)
      await place.errand('holds')
      await place.deliver()
      await seats(place, 0)
      return payment
    },
    act: payAtStandIn,
    forgives: signedAgain,
  }),
  flow('pay another amount', {
    twice: { '': 'a doubt about it sends it again' },
    async arrange(place) {
      const payment = { id: await toPay(place), amount: 1, checkoutId: 'cs_one', intentId: 'pi_one' }
      const odile = await owner(place)
      const source = '01kaq2v7m8k3d5f6g7h8j9k0mq'
      const fields = { id: source, name: 'Paiements', provider: 'stripe', secret: standInSecret }
      await odile.post('/settings/webhooks/sources', fields)
      const endpoint = await place.value('SELECT endpoint FROM hook_sources WHERE id = ?', source)
      const type = 'checkout.session.completed'
      const { header, body } = await standInEnvelope({ id: 'evt_one', type, at: place.now(), payment })
      const headers = { 'content-type': 'application/json', 'stripe-signature': header('stripe-signature') ?? '' }
      return { endpoint, init: { method: 'POST', headers, body } }
    },
    act: (place, { endpoint, init }) => place.stranger().send(`/hooks/stripe/${endpoint}`, init),
  }),
  flow('take a seat that was waited for', {
    async arrange(place) {
      await seats(place, 0)
      await register(place)
      await place.deliver()
      await seats(place, 2)
      return addressOf(place)
    },
    act: (place, address) => place.stranger().post(`${address}/seat`),
  }),
  flow('close the registration page', {
    arrange: owner,
    act: (_, odile) => odile.post('/sessions/avenir/registration-page/closure'),
  }),
  flow('open the registration page', {
    async arrange(place) {
      const odile = await owner(place)
      await odile.post('/sessions/avenir/registration-page/closure')
      return odile
    },
    act: (_, odile) => odile.post('/sessions/avenir/registration-page/opening'),
  }),
  flow('give a payment back', {
    async arrange(place) {
      await place.write(
        "UPDATE payments SET state = 'paid', intent_id = 'pi_one' WHERE organisation_id = 'lisiere' AND id = 'paiement'",
      )
      return owner(place)
    },
    act: (_, odile) => odile.post('/sessions/avenir/refunds', { payment: 'paiement' }),
  }),
  flow('give back the seats that nobody has paid', {
    async arrange(place) {
      await paid(place)
      await register(place)
      await place.deliver()
      place.later(31 * minute)
    },
    act: (place) => place.errand('holds'),
  }),
  flow('link a payment account', {
    arrange: owner,
    act: (_, odile) => odile.post('/settings/payments', { key: 'sk_test_0123456789abcd' }),
    repeats: { events: 'linked twice', event_payloads: 'linked twice' },
    forgives: { payment_accounts: 'its key is sealed again' },
  }),
  flow('remove a payment account', {
    async arrange(place) {
      const odile = await owner(place)
      await odile.post('/settings/payments', { key: 'sk_test_0123456789abcd' })
      return odile
    },
    act: (_, odile) => odile.post('/settings/payments/removal'),
  }),
]

async function toPay(place: Place): Promise<string> {
  await paid(place)
  await register(place)
  await place.deliver()
  return place.value("SELECT id FROM payments WHERE organisation_id = 'lisiere' AND id <> 'paiement'")
}

function payAtStandIn(place: Place, payment: string) {
  return place.stranger().post(`/dev/checkout/lisiere/${payment}`)
}

async function paid(place: Place): Promise<void> {
  await place.write("UPDATE sessions SET is_paid_online = 1 WHERE organisation_id = 'lisiere' AND id = 'avenir'")
}

const seats = (place: Place, left: number) =>
  place.write(
    "UPDATE sessions SET seats_max = (SELECT taken FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = 'avenir') + ? WHERE organisation_id = 'lisiere' AND id = 'avenir'",
    left,
  )

/** What the mail leads to. */
async function addressOf(place: Place): Promise<string> {
  const enrolment = await place.value(
    "SELECT enrolment_id FROM registrations WHERE organisation_id = 'lisiere' AND email = 'nora@dunes.example'",
  )
  const token = { organisation: 'lisiere', session: 'avenir', enrolment }
  return `/o/lisiere/registrations/${await signRegistration(tokens(env.SECRET), token, place.now())}`
}
