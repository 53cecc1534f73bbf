import { env } from 'cloudflare:workers'
import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import { roomToken } from '#domain/quality/audits/room-link.ts'
import { keyOf, sha256Of } from '#edge/files/store.ts'
import { mailedCode } from '#edge/mailed-codes.ts'
import { tokens } from '#edge/tokens.ts'
import { makeQueue } from '#test/queue.ts'
import { app, browser, now, type Visitor, visitor, world } from '#test/visit.ts'

const day = 24 * 3600_000
let front = ''
let pdf = new Uint8Array()

beforeAll(async () => {
  await world()
  front = await frontOf({ id: 'salle', at: now, closesAt: now + 2 * day })
})

test('without the code of the mailbox, the link shows nothing but the name of the audit', async () => {
  const stranger = browser(app, '', '')
  const page = await (await stranger.get(front)).text()
  expect([page.includes('Audit de surveillance'), page.includes('Recueil des appréciations')]).toEqual([true, false])
  const inside = await stranger.get(`${front}/indicators/9`)
  expect([inside.status, inside.headers.get('Location')]).toEqual([303, front])
  expect((await stranger.post(`${front}/entry`, { code: '000000' })).status).toBe(422)
})

test('a link for another organisation, or a made-up one, opens nothing', async () => {
  const other = front.replace('/lisiere/', '/miroir/')
  expect(await (await browser(app, '', '').get(other)).text()).toContain('Cette salle est fermée')
  expect(await (await browser(app, '', '').get('/audit-room/lisiere/nothing')).text()).toContain('est fermée')
})

test('with the code, the auditor reads the index, a proof, and each reading is in the log', async () => {
  const auditor = await enter()
  const index = await (await auditor.get(front)).text()
  expect(index).toContain('Recueil des appréciations')
  expect(index).toContain('Lecture seule')
  const indicator = await (await auditor.get(`${front}/indicators/9`)).text()
  expect(indicator).toContain('Règlement intérieur affiché')
  const proof = await (await auditor.get(`${front}/proofs/reglement`)).text()
  expect(proof).toContain('the hash of what was typed')
  expect(proof).not.toContain('miroir')

  const log = await (await (await visitor('quentin')).get('/audits/rooms/salle')).text()
  expect(log).toContain('Règlement intérieur affiché')
  expect(log).toContain('9. Information sur le déroulement')
})

test('each page of a PDF carries who reads it; what cannot be written on leaves as it was kept, and the log says so', async () => {
  await keepFiles()
  const auditor = await enter()
  const file = await auditor.get(`${front}/proofs/piece/file`)
  const served = new Uint8Array(await file.arrayBuffer())
  expect([file.status, (await PDFDocument.load(served)).getPageCount()]).toEqual([200, 2])
  expect(served.length).toBeGreaterThan(pdf.length)
  expect([timesIn(pdf, 'Jeanne Audran'), timesIn(served, 'Jeanne Audran')]).toEqual([0, 4])

  const broken = await auditor.get(`${front}/proofs/cassee/file`)
  expect([broken.status, await broken.text()]).toEqual([200, '%PDF-1.7 la procédure'])
  const log = await (await (await visitor('quentin')).get('/audits/rooms/salle')).text()
  expect(log).toContain('procedure.pdf (sans filigrane)')
  const paper = await (await auditor.get(`${front}/papers/convention-guivarch`)).text()
  expect(paper.split('Jeanne Audran').length).toBeGreaterThan(6)
})

test('a picture is shown under the name of whoever reads it', async () => {
  const auditor = await enter()
  await run("UPDATE files SET kind = 'png' WHERE organisation_id = 'lisiere' AND id = 'piece'")
  const page = await (await auditor.get(`${front}/proofs/piece`)).text()
  expect([page.includes(`<image href="${front}/proofs/piece/file"`), page.split('Jeanne Audran').length > 4]).toEqual([
    true,
    true,
  ])
  await run("UPDATE files SET kind = 'pdf' WHERE organisation_id = 'lisiere' AND id = 'piece'")
})

