import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Import, ImportLayout } from '../../../src-main/contract/imports.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { ImportPanel } from '../../../src-renderer/imports/import-panel.tsx'
import { ImportProgress } from '../../../src-renderer/imports/import-progress.tsx'
import { ImportSection } from '../../../src-renderer/imports/import-section.tsx'
import { namesSomebody, withField } from '../../../src-renderer/imports/layout.ts'
import { base64Of, pieceBytes, sendFile } from '../../../src-renderer/imports/send-file.ts'
import { createFakeHost } from '../../support/window/fake-host.ts'
import { importOf } from '../../support/window/fixtures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const layout = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: true,
  columns: [
    { title: 'Nome', field: 'name' },
    { title: 'Tel', field: 'ignore' },
  ],
} as const satisfies ImportLayout

const csv = new File(['Nome;Tel\nMaria Rossi;333 1234567\n'], 'clienti.csv')
const button = (name: string) => screen.getByRole('button', { name })

test('a file goes over in pieces, each after the one before, and arrives as it was', async () => {
  const bytes = new Uint8Array(pieceBytes * 2 + 100).map((_, index) => index % 251)
  const file = new File([bytes], 'grande.csv')
  const running = importOf()
  const arrived: string[] = []
  let inWorks = 0
  const host = createFakeHost({
    'import:start': ({ bytes: size }) => success({ ...running, bytesTotal: size }),
    'import:piece': async ({ piece }) => {
      inWorks += 1
      expect(inWorks).toBe(1)
      arrived.push(piece)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inWorks -= 1
      return success(running)
    },
    'import:finish': () => success({ ...running, state: 'done' }),
  })
  const started: Import[] = []
  const result = await sendFile(host.request, file, layout, (one) => started.push(one))
  expect(result).toMatchObject({ ok: true, value: { state: 'done' } })
  expect(started).toHaveLength(1)
  expect(arrived.map((piece) => atob(piece).length)).toEqual([pieceBytes, pieceBytes, 100])
  const whole = arrived.map((piece) => atob(piece)).join('')
  expect(whole.charCodeAt(pieceBytes + 7)).toBe((pieceBytes + 7) % 251)
})

test('an import that was stopped takes no more pieces', async () => {
  const file = new File([new Uint8Array(pieceBytes * 3)], 'grande.csv')
  const host = createFakeHost({
    'import:start': () => success(importOf()),
    'import:piece': () => success(importOf({ state: 'cancelled' })),
  })
  await sendFile(host.request, file, layout, () => undefined)
  expect(host.askedFor('import:piece')).toHaveLength(1)
  expect(host.askedFor('import:finish')).toHaveLength(0)
})

test('an empty file is sent as nothing, not as a broken piece', async () => {
  expect(await base64Of(new Blob([]))).toBe('')
})

test('one column names people: choosing another one for it leaves the first', () => {
  const changed = withField(layout, 1, 'name')
  expect(changed.columns.map(({ field }) => field)).toEqual(['ignore', 'name'])
  expect(withField(layout, 1, 'phone-mobile').columns.map(({ field }) => field)).toEqual([
    'name',
    'phone-mobile',
  ])
  expect(namesSomebody(withField(layout, 0, 'ignore'))).toBe(false)
  expect(namesSomebody({ format: 'vcard' })).toBe(true)
})

