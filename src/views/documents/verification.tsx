import type { VerifiedRow } from '#db/documents/verification.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { blank, Form } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import type { Speech } from '#words/words.ts'

type Verdict =
  | { ok: true; kid: string; facts: Record<string, unknown> }
  | { ok: false; why: 'no_seal' | 'altered' | 'forged' | 'unknown_key' }

/** Drop a PDF, and know whether it is as it was sealed. */
export function VerifyPage({ w, verdict }: { w: Speech; verdict: Verdict | null }) {
  const { verification: words } = w.signatures
  return (
    <>
      <div class="stacked">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      {verdict && <VerdictAlert w={w} verdict={verdict} />}
      {verdict?.ok && <Facts w={w} verdict={verdict} />}
      <Form w={w} action={paths.verify} upload bare>
        <FileField w={w} state={blank} name="file" label={words.file} accept="application/pdf" />
        <Button tone="primary" icon="shield-check" wide>
          {words.check}
        </Button>
      </Form>
      <p>
        <a href={paths.signingKeys}>{words.keys}</a>
      </p>
    </>
  )
}

function VerdictAlert({ w, verdict }: { w: Speech; verdict: Verdict }) {
  const { verification: words } = w.signatures
  return verdict.ok ? (
    <Alert tone="ok" title={words.whole} role="status">
      {words.wholeHint}
    </Alert>
  ) : (
    <Alert tone="bad" title={words[verdict.why]} role="alert">
      {words[`${verdict.why}Hint`]}
    </Alert>
  )
}

function Facts({ w, verdict }: { w: Speech; verdict: Extract<Verdict, { ok: true }> }) {
  const { verification: words } = w.signatures
  const { organisation, number, at } = verdict.facts
  return (
    <KeyValues
      pairs={[
        [words.organisation, textOf(organisation)],
        [words.number, textOf(number)],
        [words.signed, typeof at === 'string' ? w.format.moment(Date.parse(at)) : ''],
        [words.key, <code>{verdict.kid}</code>],
      ]}
    />
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

type PaperProps = { w: Speech; office: { name: string }; paper: VerifiedRow | undefined }

/** That a paper was issued here, and whether it still stands; never whom it is about. */
export function VerifiedPaperPage({ w, office, paper }: PaperProps) {
  const { verification: words } = w.signatures
  return (
    <div class="stacked wide6 narrow">
      <h1>{words.title}</h1>
      {paper ? (
        <Issued w={w} office={office} paper={paper} />
      ) : (
        <Alert tone="bad" title={words.unknown}>
          {words.unknownHint}
        </Alert>
      )}
      <div class="actions">
        <LinkButton href={paths.verify} icon="shield-check">
          {words.other}
        </LinkButton>
      </div>
    </div>
  )
}

function Issued({ w, office, paper }: { w: Speech; office: { name: string }; paper: VerifiedRow }) {
  const { verification: words } = w.signatures
  return (
    <>
      {paper.voidedAt === null ? (
        <Alert tone="ok" title={words.stands}>
          {words.standsHint(office.name)}
        </Alert>
      ) : (
        <Alert tone="bad" title={words.voided}>
          {words.voidedHint}
        </Alert>
      )}
      <Card label={words.paper}>
        <KeyValues
          pairs={[
            [words.paper, paper.title],
            [words.number, paper.number],
            [words.organisation, office.name],
            [words.issued, w.format.moment(paper.at)],
            [words.correctedBy, paper.correctedBy],
            [words.signed, paper.signedAt !== null && w.format.moment(Number(paper.signedAt))],
            [words.hash, paper.sha256 && <code class="hash">{paper.sha256}</code>],
            [words.finalHash, paper.finalSha256 && <code class="hash">{String(paper.finalSha256)}</code>],
          ]}
        />
      </Card>
    </>
  )
}
