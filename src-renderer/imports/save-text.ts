type Kind = { readonly type: string; readonly mark: string }

/** The mark at its beginning lets spreadsheets read it as UTF-8. */
const csv: Kind = { type: 'text/csv;charset=utf-8', mark: '\uFEFF' }
export const json: Kind = { type: 'application/json', mark: '' }

/** Offers `text` as a download. */
export function saveText(text: string, fileName: string, { type, mark }: Kind = csv): void {
  const url = URL.createObjectURL(new Blob([mark, text.replace(/^\uFEFF/, '')], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