test('a file is seen as it is read, put right, and taken in; the rest can be downloaded', async () => {
  const running = importOf()
  const { host, store, user } = show(<ImportPanel onClose={() => undefined} />, {
    answers: {
      'import:preview': (asked) =>
        success({ layout: asked.layout ?? layout, rows: [['Maria Rossi', '333 1234567']] }),
      'import:start': () => success(running),
      'import:piece': () => success(running),
      'import:finish': () => success(running),
      'import:report': () => success('Riga;Motivo\n'),
    },
  })
  await user.upload(screen.getByLabelText('Scegli un file…', { selector: 'input' }), csv)
  expect(await screen.findByRole('cell', { name: 'Maria Rossi' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: /Colonna Tel/ }))
  await user.click(await screen.findByRole('option', { name: 'Cellulare' }))
  expect(host.askedFor('import:preview').at(-1)?.layout).toMatchObject({
    columns: [{ field: 'name' }, { field: 'phone-mobile' }],
  })

  act(() => store.setState({ importsById: { [running.id]: running } }))
  await user.click(button('Importa'))
  expect(await screen.findByRole('progressbar', { name: 'Importo clienti.csv' })).toBeDefined()
  expect(host.askedFor('import:start')[0]?.layout).toMatchObject({ columns: [{}, { field: 'phone-mobile' }] })

  act(() =>
    store.setState({ importsById: { [running.id]: { ...running, state: 'done', taken: 1200, refused: 3 } } }),
  )
  expect(screen.getByText(/^Fatto: 1\.?200 clienti importati\.$/)).toBeDefined()
  expect(screen.getByText('3 righe non sono state importate.')).toBeDefined()
  expect(button('Scarica il rapporto (CSV)')).toBeDefined()
})

test.each([
  ['customers', 4, 'Nessun cliente importato.', '4 righe non sono state importate.'],
  ['satisfaction', 4, 'Nessuna risposta importata.', '4 righe non sono state importate.'],
  ['satisfaction', 0, 'Nessuna risposta importata.', null],
] as const)('nothing taken is no success: %s, %i refused', (what, refused, none, left) => {
  const done = importOf({ what, state: 'done', taken: 0, refused })
  show(<ImportProgress importId={done.id} failed={null} onClose={() => undefined} />, {
    snapshot: { imports: [done] },
  })
  const said = screen.getByRole('status')
  expect(said.textContent).toBe(none)
  expect(said.querySelector('svg')).toBeNull()
  if (left !== null) expect(screen.getByText(left)).toBeDefined()
  expect(screen.queryByText('Tutte le righe sono state importate.')).toBeNull()
})

test('a picture called CSV is refused in one sentence, and another file can be chosen', async () => {
  const { host, user } = show(<ImportPanel onClose={() => undefined} />, {
    answers: { 'import:preview': () => failure('unreadable-file') },
  })
  const input = screen.getByLabelText('Scegli un file…', { selector: 'input' })
  await user.upload(input, csv)
  expect(await screen.findByText(/non si legge né come CSV né come vCard/)).toBeDefined()
  expect(button('Scegli un file…')).toBeDefined()
  // The same one as well: it may have been put right.
  await user.upload(input, csv)
  await waitFor(() => expect(host.askedFor('import:preview')).toHaveLength(2))
})

test('without a column that names somebody nothing is imported', async () => {
  const nameless = withField(layout, 0, 'ignore')
  const { user } = show(<ImportPanel onClose={() => undefined} />, {
    answers: { 'import:preview': () => success({ layout: nameless, rows: [['x', 'y']] }) },
  })
  await user.upload(screen.getByLabelText('Scegli un file…', { selector: 'input' }), csv)
  expect(await screen.findByText(/Indica almeno la colonna del nome/)).toBeDefined()
  expect(button('Importa')).toHaveProperty('disabled', true)
})

test('a running import can be stopped from the list, a finished one undone when asked twice', async () => {
  const running = importOf({ fileName: 'ora.csv' })
  const done = importOf({ fileName: 'ieri.csv', state: 'done', taken: 40 })
  const { host, user, ui } = show(<ImportSection />, {
    snapshot: { imports: [running, done] },
    answers: {
      'import:cancel': () => success({ ...running, state: 'cancelled' }),
      'import:undo': () => success({ ...done, state: 'undone', keptAtUndo: 2 }),
    },
  })
  await user.click(button('Ferma'))
  expect(host.askedFor('import:cancel')).toEqual([{ importId: running.id }])
  await user.click(button('Annulla importazione'))
  expect(host.askedFor('import:undo')).toHaveLength(0)
  expect(screen.getByText(/Tolgo i 40 clienti arrivati con ieri.csv/)).toBeDefined()
  await user.click(button('Toglili'))
  await vi.waitFor(() =>
    expect(ui.getState().notices).toMatchObject([{ kind: 'done', text: /2 schede tenute/ }]),
  )
})
