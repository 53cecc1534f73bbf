import * as z from 'zod'

export const id = (example: string) =>
  z
    .string()
    .min(1)
    .max(64)
    .meta({ examples: [example] })
export const instant = () => z.iso.datetime().meta({ examples: ['2026-11-21T13:32:00.000Z'] })

/** A day as calendars write it, or nothing yet. */
export const day = () => z.string().regex(/^(\d{4}-\d\d-\d\d)?$/)
export const cents = () => z.number().int().describe('In cents of euro, without VAT.')

export const version = () =>
  z
    .int({ error: 'number' })
    .min(1, { error: 'number' })
    .describe('To be sent back with a change: it is refused once somebody else was quicker.')

/** A whole number that a program says. */
export const number = (most: number, least = 0) =>
  z.int({ error: 'number' }).min(least, { error: 'number' }).max(most, { error: 'number' })

export const yes = () => z.boolean({ error: 'unreadable' }).default(false)

/** Said by whoever has looked, and goes on. */
export const sure = (what: string) => yes().describe(what)

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(items: T) =>
  z.strictObject({
    items: z.array(items),
    next: z
      .string()
      .nullable()
      .describe('The address of the following page, also in the Link header; null at the end.'),
  })

/** A change that needs no word. */
export const Nothing = z.strictObject({})
