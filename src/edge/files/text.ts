import { clean, set, type Verdict } from './verdict.ts'

/** Words in UTF-8 or as Windows wrote them: no control sign but those of a page, and no markup first. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) return false
  return !/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 1024)))
}

/** A cell that a spreadsheet would calculate is told: the bytes of a person's file are not ours to rewrite. */
export function judgeText(bytes: Uint8Array): Verdict {
  if (!looksLikeText(bytes)) return set('wrong_kind')
  const text = new TextDecoder('latin1').decode(bytes)
  return /(^|[;,\t\r\n])"?[ ]?([=@]|[+-][A-Za-z(@])/.test(text) ? { ok: true, findings: ['formulas'] } : clean
}
