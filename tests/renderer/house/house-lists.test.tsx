import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { settledHouse } from '../../support/gallery/house.ts'
import { button, field, openSettings as open, panel, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

describe('categories and times', () => {
  test('a category is added under another, and moved under a third', async () => {
    const { user, sent } = open('categories')
    await user.click(button('Contratti'))
    await user.click(button('Aggiungi sotto questa'))
    await user.type(field('Nome'), 'Rinnovo')
    await user.click(button(/^Nessuna: in cima|^Contratti Sotto|Sotto/))
    await user.click(await screen.findByRole('option', { name: 'Informazioni' }))
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    const added = sent()[0]?.categories?.find(({ name }) => name === 'Rinnovo')
    expect(settledHouse.categories.find(({ id }) => id === added?.parentId)?.name).toBe('Informazioni')
  })

  test('one that goes lifts its branches; what else goes is said before', async () => {
    const { user, sent } = open('categories')
    await user.click(button('Togli questa categoria'))
    expect(
      screen.getByText(/^Ordini e consegne: Tolta\. 3 categorie salgono.*1 tempo di risposta se ne va/),
    ).toBeDefined()
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.categories?.find(({ name }) => name === 'Reso')?.parentId).toBeNull()
    expect(sent()[0]?.yardstick?.rules).toHaveLength(4)
  })

  test('arrows go through the tree', async () => {
    const { user } = open('categories')
    await user.click(button('Ordini e consegne'))
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(field('Nome')).toHaveProperty('value', 'Merce danneggiata')
    await user.keyboard('{ArrowUp}')
    expect(field('Nome')).toHaveProperty('value', 'Consegna in ritardo')
  })

  test('a time is typed as people say it, stands there in opening hours, and both are needed', async () => {
    const { user, sent } = open('yardstick')
    await user.click(screen.getByRole('radio', { name: 'Casa Argento' }))
    expect(field('Risposta entro, Reso').getAttribute('placeholder')).toBe('1 ora di apertura')
    type('Risposta entro, Reso', '45 min')
    await user.click(button('Salva'))
    expect(screen.getByText('Servono tutti e due i tempi, oppure nessuno.')).toBeDefined()
    type('Soluzione entro, Reso', '30 min')
    expect(screen.getByText('Non può essere prima della risposta.')).toBeDefined()
    type('Soluzione entro, Reso', 'presto')
    expect(screen.getByText('Scrivi come 30 min, 2 ore o 1:30.')).toBeDefined()
    type('Soluzione entro, Reso', '2')
    expect(field('Soluzione entro, Reso')).toHaveProperty('value', '2 ore di apertura')
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.yardstick?.rules.at(-1)).toMatchObject({ answerMinutes: 45, solveMinutes: 120 })
  })
})

describe('outcomes and phrases', () => {
  test('an outcome goes up, has the house’s word, and one at least is offered', async () => {
    const { user, sent } = open('outcomes')
    await user.click(button('Sposta su Richiamiamo noi'))
    await user.type(field('Come lo chiamate: Risolto'), 'A posto')
    const save = within(panel('Esiti di una chiamata')).getByRole('button', { name: 'Salva' })
    await user.click(save)
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.outcomes?.slice(0, 2)).toEqual([
      { outcome: 'solved', label: 'A posto', offered: true },
      { outcome: 'callback', label: 'Richiamiamo noi', offered: true },
    ])
    for (const box of screen.getAllByRole('checkbox', { checked: true })) await user.click(box)
    await user.click(save)
    expect(screen.getByText('Almeno un esito va offerto.')).toBeDefined()
    expect(sent()).toHaveLength(1)
  })

  test('a phrase that apologises as «I» is saved only all the same, after why was said', async () => {
    const { user, sent } = open('templates')
    const text = field('Testo')
    fireEvent.change(text, { target: { value: 'Mi scuso per il disagio, {cliente}.' } })
    expect(screen.getByText('Mi scuso per il disagio, Maria Rossi.')).toBeDefined()
    expect(screen.getByText(/^Le scuse sono della casa, non di chi risponde/)).toBeDefined()
    expect(screen.getByText('Trovato: «Mi scuso»')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Salva' })).toBeNull()
    await user.click(button('Salva lo stesso'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]).toMatchObject({ apologyConfirmed: true })
  })

  test('Enter alone never confirms: the main process asks, and the screen says why', async () => {
    const { user, host, sent } = open('templates')
    host.answerWith({
      'house:change': ({ apologyConfirmed }) =>
        apologyConfirmed ? success(settledHouse) : failure('first-person-apology', 'sal'),
    })
    fireEvent.change(field('Testo'), { target: { value: 'Mi scuso.' } })
    await user.click(field('Lettere'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.apologyConfirmed).toBeUndefined()
    expect(await screen.findByRole('button', { name: 'Salva lo stesso' })).toBeDefined()
  })

  test('two phrases with the same letters in one language and form are told apart before saving', async () => {
    const { user, sent } = open('templates')
    await user.click(button('Aggiungi una frase'))
    await user.type(field('Lettere'), 'sal')
    await user.type(field('Testo'), 'Buongiorno a Lei.')
    expect(screen.getByText(/^C’è già una frase con queste lettere/)).toBeDefined()
    await user.clear(field('Lettere'))
    await user.type(field('Lettere'), 'buon')
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()[0]?.templates?.at(-1)?.abbreviation).toBe('buon'))
  })
})

