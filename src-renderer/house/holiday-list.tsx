import { useEffect, useState } from 'react'
import type { Holiday, HouseCalendar } from '../../src-main/contract/house.ts'
import { locales } from '../../src-main/texts/language.ts'
import { useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import own from './holidays.module.css'
import styles from './house.module.css'

type HolidayListProps = {
  patronDay: HouseCalendar['patronDay']
  worked: HouseCalendar['workedHolidays']
  onWorked: (dates: string[]) => void
}

/** A year's public holidays as they fall, with the town's own; which of them the house works on is said here. */
export function HolidayList({ patronDay, worked, onWorked }: HolidayListProps) {
  const { calendar: words } = useTexts().houseLists
  const language = useLanguage()
  const [year, setYear] = useState(() => new Date(Date.now()).getFullYear())
  const holidays = useHolidays(year, patronDay)
  // A calendar day has no zone; told in UTC it stays the day it is.
  const day = new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })

  return (
    <section className={styles['stack']} aria-label={words.holidays(year)}>
      <div className={own['group']}>
        <h3>{words.holidays(year)}</h3>
        <Button size="s" look="quiet" icon="back" label={words.before} onPress={() => setYear(year - 1)} />
        <Button size="s" look="quiet" icon="forward" label={words.after} onPress={() => setYear(year + 1)} />
      </div>
      <p className={styles['why']}>{words.holidaysWhy}</p>
      {holidays === null ? (
        <p className={styles['why']}>{words.reading}</p>
      ) : (
        <ul className={own['holidays']}>
          {holidays.map(({ date, name }) => {
            const isWorked = worked.includes(date)
            return (
              <li key={`${date} ${name}`} className={`${own['holiday']} ${isWorked ? own['worked'] : ''}`}>
                <time dateTime={date}>{day.format(Date.parse(date))}</time>
                <b>{words.names[name]}</b>
                <Checkbox
                  isSelected={isWorked}
                  onChange={(on) =>
                    onWorked(on ? [...worked, date].sort() : worked.filter((each) => each !== date))
                  }
                >
                  <span aria-hidden="true">{words.worked}</span>
                  <span className="visually-hidden">{words.workedOn(words.names[name])}</span>
                </Checkbox>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** Null until the main process has worked them out. */
function useHolidays(year: number, patronDay: HouseCalendar['patronDay']): readonly Holiday[] | null {
  const request = useRequests()
  const [holidays, setHolidays] = useState<readonly Holiday[] | null>(null)
  useEffect(() => {
    let gone = false
    void request('house:calendar', { year, patronDay }).then((result) => {
      if (!gone && result.ok) setHolidays(result.value)
    })
    return () => {
      gone = true
    }
  }, [request, year, patronDay])
  return holidays
}
