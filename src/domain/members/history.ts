import { read } from '#db/database.ts'
import { selectEnds } from '#db/events/seals.ts'
import { type ExportRow, type HistoryFilter, selectExport } from '#db/members/history.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { type Outcome, yes } from '#domain/events/outcome.ts'

export type Format = 'csv' | 'ndjson'

const atOnce = 500

/** Says that the history leaves, then hands it over a page at a time: up to the event that says so, and no further. */
export async function exportHistory(
  scope: Scope,
  filter: HistoryFilter,
  format: Format,
): Promise<Outcome<AsyncGenerator<readonly ExportRow[]>>> {
  const { site, actor, subject, actions, period } = filter
  const asked = { format, site, actor, subject, actions: actions ?? [], from: period.from, to: period.to }
  const outcome = await commit(
    scope,
    [record(scope, 'history_exported', scope.organisationId, asked)],
    selectEnds(scope),
  )
  if (!outcome.ok) return outcome
  const [[ends]] = outcome.after
  return yes(pagesOf(scope, filter, ends?.lastEvent ?? 0))
}

async function* pagesOf(scope: Scope, filter: HistoryFilter, upto: number): AsyncGenerator<readonly ExportRow[]> {
  let after = 0
  for (;;) {
    const [rows] = await read(scope, selectExport(scope, filter, after, upto, atOnce))
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.seq
  }
}
