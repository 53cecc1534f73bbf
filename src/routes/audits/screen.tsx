import { read } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { type SiteName, selectSiteNames } from '#db/organisations/openings.ts'
import { selectHistory } from '#db/people/history.ts'
import { type AuditRow, type PointRow, selectAudit, selectPoints } from '#db/quality/audits.ts'
import { type FindingRow, selectFindings, selectUnlifted } from '#db/quality/audits-findings.ts'
import { type RoomRow, selectRooms } from '#db/quality/audits-rooms.ts'
import { type SampleRow, selectSamples } from '#db/quality/audits-samples.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { stateOfAudit } from '#domain/quality/audits/audit.ts'
import type { Wording } from '#domain/quality/audits/audits.ts'
import { stateOfRoom } from '#domain/quality/audits/room.ts'
import type { Context } from '#http/context.ts'
import { historyOf } from '#http/history.ts'
import { NotThere } from '#http/refusals.ts'
import { AuditPage, type AuditProps } from '#views/audits/audit.tsx'
import { RoomsCard } from '#views/audits/rooms.tsx'
import { SamplesCard } from '#views/audits/samples.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'

const samplesShown = 6
const roomsShown = 6

export type AuditScreen = {
  audit: AuditRow
  points: readonly PointRow[]
  findings: readonly FindingRow[]
  history: AuditProps['history']
  /** Indicators whose minor was found before and still stands. */
  unlifted: readonly number[]
  samples: readonly SampleRow[]
  rooms: readonly RoomRow[]
  sites: readonly SiteName[]
  office: OfficeRow
}

export async function loadAudit(c: Context, id = c.req.param('id') ?? ''): Promise<AuditScreen> {
  const { scope } = c.var
  const [[audit], points, findings, unlifted, samples, rooms, sites, [office], history] = await read(
    scope,
    selectAudit(scope, id),
    selectPoints(scope, id),
    selectFindings(scope, id),
    selectUnlifted(scope, id),
    selectSamples(scope, id, samplesShown),
    selectRooms(scope, id, roomsShown),
    selectSiteNames(scope),
    selectOffice(scope),
    selectHistory(scope, id),
  )
  if (!audit || !office) throw new NotThere()
  const known = { audit, points, findings, history, samples, rooms, sites, office }
  return { ...known, unlifted: unlifted.map(({ indicator }) => indicator) }
}

export function auditPage(
  c: Context,
  screen: AuditScreen,
  more: Partial<Pick<AuditProps, 'conclusion' | 'closing'>> & { drawing?: FormState; inviting?: FormState } = {},
) {
  const { scope, w, may } = c.var
  const today = dayOf(scope.clock.now())
  const mayEdit = may('audits.edit', screen.audit.siteId ?? undefined)
  return (
    <AuditPage
      w={w}
      {...screen}
      state={stateOfAudit(screen.audit, today)}
      today={today}
      allHistory={historyOf(c, screen.audit.id)}
      mayEdit={mayEdit}
      conclusion={more.conclusion ?? blank}
      closing={more.closing}
      beside={
        <>
          {screen.audit.kind !== 'internal' && (
            <RoomsCard
              w={w}
              audit={screen.audit}
              rooms={screen.rooms.map((one) => ({ ...one, state: stateOfRoom(one, scope.clock.now()) }))}
              sites={screen.sites}
              mayEdit={mayEdit}
              state={more.inviting ?? blank}
              newId={scope.ids.next()}
            />
          )}
          <SamplesCard w={w} {...screen} mayEdit={mayEdit} state={more.drawing ?? blank} newId={scope.ids.next()} />
        </>
      }
    />
  )
}

/** How a finding is called where it is mended. */
export const wordingOf =
  ({ audits: words, format }: Speech): Wording =>
  ({ number, indicator }) =>
    words.findingName(
      number < 1 ? words.fiveMinors : indicator > 0 ? words.indicator(format.number(indicator)) : words.ownQuestion,
    )
