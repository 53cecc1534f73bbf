import { read } from '#db/database.ts'
import { type ProfileRow, selectProfile } from '#db/quality/profiles.ts'
import { auditTypeOf, GridProfileInput, profileOf } from '#domain/quality/proofs/profile.ts'
import { describeActivity } from '#domain/quality/proofs/proofs.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { GridProfilePage } from '#views/quality/profile.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** What the organisation does, as far as the grid asks. */
export const gridProfile = room(paths.quality.profile, { staff: 'quality.edit' })

  .get('/', async (c) => {
    const [[profile]] = await read(c.var.scope, selectProfile(c.var.scope))
    return page(c, c.var.w.quality.profile.title, shown(c, { values: valuesOf(profile), errors: {} }))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    await read(scope, selectProfile(scope))
    const { w } = c.var
    const form = await readForm(c, GridProfileInput)
    if (!form.ok) return refused(c, w.quality.profile.title, shown(c, form.state))

    const outcome = await describeActivity(scope, form.value, [])
    if (!outcome.ok) {
      const state = withRefusal(c, form.state, outcome.refusal)
      return refused(c, w.quality.profile.title, shown(c, state), 409)
    }
    return gone(c, paths.quality.all, { text: w.quality.profile.saved })
  })

const shown = (c: Context, state: FormState) => <GridProfilePage w={c.var.w} state={state} />

function valuesOf(profile: ProfileRow | undefined): FormState['values'] {
  const ticks = [
    'certifying',
    'alternating',
    'workplace',
    'subcontracting',
    'isOnlySubcontractor',
    'isNewEntrant',
    'isRecognised',
  ] as const
  return {
    categories: [...profileOf(profile).categories],
    newCategories: [...(profileOf(profile).newCategories ?? [])],
    ...Object.fromEntries(ticks.filter((name) => profile?.[name] === 1).map((name) => [name, 'on'])),
    certifiedOn: profile?.certifiedOn ?? '',
    auditOn: profile?.auditOn ?? '',
    auditType: auditTypeOf(profile?.auditType),
    version: String(profile?.version ?? 0),
  }
}