test('a proof about a difficulty shows what was done about it, and nothing of who told it', async () => {
  const auditor = await enter()
  await run(`INSERT INTO proofs SELECT organisation_id, 'froid', 'improvement_checked', title, id, '[32]', '2026-11-10', '', '', '', NULL,
    NULL, 'sum', at, by_id, 0, '[]' FROM tickets WHERE organisation_id = 'lisiere' AND id = 'salle-froide'`)
  await run(`INSERT INTO proofs SELECT organisation_id, 'plainte', 'ticket_taken', 'Une plainte', id, '[31]', '2026-11-10', '', '', '', NULL,
    NULL, 'sum', at, by_id, 0, '[]' FROM tickets WHERE organisation_id = 'lisiere' AND id = 'convocation'`)
  const page = await (await auditor.get(`${front}/proofs/froid`)).text()
  expect(['Le chauffage démarre', 'Avancer la minuterie', 'Ana Delmas'].filter((what) => !page.includes(what))).toEqual(
    [],
  )
  const complaint = await (await auditor.get(`${front}/proofs/plainte`)).text()
  expect(['Léa Morvan', 'lea@lisiere', 'prévenir mon équipe'].filter((what) => complaint.includes(what))).toEqual([])
  await run(`INSERT INTO ticket_closures VALUES ('lisiere', 'convocation', 0,
    'Bonjour Mme MORVAN, la convocation part désormais quinze jours avant (lea@lisiere.example, 06 01 02 03 04).', 1, '',
    '2026-11-12', '2026-11-30', ${now}, 'seed')`)
  const answered = await (await auditor.get(`${front}/proofs/plainte`)).text()
  expect(answered).toContain('Bonjour Mme …, la convocation part désormais quinze jours avant (…, …).')
})

test('each proof opens the very thing it comes from, and no other through it', async () => {
  const auditor = await enter()
  const subjects: readonly [rule: string, kind: string, table: string, seen: string][] = [
    ['slot_countersigned', 'attendance', "slots WHERE id = 'passee-0'", 'Léa Morvan'],
    ['positioning_done', 'enrolment', "enrolments WHERE id = 'lea-passee'", ''],
    ['slots_planned', 'session', "sessions WHERE id = 'passee'", 'Formateurs'],
    ['programme_written', 'programme', "programmes WHERE id = 'rps'", 'Objectifs'],
    ['results_published', 'results', "programmes WHERE id = 'rps'", ''],
    ['space_described', 'space', "spaces WHERE id = 'erdre'", 'Places'],
    ['survey_asked', 'survey', "askings WHERE id = 'a-chaud-passee'", 'Réponses'],
    ['survey_answered', 'survey', "participations WHERE asking_id = 'a-chaud-passee'", 'Réponses'],
    ['risk_reviewed', 'risk', 'risks WHERE 1', 'Gravité'],
    ['staff_developed', 'development', 'developments WHERE 1', 'Besoin'],
    ['trainer_file_renewed', 'credential', 'credentials WHERE 1', 'Pièce'],
    ['partner_followed', 'partner', 'partners WHERE 1', 'À quel titre'],
    ['network_kept', 'network', 'network_contacts WHERE 1', 'Ce qu’il apporte'],
    ['watch_used', 'watch', "watch_items WHERE state = 'used'", 'Ce que cela a changé'],
    ['report_followed', 'report', 'reports WHERE 1', 'Reçu'],
    ['audit_concluded', 'audit', 'audits WHERE 1', 'Points à voir'],
    ['finding_closed', 'finding', 'audit_findings WHERE 1', 'À lever avant le'],
  ]
  for (const [rule, kind, where, seen] of subjects) {
    const [thing] = await rows<{ id: string }>(`SELECT id FROM ${where} AND organisation_id = 'lisiere' LIMIT 1`)
    const subject = thing?.id ?? ''
    await run(`INSERT INTO proofs VALUES ('lisiere', 'de-${rule}', '${rule}', 'Preuve', '${subject}', '[9]', '2026-11-10', '', '', '',
      NULL, NULL, 'sum', ${now}, 'seed', 0, '[]')`)
    const source = `${front}/proofs/de-${rule}/source/${kind}/${subject}`
    expect((await (await auditor.get(`${front}/proofs/de-${rule}`)).text()).includes(source)).toBe(true)
    const opened = await auditor.get(source)
    expect([rule, opened.status, (await opened.text()).includes(seen)]).toEqual([rule, 200, true])
  }
  for (const there of [
    'de-slot_countersigned/source/attendance/encours-0',
    'de-slot_countersigned/source/session/passee-0',
    'besoin/source/person/lea',
    'de-slot_countersigned/source/constructor/passee-0',
  ])
    expect([there, (await auditor.get(`${front}/proofs/${there}`)).status]).toEqual([there, 404])
})

