import type { HoldingRow, VersionRow } from '#db/files/holdings.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { blank, Form } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { accepted } from './drop.tsx'
import { FileState, kindName, weight } from './state.tsx'

type VersionsProps = { w: Speech; holding: HoldingRow; versions: readonly VersionRow[]; mayEdit: boolean }

/** The one shown first; those before it can still be downloaded. */
export function Versions({ w, holding, versions, mayEdit }: VersionsProps) {
  const { files: words } = w
  const form = { w, state: blank }
  return (
    <Card title={words.versions} id="versions" flush>
      <Rows pair label={words.versions}>
        {versions.map((version) => (
          <Row
            title={words.version(w.format.number(version.number))}
            href={
              version.findings !== null && holding.trashedAt === null
                ? paths.files.version(holding.id, version.number)
                : undefined
            }
            context={[
              version.name,
              kindName(w, version.kind),
              weight(w, version.bytes),
              w.format.moment(version.at),
            ].join(' · ')}
            state={
              version.fileId === holding.fileId ? (
                <Badge tone="info">{words.current}</Badge>
              ) : version.findings === null ? (
                <FileState w={w} file={version} />
              ) : undefined
            }
          />
        ))}
      </Rows>
      {mayEdit && (
        <div class="body">
          <details>
            <summary>{words.replace}</summary>
            <Form {...form} id="replace-form" action={paths.files.versions(holding.id)} upload bare>
              <FileField {...form} name="file" label={words.replaceField} hint={words.replaceHint} accept={accepted} />
              <SubmitBar w={w} verb={words.send} />
            </Form>
          </details>
        </div>
      )}
    </Card>
  )
}
