import type { HeldPasskey } from '#db/identity/keyring.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type PasskeyProps = { w: Speech; passkey: HeldPasskey; state: FormState }

export function PasskeyPage({ w, passkey, state }: PasskeyProps) {
  const form = { w, state }
  const { account, format } = w
  const { id, name, at, usedAt } = passkey
  return (
    <>
      <PageHead
        title={name}
        lead={account.passkeyFacts(format.shortDay(at), usedAt ? format.shortDay(usedAt) : null)}
        actions={<Button opens="remove-passkey">{account.passkeyRemove}</Button>}
      />
      <div class="cols near">
        <Form {...form} action={paths.passkeys.one(id)}>
          <TextField {...form} name="name" label={account.passkeyName} hint={account.passkeyNameHint} />
          <SubmitBar w={w} verb={account.passkeyRename} cancel={paths.security} />
        </Form>
      </div>
      <Confirm
        w={w}
        id="remove-passkey"
        title={account.passkeyRemoveTitle(name)}
        action={paths.passkeys.removal(id)}
        verb={account.passkeyRemoveVerb}
        keep={account.passkeyKeep}
      >
        <p>{account.passkeyRemoveFollows}</p>
      </Confirm>
    </>
  )
}
