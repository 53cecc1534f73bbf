import type { PackOfProgramme } from '#db/catalogue/packs.ts'
import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import type { ProgrammeRuleRow } from '#db/surveys/rules.ts'
import type { Sheet } from '#domain/catalogue/sheet.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { whenOf } from '#views/surveys/rules.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { blank } from '#views/ui/form.tsx'
import { safeHref } from '#views/ui/href.ts'
import { KeyValues } from '#views/ui/key-values.tsx'
import { Menu, MenuLink, MenuOpener, MenuPost } from '#views/ui/menu.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { funderName, paperName } from './field-lines.ts'
import { ProgrammeFrame, type ProgrammeTab, typeName } from './frame.tsx'
import { SheetAccess, SheetContent } from './sheet.tsx'

export type ProgrammeProps = {
  w: Speech
  programme: ProgrammeRow
  sheet: Sheet
  durations: { planned: number; missing: number }
  packs: readonly PackOfProgramme[]
  /** Null for who may not read surveys. */
  rules: readonly ProgrammeRuleRow[] | null
  history: readonly Entry[]
  allHistory: string | undefined
  tabs: readonly ProgrammeTab[]
  organisation: string
  mayEdit: boolean
  mayPlan: boolean
  /** What a copy of it will be called, so that asking twice makes one. */
  copyId: string
  problem?: string | undefined
}

export function ProgrammePage(props: ProgrammeProps) {
  const { w, programme, sheet, rules, history, allHistory, tabs, mayEdit, problem } = props
  const { catalogue: words } = w
  const isEarlier = programme.shownId !== programme.versionId
  return (
    <ProgrammeFrame w={w} programme={programme} current="sheet" tabs={tabs} actions={<Actions {...props} />}>
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {isEarlier && (
        <Alert
          icon="history"
          title={words.earlier(`${programme.major}.${programme.minor}`)}
          action={<LinkButton href={paths.catalogue.one(programme.id)}>{words.backToSold}</LinkButton>}
        />
      )}
      <div class="cols">
        <div>
          <Card title={words.content} id="content">
            <SheetContent w={w} sheet={sheet} />
          </Card>
          <Card title={words.organisation} id="organisation">
            <SheetAccess w={w} sheet={sheet} />
            <Defaults w={w} sheet={sheet} />
          </Card>
        </div>
        <div>
          <Facts {...props} />
          <Prices w={w} sheet={sheet} />
          {rules && <Surveys w={w} rules={rules} />}
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
      {mayEdit && programme.archivedAt === null && <ArchiveDialog w={w} programme={programme} />}
    </ProgrammeFrame>
  )
}

function Actions({ w, programme, organisation, mayEdit, mayPlan, copyId }: ProgrammeProps) {
  const { catalogue: words } = w
  const { id } = programme
  const isSold = programme.archivedAt === null
  return (
    <>
      <Menu id="programme-more" label={words.more}>
        {isSold && programme.isPublic === 1 && (
          <MenuLink href={paths.portal.programme(organisation, id)} icon="external-link">
            {words.seePublic}
          </MenuLink>
        )}
        <MenuLink href={paths.catalogue.sheet(id)} icon="file-text" hx-boost="false">
          {words.pdf}
        </MenuLink>
        <MenuLink href={paths.catalogue.export(id)} icon="download" hx-boost="false">
          {words.export}
        </MenuLink>
        {mayEdit && (
          <MenuPost action={paths.catalogue.copy(id)} fields={{ id: copyId }} icon="copy">
            {words.clone}
          </MenuPost>
        )}
        {mayEdit && isSold && (
          <MenuOpener opens="archive-programme" icon="archive">
            {words.archiveAsk}
          </MenuOpener>
        )}
      </Menu>
      {mayEdit && !isSold && <PostButton action={paths.catalogue.return(id)}>{words.unarchive}</PostButton>}
      {mayPlan && isSold && (
        <LinkButton icon="calendar-plus" href={`${paths.sessions.new}?programme=${id}`}>
          {words.planSession}
        </LinkButton>
      )}
      {mayEdit && (
        <LinkButton tone="primary" icon="pencil" href={paths.catalogue.edit(id)}>
          {words.edit}
        </LinkButton>
      )}
    </>
  )
}

