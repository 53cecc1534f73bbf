import * as z from 'zod'
import {
  choice,
  day,
  line,
  optionalEmail,
  optionalLine,
  optionalUrl,
  phone,
  several,
  ticked,
  version,
} from '#domain/fields.ts'

const disabilities = ['all', 'motor', 'sight', 'hearing', 'mind', 'learning', 'illness'] as const

const fields = {
  name: line(120),
  kinds: several().pipe(z.array(choice(disabilities)).min(1, { error: 'choice' }).max(disabilities.length)),
  role: optionalLine(300),
  email: optionalEmail(),
  phone: phone(),
  website: optionalUrl(),
  contactedOn: day(),
}

export const NetworkContactInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  ...fields,
})
export type NetworkContactInput = z.output<typeof NetworkContactInput>

export const NetworkContactChange = z.strictObject({ ...fields, version: version() })
export type NetworkContactChange = z.output<typeof NetworkContactChange>

const referentKinds = ['disability', 'pedagogy', 'administration', 'quality', 'mobility'] as const

export const ReferentInput = z.strictObject({
  kind: choice(referentKinds),
  person: line(160),
  email: optionalEmail(),
  phone: phone(),
  isPublic: ticked(),
  sinceOn: day(),
})
export type ReferentInput = z.output<typeof ReferentInput>
