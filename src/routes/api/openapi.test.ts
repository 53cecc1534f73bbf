import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { hashOf } from '#domain/members/keys-hash.ts'
import { isApi } from '#http/api.ts'
import { paths } from '#paths.ts'
import { rooms } from '#routes/rooms.ts'
import { shelveFiles } from '#test/inside/shelved.ts'
import { type Program, programOf } from '#test/program.ts'
import { report } from '#test/report.ts'
import { request, stranger, world } from '#test/visit.ts'

type Schema = Record<string, unknown>
type Operation = {
  operationId: string
  security: { key: string[] }[]
  parameters: { name: string; in: string; example?: string }[]
  requestBody?: { content: Record<string, { example: Record<string, string> }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

let ask: Program
let served: Document

beforeAll(async () => {
  await world()
  await shelveFiles()
  await waitForSeat()
  ask = await programOf('described')
  served = await (await stranger().get(paths.api.openapi)).json()
})

const operations = () =>
  Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

/** Not for programs: what a mail program presses. */
const apart = [paths.unsubscription] as const

test('describes every route of the API with its door, and no other', () => {
  const routes = rooms.flatMap((room) => room.routes).filter(({ path }) => isApi(path))
  const real = routes
    .filter(({ path }) => !apart.some((other) => other === path))
    .map(({ method, path, door }) => [method, path.replaceAll(/:(\w+)/g, '{$1}'), 'key' in door ? door.key : null])
  const told = operations().map(({ method, path, operation }) => [method, path, operation.security[0]?.key[0] ?? null])
  expect(told.map(String).sort()).toEqual(real.map(String).sort())
  expect(apart.every((path) => routes.some((route) => route.path === path))).toBe(true)
  expect(new Set(operations().map(({ operation }) => operation.operationId)).size).toBe(told.length)
})

test('answers every example as it is described', async () => {
  let held = 0
  for (const one of operations()) {
    const response = await sendExample(one)
    if (!response.ok) throw new Error(`${one.operation.operationId}: ${response.status} ${await response.text()}`)
    await hold(one.operation, response)
    held += 1
  }
  report('api', `${held} operations described, every example sent and held against its schema`)
})

test('refuses as it is described', async () => {
  for (const one of operations().filter(({ operation }) => operation.security.length > 0)) {
    const address = addressOf(one)
    await hold(one.operation, await request(address, { method: one.method }))
    await hold(
      one.operation,
      await ask(address.replace(/nantes|bruno|guivarch|lea-encours|encours-0|rules/, 'nobody'), init(one.method)),
    )
    if (one.method === 'GET') continue
    for (const body of [{ surprise: true }, { reason: '', name: 3, version: 'x' }]) {
      await hold(one.operation, await ask(address, { method: one.method, body }))
    }
    await hold(one.operation, await ask(address, { method: one.method, headers: { 'Idempotency-Key': '' } }))
  }
})

test('the law sees an answer that says more than the description, or less', async () => {
  const { operation } = operations().find(({ operation: { operationId } }) => operationId === 'readSite') ?? {}
  if (!operation) throw new Error('Sites are no longer read.')
  const site = await (await ask('/api/sites/nantes')).json<object>()
  await hold(operation, Response.json(site))
  await expect(hold(operation, Response.json({ ...site, secret: 'x' }))).rejects.toThrow()
  await expect(hold(operation, Response.json({ ...site, version: 'x' }))).rejects.toThrow()
  await expect(hold(operation, new Response('', { status: 418 }))).rejects.toThrow()
})

type Described = ReturnType<typeof operations>[number]

async function sendExample({ method, path, operation }: Described): Promise<Response> {
  const address = addressOf({ method, path, operation })
  const headers = Object.fromEntries(examplesIn(operation, 'header'))
  const [type = '', { example = {} } = {}] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  if (type === 'application/x-www-form-urlencoded') {
    return request(address, { method, body: new URLSearchParams({ ...example, ...(await realKey()) }) })
  }
  if (type === 'multipart/form-data') return ask(address, { method, headers, body: formOf(example) })
  return ask(address, { method, headers, ...(type ? { body: example } : {}) })
}

function addressOf({ path, operation }: Described): string {
  const query = new URLSearchParams(examplesIn(operation, 'query'))
  const named = Object.fromEntries(examplesIn(operation, 'path'))
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '') + (query.size > 0 ? `?${query}` : '')
}

const examplesIn = ({ parameters }: Operation, place: string): [string, string][] =>
  parameters.flatMap((each) => (each.in === place && each.example !== undefined ? [[each.name, each.example]] : []))

function formOf(example: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, text] of Object.entries(example)) form.append(name, new File([text], `${name}.txt`))
  return form
}

const init = (method: string) => (method === 'GET' ? {} : { method, body: { reason: 'Travaux', version: 1 } })

/** Fails unless the answer has a status, a type and a shape that the description gives it. */
async function hold({ operationId, responses }: Operation, response: Response): Promise<void> {
  const told = responses[response.status]
  if (!told) throw new Error(`${operationId} answers ${response.status}, which is not described.`)
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? ''
  const content = told.content
  if (!content) return
  const schema = content[type]?.schema
  if (!schema) throw new Error(`${operationId} answers ${response.status} as ${type}, which is not described.`)
  const defs = JSON.parse(JSON.stringify(served.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'))
  const name = String(schema.$ref).split('/').at(-1)
  z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: defs }).parse(await response.json())
}

/** Somebody who waits for a seat of the session to come. */
const waitForSeat = () =>
  env.SHARD_1.prepare(
    `INSERT INTO enrolments SELECT organisation_id, 'bruno-attente', session_id, 'bruno', NULL, 'waiting', '', price,
      planned_minutes, source, 0, 1, at, by_id FROM enrolments WHERE id = 'gael-avenir' AND organisation_id = 'lisiere'`,
  ).run()

/** What stands in the place of the id and the secret that the example cannot tell. */
async function realKey(): Promise<Record<string, string>> {
  await env.SHARD_1.prepare("UPDATE api_keys SET hash = ? WHERE id = 'described'")
    .bind(await hashOf('a secret for this test'))
    .run()
  return { client_id: 'lisiere.described', client_secret: 'a secret for this test' }
}
