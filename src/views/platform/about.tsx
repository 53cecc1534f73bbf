import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import type { RoomLink } from '#views/layouts/shell.ts'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows, RowsGroup } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type HelpProps = {
  w: Speech
  office: Pick<OfficeRow, 'name' | 'email' | 'phone'> | undefined
  /** The rooms that keys lead to. */
  rooms: readonly Pick<RoomLink, 'label' | 'keys'>[]
}

export function HelpPage({ w, office, rooms }: HelpProps) {
  const { about, shell } = w
  return (
    <>
      <PageHead title={about.helpTitle} lead={about.helpLead} />
      <div class="cols">
        <div>
          <Card title={about.shortcuts} id="keys" note={about.shortcutsOff} flush>
            <KeyRows
              title={about.everywhere}
              keys={[
                [shell.keyFind, ['⌘ K', 'Ctrl K']],
                [shell.keyShortcuts, ['?']],
                [shell.keyClose, [shell.escapeKey]],
              ]}
            />
            <KeyRows
              title={about.inLists}
              keys={[
                [shell.keySearch, ['/']],
                [shell.keyRows, ['J', 'K']],
                [shell.keySelect, ['X']],
              ]}
            />
            <KeyRows
              title={about.goTo}
              keys={rooms.flatMap(({ label, keys }) => (keys ? [[label, keys.toUpperCase().split(' ')]] : []))}
            />
          </Card>
        </div>
        <div>
          <Card title={about.reach} id="reach">
            <p>{about.reachFirst}</p>
            <Contact w={w} office={office} />
            <p>{about.reachAdmins}</p>
            <p>{about.broken}</p>
          </Card>
          <Card title={about.more} id="more">
            <p>
              <a href={paths.accessibility}>{about.accessibilityTitle}</a>
            </p>
            <p>
              <a href={paths.privacy}>{about.privacyTitle}</a>
            </p>
          </Card>
        </div>
      </div>
    </>
  )
}

type Part = { title: string; texts: readonly string[] }

/** A page of sentences, read by anybody. */
export function ReadingPage({ title, lead, parts }: { title: string; lead: string; parts: readonly Part[] }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{lead}</p>
      {parts.map((part) => (
        <section class="stacked">
          <h2>{part.title}</h2>
          {part.texts.map((text) => (
            <p>{text}</p>
          ))}
        </section>
      ))}
    </>
  )
}

function Contact({ w, office }: Pick<HelpProps, 'w' | 'office'>) {
  if (!office || (office.email === '' && office.phone === '')) return <p>{w.about.reachNobody}</p>
  return (
    <KeyValues
      pairs={[
        [w.about.email, office.email && <a href={`mailto:${office.email}`}>{office.email}</a>],
        [w.about.phone, office.phone && <a href={`tel:${office.phone.replaceAll(/[^+\d]/g, '')}`}>{office.phone}</a>],
      ]}
    />
  )
}

function KeyRows({ title, keys }: { title: string; keys: readonly (readonly [string, readonly string[]])[] }) {
  return (
    <>
      <RowsGroup title={title} />
      <Rows pair>
        {keys.map(([what, pressed]) => (
          <Row title={what} state={<Keys keys={pressed} />} />
        ))}
      </Rows>
    </>
  )
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span>
      {keys.map((key) => (
        <>
          <kbd>{key}</kbd>{' '}
        </>
      ))}
    </span>
  )
}
