import type { PersonalLinkRow } from '#db/people/personal-links.ts'
import type { PersonalRoom } from '#domain/people/personal-links.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type LinksProps = {
  w: Speech
  person: { id: string; givenName: string; familyName: string; email: string }
  links: readonly PersonalLinkRow[]
  rooms: readonly PersonalRoom[]
  days: readonly string[]
  state: FormState
  id: string
  now: number
}

/** What somebody without an account may look at, and until when. */
export function PersonalLinksPage({ w, person, links, rooms, days, state, id, now }: LinksProps) {
  const { personal: words } = w
  const form = { w, state }
  return (
    <>
      <PageHead title={words.title(`${person.givenName} ${person.familyName}`)} lead={words.lead} />
      {person.email === '' ? (
        <Alert tone="warn" title={words.noMail} />
      ) : (
        <Form {...form} id="personal-form" action={paths.personal.all(person.id)} hidden={{ id }}>
          <Pair>
            <SelectField
              {...form}
              name="room"
              label={words.room}
              choices={rooms.map((room) => ({ value: room, label: words.rooms[room] }))}
            />
            <SelectField
              {...form}
              name="days"
              label={words.days}
              choices={days.map((value) => ({ value, label: words.daysOf(value) }))}
            />
          </Pair>
          <p class="mute">{words.sentTo(person.email)}</p>
          <SubmitBar w={w} verb={words.give} cancel={paths.people.one(person.id)} />
        </Form>
      )}
      <Card title={words.list} id="links" flush>
        {links.length === 0 ? (
          <Empty icon="link" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Rows label={words.list}>
            {links.map((link) => (
              <Line w={w} link={link} now={now} />
            ))}
          </Rows>
        )}
      </Card>
    </>
  )
}

function Line({ w, link, now }: { w: Speech; link: PersonalLinkRow; now: number }) {
  const { personal: words, format } = w
  const open = link.revokedAt === null && link.expiresAt > now
  return (
    <Row
      icon="link"
      title={words.rooms[link.room as PersonalRoom] ?? link.room}
      context={`${format.moment(link.at)}, ${words.until(format.shortDay(link.expiresAt))}`}
      actions={
        open && (
          <PostButton size="small" action={paths.personal.revocation(link.personId)} fields={{ link: link.id }}>
            {words.revoke}
          </PostButton>
        )
      }
      state={<State>{link.revokedAt === null ? words.over : words.revoked}</State>}
    />
  )
}
