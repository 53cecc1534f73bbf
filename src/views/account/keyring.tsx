import type { HeldPasskey } from '#db/identity/keyring.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank } from '#views/ui/form.tsx'
import { Menu, MenuOpener } from '#views/ui/menu.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

/** The passkeys somebody holds, each with what can be done about it. */
export function Keyring({ w, keyring }: { w: Speech; keyring: readonly HeldPasskey[] }) {
  const { account } = w
  const add = (
    <LinkButton size="small" icon="plus" href={paths.passkeys.new}>
      {account.passkeyAdd}
    </LinkButton>
  )
  return (
    <>
      <Card title={account.passkeys} id="passkeys" flush={keyring.length > 0} footer={add}>
        {keyring.length === 0 && <p class="mute">{account.passkeysLead}</p>}
        {keyring.length > 0 && (
          <Rows pair>
            {keyring.map((passkey, at) => (
              <KeyRow w={w} passkey={passkey} id={`passkey-${at}`} />
            ))}
          </Rows>
        )}
      </Card>
      {keyring.map((passkey, at) => (
        <KeyDialogs w={w} passkey={passkey} id={`passkey-${at}`} />
      ))}
    </>
  )
}

type KeyProps = { w: Speech; passkey: HeldPasskey; id: string }

function KeyRow({ w, passkey: { name, at, usedAt }, id }: KeyProps) {
  const { account, format } = w
  return (
    <Row
      title={name}
      context={account.passkeyFacts(format.shortDay(at), usedAt ? format.shortDay(usedAt) : null)}
      actions={
        <Menu id={`${id}-menu`} label={w.ui.actionsFor(name)} size="small">
          <MenuOpener icon="pencil" opens={`${id}-name`}>
            {account.passkeyRename}
          </MenuOpener>
          <MenuOpener icon="trash-2" bad opens={`${id}-removal`}>
            {account.passkeyRemove}
          </MenuOpener>
        </Menu>
      }
    />
  )
}

function KeyDialogs({ w, passkey, id }: KeyProps) {
  const { account } = w
  const state = { ...blank, values: { name: passkey.name }, prefix: id }
  return (
    <>
      <Confirm
        w={w}
        id={`${id}-name`}
        title={account.passkeyRenameTitle}
        action={paths.passkeys.one(passkey.id)}
        verb={account.passkeyRenameVerb}
        keep={account.passkeyKeepName}
        tone="primary"
      >
        <TextField w={w} state={state} name="name" label={account.passkeyName} hint={account.passkeyNameHint} />
      </Confirm>
      <Confirm
        w={w}
        id={`${id}-removal`}
        title={account.passkeyRemoveTitle(passkey.name)}
        action={paths.passkeys.removal(passkey.id)}
        verb={account.passkeyRemoveVerb}
        keep={account.passkeyKeep}
      >
        <p>{account.passkeyRemoveFollows}</p>
      </Confirm>
    </>
  )
}
