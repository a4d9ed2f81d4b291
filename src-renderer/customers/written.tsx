import { useState } from 'react'
import { beginningOf } from '../../src-main/domain/whole-characters.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import styles from './timeline.module.css'

const css = classesOf(styles)

/** UTF-16 code units drawn at once; what is longer is read on request. */
const drawnAtOnce = 4000

/** What somebody wrote, in the direction of its own script; of a very long text the beginning, until asked for. */
export function Written({ text, className }: { text: string; className?: string }) {
  const { timeline, time } = useTexts()
  const [whole, setWhole] = useState(false)
  const isLong = text.length > drawnAtOnce && !whole
  return (
    <p className={className} dir="auto">
      {isLong ? `${beginningOf(text, drawnAtOnce)}…` : text}
      {isLong && (
        <>
          {' '}
          <button type="button" className={css('more')} onClick={() => setWhole(true)}>
            {timeline.readOn} ({timeline.characters(time.count(text.length))})
          </button>
        </>
      )}
    </p>
  )
}
