import { read } from '#db/database.ts'
import { type HoldingRow, selectHolding, selectHoldings, selectServed } from '#db/files/holdings.ts'
import { addFile } from '#domain/files/additions.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import type { Received } from '#edge/files/reception.ts'
import { keyOf } from '#edge/files/store.ts'
import { uses } from '#edge/files/uses.ts'
import { type Problem, refusedJson, told } from '#http/api.ts'
import { answerAgain, hashOf, openChange, settleChange, wrongKey } from '#http/api-change.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import { type Arrivals, dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { FileTold } from './told/files.ts'

export const apiFiles = room(paths.api.files, { key: 'files:read' })

  .get(
    '/',
    async (c) => {
      const listing = readListing(c)
      const [rows] = await read(c.var.scope, selectHoldings(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, shapeOf)
    },
    { rows: 330 },
  )

  .get('/:id', async (c) => {
    const [[file]] = await read(c.var.scope, selectHolding(c.var.scope, idOf(c)))
    if (!file || file.trashedAt !== null) throw new NotThere()
    return told(c, shapeOf(file))
  })

  /** The bytes, under the rules of the screen: checked, and not in the trash. */
  .get('/:id/content', async (c) => {
    const { scope } = c.var
    const [[found]] = await read(scope, selectServed(scope, idOf(c), null))
    if (!found) throw new NotThere()
    const headers = serveHeaders(found.kind as Kind, found.name)
    const answer = await open(c.env.FILES, keyOf(scope.organisationId, found.sha256), c.req.raw, headers)
    if (!answer) throw new NotThere()
    for (const [name, value] of answer.headers) c.header(name, value)
    return c.newResponse(answer.body, answer.status as 200)
  })

/** One file in the field `file` of a form, streamed into quarantine: the same file under the same key is added once. */
export const apiFileChanges = room(paths.api.files, { key: 'files:write' }).post('/', async (c) => {
  const asked = await openChange(c, [])
  if (!asked) return wrongKey(c)
  const arrivals = await receiveFiles(c, 'file', uses.document)
  const [file, ...others] = arrivals.files
  if (!file || others.length + arrivals.refused.length > 0) {
    await dismiss(c, arrivals.files)
    return refusedJson(c, [problemOf(c, arrivals)])
  }
  const hash = await hashOf(c, `${file.name}\n${file.sha256}`)
  if (asked.known) {
    await dismiss(c, [file])
    return answerAgain(c, asked.known, hash)
  }
  return add(c, file, asked.key, hash)
})

async function add(c: Context, file: Received, key: string | null, hash: string): Promise<Response> {
  const { scope } = c.var
  const id = scope.ids.next()
  const body = shapeOf({ ...file, id, version: 1, at: scope.clock.now(), findings: null, refusal: null })
  let kept = false
  const answer = await settleChange(c, key, hash, {
    status: 201,
    body,
    commit: async (along) => {
      const outcome = await addFile(scope, id, file, along)
      kept = outcome.ok
      return outcome
    },
  })
  if (!kept) await dismiss(c, [file])
  return answer
}

function problemOf(c: Context, { files, refused }: Arrivals): Problem {
  if (files.length + refused.length > 1) return { field: 'file', code: 'too_many', detail: 'One file at a time.' }
  const code = refused[0]?.refusal ?? 'none'
  return { field: 'file', code, detail: c.var.w.files.refusals[code] }
}

type Shown = Pick<HoldingRow, 'id' | 'name' | 'kind' | 'bytes' | 'sha256' | 'version' | 'at'> & {
  findings: string | null
  refusal: string | null
}

const shapeOf = ({ id, name, kind, bytes, sha256, version, at, findings, refusal }: Shown): FileTold => ({
  id,
  name,
  kind: kind as Kind,
  bytes,
  sha256,
  version,
  state: refusal !== null ? 'refused' : findings === null ? 'waiting' : 'ready',
  addedAt: iso(at),
})
