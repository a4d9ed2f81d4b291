import { useState } from 'react'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { Absence, Rota } from '../../src-main/contract/house.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { DateField } from './date-field.tsx'
import styles from './house.module.css'
import { OnceShifts } from './once-shifts.tsx'
import { removed, replaced } from './ordering.ts'
import { desksOf, weeklyOf, withOwn, withWeekly } from './rota-edit.ts'
import { SectionPanel } from './section-panel.tsx'
import type { Section } from './use-section.ts'
import { WeekEditor } from './week-editor.tsx'

type ShiftsPanelProps = { agent: Agent; section: Section<Rota> }

/** When somebody is there: every week at each desk, on single days, and when not. */
export function ShiftsPanel({ agent, section }: ShiftsPanelProps) {
  const texts = useTexts()
  const { people: words } = texts.houseLists
  const { desks } = useHouse()
  const { value: rota, change, typed, type } = section
  const [chosen, setChosen] = useState<string | null>(null)
  const desk = desks.find(({ id }) => id === chosen) ?? desksOf(rota, desks, agent.id)[0] ?? desks[0]
  const few = desks.length <= 4

  return (
    <SectionPanel title={words.shifts(agent.name)} section={section} savedWords={words.shiftsSaved}>
      {!desk && <p className={styles['why']}>{words.noDesk}</p>}
      {desk && desks.length > 1 && few && (
        <Choice
          label={words.desk}
          value={desk.id}
          options={desks.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setChosen}
        />
      )}
      {desk && !few && (
        <Select
          label={words.desk}
          value={desk.id}
          options={desks.map(({ id, name }) => ({ id, text: name }))}
          onChange={setChosen}
        />
      )}
      {desk && (
        <>
          <WeekEditor
            label={`${words.weekly}, ${desk.name}`}
            hours={weeklyOf(rota, agent.id, desk.id)}
            behind={desk.hours}
            hint={texts.house.week.off}
            field={`${agent.id}.${desk.id}`}
            typed={typed}
            onType={type}
            onChange={(hours) => change(withWeekly(rota, agent.id, desk.id, hours))}
          />
          {!rota.shifts.some(({ deskId }) => deskId === desk.id) && (
            <p className={styles['why']}>{words.noShift}</p>
          )}
        </>
      )}
      <div className={styles['columns']}>
        {desk && <OnceShifts agent={agent} desk={desk} section={section} />}
        <Absences agent={agent} section={section} />
      </div>
    </SectionPanel>
  )
}

function Absences({ agent, section }: ShiftsPanelProps) {
  const texts = useTexts()
  const { people: words, calendar } = texts.houseLists
  const { value: rota, change } = section
  const isOwn = ({ agentId }: Absence) => agentId === agent.id
  const own = rota.absences.filter(isOwn)
  const set = (next: readonly Absence[]) => change({ ...rota, absences: withOwn(rota.absences, isOwn, next) })
  const errorAt = (at: number, field: 'from' | 'to') => {
    const problem = section.problemAt(`${agent.id}.absence.${at}.${field}`)
    return problem && texts.house.problems[problem]
  }

  return (
    <section className={styles['stack']} aria-label={words.absences}>
      <h3>{words.absences}</h3>
      <p className={styles['why']}>{words.absencesWhy}</p>
      {own.map((absence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an absence is known by its place while its days are typed
        <div key={at} className={styles['dated']}>
          <DateField
            label={calendar.from}
            value={absence.from}
            error={errorAt(at, 'from')}
            onChange={(from) => set(replaced(own, at, { ...absence, from, to: absence.to || from }))}
          />
          <DateField
            label={calendar.to}
            value={absence.to}
            error={errorAt(at, 'to')}
            onChange={(to) => set(replaced(own, at, { ...absence, to }))}
          />
          <Button
            size="s"
            look="quiet"
            icon="close"
            label={texts.house.remove(words.absence(at + 1))}
            onPress={() => set(removed(own, at))}
          />
        </div>
      ))}
      <div className={styles['actions']}>
        <Button size="s" icon="plus" onPress={() => set([...own, { agentId: agent.id, from: '', to: '' }])}>
          {words.addAbsence}
        </Button>
      </div>
    </section>
  )
}
