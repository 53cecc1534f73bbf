import { type ProgrammeRow, selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { parseHours } from '#domain/catalogue/hours.ts'
import { parseRearrangement, rearranged } from '#domain/catalogue/lists.ts'
import { NewProgramme, ProgrammeChange, sheetOf, typedOf } from '#domain/catalogue/programme.ts'
import { changeProgramme, createProgramme, sheetSold } from '#domain/catalogue/programmes.ts'
import { durationsOf } from '#domain/catalogue/sheet.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { sumOf } from '#views/catalogue/programme.tsx'
import { ProgrammeFormPage } from '#views/catalogue/programme-form.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { screenOf, showChanged } from './screen.tsx'

export const programmeForms = room(paths.catalogue.all, { staff: 'catalogue.edit' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    const values = { actionType: 'AF', papers: ['convention', 'convocation', 'emargement', 'certificat_realisation'] }
    return page(c, c.var.w.catalogue.newTitle, await newForm(c, { values, errors: {} }))
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { scope, w } = c.var
    const form = await readForm(c, NewProgramme)
    const moved = await rearrangedForm(c, form.state)
    if (moved) return page(c, w.catalogue.newTitle, await newForm(c, moved))
    if (!form.ok) return refused(c, w.catalogue.newTitle, await newForm(c, form.state))

    const { id = scope.ids.next(), ...input } = form.value
    const outcome = await createProgramme(scope, id, input, sheetOf(input), screenOf(scope, id))
    // The first answer was lost on its way: the programme is there.
    if (!outcome.ok && outcome.refusal === 'taken') return gone(c, paths.catalogue.one(id))
    if (!outcome.ok) {
      return refused(c, w.catalogue.newTitle, await newForm(c, withRefusal(c, form.state, outcome.refusal)))
    }
    return showChanged(c, outcome.after, ({ title }) => w.catalogue.created(title))
  })

  .get('/:id/edit', async (c) => {
    const programme = await load(c)
    const { actionType, nsf, isPublic } = programme
    const values = { ...typedOf(sheetSold(programme)), actionType, nsf, isPublic: isPublic ? 'on' : undefined }
    const title = c.var.w.catalogue.editTitle(programme.title)
    return page(c, title, await editForm(c, programme, { values, errors: {} }))
  })

  .post('/:id', async (c) => {
    const programme = await load(c)
    const { scope, w } = c.var
    const title = w.catalogue.editTitle(programme.title)
    const form = await readForm(c, ProgrammeChange)
    const moved = await rearrangedForm(c, form.state)
    if (moved) return page(c, title, await editForm(c, programme, moved))
    if (!form.ok) return refused(c, title, await editForm(c, programme, form.state))

    const { version, ...input } = form.value
    const show = screenOf(scope, programme.id)
    const outcome = await changeProgramme(scope, programme, version, input, sheetOf(input), show)
    if (!outcome.ok) {
      const state = withRefusal(c, form.state, outcome.refusal)
      return refused(c, title, await editForm(c, programme, state, true), 409)
    }
    return showChanged(c, outcome.after, (now) => w.catalogue.saved(now.title, `${now.major}.${now.minor}`))
  })

async function load(c: Context): Promise<ProgrammeRow> {
  const { scope } = c.var
  const [[programme]] = await read(scope, selectProgramme(scope, c.req.param('id') ?? ''))
  if (!programme) throw new NotThere()
  return programme
}

/** A button that moves a line sends the form as it is: it comes back rearranged, and nothing is judged or saved. */
async function rearrangedForm(c: Context, { values }: FormState): Promise<FormState | null> {
  const asked = parseRearrangement([(await readFields(c)).get('_do') ?? ''].flat()[0] ?? '')
  return asked && { values: rearranged(values, asked), errors: {} }
}

async function newForm(c: Context, state: FormState) {
  const { w, scope } = c.var
  return (
    <ProgrammeFormPage
      w={w}
      title={w.catalogue.newTitle}
      lead={w.catalogue.newLead}
      action={paths.catalogue.all}
      cancel={paths.catalogue.all}
      state={state}
      specialities={await knownSpecialities()}
      sum={sumTyped(c, state)}
      id={[state.values.id ?? scope.ids.next()].flat()[0]}
    />
  )
}

/** Overtaken, the form carries the version it lost to: saving again is then meant. */
async function editForm(c: Context, programme: ProgrammeRow, state: FormState, overtaken = false) {
  const { w } = c.var
  const filledFrom = overtaken ? undefined : [state.values.version ?? []].flat()[0]
  return (
    <ProgrammeFormPage
      w={w}
      title={w.catalogue.editTitle(programme.title)}
      lead={w.catalogue.editLead}
      action={paths.catalogue.one(programme.id)}
      cancel={paths.catalogue.one(programme.id)}
      state={state}
      specialities={await knownSpecialities()}
      sum={sumTyped(c, state)}
      version={filledFrom ?? String(programme.version)}
      overtaken={overtaken}
    />
  )
}

/** Only forms need the list, and they come rarely. */
const knownSpecialities = async () => (await import('#domain/catalogue/nsf.ts')).specialities

/** What the modules add up to, as far as what was typed can be read. */
function sumTyped(c: Context, { values }: FormState): string | undefined {
  const hours = [values.moduleHours ?? []].flat().map((text) => parseHours(text))
  const minutes = parseHours([values.hours ?? ''].flat()[0] ?? '')
  if (minutes === null || hours.every((one) => one === null)) return undefined
  const modules = hours.map((one) => ({ title: '', minutes: one ?? 0, objectives: [], content: '' }))
  return sumOf(c.var.w, { minutes, modules }, durationsOf({ minutes, modules }))
}
