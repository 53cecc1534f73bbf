import { type Answers, read, type Statement } from '#db/database.ts'
import { type Listing, pageOf } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { type Entry, RegisterPage } from '#views/registers/register.tsx'
import type { IconName } from '#views/ui/icon-names.ts'
import type { Speech } from '#words/words.ts'
import { todayOf } from './today.ts'

const pageSize = 25

type Keyed = { sortKey: string; id: string }
type RowOf<T extends Statement> = Answers<[T]>[0] extends readonly (infer Row extends Keyed)[] ? Row : never

type Register<Row> = {
  icon: IconName
  /** Where one more is added, by whoever may. */
  add: string
  words(w: Speech): Readonly<Record<'title' | 'lead' | 'add', string>>
  entry(c: Context, row: Row): Entry
}

/** A register reads like the others: the next days first, a page at a time. */
export const listed =
  <T extends Statement>(
    select: (scope: Scope, after: Listing['after'], limit: number) => T,
    { icon, add, words, entry }: Register<RowOf<T>>,
  ) =>
  async (c: Context): Promise<Response> => {
    const [rows] = await read(c.var.scope, select(c.var.scope, readListing(c).after, pageSize))
    const { items, next } = pageOf(rows as unknown as readonly RowOf<T>[], pageSize)
    const { w, may } = c.var
    const { title, lead, add: label } = words(w)
    return page(
      c,
      title,
      <RegisterPage
        w={w}
        title={title}
        lead={lead}
        icon={icon}
        add={may('registers.edit') ? { href: add, label } : undefined}
        entries={items.map((row) => entry(c, row))}
        today={todayOf(c)}
        address={addressOf(c)}
        after={afterKey(next)}
      />,
    )
  }
