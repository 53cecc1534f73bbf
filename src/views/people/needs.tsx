import type { NeedsRow } from '#db/people/needs.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type NeedsProps = {
  w: Speech
  personId: string
  hasNeeds: boolean
  needs: NeedsRow | null | undefined
  mayEdit: boolean
  state?: FormState | undefined
}

/** That there are needs shows; what they are is read on purpose, and the reading is kept. */
export function NeedsCard({ w, personId, hasNeeds, needs, mayEdit, state }: NeedsProps) {
  const isRead = needs !== undefined
  return (
    <Card title={w.people.needs} id="needs" footer={<small>{w.people.needsLead}</small>}>
      {state?.problem && <Alert tone="bad" role="alert" title={state.problem} />}
      {!isRead && <p>{hasNeeds ? w.people.needsThere : w.people.needsNone}</p>}
      {needs && (
        <KeyValues
          pairs={[
            [w.people.needsText, needs.needs],
            [w.people.arrangements, needs.arrangements],
          ]}
        />
      )}
      {hasNeeds && !isRead && (
        <div>
          <PostButton icon="eye" action={paths.people.needsReadings(personId)}>
            {w.people.readNeeds}
          </PostButton>
        </div>
      )}
      {mayEdit && (isRead || !hasNeeds) && (
        <>
          <div>
            <Button icon="pencil" opens="note-needs">
              {w.people.noteNeeds}
            </Button>
          </div>
          <NoteNeeds w={w} personId={personId} needs={needs ?? null} state={state} />
        </>
      )}
    </Card>
  )
}

type NoteProps = { w: Speech; personId: string; needs: NeedsRow | null; state: FormState | undefined }

function NoteNeeds({ w, personId, needs, state }: NoteProps) {
  const values = state?.values ?? { needs: needs?.needs, arrangements: needs?.arrangements }
  const form = { w, state: { values, errors: state?.errors ?? {}, prefix: 'note' } }
  return (
    <Confirm
      w={w}
      id="note-needs"
      title={w.people.needs}
      action={paths.people.needs(personId)}
      verb={w.people.saveNeeds}
      keep={w.ui.cancel}
      tone="primary"
      fields={{ version: String(needs?.version ?? 0) }}
    >
      <AreaField {...form} name="needs" label={w.people.needsText} hint={w.people.needsHint} rows={4} />
      <AreaField {...form} name="arrangements" label={w.people.arrangements} rows={4} optional />
    </Confirm>
  )
}
