import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { serveHeaders } from '#edge/files/leaving.ts'
import { heldBytes } from '#edge/files/quarantine.ts'
import { takeIn } from '#edge/files/reception.ts'
import { scan } from '#edge/files/scan.ts'
import { uses } from '#edge/files/uses.ts'
import { makeIds } from '#edge/ids.ts'
import { readHeader } from '#edge/images/header.ts'
import { loadPhoton } from '#edge/images/photon.ts'
import { tokens } from '#edge/tokens.ts'
import { answer } from '#jobs/consume.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { hostileFiles as hostilePapers } from '#test/files/hostile.ts'
import { type Hostile, hostileFiles as hostilePictures } from '#test/images/hostile.ts'
import { report } from '#test/report.ts'
import { clock, request, visitor, world } from '#test/visit.ts'
import { identityOf } from '#test/world.ts'

type Fate = 'refused at the door' | 'refused by the workshop' | 'neutralised' | 'accepted'

const fates = new Map<string, Fate>()
let pictures: Hostile[] = []

beforeAll(async () => {
  await world()
  pictures = await hostilePictures()
  await loadPhoton()
}, 60_000)

test('every hostile picture sent as a logo is refused, or becomes pixels of ours', async () => {
  for (const { what, bytes, name } of pictures) {
    const before = await stored()
    const status = await send(bytes, name)
    expect([303, 413, 422], what).toContain(status)
    if (status !== 303) {
      expect(await stored(), what).toEqual(before)
      fates.set(what, 'refused at the door')
    } else {
      await work()
      fates.set(what, await fateOfLast(what))
    }
  }
  const ends = pictures.map(({ what }) => [what, fates.get(what)])
  expect(ends.filter(([, fate]) => fate === undefined || fate === 'accepted')).toEqual([])
  expect(new Set(fates.values())).toEqual(new Set(['refused at the door', 'refused by the workshop', 'neutralised']))
}, 60_000)

test('what was refused for its own use is refused there too', async () => {
  const odd = pictures.filter(({ use, end }) => use !== 'logo' && end !== 'harmless')
  expect(odd.length).toBeGreaterThan(0)
  for (const { what, bytes, use } of odd) {
    const taken = await takeIn(env.FILES, 'lisiere', { id: 'odd', name: 'x', body: inParts(bytes) }, uses[use])
    expect([what, taken.ok]).toEqual([what, false])
  }
})

test('every hostile paper is refused while it waits, or leaves as an attachment only', async () => {
  for (const { name, bytes, fileName, end } of hostilePapers) {
    const fate = await fateOfPaper(bytes(), fileName)
    fates.set(name, fate)
    expect([name, fate]).not.toEqual([name, 'accepted'])
    if (end === 'refused') expect([name, fate]).not.toEqual([name, 'neutralised'])
  }
  const accepted = [...fates.values()].filter((fate) => fate === 'accepted').length
  expect(fates.size).toBeGreaterThanOrEqual(60)
  report('hostile files', `${fates.size} tried, ${accepted} accepted`)
}, 60_000)

const ambient = { clock, ids: makeIds(clock.now), handlersOf }

/** Of the file sent last: its refusal, or variants that are pictures of ours and nothing else. */
async function fateOfLast(what: string): Promise<Fate> {
  const [file] = await rows<{ id: string; refusal: string | null }>(
    `SELECT id, refusal FROM files LEFT JOIN file_refusals r ON r.organisation_id = files.organisation_id AND r.file_id = id
      WHERE files.organisation_id = 'lisiere' ORDER BY id DESC LIMIT 1`,
  )
  const variants = await rows<{ name: string; sha256: string; width: number; height: number }>(
    "SELECT name, sha256, width, height FROM file_variants WHERE organisation_id = 'lisiere' AND file_id = ?",
    file?.id ?? '',
  )
  if (file?.refusal) {
    expect(variants, what).toEqual([])
    return 'refused by the workshop'
  }
  const odile = await visitor('odile')
  let clean = variants.length === uses.logo.variants.length
  for (const { name, width, height } of variants) {
    const served = await odile.get(`/files/${file?.id}/${name}`)
    const bytes = new Uint8Array(await served.arrayBuffer())
    const isOurs = !/<script|Exif|iCCP|zTXt|tEXt|Set-Cookie/.test(new TextDecoder('latin1').decode(bytes))
    const picture = readHeader(bytes)
    clean &&= isOurs && picture?.width === width && picture.height === height && picture.frames === 1
    expect(served.headers.get('Content-Security-Policy'), what).toBe("sandbox; default-src 'none'")
    expect(served.headers.get('X-Content-Type-Options'), what).toBe('nosniff')
    expect(served.headers.get('Content-Type'), what).toMatch(/^image\/(png|jpeg)$/)
    expect(served.headers.get('Set-Cookie'), what).toBeNull()
  }
  return clean ? 'neutralised' : 'accepted'
}

/** Nothing found in it: it must then be a kind that never leaves but as an attachment. */
async function fateOfPaper(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Fate> {
  const taken = await takeIn(env.FILES, 'lisiere', { id: 'paper', name, body: inParts(bytes) }, uses.document)
  if (!taken.ok) return 'refused at the door'
  const held = await heldBytes(env.FILES, 'lisiere', 'paper')
  const verdict = held ? await scan(held, taken.file.kind) : null
  if (!verdict?.ok) return 'refused by the workshop'
  const leaving = new Headers(serveHeaders(taken.file.kind, taken.file.name, { inline: true }))
  const isAttached = leaving.get('Content-Disposition')?.startsWith('attachment') ?? false
  return verdict.findings.length > 0 || isAttached ? 'neutralised' : 'accepted'
}

async function* inParts(bytes: Uint8Array<ArrayBuffer>) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

async function send(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<number> {
  const body = new FormData()
  body.set('_for', 'lisiere')
  body.set('logo', new File([bytes], name, { type: 'image/png' }))
  return (await request('/settings/look/logo', { method: 'POST', body, headers: await cookieOf('odile') })).status
}

async function cookieOf(member: string): Promise<Record<string, string>> {
  await visitor(member)
  const identity = identityOf(member)
  const login = `login-${identity}-2`
  const claims = { login, identity, organisation: 'lisiere', shard: 'SHARD_1', hats: '[]', grants: '[]', site: '' }
  const cookie = await tokens(env.SECRET).sign('login', claims, 3600, clock.now())
  return { Cookie: `__Host-login=${cookie}`, 'Sec-Fetch-Site': 'same-origin' }
}

/** What the queue would do. */
async function work(): Promise<void> {
  const owed = await rows<{ eventId: string; handler: string }>(
    "SELECT event_id AS eventId, handler FROM outbox WHERE organisation_id = 'lisiere' AND handler = 'makeLogoVariants'",
  )
  for (const row of owed) await answer(env, ambient, { shard: 'SHARD_1', organisationId: 'lisiere', ...row })
}

async function stored(): Promise<string[]> {
  return (await env.FILES.list()).objects.map(({ key }) => key)
}

async function rows<Row>(statement: string, ...values: string[]): Promise<Row[]> {
  return (
    await env.SHARD_1.prepare(statement)
      .bind(...values)
      .all<Row>()
  ).results
}
