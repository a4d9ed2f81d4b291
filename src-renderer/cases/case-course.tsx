import type { CaseStep } from '../../src-main/contract/case-steps.ts'
import type { Case } from '../../src-main/contract/history.ts'
import { type CourseEntry, caseCourse } from '../../src-main/domain/case-steps.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import styles from './case-course.module.css'
import { holderWords } from './holder-words.ts'

const css = classesOf(styles)

/** Everything that happened to a case, newest first: what, who, when, and why. */
export function CaseCourse({ each }: { each: Case }) {
  const { cases, time } = useTexts()
  const now = useMinute()
  const signed = useSignature()
  const agents = useConsole((state) => state.agents)
  const { desks } = useHouse()

  const wordsOf = (step: CaseStep): string => {
    switch (step.kind) {
      case 'assigned': {
        const { owner, desk } = holderWords(step.holder, agents, desks)
        const gone = step.holder.deskId !== null && desk === null ? cases.goneDesk : null
        const who = [owner, desk ?? gone].filter(Boolean).join(', ')
        return who ? cases.course.assigned(who) : cases.course.unassigned
      }
      case 'complaint':
        return step.stage === null
          ? cases.course.noComplaint
          : cases.course.complaint(cases.stages[step.stage])
      case 'moved-ahead':
        return cases.course.ahead(step.askedBy)
      case 'changed':
        return [
          step.subject === null ? null : cases.course.subject(step.subject),
          step.category === null ? null : cases.course.category(step.category.category),
        ]
          .filter(Boolean)
          .join(' · ')
    }
  }

  return (
    <ol className={css('course')} aria-label={cases.courseTitle}>
      {caseCourse(each).map((entry) => {
        const fact = entry.kind === 'move' ? entry.move : entry.step
        const what = entry.kind === 'move' ? moveWords(entry, cases) : wordsOf(entry.step)
        return (
          <li key={fact.id} className={css('fact', entry.kind === 'move' && entry.move.to)}>
            <span className={css('dot')} aria-hidden="true" />
            <div className={css('what')}>
              <p>
                <b>{what}</b>
                {entry.again && ` (${cases.course.again})`}
              </p>
              {fact.reason && <p className={css('why')}>{fact.reason}</p>}
            </div>
            <span className={css('when')}>
              {cases.moved(time.when(fact.at, now), signed(fact.initials, fact.agentId) ?? '')}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function moveWords(entry: Extract<CourseEntry, { kind: 'move' }>, { course }: Texts['cases']): string {
  if (entry.opening) return course.opened
  return entry.reopened ? course.reopened : course.state[entry.move.to]
}
