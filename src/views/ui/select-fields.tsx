import { type Choice, Field, type FieldProps, fieldId, isChosen, textOf, wired } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'

type ChoiceGroup = { label: string; choices: readonly Choice[] }

type SelectProps = FieldProps & {
  choices: readonly (Choice | ChoiceGroup)[]
  /** What the empty choice says; left out when one is always chosen. */
  none?: string | undefined
} & Hx

export function SelectField(props: SelectProps) {
  const option = (choice: Choice) => (
    <option value={choice.value} selected={isChosen(props, choice.value)} disabled={choice.disabled}>
      {choice.label}
    </option>
  )
  return (
    <Field {...props}>
      <select class="input" {...hxOf(props)} {...wired(props)} required={!props.optional && props.none !== undefined}>
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.choices.map((choice) =>
          'choices' in choice ? <optgroup label={choice.label}>{choice.choices.map(option)}</optgroup> : option(choice),
        )}
      </select>
    </Field>
  )
}

type ComboProps = FieldProps & {
  suggestions: readonly Choice[]
  autocomplete?: string | undefined
  placeholder?: string | undefined
} & Hx

/** Free text with suggestions. `hx-get` may refresh them: its target is the list, `<id>-list`. */
export function ComboField(props: ComboProps) {
  const list = `${fieldId(props)}-list`
  return (
    <Field {...props}>
      <input
        class="input"
        list={list}
        value={textOf(props)}
        autocomplete={props.autocomplete ?? 'off'}
        placeholder={props.placeholder}
        {...hxOf(props)}
        {...wired(props)}
      />
      <Suggestions id={list} suggestions={props.suggestions} />
    </Field>
  )
}

export function Suggestions({ id, suggestions }: { id: string; suggestions: readonly Choice[] }) {
  return (
    <datalist id={id}>
      {suggestions.map(({ value, label }) => (
        <option value={value}>{label}</option>
      ))}
    </datalist>
  )
}
