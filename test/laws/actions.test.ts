import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '#words/en.ts'
import { fr } from '#words/fr.ts'
import { report } from '../report.ts'

/** What is recorded under a name that is not written there, and the names it takes. Unneeded, a line fails the test. */
const spelledElsewhere: Readonly<Record<string, readonly string[]>> = {
  'policyEvents[field]': ['second_factor_changed', 'languages_changed', 'time_zone_changed'],
  action: ['signed_in', 'signed_in_on_new_device'],
  asked: ['sign_in_link_asked', 'password_reset_asked'],
  erasureAction: ['payloads_erased'],
  'end.unreadable': ['logo_unreadable', 'portrait_unreadable'],
  said: ['session_cost_added', 'session_cost_changed', 'slot_added', 'slots_planned'],
  'events[verdict]': ['watch_item_returned', 'watch_item_kept', 'watch_item_put_aside'],
  'actionOf(due)': ['ticket_unowned', 'ticket_check_due', 'ticket_overdue'],
  'alarmFor(work.action)': ['job_abandoned', 'alarm_abandoned'],
}

type Recorded = { file: string; expression: string; payload: string }

const files = globSync('src/{domain,routes,jobs,http}/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
const recorded = files.flatMap((file) => recordedIn(file, readFileSync(file, 'utf8')))

test('everything that is recorded has its words in every language', () => {
  const spoken = Object.keys(fr.events.actions)
  const actions = recorded.flatMap(({ expression }) => actionsOf(expression))
  report('actions', `${new Set(actions).size} recorded, ${without(actions, spoken).length} without words`)
  expect(recorded.length).toBeGreaterThan(50)
  expect(without(actions, spoken)).toEqual([])
  expect(Object.keys(en.events.actions).toSorted()).toEqual(spoken.toSorted())
})

test('a name that is not written where it is recorded is known here, and no other', () => {
  const found = recorded.map(({ expression }) => expression).filter((expression) => literalsOf(expression).length === 0)
  expect(without(found, Object.keys(spelledElsewhere))).toEqual([])
  expect(without(Object.keys(spelledElsewhere), found)).toEqual([])
})

test('no payload has a field for a secret', () => {
  // What people call a session is its code: it opens nothing.
  const found = recorded.filter(({ file, payload }) =>
    secrets(file.startsWith('src/domain/sessions/') ? payload.replace(/\bcode\b/, 'name') : payload),
  )
  expect(found.map(({ file, payload }) => `${file}: ${payload}`)).toEqual([])
})

test('the law sees an action without words, and a secret on its way', () => {
  const [one] = recordedIn('x.ts', "record(scope, 'moon_landed', id, { token: minted.token, name })")
  expect(without(actionsOf(one?.expression ?? ''), Object.keys(fr.events.actions))).toEqual(['moon_landed'])
  expect(secrets(one?.payload ?? '')).toBe(true)
  const [two] = recordedIn('x.ts', "record(scope, had ? 'a_b' : 'c_d', id(x, { y }), { tokens: 3, name }, site)")
  expect(two).toEqual({ file: 'x.ts', expression: "had ? 'a_b' : 'c_d'", payload: '{ tokens: 3, name }' })
  expect(secrets('{ tokenCount, passwordSet: true }')).toBe(false)
})

function recordedIn(file: string, source: string): Recorded[] {
  return [...source.matchAll(/(?<![\w.]|function )record\(/g)].map(({ index }) => {
    const [, expression = '', , payload = ''] = argumentsAt(source, index + 'record('.length)
    return { file, expression, payload }
  })
}

/** The arguments of a call, from just after its parenthesis. */
function argumentsAt(source: string, start: number): string[] {
  const found = ['']
  let depth = 0
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (depth < 0) break
    if (sign === ',' && depth === 0) found.push('')
    else found[found.length - 1] += sign
  }
  return found.map((each) => each.trim())
}

const literalsOf = (expression: string): string[] =>
  [...expression.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, name = '']) => name)

const actionsOf = (expression: string): readonly string[] => {
  const literals = literalsOf(expression)
  return literals.length > 0 ? literals : (spelledElsewhere[expression] ?? [])
}

const without = (some: readonly string[], known: readonly string[]) => [
  ...new Set(some.filter((each) => !known.includes(each))),
]

/** A field called so, whatever is put in it. */
const secrets = (payload: string): boolean =>
  /[{,]\s*(token|secret|clientSecret|password|code|codes|cookie)\b\s*[:,}]/.test(payload)
