import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { storable, suggestionsOf } from '#routes/registers/colleague-choice.ts'
import { suggest } from '#routes/registers/colleagues.tsx'

/** Who teaches, looks after sessions or works here under that name: for the fields that ask as one types. */
export const sessionColleagues = room(paths.agenda.colleagues, { staff: 'sessions.read' }).get('/', async (c) => {
  const { scope } = c.var
  const asked = (name: string) => storable(c.req.query(name) ?? '')
  const keeper = asked('owner')
  const worker = asked('worker')
  const typed = keeper || worker || asked('trainer') || asked('person') || asked('who')
  const [people] = await read(scope, selectColleagues(scope, worker ? 'team' : keeper ? 'keepers' : 'trainers', typed))
  return suggest(c, suggestionsOf(people))
})
