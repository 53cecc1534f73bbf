import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { ComboField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { spaced } from './companies.tsx'

export type AlikeCompany = { id: string; name: string; town: string; siret: string }

type CompanyFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  cancel: string
  state: FormState
  opcos: readonly string[]
  version?: number | undefined
  id?: string | undefined
  alike?: readonly AlikeCompany[] | undefined
  /** The same SIRET leaves no doubt: it cannot be created anyway. */
  isCertain?: boolean | undefined
}

export function CompanyFormPage(props: CompanyFormProps) {
  const { w, title, action, verb, cancel, state, opcos, version, id, alike = [], isCertain = false } = props
  const form = { w, state }
  const words = w.companies
  return (
    <>
      <PageHead title={title} />
      <div class="cols near">
        <div>
          {alike.length > 0 && <AlikeCompanies w={w} alike={alike} isCertain={isCertain} />}
          <Form
            w={w}
            id="company-form"
            action={action}
            state={state}
            draft={action}
            hidden={{ id, version: version?.toString() }}
          >
            <Part title={words.who}>
              <TextField {...form} name="name" label={words.name} hint={words.nameHint} />
              <Pair>
                <TextField
                  {...form}
                  name="siret"
                  label={words.siret}
                  hint={words.siretHint}
                  inputmode="numeric"
                  optional
                />
                <TextField {...form} name="vatNumber" label={words.vatNumber} optional />
              </Pair>
              <TextField
                {...form}
                name="representative"
                label={words.representative}
                hint={words.representativeHint}
                optional
              />
            </Part>
            <Part title={words.where}>
              <TextField {...form} name="street" label={words.street} optional />
              <Pair>
                <TextField {...form} name="postalCode" label={words.postalCode} inputmode="numeric" optional />
                <TextField {...form} name="town" label={words.town} optional />
              </Pair>
              <Pair>
                <TextField {...form} name="email" label={words.email} type="email" optional />
                <TextField {...form} name="phone" label={words.phone} type="tel" optional />
              </Pair>
            </Part>
            <Part title={words.funding}>
              <Pair>
                <TextField
                  {...form}
                  name="idcc"
                  label={words.idcc}
                  hint={words.idccHint}
                  inputmode="numeric"
                  optional
                />
                <ComboField
                  {...form}
                  name="opco"
                  label={words.opco}
                  hint={words.opcoHint}
                  suggestions={opcos.map((value) => ({ value, label: value }))}
                  optional
                />
              </Pair>
              <TextField {...form} name="naf" label={words.naf} optional />
            </Part>
            <SubmitBar w={w} verb={verb} cancel={cancel} />
          </Form>
        </div>
      </div>
    </>
  )
}

type AlikeProps = { w: Speech; alike: readonly AlikeCompany[]; isCertain: boolean }

function AlikeCompanies({ w, alike, isCertain }: AlikeProps) {
  const title = isCertain ? w.companies.siretTitle : w.companies.alikeTitle
  const anyway = !isCertain && (
    <Button form="company-form" name="sure" value="on">
      {w.companies.createAnyway}
    </Button>
  )
  return (
    <>
      <Alert tone="warn" role="alert" title={title} action={anyway}>
        {w.companies.alikeLead}
      </Alert>
      <Card flush label={title}>
        <Rows>
          {alike.map(({ id, name, town, siret }) => (
            <Row
              icon="building-2"
              title={name}
              href={paths.companies.one(id)}
              context={[town, spaced(siret)].filter(Boolean).join(' · ')}
              actions={
                <LinkButton size="small" href={paths.companies.one(id)}>
                  {w.companies.sameCompany}
                </LinkButton>
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}
