import { useEffect, useState } from 'react'
import { useHouse, useRequests, useTexts } from '../state/console-context.tsx'
import { MultiSelect } from '../ui/multi-select.tsx'
import type { FilterProps } from './filter-bar.tsx'

/** Before each reason, so that none of them is what takes all choices back: that none was said is the empty one. */
const before = '='

/** The house's reasons, those that it had before, and that none was said. */
export function TransferReasonFilter({ filter, onChange }: FilterProps) {
  const { review } = useTexts()
  const { transferReasons } = useHouse()
  const given = useGivenReasons()
  const known = new Set(
    [...transferReasons, ...given, ...filter.transferReasons].filter((each) => each !== ''),
  )
  return (
    <MultiSelect
      label={review.transferReason}
      values={filter.transferReasons.map((reason) => before + reason)}
      options={[...known, ''].map((reason) => ({ id: before + reason, text: reason || review.noReason }))}
      whole={review.any}
      several={review.several}
      onChange={(chosen) => onChange({ transferReasons: chosen.map((id) => id.slice(before.length)) })}
    />
  )
}

/** Those for which anybody was ever passed on; none until they are here. */
function useGivenReasons(): readonly string[] {
  const request = useRequests()
  const [given, setGiven] = useState<readonly string[]>([])
  useEffect(() => {
    let over = false
    void request('review:transfer-reasons', null, { quiet: true }).then((answer) => {
      if (!over && answer.ok) setGiven(answer.value)
    })
    return () => {
      over = true
    }
  }, [request])
  return given
}
