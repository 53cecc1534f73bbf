import { type Letters, lettersFrom, plainLetters } from './pdf-letters.ts'
import { linesOf } from './pdf-lines.ts'
import { Objects } from './pdf-objects.ts'
import { type Dictionary, isReference, type Value } from './pdf-values.ts'

const mostPages = 500

/** The words of a PDF, page after page; nothing of one that is locked, or is only pictures. */
export async function pdfText(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  const objects = await Objects.read(bytes)
  const fonts = new Map<Value, Letters>()
  const parts: string[] = []
  let length = 0
  for (const page of objects.pages().slice(0, mostPages)) {
    if (length >= most) break
    const named = await fontsOf(page, objects, fonts)
    const text = linesOf(await contentOf(page, objects), named, most - length)
    parts.push(text)
    length += text.length + 1
  }
  return parts.join('\n').slice(0, most)
}

async function contentOf({ entries }: Dictionary, objects: Objects): Promise<string> {
  const contents = entries.get('Contents')
  const list = isReference(contents) ? objects.resolve(contents) : contents
  const streams = Array.isArray(list) ? (list as readonly Value[]).slice(0, 200) : [contents]
  const parts: string[] = []
  for (const one of streams) parts.push(await objects.stream(one))
  return parts.join('\n')
}

/** A font is met on many pages and read once. What a page does not say, the pages above it say. */
async function fontsOf(page: Dictionary, objects: Objects, known: Map<Value, Letters>) {
  const named = new Map<string, Letters>()
  for (const [name, font] of objects.dictionary(resourcesOf(page, objects).get('Font'))) {
    const key = isReference(font) ? font.ref : font
    const letters = known.get(key) ?? (await lettersOf(font, objects))
    known.set(key, letters)
    named.set(name, letters)
  }
  return named
}

function resourcesOf({ entries }: Dictionary, objects: Objects): ReadonlyMap<string, Value> {
  let at = entries
  for (let up = 0; up < 10; up++) {
    if (at.has('Resources')) return objects.dictionary(at.get('Resources'))
    at = objects.dictionary(at.get('Parent'))
  }
  return new Map()
}

async function lettersOf(font: Value, objects: Objects): Promise<Letters> {
  const map = await objects.stream(objects.dictionary(font).get('ToUnicode'))
  return map === '' ? plainLetters : lettersFrom(map)
}
