import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectCompaniesNamed } from '#db/quality/registers-partners.ts'
import type { Context } from '#http/context.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ColleaguesPage, colleagueLists } from '#views/registers/colleagues.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Suggestions } from '#views/ui/select-fields.tsx'
import { storable, suggestionsOf } from './colleague-choice.ts'

/** Who answers to a name, for the fields that ask as one types: each under its own name. */
export const colleagues = room(paths.registers.colleagues, { staff: 'registers.edit' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const asked = (name: string) => storable(c.req.query(name) ?? '')
    const party = asked('party')
    const [people, companies] = await read(
      scope,
      selectColleagues(scope, asked('owner') ? 'owners' : 'team', asked('owner') || asked('person') || party),
      selectCompaniesNamed(scope, party),
    )
    return suggest(c, suggestionsOf([...companies, ...people]))
  },
  { rows: 60 },
)

/** Of all the lists, the page that asks takes its own. */
export function suggest(c: Context, suggestions: readonly Choice[]): Promise<Response> {
  const { w } = c.var
  const regions = Object.fromEntries(
    colleagueLists.map((id) => [id, <Suggestions id={id} suggestions={suggestions} />]),
  )
  return page(c, w.registers.colleagues, <ColleaguesPage w={w} suggestions={suggestions} />, { regions })
}
