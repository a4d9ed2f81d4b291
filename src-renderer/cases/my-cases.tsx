import { memo } from 'react'
import type { OwnedCase } from '../../src-main/contract/history.ts'
import { lookInCard } from '../state/card-place.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { isolate } from '../ui/isolate.ts'
import { Light } from '../ui/light.tsx'
import { Panel } from '../ui/panel.tsx'
import { DueLine } from './due-line.tsx'
import styles from './my-cases.module.css'
import type { MyCases as Mine } from './use-my-cases.ts'

/** What the operator has on the table, the most urgent first; `grow` where nothing else wants the room. */
export function MyCases({ mine: { cases, total }, grow }: { mine: Mine; grow: boolean }) {
  const texts = useTexts().cases
  const left = total - cases.length
  return (
    <Panel title={texts.mine} grow={grow} flush>
      <div className={grow ? styles['list'] : styles['short']}>
        <ul>
          {cases.map((each) => (
            <li key={each.case.id}>
              <Row {...each} />
            </li>
          ))}
        </ul>
        {left > 0 && <p className={styles['more']}>{texts.moreMine(left)}</p>}
      </div>
    </Panel>
  )
}

const Row = memo(function Row({ case: each, customerId, customerName }: OwnedCase) {
  const { cases } = useTexts()
  const { ui } = useAccess()
  const open = () => {
    lookInCard(ui, customerId, { tab: 'cases', target: { kind: 'case', id: each.id } })
    openCustomer(ui, customerId)
  }
  return (
    <article className={styles['row']} aria-label={`${isolate(customerName)}: ${isolate(each.subject)}`}>
      <Light state={each.state} letter={cases.letters[each.state]} word={cases.states[each.state]} compact />
      <div className={styles['what']}>
        <button type="button" onClick={open}>
          <b dir="auto">{customerName}</b> <span dir="auto">{each.subject}</span>
        </button>
        <DueLine each={each} countdown={undefined} />
      </div>
    </article>
  )
})