describe('the file', () => {
  test('is taken only after a yes, and what is wrong with it is said', async () => {
    const { host, user, container } = open('copy')
    const input = container.querySelector<HTMLInputElement>('input[type="file"]')
    if (!input) throw new Error('there is a file to choose')
    host.answerWith({
      'house:import': ({ text }) =>
        text === 'buono'
          ? success(settledHouse)
          : failure('unreadable-house', JSON.stringify({ kind: 'wrong-value', path: ['desks', 1, 'name'] })),
    })
    await user.upload(input, new File(['rotto'], 'casa.json', { type: 'application/json' }))
    expect(await screen.findByText(/^«casa.json» sostituisce tutte/)).toBeDefined()
    expect(host.askedFor('house:import')).toHaveLength(0)
    await user.click(button('Sostituisci'))
    expect(await screen.findByText(/Un valore non va bene: desks › 2 › name/)).toBeDefined()

    await user.upload(input, new File(['buono'], 'casa.json', { type: 'application/json' }))
    await user.click(await screen.findByRole('button', { name: 'Sostituisci' }))
    await waitFor(() => expect(screen.queryByText(/sostituisce tutte/)).toBeNull())
    expect(host.askedFor('house:import')).toEqual([{ text: 'rotto' }, { text: 'buono' }])
  })

  test('is offered as a download that the day is in the name of', async () => {
    const { host, user } = open('copy')
    host.answerWith({ 'house:export': () => success('{"format":"pronto-house"}') })
    const names: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download)
    })
    Object.assign(URL, { createObjectURL: () => 'blob:casa', revokeObjectURL: () => undefined })
    await user.click(button('Scarica il file'))
    await waitFor(() =>
      expect(names).toEqual([expect.stringMatching(/^pronto-casa-\d{4}-\d{2}-\d{2}\.json$/)]),
    )
    click.mockRestore()
  })
})

test('the house asks customers how satisfied they are only once it says so', async () => {
  const { user, sent } = open('outcomes')
  const ask = screen.getByRole('checkbox', { name: 'Chiederla ai clienti' })
  expect(ask).toHaveProperty('checked', false)
  await user.click(ask)
  await user.click(within(panel('Soddisfazione')).getByRole('button', { name: 'Salva' }))
  await waitFor(() => expect(sent()).toEqual([{ satisfaction: { asked: true } }]))
})

test('the house writes its own question, and sees at once how it will be asked', async () => {
  const { user, sent } = open('outcomes')
  await user.click(screen.getByRole('checkbox', { name: 'Chiederla ai clienti' }))
  await user.type(screen.getByLabelText('La domanda, con risposta da 1 a 5'), 'Quanto è contento di noi?')
  expect(screen.getByText(/l’operatore chiede «Quanto è contento di noi\?»/)).toBeDefined()
  await user.click(within(panel('Soddisfazione')).getByRole('button', { name: 'Salva' }))
  await waitFor(() =>
    expect(sent()).toEqual([{ satisfaction: { asked: true, question: 'Quanto è contento di noi?' } }]),
  )
})
