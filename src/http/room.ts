import type { Handler } from '#http/context.ts'
import type { Door } from '#http/door.ts'

export type Method = 'GET' | 'POST' | 'PATCH'

/** What a page may cost at most, asserted by the tests: rows read in the databases, round trips deep. */
export type Cost = { rows: number; deep?: number }

export type Route = { method: Method; path: string; door: Door; handler: Handler; cost: Cost }

export type Room = {
  readonly routes: readonly Route[]
  get(path: string, handler: Handler, cost?: Cost): Room
  post(path: string, handler: Handler, cost?: Cost): Room
  patch(path: string, handler: Handler, cost?: Cost): Room
}

/** A resource and its door, together: a route without a door cannot be written. */
export function room(base: string, door: Door): Room {
  const routes: Route[] = []
  const add = (method: Method, path: string, handler: Handler, cost: Cost): Room => {
    routes.push({ method, path: path === '/' ? base : `${base}${path}`, door, handler, cost })
    return made
  }
  const made: Room = {
    routes,
    // The door alone reads thirty to forty: who, in which login, her roles, her sites, her organisations.
    get: (path, handler, cost = { rows: 50 }) => add('GET', path, handler, cost),
    post: (path, handler, cost = { rows: 40 }) => add('POST', path, handler, cost),
    patch: (path, handler, cost = { rows: 40 }) => add('PATCH', path, handler, cost),
  }
  return made
}
