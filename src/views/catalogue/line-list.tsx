import type { Child } from 'hono/jsx'
import type { ListName } from '#domain/catalogue/lists.ts'
import { Button } from '#views/ui/button.tsx'
import type { FormState } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'

type LineListProps = {
  w: Speech
  state: FormState
  list: ListName
  /** The fields of one line. */
  fields: readonly string[]
  /** Shown when nothing has been typed yet. */
  least?: number
  children: (line: FormState, at: number) => Child
}

/**
 * Lines that can be added, moved and removed: each button sends the whole form, which comes back rearranged. Nothing is
 * saved by it, and no script is needed.
 */
export function LineList({ w, state, list, fields, least = 1, children }: LineListProps) {
  const { catalogue: words, format } = w
  const columns = fields.map((field) => [state.values[field] ?? []].flat() as string[])
  const count = Math.max(least, ...columns.map(({ length }) => length))
  const doing = (verb: string, at: number) => ({ name: '_do', value: `${list}:${verb}:${at}` })
  return (
    <div class="lines" id={`lines-${list}`}>
      {Array.from({ length: count }, (_, at) => {
        const what = words.lines[list].one(format.number(at + 1))
        return (
          <fieldset class="line">
            <legend>{what}</legend>
            <div class="stacked">{children(lineOf(state, fields, columns, at), at)}</div>
            <div class="actions">
              {at > 0 && (
                <Button {...doing('up', at)} size="small" tone="quiet" icon="arrow-up" label={words.moveUp(what)} />
              )}
              {at < count - 1 && (
                <Button
                  {...doing('down', at)}
                  size="small"
                  tone="quiet"
                  icon="arrow-down"
                  label={words.moveDown(what)}
                />
              )}
              <Button
                {...doing('remove', at)}
                size="small"
                tone="quiet"
                icon="trash-2"
                label={words.removeLine(what)}
              />
            </div>
          </fieldset>
        )
      })}
      <p>
        <Button {...doing('add', count)} size="small" icon="plus">
          {words.lines[list].add}
        </Button>
      </p>
    </div>
  )
}

/** One line of the lists, as a form of its own: its fields keep their names, and differ by their ids. */
function lineOf(
  { errors }: FormState,
  fields: readonly string[],
  columns: readonly (readonly string[])[],
  at: number,
): FormState {
  const prefix = `line${at}`
  return {
    prefix,
    values: Object.fromEntries(fields.map((field, index) => [field, columns[index]?.[at] ?? ''])),
    errors: Object.fromEntries(fields.map((field) => [field, errors[`${prefix}-${field}`]])),
  }
}
