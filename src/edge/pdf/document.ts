import { isLike } from './alike.ts'
import type { PdfOptions } from './blocks.ts'
import type { Carried, Face, FaceName, Faces } from './face.ts'
import { type Copied, dated, ending, type Front, number, type PdfFile, pdfFile, told } from './file.ts'
import { type PdfImage, writeImage } from './images.ts'
import type { Page, Tag } from './pen.ts'

export type Drawn = {
  pages: readonly Page[]
  tree: Tag
  width: number
  height: number
  images: ReadonlyMap<string, PdfImage>
}

const faceNames: readonly FaceName[] = ['regular', 'semibold', 'italic']
const afterFonts = 4 + faceNames.length * 5

/** The whole file, in parts: what papers made alike have in common, which is written once, and what each alone says, in turn. */
export function pdfOf(drawn: Drawn, options: PdfOptions, faces: Faces): readonly Uint8Array<ArrayBuffer>[] {
  const front = frontOf(drawn, options, faces)
  const contents = drawn.pages.map(({ content }) => content)
  return [front.bytes, ...ending(front, contents, 1, 3)]
}

type Known = { drawn: Drawn; options: PdfOptions; faces: Faces; front: Front }

/** Those of the latest papers: a batch is made of papers alike, give or take a line. */
const fronts: Known[] = []
const mostFronts = 4

function frontOf(drawn: Drawn, options: PdfOptions, faces: Faces): Front {
  const known = fronts.find((one) => one.faces === faces && isLike(one, { drawn, options }))
  if (known) return known.front
  const front = written(drawn, options, faces)
  fronts.unshift({ drawn, options, faces, front })
  fronts.splice(mostFronts)
  return front
}

