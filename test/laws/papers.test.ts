import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ourTemplates } from '#domain/documents/defaults/ours.ts'
import { kindOf, type PaperKindName, paperKindNames } from '#domain/documents/kinds.ts'
import { blocksOf, missing } from '#domain/documents/paper.ts'
import { aroundOf } from '#domain/documents/printing.ts'
import type { Source, Subject } from '#domain/documents/source.ts'
import { keyOf, subjectsOf } from '#domain/documents/subjects.ts'
import { refuseTemplate } from '#domain/documents/template.ts'
import { unsaid } from '#domain/documents/unsaid.ts'
import { saidOf } from '#domain/documents/values.ts'
import { drawPdf } from '#edge/pdf/draw.ts'
import type { Faces } from '#edge/pdf/face.ts'
import { together } from '#edge/pdf/file.ts'
import { findPdfTools } from '../../bin/check/pdf-tools.ts'
import { voiceOf } from '../../src/words/voice.ts'
import { speech } from '../../src/words/words.ts'
import { mentions } from '../mentions.ts'
import { flat, soundPdf } from '../pdf.ts'
import { report } from '../report.ts'
import { faces, sourceOf } from './papers-source.ts'

const now = Date.UTC(2026, 10, 21, 13, 32)
const asked = {
  material: 'De quoi écrire',
  fee: '1 200 €',
  missions: 'Animer la formation',
  trainerNda: '52440000999, certifié Qualiopi',
  trainerQualifications: 'Master de psychologie du travail',
  circumstances: 'Demande personnelle',
  skills: 'Conduite de projet',
  project: 'Devenir responsable de site',
  steps: 'Formation en 2027',
}
const printing = { number: 'XX-2026-0001', on: '2026-11-21', asked }
const voice = voiceOf('Europe/Paris')

let letters: Faces
let folder = ''
let hasTools = false
beforeAll(async () => {
  letters = await faces()
  folder = mkdtempSync(join(tmpdir(), 'papers-'))
  hasTools = findPdfTools()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A session where the kind is made: the one that has ended, with somebody there by themselves where it takes one. */
function caseOf(kind: PaperKindName): { source: Source; subject: Subject } {
  const known = sourceOf('passee', now, mentions)
  const source =
    kind === 'contrat_individuel'
      ? { ...known, enrolments: known.enrolments.map((one) => ({ ...one, companyId: null, companyName: null })) }
      : known
  const [subject = {}] = subjectsOf(kind, source)
  return { source, subject }
}

test('our own templates name nothing that does not exist', () => {
  for (const kind of paperKindNames) expect([kind, refuseTemplate(ourTemplates[kind].blocks)]).toEqual([kind, null])
})

test('every field has its words in both languages, and no word is left over', async () => {
  for (const language of ['fr', 'en'] as const) {
    const { fields } = (await speech(language)).papers
    for (const kind of paperKindNames) {
      expect([kind, Object.keys(fields[kind])]).toEqual([kind, kindOf(kind).fields.map(({ key }) => key)])
    }
  }
})

test('a session is given under the declaration of activity of its site, when it has one', () => {
  const known = sourceOf('passee', now, mentions)
  const session = known.session && { ...known.session, siteNda: '53560000056', siteNdaRegion: 'Bretagne' }
  const under = (source: Source) => [
    saidOf(source, {}, voice, printing).values['organisation.ndaSentence'] ?? '',
    aroundOf('convention', source, voice, printing.number, now).footer?.join() ?? '',
  ]
  for (const sentence of under({ ...known, session })) expect(sentence).toMatch(/53560000056.*Bretagne/)
  for (const sentence of under(known)) expect(sentence).toMatch(/52\d{9}.*Pays de la Loire/)
})

test('results that are written stand in the place of boxes to tick', () => {
  const { source, subject } = caseOf('attestation_fin')
  const printed = (results: string) => {
    const said = saidOf(source, subject, voice, { ...printing, asked: results ? { results } : {} })
    return JSON.stringify(blocksOf('attestation_fin', (each) => ourTemplates[each], said, voice.typeset))
  }
  expect(printed('')).toContain('☐')
  expect(printed('Tous acquis')).not.toContain('☐')
  expect(printed('Tous acquis')).toContain('Tous acquis')
})

describe('the papers of the seeded world', () => {
  test.each(paperKindNames)('%s lacks nothing, says all that it must, and is a sound PDF', async (kind) => {
    const { source, subject } = caseOf(kind)
    const said = saidOf(source, subject, voice, printing)
    expect(missing(kind, said)).toEqual([])
    const blocks = blocksOf(kind, (each) => ourTemplates[each], said, voice.typeset)
    expect(unsaid(kind, said, blocks)).toEqual([])
    const around = aroundOf(kind, source, voice, printing.number, now)
    const pdf = together(await drawPdf(blocks, around, letters))
    const again = together(await drawPdf(blocks, around, letters))
    expect(Buffer.compare(pdf, again)).toBe(0)
    if (!hasTools) return

    const file = join(folder, `${kind}-${keyOf(subject)}.pdf`)
    writeFileSync(file, pdf)
    const text = soundPdf(file)
    for (const { key, needs = [], says } of kindOf(kind).fields) {
      for (const name of needs) {
        for (const line of (said.values[name] ?? '').split(' ; '))
          expect([key, name, text.includes(flat(line))]).toEqual([key, name, true])
      }
      if (says) expect([key, text.toLowerCase().includes(flat(says).toLowerCase())]).toEqual([key, true])
    }
  })

  test('are all judged', () => {
    const how = hasTools ? 'qpdf clean, every field found, all fonts embedded' : 'not judged: no qpdf nor poppler here'
    report('papers', `${paperKindNames.length} kinds, ${how}`)
  })
})
