import { batch } from '#db/database.ts'
import { selectById } from '#db/messages/audience.ts'
import { moveDigest } from '#db/messages/choices.ts'
import {
  type DueDigest,
  deleteDue,
  deleteItems,
  insertDueIfAny,
  selectDueDigests,
  selectItems,
} from '#db/messages/digests.ts'
import { insertSending, insertText } from '#db/messages/sendings.ts'
import { selectWordings } from '#db/messages/wordings.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { shardsOf } from '#db/shards.ts'
import { commit, exactlyOne } from '#domain/events/commit.ts'
import { afterQuiet, nextDigest } from '#domain/messages/hours.ts'
import { hoursOf } from '#domain/messages/listeners.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { worded, wordingLanguages } from '#domain/messages/wording.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { paths } from '#paths.ts'
import { sayNotice } from '#views/messages/say-notice.ts'
import { type Speech, speech } from '#words/words.ts'
import { type Ambient, jobScope } from './job.ts'
import { letterTo } from './letter.tsx'
import { addressesOf } from './notices.tsx'
import { carry, settledHere } from './sendings.ts'

/** From cron: the digests whose hour has come, a bounded number at a time. One that fails stops no other. */
export async function writeDigests(env: Bindings, ambient: Ambient): Promise<number> {
  let written = 0
  for (const shard of shardsOf(env).keys()) {
    for (const due of await settledHere(env, ambient, shard, selectDueDigests)) {
      try {
        await writeDigest(env, ambient, shard, due)
        written += 1
      } catch (error) {
        log(
          'error',
          { handler: 'writeDigests', organisation: due.organisationId, person: due.personId, error: String(error) },
          error,
        )
      }
    }
  }
  return written
}

/** More than that is for the next one. */
const most = 100

/** Written once a person and day: the items, the hour and the sending change places in one batch. */
async function writeDigest(env: Bindings, ambient: Ambient, shard: string, due: DueDigest): Promise<void> {
  const { organisationId, personId, period } = due
  const elsewhere = (where: string, organisation: string) =>
    jobScope(env, ambient, where, organisation, 'writeDigests', [])
  const scope = elsewhere(shard, organisationId)
  const [[person], items, [home], wordings] = await batch(scope.db, [
    selectById(scope, personId),
    selectItems(scope, personId, most),
    selectOffice(scope),
    selectWordings(
      scope,
      wordingLanguages.map((one) => ['digest', one] as const),
    ),
  ])
  const address = person && (await addressesOf({ elsewhere }, [person])).get(person.identityId)
  const eventIds = items.map(({ eventId }) => eventId)
  if (!person || !address || !home || items.length === 0) {
    await commit(scope, [deleteDue(scope, personId, period), deleteItems(scope, personId, eventIds)])
    return
  }

  const now = scope.clock.now()
  const { quiet, digest } = hoursOf(person)
  const next = nextDigest(now, digest, home.timeZone)
  const w = await speech(address.language, home.timeZone)
  const values = {
    ...valuesOf(person, home),
    'digest.count': w.format.count(items.length, w.messages.happened, w.messages.happenings),
    'digest.lines': linesOf(w, items),
  }
  const words = worded('digest', address.language, wordings, w.messages.ownWords.digest, values)
  const mail = letterTo(address.email, {
    w,
    subject: words.subject,
    body: words.body,
    action: { href: `${env.ORIGIN}${paths.notifications.all}`, label: w.messages.digestVerb },
    ending: home.name,
  })

  const id = `digest.${personId}.${period}`
  const leaves = { handler: 'writeDigests', kind: 'digest', personId, recipient: mail.to, state: 'waiting' } as const
  const outcome = await commit(scope, [
    deleteDue(scope, personId, period),
    exactlyOne(scope),
    insertSending(scope, {
      id,
      eventId: '',
      ...leaves,
      wording: words.version,
      dueAt: afterQuiet(now, quiet, home.timeZone),
    }),
    insertText(scope, id, { subject: mail.subject, body: mail.text, html: mail.html ?? '', fromName: home.name }),
    deleteItems(scope, personId, eventIds),
    insertDueIfAny(scope, personId, next),
  ])
  if (outcome.ok) await carry(env, scope, id)
  // Her digest of that day has left already, at another hour: this one is for the next day.
  else if (outcome.refusal === 'taken') await batch(scope.db, [moveDigest(scope, personId, next)])
}

const linesOf = (
  w: Speech,
  items: readonly { action: string; subjectId: string; body: string; at: number }[],
): string => items.map((item) => `• ${w.format.moment(item.at)} : ${sayNotice(w, item).sentence}`).join('\n')
