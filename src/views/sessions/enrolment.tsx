import type { LeaverPaper } from '#db/documents/leavers-papers.ts'
import type { AnalysisRow } from '#db/sessions/enrolment-analyses.ts'
import type { EnrolmentRow, OtherSession } from '#db/sessions/enrolment-roster.ts'
import type { FundingRow } from '#db/sessions/fundings.ts'
import type { SaleRow } from '#db/sessions/pack-sales.ts'
import type { PaymentRow } from '#db/sessions/payments.ts'
import type { balanceOf } from '#domain/sessions/funding.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import type { Consequence } from './consequences.tsx'
import { AnalysesCard } from './enrolment-analyses.tsx'
import { EndDialog, MoveDialog } from './enrolment-dialogs.tsx'
import { EnrolmentState } from './enrolment-state.tsx'
import { FundingsCard } from './fundings.tsx'

export type EnrolmentScreen = {
  enrolment: EnrolmentRow
  fundings: readonly FundingRow[]
  balance: ReturnType<typeof balanceOf>
  funders: readonly { id: string; name: string }[]
  analyses: readonly AnalysisRow[]
  others: readonly OtherSession[]
  history: readonly Entry[]
  /** The pack that it was sold in. */
  sale: SaleRow | undefined
  /** What counts on them, and what becomes of it when they leave. */
  papers: readonly LeaverPaper[]
  follows: readonly Consequence[]
  /** What they paid online, and how it is given back. */
  paid: readonly PaymentRow[]
  refunds: readonly Consequence[]
  allHistory: string | undefined
  mayEdit: boolean
  /** The id of the next thing added here: a form sent twice adds one. */
  nextId: string
}

/** What was typed in one of the forms of the page, when it comes back. */
export type EnrolmentForms = {
  ending?: FormState
  funding?: FormState
  analysis?: FormState
  problem?: string | undefined
}

type EnrolmentProps = { w: Speech; screen: EnrolmentScreen; forms?: EnrolmentForms | undefined }

/** One person in one session: the terms, who pays, what was asked before, and what became of it. */
export function EnrolmentPage({ w, screen, forms = {} }: EnrolmentProps) {
  const { enrolment, mayEdit, history, allHistory } = screen
  const name = `${enrolment.givenName} ${enrolment.familyName}`
  const ends: Record<string, string> = w.enrolments.ends
  const isStanding = enrolment.how === null
  return (
    <>
      <PageHead
        title={name}
        state={<EnrolmentState w={w} enrolment={enrolment} />}
        facts={[
          {
            icon: 'presentation',
            text: <a href={paths.sessions.enrolments(enrolment.sessionId)}>{enrolment.title}</a>,
          },
          { icon: 'tag', text: enrolment.code },
          {
            icon: 'calendar-days',
            text: enrolment.startsOn ? w.format.period(enrolment.startsOn, enrolment.endsOn) : w.sessions.frame.undated,
          },
          { icon: 'user', text: <a href={paths.people.one(enrolment.personId)}>{w.enrolments.record}</a> },
          ...(screen.sale ? [{ icon: 'tag' as const, text: <PackOf w={w} screen={screen} sale={screen.sale} /> }] : []),
        ]}
        actions={mayEdit && <Actions w={w} screen={screen} />}
      />
      {forms.problem && <Alert tone="bad" role="alert" title={forms.problem} />}
      {enrolment.how !== null && (
        <Alert title={w.enrolments.endedBecause(ends[enrolment.how] ?? enrolment.how, enrolment.endReason ?? '')} />
      )}
      <div class="cols">
        <div>
          <Terms w={w} screen={screen} />
          <FundingsCard w={w} screen={screen} state={forms.funding ?? blank} />
          <AnalysesCard w={w} screen={screen} state={forms.analysis ?? blank} />
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {mayEdit && isStanding && (
        <EndDialog
          w={w}
          enrolment={enrolment}
          follows={[...screen.follows, ...screen.refunds]}
          state={forms.ending ?? blank}
        />
      )}
      {mayEdit && isStanding && !enrolment.hasPresences && (
        <MoveDialog w={w} enrolment={enrolment} follows={screen.follows} others={screen.others} />
      )}
    </>
  )
}

function PackOf({ w, screen, sale }: { w: Speech; screen: EnrolmentScreen; sale: SaleRow }) {
  const said = w.catalogue.packs.reversal.of(sale.title)
  return screen.mayEdit ? <a href={paths.packSales.reversal(sale.id)}>{said}</a> : <span>{said}</span>
}

function Actions({ w, screen: { enrolment } }: { w: Speech; screen: EnrolmentScreen }) {
  const { id, how, state, hasPresences, taken, seatsMax } = enrolment
  if (how !== null) {
    return (
      <PostButton icon="undo-2" action={paths.enrolments.resumption(id)}>
        {w.enrolments.resume}
      </PostButton>
    )
  }
  return (
    <>
      <Button opens="end-enrolment">{w.enrolments.end}</Button>
      {!hasPresences && <Button opens="move-enrolment">{w.enrolments.move}</Button>}
      {state === 'waiting' && taken < seatsMax ? (
        <PostButton tone="primary" action={paths.enrolments.seat(id)}>
          {w.enrolments.promote}
        </PostButton>
      ) : (
        <LinkButton tone="primary" icon="pencil" href={paths.enrolments.edit(id)}>
          {w.enrolments.edit}
        </LinkButton>
      )}
    </>
  )
}

function Terms({ w, screen: { enrolment } }: { w: Speech; screen: EnrolmentScreen }) {
  const sources: Record<string, string> = w.enrolments.sources
  const { companyId, company } = enrolment
  return (
    <Card title={w.enrolments.terms} id="terms">
      <KeyValues
        pairs={[
          [
            w.enrolments.sentBy,
            companyId === null ? w.enrolments.alone : <a href={paths.companies.one(companyId)}>{company}</a>,
          ],
          [w.enrolments.price, w.format.amount(enrolment.price)],
          [w.enrolments.hours, w.format.duration(enrolment.plannedMinutes)],
          [w.enrolments.since, w.format.moment(enrolment.at)],
          [w.enrolments.source, sources[enrolment.source] ?? enrolment.source],
        ]}
      />
    </Card>
  )
}
