import { memo, useState } from 'react'
import type { CustomerCard, Note } from '../../src-main/contract/history.ts'
import { CaseList } from '../cases/case-list.tsx'
import { useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { CardHeader } from './card-header.tsx'
import { Details } from './details.tsx'
import { PromiseList } from './promise-list.tsx'
import { Timeline } from './timeline.tsx'
import { ToldStrip } from './told-strip.tsx'

type CardViewProps = { card: CustomerCard; onCorrect?: ((note: Note) => void) | undefined }

/** One customer at a glance; the same on the call screen and among the customers. Keyed by customer. */
export const CardView = memo(function CardView({ card, onCorrect }: CardViewProps) {
  const { tabs, tabList } = useTexts().card
  const [tab, setTab] = useState('history')
  return (
    <Panel label={card.customer.name} grow>
      <CardHeader card={card} />
      <ToldStrip told={card.told} />
      <Tabs
        label={tabList}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'history', title: tabs.history, content: <Timeline card={card} onCorrect={onCorrect} /> },
          { id: 'cases', title: tabs.cases, count: card.cases.length, content: <CaseList card={card} /> },
          {
            id: 'promises',
            title: tabs.promises,
            count: card.promises.length,
            content: <PromiseList promises={card.promises} />,
          },
          { id: 'details', title: tabs.details, content: <Details customer={card.customer} /> },
        ]}
      />
    </Panel>
  )
})
