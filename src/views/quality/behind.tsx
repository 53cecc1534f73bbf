import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type Behind = {
  id: string
  sessionId: string
  personId: string
  seconds: number
  isGuessed: number
  givenName: string
  familyName: string
  code: string
  title: string
}

type BehindProps = {
  w: Speech
  id: string
  by: 'status' | 'purpose' | 'nsf'
  value: string
  items: readonly Behind[]
  address: string
  after: string | undefined
}

/** Who stands behind a figure, one trainee a line. */
export function BehindPage({ w, id, by, value, items, address, after }: BehindProps) {
  const words = w.quality.statement
  return (
    <>
      <PageHead
        title={words.behind(nameOf(w, by, value))}
        actions={<LinkButton href={paths.quality.statement(id)}>{words.title}</LinkButton>}
      />
      <Card label={words.behind(nameOf(w, by, value))} flush>
        {items.length === 0 && <p class="body mute">{words.nobody}</p>}
        <Rows pair>
          {items.map((line) => (
            <Row
              title={`${line.givenName} ${line.familyName}`}
              href={paths.people.one(line.personId)}
              context={[line.code, line.title, w.format.duration(Math.round(line.seconds / 60))].join(' · ')}
              state={line.isGuessed === 1 && <Badge tone="warn">{words.guess}</Badge>}
            />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
      </Card>
    </>
  )
}

const statuses = {
  private_employee: 'F1a',
  apprentice: 'F1b',
  job_seeker: 'F1c',
  individual: 'F1d',
  other: 'F1e',
  RNCP: 'F3a',
  RS: 'F3b',
  CQP: 'F3c',
  none: 'F3d',
  BC: 'F3e',
  VAE: 'F3f',
} as const

function nameOf({ quality: { statement } }: Speech, by: BehindProps['by'], value: string): string {
  if (value === 'received') return statement.received
  if (by === 'nsf') return statement.nsf(value)
  const known = statuses[value as keyof typeof statuses]
  return known ? statement.lines[known] : value
}
