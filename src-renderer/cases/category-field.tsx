import { useMemo } from 'react'
import type { CaseCategory } from '../../src-main/contract/case-steps.ts'
import { categoryPath } from '../../src-main/domain/yardstick.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { ComboBox } from '../ui/combo-box.tsx'

export type ChosenCategory = Pick<CaseCategory, 'categoryId' | 'category'>

type CategoryFieldProps = {
  value: ChosenCategory
  onChange: (value: ChosenCategory) => void
  autoFocus?: boolean
}

/** The house's tree, found by typing any part of it; other words stay as they are typed. */
export function CategoryField({ value, onChange, autoFocus = false }: CategoryFieldProps) {
  const { cases } = useTexts()
  const { categories } = useHouse()
  const options = useMemo(
    () =>
      categories
        .map(({ id }) => ({ id, text: categoryPath(categories, id) }))
        .sort((a, b) => a.text.localeCompare(b.text)),
    [categories],
  )
  return (
    <ComboBox
      label={cases.category}
      listLabel={cases.categories}
      hint={options.length === 0 ? '' : cases.categoryHint}
      text={value.category}
      chosen={value.categoryId}
      options={options}
      maxLength={200}
      autoFocus={autoFocus}
      onChange={(category, categoryId) => onChange({ category, categoryId })}
    />
  )
}
