import { Alert } from '#views/ui/alert.tsx'
import { CheckboxGroup, SwitchField } from '#views/ui/check-fields.tsx'
import { FieldError } from '#views/ui/field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { MoneyField, NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { ComboField, SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { LineList } from './line-list.tsx'

export type ProgrammeFormProps = {
  w: Speech
  title: string
  lead: string
  action: string
  cancel: string
  state: FormState
  /** Codes and names of the specialities. */
  specialities: readonly (readonly [string, string])[]
  version?: string | undefined
  id?: string | undefined
  /** What the modules add up to, as typed. */
  sum?: string | undefined
  overtaken?: boolean | undefined
}

type Fields = { w: Speech; state: FormState }

export function ProgrammeFormPage(props: ProgrammeFormProps) {
  const { w, state, title, lead, action, cancel, version, id } = props
  const { catalogue: words } = w
  const form = { w, state }
  return (
    <>
      <PageHead title={title} lead={lead} />
      {props.overtaken && <Alert tone="warn" title={words.overtakenHint} />}
      <div class="cols near">
        <Form w={w} id="programme-form" action={action} state={state} draft={action} upload hidden={{ id, version }}>
          <DefaultButton>{words.save}</DefaultButton>
          <Identity {...form} specialities={props.specialities} />
          <Objectives {...form} />
          <Modules {...form} sum={props.sum} />
          <Teaching {...form} />
          <Certification {...form} />
          <Part title={words.parts.access}>
            <AreaField {...form} name="access" label={words.fields.access} hint={words.hints.access} optional />
            <AreaField
              {...form}
              name="accessibility"
              label={words.fields.accessibility}
              hint={words.hints.accessibility}
              optional
            />
            <AreaField {...form} name="results" label={words.fields.results} hint={words.hints.results} optional />
          </Part>
          <Prices {...form} />
          <Sessions {...form} />
          <SubmitBar w={w} verb={words.save} cancel={cancel} />
        </Form>
      </div>
    </>
  )
}

/** What Enter presses in a field: without it, the first button that moves a line. */
function DefaultButton({ children }: { children: string }) {
  return (
    <button type="submit" class="sr" tabindex={-1}>
      {children}
    </button>
  )
}

function Identity({ specialities, ...form }: Fields & Pick<ProgrammeFormProps, 'specialities'>) {
  const { catalogue: words } = form.w
  return (
    <Part title={words.parts.identity}>
      <TextField {...form} name="title" label={words.fields.title} hint={words.hints.title} />
      <Pair>
        <SelectField
          {...form}
          name="actionType"
          label={words.actionType}
          choices={Object.entries(words.types).map(([value, label]) => ({ value, label }))}
        />
        <ComboField
          {...form}
          name="nsf"
          label={words.nsf}
          hint={words.hints.nsf}
          suggestions={specialities.map(([value, name]) => ({ value, label: `${value} ${name}` }))}
          optional
        />
      </Pair>
      <Pair>
        <TextField {...form} name="hours" label={words.fields.minutes} hint={words.hints.hours} />
        <TextField {...form} name="days" label={words.fields.halfDays} hint={words.hints.days} />
      </Pair>
      <SwitchField {...form} name="isPublic" label={words.isPublic} hint={words.hints.isPublic} />
    </Part>
  )
}

function Objectives(form: Fields) {
  const { catalogue: words } = form.w
  return (
    <>
      <Part title={words.parts.objectives}>
        <p class="hint">{words.hints.objectives}</p>
        <LineList {...form} list="objectives" fields={['objective', 'objectiveProof']} least={2}>
          {(state) => (
            <Pair>
              <TextField w={form.w} state={state} name="objective" label={words.objective} />
              <TextField w={form.w} state={state} name="objectiveProof" label={words.objectiveProof} optional />
            </Pair>
          )}
        </LineList>
        <FieldError {...form} name="objective" />
        <FieldError {...form} name="objectiveProof" />
      </Part>
      <Part title={words.parts.audience}>
        <AreaField {...form} name="audience" label={words.fields.audience} optional />
        <AreaField {...form} name="prerequisites" label={words.fields.prerequisites} optional />
      </Part>
    </>
  )
}

