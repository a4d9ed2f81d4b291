import { ComplaintStage } from '../../src-main/contract/case-steps.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './complaint-course.module.css'

const css = classesOf(styles)

/** How far a complaint has come, drawn: what is behind it has a tick, where it stands is said to everybody. */
export function ComplaintCourse({ stage }: { stage: ComplaintStage }) {
  const { cases } = useTexts()
  const reached = ComplaintStage.options.indexOf(stage)
  return (
    <ol className={css('course')} aria-label={cases.complaintTitle}>
      {ComplaintStage.options.map((each, index) => (
        <li
          key={each}
          className={css('stage', index < reached && 'behind', index === reached && 'here')}
          aria-current={index === reached ? 'step' : undefined}
        >
          <span className={css('mark')}>{index < reached ? <Icon name="check" size="s" /> : index + 1}</span>
          {cases.stageSteps[each]}
        </li>
      ))}
    </ol>
  )
}
