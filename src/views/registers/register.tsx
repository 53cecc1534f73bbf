import type { Child } from 'hono/jsx'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

export type Entry = {
  href: string
  title: string
  /** What else is known of it, in grey. */
  context: readonly string[]
  /** Its next day, when there is one. */
  dueOn?: string | undefined
  state: Child
}

type RegisterProps = {
  w: Speech
  title: string
  lead: string
  icon: IconName
  add?: { href: string; label: string } | undefined
  entries: readonly Entry[]
  today: string
  address: string
  after: string | undefined
  /** Above the list. */
  children?: Child
}

/** One register: a line each, and what is late said as such. */
export function RegisterPage(props: RegisterProps) {
  const { w, title, lead, icon, add, entries, today, address, after, children } = props
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        actions={
          add && (
            <LinkButton tone="primary" icon="plus" href={add.href}>
              {add.label}
            </LinkButton>
          )
        }
      />
      {children}
      <Card flush label={title}>
        {entries.length === 0 ? (
          <Empty level={2} icon={icon} title={w.registers.empty} />
        ) : (
          <Rows pair label={title}>
            {entries.map(({ href, title: name, context, dueOn, state }) => (
              <Row
                tone={dueOn && dueOn < today ? 'bad' : undefined}
                title={name}
                href={href}
                context={
                  <>
                    {context.filter(Boolean).join(' · ')}
                    {dueOn && <Due w={w} on={dueOn} today={today} />}
                  </>
                }
                state={state}
              />
            ))}
          </Rows>
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </>
  )
}

function Due({ w, on, today }: { w: Speech; on: string; today: string }) {
  const day = w.format.date(on)
  return on < today ? <b> · {w.registers.lateSince(day)}</b> : <> · {w.registers.next(day)}</>
}
