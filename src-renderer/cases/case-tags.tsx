import type { Case } from '../../src-main/contract/history.ts'
import { timesMovedAhead } from '../../src-main/domain/case-steps.ts'
import { useTexts } from '../state/console-context.tsx'
import { Tag } from '../ui/tag.tsx'

/** That a case is a complaint, and how often it was put before others. */
export function CaseTags({ each }: { each: Case }) {
  const { cases } = useTexts()
  const ahead = timesMovedAhead(each)
  return (
    <>
      {each.complaint !== null && (
        <Tag look="accent">{`${cases.complaint} · ${cases.stages[each.complaint]}`}</Tag>
      )}
      {ahead > 0 && <Tag>{`↑ ${cases.aheadTimes(ahead)}`}</Tag>}
    </>
  )
}
