import type { Child } from 'hono/jsx'
import { selectExpected, selectSlot, selectTrainers } from '#db/attendance/slots.ts'
import { selectProgramme } from '#db/catalogue/programmes.ts'
import type { Answers, Statements } from '#db/database.ts'
import { selectSpace } from '#db/places/spaces.ts'
import { selectAudit, selectPoints } from '#db/quality/audits.ts'
import { selectAnalysisOf, selectFile } from '#db/quality/audits-files.ts'
import { selectFinding, selectFindings } from '#db/quality/audits-findings.ts'
import { selectAskingBehind } from '#db/quality/audits-sources.ts'
import { selectCredential } from '#db/quality/registers-credentials.ts'
import { selectDevelopment } from '#db/quality/registers-developments.ts'
import { selectContact, selectReferent } from '#db/quality/registers-network.ts'
import { selectPartner } from '#db/quality/registers-partners.ts'
import { selectRisk } from '#db/quality/registers-risks.ts'
import { selectMeasureDays, selectReportLine } from '#db/quality/tickets-reports.ts'
import { selectItem } from '#db/quality/watch-items.ts'
import type { Scope } from '#db/scope.ts'
import { selectSlotLines } from '#db/sessions/overview.ts'
import { selectResultsOfProgramme } from '#db/surveys/results-programmes.ts'
import { sheetSold } from '#domain/catalogue/programmes.ts'
import { isContentShown } from '#domain/quality/audits/room.ts'
import type { ProofSource } from '#domain/quality/proofs/rules.ts'
import { sharesOf } from '#domain/surveys/indicators.ts'
import { AuditSource, FindingSource } from '#views/audit-room/source-of-audit.tsx'
import {
  askingPairs,
  contactPairs,
  credentialPairs,
  developmentPairs,
  type Pairs,
  partnerPairs,
  referentPairs,
  riskPairs,
  spacePairs,
  watchPairs,
} from '#views/audit-room/source-of-register.tsx'
import { AnalysisSource, AttendanceSource, SlotsSource } from '#views/audit-room/source-of-session.tsx'
import { SheetAccess, SheetContent } from '#views/catalogue/sheet.tsx'
import { ReportTrace } from '#views/improvement/report-trace.tsx'
import { PublishedResults } from '#views/surveys/results-published.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import type { Speech } from '#words/words.ts'

const mostYears = 2

type Source = {
  reads: (scope: Scope, id: string) => Statements
  /** Nothing, when the thing is no longer there. */
  show: (found: readonly unknown[][], w: Speech) => Child | null
}

const source = <const T extends Statements>(
  reads: (scope: Scope, id: string) => T,
  show: (found: Answers<T>, w: Speech) => Child | null,
): Source => ({ reads, show: show as unknown as Source['show'] })

/** One line of a register, pair by pair. */
const line = <Row,>(
  reads: (scope: Scope, id: string) => Statements[number],
  pairsOf: (w: Speech, row: Row) => Pairs,
): Source =>
  source(
    (scope, id) => [reads(scope, id)],
    ([rows], w) => {
      const [row] = rows as Row[]
      return row ? (
        <Card title={w.registers.facts} id="facts">
          <KeyValues pairs={pairsOf(w, row)} />
        </Card>
      ) : null
    },
  )

/** What an auditor may open of each kind; papers and difficulties are on the page of the proof, needs nowhere. */
export const roomSources: Partial<Record<ProofSource, Source>> & Readonly<Record<string, Source | undefined>> = {
  risk: line(selectRisk, riskPairs),
  development: line(selectDevelopment, developmentPairs),
  credential: line(selectCredential, credentialPairs),
  partner: line(selectPartner, partnerPairs),
  network: line(selectContact, contactPairs),
  watch: line(selectItem, watchPairs),
  space: line(selectSpace, spacePairs),
  survey: line(selectAskingBehind, askingPairs),
  referent: line(selectReferent, referentPairs),

  programme: source(
    (scope, id) => [selectProgramme(scope, id)],
    ([[programme]], w) => {
      if (!programme) return null
      const sheet = sheetSold(programme)
      return (
        <Card title={sheet.title} id="programme">
          <SheetContent w={w} sheet={sheet} />
          <SheetAccess w={w} sheet={sheet} />
        </Card>
      )
    },
  ),

  results: source(
    (scope, id) => [selectResultsOfProgramme(scope, id, mostYears)],
    ([years], w) =>
      years.map((year) => (
        <Card label={year.year}>
          <PublishedResults w={w} results={{ ...year, shares: sharesOf(year) }} />
        </Card>
      )),
  ),

  enrolment: source(
    (scope, id) => [
      selectFile(scope, id),
      selectAnalysisOf(scope, id, 'needs'),
      selectAnalysisOf(scope, id, 'positioning'),
    ],
    ([[file], [needs], [positioning]], w) => {
      if (!file) return null
      const analyses = [
        ...(needs ? [{ kind: 'needs', ...needs }] : []),
        ...(positioning ? [{ kind: 'positioning', ...positioning }] : []),
      ]
      return <AnalysisSource w={w} analyses={isContentShown(file.category) ? analyses : null} />
    },
  ),

  attendance: source(
    (scope, id) => [selectSlot(scope, id), selectExpected(scope, id), selectTrainers(scope, id)],
    ([[slot], people, trainers], w) => slot && <AttendanceSource {...{ w, slot, people, trainers }} />,
  ),

  session: source(
    (scope, id) => [selectSlotLines(scope, id)],
    ([slots], w) => <SlotsSource w={w} slots={slots} />,
  ),

  report: source(
    (scope, id) => [selectReportLine(scope, id), selectMeasureDays(scope, id)],
    ([[report], measures], w) => report && <ReportTrace {...{ w, report, measures }} />,
  ),

  audit: source(
    (scope, id) => [selectAudit(scope, id), selectPoints(scope, id), selectFindings(scope, id)],
    ([[audit], points, findings], w) => audit && <AuditSource {...{ w, audit, points, findings }} />,
  ),

  finding: source(
    (scope, id) => [selectFinding(scope, id)],
    ([[finding]], w) => finding && <FindingSource w={w} finding={finding} />,
  ),
}
