import { declarationOf } from './declaration.ts'
import type { Name, Said } from './names.ts'
import type { Absence, Asked, Company, Enrolment, Session, Slot, Source, Subject, Voice } from './source.ts'

export type Printing = { number: string; on: string; asked: Asked }

/** Everything that papers may say of a subject. */
export function saidOf(source: Source, subject: Subject, voice: Voice, printing: Printing): Said {
  const { session, enrolments, companies } = source
  const enrolment = enrolments.find(({ id }) => id === subject.enrolmentId)
  const companyId = subject.companyId ?? enrolment?.companyId ?? null
  const company = companies.find(({ id }) => id === companyId)
  const theirs = concerned(enrolments, subject)
  const fundings = source.fundings.filter(({ enrolmentId }) => theirs.some(({ id }) => id === enrolmentId))
  const absences = source.absences.filter(({ enrolmentId }) => enrolmentId === enrolment?.id)
  const trainer = source.trainers.find(({ id }) => id === subject.trainerId)

  const common = commonOf(source, voice, printing)
  const values: Partial<Record<Name, string>> = {
    ...common.values,
    ...(session ? { 'session.trainees': headsOf(theirs, voice) } : {}),
    ...(company ? ofCompany(company) : {}),
    ...(enrolment ? ofEnrolment(enrolment, absences, voice) : {}),
    ...(session ? ofPrice(session, theirs, fundings, subject, voice) : {}),
    ...(enrolment && !company ? { 'company.name': nameOf(enrolment), 'company.identity': nameOf(enrolment) } : {}),
    'trainer.name': trainer?.name ?? '',
    'trainer.email': trainer?.email ?? '',
    'paper.number': printing.number,
  }
  return {
    values,
    lists: {
      ...common.lists,
      trainees: theirs.map((one) => ({ name: nameOf(one), employer: one.companyName ?? '' })),
      fundings: fundings.map(({ funder, amount, reference }) => ({
        funder,
        amount: voice.format.amount(amount),
        reference,
      })),
      absences: absences.map(({ day, startsAt, endsAt, lost, reason }) => ({
        day: voice.format.longDate(day),
        hours: voice.format.hours(startsAt, endsAt),
        duration: voice.format.duration(lost),
        reason,
      })),
    },
  }
}

type Common = Pick<Printing, 'on' | 'asked'> & {
  voice: Voice
  values: Partial<Record<Name, string>>
  lists: Partial<Said['lists']>
}

/** What all the papers of a session say alike: once for all those that are made together. */
function commonOf(source: Source, voice: Voice, { on, asked }: Printing): Common {
  const known = commons.get(source)
  if (known?.voice === voice && known.on === on && known.asked === asked) return known
  const { session, slots, content, trainers, mentions } = source
  const made: Common = {
    voice,
    on,
    asked,
    values: {
      ...Object.fromEntries(Object.entries(mentions).map(([name, said]) => [`mention.${name}`, said])),
      ...ofOffice(source, voice),
      ...(session ? ofSession(source, session, voice) : {}),
      ...Object.fromEntries(Object.entries(asked).map(([name, said]) => [`asked.${name}`, said])),
      'paper.date': voice.format.longDate(on),
      'paper.validity': voice.format.longDate(later(on, 60)),
      'paper.due': voice.format.longDate(later(on, 30)),
    },
    lists: {
      slots: slots.map((slot) => slotSaid(slot, source, voice)),
      days: daysOf(source, voice),
      objectives: content?.objectives.map(({ text, assessment }) => ({ text, assessment })) ?? [],
      modules:
        content?.modules.map(({ title, minutes, content, objectives }) => ({
          title,
          duration: minutes > 0 ? voice.format.duration(minutes) : '',
          content: [content, ...objectives].filter(Boolean).join('\n'),
        })) ?? [],
      trainers: trainers.map(({ name, email }) => ({ name, email })),
    },
  }
  commons.set(source, made)
  return made
}

const commons = new WeakMap<Source, Common>()

