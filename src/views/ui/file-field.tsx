import { FieldError, type FieldProps, fieldId, wired } from './field.tsx'
import { type Hx, hxOf } from './hx.ts'
import { Icon } from './icon.tsx'

type FileProps = FieldProps & {
  /** What the browser proposes first, `image/png,image/jpeg`: the server checks again. */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** Photos are brought down to this many pixels before they leave, where scripts run. */
  reduce?: number | undefined
} & Hx

/** The hint says the kinds and the largest size. A form that holds one is `upload`. */
export function FileField(props: FileProps) {
  const { w } = props
  const id = fieldId(props)
  return (
    <div class="field">
      <span class="label" id={`${id}-label`}>
        {props.label}
        {props.optional && <small>{w.ui.optional}</small>}
      </span>
      <div>
        <label class="drop">
          <input
            type="file"
            accept={props.accept}
            multiple={props.multiple}
            data-reduce={props.reduce}
            aria-labelledby={`${id}-label ${id}-drop`}
            {...hxOf(props)}
            {...wired(props)}
          />
          <Icon name="upload" />
          <span id={`${id}-drop`}>
            <b>{props.multiple ? w.ui.chooseFiles : w.ui.chooseFile}</b>{' '}
            {props.multiple ? w.ui.dropFiles : w.ui.dropFile}
          </span>
          {props.hint && <small id={`${id}-hint`}>{props.hint}</small>}
        </label>
      </div>
      <FieldError {...props} />
    </div>
  )
}
