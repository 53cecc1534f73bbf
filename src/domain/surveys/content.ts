import * as z from 'zod'

/** The same sentence in each language; French is always there. */
const said = z.object({ fr: z.string(), en: z.string().default('') })
export type Said = z.output<typeof said>

export const answerKinds = ['scale5', 'scale10', 'nps', 'choice', 'choices', 'text', 'matrix'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What the answers of a question are gathered into, beside its own result. */
export const measures = ['', 'satisfaction', 'recommendation', 'objectives', 'transfer', 'results'] as const
export type Measure = (typeof measures)[number]

/** Asked once, or once for each module or each trainer of the session. */
export const repeats = ['once', 'module', 'trainer'] as const
export type Repeat = (typeof repeats)[number]

const question = z.object({
  /** Kept from one version to the next, so that answers of both are read together. */
  id: z.string(),
  kind: z.enum(answerKinds),
  text: said,
  help: said.default({ fr: '', en: '' }),
  required: z.boolean().default(false),
  /** Of a choice; each has its number, from 0. */
  options: z.array(said).default([]),
  /** The lines of a matrix, each answered on a scale of 1 to 5. */
  rows: z.array(said).default([]),
  repeat: z.enum(repeats).default('once'),
  measure: z.enum(measures).default(''),
  /** Asked only when this other question, asked before, was answered by one of these values. */
  when: z
    .object({ question: z.string(), values: z.array(z.number().int()) })
    .nullable()
    .default(null),
  /** An answer this low, or lower, opens a ticket; none when null. */
  alertAt: z.number().int().nullable().default(null),
})

const survey = z.object({
  intro: said.default({ fr: '', en: '' }),
  thanks: said.default({ fr: '', en: '' }),
  questions: z.array(question).default([]),
})

export type Question = z.output<typeof question>
export type SurveyContent = z.output<typeof survey>

export const readSurvey = (json: string): SurveyContent => survey.parse(JSON.parse(json))

/** The same for what came from a form or a file: refused rather than thrown. */
export const acceptSurvey = (value: unknown): SurveyContent | null => survey.safeParse(value).data ?? null
