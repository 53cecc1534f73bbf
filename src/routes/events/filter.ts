import type { HistoryFilter } from '#db/members/history.ts'
import { familyOf, isFamily } from '#domain/events/families.ts'
import { periodOf } from '#domain/events/period.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { sitesWhere } from '#routes/members/screen.ts'
import { fr } from '#words/fr.ts'

/** What the address of the history asks for, on the sites where this visitor may read it. */
export function filterOf(c: Context): HistoryFilter {
  const family = asked(c, 'family')
  return {
    seen: sitesWhere(c, 'events.read'),
    site: asked(c, 'site'),
    actor: asked(c, 'person'),
    subject: asked(c, 'subject'),
    actions: isFamily(family) ? known.filter((action) => familyOf(action) === family) : null,
    period: periodOf({ from: asked(c, 'from'), to: asked(c, 'to') }),
  }
}

/** The number before which a page of the history begins. */
export function beforeOf(c: Context): number | null {
  const text = c.req.query('after') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Every action has its words. */
const known = Object.keys(fr.events.actions)

function asked(c: Context, name: string): string {
  const text = (c.req.query(name) ?? '').slice(0, 80)
  return isStorable(text) ? text : ''
}
