import { read } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectHistory } from '#db/people/history.ts'
import type { Scope } from '#db/scope.ts'
import { differing, IdentityInput, identityFields } from '#domain/organisations/office.ts'
import { changeIdentity } from '#domain/organisations/offices.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { Difference } from '#views/organisations/differences.tsx'
import { IdentityPage } from '#views/organisations/identity.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const identity = room(paths.identity, { staff: 'organisation.read' }).get(
  '/',
  async (c) => {
    const screen = await load(c)
    return page(c, c.var.w.settings.identity.title, shown(c, screen))
  },
  { rows: 60 },
)

export const identityForm = room(paths.identity, { staff: 'organisation.edit' }).post('/', async (c) => {
  const screen = await load(c)
  const { scope, w } = c.var
  const { title, saved } = w.settings.identity
  const form = await readForm(c, IdentityInput)
  if (!form.ok) return refused(c, title, shown(c, screen, form.state))

  const outcome = await changeIdentity(scope, screen.office, form.value, screenOf(scope))
  if (!outcome.ok) {
    const now = await load(c)
    const differences = differing(now.office, form.value, identityFields).map((field) => ({
      label: w.settings.identity[field],
      now: now.office[field],
      typed: form.value[field],
    }))
    return refused(c, title, shown(c, now, withRefusal(c, form.state, outcome.refusal), differences), 409)
  }
  const after = found(outcome.after)
  return changed(c, paths.identity, title, shown(c, after), { text: saved, frame: after.office })
})

const screenOf = (scope: Scope) => [selectOffice(scope), selectHistory(scope, scope.organisationId)] as const

type Screen = { office: OfficeRow; history: Awaited<ReturnType<typeof selectHistory>> }

const load = async (c: Context): Promise<Screen> => found(await read(c.var.scope, ...screenOf(c.var.scope)))

function found([[office], history]: readonly [readonly OfficeRow[], Screen['history']]): Screen {
  if (!office) throw new NotThere()
  return { office, history }
}

function shown(c: Context, { office, history }: Screen, state?: FormState, differences?: readonly Difference[]) {
  const { w, may } = c.var
  const values = Object.fromEntries(identityFields.map((field) => [field, office[field]]))
  return (
    <IdentityPage
      w={w}
      office={office}
      history={history}
      allHistory={historyOf(c, office.organisationId)}
      state={state ?? { values, errors: {} }}
      differences={differences}
      mayEdit={may('organisation.edit')}
      mayCorrect={may('organisation.siret')}
    />
  )
}
