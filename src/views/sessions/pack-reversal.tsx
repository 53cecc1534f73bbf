import type { SaleRow } from '#db/sessions/pack-sales.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Consequence, ConsequenceRows } from './consequences.tsx'
import { EndingField } from './enrolment-dialogs.tsx'

type ReversalProps = {
  w: Speech
  sale: SaleRow
  title: string
  /** The page of who bought it. */
  home: string
  state: FormState
  consequences: readonly Consequence[]
  /** At least one enrolment may still end. */
  mayEnd: boolean
}

/** Everything the sale had made ends in one press, once it has been read. */
export function PackReversalPage({ w, sale, title, home, state, consequences, mayEnd }: ReversalProps) {
  const { reversal } = w.catalogue.packs
  const facts = [w.format.shortDay(sale.at), w.format.amount(sale.price)].map((text) => ({ text }))
  const back = <PostButton action={paths.packSales.restoration(sale.id)}>{reversal.restore}</PostButton>
  const form = { w, state }
  return (
    <>
      <PageHead title={title} lead={reversal.lead} facts={facts} />
      {sale.reversedAt !== null && (
        <Alert title={reversal.reversedOn(w.format.shortDay(sale.reversedAt))} action={back}>
          {sale.reason}
        </Alert>
      )}
      <div class="cols">
        {sale.reversedAt === null && (
          <div>
            {mayEnd ? (
              <Form {...form} id="reversal-form" action={paths.packSales.reversal(sale.id)}>
                <EndingField {...form} />
                <TextField {...form} name="reason" label={w.enrolments.endReason} optional />
                <CheckboxField {...form} name="tell" label={reversal.tell} />
                <SubmitBar w={w} verb={reversal.verb} tone="danger">
                  <LinkButton tone="quiet" href={home}>
                    {reversal.keep}
                  </LinkButton>
                </SubmitBar>
              </Form>
            ) : (
              <Alert title={w.refusals.nothing_to_end} />
            )}
          </div>
        )}
        <div>
          <Card title={w.sessions.moves.consequences} id="consequences" flush footer={w.sessions.moves.undoable}>
            <ConsequenceRows w={w} consequences={consequences} />
          </Card>
        </div>
      </div>
    </>
  )
}
