import { type Choice, described, FieldError, type FieldProps, fieldId, GroupField, isChosen } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'

type CheckProps = Omit<FieldProps, 'optional'> & { value?: string | undefined; disabled?: boolean | undefined } & Hx

/** One box, `on` when it is ticked and absent when it is not. */
export function CheckboxField(props: CheckProps) {
  return <OneBox {...props} />
}

/** A setting that is on or off. */
export function SwitchField(props: CheckProps) {
  return <OneBox {...props} look="switch" />
}

/** Several boxes of one name, all the ticked values come. */
export function CheckboxGroup(props: FieldProps & { choices: readonly Choice[] }) {
  return (
    <GroupField {...props}>
      <div class="stacked">
        {props.choices.map((choice, index) => (
          <label class="check">
            <input type="checkbox" {...oneOf(props, choice, index)} />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </GroupField>
  )
}

/** One choice among a few that deserve a line each. */
export function RadioCards(props: FieldProps & { choices: readonly Choice[] } & Hx) {
  return (
    <GroupField {...props} role="radiogroup">
      <div class="choices">
        {props.choices.map((choice, index) => (
          <label>
            <input type="radio" required={!props.optional} {...hxOf(props)} {...oneOf(props, choice, index)} />
            <b>{choice.label}</b>
            {choice.hint && <small>{choice.hint}</small>}
          </label>
        ))}
      </div>
    </GroupField>
  )
}

function OneBox({ look, ...props }: CheckProps & { look?: 'switch' }) {
  const value = props.value ?? 'on'
  return (
    <div class="field">
      <div>
        <label class="check">
          <input
            type="checkbox"
            role={look}
            class={look}
            id={fieldId(props)}
            name={props.name}
            value={value}
            checked={isChosen(props, value)}
            disabled={props.disabled}
            aria-invalid={props.state.errors[props.name] ? 'true' : undefined}
            aria-describedby={described({ state: props.state, name: props.name })}
            {...hxOf(props)}
          />
          <span>
            {props.label}
            {props.hint && <small>{props.hint}</small>}
          </span>
        </label>
      </div>
      <FieldError {...props} />
    </div>
  )
}

/** The first control carries the id that the summary of errors leads to. */
function oneOf(props: FieldProps, choice: Choice, index: number) {
  return {
    id: index ? undefined : fieldId(props),
    name: props.name,
    value: choice.value,
    checked: isChosen(props, choice.value),
    disabled: choice.disabled,
    'aria-invalid': props.state.errors[props.name] ? 'true' : undefined,
  }
}
