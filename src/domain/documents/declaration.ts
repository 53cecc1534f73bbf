import type { Source } from './source.ts'

/** Under which number a paper is given: that of the session's site when it has one, else the organisation's. */
export function declarationOf({ office, mentions, session }: Source): { nda: string; region: string } {
  return session?.siteNda
    ? { nda: session.siteNda, region: session.siteNdaRegion ?? '' }
    : { nda: office.nda, region: mentions.region ?? '' }
}
