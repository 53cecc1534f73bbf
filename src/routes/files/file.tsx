import { read } from '#db/database.ts'
import { selectHolding } from '#db/files/holdings.ts'
import { HoldingChange } from '#domain/files/holding.ts'
import { changeHolding, replaceFile } from '#domain/files/holdings.ts'
import { revokeLink, ShareEnd, ShareInput, shareHolding } from '#domain/files/links.ts'
import { retentionRules } from '#domain/files/retention.ts'
import { type UseName, uses } from '#edge/files/uses.ts'
import { tokens } from '#edge/tokens.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { FileFormPage } from '#views/files/edit.tsx'
import { filePage, found, load, screenOf } from './screen.tsx'

export const file = room('/files/:id', { staff: 'files.read' }).get(
  '/',
  async (c) => {
    const screen = await load(c)
    return page(c, screen.holding.name, filePage(c, screen))
  },
  { rows: 80 },
)

export const fileForms = room('/files/:id', { staff: 'files.edit' })

  .get('/edit', async (c) => {
    const { scope } = c.var
    const [[holding]] = await read(scope, selectHolding(scope, c.req.param('id') ?? ''))
    if (!holding || holding.trashedAt !== null) throw new NotThere()
    const { w } = c.var
    const { name, rule, startsOn, version } = holding
    const state = { values: { name, rule, startsOn: startsOn ?? '', version: String(version) }, errors: {} }
    return page(
      c,
      w.files.editTitle(name),
      <FileFormPage w={w} holding={holding} rules={retentionRules} state={state} />,
    )
  })

  .post('/', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding } = screen
    const form = await readForm(c, HoldingChange)
    const outcome = form.ok ? await changeHolding(scope, holding, form.value, screenOf(scope, holding.id)) : null
    if (!outcome?.ok) {
      const state = outcome ? withRefusal(c, form.state, outcome.refusal) : form.state
      const content = <FileFormPage w={w} holding={holding} rules={retentionRules} state={state} />
      return refused(c, w.files.editTitle(holding.name), content, outcome ? 409 : 422)
    }
    const after = found(outcome.after)
    const text = w.files.saved(after.holding.name)
    return changed(c, paths.files.one(holding.id), after.holding.name, filePage(c, after), { text })
  })

  .post('/versions', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding, versions } = screen
    const arrivals = await receiveFiles(c, 'file', uses[holding.use as UseName])
    const [arrived, ...others] = arrivals.files
    await dismiss(c, others)
    if (!arrived) {
      const why = arrivals.refused.length > 0 ? arrivals.refused : [{ name: '', refusal: 'none' }]
      return refused(c, holding.name, filePage(c, screen, { refused: why }))
    }
    const latest = versions[0]?.number ?? 0
    const outcome = await replaceFile(scope, holding, latest, arrived, screenOf(scope, holding.id))
    if (!outcome.ok) {
      await dismiss(c, [arrived])
      return refused(c, holding.name, filePage(c, screen, { problem: w.refusals[outcome.refusal] }), 409)
    }
    const text = w.files.replaced(holding.name)
    return changed(c, paths.files.one(holding.id), holding.name, filePage(c, found(outcome.after)), { text })
  })

  .post('/links', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding } = screen
    const form = await readForm(c, ShareInput)
    if (!form.ok) return refused(c, holding.name, filePage(c, screen, { problem: w.refusals.choice }))
    const shown = screenOf(scope, holding.id)
    const outcome = await shareHolding(scope, tokens(c.env.SECRET), holding, form.value, shown)
    if (!outcome.ok) return refused(c, holding.name, filePage(c, screen, { problem: w.refusals[outcome.refusal] }), 409)
    const made = `${c.var.origin}${paths.shared(outcome.after.token)}`
    return page(c, holding.name, filePage(c, found(outcome.after.screen), { made }))
  })

  .post('/links/revocation', async (c) => {
    const screen = await load(c)
    const { scope, w } = c.var
    const { holding } = screen
    const form = await readForm(c, ShareEnd)
    const outcome = form.ok ? await revokeLink(scope, holding, form.value.link, screenOf(scope, holding.id)) : null
    if (!outcome?.ok) return refused(c, holding.name, filePage(c, screen, { problem: w.refusals.overtaken }), 409)
    const content = filePage(c, found(outcome.after))
    return changed(c, paths.files.one(holding.id), holding.name, content, { text: w.files.revoked })
  })
