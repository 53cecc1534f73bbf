import type { Permission, Role } from '#domain/members/matrix.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { Matrix } from './matrix.tsx'

type RolesProps = {
  w: Speech
  roles: readonly { role: Role; staff: boolean }[]
  /** One line a permission, one answer a role, in the order of the roles. */
  lines: readonly { permission: Permission; held: readonly boolean[] }[]
  /** How many permissions have been given by hand. */
  grants: number
  seesTeam: boolean
}

export function RolesPage({ w, roles, lines, grants, seesTeam }: RolesProps) {
  const { matrix: words } = w
  const groups = [
    { title: words.staff, of: roles.filter(({ staff }) => staff) },
    { title: words.guests, of: roles.filter(({ staff }) => !staff) },
  ]
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Card title={words.table} id="matrix" flush>
        <Matrix w={w} roles={roles.map(({ role }) => role)} lines={lines} />
      </Card>
      <div class="cols">
        <div>
          <Card title={words.each} id="each" flush>
            {groups.map(({ title, of }) => (
              <>
                <RowsGroup title={title} />
                <Rows pair label={title}>
                  {of.map(({ role }) => (
                    <Row title={w.roles[role].name} context={w.roles[role].does} />
                  ))}
                </Rows>
              </>
            ))}
          </Card>
        </div>
        <div>
          <Card title={words.byHand} id="by-hand">
            <p>{grants > 0 ? w.format.count(grants, words.grant, words.grants) : words.noGrants}</p>
            <p class="mute">{words.grantsHint}</p>
            {seesTeam && (
              <p>
                <LinkButton href={paths.members} size="small" icon="users">
                  {words.seeTeam}
                </LinkButton>
              </p>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}
