import { read } from '#db/database.ts'
import type { selectOwnPaper } from '#db/documents/own-papers.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'
import { gone } from '#http/render.tsx'

type OwnPaper = ReturnType<typeof selectOwnPaper>

/** A paper of theirs; back to the list when it is not, or no longer, theirs. */
export const serveOwnPaper = async (c: Context, own: OwnPaper, home: string): Promise<Response> =>
  (await openOwnPaper(c, own)) ?? gone(c, home, { text: c.var.w.training.notYours })

/** Signed, when it has been. */
export async function openOwnPaper(c: Context, own: OwnPaper): Promise<Response | null> {
  const { scope } = c.var
  const [[paper]] = await read(scope, own)
  const sha256 = paper?.finalSha256 ?? paper?.fileSha256
  if (!paper || !sha256) return null
  const headers = serveHeaders('pdf', `${paper.number} ${paper.title}.pdf`, { inline: true })
  return open(c.env.FILES, keyOf(scope.organisationId, sha256), c.req.raw, headers)
}
