import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank, Form } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import type { BehindLine } from './behind-lines.ts'

type BehindProps = {
  w: Speech
  id: string
  /** The box of the form. */
  name: string
  box: string
  items: readonly BehindLine[]
  address: string
  after: string | undefined
}

/** What stands behind a figure, line by line. */
export function BehindPage({ w, id, name, box, items, address, after }: BehindProps) {
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
          {items.map(({ id: line, title, href, context, badge, filing }) => (
            <Row
              title={title}
              href={href}
              context={filing ? `${context} · ${badge}` : context}
              state={badge && <Badge tone="warn">{badge}</Badge>}
              actions={filing && <Filing w={w} id={id} line={line} box={box} {...filing} />}
            />
          ))}
        </Rows>
        {after && <Pager w={w} previous={undefined} next={withParameters(address, { after })} />}
      </Card>
    </div>
  )
}

type FilingProps = { w: Speech; id: string; line: string; box: string; enrolmentId: string; scheme: string }

/** The next count follows what is said here. */
function Filing({ w, id, line, box, enrolmentId, scheme }: FilingProps) {
  const words = w.quality.statement
  const form = { w, state: { ...blank, values: { value: scheme }, prefix: line } }
  const choices = Object.entries(words.schemes).map(([value, label]) => ({ value, label }))
  return (
    <Form
      {...form}
      id={`file-${line}`}
      action={paths.quality.fixIn(id, enrolmentId, box)}
      hidden={{ what: 'scheme' }}
      bare
    >
      <SelectField {...form} name="value" label={words.scheme} none={w.ui.choose} choices={choices} />
      <Button type="submit" size="small">
        {words.issues.complete}
      </Button>
    </Form>
  )
}
