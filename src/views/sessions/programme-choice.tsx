import type { ProgrammeChoice } from '#db/sessions/programmes.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'

type ProgrammeChoiceProps = {
  w: Speech
  programmes: readonly ProgrammeChoice[]
  address: string
  searched: string
}

/** The first step of a new session: what it teaches. */
export function ProgrammeChoicePage({ w, programmes, address, searched }: ProgrammeChoiceProps) {
  const { form: words } = w.sessions
  return (
    <div class="stacked wide6">
      <PageHead title={words.newTitle} lead={words.newLead} />
      <Card flush label={words.programmes}>
        <Toolbar w={w} address={address} label={words.searchProgramme} placeholder={words.searchProgramme} />
        {programmes.length === 0 && <Empty level={2} icon="book-open" title={words.noProgramme(searched)} />}
        <Rows>
          {programmes.map(({ id, title, major, minor, minutes }) => (
            <Row
              icon="book-open"
              title={title}
              href={withParameters(paths.sessions.new, { programme: id })}
              context={`${w.format.duration(minutes)} · ${words.version(`${major}.${minor}`)}`}
              actions={
                <LinkButton size="small" href={withParameters(paths.sessions.new, { programme: id })}>
                  {words.choose}
                </LinkButton>
              }
            />
          ))}
        </Rows>
      </Card>
    </div>
  )
}
