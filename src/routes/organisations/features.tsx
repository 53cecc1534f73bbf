import { read } from '#db/database.ts'
import { selectTurned } from '#db/organisations/features.ts'
import { features as declared, FeaturesInput, isOn } from '#domain/organisations/feature.ts'
import { turnFeatures } from '#domain/organisations/features.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FeaturesPage } from '#views/organisations/features.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const features = room(paths.features, { staff: 'organisation.read' }).get('/', async (c) => {
  const turned = await load(c)
  return page(c, c.var.w.settings.features.title, shown(c, turned))
})

export const featuresForm = room(paths.features, { staff: 'features.edit' }).post('/', async (c) => {
  const turned = await load(c)
  const { scope, w } = c.var
  const { title, saved } = w.settings.features
  const form = await readForm(c, FeaturesInput)
  if (!form.ok) return refused(c, title, shown(c, turned, form.state))
  await turnFeatures(scope, turned, form.value, [selectTurned(scope)])
  return gone(c, paths.features, { text: saved })
})

async function load(c: Context): Promise<readonly string[]> {
  const [turned] = await read(c.var.scope, selectTurned(c.var.scope))
  return turned.map(({ feature }) => feature)
}

function shown(c: Context, turned: readonly string[], state?: FormState) {
  const { w, may } = c.var
  const values = Object.fromEntries(declared.map((feature) => [feature, isOn(feature, turned) ? 'on' : undefined]))
  return (
    <FeaturesPage w={w} features={declared} state={state ?? { values, errors: {} }} mayEdit={may('features.edit')} />
  )
}
