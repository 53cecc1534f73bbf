import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Field, textOf, wired } from '#views/ui/field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { ColourPreview } from './colour-preview.tsx'
import { type Difference, Differences } from './differences.tsx'

/** A colour, how much it contrasts with white text, and the nearest one that is dark enough. */
export type Judged = { colour: string; contrast: number; passes: boolean; proposal: string }

type ColourProps = {
  w: Speech
  office: OfficeRow
  state: FormState
  judged: Judged
  differences?: readonly Difference[] | undefined
  mayEdit: boolean
}

export function ColourCard({ w, office, state, judged, differences, mayEdit }: ColourProps) {
  const { look: words } = w.settings
  return (
    <div id="look-colour" class="stacked wide6">
      <Differences w={w} differences={differences} />
      {mayEdit && (
        <Form w={w} action={paths.colour} state={state} hidden={hiddenOf(state, office)}>
          <ColourField w={w} state={state} />
          <Judgement w={w} judged={judged} said={state.errors.colour !== undefined} />
          <SubmitBar w={w} verb={words.saveColour}>
            {!judged.passes && (
              <Button name="proposal" value={judged.proposal}>
                {words.take(judged.proposal)}
              </Button>
            )}
          </SubmitBar>
        </Form>
      )}
      <Card title={words.preview} id="preview">
        <ColourPreview w={w} office={office} colour={judged.passes ? judged.colour : judged.proposal} />
      </Card>
    </div>
  )
}

/** The palette and the text are one field: whichever changed is the one meant. */
function ColourField({ w, state }: { w: Speech; state: FormState }) {
  const { look: words } = w.settings
  const field = { w, state, name: 'colour', label: words.colourLabel, hint: words.colourHint, optional: true }
  const judge = {
    'hx-get': paths.look,
    'hx-trigger': 'change',
    'hx-target': '#look-colour',
    'hx-swap': 'outerMorph',
    'hx-include': 'closest form',
  }
  return (
    <Field {...field}>
      <div class="colour">
        <input
          type="color"
          name="picked"
          value={textOf({ state, name: 'picked' })}
          aria-label={words.picker}
          class="input"
          {...judge}
        />
        <input
          class="input"
          value={textOf(field)}
          placeholder="#1f5c40"
          autocomplete="off"
          spellcheck={false}
          {...judge}
          {...wired(field)}
        />
      </div>
    </Field>
  )
}

/** What the error of the field has said already is not said twice. */
function Judgement({ w, judged, said }: { w: Speech; judged: Judged; said: boolean }) {
  const { look: words } = w.settings
  const ratio = w.format.number(Math.floor(judged.contrast * 10) / 10)
  return (
    <div role="status">
      {judged.passes && <State tone="ok">{words.readable(ratio)}</State>}
      {!judged.passes && !said && <State tone="bad">{words.tooLight}</State>}
      {!judged.passes && <p>{words.proposal(ratio, judged.proposal)}</p>}
    </div>
  )
}

const hiddenOf = (state: FormState, office: OfficeRow) => ({
  shown: textOf({ state, name: 'shown' }),
  version: String(office.version),
})
