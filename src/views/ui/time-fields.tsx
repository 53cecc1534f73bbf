import { Field, type FieldProps, textOf, wired } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'

type TimeProps = FieldProps & { min?: string | undefined; max?: string | undefined } & Hx

/** `2026-11-24` in and out; the browser's own calendar. */
export function DateField(props: TimeProps & { autocomplete?: 'bday' | undefined }) {
  return (
    <Field {...props}>
      <input
        class="input"
        type="date"
        value={textOf(props)}
        min={props.min}
        max={props.max}
        autocomplete={props.autocomplete}
        {...hxOf(props)}
        {...wired(props)}
      />
    </Field>
  )
}

/** `09:30` in and out, by steps of five minutes. */
export function TimeField(props: TimeProps & { step?: number | undefined }) {
  return (
    <Field {...props}>
      <input
        class="input"
        type="time"
        value={textOf(props)}
        min={props.min}
        max={props.max}
        step={props.step ?? 300}
        {...hxOf(props)}
        {...wired(props)}
      />
    </Field>
  )
}
