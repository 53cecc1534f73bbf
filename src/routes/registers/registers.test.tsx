import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { barredOn } from '#domain/people/standing.ts'
import { firstDue } from '#domain/quality/registers/partner.ts'
import { gravityOf } from '#domain/quality/registers/risk.ts'
import { makeQueue } from '#test/queue.ts'
import { runs } from '#test/runs.ts'
import { type Visitor, visitor, world } from '#test/visit.ts'
import { chosen, chosenOf, suggestionsOf } from './colleague-choice.ts'

let quentin: Visitor
let odile: Visitor
beforeAll(async () => {
  await world()
  quentin = await visitor('quentin')
  odile = await visitor('odile')
})

const id = '01kaq2v7m8k3d5f6g7h8j9kreg'
const partner = {
  role: 'subcontractor',
  nda: '',
  certificate: '',
  certifiedUntil: '',
  contract: '',
  contractUntil: '2027-12-31',
  followed: '',
  reviewOn: '2027-06-01',
}
const ana = { id: 'ana', name: 'Ana Delmas', note: 'ana@nantes.example' }
const ana2 = { ...ana, id: 'ana2', note: 'ana@vannes.example' }
let made = 0
const slot = (day: string, changes = {}) => ({
  ...{ id: `barred-${made++}`, version: '0', day, from: '09:00', to: '12:30', minutes: '', title: '' },
  ...{ space: '', remoteLink: '', trainers: 'bruno', accepted: '', ...changes },
})
const judge = (said: Record<string, string>) => quentin.post(`/registers/partners/${id}/standing`, said)
/** As typed: the narrow spaces of French are spaces here. */
const text = async (response: Response) =>
  (await response.text()).replaceAll('&#39;', "'").replaceAll(/[\u00a0\u202f]/g, ' ')

test('a partner is added once, with its first due day', async () => {
  const added = await quentin.post('/registers/partners', { id, party: 'Bruno Castel', ...partner })
  expect(added.status).toBe(303)
  const again = await quentin.post('/registers/partners', {
    id: `${id.slice(0, 25)}2`,
    party: 'castel bruno',
    ...partner,
  })
  expect(again.status).toBe(409)
  expect(await text(again)).toContain('Ce partenaire est déjà au registre.')
  const unknown = await quentin.post('/registers/partners', {
    id: `${id.slice(0, 25)}3`,
    party: 'Personne Du Tout',
    ...partner,
  })
  expect(unknown.status).toBe(422)
  const list = await text(await quentin.get('/registers/partners'))
  expect(list).toContain('Bruno Castel')
  expect(list).toContain('À décider')
})

test('a number of declaration that is none, and a refusal without a reason, come back with the form', async () => {
  const wrong = await quentin.post('/registers/partners/armor', { ...partner, nda: '123', version: '1' })
  expect(wrong.status).toBe(422)
  expect(await text(wrong)).toContain('Ce numéro de déclaration d’activité n’est pas valable.')
  const bare = await judge({ verdict: 'refused', until: '', reason: '' })
  expect(bare.status).toBe(422)
})

test('a standing that is refused stops an assignment, says why, and cannot be gone past', async () => {
  expect((await judge({ verdict: 'refused', until: '', reason: 'Assurance échue' })).status).toBe(303)
  const stopped = await odile.post('/sessions/passee/slots', slot('2027-02-01'))
  expect(stopped.status).toBe(409)
  const page = await text(stopped)
  expect(page).toContain('Bruno Castel ne peut pas intervenir : Assurance échue')
  expect(page).not.toContain('name="accepted" value="[')
  const insisted = slot('2027-02-01', { accepted: JSON.stringify(['trainer_barred|bruno|bruno']) })
  expect((await odile.post('/sessions/passee/slots', insisted)).status).toBe(409)
})

test('a standing that ends lets the days before it be planned, and none after', async () => {
  expect((await judge({ verdict: 'accepted', until: '2027-02-10', reason: '' })).status).toBe(303)
  expect((await odile.post('/sessions/passee/slots', slot('2027-02-08'))).status).toBe(303)
  const after = await odile.post('/sessions/passee/slots', slot('2027-02-15'))
  expect(after.status).toBe(409)
  expect(await text(after)).toContain('Bruno Castel n’est plus référencé à cette date')
  expect((await judge({ verdict: 'watched', until: '', reason: '' })).status).toBe(303)
})

