import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import type { Context } from './context.ts'
import { boundaryOf, readParts, textOf } from './multipart.ts'
import { shownFor } from './shown-for.ts'
import { unread } from './unread.ts'

type Told = { name: string; fileName: string | null; text: string }

const boundary = '----lisiere'

/** The same bytes, cut wherever the network pleases. */
function cut(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      let at = 0
      for (const size of [...sizes, bytes.length]) {
        if (size > 0 && at < bytes.length) controller.enqueue(bytes.subarray(at, at + size))
        at += size
      }
      controller.close()
    },
  })
}

const written = (parts: readonly Told[]): Uint8Array =>
  new TextEncoder().encode(
    [
      ...parts.map(
        ({ name, fileName, text }) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === null ? '' : `; filename="${fileName}"\r\nContent-Type: application/pdf`}\r\n\r\n${text}\r\n`,
      ),
      `--${boundary}--\r\n`,
    ].join(''),
  )

async function read(stream: ReadableStream<Uint8Array>): Promise<Told[]> {
  const told: Told[] = []
  for await (const part of readParts(stream, boundary)) {
    told.push({ name: part.name, fileName: part.fileName, text: await textOf(part, 1_000_000) })
  }
  return told
}

describe('the organisation that a form was shown for', () => {
  it('is read first, however slowly the form comes, and the form is whole for who reads it next', async () => {
    const parts = [
      { name: '_for', fileName: null, text: 'lisiere' },
      { name: 'file', fileName: 'liste.csv', text: 'Nom;Prénom' },
    ]
    const body = slowly(written(parts), 25)
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
    const raw = new Request('https://lisiere.example/imports', { method: 'POST', headers, body })
    const c = { req: { raw, header: (name: string) => raw.headers.get(name) } } as unknown as Context
    expect(await shownFor(c)).toBe('lisiere')
    const whole = unread(raw).body
    expect(whole && (await read(whole))).toEqual(parts)
  })
})

/** One piece at a time, each when it is asked for. */
function slowly(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}

describe('the parts of a form', () => {
  it('come back as they were written, wherever the network cuts them', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(`\r\n--${boundary.slice(0, -1)}`, '\r\n', '--', `\r\r\n--`, ''),
    )
    const part = fc.record({
      name: fc.string({ maxLength: 12 }).map((name) => name.replace(/["\r\n%]/g, '')),
      fileName: fc.option(fc.string({ maxLength: 12 }).map((name) => name.replace(/["\r\n%]/g, ''))),
      text,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), fc.array(fc.nat({ max: 40 })), async (parts, sizes) => {
        expect(await read(cut(written(parts), sizes))).toEqual(parts)
      }),
      { numRuns: runs(300) },
    )
  })

  it('are those that the platform finds', async () => {
    const form = new FormData()
    form.append('_for', 'lisiere')
    form.append('file', new Blob(['%PDF-1.7']), 'Été "72".pdf')
    const request = new Request('https://lisiere.test/', { method: 'POST', body: form })
    const parts = []
    for await (const part of readParts(
      request.body ?? expect.unreachable(),
      boundaryOf(request.headers.get('Content-Type')) ?? '',
    )) {
      parts.push([part.name, part.fileName, await textOf(part, 100)])
    }
    expect(parts).toEqual([
      ['_for', null, 'lisiere'],
      ['file', 'Été "72".pdf', '%PDF-1.7'],
    ])
  })

  it('let go by whoever does not read them, in whole or in part', async () => {
    const parts = [
      { name: 'a', fileName: 'a.bin', text: 'x'.repeat(5000) },
      { name: 'b', fileName: null, text: 'seen' },
    ]
    const seen = []
    for await (const part of readParts(cut(written(parts), [100, 100, 100]), boundary)) {
      if (part.name === 'b') seen.push(await textOf(part, 10))
      else for await (const _ of part.body) break
    }
    expect(seen).toEqual(['seen'])
  })

  it('are unreadable when the form is cut, nameless, too long in its heads, or no form', async () => {
    const whole = written([{ name: 'a', fileName: null, text: 'b' }])
    const heads = `--${boundary}\r\nContent-Disposition: form-data; name="${'a'.repeat(9000)}"\r\n\r\n`
    for (const bad of [
      whole.slice(0, -8),
      new TextEncoder().encode(`--${boundary}\r\nContent-Disposition: attachment\r\n\r\nx\r\n--${boundary}--`),
      new TextEncoder().encode(heads),
      new Uint8Array(),
      new TextEncoder().encode('nothing of the kind'),
    ]) {
      await expect(read(cut(bad, []))).rejects.toThrow('unreadable')
    }
  })

  it('answer whatever the bytes: parts, or unreadable', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, begun) => {
        const start = begun ? new TextEncoder().encode(`--${boundary}\r\n`) : new Uint8Array()
        const answer = await read(cut(Uint8Array.from([...start, ...bytes]), [7])).catch(
          (error: Error) => error.message,
        )
        expect(Array.isArray(answer) || answer.startsWith('unreadable')).toBe(true)
      }),
      { numRuns: runs(200) },
    )
  })
})
