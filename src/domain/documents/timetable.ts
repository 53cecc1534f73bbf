import { sha256 } from '#edge/digest.ts'
import type { Gathered } from './gathering.ts'
import type { PaperKindName } from './kinds.ts'
import { blocksOf } from './paper.ts'
import type { Source, Voice } from './source.ts'
import { subjectsOf } from './subjects.ts'
import { saidOf } from './values.ts'

/** Where and when a session takes place and with whom, as a paper found it. Whoever is renamed meanwhile is the same. */
export type Timetable = {
  place: Readonly<Record<(typeof whereabouts)[number], string>>
  slots: readonly TimetableSlot[]
}

export type TimetableSlot = {
  id: string
  day: string
  startsAt: number
  endsAt: number
  minutes: number
  title: string
  spaceId: string | null
  trainers: readonly string[]
}

const whereabouts = ['modality', 'place', 'remoteLink', 'spaceName'] as const

export function timetableOf({ session, slots }: Pick<Source, 'session' | 'slots'>): Timetable {
  const { modality = '', place = '', remoteLink = '', spaceName = null } = session ?? {}
  return {
    place: { modality, place, remoteLink, spaceName: spaceName ?? '' },
    slots: slots.map(({ id, day, startsAt, endsAt, minutes, title, spaceId, trainerIds }) => {
      const trainers = (JSON.parse(trainerIds) as string[]).toSorted()
      return { id, day, startsAt, endsAt, minutes, title, spaceId, trainers }
    }),
  }
}

/** As it is kept: the same timetable has the same id. */
export async function keptTimetable(source: Source): Promise<{ id: string; slots: string }> {
  const slots = JSON.stringify(timetableOf(source))
  return { id: await sha256(slots), slots }
}

/** An agreement says the first and the last day, a sheet says every half-day: each kind is composed from both, and compared. */
export function saysOtherwise(
  kind: PaperKindName,
  { source, templates }: Gathered,
  voice: Voice,
  then: Timetable,
  now: Timetable,
): boolean {
  const composed = (timetable: Timetable): string => {
    const own = asIf(source, timetable)
    const [subject = {}] = subjectsOf(kind, source)
    const said = saidOf(own, subject, voice, { number: '-', on: '2000-01-01', asked: {} })
    return JSON.stringify(blocksOf(kind, templates, said, voice.typeset))
  }
  return composed(then) !== composed(now)
}

/** The session as it would be with these slots; ids stand for names. */
function asIf(source: Source, { place, slots }: Timetable): Source {
  const ordered = slots.toSorted((one, other) => one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1))
  const dates = { startsOn: ordered[0]?.day ?? '', endsOn: ordered.at(-1)?.day ?? '' }
  const trainers = [...new Set(ordered.flatMap((slot) => slot.trainers))].toSorted()
  return {
    ...source,
    session: source.session && { ...source.session, ...dates, ...place, spaceName: place.spaceName || null },
    slots: ordered.map(({ trainers, ...slot }) => ({
      ...slot,
      spaceName: slot.spaceId,
      trainers: trainers.join(', ') || null,
      trainerIds: JSON.stringify(trainers),
    })),
    trainers: trainers.map((id) => ({ id, name: id, email: '' })),
  }
}
