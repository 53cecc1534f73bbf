import type { HoldingRow, VersionRow } from '#db/files/holdings.ts'
import type { FileLinkRow } from '#db/files/links.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { type Refused, RefusedFiles } from './drop.tsx'
import { LinkMade, Links } from './links.tsx'
import { FileState, findingsOf, isPicture, isWaiting, kindName, refusalOf, showsInPlace, weight } from './state.tsx'
import { Versions } from './versions.tsx'

export type FileScreen = {
  holding: HoldingRow
  versions: readonly VersionRow[]
  links: readonly FileLinkRow[]
  history: readonly Entry[]
}

type FileProps = FileScreen & {
  w: Speech
  now: number
  mayEdit: boolean
  /** The address of a link just made: said once. */
  made?: string | undefined
  refused?: Refused | undefined
  problem?: string | undefined
}

export function FilePage(props: FileProps) {
  const { w, holding, versions, history, mayEdit, refused = [], problem } = props
  const inTrash = holding.trashedAt !== null
  return (
    <>
      <PageHead
        title={holding.name}
        state={<FileState w={w} file={holding} />}
        facts={[{ icon: 'file-text', text: `${kindName(w, holding.kind)} · ${weight(w, holding.bytes)}` }]}
        actions={<FileActions w={w} holding={holding} mayEdit={mayEdit} />}
      />
      {props.made && <LinkMade w={w} address={props.made} />}
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {refused.length > 0 && <RefusedFiles w={w} refused={refused} />}
      <FileNews w={w} holding={holding} mayEdit={mayEdit} />
      <div class="cols">
        <div>
          <Preview w={w} holding={holding} />
          <Versions w={w} holding={holding} versions={versions} mayEdit={mayEdit && !inTrash} />
          {!inTrash && <Links {...props} />}
        </div>
        <div>
          <Card title={w.files.facts} id="facts">
            <KeyValues pairs={factsOf(w, holding)} />
          </Card>
          <History w={w} entries={history} />
        </div>
      </div>
    </>
  )
}

function FileActions({ w, holding, mayEdit }: { w: Speech; holding: HoldingRow; mayEdit: boolean }) {
  if (holding.trashedAt !== null) return null
  const ready = holding.findings !== null
  return (
    <>
      {mayEdit && <PostButton action={paths.files.trashing(holding.id)} icon="trash-2" label={w.files.trash} />}
      {mayEdit && (
        <LinkButton href={paths.files.edit(holding.id)} icon="pencil">
          {w.files.edit}
        </LinkButton>
      )}
      {ready && (
        <LinkButton tone="primary" icon="download" href={`${paths.files.content(holding.id)}?download`} download>
          {w.files.download}
        </LinkButton>
      )}
    </>
  )
}

/** What must be known before anything else: it waits, it was refused, it is in the trash, something was found in it. */
function FileNews({ w, holding, mayEdit }: { w: Speech; holding: HoldingRow; mayEdit: boolean }) {
  const { files: words } = w
  const findings = findingsOf(w, holding.findings ?? '')
  if (!isWaiting(holding) && !holding.refusal && findings.length === 0 && !holding.trashedAt) return null
  const polling = isWaiting(holding)
    ? { 'hx-get': paths.files.one(holding.id), 'hx-trigger': 'every 2s', 'hx-target': '#main', 'hx-swap': 'innerHTML' }
    : {}
  return (
    <div id="file-news" class="stacked" {...polling}>
      {isWaiting(holding) && (
        <Alert
          title={words.isChecking}
          icon="clock"
          role="status"
          action={
            <LinkButton href={paths.files.one(holding.id)} size="small" icon="refresh-cw">
              {words.stillChecking}
            </LinkButton>
          }
        >
          {words.checkingHint}
        </Alert>
      )}
      {holding.refusal !== null && (
        <Alert tone="bad" title={words.refusedTitle}>
          {refusalOf(w, holding.refusal)}
        </Alert>
      )}
      {findings.length > 0 && (
        <Alert tone="warn" title={words.toKnow}>
          {findings.join(' ')}
        </Alert>
      )}
      {holding.destroyedAt !== null && (
        <Alert
          tone="warn"
          icon="trash-2"
          title={words.inTrash(w.format.day(holding.destroyedAt))}
          action={
            mayEdit && (
              <PostButton action={paths.files.restoration(holding.id)} size="small" icon="undo-2">
                {words.restore}
              </PostButton>
            )
          }
        />
      )}
    </div>
  )
}

/** A PDF opens in its own tab: the page that shows it must not be able to run anything here. */
function Preview({ w, holding }: { w: Speech; holding: HoldingRow }) {
  if (holding.trashedAt !== null || !showsInPlace(holding.kind, holding)) return null
  const address = paths.files.content(holding.id)
  if (!isPicture(holding.kind)) {
    return (
      <Card
        title={w.files.preview}
        id="preview"
        actions={
          <LinkButton href={address} size="small" icon="external-link">
            {w.files.open}
          </LinkButton>
        }
      />
    )
  }
  return (
    <Card title={w.files.preview} id="preview">
      <a class="file-preview" href={address}>
        <img src={address} alt={w.files.previewOf(holding.name)} width={holding.width} height={holding.height} />
      </a>
    </Card>
  )
}

function factsOf(w: Speech, holding: HoldingRow): (readonly [string, string])[] {
  const { files: words, format } = w
  const rules: Record<string, { name: string }> = w.retention.rules
  return [
    [words.kind, kindName(w, holding.kind)],
    [words.weight, weight(w, holding.bytes)],
    [words.size, holding.width > 0 ? words.pixels(format.number(holding.width), format.number(holding.height)) : ''],
    [words.keptUnder, rules[holding.rule]?.name ?? holding.rule],
    [words.keptUntil, holding.dueOn ? format.day(Date.parse(`${holding.dueOn}T12:00:00Z`)) : words.keptAlways],
    [words.hash, holding.sha256],
  ]
}
