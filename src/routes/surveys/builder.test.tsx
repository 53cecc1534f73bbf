import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { contentOf, typedContent } from '#domain/surveys/builder.ts'
import { type Line, linesOf, parseRearrangement, rearranged, typedOf } from '#domain/surveys/builder-lines.ts'
import { problemsOf } from '#domain/surveys/builder-problems.ts'
import { answerKinds, type Question, readSurvey, type SurveyContent } from '#domain/surveys/content.ts'
import { isPurpose, purposeNames } from '#domain/surveys/purposes.ts'
import { readySets } from '#domain/surveys/ready-sets.ts'
import { changesOf } from '#domain/surveys/versions.ts'
import { runs } from '#test/runs.ts'
import { visitor, world } from '#test/visit.ts'

beforeAll(world)

const { lines: hotLines, ...around } = typedContent(readySets.hot.content)
const sent = (lines: readonly Line[], more: Record<string, string> = {}) => ({
  ...around,
  ...typedOf(lines),
  version: '1',
  title: 'Votre avis à chaud',
  smallestGroup: '1',
  ...more,
})

test('the ready sets ask nothing that cannot be asked, and cover satisfaction, learning, transfer and results', () => {
  const all = Object.values(readySets).flatMap(({ content }) => content.questions)
  for (const { content } of Object.values(readySets)) expect(problemsOf(content)).toEqual([])
  expect(new Set(all.map(({ measure }) => measure))).toEqual(
    new Set(['', 'satisfaction', 'objectives', 'transfer', 'results', 'recommendation']),
  )
  expect(all.every(({ text }) => text.fr !== '' && text.en !== '')).toBe(true)
  expect(readySets.hot.content.questions.map(({ repeat }) => repeat)).toContain('module')
  expect(readySets.hot.content.questions.map(({ repeat }) => repeat)).toContain('trainer')
})

test('saves a version of its own, refuses an old one, and shows what changed in words', async () => {
  const quentin = await visitor('quentin')
  expect(await (await quentin.get('/surveys/a-chaud/edit')).text()).toContain(
    'value="Êtes-vous satisfait de la formation ?"',
  )

  expect((await quentin.post('/surveys/a-chaud', sent(hotLines))).status).toBe(303)
  expect((await quentin.post('/surveys/a-chaud', sent(hotLines))).status).toBe(409)
  const second = await (await quentin.get('/surveys/a-chaud/versions/2')).text()
  expect(second).toContain('Reformulée')
  expect(second).toContain('Ajoutée\u00a0: Les objectifs annoncés sont atteints.')
  expect(await (await quentin.get('/surveys/a-chaud/versions/1')).text()).toContain('première version')

  expect((await quentin.post('/surveys/a-chaud', sent(hotLines, { version: '2' }))).status).toBe(303)
  expect((await quentin.get('/surveys/a-chaud/versions/3')).status).toBe(404)
})

test('keeps everything typed when it is refused, each sentence beside its question', async () => {
  const quentin = await visitor('quentin')
  const [first, second, ...others] = hotLines
  const wrong = [
    { ...first, text: '' },
    { ...second, kind: 'choice', options: 'Oui', when: 'module', whenValues: '1', help: 'À voir' },
    ...others,
  ] as Line[]
  const answer = await quentin.post('/surveys/a-chaud', sent(wrong, { version: '2' }))
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toMatch(/id="line0-text-error"/)
  expect(page).toMatch(/id="line1-options-error"/)
  expect(page).toMatch(/id="line1-when-error"/)
  expect(page).toContain('value="À voir"')
})

test('moves, adds and removes questions without a script, saving nothing', async () => {
  const quentin = await visitor('quentin')
  const order = async (does: string) => {
    const page = await (
      await quentin.post('/surveys/a-chaud', { ...sent(hotLines, { version: '2' }), _do: does })
    ).text()
    return [...page.matchAll(/name="qid" value="([^"]+)"/g)].map(([, id]) => id)
  }
  const ids = hotLines.map(({ qid }) => qid)
  expect(await order('up:1')).toEqual([ids[1], ids[0], ...ids.slice(2)])
  expect(await order('remove:0')).toEqual(ids.slice(1))
  expect((await order(`add:${ids.length}`)).slice(0, -1)).toEqual(ids)
})

