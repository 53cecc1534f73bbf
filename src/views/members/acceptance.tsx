import type { InvitationRow } from '#db/members/invitations.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PasswordField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { hatText, roleName } from './hat.tsx'

export type AcceptanceProps = {
  w: Speech
  organisation: { name: string }
  /** The role needs a second factor here. */
  asksSecondFactor: boolean
  invitation: InvitationRow
  /** Whether the address invited has an account. */
  known: boolean
  /** The address of who is signed in, if anybody is. */
  signedInAs: string | null
  state: FormState
  token: string
  signIn: string
  /** The organisation's own provider: the way there, as whom one has come back, and the way to a password instead. */
  provider: { name: string; href: string; as: string | null; password: string } | null
}

export function AcceptancePage(props: AcceptanceProps) {
  const { w, organisation, invitation, known, signedInAs } = props
  const words = w.invitations
  const herself = signedInAs === invitation.email
  const { byName } = invitation
  return (
    <>
      <div>
        <h1>{words.acceptTitle(organisation.name)}</h1>
        <p class="mute">
          {byName ? words.acceptLead(byName, organisation.name) : words.acceptLeadNobody(organisation.name)}
        </p>
      </div>
      <KeyValues
        pairs={[
          [words.yourRole, roleName(w, invitation.role)],
          [words.yourSites, hatText(w, invitation.allSites, invitation.siteNames)],
          [words.yourAddress, invitation.email],
        ]}
      />
      {props.asksSecondFactor && <Alert title={words.secondFactor} icon="shield-check" />}
      {herself && <AcceptForm {...props} />}
      {!herself && (known ? <SignInFirst {...props} /> : <Newcomer {...props} />)}
      {!herself && signedInAs !== null && <WithOtherAccount {...props} signedInAs={signedInAs} />}
    </>
  )
}

/** By the provider once one has come back from it; else by a password, with the way to the provider beside it. */
function Newcomer(props: AcceptanceProps) {
  const { w, provider } = props
  if (!provider) return <AcceptForm {...props} withPassword />
  if (provider.as === null) {
    return (
      <>
        <LinkButton href={provider.href} wide icon="key-round">
          {w.invitations.withProvider(provider.name)}
        </LinkButton>
        <p class="or">{w.invitations.orPassword}</p>
        <AcceptForm {...props} withPassword />
      </>
    )
  }
  return (
    <>
      <AcceptForm {...props} as={w.invitations.asProvided(provider.name, provider.as)} />
      <p>
        <a href={provider.password}>{w.invitations.choosePassword}</a>
      </p>
    </>
  )
}

type AcceptFormProps = AcceptanceProps & {
  withPassword?: boolean
  /** As whom the provider has just let her in. */
  as?: string
}

function AcceptForm({ w, invitation, state, token, withPassword, as }: AcceptFormProps) {
  const words = w.invitations
  const own = state.prefix === undefined ? state : { ...state, errors: {}, problem: undefined, prefix: undefined }
  const form = { w, state: named(own, invitation) }
  return (
    <Form w={w} action={paths.invitation.accept} state={own} hidden={{ token, ...(as && { sso: 'on' }) }} bare>
      <Names {...form} />
      {withPassword ? (
        <>
          <input type="email" autocomplete="username" value={invitation.email} readonly hidden />
          <PasswordField
            {...form}
            name="password"
            label={words.password}
            hint={words.passwordHint}
            autocomplete="new-password"
          />
        </>
      ) : (
        <p>{as ?? words.as(invitation.email)}</p>
      )}
      <Button tone="primary" wide>
        {words.accept}
      </Button>
    </Form>
  )
}

function SignInFirst({ w, invitation, signIn }: AcceptanceProps) {
  return (
    <>
      <Alert title={w.invitations.known(invitation.email)} />
      <LinkButton href={signIn} tone="primary" wide>
        {w.invitations.signInFirst}
      </LinkButton>
    </>
  )
}

/** Another address than the one invited: possible, and only by saying so. */
function WithOtherAccount({ w, invitation, state, token, signedInAs }: AcceptanceProps & { signedInAs: string }) {
  const words = w.invitations
  const own = state.prefix === 'other' ? state : { values: {}, errors: {}, prefix: 'other' }
  const form = { w, state: named(own, invitation) }
  return (
    <>
      <p class="or">{words.otherTitle(signedInAs)}</p>
      <Form w={w} action={paths.invitation.accept} state={own} hidden={{ token, other: 'on' }} bare>
        <Names {...form} />
        <CheckboxField
          {...form}
          name="as"
          value={signedInAs}
          label={words.otherAccount(signedInAs)}
          hint={words.otherAccountHint(invitation.email)}
        />
        <Button wide>{words.acceptOther}</Button>
      </Form>
    </>
  )
}

function Names(form: { w: Speech; state: FormState }) {
  const { givenName, familyName } = form.w.invitations
  return (
    <Pair>
      <TextField {...form} name="givenName" label={givenName} autocomplete="given-name" />
      <TextField {...form} name="familyName" label={familyName} autocomplete="family-name" />
    </Pair>
  )
}

/** As the inviter wrote the names, until the person writes them better. */
const named = (state: FormState, { givenName, familyName }: InvitationRow): FormState => ({
  ...state,
  values: { givenName, familyName, ...state.values },
})

export function InvitationGone({ w }: { w: Speech }) {
  return (
    <>
      <div class="stacked">
        <h1>{w.invitations.goneTitle}</h1>
        <p>{w.invitations.gone}</p>
      </div>
      <LinkButton href={paths.signIn} wide>
        {w.signUp.signIn}
      </LinkButton>
    </>
  )
}
