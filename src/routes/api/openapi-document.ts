import * as z from 'zod'
import { keyScopes } from '#domain/members/keys-scopes.ts'
import { perMinute } from '#edge/api-rate.ts'
import { paths } from '#paths.ts'
import { en } from '#words/en.ts'
import { companies } from './told/companies.ts'
import { enrolments } from './told/enrolments.ts'
import { events } from './told/events.ts'
import { files } from './told/files.ts'
import type { Described, Operation } from './told/operation.ts'
import { organisation } from './told/organisation.ts'
import { people } from './told/people.ts'
import { Problem, refusals } from './told/problem.ts'
import { sites } from './told/sites.ts'
import { token } from './told/token.ts'
import { training } from './told/training.ts'

const described: readonly Described[] = [
  token,
  organisation,
  sites,
  people,
  companies,
  training,
  enrolments,
  files,
  events,
]
const operations = described.flatMap((each) => each.operations)

/** OpenAPI 3.1, made from the very schemas that the answers are typed and tested with. */
export function documentFor(origin: string) {
  return {
    openapi: '3.1.1',
    info: { title: 'Lisière', version: '1', description },
    servers: [{ url: origin }],
    paths: pathsIn(operations),
    components: {
      schemas: schemasOf(described),
      headers: headers(),
      securitySchemes: {
        key: {
          type: 'oauth2',
          description: 'A key of the organisation, exchanged for an access token of fifteen minutes.',
          flows: { clientCredentials: { tokenUrl: paths.api.token, refreshUrl: paths.api.token, scopes: scopes() } },
        },
      },
    },
  }
}

const description = [
  'JSON over the same rules as the screens. Dates are ISO 8601 in UTC.',
  `A key may ask ${perMinute} times a minute: each answer says in RateLimit-* how many are left.`,
  'A POST or PATCH sent with an Idempotency-Key is done once, and answered the same for 24 hours.',
  'Lists are read page after page by `next`, which is also the Link header. Refusals are problem+json (RFC 9457).',
].join('\n\n')

function pathsIn(some: readonly Operation[]): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {}
  for (const operation of some) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    found[path] = { ...found[path], [operation.method.toLowerCase()]: told(operation) }
  }
  return found
}

function told(operation: Operation): object {
  const { id, summary, scope, method, parameters = [], body } = operation
  return {
    operationId: id,
    summary,
    security: scope === null ? [] : [{ key: [scope] }],
    parameters: [...parameters.map(parameterOf), ...(scope !== null && method !== 'GET' ? [idempotency] : [])],
    ...(body ? { requestBody: { required: true, content: { [body.type]: bodyOf(body) } } } : {}),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  }
}

const parameterOf = ({ name, in: place, description, example }: NonNullable<Operation['parameters']>[number]) => ({
  name,
  in: place,
  description,
  required: place === 'path',
  schema: { type: 'string' },
  ...(example === undefined ? {} : { example }),
})

const idempotency = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Of your choosing, another for every change: the same request sent again under it changes nothing more.',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const bodyOf = ({ schema, example }: NonNullable<Operation['body']>) => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' })
  return { schema: shape, example }
}

function answersOf({ answers, scope, method }: Operation): Record<string, object> {
  const replayed = method === 'GET' || scope === null ? [] : ['Idempotency-Replayed']
  const told = Object.fromEntries([...(scope === null ? [] : limits), ...replayed].map((name) => [name, header(name)]))
  return Object.fromEntries(
    Object.entries(answers).map(([status, name]) => [
      status,
      {
        description: meaning[status] ?? 'Done',
        headers: told,
        ...(name ? { content: { 'application/json': { schema: ref(name) } } } : {}),
      },
    ]),
  )
}

const meaning: Readonly<Record<string, string>> = {
  206: 'The part that was asked for',
  304: 'What you have is still right',
  400: 'The request cannot be read',
  401: 'The key or the token is wrong',
  416: 'There is no such part',
}

function refusalsOf({ refusals: own, scope, method, path, body }: Operation): Record<string, object> {
  const usual = [
    ...(scope === null ? [] : [401, 403]),
    ...(path.includes('/:') ? [404] : []),
    429,
    500,
    ...(method === 'GET' ? [] : [400, 409, 413, ...(body ? [415] : []), 422, 503]),
  ]
  const said = (own ?? usual).map((status) => [
    status,
    {
      description: refusals[status] ?? '',
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ])
  return Object.fromEntries(said)
}

function schemasOf(some: readonly Described[]): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  const named = Object.entries(
    Object.assign({ Problem }, ...some.map(({ schemas }) => schemas)) as Described['schemas'],
  )
  for (const [name, schema] of named) registry.add(schema, { id: name })
  const { schemas } = z.toJSONSchema(registry, { uri: (name) => `#/components/schemas/${name}` })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...shape }]) => [name, shape]),
  )
}

const limits = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy']

const headers = () => ({
  'RateLimit-Limit': { description: 'Requests a minute.', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'Those that are left of this minute.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until they are all given back.', schema: { type: 'integer' } },
  'RateLimit-Policy': { description: 'The same, as a policy: requests and seconds.', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: '`true` when this was answered before: nothing more was done.',
    schema: { type: 'string' },
  },
})

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function scopes(): Record<string, string> {
  const { scopeNames } = en.keys
  return Object.fromEntries(keyScopes.map((scope) => [scope, scopeNames[scope]]))
}
