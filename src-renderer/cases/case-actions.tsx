import { type ReactNode, useState } from 'react'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { Case } from '../../src-main/contract/history.ts'
import { allowedMoves } from '../../src-main/domain/case-state.ts'
import {
  closesComplaint,
  mayCloseComplaints,
  maySolve,
  nextStages,
} from '../../src-main/domain/complaint-course.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './case-forms.module.css'
import { type CaseForm, CaseFormFor } from './case-forms.tsx'
import { stageWord } from './stage-words.ts'

type CaseActionsProps = {
  each: Case
  /** All at once, where there is room: else behind «Altro». */
  all?: boolean
  /** What makes room for a form that is open. */
  children?: ReactNode
}

/** One press opens the form, Enter confirms. */
export function CaseActions({ each, all = false, children }: CaseActionsProps) {
  const [form, setForm] = useState<CaseForm | null>(null)
  const [more, setMore] = useState(all)
  const close = () => {
    setForm(null)
    setMore(all)
  }
  if (form) return <CaseFormFor form={form} each={each} onClose={close} />
  return (
    <>
      {children}
      <Buttons each={each} all={all} more={more} onMore={() => setMore(!more)} onChoose={setForm} />
    </>
  )
}

type ButtonsProps = {
  each: Case
  all: boolean
  more: boolean
  onMore: () => void
  onChoose: (form: CaseForm) => void
}

function Buttons({ each, all, more, onMore, onChoose }: ButtonsProps) {
  const { cases } = useTexts()
  const me = useSeated()
  const moves = allowedMoves(each.state).map((to) => ({ to, allowed: maySolve(each, to, me?.role ?? null) }))
  return (
    <div className={styles['buttons']}>
      {moves.map(({ to, allowed }) => (
        <Button
          key={to}
          size="s"
          isDisabled={!allowed}
          {...(!allowed && { hint: cases.onlyLeads })}
          onPress={() => onChoose({ kind: 'move', to })}
        >
          {to === 'green' ? cases.solve : each.state === 'green' ? cases.reopen : cases.take}
        </Button>
      ))}
      {!all && (
        <Button size="s" pressed={more} onPress={onMore}>
          {cases.more}
        </Button>
      )}
      {more && <Further each={each} onChoose={onChoose} />}
      {(moves.some(({ allowed }) => !allowed) || (more && closingIsForLeads(each, me))) && (
        <p className={styles['why']}>{cases.onlyLeads}</p>
      )}
    </div>
  )
}

function Further({ each, onChoose }: { each: Case; onChoose: (form: CaseForm) => void }) {
  const { cases } = useTexts()
  const { complaint, state } = each
  const stages = nextStages(complaint)
  const me = useSeated()
  const mayClose = me !== null && mayCloseComplaints(me.role)
  return (
    <>
      {state !== 'green' && (
        <>
          <Button size="s" onPress={() => onChoose({ kind: 'assign' })}>
            {cases.assign}
          </Button>
          <Button size="s" onPress={() => onChoose({ kind: 'ahead' })}>
            {cases.ahead}
          </Button>
        </>
      )}
      <Button size="s" onPress={() => onChoose({ kind: 'change' })}>
        {cases.change}
      </Button>
      {stages.map((stage) => {
        const closes = closesComplaint(stage)
        return (
          <Button
            key={stage ?? 'none'}
            size="s"
            isDisabled={closes && !mayClose}
            {...(closes && { hint: cases.onlyLeads })}
            onPress={() => onChoose({ kind: 'complain', stage })}
          >
            {stageWord(complaint, stage, cases)}
          </Button>
        )
      })}
    </>
  )
}

function useSeated(): Agent | null {
  return useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId) ?? null)
}

function closingIsForLeads({ complaint }: Case, me: Agent | null): boolean {
  if (complaint === null || (me !== null && mayCloseComplaints(me.role))) return false
  return nextStages(complaint).some(closesComplaint)
}