test('what was promised can no longer change once somebody has answered', async () => {
  const quentin = await visitor('quentin')
  const changed = sent(hotLines, { version: '2', anonymous: 'on', smallestGroup: '3' })
  const answer = await quentin.post('/surveys/a-chaud', changed)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('ne changent plus')])
})

const said = fc.record({ fr: fc.constantFrom('', 'Oui', 'Non', 'Peut-être'), en: fc.constantFrom('', 'Yes') })
const questions = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom(...answerKinds),
    text: said,
    help: said,
    required: fc.boolean(),
    options: fc.array(said, { maxLength: 3 }),
    rows: fc.array(said, { maxLength: 3 }),
    repeat: fc.constantFrom('once', 'module', 'trainer'),
    measure: fc.constantFrom('', 'satisfaction', 'recommendation'),
    when: fc.option(
      fc.record({ question: fc.constantFrom('a', 'b', 'z'), values: fc.array(fc.nat(12), { maxLength: 3 }) }),
    ),
    alertAt: fc.option(fc.integer({ min: -1, max: 11 })),
  }),
  { maxLength: 5 },
) as fc.Arbitrary<Question[]>
const blankAround = { intro: { fr: '', en: '' }, thanks: { fr: '', en: '' } }

test('no survey without a problem depends on a later question, offers nothing to choose, or alerts on words', () => {
  const sound = fc.property(questions, (all) => {
    const content: SurveyContent = { ...blankAround, questions: all }
    const wrong = new Set(problemsOf(content).map(({ at }) => at))
    for (const [at, { id, kind, when, options, rows, alertAt, text }] of all.entries()) {
      if (wrong.has(at)) continue
      expect(text.fr).not.toBe('')
      expect(all.slice(0, at).some((other) => other.id === id)).toBe(false)
      if (when) expect(all.slice(0, at).find((other) => other.id === when.question)?.kind ?? 'text').not.toBe('text')
      if (kind === 'choice' || kind === 'choices') expect(options.length).toBeGreaterThan(1)
      if (kind === 'matrix') expect(rows.length).toBeGreaterThan(0)
      if (kind === 'text' || kind === 'choice') expect(alertAt).toBeNull()
    }
  })
  fc.assert(sound, { numRuns: runs(300), seed: 20261121 })
})

test('a survey that can be asked comes back from its form as it went, and differs in nothing from itself', () => {
  const same = fc.property(questions, (all) => {
    const content: SurveyContent = { ...blankAround, questions: all }
    fc.pre(problemsOf(content).length === 0)
    const { lines, ...texts } = typedContent(content)
    const back = contentOf(texts, linesOf(typedOf(lines)))
    const kept = readSurvey(JSON.stringify(back))
    expect(kept.questions.map(({ id, when, text }) => [id, text, when && [...new Set(when.values)]])).toEqual(
      all.map(({ id, when, text }) => [id, text, when && [...new Set(when.values)]]),
    )
    expect(changesOf(kept, kept)).toEqual([])
    expect(contentOf(texts, linesOf(typedOf(typedContent(kept).lines)))).toEqual(kept)
  })
  fc.assert(same, { numRuns: runs(200), seed: 20261121 })
})

test('a rearrangement loses no question, whatever a button says', () => {
  const safe = fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(add|remove|up|down):\d{1,2}$/)), (text) => {
    const asked = parseRearrangement(text)
    if (!asked) return
    const after = rearranged(hotLines, asked, 'new')
    const ids = after.map(({ qid }) => qid)
    expect(new Set(ids).size).toBe(ids.length)
    const gone = hotLines.filter(({ qid }) => !ids.includes(qid))
    expect(gone.length).toBe(asked.verb === 'remove' && asked.at < hotLines.length ? 1 : 0)
  })
  fc.assert(safe, { numRuns: runs(200), seed: 20261121 })
})

test('a purpose is one of those we know, whatever the text', () => {
  const known = fc.property(fc.oneof(fc.string(), fc.constantFrom(...purposeNames, 'toString')), (text) => {
    expect(isPurpose(text)).toBe(([...purposeNames] as string[]).includes(text))
  })
  fc.assert(known, { numRuns: runs(100), seed: 20261121 })
})
