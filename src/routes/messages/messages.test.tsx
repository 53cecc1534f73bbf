import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { batch } from '#db/database.ts'
import { insertNotifications } from '#db/messages/notifications.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { parseReference } from '#domain/messages/sendings.ts'
import { unsubscribeToken } from '#domain/messages/unsubscription.ts'
import { worded } from '#domain/messages/wording.ts'
import { makeIds } from '#edge/ids.ts'
import { tokens } from '#edge/tokens.ts'
import { jobScope } from '#jobs/job.ts'
import { letterTo } from '#jobs/letter.tsx'
import { handlersOf } from '#jobs/subscriptions.ts'
import { runs } from '#test/runs.ts'
import { clock, now, partial, request, type Visitor, visitor, world } from '#test/visit.ts'
import { speech } from '#words/words.ts'

let odile: Visitor
let cleo: Visitor
beforeAll(async () => {
  await world()
  odile = await visitor('odile')
  cleo = await visitor('cleo')
})

const scope = () =>
  jobScope(env as never, { clock, ids: makeIds(clock.now), handlersOf }, 'SHARD_1', 'lisiere', 'test', [])
const rows = async (sql: string) => (await env.SHARD_1.prepare(sql).all<Record<string, unknown>>()).results

async function notify(person: string, count: number, body: object = { name: 'Bruno <b>Castel</b>' }) {
  const fresh = Array.from({ length: count }, (_, index) => ({
    id: `n-${person}-${count}-${index}`,
    personId: person,
    eventId: `e-${count}-${index}`,
    action: 'member_left',
    subjectId: 'bruno',
    body: JSON.stringify(body),
    at: now - index,
  }))
  const office = scope()
  await batch(office.db, insertNotifications(office, fresh))
}

const html = async (from: Promise<Response>) => (await from).text()

test('the bell counts what one has not read, on every page, for guests too', async () => {
  await notify('odile', 3)
  await notify('cleo', 1)
  for (const path of ['/desk', '/settings/sites', '/account'])
    expect(await html(odile.get(path))).toContain('Notifications\u00a0: 3 nouvelles')
  expect(await html(cleo.get('/desk'))).toContain('Notifications\u00a0: 1 nouvelle')
  expect((await cleo.get('/notifications')).status).toBe(200)
})

test('lists what one has not read, in words that cannot be code, and marks one read on the way to its thing', async () => {
  const page = await html(odile.get('/notifications'))
  expect(page).toContain('Bruno &lt;b&gt;Castel&lt;/b&gt; n’a plus d’accès')
  const opened = await odile.post('/notifications/n-odile-3-0/reading', { open: 'on' })
  expect([opened.status, opened.headers.get('Location')]).toEqual([303, '/settings/members/bruno'])
  expect(await html(odile.get('/notifications'))).not.toContain('n-odile-3-0')
  expect(await html(odile.get('/notifications?show=all'))).toContain('n-odile-3-0')
  expect(await html(odile.get('/desk'))).toContain('Notifications\u00a0: 2 nouvelles')
})

test('nobody reads, or marks, the notification of somebody else', async () => {
  expect((await cleo.post('/notifications/n-odile-3-1/reading')).status).toBe(404)
  expect(await html(cleo.get('/notifications?show=all'))).not.toContain('n-odile')
})

test('marks all read up to what was shown: what arrived meanwhile stays', async () => {
  await odile.post('/notifications/readings', { until: String(now - 2) })
  expect(await rows("SELECT notification_id AS id FROM unread_notifications WHERE person_id = 'odile'")).toEqual([
    { id: 'n-odile-3-1' },
  ])
  await odile.post('/notifications/readings', { until: String(now) })
  expect(await html(odile.get('/notifications'))).toContain('Vous avez tout lu')
})

