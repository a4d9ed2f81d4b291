import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './choice.module.css'
import { classesOf } from './classes.ts'

const css = classesOf(styles)

type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; text: string }[]
  onChange: (value: T) => void
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <RadioGroup
      className={css('group')}
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <Label className={css('label')}>{label}</Label>
      <div className={css('options')}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={css('option')}>
            {option.text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
