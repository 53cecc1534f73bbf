import { createServer } from 'node:http'
import { type Asker, connect } from './peer-wire.ts'

/**
 * What people write instead, well: Node's own server, prepared questions, a pool, names already folded; each page asks
 * who is there, what she may do, then what it shows, and counts live.
 */
const { port, socket, user } = JSON.parse(process.argv[2] ?? '{}') as { port: number; socket: string; user: string }
const pool = await Promise.all(Array.from({ length: 16 }, () => connect(socket, user)))
let turn = 0

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peer')
  const asker = pool[turn++ % pool.length]
  const page = pages[pathname]
  if (!asker || !page) return void response.writeHead(404).end()
  try {
    const [[identity = '']] = (await asker.ask('SELECT identity_id FROM logins WHERE id = $1', ['odile'])) as [[string]]
    const [person] = await asker.ask(
      'SELECT id, given_name, family_name FROM persons WHERE organisation_id = $1 AND identity_id = $2',
      [org, identity],
    )
    await asker.ask('SELECT role FROM memberships WHERE organisation_id = $1 AND person_id = $2', [
      org,
      person?.[0] ?? '',
    ])
    const html = `<!doctype html><title>Peer</title><h1>${person?.[1]}</h1>${await page(asker, searchParams)}`
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}).listen(port, 'localhost', () => console.log('ready'))

const org = 'lisiere'

const pages: Record<string, (asker: Asker, query: URLSearchParams) => Promise<string>> = {
  '/desk': async (asker) => {
    const counts = [
      'SELECT count(*) FROM persons WHERE organisation_id = $1',
      'SELECT role, count(*) FROM memberships WHERE organisation_id = $1 GROUP BY role',
      'SELECT count(*) FROM invitations LEFT JOIN invitation_ends e ON e.organisation_id = $1 AND e.invitation_id = invitations.id WHERE invitations.organisation_id = $1 AND e.how IS NULL',
      'SELECT action, count(*) FROM events WHERE organisation_id = $1 GROUP BY action',
    ]
    const shown: string[] = []
    for (const sql of counts) shown.push(list(await asker.ask(sql, [org])))
    return shown.join('')
  },
  '/search': async (asker, query) =>
    list(
      await asker.ask(
        "SELECT id, given_name, family_name FROM persons WHERE organisation_id = $1 AND (sort_key LIKE $2 || '%' OR sort_key LIKE '% ' || $2 || '%') ORDER BY sort_key LIMIT 21",
        [org, query.get('q') ?? ''],
      ),
    ),
  '/settings/members': async (asker) => {
    const [[total]] = (await asker.ask('SELECT count(DISTINCT person_id) FROM memberships WHERE organisation_id = $1', [
      org,
    ])) as [[string]]
    const rows = await asker.ask(
      `SELECT p.id, p.given_name, p.family_name, p.email, string_agg(m.role, ', ') FROM memberships m
        JOIN persons p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
        WHERE m.organisation_id = $1 GROUP BY p.id, p.given_name, p.family_name, p.email, p.sort_key ORDER BY p.sort_key, p.id LIMIT 25 OFFSET 0`,
      [org],
    )
    return `<p>${total}</p>${list(rows)}`
  },
}

const list = (rows: readonly (string | null)[][]): string =>
  `<ul>${rows.map((row) => `<li>${row.map(safe).join(' ')}</li>`).join('')}</ul>`

const safe = (cell: string | null): string => (cell ?? '').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
