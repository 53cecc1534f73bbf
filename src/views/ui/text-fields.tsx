import { Field, type FieldProps, textOf, wired } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'
import { Icon } from './icon.tsx'

type TextProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'email' | 'tel' | 'url' | undefined
  placeholder?: string | undefined
  readonly?: boolean | undefined
  autofocus?: boolean | undefined
} & Hx

export function TextField(props: TextProps) {
  return (
    <Field {...props}>
      <input
        class="input"
        type={props.type ?? 'text'}
        value={textOf(props)}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        placeholder={props.placeholder}
        readonly={props.readonly}
        autofocus={props.autofocus}
        {...hxOf(props)}
        {...wired(props)}
      />
    </Field>
  )
}

export function SearchField(props: FieldProps & { placeholder?: string | undefined } & Hx) {
  return (
    <Field {...props}>
      <div class="affix">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          value={textOf(props)}
          placeholder={props.placeholder}
          {...hxOf(props)}
          {...wired(props)}
        />
      </div>
    </Field>
  )
}

export function AreaField(props: FieldProps & { rows?: number | undefined } & Hx) {
  return (
    <Field {...props}>
      <textarea class="input" rows={props.rows} {...hxOf(props)} {...wired(props)}>
        {firstLineKept(textOf(props))}
      </textarea>
    </Field>
  )
}

/** Never says back what was typed; managers and pasting are welcome. */
export function PasswordField(props: FieldProps & { autocomplete: 'current-password' | 'new-password' }) {
  return (
    <Field {...props}>
      <input class="input" type="password" autocomplete={props.autocomplete} {...wired(props)} />
    </Field>
  )
}

/** A one-time code: one field, so that it can be pasted or filled by the telephone. */
export function CodeField(props: FieldProps & { inputmode?: 'numeric' | 'text' | undefined; autofocus?: boolean }) {
  return (
    <Field {...props}>
      <input
        class="input code"
        inputmode={props.inputmode ?? 'numeric'}
        autocomplete="one-time-code"
        spellcheck={false}
        value={textOf(props)}
        autofocus={props.autofocus}
        {...wired(props)}
      />
    </Field>
  )
}

/** HTML drops the first line break of a textarea: one more keeps what was typed as it was. */
function firstLineKept(text: string | undefined): string | undefined {
  return text?.startsWith('\n') || text?.startsWith('\r\n') ? `\n${text}` : text
}
