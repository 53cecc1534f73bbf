import { fold } from '#db/fold.ts'

export const importFields = [
  'givenName',
  'familyName',
  'fullName',
  'email',
  'phone',
  'company',
  'siret',
  'job',
  'bornOn',
  'street',
  'postalCode',
  'town',
  'category',
  'session',
  'price',
] as const
export type ImportField = (typeof importFields)[number]

/** Those that say something of an enrolment. */
const enrolmentFields: readonly ImportField[] = ['session', 'price']

/** A price is for who is enrolled, and a session is named where none was chosen. */
export const fieldsFor = ({ kind, sessionId }: { kind: string; sessionId: string | null }): readonly ImportField[] =>
  importFields.filter(
    (field) =>
      !enrolmentFields.includes(field) || (kind === 'enrolments' && (field !== 'session' || sessionId === null)),
  )

/** Which field each column holds; '' for one that is left aside. */
export type Columns = readonly (ImportField | '')[]

export const isImportField = (text: string): text is ImportField => (importFields as readonly string[]).includes(text)

/** What people call their columns, folded. The longest that fits wins. */
const synonyms: Record<ImportField, readonly string[]> = {
  givenName: ['prenom', 'prenoms', 'first name', 'firstname', 'given name', 'forename', 'prenom stagiaire'],
  familyName: [
    'nom',
    'nom de famille',
    'nom usuel',
    'nom d usage',
    'last name',
    'lastname',
    'surname',
    'family name',
    'nom stagiaire',
  ],
  fullName: [
    'nom complet',
    'nom et prenom',
    'nom prenom',
    'prenom nom',
    'prenom et nom',
    'full name',
    'name',
    'stagiaire',
    'participant',
    'apprenant',
  ],
  email: [
    'email',
    'e mail',
    'mail',
    'courriel',
    'adresse mail',
    'adresse email',
    'adresse e mail',
    'email address',
    'mel',
  ],
  phone: [
    'telephone',
    'tel',
    'mobile',
    'portable',
    'numero de telephone',
    'phone',
    'phone number',
    'tel portable',
    'gsm',
  ],
  company: [
    'entreprise',
    'societe',
    'raison sociale',
    'employeur',
    'client',
    'company',
    'company name',
    'employer',
    'organisation',
    'etablissement',
  ],
  siret: ['siret', 'n siret', 'numero siret', 'siret entreprise'],
  bornOn: ['date de naissance', 'ne le', 'nee le', 'naissance', 'birth date', 'birthdate', 'date of birth', 'born on'],
  street: ['adresse', 'rue', 'adresse postale', 'adresse 1', 'street', 'address'],
  postalCode: ['code postal', 'cp', 'postal code', 'zip', 'zip code', 'postcode'],
  town: ['ville', 'commune', 'localite', 'city', 'town'],
  category: ['statut', 'categorie', 'statut a l entree', 'status', 'category'],
  session: ['session', 'reference session', 'code session', 'numero de session', 'n session', 'session code'],
  price: ['prix', 'tarif', 'montant', 'prix ht', 'cout', 'price', 'amount'],
  job: ['fonction', 'poste', 'metier', 'emploi', 'intitule du poste', 'job', 'job title', 'position', 'title', 'role'],
}

/** For each column, the field it seems to hold: as last time, by its name, or by what its cells look like. Each field once. */
export function proposeColumns(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  habits: ReadonlyMap<string, string>,
  offered: readonly ImportField[] = importFields,
): Columns {
  const taken = new Set<ImportField>()
  const take = (field: ImportField | ''): ImportField | '' => {
    if (field === '' || taken.has(field) || !offered.includes(field)) return ''
    taken.add(field)
    return field
  }
  const known = headings.map((heading) => {
    const habit = habits.get(fold(heading))
    return take(habit !== undefined && isImportField(habit) ? habit : habit === undefined ? byName(heading) : '')
  })
  return known.map((field, at) => field || take(byLook(samples.map((cells) => cells[at] ?? ''))))
}

type Row = { line: number; cells: readonly string[] }

/** The line that names the columns, from 1; 0 when the first lines are all people. */
export function guessHeader(rows: readonly Row[]): number {
  const first = rows.slice(0, 10)
  const ranked = first
    .map((row) => ({ row, named: row.cells.filter((cell) => byName(cell) !== '').length }))
    .sort((a, b) => b.named - a.named || a.row.line - b.row.line)
  const [best] = ranked
  if (best && best.named > 0 && !best.row.cells.some(isAbout)) return best.row.line
  // No name that we know: titles are words, and what stands under them is not.
  const titles = first.find(({ cells }, at) => isTitles(cells) && first[at + 1]?.cells.some(isAbout))
  return titles?.line ?? 0
}

const isTitles = (cells: readonly string[]): boolean => {
  const said = cells.map((cell) => fold(cell)).filter((cell) => cell !== '')
  return said.length > 1 && new Set(said).size === said.length && !cells.some(isAbout)
}

/** An address, or a number long enough to be somebody's. */
const isAbout = (cell: string): boolean => cell.includes('@') || /(\d[ .-]?){5}/.test(cell)

function byName(heading: string): ImportField | '' {
  const said = fold(heading)
  if (said === '') return ''
  return importFields.find((field) => synonyms[field].includes(said)) ?? ''
}

function byLook(cells: readonly string[]): ImportField | '' {
  const filled = cells.filter((cell) => cell !== '')
  const most = (pattern: RegExp) =>
    filled.length > 0 && filled.filter((cell) => pattern.test(cell)).length * 2 > filled.length
  if (most(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)) return 'email'
  if (most(/^\d{3} ?\d{3} ?\d{3} ?\d{5}$/)) return 'siret'
  return most(/^(\+33|0)[ .-]?[1-9]([ .-]?\d{2}){4}$/) ? 'phone' : ''
}
