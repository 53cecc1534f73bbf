import { read } from '#db/database.ts'
import { selectSources } from '#db/exchange/sources.ts'
import { selectLastWords, selectMapping, selectMappings } from '#db/surveys/mappings.ts'
import { selectOpenSurveys, selectSurvey } from '#db/surveys/surveys.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import {
  fieldsOf,
  type MappedField,
  MappingChange,
  NewMapping,
  proposed,
  readMapping,
  targetsOf,
} from '#domain/surveys/mapping.ts'
import { changeMapping, linkForm, unlinkForm } from '#domain/surveys/mappings.ts'
import { isFormProvider, parseReport, type Report } from '#domain/surveys/providers.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ProvidersPage } from '#views/surveys/providers.tsx'
import { ProviderChoicePage } from '#views/surveys/providers-choice.tsx'
import { MappingFormPage } from '#views/surveys/providers-form.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export const surveyProviders = room(paths.surveys.providers, { staff: 'surveys.edit' })

  .get(
    '/',
    async (c) => {
      const [mappings] = await read(c.var.scope, selectMappings(c.var.scope))
      return page(c, c.var.w.surveys.providers.title, <ProvidersPage w={c.var.w} mappings={mappings} />)
    },
    { rows: 70 },
  )

  .get(
    '/new',
    async (c) => {
      const screen = await loadNew(c, c.req.query('source') ?? '', c.req.query('survey') ?? '')
      const { survey, report } = screen
      if (!survey || !report) return page(c, c.var.w.surveys.providers.link, choice(c, screen))
      const fields = proposed(report, readSurvey(survey.content))
      return page(c, titleOf(c, report), newForm(c, screen, blank, fields))
    },
    { rows: 70 },
  )

  .post(
    '/',
    async (c) => {
      const sent = await readFields(c)
      const asked = (name: string) => [sent.get(name) ?? ''].flat()[0] ?? ''
      const screen = await loadNew(c, asked('source'), asked('survey'))
      const { scope, w } = c.var
      const { survey, source } = screen
      const typed = await readForm(c, NewMapping)
      if (!typed.ok || !survey || !source) {
        return refused(c, w.surveys.providers.link, choice(c, screen, typed.state))
      }
      const { id, form: formId, name: formName } = typed.value
      const fields = fieldsOf(typed.value)
      const outcome = await linkForm(scope, survey, { id, sourceId: source.id, formId, formName, fields })
      if (outcome.ok) return gone(c, paths.surveys.provider(id), { text: w.surveys.providers.saved })
      // The first answer was lost on its way, or the form stands for another survey.
      const [[known]] = await read(scope, selectMapping(scope, id))
      if (known) return gone(c, paths.surveys.provider(id))
      const refusal = outcome.refusal === 'taken' ? 'form_linked_already' : outcome.refusal
      const state = withRefusal(c, typed.state, refusal)
      return refused(c, w.surveys.providers.link, newForm(c, screen, state, fields) ?? choice(c, screen, state))
    },
    { rows: 140 },
  )

  .get('/:id', async (c) => {
    const mapping = await load(c)
    return page(c, titleOf(c, mapping), form(c, mapping, blank, readMapping(mapping.fields)))
  })

  .post('/:id', async (c) => {
    const mapping = await load(c)
    const typed = await readForm(c, MappingChange)
    if (!typed.ok) return refused(c, titleOf(c, mapping), form(c, mapping, typed.state, readMapping(mapping.fields)))
    const fields = fieldsOf(typed.value)
    const outcome = await changeMapping(c.var.scope, mapping, typed.value.version, fields)
    if (outcome.ok) return gone(c, paths.surveys.provider(mapping.id), { text: c.var.w.surveys.providers.saved })
    const state = withRefusal(c, typed.state, outcome.refusal)
    return refused(c, titleOf(c, mapping), form(c, mapping, state, fields), 409)
  })

  .post('/:id/removal', async (c) => {
    const mapping = await load(c)
    const outcome = await unlinkForm(c.var.scope, mapping)
    const { refusals, surveys } = c.var.w
    return gone(c, paths.surveys.providers, {
      text: outcome.ok ? surveys.providers.removed : refusals[outcome.refusal],
    })
  })

type NewScreen = Awaited<ReturnType<typeof loadNew>>

async function loadNew(c: Context, sourceId: string, surveyId: string) {
  const { scope } = c.var
  const [sources, surveys, [survey], words] = await read(
    scope,
    selectSources(scope),
    selectOpenSurveys(scope),
    selectSurvey(scope, surveyId),
    selectLastWords(scope, sourceId),
  )
  const ours = sources.filter(({ provider }) => isFormProvider(provider))
  const source = ours.find(({ id }) => id === sourceId)
  return { sources: ours, surveys, survey, source, report: lastReport(source?.provider, words) }
}

/** The latest of them that is an answer to a form. */
function lastReport(provider: string | undefined, words: readonly { body: string }[]): Report | null {
  if (provider === undefined || !isFormProvider(provider)) return null
  for (const { body } of words) {
    const report = parseReport(provider, asJson(body))
    if (report) return report
  }
  return null
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function load(c: Context) {
  const [[mapping]] = await read(c.var.scope, selectMapping(c.var.scope, c.req.param('id') ?? ''))
  if (!mapping) throw new NotThere()
  return mapping
}

const titleOf = (c: Context, { formName, formId }: { formName: string; formId: string }) =>
  c.var.w.surveys.providers.titleOf(formName || formId)

function choice(c: Context, { sources, surveys, source, survey, report }: NewScreen, state?: FormState) {
  const values = { source: source?.id, survey: survey?.id }
  return (
    <ProviderChoicePage
      w={c.var.w}
      state={state ?? { values, errors: {} }}
      sources={sources.map(({ id, name }) => ({ value: id, label: name }))}
      surveys={surveys
        .filter(({ archivedAt }) => archivedAt === null)
        .map(({ id, title, anonymous }) => ({ value: id, label: title, disabled: anonymous === 1 }))}
      nothing={source !== undefined && report === null}
    />
  )
}

function newForm(c: Context, { survey, source, report }: NewScreen, state: FormState, fields: readonly MappedField[]) {
  if (!survey || !report) return null
  return (
    <MappingFormPage
      w={c.var.w}
      title={report.formName || report.formId}
      survey={survey.title}
      action={paths.surveys.providers}
      state={state}
      hidden={{
        id: [state.values.id ?? []].flat()[0] ?? c.var.scope.ids.next(),
        source: source?.id,
        survey: survey.id,
        form: report.formId,
        name: report.formName.slice(0, 200),
      }}
      fields={fields}
      targets={targetsOf(readSurvey(survey.content))}
      seen={report}
    />
  )
}

function form(c: Context, mapping: Awaited<ReturnType<typeof load>>, state: FormState, fields: readonly MappedField[]) {
  return (
    <MappingFormPage
      w={c.var.w}
      title={mapping.formName || mapping.formId}
      survey={mapping.title}
      action={paths.surveys.provider(mapping.id)}
      state={state}
      hidden={{ version: String(mapping.version) }}
      fields={fields}
      targets={targetsOf(readSurvey(mapping.content))}
      removal={paths.surveys.providerRemoval(mapping.id)}
    />
  )
}
