import type { SourceRow } from '#db/quality/watch-sources.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { failureOf } from './sources.tsx'
import { themeChoices } from './theme.ts'

type SourceFormProps = {
  w: Speech
  action: string
  hidden: Record<string, string>
  state: FormState
  /** Absent while it is being added. */
  source?: SourceRow | undefined
}

export function WatchSourceFormPage({ w, action, hidden, state, source }: SourceFormProps) {
  const words = w.watch
  const form = { w, state }
  return (
    <>
      <PageHead
        title={source ? words.editSource(source.name) : words.addSource}
        actions={source && <Button opens="remove-source">{words.remove}</Button>}
      />
      {source && source.error !== '' && (
        <Alert tone="warn" title={failureOf(w, source.error)}>
          {words.nextLook(w.format.moment(source.dueAt))}
        </Alert>
      )}
      <div class="cols near">
        <Form {...form} id="watch-source" action={action} hidden={hidden}>
          <TextField {...form} name="name" label={words.sourceName} hint={words.sourceNameHint} />
          <TextField
            {...form}
            name="address"
            type="url"
            inputmode="url"
            label={words.address}
            hint={words.addressHint}
            autocomplete="off"
          />
          <SelectField {...form} name="theme" label={words.theme} choices={themeChoices(w)} />
          <SubmitBar w={w} verb={source ? words.save : words.addSource} cancel={paths.watch.sources} />
        </Form>
      </div>
      {source && (
        <Confirm
          w={w}
          id="remove-source"
          title={words.removeTitle(source.name)}
          action={paths.watch.sourceRemoval(source.id)}
          verb={words.removeVerb}
          keep={words.keepSource}
        >
          <p>{words.removeFollows}</p>
        </Confirm>
      )}
    </>
  )
}
