import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'
import { mentions } from '#test/mentions.ts'

const printed = 'its bytes were printed before its number was taken; what no paper names is swept'
const again = 'asked for once more, it is sent once more'
const address = '/settings/templates/convocation'
const blocks = { kind: 'title', when: '', each: '', group: '', text_0: 'Rendez-vous', site: '' }

const later = { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', first: '2027-05-03', reason: 'Neige', tell: '', accepted: '' }

export const papers: readonly Flow[] = [
  flow('say what papers repeat', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/settings/paper-mentions', { ...mentions, version: '0' }),
  }),
  flow('issue the papers of a session', {
    arrange: ready,
    act: (_, odile) => odile.post('/sessions/avenir/papers', { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', kind: 'convention' }),
    keeps: printed,
  }),
  flow('issue a paper of the organisation', {
    arrange: ready,
    act: (_, odile) => odile.post('/papers', { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', kind: 'reglement_interieur' }),
    keeps: printed,
  }),
  flow('void a paper', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/papers/convention-guivarch/void', { reason: 'Erreur' }),
  }),
  flow('void the convocations of a session that moves', {
    arrange: called,
    act: (_, odile) => odile.post('/sessions/avenir/postponement', later),
  }),
  flow('void the papers of a session that is cancelled', {
    arrange: called,
    act: (_, odile) => odile.post('/sessions/avenir/cancellation', { reason: 'Trop peu de monde' }),
  }),
  flow('give back the papers of a session that comes back', {
    async arrange(place) {
      const odile = await called(place)
      await odile.post('/sessions/avenir/cancellation', { reason: 'Trop peu de monde' })
      await place.deliver()
      return odile
    },
    act: (_, odile) => odile.post('/sessions/avenir/reinstatement', { accepted: '' }),
    twice: { 'Nouvelles dates': 'dates told twice do less harm than dates never told' },
  }),
  flow('give back the papers of a session whose dates come back', {
    arrange: moved,
    act: (_, odile) => odile.post('/sessions/avenir/former-dates', { accepted: '' }),
    twice: { 'Nouvelles dates': 'dates told twice do less harm than dates never told' },
  }),
  flow('make the papers of a session that moved again', {
    arrange: moved,
    act: (_, odile) => odile.post('/sessions/avenir/papers/reissues'),
    keeps: printed,
  }),
  flow('correct a paper', {
    arrange: ready,
    act: (_, odile) => odile.post('/papers/convention-guivarch/correction', { reason: 'Adresse' }),
    keeps: printed,
  }),
  flow('send a paper', {
    arrange: lastConvocation,
    act: (_, odile) => odile.post('/papers/convention-guivarch/sendings', { email: 'denis@lisiere.example' }),
    repeats: {
      ...another(again),
      proofs: 'each sending proves',
      proof_indicators: 'each sending proves',
      proof_sites: 'each sending proves',
    },
    spares: { file_links: 'each try of the letter has an address of its own' },
    twice: { 'Convention de formation': again },
  }),
  flow('word a template', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post(address, { ...blocks, version: '0' }),
  }),
  flow('look at a template before it is kept', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post(`${address}/preview`, { ...blocks, version: '0' }),
    writes: 'nothing',
  }),
  flow('go back to our template', {
    async arrange(place) {
      const odile = await place.member('odile')
      await odile.post(address, { ...blocks, version: '0' })
      return odile
    },
    act: (_, odile) => odile.post(`${address}/reset`, { site: '', version: '1' }),
  }),
]

/** What papers want to say of the organisation is known. */
async function ready(place: Place) {
  await place.write(
    "INSERT INTO paper_mentions VALUES ('lisiere', 1, ?, ?, 'id-odile')",
    JSON.stringify(mentions),
    place.now(),
  )
  return place.member('odile')
}

/** Somebody is called to a session to come. */
async function called(place: Place) {
  const odile = await ready(place)
  await odile.post('/sessions/avenir/papers', { kind: 'convocation', asked_material: 'De quoi écrire' })
  await place.deliver()
  return odile
}

/** And the session has moved since. */
async function moved(place: Place) {
  const odile = await called(place)
  await odile.post('/sessions/avenir/postponement', later)
  await place.deliver()
  return odile
}

/** Once it is sent, nobody of the session misses theirs: its task is done. */
async function lastConvocation(place: Place) {
  await place.write(
    "UPDATE papers SET kind = 'convocation', enrolment_id = 'lea-encours' WHERE organisation_id = 'lisiere' AND id = 'convention-guivarch'",
  )
  await place.write(
    "INSERT OR IGNORE INTO enrolment_ends (organisation_id, enrolment_id, how, at, by_id, reason) SELECT organisation_id, id, 'withdrawn', ?, 'id-odile', '' FROM enrolments WHERE organisation_id = 'lisiere' AND session_id = 'encours' AND id <> 'lea-encours'",
    place.now(),
  )
  await place.write("DELETE FROM task_closures WHERE organisation_id = 'lisiere' AND task_id = 'encours-convocations'")
  const odile = await ready(place)
  // The paper of the made-up world was never printed: it borrows a print.
  await odile.post('/papers', { kind: 'reglement_interieur' })
  await place.deliver()
  await place.write(
    "UPDATE papers SET file_id = (SELECT file_id FROM papers AS printed WHERE printed.organisation_id = 'lisiere' AND printed.kind = 'reglement_interieur') WHERE organisation_id = 'lisiere' AND id = 'convention-guivarch'",
  )
  await place.write(
    "INSERT INTO holdings SELECT organisation_id, 'convention-guivarch', use, name, sort_key, file_id, rule, starts_on, due_on, trashed, version, at, by_id FROM holdings WHERE organisation_id = 'lisiere' AND id IN (SELECT id FROM papers WHERE organisation_id = 'lisiere' AND kind = 'reglement_interieur')",
  )
  return odile
}

function another(why: string): Readonly<Record<string, string>> {
  const tables = ['papers', 'paper_sendings', 'files', 'file_checks', 'file_links', 'holdings', 'holding_versions']
  const told = ['events', 'event_payloads', 'receipts', 'tokens', 'sendings', 'sending_texts']
  return Object.fromEntries([...tables, ...told].map((table) => [table, why]))
}
