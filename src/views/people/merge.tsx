import type { MergeRow } from '#db/people/merges.ts'
import { paths } from '#paths.ts'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import type { Speech } from '#words/words.ts'

type MergesProps = { w: Speech; merges: readonly MergeRow[]; mayEdit: boolean }

/** The records that joined this one, each of which may leave again. */
export function MergesCard({ w, merges, mayEdit }: MergesProps) {
  const standing = merges.filter(({ reversedAt }) => reversedAt === null)
  if (standing.length === 0) return null
  return (
    <Card flush title={w.people.mergesOf} id="merges">
      <Rows>
        {standing.map(({ id, moved, at }) => (
          <Row
            icon="blend"
            title={(JSON.parse(moved) as { name: string }).name}
            context={w.people.mergedOn(w.format.shortDay(at))}
            actions={
              mayEdit && (
                <PostButton size="small" tone="quiet" icon="undo-2" action={paths.merge.reversal(id)}>
                  {w.people.part}
                </PostButton>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
