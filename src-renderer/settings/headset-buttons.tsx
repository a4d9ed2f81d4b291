import { useCallback, useState, useSyncExternalStore } from 'react'
import { useHeadsets } from '../headset/headset-context.tsx'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './settings.module.css'

const never = () => () => undefined

/** Which headsets answer and hang up by their own button; a browser wants to be asked by a press. */
export function HeadsetButtons() {
  const words = useTexts().devices.headset
  const headsets = useHeadsets()
  const [chosenNone, setChosenNone] = useState(false)
  const names = useSyncExternalStore(
    useCallback((listener) => headsets?.onChanged(listener) ?? never(), [headsets]),
    () => headsets?.names().join(', ') ?? '',
  )
  if (!headsets) return null

  async function connect(): Promise<void> {
    setChosenNone(false)
    setChosenNone(!(await headsets?.connect()))
  }

  return (
    <div className={styles['line']}>
      <div>
        <b>{words.title}</b>
        <p className={styles['why']}>{words.why}</p>
        <p role="status">{names === '' ? chosenNone && words.none : words.on(names)}</p>
      </div>
      <Button icon="phone" onPress={() => void connect()}>
        {words.connect}
      </Button>
    </div>
  )
}
