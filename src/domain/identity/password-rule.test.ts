import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonPasswords } from '#edge/breached.ts'
import { runs } from '#test/runs.ts'
import { type PasswordRefusal, refusePassword } from './password-rule.ts'

const ana = { email: 'ana.coste+office@formation-loire.fr', organisation: 'Centre Lisière' }
const listed = await commonPasswords()
const refuse = (plain: string) => refusePassword(plain, ana, listed)

test.each([
  'le héron du marais',
  'trois vélos, un canal',
  'brume-carton-lynx-68',
  'kV7#pq2!Zr9w',
  'correct horse battery staple',
  'Пароль не простой 7',
  '馬が走る丘の上に白い雲が流れる',
  '🦊🌲🏔️🎻🧵🪵🐝🪁🧭🕯️🪻🐚',
  'une phrase que personne d’autre ne dirait jamais',
  '738 ananas 219 velours',
])('is content with %s', (plain) => {
  expect(refuse(plain)).toBeNull()
})

test.each<[PasswordRefusal, string[]]>([
  ['too_short', ['', 'x7#pQ', 'onze signes', '🦊🌲🏔🎻🧵']],
  ['too_long', ['é'.repeat(513)]],
  [
    'repeated',
    [
      'aaaaaaaaaaaa',
      'abababababab',
      '123123123123',
      'azaz azaz azaz',
      '111222333444',
      'lalalalalalalère',
      '............!',
    ],
  ],
  [
    'keyboard',
    [
      'azertyuiopqs',
      'qwertyuiop12',
      '123456789012',
      'AZERTYUIOP123',
      '1qaz2wsx3edc',
      'abcdefghijkl',
      'abc123456789',
      'zyxwvutsrqpo',
      '&é"\'(-è_çà)=',
      'poiuytrezaml',
      'qwerty123456!',
      '1q2w3e4r5t6y',
    ],
  ],
  [
    'personal',
    [
      'anacoste2024!',
      'Ana.Coste!2024',
      'centre-lisiere',
      'CentreLisière-49',
      'vive le centre lisière',
      'coste/ana/1987',
    ],
  ],
  [
    'common',
    [
      ...[
        'motdepasse123',
        'Informatique2026',
        '010203040506',
        'MotDePasse2024!',
        'mot de passe 12',
        'M0tD3P@sse2024',
        'motdepassemotdepasse',
        'password1234',
        'P@ssw0rd2024!',
      ],
      ...[
        'Bonjour123456',
        'Marseille2024!',
        'allezlesbleus',
        'jetaimemoncoeur',
        'Soleil-2024-!!',
        '!!!Chouchou123',
        '2024Printemps!',
        'Décembre2026!',
      ],
      ...[
        'sunshine!!2024',
        '$unshine123456',
        'iloveyou12345',
        'administrator',
        'needforspeed',
        'unbelievable',
        'Formation2026!',
      ],
    ],
  ],
])('refuses, as %s, %j', (refusal, all) => {
  for (const plain of all) expect([plain, refuse(plain)]).toEqual([plain, refusal])
})

test('counts characters and not bytes, and takes 1024 bytes', () => {
  expect(refuse('éàùçôîëïûâêö')).toBeNull()
  expect(refuse('éàùçôîëïûâê')).toBe('too_short')
  const long = Array.from({ length: 128 }, (_, at) => `${(at * 7919) % 9973}`.padStart(8, 'xqjv')).join('')
  expect(new TextEncoder().encode(long)).toHaveLength(1024)
  expect(refuse(long)).toBeNull()
  expect(refuse(`${long}!`)).toBe('too_long')
})

test('with nothing known of the person, nothing is about her', () => {
  expect(refusePassword('le héron du marais', { email: '' }, () => false)).toBeNull()
  expect(refusePassword('le héron du marais', { email: '@', organisation: '' }, () => false)).toBeNull()
})

test('every password gets an answer, the same for capitals and for accents written in two pieces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (plain) => {
      expect(refuse(plain.normalize('NFD'))).toBe(refuse(plain.normalize('NFC')))
    }),
    { numRuns: runs(500) },
  )
})

test('random passwords are refused once in a thousand at the very most', () => {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const bytes = new Uint8Array(16)
  const refused = Array.from({ length: 5_000 }, () => {
    crypto.getRandomValues(bytes)
    return refuse(Array.from(bytes, (byte) => letters[byte % letters.length]).join(''))
  }).filter(Boolean)

  expect(refused.length).toBeLessThan(15)
})
