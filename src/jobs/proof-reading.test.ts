import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { open } from '#db/open.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { newTally } from '#db/tally.ts'
import { addProof } from '#domain/quality/proofs/proofs.ts'
import { quarantineKey } from '#edge/files/quarantine.ts'
import { sha256Of } from '#edge/files/store.ts'
import { makeIds } from '#edge/ids.ts'
import { renderPdf } from '#edge/pdf/render.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { makeQueue } from '#test/queue.ts'
import { clock, now, visitor, world } from '#test/visit.ts'

beforeAll(world)

const ids = makeIds(() => now)
const outside = vi.spyOn(globalThis, 'fetch')
const linked = { ...env, ADVICE_URL: 'https://lecture.lisiere.fr/v1', ADVICE_KEY: 'secret' }

test('a proof is found by the words of its title, its note and its file, and by nothing else', async () => {
  const pdf = await renderPdf(
    [{ kind: 'paragraph', text: 'Chaque stagiaire signale une difficulté à la référente.' }],
    { title: 'Procédure', language: 'fr', at: 0, organisation: 'Centre Lisière', footer: [] },
  )
  const id = await added('Circuit des alertes', new Uint8Array(pdf), 'pdf')
  const quentin = await visitor('quentin')
  const finds = async (words: string) =>
    (await (await quentin.get(`/quality/proofs?q=${encodeURIComponent(words)}`)).text()).includes(id)
  expect(await Promise.all(['STAGIAIRES difficultes', 'alerte', 'affichée référente'].map(finds))).toEqual([
    true,
    true,
    true,
  ])
  expect(await Promise.all(['stagiaire absent', 'signal', ''].map(finds))).toEqual([false, false, false])
  expect(
    await (await visitor('quentin', 'miroir')).get('/quality/proofs?q=alerte').then((found) => found.text()),
  ).not.toContain(id)
})

test('nobody outside reads or suggests anything until both the house and the organisation want it', async () => {
  outside.mockReset().mockImplementation(async (to, init) => peer(String(to), init))
  await added('Photo du tableau', Uint8Array.of(137, 80), 'png')
  await added('Photo du mur', Uint8Array.of(137, 81), 'png', linked)
  expect(outside).not.toHaveBeenCalled()

  const odile = await visitor('odile')
  await odile.post('/settings/features', { api: 'on', sso: 'on', advice: 'on' })
  await added('Photo de la salle', Uint8Array.of(137, 82), 'png')
  expect(outside).not.toHaveBeenCalled()
})

test('a picture is read and indicators are suggested, for somebody to take over', async () => {
  outside.mockReset().mockImplementation(async (to, init) => peer(String(to), init))
  const id = await added("Photo de l'affiche", Uint8Array.of(137, 83), 'png', linked)
  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/quality/proofs?q=harcelement')).text()).toContain(id)
  const page = await (await quentin.get(`/quality/proofs/${id}`)).text()
  expect([page.includes('Indicateurs suggérés'), page.includes('12, 26')]).toEqual([true, true])
  // It counts for nothing by itself.
  expect(await (await quentin.get('/quality/indicators/26')).text()).not.toContain(id)
  const form = await (await quentin.get(`/quality/indicators/31?replaces=${id}&also=12.26`)).text()
  expect(form).toContain('value="31, 12, 26"')
})

test('a reader that fails, lies or says nonsense costs nothing but its help', async () => {
  for (const answer of [new Response('no', { status: 500 }), Response.json({ indicators: [99, '4', null], text: 7 })]) {
    outside.mockReset().mockImplementation(async () => answer.clone())
    const id = await added('Photo floue', Uint8Array.of(137, 84, answer.status % 256), 'png', linked)
    const quentin = await visitor('quentin')
    expect(await (await quentin.get('/quality/proofs?q=floue')).text()).toContain(id)
    expect(await (await quentin.get(`/quality/proofs/${id}`)).text()).not.toContain('Indicateurs suggérés')
  }
})

/** What whoever offers this help must speak: bytes to `read`, a text and what may be chosen to `advise`. */
async function peer(to: string, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers)
  if (headers.get('Authorization') !== 'Bearer secret') return new Response(null, { status: 401 })
  if (to.endsWith('/v1/read') && headers.get('Content-Type') === 'image/png') {
    return Response.json({ text: 'Affiche contre le harcèlement, contact handicap' })
  }
  const { text, indicators } = (await new Response(init?.body ?? null).json()) as {
    text: string
    indicators: { number: number; title: string }[]
  }
  const called = indicators.filter(({ number }) => (number === 12 || number === 26) && text.includes('harcèlement'))
  return Response.json({ indicators: called.map(({ number }) => number) })
}

/** Added by hand with its file, and read. */
async function added(
  label: string,
  bytes: Uint8Array<ArrayBuffer>,
  kind: 'pdf' | 'png',
  bindings = env,
): Promise<string> {
  const { db } = open(env.SHARD_1, { organisationId: 'lisiere', from: 'first-primary', guard: true, tally: newTally() })
  const owed: Owed[] = []
  const scope: Scope = {
    ...{ organisationId: 'lisiere', shard: 'SHARD_1', db, sites: 'all', requestId: 'test', knock: null },
    ...{ actor: { kind: 'job', id: 'test' }, clock, ids, handlersOf, owed: (work) => owed.push(work) },
  }
  const id = ids.next()
  const file = { id: ids.next(), name: `${label}.${kind}`, kind, bytes: bytes.length, sha256: await sha256Of(bytes) }
  await env.FILES.put(quarantineKey('lisiere', file.id), bytes)
  const typed = {
    label,
    indicators: [31],
    happenedOn: '2026-11-02',
    validUntil: '',
    link: '',
    note: 'Affichée en salle',
  }
  const input = { id, ...typed, sites: [], sessions: [], replaces: '' }
  expect((await addProof(scope, input, { ...file, width: 0, height: 0 }, [])).ok).toBe(true)
  const queue = makeQueue(bindings)
  for (const work of owed.filter(({ handler }) => handler === 'readProof')) queue.put(work)
  await queue.deliver()
  return id
}
