import { read } from '#db/database.ts'
import { selectConflictPolicy } from '#db/sessions/slots.ts'
import { chooseConflictPolicy, PolicyOfConflicts } from '#domain/sessions/policy.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ConflictPolicyPage } from '#views/sessions/policy.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const conflictPolicy = room(paths.conflicts, { staff: 'organisation.edit' })

  .get('/', async (c) => {
    const { state } = await load(c)
    return page(c, c.var.w.sessions.slots.conflicts.policy.title, content(c, state))
  })

  .post('/', async (c) => {
    await load(c)
    const { policy: words } = c.var.w.sessions.slots.conflicts
    const form = await readForm(c, PolicyOfConflicts)
    if (!form.ok) return refused(c, words.title, content(c, form.state))
    const outcome = await chooseConflictPolicy(c.var.scope, form.value, [])
    if (outcome.ok) return gone(c, paths.conflicts, { text: words.saved })
    return refused(c, words.title, content(c, withRefusal(c, form.state, 'overtaken')), 409)
  })

async function load(c: Context): Promise<{ state: FormState }> {
  const [[row]] = await read(c.var.scope, selectConflictPolicy(c.var.scope))
  return { state: { values: { policy: row?.policy ?? 'warn', version: String(row?.version ?? 0) }, errors: {} } }
}

const content = (c: Context, state: FormState) => <ConflictPolicyPage w={c.var.w} state={state} />
