import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export function EmailPage({ w, email, state }: { w: Speech; email: string; state: FormState }) {
  const form = { w, state }
  return (
    <>
      <PageHead title={w.account.emailChange} lead={w.account.emailLead(email)} />
      <div class="cols near">
        <Form {...form} action={paths.email}>
          <TextField {...form} name="email" type="email" label={w.account.emailNew} autocomplete="email" />
          <SubmitBar w={w} verb={w.account.emailVerb} cancel={paths.account} />
        </Form>
      </div>
    </>
  )
}

type ConfirmProps = { w: Speech; action: string; from: string; to: string; state: FormState }

/** Mail scanners open every link: only the button changes anything. */
export function ConfirmEmailPage({ w, action, from, to, state }: ConfirmProps) {
  return (
    <>
      <PageHead title={w.account.emailConfirmTitle} lead={w.account.emailConfirmLead(from, to)} />
      <div class="cols near">
        <Form w={w} state={state} action={action}>
          <SubmitBar w={w} verb={w.account.emailConfirmVerb} cancel={paths.account} />
        </Form>
      </div>
    </>
  )
}

export function EmailGonePage({ w }: { w: Speech }) {
  return (
    <PageHead
      title={w.account.emailGoneTitle}
      lead={w.account.emailGone}
      actions={<LinkButton href={paths.account}>{w.account.title}</LinkButton>}
    />
  )
}
