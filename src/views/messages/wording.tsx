import type { WordingRow } from '#db/messages/wordings.ts'
import type { WordedKind } from '#domain/messages/template.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech, Words } from '#words/words.ts'

export type Placeholder = keyof Words['messages']['placeholders']

type WordingProps = {
  w: Speech
  kind: WordedKind
  language: 'fr' | 'en'
  /** Those the organisation speaks. */
  languages: readonly ('fr' | 'en')[]
  state: FormState
  version: number
  worded: boolean
  versions: readonly WordingRow[]
  placeholders: readonly Placeholder[]
  preview: PreviewProps['preview']
  mayEdit: boolean
}

/** One kind of mail in one language: its words, and what they give with one's own data. */
export function WordingPage(props: WordingProps) {
  const { w, kind, language, languages, worded, version, mayEdit, placeholders, preview } = props
  const words = w.messages
  const address = paths.messages.wording(kind)
  const reset = <Button opens="reset">{words.reset}</Button>
  return (
    <>
      <PageHead
        title={words.kinds[kind]}
        lead={words.hints[kind]}
        state={worded ? <Badge tone="ok">{words.yours(w.format.number(version))}</Badge> : <Badge>{words.ours}</Badge>}
        actions={mayEdit && worded && reset}
      />
      {languages.length > 1 && (
        <Tabs
          label={words.languages}
          tabs={languages.map((one) => ({
            href: withParameters(address, { language: one }),
            label: words[one],
            current: one === language,
          }))}
        />
      )}
      <div class="cols near">
        <div>
          {mayEdit && <WordingForm {...props} />}
          <Preview w={w} preview={preview} />
        </div>
        <div>
          <Placeholders w={w} placeholders={placeholders} />
          <Versions {...props} />
        </div>
      </div>
      {mayEdit && worded && (
        <Confirm
          w={w}
          id="reset"
          title={words.reset}
          action={paths.messages.wordingReset(kind)}
          verb={words.reset}
          keep={w.ui.cancel}
          fields={{ language, version: String(version) }}
        >
          <p>{words.resetFollows}</p>
        </Confirm>
      )}
    </>
  )
}

function WordingForm({ w, kind, language, state, version }: WordingProps) {
  const form = { w, state }
  const words = w.messages
  const preview = paths.messages.wordingPreview(kind)
  const live = {
    'hx-post': preview,
    'hx-target': '#preview',
    'hx-swap': 'outerMorph',
    'hx-trigger': 'input changed delay:400ms',
    'hx-include': 'closest form',
  }
  return (
    <Form
      {...form}
      id="wording-form"
      action={paths.messages.wording(kind)}
      hidden={{ language, version: String(version) }}
    >
      <TextField {...form} {...live} name="subject" label={words.subject} autocomplete="off" />
      <AreaField {...form} {...live} name="body" label={words.body} hint={words.bodyHint} rows={9} />
      <SubmitBar w={w} verb={words.save} cancel={paths.messages.index}>
        <Button formaction={preview}>{words.see}</Button>
      </SubmitBar>
    </Form>
  )
}

type PreviewProps = { w: Speech; preview: { subject: string; body: string; to: string; from: string } }

/** As it will be read: text between tags, whatever was typed. */
export function Preview({ w, preview }: PreviewProps) {
  const words = w.messages
  return (
    <Card title={words.preview} id="preview" note={words.to(preview.to)}>
      <p>
        <b>{preview.subject}</b>
      </p>
      {preview.body
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
      <p>{preview.from}</p>
      <p class="mute">{words.previewHint}</p>
    </Card>
  )
}

function Placeholders({ w, placeholders }: Pick<WordingProps, 'w' | 'placeholders'>) {
  const words = w.messages
  return (
    <Card title={words.placeholdersTitle} id="placeholders">
      <p class="mute">{words.placeholdersHint}</p>
      <dl class="stacked">
        {placeholders.map((name) => (
          <div>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd class="mute">{words.placeholders[name]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Versions({ w, versions }: WordingProps) {
  const words = w.messages
  return (
    <Card title={words.versions} id="versions" flush>
      {versions.length === 0 ? (
        <p class="body mute">{words.noVersions}</p>
      ) : (
        <Rows pair>
          {versions.map(({ version, subject, who, at }) => (
            <Row
              title={(subject === null ? words.versionOurs : words.version)(w.format.number(version))}
              context={
                <>
                  {subject}
                  {subject !== null && <br />}
                  {words.versionBy(who ?? w.events.automatic, w.format.shortDay(at))}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}
