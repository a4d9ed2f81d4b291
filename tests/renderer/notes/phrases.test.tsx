import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Template } from '../../../src-main/contract/house.ts'
import { defaultHouseFor } from '../../../src-main/default-house.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const found = defaultHouseFor('it')
const house = { ...found, manner: { ...found.manner, name: 'Bianchi Impianti' } }
const apology = 'A nome di Bianchi Impianti Le chiediamo scusa per il disagio: ce ne occupiamo subito.'

function drawTalking(templates: readonly Template[] = house.templates) {
  const drawn = drawWindow({
    ...scenes.talking,
    console: { ...scenes.talking.console, house: { ...house, templates } },
  })
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' })
  const offered = () =>
    screen
      .queryAllByRole('button', { name: /^Metti:/ })
      .map(({ textContent }) => textContent?.replace('Metti: ', ''))
  return { ...drawn, note, offered }
}

it('puts a phrase of the house where a few letters stood, by Tab, and writes on after it', async () => {
  const { user, note, offered, inputsOf } = drawTalking()

  await user.type(note, 'Ritardo di due giorni. scu')
  expect(offered()).toEqual([`scu${apology}`])
  await user.keyboard('{Tab}')

  expect(note.value).toBe(`Ritardo di due giorni. ${apology}`)
  expect(document.activeElement).toBe(note)
  expect(offered()).toEqual([])
  await user.keyboard(' Fine')
  expect(note.value).toBe(`Ritardo di due giorni. ${apology} Fine`)
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(inputsOf('note:finish')).toMatchObject([{ text: `Ritardo di due giorni. ${apology} Fine` }])
})

it('puts it in the middle of a text, with what is known of the customer and the operator', async () => {
  const { user, note } = drawTalking()
  await user.type(note, 'Prima  dopo')
  await user.type(note, 'pre{Tab}', { initialSelectionStart: 6, initialSelectionEnd: 6 })
  expect(note.value).toBe(
    'Prima Abbiamo preso nota della Sua richiesta, Maria Rossi: Le facciamo sapere noi, non occorre richiamare. dopo',
  )
  await user.type(note, ' sal{Tab}')
  expect(note.value).toContain('Buongiorno, sono Giulia')
})

it('leaves the letters by Escape, and Tab then goes on to the next field', async () => {
  const { user, note, offered } = drawTalking()
  await user.type(note, 'scu')
  await user.keyboard('{Escape}')
  expect(offered()).toEqual([])
  await user.keyboard('{Tab}')
  expect(note.value).toBe('scu')
  expect(document.activeElement).not.toBe(note)
})

it('offers nothing for other words, nor to whoever reads over the text', async () => {
  const { user, note, offered } = drawTalking()
  await user.type(note, 'Chiede il rimborso')
  expect(offered()).toEqual([])
  await user.type(note, ' scu')
  expect(offered()).toHaveLength(1)
  await user.keyboard('{ArrowLeft}')
  expect(offered()).toEqual([])
  await user.keyboard('{ArrowRight}{Tab}')
  expect(note.value).toBe('Chiede il rimborso scu')
})

it('chooses among several with the arrows, or with the mouse', async () => {
  const texts = ['sal', 'salve', 'salute'].map((abbreviation) => ({
    use: 'phrase' as const,
    abbreviation,
    language: 'it' as const,
    formOfAddress: 'lei' as const,
    text: `<${abbreviation}>`,
  }))
  const { user, note, offered } = drawTalking(texts)
  await user.type(note, 'sa')
  expect(offered()).toEqual(['sal<sal>', 'salute<salute>', 'salve<salve>'])
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Tab}')
  expect(note.value).toBe('<salve>')

  await user.type(note, ' sal')
  await user.click(screen.getByRole('button', { name: /^Metti:.*<salute>$/ }))
  expect(note.value).toBe('<salve> <salute>')
  expect(document.activeElement).toBe(note)
})

it('says when the house has a phrase only for others', async () => {
  const tu = house.templates.filter(
    ({ language, formOfAddress }) => language === 'it' && formOfAddress === 'tu',
  )
  const { user, note, offered } = drawTalking(tu)
  await user.type(note, 'scu')
  expect(offered()[0]).toContain('solo in tu')
})
