import type { PaperFound } from '#db/quality/audits-papers.ts'
import { readBody } from '#domain/documents/body.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import { mostStamped, stampPdf } from '#edge/pdf/stamp.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { type Reader, reading, readsAs } from './audit-room-door.tsx'

type Stored = {
  id: string
  sha256: string
  kind: Kind
  name: string
  bytes: number
  /** What was found in it: a file of which something is to be said is never opened in the page. */
  findings: string
}

export const isKind = (text: string | null): text is Kind => text !== null && Object.hasOwn(kinds, text)

/** A file of the room: each page of a PDF carries who reads it and when; whatever cannot be written on leaves as kept, and the log says so. */
export async function serveStored(c: Context, inside: Reader, { id, sha256, kind, name, bytes, findings }: Stored) {
  const headers = serveHeaders(kind, name, { inline: findings === '' })
  const key = keyOf(inside.scope.organisationId, sha256)
  if (kind === 'pdf' && bytes <= mostStamped) {
    const kept = await c.env.FILES.get(key)
    const stamped = kept && (await stampPdf(new Uint8Array(await kept.arrayBuffer()), readsAs(c, inside)))
    if (stamped) {
      await reading(inside, name, id)
      return new Response(stamped, { headers })
    }
  }
  await reading(inside, c.var.w.auditRoom.reader.asKept(name), id)
  const answer = await open(c.env.FILES, key, c.req.raw, headers)
  if (!answer) throw new NotThere()
  return answer
}

/** Of a paper whose bytes were not kept. */
export async function printAgain(c: Context, inside: Reader, paper: PaperFound): Promise<Response> {
  const { id, body, title, number, at, language } = paper
  const { renderPdf } = await import('#edge/pdf/render.ts')
  const { blocks, options } = readBody(body)
  const bare = { title, language, at, number, organisation: '', footer: [] }
  const printed = await renderPdf(blocks, options ?? bare)
  await reading(inside, `${number} ${title}`, id)
  return new Response((await stampPdf(printed, readsAs(c, inside))) ?? printed, {
    headers: serveHeaders('pdf', `${number} ${title}.pdf`, { inline: true }),
  })
}
