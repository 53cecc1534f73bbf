import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import type { Speech } from '#words/words.ts'

/** What a change of days has voided, and how to have it all again. */
export function ReissueAlert({ w, session }: { w: Speech; session: string }) {
  const { reissue } = w.sessions.moves
  return (
    <Alert
      tone="warn"
      title={reissue.title}
      action={<PostButton action={paths.sessions.paperReissues(session)}>{reissue.verb}</PostButton>}
    >
      {reissue.lead}
    </Alert>
  )
}
