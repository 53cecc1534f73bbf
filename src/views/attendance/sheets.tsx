import type { SheetHand, SheetRow } from '#db/attendance/sheets.ts'
import { paths } from '#paths.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

/** The pages of a session to be signed by hand: one a day, each with its code. */
export function SheetsPage({
  w,
  session,
  title,
  sheets,
}: {
  w: Speech
  session: string
  title: string
  sheets: readonly SheetRow[]
}) {
  const { paper } = w.attendance
  return (
    <div class="stacked wide6">
      <PageHead
        title={paper.title}
        lead={title}
        actions={
          <>
            {sheets.length > 0 && (
              <LinkButton icon="printer" href={paths.attendance.sheetsFile(session)}>
                {paper.print}
              </LinkButton>
            )}
            <PostButton tone={sheets.length > 0 ? undefined : 'primary'} action={paths.attendance.sheets(session)}>
              {paper.prepare}
            </PostButton>
          </>
        }
      />
      <Card id="sheets" title={paper.list} flush>
        {sheets.length === 0 && <Empty level={3} icon="file-text" title={paper.none} />}
        <Rows pair>
          {sheets.map((sheet) => (
            <Row
              title={w.format.longDate(sheet.day)}
              href={paths.attendance.sheet(sheet.code)}
              context={paper.code(sheet.code.toUpperCase())}
            />
          ))}
        </Rows>
      </Card>
    </div>
  )
}

type Slot = { id: string; startsAt: number; endsAt: number }
export type SheetProps = {
  w: Speech
  sheet: SheetRow
  slots: readonly Slot[]
  people: readonly SheetHand[]
  trainers: readonly { slotId: string; personId: string; givenName: string; familyName: string }[]
  signed: readonly { slotId: string; personId: string }[]
  scans: readonly { holdingId: string; name: string; at: number }[]
  state: FormState
}

/** A page that came back: its photo, and what is ticked from it. */
export function SheetPage(props: SheetProps) {
  const { w, sheet, scans, state } = props
  const { paper } = w.attendance
  const form = { w, state }
  const [scan] = scans
  return (
    <div class="stacked wide6">
      <PageHead title={paper.sheetTitle(w.format.longDate(sheet.day))} lead={`${sheet.title} · ${sheet.sessionCode}`} />
      <div class="cols">
        <div class="stacked wide6">
          <Card id="scan" title={paper.scan}>
            {scan && (
              <a href={paths.files.one(scan.holdingId)}>
                <img
                  src={paths.files.content(scan.holdingId)}
                  alt={paper.scanOf(scan.name)}
                  width="480"
                  loading="lazy"
                />
              </a>
            )}
            {scan && <p class="mute">{paper.receivedAt(w.format.moment(scan.at))}</p>}
            <Form {...form} id="scan-form" action={paths.attendance.scans(sheet.code)} upload bare>
              <FileField {...form} name="scan" label={paper.send} hint={paper.sendHint} accept=".pdf,image/*" />
              <SubmitBar w={w} verb={paper.sendVerb} />
            </Form>
          </Card>
        </div>
        <div class="stacked wide6">
          <Card id="ticks" title={paper.ticks}>
            {scan ? <Ticks {...props} /> : <p>{paper.scanFirst}</p>}
          </Card>
        </div>
      </div>
    </div>
  )
}

function Ticks({ w, sheet, slots, people, trainers, signed }: SheetProps) {
  const { paper } = w.attendance
  const known = new Set(signed.map(({ slotId, personId }) => `${slotId} ${personId}`))
  const teachers = [...new Map(trainers.map((one) => [one.personId, one])).values()]
  const teaches = new Set(trainers.map(({ slotId, personId }) => `${slotId} ${personId}`))
  const rows = [
    ...people.map((person) => ({ person, offered: () => true })),
    ...teachers.map((person) => ({ person, offered: (slot: Slot) => teaches.has(`${slot.id} ${person.personId}`) })),
  ]
  return (
    <Form w={w} id="ticks-form" action={paths.attendance.ticks(sheet.code)} bare>
      <p>{paper.ticksLead}</p>
      <section class="scroll" tabindex={0} aria-label={paper.ticksTable}>
        <table class="att">
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">{w.attendance.person}</span>
              </th>
              {slots.map((slot) => (
                <th scope="col">{w.format.hour(slot.startsAt)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ person, offered }) => (
              <tr>
                <th scope="row">{`${person.givenName} ${person.familyName}`}</th>
                {slots.map((slot) => (
                  <td>
                    {offered(slot) && (
                      <input
                        type="checkbox"
                        name="tick"
                        value={`${slot.id} ${person.personId}`}
                        checked={known.has(`${slot.id} ${person.personId}`)}
                        disabled={known.has(`${slot.id} ${person.personId}`)}
                        aria-label={`${person.givenName} ${person.familyName}, ${w.format.hour(slot.startsAt)}`}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <SubmitBar w={w} verb={paper.keep} cancel={paths.sessions.attendance(sheet.sessionId)} />
    </Form>
  )
}
