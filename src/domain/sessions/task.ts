import * as z from 'zod'
import { line, optionalLine, version } from '#domain/fields.ts'

const dueOn = () =>
  z
    .string({ error: 'date' })
    .trim()
    .pipe(z.iso.date({ error: 'date' }))

/** By their name; nobody named, whoever looks after the session. */
const worker = () => optionalLine(160)

export const TaskInput = z.strictObject({ title: line(120), dueOn: dueOn(), worker: worker() })
export type TaskInput = z.output<typeof TaskInput>

/** The id is made with the form, so that a form sent twice writes one task. */
export const NewTaskInput = TaskInput.extend({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})

export const TaskChange = z.strictObject({ dueOn: dueOn(), worker: worker(), version: version() })
export type TaskChange = z.output<typeof TaskChange>

export const TaskClosure = z.strictObject({ word: optionalLine(200) })
