import { createServer } from 'node:http'
import { type Ask, headed, pages, signedIn } from './peer-pages.ts'
import { connect } from './peer-wire.ts'

/**
 * What people could write instead, well: Node's own server, prepared questions, a pool, names already folded; each page asks
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
    const ask: Ask = (sql, values) => asker.ask(sql, values)
    const person = await signedIn(ask)
    const html = headed(person, await page(ask, searchParams.get('q') ?? ''))
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}).listen(port, 'localhost', () => console.log('ready'))
