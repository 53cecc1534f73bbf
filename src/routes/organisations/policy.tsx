import { batch, read } from '#db/database.ts'
import { countSecured } from '#db/identity/secured.ts'
import { selectIdentitiesOf } from '#db/members/staff.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { staffRoles } from '#domain/members/matrix.ts'
import { differing, joinLanguages, languages, PolicyInput, timeZones } from '#domain/organisations/office.ts'
import { changePolicy } from '#domain/organisations/offices.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { Difference } from '#views/organisations/differences.tsx'
import { PolicyPage } from '#views/organisations/policy.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** Two deep: who works here is in the organisation's database, what they prove themselves with in the directory. */
export const policy = room(paths.policy, { staff: 'organisation.read' }).get(
  '/',
  async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.settings.policy.title, shown(c, screen))
  },
  { rows: 120, deep: 2 },
)

export const policyForm = room(paths.policy, { staff: 'organisation.edit' }).post(
  '/',
  async (c) => {
    const screen = await load(c)
    const { scope, w, visit } = c.var
    const { title, saved } = w.settings.policy
    const form = await readForm(c, PolicyInput)
    if (!form.ok) return refused(c, title, shown(c, screen, form.state))

    const login = { factors: visit.login?.factors ?? 0 }
    const outcome = await changePolicy(scope, screen.office, form.value, login, screenOf(scope))
    if (outcome.ok) {
      const [[office]] = outcome.after
      return changed(c, paths.policy, title, shown(c, { ...screen, office: office ?? screen.office }), { text: saved })
    }
    if (outcome.refusal !== 'overtaken') {
      return refused(c, title, shown(c, screen, withRefusal(c, form.state, outcome.refusal, 'secondFactor')))
    }
    const now = await load(c)
    const state = withRefusal(c, form.state, outcome.refusal)
    return refused(c, title, shown(c, now, state, differences(c, now.office, form.value)), 409)
  },
  { rows: 160, deep: 3 },
)

type Screen = { office: OfficeRow; staff: { all: number; secured: number } }

const screenOf = (scope: Scope) => [selectOffice(scope), selectIdentitiesOf(scope, staffRoles)] as const

async function load(c: Context): Promise<Screen> {
  const { scope, directory } = c.var
  const [[office], staff] = await read(scope, ...screenOf(scope))
  if (!office) throw new NotThere()
  const ids = staff.flatMap(({ identityId }) => identityId ?? [])
  const [[counted]] = await batch(directory.db, [countSecured(directory, ids)])
  return { office, staff: { all: ids.length, secured: counted?.secured ?? 0 } }
}

function shown(c: Context, { office, staff }: Screen, state?: FormState, changes?: readonly Difference[]) {
  const { w, may } = c.var
  return (
    <PolicyPage
      w={w}
      office={office}
      staff={staff}
      languages={languages}
      timeZones={timeZones()}
      state={state ?? { values: valuesOf(office), errors: {} }}
      differences={changes}
      mayEdit={may('organisation.edit')}
      seesTeam={may('members.read')}
    />
  )
}

const valuesOf = ({ secondFactor, languages: kept, timeZone }: OfficeRow): FormState['values'] => ({
  secondFactor,
  language: kept.split(',')[0],
  offered: kept.split(','),
  timeZone,
})

function differences({ var: { w } }: Context, office: OfficeRow, input: PolicyInput): readonly Difference[] {
  const { policy: words } = w.settings
  const typed = { ...input, languages: joinLanguages(input.language, input.offered) }
  const say = { secondFactor: sayFactor, languages: sayLanguages, timeZone: (text: string) => text }
  const labels = { secondFactor: words.secondFactor, languages: words.offered, timeZone: words.timeZone }
  return differing(office, typed, ['secondFactor', 'languages', 'timeZone']).map((field) => ({
    label: labels[field],
    now: say[field](office[field]),
    typed: say[field](typed[field]),
  }))

  function sayFactor(rule: string): string {
    return rule === 'staff' ? words.staff : words.optional
  }
  function sayLanguages(kept: string): string {
    return languages
      .filter((language) => kept.includes(language))
      .map((language) => words[language])
      .join(', ')
  }
}
