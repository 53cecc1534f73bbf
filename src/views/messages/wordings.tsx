import type { WordedKind } from '#domain/messages/template.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import { Row, Rows } from '#views/ui/rows.tsx'
import { State } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { MessagesHead } from './frame.tsx'

export type WordedLine = { kind: WordedKind; versions: readonly { language: 'fr' | 'en'; version: number }[] }

/** The kinds of mail that an organisation may word, and whose words they are now. */
export function WordingsPage({ w, lines }: { w: Speech; lines: readonly WordedLine[] }) {
  const words = w.messages
  return (
    <>
      <MessagesHead w={w} at="wordings" />
      <Card label={words.wordings} flush>
        <Rows label={words.wordings}>
          {lines.map(({ kind, versions }) => (
            <Row
              icon={icons[kind]}
              title={words.kinds[kind]}
              href={paths.messages.wording(kind)}
              context={words.hints[kind]}
              state={<Whose w={w} versions={versions} />}
            />
          ))}
        </Rows>
      </Card>
      <p class="mute">{words.security}</p>
    </>
  )
}

const icons: Record<WordedKind, IconName> = {
  invitation: 'user-plus',
  'invitation-reminder': 'clock',
  notice: 'bell',
  paper: 'file-text',
  digest: 'list-checks',
  registration: 'check',
  'registration-waiting': 'clock',
  'ticket-acknowledged': 'message-circle-warning',
  'ticket-answered': 'message-circle-warning',
  'session-cancelled': 'calendar-x',
  'session-moved': 'calendar-clock',
  'trainer-changed': 'presentation',
  'enrolment-changed': 'user',
  'registration-payment': 'clock',
  'seat-offered': 'bell',
  'signature-request': 'signature',
  survey: 'message-square-text',
  'survey-reminder': 'clock',
}

function Whose({ w, versions }: { w: Speech; versions: WordedLine['versions'] }) {
  if (versions.length === 0) return <State icon="minus">{w.messages.ours}</State>
  const said = versions.map(({ language }) => w.messages[language].toLowerCase()).join(', ')
  return <State tone="ok">{w.messages.yoursIn(said)}</State>
}
