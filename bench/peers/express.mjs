import express from 'express'
import pg from 'pg'
import { headed, pages, signedIn } from '../peer-pages.ts'

/** Express and pg as their manuals have them: a pool, a query as it comes, or a named one that PostgreSQL prepares once. */
const { port, socket, user, isPrepared } = JSON.parse(process.argv[2] ?? '{}')
const pool = new pg.Pool({
  host: socket.slice(0, socket.lastIndexOf('/')),
  user,
  database: 'postgres',
  max: 16,
  idleTimeoutMillis: 0,
})
const connected = await Promise.all(Array.from({ length: 16 }, () => pool.connect()))
for (const client of connected) client.release()

const names = new Map()
const nameOf = (text) => {
  if (!names.has(text)) names.set(text, `q${names.size}`)
  return names.get(text)
}

const ask = async (text, values) => {
  const { rows } = await pool.query({ text, values, rowMode: 'array', ...(isPrepared ? { name: nameOf(text) } : {}) })
  return rows
}

const app = express()
app.use((_, response, next) => {
  signedIn(ask).then((person) => {
    response.locals.person = person
    next()
  }, next)
})
for (const [path, page] of Object.entries(pages)) {
  app.get(path, async (request, response) => {
    response.type('html').send(headed(response.locals.person, await page(ask, String(request.query.q ?? ''))))
  })
}
app.listen(port, 'localhost', () => console.log('ready'))
