import { batch, read } from '#db/database.ts'
import { selectInvited, selectMembersByEmail } from '#db/members/invitations.ts'
import { type SiteName, selectSiteNames } from '#db/organisations/openings.ts'
import type { Scope } from '#db/scope.ts'
import { linesOf, mostAtOnce, mostLines, startInvitations } from '#domain/chores/invitations.ts'
import { sitesMeant } from '#domain/members/hat.ts'
import { InvitationInput, InvitationsInput, type Invitee, parseInvitees } from '#domain/members/invitation.ts'
import { invite } from '#domain/members/invitations.ts'
import { isRole, type Role } from '#domain/members/matrix.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { InvitationFormPage, SeveralFormPage } from '#views/members/invitation-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { rowsOfList, showList } from './invitations.tsx'
import { giverOf, reachOf } from './screen.ts'

export const invitationForms = room(paths.invitations, { staff: 'members.edit' })

  .get(
    '/new',
    async (c) => {
      const sites = await loadSites(c)
      return page(c, c.var.w.invitations.one, <InvitationFormPage {...formOf(c, sites, blank)} />)
    },
    { rows: 80 },
  )

  .post(
    '/',
    async (c) => {
      const sites = await loadSites(c)
      const form = await readForm(c, InvitationInput)
      const again = (state: FormState) =>
        refused(c, c.var.w.invitations.one, <InvitationFormPage {...formOf(c, sites, state)} />)
      if (!form.ok) return again(form.state)

      const { givenName, familyName, email } = form.value
      const taken = await takenAmong(c.var.scope, [email])
      if (taken.members.length > 0) return again(withRefusal(c, form.state, 'already_member', 'email'))
      if (taken.invited.length > 0) return again(withRefusal(c, form.state, 'already_invited', 'email'))

      const invitees = [{ givenName, familyName, email }]
      const sent = await send(c, `invitation ${email}`, invitees, form.value, sites, form.state)
      return 'state' in sent
        ? again(sent.state)
        : showList(c, sent.rows, c.var.w.invitations.sent(`${givenName} ${familyName}`))
    },
    { rows: 150, deep: 3 },
  )

  .get(
    '/several',
    async (c) => {
      const sites = await loadSites(c)
      return page(c, c.var.w.invitations.several, <SeveralFormPage {...formOf(c, sites, blank)} />)
    },
    { rows: 80 },
  )

  .post(
    '/several',
    async (c) => {
      const sites = await loadSites(c)
      const form = await readForm(c, InvitationsInput)
      const again = (state: FormState) =>
        refused(c, c.var.w.invitations.several, <SeveralFormPage {...formOf(c, sites, state)} />)
      if (!form.ok) return again(form.state)

      const lines = linesOf(form.value.people)
      if (lines.length > mostLines) return again(withRefusal(c, form.state, 'too_many_lines', 'people'))
      if (lines.length > mostAtOnce) {
        const begun = await sendInBackground(c, lines, form.value, sites, form.state)
        return 'state' in begun ? again(begun.state) : gone(c, paths.chores.one(begun.id))
      }
      const { invitees, unread } = parseInvitees(form.value.people)
      const wrong = unread.length > 0 ? unreadLines(c, unread) : await takenLines(c, invitees)
      if (wrong) return again({ ...form.state, errors: { people: wrong } })

      const sent = await send(c, `invitations ${c.var.scope.actor.id}`, invitees, form.value, sites, form.state)
      return 'state' in sent ? again(sent.state) : showList(c, sent.rows, c.var.w.invitations.sentAll(invitees.length))
    },
    { rows: 150, deep: 3 },
  )

async function loadSites(c: Context): Promise<readonly SiteName[]> {
  const [sites] = await read(c.var.scope, selectSiteNames(c.var.scope))
  return sites
}

/** Counted by address and by recipient, so that nobody's mailbox is filled from here. */
async function send(
  c: Context,
  counted: string,
  invitees: readonly Invitee[],
  { role, sites: ticked }: { role: Role; sites: readonly string[] },
  sites: readonly SiteName[],
  state: FormState,
) {
  const where = isRole(role) ? sitesMeant(role, ticked, sites) : null
  if (!where) return { state: withRefusal(c, state, 'choice', 'sites') }
  const attempt = await askAttempt(c, counted, undefined)
  if (!attempt.allowed) return { state: tooManyAttempts(c, state, attempt.retryAfter) }
  const outcome = await invite(c.var.scope, giverOf(c), invitees, { role, sites: where }, rowsOfList(c))
  return outcome.ok ? { rows: outcome.after[0] } : { state: withRefusal(c, state, outcome.refusal satisfies Refusal) }
}

/** A long list is not refused for one bad line: each that cannot be invited is said on the page of the chore. */
async function sendInBackground(
  c: Context,
  lines: readonly string[],
  { role, sites: ticked }: { role: Role; sites: readonly string[] },
  sites: readonly SiteName[],
  state: FormState,
) {
  const { scope } = c.var
  const where = isRole(role) ? sitesMeant(role, ticked, sites) : null
  if (!where) return { state: withRefusal(c, state, 'choice', 'sites') }
  const attempt = await askAttempt(c, `invitations ${scope.actor.id}`, undefined)
  if (!attempt.allowed) return { state: tooManyAttempts(c, state, attempt.retryAfter) }
  const id = scope.ids.next()
  const outcome = await startInvitations(scope, giverOf(c), id, { lines, hat: { role, sites: where } })
  return outcome.ok ? { id } : { state: withRefusal(c, state, outcome.refusal satisfies Refusal) }
}

async function takenAmong(scope: Scope, emails: readonly string[]) {
  const [members, invited] = await batch(scope.db, [selectMembersByEmail(scope, emails), selectInvited(scope, emails)])
  return { members: members.map(({ email }) => email), invited: invited.map(({ email }) => email) }
}

function unreadLines({ var: { w } }: Context, lines: readonly number[]): string {
  return w.invitations.unread(lines.slice(0, 8).join(', '), lines.length > 1)
}

async function takenLines(c: Context, invitees: readonly Invitee[]): Promise<string | null> {
  const { w, scope } = c.var
  const { members, invited } = await takenAmong(
    scope,
    invitees.map(({ email }) => email),
  )
  if (members.length > 0) return w.invitations.alreadyMembers([...new Set(members)].slice(0, 5).join(', '))
  return invited.length > 0 ? w.invitations.alreadyInvited([...new Set(invited)].slice(0, 5).join(', ')) : null
}

const formOf = (c: Context, sites: readonly SiteName[], state: FormState) => ({
  w: c.var.w,
  state,
  reach: reachOf(giverOf(c), sites),
})
