import { ReportFormat } from '../../src-main/contract/reports.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import styles from './reports.module.css'

type FormatChoiceProps = {
  formats: readonly ReportFormat[]
  canPrint: boolean
  onChange: (formats: readonly ReportFormat[]) => void
}

/** In which files; the last one stays. */
export function FormatChoice({ formats, canPrint, onChange }: FormatChoiceProps) {
  const { reports: words } = useTexts()
  return (
    <div className={styles['formats']}>
      {ReportFormat.options
        .filter((format) => format !== 'pdf' || canPrint)
        .map((format) => (
          <Checkbox
            key={format}
            isSelected={formats.includes(format)}
            onChange={(on) => {
              const next = ReportFormat.options.filter((each) =>
                each === format ? on : formats.includes(each),
              )
              if (next.length > 0) onChange(next)
            }}
          >
            {words.formats[format]}
          </Checkbox>
        ))}
    </div>
  )
}
