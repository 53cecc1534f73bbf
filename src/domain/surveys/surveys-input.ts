import * as z from 'zod'
import { choice, count, optionalLine, ticked } from '#domain/fields.ts'
import { audiences } from './purposes.ts'
import { readySetNames } from './ready-sets.ts'

/** Fewer answers than this would say who answered what. */
export const leastAnonymous = 3

const promised = {
  anonymous: ticked(),
  smallestGroup: count(50, 1),
}

/** Made with the form, so that one sent twice makes one thing. */
const madeId = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

export const SurveyCopy = z.strictObject({ id: madeId() })

export const NewSurvey = z.strictObject({
  id: madeId(),
  set: choice([...readySetNames, 'empty']),
  /** Left empty, that of the ready set. */
  title: optionalLine(120),
  /** Of an empty one alone: a ready set knows whom it asks. */
  audience: choice(audiences),
  ...promised,
})
export type NewSurvey = z.output<typeof NewSurvey>

type Promised = { anonymous: boolean; smallestGroup: number }

/** Where anonymity is promised, results show once enough people have answered. */
export const refuseGroup = ({ anonymous, smallestGroup }: Promised): 'group_too_small' | null =>
  anonymous && smallestGroup < leastAnonymous ? 'group_too_small' : null
