import { read } from '#db/database.ts'
import { countGrants } from '#db/members/staff.ts'
import { allowed, roles as every, permissions, staffRoles } from '#domain/members/matrix.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { RolesPage } from '#views/members/roles.tsx'

export const roles = room(paths.roles, { staff: 'roles.read' }).get('/', async (c) => {
  const { scope } = c.var
  const [[given]] = await read(scope, countGrants(scope))
  const { w, may } = c.var
  return page(
    c,
    w.matrix.title,
    <RolesPage
      w={w}
      roles={every.map((role) => ({ role, staff: staffRoles.includes(role) }))}
      lines={permissions.map((permission) => ({ permission, held: every.map((role) => allowed(role, permission)) }))}
      grants={given?.grants ?? 0}
      seesTeam={may('members.read')}
    />,
  )
})
