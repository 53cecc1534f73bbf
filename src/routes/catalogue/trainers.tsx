import { selectQualified } from '#db/availability/qualifications.ts'
import { selectTrainersToQualify } from '#db/availability/trainers.ts'
import { selectProgramme } from '#db/catalogue/programmes.ts'
import { type Answers, read } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { disqualify, qualify } from '#domain/availability/qualifications.ts'
import { TrainerInput } from '#domain/catalogue/change.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { addressOf, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { nameOf, TrainersPage } from '#views/catalogue/trainers.tsx'
import { tabsFor } from './screen.tsx'

const mostShown = 12

export const programmeTrainers = room(paths.catalogue.all, { staff: 'catalogue.read' }).get(
  '/:id/trainers',
  async (c) => {
    const shown = await load(c)
    return page(c, titleOf(c, shown), trainersPage(c, shown))
  },
  { rows: 100 },
)

export const programmeTrainerChanges = room(paths.catalogue.all, { staff: 'catalogue.edit' })

  .post('/:id/trainers', async (c) => {
    const before = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, TrainerInput)
    const person = form.ok ? form.value.person : ''
    const outcome = await qualify(scope, before.programme, person, screenOf(scope, before.programme.id, ''))
    if (!outcome.ok) return refused(c, titleOf(c, before), trainersPage(c, before, w.refusals[outcome.refusal]))
    const shown = shownFrom(outcome.after)
    return tell(c, shown, w.catalogue.trainers.qualified(named(shown, person)))
  })

  .post('/:id/trainers/removal', async (c) => {
    const before = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, TrainerInput)
    const person = form.ok ? form.value.person : ''
    const outcome = await disqualify(scope, before.programme, person, screenOf(scope, before.programme.id, ''))
    if (!outcome.ok) return refused(c, titleOf(c, before), trainersPage(c, before, w.refusals[outcome.refusal]))
    const undo = { action: paths.catalogue.trainers(before.programme.id), fields: { person } }
    return tell(c, shownFrom(outcome.after), w.catalogue.trainers.withdrawn(named(before, person)), undo)
  })

type Screen = ReturnType<typeof screenOf>
type Shown = ReturnType<typeof shownFrom>

const screenOf = (scope: Scope, id: string, typed: string) =>
  [
    selectProgramme(scope, id),
    selectQualified(scope, id),
    selectTrainersToQualify(scope, id, typed, mostShown),
  ] as const

async function load(c: Context): Promise<Shown> {
  const { scope } = c.var
  return shownFrom(await read(scope, ...screenOf(scope, c.req.param('id') ?? '', readListing(c).q)))
}

function shownFrom([[programme], qualified, others]: Answers<Screen>) {
  if (!programme) throw new NotThere()
  return { programme, qualified, others }
}

function trainersPage(c: Context, shown: Shown, problem?: string) {
  const { w, may } = c.var
  const address = c.req.method === 'GET' ? addressOf(c) : paths.catalogue.trainers(shown.programme.id)
  return (
    <TrainersPage
      w={w}
      {...shown}
      tabs={tabsFor(c)}
      address={address}
      mayEdit={may('catalogue.edit')}
      problem={problem}
    />
  )
}

function tell(
  c: Context,
  shown: Shown,
  text: string,
  undo?: { action: string; fields: Record<string, string> },
): Promise<Response> {
  const address = paths.catalogue.trainers(shown.programme.id)
  return changed(c, address, titleOf(c, shown), trainersPage(c, shown), { text, undo })
}

const titleOf = ({ var: { w } }: Context, { programme }: Shown): string =>
  `${w.catalogue.tabs.trainers} · ${programme.title}`

const named = ({ qualified }: Shown, person: string): string => {
  const trainer = qualified.find(({ id }) => id === person)
  return trainer ? nameOf(trainer) : ''
}
