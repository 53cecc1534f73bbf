import type { HoldingRow } from '#db/files/holdings.ts'
import type { FileLinkRow } from '#db/files/links.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank, Form } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type LinksProps = {
  w: Speech
  holding: HoldingRow
  links: readonly FileLinkRow[]
  now: number
  mayEdit: boolean
}

/** Who has the address has the file: each one is dated, counted, and can be ended. */
export function Links({ w, holding, links, now, mayEdit }: LinksProps) {
  const { files: words } = w
  return (
    <Card title={words.links} id="links" flush>
      {links.length > 0 && (
        <Rows pair label={words.links}>
          {links.map((link) => (
            <Row
              title={words.linkOn(w.format.moment(link.at))}
              context={`${words.linkUntil(w.format.shortDay(link.expiresAt))} · ${w.format.count(link.uses, words.used, words.usedMany)}`}
              {...endOf(w, holding, link, now, mayEdit)}
            />
          ))}
        </Rows>
      )}
      <div class="body stacked wide4">
        <p class="mute">{links.length > 0 ? words.linksHint : `${words.noLinks} ${words.linksHint}`}</p>
        {mayEdit && holding.findings !== null && <LinkForm w={w} holding={holding} />}
      </div>
    </Card>
  )
}

function LinkForm({ w, holding }: { w: Speech; holding: HoldingRow }) {
  const { files: words } = w
  const form = { w, state: blank }
  return (
    <Form {...form} id="link-form" action={paths.files.links(holding.id)} bare>
      <SelectField
        {...form}
        name="days"
        label={words.linkFor}
        choices={[
          { value: '7', label: words.linkDays.seven },
          { value: '30', label: words.linkDays.thirty },
          { value: '90', label: words.linkDays.ninety },
        ]}
      />
      <div>
        <Button icon="link">{words.makeLink}</Button>
      </div>
    </Form>
  )
}

/** Above everything else of the page: it is the only time it is said. */
export function LinkMade({ w, address }: { w: Speech; address: string }) {
  const state = { values: { address }, errors: {} }
  return (
    <Card label={w.files.linkMade}>
      <Alert tone="ok" title={w.files.linkMade} role="status">
        {w.files.linkMadeHint}
      </Alert>
      <TextField w={w} state={state} name="address" label={w.files.linkAddress} readonly />
    </Card>
  )
}

function endOf(w: Speech, holding: HoldingRow, link: FileLinkRow, now: number, mayEdit: boolean) {
  const { files: words } = w
  if (link.revokedAt !== null) return { state: <Badge>{words.isRevoked(w.format.shortDay(link.revokedAt))}</Badge> }
  if (link.expiresAt <= now) return { state: <Badge>{words.isExpired}</Badge> }
  if (!mayEdit) return { state: <Badge tone="ok">{words.isOpen}</Badge> }
  return {
    actions: (
      <PostButton action={paths.files.linkRevocation(holding.id)} fields={{ link: link.id }} size="small">
        {words.revoke}
      </PostButton>
    ),
  }
}
