import type { UnavailabilityRow } from '#db/availability/unavailabilities.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField, TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type UnavailabilitiesProps = {
  w: Speech
  page: Page<UnavailabilityRow>
  /** Who answers to the name that was typed. */
  trainers: readonly Choice[]
  state: FormState
  address: string
  after: string | undefined
}

export function UnavailabilitiesPage({ w, page, trainers, state, address, after }: UnavailabilitiesProps) {
  const { unavailabilities: words } = w.agenda
  const form = { w, state }
  const later = address.includes('after=')
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={<LinkButton href={paths.agenda.week}>{w.agenda.title}</LinkButton>}
      />
      <div class="cols">
        <div>
          <Card title={words.list} id="away" flush>
            {page.items.length === 0 && <Empty icon="calendar-x" title={words.none} />}
            <Rows>
              {page.items.map(({ id, personId, name, startsAt, endsAt, reason }) => (
                <Row
                  icon="calendar-x"
                  title={name}
                  href={withParameters(paths.agenda.week, { trainer: personId })}
                  context={[words.span(w.format.moment(startsAt), w.format.moment(endsAt)), reason]
                    .filter(Boolean)
                    .join(' · ')}
                  actions={
                    <PostButton size="small" action={paths.agenda.unavailabilityRemoval(id)}>
                      {words.withdraw}
                    </PostButton>
                  }
                />
              ))}
            </Rows>
            {(after || later) && (
              <Pager
                w={w}
                previous={later ? withParameters(address, { after: undefined }) : undefined}
                next={after && withParameters(address, { after })}
              />
            )}
          </Card>
        </div>
        <div>
          <Form
            {...form}
            action={paths.agenda.unavailabilities}
            hidden={{ id: [state.values.id ?? ''].flat()[0] ?? '' }}
          >
            <h2>{words.declareTitle}</h2>
            <ColleagueField
              {...form}
              name="person"
              label={words.person}
              suggestions={trainers}
              from={paths.agenda.colleagues}
            />
            <Pair>
              <DateField {...form} name="from" label={words.from} />
              <DateField {...form} name="until" label={words.until} />
            </Pair>
            <Pair>
              <TimeField {...form} name="fromHour" label={words.fromHour} hint={words.hoursHint} optional />
              <TimeField {...form} name="untilHour" label={words.untilHour} hint={words.hoursHint} optional />
            </Pair>
            <TextField {...form} name="reason" label={words.reason} hint={words.reasonHint} optional />
            <SubmitBar w={w} verb={words.declare} />
          </Form>
        </div>
      </div>
    </>
  )
}
