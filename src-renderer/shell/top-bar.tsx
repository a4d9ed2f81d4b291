import { useState } from 'react'
import { RingMe } from '../calls/ring-me.tsx'
import { ChangeAgent } from '../profile/choose-agent.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { CallRulesPill } from './call-rules-pill.tsx'
import { LinePill } from './line-pill.tsx'
import { SearchBox } from './search-box.tsx'
import styles from './top-bar.module.css'

export function TopBar() {
  const isDemo = useConsole(({ line }) => line.demo)
  return (
    <header className={styles['top']}>
      <div className={styles['brand']}>
        pronto<i>.</i>
      </div>
      <SearchBox />
      <div className={styles['end']}>
        {isDemo && <RingMe />}
        <CallRulesPill />
        <LinePill />
        <Operator />
      </div>
    </header>
  )
}

/** Whose initials sign; at a change of shift the next operator takes over here. */
function Operator() {
  const { shell } = useTexts()
  const agent = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId))
  const [changing, setChanging] = useState(false)
  const label = agent ? shell.operator(agent.name) : shell.noOperator
  return (
    <>
      <button
        type="button"
        className={styles['initials']}
        // What is written on it comes first, for those who speak to their computer (WCAG 2.5.3).
        aria-label={agent ? `${agent.initials}. ${label}` : label}
        aria-haspopup="dialog"
        title={label}
        onClick={() => setChanging(true)}
      >
        {agent?.initials ?? '?'}
      </button>
      {changing && <ChangeAgent onClose={() => setChanging(false)} />}
    </>
  )
}
