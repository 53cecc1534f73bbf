import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const packages = { qpdf: 'qpdf', pdftotext: 'poppler-utils', pdffonts: 'poppler-utils' }

/** What judges our PDFs: the tools of the machine, else installed now when we may; false when they cannot be had. */
export function findPdfTools(): boolean {
  return missing().length === 0 || (install(missing()) && missing().length === 0)
}

function missing(): string[] {
  const absent = Object.entries(packages).filter(([tool]) => !existsSync(`/usr/bin/${tool}`))
  return [...new Set(absent.map(([, name]) => name))]
}

function install(names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.log(`PDFs are not judged here: install ${names.join(' and ')}.`)
    return false
  }
  console.log(`Installing ${names.join(' and ')} to judge PDFs...`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-y', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status
  return apt('update') === 0 && apt('install', '--no-install-recommends', ...names) === 0
}
