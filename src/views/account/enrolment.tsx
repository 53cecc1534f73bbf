import { paths } from '#paths.ts'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Qr } from '#views/ui/qr.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { CodeField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type EnrolmentProps = {
  w: Speech
  secret: string
  uri: string
  /** The same secret, sealed: it comes back with the first code. */
  enrolment: string
  state: FormState
}

export function EnrolmentPage({ w, secret, uri, enrolment, state }: EnrolmentProps) {
  const form = { w, state }
  const { account } = w
  return (
    <>
      <PageHead title={account.authenticatorAdd} lead={account.authenticatorLead} />
      <div class="cols near">
        <Form {...form} action={paths.authenticator} hidden={{ enrolment }}>
          <Pair>
            <div class="stacked">
              <b>{account.scan}</b>
              <Qr text={uri} label={account.scanAlt} />
            </div>
            <div class="stacked wide6">
              <div class="stacked">
                <b>{account.orType}</b>
                <code>{secret.replaceAll(/.{4}(?=.)/g, '$& ')}</code>
              </div>
              <CodeField {...form} name="code" label={account.firstCode} hint={account.firstCodeHint} />
            </div>
          </Pair>
          <SubmitBar w={w} verb={account.authenticatorVerb} cancel={paths.security} />
        </Form>
      </div>
    </>
  )
}
