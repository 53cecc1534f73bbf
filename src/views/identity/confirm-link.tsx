import { paths } from '#paths.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Form } from '#views/ui/form.tsx'
import type { Speech } from '#words/words.ts'

type ConfirmLinkProps = { w: Speech; token: string; email: string; next: string | undefined }

/** Says whose account it opens: a link may come from somebody else. */
export function ConfirmLinkPage({ w, token, email, next }: ConfirmLinkProps) {
  const words = w.signIn
  return (
    <>
      <div>
        <h1>{words.confirmTitle}</h1>
        <p>{words.confirmLead(email)}</p>
      </div>
      <Form w={w} action={paths.signInLinkConfirm} hidden={{ token, next }} bare>
        <Button tone="primary" wide>
          {words.verb}
        </Button>
      </Form>
      <LinkButton href={paths.signIn} tone="quiet" wide>
        {words.back}
      </LinkButton>
    </>
  )
}
