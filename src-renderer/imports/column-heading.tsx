import { useTexts } from '../state/console-context.tsx'
import { Select } from '../ui/select.tsx'
import styles from './imports.module.css'

type ColumnHeadingProps<Field extends string> = {
  column: { readonly title: string; readonly field: Field }
  /** From 0: a column without a title is called by its place. */
  index: number
  fields: readonly Field[]
  names: Readonly<Record<Field, string>>
  onField: (field: Field) => void
}

/** A column of a file, and what is taken from it. */
export function ColumnHeading<Field extends string>({
  column: { title, field },
  index,
  fields,
  names,
  onField,
}: ColumnHeadingProps<Field>) {
  const { imports: words } = useTexts()
  return (
    <th scope="col" className={styles[field === 'ignore' ? 'left-out' : 'taken']}>
      <span>{title === '' ? words.columnNumber(index + 1) : title}</span>
      <Select
        small
        hideLabel
        label={words.column(title === '' ? String(index + 1) : title)}
        value={field}
        options={fields.map((id) => ({ id, text: names[id] }))}
        onChange={onField}
      />
    </th>
  )
}
