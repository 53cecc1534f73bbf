import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'

type KeysGuideProps = { w: Speech; origin: string; perMinute: number }

/** For whoever sets up a program: a token, a question, a change. The rest is in the description. */
export function KeysGuidePage({ w, origin, perMinute }: KeysGuideProps) {
  const { guide } = w.keys
  return (
    <>
      <PageHead
        title={guide.title}
        lead={guide.lead}
        actions={<LinkButton href={paths.keys}>{guide.back}</LinkButton>}
      />
      <div class="cols near">
        <div class="stacked wide4">
          <Card title={guide.token} id="guide-token">
            <p>{guide.tokenLead}</p>
            <Example>{tokenExample(origin)}</Example>
          </Card>
          <Card title={guide.call} id="guide-call">
            <p>{guide.callLead}</p>
            <Example>{callExample(origin)}</Example>
          </Card>
          <Card title={guide.change} id="guide-change">
            <p>{guide.changeLead}</p>
            <Example>{changeExample(origin)}</Example>
          </Card>
          <Card title={guide.limits} id="guide-limits">
            <p>{guide.secret}</p>
            <p>{guide.rate(w.format.number(perMinute))}</p>
            <p>{guide.refusals}</p>
            <p>
              <a href={paths.api.openapi} hx-boost="false">
                {guide.description}
              </a>
            </p>
          </Card>
        </div>
      </div>
    </>
  )
}

const Example = ({ children }: { children: string }) => (
  <pre class="excerpt" tabindex={0}>
    {children}
  </pre>
)

const tokenExample = (origin: string): string => `curl ${origin}${paths.api.token} \\
  -d grant_type=client_credentials \\
  -d client_id="$CLIENT_ID" \\
  -d client_secret="$CLIENT_SECRET"`

const callExample = (origin: string): string => `curl ${origin}${paths.api.sites} \\
  -H "Authorization: Bearer $ACCESS_TOKEN"`

const changeExample = (origin: string): string => `curl -X PATCH ${origin}${paths.api.sites}/$SITE \\
  -H "Authorization: Bearer $ACCESS_TOKEN" \\
  -H "Idempotency-Key: $(uuidgen)" \\
  -H "Content-Type: application/json" \\
  -d '{"accessibility": "Ascenseur", "version": 1}'`
