import { batch, read } from '#db/database.ts'
import { selectEntryBySiret } from '#db/organisations/entries.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { provedRecently } from '#domain/identity/login-rule.ts'
import { SiretInput } from '#domain/organisations/office.ts'
import { correctSiret } from '#domain/organisations/offices.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere, OneMoreStep } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { keepTyped, typedBefore } from '#http/typed.ts'
import { paths } from '#paths.ts'
import { SiretPage } from '#views/organisations/siret.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const siret = room(paths.siret, { staff: 'organisation.siret' })

  .get('/', async (c) => {
    const office = await load(c)
    if (!hasProved(c)) throw new OneMoreStep('prove-again')
    return page(c, c.var.w.settings.siret.title, shown(c, office, await typedBefore(c)))
  })

  .post('/', async (c) => {
    const office = await load(c)
    const { scope, directory, w } = c.var
    const { title, saved } = w.settings.siret
    const form = await readForm(c, SiretInput)
    if (!hasProved(c)) {
      await keepTyped(c, form.state)
      throw new OneMoreStep('prove-again')
    }
    if (!form.ok) return refused(c, title, shown(c, office, form.state))

    const [[holder]] = await batch(directory.db, [selectEntryBySiret(directory, form.value.siret)])
    const outcome = await correctSiret(scope, office, form.value, holder, [selectOffice(scope)])
    if (outcome.ok) return gone(c, paths.identity, { text: saved(form.value.siret) })
    const now = outcome.refusal === 'overtaken' ? await load(c) : office
    const status = outcome.refusal === 'overtaken' ? 409 : 422
    return refused(c, title, shown(c, now, withRefusal(c, form.state, outcome.refusal, 'siret')), status)
  })

async function load(c: Context): Promise<OfficeRow> {
  const { scope } = c.var
  const [[office]] = await read(scope, selectOffice(scope))
  if (!office) throw new NotThere()
  return office
}

/** The number that identifies the organisation changes only under the eyes of who has just proved to be its owner. */
const hasProved = ({ var: { visit, scope } }: Context): boolean =>
  visit.login !== null && provedRecently(visit.login, scope.clock.now())

function shown(c: Context, office: OfficeRow, state: FormState) {
  return <SiretPage w={c.var.w} office={office} state={state} />
}
