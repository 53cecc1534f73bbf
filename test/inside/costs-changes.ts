import { env } from 'cloudflare:workers'
import type { Route } from '#http/room.ts'
import { type app, type Visitor, visitor } from '#test/visit.ts'
import type { Reading } from './costs-measure.ts'
import { addressesOf } from './ids.ts'
import { metered } from './meter.ts'

type Fields = Record<string, string[]>

/** Every change there is, asked by the owner: with the form as its page shows it where there is one, empty elsewhere. */
export async function makeChanges(routes: readonly Route[], size: number, application: typeof app): Promise<Reading[]> {
  const { app: watched, read } = metered(application)
  const forms = await formsOf(routes, await visitor('odile', 'lisiere'))
  const readings: Reading[] = []
  for (const route of routes.filter(({ method, door }) => method === 'POST' && !('key' in door))) {
    for (const { address } of addressesOf(route.path)) {
      const owner = await signedInAgain(watched)
      const { status } = await owner.post(address, forms.get(address) ?? {})
      readings.push({ route, address, who: 'odile', size, status, cost: read() })
    }
  }
  return readings
}

/** The forms of every page, by the address they are sent to, with the values they hold. */
async function formsOf(routes: readonly Route[], owner: Visitor): Promise<Map<string, Fields>> {
  const forms = new Map<string, Fields>()
  for (const route of routes.filter(
    ({ method, door }) => method === 'GET' && !('public' in door) && !('key' in door),
  )) {
    for (const { address } of addressesOf(route.path)) {
      const html = await (await owner.get(address)).text()
      for (const [, tag = '', inside = ''] of html.matchAll(/<form\b([^>]*method="post"[^>]*)>(.*?)<\/form>/gs)) {
        forms.set(attribute(tag, 'action') ?? address, fieldsOf(inside))
      }
    }
  }
  return forms
}

function fieldsOf(form: string): Fields {
  const fields: Fields = {}
  const add = (name: string | null, value: string) => {
    if (name && name !== '_for') fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [, tag = ''] of form.matchAll(/<input\b([^>]*)>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    if (['checkbox', 'radio'].includes(type) && !/\bchecked\b/.test(tag)) continue
    if (type !== 'file') add(attribute(tag, 'name'), attribute(tag, 'value') || likely(attribute(tag, 'name') ?? ''))
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    add(attribute(tag, 'name'), text || 'Essai')
  }
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option\b([^>]*\bselected\b[^>]*)>/.exec(options) ?? /<option\b([^>]*)>/.exec(options)
    add(attribute(tag, 'name'), attribute(chosen?.[1] ?? '', 'value') ?? '')
  }
  return fields
}

/** Something a field of that name may hold, when the page leaves it empty. */
const likely = (name: string): string =>
  ({ email: 'nouvelle@lisiere.example', postalCode: '44000', phone: '', website: '' })[name] ?? 'Essai'

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#39;', "'") ?? null

/** The change before may have signed her out, or worse. */
async function signedInAgain(application: typeof app): Promise<Visitor> {
  await env.SHARD_1.prepare('DELETE FROM disablements WHERE identity_id = ?').bind('id-odile').run()
  const owner = await visitor('odile', 'lisiere', 2, 'lisiere', application)
  const { headers } = await owner.get('/desk')
  const [cookie = ''] = headers.getSetCookie().filter((each) => each.startsWith('__Host-login='))
  return {
    get: owner.get,
    post: (path, fields) => owner.post(path, fields, { Cookie: cookie.split(';')[0] ?? '' }),
  }
}
