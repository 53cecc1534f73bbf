import * as z from 'zod'

const said = z.string().default('')

/** What a version of a programme says, beside what is read in columns. Anything added has a default: versions are never rewritten. */
const content = z.object({
  objectives: z.array(z.object({ text: z.string(), assessment: said })).default([]),
  audience: said,
  prerequisites: said,
  methods: said,
  means: said,
  assessment: said,
  sanction: said,
  /** How long between the request and the first day, and how to get in. */
  access: said,
  accessibility: said,
  modules: z
    .array(
      z.object({
        title: z.string(),
        minutes: z.number().int(),
        objectives: z.array(z.string()).default([]),
        content: said,
      }),
    )
    .default([]),
  /** Registered at France Compétences, when it is. */
  certification: z
    .object({ register: z.enum(['RNCP', 'RS']), code: z.string(), title: z.string(), certifier: said })
    .nullable()
    .default(null),
  /** Prices that depend on who pays. */
  funderPrices: z.array(z.object({ kind: z.string(), price: z.number().int() })).default([]),
})
export type Content = z.output<typeof content>

export const readContent = (json: string): Content => content.parse(JSON.parse(json))
