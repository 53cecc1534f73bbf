import * as z from 'zod'

export const id = (example: string) =>
  z
    .string()
    .min(1)
    .max(64)
    .meta({ examples: [example] })
export const instant = () => z.iso.datetime().meta({ examples: ['2026-11-21T13:32:00.000Z'] })

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(items: T) =>
  z.strictObject({
    items: z.array(items),
    next: z
      .string()
      .nullable()
      .describe('The address of the following page, also in the Link header; null at the end.'),
  })
