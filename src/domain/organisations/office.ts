import * as z from 'zod'
import {
  choice,
  line,
  optionalEmail,
  optionalLine,
  optionalText,
  optionalUrl,
  optionalVatNumber,
  phone,
  siret,
  version,
} from '#domain/fields.ts'
import { ndaOrPending } from './nda.ts'

export const IdentityInput = z.strictObject({
  name: line(120),
  legalForm: optionalLine(80),
  nda: ndaOrPending(),
  vatNumber: optionalVatNumber(),
  address: optionalText(400),
  email: optionalEmail(),
  phone: phone(),
  website: optionalUrl(),
  legalMentions: optionalText(4000),
  version: version(),
})
export type IdentityInput = z.output<typeof IdentityInput>

export const SiretInput = z.strictObject({ siret: siret(), version: version() })
export type SiretInput = z.output<typeof SiretInput>

export const languages = ['fr', 'en'] as const
export type OfferedLanguage = (typeof languages)[number]

export const PolicyInput = z.strictObject({
  secondFactor: choice(['optional', 'staff']),
  language: choice(languages),
  offered: z
    .union([choice(languages), z.array(choice(languages))], { error: 'choice' })
    .default([])
    .transform((value) => [value].flat()),
  timeZone: z.string({ error: 'time_zone' }).refine(isTimeZone, { error: 'time_zone' }),
  version: version(),
})
export type PolicyInput = z.output<typeof PolicyInput>

/** What papers and visitors look for first, in the order in which the form asks for it. */
const expected = ['nda', 'address', 'email', 'phone', 'legalMentions'] as const
type Expected = (typeof expected)[number]

export const missingFrom = (office: Record<Expected, string>): readonly Expected[] =>
  expected.filter((field) => office[field] === '')

/** Which fields a form would change, or somebody else has changed since it was filled. */
export const differing = <Field extends string>(
  before: Record<Field, string>,
  after: Record<Field, string>,
  fields: readonly Field[],
): readonly Field[] => fields.filter((field) => before[field] !== after[field])

export const identityFields = [
  'name',
  'legalForm',
  'nda',
  'vatNumber',
  'address',
  'email',
  'phone',
  'website',
  'legalMentions',
] as const

/** Kept as `fr,en`: the first is the one spoken until somebody has chosen. */
export const joinLanguages = (first: OfferedLanguage, offered: readonly OfferedLanguage[]): string =>
  [first, ...languages.filter((language) => language !== first && offered.includes(language))].join(',')

export const timeZones: () => readonly string[] = () => [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Requiring of everybody what one does not have oneself would lock the door from inside. */
export function refuseSecondFactor(
  wanted: PolicyInput['secondFactor'],
  { factors }: { factors: number },
): 'own_factor_first' | null {
  return wanted === 'staff' && factors < 2 ? 'own_factor_first' : null
}

function isTimeZone(text: string): boolean {
  return timeZones().includes(text)
}
