import type { ParticipationRow } from '#db/surveys/participations.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { readSurvey, type SurveyContent } from './content.ts'
import { type AskedQuestion, expand } from './expand.ts'

/** The questions as this person is asked them, with the modules and the trainers of the session. */
export function askedOf({ content, programme, trainers }: Asked): { content: SurveyContent; asked: AskedQuestion[] } {
  const read = readSurvey(content)
  const modules = readContent(programme).modules.map(({ title }) => title)
  return { content: read, asked: expand(read, { modules, trainers: JSON.parse(trainers) as Trainer[] }) }
}

type Asked = Pick<ParticipationRow, 'content' | 'programme' | 'trainers'>
type Trainer = { id: string; name: string }
