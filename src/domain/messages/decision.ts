import { afterQuiet, nextDigest, type Quiet, type Rhythm } from './hours.ts'
import type { Family, Notice } from './notices.ts'

/** What somebody may choose for the mails of a family; the in-app list is on or off. */
export const mailChoices = ['usual', 'now', 'digest', 'off'] as const
export type MailChoice = (typeof mailChoices)[number]

export type Choices = Readonly<Partial<Record<Family, { app?: 'on' | 'off'; mail?: MailChoice }>>>

export type Hours = { quiet: Quiet; digest: Rhythm }

/** For whoever has chosen nothing. */
export const usualHours: Hours = {
  quiet: { from: '20:00', until: '07:30' },
  digest: { every: 'day', day: 1, hour: '08:00' },
}

export type Decision = {
  app: boolean
  /** When the mail leaves, the digest it waits for, or nothing. */
  mail: { at: number } | { digest: { at: number; period: string } } | null
}

/** What becomes of one notice for one person: decided once, when it is told, and never gone back on. */
export function decide(notice: Notice, choices: Choices, hours: Hours, now: number, timeZone: string): Decision {
  const chosen = notice.always ? {} : (choices[notice.family] ?? {})
  return {
    app: notice.by.includes('app') && chosen.app !== 'off',
    mail: notice.by.includes('mail') ? mailOf(notice, chosen.mail ?? 'usual', hours, now, timeZone) : null,
  }
}

function mailOf(notice: Notice, choice: MailChoice, hours: Hours, now: number, timeZone: string): Decision['mail'] {
  if (choice === 'off') return null
  const when = choice === 'usual' ? notice.when : choice
  if (when === 'digest') return { digest: nextDigest(now, hours.digest, timeZone) }
  return { at: when === 'urgent' ? now : afterQuiet(now, hours.quiet, timeZone) }
}
