import { read } from '#db/database.ts'
import { selectUnprotected, selectUnprotectedCount, type UnprotectedRow } from '#db/members/protection.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { differing, joinLanguages, languages, PolicyInput, timeZones } from '#domain/organisations/office.ts'
import { changePolicy } from '#domain/organisations/offices.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { sitesWhere } from '#routes/members/screen.ts'
import type { Difference } from '#views/organisations/differences.tsx'
import { PolicyPage } from '#views/organisations/policy.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const policy = room(paths.policy, { staff: 'organisation.read' }).get('/', async (c) => {
  const screen = await load(c)
  return page(c, c.var.w.settings.policy.title, shown(c, screen))
})

export const policyForm = room(paths.policy, { staff: 'organisation.edit' }).post('/', async (c) => {
  const screen = await load(c)
  const { scope, w, visit } = c.var
  const { title, saved } = w.settings.policy
  const form = await readForm(c, PolicyInput)
  if (!form.ok) return refused(c, title, shown(c, screen, form.state))

  const login = { factors: visit.login?.factors ?? 0 }
  const outcome = await changePolicy(scope, screen.office, form.value, login, [selectOffice(scope)])
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
})

type Screen = { office: OfficeRow; unprotected: { count: number; first: readonly UnprotectedRow[] } }

/** As many names as fit beside the form; the others are on the page of the team. */
const shownNames = 6

async function load(c: Context): Promise<Screen> {
  const { scope } = c.var
  const [[office], first, [counted]] = await read(
    scope,
    selectOffice(scope),
    selectUnprotected(scope, sitesWhere(c, 'members.read'), shownNames),
    selectUnprotectedCount(scope),
  )
  if (!office) throw new NotThere()
  return { office, unprotected: { count: counted?.count ?? 0, first } }
}

function shown(c: Context, { office, unprotected }: Screen, state?: FormState, changes?: readonly Difference[]) {
  const { w, may } = c.var
  return (
    <PolicyPage
      w={w}
      office={office}
      unprotected={unprotected}
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
