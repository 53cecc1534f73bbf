import type { OpenSession } from '#db/portal/open-sessions.ts'
import type { OwnCompanyRow } from '#db/sessions/own-sessions.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { CompanyFrame } from './company.tsx'

type SessionsProps = {
  w: Speech
  companies: readonly OwnCompanyRow[]
  organisation: string
  sessions: readonly OpenSession[]
  address: string
  after: string | undefined
}

/** What is open to all, the next first. */
export function CompanySessionsPage({ w, companies, organisation, sessions, address, after }: SessionsProps) {
  const { company: words } = w
  return (
    <CompanyFrame w={w} current="sessions" companies={companies}>
      <Card label={words.sessions} id="open-sessions" flush>
        {sessions.length === 0 && (
          <Empty level={2} icon="calendar-days" title={words.noSession}>
            {words.noSessionHint}
          </Empty>
        )}
        <Rows label={words.sessions} pair>
          {sessions.map((one) => {
            const isPaid = one.isPaidOnline === 1 && one.price > 0
            return (
              <Row
                title={one.title}
                href={isPaid ? paths.portal.session(organisation, one.id) : paths.ownCompany.session(one.id)}
                context={[...factsOf(w, one), isPaid && words.paidThere].filter(Boolean).join(' · ')}
              />
            )
          })}
        </Rows>
      </Card>
      {after && (
        <p class="actions">
          <span class="push" />
          <LinkButton href={withParameters(address, { after })} trailing="chevron-right">
            {w.portal.catalogue.more}
          </LinkButton>
        </p>
      )}
    </CompanyFrame>
  )
}

type Facts = Pick<
  OpenSession,
  'startsOn' | 'endsOn' | 'modality' | 'siteName' | 'price' | 'seatsMax' | 'taken' | 'waiting'
>

/** When, where, for how much, and how many seats are left. */
export const factsOf = (w: Speech, one: Facts): string[] => [
  w.format.period(one.startsOn, one.endsOn),
  one.modality === 'remote' ? w.registrations.remote : one.siteName,
  one.price > 0 ? w.company.perPerson(w.format.amount(one.price)) : w.registrations.free,
  one.waiting > 0 ? w.company.full : w.enrolments.seatsLeft(one.seatsMax - one.taken),
]
