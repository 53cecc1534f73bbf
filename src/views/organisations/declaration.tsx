import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { DeclarationFields } from './declaration-fields.tsx'

type DeclarationProps = {
  w: Speech
  declaration: { id: string; number: string; version: number }
  sites: readonly (readonly [id: string, name: string])[]
  state: FormState
}

export function DeclarationPage({ w, declaration, sites, state }: DeclarationProps) {
  const words = w.settings.declarations
  const { id, number, version } = declaration
  return (
    <>
      <PageHead
        title={words.one(number)}
        lead={words.oneLead}
        actions={
          <Button tone="danger" opens="removal">
            {words.remove}
          </Button>
        }
      />
      <div class="cols near">
        <Form w={w} state={state} action={paths.declarations.one(id)} hidden={{ version: String(version) }}>
          <DeclarationFields w={w} state={state} sites={sites} />
          <SubmitBar w={w} verb={words.save} cancel={paths.declarations.all} />
        </Form>
      </div>
      <Confirm
        w={w}
        id="removal"
        title={words.removeTitle(number)}
        action={paths.declarations.removal(id)}
        verb={words.removeVerb}
        keep={words.keep}
        tone="danger"
      >
        <p>{words.removeFollows}</p>
      </Confirm>
    </>
  )
}
