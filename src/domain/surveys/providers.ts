import { isRecord, listAt, recordAt, textOf } from './providers-json.ts'

/** Those whose forms we read. */
export const formProviders = ['typeform', 'tally', 'standard'] as const
export type FormProvider = (typeof formProviders)[number]

/** What was answered to one field of the form: words, a number, or several options. */
export type ReportedField = { ref: string; title: string; value: string | number | readonly string[] }

/** One response as the provider tells it, read. */
export type Report = {
  formId: string
  formName: string
  responseId: string
  /** Hidden fields: which session, which person. */
  session: string
  participation: string
  fields: readonly ReportedField[]
}

/** How each provider says that a form was answered. */
export const answeredKinds: Record<FormProvider, string> = {
  typeform: 'form_response',
  tally: 'FORM_RESPONSE',
  standard: 'survey.answered',
}

export const isFormProvider = (text: string): text is FormProvider =>
  (formProviders as readonly string[]).includes(text)

/** Null when it is no answer to a form. */
export function parseReport(provider: FormProvider, body: unknown): Report | null {
  const report = readers[provider](body)
  return report && report.formId !== '' && report.responseId !== '' ? report : null
}

const readers: Record<FormProvider, (body: unknown) => Report | null> = {
  typeform(body) {
    const response = recordAt(body, 'form_response')
    if (!response) return null
    const definition = recordAt(response, 'definition')
    const titles = typeformTitles(listAt(definition, 'fields'))
    return {
      formId: textOf(response.form_id),
      formName: textOf(definition?.title),
      responseId: textOf(response.token),
      ...hiddenIn(recordAt(response, 'hidden')),
      fields: listAt(response, 'answers').flatMap((answer) => typeformField(answer, titles)),
    }
  },
  tally(body) {
    const data = recordAt(body, 'data')
    if (!data) return null
    const fields = listAt(data, 'fields').filter(isRecord)
    const hidden = fields.filter(({ type }) => type === 'HIDDEN_FIELDS')
    return {
      formId: textOf(data.formId),
      formName: textOf(data.formName),
      responseId: textOf(data.responseId),
      ...hiddenIn(Object.fromEntries(hidden.map(({ label, value }) => [textOf(label), value]))),
      fields: fields.filter((field) => !hidden.includes(field)).flatMap(tallyField),
    }
  },
  standard(body) {
    const data = recordAt(body, 'data')
    if (!data) return null
    return {
      formId: textOf(data.form),
      formName: textOf(data.form),
      responseId: textOf(data.id),
      ...hiddenIn(data),
      fields: Object.entries(recordAt(data, 'answers') ?? {}).flatMap(([ref, value]) => fieldOf(ref, ref, value)),
    }
  },
}

const hiddenIn = (hidden: Record<string, unknown> | null) => ({
  session: textOf(hidden?.session),
  participation: textOf(hidden?.participation),
})

/** The lines of a matrix are fields of their own. */
function typeformTitles(fields: readonly unknown[]): Map<string, string> {
  return new Map(
    fields
      .filter(isRecord)
      .flatMap((field) => [
        [textOf(field.ref) || textOf(field.id), textOf(field.title)] as const,
        ...typeformTitles(listAt(recordAt(field, 'properties'), 'fields')),
      ]),
  )
}

function typeformField(answer: unknown, titles: ReadonlyMap<string, string>): ReportedField[] {
  if (!isRecord(answer)) return []
  const field = recordAt(answer, 'field')
  const ref = textOf(field?.ref) || textOf(field?.id)
  const choice = recordAt(answer, 'choice')
  const choices = recordAt(answer, 'choices')
  const value = choice
    ? textOf(choice.label) || textOf(choice.other)
    : choices
      ? [...listAt(choices, 'labels'), choices.other]
      : answer[textOf(answer.type)]
  return fieldOf(ref, titles.get(ref) ?? ref, value)
}

/** Options come by their id beside the list of them; a matrix by the ids of its lines and columns. */
function tallyField(field: Record<string, unknown>): ReportedField[] {
  const [ref, title] = [textOf(field.key), textOf(field.label)]
  const named = (list: string) =>
    new Map(
      listAt(field, list)
        .filter(isRecord)
        .map((each) => [textOf(each.id), textOf(each.text)]),
    )
  if (field.type === 'MATRIX') {
    const columns = named('columns')
    const said = recordAt(field, 'value') ?? {}
    return [...named('rows')].flatMap(([id, row]) =>
      fieldOf(`${ref}:${id}`, `${title} · ${row}`, columns.get(textOf([said[id]].flat()[0]))),
    )
  }
  const options = named('options')
  const { value } = field
  if (options.size === 0) return fieldOf(ref, title, value)
  const chosen = [value].flat().map((each) => options.get(textOf(each)) ?? textOf(each))
  return fieldOf(ref, title, chosen.length === 1 ? chosen[0] : chosen)
}

function fieldOf(ref: string, title: string, value: unknown): ReportedField[] {
  if (ref === '') return []
  if (typeof value === 'number') return [{ ref, title, value }]
  if (Array.isArray(value)) {
    const several = value.map(textOf).filter((each) => each !== '')
    return several.length > 0 ? [{ ref, title, value: several }] : []
  }
  const text = textOf(value)
  return text === '' ? [] : [{ ref, title, value: text }]
}
