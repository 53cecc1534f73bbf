import type { Moved } from '#domain/sessions/enrolment-merge.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SearchField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

export type MergeCandidate = { id: string; name: string; context: string; href: string }

export type MergeScreen = {
  title: string
  lead: string
  /** The page of the one that stays, and where the merge is asked and done. */
  back: string
  address: string
  action: string
  kept: string
  typed: string
  candidates: readonly MergeCandidate[]
  /** The other one, with what would pass. */
  gone: { id: string; name: string; moved: Moved } | null
  problem?: string | undefined
  id: string
}

/** Two records for one: which joins which, what passes, and that it can be undone. */
export function MergePage({ w, screen }: { w: Speech; screen: MergeScreen }) {
  const { title, lead, address, typed, candidates, gone, problem } = screen
  const form = { w, state: { values: { q: typed }, errors: {} } }
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div class="cols near">
        <div>
          {problem && <Alert tone="bad" role="alert" title={problem} />}
          {gone && <Preview w={w} screen={screen} gone={gone} />}
          <Card title={w.people.mergeSearch} id="candidates">
            <Form w={w} action={address} method="get" bare>
              <SearchField {...form} name="q" label={w.people.mergeSearch} />
              <div>
                <Button icon="search">{w.enrolments.findVerb}</Button>
              </div>
            </Form>
            <Rows>
              {candidates.map(({ name, context, href }) => (
                <Row
                  title={name}
                  context={context}
                  actions={
                    <LinkButton size="small" href={href}>
                      {w.people.mergeChoose}
                    </LinkButton>
                  }
                />
              ))}
            </Rows>
          </Card>
        </div>
      </div>
    </>
  )
}

type PreviewProps = { w: Speech; screen: MergeScreen; gone: { id: string; name: string; moved: Moved } }

function Preview({ w, screen, gone }: PreviewProps) {
  const { action, back, kept, id } = screen
  return (
    <Card title={w.people.mergePreview(gone.name, kept)} id="preview">
      <ul>
        {sentencesOf(w, gone.moved).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <Form w={w} action={action} bare hidden={{ other: gone.id, id }}>
        <div>
          <Button tone="primary">{w.people.mergeVerb}</Button>{' '}
          <LinkButton tone="quiet" href={back}>
            {w.ui.cancel}
          </LinkButton>
        </div>
      </Form>
    </Card>
  )
}

const counted = [
  'enrolments',
  'employments',
  'contacts',
  'employees',
  'developments',
  'credentials',
  'tickets',
] as const

function sentencesOf({ people: { mergeMoves: says } }: Speech, { places, twins }: Moved): string[] {
  const count = (name: string) => places[name]?.length ?? 0
  const passing = counted.flatMap((name) => (count(name) > 0 ? [says[name](count(name))] : []))
  const partner = count('partners') + count('standing') + count('referents') > 0 ? [says.standing] : []
  const moved = [...passing, ...partner, ...(twins.length > 0 ? [says.twice(twins.length)] : [])]
  return [...(moved.length > 0 ? moved : [says.nothing]), says.papers, says.undo]
}
