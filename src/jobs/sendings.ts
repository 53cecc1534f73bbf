import { batch } from '#db/database.ts'
import { selectSettled } from '#db/messages/places.ts'
import {
  claimSending,
  type SendingRow,
  selectDueSendings,
  selectSending,
  updateSending,
} from '#db/messages/sendings.ts'
import { directoryId } from '#db/open.ts'
import type { Scope } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { commit, exactlyOne } from '#domain/events/commit.ts'
import { ruleOf } from '#domain/messages/kinds.ts'
import { referenceOf } from '#domain/messages/sendings.ts'
import { unsubscribeToken } from '#domain/messages/unsubscription.ts'
import { log } from '#edge/log.ts'
import { type Mail, makeMailer } from '#edge/mail.ts'
import { tokens } from '#edge/tokens.ts'
import type { Bindings } from '#env.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { type Ambient, directoryScope, jobScope } from './job.ts'
import { answered } from './mail.ts'

/** How long a supplier may take to answer before we wonder, and how long the same mail is tried. */
const patience = 10 * 60_000
const longest = 24 * 3600_000

/** From cron: the mails whose hour has come, and those that were claimed and never answered. One that fails stops no other. */
export async function sendDue(env: Bindings, ambient: Ambient): Promise<number> {
  let carried = 0
  for (const shard of shardsOf(env).keys()) {
    for (const { organisationId, ...sending } of await settledHere(env, ambient, shard, selectDueSendings)) {
      const scope = jobScope(env, ambient, shard, organisationId, 'sendDue', [])
      try {
        await carryOrDoubt(env, scope, sending)
        carried += 1
      } catch (error) {
        log(
          'error',
          { handler: 'sendDue', organisation: organisationId, sending: sending.id, error: String(error) },
          error,
        )
      }
    }
  }
  return carried
}

/** Work of every organisation in one database, but for those that are on their way to another. */
export async function settledHere<Row extends { organisationId: string }>(
  env: Bindings,
  ambient: Ambient,
  shard: string,
  select: (db: Scope['db'], now: number) => Promise<Row[]>,
): Promise<Row[]> {
  const rows = await select(jobScope(env, ambient, shard, directoryId, 'due', []).db, ambient.clock.now())
  if (rows.length === 0) return []
  const directory = directoryScope(env, ambient, 'due', [])
  const asked = [...new Set(rows.map(({ organisationId }) => organisationId))]
  const [settled] = await batch(directory.db, [selectSettled(directory, shard, asked)])
  const here = new Set([directoryId, ...settled.map(({ id }) => id)])
  return rows.filter(({ organisationId }) => here.has(organisationId))
}

async function carryOrDoubt(
  env: Bindings,
  scope: Scope,
  { id, kind, state }: { id: string; kind: string; state: string },
) {
  if (state === 'claimed' && ruleOf(kind).uncertain === 'never') {
    await batch(scope.db, [updateSending(scope, id, { state: 'uncertain', reason: 'unanswered' })])
  } else await carry(env, scope, id)
}

/** Claimed, sent, answered. Nothing happens when somebody else has claimed it, or when its hour has not come. */
export async function carry(env: Bindings, scope: Scope, id: string): Promise<void> {
  const now = scope.clock.now()
  const claimed = await commit(
    scope,
    [claimSending(scope, id, now + patience), exactlyOne(scope)],
    selectSending(scope, id),
  )
  const sending = claimed.ok ? claimed.after[0][0] : undefined
  if (!sending) return

  const answer = await makeMailer(env).send(await mailOf(env, scope, sending), { idempotencyKey: id })
  const old = now - sending.at > longest
  if ('refused' in answer && answer.refused === 'later' && !old) {
    await batch(scope.db, [updateSending(scope, id, { state: 'waiting', dueAt: now + patience, reason: answer.why })])
  } else if ('uncertain' in answer && ruleOf(sending.kind).uncertain === 'again' && !old) {
    await batch(scope.db, [
      updateSending(scope, id, { state: 'claimed', dueAt: now + patience, reason: answer.uncertain }),
    ])
  } else await batch(scope.db, [updateSending(scope, id, answered(answer))])
}

async function mailOf(env: Bindings, scope: Scope, sending: SendingRow): Promise<Mail> {
  const { recipient: to, subject, body, html, fromName } = sending
  return {
    to,
    subject: subject ?? '',
    text: body ?? '',
    ...(html ? { html } : {}),
    ...(fromName ? { fromName } : {}),
    reference: referenceOf(scope, sending.id),
    headers: await headersOf(env, scope, sending),
  }
}

/** One press in the mail program turns the family off (RFC 8058); what cannot be turned off offers nothing. */
async function headersOf(
  env: Bindings,
  scope: Scope,
  { personId, family }: SendingRow,
): Promise<Record<string, string>> {
  if (!personId || !family || family === 'security') return {}
  const token = await unsubscribeToken(scope, tokens(env.SECRET), { personId, family })
  return {
    'List-Unsubscribe': `<${env.ORIGIN}${withParameters(paths.unsubscription, { token })}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
