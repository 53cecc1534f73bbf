import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'

/** What the PDF says, once qpdf and poppler have found it sound and every font of it inside. */
export function soundPdf(file: string): string {
  const check = run('qpdf', '--check', file)
  expect(check.text).toContain('No syntax or stream encoding errors')
  expect(check.text).not.toContain('WARNING')
  const fonts = run('pdffonts', file).text.trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/ yes yes yes /)
  return flat(run('pdftotext', '-raw', file, '-').text)
}

/** Without the spaces and the apostrophes that a page lays out as it likes. */
export const flat = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0\u202f]+/gu, '')
    .replaceAll("'", '’')

export function run(tool: string, ...args: string[]): { status: number | null; text: string } {
  const { stdout, stderr, status } = spawnSync(tool, args, { encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}
