import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { blank, Form } from '#views/ui/form.tsx'
import { Icon } from '#views/ui/icon.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { refusalOf } from './state.tsx'

export type Refused = readonly { name: string; refusal: string }[]

/** What the browser proposes first; the server looks at the bytes. */
export const accepted = '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt,image/png,image/jpeg,image/webp'

/** Several at once, dropped, chosen, pasted or taken with the camera; a plain form where scripts do not run. */
export function DropForm({ w, refused = [] }: { w: Speech; refused?: Refused }) {
  const { files: words } = w
  const form = { w, state: blank }
  return (
    <Card label={words.add}>
      {refused.length > 0 && <RefusedFiles w={w} refused={refused} />}
      <Form {...form} id="drop-form" action={paths.files.all} upload bare>
        <FileField
          {...form}
          name="file"
          label={words.add}
          hint={words.limits(words.megabytes(w.format.number(25)))}
          accept={accepted}
          multiple
        />
        <div class="drop-more" data-sent={words.sent} data-failed={words.notSent}>
          <p class="mute paste">{words.paste}</p>
          <label class="btn camera">
            <Icon name="camera" />
            {words.camera}
            <input type="file" accept="image/*" capture="environment" class="sr" data-camera />
          </label>
          <ul data-progress aria-live="polite" />
        </div>
        <SubmitBar w={w} verb={words.send} />
      </Form>
    </Card>
  )
}

/** Each by its name, with the reason and the remedy. */
export function RefusedFiles({ w, refused }: { w: Speech; refused: Refused }) {
  return (
    <div class="alert bad" role="alert">
      <Icon name="circle-alert" />
      <div>
        {refused.every(({ refusal }) => refusal === 'none') ? (
          <b>{w.files.noneChosen}</b>
        ) : (
          <>
            <b>{w.files.someRefused}</b>
            <ul>
              {refused.map(({ name, refusal }) => (
                <li data-refused>
                  {name && <b>{name}</b>} {refusalOf(w, refusal)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
