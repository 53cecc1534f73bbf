import type { Child } from 'hono/jsx'
import type { Column, Line } from '#domain/surveys/builder-lines.ts'
import { Button } from '#views/ui/button.tsx'
import type { FieldProps } from '#views/ui/field.tsx'
import { type FormState, Pair } from '#views/ui/form.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type QuestionLineProps = {
  w: Speech
  errors: FormState['errors']
  lines: readonly Line[]
  line: Line
  at: number
}

/** One question as it is written. What its kind has no use for is not shown, and stays typed. */
export function QuestionLine({ w, errors, lines, line, at }: QuestionLineProps) {
  const { builder: words } = w.surveys
  const prefix = `line${at}`
  const state: FormState = {
    prefix,
    values: line,
    errors: Object.fromEntries(Object.keys(line).map((column) => [column, errors[`${prefix}-${column}`]])),
  }
  const field = (name: Column): FieldProps => ({
    w,
    state,
    name,
    label: (words.fields as Record<string, string>)[name] ?? '',
    hint: (words.hints as Record<string, string>)[name],
    optional: true,
  })
  const what = words.one(w.format.number(at + 1))
  return (
    <fieldset class="line asked" id={`question-${at + 1}`}>
      <legend>{what}</legend>
      <div class="stacked">
        <Hidden name="qid" value={line.qid} />
        <TextField {...field('text')} optional={false} />
        <Pair>
          <SelectField {...field('kind')} optional={false} choices={choicesOf(words.kinds)} />
          <SelectField
            {...field('needed')}
            optional={false}
            choices={[
              { value: 'no', label: words.no },
              { value: 'yes', label: words.yes },
            ]}
          />
        </Pair>
        <div class="only options">
          <AreaField {...field('options')} rows={4} optional={false} />
        </div>
        <div class="only rows-of">
          <AreaField {...field('rows')} rows={4} optional={false} />
        </div>
        <More
          title={[words.settings, ...setOf(w, line)].join(' · ')}
          open={isRefused(state, ['help', 'repeat', 'measure', 'alert', 'when', 'whenValues'])}
        >
          <TextField {...field('help')} />
          <Pair>
            <SelectField {...field('repeat')} optional={false} choices={choicesOf(words.repeats)} />
            <div class="only graded-only">
              <SelectField
                {...field('measure')}
                choices={choicesOf(measured(words.measures))}
                none={words.measures.none}
              />
            </div>
          </Pair>
          <div class="only graded-only">
            <TextField {...field('alert')} inputmode="numeric" />
          </div>
          <Pair>
            <SelectField {...field('when')} choices={before(w, lines, at, line.when)} none={words.always} />
            <TextField {...field('whenValues')} />
          </Pair>
        </More>
        <More title={words.english} open={false}>
          <TextField {...field('textEn')} />
          <TextField {...field('helpEn')} />
          <div class="only options">
            <AreaField {...field('optionsEn')} rows={4} />
          </div>
          <div class="only rows-of">
            <AreaField {...field('rowsEn')} rows={4} />
          </div>
        </More>
      </div>
      <Moves w={w} what={what} at={at} last={lines.length - 1} />
    </fieldset>
  )
}

/** What is set inside, said while it is closed. */
function setOf(w: Speech, { repeat, when, alert }: Line): readonly string[] {
  const { builder: words } = w.surveys
  return [
    repeat === 'module' || repeat === 'trainer' ? words.repeats[repeat] : '',
    when === '' ? '' : words.conditional,
    alert === '' ? '' : words.alerting,
  ].filter(Boolean)
}

function More({ title, open, children }: { title: string; open: boolean; children: Child }) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      <div class="stacked">{children}</div>
    </details>
  )
}

/** Each button sends the whole form, which comes back rearranged: nothing is saved by it. */
function Moves({ w, what, at, last }: { w: Speech; what: string; at: number; last: number }) {
  const { catalogue: words } = w
  const button = { size: 'small', tone: 'quiet', name: '_do' } as const
  return (
    <div class="actions">
      {at > 0 && <Button {...button} value={`up:${at}`} icon="arrow-up" label={words.moveUp(what)} />}
      {at < last && <Button {...button} value={`down:${at}`} icon="arrow-down" label={words.moveDown(what)} />}
      <Button {...button} value={`remove:${at}`} icon="trash-2" label={words.removeLine(what)} />
    </div>
  )
}

/** What it may depend on: the questions asked before it, and the one that was chosen wherever it went. */
function before(w: Speech, lines: readonly Line[], at: number, chosen: string) {
  return lines
    .map(({ qid, text }, index) => ({
      value: qid,
      label: w.surveys.form.numbered(w.format.number(index + 1), text),
      index,
    }))
    .filter(({ value, index }) => index < at || (value === chosen && index !== at))
}

const isRefused = ({ errors }: FormState, columns: readonly Column[]): boolean =>
  columns.some((column) => errors[column] !== undefined)

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const measured = ({ none, ...measures }: Speech['surveys']['builder']['measures']) => measures
