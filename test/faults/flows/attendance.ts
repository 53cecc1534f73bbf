import { env } from 'cloudflare:workers'
import { signOwnLink, signTicket } from '#domain/attendance/passes.ts'
import { slotCode } from '#edge/slot-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Person, Place } from '#test/faults/place.ts'

const hand = 'M12 40.5L13 41L60 12L90 70'
const id = 'a-signature-made-here'
const slot = 'encours-3'
const claims = { organisation: 'lisiere', shard: 'SHARD_1', slot }

const again = 'said again by the same person'
const said = { events: again, event_payloads: again, receipts: again, sendings: again, sending_texts: again }
const kept = 'sent again, kept again'
const filed = {
  ...said,
  files: kept,
  file_checks: kept,
  file_refusals: kept,
  holdings: kept,
  holding_versions: kept,
  absence_proofs: kept,
  sheet_scans: kept,
  tokens: kept,
}
const counted = { counters: 'one file more', tokens: 'the second comes after the first' }

const bruno = (place: Place) => place.member('bruno')
const ana = (place: Place) => place.member('ana')
const photo = () =>
  new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF'], 'feuille.pdf', { type: 'application/pdf' })

/** Through the code on the screen, as a phone does. */
async function scanned(place: Place, phone: Person): Promise<{ address: string; pass: string }> {
  const code = await slotCode(env.SECRET, { shard: 'SHARD_1', organisationId: 'lisiere', slotId: slot }, place.now())
  const { text } = await phone.get(`/sign/${code}`)
  return { address: `/sign/${code}`, pass: /name="pass" value="([^"]*)"/.exec(text)?.[1] ?? '' }
}

async function withAnomaly(place: Place): Promise<Person> {
  await place.write(
    `INSERT INTO anomalies (organisation_id, id, session_id, slot_id, rule, person_id, facts, at)
      VALUES ('lisiere', 'encours-0.holiday', 'encours', 'encours-0', 'holiday', '', '{"day":"2026-11-20"}', ?)`,
    place.now(),
  )
  return ana(place)
}

async function withSheet(place: Place): Promise<{ person: Person; address: string }> {
  const person = await ana(place)
  await person.post('/sessions/encours/attendance/sheets')
  const code = await place.value(
    "SELECT code FROM sheets WHERE organisation_id = 'lisiere' AND session_id = 'encours' ORDER BY day LIMIT 1",
  )
  return { person, address: `/attendance/sheets/${code}` }
}

export const attendance: readonly Flow[] = [
  flow('correct a presence', {
    arrange: ana,
    act: (_, person) =>
      person.post('/attendance/presences/encours-0/lea-encours', {
        state: 'justified',
        minutes: '',
        reason: 'Arrêt',
        proof: photo(),
      }),
    repeats: filed,
    forgives: { ...counted, presences: again },
  }),
  flow('sign a half-day on the tablet', {
    arrange: bruno,
    act: (_, trainer) =>
      trainer.post(`/teaching/slots/${slot}/signatures`, { enrolment: 'lea-encours', id, signature: hand }),
  }),
  flow('note an absence', {
    arrange: bruno,
    act: (_, trainer) => trainer.post(`/teaching/slots/${slot}/absences`, { enrolment: 'malo-encours' }),
  }),
  flow('send personal links', {
    arrange: bruno,
    act: (_, trainer) => trainer.post(`/teaching/slots/${slot}/links`),
    repeats: said,
    twice: { 'Signez votre présence': 'asked for again' },
  }),
  flow('sign with the code of the room', {
    async arrange(place) {
      const cleo = await place.member('cleo')
      return { cleo, ...(await scanned(place, cleo)) }
    },
    act: (_, { cleo, address, pass }) => cleo.post(address, { pass, enrolment: 'cleo-encours', id, signature: hand }),
  }),
  flow('ask for a code by mail', {
    wary: 'whoever does it ten times waits',
    async arrange(place) {
      const phone = place.stranger()
      return { phone, ...(await scanned(place, phone)) }
    },
    act: (_, { phone, address, pass }) => phone.post(`${address}/identification`, { pass, enrolment: 'lea-encours' }),
    repeats: said,
    twice: {
      'votre code pour signer': 'a code that may be lost is sent again, and asked for again it is the same one',
    },
  }),
  flow('sign by a personal link', {
    arrange: (place) =>
      signOwnLink(tokens(env.SECRET), { ...claims, enrolment: 'lea-encours' }, place.now(), place.now()),
    act: (place, token) =>
      place.stranger().post(`/sign/own/${token}`, { enrolment: 'lea-encours', id, signature: hand }),
    forgives: { slot_signatures: 'each try comes from a browser of its own' },
  }),
  flow('send what was signed without a network', {
    arrange: async (place) => ({
      deviceAt: String(place.now() - 3600_000),
      ticket: await signTicket(
        tokens(env.SECRET),
        { ...claims, by: 'id-bruno', person: 'bruno' },
        place.now(),
        place.now(),
      ),
    }),
    act: (place, { ticket, deviceAt }) =>
      place.stranger().post('/sign/deferred', { ticket, id, enrolment: 'malo-encours', signature: hand, deviceAt }),
  }),
  flow('explain an anomaly', {
    arrange: withAnomaly,
    act: (_, person) => person.post('/attendance/anomalies/encours-0.holiday/resolution', { reason: 'Accord écrit' }),
  }),
  flow('reopen an anomaly', {
    async arrange(place) {
      const person = await withAnomaly(place)
      await person.post('/attendance/anomalies/encours-0.holiday/resolution', { reason: 'Accord écrit' })
      return person
    },
    act: (_, person) => person.post('/attendance/anomalies/encours-0.holiday/reopening'),
  }),
  flow('prepare sheets', {
    arrange: ana,
    act: (_, person) => person.post('/sessions/encours/attendance/sheets'),
    repeats: said,
    loose: { sheets: 'their codes are drawn by chance' },
  }),
  flow('receive a sheet', {
    arrange: withSheet,
    act: (_, { person, address }) => person.post(`${address}/scans`, { scan: photo() }),
    repeats: filed,
    forgives: counted,
  }),
  flow('tick a sheet', {
    async arrange(place) {
      const known = await withSheet(place)
      await known.person.post(`${known.address}/scans`, { scan: photo() })
      return known
    },
    act: (_, { person, address }) =>
      person.post(`${address}/signatures`, { tick: ['encours-0 lea', 'encours-0 bruno'] }),
  }),
  flow('look for slots that nobody countersigned', {
    async arrange(place) {
      const trainer = await bruno(place)
      await trainer.post('/teaching/slots/encours-1/signatures', { enrolment: 'lea-encours', id, signature: hand })
    },
    act: (place) => place.errand('attendance'),
    // It was judged as soon as it was signed: the errand finds what nobody looked at.
    writes: 'nothing',
  }),
  flow('send links before a half-day', {
    arrange: (place) =>
      place.write("UPDATE sessions SET modality = 'remote' WHERE organisation_id = 'lisiere' AND id = 'encours'"),
    act: (place) => place.errand('signing-links'),
  }),
]
