import type { Speech } from '#words/words.ts'

/** Who did it, as the database knows them today. */
export type Author = {
  actorKind: string
  actorId?: string
  /** The name of the person: empty once she has left for good, null when nobody here has that account. */
  who: string | null
  /** The name of the key, when a program did it. */
  key?: string | null
}

/** A person by her current name; everybody and everything else by what they are. */
export function whoOf({ events, audit }: Speech, { actorKind, actorId = '', who, key }: Author): string {
  if (actorKind === 'job') return events.automatic
  if (actorKind === 'operator') return audit.actors.operator
  if (actorKind === 'visitor') return audit.actors.visitor
  if (actorKind === 'provider') return audit.actors.provider(actorId)
  if (actorKind === 'key') return key ? audit.actors.key(key) : audit.actors.keyGone
  if (who === null) return audit.actors.outside
  return who.trim() === '' ? events.departed : who
}
