/// <reference types="vite/types/importMeta.d.ts" />

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { runs } from '#test/runs.ts'
import { report } from '../report.ts'
import { samples } from './samples.ts'

/** Every schema of the domain, found where it is exported: one without a sample here fails. */
const modules = import.meta.glob<Record<string, unknown>>(['/src/domain/**/*.ts', '!**/*.test.ts'], { eager: true })
const schemas = new Map(
  Object.entries(modules)
    .flatMap(([, exported]) => Object.entries(exported))
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
)

test('every schema is registered with a form it accepts', () => {
  expect([...schemas.keys()].sort()).toEqual(Object.keys(samples).sort())
  for (const [name, schema] of schemas) expect([name, schema.safeParse(samples[name]).success]).toEqual([name, true])
})

test('no schema throws on junk, and what it accepts it accepts again unchanged', () => {
  for (const [name, schema] of schemas)
    fc.assert(property(schema, samples[name] ?? {}), { numRuns: runs(200), seed: 20261121 })
  report('schemas', `${schemas.size} schemas × 200 forms, 0 broken`)
})

test('the law sees a schema that throws, or that changes its mind', () => {
  const throws = z.object({ name: z.string().transform((text) => JSON.parse(text) as string) })
  const wavers = z.object({ name: z.string().transform((text) => `${text}!`) })
  expect(() => fc.assert(property(throws, { name: '1' }), { seed: 1 })).toThrow()
  expect(() => fc.assert(property(wavers, { name: 'a' }), { seed: 1 })).toThrow()
})

type Form = Readonly<Record<string, string | readonly string[]>>

function property(schema: z.ZodType, sample: Form) {
  const names = Object.keys(sample)
  return fc.property(fc.array(fc.tuple(fc.constantFrom(...names, 'unknown'), anything)), (changes) => {
    const form = { ...sample, ...Object.fromEntries(changes) }
    const first = schema.safeParse(form)
    if (!first.success) {
      for (const issue of first.error.issues) expect(issue.message).not.toBe('')
      return
    }
    const again = schema.safeParse(asTyped(first.data as Record<string, unknown>))
    expect(again.success && again.data).toEqual(first.data)
  })
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 5000 }),
  fc.constantFrom('', ' ', '\0', '\ud800', '-1', '1e9', 'NaN', "'; DROP TABLE sites; --", '<script>', '\u202e', '́é'),
  fc.array(fc.string(), { maxLength: 3 }),
)

/** What a form would say to mean this value: a box ticked is « on », a box left is absent. */
function asTyped(value: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(value).filter(([, one]) => one !== false && one !== null && one !== undefined)
  return Object.fromEntries(
    fields.map(([name, one]) => [name, one === true ? 'on' : Array.isArray(one) ? one : String(one)]),
  )
}
