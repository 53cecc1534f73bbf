import { batch } from '#db/database.ts'
import { selectSettled } from '#db/messages/places.ts'
import { turnOff } from '#domain/messages/choices.ts'
import { readUnsubscription } from '#domain/messages/unsubscription.ts'
import { tokens } from '#edge/tokens.ts'
import { officeOf } from '#http/office.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/**
 * Pressed in a mail program, which sends a form of its own and no cookie (RFC 8058): an address of programs. Somebody who
 * follows the link instead is led to where she chooses what she receives.
 */
export const unsubscription = room(paths.unsubscription, { public: true })

  .get('/', (c) => c.redirect(paths.notifications.choices, 303))

  .post('/', async (c) => {
    const { directory, w } = c.var
    const asked = await readUnsubscription(tokens(c.env.SECRET), c.req.query('token') ?? '', directory.clock.now())
    if (!asked) throw new NotThere()
    const [[settled]] = await batch(directory.db, [selectSettled(directory, asked.shard, [asked.organisation])])
    if (!settled) throw new NotThere()
    await turnOff(
      officeOf(c, asked.organisation, asked.shard, { kind: 'visitor', id: 'mail' }),
      asked.person,
      asked.family,
    )
    return c.text(w.notices.stopped)
  })
