import type { Closure, HouseCalendar } from '../../src-main/contract/house.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DateField } from './date-field.tsx'
import { HolidayList } from './holiday-list.tsx'
import styles from './house.module.css'
import { removed, replaced } from './ordering.ts'
import { SectionPanel } from './section-panel.tsx'
import { type Problems, type Section, useSection } from './use-section.ts'

function calendarProblems({ closures }: HouseCalendar): Problems {
  const problems: Record<string, Problems[string]> = {}
  for (const [at, { from, to }] of closures.entries()) {
    if (from === '') problems[`closure.${at}.from`] = 'no-date'
    if (to === '') problems[`closure.${at}.to`] = 'no-date'
    else if (to < from) problems[`closure.${at}.to`] = 'backwards'
  }
  return problems
}

/** Days on which the house is shut although it is a working day, or open although it is not. */
export function CalendarSection() {
  const { house: words } = useTexts()
  const section = useSection('calendar', { problemsOf: calendarProblems })

  return (
    <SectionPanel title={words.sections.calendar} section={section}>
      <div className={`${styles['columns']} ${styles['wide-first']}`}>
        <div className={styles['stack']}>
          <Zone section={section} />
          <PatronDay section={section} />
          <Closures section={section} />
        </div>
        <HolidayList
          patronDay={section.value.patronDay}
          worked={section.value.workedHolidays}
          onWorked={(workedHolidays) => section.change({ ...section.value, workedHolidays })}
        />
      </div>
    </SectionPanel>
  )
}

type PartProps = { section: Section<HouseCalendar> }

function Zone({ section: { value, change } }: PartProps) {
  const { calendar: words } = useTexts().houseLists
  // The holidays are those of Italy: a house is somewhere near.
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/'))
  const offered = zones.includes(value.zone) ? zones : [value.zone, ...zones]
  return (
    <Select
      label={words.zone}
      value={value.zone}
      options={offered.map((zone) => ({ id: zone, text: zone.replaceAll('_', ' ') }))}
      onChange={(zone) => change({ ...value, zone })}
    />
  )
}

const firstPatron = '01-01'

function PatronDay({ section: { value, change } }: PartProps) {
  const { calendar: words, months } = useTexts().houseLists
  const { patronDay } = value
  const [month = '01', day = '01'] = (patronDay ?? firstPatron).split('-')
  const two = (number: number) => String(number).padStart(2, '0')
  // 2024 had a 29 February: a town may keep that day.
  const daysIn = (of: string) => new Date(Date.UTC(2024, Number(of), 0)).getUTCDate()
  const set = (nextMonth: string, nextDay: string) =>
    change({ ...value, patronDay: `${nextMonth}-${two(Math.min(Number(nextDay), daysIn(nextMonth)))}` })

  return (
    <div className={styles['stack']}>
      <Checkbox
        isSelected={patronDay !== null}
        onChange={(on) => change({ ...value, patronDay: on ? firstPatron : null })}
      >
        {words.patron}
      </Checkbox>
      {patronDay !== null && (
        <div className={styles['fields']}>
          <Select
            label={words.patronDay}
            value={day}
            options={Array.from({ length: daysIn(month) }, (_, at) => ({
              id: two(at + 1),
              text: `${at + 1}`,
            }))}
            onChange={(next) => set(month, next)}
          />
          <Select
            label={words.patronMonth}
            value={month}
            options={months.map((name, at) => ({ id: two(at + 1), text: name }))}
            onChange={(next) => set(next, day)}
          />
        </div>
      )}
    </div>
  )
}

function Closures({ section }: PartProps) {
  const texts = useTexts()
  const { calendar: words } = texts.houseLists
  const { value, change } = section
  const set = (closures: readonly Closure[]) => change({ ...value, closures: [...closures] })
  const errorAt = (field: string) => {
    const problem = section.problemAt(field)
    return problem && texts.house.problems[problem]
  }

  return (
    <section className={styles['part']} aria-label={words.closures}>
      <h3>{words.closures}</h3>
      <p className={styles['why']}>{words.closuresWhy}</p>
      {value.closures.map((closure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a closure is known by its place while it is typed
        <div key={at} className={styles['dated']}>
          <DateField
            label={words.from}
            value={closure.from}
            error={errorAt(`closure.${at}.from`)}
            onChange={(from) =>
              set(replaced(value.closures, at, { ...closure, from, to: closure.to || from }))
            }
          />
          <DateField
            label={words.to}
            value={closure.to}
            error={errorAt(`closure.${at}.to`)}
            onChange={(to) => set(replaced(value.closures, at, { ...closure, to }))}
          />
          <div className={styles['grow']}>
            <TextField
              label={words.reason}
              hint={words.reasonHint}
              value={closure.reason}
              maxLength={80}
              onChange={(reason) => set(replaced(value.closures, at, { ...closure, reason }))}
            />
          </div>
          <Button
            size="s"
            look="quiet"
            icon="close"
            label={texts.house.remove(words.closure(at + 1))}
            onPress={() => set(removed(value.closures, at))}
          />
        </div>
      ))}
      <div className={styles['actions']}>
        <Button
          size="s"
          icon="plus"
          isDisabled={value.closures.length >= 100}
          onPress={() => set([...value.closures, { from: '', to: '', reason: '' }])}
        >
          {words.addClosure}
        </Button>
      </div>
    </section>
  )
}
