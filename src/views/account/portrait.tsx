import type { PortraitRow } from '#db/people/portraits.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type PortraitProps = {
  w: Speech
  name: string
  portrait: PortraitRow | undefined
  next: PortraitRow | undefined
  state: FormState
}

export function PortraitPage({ w, name, portrait, next, state }: PortraitProps) {
  const words = w.account.portrait
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols near">
        <Form w={w} action={paths.portrait.own} state={state} upload>
          <FileField
            w={w}
            state={state}
            name="portrait"
            label={portrait || next ? words.replace : words.choose}
            hint={words.formats}
            accept="image/jpeg,image/png,image/webp"
            reduce={1600}
          />
          <p>
            <Button>{words.send}</Button>
          </p>
        </Form>
        <PortraitRegion w={w} name={name} portrait={portrait} next={next} />
      </div>
    </>
  )
}

/** The portrait as it is; while another is being prepared, it asks for itself again. */
export function PortraitRegion({ w, name, portrait, next }: Omit<PortraitProps, 'state'>) {
  const words = w.account.portrait
  const waiting = next !== undefined && next.refusal === null
  const polling = waiting
    ? { 'hx-get': paths.portrait.own, 'hx-trigger': 'every 2s', 'hx-target': '#own-portrait', 'hx-swap': 'outerHTML' }
    : {}
  return (
    <div id="own-portrait" {...polling}>
      <Card
        title={words.card}
        id="portrait-card"
        actions={
          (portrait || next) && (
            <PostButton action={paths.portrait.removal} size="small" icon="trash-2">
              {words.remove}
            </PostButton>
          )
        }
      >
        {waiting && <Preparing w={w} name={next.name} />}
        {next?.refusal && <Alert tone="bad" title={words.unreadable(next.name)} />}
        {portrait && (
          <div class="logo-ground">
            <img
              src={paths.portrait.picture(portrait.id, 'card')}
              alt={words.of(name)}
              width={portrait.shownWidth ?? undefined}
              height={portrait.shownHeight ?? undefined}
            />
          </div>
        )}
        {!portrait && !waiting && (
          <Empty icon="image" title={words.none}>
            {words.noneHint}
          </Empty>
        )}
      </Card>
    </div>
  )
}

function Preparing({ w, name }: { w: Speech; name: string }) {
  const words = w.account.portrait
  return (
    <Alert
      title={words.preparing}
      icon="clock"
      role="status"
      action={
        <LinkButton href={paths.portrait.own} size="small" icon="refresh-cw">
          {words.refresh}
        </LinkButton>
      }
    >
      {words.preparingHint(name)}
    </Alert>
  )
}
