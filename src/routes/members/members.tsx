import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectMembers } from '#db/members/members.ts'
import { isRole } from '#domain/members/matrix.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { MemberPage } from '#views/members/member.tsx'
import { MembersPage } from '#views/members/members.tsx'
import { blank } from '#views/ui/form.tsx'
import { loadMember, screenFor, sitesWhere } from './screen.ts'

const pageSize = 25

export const members = room(paths.members, { staff: 'members.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const role = c.req.query('role') ?? ''
      const state = c.req.query('state') ?? ''
      const filter = { ...readListing(c), role: isRole(role) ? role : '', state }
      const [rows] = await read(scope, selectMembers(scope, sitesWhere(c, 'members.read'), filter, pageSize))
      const list = pageOf(rows, pageSize)
      const { w, may } = c.var
      return page(
        c,
        w.members.title,
        <MembersPage
          w={w}
          page={list}
          address={addressOf(c)}
          filter={filter}
          after={afterKey(list.next)}
          mayEdit={may('members.edit')}
        />,
      )
    },
    { rows: 220 },
  )

  .get(
    '/:id',
    async (c) => {
      const loaded = await loadMember(c, 'members.read')
      const screen = screenFor(c, loaded)
      return page(c, screen.name, <MemberPage w={c.var.w} screen={screen} state={blank} />)
    },
    { rows: 110 },
  )