test('a proof that gave way says so and leads to the one that stands; one taken back by hand is not shown', async () => {
  const auditor = await enter()
  const withdraw = (id: string, reason: string) =>
    run(`INSERT INTO proof_withdrawals VALUES ('lisiere', '${id}', ${now}, 'seed', '${reason}')`)
  await run(`INSERT INTO proof_successions VALUES ('lisiere', 'froid', 'plainte', ${now}, 'seed')`)
  await withdraw('plainte', 'Corrigée')
  const former = await (await auditor.get(`${front}/proofs/plainte`)).text()
  expect([former.includes('Corrigée'), former.includes(`${front}/proofs/froid`)]).toEqual([true, true])
  expect(await (await auditor.get(`${front}/proofs/froid`)).text()).toContain(`${front}/proofs/plainte`)
  await withdraw('cassee', 'Fausse')
  expect((await auditor.get(`${front}/proofs/cassee`)).status).toBe(404)
})

test('a paper that was voided still opens, and says so', async () => {
  const auditor = await enter()
  const opened = async () =>
    (await (await auditor.get(`${front}/papers/convention-guivarch`)).text()).includes('ne vaut plus')
  expect(await opened()).toBe(false)
  await run(`INSERT INTO paper_voids VALUES ('lisiere', 'convention-guivarch', ${now}, 'seed', 'Mauvais prix')`)
  expect(await opened()).toBe(true)
  await run("DELETE FROM paper_voids WHERE organisation_id = 'lisiere' AND paper_id = 'convention-guivarch'")
})

test('needs, prices and the content of a career assessment are read by nobody here', async () => {
  const auditor = await enter()
  const proof = await (await auditor.get(`${front}/proofs/besoin`)).text()
  expect([proof.includes('Léa Morvan'), proof.includes('ne se consulte pas ici')]).toEqual([false, true])
  expect(await (await auditor.get(`${front}/indicators/9`)).text()).not.toContain('Léa Morvan')
  for (const there of [
    'papers/bilan',
    'papers/devis',
    'proofs/bilan/file',
    'samples/tirage',
    'samples/tirage/lea-passee',
  ])
    expect([there, (await auditor.get(`${front}/${there}`)).status]).toEqual([there, 404])
})

test('a room of one site shows and counts nothing of the others', async () => {
  const about30 = (id: string, site: string, sites: string) =>
    run(`INSERT INTO proofs VALUES ('lisiere', '${id}', '', 'Avis ${id}', '', '[30]', '2026-11-10', '', '', '', NULL, ${site}, 'sum',
      ${now}, 'seed', 0, '${sites}')`)
  await about30('golfe', "'vannes'", '[]')
  await about30('port', 'NULL', '["vannes"]')
  await run("UPDATE audit_rooms SET site_ids = 'nantes' WHERE organisation_id = 'lisiere' AND id = 'salle'")
  let auditor = await enter()
  const counted = async () => /30\. Recueil.*?<\/li>/s.exec(await (await auditor.get(front)).text())?.[0] ?? ''
  for (const id of ['vannes', 'golfe', 'port']) expect((await auditor.get(`${front}/proofs/${id}`)).status).toBe(404)
  expect(await (await auditor.get(`${front}/indicators/9`)).text()).not.toContain('Salle du Golfe')
  expect(await (await auditor.get(`${front}/indicators/30`)).text()).not.toContain('Avis')
  expect(await counted()).toContain('Aucune preuve')
  await run("UPDATE audit_rooms SET site_ids = 'nantes vannes' WHERE organisation_id = 'lisiere' AND id = 'salle'")
  // Whoever is inside while the sites of their room change comes in again.
  expect(await counted()).toBe('')
  auditor = await enter()
  expect(await counted()).toMatch(/2\spreuves/)
  await run("UPDATE audit_rooms SET site_ids = '' WHERE organisation_id = 'lisiere' AND id = 'salle'")
  auditor = await enter()
  expect(await counted()).toMatch(/2\spreuves/)
  expect((await auditor.get(`${front}/proofs/vannes`)).status).toBe(200)
})

