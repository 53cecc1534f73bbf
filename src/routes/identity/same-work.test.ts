import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { paths } from '#paths.ts'
import { metered } from '#test/inside/meter.ts'
import { report } from '#test/report.ts'
import { app, now, stranger, world } from '#test/visit.ts'
import { emailOf, identityOf } from '#test/world.ts'

beforeAll(async () => {
  await world()
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("INSERT INTO disablements VALUES (?, ?, 'test', '')").bind(identityOf('denis'), now),
    env.SHARD_1.prepare('DELETE FROM passwords WHERE identity_id = ?').bind(identityOf('quentin')),
  ])
})

/** Somebody here, nobody, somebody disabled, and somebody who never chose a password. */
const addresses = [emailOf('igor'), 'nobody@lisiere.example', emailOf('denis'), emailOf('quentin')]

test.each([
  [paths.signIn, { password: 'a wrong one, long enough' }, 1],
  [paths.signInLink, {}, 0],
  [paths.reset, {}, 0],
] as const)(
  '%s does the same work whoever has the address, so that its time tells nothing',
  async (path, fields, hashes) => {
    const works = []
    for (const email of addresses) works.push(await workOf(path, { ...fields, email }))
    const [first] = works
    for (const work of works) expect(work).toEqual(first)
    expect([first?.hashes.length, first?.deep]).toEqual([hashes, hashes > 0 ? 1 : 2])
    report(
      'same work',
      `${path}: ${first?.asked.length} statements and ${hashes} hash, for ${addresses.length} addresses`,
    )
  },
)

test('the law sees an answer that hashes for somebody and not for nobody', async () => {
  const somebody = await workOf('/sign-in', { email: emailOf('igor'), password: 'a wrong one, long enough' })
  const refused = await workOf('/sign-in', { email: 'no address', password: 'a wrong one, long enough' })
  expect(refused).not.toEqual(somebody)
})

/** What was asked of the databases, what was written, and what each password was compared with: nothing else takes time. */
async function workOf(path: string, fields: Record<string, string>) {
  const { app: watched, read } = metered(app)
  const encode = vi.spyOn(TextEncoder.prototype, 'encode')
  const response = await stranger(watched).post(path, fields, { 'CF-Connecting-IP': nextAddress() })
  const hashes = encode.mock.calls.flatMap(
    ([text]) => (/^(\$argon2id\$[^$]*\$[^$]*\$).*\0$/.exec(text ?? '') ?? [])[1] ?? [],
  )
  encode.mockRestore()
  const { calls, deep, written, asked } = read()
  return { status: response.status, hashes, calls, deep, written, asked }
}

/** Each from elsewhere: how often somebody tries is counted too. */
let from = 0
function nextAddress(): string {
  from += 1
  return `198.51.100.${from}`
}
