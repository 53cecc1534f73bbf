import { readFile } from 'node:fs/promises'
import { readContent } from '#domain/catalogue/content.ts'
import type { Absence, Enrolment, Slot, Source } from '#domain/documents/source.ts'
import { type Faces, readFace } from '#edge/pdf/face.ts'
import { cast, organisations, places } from '../world.ts'
import { trainees, trainingOf } from '../world-training.ts'

type Row = Readonly<Record<string, string | number | null>>

/** The letters of papers, outside the Worker. */
export async function faces(): Promise<Faces> {
  const face = async (name: string) =>
    readFace(new Uint8Array(await readFile(new URL(`../../src/edge/pdf/${name}.bin`, import.meta.url))))
  return { regular: await face('regular'), semibold: await face('semibold'), italic: await face('italic') }
}

/** What papers are made of, from the seeded rows themselves: the session that has ended, with its presences. */
export function sourceOf(sessionId: string, now: number, mentions: Source['mentions']): Source {
  const told = trainingOf('lisiere', (text) => text, now, now)
  const rows = (table: string): Row[] => told.filter(([name]) => name === table).map(([, row]) => row)
  const one = (table: string, id: unknown): Row => rows(table).find((row) => row.id === id) ?? {}
  const text = (row: Row, key: string): string => String(row[key] ?? '')
  const number = (row: Row, key: string): number => Number(row[key] ?? 0)

  const session = one('sessions', sessionId)
  const programme = one('programmes', session.programme_id)
  const version = one('programme_versions', session.programme_version_id)
  const site = places.find(({ id }) => id === session.site_id)
  const space = one('spaces', session.space_id)
  const [organisation] = organisations
  const presences = rows('presences')
  const slots = rows('slots').filter((row) => row.session_id === sessionId)
  const name = (id: unknown) => [...trainees, ...cast].find((person) => person.id === id)
  const bruno = name('bruno')
  const trainer = `${bruno?.given} ${bruno?.family}`
  const ended = new Set(rows('enrolment_ends').map((row) => row.enrolment_id))
  const enrolments = rows('enrolments').filter(
    (row) => row.session_id === sessionId && !ended.has(row.id ?? '') && row.state === 'enrolled',
  )

  return {
    office: {
      organisationId: 'lisiere',
      name: organisation?.name ?? '',
      siret: organisation?.siret ?? '',
      nda: organisation?.nda ?? '',
      legalForm: 'SARL',
      address: '12 quai de la Fosse, 44000 Nantes',
      email: 'bonjour@lisiere.example',
      phone: '02 40 00 00 00',
      website: '',
      vatNumber: '',
      legalMentions: '',
      timeZone: 'Europe/Paris',
      logoId: null,
    },
    mentions,
    session: {
      id: sessionId,
      code: text(session, 'code'),
      title: text(session, 'title'),
      siteId: text(session, 'site_id'),
      startsOn: text(session, 'starts_on'),
      endsOn: text(session, 'ends_on'),
      modality: text(session, 'modality'),
      place: text(session, 'place'),
      remoteLink: text(session, 'remote_link'),
      spaceName: text(space, 'name') || null,
      siteStreet: site?.street ?? '',
      sitePostalCode: site?.postalCode ?? '',
      siteTown: site?.town ?? '',
      siteAccessibility: '',
      siteNda: null,
      siteNdaRegion: null,
      programmeId: text(programme, 'id'),
      programmeTitle: text(version, 'title'),
      actionType: text(programme, 'action_type'),
      major: number(version, 'major'),
      minor: number(version, 'minor'),
      versionAt: number(version, 'at'),
      minutes: number(version, 'minutes'),
      pricePerPerson: number(session, 'price_per_person'),
      pricePerGroup: number(session, 'price_per_group'),
      content: text(version, 'content'),
    },
    content: readContent(text(version, 'content')),
    slots: slots.map(
      (row): Slot => ({
        id: text(row, 'id'),
        day: text(row, 'day'),
        startsAt: number(row, 'starts_at'),
        endsAt: number(row, 'ends_at'),
        minutes: number(row, 'minutes'),
        title: '',
        spaceName: text(space, 'name') || null,
        spaceId: null,
        trainers: trainer,
        trainerIds: '["bruno"]',
      }),
    ),
    trainers: [{ id: 'bruno', name: trainer, email: 'bruno@lisiere.example' }],
    enrolments: enrolments.map((row): Enrolment => {
      const person = name(row.person_id)
      const mine = presences.filter((presence) => presence.enrolment_id === row.id)
      return {
        id: text(row, 'id'),
        sortKey: '',
        personId: text(row, 'person_id'),
        givenName: person?.given ?? '',
        familyName: person?.family ?? '',
        email: `${row.person_id}@lisiere.example`,
        companyId: row.company_id === null ? null : text(row, 'company_id'),
        companyName: text(one('companies', row.company_id), 'name') || null,
        price: number(row, 'price'),
        plannedMinutes: number(row, 'planned_minutes'),
        doneMinutes: mine.reduce((sum, presence) => sum + number(presence, 'minutes'), 0),
      }
    }),
    companies: rows('companies').map((row) => ({
      id: text(row, 'id'),
      name: text(row, 'name'),
      siret: text(row, 'siret'),
      street: text(row, 'street'),
      postalCode: text(row, 'postal_code'),
      town: text(row, 'town'),
      email: text(row, 'email'),
      representative: text(row, 'representative'),
      vatNumber: '',
      contactId: null,
      contactEmail: null,
    })),
    fundings: [],
    absences: presences
      .filter((row) => number(row, 'minutes') < 210)
      .map((row): Absence => {
        const slot = one('slots', row.slot_id)
        return {
          enrolmentId: text(row, 'enrolment_id'),
          day: text(slot, 'day'),
          startsAt: number(slot, 'starts_at'),
          endsAt: number(slot, 'ends_at'),
          lost: 210 - number(row, 'minutes'),
          reason: text(row, 'reason'),
        }
      }),
  }
}
