import { type ChainedEvent, hashOf, type Seal } from './canon.ts'

/** A seal that its event does not explain, with what surrounds them in the page. */
export type Misfit = {
  organisationId: string
  previous: string
  event: ChainedEvent
  seal: Seal
  events: ReadonlyMap<number, ChainedEvent>
  seals: ReadonlyMap<number, Seal>
  /** What was kept outside for this very number. */
  anchor: string | undefined
}

export type Misfitting = 'event_altered' | 'event_inserted' | 'event_missing' | 'out_of_order' | 'seal_altered'

/** What most likely happened to a link that does not hold. The place is certain, the name is the simplest explanation. */
export async function nameOf(misfit: Misfit): Promise<Misfitting> {
  if (await isSealAltered(misfit)) return 'seal_altered'
  if (await fits(misfit, misfit.events.get(misfit.seal.seq + 1), misfit.seal.seq)) return 'event_inserted'
  const place = await placeOf(misfit)
  if (place === misfit.seal.seq + 1) return 'event_missing'
  return place === null ? 'event_altered' : 'out_of_order'
}

/** The next seal follows from this event, or it was kept so outside: the event is right, its seal is not. */
async function isSealAltered({ organisationId, previous, event, seal, events, seals, anchor }: Misfit) {
  const own = await hashOf(organisationId, previous, seal.at, event)
  if (own === anchor) return true
  const [after, sealAfter] = [events.get(event.seq + 1), seals.get(event.seq + 1)]
  return !!after && !!sealAfter && (await hashOf(organisationId, own, sealAfter.at, after)) === sealAfter.hash
}

/** Under which other number of the page this event was sealed. */
async function placeOf(misfit: Misfit): Promise<number | null> {
  for (const seq of misfit.seals.keys()) {
    if (seq !== misfit.seal.seq && (await fits(misfit, misfit.event, seq))) return seq
  }
  return null
}

async function fits({ organisationId, previous, seal, seals }: Misfit, event: ChainedEvent | undefined, seq: number) {
  const there = seals.get(seq)
  const before = seq === seal.seq ? previous : seals.get(seq - 1)?.hash
  if (!event || !there || before === undefined) return false
  return (await hashOf(organisationId, before, there.at, { ...event, seq })) === there.hash
}