/** Who the paper counts: the one person, the company's people, or everybody. */
export function concerned(enrolments: readonly Enrolment[], subject: Subject): readonly Enrolment[] {
  if (subject.enrolmentId) return enrolments.filter(({ id }) => id === subject.enrolmentId)
  if (subject.companyId) return enrolments.filter(({ companyId }) => companyId === subject.companyId)
  return enrolments
}

export const nameOf = ({ givenName, familyName }: Pick<Enrolment, 'givenName' | 'familyName'>) =>
  `${givenName} ${familyName}`

export const modalities: Readonly<Record<string, string>> = {
  in_person: 'En présence',
  remote: 'À distance',
  mixed: 'En présence et à distance',
}

export const natures: Readonly<Record<string, string>> = {
  AF: 'Action de formation',
  BC: 'Bilan de compétences',
  VAE: "Validation des acquis de l'expérience",
  CFA: 'Action de formation par apprentissage',
}

function ofOffice(source: Source, voice: Voice): Partial<Record<Name, string>> {
  const { office } = source
  const siret = spaced(office.siret)
  const { nda, region: registeredIn } = declarationOf(source)
  const region = registeredIn ? ` de région ${registeredIn}` : ''
  return {
    'organisation.name': office.name,
    'organisation.siret': siret,
    'organisation.legalForm': office.legalForm,
    'organisation.address': office.address.replaceAll('\n', ', '),
    'organisation.identity': voice.typeset(
      [office.name, office.legalForm, office.address.replaceAll('\n', ', '), siret && `SIRET ${siret}`]
        .filter(Boolean)
        .join(', '),
    ),
    'mention.region': registeredIn,
    'organisation.nda': nda,
    'organisation.ndaSentence': nda
      ? voice.typeset(`déclaration d'activité enregistrée sous le n° ${nda} auprès du préfet${region}`)
      : '',
    'organisation.email': office.email,
    'organisation.phone': office.phone,
    'organisation.website': office.website,
  }
}

function ofSession(source: Source, session: Session, { format, typeset }: Voice): Partial<Record<Name, string>> {
  const { content, slots, trainers } = source
  const minutes = slots.reduce((sum, slot) => sum + slot.minutes, 0) || session.minutes
  const days = new Set(slots.map(({ day }) => day)).size
  const isRemote = session.modality !== 'in_person'
  return {
    'session.code': session.code,
    'session.title': session.title,
    'session.dates': session.startsOn ? datesOf(session, format) : '',
    'session.place': placeOf(session),
    'session.modality': modalities[session.modality] ?? '',
    'session.isRemote': isRemote ? typeset('oui') : '',
    'session.link': isRemote ? session.remoteLink : '',
    'session.duration': minutes > 0 ? format.duration(minutes) : '',
    'session.days': days > 0 ? format.count(days, 'jour', 'jours') : '',
    'session.trainers': trainers.map(({ name }) => name).join(', '),
    'programme.title': session.programmeTitle,
    'programme.version': typeset(
      `version ${session.major}.${session.minor} du ${format.longDate(new Date(session.versionAt).toISOString().slice(0, 10))}`,
    ),
    'programme.nature': natures[session.actionType] ?? '',
    'programme.isAssessment': session.actionType === 'BC' ? 'oui' : '',
    'programme.audience': content?.audience ?? '',
    'programme.prerequisites': content?.prerequisites ?? '',
    'programme.objectives': content?.objectives.map(({ text }) => text).join(' ; ') ?? '',
    'programme.content': content?.modules.map(({ title }) => title).join(' ; ') ?? '',
    'programme.methods': content?.methods ?? '',
    'programme.means': content?.means ?? '',
    'programme.assessment': content?.assessment ?? '',
    'programme.sanction': content?.sanction ?? '',
    'programme.access': content?.access ?? '',
    'programme.accessibility': content?.accessibility || session.siteAccessibility,
    'programme.price':
      session.pricePerPerson > 0 ? typeset(`${format.amount(session.pricePerPerson)} par personne`) : '',
    'programme.certification': content?.certification
      ? [`${content.certification.register} ${content.certification.code}`.trim(), content.certification.title].join(
          ', ',
        )
      : '',
  }
}

