import { roomToken } from '#domain/quality/audits/room-link.ts'
import { tokens } from '#edge/tokens.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'
import { now } from '#test/visit.ts'

const sent = 'sent each time it is asked for'
const taken = 'each time it is taken away is in the history'
const doubt = 'a link or a code that may be lost is sent again: it opens the same thing'

const quentin = (place: Place) => place.member('quentin')

const audit = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  title: 'Audit interne de novembre',
  kind: 'internal',
  onDay: '2026-11-21',
  auditType: 'surveillance',
  category: '',
  site: '',
  auditor: 'Quentin Roux',
  grid: 'national',
  indicators: '1, 4, 21',
  questions: '',
}

export const audits: readonly Flow[] = [
  flow('plan an audit', { arrange: quentin, act: (_, person) => person.post('/audits', audit) }),
  flow('see a point of an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/points/9', { verdict: 'conform', comment: 'Livret vu', version: '0' }),
  }),
  flow('record a finding during an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/points/21/finding', { verdict: 'major', comment: 'CV absent', version: '0' }),
  }),
  flow('draw a sample of an audit', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/interne/samples', {
        id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
        files: '1',
        proofs: '1',
        seed: 'automne',
      }),
  }),
  flow('conclude an audit', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/interne/conclusion', { summary: 'Rien de grave' }),
  }),
  flow('close a finding', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/findings/tarifs/closure', { note: 'Page corrigée' }),
  }),
  flow('open again the ticket of a finding', {
    async arrange(place) {
      await place.write(
        "UPDATE audit_findings SET ticket_id = 'support' WHERE organisation_id = 'lisiere' AND id = 'tarifs'",
      )
      await place.write("INSERT INTO audit_finding_closures VALUES ('lisiere', 'tarifs', ?, 'seed', 'Corrigé')", now)
      return quentin(place)
    },
    act: (_, person) => person.post('/improvement/support/reopening', { reason: 'Encore là' }),
  }),
  flow('ask for the archive of the report', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/report', { id: '01kaq2v7m8k3d5f6g7h8j9k0mn' }),
    keeps: 'a piece that a crash left beside the archive goes with it',
    heavy: true,
  }),
  flow('take the archive of the report away', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/audits/report', { id: '01kaq2v7m8k3d5f6g7h8j9k0mn' })
      await place.deliver()
      return person
    },
    act: (_, person) => person.post('/audits/report/01kaq2v7m8k3d5f6g7h8j9k0mn/file'),
    repeats: { events: taken, event_payloads: taken },
    heavy: true,
  }),
  flow('open the room of an auditor', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/audits/certificateur/rooms', {
        id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
        name: 'Paul Rivet',
        email: 'rivet@certificateur.example',
        body: '',
        from: '2026-11-21',
        to: '2026-11-22',
      }),
    twice: { '': doubt },
  }),
  flow('send the invitation of an auditor again', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/rooms/salle/invitation'),
    repeats: {
      events: sent,
      event_payloads: sent,
      receipts: sent,
      sendings: sent,
      sending_texts: sent,
    },
    twice: { '': doubt },
  }),
  flow('close the room of an auditor', {
    arrange: quentin,
    act: (_, person) => person.post('/audits/rooms/salle/revocation'),
  }),
  flow('ask for the code of an auditor', {
    wary: 'whoever does it ten times waits',
    arrange: front,
    act: (place, there) => place.stranger().post(`${there}/code`),
    repeats: { events: sent, event_payloads: sent, receipts: sent, sendings: sent },
    forgives: { audit_room_codes: 'asked for again, the last code is the good one' },
    loose: { sending_texts: 'the code is drawn by chance' },
    perishes: { minutes: 10, why: 'a code that has died is not sent: whoever still waits asks again' },
    twice: { '': doubt },
  }),
  flow('an auditor comes in', {
    async arrange(place) {
      const there = await front(place)
      return { there, code: await codeOf(place, there) }
    },
    act: (place, { there, code }) => place.stranger().post(`${there}/entry`, { code }),
    repeats: { events: 'each entry is in the log', event_payloads: 'each entry is in the log' },
    loose: { audit_room_codes: 'each guess is counted' },
  }),
  flow('an auditor records a finding', {
    arrange: inside,
    act: (_, { there, auditor }) =>
      auditor.post(`${there}/indicators/30/finding`, { grade: 'minor', said: 'Peu de retours' }),
  }),
  flow('an auditor reads a proof', {
    arrange: inside,
    act: (_, { there, auditor }) => auditor.get(`${there}/proofs/reglement`),
    repeats: { events: 'each reading is in the log', event_payloads: 'each reading is in the log' },
  }),
  flow('an auditor draws a sample', {
    arrange: inside,
    act: (_, { there, auditor }) =>
      auditor.post(`${there}/samples`, { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', files: '1', proofs: '0', seed: 'lot' }),
  }),
]

/** Where the seeded auditor's link leads. */
async function front(place: Place): Promise<string> {
  const room = { id: 'salle', at: now, closesAt: now + 2 * 24 * 3600_000 }
  return `/audit-room/lisiere/${await roomToken(tokens(place.env.SECRET), 'lisiere', room)}`
}

async function codeOf(place: Place, there: string): Promise<string> {
  await place.stranger().post(`${there}/code`)
  await place.deliver()
  return /\b\d{6}\b/.exec(place.mailTo('audran@lisiere.example'))?.[0] ?? ''
}

async function inside(place: Place) {
  const there = await front(place)
  const auditor = place.stranger()
  await auditor.post(`${there}/entry`, { code: await codeOf(place, there) })
  return { there, auditor }
}
