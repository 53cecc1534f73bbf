import type { LogoRow } from '#db/organisations/logos.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import type { Speech } from '#words/words.ts'

type LogoProps = {
  w: Speech
  office: OfficeRow
  logo: LogoRow | undefined
  next: LogoRow | undefined
  mayEdit: boolean
}

/** The logo as it is; while another is being prepared, it asks for itself again. */
export function LogoRegion({ w, office, logo, next, mayEdit }: LogoProps) {
  const { look: words } = w.settings
  const waiting = next !== undefined && next.refusal === null
  const polling = waiting
    ? { 'hx-get': paths.look, 'hx-trigger': 'every 2s', 'hx-target': '#look-logo', 'hx-swap': 'outerHTML' }
    : {}
  return (
    <div id="look-logo" {...polling}>
      <Card
        title={words.logo}
        id="logo-card"
        actions={
          mayEdit &&
          (logo || next) && (
            <PostButton action={paths.logoRemoval} size="small" icon="trash-2">
              {words.remove}
            </PostButton>
          )
        }
      >
        {waiting && (
          <Alert
            title={words.preparing}
            icon="clock"
            role="status"
            action={
              <LinkButton href={paths.look} size="small" icon="refresh-cw">
                {words.stillPreparing}
              </LinkButton>
            }
          >
            {words.preparingHint(next.name)}
          </Alert>
        )}
        {next?.refusal && <Alert tone="bad" title={words.unreadable(next.name)} />}
        {logo && <Shown w={w} office={office} logo={logo} />}
        {!logo && !waiting && (
          <Empty icon="image" title={words.none}>
            {words.noneHint}
          </Empty>
        )}
      </Card>
    </div>
  )
}

function Shown({ w, office, logo }: { w: Speech; office: OfficeRow; logo: LogoRow }) {
  const { look: words } = w.settings
  const { format } = w
  const size = words.kilobytes(format.number(Math.max(1, Math.round(logo.bytes / 1000))))
  return (
    <>
      <div class="logo-ground">
        <img
          src={paths.file(logo.id, 'head')}
          alt={words.logoOf(office.name)}
          width={logo.shownWidth ?? undefined}
          height={logo.shownHeight ?? undefined}
        />
      </div>
      <p class="mute">{words.facts(logo.name, format.number(logo.width), format.number(logo.height), size)}</p>
    </>
  )
}
