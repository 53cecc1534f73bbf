import { Field, type FieldProps, fieldId, textOf, wired } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'

type NumberProps = FieldProps & {
  /** What is counted, shown inside the field: `pers.`, `h`, `€ HT`. */
  unit?: string | undefined
  decimal?: boolean | undefined
  readonly?: boolean | undefined
} & Hx

/** Numbers stay text: what was typed comes back as it was typed, and a wheel changes nothing. */
export function NumberField(props: NumberProps) {
  const unitId = `${fieldId(props)}-unit`
  return (
    <Field {...props}>
      <div class="affix">
        <input
          class="input num"
          inputmode={props.decimal ? 'decimal' : 'numeric'}
          autocomplete="off"
          value={textOf(props)}
          readonly={props.readonly}
          {...hxOf(props)}
          {...wired(props, ...(props.unit ? [unitId] : []))}
        />
        {props.unit && <span id={unitId}>{props.unit}</span>}
      </div>
    </Field>
  )
}

export function MoneyField({ unit = '€', ...props }: Omit<NumberProps, 'decimal'>) {
  return <NumberField {...props} unit={unit} decimal />
}