test('what is refused to a company is refused to those who work there, as long as they do', async () => {
  const of = (query: string, ...values: string[]) =>
    env.SHARD_1.prepare(query)
      .bind(...values)
      .run()
  await of(`INSERT INTO employments (organisation_id, id, person_id, company_id, title, since, until, at, by_id)
    VALUES ('lisiere', 'chez', 'bruno', 'ouest', '', '', '2027-03-10', 0, 'seed')`)
  const refusal = { verdict: 'refused', until: '', reason: 'Contrat rompu' }
  expect((await quentin.post('/registers/partners/armor/standing', refusal)).status).toBe(303)
  const there = await text(await odile.post('/sessions/passee/slots', slot('2027-03-08')))
  expect(there).toContain('Contrat rompu')
  const gone = await text(await odile.post('/sessions/passee/slots', slot('2027-03-15')))
  expect(gone).not.toContain('Contrat rompu')
})

test('what is late in a register is said on the first page, and a risk is reviewed, closed and opened again', async () => {
  expect(await text(await quentin.get('/registers'))).toContain('en retard depuis le 11')
  const risk = {
    title: 'Absence',
    cause: '',
    likelihood: '4',
    severity: '4',
    measure: '',
    owner: '',
    reviewOn: '2027-05-03',
  }
  expect((await quentin.post('/registers/risks/absence', { ...risk, version: '1' })).status).toBe(303)
  expect((await quentin.post('/registers/risks/absence', { ...risk, version: '1' })).status).toBe(409)
  const page = await text(await quentin.get('/registers/risks/absence'))
  expect(page).toContain('Fort')
  expect(page).toContain('Risque revu')
  expect((await quentin.post('/registers/risks/absence/closure', { reason: 'Deux remplaçants' })).status).toBe(303)
  expect(await text(await quentin.get('/registers/risks'))).not.toContain('/registers/risks/absence')
  expect((await quentin.post('/registers/risks/absence/closure', { reason: 'Encore' })).status).toBe(409)
  expect((await quentin.post('/registers/risks/absence/reopening')).status).toBe(303)
  expect(await text(await quentin.get('/registers/risks'))).toContain('/registers/risks/absence')
})

/** What has just happened is proved, as the queue would. */
async function followProofs(action: string): Promise<void> {
  const { results } = await env.SHARD_1.prepare(
    "SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = ?",
  )
    .bind(action)
    .all<{ id: string }>()
  const queue = makeQueue()
  for (const { id: eventId } of results) {
    queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId, handler: 'keepProof' })
  }
  await queue.deliver()
}

test('what the team has learnt is recorded once, on its day', async () => {
  const done = { doneOn: '2026-11-19', outcome: 'Deux séances refaites', version: '1' }
  expect((await quentin.post('/registers/developments/bruno-classe/record', done)).status).toBe(303)
  expect((await quentin.post('/registers/developments/bruno-classe/record', { ...done, version: '2' })).status).toBe(
    409,
  )
  const [event] = (
    await env.SHARD_1.prepare(
      "SELECT count(*) AS n FROM events WHERE organisation_id = 'lisiere' AND action = 'development_recorded'",
    ).all()
  ).results
  expect(event).toEqual({ n: 1 })
})

test('a paper of a trainer’s file is awaited by a day, and each renewal is a proof', async () => {
  const asked = { id: `${id.slice(0, 25)}9`, person: 'Bruno Castel', kind: 'diploma', title: 'Titre professionnel' }
  expect((await quentin.post('/registers/credentials', { ...asked, renewOn: 'demain' })).status).toBe(422)
  expect((await quentin.post('/registers/credentials', { ...asked, renewOn: '2027-02-01' })).status).toBe(303)
  const one = `/registers/credentials/${asked.id}`
  expect(await text(await quentin.get(one))).toContain('Attendue')

  const given = { givenOn: '2026-11-19', renewOn: '2027-11-19', version: '1' }
  expect((await quentin.post(`${one}/renewal`, given)).status).toBe(303)
  expect((await quentin.post(`${one}/renewal`, given)).status).toBe(409)
  const page = await text(await quentin.get('/registers/credentials'))
  expect([page.includes('Titre professionnel · Bruno Castel'), page.includes('À jour')]).toEqual([true, true])
  await followProofs('credential_renewed')
  const proofs = await text(await quentin.get('/quality/indicators/21'))
  expect(proofs).toContain('Titre professionnel (Bruno Castel)')
  const [, proof] = /href="(\/quality\/proofs\/\w+)"[^>]*>[^<]*Titre professionnel/.exec(proofs) ?? []
  expect(await text(await quentin.get(proof ?? ''))).toContain(`href="${one}"`)
})

