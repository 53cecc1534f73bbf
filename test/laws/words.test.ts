import { globSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { en } from '#words/en.ts'
import { fr } from '#words/fr.ts'
import { roomByRoom, typeset } from '#words/typography.ts'
import { report } from '../report.ts'

type Leaf = { key: string; fr: string; en: string }

const leaves = flatten('', fr, en)

test('no sentence is empty, and none was left in the other language', () => {
  expect(leaves.filter((leaf) => leaf.fr.trim() === '' || leaf.en.trim() === '').map(({ key }) => key)).toEqual([])
  expect(leaves.filter(untranslated).map(({ key, fr: sentence }) => `${key}: ${sentence}`)).toEqual([])
  report('words', `${leaves.length} in each language, 0 missing`)
})

test('no exclamation mark, no three dots, no OK', () => {
  const loud = (text: string) => /!|\.\.\.|\bOK\b/.test(text)
  expect(leaves.filter((leaf) => loud(leaf.fr) || loud(leaf.en)).map(({ key }) => key)).toEqual([])
})

test('every event that is recorded can be told', () => {
  const sources = globSync('src/{domain,jobs}/**/*.ts').map((file) => readFileSync(file, 'utf8'))
  const recorded = sources.flatMap((source) =>
    [...source.matchAll(/record\(\s*[\w.]+,\s*'(\w+)'/g)].map(([, action]) => action ?? ''),
  )
  const told = Object.keys(fr.events.actions)
  expect([...new Set(recorded)].filter((action) => !told.includes(action))).toEqual([])
  expect(recorded.length).toBeGreaterThan(3)
})

test('French spaces are set once, whatever was typed', () => {
  expect(typeset("« Fermer l'atelier » : oui ; non ? 97 % et 12 €")).toBe(
    '«\u202fFermer l’atelier\u202f»\u00a0: oui\u202f; non\u202f? 97\u202f% et 12\u202f€',
  )
  expect(typeset('https://exemple.fr')).toBe('https://exemple.fr')
  const idempotent = fc.property(fc.string({ unit: 'grapheme' }), (text) => typeset(typeset(text)) === typeset(text))
  fc.assert(idempotent, { seed: 20261121 })
})

test('a room is set when it is first spoken of, and once', () => {
  let read = 0
  const room = {
    get said() {
      read += 1
      return { close: "Fermer l'atelier" }
    },
  }
  const words = roomByRoom({ room, other: { open: 'Ouvrir' } })
  expect([read, Object.keys(words)]).toEqual([0, ['room', 'other']])
  expect([words.room.said.close, words.room.said.close, read]).toEqual(['Fermer l’atelier', 'Fermer l’atelier', 1])
})

test('the law sees a word left in French', () => {
  expect(untranslated({ key: 'sites.close', fr: 'Fermer le site', en: 'Fermer le site' })).toBe(true)
})

/** Words that are the same in both languages. */
const shared =
  /^[\d\s\W]*$|^Version |^CV-|, version |^version |^Code$|^Code |^\{\{|^(Public|OPCO|CPF|France Travail|Versions|version|, version|Module|Dates|Pack|Description|programmes?|30 minutes|Programmes|Maximum|min|Absences|Pays de la Loire|Exonération de TVA, art. 261-4-4° a du CGI|Lisière|Sites?|Actions?|Pages?|Sessions?|Agenda|Catalogue|Imports?|Modules?|Signatures?|Absence|Distance|Certificat|Convocation|Programme|Module|Menu|Qualiopi|OK|Google|Microsoft|English|Français|minutes?|secondes?|Client|Audits?|Incidents?|Suggestions?|Causes?|Violence|Discrimination|Direction|Type|Code|Notifications?|Invitations?|E-mail|SIRET|NDA|API|Date|Question|Note|Total|Organisations?|Administration|Coordination|Documents?|Identités?|Services?|Contact|Transport|Portrait|Image|Radio|Excel|Champ|Certification|Solution|Accident|Absent|Excuse|Messages?|Portail|Information|Plan|Budget|Simple|Danger|Orange|Style|Test|Index|Webhooks)$/i

function untranslated({ key, fr: french, en: english }: Leaf): boolean {
  return french === english && !shared.test(french.replace(/Xxx|Yyy/g, '').trim()) && !key.startsWith('kit.')
}

function flatten(key: string, french: unknown, english: unknown): Leaf[] {
  if (typeof french === 'string') return [{ key, fr: french, en: String(english) }]
  if (typeof french === 'function' && typeof english === 'function')
    return [{ key, fr: spoken(french), en: spoken(english) }]
  return Object.entries(french as object).flatMap(([name, value]) =>
    flatten(key ? `${key}.${name}` : name, value, (english as Record<string, unknown>)[name]),
  )
}

/** What a sentence says of a made-up thing: enough to compare the two languages. */
function spoken(sentence: { length: number }): string {
  const given = Array.from({ length: sentence.length }, (_, at) => (at === 0 ? 'Xxx' : 'Yyy'))
  try {
    return String((sentence as (...given: unknown[]) => string)(...given))
  } catch {
    return String((sentence as (...given: unknown[]) => string)(...given.map(() => 2)))
  }
}
