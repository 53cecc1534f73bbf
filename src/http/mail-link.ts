import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentity, selectIdentityByEmail } from '#db/identity/identities.ts'
import { deleteLinks } from '#db/links/links.ts'
import { exactlyOne } from '#domain/events/commit.ts'
import { AskInput, askForLink } from '#domain/identity/mail-link.ts'
import type { Write } from '#domain/identity/sign-in.ts'
import { findLink, type Link, type Purpose, useLink } from '#domain/links/links.ts'
import { tokens } from '#edge/tokens.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { ownAddress } from '#http/next.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { blank, type FormState } from '#views/ui/form.tsx'

export type Asked = { state: FormState; next: string | null; status: 303 | 422 | 429 }

/** One address typed, one link asked for: 303 whether somebody has that address or nobody has. */
export async function askByMail(c: Context, event: Parameters<typeof askForLink>[1]): Promise<Asked> {
  const { directory } = c.var
  const form = await readForm(c, AskInput)
  const next = ownAddress(form.state.values.next)
  if (!form.ok) return { state: form.state, next, status: 422 }

  const [[known]] = await batch(directory.db, [selectIdentityByEmail(directory, form.value.email)])
  const attempt = await askAttempt(c, `mail ${form.value.email}`, known?.id)
  if (!attempt.allowed) return { state: tooManyAttempts(c, form.state, attempt.retryAfter), next, status: 429 }
  await askForLink(directory, event, known?.id, next)
  return { state: blank, next, status: 303 }
}

export type Held = { link: Link; identity: IdentityRow }

/** Who may use this link, as long as it is good. */
export async function holderOf(c: Context, purpose: Purpose, token: string): Promise<Held | null> {
  const { directory } = c.var
  const held = await findLink(directory, tokens(c.env.SECRET), purpose, token, (id) => [selectIdentity(directory, id)])
  if (!held) return null
  const [[identity]] = held.found
  return identity && identity.disabledAt === null ? { link: held.link, identity } : null
}

/** Once, and with it every other link sent for the same purpose. */
export function spent(c: Context, { link }: Held): Write[] {
  const { directory } = c.var
  return [useLink(directory, link), exactlyOne(directory), deleteLinks(directory, link.purpose, link.subjectId)]
}
