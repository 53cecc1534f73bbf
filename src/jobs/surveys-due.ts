import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { shardsOf } from '#db/shards.ts'
import { selectAsking, selectRule, selectRuledSurvey } from '#db/surveys/askings.ts'
import { type DueRule, selectDueClosures, selectDueRounds, selectDueRules } from '#db/surveys/due.ts'
import { addDays, dayOf, wallOf } from '#domain/organisations/clock.ts'
import { askSession, close, remind } from '#domain/surveys/askings.ts'
import { languageOf } from '#domain/surveys/language.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { send } from './send.ts'
import { settledHere } from './sendings.ts'

/** From when on people are asked, and asked about a day that is ending. */
const morning = '08:00'
const evening = '16:00'

/** From cron: what a rule asks today, whom to ask again, what is over. Coming twice, or late, it does each once. */
export async function tendSurveys(env: Bindings, ambient: Ambient): Promise<void> {
  const { day: today, hour } = wallOf(ambient.clock.now(), 'Europe/Paris')
  const closing = (db: Scope['db']) => selectDueClosures(db, today)
  await each(env, ambient, closing, ({ askingId }) => askingId, closeDue)
  if (hour < morning) return
  const asking = (db: Scope['db']) => selectDueRules(db, today, hour >= evening)
  await each(env, ambient, asking, ({ ruleId, sessionId }) => `${ruleId} ${sessionId}`, askDue)
  const reminding = (db: Scope['db']) => selectDueRounds(db, today)
  await each(env, ambient, reminding, ({ askingId }) => askingId, remindDue)
}

async function each<Row extends { organisationId: string }>(
  env: Bindings,
  ambient: Ambient,
  select: (db: Scope['db']) => Promise<Row[]>,
  name: (row: Row) => string,
  tend: (scope: Scope, row: Row) => Promise<void>,
): Promise<void> {
  const owed: Owed[] = []
  for (const shard of shardsOf(env).keys()) {
    for (const row of await settledHere(env, ambient, shard, select)) {
      const scope = jobScope(env, ambient, shard, row.organisationId, 'tendSurveys', owed)
      try {
        await tend(scope, row)
      } catch (error) {
        log(
          'error',
          { handler: 'tendSurveys', organisation: row.organisationId, what: name(row), error: String(error) },
          error,
        )
      }
    }
  }
  await send(env, owed)
}

async function askDue(scope: Scope, { ruleId, sessionId }: DueRule): Promise<void> {
  const [[office], [rule], [survey], [session]] = await batch(scope.db, [
    selectOffice(scope),
    selectRule(scope, ruleId),
    selectRuledSurvey(scope, ruleId),
    selectSessionFrame(scope, sessionId),
  ])
  if (!office || !rule || !survey || !session) return
  const opensOn = dayOf(scope.clock.now(), office.timeZone)
  await askSession(scope, {
    id: scope.ids.next(),
    survey,
    ruleId,
    session,
    opensOn,
    closesOn: addDays(opensOn, rule.closesAfter),
    reminders: rule.reminders,
    presentOnly: rule.presentOnly === 1,
    language: languageOf(office.languages),
  })
}

async function remindDue(scope: Scope, { askingId, day }: { askingId: string; day: string }): Promise<void> {
  const [[asking]] = await batch(scope.db, [selectAsking(scope, askingId)])
  if (asking) await remind(scope, asking, day)
}

async function closeDue(scope: Scope, { askingId, day }: { askingId: string; day: string }): Promise<void> {
  const [[asking]] = await batch(scope.db, [selectAsking(scope, askingId)])
  if (asking) await close(scope, asking, day)
}
