import type { Child } from 'hono/jsx'
import type { SlotRow } from '#db/attendance/slots.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Act } from '#views/layouts/act.tsx'
import { Document } from '#views/layouts/document.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type SignFrameProps = { w: Speech; office?: OfficeRow | undefined; title: string; children: Child; end?: Child }

/** Where a trainee signs: one thumb, one frame, one button at the foot. */
export function SignFrame({ w, office, title, children, end }: SignFrameProps) {
  const other = w.language === 'fr' ? 'en' : 'fr'
  return (
    <Document
      w={w}
      title={`${title} · ${office?.name ?? 'Lisière'}`}
      sheets={['portal']}
      head={office?.colour && <link rel="stylesheet" href={paths.lookSheet(office.colour)} />}
    >
      <div class="sign portal brand">
        <header class="brandbar">
          <span class="logo">{office?.name ?? 'Lisière'}</span>
          <Act action={paths.language} name="language" value={other} lang={other}>
            {w.shell.otherLanguage}
          </Act>
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="end">
          {end}
          <p>{w.attendance.own.foot}</p>
        </footer>
      </div>
    </Document>
  )
}

/** What is signed: the half-day, its hours and its place. */
export function SlotCard({ w, slot, badge }: { w: Speech; slot: SlotRow; badge?: string | undefined }) {
  const { own } = w.attendance
  const { format } = w
  const where = slot.modality === 'remote' ? w.sessions.frame.remote : slot.spaceName || slot.place
  return (
    <section class="card slot">
      {badge && <Badge tone="ok">{badge}</Badge>}
      <h1>{format.longDate(slot.day)}</h1>
      <KeyValues
        pairs={[
          [own.session, slot.title],
          [own.hours, format.hours(slot.startsAt, slot.endsAt)],
          [own.place, [slot.siteName, where].filter(Boolean).join(', ')],
        ]}
      />
    </section>
  )
}