test('the auditor draws a sample and opens the files that were drawn, not the others', async () => {
  const auditor = await enter()
  const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
  expect((await auditor.post(`${front}/samples`, { id, files: '1', proofs: '1', seed: 'lot' })).status).toBe(303)
  await finish(id)
  const page = await (await auditor.get(`${front}/samples/${id}`)).text()
  expect(page).toContain('Dossier par dossier')
  const [drawn] = await rows<{ enrolment_id: string }>(
    `SELECT enrolment_id FROM audit_sample_pieces WHERE organisation_id = 'lisiere' AND sample_id = '${id}' AND enrolment_id LIKE '%passee'`,
  )
  const file = await (await auditor.get(`${front}/samples/${id}/${drawn?.enrolment_id}`)).text()
  expect(file).toContain('Émargement')
  const other = drawn?.enrolment_id === 'lea-passee' ? 'gael-passee' : 'lea-passee'
  expect((await auditor.get(`${front}/samples/${id}/${other}`)).status).toBe(404)
})

test('a finding recorded live has its deadline and its ticket, and the organisation sees it', async () => {
  const auditor = await enter()
  const there = `${front}/indicators/30/finding`
  expect((await auditor.post(there, { grade: 'minor', said: '' })).status).toBe(422)
  expect((await auditor.post(there, { grade: 'minor', said: 'Retours peu nombreux' })).status).toBe(303)
  expect((await auditor.post(there, { grade: 'minor', said: 'Encore' })).status).toBe(409)
  const [found] = await rows<{ due_on: string; found_by: string; ticket: number }>(
    `SELECT due_on, found_by, (SELECT count(*) FROM tickets WHERE tickets.organisation_id = 'lisiere'
      AND tickets.id = ticket_id) AS ticket FROM audit_findings WHERE organisation_id = 'lisiere' AND audit_id = 'certificateur'`,
  )
  expect(found).toEqual({ due_on: '2027-05-21', found_by: 'Jeanne Audran', ticket: 1 })
  const page = await (await (await visitor('quentin')).get('/audits/certificateur')).text()
  expect(page).toContain('Retours peu nombreux')
})

test('revoked, the next click is refused, and the link says so', async () => {
  const auditor = await enter()
  expect((await auditor.get(`${front}/indicators/9`)).status).toBe(200)
  expect((await (await visitor('quentin')).post('/audits/rooms/salle/revocation')).status).toBe(303)
  expect((await auditor.get(`${front}/indicators/9`)).status).toBe(303)
  expect((await auditor.post(`${front}/indicators/9/finding`, { grade: 'minor', said: 'Non' })).status).toBe(303)
  expect(await (await auditor.get(front)).text()).toContain('Cette salle est fermée')
})

test('a room that has not opened yet, or is over, shows nothing', async () => {
  const times = { early: [now + day, now + 2 * day], late: [now - 2 * day, now - 1000] } as const
  for (const [id, [opens, closes]] of Object.entries(times)) {
    await run(`INSERT INTO audit_rooms SELECT organisation_id, '${id}', audit_id, name, email, body, site_ids,
      ${opens}, ${closes}, at, by_id FROM audit_rooms WHERE organisation_id = 'lisiere' AND id = 'salle'`)
    const there = await frontOf({ id, at: now - 3 * day, closesAt: now + 2 * day })
    const page = await (await browser(app, '', '').get(there)).text()
    expect([id, /Cette salle (ouvre|est fermée)/.test(page), page.includes('Recevoir un code')]).toEqual([
      id,
      true,
      false,
    ])
  }
})

test('the invitation is made by who leads quality, and leaves by mail with a link that opens the door', async () => {
  const quentin = await visitor('quentin')
  const room = {
    id: '01kaq2v7m8k3d5f6g7h8j9k0mq',
    name: 'Paul Rivet',
    email: 'rivet@certificateur.example',
    body: '',
    from: '2026-11-21',
    to: '2026-11-20',
  }
  const backwards = await quentin.post('/audits/certificateur/rooms', room)
  expect([backwards.status, (await backwards.text()).includes('une fin après le début')]).toEqual([422, true])
  expect((await quentin.post('/audits/certificateur/rooms', { ...room, to: '2026-11-22' })).status).toBe(303)
  expect((await (await visitor('ana')).post('/audits/certificateur/rooms', room)).status).toBe(404)
})

const rows = async <T,>(sql: string) => (await env.SHARD_1.prepare(sql).all<T>()).results
const run = (sql: string) => env.SHARD_1.prepare(sql).run()

