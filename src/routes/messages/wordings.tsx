import { read } from '#db/database.ts'
import { selectVersions, selectWordings, type WordingRow } from '#db/messages/wordings.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { invitationLife } from '#domain/members/invitation.ts'
import {
  isWordedKind,
  placeholders,
  refuseWording,
  type Values,
  type WordedKind,
  wordedKinds,
} from '#domain/messages/template.ts'
import { valuesOf } from '#domain/messages/values.ts'
import { changeWording, resetWording, WordingInput, WordingReset, worded } from '#domain/messages/wording.ts'
import type { Context } from '#http/context.ts'
import { readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { sayNotice } from '#views/messages/say-notice.ts'
import { Preview, WordingPage } from '#views/messages/wording.tsx'
import { type WordedLine, WordingsPage } from '#views/messages/wordings.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { type Speech, speech } from '#words/words.ts'

type Language = 'fr' | 'en'

export const wordings = room(paths.messages.index, { staff: 'messages.read' })

  .get(
    '/',
    async (c) => {
      const [rows] = await read(c.var.scope, selectWordings(c.var.scope))
      const lines: WordedLine[] = wordedKinds.map((kind) => ({
        kind,
        versions: rows
          .filter((row) => row.kind === kind && row.subject !== null)
          .map(({ language, version }) => ({ language: language === 'en' ? 'en' : 'fr', version })),
      }))
      return page(c, c.var.w.messages.title, <WordingsPage w={c.var.w} lines={lines} />)
    },
    { rows: 70 },
  )

  .get('/wordings/:kind', async (c) => {
    const screen = await load(c, languageOf(c.req.query('language')))
    return page(c, titleOf(c, screen), show(c, screen), { crumbs: crumbs(c) })
  })

export const wordingForms = room(paths.messages.index, { staff: 'messages.edit' })

  .post('/wordings/:kind', async (c) => {
    const screen = await load(c, await typedLanguage(c))
    const form = await readForm(c, WordingInput)
    const { scope, w } = c.var
    if (!form.ok) return refused(c, titleOf(c, screen), show(c, screen, form.state))
    const state = refusedWords(c, screen.kind, form.state, form.value)
    if (state) return refused(c, titleOf(c, screen), show(c, screen, state))

    const outcome = await changeWording(scope, screen.kind, form.value, screenOf(scope, screen.kind, screen.language))
    if (!outcome.ok) return overtaken(c, screen, form.state)
    return shown(c, screen, outcome.after, w.messages.saved)
  })

  .post('/wordings/:kind/preview', async (c) => {
    const screen = await load(c, await typedLanguage(c))
    const form = await readForm(c, WordingInput)
    const state = form.ok ? (refusedWords(c, screen.kind, form.state, form.value) ?? form.state) : form.state
    const regions = { preview: <Preview w={c.var.w} preview={previewOf(c, screen, state)} /> }
    return page(c, titleOf(c, screen), show(c, screen, state), { regions, crumbs: crumbs(c) })
  })

  .post('/wordings/:kind/reset', async (c) => {
    const screen = await load(c, await typedLanguage(c))
    const form = await readForm(c, WordingReset)
    const { scope, w } = c.var
    if (!form.ok) return refused(c, titleOf(c, screen), show(c, screen))
    const outcome = await resetWording(scope, screen.kind, form.value, screenOf(scope, screen.kind, screen.language))
    return outcome.ok ? shown(c, screen, outcome.after, w.messages.wasReset) : overtaken(c, screen)
  })

type Screen = {
  kind: WordedKind
  language: Language
  /** Words and dates of that language, for whoever looks. */
  said: Speech
  office: OfficeRow
  versions: readonly WordingRow[]
}

const screenOf = (scope: Scope, kind: WordedKind, language: Language) =>
  [selectOffice(scope), selectVersions(scope, kind, language)] as const

async function load(c: Context, language: Language): Promise<Screen> {
  const kind = c.req.param('kind') ?? ''
  const known = isWordedKind(kind) ? kind : null
  const [[office], versions] = await read(c.var.scope, ...screenOf(c.var.scope, known ?? 'notice', language))
  if (!known || !office) throw new NotThere()
  return { kind: known, language, said: await speech(language, c.var.visit.person?.timeZone), office, versions }
}

function shown(
  c: Context,
  screen: Screen,
  [[office], versions]: readonly [readonly OfficeRow[], readonly WordingRow[]],
  text: string,
) {
  const now = { ...screen, office: office ?? screen.office, versions }
  const address = `${paths.messages.wording(screen.kind)}?language=${screen.language}`
  return changed(c, address, titleOf(c, screen), show(c, now), { text })
}

/** Somebody has saved meanwhile: what was typed is kept, over the version that stands now. */
function overtaken(c: Context, screen: Screen, state: FormState = stateOf(screen)) {
  return refused(c, titleOf(c, screen), show(c, screen, withRefusal(c, state, 'overtaken')), 409)
}

function show(c: Context, screen: Screen, state = stateOf(screen)) {
  const { kind, language, office, versions } = screen
  const [latest] = versions
  return (
    <WordingPage
      w={c.var.w}
      kind={kind}
      language={language}
      languages={(['fr', 'en'] as const).filter((one) => office.languages.includes(one))}
      state={state}
      version={latest?.version ?? 0}
      worded={latest?.subject != null}
      versions={versions}
      placeholders={placeholders[kind].may}
      preview={previewOf(c, screen, state)}
      mayEdit={c.var.may('messages.edit')}
    />
  )
}

/** The words in force: the organisation's, else ours. */
function stateOf({ kind, said, versions }: Screen): FormState {
  const ours = said.messages.ownWords[kind]
  const [latest] = versions
  return { values: { subject: latest?.subject ?? ours.subject, body: latest?.body ?? ours.body }, errors: {} }
}

/** A sentence that names what is wrong. */
function refusedWords(
  c: Context,
  kind: WordedKind,
  state: FormState,
  { subject, body }: WordingInput,
): FormState | null {
  const fault = refuseWording(kind, subject, body)
  if (!fault) return null
  const { messages: words } = c.var.w
  const sentence = fault.refusal === 'placeholder_open' ? words.placeholder_open : words[fault.refusal](fault.name)
  return { ...state, errors: { ...state.errors, [fault.field]: sentence } }
}

function previewOf(c: Context, { kind, language, said, office }: Screen, { values }: FormState) {
  const { person } = c.var.visit
  const me = { givenName: person?.givenName ?? '', familyName: person?.familyName ?? '' }
  const typed = { subject: textOf(values.subject), body: textOf(values.body) }
  const { subject, body } = worded(kind, language, [], typed, { ...valuesOf(me, office), ...sampleOf(c, said) })
  return { subject, body, to: `${me.givenName} ${me.familyName}`, from: office.name }
}

/** What an example needs besides: one's own name and role, today. */
function sampleOf(c: Context, w: Speech): Values {
  const { person, standing } = c.var.visit
  const now = c.var.scope.clock.now()
  const name = `${person?.givenName} ${person?.familyName}`
  const role = standing.hats[0]?.role ?? 'trainer'
  const { title, sentence } = sayNotice(w, {
    action: 'member_joined',
    subjectId: '',
    body: JSON.stringify({ name, role }),
  })
  return {
    'inviter.name': name,
    'role.name': w.roles[role].name,
    'invitation.until': w.format.day(now + invitationLife),
    'notice.title': title,
    'notice.sentence': sentence,
    'notice.date': w.format.moment(now),
    'digest.count': w.format.count(1, w.messages.happened, w.messages.happenings),
    'digest.lines': `• ${w.format.moment(now)} : ${sentence}`,
    'session.title': w.messages.sampleSession,
    'session.dates': w.format.shortDay(now),
    'session.place': 'Nantes',
    'seat.until': w.format.hour(now),
    'seat.price': w.format.amount(98_000),
    'change.reason': w.messages.sampleReason,
    'ticket.title': w.messages.sampleReason,
    'ticket.reply': w.improvement.acknowledge.proposal,
    'ticket.until': w.format.day(now + invitationLife),
    'survey.title': w.messages.sampleSurvey,
    'survey.until': w.format.day(now + invitationLife),
  }
}

/** Which words to load, before the form can be judged in words. */
const typedLanguage = async (c: Context): Promise<Language> => languageOf((await readFields(c)).get('language'))

const languageOf = (asked: unknown): Language => (asked === 'en' ? 'en' : 'fr')
const textOf = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '')
const titleOf = (c: Context, { kind }: Screen): string => c.var.w.messages.kinds[kind]
const crumbs = ({ var: { w } }: Context) => [
  { label: w.places.settings },
  { label: w.messages.title, href: paths.messages.index },
]
