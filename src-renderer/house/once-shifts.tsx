import type { Agent } from '../../src-main/contract/agents.ts'
import type { Desk, Rota, Shift } from '../../src-main/contract/house.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { DateField } from './date-field.tsx'
import { HoursField } from './hours-field.tsx'
import styles from './house.module.css'
import { removed, replaced } from './ordering.ts'
import { isOnce, type OnceShift, withOwn } from './rota-edit.ts'
import type { Section } from './use-section.ts'

type OnceShiftsProps = { agent: Agent; desk: Desk; section: Section<Rota> }

/** Single days on which somebody is at a desk; one row is one span, past midnight where it ends on the next day. */
export function OnceShifts({ agent, desk, section }: OnceShiftsProps) {
  const texts = useTexts()
  const { people: words } = texts.houseLists
  const { desks } = useHouse()
  const { value: rota, change, typed, type } = section
  const isOwn = (shift: Shift): shift is OnceShift => isOnce(shift) && shift.agentId === agent.id
  const own = rota.shifts.filter(isOwn)
  const set = (next: readonly OnceShift[], forget?: string) =>
    change({ ...rota, shifts: withOwn(rota.shifts, isOwn, next) }, forget)

  return (
    <section className={styles['stack']} aria-label={words.once}>
      <h3>{words.once}</h3>
      <p className={styles['why']}>{words.onceWhy}</p>
      {own.map((shift, at) => {
        const field = `${agent.id}.once.${at}`
        const problem = section.problemAt(`${field}.date`)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is known by its place while it is typed
          <div key={at} className={styles['dated']}>
            <DateField
              label={words.date}
              value={shift.on.date}
              error={problem && texts.house.problems[problem]}
              onChange={(date) => set(replaced(own, at, { ...shift, on: { kind: 'once', date } }))}
            />
            <HoursField
              label={words.hours}
              spans={[shift]}
              typed={typed[`${field}.hours`]}
              onTyped={(text) => type(`${field}.hours`, text)}
              onChange={(spans) => {
                const next = spans.map(({ from, to }) => ({ ...shift, from, to }))
                if (next.length > 0) set(own.flatMap((each, index) => (index === at ? next : each)))
              }}
            />
            {desks.length > 1 && (
              <Select
                label={words.desk}
                value={shift.deskId}
                options={desks.map(({ id, name }) => ({ id, text: name }))}
                onChange={(deskId) => set(replaced(own, at, { ...shift, deskId }))}
              />
            )}
            <Button
              size="s"
              look="quiet"
              icon="close"
              label={texts.house.remove(words.onceShift(at + 1))}
              onPress={() => set(removed(own, at), `${agent.id}.once.`)}
            />
          </div>
        )
      })}
      <div className={styles['actions']}>
        <Button
          size="s"
          icon="plus"
          onPress={() =>
            set([
              ...own,
              {
                agentId: agent.id,
                deskId: desk.id,
                on: { kind: 'once', date: '' },
                from: '09:00',
                to: '13:00',
              },
            ])
          }
        >
          {words.addOnce}
        </Button>
      </div>
    </section>
  )
}
