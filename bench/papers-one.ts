import { readFileSync } from 'node:fs'
import { ourTemplates } from '../src/domain/documents/defaults/ours.ts'
import { blocksOf } from '../src/domain/documents/paper.ts'
import { aroundOf, verifiedAt } from '../src/domain/documents/printing.ts'
import { saidOf } from '../src/domain/documents/values.ts'
import { makeIds } from '../src/edge/ids.ts'
import type { Block, PdfOptions } from '../src/edge/pdf/blocks.ts'
import { drawPdf } from '../src/edge/pdf/draw.ts'
import { zipOf } from '../src/edge/zip.ts'
import { crcOfParts } from '../src/edge/zip-crc.ts'
import { paths } from '../src/paths.ts'
import { voiceOf } from '../src/words/voice.ts'
import { faces, sourceOf } from '../test/laws/papers-source.ts'
import { cpuOf } from './cpu.ts'

/** `node papers-one.ts ours|floor|pdfkit|pdf-lib|chromium <how many>`, in a process of its own: CPU of all of them, and the memory it took. */
const [who, many = '1000'] = process.argv.slice(2)
const now = Date.UTC(2026, 10, 21)
const kind = 'certificat_realisation'
const voice = voiceOf('Europe/Paris')
const source = sourceOf('passee', now, { signatory: 'Odile Martin, directrice', region: 'Pays de la Loire' })
const [person] = source.enrolments
if (!person) throw new Error('Nobody has come.')
const crowd = {
  ...source,
  enrolments: Array.from({ length: Number(many) }, (_, at) => ({
    ...person,
    id: `p${at}`,
    familyName: `Morvan ${at}`,
  })),
}
const letters = await faces()

/** A batch reads a few people at a time. */
const inStep = 20
const steps = Array.from({ length: Math.ceil(Number(many) / inStep) }, (_, at) => ({
  ...crowd,
  enrolments: crowd.enrolments.slice(at * inStep, (at + 1) * inStep),
}))
const ids = makeIds(() => now)
const address = () => `https://lisiere.example${paths.verification('lisiere', ids.next())}`

const asked = {}

const describe = (at: number) => {
  const number = `CR-2026-${String(at + 1).padStart(4, '0')}`
  const step = steps[Math.floor(at / inStep)] ?? crowd
  const said = saidOf(step, { enrolmentId: `p${at}` }, voice, { number, on: '2026-11-21', asked })
  const blocks = blocksOf(kind, (each) => ourTemplates[each], said, voice.typeset)
  return {
    blocks: [...blocks, ...verifiedAt(kind, address(), voice)],
    around: aroundOf(kind, step, voice, number, now),
  }
}

const makers = { ours: withOurs, floor: withCopies, pdfkit: withPdfKit, 'pdf-lib': withPdfLib, chromium: withChromium }
const make = makers[who as keyof typeof makers]
if (who === 'ours' || who === 'floor')
  for (let at = 0; at < 20; at++) await drawPdf(describe(0).blocks, describe(0).around, letters)
const held = process.memoryUsage.rss()
const started = process.cpuUsage()
const { bytes, elsewhere = 0 } = await make()
const cpu = taken(started) + elsewhere
const again = process.cpuUsage()
if (who === 'ours' || who === 'floor') await make()
console.log(
  JSON.stringify({
    cpu,
    warm: taken(again),
    bytes,
    peak: process.resourceUsage().maxRSS / 1024,
    added: process.resourceUsage().maxRSS / 1024 - held / 2 ** 20,
  }),
)
process.exit(0)

function taken(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

type Made = { bytes: number; elsewhere?: number }

/** One paper again and again: what is left when none is drawn. */
async function withCopies(): Promise<Made> {
  const { blocks, around } = describe(0)
  const input = await drawPdf(blocks, around, letters)
  const crc = crcOfParts(input)
  async function* entries() {
    for (let at = 0; at < Number(many); at++) yield { name: `${at}.pdf`, lastModified: new Date(now), input, crc }
  }
  return { bytes: await lengthOf(zipOf(entries())) }
}

async function lengthOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.length
  return bytes
}

/** As a batch leaves: each paper drawn from its description, in a ZIP that is written as it goes. */
async function withOurs(): Promise<Made> {
  async function* entries() {
    for (let at = 0; at < Number(many); at++) {
      const { blocks, around } = describe(at)
      const input = await drawPdf(blocks, around, letters)
      yield { name: `${at}.pdf`, lastModified: new Date(now), input, crc: crcOfParts(input) }
    }
  }
  return { bytes: await lengthOf(zipOf(entries())) }
}

/** The same page, as its users draw one. */
async function withPdfKit(): Promise<Made> {
  const file = new URL('./peers/certificate.mjs', import.meta.url).href
  const { drawCertificate } = (await import(file)) as {
    drawCertificate(blocks: readonly Block[], around: PdfOptions): Promise<Uint8Array>
  }
  let bytes = 0
  for (let at = 0; at < Number(many); at++) {
    const { blocks, around } = describe(at)
    bytes += (await drawCertificate(blocks, around)).length
  }
  return { bytes }
}

/** The usual way: its manual's, with the same letters subset for each document. */
async function withPdfLib(): Promise<Made> {
  const fontkit = await import('@cantoo/fontkit')
  const { PDFDocument } = await import('pdf-lib')
  const file = new URL(
    '../node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    import.meta.url,
  )
  const ttf = readFileSync(file)
  let bytes = 0
  for (let at = 0; at < Number(many); at++) {
    const document = await PDFDocument.create()
    document.registerFontkit(fontkit)
    const font = await document.embedFont(ttf, { subset: true })
    const page = document.addPage([595.28, 841.89])
    describe(at).blocks.forEach((block, line) => {
      page.drawText(JSON.stringify(block).slice(0, 90), { x: 50, y: 780 - line * 24, size: 10, font })
    })
    bytes += (await document.save()).length
  }
  return { bytes }
}

async function withChromium(): Promise<Made> {
  const { chromium } = await import('playwright-core')
  const { findChromium } = await import('../bin/check/chromium.ts')
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium here.')
  const server = await chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const browser = await chromium.connect(server.wsEndpoint())
  const page = await browser.newPage()
  const pids = () => everyChild(server.process().pid ?? 0)
  const before = cpuOf(pids())
  let bytes = 0
  for (let at = 0; at < Number(many); at++) {
    await page.setContent(
      describe(at)
        .blocks.map((block) => `<p>${JSON.stringify(block)}</p>`)
        .join(''),
    )
    bytes += (await page.pdf({ format: 'A4' })).length
  }
  const elsewhere = cpuOf(pids()) - before
  await server.close()
  return { bytes, elsewhere }
}

/** A browser is a tree of processes. */
function everyChild(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
  return [pid, ...children.flatMap(everyChild)]
}
