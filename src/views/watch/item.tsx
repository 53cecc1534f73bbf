import type { ItemRow } from '#db/quality/watch-items.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Badge } from '#views/ui/state.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { themeOf } from './theme.ts'

type ItemProps = {
  w: Speech
  item: ItemRow
  programmes: readonly Choice[]
  history: readonly Entry[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function WatchItemPage(props: ItemProps) {
  const { w, item, history, allHistory, mayEdit, state } = props
  const words = w.watch
  return (
    <>
      <PageHead
        title={item.title}
        state={<StateBadge w={w} state={item.state} />}
        facts={[
          { icon: 'rss', text: item.source || words.byHand },
          { icon: 'calendar', text: w.format.longDate(item.happenedOn) },
          { icon: 'tag', text: themeOf(w, item.theme) },
        ]}
        actions={<Actions w={w} item={item} mayEdit={mayEdit} />}
      />
      {state.problem && <Alert tone="bad" role="alert" title={state.problem} />}
      <div class="cols">
        <div>
          {item.summary && (
            <Card title={words.summary} id="summary">
              {item.summary.split('\n').map((line) => (
                <p>{line}</p>
              ))}
            </Card>
          )}
          {item.state === 'used' && <Used {...props} />}
          {item.state !== 'used' && mayEdit && <UseForm {...props} />}
        </div>
        <div>
          <History w={w} entries={history} all={allHistory} />
        </div>
      </div>
    </>
  )
}

function StateBadge({ w, state }: { w: Speech; state: string }) {
  const words: Readonly<Record<string, string>> = w.watch.states
  const tone = state === 'used' ? 'ok' : state === 'new' ? 'warn' : undefined
  return <Badge tone={tone}>{words[state] ?? ''}</Badge>
}

function Actions({ w, item, mayEdit }: Pick<ItemProps, 'w' | 'item' | 'mayEdit'>) {
  const words = w.watch
  const to = (verdict: string, word: string) => (
    <PostButton action={paths.watch.triage(item.id)} fields={{ verdict }}>
      {word}
    </PostButton>
  )
  return (
    <>
      {mayEdit && item.state === 'aside' && to('new', words.bringBack)}
      {mayEdit && ['new', 'kept'].includes(item.state) && to('aside', words.putAside)}
      {mayEdit && item.state === 'new' && to('kept', words.keep)}
      {item.holdingId && (
        <LinkButton icon="file-text" href={paths.files.content(item.holdingId)}>
          {words.openFile}
        </LinkButton>
      )}
      {item.address && (
        <LinkButton icon="external-link" href={item.address}>
          {words.read}
        </LinkButton>
      )}
    </>
  )
}

function Used({ w, item, programmes }: ItemProps) {
  const words = w.watch
  const concerned = JSON.parse(item.programmes ?? '[]') as string[]
  return (
    <Card title={words.changedTitle} id="used">
      <KeyValues
        pairs={[
          [words.changed, item.changed],
          [words.indicators, (JSON.parse(item.served ?? '[]') as number[]).join(', ')],
          [
            words.programmes,
            programmes
              .filter(({ value }) => concerned.includes(value))
              .map(({ label }) => label)
              .join(', '),
          ],
          [words.decidedOn, w.format.longDate(item.decidedOn ?? '')],
        ]}
      />
    </Card>
  )
}

function UseForm({ w, item, programmes, state }: ItemProps) {
  const words = w.watch
  const form = { w, state: { ...state, problem: undefined } }
  const numbers = [...new Set([...(JSON.parse(item.indicators) as number[]), 23, 24, 25])].sort((a, b) => a - b)
  return (
    <Card title={words.changedTitle} id="use">
      <Form {...form} id="use-form" action={paths.watch.use(item.id)} draft={paths.watch.use(item.id)} bare>
        <AreaField {...form} name="changed" label={words.changed} hint={words.changedHint} rows={4} />
        <CheckboxGroup
          {...form}
          name="indicators"
          label={words.indicators}
          choices={numbers.map((number) => ({ value: String(number), label: words.indicator(String(number)) }))}
        />
        {programmes.length > 0 && (
          <CheckboxGroup {...form} name="programmes" label={words.programmes} choices={programmes} optional />
        )}
        <DateField {...form} name="decidedOn" label={words.decidedOn} />
        <p class="actions">
          <Button tone="primary">{words.useVerb}</Button>
        </p>
      </Form>
    </Card>
  )
}