function Modules({ sum, ...form }: Fields & { sum: string | undefined }) {
  const { catalogue: words } = form.w
  const fields = ['moduleTitle', 'moduleHours', 'moduleObjectives', 'moduleContent']
  return (
    <Part title={words.parts.modules}>
      {sum && <p class="hint">{sum}</p>}
      <LineList {...form} list="modules" fields={fields}>
        {(state) => (
          <>
            <Pair>
              <TextField w={form.w} state={state} name="moduleTitle" label={words.module} />
              <TextField w={form.w} state={state} name="moduleHours" label={words.moduleHours} />
            </Pair>
            <AreaField
              w={form.w}
              state={state}
              name="moduleObjectives"
              label={words.moduleObjectives}
              hint={words.hints.moduleObjectives}
              rows={2}
              optional
            />
            <AreaField w={form.w} state={state} name="moduleContent" label={words.moduleContent} rows={2} optional />
          </>
        )}
      </LineList>
      {fields.map((name) => (
        <FieldError {...form} name={name} />
      ))}
    </Part>
  )
}

function Teaching(form: Fields) {
  const { catalogue: words } = form.w
  return (
    <Part title={words.parts.teaching}>
      {(['methods', 'means', 'assessment', 'sanction'] as const).map((name) => (
        <AreaField {...form} name={name} label={words.fields[name]} optional />
      ))}
    </Part>
  )
}

function Certification(form: Fields) {
  const { catalogue: words } = form.w
  return (
    <Part title={words.parts.certification}>
      <Pair>
        <SelectField
          {...form}
          name="register"
          label={words.register}
          choices={[
            { value: '', label: words.noRegister },
            { value: 'RNCP', label: 'RNCP' },
            { value: 'RS', label: 'RS' },
            { value: 'CQP', label: words.cqp },
          ]}
        />
        <NumberField
          {...form}
          name="registerNumber"
          label={words.registerNumber}
          hint={words.hints.registerNumber}
          optional
        />
      </Pair>
      <TextField {...form} name="registerTitle" label={words.registerTitle} optional />
      <TextField {...form} name="certifier" label={words.certifier} optional />
    </Part>
  )
}

function Prices(form: Fields) {
  const { catalogue: words, ui } = form.w
  const unit = `€ ${words.exclVat}`
  return (
    <Part title={words.parts.prices}>
      <p class="hint">{words.hints.price}</p>
      <Pair>
        {(['pricePerPerson', 'pricePerGroup', 'pricePerDay'] as const).map((name) => (
          <MoneyField {...form} name={name} label={words.fields[name]} unit={unit} optional />
        ))}
      </Pair>
      <LineList {...form} list="funders" fields={['funderKind', 'funderPrice']} least={0}>
        {(state) => (
          <Pair>
            <SelectField
              w={form.w}
              state={state}
              name="funderKind"
              label={words.funder}
              none={ui.choose}
              choices={Object.entries(words.funders).map(([value, label]) => ({ value, label }))}
            />
            <MoneyField w={form.w} state={state} name="funderPrice" label={words.price} unit={unit} />
          </Pair>
        )}
      </LineList>
    </Part>
  )
}

function Sessions(form: Fields) {
  const { catalogue: words } = form.w
  const { w } = form
  return (
    <>
      <Part title={words.parts.resources}>
        <LineList {...form} list="resources" fields={['resourceTitle', 'resourceAddress']} least={0}>
          {(state) => (
            <Pair>
              <TextField w={w} state={state} name="resourceTitle" label={words.resource} />
              <TextField w={w} state={state} name="resourceAddress" label={words.resourceAddress} type="url" optional />
            </Pair>
          )}
        </LineList>
      </Part>
      <Part title={words.parts.defaults}>
        <p class="hint">{words.hints.tasks}</p>
        <LineList {...form} list="tasks" fields={['taskTitle', 'taskDay']} least={0}>
          {(state) => (
            <Pair>
              <TextField w={w} state={state} name="taskTitle" label={words.task} />
              <TextField w={w} state={state} name="taskDay" label={words.day} />
            </Pair>
          )}
        </LineList>
        <CheckboxGroup
          {...form}
          name="papers"
          label={words.papersLabel}
          choices={Object.entries(words.papers).map(([value, label]) => ({ value, label }))}
          optional
        />
      </Part>
    </>
  )
}
