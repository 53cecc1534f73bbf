import type { LoginRow } from '#db/identity/logins.ts'
import type { StandingRow } from '#db/members/standing.ts'
import { nobody, type Standing } from '#domain/members/standing.ts'

/** What the signed cookie says: enough to open the right databases before anything has been read. */
export type Claims = {
  login: string
  identity: string
  organisation: string
  shard: string
  /** The standing as last read; a page whose standing has changed since starts again with the fresh one. */
  hats: string
  grants: string
  /** The site the person has chosen to look at, '' for all of hers. */
  site: string
}

/** Who is at the door, before and after it has opened. */
export type Visit = {
  claims: Claims | null
  login: LoginRow | null
  person: StandingRow | null
  standing: Standing
}

export const stranger = (claims: Claims | null): Visit => ({ claims, login: null, person: null, standing: nobody })
