import type { Child } from 'hono/jsx'
import type { OwnCompanyRow, SentRow } from '#db/sessions/own-sessions.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import { EnrolmentState } from './training.tsx'

type FrameProps = {
  w: Speech
  current: 'people' | 'sessions' | 'papers'
  companies: readonly OwnCompanyRow[]
  children?: Child
}

export function CompanyFrame({ w, current, companies, children }: FrameProps) {
  const { company: words } = w
  const [first] = companies
  const title = companies.length > 1 ? words.several : (first?.name ?? words.title)
  const tabs = [
    { href: paths.ownCompany.all, label: words.people, current: current === 'people' },
    { href: paths.ownCompany.sessions, label: words.sessions, current: current === 'sessions' },
    { href: paths.ownCompany.papers, label: words.papers, current: current === 'papers' },
  ]
  return (
    <div class="stacked wide6">
      <PageHead title={title} />
      <Tabs label={words.tabs} tabs={tabs} />
      {children}
    </div>
  )
}

type CompanyProps = {
  w: Speech
  companies: readonly OwnCompanyRow[]
  sent: readonly SentRow[]
  today: string
  /** Where the half-days of one of them are. */
  slotsAt?: (enrolment: string) => string
}

export function CompanyPage(props: CompanyProps) {
  return (
    <CompanyFrame w={props.w} current="people" companies={props.companies}>
      <CompanyPeople {...props} />
    </CompanyFrame>
  )
}

/** Company after company: who is in training, who has been, and what they followed. */
export function CompanyPeople({ w, companies, sent, today, slotsAt = paths.ownCompany.sent }: CompanyProps) {
  const { company: words } = w
  if (companies.length === 0) {
    return (
      <Card label={words.people} flush>
        <Empty level={2} icon="building-2" title={words.none}>
          {words.noneHint}
        </Empty>
      </Card>
    )
  }
  return companies.map(({ id, name }) => {
    const people = sent.filter(({ companyId }) => companyId === id)
    const under = people.filter(({ endsOn }) => endsOn === '' || endsOn >= today)
    const past = people.filter(({ endsOn }) => endsOn !== '' && endsOn < today)
    return (
      <Card title={name} id={`company-${id}`} note={w.format.count(people.length, words.person, words.many)} flush>
        {people.length === 0 && (
          <Empty icon="users" title={words.nobody}>
            {words.nobodyHint}
          </Empty>
        )}
        <Group w={w} title={words.underWay} people={under} over={false} slotsAt={slotsAt} />
        <Group w={w} title={words.past} people={past} over slotsAt={slotsAt} />
      </Card>
    )
  })
}

type GroupProps = {
  w: Speech
  title: string
  people: readonly SentRow[]
  over: boolean
  slotsAt: (enrolment: string) => string
}

function Group({ w, title, people, over, slotsAt }: GroupProps) {
  if (people.length === 0) return null
  return (
    <>
      <RowsGroup title={title} count={people.length} />
      <Rows label={title} pair>
        {people.map((one) => (
          <Row
            title={`${one.givenName} ${one.familyName}`}
            href={slotsAt(one.id)}
            context={followedOf(w, one)}
            state={<EnrolmentState w={w} enrolment={one} over={over} />}
          />
        ))}
      </Rows>
    </>
  )
}

/** In what, when, where, and how much of it so far. */
export const followedOf = (w: Speech, one: SentRow): string =>
  [
    one.title,
    one.startsOn && w.format.period(one.startsOn, one.endsOn),
    one.siteName,
    one.followedMinutes > 0 &&
      w.company.presence(w.format.duration(one.followedMinutes), w.format.duration(one.plannedMinutes)),
  ]
    .filter(Boolean)
    .join(' · ')
