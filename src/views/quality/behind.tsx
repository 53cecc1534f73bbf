import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import type { BehindLine } from './behind-lines.ts'

type BehindProps = {
  w: Speech
  id: string
  /** The box of the form. */
  name: string
  items: readonly BehindLine[]
  address: string
  after: string | undefined
}

/** What stands behind a figure, line by line. */
export function BehindPage({ w, id, name, items, address, after }: BehindProps) {
  const words = w.quality.statement
  return (
    <div class="stacked wide6">
      <PageHead
        title={words.behind(name)}
        actions={<LinkButton href={paths.quality.statement(id)}>{words.title}</LinkButton>}
      />
      <Card label={words.behind(name)} flush>
        {items.length === 0 && <p class="body mute">{words.nobody}</p>}
        <Rows pair>
          {items.map(({ title, href, context, badge }) => (
            <Row title={title} href={href} context={context} state={badge && <Badge tone="warn">{badge}</Badge>} />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
      </Card>
    </div>
  )
}
