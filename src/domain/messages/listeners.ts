import type { ChoiceRow, HoursRow } from '#db/messages/choices.ts'
import { type Choices, type Hours, type MailChoice, mailChoices, usualHours } from './decision.ts'
import { type Family, families } from './notices.ts'

/** What somebody chose, from its rows; what is no choice any more is as if it had not been made. */
export function choicesOf(rows: readonly ChoiceRow[]): Choices {
  const found: Partial<Record<Family, { app?: 'on' | 'off'; mail?: MailChoice }>> = {}
  for (const { family, channel, choice } of rows) {
    const known = families.find((one) => one === family)
    if (!known) continue
    const mail = mailChoices.find((one) => one === choice)
    if (channel === 'app') found[known] = { ...found[known], app: choice === 'off' ? 'off' : 'on' }
    if (channel === 'mail' && mail) found[known] = { ...found[known], mail }
  }
  return found
}

/** As the database lists them: `[[family, channel, choice]…]`. */
export const choicesIn = (list: string): Choices =>
  choicesOf(
    (JSON.parse(list) as [string, string, string][]).map(([family, channel, choice]) => ({ family, channel, choice })),
  )

type MaybeHours = { [Key in keyof HoursRow]: HoursRow[Key] | null }

export function hoursOf(row: MaybeHours | undefined): Hours {
  const { quietFrom, quietUntil, digestEvery, digestDay, digestHour } = row ?? {}
  if (quietFrom == null || quietUntil == null || digestEvery == null || digestDay == null || digestHour == null) {
    return usualHours
  }
  return {
    quiet: { from: quietFrom, until: quietUntil },
    digest: { every: digestEvery, day: digestDay, hour: digestHour },
  }
}
