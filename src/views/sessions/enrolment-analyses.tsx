import type { AnalysisRow } from '#db/sessions/enrolment-analyses.ts'
import type { AnalysisKind } from '#domain/sessions/enrolment.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { EnrolmentScreen } from './enrolment.tsx'

type AnalysesProps = { w: Speech; screen: EnrolmentScreen; state: FormState }

/** What the person expects and where they stand, before the start. */
export function AnalysesCard({ w, screen, state }: AnalysesProps) {
  const wrong = [...Object.values(state.errors), state.problem].find(Boolean)
  return (
    <>
      <Card title={w.enrolments.analyses} id="analyses" footer={<small>{w.enrolments.analysesLead}</small>}>
        {wrong && <Alert tone="bad" role="alert" title={wrong} />}
        {kinds.map((kind) => (
          <Part w={w} screen={screen} kind={kind} />
        ))}
      </Card>
      {screen.mayEdit && kinds.map((kind) => <Note w={w} screen={screen} kind={kind} state={state} />)}
    </>
  )
}

const kinds: readonly AnalysisKind[] = ['needs', 'positioning']

type PartProps = { w: Speech; screen: EnrolmentScreen; kind: AnalysisKind }

function Part({ w, screen, kind }: PartProps) {
  const words = w.enrolments
  const latest = screen.analyses.find((one) => one.kind === kind)
  const levels: Record<string, string> = words.levels
  return (
    <section class="stacked">
      <h3>{words.kinds[kind]}</h3>
      {latest ? (
        <>
          <small>{words.doneOn(w.format.shortDay(latest.at), authorOf(latest))}</small>
          <KeyValues
            pairs={[
              [words.expectations[kind], latest.expectations],
              [words.level, levels[latest.level]],
              [words.adaptations, latest.adaptations],
            ]}
          />
        </>
      ) : (
        <p class="mute">{words.notDone}</p>
      )}
      {screen.mayEdit && (
        <div>
          <Button size="small" icon="pencil" opens={`note-${kind}`}>
            {words.note[kind]}
          </Button>
        </div>
      )}
    </section>
  )
}

const authorOf = ({ givenName, familyName }: AnalysisRow): string => [givenName, familyName].filter(Boolean).join(' ')

function Note({ w, screen, kind, state }: PartProps & { state: FormState }) {
  const words = w.enrolments
  const latest = screen.analyses.find((one) => one.kind === kind)
  const values =
    state.values.kind === kind
      ? state.values
      : { expectations: latest?.expectations, level: latest?.level, adaptations: latest?.adaptations }
  const form = { w, state: { values, errors: {}, prefix: kind } }
  return (
    <Confirm
      w={w}
      id={`note-${kind}`}
      title={words.note[kind]}
      action={paths.enrolments.analyses(screen.enrolment.id)}
      verb={words.note[kind]}
      keep={w.ui.cancel}
      tone="primary"
      fields={{ kind, id: screen.nextId }}
    >
      <AreaField {...form} name="expectations" label={words.expectations[kind]} rows={4} optional />
      {kind === 'positioning' && (
        <SelectField
          {...form}
          name="level"
          label={words.level}
          none={words.chooseLevel}
          choices={Object.entries(words.levels).map(([value, label]) => ({ value, label }))}
          optional
        />
      )}
      <AreaField {...form} name="adaptations" label={words.adaptations} rows={3} optional />
    </Confirm>
  )
}
