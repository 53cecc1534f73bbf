import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readHeader } from '#edge/images/header.ts'
import { jpeg } from '../images/jpeg.ts'
import { png } from '../images/png.ts'

let script = ''
let folder = ''
let browser: Browser
let page: Page

beforeAll(async () => {
  const contents = `import { reducePhotos } from './reduce.ts'; reducePhotos()`
  const stdin = { contents, resolveDir: 'src/browser', loader: 'ts' as const }
  const built = await build({ stdin, bundle: true, format: 'iife', write: false })
  script = built.outputFiles[0]?.text ?? ''
  folder = await mkdtemp(join(tmpdir(), 'photos-'))
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  page = await browser.newPage()
  await page.setContent('<form><input type="file" multiple data-reduce="400"><button>Send</button></form>')
  await page.addScriptTag({ content: script })
  await page.evaluate(() => {
    const say = (words: string) => document.body.insertAdjacentHTML('beforeend', `<p>${words}</p>`)
    document.addEventListener('change', () => say('changed'))
    document.addEventListener('submit', (event) => {
      event.preventDefault()
      const input = document.querySelector('input')
      say(`sent ${Array.from(input?.files ?? [], ({ name }) => name)}`)
    })
  })
})

it('reduces a photo, upright and without what the camera wrote, and says so once', async () => {
  const [photo] = await choose({
    'held.jpeg': jpeg(960, 640, (x) => (x < 60 ? [200, 0, 0] : [0, 0, 200]), { orientation: 6 }),
  })
  expect(photo).toMatchObject({ name: 'held.jpg', picture: { kind: 'jpeg', width: 267, height: 400, orientation: 1 } })
  expect(await page.getByText('changed').count()).toBe(1)
})

it('keeps the transparency of a drawing', async () => {
  const [drawing] = await choose({ 'logo.png': await png(800, 400, () => [0, 0, 0, 0]) })
  expect(drawing).toMatchObject({ name: 'logo.png', picture: { kind: 'png', width: 400, height: 200 } })
})

it('leaves alone what is small, what is no picture, and what it cannot read', async () => {
  const originals = {
    'small.png': await png(40, 40, () => [9, 9, 9, 9]),
    'small.jpg': jpeg(64, 64, () => [9, 9, 9], { orientation: 3 }),
    'paper.pdf': new TextEncoder().encode('%PDF-1.7'),
    'broken.png': new TextEncoder().encode('no picture'),
  }
  const kept = await choose(originals)
  expect(kept.map(({ name, bytes }) => [name, bytes])).toEqual(
    Object.entries(originals).map(([name, bytes]) => [name, Array.from(bytes)]),
  )
})

it('makes a form wait for its photos', async () => {
  await page.evaluate(() => {
    const real = window.createImageBitmap
    window.createImageBitmap = async (...all: unknown[]) => {
      await new Promise((done) => setTimeout(done, 300))
      return Reflect.apply(real, window, all)
    }
  })
  await give({ 'photo.jpeg': jpeg(960, 640, () => [9, 9, 9]) })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('sent photo.jpg').waitFor()
  expect(await page.getByText('sent').count()).toBe(1)
})

async function give(files: Record<string, Uint8Array>) {
  const paths = []
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name), bytes)
    paths.push(join(folder, name))
  }
  await page.locator('input').setInputFiles(paths)
}

async function choose(files: Record<string, Uint8Array>) {
  await give(files)
  await page.getByText('changed').first().waitFor()
  const chosen = await page.locator('input').evaluate((input: HTMLInputElement) =>
    Promise.all(
      Array.from(input.files ?? [], async (file) => ({
        name: file.name,
        bytes: Array.from(new Uint8Array(await file.arrayBuffer())),
      })),
    ),
  )
  return chosen.map(({ name, bytes }) => ({ name, bytes, picture: readHeader(Uint8Array.from(bytes)) }))
}