test('a network that nobody has spoken to for a year is said to be stale; a referent replaces the one before', async () => {
  expect(await text(await quentin.get('/registers/network'))).toContain('Plus d’un an sans échange')
  const referent = { kind: 'disability', person: 'ana', email: '', phone: '', sinceOn: '2026-11-20' }
  expect((await quentin.post('/registers/referents', referent)).status).toBe(303)
  const page = await text(await quentin.get('/registers/referents'))
  expect(page).toContain('Ana Delmas')
  expect(page).toContain('Personne n’est nommé')
})

test('a field that asks for somebody proposes a few as one types, keeps an owner as it was, and says when two answer', async () => {
  const asking = (query: string, list: string) =>
    quentin.get(`/registers/colleagues?${query}`, {
      'HX-Request': 'true',
      'HX-Request-Type': 'partial',
      'HX-Target': `datalist#${list}`,
    })
  const named = await text(await asking('person=cas', 'person-list'))
  expect(named).toMatch(/^<datalist id="person-list"><option value="Bruno Castel">/)
  expect(await text(await asking('owner=cas', 'owner-list'))).not.toContain('Bruno')
  expect(await text(await asking('party=ouest', 'party-list'))).toContain('Ouest Logistique')
  expect(await text(await asking('person=c', 'person-list'))).not.toContain('option')

  const planned = { need: 'Voix', training: 'Atelier', plannedOn: '2027-02-01' }
  const lost = await quentin.post('/registers/developments', { id: `${id.slice(0, 25)}4`, person: 'Zoé', ...planned })
  expect([lost.status, (await text(lost)).includes('Personne ne répond à ce nom.')]).toEqual([422, true])
  expect(chosenOf('Ana', [ana, ana2])).toEqual({ refusal: 'personSeveral' })
  expect(suggestionsOf([ana, ana2]).map(({ value }) => value)).toEqual([
    'Ana Delmas, ana@nantes.example',
    'Ana Delmas, ana@vannes.example',
  ])
  expect(chosenOf('ana delmas, ana@vannes.example', [ana, ana2])).toEqual({ one: ana2 })
  expect(chosen('Ana Delmas', [ana, ana2], { id: 'before', name: 'Ana Delmas' })).toEqual({
    one: { id: 'before', name: 'Ana Delmas' },
  })
})

test('who only reads finds the registers, and nothing to write with', async () => {
  const auditor = await visitor('aude')
  const page = await text(await auditor.get('/registers/partners/armor'))
  expect(page).toContain('Ouest Logistique')
  expect(page).not.toContain('standing-form')
  expect(
    (await auditor.post('/registers/partners/armor/standing', { verdict: 'accepted', until: '', reason: '' })).status,
  ).toBe(404)
})

test('the rules: what bars, what is due first, how bad is bad', () => {
  const day = fc.constantFrom('', '2026-01-01', '2026-12-31', '2027-06-01')
  const property = fc.property(
    day,
    day.filter(Boolean),
    fc.constantFrom('accepted', 'watched', 'refused'),
    (until, on, verdict) => {
      const barred = barredOn({ verdict, until }, on)
      expect(barred === 'refused').toBe(verdict === 'refused')
      expect(barred === null).toBe(verdict !== 'refused' && (until === '' || on <= until))
    },
  )
  fc.assert(property, { numRuns: runs(50), seed: 20261121 })
  expect(barredOn({ verdict: null, until: null }, '2026-11-21')).toBeNull()
  expect(firstDue({ certifiedUntil: '', contractUntil: '2027-01-01', reviewOn: '2027-06-01' })).toBe('2027-01-01')
  expect([gravityOf(1, 3), gravityOf(2, 2), gravityOf(3, 3), gravityOf(4, 2)]).toEqual([
    'low',
    'middle',
    'high',
    'middle',
  ])
})
