import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { type SendingRow, selectSending, selectSendings } from '#db/messages/sendings.ts'
import { sendingStates } from '#db/messages/tables.ts'
import { mayRepeat, repeatSending } from '#domain/messages/sendings.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SendingPage } from '#views/messages/sending.tsx'
import { SendingsPage } from '#views/messages/sendings.tsx'

const pageSize = 25

export const sendings = room(paths.messages.sendings, { staff: 'messages.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const { q, after } = readListing(c)
      const state = sendingStates.find((one) => one === c.req.query('state')) ?? ''
      const [rows] = await read(
        scope,
        selectSendings(scope, { state, recipient: q.trim().toLowerCase(), after }, pageSize),
      )
      const list = pageOf(rows, pageSize)
      const { w } = c.var
      return page(
        c,
        w.messages.sendings,
        <SendingsPage
          w={w}
          page={list}
          address={addressOf(c)}
          state={state}
          states={sendingStates}
          after={afterKey(list.next)}
        />,
        { crumbs: crumbs(c) },
      )
    },
    { rows: 120 },
  )

  .get('/:id', async (c) => {
    const sending = await load(c)
    return page(c, sending.subject ?? c.var.w.messages.sendings, show(c, sending), { crumbs: crumbs(c) })
  })

export const sendingRepetitions = room(paths.messages.sendings, { staff: 'messages.edit' }).post(
  '/:id/repetition',
  async (c) => {
    const sending = await load(c)
    const { scope, w } = c.var
    const outcome = await repeatSending(scope, sending, [])
    if (outcome.ok) return gone(c, paths.messages.sendings, { text: w.messages.sentAgain })
    const title = sending.subject ?? w.messages.sendings
    return refused(c, title, show(c, sending, w.refusals[outcome.refusal]))
  },
)

async function load(c: Context): Promise<SendingRow> {
  const [[sending]] = await read(c.var.scope, selectSending(c.var.scope, c.req.param('id') ?? ''))
  if (!sending) throw new NotThere()
  return sending
}

function show(c: Context, sending: SendingRow, problem?: string) {
  const { w, may } = c.var
  return (
    <SendingPage w={w} sending={sending} mayRepeat={may('messages.edit') && mayRepeat(sending)} problem={problem} />
  )
}

const crumbs = ({ var: { w } }: Context) => [
  { label: w.places.settings },
  { label: w.messages.title, href: paths.messages.index },
]
