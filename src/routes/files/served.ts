import type { SQL } from 'drizzle-orm'
import { read } from '#db/database.ts'
import { selectServed } from '#db/files/holdings.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'

/** The bytes of what is kept, in the page unless something was found in them; null: not there, or not checked yet. */
export async function openHolding(c: Context, holding: string | SQL, number: number | null): Promise<Response | null> {
  const { scope } = c.var
  const [[found]] = await read(scope, selectServed(scope, holding, number))
  if (!found) return null
  const inline = found.findings === '' && c.req.query('download') === undefined
  const headers = serveHeaders(found.kind as Kind, found.name, { inline })
  return open(c.env.FILES, keyOf(scope.organisationId, found.sha256), c.req.raw, headers)
}
