import { env } from 'cloudflare:workers'
import { type Browser, openBrowser } from './browser.ts'
import { emailOf, password } from './world.ts'

/** Somebody of the cast in a browser of her own, through the sign-in form. */
export async function signedIn(
  member: string,
  { agent, organisation = 'lisiere' }: { agent?: string; organisation?: string } = {},
): Promise<Browser> {
  const browser = openBrowser(agent ? { agent } : {})
  const response = await browser.post('/sign-in', { email: emailOf(member, organisation), password })
  if (response.status !== 303) throw new Error(`${member} could not sign in: ${response.status}`)
  return browser
}

/** One value of the directory. */
export const inDirectory = (sql: string, ...values: unknown[]): Promise<unknown> =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first()
    .then((row) => (row ? Object.values(row)[0] : null))

/** What happened to an identity, in order. */
export const eventsOf = async (identity: string): Promise<unknown[]> =>
  (
    await env.SHARD_1.prepare(
      "SELECT action FROM events WHERE organisation_id = 'directory' AND subject_id = ? ORDER BY seq",
    )
      .bind(identity)
      .all()
  ).results.map(({ action }) => action)
