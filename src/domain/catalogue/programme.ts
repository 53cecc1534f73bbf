import * as z from 'zod'
import { choice, line, optionalLine, optionalText, several, ticked, version } from '#domain/fields.ts'
import { amountTyped, hoursTyped, parseAmount, parseHours } from './hours.ts'
import { actionTypes, type Sheet } from './sheet.ts'

export const funderKinds = ['opco', 'cpf', 'france_travail', 'region', 'fund', 'company', 'person'] as const
/** The last is none: what a branch has made, and registered nowhere, has no number. */
export const registers = ['RNCP', 'RS', 'CQP'] as const

const mostLines = 60

/** The same field of every line of a list: lines are told apart by their place. */
const lines = (max: number) =>
  several()
    .transform((texts) => texts.map((text) => text.replaceAll('\r\n', '\n').trim()))
    .pipe(z.array(z.string().max(max, { error: 'too_long' })).max(mostLines, { error: 'too_long' }))

const amount = () => optionalLine(16).refine((text) => text === '' || parseAmount(text) !== null, { error: 'number' })
const day = /^-?\d{1,3}$/

/** What a form says of a programme, as typed: the lists come as columns, one field after the other. */
const typed = z.strictObject({
  title: line(160),
  actionType: choice(actionTypes),
  nsf: optionalLine(4).refine((text) => /^(\d{3}[a-z]?)?$/.test(text), { error: 'nsf' }),
  isPublic: ticked(),
  hours: line(12).refine((text) => parseHours(text) !== null, { error: 'hours' }),
  days: line(6).refine((text) => halfDaysOf(text) !== null, { error: 'half_days' }),
  objective: lines(400),
  objectiveProof: lines(300),
  audience: optionalText(4000),
  prerequisites: optionalText(4000),
  methods: optionalText(6000),
  means: optionalText(6000),
  assessment: optionalText(4000),
  sanction: optionalText(2000),
  moduleTitle: lines(200),
  moduleHours: lines(12),
  moduleObjectives: lines(3000),
  moduleContent: lines(6000),
  register: z.union([z.literal(''), choice(registers)]).default(''),
  registerNumber: optionalLine(12),
  registerTitle: optionalLine(300),
  certifier: optionalLine(200),
  access: optionalText(2000),
  accessibility: optionalText(4000),
  results: optionalText(3000),
  pricePerPerson: amount(),
  pricePerGroup: amount(),
  pricePerDay: amount(),
  funderKind: lines(20),
  funderPrice: lines(16),
  resourceTitle: lines(200),
  resourceAddress: lines(500),
  taskTitle: lines(200),
  taskDay: lines(5),
  papers: lines(40),
})

/** Each line that cannot be read says so in its place. */
const legible = (form: z.output<typeof typed>, context: z.RefinementCtx) => {
  const wrong = (list: readonly string[], names: readonly string[], field: string, code: string, reads: Reads) =>
    rowsOf(names, list).forEach(([name = '', text = ''], at) => {
      if ((name || text) && !reads(text))
        context.addIssue({ code: 'custom', path: [lineKey(field, at)], message: code })
    })
  wrong(form.moduleHours, form.moduleTitle, 'moduleHours', 'hours', (text) => parseHours(text) !== null)
  wrong(form.funderPrice, form.funderPrice, 'funderPrice', 'number', (text) => parseAmount(text) !== null)
  wrong(form.taskDay, form.taskTitle, 'taskDay', 'number', (text) => day.test(text))
  wrong(form.resourceAddress, [], 'resourceAddress', 'url', (text) => text === '' || /^https?:\/\/\S+$/.test(text))
  if (form.register && form.register !== 'CQP' && !/^\d{1,6}$/.test(form.registerNumber)) {
    context.addIssue({ code: 'custom', path: ['registerNumber'], message: 'number' })
  }
}

type Reads = (text: string) => boolean

export const ProgrammeInput = typed.superRefine(legible)
export type ProgrammeInput = z.output<typeof ProgrammeInput>

/** An id made with the form: sent twice, it makes one thing. */
export const madeId = () =>
  z
    .string({ error: 'unreadable' })
    .regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })
    .optional()

export const NewProgramme = typed.extend({ id: madeId() }).superRefine(legible)

export const ProgrammeChange = typed.extend({ version: version() }).superRefine(legible)
export type ProgrammeChange = z.output<typeof ProgrammeChange>

/** Where the sentence about one line of a list is kept: its prefix, then the name of the field. */
export const lineKey = (field: string, at: number): string => `line${at}-${field}`

