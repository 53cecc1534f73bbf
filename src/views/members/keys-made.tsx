import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { blank } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type KeyMadeProps = { w: Speech; name: string; id: string; secret: string; until: number; address: string }

/** The only page that ever shows a secret: leaving it, nobody can read it again. */
export function KeyMadePage({ w, name, id, secret, until, address }: KeyMadeProps) {
  const shown = { w, state: { ...blank, values: { keyId: id, keySecret: secret, tokenAddress: address } } }
  return (
    <>
      <PageHead title={w.keys.madeTitle(name)} lead={w.keys.madeLead(w.format.day(until))} />
      <Alert tone="warn" title={w.keys.once}>
        {w.keys.onceWhy}
      </Alert>
      <div class="cols near">
        <Card title={w.keys.credentials} id="credentials">
          <div class="stacked wide4">
            <TextField {...shown} name="keyId" label={w.keys.id} readonly autocomplete="off" />
            <TextField {...shown} name="keySecret" label={w.keys.secret} readonly autocomplete="off" />
            <TextField {...shown} name="tokenAddress" label={w.keys.address} hint={w.keys.addressHint} readonly />
            <div>
              <LinkButton tone="primary" href={paths.keys}>
                {w.keys.kept}
              </LinkButton>
            </div>
          </div>
        </Card>
      </div>
    </>
  )
}
