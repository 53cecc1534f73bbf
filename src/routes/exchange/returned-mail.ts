import { batch } from '#db/database.ts'
import { directoryId } from '#db/open.ts'
import { selectPlace } from '#db/organisations/moves.ts'
import type { Scope } from '#db/scope.ts'
import { sameText } from '#domain/identity/same-text.ts'
import { parseReference, recordBounce } from '#domain/messages/sendings.ts'
import { readAtMost } from '#edge/files/reading.ts'
import { returnsIn } from '#edge/mail-brevo-returns.ts'
import type { Context } from '#http/context.ts'
import { officeOf } from '#http/office.ts'
import { BeingMoved, NotThere, Unreadable, WrongSignature } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/** What Brevo sends in one call, several mails at once included. */
const largest = 256 * 1024
const actor = { kind: 'provider', id: 'brevo' } as const

/** Brevo says which mails reached nobody. It signs nothing, but repeats the word it was given; said twice, it is kept once. */
export const returnedMail = room(paths.returnedMail, { public: true }).post(
  '/',
  async (c) => {
    proveBrevo(c)
    const body = await readAtMost(c.req.raw, largest)
    if (!body) throw new Unreadable(413)
    for (const { reference, reason } of returnsIn(parsed(body))) {
      const known = parseReference(reference)
      const office = known && (await officeThere(c, known.organisationId))
      if (office) await recordBounce(office, { sendingId: known.sendingId, reason })
    }
    return c.json({ received: true })
  },
  { rows: 20 },
)

function proveBrevo(c: Context): void {
  const { BREVO_HOOK_TOKEN: token } = c.env
  if (!token) throw new NotThere()
  if (!sameText(c.req.header('Authorization') ?? '', `Bearer ${token}`)) throw new WrongSignature()
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new Unreadable(400)
  }
}

/** Where it lives now, wherever it lived when the mail left. One that is being moved is asked about again. */
async function officeThere(c: Context, organisationId: string): Promise<Scope | null> {
  const { directory } = c.var
  if (organisationId === directoryId) return { ...directory, actor }
  const [[place]] = await batch(directory.db, [selectPlace(directory, organisationId)])
  if (!place) return null
  if (place.movingSince !== null) throw new BeingMoved()
  const office = officeOf(c, organisationId, place.shard, actor)
  c.set('scope', office)
  return office
}
