import { type ConcernFilter, type ConcernPlace, selectConcerns } from '#db/cockpit/concerns.ts'
import { read } from '#db/database.ts'
import { concernKinds, isConcernKind } from '#domain/cockpit/kinds.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CockpitPage } from '#views/cockpit/cockpit.tsx'

const pageSize = 25

export const cockpit = room(paths.cockpit, { staff: 'sessions.read' }).get(
  '/',
  async (c) => {
    const filter = filterOf(c)
    const [rows] = await read(c.var.scope, selectConcerns(c.var.scope, filter, placeOf(c), pageSize + 1))
    const { w, visit, scope } = c.var
    const concerns = rows.slice(0, pageSize)
    const last = rows.length > pageSize ? concerns.at(-1) : undefined
    return page(
      c,
      w.cockpit.title,
      <CockpitPage
        w={w}
        concerns={concerns}
        filter={filter}
        sites={JSON.parse(visit.person?.sites ?? '[]') as [string, string][]}
        kinds={concernKinds}
        today={dayOf(scope.clock.now(), visit.person?.timeZone)}
        address={addressOf(c)}
        after={last && [last.dueOn, last.sessionId, last.kind].join('~')}
      />,
    )
  },
  { rows: 80 },
)

function filterOf(c: Context): ConcernFilter {
  const asked = (name: string) => (c.req.query(name) ?? '').slice(0, 60)
  const [site, kind] = [asked('site'), asked('kind')]
  return {
    site: isStorable(site) ? site : '',
    kind: isConcernKind(kind) ? kind : '',
    owner: asked('owner') === 'me' ? 'me' : '',
    identity: c.var.visit.claims?.identity ?? '',
  }
}

function placeOf(c: Context): ConcernPlace | null {
  const after = c.req.query('after') ?? ''
  const [dueOn, sessionId, kind] = isStorable(after) ? after.slice(0, 200).split('~') : []
  return dueOn && sessionId && kind ? [dueOn, sessionId, kind] : null
}