/** Letters, pictures, pages and the thread by which they are read. */
function written({ pages, tree, width, height, images }: Drawn, options: PdfOptions, faces: Faces): Front {
  const file = pdfFile()
  const used = faceNames.filter((name) => pages.some((page) => page.faces.has(name)))
  for (const name of used) {
    const isWide = pages.some((page) => page.faces.get(name) === true)
    file.copy(faceOf(4 + faceNames.indexOf(name) * 5, faces[name], isWide ? 'whole' : 'usual'))
  }

  const pictures = new Map([...images.keys()].map((name, at) => [name, afterFonts + at * 2]))
  for (const [name, at] of pictures) {
    const image = images.get(name)
    if (image) writeImage(file, at, image)
  }

  const first = afterFonts + images.size * 2
  const metadata = first + pages.length
  const root = metadata + 1
  const contents = writeTree(file, root, tree, pages, (at) => first + at)
  const letters = used.map((name) => `/${name} ${4 + faceNames.indexOf(name) * 5} 0 R`).join('')
  pages.forEach((page, at) => {
    const own = [...page.images].map((name) => `/${name} ${pictures.get(name)} 0 R`).join('')
    const resources = `<</Font<<${letters}>>${own ? `/XObject<<${own}>>` : ''}>>`
    const box = `/MediaBox[0 0 ${number(width)} ${number(height)}]`
    file.object(
      first + at,
      `<</Type/Page/Parent 2 0 R${box}/Resources${resources}/Contents ${contents + at} 0 R/StructParents ${at}/Tabs/S>>`,
    )
  })
  const kids = pages.map((_, at) => `${first + at} 0 R`).join(' ')
  file.object(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
  file.stream(metadata, '/Type/Metadata/Subtype/XML', xmp(options))
  file.object(
    1,
    `<</Type/Catalog/Pages 2 0 R/Lang${told(options.language)}/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R` +
      `/Metadata ${metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
  )
  const instant = dated(options.at)
  file.object(
    3,
    `<</Title${told(options.title)}/Author${told(options.organisation)}/Creator${told('Lisière')}/CreationDate${instant}/ModDate${instant}>>`,
  )
  return file.front()
}

/** Written once: it is the same in every paper. */
function faceOf(at: number, face: Face, part: 'whole' | 'usual'): Copied {
  const known = writtenFaces.get(face[part])
  if (known) return known
  const file = pdfFile()
  writeFace(file, at, face, face[part])
  const made = file.objects()
  writtenFaces.set(face[part], made)
  return made
}

const writtenFaces = new WeakMap<object, Copied>()

/** Five objects: the font, its glyphs, what is known of it, its outlines, the way back to letters. */
function writeFace(file: PdfFile, at: number, face: Face, { outlines, unicode, length, glyphs }: Carried): void {
  const name = `/BaseFont/${face.name}`
  file.object(
    at,
    `<</Type/Font/Subtype/Type0${name}/Encoding/Identity-H/DescendantFonts[${at + 1} 0 R]/ToUnicode ${at + 4} 0 R>>`,
  )
  file.object(
    at + 1,
    `<</Type/Font/Subtype/CIDFontType2${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${at + 2} 0 R/CIDToGIDMap/Identity/DW 500/W[0[${face.widths.slice(0, glyphs).join(' ')}]]>>`,
  )
  file.object(
    at + 2,
    `<</Type/FontDescriptor/FontName/${face.name}/Flags ${face.slant ? 68 : 4}/FontBBox[${face.box.join(' ')}]/ItalicAngle ${face.slant}` +
      `/Ascent ${face.ascent}/Descent ${face.descent}/CapHeight ${face.capitals}/StemV 80/FontFile2 ${at + 3} 0 R>>`,
  )
  file.stream(at + 3, `/Filter/FlateDecode/Length1 ${length}`, outlines)
  file.stream(at + 4, '/Filter/FlateDecode', unicode)
}

/** The parts of the text and, for each page, which part each of its marks belongs to. Answers the number after the last. */
function writeTree(file: PdfFile, from: number, tree: Tag, pages: readonly Page[], pageAt: (at: number) => number) {
  const marks = marksOf(pages)
  const numbers = new Map<Tag, number>()
  const number = (part: Tag) => {
    if (!isWorth(part, marks)) return
    numbers.set(part, from + 2 + numbers.size)
    part.kids.forEach(number)
  }
  number(tree)
  const write = (part: Tag, parent: number) => {
    const own = numbers.get(part)
    if (own === undefined) return
    const said = marks.get(part)?.map(({ page, id }) => `<</Type/MCR/Pg ${pageAt(page)} 0 R/MCID ${id}>>`) ?? []
    const kids = part.kids.flatMap((kid) => (numbers.has(kid) ? [`${numbers.get(kid)} 0 R`] : []))
    const label = part.label === undefined ? '' : `/Alt${told(part.label)}`
    const scope = part.scope ? `/A<</O/Table/Scope/${part.scope}>>` : ''
    const all = [...said, ...kids].join(' ')
    file.object(own, `<</Type/StructElem/S/${part.name}/P ${parent} 0 R${label}${scope}/K[${all}]>>`)
    for (const kid of part.kids) write(kid, own)
  }
  const top = numbers.get(tree)
  file.object(
    from,
    `<</Type/StructTreeRoot/K[${top === undefined ? '' : `${top} 0 R`}]/ParentTree ${from + 1} 0 R/ParentTreeNextKey ${pages.length}>>`,
  )
  const parents = pages.map((page, at) => `${at}[${page.marks.map((part) => `${numbers.get(part)} 0 R`).join(' ')}]`)
  file.object(from + 1, `<</Nums[${parents.join(' ')}]>>`)
  write(tree, from)
  return from + 2 + numbers.size
}

type Marks = ReadonlyMap<Tag, readonly { page: number; id: number }[]>

function marksOf(pages: readonly Page[]): Marks {
  const marks = new Map<Tag, { page: number; id: number }[]>()
  for (const [page, { marks: parts }] of pages.entries()) {
    for (const [id, part] of parts.entries()) {
      const known = marks.get(part)
      if (known) known.push({ page, id })
      else marks.set(part, [{ page, id }])
    }
  }
  return marks
}

/** A part in which nothing was drawn is not told of. */
const isWorth = (part: Tag, marks: Marks): boolean =>
  marks.has(part) || part.name === 'TD' || part.kids.some((kid) => isWorth(kid, marks))

function xmp({ title, language, organisation, at }: PdfOptions): string {
  const instant = `${new Date(at).toISOString().slice(0, 19)}Z`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(organisation)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${xml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${instant}</xmp:CreateDate><xmp:ModifyDate>${instant}</xmp:ModifyDate><xmp:CreatorTool>Lisière</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Signs that XML does not accept are left out. */
const xml = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones left out.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
