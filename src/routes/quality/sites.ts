import type { Context } from '#http/context.ts'

/** The open sites of the organisation, by id and name: the door has read them. */
export const openSitesOf = (c: Context): readonly [id: string, name: string][] =>
  JSON.parse(c.var.visit.person?.sites ?? '[]') as [string, string][]
