import type { Context } from '#http/context.ts'
import { paths } from '#paths.ts'

/** Where everything that happened to one thing is told, for whoever may read it. */
export const historyOf = (c: Context, subject: string): string | undefined =>
  c.var.may('events.read') ? paths.audit.of(subject) : undefined
