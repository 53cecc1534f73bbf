import * as z from 'zod'
import {
  choice,
  line,
  optionalDay,
  optionalEmail,
  optionalLine,
  optionalPostalCode,
  optionalText,
  phone,
  ticked,
  version,
} from '#domain/fields.ts'

/** As the yearly statement counts people (frame F1), in its order. */
export const categories = ['employee', 'apprentice', 'job_seeker', 'individual', 'other'] as const
export type Category = (typeof categories)[number]

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

export const PersonInput = z.strictObject({
  givenName: line(80),
  familyName: line(80),
  email: optionalEmail(),
  phone: phone(),
  bornOn: optionalDay(),
  street: optionalLine(160),
  postalCode: optionalPostalCode(),
  town: optionalLine(80),
  job: optionalLine(120),
  category: choice(['', ...categories]).default(''),
})
export type PersonInput = z.output<typeof PersonInput>

/** The id is made with the form; `sure` says that whoever looks the same is somebody else. */
export const NewPersonInput = PersonInput.extend({
  id: id().optional(),
  company: optionalLine(160),
  title: optionalLine(120),
  sure: ticked(),
})

export const PersonChange = PersonInput.extend({ version: version() })
export type PersonChange = z.output<typeof PersonChange>

export const NeedsInput = z.strictObject({
  needs: optionalText(4000),
  arrangements: optionalText(4000),
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})
export type NeedsInput = z.output<typeof NeedsInput>

export const EmploymentInput = z
  .strictObject({ company: line(160), title: optionalLine(120), since: optionalDay(), until: optionalDay() })
  .refine(({ since, until }) => since === '' || until === '' || since <= until, {
    error: 'end_first',
    path: ['until'],
  })
export type EmploymentInput = z.output<typeof EmploymentInput>

export const EmploymentEnd = z.strictObject({ until: optionalDay() })

/** What is known of somebody about to be added, beside somebody who is here already. */
export type Likeness = { email: boolean; name: boolean; birth: boolean; company: boolean }

/** The same address, or the same name with nothing that tells them apart. */
export const looksTheSame = ({ email, name }: Likeness): boolean => email || name

/** Who joins whom: two persons, or two companies. */
export const MergeInput = z.strictObject({ other: line(40), id: id().optional() })
