import { ColourInput, chosenColour } from '#domain/organisations/look.ts'
import { chooseColour } from '#domain/organisations/looks.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { MarkPartial } from '#views/layouts/mark.tsx'
import { LogoRegion } from '#views/organisations/logo.tsx'
import { colourCard, foundLook, loadLook, lookOf, lookPage } from './look-screen.tsx'

export const look = room(paths.look, { staff: 'organisation.read' }).get('/', async (c) => {
  const screen = await loadLook(c)
  const { office, logos } = screen
  const { w, may } = c.var
  const tried = chosenColour({
    colour: c.req.query('colour') ?? office.colour,
    picked: c.req.query('picked') ?? '',
    shown: c.req.query('shown') ?? office.colour,
    proposal: '',
  })
  const logo = logos.find(({ id }) => id === office.logoId)
  const next = logos.find(({ id }) => id === office.nextLogoId)
  const regions = {
    'look-colour': colourCard(c, office, tried.slice(0, 20)),
    'look-logo': (
      <>
        <LogoRegion w={w} office={office} logo={logo} next={next} mayEdit={may('organisation.edit')} />
        <MarkPartial logo={logo && paths.file(logo.id, 'rail')} />
      </>
    ),
  }
  return page(c, w.settings.look.title, lookPage(c, screen), { regions })
})

export const colour = room(paths.colour, { staff: 'organisation.edit' }).post('/', async (c) => {
  const screen = await loadLook(c)
  const { scope, w } = c.var
  const { title, colourSaved } = w.settings.look
  const form = await readForm(c, ColourInput)
  if (!form.ok) {
    const text = [form.state.values.colour].flat()[0] ?? ''
    return refused(c, title, lookPage(c, screen, { colour: { text, state: form.state } }))
  }

  const text = chosenColour(form.value)
  const outcome = await chooseColour(scope, screen.office, form.value.version, text, lookOf(scope))
  if (outcome.ok) return changed(c, paths.look, title, lookPage(c, foundLook(outcome.after)), { text: colourSaved })

  const overtaken = outcome.refusal === 'overtaken'
  const state = withRefusal(c, form.state, outcome.refusal, overtaken ? undefined : 'colour')
  const now = overtaken ? await loadLook(c) : screen
  return refused(c, title, lookPage(c, now, { colour: { text, state, overtaken } }), overtaken ? 409 : 422)
})