/** The columns of a list as rows; a row in which nothing was typed is none. */
export const rowsOf = (...columns: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, at) =>
    columns.map((column) => column[at] ?? ''),
  )

const filled = (...columns: readonly (readonly string[])[]): string[][] =>
  rowsOf(...columns).filter((row) => row.some((text) => text !== ''))

/** The form, read: what it sells. */
export function sheetOf(form: Omit<ProgrammeInput, 'actionType' | 'nsf' | 'isPublic'>): Sheet {
  const cents = (text: string) => parseAmount(text) ?? 0
  return {
    title: form.title,
    minutes: parseHours(form.hours) ?? 0,
    halfDays: halfDaysOf(form.days) ?? 0,
    pricePerPerson: cents(form.pricePerPerson),
    pricePerGroup: cents(form.pricePerGroup),
    pricePerDay: cents(form.pricePerDay),
    objectives: filled(form.objective, form.objectiveProof).map(([text = '', assessment = '']) => ({
      text,
      assessment,
    })),
    audience: form.audience,
    prerequisites: form.prerequisites,
    methods: form.methods,
    means: form.means,
    assessment: form.assessment,
    sanction: form.sanction,
    access: form.access,
    accessibility: form.accessibility,
    results: form.results,
    modules: filled(form.moduleTitle, form.moduleHours, form.moduleObjectives, form.moduleContent).map(
      ([title = '', hours = '', objectives = '', content = '']) => ({
        title,
        minutes: parseHours(hours) ?? 0,
        objectives: objectives
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean),
        content,
      }),
    ),
    certification: form.register
      ? { register: form.register, code: form.registerNumber, title: form.registerTitle, certifier: form.certifier }
      : null,
    funderPrices: filled(form.funderPrice, form.funderKind)
      .filter(([price = '']) => price !== '')
      .map(([price = '', kind = '']) => ({ kind, price: cents(price) })),
    resources: filled(form.resourceTitle, form.resourceAddress).map(([title = '', address = '']) => ({
      title: title || address,
      address,
    })),
    tasks: dated(form.taskTitle, form.taskDay),
    papers: form.papers,
  }
}

/** The same the other way, to fill the form from what is sold today. */
export function typedOf(sheet: Sheet): Record<string, string | string[]> {
  const { certification } = sheet
  return {
    title: sheet.title,
    hours: hoursTyped(sheet.minutes),
    days: String(sheet.halfDays / 2).replace('.', ','),
    objective: sheet.objectives.map(({ text }) => text),
    objectiveProof: sheet.objectives.map(({ assessment }) => assessment),
    audience: sheet.audience,
    prerequisites: sheet.prerequisites,
    methods: sheet.methods,
    means: sheet.means,
    assessment: sheet.assessment,
    sanction: sheet.sanction,
    moduleTitle: sheet.modules.map(({ title }) => title),
    moduleHours: sheet.modules.map(({ minutes }) => hoursTyped(minutes)),
    moduleObjectives: sheet.modules.map(({ objectives }) => objectives.join('\n')),
    moduleContent: sheet.modules.map(({ content }) => content),
    register: certification?.register ?? '',
    registerNumber: certification?.code ?? '',
    registerTitle: certification?.title ?? '',
    certifier: certification?.certifier ?? '',
    access: sheet.access,
    accessibility: sheet.accessibility,
    results: sheet.results,
    pricePerPerson: amountOr(sheet.pricePerPerson),
    pricePerGroup: amountOr(sheet.pricePerGroup),
    pricePerDay: amountOr(sheet.pricePerDay),
    funderKind: sheet.funderPrices.map(({ kind }) => kind),
    funderPrice: sheet.funderPrices.map(({ price }) => amountTyped(price)),
    resourceTitle: sheet.resources.map(({ title }) => title),
    resourceAddress: sheet.resources.map(({ address }) => address),
    taskTitle: sheet.tasks.map(({ title }) => title),
    taskDay: sheet.tasks.map(({ day: at }) => String(at)),
    papers: sheet.papers,
  }
}

const amountOr = (cents: number): string => (cents === 0 ? '' : amountTyped(cents))

const dated = (titles: readonly string[], days: readonly string[]) =>
  filled(titles, days).map(([title = '', at = '']) => ({ title, day: Number(at) || 0 }))

function halfDaysOf(text: string): number | null {
  const [, whole, half] = /^(\d{1,3})(?:[.,]([05]))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 2 + (half === '5' ? 1 : 0)
}
