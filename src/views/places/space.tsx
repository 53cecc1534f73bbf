import type { SpaceRow } from '#db/places/spaces.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { SpaceState } from './spaces.tsx'

type SpaceProps = {
  w: Speech
  space: SpaceRow
  history: readonly Entry[]
  allHistory: string | undefined
  /** Where its week is seen, for whoever may. */
  agenda: string | undefined
  mayEdit: boolean
  /** The closing form, when it has been refused. */
  closing?: FormState | undefined
}

export function SpacePage({ w, space, history, allHistory, agenda, mayEdit, closing }: SpaceProps) {
  return (
    <>
      <PageHead
        title={space.name}
        state={<SpaceState w={w} space={space} />}
        facts={[
          { icon: 'map-pin', text: space.siteName },
          { icon: 'users', text: `${w.format.number(space.capacity)} ${w.spaces.unit}` },
        ]}
        actions={mayEdit && <SpaceActions w={w} space={space} />}
      />
      {closing?.problem && <Alert tone="bad" title={closing.problem} role="alert" />}
      {space.closedReason && <Alert title={w.spaces.closedBecause(space.closedReason)} icon="lock" />}
      <div class="cols">
        <div>
          <Card
            title={w.spaces.facts}
            id="facts"
            footer={agenda !== undefined && <a href={agenda}>{w.spaces.agenda}</a>}
          >
            <KeyValues
              pairs={[
                [w.spaces.site, space.siteName],
                [w.spaces.capacity, w.format.number(space.capacity)],
                [w.spaces.equipment, space.equipment],
              ]}
            />
          </Card>
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {mayEdit && space.closedAt === null && (
        <Confirm
          w={w}
          id="close-space"
          title={w.spaces.closeTitle(space.name)}
          action={paths.spaces.closure(space.id)}
          verb={w.spaces.closeVerb}
          keep={w.spaces.keep}
        >
          <p>{w.spaces.closeFollows}</p>
          <TextField
            w={w}
            state={{ ...(closing ?? blank), problem: undefined }}
            name="reason"
            label={w.spaces.reason}
          />
        </Confirm>
      )}
    </>
  )
}

function SpaceActions({ w, space }: Pick<SpaceProps, 'w' | 'space'>) {
  return (
    <>
      {space.closedAt === null ? (
        <Button opens="close-space">{w.spaces.close}</Button>
      ) : (
        <PostButton action={paths.spaces.reopening(space.id)}>{w.spaces.reopen}</PostButton>
      )}
      <LinkButton tone="primary" icon="pencil" href={paths.spaces.edit(space.id)}>
        {w.spaces.edit}
      </LinkButton>
    </>
  )
}
