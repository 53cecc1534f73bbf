import type { Page } from '#db/listing.ts'
import type { SendingLine } from '#db/messages/sendings.ts'
import { paths } from '#paths.ts'
import { parameter, withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { MessagesHead } from './frame.tsx'
import { kindName, SendingState } from './sending-state.tsx'

type SendingsProps = {
  w: Speech
  page: Page<SendingLine>
  address: string
  state: string
  states: readonly (keyof Speech['messages']['states'])[]
  after: string | undefined
}

export function SendingsPage({ w, page, address, state, states, after }: SendingsProps) {
  const words = w.messages
  return (
    <>
      <MessagesHead w={w} at="sendings" />
      <Card label={words.sendings} flush>
        <Toolbar w={w} address={address} label={words.search} placeholder={words.searchHint} shown={['state']}>
          <select class="input" name="state" aria-label={words.state}>
            <option value="">{words.allStates}</option>
            {states.map((one) => (
              <option value={one} selected={one === state}>
                {words.states[one]}
              </option>
            ))}
          </select>
          <button type="submit" class="btn">
            {w.ui.search}
          </button>
        </Toolbar>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={page.items}
            id={(sending) => sending.id}
            name={(sending) => sending.recipient}
          />
        ) : (
          <Empty level={2} icon="mail" title={words.noneFound} />
        )}
        {(after || parameter(address, 'after')) && (
          <Pager
            w={w}
            previous={parameter(address, 'after') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </>
  )
}

const columnsOf = (w: Speech): Column<SendingLine>[] => [
  {
    key: 'subject',
    label: w.messages.subject,
    cell: (sending) => (
      <>
        <a href={paths.messages.sending(sending.id)}>{sending.subject ?? w.messages.forgotten}</a>
        <small>{kindName(w, sending.kind)}</small>
      </>
    ),
  },
  { key: 'recipient', label: w.messages.recipient, cell: ({ recipient }) => recipient },
  { key: 'when', label: w.messages.when, cell: ({ at }) => w.format.moment(at), nowrap: true },
  { key: 'state', label: w.messages.state, cell: ({ state }) => <SendingState w={w} state={state} /> },
]
