import { read } from '#db/database.ts'
import { listCaptured, readCaptured } from '#edge/mail-capture.ts'
import { NotThere } from '#http/refusals.ts'
import { gate } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { CapturedMailPage, CapturedMailsPage } from '#views/dev/mail.tsx'

/** Mails that would have left, had this not been a machine of development: all of them, or the one that is asked for. */
export const capturedMails = room(paths.mail, { development: true }).get('/', async (c) => {
  await read(c.var.scope)
  const { w } = c.var
  const id = c.req.query('id')
  if (id === undefined) {
    const mails = await listCaptured(c.env)
    return gate(c, w.dev.mails, <CapturedMailsPage w={w} mails={mails} />, { broad: true })
  }

  const mail = await readCaptured(c.env, id)
  if (!mail) throw new NotThere()
  return gate(c, mail.subject, <CapturedMailPage w={w} mail={mail} />, { broad: true })
})
