import { Button } from '#views/ui/button.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { ButtonsCard, MessagesCard, NavigationCard, StatesCard } from './kit-basics.tsx'
import { ColoursCard } from './kit-colours.tsx'
import { BarsCard, FiguresTiles, LineCard, QrCard } from './kit-figures.tsx'
import { FloatingCard, KitDialogs, MenuCard } from './kit-floating.tsx'
import { FieldsCard, RefusedForm, SignatureCard } from './kit-forms.tsx'
import { InvoicesCard } from './kit-list.tsx'
import { EmptyCard, KnownCard, PapersCard, StepsCard, WorkCard } from './kit-work.tsx'

/** Every component in every state, with the sentences of a training centre: what is seen here is what screens get. */
export function KitPage({ w }: { w: Speech }) {
  return (
    <>
      <PageHead
        title={w.kit.title}
        lead={w.kit.lead}
        actions={
          <>
            <Button opens="kit-dialog">{w.kit.openDialog}</Button>
            <Button opens="kit-drawer">{w.kit.openDrawer}</Button>
          </>
        }
      />
      <ColoursCard w={w} />
      <div class="thirds">
        <ButtonsCard w={w} />
        <StatesCard w={w} />
        <NavigationCard w={w} />
      </div>
      <FieldsCard w={w} />
      <div class="cols">
        <div>
          <RefusedForm w={w} />
        </div>
        <div>
          <SignatureCard w={w} />
          <QrCard w={w} />
        </div>
      </div>
      <div class="thirds">
        <MessagesCard w={w} />
        <FloatingCard w={w} />
        <MenuCard w={w} />
      </div>
      <FiguresTiles w={w} />
      <div class="thirds">
        <BarsCard w={w} />
        <LineCard w={w} />
        <KnownCard w={w} />
      </div>
      <InvoicesCard w={w} />
      <div class="cols">
        <div>
          <WorkCard w={w} />
          <EmptyCard w={w} />
        </div>
        <div>
          <StepsCard w={w} />
          <PapersCard w={w} />
        </div>
      </div>
      <KitDialogs w={w} />
    </>
  )
}