const headsOf = (theirs: readonly Enrolment[], { format }: Voice) =>
  theirs.length > 0 ? format.count(theirs.length, 'personne', 'personnes') : ''

function ofCompany(company: Company): Partial<Record<Name, string>> {
  const siret = spaced(company.siret)
  const address = [company.street, `${company.postalCode} ${company.town}`.trim()].filter(Boolean).join(', ')
  return {
    'company.name': company.name,
    'company.siret': siret,
    'company.representative': company.representative,
    'company.identity': [company.name, address, siret && `SIRET ${siret}`].filter(Boolean).join(', '),
  }
}

function ofEnrolment(
  enrolment: Enrolment,
  absences: readonly Absence[],
  { format, typeset }: Voice,
): Partial<Record<Name, string>> {
  const lost = absences.reduce((sum, absence) => sum + absence.lost, 0)
  return {
    'trainee.name': nameOf(enrolment),
    'trainee.givenName': enrolment.givenName,
    'trainee.email': enrolment.email,
    'trainee.employer': enrolment.companyName ?? '',
    'enrolment.price': format.amount(enrolment.price),
    'enrolment.planned': enrolment.plannedMinutes > 0 ? format.duration(enrolment.plannedMinutes) : '',
    'enrolment.done': enrolment.doneMinutes > 0 ? format.duration(enrolment.doneMinutes) : '',
    'enrolment.missed': lost > 0 ? format.duration(lost) : typeset('aucune'),
  }
}

/** What a company owes is the sum of its people's prices, or the price of the group when there is one and nobody else comes. */
function ofPrice(
  session: Session,
  theirs: readonly Enrolment[],
  fundings: readonly { amount: number; state: string }[],
  subject: Subject,
  { format }: Voice,
): Partial<Record<Name, string>> {
  const byHead = theirs.reduce((sum, { price }) => sum + price, 0)
  const total = byHead > 0 || !subject.companyId ? byHead : session.pricePerGroup
  const funded = fundings.filter(({ state }) => state !== 'refused').reduce((sum, { amount }) => sum + amount, 0)
  return {
    'price.total': total > 0 ? format.amount(total) : '',
    'price.funding': funded > 0 ? format.amount(funded) : '',
    'price.rest': total > 0 ? format.amount(Math.max(total - funded, 0)) : '',
  }
}

function slotSaid(slot: Slot, { session, trainers }: Source, { format }: Voice): Readonly<Record<string, string>> {
  return {
    day: format.longDate(slot.day),
    hours: format.hours(slot.startsAt, slot.endsAt),
    duration: format.duration(slot.minutes),
    place: slot.spaceName ?? (session ? placeOf(session) : ''),
    trainers: slot.trainers ?? trainers.map(({ name }) => name).join(', '),
    title: slot.title,
  }
}

/** The half-days of one day on one line. */
function daysOf(source: Source, { format }: Voice): Readonly<Record<string, string>>[] {
  const days = new Map<string, Slot[]>()
  for (const slot of source.slots) days.set(slot.day, [...(days.get(slot.day) ?? []), slot])
  return [...days].map(([day, slots]) => ({
    day: format.longDate(day),
    hours: slots.map(({ startsAt, endsAt }) => format.hours(startsAt, endsAt)).join(', '),
    duration: format.duration(slots.reduce((sum, { minutes }) => sum + minutes, 0)),
    place: slots[0]?.spaceName ?? (source.session ? placeOf(source.session) : ''),
  }))
}

function datesOf({ startsOn, endsOn }: Session, { longDate }: Voice['format']): string {
  return startsOn === endsOn ? `le ${longDate(startsOn)}` : `du ${longDate(startsOn)} au ${longDate(endsOn)}`
}

function placeOf(session: Session): string {
  if (session.modality === 'remote') return 'À distance'
  if (!session.spaceName && session.place) return session.place
  const town = `${session.sitePostalCode} ${session.siteTown}`.trim()
  return [session.spaceName, session.siteStreet, town].filter(Boolean).join(', ')
}

/** 900 000 011 00016 */
const spaced = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 3600_000).toISOString().slice(0, 10)
