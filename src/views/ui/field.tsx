import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import type { FormState } from './form.tsx'
import { Icon } from './icon.tsx'

/** What every field is given: `const form = { w, state }` once, then one line a field. */
export type FieldProps = {
  w: Speech
  state: FormState
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
}

/** One choice of a list, of cards or of boxes. */
export type Choice = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }

/** A label above, a hint under it, the control, then what is wrong. */
export function Field({ children, ...props }: FieldProps & { children: Child }) {
  return (
    <div class="field">
      <label for={fieldId(props)}>
        {props.label}
        {props.optional && <small>{props.w.ui.optional}</small>}
      </label>
      <FieldHint {...props} />
      {children}
      <FieldError {...props} />
    </div>
  )
}

/** The same around several controls, which the label names together. */
export function GroupField({
  role,
  children,
  ...props
}: FieldProps & { role?: 'radiogroup' | undefined; children: Child }) {
  const id = fieldId(props)
  return (
    <fieldset class="field" role={role} aria-labelledby={`${id}-label`} aria-describedby={described(props)}>
      <span class="label" id={`${id}-label`}>
        {props.label}
        {props.optional && <small>{props.w.ui.optional}</small>}
      </span>
      <FieldHint {...props} />
      {children}
      <FieldError {...props} />
    </fieldset>
  )
}

function FieldHint(props: Pick<FieldProps, 'state' | 'name' | 'hint'>) {
  if (!props.hint) return null
  return (
    <p class="hint" id={`${fieldId(props)}-hint`}>
      {props.hint}
    </p>
  )
}

export function FieldError(props: Pick<FieldProps, 'w' | 'state' | 'name'>) {
  const error = props.state.errors[props.name]
  if (!error) return null
  return (
    <p class="error" id={`${fieldId(props)}-error`}>
      <Icon name="circle-alert" />
      <span>
        <span class="sr">{props.w.ui.errorPrefix}</span>
        {error}
      </span>
    </p>
  )
}

/** The attributes that tie a control to its label, its hint and its error. */
export function wired(props: FieldProps, ...more: string[]) {
  return {
    id: fieldId(props),
    name: props.name,
    required: !props.optional,
    'aria-invalid': props.state.errors[props.name] ? ('true' as const) : undefined,
    'aria-describedby': described(props, ...more),
  }
}

export function fieldId({ state, name }: Pick<FieldProps, 'state' | 'name'>): string {
  return state.prefix ? `${state.prefix}-${name}` : name
}

export function textOf({ state, name }: Pick<FieldProps, 'state' | 'name'>): string | undefined {
  const value = state.values[name]
  return typeof value === 'string' || value === undefined ? value : value[0]
}

export function isChosen({ state, name }: Pick<FieldProps, 'state' | 'name'>, choice: string): boolean {
  const value = state.values[name]
  return typeof value === 'string' ? value === choice : (value?.includes(choice) ?? false)
}

export function described(props: Pick<FieldProps, 'state' | 'name' | 'hint'>, ...more: string[]): string | undefined {
  const id = fieldId(props)
  const ids = [...more]
  if (props.hint) ids.push(`${id}-hint`)
  if (props.state.errors[props.name]) ids.push(`${id}-error`)
  return ids.length ? ids.join(' ') : undefined
}
