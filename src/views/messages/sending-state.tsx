import type { SendingState as State } from '#db/messages/tables.ts'
import type { IconName } from '#views/ui/icon-names.ts'
import { State as Shown, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

export function SendingState({ w, state }: { w: Speech; state: State }) {
  const { tone, icon } = looks[state]
  return (
    <Shown tone={tone} icon={icon}>
      {w.messages.states[state]}
    </Shown>
  )
}

export const looks: Record<State, { tone?: Tone; icon: IconName }> = {
  waiting: { icon: 'clock' },
  claimed: { icon: 'clock' },
  sent: { tone: 'ok', icon: 'check' },
  refused: { tone: 'bad', icon: 'triangle-alert' },
  uncertain: { tone: 'warn', icon: 'triangle-alert' },
  bounced: { tone: 'bad', icon: 'triangle-alert' },
  withheld: { icon: 'minus' },
}

export const kindName = (w: Speech, kind: string): string =>
  kind in w.messages.kinds ? w.messages.kinds[kind as keyof Speech['messages']['kinds']] : kind
