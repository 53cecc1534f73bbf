import type { ProviderRow } from '#db/identity/sso.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, Form, type FormState, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { PasswordField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type ProviderProps = {
  w: Speech
  provider: ProviderRow | undefined
  state: FormState
  addresses: { back: string; entrance: string | undefined }
  ownDomain: string
  tested: 'answers' | 'unreachable' | 'not_a_provider' | undefined
}

export function ProviderPage(props: ProviderProps) {
  const { w, provider, tested } = props
  const state = provider ? <Badge tone="ok">{w.sso.isSet}</Badge> : <Badge>{w.sso.isNotSet}</Badge>
  return (
    <>
      <PageHead
        title={w.sso.settings}
        lead={w.sso.settingsLead}
        state={state}
        actions={provider && <Actions w={w} />}
      />
      {tested && (
        <Alert tone={tested === 'answers' ? 'ok' : 'bad'} title={w.sso.tests[tested]} role="status">
          {w.sso.testsMore[tested]}
        </Alert>
      )}
      <div class="cols">
        <div>
          <Settings {...props} />
        </div>
        <div>
          <Addresses {...props} />
          <Card title={w.sso.limits} id="limits">
            <p>{w.sso.limitMembers}</p>
            <p>{w.sso.limitElsewhere}</p>
            <p>{w.sso.limitProof}</p>
          </Card>
        </div>
      </div>
      {provider && (
        <Confirm
          w={w}
          id="remove-provider"
          title={w.sso.removeTitle(provider.name)}
          action={paths.ssoRemoval}
          verb={w.sso.removeVerb}
          keep={w.sso.removeKeep}
        >
          <p>{w.sso.removeFollows}</p>
        </Confirm>
      )}
    </>
  )
}

function Actions({ w }: { w: Speech }) {
  return (
    <>
      <Button opens="remove-provider">{w.sso.remove}</Button>
      <PostButton action={paths.ssoTest} icon="refresh-cw">
        {w.sso.test}
      </PostButton>
    </>
  )
}

function Settings({ w, provider, state, ownDomain }: ProviderProps) {
  const form = { w, state }
  return (
    <Form {...form} action={paths.sso}>
      <Part title={w.sso.provider}>
        <TextField {...form} name="name" label={w.sso.name} hint={w.sso.nameHint} />
        <TextField {...form} name="issuer" label={w.sso.issuer} hint={w.sso.issuerHint} type="url" inputmode="url" />
        <TextField {...form} name="clientId" label={w.sso.clientId} autocomplete="off" />
        <PasswordField
          {...form}
          name="clientSecret"
          label={w.sso.clientSecret}
          hint={provider ? w.sso.secretKept : w.sso.secretHint}
          optional={provider !== undefined}
          autocomplete="new-password"
        />
      </Part>
      <Part title={w.sso.who}>
        <TextField {...form} name="domain" label={w.sso.domain} hint={w.sso.domainHint(ownDomain)} optional />
        <CheckboxField {...form} name="trustsFactors" label={w.sso.trusts} hint={w.sso.trustsHint} />
      </Part>
      <SubmitBar w={w} verb={w.sso.save} />
    </Form>
  )
}

function Addresses({ w, addresses }: ProviderProps) {
  const { back, entrance } = addresses
  const shown = { w, state: { ...blank, values: { back, entrance } } }
  return (
    <Card title={w.sso.addresses} id="addresses">
      <div class="stacked wide4">
        <TextField {...shown} name="back" label={w.sso.back} hint={w.sso.backHint} readonly />
        {entrance && <TextField {...shown} name="entrance" label={w.sso.entrance} hint={w.sso.entranceHint} readonly />}
      </div>
    </Card>
  )
}