async function frontOf(room: Parameters<typeof roomToken>[2]): Promise<string> {
  return `/audit-room/lisiere/${await roomToken(tokens(env.SECRET), 'lisiere', room)}`
}

/** Somebody who has the link, and the code of the mailbox. */
async function enter(): Promise<Visitor> {
  const asking = browser(app, '', '')
  await run("DELETE FROM audit_room_codes WHERE organisation_id = 'lisiere' AND room_id = 'salle'")
  expect((await asking.post(`${front}/code`)).status).toBe(303)
  const [code] = await rows<{ nonce: string; number: number }>(
    "SELECT nonce, number FROM audit_room_codes WHERE organisation_id = 'lisiere' AND room_id = 'salle'",
  )
  const digits = await mailedCode(env.SECRET, ['lisiere', 'salle', code?.nonce ?? ''], code?.number ?? 0)
  const wrong = digits === '111111' ? '222222' : '111111'
  expect((await asking.post(`${front}/entry`, { code: wrong })).status).toBe(422)
  const answer = await asking.post(`${front}/entry`, { code: digits })
  const cookie =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('__Host-auditor='))
      ?.split(';')[0] ?? ''
  return browser(app, '', cookie)
}

async function finish(choreId: string): Promise<void> {
  const [started] = await rows<{ id: string }>(
    `SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'chore_started' AND subject_id = '${choreId}'`,
  )
  const queue = makeQueue()
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: started?.id ?? '', handler: 'runChore' })
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
}

/** How often a PDF writes something, in letters of one byte, on its pages. */
function timesIn(bytes: Uint8Array, what: string): number {
  const hex = Buffer.from(what, 'latin1').toString('hex').toUpperCase()
  const streams = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)
  return [...streams].reduce((times, [, stream = '']) => times + inflated(stream).split(hex).length - 1, 0)
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

/** Proofs and papers of every kind: shown, and never shown. */
async function keepFiles(): Promise<void> {
  const document = await PDFDocument.create()
  document.addPage()
  document.addPage([842, 595])
  pdf = new Uint8Array(await document.save())
  const file = async (id: string, bytes: Uint8Array) => {
    const sum = await sha256Of(bytes)
    await env.FILES.put(keyOf('lisiere', sum), bytes)
    await run(
      `INSERT INTO files VALUES ('lisiere', '${id}', 'document', 'procedure.pdf', 'pdf', ${bytes.length}, '${sum}', 0, 0, ${now}, 'seed')`,
    )
  }
  await file('piece', pdf)
  await file('cassee', new TextEncoder().encode('%PDF-1.7 la procédure'))
  const proof = (id: string, rule: string, label: string, holding: string, site: string) =>
    run(`INSERT INTO proofs (organisation_id, id, rule, label, subject_id, indicators, happened_on, valid_until, note, link,
      holding_id, site_id, sha256, at, by_id) VALUES ('lisiere', '${id}', '${rule}', '${label}', '', '[9]', '2026-11-10', '', '',
      '', ${holding}, ${site}, 'sum', ${now}, 'seed')`)
  for (const [id, rule, held] of [
    ['piece', 'proofs', 'piece'],
    ['cassee', 'proofs', 'cassee'],
    ['bilan', 'bilanPapers', 'piece'],
  ] as const)
    await run(`INSERT INTO holdings (organisation_id, id, use, name, sort_key, file_id, rule, version, at, by_id)
      VALUES ('lisiere', '${id}', 'document', '${id}', '${id}', '${held}', '${rule}', 1, ${now}, 'seed')`)
  await proof('piece', '', 'Procédure', "'piece'", 'NULL')
  await proof('cassee', '', 'Procédure cassée', "'cassee'", 'NULL')
  await proof('bilan', '', 'Synthèse', "'bilan'", 'NULL')
  await proof('besoin', 'adaptation_recorded', 'Léa Morvan', 'NULL', 'NULL')
  await proof('vannes', 'space_described', 'Salle du Golfe', 'NULL', "'vannes'")
  for (const [id, kind] of [
    ['bilan', 'bilan_synthese'],
    ['devis', 'devis'],
  ] as const)
    await run(`INSERT INTO papers VALUES ('lisiere', '${id}', '${kind}', 'X-${id}', 'Papier', NULL, NULL, NULL, NULL, NULL, NULL,
      'fr', '{"blocks":[]}', NULL, '', NULL, ${now}, 'seed', NULL)`)
}
