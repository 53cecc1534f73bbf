import * as z from 'zod'
import { choice, line, optionalLine, version } from '#domain/fields.ts'

/** The session's own owner, whoever answers, or the person it has already been given to. */
export const owners = ['session', 'me', 'same'] as const

export const TaskInput = z.strictObject({
  title: line(120),
  dueOn: z
    .string({ error: 'date' })
    .trim()
    .pipe(z.iso.date({ error: 'date' })),
  owner: choice(['session', 'me']),
})
export type TaskInput = z.output<typeof TaskInput>

/** The id is made with the form, so that a form sent twice writes one task. */
export const NewTaskInput = TaskInput.extend({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
})

export const TaskChange = z.strictObject({
  dueOn: z
    .string({ error: 'date' })
    .trim()
    .pipe(z.iso.date({ error: 'date' })),
  owner: choice(owners),
  version: version(),
})
export type TaskChange = z.output<typeof TaskChange>

export const TaskClosure = z.strictObject({ word: optionalLine(200) })

export const ownerFrom = (owner: (typeof owners)[number], me: string | null, current: string | null): string | null =>
  owner === 'same' ? current : owner === 'me' ? me : null
