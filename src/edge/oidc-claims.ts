import * as z from 'zod'
import { google, googleOnceWas, isMicrosoft } from './oidc-presets.ts'

/** Who the provider says it is. A person is `(iss, sub)` and nothing else: an address changes hands. */
export type Claims = {
  iss: string
  sub: string
  email?: string
  emailVerified: boolean
  name?: string
  acr?: string
  amr?: string[]
  /** When the person last proved who they are, in milliseconds. */
  authTime?: number
}

/** Null when the token, however well signed, names nobody. */
export function readClaims(told: unknown): Claims | null {
  const read = Told.safeParse(told)
  if (!read.success) return null

  const { iss, sub, email, name, acr, amr, auth_time } = read.data
  return {
    iss: iss === googleOnceWas ? google : iss,
    sub,
    ...(email ? { email } : {}),
    emailVerified: email !== undefined && isVerified(read.data),
    ...(name ? { name } : {}),
    ...(acr ? { acr } : {}),
    ...(amr ? { amr } : {}),
    ...(auth_time !== undefined ? { authTime: auth_time * 1000 } : {}),
  }
}

const optional = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined)
const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

const Told = z.object({
  iss: z.string(),
  sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  email: optional(z.email().max(254)),
  email_verified: z.unknown().optional(),
  xms_edov: z.unknown().optional(),
  name: optional(line.max(200)),
  acr: optional(line.max(200)),
  amr: optional(z.array(line.max(50)).max(20)),
  auth_time: optional(z.number().nonnegative()),
})

/** At Microsoft any directory may write any address: only `xms_edov` says that the directory owns its domain. */
function isVerified({ iss, email_verified, xms_edov }: z.output<typeof Told>): boolean {
  return isMicrosoft(iss) ? [true, 1, '1', 'true'].some((yes) => yes === xms_edov) : email_verified === true
}
