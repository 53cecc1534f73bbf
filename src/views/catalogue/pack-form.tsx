import type { PackRow } from '#db/catalogue/packs.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { FieldError } from '#views/ui/field.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { MoneyField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { LineList } from './line-list.tsx'

type PackFormProps = {
  w: Speech
  title: string
  action: string
  state: FormState
  programmes: readonly { id: string; title: string }[]
  id?: string | undefined
  version?: string | undefined
  /** The one that is there already, for who may take it away. */
  pack?: PackRow | undefined
}

export function PackFormPage({ w, title, action, state, programmes, id, version, pack }: PackFormProps) {
  const { packs: words, ...catalogue } = w.catalogue
  const form = { w, state }
  const choices = programmes.map((programme) => ({ value: programme.id, label: programme.title }))
  const remove = pack && <Button opens="remove-pack">{words.remove}</Button>
  return (
    <>
      <PageHead title={title} lead={words.noneHint} actions={remove} />
      <div class="cols near">
        <Form {...form} action={action} draft={action} hidden={{ id, version }}>
          <button type="submit" class="sr" tabindex={-1}>
            {words.save}
          </button>
          <Part title={catalogue.parts.identity}>
            <TextField {...form} name="title" label={words.name} />
            <RadioCards
              {...form}
              name="kind"
              label={words.kind}
              choices={(['path', 'pack'] as const).map((value) => ({
                value,
                label: words.kinds[value],
                hint: words.kindHints[value],
              }))}
            />
            <AreaField {...form} name="description" label={words.description} optional />
            <MoneyField {...form} name="price" label={words.price} unit={`€ ${catalogue.exclVat}`} optional />
          </Part>
          <Part title={words.programmes}>
            <LineList {...form} list="levels" fields={['level']} least={2}>
              {(line) => (
                <SelectField
                  w={w}
                  state={line}
                  name="level"
                  label={catalogue.programme}
                  choices={choices}
                  none={words.choose}
                />
              )}
            </LineList>
            <FieldError {...form} name="level" />
          </Part>
          <SubmitBar w={w} verb={words.save} cancel={paths.catalogue.packs.all} />
        </Form>
      </div>
      {pack && (
        <Confirm
          w={w}
          id="remove-pack"
          title={words.removeTitle(pack.title)}
          action={paths.catalogue.packs.removal(pack.id)}
          verb={words.removeVerb}
          keep={words.keep}
          fields={{ version: String(pack.version) }}
          tone="danger"
        >
          <p>{words.removeFollows}</p>
        </Confirm>
      )}
    </>
  )
}
