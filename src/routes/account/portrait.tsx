import { read } from '#db/database.ts'
import { type PortraitRow, selectPortraits } from '#db/people/portraits.ts'
import { choosePortrait, removePortrait } from '#domain/people/portraits.ts'
import { uses } from '#edge/files/uses.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { PortraitPage, PortraitRegion } from '#views/account/portrait.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { claimed, crumbsTo, me } from './me.ts'

/** Her face, as the organisation she works in shows it to her colleagues. */
export const portrait = room(paths.portrait.own, { staff: 'desk.read' })

  .get('/', async (c) => {
    const [rows] = await read(c.var.scope, ...shownOf(c))
    const regions = { 'own-portrait': <PortraitRegion {...propsOf(c, rows)} /> }
    return page(c, c.var.w.account.portrait.title, show(c, rows), { crumbs: crumbsTo(c), regions })
  })

  .post('/', async (c) => {
    const [rows] = await read(c.var.scope, ...shownOf(c))
    const { title, sent } = c.var.w.account.portrait
    const arrivals = await receiveFiles(c, 'portrait', uses.portrait)
    const [file, ...more] = arrivals.files
    if (more.length > 0) await dismiss(c, more)
    if (!file) {
      const sentence = c.var.w.account.portrait.refused[arrivals.refused[0]?.refusal ?? 'empty']
      return refused(c, title, show(c, rows, { ...blank, errors: { portrait: sentence } }))
    }
    const outcome = await choosePortrait(c.var.scope, personOf(c), file, shownOf(c))
    if (!outcome.ok) {
      await dismiss(c, [file])
      throw new NotThere()
    }
    const [after] = outcome.after
    return changed(c, paths.portrait.own, title, show(c, after), { text: sent })
  })

  .post('/removal', async (c) => {
    const [rows] = await read(c.var.scope, ...shownOf(c))
    const { title, removed } = c.var.w.account.portrait
    if (rows.length === 0) throw new NotThere()
    const outcome = await removePortrait(c.var.scope, personOf(c), shownOf(c))
    if (!outcome.ok) throw new NotThere()
    const [after] = outcome.after
    return changed(c, paths.portrait.own, title, show(c, after), { text: removed })
  })

const shownOf = (c: Context) => [selectPortraits(c.var.scope, claimed(c))] as const

function personOf(c: Context): string {
  const { person } = me(c)
  if (!person) throw new NotThere()
  return person.personId
}

const show = (c: Context, rows: readonly PortraitRow[], state: FormState = blank) => (
  <PortraitPage {...propsOf(c, rows)} state={state} />
)

function propsOf(c: Context, rows: readonly PortraitRow[]) {
  const next = rows.find(({ id, isNext }) => id === isNext)
  const portrait = rows.find(({ id, isNext }) => id !== isNext)
  return { w: c.var.w, name: me(c).login.name, portrait, next }
}
