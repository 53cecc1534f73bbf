import { Button } from '#views/ui/button.tsx'
import { Form } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'
import { kindName, weight } from './state.tsx'

type SharedProps = {
  w: Speech
  organisation: string
  file: { name: string; kind: string; bytes: number; expiresAt: number }
  action: string
}

/** What a scanner of mails sees is a page: the file leaves only when somebody presses the button. */
export function SharedPage({ w, organisation, file, action }: SharedProps) {
  const { files: words } = w
  return (
    <>
      <div class="stacked">
        <p class="mute">{words.sharedLead(organisation)}</p>
        <h1 class="file-name">{file.name}</h1>
        <p>
          {kindName(w, file.kind)} · {weight(w, file.bytes)}
        </p>
      </div>
      <Form w={w} action={action} bare>
        <Button tone="primary" icon="download" wide>
          {words.download}
        </Button>
      </Form>
      <p class="mute">
        {words.sharedUntil(w.format.day(file.expiresAt))} {words.sharedCheck}
      </p>
    </>
  )
}

export function SharedGonePage({ w }: { w: Speech }) {
  return (
    <div class="stacked">
      <h1>{w.files.goneTitle}</h1>
      <p>{w.files.gone}</p>
    </div>
  )
}
