import type { ColleagueRow } from '#db/members/colleagues.ts'
import type { Context } from '#http/context.ts'
import { type Filled, readFields } from '#http/form.ts'
import { chosenOf, typedIn, unclear } from '#routes/registers/colleague-choice.ts'

/** Those ticked in the form that was sent, and the name of one more. */
export type TrainersNamed = { ids: string[]; typed: string }

export async function trainersIn(c: Context): Promise<TrainersNamed> {
  const ids = [(await readFields(c)).get('trainers') ?? []].flat().flatMap((text) => text.split(','))
  return { ids: ids.slice(0, 20), typed: await typedIn(c, 'trainer') }
}

type Taught = { trainers: string[]; trainer: string }

/** With the one whose name was typed, when it is clear who that is. */
export function withTrainer<T extends Taught>(c: Context, form: Filled<T>, found: readonly ColleagueRow[]): Filled<T> {
  if (!form.ok || form.value.trainer === '') return form
  const one = chosenOf(form.value.trainer, found)
  if ('refusal' in one) return { ok: false, state: unclear(c, form.state, 'trainer', one.refusal) }
  return { ...form, value: { ...form.value, trainers: [...new Set([...form.value.trainers, one.one.id])] } }
}
