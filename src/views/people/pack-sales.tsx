import type { SaleLine } from '#db/sessions/pack-sales.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type PackSalesProps = { w: Speech; sales: readonly SaleLine[]; mayEnd: boolean }

/** The packs somebody was sold whole, each of which may be undone whole. */
export function PackSalesCard({ w, sales, mayEnd }: PackSalesProps) {
  const { reversal } = w.catalogue.packs
  if (sales.length === 0) return null
  return (
    <Card flush title={reversal.list} id="pack-sales">
      <Rows>
        {sales.map(({ id, title, price, at, reversedAt }) => (
          <Row
            icon="book-open"
            title={title}
            context={[
              reversal.soldOn(w.format.shortDay(at), w.format.amount(price)),
              reversedAt !== null && reversal.reversedOn(w.format.shortDay(reversedAt)),
            ]
              .filter(Boolean)
              .join(' · ')}
            actions={
              mayEnd && (
                <LinkButton size="small" tone="quiet" href={paths.packSales.reversal(id)}>
                  {reversedAt === null ? reversal.open : reversal.see}
                </LinkButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