test('turns the pages of a long list without losing or repeating a line', async () => {
  await notify('ana', 60)
  const ana = await visitor('ana')
  const seen: string[] = []
  for (let path: string | undefined = '/notifications?show=all'; path; ) {
    const page: string = await html(ana.get(path))
    seen.push(...[...page.matchAll(/id="notification-([^"]+)"/g)].map(([, id]) => id ?? ''))
    path = [...page.matchAll(/href="([^"]*after=[^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&')).at(-1)
    if (seen.length >= 60) break
  }
  expect([seen.length, new Set(seen).size]).toEqual([60, 60])
})

const choices = {
  teamApp: 'on',
  teamMail: 'off',
  sessionsApp: 'on',
  sessionsMail: 'usual',
  qualityApp: 'on',
  qualityMail: 'usual',
  organisationApp: 'on',
  organisationMail: 'usual',
  programsMail: 'digest',
  worksApp: 'on',
  worksMail: 'now',
  quietFrom: '21:00',
  quietUntil: '06:45',
  digestEvery: 'week',
  digestDay: '2',
  digestHour: '09:15',
}

test('keeps what somebody chose, and withholds at once what waited of what she turned off', async () => {
  const waiting = (id: string, family: string) =>
    env.SHARD_1.prepare(
      "INSERT INTO sendings (organisation_id, id, event_id, handler, kind, family, person_id, recipient, state, at, due_at) VALUES ('lisiere', ?, 'e', 'h', 'notice', ?, 'odile', 'odile@lisiere.example', 'waiting', ?, ?)",
    ).bind(id, family, now, now + 3600_000)
  await env.SHARD_1.batch([
    waiting('w-team', 'team'),
    waiting('w-works', 'works'),
    env.SHARD_1.prepare(
      "INSERT INTO digest_items VALUES ('lisiere', 'odile', 'e1', 'team', 'member_left', 'bruno', '{}', 1)",
    ),
    env.SHARD_1.prepare("INSERT INTO digest_dues VALUES ('lisiere', 'odile', '2026-11-22', ?)").bind(now + 1),
  ])
  expect((await odile.post('/account/notifications', choices)).status).toBe(303)
  const page = await html(odile.get('/account/notifications'))
  for (const said of ['value="21:00"', 'value="06:45"', 'value="09:15"', '<option value="off" selected'])
    expect(page).toContain(said)
  expect(await rows("SELECT id, state, due_at IS NULL AS over FROM sendings WHERE id LIKE 'w-%' ORDER BY id")).toEqual([
    { id: 'w-team', state: 'withheld', over: 1 },
    { id: 'w-works', state: 'waiting', over: 0 },
  ])
  expect(await rows('SELECT * FROM digest_items')).toEqual([])
  expect(await rows('SELECT period FROM digest_dues')).toEqual([{ period: '2026-11-24' }])
  expect(await html(cleo.get('/account/notifications'))).toContain('value="20:00"')
})

test('refuses an hour that is none, keeping the form', async () => {
  const refused = await odile.post('/account/notifications', { ...choices, quietFrom: '25:00', digestHour: '10:10' })
  const page = await refused.text()
  expect([refused.status, page.includes('Écrivez une heure'), page.includes('value="10:10"')]).toEqual([
    422,
    true,
    true,
  ])
})

test('one press in a mail program turns a family off, without a cookie; a token of another purpose does nothing', async () => {
  const press = (token: string) =>
    request(`/api/unsubscription?token=${token}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
  const token = await unsubscribeToken(scope(), tokens(env.SECRET), { personId: 'igor', family: 'works' })
  expect([(await press(token)).status, (await press(token)).status]).toEqual([200, 200])
  expect(await rows("SELECT family, channel, choice FROM notice_choices WHERE person_id = 'igor'")).toEqual([
    { family: 'works', channel: 'mail', choice: 'off' },
  ])
  const other = await tokens(env.SECRET).sign('link', { id: 'x', purpose: 'reset' }, 60, now)
  expect((await press(other)).status).toBe(404)
  const stranger = await unsubscribeToken({ ...scope(), organisationId: 'garonne' }, tokens(env.SECRET), {
    personId: 'igor',
    family: 'works',
  })
  expect((await press(stranger)).status).toBe(404)
})

const address = '/settings/messages/wordings/invitation'
const words = {
  subject: 'Rejoignez {{organisation.name}}',
  body: 'Cher·e {{person.givenName}},\nVenez.',
  language: 'fr',
  version: '0',
}

test('an organisation words its mails: seen before it is saved, kept by versions, given back', async () => {
  const seen = await odile.post(`${address}/preview`, words, { ...partial, 'HX-Target': 'section#preview' })
  const preview = await seen.text()
  expect(preview).toContain('Rejoignez Centre Lisière')
  expect(preview).toContain('Cher·e Odile,')
  expect(preview).not.toContain('<html')
  expect(await rows('SELECT * FROM wordings')).toEqual([])

  expect((await odile.post(address, words)).status).toBe(303)
  expect((await odile.post(address, { ...words, subject: 'Autre' })).status).toBe(409)
  expect((await odile.post(address, { ...words, subject: 'Encore', version: '1' })).status).toBe(303)
  const page = await html(odile.get(address))
  for (const said of ['Version 2', 'Version 1', 'Rejoignez {{organisation.name}}', 'value="Encore"'])
    expect(page).toContain(said)
  expect((await odile.post(`${address}/reset`, { language: 'fr', version: '2' })).status).toBe(303)
  expect(await html(odile.get(address))).toContain('value="Invitation à rejoindre {{organisation.name}}"')
  const office = scope()
  const [inForce] = await batch(office.db, [selectWordings(office, [['invitation', 'fr']])])
  expect(worded('invitation', 'fr', inForce, { subject: 'O', body: 'B' }, {})).toEqual({
    subject: 'O',
    body: 'B',
    version: 0,
  })
})

test('refuses a name that is not on the list, with a sentence that names it, and shows nothing of it', async () => {
  const refused = await odile.post(address, { ...words, body: 'Solde : {{person.salary}}', version: '3' })
  const page = await refused.text()
  expect([refused.status, page.includes('{{person.salary}}')]).toEqual([422, true])
  expect(page).toContain('n’existe pas')
  const empty = await odile.post(
    `${address}/preview`,
    { language: 'fr' },
    { ...partial, 'HX-Target': 'section#preview' },
  )
  expect([empty.status, (await odile.post(address, { language: 'fr' })).status]).toEqual([200, 422])
  expect((await (await visitor('quentin')).get(address)).status).toBe(200)
  expect((await (await visitor('quentin')).post(address, words)).status).toBe(404)
})

test('whatever is typed is text in the preview and in the mail', async () => {
  const sly = fc.oneof(
    fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=y>', '{{person.name}}<b>'),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(sly, sly, async (subject, body) => {
      const typed = { subject: subject || 'x', body: body || 'x' }
      const w = await speech('fr')
      const said = worded('notice', 'fr', [], typed, { 'person.name': '<i>Odile</i>', 'notice.sentence': body })
      const mail = letterTo('odile@lisiere.example', { w, subject: said.subject, body: said.body, ending: 'x' })
      expect(mail.html).not.toMatch(/<(script|img|i|b)\b/)
      expect(mail.subject).not.toMatch(/[\r\n]/)
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
})

test('shows what became of each mail, by state and by reader, and says what a doubt is', async () => {
  expect(await html(odile.get('/settings/messages/sendings?state=uncertain'))).toContain('Votre résumé')
  expect(await html(odile.get('/settings/messages/sendings?state=bounced'))).toContain('Aucun envoi ici')
  expect(await html(odile.get('/settings/messages/sendings?q=Odile%40lisiere.example'))).toContain('Votre résumé')
  const page = await html(odile.get('/settings/messages/sendings/resume'))
  for (const said of ['La liaison s’est coupée', 'Bruno Castel', 'Renvoyer']) expect(page).toContain(said)
})

test('what is in doubt may be sent again, once; a mail with a link may not', async () => {
  const again = '/settings/messages/sendings/resume/repetition'
  expect((await odile.post(again)).status).toBe(303)
  expect((await odile.post(again)).status).toBe(422)
  expect(
    await rows("SELECT id, state, recipient FROM sendings WHERE organisation_id = 'lisiere' AND id LIKE 'resume.%'"),
  ).toEqual([{ id: 'resume.again', state: 'waiting', recipient: 'odile@lisiere.example' }])
  await env.SHARD_1.prepare(
    "UPDATE sendings SET kind = 'reset-link' WHERE organisation_id = 'miroir' AND id = 'resume'",
  ).run()
  expect((await (await visitor('odile', 'miroir')).post(again)).status).toBe(422)
})

test('a reference is read as it was written, and nothing else is one', () => {
  const id = fc.stringMatching(/^[a-z0-9]{1,26}$/)
  fc.assert(
    fc.property(id, id, fc.string(), (organisationId, sendingId, junk) => {
      expect(parseReference(`SHARD_1.${organisationId}.${sendingId}.odile`)).toEqual({
        shard: 'SHARD_1',
        organisationId,
        sendingId: `${sendingId}.odile`,
      })
      if (!junk.startsWith('SHARD_')) expect(parseReference(junk)).toBeNull()
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
})
