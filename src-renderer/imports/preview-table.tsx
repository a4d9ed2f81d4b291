import { type CsvLayout, ImportField, type ImportPreview } from '../../src-main/contract/imports.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { ColumnHeading } from './column-heading.tsx'
import styles from './imports.module.css'
import { commonDelimiters, withField } from './layout.ts'

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
const shownRows = 6

type Props = { preview: ImportPreview; layout: CsvLayout; onChange: (layout: CsvLayout) => void }

/** How the file is read, and the first rows read that way: a wrong guess is seen and put right here. */
export function PreviewTable({ preview, layout, onChange }: Props) {
  const { imports: words } = useTexts()
  return (
    <div className={styles['form']}>
      <FileReading layout={layout} onChange={(change) => onChange({ ...layout, ...change })} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className={styles['scroll']} tabIndex={0} aria-label={words.howRead}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {layout.columns.map((column, index) => (
                <ColumnHeading
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place, titles repeat
                  key={index}
                  column={column}
                  index={index}
                  fields={ImportField.options}
                  names={words.fields}
                  onField={(field) => onChange(withField(layout, index, field))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <Rows rows={preview.rows.slice(0, shownRows)} layout={layout} />
          </tbody>
        </table>
      </section>
    </div>
  )
}

type FileLayout = Pick<CsvLayout, 'delimiter' | 'encoding' | 'hasHeader'>

/** What every CSV file is read by. */
export function FileReading({
  layout,
  onChange,
}: {
  layout: FileLayout
  onChange: (change: Partial<FileLayout>) => void
}) {
  const { imports: words } = useTexts()
  const delimiters = [...new Set<string>([...commonDelimiters, layout.delimiter])]
  return (
    <div className={styles['reading']}>
      <Select
        label={words.delimiter}
        value={layout.delimiter}
        options={delimiters.map((id) => ({ id, text: delimiterName(id, words) }))}
        onChange={(delimiter) => onChange({ delimiter })}
      />
      <Select
        label={words.encoding}
        value={layout.encoding}
        options={encodings.map((id) => ({ id, text: words.encodings[id] }))}
        onChange={(encoding) => onChange({ encoding })}
      />
      <Checkbox isSelected={layout.hasHeader} onChange={(hasHeader) => onChange({ hasHeader })}>
        {words.hasHeader}
      </Checkbox>
    </div>
  )
}

function Rows({ rows, layout }: { rows: ImportPreview['rows']; layout: CsvLayout }) {
  return rows.map((row, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
    <tr key={at}>
      {layout.columns.map(({ field }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
        <td key={index} className={styles[field === 'ignore' ? 'left-out' : 'taken']} title={row[index]}>
          {row[index]}
        </td>
      ))}
    </tr>
  ))
}

type Words = ReturnType<typeof useTexts>['imports']

function delimiterName(sign: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.delimiters
  return known[sign] ?? words.otherDelimiter(sign)
}
