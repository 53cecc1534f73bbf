import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'

const fonts = new URL('../../node_modules/@expo-google-fonts/source-sans-3/', import.meta.url)
const regular = readFileSync(new URL('400Regular/SourceSans3_400Regular.ttf', fonts))
const semibold = readFileSync(new URL('600SemiBold/SourceSans3_600SemiBold.ttf', fonts))
const [ink, soft, line] = ['#212625', '#666e69', '#ccd1cc']

/** A certificate as users of pdfkit draw one: its letters subset and embedded by the library, its text flowing down the page. */
export function drawCertificate(blocks, around) {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 48, bottom: 20, left: 56, right: 56 },
    lang: around.language,
  })
  const chunks = []
  document.on('data', (chunk) => chunks.push(chunk))
  const whole = new Promise((answer) => document.on('end', () => answer(Buffer.concat(chunks))))
  document.info.Title = around.title
  document.registerFont('regular', regular).registerFont('semibold', semibold)
  drawAround(document, around)
  for (const block of blocks) draw[block.kind](document, block)
  document.end()
  return whole
}

function drawAround(document, { organisation, letterhead, footer, number }) {
  document.font('semibold', 14).fillColor(ink).text(organisation, 56, 48)
  document.font('regular', 8).fillColor(soft).text(letterhead.join('\n'), 297, 48, { width: 242, align: 'right' })
  document.moveTo(56, 782).lineTo(539, 782).lineWidth(0.6).stroke(line)
  document.fontSize(7.5).text(footer.join('\n'), 56, 788, { width: 393 })
  document.text(`1 / 1\n${number}`, 449, 788, { width: 90, align: 'right' })
  document.x = 56
  document.y = 110
}

const runsOf = (text) => (typeof text === 'string' ? [{ text }] : text)

const draw = {
  heading: (document, { text }) => void document.font('semibold', 20).fillColor(ink).text(text).moveDown(0.4),
  paragraph(document, { text, tone }) {
    const runs = runsOf(text)
    document.fontSize(tone === 'soft' ? 8.5 : 10).fillColor(tone === 'soft' ? soft : ink)
    for (const [at, run] of runs.entries()) {
      document.font(run.bold ? 'semibold' : 'regular').text(run.text, { continued: at < runs.length - 1 })
    }
    document.moveDown(0.5)
  },
  facts(document, { facts }) {
    for (const { label, value } of facts) {
      const { y } = document
      document.font('regular', 9).fillColor(soft).text(label, 56, y, { width: 115 })
      document.fontSize(10).fillColor(ink).text(value, 177, y)
    }
    document.x = 56
    document.moveDown(0.8)
  },
  signatures(document, { boxes }) {
    const { y } = document
    for (const { title, name, note } of boxes) {
      document.lineWidth(0.6).rect(56, y, 483, 114).stroke(line)
      document
        .font('semibold', 9)
        .fillColor(ink)
        .text(title, 64, y + 8)
      document.font('regular').text(name).fillColor(soft).text(note)
    }
    document.x = 56
    document.y = y + 126
  },
  qr(document, { text, label, size }) {
    const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
    const [side, left, { y }] = [size / modules, 539 - size, document]
    for (const [row, cells] of data.entries()) {
      for (const [column, isDark] of cells.entries())
        if (isDark) document.rect(left + column * side, y + row * side, side, side)
    }
    document
      .fill('black')
      .font('regular', 7.5)
      .fillColor(soft)
      .text(label, 56, y + size + 4, { align: 'right' })
  },
}
