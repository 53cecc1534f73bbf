import { Alert } from '#views/ui/alert.tsx'
import { Avatar, Who } from '#views/ui/avatar.tsx'
import { Button, LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Chip } from '#views/ui/chip.tsx'
import { Fill } from '#views/ui/fill.tsx'
import { Badge, Count, State } from '#views/ui/state.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'

export function ButtonsCard({ w }: { w: Speech }) {
  const { buttons } = w.kit
  return (
    <Card title={buttons.title} id="kit-buttons">
      <div class="actions">
        <Button type="button" tone="primary">
          {w.ui.save}
        </Button>
        <Button type="button">{buttons.duplicate}</Button>
        <Button type="button" tone="quiet">
          {buttons.later}
        </Button>
        <Button tone="danger" opens="kit-dialog">
          {buttons.remove}
        </Button>
      </div>
      <div class="actions">
        <LinkButton tone="primary" icon="plus" href="#kit-fields">
          {buttons.create}
        </LinkButton>
        <LinkButton icon="download" href="#kit-list">
          {buttons.export}
        </LinkButton>
        <Button type="button" tone="quiet" icon="ellipsis" label={buttons.more} />
      </div>
      <div class="actions">
        <Button type="button" size="small">
          {buttons.small}
        </Button>
        <Button type="button">{buttons.normal}</Button>
        <Button type="button" size="large">
          {buttons.large}
        </Button>
      </div>
      <div class="actions">
        <Button type="button" tone="primary" busy>
          {buttons.sending}
        </Button>
        <Button type="button" disabled>
          {buttons.unavailable}
        </Button>
        <LinkButton href={undefined}>{buttons.dead}</LinkButton>
      </div>
      <PostButton action={here} icon="send" fields={{ person: 'p-17' }}>
        {buttons.resend}
      </PostButton>
    </Card>
  )
}

export function StatesCard({ w }: { w: Speech }) {
  const { states } = w.kit
  return (
    <Card title={states.title} id="kit-states">
      <div class="actions">
        <Badge tone="ok">{states.conform}</Badge>
        <Badge tone="warn">{states.toComplete}</Badge>
        <Badge tone="bad">{states.alert}</Badge>
        <Badge tone="info" icon="circle-play">
          {states.running}
        </Badge>
        <Badge>{states.draft}</Badge>
      </div>
      <div class="actions roomy">
        <State tone="ok">{states.signed}</State>
        <State tone="warn">{states.awaited}</State>
        <State tone="bad">{states.missing}</State>
        <State tone="info">{states.open}</State>
        <State icon="minus">{states.none}</State>
      </div>
      <div class="actions roomy">
        <Fill value={3} max={10} least={4} />
        <Fill value={8} max={10} least={4} />
        <Fill value={12} max={12} />
      </div>
      <div class="actions">
        <Chip w={w} label={states.site} remove="?">
          Nantes
        </Chip>
        <Avatar name="Ana Delmas" />
        <Count value={12} />
        <Count value={3} due={w.ui.due} />
      </div>
      <Who name="Bruno Castel">bruno.castel@example.org</Who>
    </Card>
  )
}

export function NavigationCard({ w }: { w: Speech }) {
  const { navigation } = w.kit
  return (
    <Card title={navigation.title} id="kit-navigation">
      <Tabs
        label={navigation.tabs}
        tabs={[
          { href: '?', label: navigation.overview, current: true },
          { href: '?tab=trainees', label: navigation.trainees, count: 10 },
          { href: '?tab=attendance', label: navigation.attendance, count: 2, due: w.ui.due },
          { href: '?tab=journal', label: navigation.journal },
        ]}
      />
    </Card>
  )
}

export function MessagesCard({ w }: { w: Speech }) {
  const { messages } = w.kit
  return (
    <Card title={messages.title} id="kit-messages">
      <Alert tone="ok" title={messages.sent}>
        {messages.sentMore}
      </Alert>
      <Alert
        tone="warn"
        title={messages.room}
        action={
          <LinkButton size="small" href="#kit-list">
            {messages.seePlanning}
          </LinkButton>
        }
      />
      <Alert tone="bad" title={messages.notSaved} />
      <Alert title={messages.grid} />
    </Card>
  )
}

/** Forms of the sheet lead back to it. */
const here = ''
