import type { HoldingRow } from '#db/files/holdings.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'
import { iconOf, weight } from './state.tsx'

type TrashProps = { w: Speech; page: Page<HoldingRow>; address: string; after: string | undefined; mayEdit: boolean }

export function TrashPage({ w, page, address, after, mayEdit }: TrashProps) {
  return (
    <>
      <PageHead title={w.files.trashTitle} lead={w.files.trashLead} />
      <Card flush label={w.files.trashList}>
        {page.items.length === 0 && <Empty level={2} icon="trash-2" title={w.files.trashEmpty} />}
        <Rows label={w.files.trashList}>
          {page.items.map((holding) => (
            <Trashed w={w} holding={holding} mayEdit={mayEdit} />
          ))}
        </Rows>
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
      {mayEdit && page.items.map((holding) => <Destroy w={w} holding={holding} />)}
    </>
  )
}

function Trashed({ w, holding, mayEdit }: { w: Speech; holding: HoldingRow; mayEdit: boolean }) {
  const { files: words, format } = w
  return (
    <Row
      icon={iconOf(holding.kind)}
      title={holding.name}
      href={paths.files.one(holding.id)}
      context={[
        weight(w, holding.bytes),
        `${words.trashedOn} ${format.shortDay(holding.trashedAt ?? 0)}`,
        `${words.destroyedOn.toLowerCase()} ${format.shortDay(holding.destroyedAt ?? 0)}`,
      ].join(' · ')}
      actions={
        mayEdit && (
          <>
            <PostButton action={paths.files.restoration(holding.id)} size="small" icon="undo-2">
              {words.restore}
            </PostButton>
            <Button opens={`destroy-${holding.id}`} size="small" tone="danger">
              {words.destroy}
            </Button>
          </>
        )
      }
    />
  )
}

function Destroy({ w, holding }: { w: Speech; holding: HoldingRow }) {
  const { files: words } = w
  return (
    <Confirm
      w={w}
      id={`destroy-${holding.id}`}
      title={words.destroyTitle(holding.name)}
      action={paths.files.destruction(holding.id)}
      verb={words.destroyVerb}
      keep={words.destroyKeep}
    >
      <p>{words.destroyFollows}</p>
    </Confirm>
  )
}
