import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { isStorable } from './form.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', 'a\0b', '\ud800', 'a\udc00', '\u202f', '1\u00a0480\u202f€', "l'été"),
)

test('what is storable comes back from the database as it was typed, and what would not is refused', async () => {
  const back = (typed: string) => env.SHARD_1.prepare('SELECT ? AS typed').bind(typed).first<string>('typed')
  const faithful = fc.asyncProperty(text, async (typed) => {
    if (isStorable(typed)) expect(await back(typed)).toBe(typed)
    else expect(typed.includes('\0') || (await back(typed)) !== typed).toBe(true)
  })
  await fc.assert(faithful, { numRuns: runs(300), seed: 20261121 })
})
