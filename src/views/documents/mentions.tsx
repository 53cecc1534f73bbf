import type { MentionName } from '#domain/documents/mentions.ts'
import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type MentionsProps = { w: Speech; state: FormState; version: number; mentions: readonly MentionName[] }

/** What papers repeat of the organisation. */
export function MentionsPage({ w, state, version, mentions }: MentionsProps) {
  const form = { w, state }
  const words = w.papers.mentions
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Form {...form} id="mentions-form" action={paths.templates.mentions} hidden={{ version: String(version) }}>
        {mentions.map((name) => (
          <AreaField {...form} name={name} label={words[name]} hint={words.hints[name]} rows={2} optional />
        ))}
        <SubmitBar w={w} verb={words.save} cancel={paths.templates.all} />
      </Form>
    </>
  )
}
