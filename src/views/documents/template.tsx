import type { PaperKindName } from '#domain/documents/kinds.ts'
import type { ListName } from '#domain/documents/names.ts'
import type { BlockKind, TemplateBlock } from '#domain/documents/template.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { Paper, type ShownBlock } from './blocks.tsx'
import { Unsaid } from './unsaid.tsx'

/** What the selects of a block offer. */
export type Choices = {
  kinds: readonly BlockKind[]
  names: readonly string[]
  lists: readonly ListName[]
  annexes: readonly PaperKindName[]
}

export type TemplateProps = {
  w: Speech
  kind: PaperKindName
  site: { id: string; name: string } | null
  session: string
  version: number
  isOwn: boolean
  state: FormState
  blocks: readonly TemplateBlock[]
  choices: Choices
  versions: readonly { version: number; at: number; body: string | null }[]
  preview: Preview
}

/** `unsaid`: what must be said and is nowhere in it. */
type Preview = { blocks: readonly ShownBlock[]; unsaid: readonly string[] }

/** One template: its blocks, what they may name, and what they give. */
export function TemplatePage(props: TemplateProps) {
  const { w, kind, site, version, isOwn, choices, versions, preview } = props
  const words = w.templates
  const own = { site: site?.id, session: props.session || undefined }
  return (
    <>
      <PageHead
        title={w.papers.kinds[kind]}
        lead={site?.name ?? words.allSites}
        state={isOwn ? <Badge tone="ok">{words.yours(w.format.number(version))}</Badge> : <Badge>{words.ours}</Badge>}
        actions={isOwn && <Button opens="reset">{words.reset}</Button>}
      />
      <div class="cols">
        <TemplateForm {...props} />
        <div class="stacked">
          <TemplatePreview w={w} kind={kind} preview={preview} />
          <Card id="placeholders" title={words.placeholders} note={words.placeholdersHint}>
            <p>
              {choices.names.map((name) => (
                <>
                  <code>{`{{${name}}}`}</code>{' '}
                </>
              ))}
            </p>
          </Card>
          {versions.length > 0 && (
            <Card id="versions" title={words.versions} flush>
              <Rows>
                {versions.map(({ version: each, at, body }) => (
                  <Row
                    icon="history"
                    title={words.versionLine(w.format.number(each), w.format.moment(at))}
                    state={body === null ? <Badge>{words.ours}</Badge> : undefined}
                    actions={
                      each !== version && (
                        <LinkButton
                          size="small"
                          href={withParameters(paths.templates.one(kind), { ...own, from: String(each) })}
                        >
                          {words.takeUp}
                        </LinkButton>
                      )
                    }
                  />
                ))}
              </Rows>
            </Card>
          )}
        </div>
      </div>
      {isOwn && (
        <Confirm
          w={w}
          id="reset"
          title={words.reset}
          action={paths.templates.reset(kind)}
          verb={words.reset}
          keep={words.keep}
          fields={{ site: site?.id ?? '', version: String(version) }}
        >
          <p>{words.resetFollows}</p>
        </Confirm>
      )}
    </>
  )
}

type PreviewProps = { w: Speech; kind: PaperKindName; preview: Preview }

/** As it will be printed. */
export function TemplatePreview({ w, kind, preview: { blocks, unsaid } }: PreviewProps) {
  return (
    <Card id="preview" title={w.templates.preview} note={w.templates.previewHint}>
      <Unsaid w={w} kind={kind} keys={unsaid} />
      <Paper blocks={blocks} title={w.templates.preview} />
    </Card>
  )
}

function TemplateForm({ w, kind, site, session, version, state, blocks, choices }: TemplateProps) {
  const form = { w, state }
  const words = w.templates
  return (
    <Form
      {...form}
      id="template-form"
      action={paths.templates.one(kind)}
      hidden={{ site: site?.id ?? '', session, version: String(version) }}
    >
      <p class="mute">{words.hint}</p>
      {blocks.map((block, at) => (
        <BlockFields w={w} state={state} kind={kind} block={block} at={at} choices={choices} />
      ))}
      <CheckboxGroup
        {...form}
        name="annexes"
        label={words.annexes}
        optional
        choices={choices.annexes.map((each) => ({ value: each, label: w.papers.kinds[each] }))}
      />
      <SubmitBar w={w} verb={words.save} cancel={paths.templates.all}>
        <Button formaction={paths.templates.preview(kind)}>{words.see}</Button>
      </SubmitBar>
    </Form>
  )
}

type BlockProps = {
  w: Speech
  state: FormState
  kind: PaperKindName
  block: TemplateBlock
  at: number
  choices: Choices
}

function BlockFields({ w, state, kind, block, at, choices }: BlockProps) {
  const words = w.templates
  const rank = words.block(String(at + 1))
  const preview = paths.templates.preview(kind)
  const live = {
    'hx-post': preview,
    'hx-target': '#preview',
    'hx-swap': 'outerMorph',
    'hx-trigger': 'input changed delay:500ms',
    'hx-include': 'closest form',
  }
  const verb = (name: 'up' | 'down' | 'remove' | 'add', icon: 'arrow-up' | 'arrow-down' | 'trash-2' | 'plus') => (
    <Button
      size="small"
      tone="quiet"
      icon={icon}
      name="_do"
      value={`${name}-${at}`}
      label={`${words[name]}, ${rank}`}
    />
  )
  const conditions = choices.names.flatMap((name) => [
    { value: name, label: words.filled(name) },
    { value: `!${name}`, label: words.empty(name) },
  ])
  const lists = choices.lists.map((name) => ({ value: name, label: words.lists[name] }))
  return (
    <fieldset class="block">
      <legend class="sr">{rank}</legend>
      <div class="line">
        <Select
          name="kind"
          label={`${words.kind}, ${rank}`}
          value={block.kind}
          choices={choices.kinds.map((each) => ({ value: each, label: words.kinds[each] }))}
        />
        {verb('up', 'arrow-up')}
        {verb('down', 'arrow-down')}
        {verb('remove', 'trash-2')}
        {verb('add', 'plus')}
      </div>
      <AreaField
        w={w}
        state={{ ...state, values: { ...state.values, [`text_${at}`]: block.text } }}
        {...live}
        name={`text_${at}`}
        label={`${words.text}, ${rank}`}
        rows={Math.min(10, Math.max(2, block.text.split('\n').length + 1))}
        optional
      />
      <details open={block.when !== '' || block.each !== '' || block.group !== ''}>
        <summary>{words.more}</summary>
        <div class="line">
          <Select
            name="when"
            label={`${words.when}, ${rank}`}
            value={block.when}
            none={words.always}
            choices={conditions}
          />
          <Select name="each" label={`${words.each}, ${rank}`} value={block.each} none={words.once} choices={lists} />
          <Select
            name="group"
            label={`${words.group}, ${rank}`}
            value={block.group}
            none={words.once}
            choices={lists}
          />
        </div>
      </details>
    </fieldset>
  )
}

type SelectProps = {
  name: string
  label: string
  value: string
  none?: string
  choices: readonly { value: string; label: string }[]
}

/** One of many of the same name: its label is heard, not seen. */
function Select({ name, label, value, none, choices }: SelectProps) {
  return (
    <select class="input" name={name} aria-label={label}>
      {none !== undefined && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
