import type { OwnSlotRow } from '#db/portal/own-slots.ts'
import type { RosterRow } from '#db/sessions/own-sessions.ts'
import type { Content } from '#domain/catalogue/content.ts'
import { Who } from '#views/ui/avatar.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { safeHref } from '#views/ui/href.ts'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { TeachingSlot, whereOf } from './teaching-slot.tsx'

type SessionProps = {
  w: Speech
  slots: readonly [OwnSlotRow, ...OwnSlotRow[]]
  roster: readonly RosterRow[]
  content: Content
  now: number
}

/** A session as its trainer needs it: when, where, who comes, and what is taught. */
export function TeachingSessionPage({ w, slots, roster, content, now }: SessionProps) {
  const { teaching: words, format } = w
  const [first] = slots
  const last = slots.at(-1) ?? first
  const link = first.slotLink || first.sessionLink
  return (
    <>
      <PageHead
        title={first.sessionTitle}
        facts={[
          { icon: 'tag', text: first.code },
          { icon: 'calendar-days', text: format.period(first.day, last.day) },
          { icon: 'map-pin', text: whereOf(w, first) },
          { icon: 'users', text: format.count(roster.length, words.session.person, words.session.persons) },
        ]}
        actions={
          link && (
            <LinkButton tone="primary" icon="monitor" href={link}>
              {words.join}
            </LinkButton>
          )
        }
      />
      <div class="cols">
        <div>
          <Card title={words.session.mine} id="slots" flush>
            <Rows label={words.session.mine}>
              {slots.map((slot) => (
                <TeachingSlot w={w} slot={slot} now={now} dated />
              ))}
            </Rows>
          </Card>
          <Programme w={w} content={content} />
        </div>
        <div>
          <Roster w={w} roster={roster} />
          <Resources w={w} content={content} hint={words.session.noResourcesHint} />
        </div>
      </div>
    </>
  )
}

function Roster({ w, roster }: { w: Speech; roster: readonly RosterRow[] }) {
  const { session: words } = w.teaching
  return (
    <Card title={words.roster} id="roster" flush>
      {roster.length === 0 ? (
        <Empty icon="users" title={words.alone}>
          {words.aloneHint}
        </Empty>
      ) : (
        <Rows label={words.roster}>
          {roster.map(({ givenName, familyName, company }) => (
            <Row title={<Who name={`${givenName} ${familyName}`} />} context={company} />
          ))}
        </Rows>
      )}
    </Card>
  )
}

export function Programme({ w, content }: { w: Speech; content: Content }) {
  const { session: words } = w.teaching
  return (
    <Card title={words.programme} id="programme">
      {content.objectives.length > 0 && <h3>{words.objectives}</h3>}
      <ol>
        {content.objectives.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ol>
      {content.modules.length > 0 && <h3>{words.modules}</h3>}
      <ol>
        {content.modules.map(({ title, minutes }) => (
          <li>
            {title}, {w.format.duration(minutes)}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What is given to those who come, as the programme lists it. */
export function Resources({ w, content, hint }: { w: Speech; content: Content; hint: string }) {
  const { session: words } = w.teaching
  return (
    <Card title={words.resources} id="resources" flush>
      {content.resources.length === 0 ? (
        <Empty icon="book-open" title={words.noResources}>
          {hint}
        </Empty>
      ) : (
        <Rows label={words.resources}>
          {content.resources.map(({ title, address }) => (
            <Row icon="book-open" title={address ? <a href={safeHref(address)}>{title}</a> : title} />
          ))}
        </Rows>
      )}
    </Card>
  )
}
