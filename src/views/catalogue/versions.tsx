import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import type { VersionLine } from '#db/catalogue/versions.ts'
import type { FieldDiff } from '#domain/catalogue/diff.ts'
import { paths } from '#paths.ts'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import type { Speech } from '#words/words.ts'
import { ProgrammeFrame, type ProgrammeTab } from './frame.tsx'

type VersionsProps = {
  w: Speech
  programme: ProgrammeRow
  tabs: readonly ProgrammeTab[]
  versions: readonly VersionLine[]
  /** The two compared, when there are two. */
  compared?: { from: VersionLine; to: VersionLine; diff: readonly FieldDiff[] } | undefined
  mayEdit: boolean
}

export function VersionsPage(props: VersionsProps) {
  const { w, programme, tabs, versions, compared } = props
  const { versions: words } = w.catalogue
  return (
    <ProgrammeFrame w={w} programme={programme} current="versions" tabs={tabs}>
      <div class="cols">
        <div>
          {compared && <Compared w={w} {...compared} />}
          <Card title={words.list} id="versions" flush>
            <Rows pair>
              {versions.map((version) => (
                <VersionRow {...props} version={version} />
              ))}
            </Rows>
          </Card>
        </div>
        {versions.length > 1 && (
          <div>
            <Chooser {...props} />
          </div>
        )}
      </div>
    </ProgrammeFrame>
  )
}

function VersionRow({ w, programme, version, mayEdit }: VersionsProps & { version: VersionLine }) {
  const { catalogue: words, format } = w
  const isSold = version.id === programme.versionId
  const name = nameOf(version)
  const by = words.versions.by(version.who ?? words.versions.imported, format.moment(version.at))
  return (
    <Row
      title={words.version(name)}
      href={paths.catalogue.version(programme.id, version.id)}
      context={version.sold ? `${by} · ${words.versions.used}` : by}
      state={isSold ? <Badge tone="ok">{words.versions.current}</Badge> : undefined}
      actions={
        mayEdit &&
        !isSold && (
          <PostButton
            size="small"
            action={paths.catalogue.reversion(programme.id)}
            fields={{ to: version.id, version: String(programme.version) }}
            icon="undo-2"
            label={words.versions.revert(name)}
          />
        )
      }
    />
  )
}

/** Two versions to put side by side: a form that only asks. */
function Chooser({ w, programme, versions, compared }: VersionsProps) {
  const { versions: words } = w.catalogue
  const choice = (name: string, label: string, chosen: string | undefined) => (
    <div class="field">
      <label for={`compare-${name}`}>{label}</label>
      <select class="input" id={`compare-${name}`} name={name}>
        {versions.map((version) => (
          <option value={version.id} selected={version.id === chosen}>
            {nameOf(version)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <Card title={words.compareTitle} id="compare">
      <form class="form" method="get" action={paths.catalogue.versions(programme.id)}>
        <div class="pairup">
          {choice('from', words.from, compared?.from.id ?? versions[1]?.id)}
          {choice('to', words.to, compared?.to.id ?? versions[0]?.id)}
        </div>
        <Button>{words.compare}</Button>
      </form>
    </Card>
  )
}

function Compared({ w, from, to, diff }: { w: Speech } & NonNullable<VersionsProps['compared']>) {
  const { catalogue: words } = w
  return (
    <Card title={words.versions.diff(nameOf(from), nameOf(to))} id="diff">
      {diff.length === 0 && <p class="mute">{words.versions.same}</p>}
      {diff.map(({ field, lines }) => (
        <section class="said">
          <h3>{words.fields[field]}</h3>
          <ul class="diff">
            {lines.map(({ line, side }) => (
              <li class={side}>
                {side === 'before' && (
                  <del>
                    <span class="sr">{words.versions.gone} </span>
                    {line}
                  </del>
                )}
                {side === 'after' && (
                  <ins>
                    <span class="sr">{words.versions.come} </span>
                    {line}
                  </ins>
                )}
                {side === 'both' && line}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

export const nameOf = ({ major, minor }: { major: number; minor: number }): string => `${major}.${minor}`
