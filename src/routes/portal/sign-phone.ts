import { type Phone, readPaper, signPhone } from '#domain/attendance/passes.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'

/** The phone at hand, as it was when it last signed; a new one otherwise. */
export async function phoneOf(c: Context): Promise<Pick<Phone, 'device' | 'organisation' | 'person'>> {
  const { clock, ids } = c.var.directory
  const cookie = readCookie(c, 'signer')
  const known = cookie && (await readPaper(tokens(c.env.SECRET), 'slot-phone', cookie, clock.now()))
  return known || { device: ids.secret(12), organisation: '', person: '' }
}

/** It has signed for that person: until tonight it need not prove that again. */
export async function rememberPhone(c: Context, phone: Pick<Phone, 'device' | 'organisation' | 'person'>) {
  writeCookie(c, 'signer', await signPhone(tokens(c.env.SECRET), phone, c.var.directory.clock.now()))
}
