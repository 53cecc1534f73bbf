import { type ChainedEvent, hashOf, type Seal } from './canon.ts'
import { type Misfitting, nameOf } from './diagnosis.ts'
import { type Link, type PayloadState, payloadStateOf } from './links.ts'

/** The head of a chain as it was kept outside the database. */
export type Anchor = { seq: number; hash: string }

export type Fault =
  | Misfitting
  | Exclude<PayloadState, 'kept' | 'erased'>
  | 'seal_missing'
  /** Shorter than what was kept outside, or than what had been verified. */
  | 'truncated'
  /** Holds by itself, and is not what was kept outside. */
  | 'rewritten'

export type Break = { seq: number; what: Fault; event: ChainedEvent | null }

export type Progress = {
  /** The last seal that holds, to go on from. */
  seq: number
  hash: string
  /** Events at the end that no seal covers yet. */
  tail: number
  erased: number
  broken: Break | null
}

/** Everything between two numbers. */
export type Stretch = {
  organisationId: string
  events: readonly Link[]
  seals: readonly Seal[]
  after: number
  upto: number
  lastSeal: number
  expected: ReadonlyMap<number, string>
}

/** The links are hashed together, each after the seal that is written before it, then looked at in order. */
export async function walkStretch(progress: Progress, stretch: Stretch): Promise<void> {
  const sealAt = new Map(stretch.seals.map((seal) => [seal.seq, seal]))
  const eventAt = new Map(stretch.events.map((event) => [event.seq, event]))
  const { seq: start, hash } = progress
  const before = (seq: number) => (seq === start + 1 ? hash : sealAt.get(seq - 1)?.hash)
  const look = { stretch, sealAt, eventAt, checked: await checkAll(stretch, sealAt, before) }

  for (let seq = stretch.after + 1; seq <= stretch.upto; seq += 1) {
    const what = await faultAt(seq, progress.hash, look)
    if (what) {
      progress.broken = { seq, what, event: eventAt.get(seq) ?? null }
      return
    }
    const seal = sealAt.get(seq)
    if (look.checked.get(seq)?.payload === 'erased') progress.erased += 1
    if (seal) Object.assign(progress, { seq, hash: seal.hash })
    else progress.tail += 1
  }
}

type Checked = { payload: PayloadState; hash: string | null }

async function checkAll(
  { organisationId, events }: Stretch,
  sealAt: ReadonlyMap<number, Seal>,
  before: (seq: number) => string | undefined,
): Promise<ReadonlyMap<number, Checked>> {
  const check = async (event: Link): Promise<[number, Checked]> => {
    const seal = sealAt.get(event.seq)
    const previous = before(event.seq)
    const [payload, hash] = await Promise.all([
      payloadStateOf(event),
      seal && previous !== undefined ? hashOf(organisationId, previous, seal.at, event) : null,
    ])
    return [event.seq, { payload, hash }]
  }
  return new Map(await Promise.all(events.map(check)))
}

type Look = {
  stretch: Stretch
  sealAt: ReadonlyMap<number, Seal>
  eventAt: ReadonlyMap<number, Link>
  checked: ReadonlyMap<number, Checked>
}

async function faultAt(seq: number, previous: string, look: Look): Promise<Fault | null> {
  const { organisationId, lastSeal, expected } = look.stretch
  const [event, seal, checked] = [look.eventAt.get(seq), look.sealAt.get(seq), look.checked.get(seq)]
  if (!event || !checked) return 'event_missing'
  // An index forbids two of one number, and whoever tampers may drop an index.
  const alone = look.stretch.events.length === look.eventAt.size
  if (!alone && look.stretch.events.filter((each) => each.seq === seq).length > 1) return 'event_inserted'
  if (!seal && seq <= lastSeal) return 'seal_missing'
  if (seal && checked.hash !== seal.hash) {
    const around = { events: look.eventAt, seals: look.sealAt, anchor: expected.get(seq) }
    return nameOf({ organisationId, previous, event, seal, ...around })
  }
  if (seal && (expected.get(seq) ?? seal.hash) !== seal.hash) return 'rewritten'
  return checked.payload === 'kept' || checked.payload === 'erased' ? null : checked.payload
}
