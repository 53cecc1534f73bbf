import { read } from '#db/database.ts'
import { selectProofsByWords } from '#db/quality/proof-words.ts'
import { searchedWords } from '#domain/quality/proofs/words.ts'
import { addressOf } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ProofSearchPage } from '#views/quality/proof-search.tsx'

const pageSize = 25

/** A proof is found by what is written in it. */
export const proofSearch = room(paths.quality.proofs, { staff: 'quality.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const typed = (c.req.query('q') ?? '').slice(0, 200)
    const after = (c.req.query('after') ?? '').slice(0, 40)
    const [rows] = await read(scope, selectProofsByWords(scope, searchedWords(typed), after, pageSize))
    const { w } = c.var
    const looked = rows.slice(0, pageSize)
    return page(
      c,
      w.quality.search.title,
      <ProofSearchPage
        w={w}
        typed={typed}
        address={addressOf(c)}
        items={looked}
        after={rows.length > pageSize ? looked.at(-1)?.id : undefined}
        today={new Date(scope.clock.now()).toISOString().slice(0, 10)}
      />,
    )
  },
  { rows: 60 },
)
