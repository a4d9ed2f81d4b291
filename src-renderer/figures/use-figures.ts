import { useCallback, useEffect, useState } from 'react'
import type { FiguresAnswer, FiguresQuestion } from '../../src-main/contract/figures.ts'
import type { WorkerBasis } from '../../src-main/contract/worker-basis.ts'
import { useRequests } from '../state/console-context.tsx'

export type Counted = {
  /** Of the last question that was answered, with it: while another period is counted, nothing flickers. */
  readonly known: { readonly question: FiguresQuestion; readonly answer: FiguresAnswer } | null
  readonly isCounting: boolean
  readonly hasFailed: boolean
  readonly again: () => void
}

type Known = { readonly of: string; readonly whose: string; readonly answered: Counted['known'] }

/**
 * What was asked, counted once; null asks nothing. What is written meanwhile waits until it is asked again, but for
 * `basis`, on which figures of people rest: what is known goes with it, and with the desk and the worker it is of.
 */
export function useFigures(question: FiguresQuestion | null, basis: WorkerBasis | null): Counted {
  const request = useRequests()
  const [round, setRound] = useState(0)
  const whose = JSON.stringify([question?.deskId, question?.agentId, basis])
  const asked = question === null ? '' : `${round} ${whose} ${JSON.stringify(question.period)}`
  const [known, setKnown] = useState<Known>({ of: '', whose: '', answered: null })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of the question
  useEffect(() => {
    if (question === null) return
    let over = false
    void request('figures:read', question).then((result) => {
      if (!over)
        setKnown({ of: asked, whose, answered: result.ok ? { question, answer: result.value } : null })
    })
    return () => {
      over = true
    }
  }, [request, asked])

  const again = useCallback(() => setRound((before) => before + 1), [])
  const isCounting = asked !== '' && known.of !== asked
  return {
    known: known.whose === whose ? known.answered : null,
    isCounting,
    hasFailed: !isCounting && asked !== '' && known.answered === null,
    again,
  }
}
