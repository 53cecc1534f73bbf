import { selectAbandonments } from '#db/chores/abandonments.ts'
import { selectChore } from '#db/chores/chores.ts'
import { read } from '#db/database.ts'
import { replay } from '#domain/chores/abandonments.ts'
import { cancelChore } from '#domain/chores/chores.ts'
import { ReplayInput } from '#domain/chores/replay.ts'
import { readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/** As many at a time as one batch should write. */
const mostReplayed = 50

/** What is done about work that runs, or that has stopped. Asked twice, each of these is done once. */
export const choreChanges = room(paths.chores.all, { staff: 'chores.edit' })

  .post('/replays', async (c) => {
    const { scope } = c.var
    await read(scope)
    const form = await readForm(c, ReplayInput)
    if (!form.ok) throw new NotThere()
    const { event: eventId, handler } = form.value
    const outcome = await replay(scope, [{ eventId, handler }], [])
    const { chores: words } = c.var.w
    return gone(c, paths.chores.all, { text: outcome.ok ? words.replayed(1) : words.notReplayed })
  })

  .post('/replays/all', async (c) => {
    const { scope } = c.var
    const [rows] = await read(scope, selectAbandonments(scope, mostReplayed))
    const outcome = await replay(scope, rows, [])
    const { chores: words } = c.var.w
    return gone(c, paths.chores.all, { text: outcome.ok ? words.replayed(rows.length) : words.notReplayed })
  })

  .post('/:id/cancellation', async (c) => {
    const { scope } = c.var
    const [[chore]] = await read(scope, selectChore(scope, c.req.param('id') ?? ''))
    if (!chore) throw new NotThere()
    const outcome = await cancelChore(scope, chore, [])
    const { chores: words } = c.var.w
    return gone(c, paths.chores.one(chore.id), { text: outcome.ok ? words.cancelled : words.alreadyEnded })
  })
