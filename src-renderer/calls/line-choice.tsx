import { useEffect, useState } from 'react'
import type { CallerLine } from '../../src-main/contract/accounts.ts'
import type { AccountOnLine } from '../../src-main/contract/line.ts'
import { callerLines } from '../../src-main/domain/lines.ts'
import { formatNumber } from '../customers/format-number.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Select } from '../ui/select.tsx'

/** Whoever types a number is not asked about at each digit. */
const settleMs = 150

/**
 * By which line a number is called: what was chosen here, else what the console proposes for it. `from` goes along with
 * `call:dial`; it is empty until somebody has chosen, so that the console decides.
 */
export function useLineChoice(target: string, before: CallerLine | null = null) {
  const request = useRequests()
  const accounts = useConsole(({ line }) => line.accounts)
  const lines = callerLines(accounts)
  const isChoice = lines.length > 1
  const [chosen, setChosen] = useState(before)
  const [proposed, setProposed] = useState<CallerLine | null>(null)

  useEffect(() => {
    if (!isChoice) return
    let gone = false
    const ask = setTimeout(async () => {
      const result = await request('call:line-for', { target: target.slice(0, 300) }, { quiet: true })
      if (!gone && result.ok) setProposed(result.value)
    }, settleMs)
    return () => {
      gone = true
      clearTimeout(ask)
    }
  }, [request, target, isChoice])

  const line =
    [chosen, proposed, lines[0]].find((each) => each && lines.some((own) => isSame(own, each))) ?? null
  return {
    isChoice,
    from: isChoice && chosen !== null && line !== null ? { from: line } : {},
    shown: line,
    /** Null: as proposed. */
    choose: setChosen,
  }
}

type LineChoiceProps = { choice: ReturnType<typeof useLineChoice> }

/** The lines to call by, where there is more than one. */
export function LineChoice({ choice: { isChoice, shown, choose } }: LineChoiceProps) {
  const { accounts: words } = useTexts()
  const accounts = useConsole(({ line }) => line.accounts)
  if (!isChoice || shown === null) return null
  const lines = callerLines(accounts)
  return (
    <Select
      label={words.callWith}
      hideLabel
      value={keyOf(shown)}
      options={lines.map((line) => ({ id: keyOf(line), text: nameOf(line, accounts) }))}
      onChange={(key) => choose(lines.find((line) => keyOf(line) === key) ?? null)}
    />
  )
}

const keyOf = ({ accountId, number }: CallerLine) => `${accountId} ${number}`
const isSame = (one: CallerLine, other: CallerLine) => keyOf(one) === keyOf(other)

function nameOf({ accountId, number }: CallerLine, accounts: readonly AccountOnLine[]): string {
  const account = accounts.find(({ id }) => id === accountId)
  const own = account?.numbers.find((each) => each.number === number)
  const shown = own ? own.name || formatNumber(own.number) : null
  // Of one account, only its numbers differ.
  return [accounts.length > 1 || shown === null ? account?.name : null, shown].filter(Boolean).join(' · ')
}
