import type { Child } from 'hono/jsx'
import type { PaperRow } from '#db/documents/papers.ts'
import type { selectPaperSendings } from '#db/documents/sendings.ts'
import type { PaperState } from '#domain/documents/paper.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Paper, type ShownBlock } from './blocks.tsx'
import { PaperBadge } from './states.tsx'

type Sending = Awaited<ReturnType<typeof selectPaperSendings>>[number]

type PaperPageProps = {
  w: Speech
  paper: PaperRow
  state: PaperState
  about: string
  blocks: readonly ShownBlock[]
  sendings: readonly Sending[]
  mayEdit: boolean
  mayFiles: boolean
  /** Where its signing has got to. */
  signatures: Child
  form?: FormState | undefined
}

/** One paper as it was printed, to whom it went, and what stands for it now. */
export function PaperPage(props: PaperPageProps) {
  const { w, paper, state, about, blocks, mayEdit } = props
  const words = w.papers
  const mayChange = mayEdit && !paper.correctedBy
  return (
    <Live topics="papers" address={paths.papers.one(paper.id)}>
      <PageHead
        title={`${paper.title}, ${paper.number}`}
        state={<PaperBadge w={w} state={state} />}
        lead={about}
        actions={
          <>
            {mayChange && <Button opens="correction">{words.correct}</Button>}
            {mayEdit && paper.voidedAt === null && <Button opens="void">{words.void}</Button>}
            {paper.fileId && (
              <LinkButton tone="primary" icon="download" href={paths.papers.pdf(paper.id)} download>
                {words.download}
              </LinkButton>
            )}
          </>
        }
      />
      {paper.voidedAt !== null && (
        <Alert tone="bad" title={words.voidedBecause(w.format.shortDay(paper.voidedAt), paper.voidedReason ?? '')} />
      )}
      {paper.correctedBy && <Alert title={<a href={paths.papers.one(paper.correctedBy)}>{words.replacedBy}</a>} />}
      {paper.correctsId && <Alert title={<a href={paths.papers.one(paper.correctsId)}>{words.replaces}</a>} />}
      <Card id="facts" title={words.chain}>
        <KeyValues
          pairs={[
            [words.number, paper.number],
            [words.issuedOn, w.format.moment(paper.at)],
            [
              words.session,
              paper.sessionId && <a href={paths.sessions.papers(paper.sessionId)}>{paper.sessionTitle}</a>,
            ],
            [words.hash, paper.sha256 && <code>{paper.sha256}</code>],
            [words.inFiles, props.mayFiles && paper.fileId && <a href={paths.files.one(paper.id)}>{paper.title}</a>],
          ]}
        />
      </Card>
      <SendingsCard {...props} />
      {mayEdit && paper.voidedAt === null && paper.fileId ? (
        <SendForm {...props} />
      ) : (
        props.form?.problem && <Alert tone="bad" role="alert" title={props.form.problem} />
      )}
      {props.signatures}
      <Card id="shown" label={paper.title}>
        <Paper blocks={blocks} title={paper.title} />
      </Card>
      {mayEdit && <Decisions w={w} paper={paper} mayCorrect={mayChange} />}
    </Live>
  )
}

function SendingsCard({ w, sendings }: PaperPageProps) {
  const words = w.papers
  return (
    <Card id="sendings" title={words.sendings}>
      {sendings.length > 0 ? (
        <Rows>
          {sendings.map(({ email, at, givenName, familyName, state: how }) => (
            <Row
              icon="mail"
              title={givenName ? `${givenName} ${familyName}` : email}
              context={`${email}, ${w.format.moment(at)}`}
              state={<span>{words.sendingStates[(how ?? 'waiting') as keyof typeof words.sendingStates]}</span>}
            />
          ))}
        </Rows>
      ) : (
        <p>{words.noSending}</p>
      )}
    </Card>
  )
}

function SendForm({ w, paper, sendings, form = blank }: PaperPageProps) {
  const words = w.papers
  const state = {
    ...form,
    values: { email: paper.personEmail || paper.companyEmail || '', ...form.values },
  }
  return (
    <Form w={w} state={state} id="send-form" action={paths.papers.sendings(paper.id)}>
      <TextField w={w} state={state} name="email" label={words.sendTo} type="email" autocomplete="off" />
      <SubmitBar w={w} verb={sendings.length > 0 ? words.sendAgain : words.send} />
    </Form>
  )
}

function Decisions({ w, paper, mayCorrect }: { w: Speech; paper: PaperRow; mayCorrect: boolean }) {
  const words = w.papers
  return (
    <>
      <Confirm
        w={w}
        id="void"
        title={words.voidTitle(paper.number)}
        action={paths.papers.void(paper.id)}
        verb={words.voidVerb}
        keep={words.keep}
      >
        <p>{words.voidFollows}</p>
        <TextField w={w} state={{ ...blank, prefix: 'void' }} name="reason" label={words.reason} />
      </Confirm>
      {mayCorrect && (
        <Confirm
          w={w}
          id="correction"
          title={words.correctTitle(paper.number)}
          action={paths.papers.correction(paper.id)}
          verb={words.correctVerb}
          keep={words.keep}
          tone="primary"
        >
          <p>{words.correctFollows}</p>
          <TextField w={w} state={{ ...blank, prefix: 'correct' }} name="reason" label={words.reason} />
        </Confirm>
      )}
    </>
  )
}
