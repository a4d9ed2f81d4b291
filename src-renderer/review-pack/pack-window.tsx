import { useEffect } from 'react'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import { paneButtonId } from '../scoring/open-review.ts'
import { Notices } from '../shell/notices.tsx'
import styles from './pack.module.css'
import { PackScreen } from './pack-screen.tsx'

/** A pack in a window where no house is open: it has the window to itself. */
export function PackWindow({ pack }: { pack: OpenPack }) {
  useEffect(() => {
    const onKeyDown = ({ altKey, ctrlKey, metaKey, code }: KeyboardEvent) => {
      if (altKey && !ctrlKey && !metaKey && code === 'KeyV') document.getElementById(paneButtonId)?.click()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div className={styles['window']}>
      <main className={styles['whole']}>
        <PackScreen pack={pack} />
      </main>
      <Notices />
    </div>
  )
}
