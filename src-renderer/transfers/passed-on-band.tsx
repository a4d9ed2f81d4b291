import type { Call, PassedOn } from '../../src-main/contract/calls.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { isolate } from '../ui/isolate.ts'
import styles from './passed-on-band.module.css'

const css = classesOf(styles)

/** That a colleague asks or has passed somebody on, and whether the story came along. */
export function PassedOnBand({ call }: { call: Call }) {
  const { transfers } = useTexts()
  const { passedOn, state } = call
  if (!passedOn || state === 'ended') return null
  const lost = passedOn.openedBy !== 'reference'
  return (
    <p className={css('band', lost && 'lost')} role="status">
      <Icon name={lost ? 'question' : 'handover'} />
      <b>{passageWords(passedOn, transfers)}</b>
      <span>{transfers.openedBy[passedOn.how][passedOn.openedBy]}</span>
    </p>
  )
}

function passageWords({ how, by }: PassedOn, transfers: Texts['transfers']): string {
  return transfers[how](by === '' ? transfers.aColleague : isolate(by))
}
