import type { Mail } from '#edge/mail.ts'
import { Letter, type LetterProps, letterText } from '#views/messages/letter.tsx'

/** A letter as it is sent: text for everybody, HTML for whoever prefers it. */
export function letterTo(to: string, letter: LetterProps): Mail {
  return { to, subject: letter.subject, text: letterText(letter), html: String(<Letter {...letter} />) }
}
