/** What somebody would read of a piece of HTML: on one line, without its tags, its scripts and its drawings. */
export function plainOf(html: string, most: number): string {
  const words = html
    .slice(0, longest)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(inline, '')
    .replace(/<[/!?a-z][^<>]*(?:>|$)/gi, ' ')
    .replace(/&(#?[a-z0-9]{1,10});/gi, (whole, name: string) => characterOf(name) ?? whole)
  return tidy(words, most)
}

/** The same for what was no HTML. */
export function tidy(text: string, most: number): string {
  const line = text
    .slice(0, longest)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\s\S{0,20}$/, '')}…`
}

const longest = 100_000

/** Tags inside a word or a sentence: nothing is said between them. */
const inline = /<\/?(?:a|abbr|b|cite|code|em|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi

function characterOf(name: string): string | null {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : 0
  if (code > 0) return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
  return Object.hasOwn(entities, name) ? (entities[name] ?? null) : null
}

/** Those of French and English prose. */
const entities: Readonly<Record<string, string>> = Object.fromEntries(
  `amp & lt < gt > quot " apos ' laquo « raquo » lsquo ‘ rsquo ’ ldquo “ rdquo ” hellip … ndash – mdash — bull • middot ·
  euro € deg ° copy © reg ® eacute é egrave è ecirc ê euml ë agrave à acirc â ccedil ç icirc î iuml ï ocirc ô ugrave ù
  ucirc û uuml ü oelig œ aelig æ Eacute É Egrave È Ecirc Ê Agrave À Acirc Â Ccedil Ç Icirc Î Ocirc Ô OElig Œ Ugrave Ù`
    .split(/\s+/)
    .flatMap((name, at, all) => (at % 2 === 0 ? [[name, all[at + 1] ?? '']] : []))
    .concat([
      ['nbsp', ' '],
      ['ensp', ' '],
      ['emsp', ' '],
      ['thinsp', ' '],
      ['shy', ''],
    ]),
)
