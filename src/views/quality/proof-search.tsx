import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { Validity } from './validity.tsx'

type Found = {
  id: string
  label: string
  happenedOn: string
  validUntil: string
  indicators: string
  withdrawnAt: number | null
}

type ProofSearchProps = {
  w: Speech
  typed: string
  address: string
  items: readonly Found[]
  after: string | undefined
  today: string
}

export function ProofSearchPage(props: ProofSearchProps) {
  const { w, typed, address, items, after } = props
  const words = w.quality.search
  return (
    <div class="stacked wide6">
      <PageHead title={words.title} lead={words.lead} />
      <Card label={words.title} flush>
        <Toolbar w={w} address={address} label={words.label} placeholder={words.placeholder} />
        {items.length === 0 && !after && (
          <Empty level={2} icon="search" title={typed.trim() === '' ? words.nothingTyped : words.noneFound(typed)} />
        )}
        <Rows>
          {items.map((item) => (
            <FoundRow {...props} item={item} />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
      </Card>
    </div>
  )
}

function FoundRow({ w, today, item }: ProofSearchProps & { item: Found }) {
  const { id, label, happenedOn, validUntil, withdrawnAt } = item
  const indicators = (JSON.parse(item.indicators) as number[]).join(', ')
  return (
    <Row
      icon="file-text"
      title={label}
      href={paths.quality.proof(id)}
      context={[w.quality.rulesOf.proves(indicators), w.format.date(happenedOn)].join(' · ')}
      state={
        withdrawnAt === null ? (
          <Validity w={w} until={validUntil} today={today} />
        ) : (
          <Badge>{w.quality.withdrawn}</Badge>
        )
      }
    />
  )
}
