import { batch } from '#db/database.ts'
import {
  type Listener,
  selectAddresses,
  selectByGrant,
  selectById,
  selectByIdentity,
  selectByRoles,
  selectInviter,
} from '#db/messages/audience.ts'
import { insertItems } from '#db/messages/digests.ts'
import { insertNotifications } from '#db/messages/notifications.ts'
import { insertTold, type Told } from '#db/messages/sendings.ts'
import { selectWordings, type Wording } from '#db/messages/wordings.ts'
import { directoryId } from '#db/open.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectOrganisation } from '#db/organisations/sign-ups.ts'
import type { Scope } from '#db/scope.ts'
import { directoryShard } from '#db/shards.ts'
import { type Decision, decide } from '#domain/messages/decision.ts'
import { choicesIn, hoursOf } from '#domain/messages/listeners.ts'
import { isNotice, type Notice, noticeOf, rolesOf } from '#domain/messages/notices.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded, wordingLanguages } from '#domain/messages/wording.ts'
import { sayNotice } from '#views/messages/say-notice.ts'
import { type Language, speech } from '#words/words.ts'
import type { Job } from './job.ts'
import { letterTo } from './letter.tsx'
import { carry } from './sendings.ts'

/**
 * What happened, told to whoever must know: a line in their list, a mail at its hour, a line in their next digest. All of it
 * is decided and written in one settlement; what may leave now leaves after it, and cron carries what did not.
 */
export async function tellPeople(job: Job): Promise<void> {
  const { event } = job
  const office = isNotice(event.action) ? await officeOf(job) : null
  if (!office || !isNotice(event.action)) return job.settle([])
  const notice = noticeOf(event.action)
  const [[home], wordings, ...found] = await batch(office.db, [
    selectOffice(office),
    selectWordings(
      office,
      wordingLanguages.map((one) => ['notice', one] as const),
    ),
    ...asked(office, notice, event),
  ])
  const people = audienceIn(found.flat(), notice, event)
  if (!home) return job.settle([])

  const now = office.clock.now()
  const told = people.map((person) => ({
    person,
    decision: decide(notice, choicesIn(person.choices), hoursOf(person), now, home.timeZone),
  }))
  const addresses = await addressesOf(
    job,
    told.map(({ person }) => person),
  )
  const mails: Told[] = []
  for (const { person, decision } of told) {
    const address = addresses.get(person.identityId)
    if (address && decision.mail && 'at' in decision.mail)
      mails.push(await mailFor(job, notice, { person, address, home, wordings, dueAt: decision.mail.at }))
  }
  await job.settle(
    [
      ...insertNotifications(
        office,
        told.filter(({ decision }) => decision.app).map(({ person }) => lineFor(job, office, person)),
      ),
      ...insertTold(office, mails),
      ...insertItems(
        office,
        told.flatMap(({ person, decision }) => itemFor(job, notice, person, decision, now)),
      ),
    ],
    office,
  )
  office.changed?.('notifications')
  for (const { id, dueAt } of mails.slice(0, atOnce)) if ((dueAt ?? now) <= now) await carry(job.env, office, id)
}

/** A handful leave with the event; cron carries the rest within the minute. */
const atOnce = 10

/** The directory's events are about an organisation that lives elsewhere. */
async function officeOf({ scope, event, elsewhere }: Job): Promise<Scope | null> {
  if (scope.organisationId !== directoryId) return scope
  const [[organisation]] = await batch(scope.db, [selectOrganisation(scope, event.subjectId)])
  return organisation ? elsewhere(organisation.shard, organisation.id) : null
}

/** Whoever did it knows already, but for what is told whatever happens. */
function audienceIn(found: readonly Listener[], { to, always }: Notice, { by }: Job['event']): Listener[] {
  const others = found.filter(({ identityId }) => always || to === 'actor' || identityId !== by.id)
  return [...new Map(others.map((person) => [person.id, person])).values()]
}

function asked(office: Scope, { to }: Notice, { subjectId, siteId, payload, by }: Job['event']) {
  if (to === 'actor') return [selectByIdentity(office, by.id)]
  if (to === 'subject') return [selectById(office, subjectId)]
  if (to === 'inviter') return [selectInviter(office, String(payload.invitationId))]
  if ('named' in to) return [selectByIdentity(office, String(payload[to.named]))]
  const byRole = selectByRoles(office, rolesOf(to), siteId)
  return 'holders' in to ? [byRole, selectByGrant(office, to.holders, siteId)] : [byRole]
}

type Address = { email: string; language: Language }

export async function addressesOf(
  job: Pick<Job, 'elsewhere'>,
  people: readonly Listener[],
): Promise<Map<string, Address>> {
  if (people.length === 0) return new Map()
  const directory = job.elsewhere(directoryShard, directoryId)
  const ids = people.map(({ identityId }) => identityId)
  const [rows] = await batch(directory.db, [selectAddresses(directory, ids)])
  return new Map(rows.map(({ id, email, language }) => [id, { email, language: language === 'en' ? 'en' : 'fr' }]))
}

type Recipient = {
  person: Listener
  address: Address
  home: OfficeRow
  wordings: readonly (Wording & { kind: string; language: string })[]
  dueAt: number
}

async function mailFor(
  { env, event, handler }: Job,
  notice: Notice,
  { person, address, home, wordings, dueAt }: Recipient,
): Promise<Told> {
  const w = await speech(address.language, home.timeZone)
  const said = sayNotice(w, { ...event, body: JSON.stringify(event.payload) })
  const values = {
    ...valuesOf(person, home),
    'notice.title': said.title,
    'notice.sentence': said.sentence,
    'notice.date': w.format.moment(event.at),
  }
  const { always } = notice
  const words = worded('notice', address.language, always ? [] : wordings, w.messages.ownWords.notice, values)
  const mail = letterTo(address.email, {
    w,
    subject: always ? w.messages.alertSubject(said.title) : words.subject,
    body: words.body,
    action: { href: `${env.ORIGIN}${said.href}`, label: said.verb },
    after: always ? w.notices.choices.alwaysHint : w.notices.stop(w.notices.choices.families[notice.family].name),
    ending: home.name,
  })
  return {
    id: `${event.id}.${person.id}`,
    eventId: event.id,
    handler,
    channel: 'mail',
    kind: always ? 'alert' : 'notice',
    family: notice.family,
    personId: person.id,
    recipient: mail.to,
    state: 'waiting',
    wording: words.version,
    dueAt,
    subject: mail.subject,
    body: mail.text,
    html: mail.html ?? '',
    fromName: home.name,
  }
}

const lineFor = ({ event }: Job, office: Scope, person: Listener) => ({
  id: office.ids.next(),
  personId: person.id,
  ...keptOf(event),
  at: office.clock.now(),
})

function itemFor({ event }: Job, { family }: Notice, person: Listener, { mail }: Decision, now: number) {
  if (!mail || !('digest' in mail)) return []
  const { at: dueAt, period } = mail.digest
  return [{ personId: person.id, family, ...keptOf(event), at: now, dueAt, period }]
}

const keptOf = ({ id, action, subjectId, payload }: Job['event']) => ({
  eventId: id,
  action,
  subjectId,
  body: JSON.stringify(payload),
})
