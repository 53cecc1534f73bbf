import * as z from 'zod'
import { choice, line, optionalLine, version } from '#domain/fields.ts'
import { isTaskKind, type TaskKind } from './task-kinds.ts'

export const anchors = ['start', 'end'] as const
export const units = ['days', 'working_days'] as const

/** A task that every new session copies: before its start or after its end, by so many days. */
export type TaskModel = {
  id: string
  kind: TaskKind
  title: string
  anchor: (typeof anchors)[number]
  days: number
  unit: (typeof units)[number]
  /** Who does it in every session; nobody named, whoever looks after the session. */
  ownerId: string | null
}

/** What a form says of a model: how many days, before or after what. */
export const ModelInput = z.strictObject({
  title: line(120),
  days: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }).max(365, {
    error: 'number',
  }),
  side: choice(['before_start', 'after_start', 'before_end', 'after_end']),
  unit: choice(units),
  worker: optionalLine(160),
})
export type ModelInput = z.output<typeof ModelInput>

export const ModelChange = ModelInput.extend({ version: version() })
export const NewModel = ModelInput.extend({
  version: version(),
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})
export const ModelRemoval = z.strictObject({ version: version() })

/** Ours: what the trade does, from six weeks before to a week after. */
export const ourChain: readonly TaskModel[] = [
  model('preparation', 'start', -40),
  model('agreement', 'start', -31),
  model('convocations', 'start', -15),
  model('check', 'start', -10),
  model('delivery', 'end', 0),
  model('certificates', 'end', 1, 'working_days'),
  model('invoice', 'end', 5, 'working_days'),
  model('survey', 'end', 8, 'working_days'),
]

/** The chain as it is kept; ours when nothing is, or when it cannot be read. */
export function readChain(kept: string | undefined): readonly TaskModel[] {
  if (kept === undefined) return ourChain
  const parsed = Kept.safeParse(JSON.parse(kept))
  if (!parsed.success) throw new Error('The chain of tasks kept here cannot be read.')
  return parsed.data
}

/** In the order in which they come due, in a session of any length. */
export const inOrder = (chain: readonly TaskModel[]): readonly TaskModel[] =>
  chain.toSorted((a, b) => rankOf(a) - rankOf(b))

export const daysOf = ({ days, side }: Pick<ModelInput, 'days' | 'side'>): Pick<TaskModel, 'anchor' | 'days'> => ({
  anchor: side.endsWith('start') ? 'start' : 'end',
  days: side.startsWith('before') && days > 0 ? -days : days,
})

export const sideOf = ({ anchor, days }: Pick<TaskModel, 'anchor' | 'days'>): ModelInput['side'] =>
  `${days < 0 ? 'before' : 'after'}_${anchor}`

const Kept = z.array(
  z.object({
    id: z.string(),
    kind: z
      .string()
      .refine(isTaskKind)
      .transform((kind) => kind as TaskKind),
    title: z.string(),
    anchor: z.enum(anchors),
    days: z.number(),
    unit: z.enum(units),
    ownerId: z.string().nullable().default(null),
  }),
)

const rankOf = ({ anchor, days }: TaskModel): number => (anchor === 'end' ? 1000 : 0) + days

function model(kind: TaskKind, anchor: TaskModel['anchor'], days: number, unit: TaskModel['unit'] = 'days'): TaskModel {
  return { id: kind, kind, title: '', anchor, days, unit, ownerId: null }
}
