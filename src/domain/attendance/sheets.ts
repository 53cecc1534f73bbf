import { insertScan, insertSheet, type SheetRow } from '#db/attendance/sheets.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import type { SessionFrameRow } from '#db/sessions/frame.ts'
import { commit, record } from '#domain/events/commit.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import { sheetCode } from './sheet.ts'

/** One page for each day, with a code that leads back to its half-days. */
export function printSheets<const T extends Statements>(
  scope: Scope,
  session: SessionFrameRow,
  days: readonly string[],
  show: T,
) {
  const writes = [
    ...days.map((day) =>
      insertSheet(scope, { id: scope.ids.next(), sessionId: session.id, day, code: sheetCode(scope.ids.secret(12)) }),
    ),
    record(scope, 'sheet_printed', session.id, { session: session.title, days: days.length }, session.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** A photo or a scan has come back: it is kept as it came, beside its page. */
export function receiveSheet<const T extends Statements>(scope: Scope, sheet: SheetRow, file: Received, show: T) {
  const holdingId = scope.ids.next()
  const writes = [
    ...keeping(scope, { id: holdingId, use: 'document', file }),
    insertScan(scope, { id: scope.ids.next(), sheetId: sheet.id, holdingId, sha256: file.sha256 }),
    record(
      scope,
      'sheet_received',
      sheet.sessionId,
      { session: sheet.sessionId, day: sheet.day, file: file.name },
      sheet.siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}
