import type { FailureCode } from '../../src-main/contract/result.ts'
import { useTexts } from '../state/console-context.tsx'
import styles from './profile.module.css'

/** What went wrong, where it went wrong; read out when it appears. */
export function InPlaceFailure({ code }: { code: FailureCode | null }) {
  const { failures } = useTexts()
  return (
    <p role="alert" className={styles['failure']} hidden={code === null}>
      {code && failures[code]}
    </p>
  )
}
