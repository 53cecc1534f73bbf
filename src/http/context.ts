import type { Context as HonoContext } from 'hono'
import type { Scope } from '#db/scope.ts'
import type { Tally } from '#db/tally.ts'
import type { Permission } from '#domain/members/matrix.ts'
import type { Bindings } from '#env.ts'
import type { Visit } from '#http/visit.ts'
import type { Speech } from '#words/words.ts'

export type Vars = {
  requestId: string
  /** The route that answers, its parameters unnamed: what is measured and logged. */
  route: string
  /** The origin the person typed, as configured: never what a header says. */
  origin: string
  tally: Tally
  /** What this request has changed in the organisation, for the other pages open on it. */
  changes: Set<string>
  /** Where the page's rows are: the organisation's database, or the directory for doors without organisation. */
  scope: Scope
  /** The directory, for what is about the person rather than the organisation. */
  directory: Scope
  visit: Visit
  /** Where the organisation's database has got to, for reading one's own writes on the next page. */
  bookmark: (() => string) | null
  w: Speech
  may: (permission: Permission, siteId?: string) => boolean
}

export type Env = { Bindings: Bindings; Variables: Vars }
export type Context = HonoContext<Env>
export type Handler = (c: Context) => Response | Promise<Response>
