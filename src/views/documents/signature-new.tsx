import type { SignerRole } from '#domain/documents/signature.ts'
import { paths } from '#paths.ts'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type NewProps = {
  w: Speech
  paper: { id: string; number: string; title: string }
  state: FormState
  roles: readonly SignerRole[]
  days: readonly string[]
}

/** Who signs, in order, already filled with those whom the paper names: one press sends it. */
export function NewSignaturePage({ w, paper, state, roles, days }: NewProps) {
  const { signatures: words } = w
  const form = { w, state }
  return (
    <>
      <PageHead title={words.askTitle(paper.number)} lead={paper.title} />
      <Form {...form} id="signature-form" action={paths.signature.all(paper.id)}>
        <p>
          {words.askLead} {words.emptyLine}
        </p>
        <Hidden name="id" value={[state.values.id ?? ''].flat()[0] ?? ''} />
        {[1, 2].map((rank) => (
          <SignerPart {...form} rank={rank} roles={roles} />
        ))}
        <details open={[3, 4].some((rank) => Boolean(state.values[`name${rank}`]))}>
          <summary>{words.more}</summary>
          {[3, 4].map((rank) => (
            <SignerPart {...form} rank={rank} roles={roles} />
          ))}
        </details>
        <SelectField
          {...form}
          name="days"
          label={words.days}
          choices={days.map((value) => ({ value, label: words.daysOf(value) }))}
        />
        <SubmitBar w={w} verb={words.send} cancel={paths.papers.one(paper.id)} />
      </Form>
    </>
  )
}

type PartProps = { w: Speech; state: FormState; rank: number; roles: readonly SignerRole[] }

function SignerPart({ w, state, rank, roles }: PartProps) {
  const { signatures: words } = w
  const form = { w, state }
  return (
    <Part title={words.place(String(rank))}>
      <Hidden name={`person${rank}`} value={[state.values[`person${rank}`] ?? ''].flat()[0] ?? ''} />
      <Pair>
        <TextField {...form} name={`name${rank}`} label={words.name} optional={rank > 1} />
        <TextField {...form} name={`email${rank}`} type="email" label={words.email} optional={rank > 1} />
      </Pair>
      <SelectField
        {...form}
        name={`role${rank}`}
        label={words.role}
        choices={roles.map((role) => ({ value: role, label: words.roles[role] }))}
      />
    </Part>
  )
}
