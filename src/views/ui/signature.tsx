import type { Speech } from '#words/words.ts'
import { Field, FieldError, type FieldProps, fieldId, textOf, wired } from './field.tsx'
import type { FormState } from './form.tsx'
import { Hidden } from './hidden.tsx'
import { Icon } from './icon.tsx'

type SignatureProps = { w: Speech; state: FormState; name: string; label?: string | undefined }

/** The frame's own units, from its top left corner. A taller or wider screen draws past them: use the drawing's own bounds. */
const signatureBox = { width: 600, height: 300 }

/**
 * Drawn, or typed by who cannot draw. `<name>` carries the drawing as an SVG path (`M12 40.5L13 41`),
 * `<name>Typed` the name; src/browser/signature.ts draws.
 */
export function SignaturePad(props: SignatureProps) {
  const { w, state, name } = props
  const id = fieldId(props)
  const typed: FieldProps = { w, state, name: `${name}Typed`, label: w.ui.typeName, optional: true }
  return (
    <div class="field">
      <span class="label" id={`${id}-label`}>
        {props.label ?? w.ui.signatureFrame}
      </span>
      <p class="hint" id={`${id}-hint`}>
        {w.ui.signHere}
        <noscript> {w.ui.drawingNeedsScript}</noscript>
      </p>
      <div class="pad" data-name={name} id={id} tabindex={-1}>
        <svg
          class="ink"
          viewBox={`0 0 ${signatureBox.width} ${signatureBox.height}`}
          preserveAspectRatio="xMinYMin meet"
          role="img"
          aria-label={w.ui.signatureFrame}
          aria-describedby={`${id}-hint`}
        >
          <path d={textOf(props)} />
        </svg>
        <Hidden name={name} value={textOf(props) ?? ''} />
        <button type="button" class="btn quiet small" data-erase>
          <Icon name="eraser" />
          {w.ui.erase}
        </button>
      </div>
      <FieldError {...props} />
      <details open={Boolean(textOf(typed))}>
        <summary>{w.ui.cannotDraw}</summary>
        <Field {...typed}>
          <input class="input" autocomplete="name" value={textOf(typed)} {...wired(typed)} />
        </Field>
      </details>
    </div>
  )
}
