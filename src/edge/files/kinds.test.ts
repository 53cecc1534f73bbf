import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, joined } from '../../../test/images/bytes.ts'
import { gif } from '../../../test/images/gif.ts'
import { jpeg } from '../../../test/images/jpeg.ts'
import { png } from '../../../test/images/png.ts'
import { lossyHead, webp } from '../../../test/images/webp.ts'
import { zip } from '../../../test/images/zip.ts'
import { sniff } from './kinds.ts'
import { namesInZip } from './zip.ts'

const grey = () => [90, 90, 90] as const
const word = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

describe('what bytes are', () => {
  it('is told by their first bytes, whatever their name', async () => {
    expect(sniff(await png(2, 2, grey))).toBe('png')
    expect(sniff(jpeg(8, 8, grey))).toBe('jpeg')
    expect(sniff(webp(2, 2, [1, 2, 3]))).toBe('webp')
    expect(sniff(lossyHead(2, 2))).toBe('webp')
    expect(sniff(gif(2, 2))).toBe('gif')
    expect(sniff(bytesOf('%PDF-1.7\n'))).toBe('pdf')
  })

  it('tells papers from other archives by what they hold', () => {
    expect(sniff(zip(word))).toBe('docx')
    expect(sniff(zip(['[Content_Types].xml', 'xl/workbook.xml']))).toBe('xlsx')
    expect(sniff(zip(['word/document.xml']))).toBe('zip')
    expect(sniff(zip(['../../etc/passwd']))).toBe('zip')
    expect(sniff(zip(word).subarray(0, -30))).toBe('zip')
  })

  it('knows a drawing that is a program', () => {
    expect(sniff(bytesOf('<svg onload="alert(1)">'))).toBe('svg')
    expect(sniff(bytesOf('\ufeff<?xml version="1.0"?><!-- --><SVG xmlns="x"/>'))).toBe('svg')
  })

  it('does not look for a kind further than the start', () => {
    expect(sniff(bytesOf('<html><script>1</script>%PDF-1.7'))).toBe('unknown')
    expect(sniff(bytesOf('GIF88a'))).toBe('text')
    expect(sniff(bytesOf('\0GIF89a'))).toBe('unknown')
    expect(sniff(bytesOf('RIFF\0\0\0\0WAVEfmt '))).toBe('unknown')
    expect(sniff(new Uint8Array())).toBe('unknown')
  })

  it('answers whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        expect(sniff(tail)).toBeTypeOf('string')
        expect(['zip', 'docx', 'xlsx']).toContain(sniff(joined(bytesOf('PK\x03\x04'), tail)))
      }),
    )
  })
})

describe('the names of an archive', () => {
  it('are those of its central directory', () => {
    expect(namesInZip(zip(word))).toEqual(word)
    expect(namesInZip(zip([]))).toEqual([])
  })

  it('are unknown when the directory lies', () => {
    fc.assert(
      fc.property(fc.nat({ max: 255 }), fc.nat({ max: 200 }), (value, at) => {
        const broken = zip(word)
        if (at < broken.length) broken[at] = value
        const names = namesInZip(broken)
        expect(names === null || names.length <= word.length).toBe(true)
      }),
    )
  })
})
