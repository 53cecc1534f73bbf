import type { SQL } from 'drizzle-orm'
import { read } from '#db/database.ts'
import { selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { signerToken } from '#domain/documents/signature-link.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'

/** Signed in already: the way to what waits for their own signature, without looking for the mail. */
export const ownSignature = room('/signing', { staff: 'desk.read' }).get('/:signer', async (c) => {
  const { scope } = c.var
  const address = await signingAddress(c, ownPerson(scope))
  return address ? c.redirect(address, 303) : gone(c, paths.desk, { text: c.var.w.training.notYours })
})

/** Where the signer that the address names signs, if it is this person and their turn. */
export async function signingAddress(c: Context, person: SQL): Promise<string | null> {
  const { scope } = c.var
  const [waiting] = await read(scope, selectToSign(scope, person))
  const own = waiting.find(({ signerId }) => signerId === c.req.param('signer'))
  if (!own) return null
  const { signerId, askedAt: at, expiresAt: until } = own
  const { organisationId } = scope
  const token = await signerToken(tokens(c.env.SECRET), { signerId, organisationId, at, until })
  return paths.signature.page(organisationId, token)
}
