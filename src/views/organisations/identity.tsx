import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { type Difference, Differences } from './differences.tsx'
import { IdentityForm } from './identity-form.tsx'

type IdentityProps = {
  w: Speech
  office: OfficeRow
  history: readonly Entry[]
  allHistory: string | undefined
  state: FormState
  differences?: readonly Difference[] | undefined
  mayEdit: boolean
  mayCorrect: boolean
}

export function IdentityPage({
  w,
  office,
  history,
  allHistory,
  state,
  differences,
  mayEdit,
  mayCorrect,
}: IdentityProps) {
  const { identity: words } = w.settings
  return (
    <>
      <PageHead title={words.title} lead={mayEdit ? words.lead : w.settings.readOnly} />
      <Differences w={w} differences={differences} />
      <div class="cols near">
        <div>
          {mayEdit ? <IdentityForm w={w} office={office} state={state} /> : <IdentityFacts w={w} office={office} />}
        </div>
        <div>
          <Card title={words.siret} id="siret-card">
            <p>
              <b>{spaced(office.siret)}</b>
            </p>
            <p class="mute">{words.siretHint}</p>
            {mayCorrect && (
              <p>
                <LinkButton href={paths.siret} size="small" icon="pencil">
                  {words.correctSiret}
                </LinkButton>
              </p>
            )}
          </Card>
          <Card title={words.onPapers} id="papers">
            <p>{words.onPapersTop}</p>
            <p>{words.onPapersFoot}</p>
            <p>{words.onPapersContact}</p>
            <p class="mute">{words.onPapersPast}</p>
          </Card>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}

function IdentityFacts({ w, office }: { w: Speech; office: OfficeRow }) {
  const { identity: words } = w.settings
  return (
    <Card title={words.company} id="facts">
      <KeyValues
        pairs={[
          [words.name, office.name],
          [words.legalForm, office.legalForm],
          [words.nda, office.nda || words.ndaPending],
          [words.vatNumber, office.vatNumber],
          [words.address, office.address],
          [words.email, office.email],
          [words.phone, office.phone],
          [words.website, office.website],
          [words.legalMentions, office.legalMentions],
        ]}
      />
    </Card>
  )
}

/** As people read it: the company, then the establishment. */
export const spaced = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
