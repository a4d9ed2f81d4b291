import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { AnswersLayout, AnswersPreview } from '../../../src-main/contract/answers.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { withAnswerField } from '../../../src-renderer/imports/answers-table.tsx'
import { ImportDialog } from '../../../src-renderer/imports/import-dialog.tsx'
import { ImportSection } from '../../../src-renderer/imports/import-section.tsx'
import { importOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const layout: AnswersLayout = {
  ...{ encoding: 'utf-8', delimiter: ';', hasHeader: true, scale: '1-5', lowestIsBest: false },
  ...{ dateOrder: 'day-first', withinDays: 30 },
  columns: [
    { title: 'Data', field: 'when' },
    { title: 'E-mail', field: 'email' },
    { title: 'Voto', field: 'mark' },
  ],
}
const preview: AnswersPreview = {
  layout,
  rows: [
    { cells: ['12/10/2024', 'maria@example.it', '4'], at: Date.UTC(2024, 9, 12), mark: 4 },
    { cells: ['boh', 'luca@example.it', '9'], at: null, mark: 'out-of-scale' },
    { cells: ['', 'anna@example.it', '1'], at: null, mark: 1 },
  ],
}
const file = new File(['Data;E-mail;Voto\n'], 'sondaggio.csv')
const button = (name: string) => screen.getByRole('button', { name })

async function openSurvey(read: AnswersPreview = preview) {
  const running = importOf({ what: 'satisfaction', fileName: 'sondaggio.csv' })
  const opened = show(<ImportDialog onClose={() => undefined} />, {
    answers: {
      'answers:preview': (asked) => success({ ...read, layout: asked.layout ?? read.layout }),
      'answers:start': () => success(running),
      'import:piece': () => success(running),
      'import:finish': () => success(running),
    },
  })
  await opened.user.click(screen.getByRole('radio', { name: 'Soddisfazione dei clienti' }))
  await opened.user.upload(screen.getByLabelText('Scegli un file…', { selector: 'input' }), file)
  await screen.findByRole('columnheader', { name: /^Letto così/ })
  return { ...opened, running }
}

test('a survey is seen as it is read, put right, and taken in', async () => {
  const { host, user, store, running } = await openSurvey()
  const read = screen.getAllByRole('row').map((row) => within(row).queryAllByRole('cell')[0]?.textContent)
  expect(read.slice(1)).toEqual([
    expect.stringMatching(/^4 su 5 12 ott 2024/),
    'fuori scala data illeggibile',
    '1 su 5 data di oggi',
  ])
  // Once a file is chosen nobody asks again what it brings.
  expect(screen.queryByRole('radio')).toBeNull()

  await user.click(screen.getByRole('button', { name: /Punteggi$/ }))
  await user.click(await screen.findByRole('option', { name: 'Da 0 a 10' }))
  await user.click(screen.getByRole('checkbox', { name: 'Il numero più basso è il migliore' }))
  await user.click(screen.getByRole('button', { name: /A quale contatto si riferisce$/ }))
  await user.click(await screen.findByRole('option', { name: 'L’ultimo, entro 7 giorni' }))
  expect(host.askedFor('answers:preview').at(-1)?.layout).toEqual({
    ...layout,
    ...{ scale: '0-10', lowestIsBest: true, withinDays: 7 },
  })

  act(() => store.setState({ importsById: { [running.id]: running } }))
  await user.click(button('Importa'))
  expect(await screen.findByRole('progressbar', { name: 'Importo sondaggio.csv' })).toBeDefined()
  expect(host.askedFor('answers:start')).toMatchObject([{ layout: { scale: '0-10' } }])
  const done = { ...running, state: 'done' as const, taken: 12, refused: 3 }
  act(() => store.setState({ importsById: { [running.id]: done } }))
  expect(screen.getByText('Fatto: 12 risposte importate.')).toBeDefined()
  expect(button('Scarica il rapporto (CSV)')).toBeDefined()
})

test('nothing is taken in before somebody says who answered, and what', async () => {
  const nobody = withAnswerField(withAnswerField(layout, 1, 'ignore'), 2, 'comment')
  await openSurvey({ ...preview, layout: nobody })
  expect(screen.getByText(/Indica almeno una colonna che dice chi ha risposto/)).toBeDefined()
  expect(screen.getByText('Indica la colonna del punteggio.')).toBeDefined()
  expect(button('Importa')).toHaveProperty('disabled', true)
})

test('each field is one column’s: choosing another one for it leaves the first', () => {
  expect(withAnswerField(layout, 0, 'mark').columns.map(({ field }) => field)).toEqual([
    'mark',
    'email',
    'ignore',
  ])
  expect(withAnswerField(layout, 2, 'ignore').columns.map(({ field }) => field)).toEqual([
    'when',
    'email',
    'ignore',
  ])
})

test('a picture called CSV is refused in one sentence', async () => {
  const { user } = show(<ImportDialog onClose={() => undefined} />, {
    answers: { 'answers:preview': () => failure('unreadable-file') },
  })
  await user.click(screen.getByRole('radio', { name: 'Soddisfazione dei clienti' }))
  await user.upload(screen.getByLabelText('Scegli un file…', { selector: 'input' }), file)
  expect(await screen.findByText(/non si legge né come CSV/)).toBeDefined()
  expect(button('Scegli un file…')).toBeDefined()
})

test('the list tells answers from customers, also before an undo', async () => {
  const done = importOf({ what: 'satisfaction', fileName: 'sondaggio.csv', state: 'done', taken: 12 })
  const { user } = show(<ImportSection />, { snapshot: { imports: [done] } })
  expect(screen.getByText('accolte 12, scartate 0')).toBeDefined()
  await user.click(button('Annulla importazione'))
  expect(screen.getByText(/Tolgo le 12 risposte arrivate con sondaggio.csv/)).toBeDefined()
  expect(button('Annulla l’importazione')).toBeDefined()
})
