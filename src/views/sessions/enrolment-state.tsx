import { Badge, type Tone } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'

type Enrolment = { state: string; how: string | null }

/** A seat, a seat held, a place in line, or how it ended. */
export function EnrolmentState({ w, enrolment: { state, how } }: { w: Speech; enrolment: Enrolment }) {
  if (how !== null) {
    const ends: Record<string, string> = w.enrolments.ends
    return <Badge>{ends[how] ?? how}</Badge>
  }
  const states: Record<string, string> = w.enrolments.states
  return <Badge tone={tones[state]}>{states[state] ?? state}</Badge>
}

const tones: Record<string, Tone> = { enrolled: 'ok', held: 'info', waiting: 'warn' }
