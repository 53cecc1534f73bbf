import type { Alike } from '#db/people/likenesses.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type AlikeProps = { w: Speech; alike: readonly Alike[]; form: string }

/** Whoever may be the one that is being added: open their record, or say that it is somebody else. */
export function AlikePeople({ w, alike, form }: AlikeProps) {
  return (
    <>
      <Alert
        tone="warn"
        role="alert"
        title={w.people.alikeTitle(alike.length)}
        action={
          <Button form={form} name="sure" value="on">
            {w.people.createAnyway}
          </Button>
        }
      >
        {w.people.alikeLead}
      </Alert>
      <Card flush label={w.people.alikeTitle(alike.length)}>
        <Rows>
          {alike.map((person) => (
            <Row
              icon="user"
              title={`${person.givenName} ${person.familyName}`}
              href={paths.people.one(person.id)}
              context={contextOf(w, person)}
              actions={
                <LinkButton size="small" href={paths.people.one(person.id)}>
                  {w.people.samePerson}
                </LinkButton>
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}

function contextOf(w: Speech, { email, companies, bornOn }: Alike): string {
  const names = (JSON.parse(companies) as [string, string][]).map(([, name]) => name)
  return [email, ...names, bornOn ? w.format.date(bornOn) : ''].filter(Boolean).join(' · ')
}
