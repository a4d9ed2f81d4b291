import { useState } from 'react'
import { worksHere } from '../../src-main/contract/agents.ts'
import type { ComplaintStage } from '../../src-main/contract/case-steps.ts'
import type { Case, CaseState } from '../../src-main/contract/history.ts'
import type { AgentId, DeskId } from '../../src-main/contract/ids.ts'
import { useAccess, useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './case-forms.module.css'
import { CategoryField, type ChosenCategory } from './category-field.tsx'
import { ReasonForm } from './reason-form.tsx'
import { stageWord } from './stage-words.ts'

export type CaseForm =
  | { readonly kind: 'move'; readonly to: CaseState }
  | { readonly kind: 'assign' | 'ahead' | 'change' }
  | { readonly kind: 'complain'; readonly stage: ComplaintStage | null }

type FormProps = { each: Case; onClose: () => void }

/** The form for what somebody is about to do to a case. */
export function CaseFormFor({ form, ...props }: FormProps & { form: CaseForm }) {
  switch (form.kind) {
    case 'move':
      return <MoveForm {...props} to={form.to} />
    case 'assign':
      return <AssignForm {...props} />
    case 'complain':
      return <ComplainForm {...props} stage={form.stage} />
    case 'ahead':
      return <AheadForm {...props} />
    case 'change':
      return <ChangeForm {...props} />
  }
}

function MoveForm({ each, to, onClose }: FormProps & { to: CaseState }) {
  const { cases } = useTexts()
  const { request, ui, console: store } = useAccess()
  const reopens = each.state === 'green'
  const words = { red: cases.reopen, yellow: reopens ? cases.reopen : cases.take, green: cases.solve }

  const move = async (reason: string) => {
    const result = await request('case:move', { caseId: each.id, to, reason }, { quiet: to === 'green' })
    if (result.ok) return true
    if (to !== 'green') return false
    // Another seat was first: the card that came meanwhile says who.
    const now = store.getState().cardsById[each.customerId]?.cases.find(({ id }) => id === each.id)
    const closed = result.code === 'conflict' && now?.state === 'green'
    const by = now?.moves.findLast((move) => move.to === 'green')?.initials ?? ''
    notify(
      ui,
      closed ? { kind: 'done', text: cases.alreadyClosed(by) } : { kind: 'failure', code: result.code },
    )
    return closed
  }
  return (
    <ReasonForm
      title={reopens ? cases.reopenTitle : cases.moveTitle[to]}
      action={words[to]}
      onSubmit={move}
      onClose={onClose}
    />
  )
}

const nobody = 'nobody'

function AssignForm({ each, onClose }: FormProps) {
  const { cases } = useTexts()
  const { request } = useAccess()
  const agents = useConsole((state) => state.agents)
  const { desks } = useHouse()
  const [owner, setOwner] = useState<string>(each.ownerId ?? nobody)
  const [desk, setDesk] = useState<string>(each.deskId ?? nobody)
  const ownerId: AgentId | null = agents.find(({ id }) => id === owner)?.id ?? null
  const deskId: DeskId | null = desks.find(({ id }) => id === desk)?.id ?? null
  const assign = async (reason: string) =>
    (await request('case:assign', { caseId: each.id, ownerId, deskId, reason })).ok
  return (
    <ReasonForm
      title={cases.assignTitle}
      action={cases.assign}
      needsReason
      isReady={ownerId !== each.ownerId || deskId !== each.deskId}
      focusAbove
      onSubmit={assign}
      onClose={onClose}
    >
      <Select
        label={cases.owner}
        value={owner}
        autoFocus
        options={[
          { id: nobody, text: cases.nobody },
          ...agents
            .filter((agent) => worksHere(agent) || agent.id === each.ownerId)
            .map(({ id, name, initials }) => ({ id, text: `${name} (${initials})` })),
        ]}
        onChange={setOwner}
      />
      {(desks.length > 0 || each.deskId !== null) && (
        <Select
          label={cases.desk}
          value={desk}
          options={[{ id: nobody, text: cases.noDesk }, ...desks.map(({ id, name }) => ({ id, text: name }))]}
          onChange={setDesk}
        />
      )}
    </ReasonForm>
  )
}

function ComplainForm({ each, stage, onClose }: FormProps & { stage: ComplaintStage | null }) {
  const { cases } = useTexts()
  const { request } = useAccess()
  const word = stageWord(each.complaint, stage, cases)
  const complain = async (reason: string) =>
    (await request('case:complain', { caseId: each.id, stage, reason })).ok
  return (
    <ReasonForm
      title={cases.complaintTitle}
      action={word}
      needsReason={stage === null}
      onSubmit={complain}
      onClose={onClose}
    />
  )
}

function AheadForm({ each, onClose }: FormProps) {
  const { cases } = useTexts()
  const { request } = useAccess()
  const me = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.name ?? '')
  const [askedBy, setAskedBy] = useState(me)
  const moveAhead = async (reason: string) =>
    (await request('case:move-ahead', { caseId: each.id, askedBy: askedBy.trim(), reason })).ok
  return (
    <ReasonForm
      title={cases.aheadTitle}
      action={cases.ahead}
      needsReason
      isReady={askedBy.trim() !== ''}
      onSubmit={moveAhead}
      onClose={onClose}
    >
      <p className={styles['why']}>{cases.aheadWhy}</p>
      <TextField label={cases.askedBy} value={askedBy} onChange={setAskedBy} maxLength={120} isRequired />
    </ReasonForm>
  )
}

function ChangeForm({ each, onClose }: FormProps) {
  const { cases } = useTexts()
  const { request } = useAccess()
  const [subject, setSubject] = useState(each.subject)
  const [category, setCategory] = useState<ChosenCategory>({
    categoryId: each.categoryId,
    category: each.category,
  })
  const newSubject = subject.trim() !== each.subject && subject.trim() !== ''
  const newCategory =
    category.categoryId !== each.categoryId ||
    (category.categoryId === null && category.category.trim() !== each.category)
  const change = async (reason: string) => {
    const changed = {
      caseId: each.id,
      subject: newSubject ? subject.trim() : null,
      category: newCategory ? category : null,
      reason,
    }
    return (await request('case:change', changed)).ok
  }
  return (
    <ReasonForm
      title={cases.changeTitle}
      action={cases.save}
      isReady={newSubject || newCategory}
      focusAbove
      onSubmit={change}
      onClose={onClose}
    >
      <TextField label={cases.subject} value={subject} onChange={setSubject} maxLength={200} autoFocus />
      <CategoryField value={category} onChange={setCategory} />
    </ReasonForm>
  )
}
