import { type ReactNode, useState } from 'react'
import { PackWindow } from '../review-pack/pack-window.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { ChooseAgent } from './choose-agent.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { FailedScreen } from './failed-screen.tsx'
import styles from './profile.module.css'
import { StartOwn } from './start-own.tsx'
import { UnlockScreen } from './unlock-screen.tsx'
import { Welcome } from './welcome.tsx'

/** Shows the console once a profile is open and somebody sits in front of it, else what is in the way. */
export function ProfileGate({ children }: { children: ReactNode }) {
  const profile = useConsole((state) => state.profile)
  const [startingOwn, setStartingOwn] = useState(false)
  return (
    <>
      <Inside onStartOwn={() => setStartingOwn(true)} isDemo={profile?.kind === 'demo'}>
        {children}
      </Inside>
      {/* Above the rest, since the profile changes underneath while it goes on. */}
      {startingOwn && <StartOwn onClose={() => setStartingOwn(false)} />}
    </>
  )
}

function Inside({
  children,
  isDemo,
  onStartOwn,
}: {
  children: ReactNode
  isDemo: boolean
  onStartOwn: () => void
}) {
  const { shell } = useTexts()
  const profile = useConsole((state) => state.profile)
  const hasAgent = useConsole((state) => state.agentId !== null)

  const pack = useConsole((state) => state.pack)

  if (!profile) return <Welcome title={shell.connecting} />
  const isHere = profile.state === 'open' && (hasAgent || isDemo)
  // Calls ring over whatever screen a house has open; where none is, there is only the pack.
  if (pack && !isHere) return <PackWindow key={pack.packId} pack={pack} />
  if (profile.state === 'locked') return <UnlockScreen />
  if (profile.state === 'failed') return <FailedScreen profile={profile} />
  if (!hasAgent && !isDemo) return <ChooseAgent />
  return (
    <div className={styles['gate']}>
      {isDemo && <DemoBanner onStartOwn={onStartOwn} />}
      <div className={styles['inside']}>{children}</div>
    </div>
  )
}
