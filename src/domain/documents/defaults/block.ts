import type { TemplateBlock } from '#domain/documents/template.ts'

type More = Partial<Pick<TemplateBlock, 'when' | 'each' | 'group'>>

const block =
  (kind: TemplateBlock['kind']) =>
  (text = '', more: More = {}): TemplateBlock => ({ kind, text, when: '', each: '', group: '', ...more })

/** Our own templates are written with these; spaces and apostrophes are set when they are printed. */
export const title = block('title')
export const heading = block('heading')
export const subheading = block('subheading')
export const paragraph = block('paragraph')
export const soft = block('soft')
export const note = block('note')
export const list = block('list')
export const facts = block('facts')
export const table = block('table')
export const signatures = block('signatures')
export const pageBreak = block('break')

/** Said at the top of whatever has a number. */
export const numbered = soft('N° {{paper.number}}, le {{paper.date}}')
