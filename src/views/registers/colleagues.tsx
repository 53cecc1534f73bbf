import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { type Choice, type FieldProps, fieldId } from '#views/ui/field.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { ComboField } from '#views/ui/select-fields.tsx'
import type { Speech } from '#words/words.ts'

/** The lists of suggestions of the fields that ask here. */
export const colleagueLists = [
  'owner-list',
  'action-owner-list',
  'person-list',
  'party-list',
  'trainer-list',
  'who-list',
] as const

type ColleagueProps = FieldProps & {
  suggestions?: readonly Choice[]
  /** Who knows them: those whose part the registers are, unless said otherwise. */
  from?: string
}

/** Somebody of the team by their name, with those whose name begins so as one types. */
export const ColleagueField = (props: ColleagueProps) => (
  <ComboField
    {...props}
    placeholder={props.w.members.searchHint}
    suggestions={props.suggestions ?? []}
    hx-get={props.from ?? paths.registers.colleagues}
    hx-trigger="input changed delay:200ms"
    hx-target={`#${fieldId(props)}-list`}
    hx-swap="outerHTML"
  />
)

/** The same without a field: who answers to that name. */
export function ColleaguesPage({ w, suggestions }: { w: Speech; suggestions: readonly Choice[] }) {
  const { colleagues, personUnknown } = w.registers
  return (
    <>
      <PageHead title={colleagues} />
      {suggestions.length === 0 ? (
        <Empty level={2} icon="users" title={personUnknown} />
      ) : (
        <Card label={colleagues} flush>
          <Rows pair>
            {suggestions.map(({ value, label }) => (
              <Row title={value} context={label} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}
