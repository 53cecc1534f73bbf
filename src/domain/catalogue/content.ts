import * as z from 'zod'

const said = z.string().default('')
const lines = z.array(z.string()).default([])

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
  /** What came of it, as the public page tells: satisfaction, success, with their year and how many answered. */
  results: said,
  modules: z
    .array(
      z.object({
        title: z.string(),
        minutes: z.number().int(),
        objectives: lines,
        content: said,
      }),
    )
    .default([]),
  /** Registered at France Compétences, when it is. */
  certification: z
    .object({ register: z.enum(['RNCP', 'RS', 'CQP']), code: z.string(), title: z.string(), certifier: said })
    .nullable()
    .default(null),
  /** Prices that depend on who pays. */
  funderPrices: z.array(z.object({ kind: z.string(), price: z.number().int() })).default([]),
  /** What is given to those who come: a title, and where it is when it has an address. */
  resources: z.array(z.object({ title: z.string(), address: said })).default([]),
  /** What each session has to do, by days from its first one: −15, +8. */
  tasks: z.array(z.object({ title: z.string(), day: z.number().int() })).default([]),
  /** The kinds of papers that each session issues. */
  papers: lines,
})
export type Content = z.output<typeof content>

export const readContent = (json: string): Content => content.parse(JSON.parse(json))

/** The same for what came from a file: refused rather than thrown. */
export const acceptContent = (value: unknown): Content | null => content.safeParse(value).data ?? null
