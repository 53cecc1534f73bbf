import type { Permission, Role } from '#domain/members/matrix.ts'
import { Icon } from '#views/ui/icon.tsx'
import type { Speech, Words } from '#words/words.ts'

type MatrixProps = {
  w: Speech
  roles: readonly Role[]
  lines: readonly { permission: Permission; held: readonly boolean[] }[]
}

/** Roles across, permissions down. The words of a line stay in sight while the table slides under them. */
export function Matrix({ w, roles, lines }: MatrixProps) {
  const { matrix: words } = w
  return (
    <section class="scroll" tabindex={0} aria-label={words.list}>
      <table class="table dense rights">
        <thead>
          <tr>
            <th scope="col">{words.permission}</th>
            {roles.map((role) => (
              <th scope="col">{w.roles[role].name}</th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody>
            <tr class="band">
              <th scope="rowgroup" colspan={roles.length + 1}>
                {words.groups[group]}
              </th>
            </tr>
            {lines
              .filter(({ permission }) => groupOf[permission] === group)
              .map(({ permission, held }) => (
                <tr>
                  <th scope="row">{w.permissions[permission]}</th>
                  {held.map((yes) => (
                    <td>
                      {yes && <Icon name="check" />}
                      <span class="sr">{yes ? words.yes : words.no}</span>
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

type Group = keyof Words['matrix']['groups']

const groups: readonly Group[] = ['work', 'team', 'organisation']

/** A permission that is in no group does not compile. */
const groupOf: Record<Permission, Group> = {
  'desk.read': 'work',
  'organisation.read': 'organisation',
  'organisation.edit': 'organisation',
  'exchange.edit': 'organisation',
  'organisation.siret': 'organisation',
  'organisation.leave': 'organisation',
  'sites.read': 'organisation',
  'sites.edit': 'organisation',
  'members.read': 'team',
  'members.edit': 'team',
  'roles.read': 'team',
  'people.read': 'team',
  'people.edit': 'team',
  'needs.read': 'team',
  'catalogue.read': 'work',
  'catalogue.edit': 'work',
  'places.read': 'organisation',
  'places.edit': 'organisation',
  'sessions.read': 'work',
  'sessions.edit': 'work',
  'attendance.read': 'work',
  'attendance.edit': 'work',
  'documents.read': 'work',
  'documents.edit': 'work',
  'templates.edit': 'work',
  'figures.read': 'work',
  'quality.read': 'work',
  'quality.edit': 'work',
  'surveys.read': 'work',
  'surveys.edit': 'work',
  'registers.edit': 'work',
  'reports.read': 'work',
  'watch.read': 'work',
  'watch.edit': 'work',
  'audits.edit': 'work',
  'teaching.own': 'work',
  'training.own': 'work',
  'company.own': 'work',
  'files.read': 'work',
  'files.edit': 'work',
  'features.edit': 'organisation',
  'keys.edit': 'organisation',
  'messages.read': 'organisation',
  'messages.edit': 'organisation',
  'chores.read': 'organisation',
  'chores.edit': 'organisation',
  'events.read': 'work',
}
