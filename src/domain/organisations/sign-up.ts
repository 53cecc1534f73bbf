import * as z from 'zod'
import { email, line, postalCode, siret, ticked } from '#domain/fields.ts'
import { ndaOrPending } from './nda.ts'

/** What an organisation says of itself to begin: little, and each thing once. */
export const SignUpInput = z
  .strictObject({
    organisationName: line(120),
    siret: siret(),
    nda: ndaOrPending(),
    ndaPending: ticked(),
    siteName: line(80),
    sitePostalCode: postalCode(),
    siteTown: line(80),
    givenName: line(80),
    familyName: line(80),
    email: email(),
  })
  .refine(({ nda: number, ndaPending }) => number !== '' || ndaPending, { error: 'nda_or_pending', path: ['nda'] })
export type SignUpInput = z.output<typeof SignUpInput>

/** A new organisation goes to the database that holds the fewest; the first of them when several do. */
export function emptiest(shards: readonly string[], held: ReadonlyMap<string, number>): string {
  const [first] = [...shards].sort((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0))
  if (!first) throw new Error('No database is bound.')
  return first
}
