import { read } from '#db/database.ts'
import { type InvitationRow, selectInvitation, selectInvitations } from '#db/members/invitations.ts'
import { type Hat, mayGiveHat } from '#domain/members/gift.ts'
import { revokeInvitation, sendAgain } from '#domain/members/invitations.ts'
import { isRole } from '#domain/members/matrix.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { NotThere, TooManyAttempts } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { InvitationsPage, type InvitationsScreen } from '#views/members/invitations.tsx'
import { giverOf } from './screen.ts'

const pageSize = 25

export const invitations = room(paths.invitations, { staff: 'members.read' }).get(
  '/',
  async (c) => {
    const { after } = readListing(c)
    const [rows] = await read(c.var.scope, selectInvitations(c.var.scope, after, pageSize))
    return page(
      c,
      c.var.w.invitations.title,
      <InvitationsPage w={c.var.w} screen={screenFor(c, rows, after !== null)} />,
    )
  },
  { rows: 200 },
)

/** What an invitation becomes. Whoever could not give its role now neither sends it again nor ends it. */
export const invitationChanges = room(paths.invitations, { staff: 'members.edit' })

  .post('/:id/sending', async (c) => {
    const { invitation, hat, first } = await load(c)
    const attempt = await askAttempt(c, `invitation ${invitation.email}`, undefined)
    if (!attempt.allowed) throw new TooManyAttempts(attempt.retryAfter)
    const outcome = await sendAgain(c.var.scope, giverOf(c), invitation, hat, firstPage(c))
    if (!outcome.ok) return refuse(c, first, outcome.refusal)
    return showList(c, outcome.after[0], c.var.w.invitations.sentAgain(nameOf(invitation)))
  })

  .post('/:id/revocation', async (c) => {
    const { invitation, hat, first } = await load(c)
    if (!mayGiveHat(giverOf(c).standing, hat)) return refuse(c, first, 'beyond_you')
    const outcome = await revokeInvitation(c.var.scope, invitation, firstPage(c))
    if (!outcome.ok) return refuse(c, first, outcome.refusal)
    return showList(c, outcome.after[0], c.var.w.invitations.nowRevoked(nameOf(invitation)))
  })

const firstPage = (c: Context) => [selectInvitations(c.var.scope, null, pageSize)] as const

async function load(c: Context) {
  const { scope } = c.var
  const [[invitation], first] = await read(scope, selectInvitation(scope, c.req.param('id') ?? ''), ...firstPage(c))
  const hat = invitation && hatOf(invitation)
  if (!invitation || !hat) throw new NotThere()
  return { invitation, hat, first }
}

export const showList = (c: Context, rows: readonly InvitationRow[], text: string) =>
  changed(
    c,
    paths.invitations,
    c.var.w.invitations.title,
    <InvitationsPage w={c.var.w} screen={screenFor(c, rows, false)} />,
    { text },
  )

export const rowsOfList = firstPage

function refuse(c: Context, rows: readonly InvitationRow[], refusal: keyof Context['var']['w']['refusals']) {
  const screen = { ...screenFor(c, rows, false), problem: c.var.w.refusals[refusal] }
  return refused(c, c.var.w.invitations.title, <InvitationsPage w={c.var.w} screen={screen} />)
}

function screenFor(c: Context, rows: readonly InvitationRow[], paged: boolean): InvitationsScreen {
  const { standing } = giverOf(c)
  const mayEdit = c.var.may('members.edit')
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    now: c.var.scope.clock.now(),
    mayEdit,
    invitations: shown.map((row) => {
      const hat = hatOf(row)
      return { ...row, mayChange: mayEdit && hat !== null && mayGiveHat(standing, hat) }
    }),
    paged,
    after: rows.length > pageSize && last ? `${last.at}~${last.id}` : undefined,
  }
}

function hatOf({ role, allSites, siteIds }: InvitationRow): Hat | null {
  return isRole(role) ? { role, sites: allSites ? 'all' : (JSON.parse(siteIds) as string[]) } : null
}

const nameOf = ({ givenName, familyName }: InvitationRow) => `${givenName} ${familyName}`
