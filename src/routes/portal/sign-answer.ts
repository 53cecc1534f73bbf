import type { Child } from 'hono/jsx'
import type { Context } from '#http/context.ts'
import { tellCost } from '#http/timing.ts'

/** A page of its own, outside the office and outside the public site. */
export async function answer(c: Context, content: Child, status: 200 | 404 | 409 | 422 | 429 = 200): Promise<Response> {
  tellCost(c)
  c.header('Vary', 'Cookie, Accept-Language')
  c.header('Referrer-Policy', 'same-origin')
  return c.html(String(await content), status)
}
