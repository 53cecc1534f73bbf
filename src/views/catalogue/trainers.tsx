import type { QualifiedRow } from '#db/availability/qualifications.ts'
import type { TrainerRow } from '#db/availability/trainers.ts'
import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { ProgrammeFrame, type ProgrammeTab } from './frame.tsx'

type TrainersProps = {
  w: Speech
  programme: ProgrammeRow
  tabs: readonly ProgrammeTab[]
  qualified: readonly QualifiedRow[]
  others: readonly TrainerRow[]
  address: string
  mayEdit: boolean
  problem?: string | undefined
}

/** Who may teach this, and those of the team who might. */
export function TrainersPage(props: TrainersProps) {
  const { w, programme, tabs, qualified, mayEdit, problem } = props
  const { trainers: words } = w.catalogue
  return (
    <ProgrammeFrame w={w} programme={programme} current="trainers" tabs={tabs}>
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <div class="cols">
        <div>
          <Card title={words.list} id="qualified" flush>
            {qualified.length === 0 && (
              <Empty icon="users" title={words.none}>
                {words.noneHint}
              </Empty>
            )}
            <Rows pair>
              {qualified.map((trainer) => (
                <Row
                  title={nameOf(trainer)}
                  context={[trainer.email, words.since(w.format.shortDay(trainer.at))].filter(Boolean).join(' · ')}
                  actions={
                    mayEdit && (
                      <PostButton
                        size="small"
                        tone="quiet"
                        icon="x"
                        action={paths.catalogue.trainerRemoval(programme.id)}
                        fields={{ person: trainer.id }}
                        label={words.withdrawWho(nameOf(trainer))}
                      />
                    )
                  }
                />
              ))}
            </Rows>
          </Card>
        </div>
        {mayEdit && (
          <div>
            <Others {...props} />
          </div>
        )}
      </div>
    </ProgrammeFrame>
  )
}

function Others({ w, programme, others, address }: TrainersProps) {
  const { trainers: words } = w.catalogue
  return (
    <Card title={words.add} id="others" flush>
      <Toolbar w={w} address={address} label={words.search} placeholder={words.searchHint} />
      {others.length === 0 && <p class="body mute">{words.noneFound}</p>}
      <Rows pair>
        {others.map((trainer) => (
          <Row
            title={nameOf(trainer)}
            context={trainer.email}
            actions={
              <PostButton
                size="small"
                icon="plus"
                action={paths.catalogue.trainers(programme.id)}
                fields={{ person: trainer.id }}
                label={words.qualifyWho(nameOf(trainer))}
              />
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

export const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`
