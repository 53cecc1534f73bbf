import type { CredentialRow } from '#db/quality/registers-credentials.ts'
import { paths } from '#paths.ts'
import { CredentialState } from '#views/registers/credential.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { TeachingFrame } from './teaching-frame.tsx'

type DossierProps = { w: Speech; credentials: readonly CredentialRow[]; today: string }

/** What a trainer's file has to hold: what is there, until when, and what is missing. */
export function OwnDossier({ w, credentials, today }: DossierProps) {
  const { papers: words } = w.teaching
  if (credentials.length === 0) return null
  return (
    <Card title={words.dossier} id="dossier" note={words.dossierHint} flush>
      <Rows label={words.dossier}>
        {credentials.map(({ id, title, givenOn, sortKey: renewOn, holdingId, isRefused }) => (
          <Row
            icon="badge-check"
            title={title}
            href={paths.teaching.credential(id)}
            context={
              <>
                {(givenOn === '' ? words.dueOn : words.goodUntil)(w.format.longDate(renewOn))}{' '}
                {isRefused ? (
                  <State tone="bad">{words.unreadable}</State>
                ) : (
                  <CredentialState w={w} givenOn={givenOn} isLate={renewOn < today} />
                )}
              </>
            }
            actions={
              <>
                {holdingId && !isRefused && <OpenFile w={w} id={id} title={title} />}
                <LinkButton size="small" href={paths.teaching.credential(id)}>
                  {words.hand}
                </LinkButton>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function OpenFile({ w, id, title }: { w: Speech; id: string; title: string }) {
  const label = w.teaching.papers.openPiece(title)
  const href = paths.teaching.credentialFile(id)
  return <LinkButton size="small" tone="quiet" icon="file-text" label={label} href={href} hx-boost="false" />
}

type OwnCredentialProps = { w: Speech; credential: CredentialRow; state: FormState }

export function OwnCredentialPage({ w, credential, state }: OwnCredentialProps) {
  const { papers: words } = w.teaching
  const form = { w, state }
  const version = [state.values.version ?? String(credential.version)].flat()[0] ?? ''
  return (
    <TeachingFrame w={w} current="papers" title={credential.title} lead={words.handLead}>
      <Form {...form} id="own-credential" action={paths.teaching.credential(credential.id)} hidden={{ version }} upload>
        {credential.holdingId && !credential.isRefused && (
          <p class="actions">
            <LinkButton icon="file-text" href={paths.teaching.credentialFile(credential.id)} hx-boost="false">
              {words.openPiece(credential.title)}
            </LinkButton>
          </p>
        )}
        <FileField {...form} name="file" label={words.file} hint={w.registers.fileHint} />
        <DateField {...form} name="renewOn" label={words.renewOn} hint={words.renewHint} />
        <p class="actions">
          <Button tone="primary">{words.hand}</Button>
          <LinkButton href={paths.teaching.papers}>{w.ui.cancel}</LinkButton>
        </p>
      </Form>
    </TeachingFrame>
  )
}
