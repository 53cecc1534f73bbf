import { read } from '#db/database.ts'
import { selectMentions } from '#db/documents/templates.ts'
import { MentionsInput, mentionNames, readMentions } from '#domain/documents/mentions.ts'
import { changeMentions } from '#domain/documents/templates.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { MentionsPage } from '#views/documents/mentions.tsx'
import type { FormState } from '#views/ui/form.tsx'

export const paperMentions = room(paths.templates.mentions, { staff: 'templates.edit' })

  .get('/', async (c) => {
    const [[known]] = await read(c.var.scope, selectMentions(c.var.scope))
    return page(c, c.var.w.papers.mentions.title, show(c, stateOf(known?.said), known?.version ?? 0))
  })

  .post('/', async (c) => {
    const { scope } = c.var
    const [[known]] = await read(scope, selectMentions(scope))
    const { mentions: words } = c.var.w.papers
    const version = known?.version ?? 0
    const form = await readForm(c, MentionsInput)
    if (!form.ok) return refused(c, words.title, show(c, form.state, version))
    const outcome = await changeMentions(scope, form.value, [selectMentions(scope)])
    if (!outcome.ok) return refused(c, words.title, show(c, withRefusal(c, form.state, 'overtaken'), version), 409)
    const [[now]] = outcome.after
    const content = show(c, stateOf(now?.said), now?.version ?? 0)
    return changed(c, paths.templates.mentions, words.title, content, { text: words.saved })
  })

const show = (c: Context, state: FormState, version: number) => (
  <MentionsPage w={c.var.w} state={state} version={version} mentions={mentionNames} />
)

const stateOf = (said: string | undefined): FormState => ({ values: readMentions(said), errors: {} })
