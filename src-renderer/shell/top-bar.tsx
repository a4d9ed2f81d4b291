import { RingMe } from '../calls/ring-me.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
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
        <LinePill />
        <Operator />
      </div>
    </header>
  )
}

function Operator() {
  const { shell } = useTexts()
  const agent = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId))
  const label = agent ? shell.operator(agent.name) : shell.noOperator
  return (
    <div className={styles['initials']} role="img" aria-label={label} title={label}>
      {agent?.initials ?? '?'}
    </div>
  )
}
