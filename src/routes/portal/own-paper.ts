import { read } from '#db/database.ts'
import type { selectOwnPaper } from '#db/documents/own-papers.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'
import { gone } from '#http/render.tsx'

/** A paper of theirs, signed when it has been; back to the list when it is not, or no longer, theirs. */
export async function serveOwnPaper(c: Context, own: ReturnType<typeof selectOwnPaper>, home: string) {
  const { scope } = c.var
  const [[paper]] = await read(scope, own)
  const sha256 = paper?.finalSha256 ?? paper?.fileSha256
  const headers = paper && serveHeaders('pdf', `${paper.number} ${paper.title}.pdf`, { inline: true })
  const answer = sha256 && headers && (await open(c.env.FILES, keyOf(scope.organisationId, sha256), c.req.raw, headers))
  return answer || gone(c, home, { text: c.var.w.training.notYours })
}
