import type { SpaceRow } from '#db/places/spaces.ts'
import type { CredentialRow } from '#db/quality/registers-credentials.ts'
import type { DevelopmentRow } from '#db/quality/registers-developments.ts'
import type { ContactRow, ReferentRow } from '#db/quality/registers-network.ts'
import type { PartnerRow } from '#db/quality/registers-partners.ts'
import type { RiskRow } from '#db/quality/registers-risks.ts'
import type { ItemRow } from '#db/quality/watch-items.ts'
import type { AskingRow } from '#db/surveys/askings.ts'
import type { Speech } from '#words/words.ts'

export type Pairs = readonly (readonly [string, string | null | undefined])[]

/** The line of a register, as an auditor reads it. */
export const riskPairs = ({ registers: { risks: words }, format }: Speech, risk: RiskRow): Pairs => [
  [words.name, risk.title],
  [words.cause, risk.cause],
  [words.likelihood, named(words.likelihoods, risk.likelihood)],
  [words.severity, named(words.severities, risk.severity)],
  [words.measure, risk.measure],
  [words.owner, risk.owner],
  [words.reviewOn, format.date(risk.sortKey)],
]

export const developmentPairs = ({ registers, format }: Speech, development: DevelopmentRow): Pairs => {
  const words = registers.development
  const { name, need, training, doneOn, outcome } = development
  return [
    [words.person, name],
    [words.need, need],
    [words.training, training],
    [words.doneOn, doneOn && format.date(doneOn)],
    [words.outcome, outcome],
  ]
}

export const credentialPairs = ({ registers, format }: Speech, credential: CredentialRow): Pairs => {
  const words = registers.credential
  const { name, kind, title, givenOn, sortKey } = credential
  return [
    [words.person, name],
    [words.kind, named(words.kindNames, kind)],
    [words.name, title],
    [words.givenOn, givenOn && format.date(givenOn)],
    [words.renewOn, sortKey && format.date(sortKey)],
  ]
}

export const partnerPairs = ({ registers: { partners: words }, format }: Speech, partner: PartnerRow): Pairs => [
  [words.party, partner.name],
  [words.role, named(words.roles, partner.role)],
  [words.nda, partner.nda],
  [words.certificate, partner.certificate],
  [words.certifiedUntil, partner.certifiedUntil && format.date(partner.certifiedUntil)],
  [words.contract, partner.contract],
  [words.contractUntil, partner.contractUntil && format.date(partner.contractUntil)],
  [words.followed, partner.followed],
  [words.verdict, named(words.verdicts, partner.verdict ?? '')],
  [words.until, partner.until && format.date(partner.until)],
  [words.reason, partner.reason],
]

export const contactPairs = ({ registers: { network: words }, format }: Speech, contact: ContactRow): Pairs => [
  [words.name, contact.name],
  [words.kinds, (JSON.parse(contact.kinds) as string[]).map((kind) => named(words.kind, kind)).join(', ')],
  [words.role, contact.role],
  [words.website, contact.website],
  [words.contactedOn, format.date(contact.sortKey)],
]

export const referentPairs = ({ registers: { referents: words }, format }: Speech, referent: ReferentRow): Pairs => [
  [words.kind, named(words.kinds, referent.kind)],
  [words.person, referent.name],
  [words.sinceOn, format.date(referent.sinceOn)],
]

export const watchPairs = ({ watch: words, format }: Speech, item: ItemRow): Pairs => [
  [words.itemTitle, item.title],
  [words.day, format.date(item.happenedOn)],
  [words.link, item.address],
  [words.summary, item.summary],
  [words.changed, item.changed],
  [words.decidedOn, item.decidedOn && format.date(item.decidedOn)],
]

export const spacePairs = ({ spaces: words }: Speech, space: SpaceRow): Pairs => [
  [words.name, space.name],
  [words.site, space.siteName],
  [words.capacity, String(space.capacity)],
  [words.equipment, space.equipment],
]

export const askingPairs = ({ surveys, auditRoom, format }: Speech, asking: AskingRow): Pairs => [
  [surveys.name, asking.title],
  [surveys.purpose, named(surveys.purposes, asking.purpose)],
  [surveys.audience, named(surveys.audiences, asking.audience)],
  [auditRoom.reader.session, `${asking.code} · ${asking.sessionTitle}`],
  [surveys.lastAsked, format.date(asking.opensOn)],
  [auditRoom.reader.answers, auditRoom.reader.answersOf(format.number(asking.answered), format.number(asking.asked))],
]

const named = (words: Readonly<Record<string, string>>, key: string | number): string => words[String(key)] ?? ''
