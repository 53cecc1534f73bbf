import type { SoldBehind, TaughtBehind, TraineesBehind } from '#db/quality/statement-behind.ts'
import { paths } from '#paths.ts'
import type { Speech } from '#words/words.ts'

/** One line behind a figure, whatever the figure counts. */
export type BehindLine = {
  id: string
  title: string
  href: string
  context: string
  badge?: string
  /** The scheme of its fund, for whoever may say another. */
  filing?: { enrolmentId: string; scheme: string }
}

export const traineeLine = (w: Speech, row: TraineesBehind[number]): BehindLine => ({
  id: row.id,
  title: nameOf(row),
  href: paths.people.one(row.personId),
  context: [row.code, row.title, w.format.duration(Math.round(row.seconds / 60))].join(' · '),
  ...(row.isGuessed === 1 ? { badge: w.quality.statement.guess } : {}),
})

/** `byScheme`: where it goes depends on what its fund pays for, which was supposed as long as nobody has said it. */
export function soldLine(w: Speech, row: SoldBehind[number], byScheme: boolean, mayFile: boolean): BehindLine {
  const { scheme, enrolmentId } = row
  const { schemes, guessedScheme } = w.quality.statement
  const said = scheme ? schemes[scheme as keyof typeof schemes] : guessedScheme
  const badge = byScheme ? said : ''
  return {
    id: row.id,
    title: nameOf(row),
    href: paths.enrolments.one(enrolmentId),
    context: [row.line, row.code, row.title, w.format.amount(row.amount)].join(' · '),
    ...(badge ? { badge } : {}),
    ...(mayFile && badge ? { filing: { enrolmentId, scheme: scheme ?? '' } } : {}),
  }
}

export const taughtLine = (w: Speech, row: TaughtBehind[number]): BehindLine => ({
  id: row.id,
  title: nameOf(row),
  href: paths.people.one(row.personId),
  context: [w.format.date(row.day), row.code, row.title, w.format.duration(row.minutes)].join(' · '),
})

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`
