import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Confirm, Dialog } from '#views/ui/dialog.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Menu, MenuLink, MenuOpener, MenuPost } from '#views/ui/menu.tsx'
import { Job } from '#views/ui/progress.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Skeleton } from '#views/ui/skeleton.tsx'
import { Toast } from '#views/ui/toast.tsx'
import type { Speech } from '#words/words.ts'

export function FloatingCard({ w }: { w: Speech }) {
  const { floating } = w.kit
  return (
    <Card title={floating.title} id="kit-floating">
      <div class="toasts">
        <Toast w={w} back={{ action: '', fields: { undo: 'e-12' } }}>
          {floating.enrolled}
        </Toast>
        <Toast w={w} bad back={{ action: '' }}>
          {floating.payment}
        </Toast>
      </div>
      <div class="card">
        <Job w={w} label={floating.certificates} done={62} total={100} left={floating.left} stop="" />
      </div>
    </Card>
  )
}

export function MenuCard({ w }: { w: Speech }) {
  const { floating } = w.kit
  return (
    <Card title={floating.menuTitle} id="kit-menu">
      <div class="actions">
        <Menu id="kit-menu-more" label={floating.menuFor}>
          <SessionVerbs w={w} />
        </Menu>
        <Menu id="kit-menu-text" label={floating.menuFor} text={w.ui.actions} icon="list-filter" start>
          <SessionVerbs w={w} />
        </Menu>
      </div>
      <div class="menu still">
        <SessionVerbs w={w} />
      </div>
      <Skeleton w={w} />
    </Card>
  )
}

export function KitDialogs({ w }: { w: Speech }) {
  const { dialog } = w.kit
  const form = { w, state: { values: { propose: 'on' }, errors: {}, prefix: 'confirm' } }
  const reasons = [
    { value: 'trainer', label: dialog.trainer },
    { value: 'threshold', label: dialog.threshold },
  ]
  return (
    <>
      <Confirm w={w} id="kit-dialog" title={dialog.title} action="" verb={dialog.verb} keep={dialog.keep}>
        <p>{dialog.text}</p>
        <SelectField {...form} name="reason" label={dialog.reason} choices={reasons} />
        <CheckboxField {...form} name="propose" label={dialog.propose} />
      </Confirm>
      <Dialog
        w={w}
        id="kit-drawer"
        drawer
        kind={dialog.kind}
        title="Inès Carpentier"
        footer={
          <>
            <Button closes="kit-drawer">{w.ui.close}</Button>
            <LinkButton href="#kit-known">{dialog.openFile}</LinkButton>
          </>
        }
      >
        <KeyValues pairs={pairs(w)} />
      </Dialog>
    </>
  )
}

function SessionVerbs({ w }: { w: Speech }) {
  const { floating } = w.kit
  return (
    <>
      <MenuLink icon="pencil" href="#kit-fields" note="E">
        {floating.edit}
      </MenuLink>
      <MenuPost icon="copy" action="">
        {floating.duplicate}
      </MenuPost>
      <MenuLink icon="printer" href="#kit-list">
        {floating.print}
      </MenuLink>
      <hr />
      <MenuOpener icon="circle-x" opens="kit-dialog" bad>
        {floating.cancelSession}
      </MenuOpener>
    </>
  )
}

const pairs = ({ kit: { known } }: Speech) =>
  [
    [known.company, 'Atelier Brémond'],
    [known.funding, known.company],
    [known.presence, known.presenceValue],
  ] as const
