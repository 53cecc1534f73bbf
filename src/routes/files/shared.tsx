import { batch } from '#db/database.ts'
import { selectShared } from '#db/files/links.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { linkOpens, openShared, readShared } from '#domain/files/links.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import { tokens } from '#edge/tokens.ts'
import { visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved } from '#http/refusals.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SharedGonePage, SharedPage } from '#views/files/shared.tsx'

/**
 * Whoever has the address. Looking at it changes nothing, so that what reads mails before people does no harm: the file
 * leaves when somebody presses the button.
 */
export const shared = room('/shared/:token', { public: true })

  .get('/', async (c) => {
    const found = await load(c)
    if (!found) return goneNow(c, 200)
    const { file, name, token } = found
    const content = <SharedPage w={c.var.w} organisation={name} file={file} action={paths.shared(token)} />
    return gate(c, c.var.w.files.shared, content, { name })
  })

  .post('/', async (c) => {
    const found = await load(c)
    if (!found) return goneNow(c)
    const { office, file, moving } = found
    if (moving) throw new BeingMoved()
    await openShared(office, file)
    const headers = serveHeaders(file.kind as Kind, file.name)
    return (await open(c.env.FILES, keyOf(office.organisationId, file.sha256), c.req.raw, headers)) ?? goneNow(c)
  })

/** One moment: the organisation's database, where the link says it lives, and the directory, which says whether it does. */
async function load(c: Context) {
  const token = c.req.param('token') ?? ''
  const { directory } = c.var
  const now = directory.clock.now()
  const claims = readShared(await tokens(c.env.SECRET).verify<object>('link', token, now))
  if (!claims) return null
  const first = await ask(c, claims.organisation, claims.shard, claims.link)
  const { shard } = first.place ?? {}
  const answer = shard && shard !== claims.shard ? await ask(c, claims.organisation, shard, claims.link) : first
  const { office, file, name, place } = answer
  if (!place || !file || name === undefined || !(await linkOpens(file, token, now))) return null
  return { office, file, name, token, moving: place.movingTo !== null }
}

async function ask(c: Context, organisationId: string, shard: string, link: string) {
  const { directory } = c.var
  const office = officeOf(c, organisationId, shard, { kind: 'visitor', id: visitorAddress(c) })
  const [[[place]], [[file], [organisation]]] = await Promise.all([
    batch(directory.db, [selectPlace(directory, organisationId)]),
    batch(office.db, [selectShared(office, link), selectOffice(office)]),
  ])
  return { office, place, file, name: organisation?.name }
}

const goneNow = (c: Context, status: 200 | 404 = 404) =>
  gate(c, c.var.w.files.goneTitle, <SharedGonePage w={c.var.w} />, { status })
