import { Select as AriaSelect, ListBoxItem } from 'react-aria-components'
import { classesOf } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './multi-select.module.css'
import type { SelectOption } from './select.tsx'
import { PillFace, SelectParts } from './select-parts.tsx'

const css = classesOf(styles)

type MultiSelectProps<T extends string> = {
  label: string
  values: readonly T[]
  options: readonly SelectOption<T>[]
  /** What is said, and what is chosen to take all choices back, where nothing is asked. */
  whole: string
  /** Of several: the first, and how many others. */
  several: (first: string, others: number) => string
  onChange: (values: readonly T[]) => void
  /** Small, and its label stands in it as long as nothing is chosen. */
  pill?: boolean
}

const wholeId = ''

/** Several of a handful of choices, by keyboard or mouse; the list stays open while they are made. */
export function MultiSelect<T extends string>({
  label,
  values,
  options,
  whole,
  several,
  onChange,
  pill = false,
}: MultiSelectProps<T>) {
  const chosen = options.filter(({ id }) => values.includes(id))
  const change = (keys: readonly unknown[]) => {
    const isTakenBack = values.length > 0 && keys.includes(wholeId)
    onChange(isTakenBack ? [] : options.map(({ id }) => id).filter((id) => keys.includes(id)))
  }
  // What was chosen once and is no longer on the list narrows all the same.
  const [first = values.length > 0 ? '…' : whole] = chosen.map(({ text }) => text)
  const others = values.length - Math.min(1, chosen.length)
  const isOn = values.length > 0
  const said = others === 0 ? first : several(first, others)
  return (
    <AriaSelect
      className={css('select', pill && 'pill', pill && isOn && 'on')}
      {...(pill ? { 'aria-label': label } : {})}
      selectionMode="multiple"
      value={values.length === 0 ? [wholeId] : chosen.map(({ id }) => id)}
      onChange={change}
    >
      <SelectParts
        label={label}
        hideLabel={pill}
        said={pill ? <PillFace label={label} text={said} isOn={isOn} /> : said}
      >
        {[{ id: wholeId, text: whole }, ...options].map(({ id, text }) => (
          <ListBoxItem key={id} id={id} textValue={text} className={css('item')}>
            {({ isSelected }) => (
              <>
                <span className={css('mark')}>{isSelected && <Icon name="check" size="s" />}</span>
                {text}
              </>
            )}
          </ListBoxItem>
        ))}
      </SelectParts>
    </AriaSelect>
  )
}
