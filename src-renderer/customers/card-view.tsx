import { memo, useEffect } from 'react'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import { CaseList } from '../cases/case-list.tsx'
import { RecordContact } from '../contacts/record-contact.tsx'
import { type CardTab, cardFront, holdCard, lookInCard } from '../state/card-place.ts'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useSoon } from '../ui/use-soon.ts'
import { CardHeader } from './card-header.tsx'
import { Details } from './details.tsx'
import { PromiseList } from './promise-list.tsx'
import { Timeline } from './timeline.tsx'
import styles from './timeline-bar.module.css'
import { TimelineBar } from './timeline-bar.tsx'
import { ToldStrip } from './told-strip.tsx'
import { useFocusOn } from './use-focus-on.ts'

type CardViewProps = { card: CustomerCard; onCorrect?: ((note: Note) => void) | undefined }

/** One customer at a glance; the same on the call screen and among the customers. Keyed by customer. */
export const CardView = memo(function CardView({ card, onCorrect }: CardViewProps) {
  const { tabs, tabList } = useTexts().card
  const { ui } = useAccess()
  const customerId = card.customer.id
  const { tab, target } = useUi(({ cardPlaces }) => cardPlaces[customerId]) ?? cardFront
  const asideIsThere = useSoon()
  useFocusOn(target)
  useEffect(() => holdCard(ui, customerId), [ui, customerId])
  return (
    <Panel label={card.customer.name} grow>
      <CardHeader card={card} />
      <ToldStrip card={card} />
      <Tabs
        label={tabList}
        selected={tab}
        onSelect={(id) => lookInCard(ui, customerId, { tab: tabOf(id), target: null })}
        aside={
          asideIsThere && (
            <div className={styles['aside']}>
              {tab === 'history' && <TimelineBar card={card} />}
              <RecordContact card={card} />
            </div>
          )
        }
        tabs={[
          { id: 'history', title: tabs.history, content: <Timeline card={card} onCorrect={onCorrect} /> },
          { id: 'cases', title: tabs.cases, count: card.cases.length, content: <CaseList card={card} /> },
          {
            id: 'promises',
            title: tabs.promises,
            count: card.promises.length,
            content: <PromiseList customerId={card.customer.id} promises={card.promises} />,
          },
          { id: 'details', title: tabs.details, content: <Details customer={card.customer} /> },
        ]}
      />
    </Panel>
  )
})

const tabIds: readonly CardTab[] = ['history', 'cases', 'promises', 'details']

function tabOf(id: string): CardTab {
  return tabIds.find((tab) => tab === id) ?? 'history'
}
