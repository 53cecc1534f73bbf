import { env } from 'cloudflare:workers'
import { request } from './visit.ts'

/** A browser that keeps its cookies, for journeys of several pages. */
export function jar(cookies: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(cookies))

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await request(path, { ...init, headers: { Cookie: cookie, ...init.headers } })
    for (const set of response.headers.getSetCookie()) keep(set)
    return response
  }

  function keep(set: string) {
    const [pair = ''] = set.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || set.includes('Max-Age=0')) kept.delete(name)
    else kept.set(name, value)
  }

  return {
    cookies: () => Object.fromEntries(kept),
    get: (path: string) => send(path.replace(env.ORIGIN, '')),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'Sec-Fetch-Site': 'same-origin' } }),
  }
}
