import type { Look } from '#db/surveys/results.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Menu, MenuPost } from '#views/ui/menu.tsx'
import type { Speech } from '#words/words.ts'
import { lookIn } from './results-said.ts'

/** What the page shows, in a file. */
export function ResultsExports({ w, survey, look }: { w: Speech; survey: string; look: Look }) {
  const words = w.results
  const formats = [
    ['csv', words.csv],
    ['xlsx', words.xlsx],
    ['pdf', words.pdf],
  ] as const
  return (
    <Menu id="exports" label={words.export} icon="download" text={words.export}>
      {formats.map(([format, said]) => (
        <MenuPost action={withParameters(paths.surveys.resultExports(survey), lookIn(look))} fields={{ format }}>
          {said}
        </MenuPost>
      ))}
    </Menu>
  )
}