function Facts({ w, programme, sheet, durations, packs, mayEdit }: ProgrammeProps) {
  const { catalogue: words, format } = w
  return (
    <Card title={words.parts.identity} id="facts">
      <KeyValues
        pairs={[
          [words.actionType, typeName(words, programme.actionType)],
          [words.nsf, programme.nsf || words.none_said],
          [words.fields.minutes, format.duration(sheet.minutes)],
          [words.fields.halfDays, words.days(sheet.halfDays, format.number(sheet.halfDays / 2))],
          [words.fields.modules, sumOf(w, sheet, durations)],
        ]}
      />
      {packs.map(({ id, title, kind, level }) => (
        <p>
          <a href={mayEdit ? paths.catalogue.packs.one(id) : paths.catalogue.packs.all}>
            {kind === 'path' ? words.levelOf(format.number(level), title) : words.inPack(title)}
          </a>
        </p>
      ))}
    </Card>
  )
}

/** What the modules add up to, and what to make of it. */
export function sumOf(
  { catalogue: words, format }: Speech,
  { minutes, modules }: Pick<Sheet, 'minutes' | 'modules'>,
  { planned, missing }: { planned: number; missing: number },
): string {
  if (modules.length === 0) return words.sumNone
  const sum = words.sum(format.duration(planned), format.duration(minutes))
  if (missing === 0) return `${sum}. ${words.sumRight}`
  return `${sum}. ${missing > 0 ? words.sumMissing(format.duration(missing)) : words.sumBeyond(format.duration(-missing))}`
}

function Prices({ w, sheet }: { w: Speech; sheet: Sheet }) {
  const { catalogue: words, format } = w
  const price = (cents: number) => (cents ? `${format.amount(cents)} ${words.exclVat}` : '')
  const none = !sheet.pricePerPerson && !sheet.pricePerGroup && !sheet.pricePerDay && sheet.funderPrices.length === 0
  return (
    <Card title={words.prices} id="prices">
      {none ? (
        <p class="mute">{words.noPrice}</p>
      ) : (
        <KeyValues
          pairs={[
            [words.fields.pricePerPerson, price(sheet.pricePerPerson)],
            [words.fields.pricePerGroup, price(sheet.pricePerGroup)],
            [words.fields.pricePerDay, price(sheet.pricePerDay)],
            ...sheet.funderPrices.map(({ kind, price: cents }) => [funderName(w, kind), price(cents)] as const),
          ]}
        />
      )}
    </Card>
  )
}

/** What each session of it begins with. */
function Defaults({ w, sheet }: { w: Speech; sheet: Sheet }) {
  const { catalogue: words } = w
  const dated = (list: Sheet['tasks']) => list.map(({ title, day }) => <li>{`${words.dayOffset(day)} · ${title}`}</li>)
  const lists = [
    [
      words.fields.resources,
      sheet.resources.map(({ title, address }) => <li>{address ? <a href={safeHref(address)}>{title}</a> : title}</li>),
    ],
    [words.fields.tasks, dated(sheet.tasks)],
    [words.fields.papers, sheet.papers.map((kind) => <li>{paperName(w, kind)}</li>)],
  ] as const
  return (
    <>
      {lists.map(
        ([title, items]) =>
          items.length > 0 && (
            <section class="said">
              <h3>{title}</h3>
              <ul>{items}</ul>
            </section>
          ),
      )}
    </>
  )
}

/** What its sessions ask by themselves, and when. */
function Surveys({ w, rules }: { w: Speech; rules: readonly ProgrammeRuleRow[] }) {
  const { catalogue: words } = w
  return (
    <Card title={words.surveys} id="surveys" flush footer={<a href={paths.surveys.all}>{words.toSurveys}</a>}>
      {rules.length === 0 && <p class="body mute">{words.noSurvey}</p>}
      <Rows>
        {rules.map((rule) => (
          <Row title={rule.title} href={paths.surveys.one(rule.surveyId)} context={whenOf(w, rule)} />
        ))}
      </Rows>
    </Card>
  )
}

function ArchiveDialog({ w, programme }: { w: Speech; programme: ProgrammeRow }) {
  const { catalogue: words } = w
  return (
    <Confirm
      w={w}
      id="archive-programme"
      title={words.archiveTitle(programme.title)}
      action={paths.catalogue.archive(programme.id)}
      verb={words.archiveVerb}
      keep={words.keep}
    >
      <p>{words.archiveFollows}</p>
      <TextField w={w} state={blank} name="reason" label={words.archiveReason} optional />
    </Confirm>
  )
}
