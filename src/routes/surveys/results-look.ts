import type { Scope } from '#db/scope.ts'
import { everything, type Look } from '#db/surveys/results.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'

/** Which answers the address asks for: `?programme=rps`; all of them when it names no group. */
export function lookOf(c: Context): Look {
  const asked = groupKinds.flatMap((dimension): Look[] => {
    const id = (c.req.query(dimension) ?? '').slice(0, 60)
    return id && isStorable(id) ? [{ dimension, id }] : []
  })
  return narrowed(c.var.scope, asked[0] ?? everything)
}

const groupKinds = ['programme', 'session', 'site', 'trainer', 'month'] as const

/** Who looks after some sites begins with the first of them. */
export const narrowed = ({ sites }: Pick<Scope, 'sites'>, look: Look): Look =>
  sites !== 'all' && look.dimension === 'all' ? { dimension: 'site', id: sites[0] ?? '' } : look
