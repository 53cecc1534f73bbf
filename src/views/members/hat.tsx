import type { SiteName } from '#db/organisations/openings.ts'
import type { Role } from '#domain/members/matrix.ts'
import { CheckboxGroup, RadioCards } from '#views/ui/check-fields.tsx'
import type { FormState } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'

/** What the giver may give: the roles within reach, and the sites, all of them at once when that is within reach too. */
export type Reach = { roles: readonly Role[]; sites: readonly SiteName[]; everySite: boolean }

export const roleName = (w: Speech, role: string): string =>
  role in w.roles ? w.roles[role as keyof typeof w.roles].name : role

/** « Tous les sites », or their names. `names` is the JSON the database writes. */
export const hatText = (w: Speech, all: number, names: string): string =>
  all ? w.members.everySite : (JSON.parse(names) as string[]).join(', ')

export function RoleField(form: { w: Speech; state: FormState; roles: readonly Role[] }) {
  const { w, roles } = form
  const choices = roles.map((role) => ({ value: role, label: w.roles[role].name, hint: w.roles[role].does }))
  return <RadioCards {...form} name="role" label={w.members.role} choices={choices} />
}

export function SitesField(form: {
  w: Speech
  state: FormState
  reach: Pick<Reach, 'sites' | 'everySite'>
  hint?: string | undefined
}) {
  const { members } = form.w
  const every = { value: 'all', label: members.everySite, hint: members.everySiteHint }
  const choices = form.reach.sites.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CheckboxGroup
      {...form}
      name="sites"
      label={members.sites}
      choices={form.reach.everySite ? [every, ...choices] : choices}
    />
  )
}
